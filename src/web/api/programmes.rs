//! `GET /api/v1/programmes`: what a programme is and promises.

use rocket::get;
use rocket::http::ContentType;
use serde::Serialize;

use crate::domain::calendar::Day;
use crate::domain::ids::{LandlordCode, ProgrammeCode};
use crate::domain::operation::Kind;
use crate::domain::programme::Programme;
use crate::domain::progress::progress;
use crate::domain::rollup::{Grain, Known, PlanStatus};
use crate::domain::stage::Stage;
use crate::store::Read;
use crate::web::answer::Answer;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;

#[derive(Serialize)]
struct All {
    known: Known,
    programmes: Vec<One>,
}

#[derive(Serialize)]
struct Alone {
    known: Known,
    #[serde(flatten)]
    programme: One,
}

/// A programme with its promise.
#[derive(Serialize)]
struct One {
    code: ProgrammeCode,
    name: String,
    first_day: Day,
    last_day: Day,
    stage: Stage,
    kinds: Vec<Kind>,
    landlords: Vec<LandlordCode>,
    plan_status: PlanStatus,
    target_original: Option<i64>,
    target_current: Option<i64>,
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
            bytes(&All { known: read.known_now()?, programmes })
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
            bytes(&Alone { known: read.known_now()?, programme })
        })
        .await
}

fn described(read: &mut Read<'_>, programme: Programme) -> Done<One> {
    let known = read.known_now()?;
    let years = progress(&read.progress_input(&question(&programme, known, None))?, Grain::Year);
    let landlords = read.landlords()?;
    let counted = landlords.into_iter().filter(|it| programme.landlords.contains(&it.id));
    Ok(One {
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

fn bytes(value: &impl Serialize) -> Done<Vec<u8>> {
    let mut bytes =
        serde_json::to_vec(value).map_err(|error| Failure::Broken(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
