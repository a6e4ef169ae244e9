//! What is missing: by month, by person, with the next act.

use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::operation::{Kind, Operation, Schedule};
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::support::Service;

/// An operation under works on each of two estates since August; one delivered in October.
fn works(store: &Store) {
    let write = |operation: &str, stage, day: &str, count: i64| {
        let recording = Recording {
            estate: None,
            operation: Some(operation.into()),
            landlord: None,
            stage,
            date: WrittenDate::Day(day.parse().unwrap()),
            dwellings: count.try_into().unwrap(),
            note: None,
            reference: None,
            confirmed: vec![],
        };
        store.write(&Author::CommandLine, |tx| tx.record(&recording)).unwrap();
    };
    for estate in ["LENS-4", "HENIN-DARCY"] {
        store
            .write(&Author::CommandLine, |tx| {
                let home = tx.estate_named(estate)?;
                tx.save_operation(Operation {
                    id: 0,
                    code: format!("{estate}-T1").parse().unwrap(),
                    name: "tranche 1".into(),
                    estate: home.id,
                    landlord: 1,
                    contract: None,
                    kind: Kind::Heavy,
                    planned: Some(100),
                    schedule: Schedule::default(),
                    outside: false,
                    cdc_loan: None,
                    reports: false,
                    unspecified: false,
                })
            })
            .unwrap();
        write(&format!("{estate}-T1"), Stage::Started, "2026-08-03", 100);
    }
    write("LENS-4-T1", Stage::Delivered, "2026-10-20", 4);
}

#[test]
fn who_did_not_report_is_named_by_month_and_person_with_the_next_act() {
    let service = Service::with(works);
    let reader = service.reader();
    let page = reader.get("/programmes/mc/missing").expect(200);
    page.says("octobre 2026").says("/estates/HENIN-DARCY").says("ligne-de-commande");
    assert!(!page.text().contains("/estates/LENS-4\""), "{}", page.text());
    assert!(!page.text().contains("<button class=\"plain\">Rien"), "a reader states nothing");
    reader.get("/programmes/mc/missing?month=2026-09").expect(200).says("/estates/LENS-4\"");
    reader.get("/programmes/mc/missing?month=1999-01").expect(404);
    let csv = reader.get("/programmes/mc/missing.csv").expect(200);
    assert_eq!(csv.text().lines().count(), 1 + 1 + 2 + 2, "{}", csv.text());
    reader.get("/programmes/mc").expect(200).says("/programmes/mc/missing");
}

#[test]
fn nothing_this_month_is_stated_from_there_and_leads_back() {
    let service = Service::with(works);
    let contributor = service.contributor();
    let once = contributor.get("/programmes/mc/missing").expect(200).hidden("once");
    let fields = [
        ("once", once.as_str()),
        ("month", "2026-10"),
        ("stage", "delivered"),
        ("programme", "mc"),
    ];
    let answer = contributor.post("/estates/HENIN-DARCY/statements", &fields).expect(303);
    assert_eq!(answer.location(), "/programmes/mc/missing?month=2026-10");
    let page = contributor.get(answer.location()).expect(200);
    assert!(!page.text().contains("/estates/HENIN-DARCY\""), "{}", page.text());
}
