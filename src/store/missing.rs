//! Which reports are missing: estates expected to report a month that said nothing, and who was
//! the last to say anything of them (DESIGN 2.10).

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use super::Read;
use super::error::Result;
use super::figures::Question;
use crate::domain::calendar::Month;
use crate::domain::ids::EstateId;
use crate::domain::reporting::{reporting, silent};
use crate::domain::rollup::Reporting;

/// A report that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingReport {
    /// The month.
    pub month: Month,
    /// Code of the estate.
    pub estate: String,
    /// Its name.
    pub name: String,
    /// The login of who last recorded anything for it.
    pub last_by: Option<String>,
}

#[derive(QueryableByName)]
struct Recorder {
    #[diesel(sql_type = Integer)]
    estate: i32,
    #[diesel(sql_type = Text)]
    author: String,
}

impl Read<'_> {
    /// The reports of some months up to that of `to`, the latest first, and those missing, by
    /// month and name.
    pub fn missing_reports(
        &mut self,
        asked: &Question,
        months: i32,
    ) -> Result<(Vec<Reporting>, Vec<MissingReport>)> {
        let last = Month::of(asked.to);
        let first = last.plus(1 - months).max(Month::of(asked.programme.first_day));
        let spans = self.spans(asked)?;
        let reported = self.reported(asked, first, last)?;
        let each = std::iter::successors(Some(last), |month| Some(month.plus(-1)))
            .take_while(|month| *month >= first);
        let places = self.places_kept()?;
        let recorders = self.last_recorders()?;
        let mut missing = Vec::new();
        for month in each.clone() {
            let mut of_month: Vec<MissingReport> = silent(&spans, month, &reported)
                .into_iter()
                .filter_map(|id| Some((id, places.estates.get(&id)?)))
                .map(|(id, estate)| MissingReport {
                    month,
                    estate: estate.code.to_string(),
                    name: estate.name.clone(),
                    last_by: recorders.get(&id).cloned(),
                })
                .collect();
            of_month.sort_by(|a, b| (&a.name, &a.estate).cmp(&(&b.name, &b.estate)));
            missing.extend(of_month);
        }
        Ok((reporting(&spans, each, &reported), missing))
    }

    /// Who recorded the latest entry or statement of each estate.
    fn last_recorders(&mut self) -> Result<HashMap<EstateId, String>> {
        let rows: Vec<Recorder> = diesel::sql_query(
            "SELECT latest.estate AS estate, v.author AS author FROM (\
             SELECT estate, max(position) AS position FROM (\
             SELECT o.estate AS estate, max(e.position) AS position FROM entries e \
             JOIN operations o ON o.id = e.operation GROUP BY o.estate \
             UNION ALL SELECT estate, max(position) FROM statements GROUP BY estate) \
             GROUP BY estate) latest JOIN events v ON v.position = latest.position",
        )
        .load(self.conn)?;
        Ok(rows.into_iter().map(|row| (row.estate, row.author)).collect())
    }
}
