//! What each picture is drawn from.

use chrono::Datelike;

use super::Chart;
use crate::charts::{self, Style};
use crate::domain::calendar::Day;
use crate::domain::months::Months;
use crate::domain::part::Parts;
use crate::domain::progress::progress;
use crate::domain::rollup::{EstateRow, Grain, Progress};
use crate::domain::territory::Scope;
use crate::store::{FigureQuestion, Read};
use crate::text::Lang;
use crate::text::sentences;
use crate::web::asked::Asked;
use crate::web::db::Done;
use crate::web::error::Failure;

/// A picture of what was asked, with the sentence it proves.
pub(super) fn draw(
    read: &mut Read<'_>,
    chart: Chart,
    asked: Asked,
    from: Option<Day>,
    style: &Style,
) -> Done<String> {
    let lang = style.lang;
    let mut asked = asked.question(read)?;
    Ok(match chart {
        Chart::Stages => {
            let stages = read.stage_progress(&asked, Grain::Month)?;
            charts::stages(&stages, &sentences::stages(lang, &stages).plain(), style)
        }
        Chart::Territories => {
            let (parts, said) = territories(read, &asked, lang)?;
            charts::territories(&parts, &said, style)
        }
        Chart::Heat { by_estate } => {
            let parts = heat(read, &asked, by_estate, from, lang)?;
            let said = sentences::heat(lang, &parts).plain();
            charts::heat(&parts, by_estate, &said, style)
        }
        Chart::Months => {
            asked.reporting = true;
            let by_month = progress(&read.progress_input(&asked)?, Grain::Month);
            let months = Months::of(&by_month, None);
            let said = sentences::months(lang, &months, &by_month).plain();
            charts::months(&Months::of(&by_month, from), &by_month, &said, style)
        }
        Chart::Progress | Chart::Years | Chart::Estates => {
            against(read, chart, asked, from, style)?
        }
    })
}

/// The pictures that set what was done against the plans.
fn against(
    read: &mut Read<'_>,
    chart: Chart,
    asked: FigureQuestion,
    from: Option<Day>,
    style: &Style,
) -> Done<String> {
    let asked = FigureQuestion { reporting: chart != Chart::Estates, ..asked };
    let input = read.progress_input(&asked)?;
    let years = progress(&input, Grain::Year);
    let answer = sentences::answer(style.lang, &years).plain();
    Ok(match chart {
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
        _ => charts::progress(&progress(&input, Grain::Month), &answer, style),
    })
}

/// The EPCI of what was asked, by month, with their sentence.
pub(in crate::web) fn territories(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    lang: Lang,
) -> Done<(Parts, String)> {
    if !matches!(asked.scope, Scope::All | Scope::Department(_) | Scope::Epci(_)) {
        return Err(Failure::Unreadable(lang.say("charts-territories-part").into_owned()));
    }
    let parts = read.territory_parts(asked, Grain::Month)?;
    let said = if parts.whole.lacks_a_whole_year() || asked.scope != Scope::All {
        sentences::answer(lang, &parts.whole)
    } else {
        sentences::territories(lang, &read.territory_rows(asked)?)
    };
    Ok((parts, said.plain()))
}

/// The estates or EPCI of what was asked, by year.
pub(in crate::web) fn heat(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    by_estate: bool,
    from: Option<Day>,
    lang: Lang,
) -> Done<Parts> {
    if matches!(asked.scope, Scope::Landlord(_)) {
        return Err(Failure::Unreadable(lang.say("charts-heat-landlord").into_owned()));
    }
    let of_one = matches!(asked.scope, Scope::Commune(_) | Scope::Estate(_));
    let mut parts = if by_estate || of_one {
        read.estate_parts(asked, Grain::Year)?
    } else {
        read.territory_parts(asked, Grain::Year)?
    };
    for part in &mut parts.drawn {
        part.progress = since(part.progress.clone(), from);
    }
    Ok(parts)
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
    if matches!(scope, Scope::Landlord(_)) {
        return Err(Failure::Unreadable(lang.say("charts-estates-landlord").into_owned()));
    }
    let mut rows: Vec<EstateRow> = rows
        .into_iter()
        .filter(|row| row.lies_in(scope) && (row.actual != 0 || row.planned.is_some()))
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
