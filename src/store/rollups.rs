//! One small sum for every grain a page shows, written in the transaction of the entry.
//!
//! What a transaction records is gathered in memory by operation, stage and day, spread over the
//! sums at its end, and written sorted, one statement a sum: an import of many rows touches each
//! sum once. When a register changed that decides what
//! counts where, all of them are made again from the ledger by the same function.

use std::collections::{BTreeMap, HashMap};

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};
use diesel::upsert::excluded;

use super::error::{Result, StoreError};
use super::schema::{
    entries, rollup_estate_months, rollup_estates, rollup_months, rollup_operations,
    rollup_territories, rollup_territory_months,
};
use super::{Tx, parsed};
use crate::domain::calendar::{Day, Month, Precision};
use crate::domain::ids::{EstateId, Insee, OperationId, ProgrammeId, Siren};
use crate::domain::programme::Programme;
use crate::domain::stage::Stage;
use crate::domain::territory::TerritoryLine;

/// What of an entry moves the sums.
type Short = (i32, String, Day, String, i64, i64);
/// Dwellings and live entries to add.
pub(super) type Sum = (i64, i64);

/// What a transaction records, as fine as the sums need it: by operation, stage, day, and whether
/// it is dated by the year alone.
pub(super) type Moves = HashMap<(OperationId, Stage, Day, bool), Sum>;

/// What a transaction adds to the sums.
#[derive(Default)]
struct Deltas {
    months: BTreeMap<(ProgrammeId, Stage, Month, bool), Sum>,
    territories: BTreeMap<(ProgrammeId, Stage, TerritoryLine), Sum>,
    territory_months: BTreeMap<(ProgrammeId, Stage, Month, TerritoryLine, bool), Sum>,
    estates: BTreeMap<(ProgrammeId, Stage, EstateId), Sum>,
    estate_months: BTreeMap<(ProgrammeId, Stage, Month, EstateId, bool), Sum>,
    operations: BTreeMap<(OperationId, Stage), Sum>,
}

fn add<K: Ord>(sums: &mut BTreeMap<K, Sum>, key: K, sum: Sum) {
    let cell = sums.entry(key).or_default();
    *cell = (cell.0 + sum.0, cell.1 + sum.1);
}

/// Adds to the sum of a key, or makes it. Typed, so that Diesel keeps the prepared statement.
macro_rules! add_sum {
    ($conn:expr, $sum:expr => $table:ident { $($key:ident),* }) => {
        diesel::insert_into($table::table)
            .values((
                $($table::$key.eq($key),)*
                $table::dwellings.eq($sum.0),
                $table::entries.eq($sum.1),
            ))
            .on_conflict(($($table::$key),*))
            .do_update()
            .set((
                $table::dwellings.eq($table::dwellings + excluded($table::dwellings)),
                $table::entries.eq($table::entries + excluded($table::entries)),
            ))
            .execute($conn)?
    };
}

/// A line of a breakdown by territory as the database names it.
pub(super) fn territory_key(line: &TerritoryLine) -> String {
    line.key()
}

/// The line that key names.
pub(super) fn territory_line(key: &str) -> Result<TerritoryLine> {
    match key {
        "nocom" => Ok(TerritoryLine::NoCommune),
        "none" => Ok(TerritoryLine::Bucket),
        key => {
            let (department, siren) =
                key.split_once('/').ok_or_else(|| StoreError::Corrupt(key.to_owned()))?;
            let siren = if siren == "-" { None } else { Some(parsed(siren)?) };
            Ok(TerritoryLine::Epci(parsed(department)?, siren))
        }
    }
}

