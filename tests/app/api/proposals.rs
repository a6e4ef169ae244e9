//! Proposals over the API: brought, looked at, adopted, discarded, undone.

use corons::domain::proposal::Settings;
use corons::domain::role::Role;
use corons::store::{Author, EntryFilter, Store};
use rocket::http::{ContentType, Header, Method};
use serde_json::{Value, json};

use super::{fault, known_and_tagged, of, service};
use crate::board::deliver;
use crate::routes::actors::program;
use crate::support::{Answer, Service, Voice, json_of};

const FILES: &str = "/api/v1/proposals";
const HEADER: &str = "cite;bailleur;etape;date;logements;reference\n";

/// A file of entries of one estate: stage, date, count and reference of each.
fn file(lines: &[&str]) -> String {
    lines.iter().fold(HEADER.to_owned(), |all, line| all + "LENS-4;Maisons & Cités;" + line + "\n")
}

fn bring(who: &Voice<'_>, query: &str, text: &str, key: Option<&str>) -> Answer {
    let mut headers = vec![("Content-Type", "text/csv")];
    headers.extend(key.map(|key| ("Idempotency-Key", key)));
    who.ask(Method::Post, &format!("{FILES}{query}"), &headers, text)
}

/// Brings a file and gives the address of the proposal.
fn brought(who: &Voice<'_>, text: &str) -> String {
    bring(who, "?kind=entries", text, None).expect(201).location().to_owned()
}

fn look(who: &Voice<'_>, address: &str) -> Value {
    known_and_tagged(who, address)
}

fn live(store: &Store) -> i64 {
    let sums = store.read(|read| read.entry_sums(&EntryFilter::default())).unwrap();
    sums.iter().map(|it| it.dwellings).sum()
}

