//! One figure: the integer, what it means, how it is made, and whether a newer one exists.

use rocket::get;
use rocket::http::ContentType;

use super::page::{self, Newer};
use super::parsed;
use crate::domain::explanation::Explanation;
use crate::domain::figure::Reference;
use crate::exports::{self, Format};
use crate::store::{Depth, Read, StoreError};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::format::{media, parted};
use crate::web::guards::Reader;
use crate::web::marks::address;
use crate::web::visit::with_query;

/// A figure, or the lines that make it as a table: `/figures/<reference>.csv`.
#[get("/figures/<name>")]
pub(in crate::web) async fn show(reader: Reader, name: &str) -> Done<Answer> {
    let (text, format) = parted(name);
    let reference = parsed(text)?;
    if reference.to_string() != text {
        let ending = name.get(text.len()..).unwrap_or_default();
        return Ok(Answer::moved(&with_query(
            &format!("{}{ending}", address(&reference)),
            &reader.query,
        )));
    }
    match format {
        None => {
            let asked = (reference.clone(), Depth::Grouped);
            reader
                .figure(ContentType::HTML, asked, move |read, page, of| {
                    page::render(page, of, &newer(read, &reference, of)?)
                })
                .await
        }
        Some(Format::Json) => json(&reader, reference).await,
        Some(format) => {
            let asked = (reference, Depth::Grouped);
            let (format, fictional) = (reader.formed(format)?, reader.moment.fictional);
            let answer = reader
                .figure(media(format), asked, move |_, _, of| {
                    Ok(exports::figures::lines(of, fictional, format)?)
                })
                .await?;
            Ok(answer.header("Content-Disposition", reader.disposition(text, format)))
        }
    }
}

/// The figure for programs.
pub(super) async fn json(reader: &Reader, reference: Reference) -> Done<Answer> {
    let asked = (reference.clone(), Depth::Grouped);
    reader
        .figure(ContentType::JSON, asked, move |read, page, of| {
            let newer = match newer(read, &reference, of)? {
                Newer::Is(head) => exports::figures::Newer::than(of, &head),
                Newer::Newest | Newer::Gone(_) => None,
            };
            Ok(exports::figures::figure(of, &page.lang.definition(of), newer)?)
        })
        .await
}

/// What the head knows of a figure read at an earlier position.
fn newer(read: &mut Read<'_>, reference: &Reference, of: &Explanation) -> Done<Newer> {
    let head = read.head()?.position;
    if of.known.position == head {
        return Ok(Newer::Newest);
    }
    match read.explain(reference, Depth::Grouped) {
        Ok(now) => Ok(Newer::Is(Box::new(now))),
        Err(StoreError::Refused(_)) => Ok(Newer::Gone(head)),
        Err(other) => Err(other.into()),
    }
}
