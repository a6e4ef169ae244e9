//! Our counts by estate and year, beside which somebody else's are laid.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::Read;
use super::error::Result;
use super::figures::Question;
use crate::domain::reconciliation::Counts;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Integer)]
    estate: i32,
    #[diesel(sql_type = Text)]
    year: String,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
}

impl Read<'_> {
    /// What the programme counts by estate and year at its stage, gross and by the entries' days.
    /// The programme as a whole holds the bucket too; where only a part of it may be seen it is
    /// not there.
    pub fn counts_by_year(&mut self, asked: &Question) -> Result<Counts> {
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT estate, substr(month, 1, 4) AS year, sum(dwellings) AS dwellings \
             FROM rollup_estate_months WHERE programme = ?1 AND stage = ?2 \
             GROUP BY 1, 2 HAVING sum(entries) > 0",
        )
        .bind::<Integer, _>(asked.programme.id)
        .bind::<Text, _>(asked.stage.as_str())
        .load(self.conn)?;
        let places = self.places_kept()?;
        let mut counts = Counts::new();
        for Row { estate, year, dwellings: count } in rows {
            let Some(estate) = places.estates.get(&estate) else { continue };
            let year = year.parse().unwrap_or_default();
            if !estate.is_bucket() {
                *counts.entry((Some(estate.code.clone()), year)).or_default() += count;
            }
            if !self.is_limited() {
                *counts.entry((None, year)).or_default() += count;
            }
        }
        Ok(counts)
    }
}
