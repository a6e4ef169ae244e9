//! The first page: the board page of the default programme takes this place.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::answer::Answer;
use super::db::Done;
use super::guards::Reader;
use super::page::{Page, Place};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    programmes: Vec<String>,
}

#[get("/")]
pub(super) async fn home(reader: Reader) -> Done<Answer> {
    reader
        .cached(ContentType::HTML, |read, page| {
            let page = page.clone().titled(page.say("brand")).place(Place::Programme);
            let programmes = read.programmes()?.into_iter().map(|one| one.name).collect();
            Ok(HomePage { page, programmes }.render()?)
        })
        .await
}
