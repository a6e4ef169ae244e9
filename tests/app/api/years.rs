use corons::domain::role::Role;
use corons::store::{Author, Tx};
use rocket::http::Method;

use super::{fault, known_and_tagged, of};
use crate::board::deliver;
use crate::closings::close_before;
use crate::support::{Answer, Service, Voice, json_of};

fn service() -> Service {
    Service::with(|store| {
        deliver(store, "LENS-4", "2025-09-15", 10);
        close_before(store, 2025);
    })
}

#[test]
fn a_lone_manager_takes_every_step_of_a_year() {
    let service = service();
    let manager = of(&service, Role::Manager);
    let post = |step: &str, body: &str, key| {
        manager.send(&format!("/api/v1/years/2025/{step}"), body, key)
    };
    let early = post("closing", "{}", None).expect(409);
    assert_eq!(fault(&early).1, "year-is");
    let taken = post("corrections-only", "", Some("annee-2025-a")).expect(201);
    assert_eq!(json_of(&taken)["state"], "corrections-only");
    assert_eq!(taken.location(), "/api/v1/years/2025");
    let again = post("corrections-only", "", Some("annee-2025-a")).expect(201);
    assert_eq!(json_of(&again), json_of(&taken));
    let closed = json_of(&post("closing", "{}", None).expect(201));
    assert_eq!((&closed["state"], closed["request"].is_null()), (&"closed".into(), true));
    assert_eq!(closed["position"], service.position());
    let year = known_and_tagged(&manager, "/api/v1/years/2025");
    assert_eq!(year["state"], "closed");
    assert_eq!(year["steps"][1]["unconfirmed"], true);
    let mc = &year["programmes"][0];
    assert_eq!((&mc["actual"], &mc["published"]), (&10.into(), &10.into()));
    let bad = post("reopening", r#"{"reason": "why not", "note": " "}"#, None).expect(422);
    assert_eq!(json_of(&bad)["errors"].as_array().map(Vec::len), Some(2));
    let reopened = post("reopening", r#"{"reason": "late-news", "note": "PV reçu"}"#, None);
    assert_eq!(json_of(&reopened.expect(201))["state"], "corrections-only");
    let running = manager.send("/api/v1/years/2026/corrections-only", "{}", None).expect(422);
    assert_eq!(fault(&running).1, "year-not-over");
    of(&service, Role::Contributor).send("/api/v1/years/2025/closing", "{}", None).expect(403);
}

/// Two managers who are persons.
fn two(service: &Service) -> (Voice<'_>, Voice<'_>) {
    let first = service.manager();
    let login = "deux".parse().unwrap();
    let add = |tx: &mut Tx<'_>| tx.add_account(&login, "Deux", Role::Manager);
    let second = service.store.write(&Author::CommandLine, add).unwrap();
    (first, service.voice_of(second))
}

/// What the script of one of our own pages sends.
fn from_page(voice: &Voice<'_>, method: Method, address: &str, body: &str, key: &str) -> Answer {
    let headers = [
        ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/json"),
        ("Idempotency-Key", key),
    ];
    voice.ask(method, address, &headers, body)
}

#[test]
fn where_there_are_two_managers_closing_asks_and_the_other_confirms() {
    let service = service();
    let (first, second) = two(&service);
    let post = |voice: &Voice<'_>, address: &str, body: &str, key: &str| {
        from_page(voice, Method::Post, address, body, key)
    };
    let closing = "/api/v1/years/2025/closing";
    post(&first, "/api/v1/years/2025/corrections-only", "{}", "seul-2025").expect(201);
    let asked = post(&first, closing, "{}", "cloture-2025").expect(202);
    assert_eq!(asked.location(), "/api/v1/requests");
    let id = json_of(&asked)["request"].as_i64().unwrap();
    let again = post(&first, closing, "{}", "cloture-2025").expect(202);
    assert_eq!(json_of(&again), json_of(&asked));
    let waits = post(&second, closing, "{}", "cloture-autre").expect(409);
    assert_eq!(fault(&waits).1, "already-asked");
    let listed = json_of(&second.get("/api/v1/requests").expect(200));
    let line = &listed["requests"][0];
    assert_eq!((&line["act"], &line["own"]), (&"closing".into(), &false.into()));
    assert_eq!(line["terms"]["year"], 2025);
    let confirmation = format!("/api/v1/requests/{id}/confirmation");
    let own = post(&first, &confirmation, "{}", "confirme-moi").expect(409);
    assert_eq!(fault(&own).1, "own-request");
    let done = post(&second, &confirmation, "{}", "confirme-2025").expect(201);
    assert_eq!(json_of(&done)["position"], service.position());
    post(&second, &confirmation, "{}", "confirme-2025").expect(201);
    post(&second, &confirmation, "{}", "confirme-encore").expect(404);
    assert_eq!(known_and_tagged(&first, "/api/v1/years/2025")["state"], "closed");
    let body = r#"{"reason": "audit", "note": "contrôle"}"#;
    let reopening = "/api/v1/years/2025/reopening";
    let asked = json_of(&post(&second, reopening, body, "rouvrir-2025").expect(202));
    let address = format!("/api/v1/requests/{}", asked["request"]);
    for _ in 0..2 {
        let gone = from_page(&second, Method::Delete, &address, "", "retrait-1").expect(204);
        assert!(gone.bytes.is_empty());
    }
    from_page(&second, Method::Delete, &address, "", "retrait-2").expect(404);
    of(&service, Role::Reader).get("/api/v1/requests").expect(403);
}

#[test]
fn a_program_is_no_person_and_is_told_so() {
    let service = service();
    let (first, _) = two(&service);
    let program = of(&service, Role::Manager);
    program.send("/api/v1/years/2025/corrections-only", "{}", None).expect(201);
    let before = service.position();
    let refused = program.send("/api/v1/years/2025/closing", "{}", None).expect(403);
    assert_eq!(fault(&refused).1, "person-needed");
    let closing = "/api/v1/years/2025/closing";
    let asked = from_page(&first, Method::Post, closing, "{}", "cloture-2025").expect(202);
    let id = &json_of(&asked)["request"];
    let confirmation = format!("/api/v1/requests/{id}/confirmation");
    assert_eq!(fault(&program.send(&confirmation, "{}", None).expect(403)).1, "person-needed");
    assert_eq!(service.position(), before);
}

#[test]
fn a_bridge_leaves_nothing_over() {
    let service = service();
    let reader = of(&service, Role::Reader);
    let bridge = known_and_tagged(&reader, "/api/v1/restatements?from=@1&by=estate");
    let causes = bridge["causes"].as_array().unwrap();
    let moved: i64 = causes.iter().map(|it| it["dwellings"].as_i64().unwrap()).sum();
    assert_eq!(bridge["opening"].as_i64().unwrap() + moved, bridge["closing"].as_i64().unwrap());
    assert_eq!(bridge["residual"], 0);
    assert_eq!(bridge["lines"][0]["line"], "est-LENS-4");
    reader.get("/api/v1/restatements?from=@99999").expect(422);
}
