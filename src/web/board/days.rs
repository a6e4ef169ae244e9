//! The exact days of a programme: a convention of ours that a manager may set before version 1.

use askama::Template;
use chrono::Datelike;
use rocket::http::Status;
use rocket::{get, post};

use crate::domain::calendar::{Day, WrittenDate};
use crate::domain::programme::Programme;
use crate::domain::refusal::Refusal;
use crate::text::reading::parse_date;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Manager;
use crate::web::page::{Page, Place};

/// Years a programme may begin or end in.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

#[derive(Template)]
#[template(path = "board/days.html")]
struct DaysPage {
    page: Page,
    programme: Programme,
    /// A version is published: nothing can be changed.
    refused: Option<String>,
    once: String,
    form: Typed,
    errors: Errors,
}

/// The form.
#[get("/programmes/<code>/days")]
pub(in crate::web) async fn form(who: Manager, code: String) -> Done<Answer> {
    let (programme, published) = read(&who, code).await?;
    let days = (programme.first_day.to_string(), programme.last_day.to_string());
    let form = Typed::given(&[("first", &days.0), ("last", &days.1)]);
    show(&who, Status::Ok, programme, published, form, Errors::default())
}

/// Sets both days.
#[post("/programmes/<code>/days", data = "<form>")]
pub(in crate::web) async fn set(who: Manager, code: String, form: Typed) -> Done<Answer> {
    let (programme, published) = read(&who, code).await?;
    let mut errors = Errors::default();
    let lang = who.lang;
    let mut day = |name: &str| {
        let typed = form.get(name);
        let read = parse_date(typed).map_err(|problem| problem.sentence(lang));
        let outside = || lang.say("days-outside").into_owned();
        let read = read.and_then(|date| match date {
            WrittenDate::Day(day) if YEARS.contains(&day.year()) => Ok(day),
            WrittenDate::Day(_) => Err(outside()),
            _ => Err(lang.say("days-not-a-day").into_owned()),
        });
        errors.take(name, read)
    };
    let (first, last): (Option<Day>, Option<Day>) = (day("first"), day("last"));
    let (Some(first), Some(last)) = (first, last) else {
        return show(&who, Status::UnprocessableEntity, programme, published, form, errors);
    };
    let code = programme.code.to_string();
    let done = who
        .write_once(&form, move |tx| {
            tx.set_programme_days(&code, first, last)?;
            Ok(format!("/programmes/{code}"))
        })
        .await;
    match done {
        Ok(address) => Ok(Answer::see_other(&address).say(Flash::new("flash-days-set", None))),
        Err(Failure::Refused(refusal)) => {
            errors.add("last", lang.refusal(&refusal));
            show(&who, Status::UnprocessableEntity, programme, published, form, errors)
        }
        Err(other) => Err(other),
    }
}

/// The programme, and whether a plan is published for it.
async fn read(who: &Manager, code: String) -> Done<(Programme, bool)> {
    let found = who
        .read(move |read| {
            let Some(programme) = read.programme(&code)? else { return Ok(None) };
            let published = !read.plan_versions(programme.id)?.is_empty();
            Ok(Some((programme, published)))
        })
        .await?;
    found.ok_or(Failure::NotFound)
}

fn show(
    who: &Manager,
    status: Status,
    programme: Programme,
    published: bool,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    let page = who.page().titled(who.lang.say("days-title"));
    let page = page.place(Place::Programme).programme(programme.code.as_str());
    let refused = published.then(|| who.lang.refusal(&Refusal::PlanPublished));
    let html = DaysPage { page, programme, refused, once: form.key(), form, errors }.render()?;
    Ok(Answer::page(status, html))
}
