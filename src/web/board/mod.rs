//! The board page of a programme: the answer in one sentence, the picture, the table, the proof.

pub(super) mod curve;
mod data;
pub mod days;
mod estates;
pub(super) mod figures;
mod houses;
mod lacks;
mod page;
mod paper;
pub(super) mod presentation;
pub(super) mod territories;

use rocket::get;
use rocket::http::ContentType;

use super::answer::Answer;
use super::db::Done;
use super::error::Failure;
use super::format::{parted, plain};
use super::guards::Reader;
use super::page::Page;
use super::scope;
use super::visit::Visit;
use crate::domain::calendar::Day;
use crate::domain::rollup::Grain;
use crate::exports::{self, Format};
use crate::store::{FigureQuestion, Read};

pub use data::BoardData;
pub(super) use data::question;
pub(super) use figures::since;
pub(super) use paper::answer as pdf;

/// The board page of the default programme.
#[get("/")]
pub(super) async fn home(reader: Reader) -> Done<Answer> {
    if reader.scope().is_some() {
        return scope::start(reader).await;
    }
    let code = reader.app.programme.clone();
    show(reader, code).await
}

/// The board page of a programme, or its progress as a table: `/programmes/mc.csv?by=month`.
#[get("/programmes/<name>")]
pub(super) async fn programme(reader: Reader, name: &str) -> Done<Answer> {
    if let Some(code) = name.strip_suffix(".pdf") {
        return paper::answer(&reader, code).await;
    }
    match parted(name) {
        (_, None) if reader.scope().is_some() => Err(Failure::NotFound),
        (code, None) => show(reader, code.to_owned()).await,
        (code, Some(format)) => table(&reader, code, format).await,
    }
}

/// The progress of a programme as a table.
pub(super) async fn table(visit: &Visit, code: &str, format: Format) -> Done<Answer> {
    let by = match visit.param("by") {
        None | Some("year") => Grain::Year,
        Some("month") => Grain::Month,
        Some(_) => return Err(visit.wrong("by")),
    };
    let asked = visit.asked(code)?;
    visit
        .table(&format!("{}-progression", plain(code)), format, move |read, format| {
            let asked = asked.question(read)?;
            Ok(exports::progress(read, &FigureQuestion { reporting: true, ..asked }, by, format)?)
        })
        .await
}

async fn show(reader: Reader, code: String) -> Done<Answer> {
    let (to, net) = (reader.read_at()?, reader.net()?);
    reader.cached(ContentType::HTML, move |read, page| page_of(read, page, &code, to, net)).await
}

/// The board page of a programme as HTML.
pub(super) fn page_of(
    read: &mut Read<'_>,
    page: Page,
    code: &str,
    to: Option<Day>,
    net: bool,
) -> Done<String> {
    page::render(page, &BoardData::read(read, code, to, net)?)
}

impl Visit {
    /// The day asked for by `to=`, which has come: nothing can be read in the future.
    ///
    /// # Errors
    /// A sentence when it is no day, or one to come.
    pub(super) fn read_at(&self) -> Result<Option<Day>, Failure> {
        let to = self.to()?;
        match to.filter(|to| *to > self.moment.today) {
            None => Ok(to),
            Some(day) => {
                let (day, today) =
                    (self.lang.day_in_words(day), self.lang.day_in_words(self.moment.today));
                let args = [("day", day.into()), ("today", today.into())];
                let sentence = self.lang.say_with("board-to-in-future", &args);
                Err(Failure::Parameter { name: "to".to_owned(), sentence })
            }
        }
    }
}
