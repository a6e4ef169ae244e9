//! Defects of delivered dwellings and their cures, reported and undone.

use rocket::http::Status;
use rocket::post;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::answers::{kept, made, number};
use super::super::json::JsonBody;
use super::super::problem::{self, Fault};
use super::record::{filled, parsed, written, wrong_text};
use crate::domain::calendar::{Day, WrittenDate};
use crate::domain::defect::DefectKind;
use crate::domain::dwellings::Dwellings;
use crate::domain::refusal::Refusal;
use crate::store::StoreError;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;

/// Defects or cures to report.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct NewReport {
    /// The day, `2026-10-30`.
    #[schema(value_type = chrono::NaiveDate)]
    on: String,
    #[schema(minimum = 1, maximum = 999_999)]
    dwellings: i64,
    #[schema(max_length = 10_000)]
    note: Option<String>,
}

/// Why a report is undone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct Undoing {
    #[schema(max_length = 10_000)]
    note: Option<String>,
}

/// What was reported or undone.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct Reported {
    /// Its position in the chain.
    position: i64,
    /// Its hash, 64 hexadecimal digits.
    hash: String,
    /// The entry it is about.
    entry: i64,
}

/// Reports defects.
#[post("/api/v1/entries/<position>/defects", data = "<body>")]
pub(in crate::web) async fn report(
    who: Contributor,
    position: &str,
    body: JsonBody,
) -> Done<Answer> {
    take(&who, position, DefectKind::Defect, body).await
}

/// Records cures.
#[post("/api/v1/entries/<position>/cures", data = "<body>")]
pub(in crate::web) async fn cure(who: Contributor, position: &str, body: JsonBody) -> Done<Answer> {
    take(&who, position, DefectKind::Cure, body).await
}

async fn take(who: &Contributor, position: &str, kind: DefectKind, body: JsonBody) -> Done<Answer> {
    let entry = number(position)?;
    who.read(move |read| read.entry(entry)).await?.ok_or(Failure::NotFound)?;
    let body = body.open()?;
    let (on, dwellings, note) = match read(&body.text, who.lang) {
        Ok(report) => report,
        Err(faults) => return Ok(problem::unprocessable(who.lang, faults)),
    };
    let answer = who
        .write_answer(body.once, move |tx| {
            let note = note.as_deref();
            let done = match kind {
                DefectKind::Defect => tx.report_defect(entry, on, dwellings, note)?,
                DefectKind::Cure => tx.cure(entry, on, dwellings, note)?,
            };
            kept(&Reported { position: done.position, hash: done.hash.to_string(), entry })
        })
        .await?;
    Ok(made(Status::Created, answer, &format!("/api/v1/entries/{entry}")))
}

/// Undoes a report.
#[post("/api/v1/entries/<position>/defects/<defect>/reversal", data = "<body>")]
pub(in crate::web) async fn undo(
    who: Contributor,
    position: &str,
    defect: &str,
    body: JsonBody,
) -> Done<Answer> {
    let (entry, defect) = (number(position)?, number(defect)?);
    let found = who.read(move |read| read.defect(defect)).await?;
    found.filter(|it| it.entry == entry).ok_or(Failure::NotFound)?;
    let body = body.open()?;
    let sent: Undoing = match parsed(&body.text, who.lang) {
        Ok(sent) => sent,
        Err(faults) => return Ok(problem::unprocessable(who.lang, faults)),
    };
    if let Some(message) = sent.note.as_deref().and_then(|text| wrong_text(text, who.lang)) {
        let fault = Fault::new("note", "malformed", message);
        return Ok(problem::unprocessable(who.lang, vec![fault]));
    }
    let note = filled(sent.note);
    let answer = who
        .write_answer(body.once, move |tx| {
            if tx.defect(defect)?.is_none_or(|it| it.entry != entry) {
                return Err(StoreError::Refused(Refusal::UnknownDefect(defect)));
            }
            let done = tx.undo_defect(defect, note.as_deref())?;
            kept(&Reported { position: done.position, hash: done.hash.to_string(), entry })
        })
        .await?;
    Ok(made(Status::Created, answer, &format!("/api/v1/entries/{entry}")))
}

type Report = (Day, Dwellings, Option<String>);

fn read(text: &str, lang: Lang) -> Result<Report, Vec<Fault>> {
    let sent: NewReport = parsed(text, lang)?;
    let mut faults = Vec::new();
    let mut wrong = |field: &str, message: String| {
        faults.push(Fault::new(field, "malformed", message));
    };
    let on = match written(&sent.on) {
        Some(WrittenDate::Day(day)) => Some(day),
        _ => None,
    };
    let dwellings = Dwellings::try_from(sent.dwellings).ok();
    if on.is_none() {
        wrong("on", lang.say("api-whole-day").into_owned());
    }
    if dwellings.is_none() {
        wrong("dwellings", lang.say("api-dwellings").into_owned());
    }
    if let Some(message) = sent.note.as_deref().and_then(|text| wrong_text(text, lang)) {
        wrong("note", message);
    }
    match (on, dwellings) {
        (Some(on), Some(dwellings)) if faults.is_empty() => Ok((on, dwellings, filled(sent.note))),
        _ => Err(faults),
    }
}
