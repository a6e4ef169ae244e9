use corons::domain::role::Role;
use serde_json::Value;

use super::{fault, known_and_tagged, of, service};
use crate::support::{Service, Voice, json_of};

/// Positions of a page of entries, and where the next one is.
fn page(voice: &Voice<'_>, address: &str) -> (Vec<i64>, Option<String>) {
    let page = known_and_tagged(voice, address);
    let entries = page["entries"].as_array().unwrap();
    let positions = entries.iter().map(|it| it["position"].as_i64().unwrap()).collect();
    (positions, page["next"].as_str().map(str::to_owned))
}

#[test]
fn pages_of_the_ledger_fit_together_whatever_is_recorded_meanwhile() {
    let service = service();
    let program = of(&service, Role::Contributor);
    let (all, none) = page(&program, "/api/v1/entries");
    assert!(all.len() == 3 && none.is_none() && all.is_sorted());
    let (mut seen, mut next) = page(&program, "/api/v1/entries?limit=2");
    assert_eq!(seen.len(), 2);
    let late = r#"{"estate": "LENS-4", "stage": "delivered", "on": "2026-06-01", "dwellings": 3, "landlord": "maisons-et-cites"}"#;
    program.send("/api/v1/entries", late, None).expect(201);
    while let Some(address) = next {
        let more;
        (more, next) = page(&program, &address);
        seen.extend(more);
    }
    assert_eq!(seen, all, "what was recorded meanwhile is of a later reading");
    let (after, _) = page(&program, &format!("/api/v1/entries?after={}", all[2]));
    assert_eq!(after.len(), 1, "and is found from there");
}

#[test]
fn filters_narrow_the_ledger() {
    let service = service();
    let program = of(&service, Role::Reader);
    let count = |query: &str| page(&program, &format!("/api/v1/entries?{query}")).0.len();
    assert_eq!(count("estate=LENS-4"), 2);
    assert_eq!(count("stage=delivered&from=2026-01-01&to=2026-03-31"), 1);
    assert_eq!(count("stage=ordered"), 0);
    assert_eq!(count("author=ligne-de-commande"), 3);
    assert_eq!(count("author=nobody"), 0);
    assert_eq!(count("batch=7"), 0);
    assert_eq!(count("programme=mc&landlord=maisons-et-cites"), 3);
}

/// The position of the first entry.
fn first(service: &Service) -> i64 {
    page(&of_reader(service), "/api/v1/entries").0[0]
}

fn of_reader(service: &Service) -> Voice<'_> {
    crate::routes::actors::program(service, "Liste", Role::Reader, None).1
}

#[test]
fn an_entry_is_corrected_once_and_both_are_linked() {
    let service = service();
    let wrong = first(&service);
    let program = of(&service, Role::Manager);
    let address = format!("/api/v1/entries/{wrong}/correction");
    let correction = r#"{"reason": "typing-error", "note": "22 et non 24", "replacements": [{"estate": "LENS-4", "landlord": "maisons-et-cites", "stage": "delivered", "on": "2025-03-14", "dwellings": 22}]}"#;
    let done = program.send(&address, correction, Some("correction-1")).expect(201);
    let made = json_of(&done);
    let (undone, right) = (&made["reversal"]["position"], &made["replacements"][0]["position"]);
    assert_eq!(done.location(), format!("/api/v1/entries/{undone}"));
    let again = program.send(&address, correction, Some("correction-1")).expect(201);
    assert_eq!((json_of(&again), again.location()), (made.clone(), done.location()));
    let entry = known_and_tagged(&program, &format!("/api/v1/entries/{wrong}"));
    assert_eq!(entry["entry"]["reversed_by"], *undone);
    assert_eq!(
        entry["family"],
        Value::from(vec![wrong, undone.as_i64().unwrap(), right.as_i64().unwrap()])
    );
    let right = json_of(&program.get(&format!("/api/v1/entries/{right}")).expect(200));
    assert_eq!(
        (&right["entry"]["replaces"], &right["entry"]["dwellings"]),
        (&wrong.into(), &22.into())
    );
    let twice = program.send(&address, correction, None).expect(409);
    assert_eq!(fault(&twice).1, "already-reversed");
    let other = r#"{"reason": "duplicate"}"#;
    let reused = program.send(&address, other, Some("correction-1")).expect(422);
    assert_eq!(fault(&reused), ("Idempotency-Key".into(), "key-reused".into()));
}

