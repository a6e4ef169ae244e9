//! Years of the ledger: what they take, what is true and was published of them, and the steps in
//! their lives. Closing and reopening want a second person: 202 says that one is asked.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rocket::http::{ContentType, Status};
use rocket::{get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::{bytes, kept, made, person};
use super::entries::record::{parsed, wrong_text};
use super::json::JsonBody;
use super::problem::{self, Fault};
use crate::domain::calendar::Day;
use crate::domain::programme::Programme;
use crate::domain::progress::progress;
use crate::domain::rollup::{Grain, Known, Period};
use crate::domain::stage::Stage;
use crate::domain::year::{ReopeningReason, Step, YearState, YearStep};
use crate::store::{FigureQuestion, Outcome, Read, Result as Stored, Tx};
use crate::web::answer::Answer;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::{Manager, Reader};

/// A year of the whole ledger.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the API calls it so")]
pub(super) struct Year {
    known: Known,
    year: i32,
    /// What it takes.
    state: YearState,
    /// What was done to it, in order.
    steps: Vec<YearStepLine>,
    /// The year as each programme reads it.
    programmes: Vec<ProgrammeYear>,
}

/// A step in the life of a year.
#[derive(Serialize, ToSchema)]
struct YearStepLine {
    /// Its position in the chain.
    position: i64,
    /// `corrections-only`, `closed` or `reopened`.
    step: String,
    /// The number of a closing.
    number: Option<i64>,
    /// Why it was opened again.
    reason: Option<ReopeningReason>,
    note: Option<String>,
    /// Login of who did it.
    author: String,
    /// Login of who asked for it, where a second person confirmed.
    requested_by: Option<String>,
    /// No second person confirmed it.
    unconfirmed: bool,
    recorded_at: DateTime<Utc>,
    /// The Paris day of it.
    recorded_on: NaiveDate,
}

/// A year as a programme reads it.
#[derive(Serialize, ToSchema)]
struct ProgrammeYear {
    /// Code of the programme.
    programme: String,
    /// The stage its target is about.
    stage: Stage,
    /// By the true days; none where the year is missing.
    actual: Option<i64>,
    /// The reference of `actual`.
    figure: String,
    /// By the booked days: as the closing froze it, where it is closed.
    published: Option<i64>,
    /// The reference of `published`.
    published_figure: String,
}

/// Nothing is sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// Why a year is opened again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReopening {
    #[schema(value_type = ReopeningReason)]
    reason: String,
    /// In words.
    #[schema(min_length = 1, max_length = 1_000)]
    note: String,
}

/// What became of a step.
#[derive(Serialize, Deserialize, ToSchema)]
pub(super) struct YearActed {
    year: i32,
    /// The state it is in now.
    #[schema(value_type = YearState)]
    state: String,
    /// The position of the step; none while a second person is asked.
    position: Option<i64>,
    /// The number of the request that waits for a second person.
    request: Option<i32>,
}

/// A year.
#[get("/api/v1/years/<year>")]
pub(in crate::web) async fn year(reader: Reader, year: &str) -> Done<Answer> {
    let year = number(year)?;
    reader
        .cached(ContentType::JSON, move |read, _| {
            let years = read.years()?;
            let known = read.known_now()?;
            if !(years.first..=known.on.year()).contains(&year) {
                return Err(Failure::NotFound);
            }
            let mut programmes = Vec::new();
            for programme in read.programmes()? {
                programmes.extend(of_programme(read, programme, &known, year)?);
            }
            bytes(&Year {
                year,
                state: years.state(year),
                steps: years.of(year).map(line).collect(),
                programmes,
                known,
            })
        })
        .await
}

/// The year in a programme; none where that has no day in it.
fn of_programme(
    read: &mut Read<'_>,
    programme: Programme,
    known: &Known,
    year: i32,
) -> Done<Option<ProgrammeYear>> {
    let today: Day = known.on;
    let asked = question(&programme, known.clone(), Some(today));
    let mut of = |published: bool| -> Stored<Option<Period>> {
        let asked = FigureQuestion { published, ..asked.clone() };
        let years = progress(&read.progress_input(&asked)?, Grain::Year).periods;
        Ok(years.into_iter().find(|it| it.from.year() == year))
    };
    let Some((actual, published)) = of(false)?.zip(of(true)?) else { return Ok(None) };
    Ok(Some(ProgrammeYear {
        programme: programme.code.to_string(),
        stage: programme.stage,
        actual: actual.actual,
        figure: actual.figure,
        published: published.actual,
        published_figure: published.figure,
    }))
}

