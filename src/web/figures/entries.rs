//! Every line that sums to a figure, one by one.

use rocket::get;
use rocket::http::ContentType;

use super::{page, parsed};
use crate::exports::{self, Format};
use crate::store::Depth;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::format::media;
use crate::web::guards::Reader;

/// The list as pages.
#[get("/figures/<reference>/entries")]
pub(in crate::web) async fn entries(reader: Reader, reference: &str) -> Done<Answer> {
    let reference = parsed(reference)?;
    let number = reader.parsed("page")?.unwrap_or(1);
    reader
        .figure(ContentType::HTML, (reference, Depth::Whole), move |_, page, of| {
            page::render_entries(page, of, number)
        })
        .await
}

/// The list as a spreadsheet opens it.
#[get("/figures/<reference>/entries.csv")]
pub(in crate::web) async fn csv(reader: Reader, reference: &str) -> Done<Answer> {
    file(&reader, reference, Format::CSV).await
}

/// The list as a workbook.
#[get("/figures/<reference>/entries.xlsx")]
pub(in crate::web) async fn xlsx(reader: Reader, reference: &str) -> Done<Answer> {
    file(&reader, reference, Format::Xlsx(Lang::Fr)).await
}

/// The list for programs.
#[get("/figures/<reference>/entries.json")]
pub(in crate::web) async fn json(reader: Reader, reference: &str) -> Done<Answer> {
    file(&reader, reference, Format::Json).await
}

async fn file(reader: &Reader, text: &str, format: Format) -> Done<Answer> {
    let reference = parsed(text)?;
    let name = format!("{reference}-saisies");
    let (format, fictional) = (reader.formed(format)?, reader.moment.fictional);
    let answer = reader
        .figure(media(format), (reference, Depth::Whole), move |_, _, of| {
            Ok(exports::figures::lines(of, fictional, format)?)
        })
        .await?;
    Ok(answer.header("Content-Disposition", reader.disposition(&name, format)))
}
