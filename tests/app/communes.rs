//! Communes: the EPCI they belong to over time, stated by managers as events.

use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::support::Service;

/// Lens, and two EPCI.
const LENS: &str = "62498";
const LENS_LIEVIN: &str = "246200364";
const BETHUNE: &str = "200072460";

fn deliver(store: &Store, estate: &str, day: &str, count: i64) {
    let recording = Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day(day.parse().unwrap()),
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    };
    store.write(&Author::CommandLine, |tx| tx.record(&recording)).unwrap();
}

#[test]
fn a_commune_that_moves_takes_only_later_entries_along() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-03-10", 40);
        deliver(store, "LENS-4", "2026-03-10", 2);
    });
    let manager = service.manager();
    let page = manager.get(&format!("/communes/{LENS}")).expect(200);
    let once = page.hidden("once");
    page.says("LENS-4");
    let fields = [("once", once.as_str()), ("from", "01/01/2026"), ("epci", BETHUNE)];
    let answer = manager.post(&format!("/communes/{LENS}"), &fields).expect(303);
    assert_eq!(answer.location(), format!("/communes/{LENS}"));
    let shown = service.reader().get(&format!("/communes/{LENS}")).expect(200);
    shown.says("31 décembre 2025").says("Depuis le 1");
    let sum = |epci: &str| {
        let address = format!("/charts/years.svg?epci={epci}");
        service.reader().get(&address).expect(200).text().to_owned()
    };
    assert!(sum(LENS_LIEVIN).contains("40"), "{}", sum(LENS_LIEVIN));
    assert!(!sum(BETHUNE).contains(">40<"), "{}", sum(BETHUNE));
    // The sums were made again, and the chain accounts for every row.
    let found = service.store.read(|read| read.verify(None)).unwrap();
    assert_eq!(found.fault, None);
}

#[test]
fn a_move_that_makes_no_sense_is_refused_beside_its_field() {
    let service = Service::new();
    let manager = service.manager();
    let address = format!("/communes/{LENS}");
    let before = service.position();
    let once = manager.get(&address).expect(200).hidden("once");
    let refused = |from: &str, epci: &str| {
        let fields = [("once", once.as_str()), ("from", from), ("epci", epci)];
        manager.post(&address, &fields).expect(422)
    };
    refused("", BETHUNE).says("Donnez le premier jour");
    refused("2026", BETHUNE).says("id=\"from-error\"");
    refused("01/01/2026", "").says("Choisissez un EPCI");
    refused("01/01/2026", "123456782").says("Aucun EPCI ne porte");
    assert_eq!(service.position(), before);
    service.contributor().post(&address, &[]).expect(403);
    assert!(!service.reader().get(&address).expect(200).text().contains("<form class=\"form\""));
    manager.get("/communes/00000").expect(404);
}

#[test]
fn an_operation_moves_to_another_estate_with_its_entries() {
    let service = Service::with(|store| deliver(store, "LENS-4", "2026-03-10", 40));
    let manager = service.manager();
    let code = service.store.read(|read| read.operations()).unwrap()[0].code.to_string();
    let address = format!("/operations/{code}/edit");
    let page = manager.get(&address).expect(200);
    let once = page.hidden("once");
    let send = |estate: &str| {
        let fields =
            [("once", once.as_str()), ("estate", estate), ("landlord", "1"), ("kind", "unknown")];
        manager.post(&address, &fields)
    };
    send("Nulle part").expect(422).says("id=\"estate-error\"");
    send("HENIN-DARCY").expect(303);
    let sums = service.reader().get("/entries.csv").expect(200);
    sums.says("HENIN-DARCY");
    let found = service.store.read(|read| read.verify(None)).unwrap();
    assert_eq!(found.fault, None);
}
