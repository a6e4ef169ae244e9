//! Plans to take away: the list of versions, and one version in the columns of the plan file, so
//! that it can be taken in again.

use rocket::get;

use super::{Planned, indicative_version};
use crate::domain::estate::Estate;
use crate::domain::figure::FigureScope;
use crate::domain::plan::{PlanVersion, Publication};
use crate::exports::{self, Format, about};
use crate::files::cells::{Cell, Heading, Rows, situation};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::format::plain;
use crate::web::guards::Reader;

/// Columns of the list.
const VERSIONS: [Heading; 11] = [
    Heading::of("version", "version", "version"),
    Heading::of("adopte_le", "adopted_on", "adopted"),
    Heading::of("enregistre_le", "recorded_on", "recorded-on"),
    Heading::of("auteur", "author", "author"),
    Heading::of("decision", "decision", "decision"),
    Heading::of("motif", "reason", "why"),
    Heading::of("objectif", "target", "target"),
    Heading::of("terme", "last_day", "last-day"),
    Heading::of("sans_double_validation", "unconfirmed", "unconfirmed"),
    Heading::of("position", "position", "position"),
    Heading::new("situation", "situation"),
];

/// Columns of a version.
const LINES: [Heading; 7] = [
    Heading::of("annee", "year", "plan-year"),
    Heading::of("cite", "estate", "plan-estate"),
    Heading::of("logements", "dwellings", "planned"),
    Heading::of("nom_cite", "estate_name", "estate-name"),
    Heading::of("version", "version", "version"),
    Heading::of("chiffre", "figure", "figure"),
    Heading::new("situation", "situation"),
];

#[get("/programmes/<code>/plans.csv")]
pub(in crate::web) async fn csv(reader: Reader, code: &str) -> Done<Answer> {
    versions(&reader, code, Format::CSV).await
}

#[get("/programmes/<code>/plans.xlsx")]
pub(in crate::web) async fn xlsx(reader: Reader, code: &str) -> Done<Answer> {
    versions(&reader, code, Format::Xlsx(Lang::Fr)).await
}

#[get("/programmes/<code>/plans.json")]
pub(in crate::web) async fn json(reader: Reader, code: &str) -> Done<Answer> {
    versions(&reader, code, Format::Json).await
}

async fn versions(reader: &Reader, code: &str, format: Format) -> Done<Answer> {
    let (name, code) = (format!("{}-plans", plain(code)), code.to_owned());
    reader
        .table(&name, format, move |read, format| {
            let programme = read.programme(&code)?.ok_or(Failure::NotFound)?;
            let all = read.plan_versions(programme.id)?;
            let mut about = about::plain(read, format.lang(), "plans")?;
            about.fact("sheet-programme", &programme.name);
            let situation = situation(&about.known);
            let fill = |out: &mut dyn Rows| all.iter().try_for_each(|it| row(out, it, &situation));
            Ok(exports::made(format, &VERSIONS, &about, fill)?)
        })
        .await
}

fn row(out: &mut dyn Rows, it: &Publication, situation: &str) -> std::io::Result<()> {
    out.number(it.plan.version.into())?;
    out.cell(Cell::Day(it.plan.adopted_on))?;
    out.cell(Cell::Day(it.recorded_on))?;
    out.text(&it.author)?;
    out.text(&it.plan.decision)?;
    out.text(&it.plan.reason)?;
    out.int(it.plan.target)?;
    out.cell(Cell::Day(it.plan.last_day))?;
    out.text(if it.plan.unconfirmed { "oui" } else { "" })?;
    out.number(it.position)?;
    out.text(situation)?;
    out.end_row()
}

/// A version; 0 is the indicative line.
pub(super) async fn version(
    reader: &Reader,
    code: String,
    number: i32,
    format: Format,
) -> Done<Answer> {
    let name = format!("{}-plan-{number}", plain(&code));
    reader
        .table(&name, format, move |read, format| {
            let programme = read.programme(&code)?.ok_or(Failure::NotFound)?;
            let published = read.plan_versions(programme.id)?;
            let found = published.into_iter().map(|it| it.plan).find(|it| it.version == number);
            let plan = match found {
                None if number == 0 => indicative_version(&programme),
                found => found.ok_or(Failure::NotFound)?,
            };
            let planned = Planned::read(read, &programme)?;
            let estates = read.estates()?;
            let mut about = about::plain(read, format.lang(), "plan")?;
            about.fact("sheet-programme", &programme.name);
            about.fact("sheet-plan", about.lang.plan_version(number));
            let situation = situation(&about.known);
            let fill = |out: &mut dyn Rows| lines(out, &plan, &planned, &estates, &situation);
            Ok(exports::made(format, &LINES, &about, fill)?)
        })
        .await
}

/// The programme's years, then those of its estates.
fn lines(
    out: &mut dyn Rows,
    plan: &PlanVersion,
    planned: &Planned,
    estates: &[Estate],
    situation: &str,
) -> std::io::Result<()> {
    let own = plan.years.iter().map(|it| (None, it));
    let of_estates = estates.iter().flat_map(|estate| {
        let years = plan.estates.get(&estate.id).into_iter().flatten();
        years.map(move |it| (Some(estate), it))
    });
    for (estate, (&year, &number)) in own.chain(of_estates) {
        let scope = estate.map_or(FigureScope::All, |it| FigureScope::Estate(it.code.clone()));
        out.number(year.into())?;
        out.opt_text(estate.map(|it| it.code.as_str()))?;
        out.int(number)?;
        out.opt_text(estate.map(|it| it.name.as_str()))?;
        out.number(plan.version.into())?;
        out.text(&planned.year(plan.version, scope, year).to_string())?;
        out.text(situation)?;
        out.end_row()?;
    }
    Ok(())
}