#[test]
fn what_is_wrong_with_a_correction_is_said_at_its_place() {
    let service = service();
    let wrong = first(&service);
    let program = of(&service, Role::Manager);
    let before = service.position();
    let address = format!("/api/v1/entries/{wrong}/correction");
    let send = |body: &str, status: u16| fault(&program.send(&address, body, None).expect(status));
    let place = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(send(r#"{"reason": "because"}"#, 422), place("reason", "malformed"));
    assert_eq!(send(r#"{"note": "x"}"#, 422), place("", "malformed"));
    let row = |estate: &str, on: &str| {
        format!(
            r#"{{"reason": "typing-error", "replacements": [{{"estate": "{estate}", "landlord": "maisons-et-cites", "stage": "delivered", "on": "{on}", "dwellings": 24}}]}}"#
        )
    };
    assert_eq!(send(&row("LENS-4", "hier"), 422), place("replacements[0].on", "malformed"));
    assert_eq!(
        send(&row("NOWHERE", "2025-03-14"), 422),
        place("replacements[0].estate", "unknown-estate")
    );
    let twin = row("LENS-4", "2026-02-10").replace("24}", "10}");
    assert_eq!(send(&twin, 409), place("replacements[0].confirm", "twin"));
    program.send("/api/v1/entries/999999/correction", "{}", None).expect(404);
    let contributor = of(&service, Role::Contributor);
    let refused = contributor.send(&address, r#"{"reason": "duplicate"}"#, None).expect(403);
    assert_eq!(fault(&refused).1, "not-yours");
    of(&service, Role::Reader).send(&address, r#"{"reason": "duplicate"}"#, None).expect(403);
    assert_eq!(service.position(), before);
}

#[test]
fn defects_are_reported_cured_and_undone() {
    let service = service();
    let entry = first(&service);
    let program = of(&service, Role::Manager);
    let address = |what: &str| format!("/api/v1/entries/{entry}/{what}");
    let body =
        |on: &str, n: i64| format!(r#"{{"on": "{on}", "dwellings": {n}, "note": "humidité"}}"#);
    let reported = program.send(&address("defects"), &body("2025-04-02", 3), Some("defaut-1"));
    let reported = json_of(&reported.expect(201));
    let again = program.send(&address("defects"), &body("2025-04-02", 3), Some("defaut-1"));
    assert_eq!(json_of(&again.expect(201)), reported);
    let cured = program.send(&address("cures"), &body("2025-05-02", 1), None).expect(201);
    let told = known_and_tagged(&program, &format!("/api/v1/entries/{entry}"));
    assert_eq!((&told["net"], told["defects"].as_array().map(Vec::len)), (&22.into(), Some(2)));
    let net = json_of(&program.get("/api/v1/programmes/mc/progress?net=true").expect(200));
    assert_eq!(net["total"]["actual"], 39);
    let refused = program.send(&address("cures"), &body("2025-05-03", 9), None).expect(422);
    assert_eq!(fault(&refused), ("dwellings".into(), "more-than-reported".into()));
    let early = program.send(&address("defects"), &body("2025-01-01", 1), None).expect(422);
    assert_eq!(fault(&early), ("on".into(), "before-delivery".into()));
    let month = program.send(&address("defects"), &body("2025-04", 1), None).expect(422);
    assert_eq!(fault(&month), ("on".into(), "malformed".into()));
    let blocked = program.send(&address("correction"), r#"{"reason": "duplicate"}"#, None);
    assert_eq!(fault(&blocked.expect(409)).1, "has-family");
    let undo = |it: &Value| format!("{}/{}/reversal", address("defects"), it["position"]);
    let needed = program.send(&undo(&reported), "{}", None).expect(409);
    assert_eq!(fault(&needed).1, "cures-need-it");
    program.send(&undo(&json_of(&cured)), "", None).expect(201);
    program.send(&undo(&reported), r#"{"note": "erreur"}"#, None).expect(201);
    let told = known_and_tagged(&program, &format!("/api/v1/entries/{entry}"));
    assert_eq!(told["net"], 24);
    program
        .send(&format!("/api/v1/entries/1/defects/{}/reversal", reported["position"]), "{}", None)
        .expect(404);
}
