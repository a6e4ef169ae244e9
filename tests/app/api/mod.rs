//! The API as programs meet it: a token, JSON, and nothing else.

mod description;
mod door;
mod entries;
mod proposals;
mod reading;
mod years;

use corons::domain::role::Role;
use corons::store::Store;
use serde_json::Value;

use crate::board::deliver;
use crate::routes::actors::program;
use crate::support::{Answer, Service, Voice, json_of};

/// A service with deliveries in two estates and two years.
fn service() -> Service {
    Service::with(filled)
}

fn filled(store: &Store) {
    deliver(store, "LENS-4", "2025-03-14", 24);
    deliver(store, "LENS-4", "2026-02-10", 10);
    deliver(store, "OIGNIES-DECLERCQ", "2026-05-20", 7);
}

/// A program of that role.
fn of(service: &Service, role: Role) -> Voice<'_> {
    program(service, &format!("Programme {role}"), role, None).1
}

/// The first fault of a problem: its field and code.
fn fault(answer: &Answer) -> (String, String) {
    assert_eq!(answer.header("Content-Type"), Some("application/problem+json"));
    let problem = json_of(answer);
    let first = &problem["errors"][0];
    let text = |name: &str| first[name].as_str().unwrap_or_default().to_owned();
    (text("field"), text("code"))
}

/// That an answer says what it is of, and that its tag saves sending it again.
#[track_caller]
fn known_and_tagged(voice: &Voice<'_>, address: &str) -> Value {
    let answer = voice.get(address).expect(200);
    let json = json_of(&answer);
    assert!(json["known"]["position"].as_i64().is_some_and(|it| it > 0), "{address}");
    assert_eq!(json["known"]["head"].as_str().map(str::len), Some(16), "{address}");
    let tag = answer.header("ETag").unwrap_or_else(|| panic!("{address} has no tag")).to_owned();
    assert!(tag.starts_with('"'), "{address}: {tag} is not strong");
    assert!(answer.header("Vary").is_some_and(|it| it.contains("Authorization")), "{address}");
    let again = voice.get_with(address, "If-None-Match", &tag).expect(304);
    assert!(again.bytes.is_empty() && again.header("ETag") == Some(tag.as_str()), "{address}");
    json
}
