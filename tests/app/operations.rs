//! Operations: the list, the page of one, the register.

use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::support::Service;

fn record(store: &Store, estate: &str, stage: Stage, count: i64) {
    store
        .write(&Author::CommandLine, |tx| {
            tx.record(&Recording {
                estate: Some(estate.into()),
                operation: None,
                landlord: Some("Maisons & Cités".into()),
                stage,
                date: WrittenDate::Day("2026-10-30".parse().unwrap()),
                dwellings: count.try_into().unwrap(),
                note: None,
                reference: None,
                confirmed: vec![],
            })
        })
        .unwrap();
}

#[test]
fn an_empty_list_invites() {
    let service = Service::new();
    let page = service.reader().get("/operations").expect(200);
    page.says("Aucune opération").says("Voir les cités");
}

#[test]
fn the_stages_of_an_operation_stand_side_by_side_and_are_never_added() {
    let service = Service::with(|store| {
        record(store, "LENS-4", Stage::Started, 30);
        record(store, "LENS-4", Stage::Delivered, 12);
        record(store, "AUCHEL-3", Stage::Delivered, 1);
    });
    let reader = service.reader();
    let list = reader.get("/operations?q=lens").expect(200);
    list.says("2\u{a0}opérations")
        .says("opération non précisée")
        .says(">12</a>")
        .says(">30</a></td>");
    assert!(!list.text().contains(">42<") && !list.text().contains("AUCHEL"));
    let page = reader.get("/operations/LENS-4-NP1").expect(200);
    page.says(">30</a>").says(">12</a>").says("Créée pour des saisies");
    assert!(!page.text().contains(">42<") && !page.text().contains("name=\"dwellings\""));
    assert_eq!(
        reader.get("/operations/lens-4-np1").expect(308).location(),
        "/operations/LENS-4-NP1"
    );
    reader.get("/operations/LENS-4-T9").expect(404);
    reader.get("/operations?kind=heavy").expect(200).says("Aucune opération ne correspond");
    let english = reader.get("/operations/LENS-4-NP1?lang=en").expect(200);
    english.says("unspecified operation");
}

#[test]
fn who_may_record_finds_the_short_form_of_the_operation() {
    let service = Service::with(|store| record(store, "LENS-4", Stage::Delivered, 12));
    let page = service.contributor().get("/operations/LENS-4-NP1").expect(200);
    page.says("action=\"/operations/LENS-4-NP1/entries\"").says("name=\"dwellings\"");
}

#[test]
fn a_manager_makes_an_operation_and_an_entry_goes_to_it() {
    let service = Service::new();
    let manager = service.manager();
    let page = manager.get("/operations/new?estate=LENS-4").expect(200);
    page.says("value=\"LENS-4-T1\"");
    let once = page.hidden("once");
    let typed = [
        ("once", once.as_str()),
        ("estate", "LENS-4"),
        ("code", "LENS-4-T1"),
        ("name", "tranche 1"),
        ("landlord", "1"),
        ("kind", "heavy"),
        ("planned", "120"),
        ("delivered-first", "01/03/2027"),
        ("delivered-last", "30/06/2028"),
    ];
    let done = manager.post("/operations/new", &typed).expect(303);
    assert_eq!(done.location(), "/operations/LENS-4-T1");
    let page = manager.get("/operations/LENS-4-T1").expect(200);
    page.says("du 1er mars 2027 au 30 juin 2028").says("120");
    record(&service.store, "LENS-4", Stage::Started, 30);
    let page = service.reader().get("/operations/LENS-4-T1").expect(200);
    page.says(">30</a>").says(">90</td>");
}

#[test]
fn a_refused_operation_keeps_what_was_typed() {
    let service = Service::new();
    let manager = service.manager();
    let once = manager.get("/operations/new").expect(200).hidden("once");
    let mut typed = vec![("once", once.as_str()), ("estate", "Nulle part"), ("name", "tranche 1")];
    manager.post("/operations/new", &typed).expect(422).says("Nulle part").says("tranche 1");
    typed[1] = ("estate", "NON-REPARTI");
    manager.post("/operations/new", &typed).expect(422).says("n’est pas une cité");
    typed[1] = ("estate", "LENS-4");
    typed.extend([("code", "été"), ("kind", "heavy"), ("planned", "0")]);
    typed.extend([("delivered-first", "01/03/2027"), ("delivered-last", "01/02/2027")]);
    let refused = manager.post("/operations/new", &typed).expect(422);
    refused.says("Un code est fait de").says("Choisissez un bailleur").says("à partir de 1");
    refused.says("Le dernier jour est avant le premier");
    assert_eq!(service.position(), 3);
}

#[test]
fn an_unspecified_operation_gets_its_name_and_only_from_a_manager() {
    let service = Service::with(|store| record(store, "LENS-4", Stage::Delivered, 12));
    let address = "/operations/LENS-4-NP1/edit";
    service.contributor().get(address).expect(403);
    let manager = service.manager();
    let once = manager.get(address).expect(200).hidden("once");
    let typed =
        [("once", once.as_str()), ("name", "diffus"), ("landlord", "1"), ("kind", "scattered")];
    manager.post(address, &typed).expect(303);
    let page = service.reader().get("/operations/LENS-4-NP1").expect(200);
    page.says("diffus").says(">12</a>");
    assert!(!page.text().contains("opération non précisée"));
}
