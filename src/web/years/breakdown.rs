//! The year by territory and by estate; both sum to the year.

use super::data::{State, YearData};
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::progress::rest;
use crate::domain::rollup::PlanStatus;
use crate::text::Lang;
use crate::web::board::territories::{self, Breakdown};
use crate::web::marks::{Number, Variance, bar};
use crate::web::yardstick::Yardstick;

/// The programme's plan for the year, where a plan is adopted: only such a one has parts.
fn planned(data: &YearData) -> Option<i64> {
    data.planned.1.filter(|_| data.years.plan_status == PlanStatus::Adopted)
}

/// By department and EPCI.
pub(super) fn by_territory(lang: Lang, data: &YearData) -> Vec<territories::Line> {
    Breakdown {
        programme: data.years.programme.as_str(),
        rows: &data.territories,
        departments: &data.departments,
        actual: data.actual,
        planned: planned(data),
        net: data.years.net,
        compared: data.compared(),
        total: data.year.to_string(),
        figure: data.years.reference(Quantity::Actual, data.period()),
        version: Yardstick::Current.version(&data.years),
    }
    .lines(lang)
}

/// An estate, or a line that is none.
pub(super) struct Line {
    pub class: &'static str,
    pub name: String,
    pub href: Option<String>,
    pub commune: Option<String>,
    pub bar: Option<String>,
    pub actual: Option<Number>,
    pub planned: Option<Number>,
    pub variance: Option<Variance>,
}

/// By estate, the bucket, what the plan gives to no estate, and the year.
pub(super) fn by_estate(lang: Lang, data: &YearData) -> Vec<Line> {
    let most = data.estates.iter().map(|row| row.actual.max(row.planned.unwrap_or(0))).max();
    let begun = data.state != State::ToCome;
    let version = Yardstick::Current.version(&data.years);
    let numbers = |actual: Option<i64>, planned: Option<i64>, scope: FigureScope| {
        let figure = data.years.reference(Quantity::Actual, data.period()).within(scope);
        let variance = figure.of(Quantity::Variance(version));
        let compared = planned.filter(|_| data.compared());
        (
            actual.filter(|_| begun).map(|n| Number::of(lang, n, &figure)),
            planned.map(|n| Number::of(lang, n, &figure.of(Quantity::Plan(version)))),
            compared.map(|n| Variance::of(lang, actual.unwrap_or(0) - n).figure(&variance)),
        )
    };
    let mut lines: Vec<Line> = data
        .estates
        .iter()
        .map(|row| {
            let scope = FigureScope::Estate(row.code.clone());
            let (actual, planned, variance) = numbers(Some(row.actual), row.planned, scope);
            let compared = row.planned.filter(|_| data.compared());
            Line {
                class: "",
                name: row.name.clone(),
                href: Some(format!("/estates/{}", row.code)),
                commune: row.commune.clone(),
                bar: Some(bar(200, row.actual, compared, most.unwrap_or(0))),
                actual,
                planned,
                variance,
            }
        })
        .collect();
    let line = |class, name: &str, actual: Option<i64>, planned: Option<i64>, scope| {
        let (actual, planned, variance) = numbers(actual, planned, scope);
        let name = territories::capital(name);
        Line { class, name, href: None, commune: None, bar: None, actual, planned, variance }
    };
    if data.bucket != 0 {
        let name = lang.say("not-broken-down");
        lines.push(line("odd", &name, Some(data.bucket), None, FigureScope::Bucket));
    }
    let left = rest(planned(data), data.estates.iter().map(|row| row.planned));
    if let Some(left) = left.filter(|left| *left != 0) {
        lines.push(line("odd", &lang.say("board-rest"), None, Some(left), FigureScope::Rest));
    }
    let year = data.year.to_string();
    lines.push(line("total", &year, Some(data.actual), planned(data), FigureScope::All));
    lines
}
