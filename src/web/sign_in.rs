//! Signing in and out.

use askama::Template;
use chrono::TimeDelta;
use rocket::http::{Method, Status};
use rocket::tokio::time::sleep;
use rocket::{Request, get, post};

use super::answer::Answer;
use super::browser::Browser;
use super::client::Client;
use super::db::Done;
use super::error::Failure;
use super::fields::Typed;
use super::guards::{Anyone, Reader};
use super::page::Page;
use super::visit::with_query;
use super::{cookies, password, token};
use crate::domain::ids::Login;
use crate::store::{Account, Author, Origin};

/// The page that asks who is there.
#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
pub(super) struct SignInPage {
    page: Page,
    login: String,
    next: String,
    problem: Option<String>,
}

impl SignInPage {
    fn new(page: Page, next: &str) -> Self {
        let title = page.say("sign-in-title");
        let page = page.titled(title);
        let next = if is_ours(next) { next.to_owned() } else { String::new() };
        Self { page, login: String::new(), next, problem: None }
    }

    /// In place of a page that only somebody signed in may see.
    pub(super) fn after_failure(page: Page, next: &str, sentence: String) -> Self {
        Self { problem: Some(sentence), ..Self::new(page, next) }
    }
}

/// Where to go back to after signing in: the page that was asked for.
pub(super) fn return_path(request: &Request<'_>) -> String {
    match request.method() {
        Method::Get => request.uri().to_string(),
        _ => String::new(),
    }
}

/// Whether an address is one of our own pages.
pub(super) fn is_ours(address: &str) -> bool {
    let own = address.starts_with('/') && !address.starts_with("//") && address.len() < 2000;
    own && !address.contains(['\\', '\r', '\n', '\t']) && address.is_ascii()
}

#[get("/sign-in?<next>")]
pub(super) fn form(anyone: Anyone, next: Option<&str>) -> Done<Answer> {
    let mut page = SignInPage::new(anyone.page(), next.unwrap_or_default());
    page.page.flash = anyone.flash_sentence();
    let said = page.page.flash.is_some().then(|| anyone.said());
    let answer = Answer::page(Status::Ok, page.render()?);
    Ok(said.into_iter().fold(answer, Answer::cookie))
}

#[post("/sign-in", data = "<form>")]
pub(super) async fn enter(
    anyone: Anyone,
    client: Client,
    browser: Browser,
    form: Typed,
) -> Done<Answer> {
    let login = form.get("login");
    let (app, limits) = (&anyone.app, &anyone.app.config.limits);
    let share = app.delays.wait(client.address, limits.sign_ins_of_network);
    let waiting = app.sign_ins.try_acquire().map_err(|_| Failure::TooMany)?;
    let share = share.ok_or(Failure::TooMany)?;
    sleep(app.delays.attempt(login, client.address)).await;
    let account = known(&anyone, login, form.exact("password")).await?;
    drop((waiting, share));
    let from = Origin::new(client.address, browser.0.as_deref());
    let led = app.config.second_factor
        && account.as_ref().is_some_and(|it| it.role.may_audit() && !it.second_factor);
    let let_in = match account {
        Some(account) => open(&anyone, account, from).await?,
        None => None,
    };
    let Some((secret, pending)) = let_in else {
        app.metrics.sign_in_refused();
        app.refused.tell(anyone.db(), login, client.address, limits.refusals_told).await?;
        let mut page = SignInPage::new(anyone.page(), form.get("next"));
        login.clone_into(&mut page.login);
        page.problem = Some(anyone.lang.say("sign-in-wrong").into_owned());
        return Ok(Answer::page(Status::UnprocessableEntity, page.render()?));
    };
    let next = Some(form.get("next")).filter(|next| is_ours(next)).unwrap_or("/");
    let cookie = cookies::sign_in(&secret, app.config.behind_tls, limits.sign_in_days);
    if pending {
        let next = [("next".to_owned(), next.to_owned())];
        return Ok(Answer::see_other(&with_query("/sign-in/code", &next)).cookie(cookie));
    }
    app.delays.succeeded(login, client.address);
    if led {
        let next = [("next".to_owned(), next.to_owned())];
        let enrolment = with_query("/account/second-factor", &next);
        return Ok(Answer::see_other(&enrolment).cookie(cookie));
    }
    Ok(Answer::see_other(next).cookie(cookie))
}

/// Asks for the code after the password.
#[derive(Template)]
#[template(path = "accounts/code.html")]
struct CodePage {
    page: Page,
    next: String,
    problem: Option<String>,
}

