//! The year by territory and by estate; both sum to the year.

use super::data::{State, YearData};
use crate::domain::progress::rest;
use crate::domain::rollup::PlanStatus;
use crate::text::Lang;
use crate::web::board::territories::{self, Breakdown};
use crate::web::marks::{Variance, bar};

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
        compared: data.compared(),
        total: data.year.to_string(),
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
    pub actual: Option<String>,
    pub planned: Option<String>,
    pub variance: Option<Variance>,
}

/// By estate, the bucket, what the plan gives to no estate, and the year.
pub(super) fn by_estate(lang: Lang, data: &YearData) -> Vec<Line> {
    let most = data.estates.iter().map(|row| row.actual.max(row.planned.unwrap_or(0))).max();
    let begun = data.state != State::ToCome;
    let compare = |actual: i64, planned: Option<i64>| {
        Some(Variance::of(lang, actual - planned.filter(|_| data.compared())?))
    };
    let mut lines: Vec<Line> = data
        .estates
        .iter()
        .map(|row| Line {
            class: "",
            name: row.name.clone(),
            href: Some(format!("/estates/{}", row.code)),
            commune: row.commune.clone(),
            bar: Some(bar(
                200,
                row.actual,
                row.planned.filter(|_| data.compared()),
                most.unwrap_or(0),
            )),
            actual: begun.then(|| lang.count(row.actual)),
            planned: row.planned.map(|n| lang.count(n)),
            variance: compare(row.actual, row.planned),
        })
        .collect();
    let line = |class, name: &str, actual: Option<i64>, planned: Option<i64>| Line {
        class,
        name: territories::capital(name),
        href: None,
        commune: None,
        bar: None,
        actual: actual.filter(|_| begun).map(|n| lang.count(n)),
        planned: planned.map(|n| lang.count(n)),
        variance: compare(actual.unwrap_or(0), planned),
    };
    if data.bucket != 0 {
        lines.push(line("odd", &lang.say("not-broken-down"), Some(data.bucket), None));
    }
    let left = rest(planned(data), data.estates.iter().map(|row| row.planned));
    if let Some(left) = left.filter(|left| *left != 0) {
        lines.push(line("odd", &lang.say("board-rest"), None, Some(left)));
    }
    lines.push(line("total", &data.year.to_string(), Some(data.actual), planned(data)));
    lines
}
