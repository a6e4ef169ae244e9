//! The rows of the ledger behind a cause, with their running sum.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::asked;
use crate::domain::restatement::{Behind, Cause};
use crate::store::{ListedEntry, StoreError};
use crate::text::sentences::restatement as said;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::listing::{Listing, Pages};
use crate::web::marks::Variance;
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "restatements/entries.html")]
struct EntriesPage {
    page: Page,
    back: String,
    answer: String,
    rows: Vec<Row>,
    pages: Option<Pages>,
    /// The cause has no rows of its own.
    booked: bool,
}

struct Row {
    position: i64,
    number: String,
    when: String,
    estate: String,
    estate_name: String,
    /// The line it moved in, where there are several.
    line: Option<String>,
    moved: Variance,
    running: String,
}

#[get("/restatements/entries")]
pub(in crate::web) async fn entries(reader: Reader) -> Done<Answer> {
    let asked = reader.param("cause").unwrap_or_default().to_owned();
    let cause = Cause::all().into_iter().find(|it| it.word() == asked);
    let cause = cause.ok_or_else(|| reader.wrong("cause"))?;
    let mut of = asked::bridge(&reader).await?;
    let line = reader.param("line").map(str::to_owned);
    let mut behind = of.bridge.behind.remove(&cause).unwrap_or_default();
    behind.retain(|it| line.as_ref().is_none_or(|line| asked::word(&of, &it.line) == *line));
    let lang = reader.lang;
    let sum = lang.signed(behind.iter().map(|it| it.dwellings).sum());
    let answer = lang.say_with(
        "restatements-entries-answer",
        &[("n", behind.len().into()), ("sum", sum.into())],
    );
    let mut running = 0;
    let summed: Vec<(Behind, i64)> = behind
        .into_iter()
        .map(|it| {
            running += it.dwellings;
            (it, running)
        })
        .collect();
    let (shown, pages) = Listing::of(&reader).page(summed, lang);
    let shown = reader
        .read(move |read| {
            let listed = |(it, running): (Behind, i64)| {
                let entry = read.listed_entry(it.entry)?.ok_or(StoreError::NotFound)?;
                Ok((it, running, entry))
            };
            shown.into_iter().map(listed).collect::<crate::store::Result<Vec<_>>>()
        })
        .await?;
    let several = of.split != crate::domain::restatement::Split::Whole;
    let row = |(it, running, listed): &(Behind, i64, ListedEntry)| Row {
        position: it.position,
        number: lang.position(it.position),
        when: lang.when_short(listed.entry.when),
        estate: listed.estate.clone(),
        estate_name: listed.estate_name.clone(),
        line: several.then(|| said::line(lang, &of, &it.line)),
        moved: Variance::of(lang, it.dwellings),
        running: lang.signed(*running),
    };
    let name = said::cause(lang, cause);
    let title = lang.say_with("restatements-entries-title", &[("text", name.into())]);
    let html = EntriesPage {
        rows: shown.iter().map(row).collect(),
        back: asked::address(&reader, "/restatements", &[]),
        booked: cause == Cause::Booked,
        answer,
        pages,
        page: reader
            .page()
            .titled(title)
            .place(Place::Entries)
            .programme(of.programme.code.as_str()),
    }
    .render()
    .map_err(Failure::from)?;
    Ok(Answer::page(Status::Ok, reader.kept_there(html)))
}
