//! One account as the administration sees it.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::fields::{self, Rights};
use super::list::Line as PersonLine;
use crate::domain::ids::Login;
use crate::web::account::page::Line;
use crate::web::account::rights::{self, Right};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Admin;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "users/one.html")]
struct OnePage {
    page: Page,
    line: PersonLine,
    /// As typed, else as it is.
    name: String,
    /// The account of who looks at it: its rights are for somebody else to change.
    own: bool,
    disabled: bool,
    rights: Vec<Right>,
    fields: Rights,
    sign_ins: Vec<Line>,
    errors: Errors,
    once: String,
}

#[get("/users/<login>")]
pub(in crate::web) async fn show(admin: Admin, login: &str) -> Done<Answer> {
    let login = known(login)?;
    page(&admin, Status::Ok, login, None, Errors::default()).await
}

/// A login that can be one.
pub(super) fn known(login: &str) -> Done<Login> {
    login.parse().map_err(|_| Failure::NotFound)
}

/// The page, with what was typed into one of its forms and what is wrong with it.
pub(super) async fn page(
    admin: &Admin,
    status: Status,
    login: Login,
    typed: Option<Typed>,
    errors: Errors,
) -> Done<Answer> {
    let me = admin.account().id;
    let this = admin.sign_in.as_ref().and_then(|it| it.id);
    admin
        .fresh(status, move |read, page| {
            let lang = page.lang;
            let person = read.person(&login)?.ok_or(Failure::NotFound)?;
            let account = &person.account;
            let form = typed.unwrap_or_default();
            let kept = fields::given(account.role, account.scope.as_ref());
            let chosen = if form.filled("role").is_some() { &form } else { &kept };
            let open = read.sign_ins_of(account.id)?;
            Ok(OnePage {
                line: PersonLine::of(read, lang, &person)?,
                name: form.filled("name").unwrap_or(&account.name).to_owned(),
                own: account.id == me,
                disabled: account.disabled,
                rights: rights::of(read, lang, account)?,
                fields: Rights::read(read, lang, chosen)?,
                sign_ins: open.iter().map(|it| Line::of(lang, it, this)).collect(),
                errors,
                once: Typed::default().key(),
                page: page.titled(account.name.clone()),
            }
            .render()?)
        })
        .await
}
