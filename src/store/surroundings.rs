//! What stands around a new entry: the questions are asked of it (DESIGN 2.8).

use std::collections::BTreeMap;

use chrono::Datelike;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::error::{Result, StoreError};
use super::schema::{entries, estates, operations, rollup_operations};
use super::{Read, Tx, parsed};
use crate::domain::calendar::{Month, Precision, first_day_of, last_day_of};
use crate::domain::entry::NewEntry;
use crate::domain::estate::BUCKET;
use crate::domain::ids::{EstateId, LandlordId, OperationId, Position};
use crate::domain::operation::Kind;
use crate::domain::question::Surroundings;
use crate::domain::stage::Stage;

/// What an estate has reported at one stage.
#[derive(Default)]
pub(super) struct EstateMonths {
    pub(super) rehabilitated: i64,
    pub(super) months: BTreeMap<Month, i64>,
}

impl Tx<'_> {
    /// What the ledger and its registers say around a new entry.
    pub(super) fn surroundings(&mut self, entry: &NewEntry) -> Result<Surroundings> {
        let operation = self.operation_kept(entry.operation)?;
        let estate = self.estate_kept(operation.estate)?;
        let counted = self
            .programmes_kept()?
            .iter()
            .any(|programme| programme.counts(&operation, entry.when.on));
        let mut around = Surroundings {
            bucket: estate.is_bucket(),
            rehabilitation: operation.kind.is_rehabilitation(),
            counted,
            twin: self.twin(entry)?,
            ..Surroundings::default()
        };
        if around.bucket {
            return Ok(around);
        }
        around.estate_count =
            estate.dwellings.map(|count| (count, estate.dwellings_on, estate.source.clone()));
        let stages = self.stages_kept(operation.id)?;
        around.operation_total = stages.get(&entry.stage).map_or(0, |(dwellings, _)| *dwellings);
        around.earlier = stages
            .range(..entry.stage)
            .rev()
            .find(|(_, (_, live))| *live > 0)
            .map(|(stage, (dwellings, _))| (*stage, *dwellings));
        let month = Month::of(entry.when.on);
        let reported = self.months_kept(estate.id, entry.stage)?;
        around.estate_total = reported.rehabilitated;
        around.month_total = reported.months.get(&month).copied().unwrap_or(0);
        for (_, sum) in reported.months.iter().filter(|(it, sum)| **it != month && **sum > 0) {
            around.best_month = around.best_month.max(*sum);
            around.reported_months += 1;
        }
        around.unallocated = self.unallocated(operation.landlord, entry)?;
        Ok(around)
    }

    /// A live entry with the same operation, stage, date as written, and count.
    fn twin(&mut self, entry: &NewEntry) -> Result<Option<Position>> {
        if self.books.held.is_some() {
            return self.twin_held(entry);
        }
        let undone = diesel::alias!(entries as undone);
        let reversal =
            undone.filter(undone.field(entries::reverses).eq(entries::position.nullable()));
        let found = entries::table
            .filter(entries::operation.eq(entry.operation))
            .filter(entries::stage.eq(entry.stage.as_str()))
            .filter(entries::on_day.eq(entry.when.on))
            .filter(entries::precision.eq(entry.when.precision.as_str()))
            .filter(entries::dwellings.eq(entry.dwellings.get()))
            .filter(entries::reverses.is_null())
            .filter(diesel::dsl::not(diesel::dsl::exists(reversal)))
            .select(entries::position)
            .first(self.conn)
            .optional()?;
        Ok(found)
    }

    pub(super) fn stages_kept(&mut self, id: OperationId) -> Result<&BTreeMap<Stage, (i64, i64)>> {
        if !self.books.stages.contains_key(&id) {
            let rows: Vec<(String, i64, i64)> = rollup_operations::table
                .filter(rollup_operations::operation.eq(id))
                .select((
                    rollup_operations::stage,
                    rollup_operations::dwellings,
                    rollup_operations::entries,
                ))
                .load(self.conn)?;
            let mut stages = BTreeMap::new();
            for (stage, dwellings, live) in rows {
                stages.insert(parsed(&stage)?, (dwellings, live));
            }
            self.books.stages.insert(id, stages);
        }
        self.books.stages.get(&id).ok_or(StoreError::NotFound)
    }

    fn months_kept(&mut self, estate: EstateId, stage: Stage) -> Result<&EstateMonths> {
        if !self.books.months.contains_key(&(estate, stage)) {
            let read = self.read.estate_months(estate, stage)?;
            self.books.months.insert((estate, stage), read);
        }
        self.books.months.get(&(estate, stage)).ok_or(StoreError::NotFound)
    }

    fn unallocated(
        &mut self,
        landlord: LandlordId,
        entry: &NewEntry,
    ) -> Result<Option<(Position, i64)>> {
        let year = entry.when.on.year();
        let key = (landlord, entry.stage, year);
        if let Some(known) = self.books.unallocated.get(&key) {
            return Ok(*known);
        }
        let found = self.read.unallocated_total(landlord, entry.stage, year)?;
        self.books.unallocated.insert(key, found);
        Ok(found)
    }
}

impl Read<'_> {
    /// The best month of an estate at a stage, the latest of equals.
    pub fn best_month(&mut self, estate: EstateId, stage: Stage) -> Result<Option<(Month, i64)>> {
        let reported = self.estate_months(estate, stage)?;
        Ok(reported.months.into_iter().filter(|(_, sum)| *sum > 0).max_by_key(|(_, sum)| *sum))
    }

    fn estate_months(&mut self, estate: EstateId, stage: Stage) -> Result<EstateMonths> {
        type Summed = (String, String, String, LandlordId, i64);
        let rows: Vec<Summed> = entries::table
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .filter(operations::estate.eq(estate).and(entries::stage.eq(stage.as_str())))
            .group_by(sql::<Text>("1, 2, 3, 4"))
            .select((
                sql::<Text>("strftime('%Y-%m', entries.on_day)"),
                sql::<Text>("entries.precision"),
                sql::<Text>("operations.kind"),
                sql::<Integer>("operations.landlord"),
                sql::<BigInt>("sum(entries.dwellings)"),
            ))
            .load(self.conn)?;
        let mut reported = EstateMonths::default();
        for (month, precision, kind, landlord, dwellings) in rows {
            if !self.sees_landlord(landlord) {
                continue;
            }
            if parsed::<Kind>(&kind)?.is_rehabilitation() {
                reported.rehabilitated += dwellings;
            }
            if parsed::<Precision>(&precision)? != Precision::Year {
                *reported.months.entry(parsed(&month)?).or_default() += dwellings;
            }
        }
        Ok(reported)
    }

    /// The unallocated total of a landlord, stage and year, and its first live entry.
    fn unallocated_total(
        &mut self,
        landlord: LandlordId,
        stage: Stage,
        year: i32,
    ) -> Result<Option<(Position, i64)>> {
        if self.is_limited() && self.estate(BUCKET)?.is_none() {
            return Ok(None);
        }
        let rows: Vec<(i64, i64)> = entries::table
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .inner_join(estates::table.on(estates::id.eq(operations::estate)))
            .filter(estates::code.eq(BUCKET))
            .filter(operations::landlord.eq(landlord).and(entries::stage.eq(stage.as_str())))
            .filter(entries::on_day.between(first_day_of(year), last_day_of(year)))
            .order(entries::position)
            .select((entries::position, entries::dwellings))
            .load(self.conn)?;
        let total: i64 = rows.iter().map(|(_, dwellings)| dwellings).sum();
        Ok(rows.first().filter(|_| total > 0).map(|(position, _)| (*position, total)))
    }
}
