//! What figures are made from: the smallest sums that answer, in one read transaction.

use std::collections::HashMap;

use chrono::Datelike;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Text};

use super::Read;
use super::error::Result;
use super::parsed;
use super::schema::{
    rollup_estate_months, rollup_estates, rollup_months, rollup_territories,
    rollup_territory_months,
};
use crate::domain::calendar::{Day, Month};
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::ids::EstateId;
use crate::domain::plan::{Curve, Publication, indicative};
use crate::domain::programme::Programme;
use crate::domain::rollup::{Known, MonthSum, PlanStatus, ProgressInput};
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;

/// What a reader asks of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The programme.
    pub programme: Programme,
    /// The stage.
    pub stage: Stage,
    /// Net of defects, else gross.
    pub net: bool,
    /// What closings published instead of what is true: closed years as frozen by their latest
    /// closing, the others by the day their entries are booked on (DESIGN 4).
    pub published: bool,
    /// The part of it.
    pub scope: Scope,
    /// The point of knowledge.
    pub known: Known,
    /// The day totals are read at.
    pub to: Day,
    /// Whether reporting is wanted for each month, for the API and exports.
    pub reporting: bool,
}

impl Question {
    /// What a quantity of the answer at `to` is.
    #[must_use]
    pub fn reference(&self, quantity: Quantity) -> Reference {
        Reference {
            programme: self.programme.code.clone(),
            quantity,
            stage: self.stage,
            net: self.net,
            published: self.published,
            scope: FigureScope::from(&self.scope),
            period: FigurePeriod::Range(self.programme.first_day.min(self.to), self.to),
            position: self.known.position,
        }
    }
}

#[derive(QueryableByName)]
struct Summed {
    #[diesel(sql_type = Text)]
    month: String,
    #[diesel(sql_type = Integer)]
    year_only: i32,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = BigInt)]
    live: i64,
}

#[derive(QueryableByName)]
pub(super) struct PartAfter {
    #[diesel(sql_type = Integer)]
    pub(super) estate: i32,
    #[diesel(sql_type = Date)]
    pub(super) on_day: Day,
    #[diesel(sql_type = BigInt)]
    pub(super) dwellings: i64,
}

fn summed(rows: Vec<Summed>) -> Result<Vec<MonthSum>> {
    rows.into_iter()
        .map(|row| {
            Ok(MonthSum {
                month: parsed(&row.month)?,
                year_only: row.year_only != 0,
                dwellings: row.dwellings,
                entries: row.live,
            })
        })
        .collect()
}

/// The condition under which an operation `o` counts in a programme. Only numbers and words of
/// our own go into the text.
pub(super) fn counts(programme: &Programme) -> String {
    let landlords: Vec<String> = programme.landlords.iter().map(ToString::to_string).collect();
    let kinds: Vec<String> =
        programme.kinds.iter().map(|kind| format!("'{}'", kind.as_str())).collect();
    format!(
        "o.outside = 0 AND o.landlord IN ({}) AND o.kind IN ({}) AND e.on_day >= '{}'",
        landlords.join(", "),
        kinds.join(", "),
        programme.first_day
    )
}

/// The condition under which an entry lies in a scope, with the text it compares with.
pub(super) fn lies_in(scope: &Scope) -> (&'static str, String) {
    match scope {
        Scope::All => ("?1 = ''", String::new()),
        Scope::Department(code) => ("substr(t.commune, 1, length(?1)) = ?1", code.to_string()),
        Scope::Epci(siren) => (
            "EXISTS (SELECT 1 FROM memberships m WHERE m.commune = t.commune AND m.epci = ?1 \
             AND m.ended IS NULL AND coalesce(m.from_day, '0000') <= e.on_day \
             AND e.on_day <= coalesce(m.to_day, '9999'))",
            siren.to_string(),
        ),
        Scope::Commune(insee) => ("t.commune = ?1", insee.to_string()),
        Scope::Estate(code) => ("t.code = ?1", code.to_string()),
        Scope::Landlord(code) => {
            ("o.landlord = (SELECT id FROM landlords WHERE code = ?1)", code.to_string())
        }
    }
}

