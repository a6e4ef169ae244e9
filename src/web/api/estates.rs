//! `GET /api/v1/estates`: estates as a programme sees them, and what the register states of one.

use chrono::NaiveDate;
use rocket::get;
use rocket::http::ContentType;
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::bytes;
use crate::domain::estate::Estate;
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::rollup::{EstateRow, Known};
use crate::domain::stage::Stage;
use crate::exports::{self, Format};
use crate::store::Read;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::lens::{Asked, Lens};

/// What the register states of an estate, and how far it is.
#[derive(Serialize, ToSchema)]
pub(super) struct EstateAlone {
    known: Known,
    code: String,
    /// Codes it bore before; they still resolve.
    former_codes: Vec<String>,
    name: String,
    /// INSEE code of its main commune; none where it is not known.
    commune: Option<String>,
    /// Other communes it reaches into.
    other_communes: Vec<String>,
    /// Codes of landlords known to own dwellings there.
    landlords: Vec<String>,
    /// Number of dwellings; none where it is not known.
    dwellings: Option<i64>,
    /// The day that number was true or published.
    dwellings_on: Option<NaiveDate>,
    /// Who said so.
    source: Option<String>,
    /// Listed by UNESCO; none where it is not known, like what follows.
    heritage: Option<bool>,
    /// A priority estate of the ERBM.
    priority: Option<bool>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    remark: Option<String>,
    /// Whether its landlord or count is invented.
    fictional: bool,
    /// Codes of its operations.
    operations: Vec<String>,
    /// None for the bucket of totals without breakdown, which is compared with nothing.
    progress: Option<EstateProgress>,
}

/// How far an estate is, read through a programme.
#[derive(Serialize, ToSchema)]
struct EstateProgress {
    /// Code of the programme.
    programme: String,
    stage: Stage,
    /// Net of defects that are not cured.
    net: bool,
    /// The day it is read at.
    to: NaiveDate,
    actual: i64,
    /// Dwellings whose defects are not cured.
    defective: i64,
    /// Planned at `to` by the plan in force; none without plan lines.
    planned: Option<i64>,
    /// Planned in all.
    target: Option<i64>,
    /// None, like `remaining`, while a whole year before `to` is missing.
    variance: Option<i64>,
    remaining: Option<i64>,
    /// Day of the last live entry.
    last_on: Option<NaiveDate>,
    /// The reference of `actual`; none where only a part of it may be seen.
    figure: Option<String>,
}

/// All estates.
#[get("/api/v1/estates")]
pub(in crate::web) async fn list(reader: Reader) -> Done<Answer> {
    let asked = lens(&reader)?;
    reader
        .cached(ContentType::JSON, move |read, _| {
            let lens = Lens::read(read, &asked)?;
            Ok(exports::estates(read, &lens.whole, Format::Json)?)
        })
        .await
}

/// `to` lies in the past, as everywhere totals are read.
fn lens(reader: &Reader) -> Done<Asked> {
    reader.read_at()?;
    Asked::of(reader)
}

/// One estate, by its code or a former one.
#[get("/api/v1/estates/<code>")]
pub(in crate::web) async fn one(reader: Reader, code: &str) -> Done<Answer> {
    let (asked, code) = (lens(&reader)?, code.to_owned());
    reader
        .cached(ContentType::JSON, move |read, _| {
            let estate = read.estate(&code)?.ok_or(Failure::NotFound)?;
            let lens = Lens::read(read, &asked)?;
            let rows = read.estate_rows(&lens.whole)?;
            let row = rows.into_iter().find(|it| it.id == estate.id);
            let operations = read.operations_of(estate.id)?;
            let operations = operations.into_iter().map(|it| it.code.to_string()).collect();
            bytes(&told(read, estate, operations, row.map(|it| progress(&lens, it)))?)
        })
        .await
}

fn told(
    read: &mut Read<'_>,
    it: Estate,
    operations: Vec<String>,
    progress: Option<EstateProgress>,
) -> Done<EstateAlone> {
    let landlords = read.landlords()?;
    let landlords = landlords.iter().filter(|known| it.landlords.contains(&known.id));
    Ok(EstateAlone {
        known: read.known_now()?,
        former_codes: it.former_codes.iter().map(ToString::to_string).collect(),
        commune: it.commune.map(|it| it.to_string()),
        other_communes: it.other_communes.iter().map(ToString::to_string).collect(),
        landlords: landlords.map(|it| it.code.to_string()).collect(),
        code: it.code.to_string(),
        name: it.name,
        dwellings: it.dwellings,
        dwellings_on: it.dwellings_on,
        source: it.source,
        heritage: it.heritage,
        priority: it.priority,
        latitude: it.latitude,
        longitude: it.longitude,
        remark: it.remark,
        fictional: it.fictional,
        operations,
        progress,
    })
}

fn progress(lens: &Lens, it: EstateRow) -> EstateProgress {
    let figure = lens.whole.reference(Quantity::Actual);
    EstateProgress {
        programme: lens.whole.programme.code.to_string(),
        stage: lens.whole.stage,
        net: lens.whole.net,
        to: lens.whole.to,
        variance: it.variance().filter(|_| !lens.lacking),
        remaining: it.remaining().filter(|_| !lens.lacking),
        figure: (!it.in_part)
            .then(|| figure.within(FigureScope::Estate(it.code.clone())).to_string()),
        actual: it.actual,
        defective: it.defective,
        planned: it.planned,
        target: it.target,
        last_on: it.last_on,
    }
}

/// The dwellings of an estate that are registered.
#[get("/api/v1/estates/<code>/dwellings")]
pub(in crate::web) async fn dwellings(reader: Reader, code: &str) -> Done<Answer> {
    let code = code.to_owned();
    reader
        .cached(ContentType::JSON, move |read, _| {
            let estate = read.estate(&code)?.ok_or(Failure::NotFound)?;
            Ok(exports::dwellings(read, &estate, Format::Json)?)
        })
        .await
}
