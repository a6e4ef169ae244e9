//! The same tables as JSON, field by field as the API names them (INTERFACES).

use serde::Serialize;

use crate::domain::calendar::{Day, Instant, Precision};
use crate::domain::dwelling::DwellingRow;
use crate::domain::export::ExportedEntry;
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::ids::{EstateCode, ProgrammeCode};
use crate::domain::rollup::{EstateRow, Known, Period, PlanStatus, Progress, Total, YearOnly};
use crate::domain::stage::Stage;
use crate::store::{FigureQuestion, Result, StoreError};

/// What the API answers about the progress of a programme.
#[derive(Debug, Serialize)]
pub struct ProgressAnswer<'a> {
    programme: &'a ProgrammeCode,
    stage: Stage,
    net: bool,
    /// `true`: by the entries' days; `published`: as closings froze it.
    basis: &'static str,
    scope: String,
    known: &'a Known,
    to: Day,
    plan_status: PlanStatus,
    target_original: Option<i64>,
    target_current: Option<i64>,
    /// Only there, and true, where any of it is invented.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    fictional: bool,
    periods: &'a [Period],
    total: &'a Total,
    year_only: &'a [YearOnly],
}

impl<'a> From<&'a Progress> for ProgressAnswer<'a> {
    fn from(progress: &'a Progress) -> Self {
        Self {
            programme: &progress.programme,
            stage: progress.stage,
            net: progress.net,
            basis: if progress.published { "published" } else { "true" },
            scope: FigureScope::from(&progress.scope).to_string(),
            known: &progress.known,
            to: progress.to,
            plan_status: progress.plan_status,
            target_original: progress.target_original,
            target_current: progress.target_current,
            fictional: progress.fictional,
            periods: &progress.periods,
            total: &progress.total,
            year_only: &progress.year_only,
        }
    }
}

#[derive(Serialize)]
struct EntryList<'a> {
    known: &'a Known,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    position: i64,
    estate: &'a str,
    estate_name: &'a str,
    commune: Option<&'a str>,
    operation: Option<&'a str>,
    landlord: &'a str,
    stage: Stage,
    on: Day,
    precision: Precision,
    dwellings: i64,
    note: Option<&'a str>,
    reference: Option<&'a str>,
    corrects: Option<i64>,
    recorded_at: Instant,
    author: &'a str,
    hash: &'a str,
}

pub(super) fn entries(known: &Known, rows: &[ExportedEntry]) -> Result<Vec<u8>> {
    let entries = rows.iter().map(|row| Entry {
        position: row.position,
        estate: row.estate.as_str(),
        estate_name: &row.estate_name,
        commune: row.commune.as_deref(),
        operation: row.operation.as_ref().map(crate::domain::ids::OperationCode::as_str),
        landlord: &row.landlord,
        stage: row.stage,
        on: row.when.on,
        precision: row.when.precision,
        dwellings: row.dwellings.get(),
        note: row.note.as_deref(),
        reference: row.reference.as_deref(),
        corrects: row.corrects,
        recorded_at: row.recorded,
        author: &row.author,
        hash: &row.hash,
    });
    bytes(&EntryList { known, entries: entries.collect() })
}

#[derive(Serialize)]
struct EstateList<'a> {
    programme: &'a ProgrammeCode,
    stage: Stage,
    net: bool,
    known: &'a Known,
    to: Day,
    estates: Vec<Estate<'a>>,
}

#[derive(Serialize)]
struct Estate<'a> {
    #[serde(flatten)]
    row: &'a EstateRow,
    variance: Option<i64>,
    remaining: Option<i64>,
    /// The reference of `actual`; none where it is a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
}

pub(super) fn estates(asked: &FigureQuestion, rows: &[EstateRow]) -> Result<Vec<u8>> {
    let actual = asked.reference(Quantity::Actual);
    let estates = rows.iter().map(|row| Estate {
        row,
        variance: row.variance(),
        remaining: row.remaining(),
        figure: (!row.in_part)
            .then(|| actual.within(FigureScope::Estate(row.code.clone())).to_string()),
    });
    bytes(&EstateList {
        programme: &asked.programme.code,
        stage: asked.stage,
        net: asked.net,
        known: &asked.known,
        to: asked.to,
        estates: estates.collect(),
    })
}

#[derive(Serialize)]
struct DwellingList<'a> {
    known: &'a Known,
    estate: &'a EstateCode,
    dwellings: &'a [DwellingRow],
}

pub(super) fn dwellings(
    known: &Known,
    estate: &EstateCode,
    dwellings: &[DwellingRow],
) -> Result<Vec<u8>> {
    bytes(&DwellingList { known, estate, dwellings })
}

/// A value as JSON, ended like a line.
pub(super) fn bytes(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes =
        serde_json::to_vec(value).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
