//! The page of one's own account.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::rights::{self, Right};
use crate::domain::refusal::Refusal;
use crate::store::{Account, OpenSignIn};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::browser;
use crate::web::cookies;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Reader;
use crate::web::listing::Choice;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "account/page.html")]
struct AccountPage {
    page: Page,
    account: Account,
    role: String,
    name: String,
    once: String,
    langs: Vec<Choice>,
    sign_ins: Vec<Line>,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "account/rights.html")]
struct RightsPage {
    page: Page,
    account: Account,
    role: String,
    rights: Vec<Right>,
}

/// A sign-in as a page shows it.
pub(in crate::web) struct Line {
    pub(in crate::web) id: i32,
    pub(in crate::web) since: String,
    pub(in crate::web) browser: String,
    pub(in crate::web) address: String,
    /// The sign-in of who looks at it.
    pub(in crate::web) this: bool,
    pub(in crate::web) once: String,
}

impl Line {
    pub(in crate::web) fn of(lang: Lang, it: &OpenSignIn, this: Option<i32>) -> Self {
        Self {
            id: it.id,
            since: lang.instant(it.since),
            browser: browser::in_words(lang, it.agent.as_deref()),
            address: it.address.clone().unwrap_or_default(),
            this: this == Some(it.id),
            once: Typed::default().key(),
        }
    }
}

#[get("/account")]
pub(in crate::web) async fn show(reader: Reader) -> Done<Answer> {
    page(&reader, Status::Ok, None, Errors::default()).await
}

async fn page(
    reader: &Reader,
    status: Status,
    name: Option<String>,
    errors: Errors,
) -> Done<Answer> {
    let account = reader.account().clone();
    let this = reader.sign_in.as_ref().and_then(|it| it.id);
    reader
        .fresh(status, move |read, page| {
            let lang = page.lang;
            let open = read.sign_ins_of(account.id)?;
            let own = account.lang.clone().unwrap_or_else(|| lang.to_string());
            Ok(AccountPage {
                name: name.unwrap_or_else(|| account.name.clone()),
                once: Typed::default().key(),
                langs: Lang::ALL
                    .iter()
                    .map(|it| Choice::new(it.as_str(), it.say("this-language"), |it| it == own))
                    .collect(),
                sign_ins: open.iter().map(|it| Line::of(lang, it, this)).collect(),
                errors,
                role: lang.role_name(account.role).into_owned(),
                account,
                page: page.titled(lang.say("account-title")),
            }
            .render()?)
        })
        .await
}

#[get("/account/rights")]
pub(in crate::web) async fn show_rights(reader: Reader) -> Done<Answer> {
    let account = reader.account().clone();
    reader
        .fresh(Status::Ok, move |read, page| {
            let lang = page.lang;
            let rights = rights::of(read, lang, &account)?;
            let page = page.titled(lang.say("rights-title"));
            let role = lang.role_name(account.role).into_owned();
            Ok(RightsPage { page, account, role, rights }.render()?)
        })
        .await
}

#[post("/account/name", data = "<form>")]
pub(in crate::web) async fn name(reader: Reader, form: Typed) -> Done<Answer> {
    let (login, typed) = (reader.account().login.clone(), form.get("name").to_owned());
    let new = typed.clone();
    let done = reader.write_once(&form, move |tx| {
        tx.rename_account(&login, &new)?;
        Ok("/account".to_owned())
    });
    match done.await {
        Ok(address) => Ok(Answer::see_other(&address).say(Flash::new("flash-name-kept", None))),
        Err(Failure::Refused(refusal @ Refusal::NameMalformed)) => {
            let mut errors = Errors::default();
            errors.add("name", reader.lang.refusal(&refusal));
            page(&reader, Status::UnprocessableEntity, Some(typed), errors).await
        }
        Err(other) => Err(other),
    }
}

#[post("/account/language", data = "<form>")]
pub(in crate::web) async fn language(reader: Reader, form: Typed) -> Done<Answer> {
    let Ok(chosen) = form.get("language").parse::<Lang>() else {
        return Err(Failure::Unreadable(reader.lang.say("account-no-language").into_owned()));
    };
    let done = reader.write_once(&form, move |tx| {
        tx.set_lang(chosen.as_str())?;
        Ok("/account".to_owned())
    });
    let answer = Answer::see_other(&done.await?).say(Flash::new("flash-language-kept", None));
    // What this browser was told before would win over it.
    Ok(answer.cookie(cookies::lang(chosen, reader.app.config.behind_tls)))
}

#[post("/account/sign-ins/<id>/end", data = "<form>")]
pub(in crate::web) async fn end_sign_in(reader: Reader, id: i32, form: Typed) -> Done<Answer> {
    let account = reader.account().id;
    let done = reader.write_once(&form, move |tx| {
        tx.end_sign_in(account, id)?;
        Ok("/account".to_owned())
    });
    Ok(Answer::see_other(&done.await?).say(Flash::new("flash-sign-in-ended", None)))
}

#[post("/account/sign-ins/end", data = "<form>")]
pub(in crate::web) async fn end_others(reader: Reader, form: Typed) -> Done<Answer> {
    let (account, token) = (reader.account().id, reader.token());
    let done = reader.write_once(&form, move |tx| {
        tx.end_sign_ins(account, token.as_ref())?;
        Ok("/account".to_owned())
    });
    Ok(Answer::see_other(&done.await?).say(Flash::new("flash-sign-ins-ended", None)))
}
