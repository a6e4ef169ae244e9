//! Making an edition: read as the board is read today, set, packed, then published in one
//! transaction, which refuses it when the ledger or the day has moved on meanwhile. So its event
//! stands right after the state it shows and was recorded on the day it was read: whoever reads
//! at that event later meets the same numbers.

use rocket::http::Status;
use rocket::post;

use super::{contents, list};
use crate::domain::edition::COMMENT;
use crate::domain::ids::ProgrammeCode;
use crate::domain::knowledge::Knowledge;
use crate::store::{NewEdition, Store, StoreError};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Manager;
use crate::web::pack::{Edition, PackData, Since, bridge_question};

/// How often a ledger that moved on meanwhile is read again.
const TRIES: usize = 5;

#[post("/editions", data = "<form>")]
pub(in crate::web) async fn make(who: Manager, form: Typed) -> Done<Answer> {
    let lang = who.lang;
    let mut errors = Errors::default();
    let comment = form.filled("comment").map(str::to_owned);
    if comment.as_ref().is_some_and(|text| text.chars().count() > COMMENT) {
        let args = [("n", COMMENT.into())];
        errors.add("comment", lang.say_with("editions-comment-long", &args));
        return list::show(&who, Status::UnprocessableEntity, form, errors).await;
    }
    let code = form.filled("programme").unwrap_or(&who.app.programme);
    let code: ProgrammeCode = code.parse().map_err(|_| Failure::NotFound)?;
    form.once()?;
    let limited = who.scope().is_some();
    if limited {
        return Err(Failure::NotFound);
    }
    for _ in 0..TRIES {
        let (code, name) = (code.clone(), who.account().name.clone());
        let said = comment.clone();
        let new = who.db().drawn(move |store| next(store, code.as_str(), &name, said)).await?;
        let done = who
            .write_once(&form, move |tx| match tx.publish_edition(&new)? {
                Some(_) => Ok(format!("/editions/{}", new.number)),
                None => Err(StoreError::Busy),
            })
            .await;
        match done {
            Ok(address) => {
                return Ok(Answer::see_other(&address).say(Flash::new("flash-edition-made", None)));
            }
            Err(Failure::Busy) => {}
            Err(other) => return Err(other),
        }
    }
    Err(Failure::Busy)
}

/// The files of the next edition, as the board is read now.
///
/// # Errors
/// Not found for a programme nobody knows; a fault of the program where its extract does not give
/// its totals.
pub fn next(store: &Store, code: &str, author: &str, comment: Option<String>) -> Done<NewEdition> {
    let (number, since, today) =
        store.read(|read| Ok((read.next_edition()?, Since::find(read, code)?, read.today())))?;
    let asked = bridge_question(code, since, Knowledge::Day(today), false);
    let restated = match store.restatement(&asked) {
        Ok(bridge) => Some(bridge),
        // Before the point it would begin at there is nothing to compare.
        Err(StoreError::Refused(_)) => None,
        Err(other) => return Err(other.into()),
    };
    let author = author.to_owned();
    store.read(|read| {
        let mut data = PackData::read(read, code, (None, false), (since, restated))?;
        data.edition = Some(Edition { number, comment, author });
        Ok(contents::edition(read, &data, number))
    })?
}
