//! The register of dwellings (DESIGN 2.6): new states of many at once are one event of their
//! estate.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use serde_json::json;

use super::appending::Recorded;
use super::error::{Result, StoreError};
use super::schema::{dwellings, entries, named};
use super::{Read, Tx, as_json, parsed};
use crate::domain::calendar::{Day, When};
use crate::domain::dwelling::{
    Dwelling, DwellingFacts, DwellingProblem, DwellingRow, DwellingStates, Holding,
};
use crate::domain::energy::Certificate;
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
    before_class: Option<String>,
    before_on: Option<Day>,
    before_kwh: Option<i32>,
    before_co2: Option<i32>,
    after_class: Option<String>,
    after_on: Option<Day>,
    after_kwh: Option<i32>,
    after_co2: Option<i32>,
    cost: Option<i64>,
    withdrawn: bool,
}

/// The columns of a certificate.
type Energy = (Option<String>, Option<Day>, Option<i32>, Option<i32>);

fn columns(it: Option<Certificate>) -> Energy {
    let class = it.map(|it| it.class.to_string());
    (class, it.and_then(|it| it.on), it.and_then(|it| it.kwh), it.and_then(|it| it.co2))
}

fn certificate((class, on, kwh, co2): Energy) -> Result<Option<Certificate>> {
    let Some(class) = class.as_deref().map(parsed).transpose()? else {
        // Without its class nothing of a certificate is kept: what stands there was put there.
        if on.is_some() || kwh.is_some() || co2.is_some() {
            return Err(StoreError::Corrupt("a certificate without a class".into()));
        }
        return Ok(None);
    };
    Ok(Some(Certificate { class, on, kwh, co2 }))
}

impl Row {
    fn of(it: Dwelling, position: Position) -> Self {
        let (before_class, before_on, before_kwh, before_co2) = columns(it.energy_before);
        let (after_class, after_on, after_kwh, after_co2) = columns(it.energy_after);
        Self {
            id: it.id,
            estate: it.estate,
            landlord: it.landlord,
            number: it.number,
            rpls: it.rpls,
            address: it.address,
            surface: it.surface,
            position,
            before_class,
            before_on,
            before_kwh,
            before_co2,
            after_class,
            after_on,
            after_kwh,
            after_co2,
            cost: it.cost,
            withdrawn: it.withdrawn,
        }
    }

    fn dwelling(self) -> Result<Dwelling> {
        let before = (self.before_class, self.before_on, self.before_kwh, self.before_co2);
        let after = (self.after_class, self.after_on, self.after_kwh, self.after_co2);
        Ok(Dwelling {
            id: self.id,
            estate: self.estate,
            landlord: self.landlord,
            number: self.number,
            rpls: self.rpls,
            address: self.address,
            surface: self.surface,
            energy_before: certificate(before)?,
            energy_after: certificate(after)?,
            cost: self.cost,
            withdrawn: self.withdrawn,
        })
    }
}

/// A name that stands, with the date of its entry.
type Held = ((i32, String, String, i64), (Day, String));

