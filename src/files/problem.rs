//! What is wrong with a file, or with one cell of it, and what would be right.

use std::borrow::Cow;
use std::io;

use super::limits;
use crate::domain::dwelling::DwellingProblem;
use crate::domain::energy::EnergyProblem;
use crate::text::money::MoneyProblem;
use crate::text::reading::{CountProblem, DateProblem};
use crate::text::{Arg, Lang};

/// What a file that is no CSV looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet's own file: XLSX, ODS, XLS.
    Workbook,
    /// A PDF.
    Pdf,
    /// A compressed archive.
    Archive,
    /// A picture.
    Picture,
    /// Bytes that are no text.
    Binary,
    /// Plain text.
    Text,
}

/// Why a file is refused as a whole. Lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileProblem {
    /// Nothing in it.
    Empty,
    /// A header and nothing below.
    NoRows,
    /// No CSV.
    NotCsv(Format),
    /// Above [`limits::BYTES`].
    TooLarge,
    /// No such file.
    NotFound,
    /// A folder.
    Folder,
    /// The system refuses to read it, in its words.
    Io(String),
    /// A line in an encoding not read here.
    Unreadable { line: u64 },
    /// Cut inside a letter.
    CutCharacter { line: u64 },
    /// Cut inside quotes that open in the row beginning there.
    CutQuote { line: u64 },
    /// Cut inside its last row.
    CutRow { line: u64, found: usize, expected: usize },
    /// Rows with more cells than the header has columns.
    TooManyCells {
        /// The first such row.
        line: u64,
        /// Its cells.
        found: usize,
        /// The header's columns.
        expected: usize,
        /// The last such row seen.
        last: u64,
        /// How many more there are.
        others: usize,
    },
    /// A cell is filled below an empty header.
    UnnamedColumn { line: u64, column: usize },
    /// Two columns mean the same.
    DuplicateColumn { first: String, second: String },
    /// Columns that mean nothing here.
    UnknownColumns { unknown: Vec<String>, columns: Vec<&'static str> },
    /// Columns needed and not there.
    MissingColumns { missing: Vec<&'static str>, found: Vec<String> },
    /// A column about who lives in a dwelling: none of it is ever kept.
    Occupants { column: String },
    /// Above [`limits::ROWS`].
    TooManyRows,
    /// Above [`limits::COLUMNS`].
    TooManyColumns { columns: usize },
    /// Above [`limits::CELL`].
    CellTooLong { line: u64, column: usize },
    /// A workbook behind a password.
    Encrypted,
    /// A workbook with macros.
    Macros,
    /// A workbook of before 2007.
    OldWorkbook,
    /// A workbook of a kind not read here: ODS, XLSB.
    OtherWorkbook,
    /// An archive that is no workbook.
    NotWorkbook(Format),
    /// Packed to hurt, or not as long as it says.
    Bomb,
    /// It declares entities, which a spreadsheet never writes.
    Entities,
    /// A workbook no spreadsheet would open.
    Damaged,
    /// An archive without its end.
    CutArchive,
    /// Its name says another kind.
    NotItsName { ending: String, is: Format },
    /// No sheet of that name.
    NoSheet { wanted: String, sheets: Vec<String> },
    /// Every sheet is hidden.
    NoVisibleSheet,
}

impl FileProblem {
    pub(super) fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error.to_string()),
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        lang.say_with(self.key(), &self.values(lang))
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::NoRows => "file-no-rows",
            Self::NotCsv(_) => "file-not-csv",
            Self::TooLarge => "file-too-large",
            Self::NotFound => "file-not-found",
            Self::Folder => "file-folder",
            Self::Io(_) => "file-io",
            Self::Unreadable { .. } => "file-unreadable",
            Self::CutCharacter { .. } => "file-cut-character",
            Self::CutQuote { .. } => "file-cut-quote",
            Self::CutRow { .. } => "file-cut-row",
            Self::TooManyCells { .. } => "file-too-many-cells",
            Self::UnnamedColumn { .. } => "file-unnamed-column",
            Self::DuplicateColumn { .. } => "file-duplicate-column",
            Self::UnknownColumns { .. } => "file-unknown-columns",
            Self::MissingColumns { .. } => "file-missing-columns",
            Self::Occupants { .. } => "file-occupants",
            Self::TooManyRows => "file-too-many-rows",
            Self::TooManyColumns { .. } => "file-too-many-columns",
            Self::CellTooLong { .. } => "file-cell-too-long",
            Self::Encrypted => "file-encrypted",
            Self::Macros => "file-macros",
            Self::OldWorkbook => "file-old-workbook",
            Self::OtherWorkbook => "file-other-workbook",
            Self::NotWorkbook(_) => "file-not-workbook",
            Self::Bomb => "file-bomb",
            Self::Entities => "file-entities",
            Self::Damaged => "file-damaged",
            Self::CutArchive => "file-cut-archive",
            Self::NotItsName { .. } => "file-not-its-name",
            Self::NoSheet { sheets, .. } if sheets.is_empty() => "file-no-sheets",
            Self::NoSheet { .. } => "file-no-sheet",
            Self::NoVisibleSheet => "file-no-visible-sheet",
        }
    }

    /// What the sentence puts in; a message takes the values it names.
    fn values(&self, lang: Lang) -> Vec<(&'static str, Arg<'_>)> {
        match self {
            Self::NotItsName { ending, is } => {
                vec![("ending", ending.into()), ("what", is.name(lang).into())]
            }
            Self::NoSheet { wanted, sheets } => {
                vec![
                    ("wanted", shown(wanted, limits::SHOWN).into()),
                    ("list", named(sheets).into()),
                ]
            }
            Self::NotCsv(format) | Self::NotWorkbook(format) => {
                vec![("what", format.name(lang).into())]
            }
            Self::TooLarge => vec![("limit", number(limits::BYTES / 1024 / 1024))],
            Self::Io(reason) => vec![("reason", reason.into())],
            Self::Unreadable { line } | Self::CutCharacter { line } | Self::CutQuote { line } => {
                vec![("line", number(*line))]
            }
            Self::CutRow { line, found, expected } => vec![
                ("line", number(*line)),
                ("found", (*found).into()),
                ("expected", (*expected).into()),
            ],
            Self::TooManyCells { line, found, expected, others, .. } => vec![
                ("line", number(*line)),
                ("found", (*found).into()),
                ("expected", (*expected).into()),
                ("others", (*others).into()),
            ],
            Self::UnnamedColumn { line, column } => {
                vec![("line", number(*line)), ("column", (*column).into())]
            }
            Self::DuplicateColumn { first, second } => {
                vec![("first", first.into()), ("second", second.into())]
            }
            Self::UnknownColumns { unknown, columns } => vec![
                ("n", unknown.len().into()),
                ("unknown", named(unknown).into()),
                ("columns", columns.join(", ").into()),
            ],
            Self::MissingColumns { missing, found } => vec![
                ("n", missing.len().into()),
                ("missing", missing.join(", ").into()),
                ("found", named(found).into()),
            ],
            Self::Occupants { column } => vec![("column", column.into())],
            Self::TooManyRows => vec![("limit", limits::ROWS.into())],
            Self::TooManyColumns { columns } => {
                vec![("columns", (*columns).into()), ("limit", limits::COLUMNS.into())]
            }
            Self::CellTooLong { line, column } => vec![
                ("line", number(*line)),
                ("column", (*column).into()),
                ("limit", limits::CELL.into()),
            ],
            // The others are sentences without a value.
            _ => Vec::new(),
        }
    }
}

