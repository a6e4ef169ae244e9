//! The bridge between two points of knowledge, over HTTP.

use corons::domain::calendar::WrittenDate;
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::support::Service;

fn delivery(estate: &str, day: &str, count: i64) -> Recording {
    Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day(day.parse().unwrap()),
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    }
}

fn deliver(store: &Store, estate: &str, day: &str, count: i64) -> i64 {
    let it = delivery(estate, day, count);
    store.write(&Author::CommandLine, |tx| tx.record(&it)).unwrap().position
}

fn correct(store: &Store, entry: i64, reason: CorrectionReason, right: &[Recording]) {
    let correction =
        Correction { reason, note: None, replacements: right.to_vec(), confirmed: vec![] };
    store.write(&Author::CommandLine, |tx| tx.correct(entry, &correction)).unwrap();
}

/// Forty at Lens; then ten more found, the forty corrected into thirty-eight, and an estate
/// without a commune given one.
fn history(store: &Store) -> i64 {
    let first = deliver(store, "LENS-4", "2026-03-10", 40);
    deliver(store, "HENIN-DARCY", "2026-04-10", 5);
    deliver(store, "HENIN-DARCY", "2026-09-10", 6);
    let before = store.read(|read| read.head()).unwrap().position;
    deliver(store, "LENS-4", "2026-05-10", 10);
    let right = [delivery("LENS-4", "2026-03-10", 38)];
    correct(store, first, CorrectionReason::TypingError, &right);
    before
}

#[test]
fn every_cause_is_counted_and_nothing_is_left() {
    let mut before = 0;
    let service = Service::with(|store| before = history(store));
    let reader = service.reader();
    let page = reader.get(&format!("/restatements?from=@{before}")).expect(200);
    page.says("51\u{a0}logements").says("<strong>59</strong>").says("8\u{a0}de plus");
    page.says("</strong> aujourd’hui");
    let between = format!("/restatements?from=@{before}&to=@{}", before + 1);
    let between = reader.get(&between).expect(200);
    between.says("<strong>61</strong>");
    assert!(!between.text().contains("</strong> aujourd’hui"), "{}", between.text());
    page.says("saisies tardives")
        .says("corrections\u{a0}: faute de frappe")
        .says("+10")
        .says("\u{2212}2");
    let csv = reader.get(&format!("/restatements.csv?from=@{before}&by=estate")).expect(200);
    let last = csv.text().lines().last().unwrap().to_owned();
    assert!(
        last.starts_with("all;") && last.contains(";51;0;0;10;-2;0;0;0;0;0;0;0;0;0;0;59;0;"),
        "{last}"
    );
    csv.says("est-LENS-4;");
    assert!(!csv.text().contains("HENIN"), "only lines that moved: {}", csv.text());
    let json = reader.get(&format!("/restatements.json?from=@{before}&by=territory")).expect(200);
    let read: serde_json::Value = serde_json::from_str(json.text()).unwrap();
    assert_eq!(read["residual"], 0);
    assert_eq!((&read["opening"], &read["closing"]), (&51.into(), &59.into()));
    assert_eq!(read["lines"].as_array().unwrap().len(), 1);
    let entries =
        reader.get(&format!("/restatements/entries?from=@{before}&cause=corrected-typing-error"));
    entries.expect(200).says("\u{2212}40").says("+38").says("qui font ensemble \u{2212}2");
}

#[test]
fn an_operation_that_moves_is_a_cause_by_estate_and_none_of_the_programme() {
    let mut before = 0;
    let service = Service::with(|store| {
        before = history(store);
        let mut moved = store.read(|read| read.operations()).unwrap()[0].clone();
        moved.estate = store.read(|read| read.estate_named("LENS-9")).unwrap().id;
        store.write(&Author::CommandLine, |tx| tx.save_operation(moved)).unwrap();
    });
    let now = service.position() - 1;
    let reader = service.reader();
    reader.get(&format!("/restatements?from=@{now}")).expect(200).says("Rien n’a changé entre");
    let page = reader.get(&format!("/restatements?from=@{now}&by=estate")).expect(200);
    page.says("cités scindées ou réunies").says("2\u{a0}lignes ont bougé");
    let json = reader.get(&format!("/restatements.json?from=@{before}&by=estate")).expect(200);
    let read: serde_json::Value = serde_json::from_str(json.text()).unwrap();
    for line in read["lines"].as_array().unwrap() {
        assert_eq!(line["residual"], 0, "{line}");
    }
}

#[test]
fn a_programme_that_begins_later_loses_what_came_before() {
    let mut before = 0;
    let service = Service::with(|store| {
        before = history(store);
        let (first, last) = ("2026-04-01".parse().unwrap(), "2030-12-31".parse().unwrap());
        store.write(&Author::CommandLine, |tx| tx.set_programme_days("mc", first, last)).unwrap();
    });
    let json = service
        .reader()
        .get(&format!("/restatements.json?from=@{before}&by=territory"))
        .expect(200);
    let read: serde_json::Value = serde_json::from_str(json.text()).unwrap();
    assert_eq!((&read["opening"], &read["closing"]), (&51.into(), &21.into()));
    assert_eq!(read["residual"], 0);
    let cause = &read["causes"].as_array().unwrap().iter().find(|it| it["cause"] == "perimeter");
    assert_eq!(cause.unwrap()["dwellings"], -40);
}

#[test]
fn the_picture_of_two_positions_stays_the_same_bytes() {
    let mut before = 0;
    let service = Service::with(|store| before = history(store));
    let now = service.position();
    let address = format!("/charts/restatement.svg?from=@{before}&to=@{now}&text=live");
    let reader = service.reader();
    let first = reader.get(&address).expect(200);
    first.says("+10").says("\u{2212}2").says("situation n°");
    for width in [320, 640, 904] {
        reader.get(&format!("{address}&width={width}&lang=en")).expect(200);
    }
    deliver(&service.store, "LENS-4", "2026-06-10", 3);
    assert_eq!(reader.get(&address).expect(200).bytes, first.bytes);
}

#[test]
fn points_that_make_no_bridge_are_said_in_a_sentence() {
    let mut before = 0;
    let service = Service::with(|store| before = history(store));
    let reader = service.reader();
    let wrong = |query: &str, words: &str| {
        let address = format!("/restatements?{query}");
        reader.get(&address).expect(422).says(words).says("<form class=\"filter\"");
    };
    wrong("from=hier", "hier");
    wrong("from=@99999", "99");
    wrong("from=2030-01-01", "2030");
    wrong(&format!("from=@{before}&to=@1"), "Échangez les deux");
    wrong("year=2025", "n’est pas clos");
    reader.get("/restatements?programme=nowhere").expect(404);
    // Before anything was recorded there is a bridge too: all of it.
    reader.get("/restatements?from=2018-01-01").expect(200).says("<strong>59</strong>");
    let english = reader.get(&format!("/restatements?lang=en&net=true&from=@{before}"));
    english.expect(200).says("of which +10").says("8\u{a0}more");
}