impl Read<'_> {
    /// The dwellings of an estate, by number.
    pub fn dwellings_of(&mut self, estate: EstateId) -> Result<Vec<Dwelling>> {
        let rows: Vec<Row> = dwellings::table
            .filter(dwellings::estate.eq(estate).and(dwellings::withdrawn.eq(false)))
            .order((dwellings::number, dwellings::landlord))
            .load(self.conn)?;
        rows.into_iter().map(Row::dwelling).collect()
    }

    /// All dwellings, those that were withdrawn among them, by their number in the database, with the event of their latest state.
    pub(super) fn dwellings(&mut self) -> Result<Vec<(Dwelling, Position)>> {
        let rows: Vec<Row> = dwellings::table.order(dwellings::id).load(self.conn)?;
        rows.into_iter()
            .map(|row| (row.position, row))
            .map(|(at, row)| Ok((row.dwelling()?, at)))
            .collect()
    }

    /// The dwelling of that number in the database.
    pub fn dwelling(&mut self, id: DwellingId) -> Result<Option<Dwelling>> {
        let found = self.dwelling_ever(id)?;
        Ok(found.filter(|it| !it.withdrawn && self.sees_dwelling(it)))
    }

    /// The dwelling of that number in the database, withdrawn or not.
    pub(super) fn dwelling_ever(&mut self, id: DwellingId) -> Result<Option<Dwelling>> {
        let row: Option<Row> = dwellings::table.find(id).first(self.conn).optional()?;
        row.map(Row::dwelling).transpose()
    }

    pub(super) fn dwelling_numbered(
        &mut self,
        landlord: LandlordId,
        number: &str,
    ) -> Result<Option<Dwelling>> {
        let row: Option<Row> = dwellings::table
            .filter(dwellings::landlord.eq(landlord).and(dwellings::number.eq(number)))
            .filter(dwellings::withdrawn.eq(false))
            .first(self.conn)
            .optional()?;
        row.map(Row::dwelling).transpose()
    }

    pub(super) fn dwelling_of_rpls(&mut self, rpls: &str) -> Result<Option<Dwelling>> {
        let row: Option<Row> = dwellings::table
            .filter(dwellings::rpls.eq(rpls).and(dwellings::withdrawn.eq(false)))
            .first(self.conn)
            .optional()?;
        row.map(Row::dwelling).transpose()
    }

    /// The dwellings of an estate with the entries that count them, by number.
    pub fn dwelling_rows(&mut self, estate: EstateId) -> Result<Vec<DwellingRow>> {
        let mut held: HashMap<DwellingId, Vec<Holding>> = HashMap::new();
        let rows: Vec<Held> = named::table
            .inner_join(dwellings::table.on(dwellings::id.eq(named::dwelling)))
            .inner_join(entries::table.on(entries::position.eq(named::entry)))
            .filter(dwellings::estate.eq(estate))
            .order((named::dwelling, named::entry))
            .select((
                (named::dwelling, named::stage, named::class, named::entry),
                (entries::on_day, entries::precision),
            ))
            .load(self.conn)?;
        for ((dwelling, stage, class, entry), (on, precision)) in rows {
            let when = When { on, precision: parsed(&precision)? };
            let holding = Holding { stage: parsed(&stage)?, class: parsed(&class)?, entry, when };
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
            energy_before: it.energy_before,
            energy_after: it.energy_after,
            cost: it.cost,
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
        let states = (self.next_dwelling_id()?..).zip(added).map(|(id, facts)| Dwelling {
            id,
            estate: estate.id,
            landlord,
            number: facts.number.clone(),
            rpls: facts.rpls.clone(),
            address: facts.address.clone(),
            surface: facts.surface,
            energy_before: None,
            energy_after: None,
            cost: None,
            withdrawn: false,
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
        let detail = json!({ "estate": estate.code.as_str(), "dwellings": states.len() });
        let recorded = self.append_dwellings(estate, states)?;
        self.note("dwellings-saved", Some(recorded.position), &detail)?;
        Ok(recorded)
    }

    /// The number the next new dwelling bears in the database.
    pub(super) fn next_dwelling_id(&mut self) -> Result<DwellingId> {
        let last: Option<i32> =
            dwellings::table.select(diesel::dsl::max(dwellings::id)).first(self.conn)?;
        Ok(last.unwrap_or(0) + 1)
    }

    /// Appends new states of dwellings of an estate that were checked, without the audit line.
    pub(super) fn append_dwellings(
        &mut self,
        estate: &Estate,
        states: Vec<Dwelling>,
    ) -> Result<Recorded> {
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

    pub(super) fn number_taken(
        &mut self,
        number: String,
        by: &Dwelling,
    ) -> Result<DwellingProblem> {
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
