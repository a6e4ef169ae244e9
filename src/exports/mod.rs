//! Tables that people and programs take away, as bytes: the command line writes them and the web
//! answers them, so that both give the same. Names domain, text, files and store.

pub mod about;
pub mod dump;
pub mod figures;
mod json;
pub mod templates;

use std::collections::HashMap;

use crate::domain::estate::Estate;
use crate::domain::export::ExportedSum;
use crate::domain::pace::Pace;
use crate::domain::progress::progress as table;
use crate::domain::refusal::Refusal;
use crate::domain::rollup::{Grain, Progress};
use crate::domain::territory::TerritoryLine;
use crate::domain::year::YearStep;
use crate::files::book::XlsxWriter;
use crate::files::cells::{About, Heading, Rows};
use crate::files::closings::{CLOSING, write_closing};
use crate::files::csv::{CsvWriter, Dialect};
use crate::files::export::{
    DWELLINGS, ENTRIES, ESTATES, PROGRESS, write_dwellings, write_entries, write_estates,
    write_progress,
};
use crate::files::json::JsonWriter;
use crate::files::pace::{PACE, write_pace};
use crate::store::{EntryFilter, FigureQuestion, Read, Result, StoreError};
use crate::text::Lang;

pub use self::json::{DwellingList, EstateList, ProgressAnswer};

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Cells between signs, in one of two dialects.
    Csv(Dialect),
    /// A workbook, with what its columns mean in that language.
    Xlsx(Lang),
    /// As the API answers it.
    Json,
}

impl Format {
    /// In the dialect of a French spreadsheet.
    pub const CSV: Self = Self::Csv(Dialect::French);

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::CSV),
            "xlsx" => Some(Self::Xlsx(Lang::Fr)),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// Its ending in addresses and names of files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv(_) => "csv",
            Self::Xlsx(_) => "xlsx",
            Self::Json => "json",
        }
    }

    /// The language of what is said in it.
    #[must_use]
    pub fn lang(self) -> Lang {
        if let Self::Xlsx(lang) = self { lang } else { Lang::Fr }
    }
}

/// A table in one of its forms; `fill` gives its cells.
pub fn made(
    format: Format,
    headings: &[Heading],
    about: &About,
    fill: impl FnOnce(&mut dyn Rows) -> std::io::Result<()>,
) -> Result<Vec<u8>> {
    let make = || match format {
        Format::Csv(dialect) => {
            let mut bytes = Vec::new();
            let names = headings.iter().map(|it| &*it.name);
            let mut csv = CsvWriter::new(&mut bytes, dialect, names)?;
            fill(&mut csv)?;
            csv.finish()?;
            Ok(bytes)
        }
        Format::Xlsx(_) => {
            let mut book = XlsxWriter::new(about, headings)?;
            fill(&mut book)?;
            book.finish(about)
        }
        Format::Json => {
            let mut json = JsonWriter::new(about, headings)?;
            fill(&mut json)?;
            Ok(json.finish())
        }
    };
    make().map_err(broken)
}

/// What a table that could not be written says.
#[expect(clippy::needless_pass_by_value, reason = "the shape that errors are mapped with")]
fn broken(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        std::io::ErrorKind::FileTooLarge => Refusal::TooManyRows.into(),
        _ => StoreError::Corrupt(error.to_string()),
    }
}

/// The live entries of a filter, in the order they were recorded.
pub fn entries(read: &mut Read<'_>, filter: &EntryFilter, format: Format) -> Result<Vec<u8>> {
    let about = about::plain(read, format.lang(), "entries")?;
    let rows = read.exported_entries(filter)?;
    match format {
        Format::Json => json::entries(&about.known, &rows),
        _ => made(format, &ENTRIES, &about, |out| write_entries(out, &about.known, rows)),
    }
}

/// The progress of a programme or of a part of it.
pub fn progress(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    by: Grain,
    format: Format,
) -> Result<Vec<u8>> {
    let progress = table(&read.progress_input(asked)?, by);
    progress_bytes(&progress, format)
}

/// A progress table that is already made.
pub fn progress_bytes(progress: &Progress, format: Format) -> Result<Vec<u8>> {
    if format == Format::Json {
        return json::bytes(&ProgressAnswer::from(progress));
    }
    let about = about::progress(progress, format.lang());
    made(format, &PROGRESS, &about, |out| write_progress(out, progress))
}

