//! The sheet that says what a table is: what is counted, when that was known, what proves it, what
//! each column holds, and the references of its figures.

use std::io;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

use super::{HEADER_FILL, failed};
use crate::files::cells::{About, Heading, situation};
use crate::files::csv::inert;

/// Width of names and of what they stand for.
const WIDTHS: [u16; 3] = [30, 80, 44];

struct Sheet<'b> {
    on: &'b mut Worksheet,
    row: u32,
    plain: Format,
    name: Format,
    topic: Format,
    count: Format,
}

/// Writes it.
pub(super) fn write(book: &mut Workbook, about: &About, headings: &[Heading]) -> io::Result<()> {
    let lang = about.lang;
    let say = |key: &str| lang.say(key).into_owned();
    let sheet = book.add_worksheet();
    sheet.set_name(say("sheet-definitions")).map_err(failed)?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width).map_err(failed)?;
    }
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    let top = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut sheet = Sheet {
        on: sheet,
        row: 0,
        name: top.clone().set_bold(),
        count: top.clone().set_num_format("#,##0").set_align(FormatAlign::Left),
        plain: top,
        topic: Format::new().set_bold().set_background_color(HEADER_FILL),
    };
    sheet.title(&say(&format!("table-{}", about.table)))?;
    if about.fictional {
        sheet.title(&say("sheet-fictional"))?;
    }
    sheet.row += 1;
    for (name, fact) in &about.facts {
        sheet.pair(name, fact)?;
    }
    sheet.pair(&say("sheet-known"), &lang.day_in_words(about.known.on))?;
    sheet.pair(&say("sheet-head"), &situation(&about.known))?;
    sheet.pair(&say("sheet-proof"), &say("sheet-proof-said"))?;
    sheet.pair(&say("sheet-made-by"), &format!("Corons {}", env!("CARGO_PKG_VERSION")))?;
    if !about.figures.is_empty() {
        sheet.heads([&say("sheet-figure"), &say("sheet-value"), &say("sheet-reference")])?;
        for (name, value, reference) in &about.figures {
            sheet.figure(name, *value, reference)?;
        }
        sheet.pair("", &say("sheet-reference-said"))?;
    }
    sheet.heads([&say("sheet-column"), &say("sheet-meaning"), ""])?;
    for heading in headings {
        sheet.pair(&heading.name, &heading.said(lang))?;
    }
    Ok(())
}

impl Sheet<'_> {
    fn title(&mut self, text: &str) -> io::Result<()> {
        let format = Format::new().set_bold().set_font_size(14);
        self.on.write_string_with_format(self.row, 0, text, &format).map_err(failed)?;
        self.row += 1;
        Ok(())
    }

    fn pair(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.on.write_string_with_format(self.row, 0, name, &self.name).map_err(failed)?;
        let text = inert(text);
        self.on.write_string_with_format(self.row, 1, &*text, &self.plain).map_err(failed)?;
        self.row += 1;
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
    fn figure(&mut self, name: &str, value: Option<i64>, reference: &str) -> io::Result<()> {
        self.on.write_string_with_format(self.row, 0, name, &self.name).map_err(failed)?;
        if let Some(value) = value {
            self.on
                .write_number_with_format(self.row, 1, value as f64, &self.count)
                .map_err(failed)?;
        }
        self.on.write_string_with_format(self.row, 2, reference, &self.plain).map_err(failed)?;
        self.row += 1;
        Ok(())
    }

    fn heads(&mut self, names: [&str; 3]) -> io::Result<()> {
        self.row += 1;
        for (column, name) in (0_u16..).zip(names) {
            let format = &self.topic;
            self.on.write_string_with_format(self.row, column, name, format).map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }
}
