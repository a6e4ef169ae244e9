//! `corons verify` of years: each step is what its event says, each closing holds what it froze,
//! and what it froze is what the ledger before it gives.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::error::Result;
use super::schema::events;
use super::verify::{Fault, Verification};
use super::{Read, Store};
use crate::domain::ids::{OperationId, Position};
use crate::domain::knowledge::Knowledge;
use crate::domain::year::{FrozenSum, Step, YearStep, frozen_hash};

/// A frozen row whatever its programme and territory: stage, month, year alone, operation.
type Cell = (String, String, bool, OperationId);

#[derive(QueryableByName)]
struct Booked {
    #[diesel(sql_type = Text)]
    stage: String,
    #[diesel(sql_type = Text)]
    month: String,
    #[diesel(sql_type = Integer)]
    year_only: i32,
    #[diesel(sql_type = Integer)]
    operation: i32,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    live: i64,
    #[diesel(sql_type = BigInt)]
    defective: i64,
}

impl Store {
    /// Recomputes everything a reading can see, and then each closing at its own point of
    /// knowledge: what its year's sums by booked month were then, registers included, is what it
    /// froze (DESIGN 4). `against` is a head printed before.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn verify(&self, against: Option<(Position, &str)>) -> Result<Verification> {
        let mut found = self.read(|read| read.verify(against))?;
        if found.fault.is_some() {
            return Ok(found);
        }
        let steps = self.read(|read| read.years())?.steps;
        for step in steps.into_iter().filter(|it| matches!(it.step, Step::Closed(_))) {
            let at = Knowledge::Position(step.position);
            let (kept, counted) = self.read_at(at, |read| {
                let counted = read.sums_to_freeze(step.year, Some(step.position))?;
                Ok((read.frozen_sums(step.position)?, counted))
            })?;
            if kept != counted {
                let (table, id) = ("closing_sums".to_owned(), step.position);
                found.fault = Some(Fault::Register { table, id });
                break;
            }
        }
        Ok(found)
    }
}

impl Read<'_> {
    /// The first step or closing that is not what it should be.
    pub(super) fn verify_years(&mut self, compared: &mut usize) -> Result<Option<Fault>> {
        let wrong =
            |at: Position| Ok(Some(Fault::Register { table: "year_states".to_owned(), id: at }));
        let kinds = ["corrections-only", "closing", "reopening"];
        let mut said: BTreeMap<Position, String> = events::table
            .filter(events::kind.eq_any(kinds))
            .select((events::position, events::body.assume_not_null()))
            .load(self.conn)?
            .into_iter()
            .collect();
        for step in self.years()?.steps {
            let closes = matches!(step.step, Step::Closed(_));
            let frozen = if closes { self.frozen_sums(step.position)? } else { Vec::new() };
            let body = step.body(closes.then(|| frozen_hash(&frozen)));
            if said.remove(&step.position) != Some(body) {
                return wrong(step.position);
            }
            if closes {
                *compared += frozen.len();
                if let Some(fault) = self.verify_closing(&step, &frozen)? {
                    return Ok(Some(fault));
                }
            }
        }
        match said.into_keys().next() {
            Some(at) => wrong(at),
            None => Ok(None),
        }
    }

    /// What is booked in a year before its closing, row by row: registers decide what of it
    /// counts in a programme, the ledger alone what it counts.
    fn verify_closing(
        &mut self,
        closing: &YearStep,
        frozen: &[FrozenSum],
    ) -> Result<Option<Fault>> {
        let mut parts: BTreeMap<(i32, Cell), (i64, i64, i64)> = BTreeMap::new();
        for row in frozen {
            let cell = (row.stage.to_string(), row.month.to_string(), row.year_only, row.operation);
            let sum = parts.entry((row.programme, cell)).or_default();
            *sum = (sum.0 + row.dwellings, sum.1 + row.entries, sum.2 + row.defective);
        }
        let booked = self.booked_before(closing)?;
        for ((programme, cell), sum) in parts {
            let counted = booked.get(&cell).copied().unwrap_or_default();
            if sum != counted {
                let (stage, month, _, operation) = cell;
                return Ok(Some(Fault::Sum {
                    table: "closing_sums".to_owned(),
                    key: format!("{}|{programme}|{stage}|{month}|{operation}", closing.position),
                    kept: format!("{}|{}|{}", sum.0, sum.1, sum.2),
                    counted: format!("{}|{}|{}", counted.0, counted.1, counted.2),
                }));
            }
        }
        Ok(None)
    }

    fn booked_before(&mut self, closing: &YearStep) -> Result<BTreeMap<Cell, (i64, i64, i64)>> {
        let rows: Vec<Booked> = diesel::sql_query(
            "SELECT stage, month, year_only, operation, sum(dwellings) AS dwellings, \
             sum(live) AS live, sum(defective) AS defective FROM ( \
             SELECT e.stage, substr(e.booked, 1, 7) AS month, \
             e.\"precision\" = 'year' AND e.booked = e.on_day AS year_only, e.operation, \
             e.dwellings, CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END AS live, \
             0 AS defective FROM entries e WHERE substr(e.booked, 1, 4) = ?1 AND e.position < ?2 \
             UNION ALL SELECT e.stage, substr(d.booked, 1, 7), 0, e.operation, 0, 0, \
             CASE d.kind WHEN 'defect' THEN d.dwellings ELSE -d.dwellings END \
             FROM defects d JOIN entries e ON e.position = d.entry \
             WHERE substr(d.booked, 1, 4) = ?1 AND d.position < ?2) GROUP BY 1, 2, 3, 4",
        )
        .bind::<Text, _>(format!("{:04}", closing.year))
        .bind::<BigInt, _>(closing.position)
        .load(self.conn)?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let cell = (row.stage, row.month, row.year_only != 0, row.operation);
                (cell, (row.dwellings, row.live, row.defective))
            })
            .collect())
    }
}
