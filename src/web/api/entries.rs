//! `POST /api/v1/entries`: records an entry, as the form does.

use rocket::http::{ContentType, Status};
use rocket::post;
use serde::{Deserialize, Serialize};

use super::json::JsonBody;
use super::problem::{self, Fault};
use crate::domain::calendar::{Day, Month, WrittenDate};
use crate::domain::entry::{Confirmation, Recording};
use crate::domain::stage::Stage;
use crate::store::StoreError;
use crate::text::Lang;
use crate::web::answer::{Answer, Encoding};
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;

/// What is sent. A field nobody knows is a mistake, not something to pass over.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    operation: Option<String>,
    estate: Option<String>,
    landlord: Option<String>,
    stage: String,
    on: String,
    dwellings: i64,
    note: Option<String>,
    reference: Option<String>,
    #[serde(default)]
    confirm: Vec<String>,
}

/// What was recorded.
#[derive(Serialize)]
struct Recorded {
    position: i64,
    hash: String,
    estate: String,
    operation: String,
    stage: Stage,
    on: Day,
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
    let recording = match read(&body.text, who.lang) {
        Ok(recording) => recording,
        Err(faults) => return Ok(problem::unprocessable(who.lang, faults)),
    };
    let answer = who
        .write_answer(body.once, move |tx| {
            let recorded = tx.record(&recording)?;
            let listed = tx.listed_entry(recorded.position)?.ok_or(StoreError::NotFound)?;
            let recorded = Recorded {
                position: recorded.position,
                hash: recorded.hash.to_string(),
                estate: listed.estate,
                operation: listed.operation,
                stage: listed.entry.stage,
                on: listed.entry.when.on,
                dwellings: listed.entry.dwellings,
            };
            serde_json::to_string(&recorded).map_err(|error| StoreError::Corrupt(error.to_string()))
        })
        .await?;
    let at: Place =
        serde_json::from_str(&answer).map_err(|error| Failure::Broken(error.to_string()))?;
    let address = format!("/entries/{}", at.position);
    let bytes = (answer + "\n").into();
    Ok(Answer::body(Status::Created, ContentType::JSON, bytes, Encoding::Plain)
        .header("Location", address)
        .header("Cache-Control", "no-store"))
}

/// The recording a body means, or all that is wrong with its fields.
fn read(text: &str, lang: Lang) -> Result<Recording, Vec<Fault>> {
    let sent: Sent = serde_json::from_str(text).map_err(|error| {
        let args = [("text", error.to_string().into())];
        vec![Fault::new("", "malformed", lang.say_with("api-malformed", &args))]
    })?;
    let mut faults = Vec::new();
    let mut wrong =
        |field: &str, key: &str| faults.push(Fault::new(field, "malformed", lang.say(key)));
    let stage = sent.stage.parse::<Stage>().ok();
    let date = written(&sent.on);
    let dwellings = sent.dwellings.try_into().ok();
    if stage.is_none() {
        wrong("stage", "api-stage");
    }
    if date.is_none() {
        wrong("on", "api-day");
    }
    if dwellings.is_none() {
        wrong("dwellings", "api-dwellings");
    }
    if sent.operation.is_none() && sent.estate.is_none() {
        wrong("estate", "api-where");
    }
    let texts = [
        ("estate", &sent.estate),
        ("operation", &sent.operation),
        ("landlord", &sent.landlord),
        ("note", &sent.note),
        ("reference", &sent.reference),
    ];
    for (field, text) in texts {
        // What nobody types and no page shows would stay in the ledger for ever.
        let unwritable =
            |letter: char| letter.is_control() && !matches!(letter, '\r' | '\n' | '\t');
        if text.as_deref().is_some_and(|text| text.contains(unwritable)) {
            wrong(field, "form-not-text");
        }
    }
    let filled = |text: Option<String>| {
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let note = filled(sent.note);
    let reason = note.clone().unwrap_or_else(|| lang.say("api-confirmed").into_owned());
    let confirmed = sent.confirm.into_iter();
    match (stage, date, dwellings) {
        (Some(stage), Some(date), Some(dwellings)) if faults.is_empty() => Ok(Recording {
            estate: filled(sent.estate),
            operation: filled(sent.operation),
            landlord: filled(sent.landlord),
            stage,
            date,
            dwellings,
            note,
            reference: filled(sent.reference),
            confirmed: confirmed
                .map(|question| Confirmation { question, reason: reason.clone() })
                .collect(),
        }),
        _ => Err(faults),
    }
}

/// `2025-03-31`, `2025-03` or `2025`: as precise as it is known.
fn written(text: &str) -> Option<WrittenDate> {
    match text.len() {
        4 => text.parse().ok().filter(|year| *year > 0).map(WrittenDate::Year),
        7 => text.parse::<Month>().ok().map(WrittenDate::Month),
        10 => text.parse::<Day>().ok().map(WrittenDate::Day),
        _ => None,
    }
}
