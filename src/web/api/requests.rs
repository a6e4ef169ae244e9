//! What waits for a second person: read, confirmed by another manager, withdrawn or declined.

use chrono::{DateTime, Utc};
use rocket::http::Status;
use rocket::{delete, get, post};
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::{bytes, kept, made, number, person, tagged};
use super::entries::record::parsed;
use super::json::JsonBody;
use super::problem;
use super::years::Nothing;
use crate::store::{Request, Terms};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Manager;

/// Everything that waits, the oldest first.
#[derive(Serialize, ToSchema)]
pub(super) struct RequestList {
    requests: Vec<RequestLine>,
}

/// An act that waits for a second person.
#[derive(Serialize, ToSchema)]
struct RequestLine {
    /// Its number.
    id: i32,
    /// What is asked for, in a word: `closing`, `reopening`, `plan`.
    act: String,
    /// What exactly; it is void once one of these has changed.
    #[schema(value_type = Object)]
    terms: serde_json::Value,
    /// Login of who asks.
    by: String,
    at: DateTime<Utc>,
    /// What was asked has changed meanwhile: nobody can confirm it.
    void: bool,
    /// This caller asked for it, and so cannot confirm it.
    own: bool,
}

/// What a confirmation did.
#[derive(Serialize, ToSchema)]
pub(super) struct Confirmed {
    /// The position of the act in the chain.
    position: i64,
}

/// What waits.
#[get("/api/v1/requests")]
pub(in crate::web) async fn list(manager: Manager) -> Done<Answer> {
    let account = manager.account().id;
    let all = manager.read(|read| read.requests()).await?;
    let requests = all.into_iter().map(|it| line(it, account)).collect::<Done<Vec<_>>>()?;
    Ok(tagged(&manager, bytes(&RequestList { requests })?))
}

fn line(it: Request, account: i32) -> Done<RequestLine> {
    let (act, terms) = told(&it.terms)?;
    let own = it.account == account;
    Ok(RequestLine { id: it.id, act, terms, by: it.login, at: it.at, void: it.void, own })
}

/// The act's word, and what it is about.
fn told(terms: &Terms) -> Done<(String, serde_json::Value)> {
    let value = serde_json::to_value(terms).map_err(|it| Failure::Broken(it.to_string()))?;
    let object = value.as_object().and_then(|all| all.iter().next());
    let (act, terms) = object.ok_or_else(|| Failure::Broken(value.to_string()))?;
    Ok((act.clone(), terms.clone()))
}

/// Confirms what somebody else asked for.
#[post("/api/v1/requests/<id>/confirmation", data = "<body>")]
pub(in crate::web) async fn confirm(manager: Manager, id: &str, body: JsonBody) -> Done<Answer> {
    let id = i32::try_from(number(id)?).map_err(|_| Failure::NotFound)?;
    let body = body.open()?;
    if let Err(faults) = parsed::<Nothing>(&body.text, manager.lang) {
        return Ok(problem::unprocessable(manager.lang, faults));
    }
    let work = move |tx: &mut crate::store::Tx<'_>| {
        let position = tx.confirm_request(id)?;
        kept(&Confirmed { position })
    };
    let answer = manager.write_answer(body.once, work).await.map_err(person)?;
    Ok(made(Status::Created, answer, "/api/v1/requests"))
}

/// Takes a request away: withdrawn by who asked, declined by another manager.
#[delete("/api/v1/requests/<id>", data = "<body>")]
pub(in crate::web) async fn remove(manager: Manager, id: &str, body: JsonBody) -> Done<Answer> {
    let id = i32::try_from(number(id)?).map_err(|_| Failure::NotFound)?;
    let body = body.open()?;
    let work = move |tx: &mut crate::store::Tx<'_>| {
        tx.drop_request(id)?;
        Ok("{}".to_owned())
    };
    manager.write_answer(body.once, work).await?;
    Ok(Answer::empty(Status::NoContent).header("Cache-Control", "no-store"))
}
