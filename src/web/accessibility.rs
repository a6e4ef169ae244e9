//! The declaration of accessibility: what is checked, how, and what remains. Open to all.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::answer::Answer;
use super::db::Done;
use super::guards::Anyone;
use super::page::Page;

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Declaration {
    page: Page,
}

#[get("/accessibility")]
pub(super) fn page(anyone: Anyone) -> Done<Answer> {
    let page = anyone.page().titled(anyone.lang.say("accessibility-title"));
    Ok(Answer::page(Status::Ok, Declaration { page }.render()?))
}
