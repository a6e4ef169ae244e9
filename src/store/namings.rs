//! Naming the dwellings of an entry, and taking names back (DESIGN 2.6). Who holds a dwelling is
//! decided by the primary key of `named`, never by a look before.

use std::rc::Rc;

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use serde_json::json;

use super::appending::Recorded;
use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::{dwellings, entries, events, named, naming_dwellings, namings, operations};
use super::{Read, Tx, as_json, parsed};
use crate::domain::calendar::Instant;
use crate::domain::dwelling::{self, Dwelling, DwellingProblem, Naming, WorksClass};
use crate::domain::entry::Entry;
use crate::domain::event::EventKind;
use crate::domain::ids::{DwellingId, OperationId, Position};
use crate::domain::operation::Operation;
use crate::domain::refusal::Refusal;

/// A naming as the ledger holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNaming {
    /// Its position in the chain.
    pub position: Position,
    /// What it says.
    pub naming: Naming,
    /// The numbers of its dwellings, as their register states them.
    pub numbers: Vec<String>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The login of who recorded it.
    pub author: String,
}

type Row = (i64, i64, String, bool);

impl Read<'_> {
    /// The namings of an entry, in the order they were recorded.
    pub fn namings_of(&mut self, entry: Position) -> Result<Vec<KeptNaming>> {
        let rows: Vec<(Row, String, String)> = namings::table
            .inner_join(events::table.on(events::position.eq(namings::position)))
            .filter(namings::entry.eq(entry))
            .order(namings::position)
            .select((namings::all_columns, events::recorded_at, events::author))
            .load(self.conn)?;
        rows.into_iter().map(|(row, at, author)| self.kept_naming(row, &at, author)).collect()
    }

    fn kept_naming(&mut self, row: Row, at: &str, author: String) -> Result<KeptNaming> {
        let (position, entry, class, removes) = row;
        let rows: Vec<(DwellingId, String)> = naming_dwellings::table
            .inner_join(dwellings::table.on(dwellings::id.eq(naming_dwellings::dwelling)))
            .filter(naming_dwellings::naming.eq(position))
            .order(naming_dwellings::dwelling)
            .select((dwellings::id, dwellings::number))
            .load(self.conn)?;
        let (ids, numbers) = rows.into_iter().unzip();
        let naming = Naming { entry, class: parsed(&class)?, removes, dwellings: ids };
        Ok(KeptNaming { position, naming, numbers, recorded_at: instant(at)?, author })
    }

    /// The naming at a position.
    pub fn naming(&mut self, position: Position) -> Result<Option<KeptNaming>> {
        let entry: Option<i64> =
            namings::table.find(position).select(namings::entry).first(self.conn).optional()?;
        let Some(entry) = entry else { return Ok(None) };
        if self.is_limited() && self.entry(entry)?.is_none() {
            return Ok(None);
        }
        Ok(self.namings_of(entry)?.into_iter().find(|it| it.position == position))
    }

    /// The dwellings an entry names now, by number.
    pub fn named_by(&mut self, entry: Position) -> Result<Vec<Dwelling>> {
        let ids: Vec<DwellingId> =
            named::table.filter(named::entry.eq(entry)).select(named::dwelling).load(self.conn)?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.dwelling(id)?);
        }
        found.sort_by(|a, b| a.number.cmp(&b.number));
        Ok(found)
    }

    /// Namings of an entry some of whose names still stand.
    pub(super) fn standing_namings(&mut self, entry: Position) -> Result<Vec<Position>> {
        let held: Vec<DwellingId> =
            named::table.filter(named::entry.eq(entry)).select(named::dwelling).load(self.conn)?;
        if held.is_empty() {
            return Ok(Vec::new());
        }
        Ok(namings::table
            .inner_join(naming_dwellings::table.on(naming_dwellings::naming.eq(namings::position)))
            .filter(namings::entry.eq(entry).and(namings::removes.eq(false)))
            .filter(naming_dwellings::dwelling.eq_any(held))
            .select(namings::position)
            .distinct()
            .order(namings::position)
            .load(self.conn)?)
    }
}

