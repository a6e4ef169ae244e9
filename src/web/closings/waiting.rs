//! What waits for a second person: shown where the act belongs, confirmed or taken away there
//! (DESIGN 9). Requests are no events, so pages that show them are kept by nobody.

use rocket::post;

use crate::domain::refusal::Refusal;
use crate::store::{Read, Request, Result as Stored, Terms, Tx};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Typed;
use crate::web::flash::Flash;
use crate::web::guards::Manager;

/// A request as a page shows it to one manager.
pub(in crate::web) struct Waiting {
    pub(in crate::web) id: i32,
    /// Where the act belongs.
    pub(in crate::web) href: String,
    pub(in crate::web) sentence: String,
    pub(in crate::web) details: Option<String>,
    /// Why nobody can confirm it any more.
    pub(in crate::web) void: Option<String>,
    /// This person asked for it.
    pub(in crate::web) own: bool,
    pub(in crate::web) once: (String, String),
}

impl Waiting {
    /// All requests that some terms belong to, as an account sees them.
    pub(in crate::web) fn all(
        read: &mut Read<'_>,
        lang: Lang,
        account: i32,
        belongs: impl Fn(&Terms) -> bool,
    ) -> Stored<Vec<Self>> {
        let all = read.requests()?;
        let own = all.into_iter().filter(|it| belongs(&it.terms));
        Ok(own.map(|it| Self::of(lang, account, &it)).collect())
    }

    fn of(lang: Lang, account: i32, request: &Request) -> Self {
        let (key, what) = match &request.terms {
            Terms::Plan { version, .. } => ("closings-asks-plan", version.to_string()),
            Terms::Closing { year, .. } => ("closings-asks-closing", year.to_string()),
            Terms::Reopening { year, .. } => ("closings-asks-reopening", year.to_string()),
        };
        let args = [
            ("by", (&request.login).into()),
            ("at", lang.instant(request.at).into()),
            ("what", what.into()),
        ];
        let own = request.account == account;
        Self {
            id: request.id,
            href: address(&request.terms),
            sentence: lang.say_with(key, &args),
            details: details(lang, &request.terms),
            void: request.void.then(|| lang.refusal(&Refusal::RequestVoid)),
            own,
            once: (Typed::default().key(), Typed::default().key()),
        }
    }
}

/// What the act will say, beside the numbers.
fn details(lang: Lang, terms: &Terms) -> Option<String> {
    match terms {
        Terms::Closing { .. } => None,
        Terms::Plan { words, .. } => Some(lang.say_with(
            "closings-plan-words",
            &[
                ("day", lang.day_in_words(words.adopted_on).into()),
                ("decision", (&words.decision).into()),
                ("reason", (&words.reason).into()),
            ],
        )),
        Terms::Reopening { reason, note, .. } => {
            let reason = lang.say(&format!("closings-reason-{}", reason.as_str()));
            let args = [("reason", reason.into_owned().into()), ("note", note.into())];
            Some(lang.say_with("closings-reopening-words", &args))
        }
    }
}

/// The page the act belongs to.
fn address(terms: &Terms) -> String {
    match terms {
        Terms::Plan { programme, version, .. } => {
            format!("/programmes/{programme}/plans/{version}/publication")
        }
        Terms::Closing { year, .. } => format!("/years/{year}/closing"),
        Terms::Reopening { year, .. } => format!("/years/{year}/reopening"),
    }
}

#[post("/requests/<id>/confirmation", data = "<form>")]
pub(in crate::web) async fn confirm(manager: Manager, id: &str, form: Typed) -> Done<Answer> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let done = manager.write_once(&form, move |tx| {
        let terms = asked(tx, id)?;
        tx.confirm_request(id)?;
        Ok(match terms {
            Terms::Plan { programme, version, .. } => {
                format!("/programmes/{programme}/plans/{version}")
            }
            Terms::Closing { .. } | Terms::Reopening { .. } => "/years".to_owned(),
        })
    });
    Ok(Answer::see_other(&done.await?).say(Flash::new("flash-confirmed", None)))
}

#[post("/requests/<id>/removal", data = "<form>")]
pub(in crate::web) async fn remove(manager: Manager, id: &str, form: Typed) -> Done<Answer> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let done = manager.write_once(&form, move |tx| {
        let terms = asked(tx, id)?;
        tx.drop_request(id)?;
        Ok(address(&terms))
    });
    Ok(Answer::see_other(&done.await?).say(Flash::new("flash-request-removed", None)))
}

fn asked(tx: &mut Tx<'_>, id: i32) -> Stored<Terms> {
    let found = tx.requests()?.into_iter().find(|it| it.id == id);
    Ok(found.ok_or(Refusal::RequestGone)?.terms)
}
