//! The register of dwellings (DESIGN 2.6): new states of many at once are one event of their
//! estate.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use serde_json::json;

use super::appending::Recorded;
use super::error::{Result, StoreError};
use super::schema::{dwellings, named};
use super::{Read, Tx, as_json, parsed};
use crate::domain::dwelling::{
    Dwelling, DwellingFacts, DwellingProblem, DwellingRow, DwellingStates, Holding,
};
use crate::domain::estate::Estate;
use crate::domain::event::EventKind;
use crate::domain::ids::{DwellingId, EstateId, LandlordId, Position};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = dwellings, treat_none_as_null = true)]
struct Row {
    id: i32,
    estate: i32,
    landlord: i32,
    number: String,
    rpls: Option<String>,
    address: Option<String>,
    surface: Option<i32>,
    position: i64,
}

impl Row {
    fn of(it: Dwelling, position: Position) -> Self {
        Self {
            id: it.id,
            estate: it.estate,
            landlord: it.landlord,
            number: it.number,
            rpls: it.rpls,
            address: it.address,
            surface: it.surface,
            position,
        }
    }
}

impl From<Row> for Dwelling {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            estate: row.estate,
            landlord: row.landlord,
            number: row.number,
            rpls: row.rpls,
            address: row.address,
            surface: row.surface,
        }
    }
}

impl Read<'_> {
    /// The dwellings of an estate, by number.
    pub fn dwellings_of(&mut self, estate: EstateId) -> Result<Vec<Dwelling>> {
        let rows: Vec<Row> = dwellings::table
            .filter(dwellings::estate.eq(estate))
            .order((dwellings::number, dwellings::landlord))
            .load(self.conn)?;
        Ok(rows.into_iter().map(Dwelling::from).collect())
    }

    /// All dwellings, by their number in the database, with the event of their latest state.
    pub(super) fn dwellings(&mut self) -> Result<Vec<(Dwelling, Position)>> {
        let rows: Vec<Row> = dwellings::table.order(dwellings::id).load(self.conn)?;
        Ok(rows
            .into_iter()
            .map(|row| (row.position, row))
            .map(|(at, row)| (row.into(), at))
            .collect())
    }

    /// The dwelling of that number in the database.
    pub fn dwelling(&mut self, id: DwellingId) -> Result<Option<Dwelling>> {
        let row: Option<Row> = dwellings::table.find(id).first(self.conn).optional()?;
        Ok(row.map(Dwelling::from).filter(|it| self.sees_dwelling(it)))
    }

    pub(super) fn dwelling_numbered(
        &mut self,
        landlord: LandlordId,
        number: &str,
    ) -> Result<Option<Dwelling>> {
        let row: Option<Row> = dwellings::table
            .filter(dwellings::landlord.eq(landlord).and(dwellings::number.eq(number)))
            .first(self.conn)
            .optional()?;
        Ok(row.map(Dwelling::from))
    }

    fn dwelling_of_rpls(&mut self, rpls: &str) -> Result<Option<Dwelling>> {
        let row: Option<Row> =
            dwellings::table.filter(dwellings::rpls.eq(rpls)).first(self.conn).optional()?;
        Ok(row.map(Dwelling::from))
    }

    /// The dwellings of an estate with the entries that count them, by number.
    pub fn dwelling_rows(&mut self, estate: EstateId) -> Result<Vec<DwellingRow>> {
        let mut held: HashMap<DwellingId, Vec<Holding>> = HashMap::new();
        let rows: Vec<(i32, String, String, i64)> = named::table
            .inner_join(dwellings::table.on(dwellings::id.eq(named::dwelling)))
            .filter(dwellings::estate.eq(estate))
            .order((named::dwelling, named::entry))
            .select((named::dwelling, named::stage, named::class, named::entry))
            .load(self.conn)?;
        for (dwelling, stage, class, entry) in rows {
            let holding = Holding { stage: parsed(&stage)?, class: parsed(&class)?, entry };
            held.entry(dwelling).or_default().push(holding);
        }
        let landlords: HashMap<LandlordId, String> =
            self.landlords()?.into_iter().map(|it| (it.id, it.name)).collect();
        let row = |it: Dwelling| DwellingRow {
            held: held.remove(&it.id).unwrap_or_default(),
            id: it.id,
            number: it.number,
            landlord: landlords.get(&it.landlord).cloned().unwrap_or_default(),
            rpls: it.rpls,
            address: it.address,
            surface: it.surface,
        };
        Ok(self.dwellings_of(estate)?.into_iter().map(row).collect())
    }
}