/// Names of columns as a sentence lists them: a file that is no table has very long ones.
fn named(columns: &[String]) -> String {
    shown(&columns.join(", "), 4 * limits::SHOWN)
}

/// The beginning of a text, at most that many bytes of it.
pub(super) fn shown(text: &str, most: usize) -> String {
    let cut = text.floor_char_boundary(most);
    match text.get(..cut) {
        Some(beginning) if cut < text.len() => format!("{beginning}…"),
        _ => text.to_owned(),
    }
}

impl Format {
    fn name(self, lang: Lang) -> Cow<'static, str> {
        match self {
            Self::Workbook => lang.say("file-format-workbook"),
            Self::Pdf => lang.say("file-format-pdf"),
            Self::Archive => lang.say("file-format-archive"),
            Self::Picture => lang.say("file-format-picture"),
            Self::Binary => lang.say("file-format-binary"),
            Self::Text => lang.say("file-format-text"),
        }
    }
}

fn number(line: u64) -> Arg<'static> {
    Arg::Count(i64::try_from(line).unwrap_or(i64::MAX))
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A value is needed.
    Empty,
    /// No stage of that name.
    Stage,
    /// Not a date.
    Date(DateProblem),
    /// Not a count.
    Count(CountProblem),
    /// Not a calendar year from 1900 to 2199.
    Year,
    /// Not a code.
    Code,
    /// Not an INSEE code.
    Insee,
    /// An INSEE code that lost its leading zero.
    InseeZero,
    /// Neither yes nor no.
    YesNo,
    /// Not a coordinate in mainland France.
    Latitude,
    /// Likewise.
    Longitude,
    /// Its other half is missing.
    HalfCoordinates,
    /// The code stands on a line before.
    Twice { line: u64 },
    /// Not what is known of a dwelling.
    Dwelling(DwellingProblem),
    /// Not an energy certificate.
    Energy(EnergyProblem),
    /// A month or a year where a day is needed.
    DayNeeded,
    /// Not an amount.
    Money(MoneyProblem),
    /// A formula that a spreadsheet could not compute.
    Formula,
    /// Reading stopped: [`limits::PROBLEMS`] were found.
    TooMany,
}

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProblem {
    /// The line of the file its row begins on, from 1.
    pub line: u64,
    /// The column's name, as the file writes it.
    pub column: String,
    /// What the cell holds; the beginning, when it is long.
    pub value: String,
    /// What is wrong.
    pub what: Problem,
}

