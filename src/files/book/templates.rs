//! Workbooks to fill in: a sheet with the columns of an import and lists to choose from, a sheet
//! that explains each column, and the lists. What is filled in is read by the reader of all files.

use std::io;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, Formula,
    Workbook, Worksheet, utility,
};

use super::{HEADER_FILL, failed, properties};
use crate::domain::proposal::Kind;
use crate::files::cells::{About, situation};
use crate::files::csv::inert;
use crate::files::kinds;

/// Rows below the header that have lists and hints.
const ROWS: u32 = 5_000;
/// Widths of columns of texts, of numbers, and of what explains.
const WIDTHS: [u16; 3] = [24, 13, 96];
/// Letters of a hint, at most; Excel takes 255.
const HINT: usize = 250;
/// The number format that keeps what is typed: no code becomes a date, none loses its zero.
const AS_TYPED: u8 = 49;

/// What a column takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Anything.
    Text,
    /// A whole number from a least one on.
    Whole(i32),
    /// A number.
    Number,
    /// The first column of a list, by its place among the lists; other words are possible.
    OneOf(usize),
}

/// What can be chosen: its first column, and what is said of each line beside it.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The names of its columns.
    pub heads: Vec<String>,
    /// Its lines.
    pub rows: Vec<Vec<String>>,
}

