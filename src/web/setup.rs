//! One-time links: the first administrator and manager of a new database, and the first
//! password of an account.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::answer::Answer;
use super::db::Done;
use super::error::Failure;
use super::fields::{Errors, Typed};
use super::flash::Flash;
use super::guards::Anyone;
use super::page::Page;
use super::{password, token};
use crate::domain::ids::Login;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::{Account, Author, OneTimeLink, StoreError};

#[derive(Template)]
#[template(path = "accounts/setup.html")]
struct SetupPage {
    page: Page,
    form: Typed,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "accounts/invitation.html")]
struct InvitationPage {
    page: Page,
    login: String,
    errors: Errors,
}

#[get("/setup/<secret>")]
pub(super) async fn setup(anyone: Anyone, secret: &str) -> Done<Answer> {
    must_be_setup(&anyone, secret).await?;
    let form = Typed::given(&[("admin", "administration"), ("manager", "pilotage")]);
    setup_page(&anyone, Status::Ok, form, Errors::default())
}

#[post("/setup/<secret>", data = "<form>")]
pub(super) async fn set_up(anyone: Anyone, secret: &str, form: Typed) -> Done<Answer> {
    must_be_setup(&anyone, secret).await?;
    let mut errors = Errors::default();
    let admin = chosen(&anyone, &form, &mut errors, "admin").await?;
    let manager = chosen(&anyone, &form, &mut errors, "manager").await?;
    if admin.is_some() && admin.as_ref().map(|a| &a.0) == manager.as_ref().map(|m| &m.0) {
        errors.add("manager", anyone.lang.say("setup-same-login"));
    }
    let (true, Some(admin), Some(manager)) = (errors.is_empty(), admin, manager) else {
        return setup_page(&anyone, Status::UnprocessableEntity, form, errors);
    };
    let hashes = (
        password::hash(anyone.db(), admin.1).await?,
        password::hash(anyone.db(), manager.1).await?,
    );
    let link = token::hash(secret);
    let done = anyone
        .db()
        .write(Author::Corons, move |tx| {
            tx.use_link(&link)?;
            for (login, role, phc) in
                [(admin.0, Role::Admin, hashes.0), (manager.0, Role::Manager, hashes.1)]
            {
                let id = tx.add_account(&login, login.as_str(), role)?;
                tx.set_password(id, &phc, None)?;
            }
            Ok(())
        })
        .await;
    match done {
        Ok(()) => Ok(Answer::see_other("/sign-in").say(Flash::new("flash-set-up", None))),
        Err(Failure::Refused(refusal @ Refusal::LoginTaken(_))) => {
            errors.add("admin", anyone.lang.refusal(&refusal));
            setup_page(&anyone, Status::UnprocessableEntity, form, errors)
        }
        Err(other) => Err(other),
    }
}

async fn must_be_setup(anyone: &Anyone, secret: &str) -> Done<()> {
    match link(anyone, secret).await? {
        OneTimeLink::Setup => Ok(()),
        OneTimeLink::Invitation(_) => Err(Refusal::DeadLink.into()),
    }
}

fn setup_page(anyone: &Anyone, status: Status, form: Typed, errors: Errors) -> Done<Answer> {
    let page = anyone.page().titled(anyone.lang.say("setup-title"));
    Ok(Answer::page(status, SetupPage { page, form, errors }.render()?))
}

/// A login and a password, or what is wrong with them beside their fields.
async fn chosen(
    anyone: &Anyone,
    form: &Typed,
    errors: &mut Errors,
    who: &str,
) -> Done<Option<(Login, String)>> {
    let lang = anyone.lang;
    let login: Option<Login> = form.get(who).parse().ok();
    if login.is_none() {
        errors.add(who, lang.say("login-malformed"));
    }
    let field = format!("{who}-password");
    let typed = form.exact(&field);
    if let Some(problem) = password::problem(anyone, typed, form.get(who), "").await? {
        errors.add(&field, problem);
        return Ok(None);
    }
    Ok(login.map(|login| (login, typed.to_owned())))
}

#[get("/invitation/<secret>")]
pub(super) async fn invitation(anyone: Anyone, secret: &str) -> Done<Answer> {
    let account = must_be_invitation(&anyone, secret).await?;
    invitation_page(&anyone, Status::Ok, &account, Errors::default())
}

#[post("/invitation/<secret>", data = "<form>")]
pub(super) async fn accept(anyone: Anyone, secret: &str, form: Typed) -> Done<Answer> {
    let account = must_be_invitation(&anyone, secret).await?;
    let typed = form.exact("password").to_owned();
    let login = account.login.as_str();
    if let Some(problem) = password::problem(&anyone, &typed, login, &account.name).await? {
        let mut errors = Errors::default();
        errors.add("password", problem);
        return invitation_page(&anyone, Status::UnprocessableEntity, &account, errors);
    }
    let phc = password::hash(anyone.db(), typed).await?;
    let link = token::hash(secret);
    anyone
        .db()
        .write(Author::Corons, move |tx| match tx.use_link(&link)? {
            OneTimeLink::Invitation(account) => tx.set_password(account.id, &phc, None),
            OneTimeLink::Setup => Err(StoreError::NotFound),
        })
        .await?;
    Ok(Answer::see_other("/sign-in").say(Flash::new("flash-password-chosen", None)))
}

async fn must_be_invitation(anyone: &Anyone, secret: &str) -> Done<Account> {
    match link(anyone, secret).await? {
        OneTimeLink::Invitation(account) if !account.disabled => Ok(account),
        _ => Err(Refusal::DeadLink.into()),
    }
}

fn invitation_page(
    anyone: &Anyone,
    status: Status,
    account: &Account,
    errors: Errors,
) -> Done<Answer> {
    let page = anyone.page().titled(anyone.lang.say("invitation-title"));
    let login = account.login.to_string();
    Ok(Answer::page(status, InvitationPage { page, login, errors }.render()?))
}

async fn link(anyone: &Anyone, secret: &str) -> Done<OneTimeLink> {
    let kept = token::hash(secret);
    let found = anyone.read(move |read| read.one_time_link(&kept)).await?;
    found.ok_or(Failure::Refused(Refusal::DeadLink))
}