#[test]
fn a_program_brings_a_file_sees_what_it_would_do_adopts_and_undoes_it() {
    let service = service();
    let (contributor, manager) = (of(&service, Role::Contributor), of(&service, Role::Manager));
    let text = file(&["livrés;2026-06-10;12;PV-1", "livrés;2026-07;3;PV-2"]) + "Total;;;;15;\n";
    let before = service.position();
    let first = bring(&contributor, "?kind=entries&file=juin.csv", &text, Some("fichier-1"));
    let told = json_of(&first.expect(201));
    assert_eq!((&told["kind"], &told["file"]), (&"entries".into(), &"juin.csv".into()));
    assert_eq!((&told["state"], &told["new"]), (&"waiting".into(), &true.into()));
    let again = bring(&contributor, "?file=juin.csv&kind=entries", &text, Some("fichier-1"));
    assert_eq!(json_of(&again.expect(201)), told, "the order of parameters is no other request");
    let other = bring(&contributor, "?kind=entries", &text, Some("fichier-1")).expect(422);
    assert_eq!(fault(&other).1, "key-reused");
    let twice = json_of(&bring(&contributor, "?kind=entries", &text, None).expect(200));
    assert_eq!((&twice["id"], &twice["new"]), (&told["id"], &false.into()));

    let address = format!("{FILES}/{}", told["id"]);
    let seen = look(&contributor, &address);
    assert_eq!((&seen["ready"], &seen["under_way"]), (&true.into(), &Value::Null));
    assert_eq!(seen["reading"]["columns"][4]["read_as"], "logements");
    assert_eq!(seen["reading"]["totals"], json!([4]));
    assert_eq!((&seen["effect"]["added"], &seen["effect"]["rows"]), (&2.into(), &2.into()));
    let sum = &seen["effect"]["sums"][0];
    assert_eq!((&sum["estate"], &sum["dwellings"]), (&"LENS-4".into(), &15.into()));
    assert_eq!(seen["boards"], json!([]), "boards are for who may adopt");
    let board = &look(&manager, &address)["boards"][0];
    let (was, is) = (&board["before"]["actual"], &board["after"]["actual"]);
    assert_eq!(is.as_i64().unwrap() - was.as_i64().unwrap(), 15);
    assert_eq!(service.position(), before, "nothing was recorded");
    contributor.send(&format!("{address}/adoption"), "{}", None).expect(403);

    let adoption = format!("{address}/adoption");
    let stale = manager.send(&adoption, r#"{"revision": 9}"#, None).expect(409);
    assert_eq!(fault(&stale).1, "proposal-changed");
    let done = manager.send(&adoption, "{}", Some("adoption-1")).expect(201);
    assert_eq!(done.location(), address);
    let adopted = json_of(&done);
    assert_eq!((&adopted["state"], &adopted["alone"]), (&"adopted".into(), &true.into()));
    assert_eq!(
        (adopted["first"].as_i64(), adopted["last"].as_i64()),
        (Some(before + 1), Some(service.position()))
    );
    let again = manager.send(&adoption, "{}", Some("adoption-1")).expect(201);
    assert_eq!(json_of(&again), adopted, "one effect, one answer");
    let reused = manager.send(&adoption, r#"{"revision": 1}"#, Some("adoption-1")).expect(422);
    assert_eq!(fault(&reused).1, "key-reused");
    let late = manager.send(&adoption, "{}", None).expect(409);
    assert_eq!(fault(&late).1, "proposal-decided");
    let batch =
        json_of(&manager.get(&format!("/api/v1/entries?batch={}", adopted["batch"])).expect(200));
    assert_eq!(batch["entries"].as_array().map(Vec::len), Some(2));

    // The same bytes twice change nothing and say so.
    let repeated = brought(&contributor, &text);
    let seen = look(&manager, &repeated);
    assert_eq!(seen["taken_before"]["file"], "juin.csv");
    let nothing = manager.send(&format!("{repeated}/adoption"), "{}", None).expect(409);
    assert_eq!(fault(&nothing).1, "taken-before");

    let reversal = format!("{address}/reversal");
    let undone = manager.send(&reversal, "", Some("retour-1")).expect(201);
    assert_eq!(json_of(&undone)["state"], "undone");
    let again = manager.send(&reversal, "", Some("retour-1")).expect(201);
    assert_eq!(json_of(&again), json_of(&undone));
    assert_eq!(fault(&manager.send(&reversal, "", None).expect(409)).1, "not-undoable");
    assert_eq!(live(&service.store), 41);
    // It may then come again.
    manager.send(&format!("{repeated}/adoption"), "{}", None).expect(201);
    assert_eq!(live(&service.store), 56);
}

#[test]
fn every_fault_is_told_at_once_and_questions_are_answered_with_the_adoption() {
    let service = service();
    let manager = of(&service, Role::Manager);
    let address = brought(
        &manager,
        &(file(&["livrés;2021;0;a", "livrés;2021;0;b", "livrés;31/02/2021;3;c"])
            + "Lens 44;;livrés;2021;4;d\n"),
    );
    let seen = look(&manager, &address);
    assert_eq!((&seen["ready"], &seen["wrong"]), (&false.into(), &4.into()));
    let faults = seen["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 3, "{faults:#?}");
    assert_eq!((&faults[0]["column"], &faults[0]["lines"]), (&"logements".into(), &json!([2, 3])));
    let refused = manager.send(&format!("{address}/adoption"), "{}", None).expect(422);
    let told = json_of(&refused);
    assert!(told["errors"].as_array().unwrap().len() >= 2, "{told}");
    refused.says("2–3");

    let twins = file(&["livrés;2021;12;", "livrés;2021;12;"]);
    let address = brought(&manager, &twins);
    let seen = look(&manager, &address);
    assert_eq!(
        (&seen["questions"][0]["code"], &seen["questions"][0]["lines"]),
        (&"twin".into(), &json!([3]))
    );
    let adoption = format!("{address}/adoption");
    let before = service.position();
    assert_eq!(
        fault(&manager.send(&adoption, "{}", Some("jumelles")).expect(409)),
        ("confirm".into(), "twin".into())
    );
    let odd = manager.send(&adoption, r#"{"confirm": ["so-what"]}"#, None).expect(422);
    assert_eq!(fault(&odd), ("confirm".into(), "malformed".into()));
    assert_eq!((service.position(), &look(&manager, &address)["revision"]), (before, &1.into()));
    // A questioned call did not use its key up.
    let yes = r#"{"confirm": ["twin"], "reason": "deux tranches"}"#;
    let done = json_of(&manager.send(&adoption, yes, Some("jumelles")).expect(201));
    let entry = json_of(&manager.get(&format!("/api/v1/entries/{}", done["last"])).expect(200));
    assert!(entry.to_string().contains("deux tranches"), "{entry}");

    // A line that equals an entry is recorded only if it is ticked.
    let address = brought(&manager, &(twins + "LENS-4;Maisons & Cités;livrés;2022;5;\n"));
    assert_eq!(look(&manager, &address)["effect"]["twins"].as_array().map(Vec::len), Some(2));
    let ticked = r#"{"tick": [2], "reason": "une troisième"}"#;
    manager.send(&format!("{address}/adoption"), ticked, None).expect(201);
    assert_eq!(live(&service.store), 41 + 12 + 12 + 12 + 5);
}

#[test]
fn a_form_a_sheet_and_columns_are_read_as_the_request_says() {
    let service = service();
    let contributor = of(&service, Role::Contributor);
    let form = |fields: &[(&str, &str)], boundary: &str| {
        let part = |head: &str, value: &str| {
            format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n")
        };
        let mut body: Vec<String> =
            fields.iter().map(|(name, value)| part(&format!("name=\"{name}\""), value)).collect();
        let file = "name=\"file\"; filename=\"C:\\x\\suivi.csv\"";
        body.push(part(file, "Cité;Étape;Fait le;Combien\nLENS-4;livrés;2021;7\n"));
        body.push(format!("--{boundary}--\r\n"));
        let body = body.concat();
        let media =
            ContentType::parse_flexible(&format!("multipart/form-data; boundary={boundary}"));
        let request = contributor.request(service.client.post(FILES)).header(media.unwrap());
        let key = Header::new("Idempotency-Key", "formulaire");
        Answer::of(request.header(key).body(body).dispatch())
    };
    let unknown = form(&[("kinds", "entries")], "a1").expect(400);
    assert_eq!(fault(&unknown), ("kinds".into(), "malformed".into()));
    let told = json_of(&form(&[("kind", "entries")], "b2").expect(201));
    assert_eq!(told["file"], "suivi.csv");
    assert_eq!(json_of(&form(&[("kind", "entries")], "c3").expect(201)), told, "another boundary");
    let address = format!("{FILES}/{}", told["id"]);
    let seen = look(&contributor, &address);
    assert!(seen["reading"]["problem"].is_string(), "{seen}");
    // The same bytes again, read otherwise.
    let text = "Cité;Étape;Fait le;Combien\nLENS-4;livrés;2021;7\n";
    let again =
        bring(&contributor, "?kind=entries&columns=3:date,4:logements", text, None).expect(200);
    assert_eq!((again.location(), &json_of(&again)["revision"]), (&*address, &2.into()));
    assert_eq!(look(&contributor, &address)["effect"]["sums"][0]["dwellings"], 7);
    // What it is, is told by its columns.
    let plan = bring(&contributor, "?programme=mc", "annee;logements\n2018;1000\n", None);
    assert_eq!(json_of(&plan.expect(201))["kind"], "plan");
    for (query, name) in [
        ("?kind=pictures", "kind"),
        ("?columns=date", "columns"),
        ("?sheets=x", "sheets"),
        ("?history=%07", "history"),
    ] {
        assert_eq!(fault(&bring(&contributor, query, text, None).expect(400)).0, name);
    }
    bring(&contributor, "?kind=plan&programme=none", text, None).expect(404);
    let json = [("Content-Type", "application/json")];
    let media = contributor.ask(Method::Post, FILES, &json, "{}").expect(415);
    assert_eq!(fault(&media).0, "Content-Type");
    contributor.ask(Method::Post, FILES, &[], "x").expect(415);
    let empty = brought(&contributor, "");
    assert!(look(&contributor, &empty)["reading"]["problem"].is_string());
}

#[test]
fn what_stands_on_a_file_keeps_it_from_being_undone_and_is_named() {
    let service = service();
    let manager = of(&service, Role::Manager);
    let address = brought(&manager, &file(&["livrés;2026-06-10;12;PV-9"]));
    manager.send(&format!("{address}/adoption"), "{}", None).expect(201);
    let entry = service.position();
    let defect = format!("/api/v1/entries/{entry}/defects");
    manager.send(&defect, r#"{"on": "2026-07-01", "dwellings": 2}"#, None).expect(201);
    let refused = manager.send(&format!("{address}/reversal"), "{}", Some("retour-9")).expect(409);
    assert_eq!(fault(&refused).1, "later-stand");
    assert_eq!(look(&manager, &address)["later"], json!([entry + 1]));
    let undo = format!("{defect}/{}/reversal", entry + 1);
    manager.send(&undo, "{}", None).expect(201);
    manager.send(&format!("{address}/reversal"), "{}", Some("retour-9")).expect(201);
}

#[test]
fn pages_of_proposals_fit_together_and_everybody_sees_their_own() {
    let service = service();
    let contributor = of(&service, Role::Contributor);
    let (_, other) = program(&service, "Autre", Role::Contributor, None);
    let limited = program(&service, "Borné", Role::Contributor, Some("est-LENS-4")).1;
    let all: Vec<String> =
        (1..=5).map(|n| brought(&contributor, &file(&[&format!("livrés;2021;{n};")]))).collect();
    let ids = |answer: &Value| -> Vec<i64> {
        let lines = answer["proposals"].as_array().unwrap().iter();
        lines.map(|it| it["id"].as_i64().unwrap()).collect()
    };
    let (mut seen, mut next) = (Vec::new(), Some(format!("{FILES}?limit=2")));
    while let Some(address) = next {
        let answer = contributor.get(&address).expect(200);
        let tag = answer.header("ETag").unwrap().to_owned();
        contributor.get_with(&address, "If-None-Match", &tag).expect(304);
        let page = json_of(&answer);
        assert!(ids(&page).len() <= 2);
        seen.extend(ids(&page));
        next = page["next"].as_str().map(str::to_owned);
    }
    assert!(seen.len() == 5 && seen.is_sorted());
    other.get(&all[0]).expect(404);
    other.call(Method::Delete, &all[0]).expect(404);
    assert_eq!(ids(&json_of(&other.get(FILES).expect(200))).len(), 0);
    of(&service, Role::Reader).get(FILES).expect(403);

    // Withdrawn by who brought it, set aside by a manager; the line stays, once.
    let delete = |who: &Voice<'_>, address: &str, key: &str| {
        who.ask(Method::Delete, address, &[("Idempotency-Key", key)], "")
    };
    for _ in 0..2 {
        assert!(delete(&contributor, &all[0], "retrait-1").expect(204).bytes.is_empty());
    }
    assert_eq!(
        fault(&delete(&contributor, &all[0], "retrait-2").expect(409)).1,
        "proposal-decided"
    );
    let manager = of(&service, Role::Manager);
    delete(&manager, &all[1], "retrait-1").expect(204);
    let states = |state: &str| {
        ids(&json_of(&manager.get(&format!("{FILES}?state={state}&kind=entries")).expect(200)))
            .len()
    };
    assert_eq!((states("waiting"), states("withdrawn"), states("rejected")), (3, 1, 1));
    let gone = manager.send(&format!("{}/adoption", all[0]), "{}", None).expect(409);
    assert_eq!(fault(&gone).1, "proposal-decided");
    assert_eq!(fault(&manager.get(&format!("{FILES}?state=gone")).expect(400)).0, "state");
    manager.get(&format!("{FILES}/999")).expect(404);

    // Whoever is limited proposes within; what lies outside is not found.
    let within = brought(&limited, &file(&["livrés;2021;9;"]));
    assert_eq!(look(&limited, &within)["ready"], true);
    let outside = brought(&limited, &format!("{HEADER}DOUAI-CLOCHETTE;;livrés;2021;9;\n"));
    let seen = look(&limited, &outside);
    assert_eq!(seen["ready"], false);
    assert!(!seen.to_string().contains("Clochette"), "{seen}");
    limited.get(&all[2]).expect(404);
}

#[test]
fn a_program_adopts_alone_only_where_nobody_could_be_asked() {
    let service = service();
    let (contributor, program) = (of(&service, Role::Contributor), of(&service, Role::Manager));
    for login in ["un", "deux"] {
        let login = login.parse().unwrap();
        let add = |tx: &mut corons::store::Tx<'_>| tx.add_account(&login, "Pilote", Role::Manager);
        service.store.write(&Author::CommandLine, add).unwrap();
    }
    let theirs = brought(&contributor, &file(&["livrés;2026-06-10;12;PV-1"]));
    let own = brought(&program, &file(&["livrés;2026-06-11;3;PV-2"]));
    let adopt = |who: &Voice<'_>, address: &str| {
        let address = format!("{address}/adoption");
        let headers = [("Sec-Fetch-Site", "same-origin"), ("Content-Type", "application/json")];
        who.ask(Method::Post, &address, &headers, "{}")
    };
    assert_eq!(fault(&adopt(&program, &theirs).expect(403)).1, "person-needed");
    assert_eq!(fault(&adopt(&program, &own).expect(409)).1, "own-proposal");
    assert_eq!(live(&service.store), 41);
    // A person agrees to what a program brought.
    let done = json_of(&adopt(&service.manager(), &own).expect(201));
    assert_eq!(done["alone"], false);
    adopt(&service.manager(), &theirs).expect(201);
    assert_eq!(live(&service.store), 56);
}

#[test]
fn the_list_of_files_reaches_the_oldest() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-03-14", 24);
    });
    let manager = service.manager();
    let author = Author::Account(service.account(Role::Manager));
    let bring = |tx: &mut corons::store::Tx<'_>| {
        for n in 0..120 {
            let (name, bytes) = (format!("suivi-{n:03}.csv"), format!("x{n}").into_bytes());
            tx.bring_proposal("entries".parse().unwrap(), &name, &bytes, &Settings::default())?;
        }
        Ok(())
    };
    service.store.write(&author, bring).unwrap();
    let first = manager.get("/proposals").expect(200);
    first.says("suivi-119.csv").says("120\u{a0}propositions").says("/proposals?before=71");
    assert!(!first.text().contains("suivi-069.csv"));
    let second = manager.get("/proposals?before=71").expect(200);
    second.says("suivi-069.csv").says("href=\"/proposals\"").says("/proposals?before=21");
    manager.get("/proposals?before=21").expect(200).says("suivi-000.csv");
    manager.get("/proposals?before=x").expect(400);
    manager.get("/proposals/1").expect(200).says("suivi-000.csv");
}
