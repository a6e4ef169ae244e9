//! The entries of a filter to take away: the same bytes as the command line's export.

use rocket::get;

use super::filter;
use crate::exports::{self, Format};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Errors;
use crate::web::format::plain;
use crate::web::guards::Reader;

#[get("/entries.csv")]
pub(in crate::web) async fn csv(reader: Reader) -> Done<Answer> {
    export(&reader, Format::CSV).await
}

#[get("/entries.xlsx")]
pub(in crate::web) async fn xlsx(reader: Reader) -> Done<Answer> {
    export(&reader, Format::Xlsx(Lang::Fr)).await
}

#[get("/entries.json")]
pub(in crate::web) async fn json(reader: Reader) -> Done<Answer> {
    export(&reader, Format::Json).await
}

async fn export(reader: &Reader, format: Format) -> Done<Answer> {
    let mut errors = Errors::default();
    let mut asked = filter::read_filter(&filter::typed(reader), reader.lang, &mut errors);
    if let Some((_, sentence)) = errors.all().next() {
        return Err(Failure::Unreadable(sentence.to_owned()));
    }
    let of = plain(asked.programme.as_deref().unwrap_or("corons"));
    reader
        .table(&format!("{of}-saisies"), format, move |read, format| {
            filter::settle(read, &mut asked)?;
            asked.live = true;
            Ok(exports::entries(read, &asked, format)?)
        })
        .await
}
