//! Adopting a proposal, taking it away, undoing it.

use rocket::http::Status;
use rocket::post;

use super::checks::Adopted;
use super::list::of;
use super::one;
use crate::domain::refusal::Refusal;
use crate::store::Proposal;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Typed;
use crate::web::flash::Flash;
use crate::web::guards::{Contributor, Manager};

/// The number in an address.
pub(in crate::web) fn number(id: &str) -> Done<i32> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The proposal of that number, if one may see it.
pub(in crate::web) async fn found(who: &Contributor, id: &str) -> Done<Proposal> {
    let (id, own) = (number(id)?, of(who));
    who.db().read(move |read| read.proposal(id, own)).await?.ok_or(Failure::NotFound)
}

fn revision(form: &Typed) -> Done<i32> {
    form.get("revision").parse().map_err(|_| Failure::StaleForm)
}

#[post("/proposals/<id>/adoption", data = "<form>")]
pub(in crate::web) async fn adopt(manager: Manager, id: &str, form: Typed) -> Done<Answer> {
    form.once()?;
    let (number, seen) = (number(id)?, revision(&form)?);
    let read = manager.db().read(move |read| read.proposal(number, None));
    let proposal = read.await?.ok_or(Failure::NotFound)?;
    let address = format!("/proposals/{number}");
    // Sent twice, it is done once: the second finds it adopted.
    if proposal.revision != seen {
        return Err(Failure::Refused(Refusal::ProposalChanged));
    }
    let account = manager.account().id;
    let job = manager.app.checks.adopt(manager.db(), account, &proposal, None).await;
    match job.done() {
        // Too long to wait for: the page says how far it is.
        None => Ok(Answer::see_other(&address)),
        Some(Adopted::Done) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-file-adopted", None)))
        }
        Some(Adopted::Not(_)) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-file-not-adopted", None)))
        }
        Some(Adopted::Refused(refusal)) => Err(Failure::Refused(refusal.clone())),
        Some(Adopted::Person) => Err(Failure::PersonNeeded),
        Some(Adopted::KeyReused | Adopted::Busy) => Err(Failure::Busy),
    }
}

#[post("/proposals/<id>/removal", data = "<form>")]
pub(in crate::web) async fn remove(who: Contributor, id: &str, form: Typed) -> Done<Answer> {
    let (id, seen) = (found(&who, id).await?.id, revision(&form)?);
    let done = who.write_once(&form, move |tx| {
        tx.remove_proposal(id, seen)?;
        Ok("/proposals".to_owned())
    });
    Ok(Answer::see_other(&done.await?).say(Flash::new("flash-file-removed", None)))
}

#[post("/proposals/<id>/reversal", data = "<form>")]
pub(in crate::web) async fn undo(manager: Manager, id: &str, form: Typed) -> Done<Answer> {
    let id = number(id)?;
    let done = manager.write_once(&form, move |tx| {
        tx.undo_proposal(id)?;
        Ok(format!("/proposals/{id}"))
    });
    match done.await {
        Ok(address) => Ok(Answer::see_other(&address).say(Flash::new("flash-file-undone", None))),
        Err(Failure::Refused(refusal)) => {
            one::refused(&manager, id, Status::Conflict, &refusal).await
        }
        Err(other) => Err(other),
    }
}