/// The paces of a programme, one row an end date.
pub fn pace(pace: &Pace, about: &About, format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Json => json::bytes(pace),
        _ => made(format, &PACE, about, |out| write_pace(out, pace)),
    }
}

/// The estates as one programme sees them.
pub fn estates(read: &mut Read<'_>, asked: &FigureQuestion, format: Format) -> Result<Vec<u8>> {
    let rows = read.estate_rows(asked)?;
    // Nothing is compared to date while a whole year is missing (DESIGN 2.10).
    let compared = !table(&read.progress_input(asked)?, Grain::Year).lacks_a_whole_year();
    if format == Format::Json {
        return json::estates(asked, &rows, compared);
    }
    let about = about::asked(read, asked, format.lang(), "estates")?;
    made(format, &ESTATES, &about, |out| write_estates(out, &asked.known, &rows, compared))
}

/// The register of dwellings of an estate, with the entries that count each.
pub fn dwellings(read: &mut Read<'_>, estate: &Estate, format: Format) -> Result<Vec<u8>> {
    let mut about = about::plain(read, format.lang(), "dwellings")?;
    about.fact("sheet-estate", format!("{} ({})", estate.name, estate.code));
    let rows = read.dwelling_rows(estate.id)?;
    let known = &about.known;
    match format {
        Format::Json => json::dwellings(known, &estate.code, &rows),
        _ => {
            made(format, &DWELLINGS, &about, |out| write_dwellings(out, known, &estate.code, &rows))
        }
    }
}

/// What a closing froze, row by row.
pub fn closing(read: &mut Read<'_>, closing: &YearStep, format: Format) -> Result<Vec<u8>> {
    let mut rows = Vec::new();
    let programmes = read.programmes()?;
    let landlords = read.landlords()?;
    let operations: HashMap<_, _> =
        read.operations()?.into_iter().map(|it| (it.id, it.code.to_string())).collect();
    let estates: HashMap<_, _> =
        read.estates()?.into_iter().map(|it| (it.id, it.code.to_string())).collect();
    for sum in read.frozen_sums(closing.position)? {
        let programme = programmes.iter().find(|it| it.id == sum.programme);
        let landlord = landlords.iter().find(|it| it.id == sum.landlord);
        rows.push(ExportedSum {
            programme: programme.map(|it| it.code.to_string()).unwrap_or_default(),
            operation: operations.get(&sum.operation).cloned().unwrap_or_default(),
            estate: estates.get(&sum.estate).cloned().unwrap_or_default(),
            landlord: landlord.map(|it| it.name.clone()).unwrap_or_default(),
            sum,
        });
    }
    let mut about = about::plain(read, format.lang(), "closing")?;
    about.fact("sheet-year", closing.year.to_string());
    made(format, &CLOSING, &about, |out| write_closing(out, closing.position, &rows))
}

/// A line of a breakdown by territory, as references name it.
#[must_use]
pub fn territory_word(line: &TerritoryLine, name: &str) -> String {
    match line {
        TerritoryLine::Bucket => "non ventilé".to_owned(),
        TerritoryLine::NoCommune => "sans commune connue".to_owned(),
        TerritoryLine::Epci(department, None) => format!("{department} sans EPCI"),
        TerritoryLine::Epci(department, Some(siren)) => format!("{department} {siren} {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rollup::Known;
    use crate::files::cells::Cell;

    #[test]
    fn a_table_beyond_the_rows_of_a_sheet_is_refused_as_a_workbook_and_given_as_csv() {
        let known = Known {
            on: crate::domain::calendar::Day::MIN,
            position: 1,
            head: String::new(),
            at: None,
        };
        let (facts, figures) = (Vec::new(), Vec::new());
        let lang = Lang::Fr;
        let about =
            About { lang, table: "entries", known, fictional: false, facts, figures, drawn: None };
        let headings = [Heading::new("logements", "dwellings")];
        // The header is the first of 1,048,576 rows.
        let fill = |rows: u32| {
            move |out: &mut dyn Rows| {
                for _ in 1..rows {
                    out.cell(Cell::Empty)?;
                    out.end_row()?;
                }
                out.int(7)?;
                out.end_row()
            }
        };
        let book = made(Format::Xlsx(lang), &headings, &about, fill(1_048_576));
        assert!(matches!(book, Err(StoreError::Refused(Refusal::TooManyRows))), "{book:?}");
        assert!(made(Format::CSV, &headings, &about, fill(1_048_576)).is_ok());
    }
}
