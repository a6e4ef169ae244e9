//! "Nothing this month": missing is not zero (DESIGN 2.10).

use rocket::http::Status;
use rocket::post;

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::error::Failure;
use super::super::fields::Typed;
use super::super::flash::Flash;
use super::super::guards::Contributor;
use super::one;
use crate::domain::calendar::Month;
use crate::domain::ids::ProgrammeCode;
use crate::domain::stage::Stage;
use crate::store::StoreError;

#[post("/estates/<code>/statements", data = "<form>")]
pub(in super::super) async fn state(who: Contributor, code: &str, form: Typed) -> Done<Answer> {
    let unreadable = || Failure::Unreadable(who.lang.say("estates-month-unreadable").into_owned());
    let month: Month = form.get("month").parse().map_err(|_| unreadable())?;
    let stage: Stage = form.get("stage").parse().map_err(|_| unreadable())?;
    // From the page of what is missing one goes back there.
    let back: Option<ProgrammeCode> = form.get("programme").parse().ok();
    let wanted = code.to_owned();
    let done = who
        .write_once(&form, move |tx| {
            let estate = tx.estate(&wanted)?.ok_or(StoreError::NotFound)?;
            tx.state_nothing(estate.code.as_str(), stage, month)?;
            Ok(match back {
                Some(programme) => format!("/programmes/{programme}/missing?month={month}"),
                None => format!("/estates/{}", estate.code),
            })
        })
        .await;
    match done {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-nothing-stated", None)))
        }
        Err(Failure::Refused(refusal)) => {
            let wanted = code.to_owned();
            let found = who.read(move |read| read.estate(&wanted)).await?;
            let code = found.ok_or(Failure::NotFound)?.code;
            let problem = Some(who.lang.refusal(&refusal));
            one::fresh(&who, code, Status::UnprocessableEntity, problem).await
        }
        Err(other) => Err(other),
    }
}