impl LineProblem {
    /// What is wrong and what would be right.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let about = |key: &str| lang.say_with(key, &[("value", (&self.value).into())]);
        match &self.what {
            Problem::Date(problem) => problem.sentence(lang),
            Problem::Count(problem) => problem.sentence(lang),
            Problem::Empty => lang.say("cell-empty").into_owned(),
            Problem::Stage if self.value.is_empty() => lang.say("cell-stage-empty").into_owned(),
            Problem::Stage => about("cell-stage"),
            Problem::Year => about("cell-year"),
            Problem::Code => about("cell-code"),
            Problem::Insee => about("cell-insee"),
            Problem::InseeZero => about("cell-insee-zero"),
            Problem::YesNo => about("cell-yes-no"),
            Problem::Latitude => about("cell-latitude"),
            Problem::Longitude => about("cell-longitude"),
            Problem::Formula => about("cell-formula"),
            Problem::HalfCoordinates => lang.say("cell-half-coordinates").into_owned(),
            Problem::Twice { line } => lang.say_with(
                "cell-twice",
                &[("value", (&self.value).into()), ("line", number(*line))],
            ),
            Problem::Dwelling(problem) => lang.dwelling_problem(problem),
            Problem::Energy(problem) => lang.energy_problem(*problem, &self.value),
            Problem::DayNeeded => about("cell-day-needed"),
            Problem::Money(problem) => lang.money_problem(*problem, &self.value),
            Problem::TooMany => {
                lang.say_with("cell-too-many", &[("limit", limits::PROBLEMS.into())])
            }
        }
    }

    /// The sentence with its place in front: `Ligne 12, colonne « date » : …`.
    #[must_use]
    pub fn with_place(&self, lang: Lang) -> String {
        let args = [
            ("line", number(self.line)),
            ("column", (&self.column).into()),
            ("sentence", self.sentence(lang).into()),
        ];
        lang.say_with("cell-place", &args)
    }
}
