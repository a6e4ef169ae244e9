//! An adopted file of entries is undone as a batch of reversals: what it recorded is reversed, what
//! it corrected stands again as it was.

use diesel::prelude::*;
use serde_json::json;

use super::ProposalState;
use crate::domain::dwellings::Dwellings;
use crate::domain::entry::{Correction, CorrectionReason, Entry, NewEntry};
use crate::domain::event::written;
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::appending::Appending;
use crate::store::error::{Result, StoreError};
use crate::store::schema::{batches, entries};
use crate::store::{Read, Tx};

impl Read<'_> {
    /// Live entries of a batch, the last first, and what was recorded later and stands on them.
    pub fn undoable(&mut self, batch: i32) -> Result<(Vec<Entry>, Vec<Position>)> {
        let own: Vec<Position> = entries::table
            .filter(entries::batch.eq(batch).and(entries::reverses.is_null()))
            .order(entries::position.desc())
            .select(entries::position)
            .load(self.conn)?;
        let (mut live, mut later) = (Vec::new(), Vec::new());
        for position in own {
            let entry = self.entry(position)?.ok_or(StoreError::NotFound)?;
            if entry.reversed_by.is_some() {
                // What was corrected since stands on it; what was only taken back does not.
                later.extend(self.replacements_of(position)?);
                continue;
            }
            if let Some(Refusal::HasFamily { defects, cures, namings, .. }) =
                self.standing_on(position)?
            {
                later.extend(defects.into_iter().chain(cures).chain(namings));
            }
            live.push(entry);
        }
        later.sort_unstable();
        later.dedup();
        Ok((live, later))
    }
}

impl Tx<'_> {
    /// Undoes an adopted file of entries. It may then be brought again.
    ///
    /// # Errors
    /// [`Refusal::NotUndoable`] where it is no adopted file of entries, and
    /// [`Refusal::LaterStand`] while later entries, defects or names stand on it.
    pub fn undo_proposal(&mut self, id: i32) -> Result<()> {
        self.require(Role::may_manage)?;
        let held = self.proposal(id, None)?.ok_or(StoreError::NotFound)?;
        let entries_only = held.kind == crate::domain::proposal::Kind::Entries;
        let batch = match held.batch {
            Some(batch) if held.state == ProposalState::Adopted && entries_only => batch,
            _ => return Err(Refusal::NotUndoable.into()),
        };
        let (live, later) = self.undoable(batch)?;
        if !later.is_empty() {
            return Err(Refusal::LaterStand { entries: later }.into());
        }
        let start = self.tip()?.position;
        for entry in &live {
            self.undo_entry(entry, id)?;
        }
        let at = written(self.now);
        diesel::update(batches::table.find(batch))
            .set(batches::undone_at.eq(at))
            .execute(self.conn)?;
        self.decide(id, ProposalState::Undone)?;
        let end = self.tip()?.position;
        let detail = json!({
            "number": id, "file": held.file, "n": live.len(), "first": start + 1, "last": end,
        });
        self.note("file-import-undone", Some(end), &detail)
    }

    /// Reverses an entry of a file; where it stood for another, that one is recorded again.
    fn undo_entry(&mut self, entry: &Entry, proposal: i32) -> Result<()> {
        let correction = Correction {
            reason: CorrectionReason::SourceCorrected,
            note: Some(format!("annulation de la proposition {proposal}")),
            replacements: Vec::new(),
            confirmed: Vec::new(),
        };
        self.reverse(entry, &correction, &[], None)?;
        let Some(before) = entry.replaces else { return Ok(()) };
        let before = self.entry(before)?.ok_or(StoreError::NotFound)?;
        let dwellings = Dwellings::try_from(before.dwellings)
            .map_err(|error| StoreError::Corrupt(error.to_string()))?;
        let again = NewEntry {
            operation: before.operation,
            stage: before.stage,
            when: before.when,
            dwellings,
            note: before.note,
            reference: before.reference,
        };
        self.append_entry(&Appending {
            entry: &again,
            reverses: None,
            replaces: Some(entry.position),
            reason: None,
            confirmed: &before.confirmed,
            batch: None,
        })?;
        Ok(())
    }
}