impl Read<'_> {
    /// Everything the progress table of a question is made from.
    pub fn progress_input(&mut self, asked: &Question) -> Result<ProgressInput> {
        let versions = self.plans_kept(asked.programme.id)?;
        let (original, current) = self.curves(asked, &versions)?;
        let last = |version: Option<&Publication>| {
            version.map_or(asked.programme.last_day, |it| it.plan.last_day)
        };
        let month_of_to = Month::of(asked.to);
        let tail = if asked.to == month_of_to.last_day() {
            Vec::new()
        } else {
            let after = asked.to.succ_opt().unwrap_or(asked.to);
            self.days_sums(asked, after, month_of_to.last_day())?
        };
        Ok(ProgressInput {
            programme: asked.programme.clone(),
            stage: asked.stage,
            net: asked.net,
            published: asked.published,
            scope: asked.scope.clone(),
            known: asked.known.clone(),
            to: asked.to,
            sums: self.month_sums(asked)?,
            tail,
            defects: self.defect_sums(asked)?,
            stated: self.stated_in(asked)?,
            reporting: if asked.reporting { self.reporting(asked)? } else { Vec::new() },
            plan_status: if versions.is_empty() {
                PlanStatus::Indicative
            } else {
                PlanStatus::Adopted
            },
            last_day: last(versions.first()),
            last_day_current: last(versions.last()),
            original,
            current,
            fictional: self.is_fictional()?,
            annotations: self.annotations(asked.programme.id)?,
        })
    }

    /// The original curve and the one in force, of the scope.
    fn curves(
        &mut self,
        asked: &Question,
        versions: &[Publication],
    ) -> Result<(Option<Curve>, Option<Curve>)> {
        let (Some(first), Some(last)) = (versions.first(), versions.last()) else {
            let line = (asked.scope == Scope::All).then(|| indicative(&asked.programme));
            return Ok((line.clone(), line));
        };
        if asked.scope == Scope::All {
            return Ok((Some(first.plan.curve()), Some(last.plan.curve())));
        }
        let places = self.places_kept()?;
        let first_day = asked.programme.first_day;
        let holds =
            |estate: EstateId, year: i32| places.holds(&asked.scope, estate, year, first_day);
        Ok((first.plan.curve_where(holds), last.plan.curve_where(holds)))
    }

    /// Sums of some days of a month.
    fn days_sums(&mut self, asked: &Question, from: Day, to: Day) -> Result<Vec<MonthSum>> {
        if asked.published {
            return self.published_tail(asked, from, to);
        }
        self.ledger_sums(asked, from, to)
    }

    fn month_sums(&mut self, asked: &Question) -> Result<Vec<MonthSum>> {
        if asked.published {
            return self.published_months(asked);
        }
        let (id, stage) = (asked.programme.id, asked.stage.as_str());
        let pattern = match &asked.scope {
            Scope::All => {
                return rollup_months::table
                    .filter(rollup_months::programme.eq(id).and(rollup_months::stage.eq(stage)))
                    .select((
                        rollup_months::month,
                        rollup_months::year_only,
                        rollup_months::dwellings,
                        rollup_months::entries,
                    ))
                    .load::<(String, bool, i64, i64)>(self.conn)?
                    .into_iter()
                    .map(|(month, year_only, dwellings, entries)| {
                        Ok(MonthSum { month: parsed(&month)?, year_only, dwellings, entries })
                    })
                    .collect();
            }
            Scope::Department(code) => format!("{code}/%"),
            Scope::Epci(siren) => format!("%/{siren}"),
            _ => return self.ledger_sums(asked, Day::MIN, Day::MAX),
        };
        summed(
            diesel::sql_query(
                "SELECT month, year_only, sum(dwellings) AS dwellings, sum(entries) AS live \
                 FROM rollup_territory_months \
                 WHERE programme = ? AND stage = ? AND territory LIKE ? \
                 GROUP BY month, year_only ORDER BY month, year_only",
            )
            .bind::<Integer, _>(id)
            .bind::<Text, _>(stage)
            .bind::<Text, _>(pattern)
            .load(self.conn)?,
        )
    }

    /// Sums read from the ledger itself: for one estate, commune or landlord an index answers,
    /// and for the few days of a month after `to`.
    fn ledger_sums(&mut self, asked: &Question, from: Day, to: Day) -> Result<Vec<MonthSum>> {
        let (scope, text) = lies_in(&asked.scope);
        let query = format!(
            "SELECT strftime('%Y-%m', e.on_day) AS month, e.\"precision\" = 'year' AS year_only, \
             sum(e.dwellings) AS dwellings, \
             sum(CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END) AS live \
             FROM entries e JOIN operations o ON o.id = e.operation \
             JOIN estates t ON t.id = o.estate \
             WHERE {scope} AND e.stage = ?2 AND e.on_day BETWEEN ?3 AND ?4 AND {} \
             GROUP BY 1, 2 ORDER BY 1, 2",
            counts(&asked.programme)
        );
        summed(
            diesel::sql_query(query)
                .bind::<Text, _>(text)
                .bind::<Text, _>(asked.stage.as_str())
                .bind::<Text, _>(written_day(from))
                .bind::<Text, _>(written_day(to))
                .load(self.conn)?,
        )
    }

    /// What came after a day within its month, by estate and day: what totals by month hold too
    /// much.
    pub(super) fn rest_of_month(&mut self, asked: &Question) -> Result<Vec<PartAfter>> {
        let last = Month::of(asked.to).last_day();
        if asked.to == last || asked.published {
            // What was published is summed to the day itself.
            return Ok(Vec::new());
        }
        let query = format!(
            "SELECT o.estate AS estate, e.on_day AS on_day, e.dwellings AS dwellings \
             FROM entries e JOIN operations o ON o.id = e.operation \
             WHERE e.stage = ?1 AND e.on_day > ?2 AND e.on_day <= ?3 AND {}",
            counts(&asked.programme)
        );
        Ok(diesel::sql_query(query)
            .bind::<Text, _>(asked.stage.as_str())
            .bind::<Text, _>(written_day(asked.to))
            .bind::<Text, _>(written_day(last))
            .load(self.conn)?)
    }

    /// Dwellings of each estate at `to`: the whole sum less what came after.
    pub(super) fn estate_sums(&mut self, asked: &Question) -> Result<HashMap<EstateId, i64>> {
        if asked.published {
            return self.published_estates(asked);
        }
        let (id, stage) = (asked.programme.id, asked.stage.as_str());
        let mut sums: HashMap<EstateId, i64> = rollup_estates::table
            .filter(rollup_estates::programme.eq(id).and(rollup_estates::stage.eq(stage)))
            .select((rollup_estates::estate, rollup_estates::dwellings))
            .load(self.conn)?
            .into_iter()
            .collect();
        let after: Vec<(i32, i64)> = rollup_estate_months::table
            .filter(rollup_estate_months::programme.eq(id))
            .filter(rollup_estate_months::stage.eq(stage))
            .filter(rollup_estate_months::month.gt(Month::of(asked.to).to_string()))
            .select((rollup_estate_months::estate, rollup_estate_months::dwellings))
            .load(self.conn)?;
        for (estate, dwellings) in after {
            *sums.entry(estate).or_default() -= dwellings;
        }
        for part in self.rest_of_month(asked)? {
            *sums.entry(part.estate).or_default() -= part.dwellings;
        }
        Ok(sums)
    }

    /// Dwellings of each line of the breakdown by territory at `to`.
    pub(super) fn territory_sums(&mut self, asked: &Question) -> Result<HashMap<String, i64>> {
        if asked.published {
            return self.published_territories(asked);
        }
        let (id, stage) = (asked.programme.id, asked.stage.as_str());
        let mut sums: HashMap<String, i64> = rollup_territories::table
            .filter(rollup_territories::programme.eq(id).and(rollup_territories::stage.eq(stage)))
            .select((rollup_territories::territory, rollup_territories::dwellings))
            .load(self.conn)?
            .into_iter()
            .collect();
        let after: Vec<(String, i64)> = rollup_territory_months::table
            .filter(rollup_territory_months::programme.eq(id))
            .filter(rollup_territory_months::stage.eq(stage))
            .filter(rollup_territory_months::month.gt(Month::of(asked.to).to_string()))
            .select((rollup_territory_months::territory, rollup_territory_months::dwellings))
            .load(self.conn)?;
        for (territory, dwellings) in after {
            *sums.entry(territory).or_default() -= dwellings;
        }
        Ok(sums)
    }
}

/// A day as the database writes it; days beyond four-digit years are the ends of time.
pub(super) fn written_day(day: Day) -> String {
    match day.year() {
        ..=0 => "0000-01-01".to_owned(),
        1..=9999 => day.to_string(),
        _ => "9999-12-31".to_owned(),
    }
}
