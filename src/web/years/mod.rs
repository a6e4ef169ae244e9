//! The page of a year of a programme: planned, actual and variance by month, by EPCI, by estate,
//! and the entries of the year.

mod breakdown;
mod data;
mod months;
mod page;

use rocket::get;
use rocket::http::ContentType;

use super::answer::Answer;
use super::db::Done;
use super::error::Failure;
use super::guards::Reader;

pub use data::YearData;

/// A year.
#[get("/programmes/<code>/years/<year>")]
pub(super) async fn year(reader: Reader, code: String, year: &str) -> Done<Answer> {
    let year = year.parse().map_err(|_| Failure::NotFound)?;
    let to = reader.read_at()?;
    reader
        .cached(ContentType::HTML, move |read, page| {
            let data = YearData::read(read, &code, year, to)?;
            page::render(page, &data)
        })
        .await
}
