//! Everybody who has an account.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use crate::store::{Person, Read, Result as Stored};
use crate::text::Lang;
use crate::web::account::rights;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Admin;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "users/list.html")]
struct ListPage {
    page: Page,
    say: String,
    people: Vec<Line>,
}

/// A person as the list shows them.
pub(super) struct Line {
    pub(super) login: String,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) within: Option<String>,
    pub(super) state: String,
    pub(super) second_factor: bool,
    pub(super) last: String,
    pub(super) sign_ins: String,
}

impl Line {
    pub(super) fn of(read: &mut Read<'_>, lang: Lang, person: &Person) -> Stored<Self> {
        let account = &person.account;
        let within = match &account.scope {
            Some(scope) => Some(rights::within(read, lang, scope)?),
            None => None,
        };
        Ok(Self {
            login: account.login.to_string(),
            name: account.name.clone(),
            role: lang.role_name(account.role).into_owned(),
            within,
            state: state(lang, person),
            second_factor: account.second_factor,
            last: match person.last_sign_in {
                Some(at) => lang.instant(at),
                None => lang.say("users-never").into_owned(),
            },
            sign_ins: lang.count(person.sign_ins),
        })
    }
}

/// "invité jusqu'au …", "actif", "désactivé".
fn state(lang: Lang, person: &Person) -> String {
    let until = |key: &str, at| lang.say_with(key, &[("text", lang.instant(at).into())]);
    match (person.account.disabled, &person.account.password, person.invited_until) {
        (true, _, _) => lang.say("users-disabled").into_owned(),
        (false, None, Some(at)) => until("users-invited", at),
        (false, None, None) => lang.say("users-invitation-over").into_owned(),
        (false, Some(_), Some(at)) => until("users-active-invited", at),
        (false, Some(_), None) => lang.say("users-active").into_owned(),
    }
}

#[get("/users")]
pub(in crate::web) async fn list(admin: Admin) -> Done<Answer> {
    admin
        .fresh(Status::Ok, |read, page| {
            let lang = page.lang;
            let people = read.people()?;
            let active = people.iter().filter(|it| !it.account.disabled).count();
            let people = people
                .iter()
                .map(|person| Line::of(read, lang, person))
                .collect::<Stored<Vec<_>>>()?;
            let page = page.titled(lang.say("users-title"));
            let say = lang.say_with("users-say", &[("n", active.into())]);
            Ok(ListPage { page, say, people }.render()?)
        })
        .await
}
