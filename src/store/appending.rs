//! Recording an entry: names are looked up, limits checked, the event appended, the sums moved.

#![expect(clippy::ref_option_ref, reason = "Diesel derives how a row is inserted like this")]

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::estates::EstateIndex;
use super::events::Head;
use super::imports::Held;
use super::rollups::Moves;
use super::schema::entries;
use super::surroundings::EstateMonths;
use super::{Tx, as_json};
use crate::domain::calendar::{Day, Month, Precision};
use crate::domain::entry::{Body, Confirmation, CorrectionReason, NewEntry, Recording};
use crate::domain::estate::Estate;
use crate::domain::event::{EventKind, Hash};
use crate::domain::ids::{EstateId, LandlordId, OperationId, Position};
use crate::domain::landlord::Landlord;
use crate::domain::operation::Operation;
use crate::domain::programme::Programme;
use crate::domain::question::{Question, questions, unanswered};
use crate::domain::refusal::Refusal;
use crate::domain::stage::Stage;
use crate::domain::territory::Membership;
use crate::domain::year::Calendar;

/// What a transaction has read already, and what it will add to the sums. An import reads each
/// register once, not once a row.
#[derive(Default)]
pub(super) struct Books {
    pub(super) head: Option<Head>,
    pub(super) rebuild: bool,
    pub(super) moves: Moves,
    pub(super) programmes: Option<Vec<Programme>>,
    pub(super) memberships: HashMap<String, Vec<Membership>>,
    index: Option<EstateIndex>,
    landlords: Option<Vec<Landlord>>,
    operations: HashMap<OperationId, Rc<Operation>>,
    /// The operation that names mean, as they were written one after the other.
    meant: HashMap<String, OperationId>,
    pub(super) stages: HashMap<OperationId, BTreeMap<Stage, (i64, i64)>>,
    pub(super) months: HashMap<(EstateId, Stage), EstateMonths>,
    pub(super) unallocated: HashMap<(LandlordId, Stage, i32), Option<(Position, i64)>>,
    /// What the ledger holds already, while a file is taken in.
    pub(super) held: Option<Held>,
    pub(super) years: Option<Calendar>,
}

impl Books {
    /// Registers changed: what was read of them is read again.
    pub(super) fn forget_registers(&mut self) {
        self.programmes = None;
        self.memberships.clear();
        self.index = None;
        self.landlords = None;
        self.operations.clear();
        self.meant.clear();
    }
}

/// What names an operation, as people write it.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) estate: Option<&'a str>,
    pub(super) operation: Option<&'a str>,
    pub(super) landlord: Option<&'a str>,
}

impl<'a> Names<'a> {
    fn of(recording: &'a Recording) -> Self {
        Self {
            estate: recording.estate.as_deref(),
            operation: recording.operation.as_deref(),
            landlord: recording.landlord.as_deref(),
        }
    }
}

/// What was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Its position.
    pub position: Position,
    /// Its hash.
    pub hash: Hash,
}

/// A row to append; its position and hash come from the chain.
pub(super) struct Appending<'a> {
    pub(super) entry: &'a NewEntry,
    pub(super) reverses: Option<Position>,
    pub(super) replaces: Option<Position>,
    pub(super) reason: Option<CorrectionReason>,
    pub(super) confirmed: &'a [Confirmation],
    pub(super) batch: Option<i32>,
}

// All columns are written, so that the statement is the same for every row and kept prepared.
#[derive(Insertable)]
#[diesel(table_name = entries, treat_none_as_default_value = false)]
struct Row<'a> {
    position: i64,
    operation: i32,
    stage: &'a str,
    on_day: Day,
    precision: &'a str,
    booked: Day,
    dwellings: i64,
    reverses: Option<i64>,
    replaces: Option<i64>,
    reason: Option<&'a str>,
    note: Option<&'a str>,
    reference: Option<&'a str>,
    confirmed: Option<String>,
    batch: Option<i32>,
    recorded_on: Day,
}

