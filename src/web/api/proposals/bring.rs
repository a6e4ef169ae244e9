//! `POST /api/v1/proposals`: a file is brought. The same bytes that wait already, brought by the
//! same account, are the proposal that waits, read as this request says.

use rocket::http::Status;
use rocket::post;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::answers::{kept, made};
use super::super::problem::{self, Fault};
use super::said::Said;
use super::sent::Sent;
use super::{ProposalLine, address};
use crate::domain::proposal::{Kind, Settings};
use crate::store::{ProposalFilter, Result as Stored, StoreError, Tx};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;
use crate::web::proposals::reading::guess;

/// A file that was brought. What it would do stands at its address.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct Brought {
    #[serde(flatten)]
    proposal: ProposalLine,
    /// False where these bytes waited already: nothing new was made.
    new: bool,
}

/// What of an answer that was kept says how it is told.
#[derive(Deserialize)]
struct Told {
    id: i32,
    new: bool,
}

/// Brings a file.
#[post("/api/v1/proposals", data = "<sent>")]
pub(in crate::web) async fn bring(who: Contributor, sent: Sent) -> Done<Answer> {
    let sent = sent.open()?;
    let said = Said::of(&who, &sent.upload)?;
    if sent.upload.file.is_empty() {
        let fault = Fault::new("file", "missing", who.lang.say("proposals-no-file"));
        return Ok(problem::unprocessable(who.lang, vec![fault]));
    }
    if let Some(code) = said.programme.clone() {
        // A code that is misspelt is no programme without a plan.
        who.db().read(move |read| read.programme(&code)).await?.ok_or(Failure::NotFound)?;
    }
    let once = sent.once(&who.query);
    let file = said.file.clone().unwrap_or(sent.upload.file);
    let (wanted, name, bytes) = (said.kind, file.clone(), sent.upload.bytes);
    let kind = move || (wanted.or_else(|| guess(&name, &bytes)).unwrap_or(Kind::Entries), bytes);
    let (kind, bytes) = who.db().compute(kind).await?;
    let programme = (kind == Kind::Plan).then(|| who.app.programme.clone());
    let settings = said.applied(&Settings { programme, ..Settings::default() });
    let work = move |tx: &mut Tx<'_>| -> Stored<String> {
        let newest = tx.proposals(&ProposalFilter { limit: Some(1), ..Default::default() })?;
        let id = tx.bring_proposal(kind, &file, &bytes, &settings)?;
        let new = newest.first().is_none_or(|it| it.id < id);
        let held = tx.proposal(id, None)?.ok_or(StoreError::NotFound)?;
        let settings = said.applied(&held.settings);
        if settings != held.settings {
            tx.change_proposal(id, held.revision, kind, &settings)?;
        }
        let proposal = tx.proposal(id, None)?.ok_or(StoreError::NotFound)?.into();
        kept(&Brought { proposal, new })
    };
    let answer = who.write_answer(once, work).await?;
    let told: Told =
        serde_json::from_str(&answer).map_err(|error| Failure::Broken(error.to_string()))?;
    let status = if told.new { Status::Created } else { Status::Ok };
    Ok(made(status, answer, &address(told.id)))
}
