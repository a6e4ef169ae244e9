//! `POST /api/v1/entries/<position>/correction`: reverses an entry and records the right ones.

use rocket::http::Status;
use rocket::post;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::answers::{Appended, kept, made, number};
use super::super::json::JsonBody;
use super::super::problem::{self, Fault};
use super::record::{NewEntry, confirmed, filled, parsed, wrong_text};
use crate::domain::entry::{Correction, CorrectionReason};
use crate::store::StoreError;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;

/// Right entries in the place of one, at most.
const MOST: usize = 200;

/// A correction.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct NewCorrection {
    /// Why.
    #[schema(value_type = CorrectionReason)]
    reason: String,
    /// In words.
    #[schema(max_length = 10_000)]
    note: Option<String>,
    /// The right entries; none where it should not have been recorded at all.
    #[serde(default)]
    #[schema(max_items = 200)]
    replacements: Vec<NewEntry>,
    /// Codes of the questions about the whole that are answered with yes; the note is the reason.
    #[serde(default)]
    confirm: Vec<String>,
}

/// What a correction recorded.
#[derive(Serialize, Deserialize, ToSchema)]
pub(in crate::web::api) struct CorrectedEntry {
    /// What undoes the entry.
    reversal: Appended,
    /// What stands in its place, in the order it was sent.
    replacements: Vec<Appended>,
}

/// Corrects an entry: 201, 409 with questions or with what stands on the entry, 422 when refused.
#[post("/api/v1/entries/<position>/correction", data = "<body>")]
pub(in crate::web) async fn correct(
    who: Contributor,
    position: &str,
    body: JsonBody,
) -> Done<Answer> {
    let position = number(position)?;
    who.read(move |read| read.entry(position)).await?.ok_or(Failure::NotFound)?;
    let body = body.open()?;
    let correction = match read(&body.text, who.lang) {
        Ok(correction) => correction,
        Err(faults) => return Ok(problem::unprocessable(who.lang, faults)),
    };
    let answer = who
        .write_answer(body.once, move |tx| {
            let recorded = tx.correct(position, &correction)?;
            let mut recorded = recorded.iter().map(Appended::from);
            let reversal = recorded.next().ok_or(StoreError::NotFound)?;
            kept(&CorrectedEntry { reversal, replacements: recorded.collect() })
        })
        .await?;
    let told: CorrectedEntry =
        serde_json::from_str(&answer).map_err(|error| Failure::Broken(error.to_string()))?;
    let location = format!("/api/v1/entries/{}", told.reversal.position);
    Ok(made(Status::Created, answer, &location))
}

fn read(text: &str, lang: Lang) -> Result<Correction, Vec<Fault>> {
    let sent: NewCorrection = parsed(text, lang)?;
    let mut faults = Vec::new();
    let reason = sent.reason.parse::<CorrectionReason>().ok();
    if reason.is_none() {
        faults.push(Fault::new("reason", "malformed", lang.say("api-reason")));
    }
    if let Some(message) = sent.note.as_deref().and_then(|text| wrong_text(text, lang)) {
        faults.push(Fault::new("note", "malformed", message));
    }
    if sent.replacements.len() > MOST {
        let message = lang.say_with("api-too-many", &[("n", MOST.into())]);
        return Err(vec![Fault::new("replacements", "malformed", message)]);
    }
    let mut replacements = Vec::new();
    for (row, it) in sent.replacements.into_iter().enumerate() {
        replacements.extend(it.recording(&format!("replacements[{row}]."), lang, &mut faults));
    }
    let note = filled(sent.note);
    let confirmed = confirmed(sent.confirm, note.as_ref(), lang);
    match reason {
        Some(reason) if faults.is_empty() => {
            Ok(Correction { reason, note, replacements, confirmed })
        }
        _ => Err(faults),
    }
}
