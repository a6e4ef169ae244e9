//! Pictures at addresses of their own: `/charts/progress.svg?programme=mc&width=904`.

use chrono::Datelike;
use rocket::get;
use rocket::http::ContentType;

use super::answer::Answer;
use super::asked::Asked;
use super::db::Done;
use super::error::Failure;
use super::guards::Reader;
use super::visit::Visit;
use crate::charts::{self, Style, Theme};
use crate::domain::calendar::Day;
use crate::domain::progress::progress;
use crate::domain::rollup::{EstateRow, Grain, Progress};
use crate::domain::territory::Scope;
use crate::store::{FigureQuestion, Read};
use crate::text::Lang;
use crate::text::sentences;

/// A picture that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chart {
    Progress,
    Years,
    Estates,
}

impl Chart {
    /// The chart of a file name such as `progress.svg`.
    fn of_file(file: &str) -> Option<Self> {
        match file.strip_suffix(".svg")? {
            "progress" => Some(Self::Progress),
            "years" => Some(Self::Years),
            "estates" => Some(Self::Estates),
            _ => None,
        }
    }
}

/// A picture as SVG.
#[get("/charts/<file>")]
pub(super) async fn chart(reader: Reader, file: &str) -> Done<Answer> {
    let code = reader.param("programme").unwrap_or(&reader.app.programme).to_owned();
    picture(&reader, file, code).await
}

/// The picture of that file name, of that programme.
pub(super) async fn picture(visit: &Visit, file: &str, code: String) -> Done<Answer> {
    let chart = Chart::of_file(file).ok_or(Failure::NotFound)?;
    let asked = visit.asked(&code)?;
    let from = visit.day_param("from")?;
    if from.is_some() && chart != Chart::Years {
        return Err(Failure::Unreadable(visit.lang.say("charts-from-years-only").into_owned()));
    }
    let style = style(visit)?;
    let name = format!("inline; filename=\"{code}-{file}\"");
    let answer = visit
        .cached(ContentType::SVG, move |read, _| draw(read, chart, asked, from, &style))
        .await?;
    // The name is of a code that was found, so that it holds nothing a header could not.
    Ok(answer.header("Content-Disposition", name))
}

/// Width and inks.
pub(super) fn style(visit: &Visit) -> Result<Style, Failure> {
    let theme = match visit.param("theme") {
        None | Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some(_) => return Err(visit.wrong("theme")),
    };
    let width = visit.parsed::<u32>("width")?.unwrap_or(904);
    if !Style::WIDTHS.contains(&width) {
        let args = [
            ("least", i64::from(*Style::WIDTHS.start()).into()),
            ("most", i64::from(*Style::WIDTHS.end()).into()),
        ];
        return Err(Failure::Unreadable(visit.lang.say_with("charts-width", &args)));
    }
    Ok(Style::file(width, theme, visit.lang))
}

fn draw(
    read: &mut Read<'_>,
    chart: Chart,
    asked: Asked,
    from: Option<Day>,
    style: &Style,
) -> Done<String> {
    let asked = FigureQuestion { reporting: chart != Chart::Estates, ..asked.question(read)? };
    let input = read.progress_input(&asked)?;
    let years = progress(&input, Grain::Year);
    let answer = sentences::answer(style.lang, &years).plain();
    Ok(match chart {
        Chart::Progress => charts::progress(&progress(&input, Grain::Month), &answer, style),
        Chart::Years => {
            let said = years_answer(style.lang, &years, &answer);
            charts::years(&since(years, from), &said, style)
        }
        Chart::Estates => {
            let rows = estates_of(read.estate_rows(&asked)?, &asked.scope, style.lang)?;
            let said = if years.lacks_a_whole_year() {
                answer
            } else {
                sentences::estates(style.lang, &rows).plain()
            };
            charts::estates(&uncompared(rows, &years), &years, &said, style)
        }
    })
}

/// The sentence the bars of years prove.
fn years_answer(lang: Lang, years: &Progress, answer: &str) -> String {
    sentences::years(lang, years).map_or_else(|| answer.to_owned(), |said| said.plain())
}

/// The years from that of a day on.
fn since(mut years: Progress, from: Option<Day>) -> Progress {
    if let Some(from) = from {
        years.periods.retain(|period| period.to.year() >= from.year());
    }
    years
}

/// The estates of a part of the programme with anything done or planned, most behind first.
fn estates_of(rows: Vec<EstateRow>, scope: &Scope, lang: Lang) -> Done<Vec<EstateRow>> {
    let lies_in = |row: &EstateRow| match scope {
        Scope::All | Scope::Landlord(_) => true,
        Scope::Department(code) => {
            row.insee.as_deref().is_some_and(|insee| insee.starts_with(code.as_str()))
        }
        Scope::Epci(siren) => row.epci.as_deref() == Some(siren.as_str()),
        Scope::Commune(insee) => row.insee.as_deref() == Some(insee.as_str()),
        Scope::Estate(code) => row.code == *code,
    };
    if matches!(scope, Scope::Landlord(_)) {
        return Err(Failure::Unreadable(lang.say("charts-estates-landlord").into_owned()));
    }
    let mut rows: Vec<EstateRow> = rows
        .into_iter()
        .filter(|row| lies_in(row) && (row.actual != 0 || row.planned.is_some()))
        .collect();
    rows.sort_by_key(|row| (row.variance().is_none(), row.variance(), -row.actual));
    Ok(rows)
}

/// While whole years are missing, nothing is compared (DESIGN 2.10).
fn uncompared(mut rows: Vec<EstateRow>, years: &Progress) -> Vec<EstateRow> {
    if years.lacks_a_whole_year() {
        for row in &mut rows {
            row.planned = None;
        }
    }
    rows
}
