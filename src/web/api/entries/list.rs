//! `GET /api/v1/entries`: the ledger in the order it was recorded, page by page. A page names the
//! next one at the same point of knowledge, so that pages of one reading fit together.

use rocket::get;
use rocket::http::ContentType;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::answers::bytes;
use super::Entry;
use crate::domain::ids::LandlordCode;
use crate::domain::rollup::Known;
use crate::store::{EntryFilter, Read};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::visit::{Visit, with_query};

/// Entries of a page, unless told otherwise.
pub(in crate::web::api) const LINES: i64 = 100;
/// At most.
pub(in crate::web::api) const MOST: i64 = 1_000;

/// A page of the ledger.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct EntryPage {
    known: Known,
    /// In the order they were recorded, reversals among them.
    entries: Vec<Entry>,
    /// Where the next page is; none on the last one.
    next: Option<String>,
}

/// A page of entries.
#[get("/api/v1/entries")]
pub(in crate::web) async fn list(reader: Reader) -> Done<Answer> {
    let filter = filter(&reader)?;
    let query = reader.query.clone();
    reader
        .cached(ContentType::JSON, move |read, _| {
            let filter = existing(read, filter)?;
            let limit = filter.limit.unwrap_or(LINES);
            let known = read.known_now()?;
            let more = EntryFilter { limit: Some(limit + 1), ..filter };
            let mut listed = read.entries(&more)?;
            let rest = listed.len() > usize::try_from(limit).unwrap_or(usize::MAX);
            if rest {
                listed.pop();
            }
            let last = listed.last().filter(|_| rest).map(|it| it.entry.position);
            let next = last.map(|last| next(&query, last, known.position));
            let entries = listed.into_iter().map(Entry::from).collect();
            bytes(&EntryPage { known, entries, next })
        })
        .await
}

/// The address of the page after a position.
fn next(query: &[(String, String)], last: i64, head: i64) -> String {
    let kept = query.iter().filter(|(name, _)| !matches!(name.as_str(), "after" | "known"));
    let own = [("after", last.to_string()), ("known", format!("@{head}"))];
    let own = own.map(|(name, value)| (name.to_owned(), value));
    with_query("/api/v1/entries", &kept.cloned().chain(own).collect::<Vec<_>>())
}

/// What the parameters ask for.
fn filter(reader: &Reader) -> Done<EntryFilter> {
    let text = |name: &str| reader.param(name).map(str::to_owned);
    let limit = whole(reader, "limit", 1, MOST)?;
    let batch =
        whole(reader, "batch", 1, i64::from(i32::MAX))?.and_then(|it| i32::try_from(it).ok());
    Ok(EntryFilter {
        estate: text("estate"),
        operation: text("operation"),
        stage: reader.parsed("stage")?,
        from: reader.day_param("from")?,
        to: reader.day_param("to")?,
        author: text("author"),
        programme: text("programme"),
        landlord: reader.parsed::<LandlordCode>("landlord")?.map(|it| it.to_string()),
        live: reader.parsed("live")?.unwrap_or(false),
        batch,
        after: Some(whole(reader, "after", 0, i64::MAX)?.unwrap_or(0)),
        limit,
        ..EntryFilter::default()
    })
}

/// A whole number among the parameters.
pub(in crate::web::api) fn whole(
    visit: &Visit,
    name: &str,
    least: i64,
    most: i64,
) -> Done<Option<i64>> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if visit.param(name).is_some_and(|text| !digits(text)) {
        return Err(visit.wrong(name));
    }
    let number: Option<i64> = visit.parsed(name)?;
    let fits = number.is_none_or(|it| (least..=most).contains(&it));
    if fits { Ok(number) } else { Err(visit.wrong(name)) }
}

/// The filter, if what it names is there: a code that is misspelt has no empty list.
fn existing(read: &mut Read<'_>, mut filter: EntryFilter) -> Done<EntryFilter> {
    if let Some(code) = &filter.estate {
        let estate = read.estate(code)?.ok_or(Failure::NotFound)?;
        filter.estate = Some(estate.code.to_string());
    }
    if let Some(code) = &filter.operation {
        let operation = read.operation(code)?.ok_or(Failure::NotFound)?;
        filter.operation = Some(operation.code.to_string());
    }
    if let Some(code) = &filter.landlord {
        let known = read.landlords()?.iter().any(|it| it.code.as_str() == code);
        if !known {
            return Err(Failure::NotFound);
        }
    }
    Ok(filter)
}
