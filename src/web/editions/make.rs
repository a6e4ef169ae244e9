//! Making an edition: read at one position, set, packed, then published in one transaction.

use rocket::http::Status;
use rocket::post;

use super::{contents, list};
use crate::domain::edition::COMMENT;
use crate::domain::ids::ProgrammeCode;
use crate::domain::knowledge::Knowledge;
use crate::store::{NewEdition, StoreError};
use crate::web::answer::Answer;
use crate::web::db::{Done, View};
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Manager;
use crate::web::pack::{Edition, PackData, Since, bridge_question};

/// How often a number that was taken meanwhile is tried again.
const TRIES: usize = 3;

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
        let new = made(&who, code.as_str(), comment.clone()).await?;
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

/// The files of the next edition, as the ledger stands.
async fn made(who: &Manager, code: &str, comment: Option<String>) -> Done<NewEdition> {
    let own = code.to_owned();
    let (number, since, point) = who
        .read(move |read| {
            Ok((read.next_edition()?, Since::find(read, &own)?, contents::point(read)?))
        })
        .await?;
    let bridge = who.db().bridge(bridge_question(code, since, point, false)).await;
    let restated = match bridge {
        Ok(bridge) => Some(bridge),
        Err(Failure::Refused(_)) => None,
        Err(other) => return Err(other),
    };
    let author = who.account().name.clone();
    let code = code.to_owned();
    let known = Some(point).filter(|point| *point != Knowledge::Position(0));
    let view = View { scope: None, known };
    who.db()
        .render(view, move |read| {
            let mut data = PackData::read(read, &code, (None, false), (since, restated))?;
            data.edition = Some(Edition { number, comment, author });
            contents::edition(read, &data, number)
        })
        .await
}
