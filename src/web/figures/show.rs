//! One figure: the integer, what it means, how it is made, and whether a newer one exists.

use rocket::get;
use rocket::http::ContentType;

use super::page::{self, Newer};
use super::{address, explained};
use crate::domain::explanation::Explanation;
use crate::domain::figure::Reference;
use crate::exports::{self, Format};
use crate::store::{Depth, Read, StoreError};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::format::{disposition, media, parted};
use crate::web::guards::Reader;

/// A figure, or the lines that make it as a table: `/figures/<reference>.csv`.
#[get("/figures/<name>")]
pub(in crate::web) async fn show(reader: Reader, name: &str) -> Done<Answer> {
    let (text, format) = parted(name);
    let (reference, printed) = reader.reference(text)?;
    if !printed {
        let ending = name.get(text.len()..).unwrap_or_default();
        return Ok(Answer::moved(&format!("{}{ending}", address(&reference))));
    }
    match format {
        None => {
            reader
                .cached(ContentType::HTML, move |read, page| {
                    let of = explained(read, &reference, Depth::Grouped)?;
                    let newer = newer(read, &reference, &of)?;
                    page::render(page, &of, &newer)
                })
                .await
        }
        Some(Format::Csv) => {
            let answer = reader
                .cached(media(Format::Csv), move |read, _| {
                    let of = explained(read, &reference, Depth::Grouped)?;
                    Ok(exports::figures::lines(&of, Format::Csv)?)
                })
                .await?;
            Ok(answer.header("Content-Disposition", disposition(text, Format::Csv)))
        }
        Some(Format::Json) => json(&reader, reference).await,
    }
}

/// The figure for programs.
pub(super) async fn json(reader: &Reader, reference: Reference) -> Done<Answer> {
    let lang = reader.lang;
    reader
        .cached(ContentType::JSON, move |read, _| {
            let of = explained(read, &reference, Depth::Grouped)?;
            let newer = match newer(read, &reference, &of)? {
                Newer::Is(head) => exports::figures::Newer::than(&of, &head),
                Newer::Newest | Newer::Gone(_) => None,
            };
            Ok(exports::figures::figure(&of, &lang.definition(&of), newer)?)
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
