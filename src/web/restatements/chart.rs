//! The waterfall as a file of its own.

use rocket::get;
use rocket::http::{ContentType, Status};

use super::asked;
use crate::charts;
use crate::text::sentences::restatement as said;
use crate::web::answer::{Answer, Encoding};
use crate::web::charts::style;
use crate::web::db::Done;
use crate::web::guards::Reader;

/// Programme and both points stand inside the picture; neither today's date nor the program does.
#[get("/charts/restatement.svg")]
pub(in crate::web) async fn chart(reader: Reader) -> Done<Answer> {
    let style = style(&reader)?;
    let of = asked::bridge(&reader).await?;
    let answer = said::restatement(style.lang, &of, false).plain();
    let name = format!("inline; filename=\"{}-restatement.svg\"", of.programme.code);
    let svg = charts::waterfall(&of, &answer, &style);
    let answer = Answer::body(Status::Ok, ContentType::SVG, svg.into(), Encoding::Plain);
    Ok(answer.header("Cache-Control", "private, no-cache").header("Content-Disposition", name))
}
