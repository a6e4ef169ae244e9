//! The explanation of a figure as a table whose last line is the figure.

use std::io::{self, Write};

use super::export::{CsvWriter, situation};
use crate::domain::explanation::{Act, EntryLine, Explanation, Group, Line, What};
use crate::text::Lang;

const HEADER: [&str; 11] = [
    "ligne",
    "date",
    "enregistre_le",
    "cite",
    "nom",
    "operation",
    "logements",
    "cumul",
    "detail",
    "chiffre",
    "situation",
];

/// Writes the lines with their running sum, then their sum.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_figure(out: impl Write, figure: &Explanation) -> io::Result<()> {
    let mut csv = CsvWriter::new(out, HEADER)?;
    let situation = situation(&figure.known);
    for (line, sum) in figure.running() {
        begin(&mut csv, line)?;
        csv.int(line.dwellings)?;
        csv.int(sum)?;
        csv.text(&detail(&line.what))?;
        csv.opt_text(line.figure.as_ref().map(ToString::to_string).as_deref())?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.text("somme")?;
    for _ in 0..5 {
        csv.text("")?;
    }
    let value = figure.value.as_ref().ok().copied();
    csv.opt_int(value)?;
    csv.opt_int(value)?;
    let absent = figure.value.as_ref().err().map(|absence| Lang::Fr.absence(absence));
    csv.opt_text(absent.as_deref())?;
    csv.text(&figure.reference.to_string())?;
    csv.text(&situation)?;
    csv.end_row()?;
    csv.finish()
}

/// What a line is: its name, its days, its place.
fn begin<W: Write>(csv: &mut CsvWriter<W>, line: &Line) -> io::Result<()> {
    let (name, code, estate) = match &line.what {
        What::Entry(entry) => return begin_entry(csv, entry),
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
    csv.text(&name)?;
    csv.text("")?;
    csv.text("")?;
    csv.text(code)?;
    csv.text(estate)?;
    csv.text("")
}

fn begin_entry<W: Write>(csv: &mut CsvWriter<W>, entry: &EntryLine) -> io::Result<()> {
    csv.int(entry.position)?;
    csv.date(entry.when)?;
    csv.day(entry.recorded_on)?;
    csv.text(entry.estate.as_str())?;
    csv.text(&entry.estate_name)?;
    csv.text(entry.operation.as_str())
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
