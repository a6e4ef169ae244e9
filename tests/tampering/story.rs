//! A small ledger in which everything stands that can be tampered with.

use std::collections::BTreeMap;
use std::path::Path;

use corons::clock::Clock;
use corons::domain::annotation::OneLine;
use corons::domain::calendar::{Day, Month, WrittenDate};
use corons::domain::dwelling::DwellingFacts;
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::plan::indicative;
use corons::domain::stage::Stage;
use corons::store::{Adoption, Author, Draft, Store};

pub fn clock() -> Clock {
    Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap())
}

fn of(estate: &str, stage: Stage, day: &str, dwellings: i64) -> Recording {
    Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage,
        date: WrittenDate::Day(day.parse().unwrap()),
        dwellings: dwellings.try_into().unwrap(),
        note: Some("PV de réception".into()),
        reference: None,
        confirmed: vec![],
    }
}

/// The ledger, in a folder.
pub fn story(folder: &Path) -> Store {
    let store = Store::open(folder, clock()).unwrap();
    let author = Author::CommandLine;
    for (number, estate) in ["LENS-4", "HENIN-DARCY", "LIEVIN-SAINT-ALBERT"].iter().enumerate() {
        let months = 3 + number;
        for month in 1..=months {
            let day = format!("2025-{month:02}-15");
            let more = i64::try_from(month).unwrap();
            store
                .write(&author, |tx| {
                    tx.record(&of(estate, Stage::Started, &day, 5 + more))?;
                    tx.record(&of(estate, Stage::Delivered, &day, 2 + more))
                })
                .unwrap();
        }
        let month = Month::new(2025, 9).unwrap();
        store.write(&author, |tx| tx.state_nothing(estate, Stage::Delivered, month)).unwrap();
    }
    let wrong = store
        .write(&author, |tx| tx.record(&of("LENS-4", Stage::Delivered, "2025-08-01", 2)))
        .unwrap();
    let with = Correction {
        reason: CorrectionReason::TypingError,
        note: Some("3, pas 2".into()),
        replacements: vec![of("LENS-4", Stage::Delivered, "2025-08-01", 3)],
        confirmed: vec![],
    };
    store.write(&author, |tx| tx.correct(wrong.position, &with)).unwrap();
    more(&store);
    store
}

/// A plan, defects, names, annotations, a closed year and a commune that changed its EPCI.
fn more(store: &Store) {
    let first: Day = "2025-01-01".parse().unwrap();
    store
        .write(&Author::CommandLine, |tx| {
            for code in ["mc", "erbm"] {
                tx.set_programme_days(code, first, "2028-06-14".parse().unwrap())?;
            }
            let programme = tx.programme("mc")?.unwrap();
            let line = indicative(&programme);
            let draft = Draft {
                revision: 0,
                target: programme.target,
                last_day: programme.last_day,
                years: line.lines.first().cloned().unwrap(),
                estates: BTreeMap::from([(1, BTreeMap::from([(2025, 3), (2026, 4)]))]),
                updated_by: String::new(),
                updated_at: None,
            };
            let revision = tx.save_plan_draft(programme.id, &draft)?;
            let words =
                Adoption { adopted_on: first, decision: "CA 1".into(), reason: "début".into() };
            tx.publish_plan(&programme, revision, &words)?;
            let found = tx.record(&of("LENS-4", Stage::Delivered, "2026-02-01", 4))?.position;
            let day = |text: &str| text.parse().unwrap();
            let some = |dwellings: i64| dwellings.try_into().unwrap();
            let wrong = tx.report_defect(found, day("2026-03-01"), some(2), Some("toiture"))?;
            tx.undo_defect(wrong.position, None)?;
            tx.report_defect(found, day("2026-03-02"), some(3), None)?;
            tx.cure(found, day("2026-04-02"), some(1), None)?;
            let house = |number: &str| DwellingFacts {
                number: number.into(),
                surface: Some(62),
                ..DwellingFacts::default()
            };
            let houses = [house("M-1"), house("M-2"), house("M-3")];
            tx.add_dwellings("LENS-4", Some("Maisons & Cités"), &houses)?;
            tx.name_dwellings(found, &["M-1".into(), "M-2".into()])?;
            tx.unname_dwellings(found, &["M-1".into()])?;
            let commune = "62498".parse().unwrap();
            let epci = "246200299".parse().unwrap();
            let moved = tx.belonging(&commune)?.since(Some(epci), day("2026-01-01"));
            tx.set_memberships(moved)?;
            let line = |text: &str| OneLine::read(text).unwrap();
            let noted = tx.annotate(&programme, day("2025-03-17"), &line("Grève"))?;
            tx.annotate(&programme, day("2025-06-01"), &line("Nouveau marché"))?;
            tx.withdraw_annotation(&programme, noted)?;
            tx.take_corrections_only(2025)?;
            tx.close_year(2025)
        })
        .unwrap();
}
