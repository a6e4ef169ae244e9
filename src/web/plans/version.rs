//! One published version: its years, its sheet, and where it stands in the ledger.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::grid::Grid;
use super::{Planned, files, last_version, version_name};
use crate::domain::figure::FigureScope;
use crate::domain::plan::{PlanVersion, Publication};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::format::parted;
use crate::web::guards::Reader;
use crate::web::marks::Number;
use crate::web::page::{Page, Place};

/// A year of a version.
struct Line {
    year: i32,
    number: Number,
    cumulated: Number,
    of_estates: String,
    rest: Number,
}

#[derive(Template)]
#[template(path = "plans/version.html")]
struct VersionPage {
    page: Page,
    code: String,
    it: Publication,
    answer: String,
    adopted: String,
    recorded: String,
    last_day: String,
    years: Vec<Line>,
    total: Number,
    /// The version to compare it with: the one before, the indicative line for the first.
    before: i32,
    grid: Option<Grid>,
}

#[get("/programmes/<code>/plans/<number>", rank = 2)]
pub(in crate::web) async fn version(reader: Reader, code: &str, number: &str) -> Done<Answer> {
    let (number, format) = parted(number);
    let number: i32 = number.parse().map_err(|_| Failure::NotFound)?;
    let code = code.to_owned();
    if let Some(format) = format {
        return files::version(&reader, code, number, format).await;
    }
    reader
        .cached(ContentType::HTML, move |read, page| {
            let programme = read.programme(&code)?.ok_or(Failure::NotFound)?;
            let versions = read.plan_versions(programme.id)?;
            let last = last_version(&versions);
            let found = versions.into_iter().find(|it| it.plan.version == number);
            let it = found.ok_or(Failure::NotFound)?;
            let lang = page.lang;
            let name = version_name(lang, number, last);
            let planned = Planned::read(read, &programme)?;
            let grid = if it.plan.estates.is_empty() {
                None
            } else {
                Some(Grid::of_version(lang, &it.plan, &read.estates()?, &planned))
            };
            let page = page
                .titled(lang.say_with("plans-version-title", &[("text", name.into())]))
                .place(Place::Plans)
                .programme(programme.code.as_str());
            let shown = VersionPage {
                page,
                code,
                answer: lang.say_with(
                    "plans-version-answer",
                    &[
                        ("target", lang.dwellings(it.plan.target).into()),
                        ("date", lang.day_in_words(it.plan.last_day).into()),
                    ],
                ),
                adopted: lang.day_in_words(it.plan.adopted_on),
                recorded: lang.day_in_words(it.recorded_on),
                last_day: lang.day_in_words(it.plan.last_day),
                years: years(lang, &it.plan, &planned),
                total: Number::of(lang, it.plan.target, &planned.whole(&it.plan, FigureScope::All)),
                before: number - 1,
                grid,
                it,
            };
            Ok(shown.render()?)
        })
        .await
}

fn years(lang: Lang, plan: &PlanVersion, planned: &Planned) -> Vec<Line> {
    let mut cumulated: i64 = 0;
    let mut row = |(&year, &number): (&i32, &i64)| {
        cumulated = cumulated.saturating_add(number);
        let of = |scope| planned.year(plan.version, scope, year);
        Line {
            year,
            number: Number::of(lang, number, &of(FigureScope::All)),
            cumulated: Number::of(lang, cumulated, &planned.until(plan, FigureScope::All, year)),
            of_estates: lang.count(plan.of_estates(year)),
            rest: Number::of(lang, plan.unallocated(year), &of(FigureScope::Rest)),
        }
    };
    plan.years.iter().map(&mut row).collect()
}
