//! A table on its way out: cells with their types, row by row. What fills one says it once; CSV,
//! workbooks and JSON each write it in their own way.

use std::borrow::Cow;
use std::io;

use crate::domain::calendar::{Day, When};
use crate::domain::rollup::Known;
use crate::text::Lang;

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// What is missing, which is not zero.
    Empty,
    /// A text: never computed by a spreadsheet, whatever it begins with.
    Text(&'a str),
    /// A count.
    Count(i64),
    /// A number that names something: a position, a version, a year.
    Number(i64),
    /// A number of tenths.
    Tenths(i64),
    /// An amount in whole cents.
    Cents(i64),
    /// A day.
    Day(Day),
    /// A date as precise as it is known.
    Date(When),
}

/// Takes a table cell by cell.
pub trait Rows {
    /// The next cell of the row.
    ///
    /// # Errors
    /// When it cannot be written.
    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()>;

    /// Ends the row.
    ///
    /// # Errors
    /// When it cannot be written.
    fn end_row(&mut self) -> io::Result<()>;

    /// A text.
    ///
    /// # Errors
    /// When it cannot be written.
    fn text(&mut self, text: &str) -> io::Result<()> {
        self.cell(Cell::Text(text))
    }

    /// A text that may be missing.
    ///
    /// # Errors
    /// When it cannot be written.
    fn opt_text(&mut self, text: Option<&str>) -> io::Result<()> {
        self.cell(text.map_or(Cell::Empty, Cell::Text))
    }

    /// A count.
    ///
    /// # Errors
    /// When it cannot be written.
    fn int(&mut self, number: i64) -> io::Result<()> {
        self.cell(Cell::Count(number))
    }

    /// A count that may be missing.
    ///
    /// # Errors
    /// When it cannot be written.
    fn opt_int(&mut self, number: Option<i64>) -> io::Result<()> {
        self.cell(number.map_or(Cell::Empty, Cell::Count))
    }

    /// A position, a version, a year.
    ///
    /// # Errors
    /// When it cannot be written.
    fn number(&mut self, number: i64) -> io::Result<()> {
        self.cell(Cell::Number(number))
    }

    /// A position that may be missing.
    ///
    /// # Errors
    /// When it cannot be written.
    fn opt_number(&mut self, number: Option<i64>) -> io::Result<()> {
        self.cell(number.map_or(Cell::Empty, Cell::Number))
    }

    /// A day that may be missing.
    ///
    /// # Errors
    /// When it cannot be written.
    fn opt_day(&mut self, day: Option<Day>) -> io::Result<()> {
        self.cell(day.map_or(Cell::Empty, Cell::Day))
    }
}

/// A column: its name in spreadsheets, French in every language, its name for programs, and the
/// message that says what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As spreadsheets show it.
    pub name: Cow<'static, str>,
    /// As JSON names it; empty where JSON does without.
    pub field: Cow<'static, str>,
    /// The end of the key of its message; empty for none.
    pub about: &'static str,
}

impl Heading {
    /// A column whose JSON is written otherwise.
    #[must_use]
    pub const fn new(name: &'static str, about: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), field: Cow::Borrowed(""), about }
    }

    /// A column of a table that is JSON as well.
    #[must_use]
    pub const fn of(name: &'static str, field: &'static str, about: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), field: Cow::Borrowed(field), about }
    }

    /// What it holds, in words; empty where nothing needs to be said.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Cow<'static, str> {
        if self.about.is_empty() {
            return Cow::Borrowed("");
        }
        lang.say(&format!("column-{}", self.about))
    }
}

/// What a table is, so that it can travel alone.
#[derive(Debug, Clone)]
pub struct About {
    /// The language of what explains it.
    pub lang: Lang,
    /// What it is called; the end of the keys `table-…` and `table-file-…`.
    pub table: &'static str,
    /// The point of knowledge it was read at.
    pub known: Known,
    /// Whether any of it is invented.
    pub fictional: bool,
    /// What it is about: names and what they stand for.
    pub facts: Vec<(String, String)>,
    /// What can be found again by its reference: its name, its number, its reference.
    pub figures: Vec<(String, Option<i64>, String)>,
    /// What is drawn of it, if anything.
    pub drawn: Option<Drawn>,
}

/// What the charts of a progress table need besides its cells.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// What is counted: "Logements livrés".
    pub counted: String,
    /// Rows of periods, from the first row below the header.
    pub periods: u32,
    /// The name of the first yardstick: the plan d'origine or the indicative line.
    pub original: String,
    /// That of the plan in force, where it is another.
    pub current: Option<String>,
}

/// The head of the ledger a table was read at, as `corons verify --against` takes it.
#[must_use]
pub fn situation(known: &Known) -> String {
    format!("{}:{}", known.position, known.head)
}