impl Tx<'_> {
    /// Records an entry.
    ///
    /// # Errors
    /// [`StoreError::Refused`] with the limit that refuses, or with the questions that are open.
    pub fn record(&mut self, recording: &Recording) -> Result<Recorded> {
        self.require(crate::domain::role::Role::may_record)?;
        let recorded = self.take_in(recording, None, None)?;
        let detail = json!({
            "stage": recording.stage.as_str(),
            "dwellings": recording.dwellings.get(),
        });
        self.note("entry-recorded", Some(recorded.position), &detail)?;
        Ok(recorded)
    }

    /// Checks and appends, without the audit line.
    pub(super) fn take_in(
        &mut self,
        recording: &Recording,
        replaces: Option<Position>,
        batch: Option<i32>,
    ) -> Result<Recorded> {
        let (entry, asked) = self.examine(recording)?;
        let open = unanswered(asked.clone(), &recording.confirmed);
        if !open.is_empty() {
            return Err(Refusal::Questions(open).into());
        }
        let confirmed = answers(&asked, &recording.confirmed);
        self.append_entry(&Appending {
            entry: &entry,
            reverses: None,
            replaces,
            reason: None,
            confirmed: &confirmed,
            batch,
        })
    }

    /// What the names mean, and all questions the entry raises.
    pub(super) fn examine(&mut self, recording: &Recording) -> Result<(NewEntry, Vec<Question>)> {
        let operation = self.resolve(Names::of(recording))?;
        let when = recording.date.settle(self.today()).map_err(Refusal::Future)?;
        let entry = NewEntry {
            operation,
            stage: recording.stage,
            when,
            dwellings: recording.dwellings,
            note: recording.note.clone(),
            reference: recording.reference.clone(),
        };
        let asked = self.asked(&entry)?;
        Ok((entry, asked))
    }

    /// All questions an entry raises.
    pub(super) fn asked(&mut self, entry: &NewEntry) -> Result<Vec<Question>> {
        let around = self.surroundings(entry)?;
        Ok(questions(entry, &around))
    }

    /// The operation that names mean, found once for each way of writing them.
    pub(super) fn resolve(&mut self, names: Names<'_>) -> Result<OperationId> {
        let Names { estate, operation, landlord } = names;
        let written = [estate, operation, landlord].map(|it| it.unwrap_or("\n")).join("\t");
        if let Some(known) = self.books.meant.get(&written) {
            return Ok(*known);
        }
        let found = self.look_up(names)?;
        self.books.meant.insert(written, found);
        Ok(found)
    }

    fn look_up(&mut self, names: Names<'_>) -> Result<OperationId> {
        let estate = match names.estate {
            Some(text) => Some(self.estate_index()?.find(text)?.clone()),
            None => None,
        };
        let landlord = match names.landlord {
            Some(text) => Some(self.landlord_of_text(text)?),
            None => None,
        };
        if let Some(code) = names.operation {
            let operation = self.operation_of_text(code, estate.as_deref())?;
            let elsewhere = estate.is_some_and(|estate| estate.id != operation.estate)
                || landlord.is_some_and(|landlord| landlord != operation.landlord);
            if elsewhere {
                return Err(Refusal::OperationElsewhere(code.to_owned()).into());
            }
            return Ok(operation.id);
        }
        let Some(estate) = estate else {
            return Err(Refusal::UnknownEstate(String::new()).into());
        };
        let landlord = match landlord {
            Some(landlord) => landlord,
            None => self.only_landlord(&estate)?,
        };
        self.unnamed_operation(&estate, landlord)
    }

    /// The operation of that code, or of that name on the estate.
    pub(super) fn operation_of_text(
        &mut self,
        text: &str,
        estate: Option<&Estate>,
    ) -> Result<Operation> {
        let mut found = self.read.operation(text)?;
        if let (None, Some(estate)) = (&found, estate) {
            let wanted = crate::domain::names::fold(text);
            let mut there = self.read.operations_of(estate.id)?;
            there.retain(|it| crate::domain::names::fold(&it.name) == wanted);
            found = if there.len() == 1 { there.pop() } else { None };
        }
        Ok(found.ok_or_else(|| Refusal::UnknownOperation(text.to_owned()))?)
    }

    pub(super) fn estate_index(&mut self) -> Result<&EstateIndex> {
        if self.books.index.is_none() {
            let estates = self.read.estates()?;
            self.books.index = Some(EstateIndex::new(estates));
        }
        self.books.index.as_ref().ok_or(StoreError::NotFound)
    }

    pub(super) fn landlord_of_text(&mut self, text: &str) -> Result<LandlordId> {
        if self.books.landlords.is_none() {
            self.books.landlords = Some(self.read.landlords()?);
        }
        let folded = crate::domain::names::fold(text);
        let found = self.books.landlords.iter().flatten().find(|it| {
            it.code.as_str() == text.trim() || crate::domain::names::fold(&it.name) == folded
        });
        Ok(found.map(|it| it.id).ok_or_else(|| Refusal::UnknownLandlord(text.to_owned()))?)
    }

    /// The one landlord of an estate: by its register, or else by its operations.
    pub(super) fn only_landlord(&mut self, estate: &Estate) -> Result<LandlordId> {
        let mut known = estate.landlords.clone();
        known.retain(|it| self.sees_landlord(*it));
        if known.is_empty() {
            known = self.read.operations_of(estate.id)?.iter().map(|it| it.landlord).collect();
            known.sort_unstable();
            known.dedup();
        }
        if let [one] = known.as_slice() {
            return Ok(*one);
        }
        let all = self.read.landlords()?;
        if let (true, [one]) = (known.is_empty() && self.is_limited(), all.as_slice()) {
            return Ok(one.id);
        }
        let names = all.into_iter().filter(|it| known.contains(&it.id)).map(|it| it.name).collect();
        Err(Refusal::LandlordNeeded { estate: estate.name.clone(), known: names }.into())
    }

    pub(super) fn operation_kept(&mut self, id: OperationId) -> Result<Rc<Operation>> {
        if let Some(known) = self.books.operations.get(&id) {
            return Ok(Rc::clone(known));
        }
        let operation = Rc::new(self.read.operation_by_id(id)?);
        self.books.operations.insert(id, Rc::clone(&operation));
        Ok(operation)
    }

    pub(super) fn estate_kept(&mut self, id: EstateId) -> Result<Rc<Estate>> {
        let index = self.estate_index()?;
        index.estates.get(&id).cloned().ok_or(StoreError::NotFound)
    }

    /// Appends an entry or a reversal, its event and what it adds to the sums. Whatever the path,
    /// the state of its year decides here where it is booked.
    pub(super) fn append_entry(&mut self, it: &Appending<'_>) -> Result<Recorded> {
        let entry = it.entry;
        let sign = if it.reverses.is_some() { -1 } else { 1 };
        let recorded_on = self.today();
        let booked = self.booked_for(entry.when.on)?;
        let full = Body {
            operation: entry.operation,
            stage: entry.stage,
            on: entry.when.on,
            precision: entry.when.precision,
            booked,
            dwellings: sign * entry.dwellings.get(),
            reverses: it.reverses,
            replaces: it.replaces,
            reason: it.reason,
            note: entry.note.as_deref(),
            reference: entry.reference.as_deref(),
            confirmed: it.confirmed,
            batch: it.batch,
        };
        let kind = if sign < 0 { EventKind::Reversal } else { EventKind::Entry };
        let (position, hash) = self.append(kind, None, &full.json())?;
        let confirmed = if it.confirmed.is_empty() { None } else { Some(as_json(&it.confirmed)?) };
        let row = Row {
            position,
            operation: entry.operation,
            stage: entry.stage.as_str(),
            on_day: entry.when.on,
            precision: entry.when.precision.as_str(),
            booked: full.booked,
            dwellings: full.dwellings,
            reverses: it.reverses,
            replaces: it.replaces,
            reason: it.reason.map(CorrectionReason::as_str),
            note: entry.note.as_deref(),
            reference: entry.reference.as_deref(),
            confirmed,
            batch: it.batch,
            recorded_on,
        };
        diesel::insert_into(entries::table).values(&row).execute(self.conn)?;
        if let Some(held) = &mut self.books.held {
            held.note(entry, position, it.reverses);
        }
        self.count(entry, sign)?;
        Ok(Recorded { position, hash })
    }

    /// Moves the sums: those of this transaction, and those that will be written at its end.
    fn count(&mut self, entry: &NewEntry, sign: i64) -> Result<()> {
        let operation = self.operation_kept(entry.operation)?;
        let estate = self.estate_kept(operation.estate)?;
        let dwellings = sign * entry.dwellings.get();
        // Read before they move: the sums of this transaction are not in the database yet, and a
        // replacement is checked after the reversal it follows.
        self.stages_kept(operation.id)?;
        if let Some(stages) = self.books.stages.get_mut(&operation.id) {
            let sum = stages.entry(entry.stage).or_default();
            *sum = (sum.0 + dwellings, sum.1 + sign);
        }
        if let Some(reported) = self.books.months.get_mut(&(estate.id, entry.stage)) {
            if operation.kind.is_rehabilitation() {
                reported.rehabilitated += dwellings;
            }
            if entry.when.precision != Precision::Year {
                *reported.months.entry(Month::of(entry.when.on)).or_default() += dwellings;
            }
        }
        if estate.is_bucket() {
            self.books.unallocated.clear();
        }
        let year_only = entry.when.precision == Precision::Year;
        let moved = self.books.moves.entry((operation.id, entry.stage, entry.when.on, year_only));
        let sum = moved.or_default();
        *sum = (sum.0 + dwellings, sum.1 + sign);
        Ok(())
    }
}

/// Only answers to questions that were asked are kept.
pub(super) fn answers(asked: &[Question], confirmed: &[Confirmation]) -> Vec<Confirmation> {
    let was_asked =
        |answer: &&Confirmation| asked.iter().any(|question| question.code() == answer.question);
    confirmed.iter().filter(was_asked).cloned().collect()
}