impl Tx<'_> {
    /// Names dwellings of an entry by their landlord's numbers: all of them, or none. The total
    /// of the entry does not move.
    ///
    /// # Errors
    /// [`Refusal::Dwellings`] with all that is wrong, [`Refusal::TooManyNames`],
    /// [`Refusal::NoDwellings`], and what keeps this author from adding to the entry.
    pub fn name_dwellings(&mut self, entry: Position, numbers: &[String]) -> Result<Recorded> {
        let (kept, operation) = self.nameable(entry)?;
        let found = self.numbered(&operation, numbers)?;
        let named: i64 =
            named::table.filter(named::entry.eq(entry)).count().get_result(self.conn)?;
        let more = i64::try_from(found.len()).unwrap_or(i64::MAX);
        if named + more > kept.dwellings {
            let dwellings = kept.dwellings;
            return Err(Refusal::TooManyNames { entry, dwellings, named, more }.into());
        }
        let class = WorksClass::of(operation.kind);
        let ids = found.iter().map(|(_, it)| it.id).collect();
        let recorded =
            self.append_naming(Naming { entry, class, removes: false, dwellings: ids })?;
        self.hold_dwellings(&kept, class, &found)?;
        Ok(recorded)
    }

    /// Takes names of an entry back.
    ///
    /// # Errors
    /// [`Refusal::Dwellings`] where the entry does not name them, and as for naming.
    pub fn unname_dwellings(&mut self, entry: Position, numbers: &[String]) -> Result<Recorded> {
        let (_, operation) = self.nameable(entry)?;
        let found = self.numbered(&operation, numbers)?;
        let mut problems = Vec::new();
        for (line, it) in &found {
            let gone = diesel::delete(
                named::table.filter(named::entry.eq(entry).and(named::dwelling.eq(it.id))),
            )
            .execute(self.conn)?;
            if gone == 0 {
                problems.push((*line, DwellingProblem::NotNamed(it.number.clone())));
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Dwellings(problems).into());
        }
        let class = WorksClass::of(operation.kind);
        let ids = found.iter().map(|(_, it)| it.id).collect();
        self.append_naming(Naming { entry, class, removes: true, dwellings: ids })
    }

    /// Takes names of a live entry back that it bears.
    pub(super) fn take_names_back(
        &mut self,
        entry: Position,
        dwellings: Vec<DwellingId>,
    ) -> Result<Recorded> {
        let (_, operation) = self.nameable(entry)?;
        diesel::delete(
            named::table.filter(named::entry.eq(entry).and(named::dwelling.eq_any(&dwellings))),
        )
        .execute(self.conn)?;
        let class = WorksClass::of(operation.kind);
        self.append_naming(Naming { entry, class, removes: true, dwellings })
    }

    fn nameable(&mut self, position: Position) -> Result<(Entry, Rc<Operation>)> {
        let entry = self.own_live_entry(position)?;
        let operation = self.operation_kept(entry.operation)?;
        Ok((entry, operation))
    }

    /// The dwellings of some numbers, each once, with the line it stands on.
    fn numbered(
        &mut self,
        operation: &Operation,
        numbers: &[String],
    ) -> Result<Vec<(usize, Dwelling)>> {
        let (mut found, mut problems) = (Vec::<(usize, Dwelling)>::new(), Vec::new());
        for (line, text) in numbers.iter().enumerate() {
            let number = dwelling::number(text);
            match self.dwelling_numbered(operation.landlord, &number)? {
                None => problems.push((line, DwellingProblem::Unknown(number))),
                Some(it) if !self.sees_dwelling(&it) => {
                    problems.push((line, DwellingProblem::Unknown(number)));
                }
                Some(it) if it.estate != operation.estate => {
                    let estate = self.estate_by_id(it.estate)?.name;
                    problems.push((line, DwellingProblem::Elsewhere { number, estate }));
                }
                Some(it) if found.iter().any(|(_, known)| known.id == it.id) => {}
                Some(it) => found.push((line, it)),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Dwellings(problems).into());
        }
        if found.is_empty() {
            return Err(Refusal::NoDwellings.into());
        }
        Ok(found)
    }

    /// Each dwelling is held by this entry from now on; where another has it, its key says so.
    fn hold_dwellings(
        &mut self,
        entry: &Entry,
        class: WorksClass,
        found: &[(usize, Dwelling)],
    ) -> Result<()> {
        let mut problems = Vec::new();
        for (line, it) in found {
            let inserted = diesel::insert_into(named::table)
                .values((
                    named::dwelling.eq(it.id),
                    named::stage.eq(entry.stage.as_str()),
                    named::class.eq(class.as_str()),
                    named::entry.eq(entry.position),
                ))
                .execute(self.conn);
            match inserted {
                Ok(_) => {}
                Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
                    let by: Position = named::table
                        .find((it.id, entry.stage.as_str(), class.as_str()))
                        .select(named::entry)
                        .first(self.conn)?;
                    let number = it.number.clone();
                    problems.push((
                        *line,
                        if by == entry.position {
                            DwellingProblem::NamedHere(number)
                        } else {
                            DwellingProblem::Held { number, by }
                        },
                    ));
                }
                Err(other) => return Err(other.into()),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Refusal::Dwellings(problems).into()) }
    }

    fn append_naming(&mut self, mut naming: Naming) -> Result<Recorded> {
        naming.dwellings.sort_unstable();
        let (position, hash) = self.append(EventKind::Naming, None, &as_json(&naming)?)?;
        diesel::insert_into(namings::table)
            .values((
                namings::position.eq(position),
                namings::entry.eq(naming.entry),
                namings::class.eq(naming.class.as_str()),
                namings::removes.eq(naming.removes),
            ))
            .execute(self.conn)?;
        for id in &naming.dwellings {
            diesel::insert_into(naming_dwellings::table)
                .values((naming_dwellings::naming.eq(position), naming_dwellings::dwelling.eq(*id)))
                .execute(self.conn)?;
        }
        let action = if naming.removes { "names-taken-back" } else { "dwellings-named" };
        let detail = json!({ "entry": naming.entry, "dwellings": naming.dwellings.len() });
        self.note(action, Some(position), &detail)?;
        Ok(Recorded { position, hash })
    }

    /// An operation whose dwellings are named keeps its estate, its landlord and the class of its
    /// works: names were given for these.
    pub(super) fn keep_names(&mut self, now: &Operation) -> Result<()> {
        let before = self.operation_by_id(now.id)?;
        let same = before.estate == now.estate
            && before.landlord == now.landlord
            && WorksClass::of(before.kind) == WorksClass::of(now.kind);
        let holding = if same { Vec::new() } else { self.entries_naming(now.id)? };
        if holding.is_empty() {
            return Ok(());
        }
        let operation = before.code.to_string();
        Err(StoreError::Refused(Refusal::OperationNames { operation, entries: holding }))
    }

    fn entries_naming(&mut self, operation: OperationId) -> Result<Vec<Position>> {
        Ok(named::table
            .inner_join(entries::table.on(entries::position.eq(named::entry)))
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .filter(operations::id.eq(operation))
            .select(named::entry)
            .distinct()
            .order(named::entry)
            .load(self.conn)?)
    }
}
