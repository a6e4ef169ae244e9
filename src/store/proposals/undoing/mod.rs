//! An adopted file is undone as a whole, in the ledger's own terms: entries are reversed and what they
//! corrected stands again; estates and dwellings take the state they had, those that only the file
//! made are withdrawn, names it gave are taken back; a draft of a plan is again what it was. What
//! was recorded later and stands on any of it keeps all of it as it is.

mod dwellings;
mod entries;
mod estates;
mod plan;

use diesel::prelude::*;
use serde_json::json;

use super::{Proposal, ProposalState};
use crate::domain::event::{EventKind, written};
use crate::domain::ids::Position;
use crate::domain::proposal::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::error::{Result, StoreError};
use crate::store::schema::{batches, events};
use crate::store::{Read, Tx, parsed};

/// What stands on a file that was taken in and keeps it from being undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// What was recorded later, ascending.
    pub later: Vec<(Position, EventKind)>,
    /// Who saved, later, a draft of a plan that stands on it.
    pub draft: Option<String>,
}

/// A file that was taken in.
struct Batch {
    id: i32,
    kind: Kind,
    first: Position,
    last: Position,
    before: Option<String>,
}

impl Read<'_> {
    /// What stands on a file; none where it is not undone as a whole, or was already.
    pub fn standing_on_file(&mut self, proposal: &Proposal) -> Result<Option<Standing>> {
        let Some(batch) = self.batch_to_undo(proposal)? else { return Ok(None) };
        let (mut later, mut draft) = (Vec::new(), None);
        match batch.kind {
            Kind::Entries => later = self.entries_to_undo(&batch)?.later,
            Kind::Estates => {
                let found = self.estates_to_undo(&batch)?;
                (later, draft) = (found.later, found.draft);
            }
            Kind::Plan => match self.draft_to_undo(&batch)?.1 {
                plan::Since::Published(at) => later.push(at),
                plan::Since::Saved(by) => draft = Some(by),
                plan::Since::Nothing | plan::Since::Discarded => {}
            },
            Kind::Dwellings => later = self.dwellings_to_undo(&batch)?.later,
        }
        later.sort_unstable();
        later.dedup();
        Ok(Some(Standing { later: self.kinds_of(&later)?, draft }))
    }

    fn batch_to_undo(&mut self, proposal: &Proposal) -> Result<Option<Batch>> {
        type Row = (i32, String, Option<i64>, Option<i64>, Option<String>);
        let Some(id) = proposal.batch.filter(|_| proposal.state == ProposalState::Adopted) else {
            return Ok(None);
        };
        let row: Option<Row> = batches::table
            .find(id)
            .filter(batches::undone_at.is_null())
            .select((batches::id, batches::kind, batches::first, batches::last, batches::before))
            .first(self.conn)
            .optional()?;
        let Some((id, kind, first, last, before)) = row else { return Ok(None) };
        let kind: Kind = parsed(&kind)?;
        let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
        // Files of the first releases do not say what they must give back.
        let told = match kind {
            Kind::Entries => true,
            Kind::Plan => before.is_some(),
            Kind::Estates | Kind::Dwellings => last > 0,
        };
        Ok(told.then_some(Batch { id, kind, first, last, before }))
    }

    fn kinds_of(&mut self, positions: &[Position]) -> Result<Vec<(Position, EventKind)>> {
        let mut found = Vec::with_capacity(positions.len());
        for position in positions {
            let kind: String =
                events::table.find(position).select(events::kind).first(self.conn)?;
            found.push((*position, parsed(&kind)?));
        }
        Ok(found)
    }
}

impl Tx<'_> {
    /// Undoes an adopted file. It may then be brought again.
    ///
    /// # Errors
    /// [`Refusal::NotUndoable`] where it is no adopted file, or one that changed nothing,
    /// [`Refusal::LaterStand`] while what was recorded later stands on it, and
    /// [`Refusal::LaterDraft`] while a draft saved later does.
    pub fn undo_proposal(&mut self, id: i32) -> Result<()> {
        self.require(Role::may_manage)?;
        let held = self.proposal(id, None)?.ok_or(StoreError::NotFound)?;
        let batch = self.batch_to_undo(&held)?.ok_or(Refusal::NotUndoable)?;
        let standing = self.standing_on_file(&held)?.unwrap_or_default();
        if !standing.later.is_empty() {
            let entries = standing.later.into_iter().map(|(position, _)| position).collect();
            return Err(Refusal::LaterStand { entries }.into());
        }
        if let Some(by) = standing.draft {
            return Err(Refusal::LaterDraft { by }.into());
        }
        let start = self.tip()?.position;
        let (action, undone) = match batch.kind {
            Kind::Entries => ("file-import-undone", self.undo_entries(&batch, id)?),
            Kind::Estates => ("file-estates-undone", self.undo_estates(&batch)?),
            Kind::Plan => ("file-plan-undone", self.undo_draft(&batch)?),
            Kind::Dwellings => ("file-dwellings-undone", self.undo_dwellings(&batch)?),
        };
        let at = written(self.now);
        diesel::update(batches::table.find(batch.id))
            .set(batches::undone_at.eq(at))
            .execute(self.conn)?;
        self.decide(id, ProposalState::Undone)?;
        let end = self.tip()?.position;
        let detail = json!({
            "number": id, "file": held.file, "n": undone, "first": start + 1, "last": end,
        });
        self.note(action, (end > start).then_some(end), &detail)
    }
}
