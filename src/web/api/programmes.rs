//! `GET /api/v1/programmes`: what a programme is and promises.

use chrono::NaiveDate;
use rocket::get;
use rocket::http::ContentType;
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::bytes;
use crate::domain::ids::{LandlordCode, ProgrammeCode};
use crate::domain::operation::Kind;
use crate::domain::programme::Programme;
use crate::domain::progress::progress as table;
use crate::domain::rollup::{Grain, Known, PlanStatus};
use crate::domain::stage::Stage;
use crate::exports::{self, Format};
use crate::store::{FigureQuestion, Read};
use crate::web::answer::Answer;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;

/// All programmes, in order.
#[derive(Serialize, ToSchema)]
pub(super) struct ProgrammeList {
    known: Known,
    programmes: Vec<ProgrammeLine>,
}

/// One programme.
#[derive(Serialize, ToSchema)]
pub(super) struct ProgrammeAlone {
    known: Known,
    #[serde(flatten)]
    programme: ProgrammeLine,
}

/// A programme with its promise.
#[derive(Serialize, ToSchema)]
struct ProgrammeLine {
    #[schema(value_type = String)]
    code: ProgrammeCode,
    name: String,
    first_day: NaiveDate,
    last_day: NaiveDate,
    /// The stage its target is about.
    stage: Stage,
    /// The kinds of works it counts.
    kinds: Vec<Kind>,
    /// Codes of the landlords it counts.
    #[schema(value_type = Vec<String>)]
    landlords: Vec<LandlordCode>,
    plan_status: PlanStatus,
    /// Target of the original plan.
    target_original: Option<i64>,
    /// Target of the plan in force.
    target_current: Option<i64>,
    /// Only there, and true, where any of it is invented.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    fictional: bool,
}

/// All programmes.
#[get("/api/v1/programmes")]
pub(in crate::web) async fn all(reader: Reader) -> Done<Answer> {
    reader
        .cached(ContentType::JSON, |read, _| {
            let mut programmes = Vec::new();
            for programme in read.programmes()? {
                programmes.push(described(read, programme)?);
            }
            bytes(&ProgrammeList { known: read.known_now()?, programmes })
        })
        .await
}

/// One programme.
#[get("/api/v1/programmes/<code>")]
pub(in crate::web) async fn one(reader: Reader, code: &str) -> Done<Answer> {
    let code = code.to_owned();
    reader
        .cached(ContentType::JSON, move |read, _| {
            let programme = read.programme(&code)?.ok_or(Failure::NotFound)?;
            let programme = described(read, programme)?;
            bytes(&ProgrammeAlone { known: read.known_now()?, programme })
        })
        .await
}

/// Its progress, by year or by month.
#[get("/api/v1/programmes/<code>/progress")]
pub(in crate::web) async fn progress(reader: Reader, code: &str) -> Done<Answer> {
    let asked = reader.asked(code)?;
    let by = match reader.param("by") {
        None | Some("year") => Grain::Year,
        Some("month") => Grain::Month,
        Some(_) => return Err(reader.wrong("by")),
    };
    reader
        .cached(ContentType::JSON, move |read, _| {
            let asked = FigureQuestion { reporting: true, ..asked.question(read)? };
            Ok(exports::progress(read, &asked, by, Format::Json)?)
        })
        .await
}

fn described(read: &mut Read<'_>, programme: Programme) -> Done<ProgrammeLine> {
    let known = read.known_now()?;
    let years = table(&read.progress_input(&question(&programme, known, None))?, Grain::Year);
    let landlords = read.landlords()?;
    let counted = landlords.into_iter().filter(|it| programme.landlords.contains(&it.id));
    Ok(ProgrammeLine {
        code: programme.code,
        name: programme.name,
        first_day: programme.first_day,
        last_day: programme.last_day,
        stage: programme.stage,
        kinds: programme.kinds,
        landlords: counted.map(|it| it.code).collect(),
        plan_status: years.plan_status,
        target_original: years.target_original,
        target_current: years.target_current,
        fictional: years.fictional,
    })
}
