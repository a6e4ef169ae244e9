//! Adopting a proposal, discarding it, undoing it.

use rocket::http::Status;
use rocket::{delete, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::super::answers::{kept, made, person};
use super::super::entries::record::{filled, parsed, wrong_text};
use super::super::json::JsonBody;
use super::super::problem::{self, Fault};
use super::super::years::Nothing;
use super::{Place, ProposalLine, address, found};
use crate::domain::proposal::{ProposalState, Settings};
use crate::domain::question::Question;
use crate::domain::refusal::Refusal;
use crate::store::{AdoptedAnswer, Proposal, Result as Stored, StoreError, Tx};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::{Contributor, Manager};
use crate::web::proposals::checks::{Adopted, Checked};
use crate::web::proposals::list::of;
use crate::web::proposals::look::Look;

/// How a proposal is adopted. What is left out is as it was said before.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::web::api) struct NewAdoption {
    /// The revision that was looked at: where it is another one meanwhile, nothing is adopted.
    #[schema(minimum = 1)]
    revision: Option<i32>,
    /// Codes of the questions that are answered with yes for the whole file.
    #[serde(default)]
    #[schema(max_items = 50)]
    confirm: Vec<String>,
    /// Lines recorded although an entry says the same.
    #[serde(default)]
    tick: Vec<u64>,
    /// Why they are, kept with each entry.
    #[schema(max_length = 10_000)]
    reason: Option<String>,
}

/// Adopts a proposal.
#[post("/api/v1/proposals/<id>/adoption", data = "<body>")]
pub(in crate::web) async fn adopt(manager: Manager, id: &str, body: JsonBody) -> Done<Answer> {
    let (mut proposal, lang) = (found(&manager, id).await?, manager.lang);
    let body = body.open()?;
    let sent: NewAdoption = match parsed(&body.text, lang) {
        Ok(sent) => sent,
        Err(faults) => return Ok(problem::unprocessable(lang, faults)),
    };
    let faults = faults(&sent, lang);
    if !faults.is_empty() {
        return Ok(problem::unprocessable(lang, faults));
    }
    if let Some(once) = body.once.clone() {
        let answer = manager.write(move |tx| tx.answered(&once)).await?;
        if let Some(answer) = answer {
            return Ok(made(Status::Created, answer, &address(proposal.id)));
        }
    }
    if proposal.state != ProposalState::Waiting {
        return Err(Failure::Refused(Refusal::ProposalDecided));
    }
    if sent.revision.is_some_and(|seen| seen != proposal.revision) {
        return Err(Failure::Refused(Refusal::ProposalChanged));
    }
    confirm(&mut proposal.settings, sent, lang);
    let (account, checks) = (manager.account().id, &manager.app.checks);
    let once = body.once.map(|key| (key, line as AdoptedAnswer));
    let job = checks.adopt(manager.db(), account, &proposal, once).await;
    let place = address(proposal.id);
    match job.done() {
        // Too long to wait for: its address says how far it is.
        None => Ok(made(Status::Accepted, line(&proposal)?, &place)),
        Some(Adopted::Done) => {
            let id = proposal.id;
            let done = manager.db().read(move |read| read.proposal(id, None)).await?;
            Ok(made(Status::Created, line(&done.ok_or(Failure::NotFound)?)?, &place))
        }
        Some(Adopted::Not(checked)) => refused(&manager, checked, &proposal.settings).await,
        Some(Adopted::Refused(refusal)) => Err(Failure::Refused(refusal.clone())),
        Some(Adopted::Person) => Err(Failure::PersonNeeded),
        Some(Adopted::KeyReused) => Err(Failure::StaleForm),
        Some(Adopted::Busy) => Err(Failure::Busy),
    }
}

/// What is answered of a proposal, and kept with a key.
fn line(proposal: &Proposal) -> Stored<String> {
    kept(&ProposalLine::from(proposal.clone()))
}

