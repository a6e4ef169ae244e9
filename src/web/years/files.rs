//! A year to take away: its months, its territories and its estates, each of which sums to it.

use std::io;

use super::data::{State, YearData};
use crate::domain::calendar::Month;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::rollup::{Period, PlanStatus};
use crate::exports::{self, Format, about};
use crate::files::cells::{About, Heading, Rows, situation};
use crate::store::{Read, Result};
use crate::web::yardstick::Yardstick;

/// Its columns.
const COLUMNS: [Heading; 10] = [
    Heading::of("ligne", "line", "year-line"),
    Heading::of("code", "code", "year-code"),
    Heading::of("nom", "name", "name"),
    Heading::of("realise", "actual", "done"),
    Heading::of("prevu_origine", "planned_original", "planned-original"),
    Heading::of("prevu_en_vigueur", "planned_current", "planned-current"),
    Heading::of("ecart_origine", "variance_original", "variance-original"),
    Heading::of("ecart_en_vigueur", "variance_current", "variance-current"),
    Heading::of("chiffre", "figure", "figure"),
    Heading::new("situation", "situation"),
];

/// A line: what it is, its counts, and the reference of its actual where it is a figure.
struct Line<'a> {
    kind: &'static str,
    code: String,
    name: &'a str,
    actual: Option<i64>,
    planned: (Option<i64>, Option<i64>),
    figure: Option<Reference>,
}

/// The table.
pub(super) fn bytes(read: &mut Read<'_>, data: &YearData, format: Format) -> Result<Vec<u8>> {
    let mut about: About = about::plain(read, format.lang(), "year")?;
    let lang = about.lang;
    about.known = data.years.known.clone();
    about.fact("sheet-programme", &data.years.programme_name);
    about.fact("sheet-counted", lang.stage_dwellings(data.years.stage));
    about.fact("sheet-definition", lang.stage_definition(data.years.stage));
    about.fact("sheet-year", data.year.to_string());
    about.fact("sheet-to", lang.day_in_words(data.end));
    let whole = figure(data, data.period());
    about.figures.push((lang.say("sheet-done").into_owned(), None, whole.to_string()));
    let situation = situation(&data.years.known);
    exports::made(format, &COLUMNS, &about, |out| {
        lines(data).iter().try_for_each(|line| write(out, data, line, &situation))
    })
}

fn figure(data: &YearData, period: FigurePeriod) -> Reference {
    data.years.reference(Quantity::Actual, period)
}

fn lines(data: &YearData) -> Vec<Line<'_>> {
    let adopted = data.years.plan_status == PlanStatus::Adopted;
    let whole = figure(data, data.period());
    let within = |scope| Some(whole.within(scope));
    let mut lines: Vec<Line<'_>> =
        data.months.iter().filter(|it| it.from <= data.end).map(|it| month(data, it)).collect();
    let known = data.state != State::ToCome && !data.missing;
    let part = |kind, code: String, name, actual, planned: Option<i64>, figure| Line {
        kind,
        code,
        name,
        actual: Some(actual).filter(|_| known),
        planned: (None, planned.filter(|_| adopted)),
        figure,
    };
    if data.year_only != 0 {
        lines.push(part("annee_seule", data.year.to_string(), "", data.year_only, None, None));
    }
    for row in &data.territories {
        lines.push(part("territoire", row.line.key(), &row.name, row.actual, row.planned, None));
    }
    for row in &data.estates {
        let scope = FigureScope::Estate(row.code.clone());
        let code = row.code.to_string();
        lines.push(part("cite", code, &row.name, row.actual, row.planned, within(scope)));
    }
    if data.bucket != 0 {
        let scope = within(FigureScope::Bucket);
        lines.push(part("cite", "NON-REPARTI".to_owned(), "", data.bucket, None, scope));
    }
    let year = data.year.to_string();
    lines.push(Line {
        planned: data.planned,
        ..part("annee", year, "", data.actual, None, Some(whole))
    });
    lines
}

/// A month up to the end read; part of it is planned as the difference of two days.
fn month<'a>(data: &'a YearData, period: &'a Period) -> Line<'a> {
    let (month, to) = (Month::of(period.from), period.to.min(data.end));
    let before = period.from.pred_opt().unwrap_or(period.from);
    let plans = [Yardstick::Original, Yardstick::Current].map(|plan| {
        let curve = plan.pick(&data.years.original, &data.years.current).as_ref()?;
        Some(curve.planned_at(to) - curve.planned_at(before))
    });
    let cut = period.to > data.end;
    let days = if cut { FigurePeriod::Range(period.from, to) } else { FigurePeriod::Month(month) };
    let known = data.state != State::ToCome && !period.missing;
    Line {
        kind: "mois",
        code: period.period.clone(),
        name: "",
        actual: known.then(|| data.by_month.get(&month).copied().unwrap_or(0)),
        planned: plans.into(),
        figure: (!(cut && data.year_only != 0)).then(|| figure(data, days)),
    }
}

fn write(out: &mut dyn Rows, data: &YearData, line: &Line<'_>, situation: &str) -> io::Result<()> {
    let apart = line.kind == "mois" && data.year_only != 0;
    let compared = line.actual.filter(|_| data.compared() && !apart);
    let (original, current) = line.planned;
    out.text(line.kind)?;
    out.text(&line.code)?;
    out.text(line.name)?;
    out.opt_int(line.actual)?;
    out.opt_int(original)?;
    out.opt_int(current)?;
    out.opt_int(compared.zip(original).map(|(done, planned)| done - planned))?;
    out.opt_int(compared.zip(current).map(|(done, planned)| done - planned))?;
    out.opt_text(line.figure.as_ref().map(ToString::to_string).as_deref())?;
    out.text(situation)?;
    out.end_row()
}
