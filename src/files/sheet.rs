//! Text to a sheet: a header and rows of cells, each row with its line in the file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use super::decode::{decode, line_ends};
use super::guard::unguarded;
use super::limits;
use super::problem::FileProblem;

/// A header and the rows below it.
///
/// All cells lie in one string one after the other: a million rows cost two allocations, not
/// ten million.
#[derive(Debug)]
pub struct Sheet {
    header: Vec<String>,
    cells: String,
    ends: Vec<u32>,
    lines: Vec<u32>,
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

fn within_limit(bytes: &[u8]) -> Result<(), FileProblem> {
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
    sheet: Sheet,
    surplus: Option<FileProblem>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str) -> Self {
        let (delimiter, start) = delimiter(text);
        let sheet =
            Sheet { header: Vec::new(), cells: String::new(), ends: Vec::new(), lines: Vec::new() };
        Self { text, delimiter, start, counted: 0, line: 1, sheet, surplus: None }
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
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            last = (line, record.len());
            if self.sheet.header.is_empty() {
                self.take_header(&record)?;
            } else {
                self.take_row(&record, line)?;
            }
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

    fn take_header(&mut self, record: &StringRecord) -> Result<(), FileProblem> {
        self.sheet.header = record.iter().map(|cell| unguarded(cell).to_owned()).collect();
        while self.sheet.header.pop_if(|name| name.is_empty()).is_some() {}
        let columns = self.sheet.header.len();
        if columns > limits::COLUMNS {
            Err(FileProblem::TooManyColumns { columns })
        } else {
            Ok(())
        }
    }

    fn take_row(&mut self, record: &StringRecord, line: u64) -> Result<(), FileProblem> {
        if self.sheet.lines.len() == limits::ROWS {
            return Err(FileProblem::TooManyRows);
        }
        for (column, cell) in record.iter().enumerate() {
            if cell.len() > limits::CELL {
                return Err(FileProblem::CellTooLong { line, column: column + 1 });
            }
            let unnamed = self.sheet.header.get(column).is_none_or(String::is_empty);
            if unnamed && !cell.trim().is_empty() {
                self.note_surplus(column, line, record.len());
            }
        }
        for column in 0..self.sheet.header.len() {
            self.sheet.cells.push_str(unguarded(record.get(column).unwrap_or_default()));
            self.sheet.ends.push(u32::try_from(self.sheet.cells.len()).unwrap_or(u32::MAX));
        }
        self.sheet.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
        Ok(())
    }

    /// A cell outside the named columns: nearly always a delimiter inside a text that should
    /// have been quoted. The first is kept, the other lines are counted.
    fn note_surplus(&mut self, column: usize, line: u64, found: usize) {
        let expected = self.sheet.header.len();
        match &mut self.surplus {
            Some(FileProblem::TooManyCells { line: first, last, others, .. }) => {
                if *first != line && *last != line {
                    *others += 1;
                    *last = line;
                }
            }
            Some(_) => {}
            None if column < expected => {
                self.surplus = Some(FileProblem::UnnamedColumn { line, column: column + 1 });
            }
            None => {
                self.surplus = Some(FileProblem::TooManyCells {
                    line,
                    found,
                    expected,
                    last: line,
                    others: 0,
                });
            }
        }
    }

    fn finish(self, (line, found): (u64, usize)) -> Result<Sheet, FileProblem> {
        if self.sheet.lines.is_empty() {
            return Err(FileProblem::NoRows);
        }
        let expected = self.sheet.header.len();
        if found < expected && !self.text.ends_with(['\r', '\n']) {
            return Err(FileProblem::CutRow { line, found, expected });
        }
        self.surplus.map_or(Ok(self.sheet), Err)
    }
}