impl Tx<'_> {
    pub(super) fn programmes_kept(&mut self) -> Result<&[Programme]> {
        if self.books.programmes.is_none() {
            self.books.programmes = Some(self.read.programmes()?);
        }
        Ok(self.books.programmes.as_deref().unwrap_or_default())
    }

    /// The EPCI of a commune on a day.
    pub(super) fn epci_kept(&mut self, commune: &Insee, day: Day) -> Result<Option<Siren>> {
        if !self.books.memberships.contains_key(commune.as_str()) {
            let read = self.read.memberships_of(commune)?;
            self.books.memberships.insert(commune.to_string(), read);
        }
        let known = self.books.memberships.get(commune.as_str()).map(Vec::as_slice);
        let found = known.unwrap_or_default().iter().find(|it| it.holds_on(day));
        Ok(found.map(|it| it.epci.clone()))
    }

    /// Adds what was recorded to every sum it belongs to.
    fn spread(
        &mut self,
        deltas: &mut Deltas,
        (operation, stage, on, year_only): (OperationId, Stage, Day, bool),
        sum: Sum,
    ) -> Result<()> {
        let operation = self.operation_kept(operation)?;
        let estate = self.estate_kept(operation.estate)?;
        let line = match &estate.commune {
            _ if estate.is_bucket() => TerritoryLine::Bucket,
            None => TerritoryLine::NoCommune,
            Some(commune) => {
                TerritoryLine::Epci(commune.department(), self.epci_kept(commune, on)?)
            }
        };
        let counting: Vec<ProgrammeId> = self
            .programmes_kept()?
            .iter()
            .filter(|programme| programme.counts(&operation, on))
            .map(|programme| programme.id)
            .collect();
        let month = Month::of(on);
        add(&mut deltas.operations, (operation.id, stage), sum);
        for id in counting {
            add(&mut deltas.months, (id, stage, month, year_only), sum);
            add(&mut deltas.territories, (id, stage, line.clone()), sum);
            let key = (id, stage, month, line.clone(), year_only);
            add(&mut deltas.territory_months, key, sum);
            add(&mut deltas.estates, (id, stage, estate.id), sum);
            add(&mut deltas.estate_months, (id, stage, month, estate.id, year_only), sum);
        }
        Ok(())
    }

    /// Writes what this transaction adds, or makes all sums again.
    pub(super) fn flush_rollups(&mut self) -> Result<()> {
        if std::mem::take(&mut self.books.rebuild) {
            self.gather_everything()?;
        }
        let mut deltas = Deltas::default();
        for (moved, sum) in std::mem::take(&mut self.books.moves) {
            self.spread(&mut deltas, moved, sum)?;
        }
        self.write_programme_sums(&deltas)?;
        self.write_operation_sums(&deltas)
    }

    /// Empties the sums and gathers the whole ledger once more.
    fn gather_everything(&mut self) -> Result<()> {
        diesel::delete(rollup_months::table).execute(self.conn)?;
        diesel::delete(rollup_territories::table).execute(self.conn)?;
        diesel::delete(rollup_territory_months::table).execute(self.conn)?;
        diesel::delete(rollup_estates::table).execute(self.conn)?;
        diesel::delete(rollup_estate_months::table).execute(self.conn)?;
        diesel::delete(rollup_operations::table).execute(self.conn)?;
        let rows: Vec<Short> = entries::table
            .group_by((entries::operation, entries::stage, entries::on_day, entries::precision))
            .select((
                entries::operation,
                entries::stage,
                entries::on_day,
                entries::precision,
                sql::<BigInt>("sum(dwellings)"),
                sql::<BigInt>("sum(iif(reverses IS NULL, 1, -1))"),
            ))
            .load(self.conn)?;
        self.books.moves.clear();
        for (operation, stage, on, precision, dwellings, live) in rows {
            let year_only = parsed::<Precision>(&precision)? == Precision::Year;
            let moved = self.books.moves.entry((operation, parsed(&stage)?, on, year_only));
            let sum = moved.or_default();
            *sum = (sum.0 + dwellings, sum.1 + live);
        }
        Ok(())
    }

    fn write_programme_sums(&mut self, deltas: &Deltas) -> Result<()> {
        for ((programme, stage, month, year_only), sum) in &deltas.months {
            let (stage, month) = (stage.as_str(), month.to_string());
            add_sum!(self.conn, sum => rollup_months { programme, stage, month, year_only });
        }
        for ((programme, stage, line), sum) in &deltas.territories {
            let (stage, territory) = (stage.as_str(), territory_key(line));
            add_sum!(self.conn, sum => rollup_territories { programme, stage, territory });
        }
        for ((programme, stage, month, line, year_only), sum) in &deltas.territory_months {
            let (stage, month) = (stage.as_str(), month.to_string());
            let territory = territory_key(line);
            add_sum!(self.conn, sum => rollup_territory_months {
                programme, stage, month, territory, year_only
            });
        }
        for ((programme, stage, estate), sum) in &deltas.estates {
            let stage = stage.as_str();
            add_sum!(self.conn, sum => rollup_estates { programme, stage, estate });
        }
        for ((programme, stage, month, estate, year_only), sum) in &deltas.estate_months {
            let (stage, month) = (stage.as_str(), month.to_string());
            add_sum!(self.conn, sum => rollup_estate_months {
                programme, stage, month, estate, year_only
            });
        }
        Ok(())
    }

    /// Sums per operation, with the first and last day of what is live: those two are read from
    /// the ledger, since a reversal can move them either way.
    fn write_operation_sums(&mut self, deltas: &Deltas) -> Result<()> {
        for ((operation, stage), (dwellings, live)) in &deltas.operations {
            diesel::sql_query(
                "INSERT INTO rollup_operations \
                 SELECT ?1, ?2, ?3, ?4, min(e.on_day), max(e.on_day) FROM entries e \
                 WHERE e.operation = ?1 AND e.stage = ?2 AND e.reverses IS NULL \
                 AND NOT EXISTS (SELECT 1 FROM entries r WHERE r.reverses = e.position) \
                 ON CONFLICT DO UPDATE SET dwellings = dwellings + excluded.dwellings, \
                 entries = entries + excluded.entries, \
                 first_on = excluded.first_on, last_on = excluded.last_on",
            )
            .bind::<Integer, _>(operation)
            .bind::<Text, _>(stage.as_str())
            .bind::<BigInt, _>(dwellings)
            .bind::<BigInt, _>(live)
            .execute(self.conn)?;
        }
        Ok(())
    }
}
