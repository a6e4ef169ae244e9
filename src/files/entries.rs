//! The lines of an entry file.

use super::columns::{ENTRY, ENTRY_EXPORT, find, stage};
use super::line::{Line, Lines, non_empty, read_lines};
use super::problem::{FileProblem, Problem};
use super::sheet::Sheet;
use crate::domain::proposal::{Column, EntryLine, Part};
use crate::text::reading::{parse_count, parse_date};

/// Reads an entry file. An export of entries is one: what it says besides is passed over.
///
/// # Errors
/// When its columns are not those of an entry file. What is wrong with cells is in the answer.
pub fn read_entries(sheet: &Sheet) -> Result<Lines<EntryLine>, FileProblem> {
    let [estate, operation, landlord, counts, date, dwellings, note, reference] =
        find(sheet, &ENTRY, &ENTRY_EXPORT)?;
    Ok(read_lines(
        sheet,
        |line: &mut Line<'_>| {
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
        },
        |line| Part {
            line: line.number(),
            estate: line.said(estate),
            operation: line.said(operation),
            landlord: line.said(landlord),
            dates: parse_date(line.text(date))
                .ok()
                .map(|it| (Column::Date, it))
                .into_iter()
                .collect(),
            ..Part::default()
        },
    ))
}
