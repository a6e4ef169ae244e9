//! Figures for programs.

use rocket::get;
use rocket::http::ContentType;

use super::parsed;
use crate::exports::{self, Format};
use crate::store::Depth;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Reader;

/// A figure.
#[get("/api/v1/figures/<reference>")]
pub(in crate::web) async fn figure(reader: Reader, reference: &str) -> Done<Answer> {
    let reference = parsed(reference)?;
    super::show::json(&reader, reference).await
}

/// The lines that sum to it, one by one.
#[get("/api/v1/figures/<reference>/entries")]
pub(in crate::web) async fn entries(reader: Reader, reference: &str) -> Done<Answer> {
    let reference = parsed(reference)?;
    reader
        .figure(ContentType::JSON, (reference, Depth::Whole), |_, _, of| {
            Ok(exports::figures::lines(of, false, Format::Json)?)
        })
        .await
}
