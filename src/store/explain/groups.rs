//! Long lists in groups, each of them a narrower figure of its own.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::Asked;
use super::actual::{Ledger, Told};
use crate::domain::calendar::Month;
use crate::domain::explanation::{Group, Line, What};
use crate::domain::figure::{FigurePeriod, FigureScope, Reference};
use crate::store::error::Result;
use crate::store::{Read, parsed};

#[derive(QueryableByName)]
struct Grouped {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    lines: i64,
}

fn line(group: Group, (dwellings, lines): (i64, i64), figure: Option<Reference>) -> Line {
    Line { what: What::Group(group, lines), dwellings, figure }
}

impl Read<'_> {
    /// By year, else by month, else by estate or operation; none where no group is left.
    pub(super) fn groups(&mut self, asked: &Asked<'_>, told: &Told) -> Result<Option<Vec<Line>>> {
        let period = asked.reference.period;
        let (first, last) = (period.first_day(), period.last_day());
        if first.year() != last.year() {
            return self.by_year(asked, told).map(Some);
        }
        if !told.frozen.is_empty() {
            return Ok(None);
        }
        if Month::of(first) != Month::of(last) {
            return self.by_month(asked, told).map(Some);
        }
        match &asked.place.scope {
            FigureScope::Operation(_) | FigureScope::Rest => Ok(None),
            FigureScope::Landlord(_) | FigureScope::Estate(_) | FigureScope::Bucket => {
                self.by_operation(asked, told).map(Some)
            }
            _ => self.by_estate(asked, told).map(Some),
        }
    }

    fn grouped(
        &mut self,
        asked: &Asked<'_>,
        told: &Told,
        key: &str,
        name: &str,
    ) -> Result<Vec<Grouped>> {
        let Ledger { from, text, day } = asked.ledger(&told.spans);
        let key = key.replace("{day}", day);
        let query = format!(
            "SELECT {key} AS key, {name} AS name, sum(e.dwellings) AS dwellings, \
             count(*) AS lines {from} GROUP BY 1, 2 ORDER BY 2, 1"
        );
        Ok(diesel::sql_query(query).bind::<Text, _>(text).load(self.conn)?)
    }

    fn by_year(&mut self, asked: &Asked<'_>, told: &Told) -> Result<Vec<Line>> {
        let mut years: BTreeMap<i32, (i64, i64)> = BTreeMap::new();
        for row in self.grouped(asked, told, "substr({day}, 1, 4)", "''")? {
            years.insert(parsed(&row.key)?, (row.dwellings, row.lines));
        }
        for year in &told.frozen {
            years.insert(year.year, self.frozen_sum(asked, year)?);
        }
        let first = asked.programme.first_day;
        let figure = |year| asked.reference.over(asked.reference.period.year_within(year, first));
        let lines =
            years.into_iter().map(|(year, sums)| line(Group::Year(year), sums, Some(figure(year))));
        Ok(lines.collect())
    }

    /// By month; of whole months, what is dated by the year alone stands apart.
    fn by_month(&mut self, asked: &Asked<'_>, told: &Told) -> Result<Vec<Line>> {
        let key = "substr({day}, 1, 7) || (e.\"precision\" = 'year')";
        let first = asked.programme.first_day;
        let mut months: BTreeMap<Month, (i64, i64)> = BTreeMap::new();
        let mut alone: BTreeMap<i32, (i64, i64)> = BTreeMap::new();
        let within = |month| asked.reference.period.month_within(month, first);
        for row in self.grouped(asked, told, key, "''")? {
            let (month, year_only) = row.key.split_at(7.min(row.key.len()));
            let month: Month = parsed(month)?;
            let whole = matches!(within(month), FigurePeriod::Month(_));
            let sum = if year_only == "1" && whole {
                alone.entry(month.year()).or_default()
            } else {
                months.entry(month).or_default()
            };
            *sum = (sum.0 + row.dwellings, sum.1 + row.lines);
        }
        let months = months.into_iter().map(|(month, sums)| {
            line(Group::Month(month), sums, Some(asked.reference.over(within(month))))
        });
        let alone =
            alone.into_iter().map(|(year, sums)| line(Group::ByYearAlone(year), sums, None));
        Ok(months.chain(alone).collect())
    }

    /// By estate. One whose commune changed its EPCI between the days is no figure of its own.
    fn by_estate(&mut self, asked: &Asked<'_>, told: &Told) -> Result<Vec<Line>> {
        let places = self.places_kept()?;
        let period = asked.reference.period;
        let stays = |code: &str| match &asked.place.scope {
            FigureScope::Epci(siren) => {
                places.estates.values().find(|it| it.code.as_str() == code).is_some_and(|it| {
                    let on = |day| places.epci(it, day) == Some(siren);
                    on(period.first_day()) && on(period.last_day())
                })
            }
            _ => true,
        };
        let rows = self.grouped(asked, told, "t.code", "t.name")?;
        let one = |row: Grouped| {
            let code = parsed(&row.key)?;
            let scope = FigureScope::Estate(parsed(&row.key)?);
            let figure = stays(&row.key).then(|| asked.reference.within(scope));
            Ok(line(Group::Estate(code, row.name), (row.dwellings, row.lines), figure))
        };
        rows.into_iter().map(one).collect()
    }

    fn by_operation(&mut self, asked: &Asked<'_>, told: &Told) -> Result<Vec<Line>> {
        let rows = self.grouped(asked, told, "o.code", "o.name")?;
        let one = |row: Grouped| {
            let figure = asked.reference.within(FigureScope::Operation(parsed(&row.key)?));
            let group = Group::Operation(parsed(&row.key)?, row.name);
            Ok(line(group, (row.dwellings, row.lines), Some(figure)))
        };
        rows.into_iter().map(one).collect()
    }
}
