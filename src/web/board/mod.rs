//! The board page of a programme: the answer in one sentence, the picture, the table, the proof.

mod curve;
mod data;
pub mod days;
mod estates;
mod figures;
mod houses;
mod lacks;
mod page;
mod territories;

use rocket::get;
use rocket::http::ContentType;

use super::answer::Answer;
use super::db::Done;
use super::error::Failure;
use super::guards::Reader;
use super::visit::Visit;
use crate::domain::calendar::Day;

pub use data::BoardData;

/// The board page of the default programme.
#[get("/")]
pub(super) async fn home(reader: Reader) -> Done<Answer> {
    let code = reader.app.programme.clone();
    show(reader, code).await
}

/// The board page of a programme.
#[get("/programmes/<code>")]
pub(super) async fn programme(reader: Reader, code: String) -> Done<Answer> {
    show(reader, code).await
}

async fn show(reader: Reader, code: String) -> Done<Answer> {
    let to = reader.read_at()?;
    reader
        .cached(ContentType::HTML, move |read, page| {
            let data = BoardData::read(read, &code, to)?;
            page::render(page, &data)
        })
        .await
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
                Err(Failure::Unreadable(self.lang.say_with("board-to-in-future", &args)))
            }
        }
    }
}
