//! Answers of JSON that several addresses give alike.

use rocket::http::{ContentType, Status};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::event::Hash;
use crate::domain::ids::Position;
use crate::store::{Recorded, Result as Stored, StoreError};
use crate::web::answer::{Answer, Encoding};
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::visit::Visit;

/// What was appended to the ledger.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Appended {
    /// Its position in the chain.
    pub(super) position: i64,
    /// Its hash, 64 hexadecimal digits.
    pub(super) hash: String,
}

impl From<&Recorded> for Appended {
    fn from(it: &Recorded) -> Self {
        Self { position: it.position, hash: it.hash.to_string() }
    }
}

/// A value as a line of JSON.
pub(in crate::web) fn bytes(value: &impl Serialize) -> Done<Vec<u8>> {
    let mut bytes =
        serde_json::to_vec(value).map_err(|error| Failure::Broken(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A value as it is kept with a key.
pub(super) fn kept(value: &impl Serialize) -> Stored<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// What a store that was let in refuses as forbidden: the guard has seen the role, so it is that
/// the act wants persons.
pub(super) fn person(failure: Failure) -> Failure {
    if matches!(failure, Failure::Forbidden) { Failure::PersonNeeded } else { failure }
}

/// A number of an address.
pub(super) fn number(text: &str) -> Done<Position> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(Failure::NotFound)
}

/// What was made, told as it was kept.
pub(super) fn made(status: Status, text: String, location: &str) -> Answer {
    Answer::body(status, ContentType::JSON, (text + "\n").into(), Encoding::Plain)
        .header("Location", location)
        .header("Cache-Control", "no-store")
}

/// An answer made beside the cache: its tag is of its bytes.
pub(super) fn tagged(visit: &Visit, bytes: Vec<u8>) -> Answer {
    let half: String = Hash::of(&bytes).to_string().chars().take(32).collect();
    let tag = format!("\"{half}\"");
    let known = visit
        .known_etag
        .as_deref()
        .is_some_and(|known| known.trim() == "*" || known.split(',').any(|one| one.trim() == tag));
    let answer = if known {
        Answer::not_modified()
    } else {
        Answer::body(Status::Ok, ContentType::JSON, bytes.into(), Encoding::Plain)
    };
    answer.header("ETag", tag).header("Cache-Control", "private, no-cache")
}
