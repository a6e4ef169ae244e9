//! `GET /api/v1/restatements`: the bridge between two points of knowledge.

use rocket::get;

use super::answers::{bytes, tagged};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Reader;
use crate::web::restatements::{asked, told};

/// The bridge.
#[get("/api/v1/restatements")]
pub(in crate::web) async fn bridge(reader: Reader) -> Done<Answer> {
    let of = asked::bridge(&reader).await?;
    Ok(tagged(&reader, bytes(&told::told(&of))?))
}
