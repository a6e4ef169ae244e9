//! Tables to workbooks a spreadsheet opens: typed cells under a header that stays and filters, and
//! a sheet that says what they mean. The same table always gives the same bytes.
//!
//! Rows go to disk as they come, so that a million of them need no more memory than one.

mod charts;
mod definitions;
pub mod templates;

use std::io;

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, XlsxError};

use super::cells::{About, Cell, Heading, Rows};
use super::csv::{inert, written};
use crate::domain::calendar::WrittenDate;

/// Letters of a cell, at most; Excel takes no more.
const LETTERS: usize = 32_767;
/// Widths of a column, in digits.
const WIDTHS: std::ops::RangeInclusive<usize> = 9..=48;
/// The number format Excel shows as the short date of whoever opens it.
pub(super) const SHORT_DATE: u8 = 14;
/// The fill of headers.
pub(super) const HEADER_FILL: u32 = 0x00DB_E6F3;

/// Writes cells row by row.
pub struct XlsxWriter {
    book: Workbook,
    headings: Vec<Heading>,
    widths: Vec<usize>,
    row: u32,
    column: u16,
    count: Format,
    number: Format,
    tenths: Format,
    cents: Format,
    day: Format,
}

pub(super) fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::RowColumnLimitError => io::Error::from(io::ErrorKind::FileTooLarge),
        other => io::Error::other(other),
    }
}

impl XlsxWriter {
    /// Begins a table with the names of its columns.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn new(about: &About, headings: &[Heading]) -> io::Result<Self> {
        let mut book = Workbook::new();
        book.set_properties(&properties(about));
        let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(about.lang.say(&format!("table-{}", about.table))).map_err(failed)?;
        let header = Format::new()
            .set_bold()
            .set_background_color(HEADER_FILL)
            .set_align(FormatAlign::VerticalCenter);
        for (column, heading) in (0_u16..).zip(headings) {
            sheet.write_string_with_format(0, column, &*heading.name, &header).map_err(failed)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        if about.fictional {
            sheet.set_header(format!("&C&B{}", about.lang.say("sheet-fictional")));
        }
        Ok(Self {
            book,
            headings: headings.to_vec(),
            widths: headings.iter().map(|it| it.name.chars().count() + 3).collect(),
            row: 1,
            column: 0,
            count: Format::new().set_num_format("#,##0"),
            number: Format::new().set_num_format("0"),
            tenths: Format::new().set_num_format("#,##0.0"),
            cents: Format::new().set_num_format("#,##0.00"),
            day: Format::new().set_num_format_index(SHORT_DATE),
        })
    }

    /// Ends the table and says what it means.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn finish(mut self, about: &About) -> io::Result<Vec<u8>> {
        let last = u16::try_from(self.headings.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let sheet = self.book.worksheet_from_index(0).map_err(failed)?;
        sheet.autofilter(0, 0, (self.row - 1).max(1), last).map_err(failed)?;
        for (column, width) in (0_u16..).zip(&self.widths) {
            let width = (*width).clamp(*WIDTHS.start(), *WIDTHS.end());
            sheet.set_column_width(column, u16::try_from(width).unwrap_or(9)).map_err(failed)?;
        }
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0).map_err(failed)?;
        let name = sheet.name();
        definitions::write(&mut self.book, about, &self.headings)?;
        if let Some(drawn) = &about.drawn {
            charts::write(&mut self.book, about.lang, &name, drawn)?;
        }
        self.book.save_to_buffer().map_err(failed)
    }
}

/// What a spreadsheet shows as the properties of the file. The instant is the ledger's: the same
/// table has the same bytes whenever it is made.
pub(super) fn properties(about: &About) -> DocProperties {
    let lang = about.lang;
    let properties = DocProperties::new()
        .set_title(lang.say(&format!("table-{}", about.table)))
        .set_author("Corons")
        .set_comment(super::cells::situation(&about.known))
        .set_status(if about.fictional { lang.say("sheet-fictional") } else { "".into() });
    match &about.known.at {
        Some(at) => properties.set_creation_datetime(at),
        None => properties.set_creation_datetime(&about.known.on),
    }
}

impl Rows for XlsxWriter {
    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let (row, column) = (self.row, self.column);
        self.column += 1;
        let sheet = self.book.worksheet_from_index(0).map_err(failed)?;
        let mut wide = 0;
        #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) => {
                let text = inert(text);
                wide = text.lines().map(|line| line.chars().count() + 1).max().unwrap_or(0);
                let text: String = text.chars().take(LETTERS).collect();
                if !text.is_empty() {
                    sheet.write_string(row, column, text).map_err(failed)?;
                }
            }
            Cell::Count(number) => {
                sheet
                    .write_number_with_format(row, column, number as f64, &self.count)
                    .map_err(failed)?;
            }
            Cell::Number(number) => {
                sheet
                    .write_number_with_format(row, column, number as f64, &self.number)
                    .map_err(failed)?;
            }
            Cell::Tenths(tenths) => {
                sheet
                    .write_number_with_format(row, column, tenths as f64 / 10.0, &self.tenths)
                    .map_err(failed)?;
            }
            Cell::Cents(cents) => {
                sheet
                    .write_number_with_format(row, column, cents as f64 / 100.0, &self.cents)
                    .map_err(failed)?;
            }
            Cell::Day(day) => {
                wide = 11;
                sheet.write_datetime_with_format(row, column, day, &self.day).map_err(failed)?;
            }
            // As text: a lone year would be read as a day of 1905.
            Cell::Date(when) => match when.written() {
                WrittenDate::Day(day) => {
                    self.column -= 1;
                    return self.cell(Cell::Day(day));
                }
                _ => sheet.write_string(row, column, written(when)).map(drop).map_err(failed)?,
            },
        }
        if let Some(width) = self.widths.get_mut(usize::from(column)) {
            *width = (*width).max(wide);
        }
        Ok(())
    }

    fn end_row(&mut self) -> io::Result<()> {
        (self.row, self.column) = (self.row + 1, 0);
        Ok(())
    }
}