fn line(it: &YearStep) -> YearStepLine {
    let (step, number, reason, note) = match &it.step {
        Step::CorrectionsOnly => ("corrections-only", None, None, None),
        Step::Closed(number) => ("closed", Some(*number), None, None),
        Step::Reopened { reason, note } => ("reopened", None, Some(*reason), Some(note.clone())),
    };
    YearStepLine {
        position: it.position,
        step: step.to_owned(),
        number,
        reason,
        note,
        author: it.author.clone(),
        requested_by: it.requested_by.clone(),
        unconfirmed: it.unconfirmed,
        recorded_at: it.recorded_at,
        recorded_on: it.recorded_on,
    }
}

/// Lets a year take corrections only.
#[post("/api/v1/years/<year>/corrections-only", data = "<body>")]
pub(in crate::web) async fn corrections_only(
    manager: Manager,
    year: &str,
    body: JsonBody,
) -> Done<Answer> {
    let year = number(year)?;
    act(&manager, year, body, move |tx| tx.take_corrections_only(year).map(Outcome::Done)).await
}

/// Closes a year, or asks a second person to.
#[post("/api/v1/years/<year>/closing", data = "<body>")]
pub(in crate::web) async fn close(manager: Manager, year: &str, body: JsonBody) -> Done<Answer> {
    let year = number(year)?;
    act(&manager, year, body, move |tx| tx.close_year(year)).await
}

/// Opens a closed year again, or asks a second person to.
#[post("/api/v1/years/<year>/reopening", data = "<body>")]
pub(in crate::web) async fn reopen(manager: Manager, year: &str, body: JsonBody) -> Done<Answer> {
    let (year, lang, body) = (number(year)?, manager.lang, body.open()?);
    let sent: NewReopening = match parsed(&body.text, lang) {
        Ok(sent) => sent,
        Err(faults) => return Ok(problem::unprocessable(lang, faults)),
    };
    let mut faults = Vec::new();
    let reason = sent.reason.parse::<ReopeningReason>().ok();
    if reason.is_none() {
        faults.push(Fault::new("reason", "malformed", lang.say("closings-reason-needed")));
    }
    let note = sent.note.trim().to_owned();
    if note.is_empty() {
        faults.push(Fault::new("note", "malformed", lang.say("closings-note-needed")));
    } else if note.chars().count() > 1_000 {
        let message = lang.say_with("register-too-long", &[("n", 1_000_i64.into())]);
        faults.push(Fault::new("note", "malformed", message));
    } else if let Some(message) = wrong_text(&note, lang) {
        faults.push(Fault::new("note", "malformed", message));
    }
    let Some(reason) = reason.filter(|_| faults.is_empty()) else {
        return Ok(problem::unprocessable(lang, faults));
    };
    let work = move |tx: &mut Tx<'_>| {
        let done = tx.reopen_year(year, reason, &note)?;
        acted(tx, year, &done)
    };
    told(&manager.write_answer(body.once, work).await.map_err(person)?)
}

/// Takes a step that needs nothing but its year.
async fn act(
    manager: &Manager,
    year: i32,
    body: JsonBody,
    work: impl FnOnce(&mut Tx<'_>) -> Stored<Outcome<i64>> + Send + 'static,
) -> Done<Answer> {
    let body = body.open()?;
    if let Err(faults) = parsed::<Nothing>(&body.text, manager.lang) {
        return Ok(problem::unprocessable(manager.lang, faults));
    }
    let work = move |tx: &mut Tx<'_>| {
        let done = work(tx)?;
        acted(tx, year, &done)
    };
    told(&manager.write_answer(body.once, work).await.map_err(person)?)
}

fn acted(tx: &mut Tx<'_>, year: i32, done: &Outcome<i64>) -> Stored<String> {
    let (position, request) = match done {
        Outcome::Done(position) => (Some(*position), None),
        Outcome::Asked(request) => (None, Some(*request)),
    };
    let state = tx.years()?.state(year).as_str().to_owned();
    kept(&YearActed { year, state, position, request })
}

/// The answer as it was kept: 201 when it was done, 202 when somebody is asked.
fn told(answer: &str) -> Done<Answer> {
    let acted: YearActed =
        serde_json::from_str(answer).map_err(|error| Failure::Broken(error.to_string()))?;
    if acted.request.is_some() {
        return Ok(made(Status::Accepted, answer.to_owned(), "/api/v1/requests"));
    }
    let location = format!("/api/v1/years/{}", acted.year);
    Ok(made(Status::Created, answer.to_owned(), &location))
}

fn number(year: &str) -> Done<i32> {
    let known = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let year = year.parse().ok().filter(|year| known && (1900..=2199).contains(year));
    year.ok_or(Failure::NotFound)
}
