//! Whether the process lives and its database answers.

use rocket::get;
use rocket::http::{ContentType, Status};

use super::answer::{Answer, Encoding};
use super::db::Done;
use super::guards::Open;

/// The process lives.
#[get("/healthz")]
pub(super) fn healthz(_open: Open) -> Answer {
    plain("ok\n")
}

/// The database answers.
#[get("/readyz")]
pub(super) async fn readyz(open: Open) -> Done<Answer> {
    open.db().read(|read| read.head()).await?;
    Ok(plain("ok\n"))
}

fn plain(text: &str) -> Answer {
    let media = ContentType::Plain;
    Answer::body(Status::Ok, media, text.to_owned().into(), Encoding::Plain)
        .header("Cache-Control", "no-store")
}
