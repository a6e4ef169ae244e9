//! What the administration does about an account, each act a resource below it.

use rocket::http::Status;
use rocket::post;

use super::fields;
use super::new::{Base, invited};
use super::one::{known, page};
use crate::domain::ids::Login;
use crate::store::{Result as Stored, StoreError, Tx};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Admin;

#[post("/users/<login>/role", data = "<form>")]
pub(in crate::web) async fn role(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    let mut errors = Errors::default();
    let Some((role, scope)) = fields::chosen(admin.lang, &form, &mut errors) else {
        return page(&admin, Status::UnprocessableEntity, known(login)?, Some(form), errors).await;
    };
    act(&admin, login, form, "flash-role-kept", move |tx, login| {
        tx.change_role(login, role, scope.as_ref())
    })
    .await
}

#[post("/users/<login>/name", data = "<form>")]
pub(in crate::web) async fn rename(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    let name = form.get("name").to_owned();
    act(&admin, login, form, "flash-name-kept", move |tx, login| tx.rename_account(login, &name))
        .await
}

#[post("/users/<login>/invitation", data = "<form>")]
pub(in crate::web) async fn invite(
    admin: Admin,
    base: Base,
    login: &str,
    form: Typed,
) -> Done<Answer> {
    let login = known(login)?;
    match invited(&admin, &base, &form, &login, |_, _| Ok(())).await {
        Err(Failure::Refused(refusal)) => {
            let mut errors = Errors::default();
            errors.add("invitation", admin.lang.refusal(&refusal));
            page(&admin, Status::UnprocessableEntity, login, Some(form), errors).await
        }
        done => done,
    }
}

#[post("/users/<login>/disabling", data = "<form>")]
pub(in crate::web) async fn disable(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    act(&admin, login, form, "flash-account-disabled", |tx, login| tx.disable_account(login)).await
}

#[post("/users/<login>/enabling", data = "<form>")]
pub(in crate::web) async fn enable(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    act(&admin, login, form, "flash-account-enabled", |tx, login| tx.enable_account(login)).await
}

#[post("/users/<login>/sign-ins/<id>/end", data = "<form>")]
pub(in crate::web) async fn end_sign_in(
    admin: Admin,
    login: &str,
    id: i32,
    form: Typed,
) -> Done<Answer> {
    act(&admin, login, form, "flash-sign-in-ended", move |tx, login| {
        let account = tx.account_by_login(login)?.ok_or(StoreError::NotFound)?;
        tx.end_sign_in(account.id, id)
    })
    .await
}

#[post("/users/<login>/sign-ins/end", data = "<form>")]
pub(in crate::web) async fn end_sign_ins(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    let token = admin.token();
    act(&admin, login, form, "flash-sign-ins-ended", move |tx, login| {
        let account = tx.account_by_login(login)?.ok_or(StoreError::NotFound)?;
        tx.end_sign_ins(account.id, token.as_ref()).map(drop)
    })
    .await
}

#[post("/users/<login>/second-factor-removal", data = "<form>")]
pub(in crate::web) async fn remove_factor(admin: Admin, login: &str, form: Typed) -> Done<Answer> {
    act(&admin, login, form, "flash-factor-removed", |tx, login| tx.remove_second_factor(login))
        .await
}

/// Does it once and goes back to the account; what is refused is said there.
pub(super) async fn act(
    admin: &Admin,
    login: &str,
    form: Typed,
    said: &'static str,
    work: impl FnOnce(&mut Tx<'_>, &Login) -> Stored<()> + Send + 'static,
) -> Done<Answer> {
    let login = known(login)?;
    let whose = login.clone();
    let done = admin.write_once(&form, move |tx| {
        work(tx, &whose)?;
        Ok(format!("/users/{whose}"))
    });
    match done.await {
        Ok(address) => Ok(Answer::see_other(&address).say(Flash::new(said, None))),
        Err(Failure::Refused(refusal)) => {
            let mut errors = Errors::default();
            errors.add(fields::field(&refusal), admin.lang.refusal(&refusal));
            page(admin, Status::UnprocessableEntity, login, Some(form), errors).await
        }
        Err(other) => Err(other),
    }
}
