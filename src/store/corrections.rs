//! Mistakes are corrected by adding (DESIGN 2.3).

use chrono::Datelike;
use diesel::prelude::*;
use serde_json::json;

use super::appending::{Appending, Recorded};
use super::error::{Result, StoreError};
use super::schema::entries;
use super::{Read, Tx};
use crate::domain::dwellings::Dwellings;
use crate::domain::entry::{Correction, Entry, NewEntry};
use crate::domain::ids::Position;
use crate::domain::question::{breakdown_question, unanswered};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;

impl Read<'_> {
    /// The reversal of an entry, if there is one.
    pub fn reversal_of(&mut self, entry: Position) -> Result<Option<Position>> {
        Ok(entries::table
            .filter(entries::reverses.eq(entry))
            .select(entries::position)
            .first(self.conn)
            .optional()?)
    }

    /// The entries that stand in the place of one.
    pub fn replacements_of(&mut self, entry: Position) -> Result<Vec<Position>> {
        Ok(entries::table
            .filter(entries::replaces.eq(entry))
            .order(entries::position)
            .select(entries::position)
            .load(self.conn)?)
    }
}

/// What refuses one of the replacements says which.
fn in_replacement(row: usize, error: StoreError) -> StoreError {
    match error {
        StoreError::Refused(refusal) => {
            Refusal::InReplacement { row, refusal: Box::new(refusal) }.into()
        }
        other => other,
    }
}

impl Tx<'_> {
    /// Reverses an entry and records the right ones in its place, if any. Gives the reversal
    /// first, then the replacements.
    ///
    /// # Errors
    /// [`Refusal::UnknownEntry`], [`Refusal::IsReversal`], [`Refusal::AlreadyReversed`],
    /// [`Refusal::NotYours`], [`Refusal::Questions`] about the whole of a breakdown, and
    /// [`Refusal::InReplacement`] for whatever refuses or asks about one of the replacements.
    pub fn correct(&mut self, position: Position, with: &Correction) -> Result<Vec<Recorded>> {
        self.require(Role::may_record)?;
        let wrong = self.correctable(position)?;
        let parts = with.replacements.iter().map(|part| part.dwellings.get());
        let asked: Vec<_> =
            breakdown_question(with.reason, wrong.dwellings, parts).into_iter().collect();
        let open = unanswered(asked.clone(), &with.confirmed);
        if !open.is_empty() {
            return Err(Refusal::Questions(open).into());
        }
        let confirmed = if asked.is_empty() { Vec::new() } else { with.confirmed.clone() };
        let mut recorded = vec![self.reverse(&wrong, with, &confirmed, None)?];
        for (row, right) in with.replacements.iter().enumerate() {
            let taken = self.take_in(right, Some(position), None);
            recorded.push(taken.map_err(|error| in_replacement(row, error))?);
        }
        let replacements: Vec<_> = recorded.iter().skip(1).map(|it| it.position).collect();
        let detail = json!({
            "entry": position,
            "reason": with.reason.as_str(),
            "replacements": replacements,
        });
        let reversal = recorded.first().map(|it| it.position);
        self.note("entry-corrected", reversal, &detail)?;
        Ok(recorded)
    }

    /// The entry, if this author may correct it now.
    fn correctable(&mut self, position: Position) -> Result<Entry> {
        let wrong = self.entry(position)?.ok_or(Refusal::UnknownEntry(position))?;
        if wrong.reverses.is_some() {
            return Err(Refusal::IsReversal(position).into());
        }
        if let Some(by) = wrong.reversed_by {
            return Err(Refusal::AlreadyReversed { entry: position, by }.into());
        }
        if !self.role().may_manage() && wrong.author != self.login {
            return Err(Refusal::NotYours(position).into());
        }
        if !self.role().may_manage() {
            self.require_open(wrong.when.on.year())?;
        }
        Ok(wrong)
    }

    pub(super) fn reverse(
        &mut self,
        wrong: &Entry,
        with: &Correction,
        confirmed: &[crate::domain::entry::Confirmation],
        batch: Option<i32>,
    ) -> Result<Recorded> {
        let dwellings = Dwellings::try_from(wrong.dwellings)
            .map_err(|error| StoreError::Corrupt(error.to_string()))?;
        let undone = NewEntry {
            operation: wrong.operation,
            stage: wrong.stage,
            when: wrong.when,
            dwellings,
            note: with.note.clone(),
            reference: None,
        };
        self.append_entry(&Appending {
            entry: &undone,
            reverses: Some(wrong.position),
            replaces: None,
            reason: Some(with.reason),
            confirmed,
            batch,
        })
    }
}
