//! Tokens of the API, for administrators: made, shown once, revoked.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::answer::Answer;
use super::credential::TOKEN_PREFIX;
use super::db::Done;
use super::error::Failure;
use super::fields::{Errors, Typed};
use super::flash::Flash;
use super::guards::Admin;
use super::page::Page;
use super::token;
use crate::domain::calendar::paris_day;
use crate::domain::ids::Login;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;
use crate::store::{NewToken, Token};
use crate::text::Lang;

/// What a token may be; never an administrator's.
const ROLES: [Role; 3] = [Role::Reader, Role::Contributor, Role::Manager];
/// Days a new token is good for unless told otherwise.
pub const DEFAULT_DAYS: i64 = 365;

#[derive(Template)]
#[template(path = "tokens/list.html")]
struct TokensPage {
    page: Page,
    lines: Vec<Line>,
    roles: [(Role, String); 3],
    form: Typed,
    errors: Errors,
    good: i64,
}

#[derive(Template)]
#[template(path = "tokens/made.html")]
struct MadePage {
    page: Page,
    name: String,
    /// None when it was shown before.
    secret: Option<String>,
}

/// A token in the list.
struct Line {
    login: String,
    name: String,
    role: String,
    scope: Option<String>,
    made: String,
    by: String,
    expires: String,
    used: Option<String>,
    state: &'static str,
    good: bool,
}

impl Line {
    fn new(lang: Lang, token: &Token, now: crate::domain::calendar::Instant) -> Self {
        let day = |at| lang.day_in_words(paris_day(at));
        let state = match (token.revoked_at, token.is_good(now)) {
            (Some(_), _) => "tokens-revoked",
            (None, false) => "tokens-expired",
            (None, true) => "tokens-good",
        };
        Self {
            login: token.login.to_string(),
            name: token.name.clone(),
            role: lang.role_name(token.role).into_owned(),
            scope: token.scope.as_ref().map(ToString::to_string),
            made: day(token.created_at),
            by: token.created_by.clone(),
            expires: day(token.expires),
            used: token.used_at.map(day),
            state,
            good: token.is_good(now),
        }
    }
}

#[get("/tokens")]
pub(super) async fn list(admin: Admin) -> Done<Answer> {
    let form = Typed::given(&[("role", "reader"), ("days", &DEFAULT_DAYS.to_string())]);
    show(&admin, Status::Ok, form, Errors::default()).await
}

#[post("/tokens", data = "<form>")]
pub(super) async fn add(admin: Admin, form: Typed) -> Done<Answer> {
    let mut errors = Errors::default();
    let Some(new) = read(&form, admin.lang, &mut errors) else {
        return show(&admin, Status::UnprocessableEntity, form, errors).await;
    };
    let secret = format!("{TOKEN_PREFIX}{}", token::random());
    let (kept, name) = (token::hash(&secret), new.name.clone());
    let made = kept.to_string();
    let done = admin.write_once(&form, move |tx| {
        tx.add_token(&new, &kept)?;
        Ok(kept.to_string())
    });
    match done.await {
        Ok(answer) => {
            let page = admin.page().titled(admin.lang.say("tokens-made"));
            // Sent twice, the answer is that of the first time: nobody has its token any more.
            let secret = (answer == made).then_some(secret);
            Ok(Answer::page(Status::Created, MadePage { page, name, secret }.render()?))
        }
        Err(Failure::Refused(refusal)) => {
            let field = match refusal {
                Refusal::TokenDays { .. } => "days",
                Refusal::TokenRole => "role",
                Refusal::UnknownEstate(_)
                | Refusal::UnknownLandlord(_)
                | Refusal::UnknownEpci(_) => "scope",
                _ => "name",
            };
            errors.add(field, admin.lang.refusal(&refusal));
            show(&admin, Status::UnprocessableEntity, form, errors).await
        }
        Err(other) => Err(other),
    }
}

#[post("/tokens/<login>/revocation", data = "<form>")]
pub(super) async fn revoke(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    let login: Login = login.parse().map_err(|_| Failure::NotFound)?;
    admin
        .write_once(&form, move |tx| {
            tx.revoke_token(&login)?;
            Ok("/tokens".to_owned())
        })
        .await?;
    Ok(Answer::see_other("/tokens").say(Flash::new("flash-token-revoked", None)))
}

fn read(form: &Typed, lang: Lang, errors: &mut Errors) -> Option<NewToken> {
    let name = form.filled("name").map(str::to_owned);
    if name.is_none() {
        errors.add("name", lang.say("tokens-name-missing"));
    }
    let role = form.get("role").parse::<Role>();
    let role = errors.take("role", role.map_err(|_| lang.say("refusal-token-role").into_owned()));
    let days = form.get("days").parse::<i64>();
    let days =
        errors.take("days", days.map_err(|_| lang.say("tokens-days-malformed").into_owned()));
    let scope = match form.filled("scope") {
        None => None,
        Some(text) => errors.take(
            "scope",
            text.parse::<AccessScope>()
                .map_err(|it| lang.say_with("tokens-scope-malformed", &[("text", it.0.into())])),
        ),
    };
    if scope.is_some() && role.is_some_and(|role| role != Role::Contributor) {
        errors.add("scope", lang.say("tokens-scope-role"));
    }
    errors.is_empty().then_some(())?;
    Some(NewToken { name: name?, role: role?, scope, days: days? })
}

async fn show(admin: &Admin, status: Status, form: Typed, errors: Errors) -> Done<Answer> {
    admin
        .fresh(status, move |read, page| {
            let (lang, now) = (page.lang, read.now());
            let tokens = read.tokens()?;
            let lines: Vec<Line> = tokens.iter().map(|it| Line::new(lang, it, now)).collect();
            let good = lines.iter().filter(|it| it.good).count();
            let page = page.titled(lang.say("tokens-title"));
            let roles = ROLES.map(|role| (role, lang.role_name(role).into_owned()));
            let good = i64::try_from(good).unwrap_or(i64::MAX);
            Ok(TokensPage { page, lines, roles, form, errors, good }.render()?)
        })
        .await
}
