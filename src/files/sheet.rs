//! Text to a sheet: a header and rows of cells, each row with its line in the file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use super::building::Building;
use super::decode::{decode, line_ends};
use super::limits;
use super::problem::FileProblem;

/// A header and the rows below it.
///
/// All cells lie in one string one after the other: a million rows cost two allocations, not
/// ten million.
#[derive(Debug, Default)]
pub struct Sheet {
    pub(super) header: Vec<String>,
    /// What each column is read as; its name, unless somebody chose otherwise.
    pub(super) read_as: Vec<String>,
    pub(super) header_line: u64,
    pub(super) cells: String,
    pub(super) ends: Vec<u32>,
    pub(super) lines: Vec<u32>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) blank: u64,
}

/// A line that is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// The line, from 1.
    pub line: u64,
    /// What it was taken for.
    pub what: Passed,
}

/// What a line that is no row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// A title above the header.
    Title,
    /// The sum of rows above it.
    Total,
}

/// One row of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    index: usize,
}

impl Sheet {
    /// The names of the columns, as written; empty for a column without name and content.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The name a column is read as: its own, or what [`Sheet::read_column_as`] said.
    #[must_use]
    pub fn read_as(&self, column: usize) -> &str {
        self.read_as.get(column).map_or("", String::as_str)
    }

    /// Reads a column, from 0, as another; an empty name reads it not at all.
    pub fn read_column_as(&mut self, column: usize, name: &str) {
        if let Some(held) = self.read_as.get_mut(column) {
            name.clone_into(held);
        }
    }

    /// The line of the header, from 1.
    #[must_use]
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// Titles and totals that were passed over, in the file's order.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// How many blank lines were passed over between and above the rows.
    #[must_use]
    pub fn blank(&self) -> u64 {
        self.blank
    }

    /// Takes the last row away.
    pub(super) fn drop_last(&mut self) {
        if self.lines.pop().is_some() {
            let kept = self.lines.len() * self.header.len();
            self.ends.truncate(kept);
            let end = self.ends.last().map_or(0, |end| *end as usize);
            self.cells.truncate(end);
        }
    }

    /// The rows, blank ones left out.
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|index| Row { sheet: self, index })
    }
}

impl<'a> Row<'a> {
    /// The line of the file the row begins on, from 1.
    #[must_use]
    pub fn line(self) -> u64 {
        self.sheet.lines.get(self.index).copied().unwrap_or_default().into()
    }

    /// The cell in that column, from 0, without the spaces around it; empty beyond the last.
    #[must_use]
    pub fn cell(self, column: usize) -> &'a str {
        if column >= self.sheet.header.len() {
            return "";
        }
        let at = self.index * self.sheet.header.len() + column;
        let end = |at: usize| self.sheet.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.sheet.cells.get(start..end(at)).unwrap_or_default()
    }
}

/// The bytes of a file, if it is one and not too large, which is asked before it is read.
///
/// # Errors
/// When there is no such file, it cannot be read, or it is above [`limits::BYTES`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, FileProblem> {
    let file = File::open(path).map_err(|error| FileProblem::from_io(&error))?;
    let metadata = file.metadata().map_err(|error| FileProblem::from_io(&error))?;
    if metadata.is_dir() {
        return Err(FileProblem::Folder);
    }
    if metadata.len() > limits::BYTES {
        return Err(FileProblem::TooLarge);
    }
    let mut bytes = Vec::new();
    // A pipe says no length, and a file may grow while it is read.
    file.take(limits::BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FileProblem::from_io(&error))?;
    within_limit(&bytes)?;
    Ok(bytes)
}

pub(super) fn within_limit(bytes: &[u8]) -> Result<(), FileProblem> {
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= limits::BYTES);
    if fits { Ok(()) } else { Err(FileProblem::TooLarge) }
}

/// The sheet in the bytes of a CSV file.
///
/// # Errors
/// When the file is empty, has no row, is no CSV, is above a limit, is cut short, or has cells
/// outside its columns.
pub fn read_sheet(bytes: &[u8]) -> Result<Sheet, FileProblem> {
    within_limit(bytes)?;
    let text = decode(bytes)?;
    Reading::new(&text).sheet()
}

/// The delimiter: what Excel's own first line `sep=;` says, else the sign that cuts the header
/// into most columns. The second value is where the table begins.
fn delimiter(text: &str) -> (u8, usize) {
    let start = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let rest = text.get(start..).unwrap_or_default();
    let first = rest.split(['\r', '\n']).next().unwrap_or_default();
    if let Some([sign @ (b';' | b',' | b'\t')]) = first.strip_prefix("sep=").map(str::as_bytes) {
        return (*sign, start + first.len());
    }
    let count = |sign: u8| {
        let outside_quotes = first.split('"').step_by(2);
        outside_quotes.flat_map(str::bytes).filter(|byte| *byte == sign).count()
    };
    (b",\t;".iter().copied().max_by_key(|sign| count(*sign)).unwrap_or(b';'), start)
}

/// Whether a quote opened in this row is never closed.
fn ends_inside_quotes(row: &[u8], delimiter: u8) -> bool {
    let (mut inside, mut cell_begins) = (false, true);
    for &byte in row {
        if byte == b'"' && (inside || cell_begins) {
            // A doubled quote inside a cell closes and opens again.
            inside = !inside;
            cell_begins = !inside;
        } else {
            cell_begins = !inside && (byte == delimiter || matches!(byte, b'\r' | b'\n'));
        }
    }
    inside
}

/// A text on its way to a sheet.
struct Reading<'a> {
    text: &'a str,
    delimiter: u8,
    start: usize,
    counted: usize,
    line: u64,
    building: Building,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str) -> Self {
        let (delimiter, start) = delimiter(text);
        Self { text, delimiter, start, counted: 0, line: 1, building: Building::default() }
    }

    fn sheet(mut self) -> Result<Sheet, FileProblem> {
        let table = self.text.get(self.start..).unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(table.as_bytes());
        let mut record = StringRecord::new();
        let mut last = (0, 0);
        while reader
            .read_record(&mut record)
            .map_err(|_| FileProblem::Unreadable { line: self.line })?
        {
            let start = record.position().map_or(0, csv::Position::byte);
            let line = self.line_of(start);
            let all_read = reader.position().byte() >= table.len() as u64;
            if all_read && ends_inside_quotes(self.raw(), self.delimiter) {
                return Err(FileProblem::CutQuote { line });
            }
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                last = (line, record.len());
            }
            self.building.row(line, record.iter())?;
        }
        self.finish(last)
    }

    /// The line a record begins on. The reader's own count is of the blank lines before it, and
    /// knows no lone `\r`.
    fn line_of(&mut self, byte: u64) -> u64 {
        let at = self.start + usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(at..).unwrap_or_default();
        let at = at + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        self.line += line_ends(self.text.as_bytes().get(self.counted..at).unwrap_or_default());
        self.counted = at;
        self.line
    }

    /// From the row last counted to the end of the text.
    fn raw(&self) -> &[u8] {
        self.text.as_bytes().get(self.counted..).unwrap_or_default()
    }

    fn finish(mut self, (line, found): (u64, usize)) -> Result<Sheet, FileProblem> {
        self.building.settle_header()?;
        let expected = self.building.columns();
        let below = line > self.building.header_line();
        if below && found < expected && !self.text.ends_with(['\r', '\n']) {
            return Err(FileProblem::CutRow { line, found, expected });
        }
        self.building.finish()
    }
}
