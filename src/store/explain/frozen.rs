//! What closings froze: the published figures of closed years (DESIGN 4).

use chrono::Datelike as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::Asked;
use crate::domain::calendar::{Day, Month, first_day_of, last_day_of};
use crate::domain::estate::BUCKET;
use crate::domain::explanation::{Absence, Line, What};
use crate::domain::figure::{FigurePeriod, FigureScope};
use crate::domain::ids::Position;
use crate::store::error::Result;
use crate::store::{Read, parsed};

/// The months of a closed year that a figure counts.
pub(super) struct Frozen {
    pub(super) year: i32,
    closing: Position,
    number: i32,
    from: Month,
    to: Month,
}

#[derive(QueryableByName)]
struct Closed {
    #[diesel(sql_type = Integer)]
    year: i32,
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Integer)]
    number: i32,
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    lines: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    month: String,
    #[diesel(sql_type = Integer)]
    year_only: i32,
    #[diesel(sql_type = Text)]
    estate: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
}

impl Asked<'_> {
    /// The rows a closing froze of those months, from `FROM` on, with the text that is `?1`.
    fn rows(&self, year: &Frozen) -> (String, String) {
        let (lies, text) = match &self.place.scope {
            FigureScope::All => ("?1 = ''", String::new()),
            FigureScope::Department(code) => ("c.territory LIKE ?1", format!("{code}/%")),
            FigureScope::Epci(siren) => ("c.territory LIKE ?1", format!("%/{siren}")),
            FigureScope::Commune(insee) => ("c.commune = ?1", insee.to_string()),
            FigureScope::Estate(code) => ("t.code = ?1", code.to_string()),
            FigureScope::Landlord(code) => {
                ("c.landlord = (SELECT id FROM landlords WHERE code = ?1)", code.to_string())
            }
            FigureScope::Operation(code) => {
                ("c.operation = (SELECT id FROM operations WHERE code = ?1)", code.to_string())
            }
            FigureScope::Bucket => ("t.code = ?1", BUCKET.to_owned()),
            FigureScope::NoCommune => ("c.territory = ?1", "nocom".to_owned()),
            FigureScope::Rest => ("?1 <> ''", String::new()),
        };
        let dated = if matches!(self.reference.period, FigurePeriod::Month(_)) {
            " AND c.year_only = 0"
        } else {
            ""
        };
        let from = format!(
            "FROM closing_sums c JOIN estates t ON t.id = c.estate \
             WHERE {lies} AND c.closing = {} AND c.programme = {} AND c.stage = '{}' \
             AND c.month BETWEEN '{}' AND '{}'{dated}",
            year.closing,
            self.programme.id,
            self.reference.stage.as_str(),
            year.from,
            year.to
        );
        (from, text)
    }

    fn counted(&self) -> &'static str {
        if self.reference.net { "c.dwellings - c.defective" } else { "c.dwellings" }
    }
}

impl Read<'_> {
    /// The closed years among the days. A closing froze whole months.
    pub(super) fn closed_within(
        &mut self,
        asked: &Asked<'_>,
    ) -> Result<std::result::Result<Vec<Frozen>, Absence>> {
        let period = asked.reference.period;
        let (first, last) = (period.first_day(), period.last_day());
        let closed: Vec<Closed> = diesel::sql_query(
            "SELECT year, position, number FROM year_states y WHERE state = 'closed' \
             AND position = (SELECT max(position) FROM year_states z WHERE z.year = y.year) \
             AND year BETWEEN ?1 AND ?2 ORDER BY year",
        )
        .bind::<Integer, _>(first.year())
        .bind::<Integer, _>(last.year())
        .load(self.conn)?;
        let mut frozen = Vec::new();
        for Closed { year, position: closing, number } in closed {
            let from: Day = first.max(first_day_of(year));
            let to = last.min(last_day_of(year));
            let begins = from.day() == 1 || from <= asked.programme.first_day;
            if !begins || to != Month::of(to).last_day() {
                return Ok(Err(Absence::PartOfMonth(year)));
            }
            let (from, to) = (Month::of(from), Month::of(to));
            frozen.push(Frozen { year, closing, number, from, to });
        }
        Ok(Ok(frozen))
    }

    pub(super) fn frozen_sum(&mut self, asked: &Asked<'_>, year: &Frozen) -> Result<(i64, i64)> {
        let (from, text) = asked.rows(year);
        let counted = asked.counted();
        let query = format!(
            "SELECT coalesce(sum({counted}), 0) AS dwellings, \
             coalesce(sum(c.entries), 0) AS lines {from}"
        );
        let sum: Sum = diesel::sql_query(query).bind::<Text, _>(text).get_result(self.conn)?;
        Ok((sum.dwellings, sum.lines))
    }

    pub(super) fn frozen_list(&mut self, asked: &Asked<'_>, year: &Frozen) -> Result<Vec<Line>> {
        let (from, text) = asked.rows(year);
        let counted = asked.counted();
        let query = format!(
            "SELECT c.month AS month, c.year_only AS year_only, t.code AS estate, \
             t.name AS name, sum({counted}) AS dwellings {from} \
             GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 4"
        );
        let rows: Vec<Row> = diesel::sql_query(query).bind::<Text, _>(text).load(self.conn)?;
        rows.into_iter()
            .map(|row| {
                let month = if row.year_only == 0 { Some(parsed(&row.month)?) } else { None };
                Ok(Line {
                    what: What::Frozen {
                        year: year.year,
                        number: year.number,
                        month,
                        estate: (parsed(&row.estate)?, row.name),
                    },
                    dwellings: row.dwellings,
                    figure: None,
                })
            })
            .collect()
    }
}