impl CodePage {
    fn answer(
        anyone: &Anyone,
        status: Status,
        next: &str,
        problem: Option<String>,
    ) -> Done<Answer> {
        let page = anyone.page().titled(anyone.lang.say("factor-code-title"));
        let next = if is_ours(next) { next.to_owned() } else { String::new() };
        Ok(Answer::page(status, Self { page, next, problem }.render()?))
    }
}

#[get("/sign-in/code?<next>")]
pub(super) fn code_form(anyone: Anyone, next: Option<&str>) -> Done<Answer> {
    if anyone.pending.is_none() {
        return Ok(Answer::see_other("/sign-in"));
    }
    CodePage::answer(&anyone, Status::Ok, next.unwrap_or_default(), None)
}

#[post("/sign-in/code", data = "<form>")]
pub(super) async fn code(
    anyone: Anyone,
    client: Client,
    browser: Browser,
    form: Typed,
) -> Done<Answer> {
    let Some(waits) = anyone.pending.clone() else {
        return Ok(Answer::see_other("/sign-in"));
    };
    let (app, limits) = (&anyone.app, &anyone.app.config.limits);
    let login = waits.account.login.clone();
    let share = app.delays.wait(client.address, limits.sign_ins_of_network);
    let waiting = app.sign_ins.try_acquire().map_err(|_| Failure::TooMany)?;
    let share = share.ok_or(Failure::TooMany)?;
    sleep(app.delays.attempt(login.as_str(), client.address)).await;
    drop((waiting, share));
    let secret = token::random();
    let (fresh, pending) = (token::hash(&secret), waits.token);
    let from = Origin::new(client.address, browser.0.as_deref());
    let (days, typed) = (limits.sign_in_days, form.get("code").to_owned());
    let done = anyone
        .db()
        .write(Author::Account(waits.account.id), move |tx| {
            let expires = tx.now() + TimeDelta::days(days);
            tx.finish_sign_in(&pending, &typed, &fresh, expires, &from)
        })
        .await;
    match done {
        Ok(()) => {}
        Err(Failure::Refused(refusal)) => {
            app.metrics.sign_in_refused();
            app.refused
                .tell(anyone.db(), login.as_str(), client.address, limits.refusals_told)
                .await?;
            let problem = Some(anyone.lang.refusal(&refusal));
            let status = Status::UnprocessableEntity;
            return CodePage::answer(&anyone, status, form.get("next"), problem);
        }
        Err(Failure::Forbidden) => return Ok(Answer::see_other("/sign-in")),
        Err(other) => return Err(other),
    }
    app.delays.succeeded(login.as_str(), client.address);
    let next = Some(form.get("next")).filter(|next| is_ours(next)).unwrap_or("/");
    Ok(Answer::see_other(next).cookie(cookies::sign_in(&secret, app.config.behind_tls, days)))
}

/// Opens a sign-in: its token, and whether the second factor is still asked for. None when the
/// account changed meanwhile.
async fn open(anyone: &Anyone, account: Account, from: Origin) -> Done<Option<(String, bool)>> {
    let limits = &anyone.app.config.limits;
    let (days, minutes) = (limits.sign_in_days, limits.second_factor_minutes);
    let secret = token::random();
    let (kept, old) = (token::hash(&secret), anyone.any_token());
    let pending = account.second_factor;
    let opened = anyone
        .db()
        .write(Author::Account(account.id), move |tx| {
            if let Some(old) = old {
                tx.close_session(&old)?;
            }
            let lasts = if pending { TimeDelta::minutes(minutes) } else { TimeDelta::days(days) };
            let expires = tx.now() + lasts;
            tx.let_in(&account, &kept, expires, &from, pending)
        })
        .await;
    match opened {
        Ok(()) => Ok(Some((secret, pending))),
        Err(Failure::Forbidden) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The account of that login and password. Unknown, disabled, invited and known ones take one
/// hash each.
async fn known(anyone: &Anyone, login: &str, typed: &str) -> Done<Option<Account>> {
    let (_, longest) = anyone.app.config.limits.password_length;
    let account = match login.parse::<Login>() {
        Ok(login) => anyone.db().read(move |read| read.account_by_login(&login)).await?,
        Err(_) => None,
    };
    let account = account.filter(|account| !account.disabled);
    let phc = account.as_ref().and_then(|account| account.password.clone());
    let typed: String = typed.chars().take(longest + 1).collect();
    let right = password::matches(anyone.db(), phc, typed).await?;
    Ok(account.filter(|_| right))
}

#[post("/sign-out")]
pub(super) async fn leave(reader: Reader) -> Done<Answer> {
    if let Some(token) = reader.token() {
        reader.write(move |tx| tx.sign_out(&token)).await?;
    }
    let secure = reader.app.config.behind_tls;
    Ok(Answer::see_other("/sign-in").cookie(cookies::no_sign_in(secure)))
}