fn faults(sent: &NewAdoption, lang: Lang) -> Vec<Fault> {
    let mut faults = Vec::new();
    for code in sent.confirm.iter().filter(|it| !Question::CODES.contains(&it.as_str())) {
        let value: String = code.chars().take(40).collect();
        let args = [("value", value.into()), ("list", Question::CODES.join(", ").into())];
        faults.push(Fault::new("confirm", "malformed", lang.say_with("api-question", &args)));
    }
    if let Some(message) = sent.reason.as_deref().and_then(|text| wrong_text(text, lang)) {
        faults.push(Fault::new("reason", "malformed", message));
    }
    faults
}

/// The answers a request gives, beside those given before.
fn confirm(settings: &mut Settings, sent: NewAdoption, lang: Lang) {
    let said = !(sent.confirm.is_empty() && sent.tick.is_empty());
    settings.confirmed.extend(sent.confirm);
    settings.ticked.extend(sent.tick);
    if let Some(reason) = filled(sent.reason) {
        settings.reason = reason;
    } else if said && settings.reason.is_empty() {
        settings.reason = lang.say("api-confirmed").into_owned();
    }
}

/// Why a file was not adopted: everything that is wrong with it, alike things together. Questions
/// alone are 409, as those of an entry are.
async fn refused(manager: &Manager, checked: &Checked, settings: &Settings) -> Done<Answer> {
    let lang = manager.lang;
    let estates = manager.db().read(|read| read.estates()).await?;
    let look = Look::new(lang, checked, settings, &estates);
    let unreadable = look.problem.into_iter().map(|it| Fault::new("", "unreadable", it));
    let mut faults: Vec<Fault> = unreadable.collect();
    faults.extend(look.faults.into_iter().map(|it| {
        let args = [("lines", it.lines.into()), ("sentence", it.sentence.into())];
        Fault::new(&it.column, "line", lang.say_with("api-line", &args))
    }));
    let status = if faults.is_empty() { Status::Conflict } else { Status::UnprocessableEntity };
    let asked = look.asked.into_iter().filter(|it| !it.confirmed && it.count > 0);
    faults.extend(asked.map(|it| {
        Fault::new("confirm", &it.code, it.examples.into_iter().next().unwrap_or_default())
    }));
    faults.extend(look.again.map(|it| Fault::new("", "taken-before", it)));
    Ok(problem::refusing(status, lang, faults))
}

/// Discards a proposal: withdrawn by who brought it, set aside by a manager.
#[delete("/api/v1/proposals/<id>", data = "<body>")]
pub(in crate::web) async fn remove(who: Contributor, id: &str, body: JsonBody) -> Done<Answer> {
    let (id, own) = (found(&who, id).await?.id, of(&who));
    let body = body.open()?;
    let work = move |tx: &mut Tx<'_>| -> Stored<String> {
        let held = tx.proposal(id, own)?.ok_or(StoreError::NotFound)?;
        tx.remove_proposal(id, held.revision)?;
        Ok("{}".to_owned())
    };
    who.write_answer(body.once, work).await?;
    Ok(Answer::empty(Status::NoContent).header("Cache-Control", "no-store"))
}

/// Undoes an adopted proposal as a whole.
#[post("/api/v1/proposals/<id>/reversal", data = "<body>")]
pub(in crate::web) async fn undo(manager: Manager, id: &str, body: JsonBody) -> Done<Answer> {
    let id = found(&manager, id).await?.id;
    let body = body.open()?;
    if let Err(faults) = parsed::<Nothing>(&body.text, manager.lang) {
        return Ok(problem::unprocessable(manager.lang, faults));
    }
    let work = move |tx: &mut Tx<'_>| -> Stored<String> {
        tx.undo_proposal(id)?;
        line(&tx.proposal(id, None)?.ok_or(StoreError::NotFound)?)
    };
    let answer = manager.write_answer(body.once, work).await.map_err(person)?;
    let place = Place::of(&answer)?;
    Ok(made(Status::Created, answer, &place))
}
