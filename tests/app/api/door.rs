use std::time::Duration;

use corons::config::{Config, Limits};
use corons::domain::role::Role;
use rocket::http::Method;

use super::{fault, of, service};
use crate::support::{Service, json_of};

const JSON: (&str, &str) = ("Content-Type", "application/json");

#[test]
fn a_parameter_nobody_knows_is_refused_and_the_known_ones_named() {
    let service = service();
    let program = of(&service, Role::Reader);
    for (address, name) in [
        ("/api/v1/entries?estates=LENS-4", "estates"),
        ("/api/v1/entries?stage=", "stage"),
        ("/api/v1/entries?stage=%20delivered", "stage"),
        ("/api/v1/entries?limit=1&limit=2", "limit"),
        ("/api/v1/entries?lang=de", "lang"),
        ("/api/v1/programmes?to=2025-12-31", "to"),
    ] {
        let answer = program.get(address).expect(400);
        assert_eq!(fault(&answer).0, name, "{address}");
    }
    let said = program.get("/api/v1/entries?estates=LENS-4&lang=en").expect(400);
    said.says("estates").says("operation");
}

#[test]
fn a_method_that_is_not_taken_is_405_with_those_that_are() {
    let service = service();
    let program = of(&service, Role::Manager);
    for (method, address, allow) in [
        (Method::Delete, "/api/v1/entries", "GET, POST, HEAD"),
        (Method::Post, "/api/v1/estates", "GET, HEAD"),
        (Method::Put, "/api/v1/entries/7", "GET, HEAD"),
        (Method::Options, "/api/v1/years/2025/closing", "POST"),
        (Method::Get, "/api/v1/entries/7/correction", "POST"),
    ] {
        let answer = program.ask(method, address, &[], "").expect(405);
        assert_eq!(answer.header("Allow"), Some(allow), "{method} {address}");
        assert_eq!(json_of(&answer)["status"], 405);
    }
    program.ask(Method::Head, "/api/v1/estates", &[], "").expect(200);
}

#[test]
fn a_body_of_another_kind_or_too_large_is_a_problem_too() {
    let service = service();
    let program = of(&service, Role::Contributor);
    let text = ("Content-Type", "text/plain");
    let send = |headers: &[(&'static str, &str)], body: &str| {
        program.ask(Method::Post, "/api/v1/entries", headers, body)
    };
    assert_eq!(fault(&send(&[text], "{}").expect(415)).0, "Content-Type");
    send(&[], "{}").expect(415);
    send(&[JSON], "").expect(422);
    send(&[JSON], "[").expect(422);
    let huge = format!("{{\"note\":\"{}\"", "x".repeat(2_000_000));
    let large = send(&[JSON], &huge).expect(413);
    assert_eq!(large.header("Content-Type"), Some("application/problem+json"));
}

#[test]
fn nobody_is_told_how_to_come_in() {
    let service = service();
    for (method, address) in [(Method::Get, "/api/v1/entries"), (Method::Post, "/api/v1/entries")] {
        let answer = service.anyone().ask(method, address, &[JSON], "{}").expect(401);
        assert_eq!(answer.header("WWW-Authenticate"), Some("Bearer realm=\"corons\""));
        answer.says("Authorization");
    }
}

#[test]
fn the_language_is_that_of_the_address_or_of_the_program() {
    let service = service();
    let program = of(&service, Role::Reader);
    let accepting = |language: &str, address: &str| {
        program.ask(Method::Get, address, &[("Accept-Language", language)], "")
    };
    accepting("en-GB,en;q=0.9", "/api/v1/estates/X").expect(404).says("Not found");
    accepting("de, fr;q=0.5", "/api/v1/estates/X").expect(404).says("Introuvable");
    accepting("de", "/api/v1/estates/X").expect(404).says("Introuvable");
    accepting("fr", "/api/v1/estates/X?lang=en").expect(404).says("Not found");
    // Pages are French first, whatever a browser prefers.
    let page = service.reader().get_with("/estates/X", "Accept-Language", "en").expect(404);
    page.says("Cette page n’existe pas");
}

#[test]
fn whoever_asks_too_often_waits_and_nobody_else_does() {
    let limits =
        Limits { api_requests: 4, api_window: Duration::from_hours(1), ..Limits::default() };
    let service = Service::configured(Config { limits, ..Config::default() });
    let (one, other) = (of(&service, Role::Reader), of(&service, Role::Contributor));
    // One was taken when the program was made.
    for left in ["2", "1", "0"] {
        let answer = one.get("/api/v1/programmes").expect(200);
        assert_eq!(answer.header("RateLimit-Limit"), Some("4"));
        assert_eq!(answer.header("RateLimit-Remaining"), Some(left));
        assert!(answer.header("RateLimit-Reset").is_some());
    }
    let slow = one.get("/api/v1/programmes").expect(429);
    assert_eq!(json_of(&slow)["status"], 429);
    assert_eq!(slow.header("RateLimit-Remaining"), Some("0"));
    let wait: u32 = slow.header("Retry-After").unwrap().parse().unwrap();
    assert!((1..=900).contains(&wait), "{wait}");
    other.get("/api/v1/programmes").expect(200);
    // Pages are not counted, and nobody in particular goes by address.
    assert!(service.reader().get("/estates").expect(200).header("RateLimit-Limit").is_none());
    for _ in 0..4 {
        service.anyone().get("/api/v1/programmes").expect(401);
    }
    service.anyone().get("/api/v1/programmes").expect(429);
}