impl Tx<'_> {
    /// Adds dwellings to the register of an estate: of its only landlord, or of the one named.
    /// All of them, or none.
    ///
    /// # Errors
    /// [`Refusal::Dwellings`] with all that is wrong, [`Refusal::NoDwellings`],
    /// [`Refusal::LandlordNeeded`], [`Refusal::UnknownLandlord`], [`Refusal::Bucket`].
    pub fn add_dwellings(
        &mut self,
        code: &str,
        landlord: Option<&str>,
        added: &[DwellingFacts],
    ) -> Result<Recorded> {
        self.require(Role::may_record)?;
        let estate = self.estate(code)?.ok_or(StoreError::NotFound)?;
        if estate.is_bucket() {
            return Err(Refusal::Bucket.into());
        }
        let landlord = match landlord {
            Some(text) => self.landlord_of_text(text)?,
            None => self.only_landlord(&estate)?,
        };
        if added.is_empty() {
            return Err(Refusal::NoDwellings.into());
        }
        let last: Option<i32> =
            dwellings::table.select(diesel::dsl::max(dwellings::id)).first(self.conn)?;
        let states = (last.unwrap_or(0) + 1..).zip(added).map(|(id, facts)| Dwelling {
            id,
            estate: estate.id,
            landlord,
            number: facts.number.clone(),
            rpls: facts.rpls.clone(),
            address: facts.address.clone(),
            surface: facts.surface,
        });
        self.save_dwellings(&estate, states.collect())
    }

    /// Records a new state of a dwelling: its estate and landlord stay.
    ///
    /// # Errors
    /// As for adding.
    pub fn change_dwelling(&mut self, id: DwellingId, facts: &DwellingFacts) -> Result<Recorded> {
        self.require(Role::may_record)?;
        let known = self.dwelling(id)?.ok_or(StoreError::NotFound)?;
        let estate = self.estate_by_id(known.estate)?;
        let facts = facts.clone();
        let state = Dwelling {
            number: facts.number,
            rpls: facts.rpls,
            address: facts.address,
            surface: facts.surface,
            ..known
        };
        self.save_dwellings(&estate, vec![state])
    }

    fn save_dwellings(&mut self, estate: &Estate, states: Vec<Dwelling>) -> Result<Recorded> {
        let problems = self.dwelling_problems(&states)?;
        if !problems.is_empty() {
            return Err(Refusal::Dwellings(problems).into());
        }
        let count = states.len();
        let body = as_json(&DwellingStates { estate: estate.id, dwellings: states.clone() })?;
        let (position, hash) = self.append(EventKind::Dwellings, Some(estate.id), &body)?;
        for it in states {
            let known: i64 = dwellings::table.find(it.id).count().get_result(self.conn)?;
            if known == 0 {
                put(self.conn, it, position)?;
            } else {
                let row = Row::of(it, position);
                diesel::update(dwellings::table.find(row.id)).set(row).execute(self.conn)?;
            }
        }
        let detail = json!({ "estate": estate.code.as_str(), "dwellings": count });
        self.note("dwellings-saved", Some(position), &detail)?;
        Ok(Recorded { position, hash })
    }

    /// Numbers that stand twice in a list, or that another dwelling bears already.
    fn dwelling_problems(&mut self, states: &[Dwelling]) -> Result<Vec<(usize, DwellingProblem)>> {
        let mut problems = Vec::new();
        let (mut numbers, mut codes) = (BTreeSet::new(), HashMap::new());
        for (line, it) in states.iter().enumerate() {
            let number = it.number.clone();
            if !numbers.insert(number.clone()) {
                problems.push((line, DwellingProblem::Twice(number.clone())));
            }
            if let Some(other) = self.dwelling_numbered(it.landlord, &it.number)?
                && other.id != it.id
            {
                let number = number.clone();
                problems.push((line, self.number_taken(number, &other)?));
            }
            let Some(rpls) = it.rpls.clone() else { continue };
            let borne = self.dwelling_of_rpls(&rpls)?.filter(|other| other.id != it.id);
            let hidden = borne.as_ref().is_some_and(|it| !self.sees_dwelling(it));
            let borne = borne.map(|other| other.number);
            if hidden {
                problems.push((line, DwellingProblem::TakenElsewhere(rpls)));
            } else if let Some(number) = borne.or_else(|| codes.insert(rpls.clone(), number)) {
                problems.push((line, DwellingProblem::RplsTaken { rpls, number }));
            }
        }
        Ok(problems)
    }

    fn number_taken(&mut self, number: String, by: &Dwelling) -> Result<DwellingProblem> {
        if !self.sees_dwelling(by) {
            return Ok(DwellingProblem::TakenElsewhere(number));
        }
        let estate = self.estate_by_id(by.estate)?.name;
        Ok(DwellingProblem::NumberTaken { number, estate })
    }
}

/// Puts a row into the register.
pub(super) fn put(conn: &mut SqliteConnection, it: Dwelling, position: Position) -> Result<()> {
    diesel::insert_into(dwellings::table).values(Row::of(it, position)).execute(conn)?;
    Ok(())
}
