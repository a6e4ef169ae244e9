//! Every line that sums to a figure, one by one.

use rocket::get;
use rocket::http::ContentType;

use super::{explained, page};
use crate::exports::{self, Format};
use crate::store::Depth;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::format::{disposition, media};
use crate::web::guards::Reader;

/// The list as pages.
#[get("/figures/<reference>/entries")]
pub(in crate::web) async fn entries(reader: Reader, reference: &str) -> Done<Answer> {
    let (reference, _) = reader.reference(reference)?;
    let number = reader.parsed("page")?.unwrap_or(1);
    reader
        .cached(ContentType::HTML, move |read, page| {
            let of = explained(read, &reference, Depth::Whole)?;
            page::render_entries(page, &of, number)
        })
        .await
}

/// The list as a spreadsheet opens it.
#[get("/figures/<reference>/entries.csv")]
pub(in crate::web) async fn csv(reader: Reader, reference: &str) -> Done<Answer> {
    file(&reader, reference, Format::Csv).await
}

/// The list for programs.
#[get("/figures/<reference>/entries.json")]
pub(in crate::web) async fn json(reader: Reader, reference: &str) -> Done<Answer> {
    file(&reader, reference, Format::Json).await
}

async fn file(reader: &Reader, text: &str, format: Format) -> Done<Answer> {
    let (reference, _) = reader.reference(text)?;
    let name = format!("{reference}-entries");
    let answer = reader
        .cached(media(format), move |read, _| {
            let of = explained(read, &reference, Depth::Whole)?;
            Ok(exports::figures::lines(&of, format)?)
        })
        .await?;
    Ok(answer.header("Content-Disposition", disposition(&name, format)))
}
