//! The explanation of a figure as a table whose last line is the figure.

use std::io;

use super::cells::{Cell, Heading, Rows, situation};
use crate::domain::explanation::{Act, EntryLine, Explanation, Group, Line, What};
use crate::text::Lang;

/// Columns of the lines of a figure.
pub const FIGURE: [Heading; 11] = [
    Heading::new("ligne", "line"),
    Heading::new("date", "date"),
    Heading::new("enregistre_le", "recorded-on"),
    Heading::new("cite", "estate"),
    Heading::new("nom", "estate-name"),
    Heading::new("operation", "operation"),
    Heading::new("logements", "signed-dwellings"),
    Heading::new("cumul", "running"),
    Heading::new("detail", "detail"),
    Heading::new("chiffre", "figure"),
    Heading::new("situation", "situation"),
];

/// Writes the lines with their running sum, then their sum.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_figure(out: &mut dyn Rows, figure: &Explanation) -> io::Result<()> {
    let situation = situation(&figure.known);
    for (line, sum) in figure.running() {
        begin(out, line)?;
        out.int(line.dwellings)?;
        out.int(sum)?;
        out.text(&detail(&line.what))?;
        out.opt_text(line.figure.as_ref().map(ToString::to_string).as_deref())?;
        out.text(&situation)?;
        out.end_row()?;
    }
    out.text("somme")?;
    for _ in 0..5 {
        out.cell(Cell::Empty)?;
    }
    let value = figure.value.as_ref().ok().copied();
    out.opt_int(value)?;
    out.opt_int(value)?;
    let absent = figure.value.as_ref().err().map(|absence| Lang::Fr.absence(absence));
    out.opt_text(absent.as_deref())?;
    out.text(&figure.reference.to_string())?;
    out.text(&situation)?;
    out.end_row()?;
    Ok(())
}

/// What a line is: its name, its days, its place.
fn begin(out: &mut dyn Rows, line: &Line) -> io::Result<()> {
    let (name, code, estate) = match &line.what {
        What::Entry(entry) => return begin_entry(out, entry),
        What::Group(group, _) => match group {
            Group::Year(year) | Group::ByYearAlone(year) => (year.to_string(), "", ""),
            Group::Month(month) => (month.to_string(), "", ""),
            Group::Estate(code, name) => ("cité".to_owned(), code.as_str(), name.as_str()),
            Group::Operation(code, name) => (code.to_string(), "", name.as_str()),
        },
        What::Frozen { year, month, estate, .. } => {
            let name = month.map_or_else(|| year.to_string(), |month| month.to_string());
            (name, estate.0.as_str(), estate.1.as_str())
        }
        What::Year { year, .. } => (year.to_string(), "", ""),
        What::Estate(code, name) => ("cité".to_owned(), code.as_str(), name.as_str()),
        What::Programme => ("programme".to_owned(), "", ""),
    };
    out.text(&name)?;
    out.cell(Cell::Empty)?;
    out.cell(Cell::Empty)?;
    out.text(code)?;
    out.text(estate)?;
    out.cell(Cell::Empty)
}

fn begin_entry(out: &mut dyn Rows, entry: &EntryLine) -> io::Result<()> {
    out.number(entry.position)?;
    out.cell(Cell::Date(entry.when))?;
    out.cell(Cell::Day(entry.recorded_on))?;
    out.text(entry.estate.as_str())?;
    out.text(&entry.estate_name)?;
    out.text(entry.operation.as_str())
}

fn detail(what: &What) -> String {
    let lang = Lang::Fr;
    match what {
        What::Entry(entry) => {
            let act = match entry.act {
                Act::Entry => None,
                Act::Reversal(of) => Some(format!("annule {of}")),
                Act::Defect => Some(lang.say("figures-act-defect").into_owned()),
                Act::Cure => Some(lang.say("figures-act-cure").into_owned()),
            };
            let said: Vec<String> = act.into_iter().chain(entry.note.clone()).collect();
            said.join(" · ")
        }
        What::Group(_, lines) => format!("{lines} lignes du journal"),
        What::Frozen { year, number, .. } => format!("clôture {year}, n° {number}"),
        What::Year { number, share: Some((elapsed, days, day)), .. } => {
            format!("{number} × {elapsed} ÷ {days} jours, jusqu’au {day}")
        }
        What::Year { .. } => "année entière".to_owned(),
        What::Estate(..) | What::Programme => String::new(),
    }
}
