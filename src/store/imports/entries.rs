//! Entry files: each line is new, known already, or a correction.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use diesel::prelude::*;

use super::held::{Said, said};
use super::outcome;
use crate::domain::calendar::When;
use crate::domain::dwellings::Dwellings;
use crate::domain::entry::{Confirmation, Correction, CorrectionReason, Entry, NewEntry};
use crate::domain::ids::{EstateId, LandlordId, OperationId, Position};
use crate::domain::proposal::{
    Column, EffectSum, EntriesEffect, EntryLine, EntryLines, Import, ImportFile, ImportOptions,
    LineCorrected, LineKnown, MOST_WRONG, Why, WrongLine,
};
use crate::domain::question::{Question, unanswered};
use crate::domain::role::Role;
use crate::domain::stage::Stage;
use crate::store::Tx;
use crate::store::appending::{Appending, Names, answers};
use crate::store::error::{Result, StoreError};
use crate::store::schema::operations;

/// A progress is told each time so many lines are checked.
const TELL_EVERY: usize = 5_000;

/// A file on its way in.
struct Pass {
    /// The head when it began: entries up to it were there before the file.
    start: Position,
    batch: i32,
    confirmed: Vec<Confirmation>,
    /// The same, of a line that is ticked: it is meant to be a twin.
    ticked_confirmed: Vec<Confirmation>,
    /// Lines recorded although an entry says the same.
    ticked: BTreeSet<u64>,
    /// Each entry of this file with its line, ascending.
    entries: Vec<(Position, u64)>,
    wrong: Vec<WrongLine>,
    effect: EntriesEffect,
    sums: BTreeMap<(EstateId, Stage, i32), (i64, i64)>,
}

impl Pass {
    /// A question that is open; a twin of this very file is named by its line.
    fn why(&self, question: Question) -> Why {
        let line = match question {
            Question::Twin { of } => self.line_of(of),
            _ => None,
        };
        line.map_or(Why::Asked(question), |line| Why::TwinLine { line })
    }

    /// The line an entry of this file was recorded from.
    fn line_of(&self, entry: Position) -> Option<u64> {
        let at = self.entries.binary_search_by_key(&entry, |(at, _)| *at).ok()?;
        self.entries.get(at).map(|(_, line)| *line)
    }
}

/// What a line's reference says of it.
enum Reference {
    /// An entry that says the same bears it.
    Known(Position),
    /// One entry bears it and says something else.
    Corrects(Position),
    /// Nothing bears it.
    New,
    /// It cannot tell the line from others.
    Wrong(Why),
}

