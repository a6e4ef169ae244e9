//! What managers note on the pictures of a programme: read, written, withdrawn.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::answer::Answer;
use super::db::Done;
use super::error::Failure;
use super::fields::{Errors, Typed};
use super::flash::Flash;
use super::guards::{Manager, Reader};
use super::page::{Page, Place};
use super::visit::Visit;
use crate::domain::annotation::{LETTERS, NotALine, OneLine};
use crate::domain::calendar::{Day, WrittenDate};
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::domain::rollup::Progress;
use crate::store::{KeptAnnotation, Read, StoreError};
use crate::text::Lang;
use crate::text::reading::parse_date;

#[derive(Template)]
#[template(path = "annotations/list.html")]
struct AnnotationsPage {
    page: Page,
    code: String,
    programme: String,
    standing: Vec<Line>,
    count: i64,
    gone: Vec<Line>,
    form: Typed,
    errors: Errors,
    /// The days that can be chosen, in a sentence.
    days: String,
    letters: i64,
}

/// An annotation in the list.
struct Line {
    /// The number it bears in pictures; the standing ones alone have one.
    number: String,
    position: Position,
    day: String,
    text: String,
    written: String,
    withdrawn: String,
    once: String,
}

impl Line {
    fn new(lang: Lang, it: &KeptAnnotation, number: usize) -> Self {
        let by = |key: &str, day: Day, by: &str| {
            let args = [("day", lang.day_in_words(day).into()), ("by", by.into())];
            lang.say_with(key, &args)
        };
        let gone = it.withdrawn.as_ref();
        Self {
            number: number.to_string(),
            position: gone.map_or(it.annotation.position, |(position, ..)| *position),
            day: lang.day_in_words(it.annotation.on),
            text: it.annotation.text.clone(),
            written: by("annotations-written", it.written_on, &it.author),
            withdrawn: gone
                .map_or_else(String::new, |(_, who, day)| by("annotations-gone-on", *day, who)),
            once: Typed::default().key(),
        }
    }
}

/// An annotation in the table beside a picture.
pub(super) struct Noted {
    /// As the picture numbers it.
    pub number: usize,
    pub day: String,
    pub text: String,
}

/// The annotations of what a picture shows, as it numbers them.
pub(super) fn noted(lang: Lang, progress: &Progress) -> Vec<Noted> {
    let line = |(index, it): (usize, &crate::domain::annotation::Annotation)| Noted {
        number: index + 1,
        day: lang.day_in_words(it.on),
        text: it.text.clone(),
    };
    progress.annotations.iter().enumerate().map(line).collect()
}

#[get("/programmes/<code>/annotations")]
pub(super) async fn list(reader: Reader, code: &str) -> Done<Answer> {
    show(&reader, code, Status::Ok, Typed::default(), Errors::default()).await
}

async fn show(
    visit: &Visit,
    code: &str,
    status: Status,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    let code = code.to_owned();
    visit.fresh(status, move |read, page| content(read, page, &code, form, errors)).await
}

fn content(
    read: &mut Read<'_>,
    page: Page,
    code: &str,
    form: Typed,
    errors: Errors,
) -> Done<String> {
    let lang = page.lang;
    let programme = read.programme(code)?.ok_or(Failure::NotFound)?;
    let all = read.all_annotations(programme.id)?;
    let (gone, mut standing): (Vec<_>, Vec<_>) = all.iter().partition(|it| it.withdrawn.is_some());
    standing.sort_by_key(|it| (it.annotation.on, it.annotation.position));
    let (first, last) = read.annotated_days(&programme)?;
    let (first, last) = (lang.day_in_words(first), lang.day_in_words(last));
    let args = [("first", first.into()), ("last", last.into())];
    let numbered = standing.iter().enumerate();
    let page = page.titled(lang.say("annotations-title")).place(Place::Programme).programme(code);
    let shown = AnnotationsPage {
        page,
        code: programme.code.to_string(),
        programme: programme.name,
        count: i64::try_from(standing.len()).unwrap_or(i64::MAX),
        standing: numbered.map(|(index, it)| Line::new(lang, it, index + 1)).collect(),
        gone: gone.iter().map(|it| Line::new(lang, it, 0)).collect(),
        form,
        errors,
        days: lang.say_with("annotations-on-hint", &args),
        letters: i64::try_from(LETTERS).unwrap_or(i64::MAX),
    };
    Ok(shown.render()?)
}

#[post("/programmes/<code>/annotations", data = "<form>")]
pub(super) async fn write(who: Manager, code: &str, form: Typed) -> Done<Answer> {
    let lang = who.lang;
    let mut errors = Errors::default();
    let on = errors.take("on", day(lang, form.get("on")));
    let line = errors.take("text", line(lang, form.get("text")));
    let (Some(on), Some(line)) = (on, line) else {
        return show(&who, code, Status::UnprocessableEntity, form, errors).await;
    };
    let own = code.to_owned();
    let done = who
        .write_once(&form, move |tx| {
            let programme = tx.programme(&own)?.ok_or(StoreError::NotFound)?;
            Ok(tx.annotate(&programme, on, &line)?.to_string())
        })
        .await;
    match done {
        Ok(position) => Ok(back(code, "flash-annotation-written", &position)),
        Err(Failure::Refused(refusal)) => {
            let field = if refusal == Refusal::TooManyAnnotations { "text" } else { "on" };
            errors.add(field, lang.refusal(&refusal));
            show(&who, code, Status::UnprocessableEntity, form, errors).await
        }
        Err(other) => Err(other),
    }
}

#[post("/programmes/<code>/annotations/<position>/withdrawal", data = "<form>")]
pub(super) async fn withdraw(
    who: Manager,
    code: &str,
    position: &str,
    form: Typed,
) -> Done<Answer> {
    let annotation: Position = position.parse().map_err(|_| Failure::NotFound)?;
    let own = code.to_owned();
    let done = who
        .write_once(&form, move |tx| {
            let programme = tx.programme(&own)?.ok_or(StoreError::NotFound)?;
            Ok(tx.withdraw_annotation(&programme, annotation)?.to_string())
        })
        .await?;
    Ok(back(code, "flash-annotation-withdrawn", &done))
}

fn back(code: &str, key: &str, position: &str) -> Answer {
    let address = format!("/programmes/{code}/annotations");
    Answer::see_other(&address).say(Flash::new(key, position.parse().ok()))
}

/// The day that is annotated: a day, not a month.
fn day(lang: Lang, text: &str) -> Result<Day, String> {
    match parse_date(text) {
        Ok(WrittenDate::Day(day)) => Ok(day),
        Ok(_) => Err(lang.say("annotations-on-day").into_owned()),
        Err(problem) => Err(problem.sentence(lang)),
    }
}

fn line(lang: Lang, text: &str) -> Result<OneLine, String> {
    OneLine::read(text).map_err(|problem| match problem {
        NotALine::Empty => lang.say("annotations-text-empty").into_owned(),
        NotALine::TooLong(letters) => {
            let args = [("n", letters.into()), ("most", LETTERS.into())];
            lang.say_with("annotations-text-long", &args)
        }
    })
}