/// A cell that is filled in already.
#[derive(Debug, Clone, PartialEq)]
pub enum Filled {
    /// Nothing is.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

/// A workbook to fill in.
pub struct Template {
    /// What it imports.
    pub kind: Kind,
    /// What it says of itself.
    pub about: About,
    /// What each column takes, in the order of the columns of its kind.
    pub takes: Vec<Takes>,
    /// What can be chosen.
    pub lists: Vec<List>,
    /// Rows that stand in it already.
    pub rows: Vec<Vec<Filled>>,
}

/// A column of the sheet to fill in.
struct Column {
    name: &'static str,
    required: bool,
    takes: Takes,
    hint: String,
}

/// Writes it. The same lists always give the same bytes.
///
/// # Errors
/// When there is no room for it.
pub fn write(template: &Template) -> io::Result<Vec<u8>> {
    let lang = template.about.lang;
    let mut book = Workbook::new();
    book.set_properties(&properties(&template.about));
    let columns = columns(template);
    let lists = lang.say("templates-sheet-lists").into_owned();
    let sheet = book.add_worksheet();
    sheet.set_name(lang.say(&format!("table-{}", template.about.table))).map_err(failed)?;
    head(sheet, template, &columns, &lists)?;
    fill(sheet, template)?;
    explain(book.add_worksheet(), template, &columns)?;
    let sheet = book.add_worksheet();
    sheet.set_name(&lists).map_err(failed)?;
    list(sheet, template)?;
    book.save_to_buffer().map_err(failed)
}

fn columns(template: &Template) -> Vec<Column> {
    let (lang, kind) = (template.about.lang, template.kind);
    let column = |((name, required), takes): ((&'static str, bool), &Takes)| {
        let key = format!("templates-{}-{}", kind.as_str(), name.replace('_', "-"));
        Column { name, required, takes: *takes, hint: lang.say(&key).into_owned() }
    };
    kinds::asked(kind).zip(&template.takes).map(column).collect()
}

fn header() -> Format {
    Format::new().set_bold().set_background_color(HEADER_FILL)
}

/// The header of the sheet to fill in, with the format, the list and the hint of each column.
fn head(
    sheet: &mut Worksheet,
    template: &Template,
    columns: &[Column],
    lists: &str,
) -> io::Result<()> {
    let typed = Format::new().set_num_format_index(AS_TYPED);
    for (at, column) in (0_u16..).zip(columns) {
        let name = if column.required { header() } else { header().unset_bold() };
        sheet.write_string_with_format(0, at, column.name, &name).map_err(failed)?;
        let number = matches!(column.takes, Takes::Whole(_) | Takes::Number);
        sheet.set_column_width(at, if number { WIDTHS[1] } else { WIDTHS[0] }).map_err(failed)?;
        if !number {
            sheet.set_column_format(at, &typed).map_err(failed)?;
        }
        let rule = rule(template, column, lists)?;
        sheet.add_data_validation(1, at, ROWS, at, &rule).map_err(failed)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0).map_err(failed)?;
    if template.about.fictional {
        sheet.set_header(format!("&C&B{}", template.about.lang.say("sheet-fictional")));
    }
    Ok(())
}

/// What a spreadsheet says and offers at a cell. It asks and does not forbid: the reader takes
/// names and dates the lists cannot foresee, and says of each line what is wrong.
fn rule(template: &Template, column: &Column, lists: &str) -> io::Result<DataValidation> {
    let lang = template.about.lang;
    let hint: String = column.hint.chars().take(HINT).collect();
    let rule = DataValidation::new()
        .set_input_title(column.name)
        .and_then(|it| it.set_input_message(hint))
        .and_then(|it| it.set_error_title(column.name))
        .map_err(failed)?;
    let (rule, unusual) = match column.takes {
        Takes::Text => return Ok(rule),
        Takes::Number => {
            let number = DataValidationRule::GreaterThanOrEqualTo(-1_000_000_000.0);
            (rule.allow_decimal_number(number), "templates-number-wanted")
        }
        Takes::Whole(least) => {
            let whole = DataValidationRule::GreaterThanOrEqualTo(least);
            (rule.allow_whole_number(whole), "templates-whole-wanted")
        }
        Takes::OneOf(at) => {
            let rows = template.lists.get(at).map_or(0, |list| list.rows.len());
            if rows == 0 {
                return Ok(rule);
            }
            let letter = utility::column_number_to_name(place(template, at));
            let range = format!("='{lists}'!${letter}$2:${letter}${}", rows + 1);
            (rule.allow_list_formula(Formula::new(range)), "templates-not-listed")
        }
    };
    let rule = rule.set_error_message(lang.say(unusual)).map_err(failed)?;
    Ok(rule.set_error_style(DataValidationErrorStyle::Warning))
}

/// The first column of a list on the sheet of lists; an empty one stands between two.
fn place(template: &Template, at: usize) -> u16 {
    let before = template.lists.iter().take(at).map(|list| list.heads.len() + 1).sum::<usize>();
    u16::try_from(before).unwrap_or(u16::MAX)
}

fn fill(sheet: &mut Worksheet, template: &Template) -> io::Result<()> {
    for (row, cells) in (1_u32..).zip(&template.rows) {
        for (at, cell) in (0_u16..).zip(cells) {
            match cell {
                Filled::Empty => {}
                Filled::Text(text) => {
                    sheet.write_string(row, at, &*inert(text)).map_err(failed)?;
                }
                Filled::Number(number) => {
                    sheet.write_number(row, at, *number).map_err(failed)?;
                }
            }
        }
    }
    Ok(())
}

/// A row a column: whether a line needs it, and what is written there.
fn explain(sheet: &mut Worksheet, template: &Template, columns: &[Column]) -> io::Result<()> {
    let about = &template.about;
    let say = |key: &str| about.lang.say(key).into_owned();
    sheet.set_name(say("templates-sheet-explained")).map_err(failed)?;
    let top = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = top.clone().set_bold();
    let heads = ["sheet-column", "templates-needed", "templates-written"];
    for ((at, key), width) in (0_u16..).zip(heads).zip([WIDTHS[0], WIDTHS[1], WIDTHS[2]]) {
        sheet.write_string_with_format(0, at, say(key), &header()).map_err(failed)?;
        sheet.set_column_width(at, width).map_err(failed)?;
    }
    let mut row = 1;
    for column in columns {
        let needed = say(if column.required { "templates-yes" } else { "templates-no" });
        sheet.write_string_with_format(row, 0, column.name, &bold).map_err(failed)?;
        sheet.write_string_with_format(row, 1, needed, &top).map_err(failed)?;
        sheet.write_string_with_format(row, 2, &column.hint, &top).map_err(failed)?;
        row += 1;
    }
    row += 1;
    let held = format!("templates-{}-held", template.kind.as_str());
    for key in ["templates-how", "templates-only-first", &held, "templates-empty-cell"] {
        sheet.write_string_with_format(row, 2, say(key), &top).map_err(failed)?;
        row += 1;
    }
    let known = about.lang.day_in_words(about.known.on);
    let facts = [("sheet-known", known), ("sheet-head", situation(&about.known))];
    for (key, text) in facts {
        row += 1;
        sheet.write_string_with_format(row, 0, say(key), &bold).map_err(failed)?;
        sheet.write_string_with_format(row, 2, text, &top).map_err(failed)?;
    }
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn list(sheet: &mut Worksheet, template: &Template) -> io::Result<()> {
    let typed = Format::new().set_num_format_index(AS_TYPED);
    for (at, list) in template.lists.iter().enumerate() {
        let first = place(template, at);
        for (column, head) in (first..).zip(&list.heads) {
            sheet.write_string_with_format(0, column, head, &header()).map_err(failed)?;
            sheet.set_column_width(column, WIDTHS[0]).map_err(failed)?;
        }
        for (row, cells) in (1_u32..).zip(&list.rows) {
            for (column, cell) in (first..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet
                    .write_string_with_format(row, column, &*inert(cell), &typed)
                    .map_err(failed)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    Ok(())
}
