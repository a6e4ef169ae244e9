//! What was published (DESIGN 4): closed years as their latest closing froze them, the others by
//! the day their entries are booked on.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::closings::booked_rows;
use super::error::Result;
use super::figures::{Question, written_day};
use super::rollups::territory_line;
use super::{Read, parsed};
use crate::domain::calendar::{Day, Month};
use crate::domain::ids::EstateId;
use crate::domain::rollup::{DefectSum, MonthSum};
use crate::domain::territory::{Scope, TerritoryLine};

#[derive(QueryableByName)]
struct Part {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Integer)]
    year_only: i32,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    live: i64,
}

/// What is summed of what was published: what was delivered, or what defects take from it.
#[derive(Clone, Copy)]
enum Summed {
    Gross,
    Defects,
}

impl Summed {
    fn column(self) -> &'static str {
        match self {
            Self::Gross => "dwellings",
            Self::Defects => "defective",
        }
    }
}

/// How what was published is grouped; columns that frozen rows and booked ones share.
#[derive(Clone, Copy)]
enum Grouping {
    Month,
    Territory,
    Estate,
}

impl Grouping {
    fn columns(self) -> (&'static str, &'static str) {
        match self {
            Self::Month => ("month", "year_only"),
            Self::Territory => ("territory", "0"),
            Self::Estate => ("CAST(estate AS TEXT)", "0"),
        }
    }
}

/// The condition under which a frozen or booked row lies in a scope, with what it compares with.
fn lies_in(scope: &Scope) -> (&'static str, String) {
    match scope {
        Scope::All => ("?4 = ''", String::new()),
        Scope::Department(code) => ("substr(commune, 1, length(?4)) = ?4", code.to_string()),
        Scope::Epci(siren) => ("territory LIKE '%/' || ?4", siren.to_string()),
        Scope::Commune(insee) => ("commune = ?4", insee.to_string()),
        Scope::Estate(code) => {
            ("estate = (SELECT id FROM estates WHERE code = ?4)", code.to_string())
        }
        Scope::Landlord(code) => {
            ("landlord = (SELECT id FROM landlords WHERE code = ?4)", code.to_string())
        }
    }
}

