//! `GET /api/v1/operations`: what the register states of operations, and what reached each stage.

use chrono::NaiveDate;
use rocket::get;
use rocket::http::ContentType;
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::bytes;
use crate::domain::ids::LandlordCode;
use crate::domain::operation::{Kind, Operation, Schedule};
use crate::domain::rollup::{Known, OperationRow};
use crate::store::Read;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;

/// Operations, by code.
#[derive(Serialize, ToSchema)]
pub(super) struct OperationList {
    known: Known,
    operations: Vec<OperationLine>,
}

/// One operation.
#[derive(Serialize, ToSchema)]
pub(super) struct OperationAlone {
    known: Known,
    #[serde(flatten)]
    operation: OperationLine,
}

/// An operation: one tranche of works on one estate by one landlord.
#[derive(Serialize, ToSchema)]
struct OperationLine {
    code: String,
    name: String,
    /// Code of its estate.
    estate: String,
    estate_name: String,
    /// Code of its landlord.
    landlord: String,
    landlord_name: String,
    kind: Kind,
    /// A contract that groups tranches.
    contract: Option<String>,
    /// Planned dwellings.
    planned: Option<i64>,
    /// First and last planned day of each stage.
    schedule: Schedule,
    /// Marked outside every programme.
    outside: bool,
    /// Financed with a loan of the Caisse des Dépôts; none where it is not known.
    cdc_loan: Option<bool>,
    /// Expected to report each month although its kind would not.
    reports: bool,
    /// Made by Corons for entries that name no operation.
    unspecified: bool,
    /// Dwellings that reached each stage. Stages are never added together.
    dwellings: Stages<i64>,
    /// Dwellings delivered whose defects are not cured.
    defective: i64,
    /// Day of the last live entry.
    last_on: Option<NaiveDate>,
    /// References of these counts, in the first programme that counts all of it.
    figures: Stages<Option<String>>,
}

/// Something for each stage.
#[derive(Serialize, ToSchema)]
struct Stages<T: ToSchema> {
    financed: T,
    ordered: T,
    started: T,
    delivered: T,
}

impl<T: ToSchema> From<[T; 4]> for Stages<T> {
    fn from([financed, ordered, started, delivered]: [T; 4]) -> Self {
        Self { financed, ordered, started, delivered }
    }
}

/// All operations, or those of an estate, a landlord, a kind.
#[get("/api/v1/operations")]
pub(in crate::web) async fn list(reader: Reader) -> Done<Answer> {
    let estate = reader.param("estate").map(str::to_owned);
    let landlord: Option<LandlordCode> = reader.parsed("landlord")?;
    let kind: Option<Kind> = reader.parsed("kind")?;
    reader
        .cached(ContentType::JSON, move |read, _| {
            let estate = match estate {
                Some(code) => Some(read.estate(&code)?.ok_or(Failure::NotFound)?.id),
                None => None,
            };
            let landlord = match landlord {
                Some(code) => {
                    let found = read.landlords()?.into_iter().find(|it| it.code == code);
                    Some(found.ok_or(Failure::NotFound)?.id)
                }
                None => None,
            };
            let mut all = match estate {
                Some(estate) => read.operations_of(estate)?,
                None => read.operations()?,
            };
            all.retain(|it| landlord.is_none_or(|wanted| it.landlord == wanted));
            all.retain(|it| kind.is_none_or(|wanted| it.kind == wanted));
            let operations = lines(read, all, estate)?;
            bytes(&OperationList { known: read.known_now()?, operations })
        })
        .await
}

/// One operation.
#[get("/api/v1/operations/<code>")]
pub(in crate::web) async fn one(reader: Reader, code: &str) -> Done<Answer> {
    let code = code.to_owned();
    reader
        .cached(ContentType::JSON, move |read, _| {
            let found = read.operation(&code)?.ok_or(Failure::NotFound)?;
            let estate = found.estate;
            let mut lines = lines(read, vec![found], Some(estate))?;
            let operation = lines.pop().ok_or(Failure::NotFound)?;
            bytes(&OperationAlone { known: read.known_now()?, operation })
        })
        .await
}

/// The operations with their counts.
fn lines(
    read: &mut Read<'_>,
    all: Vec<Operation>,
    estate: Option<i32>,
) -> Done<Vec<OperationLine>> {
    let mut rows: std::collections::HashMap<_, _> =
        read.operation_rows(estate)?.into_iter().map(|row| (row.code.clone(), row)).collect();
    let landlords = read.landlords()?;
    let mut lines = Vec::new();
    for it in all {
        let Some(row) = rows.remove(&it.code) else { continue };
        let landlord = landlords.iter().find(|known| known.id == it.landlord);
        let code = landlord.map(|it| it.code.to_string()).unwrap_or_default();
        lines.push(line(it, row, code));
    }
    Ok(lines)
}

fn line(it: Operation, row: OperationRow, landlord: String) -> OperationLine {
    OperationLine {
        dwellings: row.counts().into(),
        figures: row.figures.map(|figure| figure.map(|it| it.to_string())).into(),
        code: it.code.to_string(),
        name: it.name,
        estate: row.estate.to_string(),
        estate_name: row.estate_name,
        landlord,
        landlord_name: row.landlord,
        kind: it.kind,
        contract: it.contract,
        planned: it.planned,
        schedule: it.schedule,
        outside: it.outside,
        cdc_loan: it.cdc_loan,
        reports: it.reports,
        unspecified: it.unspecified,
        defective: row.defective,
        last_on: row.last_on,
    }
}
