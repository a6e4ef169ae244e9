//! What defects take from gross (DESIGN 2.5). They are few: no sum of them is kept beside the
//! ledger. A defect counts by its own day, and lies where its entry lies.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Text};

use super::Read;
use super::error::{Result, StoreError};
use super::figures::{Question, counts, lies_in, written_day};
use crate::domain::calendar::Day;
use crate::domain::ids::{EstateId, OperationId};
use crate::domain::rollup::DefectSum;
use crate::domain::territory::{Scope, TerritoryLine};

/// What was reported less what was cured of the entries of one estate and day, on one day.
#[derive(QueryableByName)]
struct DefectPart {
    #[diesel(sql_type = Integer)]
    estate: i32,
    /// The day of the entry: it says in which EPCI it lies.
    #[diesel(sql_type = Date)]
    entry_on: Day,
    #[diesel(sql_type = Date)]
    on: Day,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
}

#[derive(QueryableByName)]
struct OfOperation {
    #[diesel(sql_type = Integer)]
    operation: i32,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
}

const DEFECTIVE: &str = "sum(CASE d.kind WHEN 'defect' THEN d.dwellings ELSE -d.dwellings END)";

impl Read<'_> {
    /// Defects of a question's scope by day, whatever day it is read at.
    pub(super) fn defect_sums(&mut self, asked: &Question) -> Result<Vec<DefectSum>> {
        if asked.published {
            return self.published_defects(asked);
        }
        let mut sums: Vec<DefectSum> = Vec::new();
        for part in self.defect_parts(asked, &asked.scope, Day::MAX)? {
            match sums.last_mut() {
                Some(last) if last.on == part.on => last.dwellings += part.dwellings,
                _ => sums.push(DefectSum { on: part.on, dwellings: part.dwellings }),
            }
        }
        Ok(sums)
    }

    /// Defects up to a day by estate and day of the entry, ascending by their own day.
    fn defect_parts(
        &mut self,
        asked: &Question,
        scope: &Scope,
        to: Day,
    ) -> Result<Vec<DefectPart>> {
        let (scope, text) = lies_in(scope);
        let query = format!(
            "SELECT o.estate AS estate, e.on_day AS entry_on, d.on_day AS \"on\", \
             {DEFECTIVE} AS dwellings \
             FROM defects d JOIN entries e ON e.position = d.entry \
             JOIN operations o ON o.id = e.operation JOIN estates t ON t.id = o.estate \
             WHERE {scope} AND e.stage = ?2 AND d.on_day <= ?3 AND {} \
             GROUP BY 1, 2, 3 ORDER BY 3, 1, 2",
            counts(&asked.programme)
        );
        Ok(diesel::sql_query(query)
            .bind::<Text, _>(text)
            .bind::<Text, _>(asked.stage.as_str())
            .bind::<Text, _>(written_day(to))
            .load(self.conn)?)
    }

    /// Dwellings of each estate whose defects are not cured at `to`.
    pub(super) fn defective_by_estate(
        &mut self,
        asked: &Question,
    ) -> Result<HashMap<EstateId, i64>> {
        let parts: Vec<(EstateId, i64)> = if asked.published {
            self.published_defects_of_estates(asked)?
        } else {
            let parts = self.defect_parts(asked, &Scope::All, asked.to)?;
            parts.into_iter().map(|part| (part.estate, part.dwellings)).collect()
        };
        let mut sums = HashMap::new();
        for (estate, dwellings) in parts {
            *sums.entry(estate).or_default() += dwellings;
        }
        Ok(sums)
    }

    /// Dwellings of each line of the breakdown by territory whose defects are not cured at `to`.
    pub(super) fn defective_by_line(
        &mut self,
        asked: &Question,
    ) -> Result<HashMap<TerritoryLine, i64>> {
        let mut parts = Vec::new();
        if asked.published {
            parts = self.published_defects_by_line(asked)?;
        } else {
            let places = self.places_kept()?;
            for part in self.defect_parts(asked, &Scope::All, asked.to)? {
                let estate = places.estates.get(&part.estate).ok_or(StoreError::NotFound)?;
                parts.push((places.line(estate, part.entry_on), part.dwellings));
            }
        }
        let mut sums = HashMap::new();
        for (line, dwellings) in parts {
            *sums.entry(line).or_default() += dwellings;
        }
        Ok(sums)
    }

    /// Delivered dwellings of each operation whose defects are not cured.
    pub(super) fn defective_by_operation(&mut self) -> Result<HashMap<OperationId, i64>> {
        let rows: Vec<OfOperation> = diesel::sql_query(format!(
            "SELECT e.operation AS operation, {DEFECTIVE} AS dwellings \
             FROM defects d JOIN entries e ON e.position = d.entry GROUP BY 1"
        ))
        .load(self.conn)?;
        Ok(rows.into_iter().map(|row| (row.operation, row.dwellings)).collect())
    }
}
