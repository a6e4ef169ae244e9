//! The same tables as JSON, field by field as the API names them (INTERFACES).

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::annotation::Annotation;
use crate::domain::calendar::{Day, Instant, Precision};
use crate::domain::dwelling::DwellingRow;
use crate::domain::export::ExportedEntry;
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::ids::{EstateCode, ProgrammeCode};
use crate::domain::rollup::{EstateRow, Known, Period, PlanStatus, Progress, Total, YearOnly};
use crate::domain::stage::Stage;
use crate::store::{FigureQuestion, Result, StoreError};

/// What the API answers about the progress of a programme.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProgressAnswer)]
pub struct ProgressAnswer<'a> {
    /// Code of the programme.
    #[schema(value_type = String)]
    programme: &'a ProgrammeCode,
    /// The stage counted.
    stage: Stage,
    /// Net of defects that are not cured.
    net: bool,
    /// `true`: by the entries' days; `published`: as closings froze it.
    basis: &'static str,
    /// The part of the programme, as references write it: `all`, `epci-246200364`.
    scope: String,
    #[schema(value_type = Known)]
    known: &'a Known,
    /// The day totals are read at.
    #[schema(value_type = chrono::NaiveDate)]
    to: Day,
    plan_status: PlanStatus,
    /// Target of the original plan.
    target_original: Option<i64>,
    /// Target of the plan in force.
    target_current: Option<i64>,
    /// Only there, and true, where any of it is invented.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    fictional: bool,
    #[schema(value_type = Vec<Period>)]
    periods: &'a [Period],
    #[schema(value_type = Total)]
    total: &'a Total,
    /// Entries dated by a year alone: in no month's `actual`.
    #[schema(value_type = Vec<YearOnly>)]
    year_only: &'a [YearOnly],
    /// What managers noted on days of the programme, by day, as the pictures number them.
    #[schema(value_type = Vec<Annotation>)]
    annotations: &'a [Annotation],
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
            annotations: &progress.annotations,
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

/// The estates as one programme sees them, as the API answers them.
#[derive(Serialize, ToSchema)]
#[schema(as = EstateList)]
pub struct EstateList<'a> {
    /// Code of the programme they are read through.
    #[schema(value_type = String)]
    programme: &'a ProgrammeCode,
    /// The stage counted.
    stage: Stage,
    /// Net of defects that are not cured.
    net: bool,
    #[schema(value_type = Known)]
    known: &'a Known,
    /// The day they are read at.
    #[schema(value_type = chrono::NaiveDate)]
    to: Day,
    estates: Vec<Estate<'a>>,
}

/// An estate in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = EstateLine)]
struct Estate<'a> {
    #[serde(flatten)]
    #[schema(value_type = EstateRow)]
    row: &'a EstateRow,
    /// Actual less planned; none, like `remaining`, while a whole year before `to` is missing.
    variance: Option<i64>,
    /// Planned in all less actual; against the estate's size where it has no plan.
    remaining: Option<i64>,
    /// The reference of `actual`; none where it is a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
}

pub(super) fn estates(
    asked: &FigureQuestion,
    rows: &[EstateRow],
    compared: bool,
) -> Result<Vec<u8>> {
    let actual = asked.reference(Quantity::Actual);
    let estates = rows.iter().map(|row| Estate {
        row,
        variance: row.variance().filter(|_| compared),
        remaining: row.remaining().filter(|_| compared),
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

/// The register of dwellings of an estate, as the API answers it.
#[derive(Serialize, ToSchema)]
#[schema(as = DwellingList)]
pub struct DwellingList<'a> {
    #[schema(value_type = Known)]
    known: &'a Known,
    /// Code of the estate.
    #[schema(value_type = String)]
    estate: &'a EstateCode,
    #[schema(value_type = Vec<DwellingRow>)]
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
