//! Two versions side by side, year by year and estate by estate.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::grid::Grid;
use super::{Choice, Planned, choices, indicative_version, last_version, version_name};
use crate::domain::comparison::compare;
use crate::domain::figure::FigureScope;
use crate::domain::plan::{PlanVersion, Publication};
use crate::domain::programme::Programme;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::marks::Number;
use crate::web::page::{Page, Place};

/// A year of both.
pub(super) struct Line {
    pub(super) year: i32,
    pub(super) before: Option<Number>,
    pub(super) after: Option<Number>,
    pub(super) difference: String,
    pub(super) cumulated: String,
}

#[derive(Template)]
#[template(path = "plans/comparison.html")]
struct ComparisonPage {
    page: Page,
    code: String,
    answer: String,
    from: Vec<Choice>,
    to: Vec<Choice>,
    names: (String, String),
    years: Vec<Line>,
    totals: Line,
    /// By estate; none where a side has no estates, as the indicative line.
    grid: Option<Grid>,
}

#[get("/programmes/<code>/plans/comparison")]
pub(in crate::web) async fn comparison(reader: Reader, code: &str) -> Done<Answer> {
    let code = code.to_owned();
    let asked = (number(&reader, "from")?, number(&reader, "to")?);
    reader
        .cached(ContentType::HTML, move |read, page| {
            let programme = read.programme(&code)?.ok_or(Failure::NotFound)?;
            let versions = read.plan_versions(programme.id)?;
            let last = last_version(&versions);
            let (from, to) = (asked.0.unwrap_or((last - 1).max(0)), asked.1.unwrap_or(last));
            let before = plan(&programme, &versions, from)?;
            let after = plan(&programme, &versions, to)?;
            let lang = page.lang;
            let compared = compare(&before, &after);
            let split = from > 0 && to > 0 && !compared.estates.is_empty();
            let grid = if split {
                Some(Grid::of_comparison(lang, &compared, &read.estates()?))
            } else {
                None
            };
            let planned = Planned::read(read, &programme)?;
            let names = (version_name(lang, from, last), version_name(lang, to, last));
            let page = page
                .titled(lang.say("plans-comparison-title"))
                .place(Place::Plans)
                .programme(programme.code.as_str());
            let shown = ComparisonPage {
                page,
                code,
                answer: answer(lang, &names, &before, &after),
                from: choices(lang, &versions, from),
                to: choices(lang, &versions, to),
                names,
                years: years(lang, &before, &after, Some(&planned)),
                totals: totals(lang, &before, &after, Some(&planned)),
                grid,
            };
            Ok(shown.render()?)
        })
        .await
}

/// The number of a version in the address; another text is no page of ours.
fn number(reader: &Reader, name: &str) -> Result<Option<i32>, Failure> {
    let number = |text: &str| text.parse().map_err(|_| Failure::NotFound);
    reader.param(name).map(number).transpose()
}

/// A version; 0 is the indicative line, which has years alone.
fn plan(programme: &Programme, versions: &[Publication], number: i32) -> Done<PlanVersion> {
    if number > 0 {
        let found = versions.iter().find(|it| it.plan.version == number);
        return Ok(found.ok_or(Failure::NotFound)?.plan.clone());
    }
    if number < 0 {
        return Err(Failure::NotFound);
    }
    Ok(indicative_version(programme))
}

fn answer(
    lang: Lang,
    names: &(String, String),
    before: &PlanVersion,
    after: &PlanVersion,
) -> String {
    let change = after.target.saturating_sub(before.target);
    let key = match change {
        0 => "plans-comparison-same",
        1.. => "plans-comparison-more",
        _ => "plans-comparison-less",
    };
    lang.say_with(
        key,
        &[
            ("from", (&names.0).into()),
            ("to", (&names.1).into()),
            ("change", lang.dwellings(change.saturating_abs()).into()),
            ("target", lang.dwellings(after.target).into()),
        ],
    )
}

/// The years of both versions with their difference; figures once both are published.
pub(super) fn years(
    lang: Lang,
    before: &PlanVersion,
    after: &PlanVersion,
    planned: Option<&Planned>,
) -> Vec<Line> {
    let count = |n: Option<i64>, plan: &PlanVersion, year| {
        let figure = planned.map(|it| it.year(plan.version, FigureScope::All, year));
        n.map(|n| Number::maybe(lang, n, figure.as_ref()))
    };
    let rows = compare(before, after).years.into_iter();
    rows.map(|row| Line {
        year: row.year,
        before: count(row.before, before, row.year),
        after: count(row.after, after, row.year),
        difference: lang.signed(row.difference),
        cumulated: lang.signed(row.cumulated),
    })
    .collect()
}

/// The targets of both versions with their difference.
pub(super) fn totals(
    lang: Lang,
    before: &PlanVersion,
    after: &PlanVersion,
    planned: Option<&Planned>,
) -> Line {
    let target = |plan: &PlanVersion| {
        let figure = planned.map(|it| it.whole(plan, FigureScope::All));
        Some(Number::maybe(lang, plan.curve().target(), figure.as_ref()))
    };
    Line {
        year: 0,
        before: target(before),
        after: target(after),
        difference: lang.signed(after.curve().target().saturating_sub(before.curve().target())),
        cumulated: String::new(),
    }
}
