//! The totals at one day, `to`, the same for everything (DESIGN 3.7).

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{difference, reference};
use crate::domain::calendar::{Day, Month, last_day_of};
use crate::domain::figure::FigurePeriod;
use crate::domain::pace::{last_12_months, required_per_month};
use crate::domain::plan::Curve;
use crate::domain::rollup::{ProgressInput, Total};

/// The ledger, read at `to`.
struct Reading {
    actual: i64,
    since: i64,
    defective: i64,
    known_years: Vec<i32>,
    missing_years: Vec<i32>,
}

pub(super) fn total(
    input: &ProgressInput,
    original: Option<&Curve>,
    current: Option<&Curve>,
) -> Total {
    let Reading { actual, since, defective, known_years, missing_years } = read(input);
    let actual = (!known_years.is_empty()).then_some(actual);
    let gap = lacks(&missing_years, input.to);
    let settled = actual.filter(|_| !gap);
    let planned = |curve: Option<&Curve>| curve.map(|curve| curve.planned_at(input.to));
    let remaining = |curve: Option<&Curve>| difference(curve.map(Curve::target), settled);
    let required = |remaining: Option<i64>, last| required_per_month(remaining?, input.to, last);
    let first = input.programme.first_day.min(input.to);
    Total {
        actual,
        since,
        planned_original: planned(original),
        planned_current: planned(current),
        variance_original: difference(settled, planned(original)),
        variance_current: difference(settled, planned(current)),
        remaining_original: remaining(original),
        remaining_current: remaining(current),
        progress_percent: settled.and_then(|actual| percent(actual, original?.target())),
        required_per_month_original: required(remaining(original), input.last_day),
        required_per_month_current: required(remaining(current), input.last_day_current),
        delivered_12_months: settled.and_then(|_| last_12_months(input)),
        defective,
        missing_years,
        known_years,
        figure: reference(input, FigurePeriod::Range(first, input.to)).to_string(),
    }
}

/// Whether a whole year before `to` is missing.
pub(super) fn lacks_a_whole_year(total: &Total, to: Day) -> bool {
    lacks(&total.missing_years, to)
}

fn lacks(missing_years: &[i32], to: Day) -> bool {
    missing_years.iter().any(|year| last_day_of(*year) <= to)
}

/// What is known up to `to`, after it, and of which years. A year after the end of the plans in
/// which nothing happened is not missing: nothing is expected of it.
fn read(input: &ProgressInput) -> Reading {
    let until = Month::of(input.to);
    let (mut actual, mut since) = (0, 0);
    let mut live: BTreeMap<i32, i64> = BTreeMap::new();
    for sum in &input.sums {
        if sum.month <= until {
            actual += sum.dwellings;
            *live.entry(sum.month.year()).or_default() += sum.entries;
        } else {
            since += sum.dwellings;
        }
    }
    for sum in &input.tail {
        actual -= sum.dwellings;
        since += sum.dwellings;
        *live.entry(sum.month.year()).or_default() -= sum.entries;
    }
    let noticed = |until: bool| {
        let then = input.defects.iter().filter(|it| (it.on <= input.to) == until);
        then.map(|it| it.dwellings).sum::<i64>()
    };
    let defective = noticed(true);
    if input.net {
        actual -= defective;
        since -= noticed(false);
    }
    for month in input.stated.iter().filter(|month| **month <= until) {
        *live.entry(month.year()).or_default() += 1;
    }
    let known = |year: &i32| live.get(year).is_some_and(|live| *live > 0);
    let end = input.last_day.max(input.last_day_current);
    let (known_years, nothing): (Vec<i32>, Vec<i32>) =
        (input.programme.first_day.year()..=input.to.year()).partition(known);
    let missing_years = nothing
        .into_iter()
        .filter(|year| *year <= end.year() && input.programme.first_day <= input.to)
        .collect();
    Reading { actual, since, defective, known_years, missing_years }
}

/// Percent of the target, one decimal, truncated, so that 100.0 means done.
fn percent(actual: i64, target: i64) -> Option<f64> {
    let tenths = actual.saturating_mul(1_000).checked_div(target)?;
    Some(f64::from(i32::try_from(tenths).ok()?) / 10.0)
}
