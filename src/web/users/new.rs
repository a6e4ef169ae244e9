//! Inviting somebody: an account and the link with which its password is chosen, shown once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use askama::Template;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use rocket::{Request, get, post};

use super::fields::{self, Rights};
use crate::domain::ids::Login;
use crate::store::Tx;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Admin;
use crate::web::page::Page;
use crate::web::{app_of, token};

#[derive(Template)]
#[template(path = "users/new.html")]
struct NewPage {
    page: Page,
    form: Typed,
    rights: Rights,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "users/link.html")]
struct LinkPage {
    page: Page,
    login: String,
    link: String,
    days: i64,
}

/// Where this service is, as the browser of the administrator reaches it: the beginning of a link
/// to be sent to somebody.
pub(in crate::web) struct Base(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Base {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let tls = app_of(request).is_some_and(|app| app.config.behind_tls);
        let scheme = if tls { "https" } else { "http" };
        let base = request.host().map(|host| format!("{scheme}://{host}"));
        Outcome::Success(Self(base.unwrap_or_default()))
    }
}

#[get("/users/new")]
pub(in crate::web) async fn form(admin: Admin) -> Done<Answer> {
    let form = Typed::given(&[("role", "contributor")]);
    page(&admin, Status::Ok, form, Errors::default()).await
}

#[post("/users", data = "<form>")]
pub(in crate::web) async fn add(admin: Admin, base: Base, form: Typed) -> Done<Answer> {
    let lang = admin.lang;
    let mut errors = Errors::default();
    let login: Option<Login> = form.get("login").parse().ok();
    if login.is_none() {
        errors.add("login", lang.say("login-malformed"));
    }
    let rights = fields::chosen(lang, &form, &mut errors);
    let (Some(login), Some((role, scope))) = (login, rights) else {
        return page(&admin, Status::UnprocessableEntity, form, errors).await;
    };
    let name = form.filled("name").unwrap_or(login.as_str()).to_owned();
    let added = invited(&admin, &base, &form, &login, move |tx, login| {
        tx.add_limited_account(login, &name, role, scope.as_ref()).map(drop)
    });
    match added.await {
        Err(Failure::Refused(refusal)) => {
            errors.add(fields::field(&refusal), lang.refusal(&refusal));
            page(&admin, Status::UnprocessableEntity, form, errors).await
        }
        done => done,
    }
}

/// Does something and makes a link for an account; the answer shows the link, once: it is kept by
/// its hash only, so a form sent again leads to the account's page.
pub(super) async fn invited(
    admin: &Admin,
    base: &Base,
    form: &Typed,
    login: &Login,
    first: impl FnOnce(&mut Tx<'_>, &Login) -> crate::store::Result<()> + Send + 'static,
) -> Done<Answer> {
    let secret = token::random();
    let kept = token::hash(&secret);
    let days = admin.app.config.limits.invitation_days;
    let made = Arc::new(AtomicBool::new(false));
    let (whose, now) = (login.clone(), Arc::clone(&made));
    let done = admin.write_once(form, move |tx| {
        first(tx, &whose)?;
        tx.invite(&whose, &kept, days)?;
        now.store(true, Ordering::Release);
        Ok(format!("/users/{whose}"))
    });
    let address = done.await?;
    if !made.load(Ordering::Acquire) {
        return Ok(Answer::see_other(&address).say(Flash::new("flash-link-shown", None)));
    }
    let page = admin.page().titled(admin.lang.say("users-link-title"));
    let link = format!("{}/invitation/{secret}", base.0);
    Ok(Answer::page(Status::Ok, LinkPage { page, login: login.to_string(), link, days }.render()?))
}

async fn page(admin: &Admin, status: Status, form: Typed, errors: Errors) -> Done<Answer> {
    admin
        .fresh(status, move |read, page| {
            let rights = Rights::read(read, page.lang, &form)?;
            let title = page.say("users-new-title");
            Ok(NewPage { page: page.titled(title), form, rights, errors }.render()?)
        })
        .await
}
