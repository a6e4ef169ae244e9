//! The lines of an entry file.

use std::borrow::Cow;

use super::columns::{ENTRY, ENTRY_EXPORT, Found, find, stage};
use super::line::{Line, Lines, each_line, non_empty, read_again, read_lines};
use super::problem::{FileProblem, LineProblem, Problem};
use super::sheet::Sheet;
use crate::domain::proposal::{Column, EntryLine, EntryLines, Part};
use crate::text::reading::{parse_count, parse_date};

/// Where the columns of an entry file are.
type Columns = [Found; 8];

/// Reads an entry file. An export of entries is one: what it says besides is passed over.
///
/// # Errors
/// When its columns are not those of an entry file. What is wrong with cells is in the answer.
pub fn read_entries(sheet: &Sheet) -> Result<Lines<EntryLine>, FileProblem> {
    let columns = find(sheet, &ENTRY, &ENTRY_EXPORT)?;
    Ok(read_lines(sheet, |line| typed(&columns, line), |line| part(&columns, line)))
}

/// An entry file without a problem. Its lines are made anew each time they are asked for: held
/// all at once they would be three times the file.
#[derive(Debug)]
pub struct SoundEntries<'s> {
    sheet: &'s Sheet,
    columns: Columns,
}

impl<'s> SoundEntries<'s> {
    /// Looks an entry file through.
    ///
    /// # Errors
    /// When its columns are not those of an entry file. What is wrong with cells is in the
    /// answer, which then is no file to be taken in.
    pub fn of(sheet: &'s Sheet) -> Result<Result<Self, Vec<LineProblem>>, FileProblem> {
        let columns = find(sheet, &ENTRY, &ENTRY_EXPORT)?;
        let problems = each_line(sheet, |line| typed(&columns, line), drop, |_| ());
        Ok(if problems.is_empty() { Ok(Self { sheet, columns }) } else { Err(problems) })
    }
}

impl EntryLines for SoundEntries<'_> {
    fn rows(&self) -> usize {
        self.sheet.rows().len()
    }

    fn lines(&self) -> impl Iterator<Item = Cow<'_, EntryLine>> {
        let again = |row| read_again(self.sheet, row, |line| typed(&self.columns, line));
        self.sheet.rows().filter_map(again).map(Cow::Owned)
    }
}

fn typed(columns: &Columns, line: &mut Line<'_>) -> Option<EntryLine> {
    let [estate, operation, landlord, counts, date, dwellings, note, reference] = *columns;
    let named = line.required(estate, non_empty);
    let counted = line.required(counts, |text| stage(text).ok_or(Problem::Stage));
    let dated = line.required(date, |text| parse_date(text).map_err(Problem::Date));
    let number = line.required(dwellings, |text| parse_count(text).map_err(Problem::Count));
    Some(EntryLine {
        line: line.number(),
        estate: named?,
        operation: line.some_text(operation),
        landlord: line.some_text(landlord),
        stage: counted?,
        date: dated?,
        dwellings: number?,
        note: line.some_text(note),
        reference: line.some_text(reference),
    })
}

/// What else a line says that has something wrong.
fn part(columns: &Columns, line: &Line<'_>) -> Part {
    let [estate, operation, landlord, _, date, ..] = *columns;
    let written = parse_date(line.text(date)).ok();
    Part {
        line: line.number(),
        estate: line.said(estate),
        operation: line.said(operation),
        landlord: line.said(landlord),
        dates: written.map(|it| (Column::Date, it)).into_iter().collect(),
        ..Part::default()
    }
}
