//! The form that takes a reference.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::parsed;
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::progress::progress;
use crate::domain::rollup::Grain;
use crate::web::answer::Answer;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Errors;
use crate::web::guards::Reader;
use crate::web::marks::address;
use crate::web::page::Page;
use crate::web::visit::with_query;

#[derive(Template)]
#[template(path = "figures/find.html")]
struct FindPage {
    page: Page,
    typed: String,
    errors: Errors,
    hint: String,
}

/// The form, or the figure it asks for.
#[get("/figures")]
pub(in crate::web) async fn find(reader: Reader) -> Done<Answer> {
    let mut errors = Errors::default();
    let typed = reader.param("reference").unwrap_or_default().to_owned();
    if !typed.is_empty() {
        // A whole address pasted is as good as the reference in it.
        let text = typed.rsplit('/').next().unwrap_or_default();
        match parsed(text) {
            Ok(reference) => {
                let known = reader.query.iter().filter(|(name, _)| name == "known");
                let known: Vec<_> = known.cloned().collect();
                return Ok(Answer::see_other(&with_query(&address(&reference), &known)));
            }
            Err(Failure::Refused(refusal)) => {
                errors.add("reference", reader.lang.refusal(&refusal));
            }
            Err(other) => return Err(other),
        }
    }
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    let page = reader.page().titled(reader.lang.say("figures-title"));
    let code = page.programme.clone();
    let html = reader
        .render(move |read| {
            let programme = read.programme(&code)?.ok_or(Failure::NotFound)?;
            let asked = question(&programme, read.known_now()?, None);
            let whole = progress(&read.progress_input(&asked)?, Grain::Year);
            let mut example = whole.reference(Quantity::Actual, whole.to_date());
            if page.limited {
                let seen = read.estates()?.into_iter().find(|it| read.sees_all_of(it.id));
                let seen = seen.map_or(FigureScope::All, |it| FigureScope::Estate(it.code));
                example = example.within(seen);
            }
            let hint = page.say_text("figures-field-hint", &example.to_string());
            Ok(FindPage { page, typed, errors, hint }.render()?)
        })
        .await?;
    Ok(Answer::page(status, reader.kept_there(html)))
}
