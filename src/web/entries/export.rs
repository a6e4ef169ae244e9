//! The entries of a filter to take away: the same bytes as the command line's export.

use rocket::get;
use rocket::http::ContentType;

use super::filter;
use crate::exports::{self, Format};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Errors;
use crate::web::guards::Reader;

#[get("/entries.csv")]
pub(in crate::web) async fn csv(reader: Reader) -> Done<Answer> {
    let answer = export(&reader, ContentType::CSV, Format::Csv).await?;
    Ok(answer.header("Content-Disposition", "attachment; filename=\"corons-entries.csv\""))
}

#[get("/entries.json")]
pub(in crate::web) async fn json(reader: Reader) -> Done<Answer> {
    export(&reader, ContentType::JSON, Format::Json).await
}

async fn export(reader: &Reader, media: ContentType, format: Format) -> Done<Answer> {
    let mut errors = Errors::default();
    let mut asked = filter::read_filter(&filter::typed(reader), reader.lang, &mut errors);
    if let Some((_, sentence)) = errors.all().next() {
        return Err(Failure::Unreadable(sentence.to_owned()));
    }
    reader
        .cached(media, move |read, _| {
            filter::settle(read, &mut asked)?;
            asked.live = true;
            Ok(exports::entries(read, &asked, format)?)
        })
        .await
}
