//! `POST /api/v1/entries`: records an entry, as the form does.

use chrono::NaiveDate;
use rocket::http::Status;
use rocket::post;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::answers::{kept, made};
use super::super::json::JsonBody;
use super::super::problem::{self, Fault};
use crate::domain::calendar::{Day, Month, WrittenDate};
use crate::domain::entry::{Confirmation, Recording};
use crate::domain::stage::Stage;
use crate::store::StoreError;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;

/// Characters of a text at most: as many as a cell of a file may have.
const LONGEST: usize = 10_000;

/// An entry to record. A field nobody knows is a mistake, not something to pass over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct NewEntry {
    /// Code of the operation.
    operation: Option<String>,
    /// Code or name of the estate, where no operation is named.
    estate: Option<String>,
    /// Code or name of the landlord; not needed where the estate has one.
    landlord: Option<String>,
    /// The stage the dwellings reached.
    #[schema(value_type = Stage)]
    stage: String,
    /// As precise as it is known: `2026-10-30`, `2026-10` or `2026`.
    #[schema(pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
    on: String,
    #[schema(minimum = 1, maximum = 999_999)]
    dwellings: i64,
    #[schema(max_length = 10_000)]
    note: Option<String>,
    /// The number of the procès-verbal, or of whatever proves it.
    #[schema(max_length = 10_000)]
    reference: Option<String>,
    /// Codes of the questions that are answered with yes; the note is the reason.
    #[serde(default)]
    confirm: Vec<String>,
}

/// What was recorded.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct RecordedEntry {
    /// Its position in the chain.
    position: i64,
    /// Its hash, 64 hexadecimal digits.
    hash: String,
    /// Code of the estate.
    estate: String,
    /// Code of the operation, made where there was none.
    operation: String,
    stage: Stage,
    /// The day it is counted on.
    on: NaiveDate,
    dwellings: i64,
}

/// Where an answer that was kept says the entry is.
#[derive(Deserialize)]
struct Place {
    position: i64,
}

/// Records an entry: 201 with its position and hash, 409 with the questions to confirm, 422 when
/// it is refused.
#[post("/api/v1/entries", data = "<body>")]
pub(in crate::web) async fn record(who: Contributor, body: JsonBody) -> Done<Answer> {
    let body = body.open()?;
    let recording = match read(&body.text, who.lang) {
        Ok(recording) => recording,
        Err(faults) => return Ok(problem::unprocessable(who.lang, faults)),
    };
    let answer = who
        .write_answer(body.once, move |tx| {
            let recorded = tx.record(&recording)?;
            let listed = tx.listed_entry(recorded.position)?.ok_or(StoreError::NotFound)?;
            let recorded = RecordedEntry {
                position: recorded.position,
                hash: recorded.hash.to_string(),
                estate: listed.estate,
                operation: listed.operation,
                stage: listed.entry.stage,
                on: listed.entry.when.on,
                dwellings: listed.entry.dwellings,
            };
            kept(&recorded)
        })
        .await?;
    let at: Place =
        serde_json::from_str(&answer).map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(made(Status::Created, answer, &format!("/api/v1/entries/{}", at.position)))
}

/// The recording a body means, or all that is wrong with its fields.
fn read(text: &str, lang: Lang) -> Result<Recording, Vec<Fault>> {
    let sent: NewEntry = parsed(text, lang)?;
    let mut faults = Vec::new();
    let recording = sent.recording("", lang, &mut faults);
    recording.filter(|_| faults.is_empty()).ok_or(faults)
}

/// A body as its fields, or why it is none.
pub(in crate::web::api) fn parsed<'t, T: Deserialize<'t>>(
    text: &'t str,
    lang: Lang,
) -> Result<T, Vec<Fault>> {
    serde_json::from_str(text).map_err(|error| {
        let args = [("text", error.to_string().into())];
        vec![Fault::new("", "malformed", lang.say_with("api-malformed", &args))]
    })
}

/// What is wrong with a text: nobody types control characters and no page shows them, yet they
/// would stay in the ledger for ever; and nothing there is longer than a cell of a file.
pub(in crate::web::api) fn wrong_text(text: &str, lang: Lang) -> Option<String> {
    let unwritable = |letter: char| letter.is_control() && !matches!(letter, '\r' | '\n' | '\t');
    if text.contains(unwritable) {
        return Some(lang.say("form-not-text").into_owned());
    }
    let too_long = text.chars().count() > LONGEST;
    too_long.then(|| lang.say_with("register-too-long", &[("n", LONGEST.into())]))
}

/// A text that says something.
pub(in crate::web::api) fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl NewEntry {
    /// What it asks to record; what is wrong is said of each field, below the place it stands at.
    pub(super) fn recording(
        self,
        below: &str,
        lang: Lang,
        faults: &mut Vec<Fault>,
    ) -> Option<Recording> {
        let mut wrong = |field: &str, message: String| {
            faults.push(Fault::new(&format!("{below}{field}"), "malformed", message));
        };
        let stage = self.stage.parse::<Stage>().ok();
        let date = written(&self.on);
        let dwellings = self.dwellings.try_into().ok();
        if stage.is_none() {
            wrong("stage", lang.say("api-stage").into_owned());
        }
        if date.is_none() {
            wrong("on", lang.say("api-day").into_owned());
        }
        if dwellings.is_none() {
            wrong("dwellings", lang.say("api-dwellings").into_owned());
        }
        if self.operation.is_none() && self.estate.is_none() {
            wrong("estate", lang.say("api-where").into_owned());
        }
        let texts = [
            ("estate", &self.estate),
            ("operation", &self.operation),
            ("landlord", &self.landlord),
            ("note", &self.note),
            ("reference", &self.reference),
        ];
        for (field, text) in texts {
            if let Some(message) = text.as_deref().and_then(|text| wrong_text(text, lang)) {
                wrong(field, message);
            }
        }
        let note = filled(self.note);
        let confirmed = confirmed(self.confirm, note.as_ref(), lang);
        Some(Recording {
            estate: filled(self.estate),
            operation: filled(self.operation),
            landlord: filled(self.landlord),
            stage: stage?,
            date: date?,
            dwellings: dwellings?,
            note,
            reference: filled(self.reference),
            confirmed,
        })
    }
}

/// Questions answered with yes, the note being the reason.
pub(super) fn confirmed(
    codes: Vec<String>,
    note: Option<&String>,
    lang: Lang,
) -> Vec<Confirmation> {
    let reason = note.cloned().unwrap_or_else(|| lang.say("api-confirmed").into_owned());
    codes.into_iter().map(|question| Confirmation { question, reason: reason.clone() }).collect()
}

/// `2025-03-31`, `2025-03` or `2025`: as precise as it is known.
pub(super) fn written(text: &str) -> Option<WrittenDate> {
    match text.len() {
        4 => text.parse().ok().filter(|year| *year > 0).map(WrittenDate::Year),
        7 => text.parse::<Month>().ok().map(WrittenDate::Month),
        10 => text.parse::<Day>().ok().map(WrittenDate::Day),
        _ => None,
    }
}
