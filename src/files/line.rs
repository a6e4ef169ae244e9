//! One row on its way to a typed line: cells that cannot be read are gathered as problems, so
//! that a person sees all of them at once.

use super::columns::Found;
use super::limits;
use super::problem::{LineProblem, Problem, shown};
use super::sheet::{Row, Sheet};
use crate::domain::proposal::Part;

/// What was read of a sheet. Nothing may be taken from a file that has problems: the lines
/// are those without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines<T> {
    /// The lines that could be read, in the file's order.
    pub lines: Vec<T>,
    /// The cells that could not.
    pub problems: Vec<LineProblem>,
    /// What else the lines of these cells say.
    pub parts: Vec<Part>,
}

/// A row that is being read.
pub struct Line<'a> {
    row: Row<'a>,
    header: &'a [String],
    problems: &'a mut Vec<LineProblem>,
}

/// Reads all rows; `read` gives the typed line, or none after it has said what is wrong. Of a
/// line with something wrong, `part` gives what else it says.
pub fn read_lines<T>(
    sheet: &Sheet,
    read: impl FnMut(&mut Line<'_>) -> Option<T>,
    part: impl Fn(&Line<'_>) -> Part,
) -> Lines<T> {
    let mut parts = Vec::new();
    let mut lines = Vec::with_capacity(sheet.rows().len());
    let problems = each_line(sheet, read, |line| lines.push(line), |line| parts.push(part(line)));
    Lines { lines, problems, parts }
}

/// One row that was found sound before.
pub fn read_again<T>(
    sheet: &Sheet,
    row: Row<'_>,
    read: impl FnOnce(&mut Line<'_>) -> Option<T>,
) -> Option<T> {
    read(&mut Line { row, header: sheet.header(), problems: &mut Vec::new() })
}

/// Reads all rows and hands over the sound ones and, as they stand, the others; gives what is
/// wrong with these.
pub fn each_line<T>(
    sheet: &Sheet,
    mut read: impl FnMut(&mut Line<'_>) -> Option<T>,
    mut take: impl FnMut(T),
    mut other: impl FnMut(&Line<'_>),
) -> Vec<LineProblem> {
    let mut problems = Vec::new();
    for row in sheet.rows() {
        let before = problems.len();
        let mut line = Line { row, header: sheet.header(), problems: &mut problems };
        let typed = read(&mut line);
        refuse_errors(row, sheet, &mut problems, before);
        if before >= limits::PROBLEMS {
            problems.truncate(before);
            problems.push(LineProblem {
                line: row.line(),
                column: String::new(),
                value: String::new(),
                what: Problem::TooMany,
            });
            break;
        }
        if problems.len() > before {
            other(&Line { row, header: sheet.header(), problems: &mut problems });
        } else if let Some(typed) = typed {
            take(typed);
        }
    }
    problems
}

/// What a spreadsheet writes for a formula it cannot compute, in both languages.
const ERRORS: [&str; 13] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NOM?",
    "#NULL!",
    "#NUL!",
    "#NUM!",
    "#NOMBRE!",
    "#REF!",
    "#VALUE!",
    "#VALEUR!",
    "#SPILL!",
    "#PROPAGATION!",
];

/// A formula that failed says so, whatever was made of its cell: as a reference or a comment it
/// would be kept for good.
fn refuse_errors(row: Row<'_>, sheet: &Sheet, problems: &mut Vec<LineProblem>, before: usize) {
    for (index, name) in sheet.header().iter().enumerate() {
        let cell = row.cell(index);
        if !cell.starts_with('#') || sheet.read_as(index).is_empty() || !ERRORS.contains(&cell) {
            continue;
        }
        let line = row.line();
        let mut at = 0;
        problems.retain(|it| {
            at += 1;
            at <= before || it.column != *name
        });
        let value = cell.to_owned();
        problems.push(LineProblem { line, column: name.clone(), value, what: Problem::Formula });
    }
}

impl<'a> Line<'a> {
    /// The line of the file, from 1.
    pub fn number(&self) -> u64 {
        self.row.line()
    }

    /// The text of a cell; empty where the file has no such column.
    pub fn text(&self, column: Found) -> &'a str {
        column.index.map_or("", |index| self.row.cell(index))
    }

    /// The text of a cell, none when empty.
    pub fn some_text(&self, column: Found) -> Option<String> {
        let text = self.text(column);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The text of a cell that says something: not of an empty one, nor of a formula that failed.
    pub fn said(&self, column: Found) -> Option<String> {
        self.some_text(column).filter(|text| !ERRORS.contains(&text.as_str()))
    }

    /// A cell that must hold something.
    pub fn required<T>(
        &mut self,
        column: Found,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        parse(self.text(column)).map_err(|what| self.refuse(column, what)).ok()
    }

    /// A cell that may be empty.
    pub fn optional<T>(
        &mut self,
        column: Found,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        if self.text(column).is_empty() { None } else { self.required(column, parse) }
    }

    /// Says what is wrong with a cell.
    pub fn refuse(&mut self, column: Found, what: Problem) {
        let text = self.text(column);
        let name = column.index.and_then(|index| self.header.get(index));
        self.problems.push(LineProblem {
            line: self.number(),
            column: name.map_or_else(|| column.name.to_owned(), Clone::clone),
            value: shown(text, limits::SHOWN),
            what,
        });
    }
}

/// A text that must not be empty.
pub fn non_empty(text: &str) -> Result<String, Problem> {
    if text.is_empty() { Err(Problem::Empty) } else { Ok(text.to_owned()) }
}
