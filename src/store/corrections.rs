//! Mistakes are corrected by adding (DESIGN 2.3).

use chrono::Datelike;
use diesel::prelude::*;
use serde_json::json;

use super::appending::{Appending, Recorded};
use super::error::{Result, StoreError};
use super::schema::entries;
use super::{Read, Tx};
use crate::domain::defect::{Defect, DefectKind};
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

impl Read<'_> {
    /// What keeps an entry from being corrected: its live defects, cures and names.
    pub fn standing_on(&mut self, entry: Position) -> Result<Option<Refusal>> {
        let live: Vec<Defect> =
            self.defects_of(entry)?.into_iter().filter(Defect::is_live).collect();
        let of = |kind: DefectKind| {
            live.iter().filter(|it| it.kind == kind).map(|it| it.position).collect::<Vec<_>>()
        };
        let (defects, cures) = (of(DefectKind::Defect), of(DefectKind::Cure));
        let namings = self.standing_namings(entry)?;
        let free = defects.is_empty() && cures.is_empty() && namings.is_empty();
        Ok((!free).then_some(Refusal::HasFamily { entry, defects, cures, namings }))
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
    /// [`Refusal::NotYours`], [`Refusal::HasFamily`] while defects, cures or names stand on it,
    /// [`Refusal::Questions`] about the whole of a breakdown, and [`Refusal::InReplacement`] for whatever refuses or asks about one of the replacements.
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

    /// Refuses while an entry has live defects, cures or names: these are taken back first.
    fn without_family(&mut self, entry: Position) -> Result<()> {
        match self.standing_on(entry)? {
            Some(refusal) => Err(refusal.into()),
            None => Ok(()),
        }
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
        self.without_family(wrong.position)?;
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
