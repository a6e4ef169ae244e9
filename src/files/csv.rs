//! Tables to CSV. The dialect of a French Excel opens with a double click: UTF-8 with a byte
//! order mark, `;`, a decimal comma. The other is that of programs: no mark, `,`, a decimal point.
//! In both, lines end in `\r\n`, numbers are plain digits, days ISO dates, what is missing is
//! empty, and text that a spreadsheet would compute is guarded.

use std::io::{self, Write};

use super::cells::{Cell, Rows};
use super::decode::unreadable;
use super::guard::guarded;
use crate::domain::calendar::{When, WrittenDate};

/// How cells are parted and decimals are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Of a French spreadsheet.
    #[default]
    French,
    /// Of programs, and of an English spreadsheet.
    English,
}

/// Writes cells row by row.
pub struct CsvWriter<W: Write> {
    csv: csv::Writer<W>,
    dialect: Dialect,
}

impl<W: Write> CsvWriter<W> {
    /// Begins a table with the names of its columns.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn new<'a>(
        mut out: W,
        dialect: Dialect,
        header: impl IntoIterator<Item = &'a str>,
    ) -> io::Result<Self> {
        let delimiter = match dialect {
            Dialect::French => {
                out.write_all("\u{feff}".as_bytes())?;
                b';'
            }
            Dialect::English => b',',
        };
        let csv = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        let mut writer = Self { csv, dialect };
        for name in header {
            writer.text(name)?;
        }
        writer.end_row()?;
        Ok(writer)
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }

    /// A number of tenths or hundredths.
    fn decimal(&mut self, number: i64, parts: u64) -> io::Result<()> {
        let sign = if number < 0 { "-" } else { "" };
        let point = if self.dialect == Dialect::French { ',' } else { '.' };
        let (whole, rest) = (number.unsigned_abs() / parts, number.unsigned_abs() % parts);
        let width = if parts == 100 { 2 } else { 1 };
        self.write(&format!("{sign}{whole}{point}{rest:0width$}"))
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.csv.write_field(text).map_err(io::Error::from)
    }
}

impl<W: Write> Rows for CsvWriter<W> {
    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        match cell {
            Cell::Empty => self.write(""),
            Cell::Text(text) => self.write(&inert(text)),
            Cell::Count(number) | Cell::Number(number) => self.write(&number.to_string()),
            Cell::Tenths(tenths) => self.decimal(tenths, 10),
            Cell::Cents(cents) => self.decimal(cents, 100),
            Cell::Day(day) => self.write(&day.to_string()),
            Cell::Date(when) => self.write(&written(when)),
        }
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.csv.write_record(None::<&[u8]>).map_err(io::Error::from)
    }
}

/// A text, guarded where a spreadsheet would compute it. A control character becomes a space: one
/// of them would make the whole table unreadable.
pub(super) fn inert(text: &str) -> std::borrow::Cow<'_, str> {
    let guarded = guarded(text);
    if guarded.contains(unreadable) { guarded.replace(unreadable, " ").into() } else { guarded }
}

/// A date as precise as it is known: `2024-12-31`, `12/2024`, `2024`.
pub(super) fn written(when: When) -> String {
    match when.written() {
        WrittenDate::Day(day) => day.to_string(),
        WrittenDate::Month(month) => format!("{:02}/{:04}", month.number(), month.year()),
        WrittenDate::Year(year) => format!("{year:04}"),
    }
}
