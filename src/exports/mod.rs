//! Tables that people and programs take away, as bytes: the command line writes them and the web
//! answers them, so that both give the same. Names domain, files and store.

pub mod figures;
mod json;

use std::collections::HashMap;

use crate::domain::estate::Estate;
use crate::domain::export::ExportedSum;
use crate::domain::pace::Pace;
use crate::domain::progress::progress as table;
use crate::domain::rollup::{Grain, Progress};
use crate::domain::territory::TerritoryLine;
use crate::domain::year::YearStep;
use crate::files::closings::write_closing;
use crate::files::export::{write_dwellings, write_entries, write_estates, write_progress};
use crate::files::pace::write_pace;
use crate::store::{EntryFilter, FigureQuestion, Read, Result, StoreError};

pub use self::json::{DwellingList, EstateList, ProgressAnswer};

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// In the dialect of a French spreadsheet.
    Csv,
    /// As the API answers it.
    Json,
}

impl Format {
    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// The live entries of a filter, in the order they were recorded.
pub fn entries(read: &mut Read<'_>, filter: &EntryFilter, format: Format) -> Result<Vec<u8>> {
    let known = read.known_now()?;
    let rows = read.exported_entries(filter)?;
    match format {
        Format::Csv => written(|out| write_entries(out, &known, rows)),
        Format::Json => json::entries(&known, &rows),
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
    match format {
        Format::Csv => written(|out| write_progress(out, progress)),
        Format::Json => json::bytes(&ProgressAnswer::from(progress)),
    }
}

/// The paces of a programme, one row an end date.
pub fn pace(pace: &Pace, format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Csv => written(|out| write_pace(out, pace)),
        Format::Json => json::bytes(pace),
    }
}

/// The estates as one programme sees them.
pub fn estates(read: &mut Read<'_>, asked: &FigureQuestion, format: Format) -> Result<Vec<u8>> {
    let rows = read.estate_rows(asked)?;
    match format {
        Format::Csv => written(|out| write_estates(out, &asked.known, &rows)),
        Format::Json => json::estates(asked, &rows),
    }
}

/// The register of dwellings of an estate, with the entries that count each.
pub fn dwellings(read: &mut Read<'_>, estate: &Estate, format: Format) -> Result<Vec<u8>> {
    let known = read.known_now()?;
    let rows = read.dwelling_rows(estate.id)?;
    match format {
        Format::Csv => written(|out| write_dwellings(out, &known, &estate.code, &rows)),
        Format::Json => json::dwellings(&known, &estate.code, &rows),
    }
}

/// What a closing froze, row by row.
pub fn closing(read: &mut Read<'_>, closing: &YearStep) -> Result<Vec<u8>> {
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
    written(|out| write_closing(out, closing.position, &rows))
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

/// What is written into memory; that never fails.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write(&mut bytes).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(bytes)
}