impl Tx<'_> {
    /// Takes in the lines of an entry file: records, corrects, passes over what is known. The
    /// caller keeps the transaction only when the answer is [`Import::Done`].
    ///
    /// A line whose reference is live for its landlord is known when operation, stage, date as
    /// written and count are equal, whatever its comment says, and else a correction. A line
    /// without reference is known when it equals an entry that was there before the file and
    /// that no other line has met (DESIGN 8).
    pub fn adopt_entries(
        &mut self,
        file: &ImportFile,
        lines: &impl EntryLines,
        options: &ImportOptions<'_>,
    ) -> Result<Import<EntriesEffect>> {
        self.require(if options.dry_run { Role::may_record } else { Role::may_manage })?;
        if let Some(before) = self.taken_before("entries", &file.sha256)? {
            return Ok(Import::Again(before));
        }
        let start = self.tip()?.position;
        let operations = self.last_operation()?;
        let held = self.hold(lines)?;
        self.books.held = Some(held);
        let answer =
            |code: &String| Confirmation { question: code.clone(), reason: options.reason.clone() };
        let confirmed: Vec<Confirmation> = options.confirm.iter().map(answer).collect();
        let twin = answer(&"twin".to_owned());
        let mut pass = Pass {
            start,
            batch: self.begin_batch("entries", file, lines.rows(), options)?,
            ticked_confirmed: confirmed.iter().cloned().chain([twin]).collect(),
            confirmed,
            ticked: options.ticked.clone(),
            entries: Vec::new(),
            wrong: Vec::new(),
            effect: EntriesEffect { rows: lines.rows(), ..EntriesEffect::default() },
            sums: BTreeMap::new(),
        };
        for (at, line) in lines.lines().enumerate() {
            if let Some(tell) = options.progress.filter(|_| at % TELL_EVERY == 0) {
                tell(at);
            }
            self.adopt_line(&mut pass, &line)?;
            if pass.wrong.len() >= MOST_WRONG {
                break;
            }
        }
        self.books.held = None;
        let batch = (pass.batch, start);
        pass.effect.positions = self.end_batch("entries", batch, file, lines.rows())?;
        pass.effect.operations = operations::table
            .filter(operations::id.gt(operations))
            .order(operations::id)
            .select(operations::code)
            .load(self.conn)?;
        pass.effect.sums = self.named_sums(pass.sums)?;
        Ok(outcome(pass.wrong, pass.effect, options))
    }

    fn last_operation(&mut self) -> Result<OperationId> {
        let last: Option<OperationId> =
            operations::table.select(diesel::dsl::max(operations::id)).first(self.conn)?;
        Ok(last.unwrap_or(0))
    }

    fn adopt_line(&mut self, pass: &mut Pass, line: &EntryLine) -> Result<()> {
        let Some(entry) = self.understood(pass, line)? else { return Ok(()) };
        self.hold_operation(entry.operation)?;
        let says = said(&entry);
        let landlord = self.operation_kept(entry.operation)?.landlord;
        let found = match &line.reference {
            Some(reference) => self.by_reference(pass, (landlord, reference), &says)?,
            None if pass.ticked.contains(&line.line) => Reference::New,
            None => match self.books.held.as_ref().and_then(|held| held.unmet(&says, pass.start)) {
                Some(entry) => Reference::Known(entry),
                None => Reference::New,
            },
        };
        let replaces = match found {
            Reference::Known(entry) => {
                if let Some(held) = &mut self.books.held {
                    held.meet(entry);
                }
                let by_reference = line.reference.is_some();
                pass.effect.known.push(LineKnown { line: line.line, entry, by_reference });
                return Ok(());
            }
            Reference::Wrong(why) => {
                let value = line.reference.clone().unwrap_or_default();
                pass.wrong.push(WrongLine {
                    line: line.line,
                    column: Column::Reference,
                    value,
                    why,
                });
                return Ok(());
            }
            Reference::Corrects(entry) => {
                if let Some(refusal) = self.standing_on(entry)? {
                    let value = line.reference.clone().unwrap_or_default();
                    let (column, why) = (Column::Reference, Why::Refused(refusal));
                    pass.wrong.push(WrongLine { line: line.line, column, value, why });
                    return Ok(());
                }
                self.undo(pass, line, entry)?;
                Some(entry)
            }
            Reference::New => {
                pass.effect.recorded += 1;
                None
            }
        };
        self.enter(pass, line, &entry, replaces)
    }

    /// What the names and the date of a line mean; none after what is wrong with them was said.
    fn understood(&mut self, pass: &mut Pass, line: &EntryLine) -> Result<Option<NewEntry>> {
        let mut refuse = |refusal| pass.wrong.push(WrongLine::refused(line, refusal));
        let when: Option<When> = match line.date.settle(self.today()) {
            Ok(when) => Some(when),
            Err(future) => {
                refuse(crate::domain::refusal::Refusal::Future(future));
                None
            }
        };
        let operation = match self.resolve(names(line)) {
            Ok(operation) => Some(operation),
            Err(StoreError::Refused(refusal)) => {
                let estate = WrongLine::refused(line, refusal.clone()).column == Column::Estate;
                refuse(refusal);
                // The landlord is looked up after the estate: both can be wrong.
                if let (true, Some(text)) = (estate, &line.landlord) {
                    match self.landlord_of_text(text) {
                        Err(StoreError::Refused(refusal)) => refuse(refusal),
                        other => drop(other?),
                    }
                }
                None
            }
            Err(other) => return Err(other),
        };
        let (Some(when), Some(operation)) = (when, operation) else { return Ok(None) };
        Ok(Some(NewEntry {
            operation,
            stage: line.stage,
            when,
            dwellings: line.dwellings,
            note: line.note.clone(),
            reference: line.reference.clone(),
        }))
    }

    /// What the entries that bear a reference make of a line.
    fn by_reference(
        &mut self,
        pass: &Pass,
        (landlord, reference): (LandlordId, &str),
        says: &Said,
    ) -> Result<Reference> {
        let held = self.books.held.as_ref();
        let bearing: Vec<_> =
            held.map(|held| held.bearing(landlord, reference).collect()).unwrap_or_default();
        if let Some((entry, _)) = bearing.iter().find(|(_, other)| other == says) {
            return Ok(Reference::Known(*entry));
        }
        let own = match held {
            Some(held) if held.may_bear(landlord, reference) => {
                self.borne_since(pass.start, landlord, reference)?
            }
            _ => None,
        };
        Ok(match (bearing.as_slice(), own) {
            (_, Some((entry, other))) if other == *says => Reference::Known(entry),
            (_, Some((entry, _))) => {
                Reference::Wrong(Why::ReferenceTwice { line: pass.line_of(entry).unwrap_or(0) })
            }
            ([], None) => Reference::New,
            ([(entry, _)], None) => Reference::Corrects(*entry),
            (several, None) => {
                let entries = several.iter().map(|(entry, _)| *entry).collect();
                Reference::Wrong(Why::ReferenceShared { entries })
            }
        })
    }

    /// Reverses the entry a line corrects.
    fn undo(&mut self, pass: &mut Pass, line: &EntryLine, position: Position) -> Result<()> {
        let wrong = self.entry(position)?.ok_or(StoreError::NotFound)?;
        let correction = Correction {
            reason: CorrectionReason::SourceCorrected,
            note: None,
            replacements: Vec::new(),
            confirmed: Vec::new(),
        };
        self.reverse(&wrong, &correction, &[], Some(pass.batch))?;
        pass.effect.corrected.push(LineCorrected {
            line: line.line,
            entry: position,
            was: wrong.dwellings,
            is: line.dwellings.get(),
        });
        let undone = as_new(&wrong)?;
        let landlord = self.operation_kept(wrong.operation)?.landlord;
        if let (Some(reference), Some(held)) = (&line.reference, &mut self.books.held) {
            held.no_longer_bears(landlord, reference, position);
        }
        self.sum(pass, &undone, -1)
    }

    /// Asks what there is to ask, and records. A line whose questions are open is recorded all
    /// the same, so that the lines after it are asked about the sums they will meet: what is
    /// wrong undoes the whole.
    fn enter(
        &mut self,
        pass: &mut Pass,
        line: &EntryLine,
        entry: &NewEntry,
        replaces: Option<Position>,
    ) -> Result<()> {
        let asked = self.asked(entry)?;
        let ticked = pass.ticked.contains(&line.line);
        let given = if ticked { &pass.ticked_confirmed } else { &pass.confirmed };
        let confirmed = answers(&asked, given);
        for answer in &confirmed {
            match pass.effect.confirmed.get_mut(&answer.question) {
                Some(times) => *times += 1,
                None => drop(pass.effect.confirmed.insert(answer.question.clone(), 1)),
            }
        }
        for question in unanswered(asked, given) {
            let (column, value) = self.cell_asked(line, entry, &question)?;
            pass.wrong.push(WrongLine { line: line.line, column, value, why: pass.why(question) });
        }
        let recorded = self.append_entry(&Appending {
            entry,
            reverses: None,
            replaces,
            reason: None,
            confirmed: &confirmed,
            batch: Some(pass.batch),
        })?;
        pass.entries.push((recorded.position, line.line));
        let landlord = self.operation_kept(entry.operation)?.landlord;
        if let (Some(reference), Some(held)) = (&entry.reference, &mut self.books.held) {
            held.bears(landlord, reference);
        }
        self.sum(pass, entry, 1)
    }

    /// The cell a question is about.
    fn cell_asked(
        &mut self,
        line: &EntryLine,
        entry: &NewEntry,
        question: &Question,
    ) -> Result<(Column, String)> {
        if *question != Question::NoProgramme {
            return Ok((Column::Dwellings, line.dwellings.to_string()));
        }
        let operation = self.operation_kept(entry.operation)?;
        let by_day = self.programmes_kept()?.iter().any(|it| it.counts_operation(&operation));
        Ok(match &line.landlord {
            _ if by_day => (Column::Date, entry.when.on.to_string()),
            Some(landlord) => (Column::Landlord, landlord.clone()),
            None => (Column::Estate, line.estate.clone()),
        })
    }

    fn sum(&mut self, pass: &mut Pass, entry: &NewEntry, sign: i64) -> Result<()> {
        let estate = self.operation_kept(entry.operation)?.estate;
        let key = (estate, entry.stage, entry.when.on.year());
        let sum = pass.sums.entry(key).or_default();
        *sum = (sum.0 + sign, sum.1 + sign * entry.dwellings.get());
        Ok(())
    }

    /// The sums with the names of their estates, by code, stage and year.
    fn named_sums(
        &mut self,
        sums: BTreeMap<(EstateId, Stage, i32), (i64, i64)>,
    ) -> Result<Vec<EffectSum>> {
        let mut named = Vec::with_capacity(sums.len());
        for ((estate, stage, year), (entries, dwellings)) in sums {
            let estate = self.estate_kept(estate)?;
            let (estate, name) = (estate.code.clone(), estate.name.clone());
            named.push(EffectSum { estate, name, stage, year, entries, dwellings });
        }
        named.sort_by(|a, b| (&a.estate, a.stage, a.year).cmp(&(&b.estate, b.stage, b.year)));
        Ok(named)
    }
}

fn names(line: &EntryLine) -> Names<'_> {
    Names {
        estate: Some(&line.estate),
        operation: line.operation.as_deref(),
        landlord: line.landlord.as_deref(),
    }
}

fn as_new(entry: &Entry) -> Result<NewEntry> {
    let dwellings = Dwellings::try_from(entry.dwellings)
        .map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(NewEntry {
        operation: entry.operation,
        stage: entry.stage,
        when: entry.when,
        dwellings,
        note: None,
        reference: None,
    })
}
