//! One's own password.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use crate::domain::refusal::Refusal;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Reader;
use crate::web::page::Page;
use crate::web::password;

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    page: Page,
    login: String,
    errors: Errors,
}

#[get("/account/password")]
pub(in crate::web) fn form(reader: Reader) -> Done<Answer> {
    page(&reader, Status::Ok, Errors::default())
}

#[post("/account/password", data = "<form>")]
pub(in crate::web) async fn change(reader: Reader, form: Typed) -> Done<Answer> {
    let lang = reader.lang;
    let mut errors = Errors::default();
    let chosen = form.exact("new").to_owned();
    let own = reader.account();
    if let Some(problem) =
        password::problem(&reader, &chosen, own.login.as_str(), &own.name).await?
    {
        errors.add("new", problem);
        return page(&reader, Status::UnprocessableEntity, errors);
    }
    let phc = reader.account().password.clone();
    if !password::matches(reader.db(), phc, form.exact("current").to_owned()).await? {
        errors.add("current", lang.refusal(&Refusal::WrongPassword));
        return page(&reader, Status::UnprocessableEntity, errors);
    }
    let phc = password::hash(reader.db(), chosen).await?;
    let (id, token) = (reader.account().id, reader.token());
    reader.write(move |tx| tx.set_password(id, &phc, token.as_ref())).await?;
    Ok(Answer::see_other("/account").say(Flash::new("flash-password-changed", None)))
}

fn page(reader: &Reader, status: Status, errors: Errors) -> Done<Answer> {
    let page = reader.page().titled(reader.lang.say("password-title"));
    let login = reader.account().login.to_string();
    Ok(Answer::page(status, PasswordPage { page, login, errors }.render()?))
}
