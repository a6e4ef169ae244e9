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
    list.says("2\u{a0}opérations").says("opération non précisée").says(">12</a>").says(">30</td>");
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
