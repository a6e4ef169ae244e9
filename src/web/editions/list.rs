//! The list of editions, with the form that makes the next one; nothing in it must be filled in.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use crate::domain::calendar::paris_day;
use crate::domain::edition::Edition;
use crate::domain::programme::Programme;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Reader;
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "editions/list.html")]
struct EditionsPage {
    page: Page,
    lines: Vec<Line>,
    count: i64,
    programmes: Vec<Programme>,
    form: Typed,
    errors: Errors,
}

/// An edition in the list.
pub(super) struct Line {
    pub number: i32,
    pub name: String,
    pub programme: String,
    pub made: String,
    pub by: String,
    pub to: String,
    pub comment: Option<String>,
}

impl Line {
    pub(super) fn new(lang: Lang, of: &Edition) -> Self {
        let number = lang.count(i64::from(of.sealed.number));
        Self {
            number: of.sealed.number,
            name: lang.say_with("pack-edition", &[("text", number.into())]),
            programme: of.programme_name.clone(),
            made: lang.day_in_words(paris_day(of.made_at)),
            by: of.author.clone(),
            to: lang.day_in_words(of.sealed.to),
            comment: of.sealed.comment.clone(),
        }
    }
}

#[get("/editions")]
pub(in crate::web) async fn list(reader: Reader) -> Done<Answer> {
    show(&reader, Status::Ok, Typed::default(), Errors::default()).await
}

pub(super) async fn show(
    visit: &Visit,
    status: Status,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    let here = visit.app.programme.clone();
    visit
        .fresh(status, move |read, page| {
            let lang = page.lang;
            let lines: Vec<Line> = read.editions()?.iter().map(|it| Line::new(lang, it)).collect();
            let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
            let programmes = read.programmes()?;
            let form = if form.filled("programme").is_some() {
                form
            } else {
                Typed::given(&[("programme", here.as_str()), ("once", &form.key())])
            };
            let page = page.titled(lang.say("editions-title"));
            Ok(EditionsPage { page, lines, count, programmes, form, errors }.render()?)
        })
        .await
}
