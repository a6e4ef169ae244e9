//! The waterfall as a file of its own.

use rocket::get;
use rocket::http::Status;

use super::asked;
use crate::charts;
use crate::text::sentences::restatement as said;
use crate::web::answer::{Answer, Encoding};
use crate::web::charts::{kind, style};
use crate::web::db::Done;
use crate::web::guards::Reader;
use crate::web::visit::Visit;

/// Programme and both points stand inside the picture; neither today's date nor the program does.
#[get("/charts/restatement.svg")]
pub(in crate::web) async fn chart(reader: Reader) -> Done<Answer> {
    picture(&reader, "svg").await
}

/// The same in pixels.
#[get("/charts/restatement.png")]
pub(in crate::web) async fn pixels(reader: Reader) -> Done<Answer> {
    picture(&reader, "png").await
}

async fn picture(visit: &Visit, ending: &'static str) -> Done<Answer> {
    let (style, kind) = (style(visit)?, kind(visit, ending)?);
    let of = asked::bridge(visit).await?;
    let answer = said::restatement(style.lang, &of, false).plain();
    let name = format!("inline; filename=\"{}-restatement.{ending}\"", of.programme.code);
    let work = move || kind.write(charts::waterfall(&of, &answer, &style));
    let bytes = visit.db().compute(work).await??;
    let answer = Answer::body(Status::Ok, kind.media(), bytes, Encoding::Plain);
    Ok(answer.header("Cache-Control", "private, no-cache").header("Content-Disposition", name))
}
