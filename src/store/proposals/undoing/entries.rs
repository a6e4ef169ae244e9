//! A file of entries: what it recorded is reversed, what it corrected stands again as it was.

use diesel::prelude::*;

use super::Batch;
use crate::domain::dwellings::Dwellings;
use crate::domain::entry::{Correction, CorrectionReason, Entry, NewEntry};
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::store::appending::Appending;
use crate::store::error::{Result, StoreError};
use crate::store::schema::entries;
use crate::store::{Read, Tx};

/// What undoing a file of entries takes.
pub(super) struct ToUndo {
    /// Its live entries, the last first.
    live: Vec<Entry>,
    /// What was recorded later and stands on them.
    pub(super) later: Vec<Position>,
}

impl Read<'_> {
    pub(super) fn entries_to_undo(&mut self, batch: &Batch) -> Result<ToUndo> {
        let own: Vec<Position> = entries::table
            .filter(entries::batch.eq(batch.id).and(entries::reverses.is_null()))
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
        Ok(ToUndo { live, later })
    }
}

impl Tx<'_> {
    pub(super) fn undo_entries(&mut self, batch: &Batch, proposal: i32) -> Result<usize> {
        let found = self.entries_to_undo(batch)?;
        for entry in &found.live {
            self.undo_entry(entry, proposal)?;
        }
        Ok(found.live.len())
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
