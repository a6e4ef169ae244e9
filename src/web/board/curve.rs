//! The tables under the two pictures: the same numbers, year by year.

use chrono::Datelike;

use crate::domain::figure::{FigurePeriod, Quantity, Reference};
use crate::domain::rollup::{Period, Progress};
use crate::text::Lang;
use crate::web::marks::{Number, Variance};
use crate::web::yardstick::Yardstick;

/// A table with a column for each plan.
pub(in crate::web) struct Table {
    /// Heads of the columns of plans, then of variances.
    pub plans: Vec<String>,
    pub variances: Vec<String>,
    pub rows: Vec<Row>,
}

/// A year.
pub(in crate::web) struct Row {
    pub year: String,
    pub href: String,
    pub note: Option<String>,
    pub actual: Option<Number>,
    pub missing: bool,
    pub planned: Vec<Option<Number>>,
    pub variances: Vec<Option<Variance>>,
}

fn table(lang: Lang, progress: &Progress, row: impl Fn(&Period, &[Yardstick]) -> Row) -> Table {
    let plans = Yardstick::of(progress);
    let variance = |plan: &Yardstick| plan.difference(lang).into_owned();
    let names = |plan: &Yardstick| plan.short(lang).into_owned();
    Table {
        plans: plans.iter().map(names).collect(),
        variances: plans.iter().map(variance).collect(),
        rows: progress.periods.iter().map(|period| row(period, &plans)).collect(),
    }
}

fn year_href(progress: &Progress, period: &Period) -> String {
    format!("/programmes/{}/years/{}", progress.programme, period.period)
}

/// Cumulative, each year at its end and the running one at `to`: what the curve shows.
pub(in crate::web) fn cumulative(lang: Lang, progress: &Progress) -> Table {
    let compared = !progress.lacks_a_whole_year();
    let by = |plan: &Yardstick, n: Option<i64>, figure: &dyn Fn(Quantity) -> Reference| {
        n.map(|n| Number::of(lang, n, &figure(Quantity::Plan(plan.version(progress)))))
    };
    table(lang, progress, |period, plans| {
        let begun = period.from <= progress.to;
        let at_to = begun && period.to > progress.to;
        let actual = match (begun, at_to) {
            (false, _) => None,
            (true, true) => progress.total.actual,
            (true, false) => period.cumulative_actual,
        };
        let until = progress.until(if begun { period.to.min(progress.to) } else { period.to });
        let figure = |quantity| progress.reference(quantity, until);
        let planned = |plan: &Yardstick| {
            if at_to { plan.at(&progress.total) } else { plan.cumulative(period) }
        };
        let variance = |plan: &Yardstick| {
            let difference = actual.filter(|_| compared)? - planned(plan)?;
            let figure = figure(Quantity::Variance(plan.version(progress)));
            Some(Variance::of(lang, difference).figure(&figure))
        };
        let day = || lang.say_with("board-at", &[("day", lang.day_short(progress.to).into())]);
        Row {
            year: period.period.clone(),
            href: year_href(progress, period),
            note: at_to.then(day),
            missing: begun && period.missing,
            actual: actual
                .filter(|_| !period.missing)
                .map(|n| Number::of(lang, n, &figure(Quantity::Actual))),
            planned: plans.iter().map(|plan| by(plan, planned(plan), &figure)).collect(),
            variances: plans.iter().map(variance).collect(),
        }
    })
}

/// Each year by itself: what the bars show.
pub(in crate::web) fn years(lang: Lang, progress: &Progress) -> Table {
    table(lang, progress, |period, plans| {
        let year = FigurePeriod::Year(period.from.year());
        let figure = |quantity| progress.reference(quantity, year);
        let year_only = progress
            .year_only
            .iter()
            .any(|it| it.year.to_string() == period.period && it.actual != 0);
        let note = match (period.running, year_only) {
            (false, false) if period.is_incomplete() => Some(lang.say("missing-key").into_owned()),
            (true, _) => Some(lang.say("chart-running").into_owned()),
            (false, true) => Some(lang.say("chart-year-only").into_owned()),
            (false, false) => None,
        };
        let net = period.net.filter(|net| period.actual.is_some_and(|actual| actual != *net));
        let net = net.map(|n| lang.say_with("defects-net-short", &[("n", n.into())]));
        let notes: Vec<String> = note.into_iter().chain(net).collect();
        let note = (!notes.is_empty()).then(|| notes.join(", "));
        Row {
            year: period.period.clone(),
            href: year_href(progress, period),
            note,
            missing: period.missing,
            actual: period.actual.map(|n| Number::of(lang, n, &figure(Quantity::Actual))),
            planned: plans
                .iter()
                .map(|plan| {
                    let figure = figure(Quantity::Plan(plan.version(progress)));
                    plan.planned(period).map(|n| Number::of(lang, n, &figure))
                })
                .collect(),
            variances: plans
                .iter()
                .map(|plan| {
                    let figure = figure(Quantity::Variance(plan.version(progress)));
                    plan.variance(period).map(|n| Variance::of(lang, n).figure(&figure))
                })
                .collect(),
        }
    })
}
