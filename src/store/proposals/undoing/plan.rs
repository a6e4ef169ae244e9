//! A plan file filled the draft of a programme: the draft is again what it was. Once it is
//! published or saved otherwise, it is corrected as a draft is.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::Batch;
use crate::domain::calendar::Day;
use crate::domain::ids::{EstateId, Position, ProgrammeId};
use crate::domain::plan::Years;
use crate::store::error::{Result, StoreError};
use crate::store::past::of_json;
use crate::store::plans::Draft;
use crate::store::schema::{batches, plan_drafts, plans};
use crate::store::{Read, Tx, as_json};

/// What a plan file found and left, kept with its batch.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    programme: ProgrammeId,
    /// The head when it was taken in.
    head: Position,
    left: Sheet,
    found: Option<Sheet>,
}

#[derive(PartialEq, Serialize, Deserialize)]
struct Sheet {
    target: i64,
    last_day: Day,
    years: Years,
    estates: BTreeMap<EstateId, Years>,
}

impl Sheet {
    fn of(draft: &Draft) -> Self {
        Self {
            target: draft.target,
            last_day: draft.last_day,
            years: draft.years.clone(),
            estates: draft.estates.clone(),
        }
    }
}

/// What became of the draft since.
pub(super) enum Since {
    Nothing,
    /// Somebody saved it.
    Saved(String),
    /// It was published, or another was.
    Published(Position),
    /// Somebody threw it away: there is nothing to give back.
    Discarded,
}

impl Read<'_> {
    pub(super) fn draft_to_undo(&mut self, batch: &Batch) -> Result<(Kept, Since)> {
        let kept: Kept = of_json(batch.before.as_deref().unwrap_or_default())?;
        let published: Option<Position> = plans::table
            .filter(plans::programme.eq(kept.programme).and(plans::position.gt(kept.head)))
            .order(plans::position)
            .select(plans::position)
            .first(self.conn)
            .optional()?;
        let now = self.plan_draft(kept.programme)?;
        let since = match (published, now) {
            (Some(at), _) => Since::Published(at),
            (None, None) => Since::Discarded,
            (None, Some(draft)) if Sheet::of(&draft) == kept.left => Since::Nothing,
            (None, Some(draft)) => Since::Saved(draft.updated_by),
        };
        Ok((kept, since))
    }
}

impl Tx<'_> {
    /// Keeps with the batch of a plan file the draft it found and the one it left.
    pub(in crate::store) fn keep_before(
        &mut self,
        batch: i32,
        programme: ProgrammeId,
        draft: Option<&Draft>,
    ) -> Result<()> {
        let left = self.plan_draft(programme)?.ok_or(StoreError::NotFound)?;
        let kept = Kept {
            programme,
            head: self.tip()?.position,
            left: Sheet::of(&left),
            found: draft.map(Sheet::of),
        };
        diesel::update(batches::table.find(batch))
            .set(batches::before.eq(as_json(&kept)?))
            .execute(self.conn)?;
        Ok(())
    }

    /// Gives the draft back; the years it counts.
    pub(super) fn undo_draft(&mut self, batch: &Batch) -> Result<usize> {
        let (kept, since) = self.draft_to_undo(batch)?;
        if !matches!(since, Since::Nothing) {
            return Ok(0);
        }
        let Some(sheet) = kept.found else {
            diesel::delete(plan_drafts::table.find(kept.programme)).execute(self.conn)?;
            return Ok(0);
        };
        let revision = self.plan_draft(kept.programme)?.map_or(0, |it| it.revision);
        let count = sheet.years.len();
        let draft = Draft {
            revision,
            target: sheet.target,
            last_day: sheet.last_day,
            years: sheet.years,
            estates: sheet.estates,
            updated_by: String::new(),
            updated_at: None,
        };
        self.save_plan_draft(kept.programme, &draft)?;
        Ok(count)
    }
}
