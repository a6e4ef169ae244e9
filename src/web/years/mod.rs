//! The page of a year of a programme: planned, actual and variance by month, by EPCI, by estate,
//! and the entries of the year.

mod basis;
mod breakdown;
mod data;
mod files;
mod months;
mod page;

use rocket::get;
use rocket::http::{ContentType, Status};

use super::answer::Answer;
use super::closings::waiting::Waiting;
use super::db::Done;
use super::error::Failure;
use super::format::{parted, plain};
use super::guards::Reader;
use crate::store::Terms;

pub use data::YearData;

/// A year, or its table: `/programmes/mc/years/2025.csv`.
#[get("/programmes/<code>/years/<year>")]
pub(super) async fn year(reader: Reader, code: String, year: &str) -> Done<Answer> {
    let (year, format) = parted(year);
    let year: i32 = year.parse().map_err(|_| Failure::NotFound)?;
    let (to, published, net) = (reader.read_at()?, reader.basis()?, reader.net()?);
    let (lang, account) = (reader.lang, reader.account().id);
    if let Some(format) = format {
        let name = format!("{}-{year}", plain(&code));
        return reader
            .table(&name, format, move |read, format| {
                let data = YearData::read(read, &code, year, to, published, net)?;
                Ok(files::bytes(read, &data, format)?)
            })
            .await;
    }
    if reader.account().role.may_manage() {
        let belongs = move |terms: &Terms| {
            matches!(terms, Terms::Closing { year: of, .. } | Terms::Reopening { year: of, .. }
                if *of == year)
        };
        let waiting = reader.read(move |read| Waiting::all(read, lang, account, belongs)).await?;
        if !waiting.is_empty() {
            // What waits for a second person is no event: this page is kept by nobody.
            return reader
                .fresh(Status::Ok, move |read, page| {
                    let data = YearData::read(read, &code, year, to, published, net)?;
                    page::render(page, &data, published, waiting)
                })
                .await;
        }
    }
    reader
        .cached(ContentType::HTML, move |read, page| {
            let data = YearData::read(read, &code, year, to, published, net)?;
            page::render(page, &data, published, Vec::new())
        })
        .await
}