impl Read<'_> {
    /// Published sums by month.
    pub(super) fn published_months(&mut self, asked: &Question) -> Result<Vec<MonthSum>> {
        self.published(asked, Summed::Gross, Grouping::Month, Day::MIN, Day::MAX)?
            .into_iter()
            .map(|part| {
                // Late news alone may undo more than it brings: the month is known all the same.
                let least = i64::from(part.dwellings != 0);
                Ok(MonthSum {
                    month: parsed(&part.key)?,
                    year_only: part.year_only != 0,
                    dwellings: part.dwellings,
                    entries: part.live.max(least),
                })
            })
            .collect()
    }

    /// What was published of the days after `to` within its month.
    pub(super) fn published_tail(
        &mut self,
        asked: &Question,
        from: Day,
        to: Day,
    ) -> Result<Vec<MonthSum>> {
        let parts = self.booked(asked, Summed::Gross, Grouping::Month, from, to, None)?;
        parts
            .into_iter()
            .map(|part| {
                Ok(MonthSum {
                    month: parsed(&part.key)?,
                    year_only: part.year_only != 0,
                    dwellings: part.dwellings,
                    entries: part.live,
                })
            })
            .collect()
    }

    /// What was published of each estate up to `to`.
    pub(super) fn published_estates(&mut self, asked: &Question) -> Result<HashMap<EstateId, i64>> {
        let parts = self.published(asked, Summed::Gross, Grouping::Estate, Day::MIN, asked.to)?;
        let mut sums = HashMap::new();
        for part in parts {
            *sums.entry(parsed(&part.key)?).or_default() += part.dwellings;
        }
        Ok(sums)
    }

    /// What was published of each line of the breakdown by territory up to `to`.
    pub(super) fn published_territories(
        &mut self,
        asked: &Question,
    ) -> Result<HashMap<String, i64>> {
        let parts =
            self.published(asked, Summed::Gross, Grouping::Territory, Day::MIN, asked.to)?;
        let mut sums = HashMap::new();
        for part in parts {
            *sums.entry(part.key).or_default() += part.dwellings;
        }
        Ok(sums)
    }

    /// Published defects less cures: those up to `to` on its day or on the last of their month,
    /// those after it on the last day of theirs, since frozen rows bear months alone.
    pub(super) fn published_defects(&mut self, asked: &Question) -> Result<Vec<DefectSum>> {
        let mut by_day: BTreeMap<Day, i64> = BTreeMap::new();
        for (to, sign) in [(Day::MAX, 1), (asked.to, -1)] {
            for part in self.published(asked, Summed::Defects, Grouping::Month, Day::MIN, to)? {
                let last = parsed::<Month>(&part.key)?.last_day();
                *by_day.entry(last).or_default() += sign * part.dwellings;
                if sign < 0 {
                    *by_day.entry(last.min(asked.to)).or_default() += part.dwellings;
                }
            }
        }
        let some = by_day.into_iter().filter(|(_, dwellings)| *dwellings != 0);
        Ok(some.map(|(on, dwellings)| DefectSum { on, dwellings }).collect())
    }

    /// Published defects less cures up to `to`, by estate.
    pub(super) fn published_defects_of_estates(
        &mut self,
        asked: &Question,
    ) -> Result<Vec<(EstateId, i64)>> {
        self.published(asked, Summed::Defects, Grouping::Estate, Day::MIN, asked.to)?
            .into_iter()
            .map(|part| Ok((parsed(&part.key)?, part.dwellings)))
            .collect()
    }

    /// Published defects less cures up to `to`, by line of the breakdown by territory.
    pub(super) fn published_defects_by_line(
        &mut self,
        asked: &Question,
    ) -> Result<Vec<(TerritoryLine, i64)>> {
        self.published(asked, Summed::Defects, Grouping::Territory, Day::MIN, asked.to)?
            .into_iter()
            .map(|part| Ok((territory_line(&part.key)?, part.dwellings)))
            .collect()
    }

    /// Frozen rows of closed years and booked ones of the others, between two days. Within the
    /// last month of a closed year's rows, which bear months alone, what is booked after the day
    /// is taken away again.
    fn published(
        &mut self,
        asked: &Question,
        what: Summed,
        by: Grouping,
        from: Day,
        to: Day,
    ) -> Result<Vec<Part>> {
        let mut parts = self.frozen(asked, what, by, to)?;
        parts.extend(self.booked(asked, what, by, from, to, Some(false))?);
        let last = Month::of(to).last_day();
        if to < last {
            let after = to.succ_opt().unwrap_or(to);
            let late = self.booked(asked, what, by, after, last, Some(true))?;
            parts.extend(late.into_iter().map(|part| Part {
                dwellings: -part.dwellings,
                live: -part.live,
                ..part
            }));
        }
        parts.sort_by(|a, b| (&a.key, a.year_only).cmp(&(&b.key, b.year_only)));
        Ok(parts)
    }

    fn frozen(
        &mut self,
        asked: &Question,
        what: Summed,
        by: Grouping,
        to: Day,
    ) -> Result<Vec<Part>> {
        let closings: Vec<String> =
            self.years()?.closed().into_values().map(|at| at.to_string()).collect();
        let (key, year_only) = by.columns();
        let (scope, text) = lies_in(&asked.scope);
        let query = format!(
            "SELECT {key} AS key, {year_only} AS year_only, sum({}) AS dwellings, \
             sum(entries) AS live FROM closing_sums \
             WHERE closing IN ({}) AND programme = ?1 AND stage = ?2 AND month <= ?3 AND {scope} \
             GROUP BY 1, 2",
            what.column(),
            closings.join(", ")
        );
        Ok(diesel::sql_query(query)
            .bind::<Integer, _>(asked.programme.id)
            .bind::<Text, _>(asked.stage.as_str())
            .bind::<Text, _>(written_day(to).get(..7).unwrap_or_default())
            .bind::<Text, _>(text)
            .load(self.conn)?)
    }

    /// What is booked between two days: in closed years, in the others, or in either. What was
    /// booked in a closed year before it closed is there for ever.
    fn booked(
        &mut self,
        asked: &Question,
        what: Summed,
        by: Grouping,
        from: Day,
        to: Day,
        closed: Option<bool>,
    ) -> Result<Vec<Part>> {
        let (key, year_only) = by.columns();
        let (scope, text) = lies_in(&asked.scope);
        let mut years = String::new();
        if let Some(closed) = closed {
            let list: Vec<String> =
                self.years()?.closed().into_keys().map(|year| format!("'{year:04}'")).collect();
            let not = if closed { "" } else { "NOT " };
            let _ = write!(years, "AND substr(booked, 1, 4) {not}IN ({})", list.join(", "));
        }
        let query = format!(
            "SELECT {key} AS key, {year_only} AS year_only, sum({}) AS dwellings, \
             sum(live) AS live FROM (SELECT *, substr(booked, 1, 7) AS month FROM ({})) \
             WHERE stage = '{}' AND {scope} {years} GROUP BY 1, 2",
            what.column(),
            booked_rows(&asked.programme),
            asked.stage
        );
        Ok(diesel::sql_query(query)
            .bind::<Text, _>(written_day(from))
            .bind::<Text, _>(written_day(to))
            .bind::<BigInt, _>(i64::MAX)
            .bind::<Text, _>(text)
            .load(self.conn)?)
    }
}
