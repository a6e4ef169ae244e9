//! Defects and named dwellings in the store: what is refused, what moves, what two people do at
//! once.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::sync::{Arc, Barrier};

use corons::clock::Clock;
use corons::domain::calendar::{Day, WrittenDate};
use corons::domain::dwelling::{DwellingFacts, DwellingProblem};
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::operation::Kind;
use corons::domain::progress::progress;
use corons::domain::refusal::Refusal;
use corons::domain::rollup::Grain;
use corons::domain::stage::Stage;
use corons::domain::territory::Scope;
use corons::store::{Author, FigureQuestion, Result, Store, StoreError, Tx};
use proptest::prelude::*;

const BY: Author = Author::CommandLine;

fn fresh() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap());
    let store = Store::open(folder.path(), clock).unwrap();
    (folder, store)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn deliver(tx: &mut Tx<'_>, estate: &str, on: &str, count: i64) -> Result<i64> {
    let recording = Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day(day(on)),
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    };
    Ok(tx.record(&recording)?.position)
}

fn report(tx: &mut Tx<'_>, entry: i64, on: &str, count: i64) -> Result<i64> {
    Ok(tx.report_defect(entry, day(on), count.try_into().unwrap(), None)?.position)
}

fn cure(tx: &mut Tx<'_>, entry: i64, on: &str, count: i64) -> Result<i64> {
    Ok(tx.cure(entry, day(on), count.try_into().unwrap(), None)?.position)
}

fn reverse(tx: &mut Tx<'_>, entry: i64) -> Result<i64> {
    let correction = Correction {
        reason: CorrectionReason::Duplicate,
        note: None,
        replacements: vec![],
        confirmed: vec![],
    };
    Ok(tx.correct(entry, &correction)?[0].position)
}

fn asked(store: &Store, net: bool, scope: Scope) -> FigureQuestion {
    let (programme, known) =
        store.read(|read| Ok((read.programme("mc")?.unwrap(), read.known_now()?))).unwrap();
    FigureQuestion {
        stage: Stage::Delivered,
        net,
        published: false,
        scope,
        known,
        to: day("2026-10-31"),
        reporting: false,
        programme,
    }
}

fn house(number: usize) -> DwellingFacts {
    DwellingFacts::read(&format!("FICTIF-{number:03}"), "", "", "72").unwrap()
}

fn houses(tx: &mut Tx<'_>, estate: &str, numbers: std::ops::Range<usize>) -> Result<i64> {
    let facts: Vec<_> = numbers.map(house).collect();
    Ok(tx.add_dwellings(estate, Some("Maisons & Cités"), &facts)?.position)
}

fn name(tx: &mut Tx<'_>, entry: i64, numbers: std::ops::Range<usize>) -> Result<i64> {
    let numbers: Vec<_> = numbers.map(|it| format!("fictif-{it:03}")).collect();
    Ok(tx.name_dwellings(entry, &numbers)?.position)
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn never_more_is_reported_than_delivered_nor_cured_than_reported_until_then() {
    let (_folder, store) = fresh();
    let entry = store.write(&BY, |tx| deliver(tx, "LENS-4", "2026-03-10", 4)).unwrap();
    let report = |on, n| store.write(&BY, |tx| report(tx, entry, on, n));
    let cure = |on, n| store.write(&BY, |tx| cure(tx, entry, on, n));
    assert!(matches!(refused(report("2026-03-09", 1)), Refusal::BeforeDelivery { .. }));
    assert!(matches!(refused(report("2026-11-23", 1)), Refusal::Future(_)));
    assert!(matches!(
        refused(cure("2026-05-01", 1)),
        Refusal::MoreThanReported { reported: 0, .. }
    ));
    let defect = report("2026-05-10", 3).unwrap();
    assert!(matches!(
        refused(report("2026-06-01", 2)),
        Refusal::MoreThanDelivered { reported: 5, .. }
    ));
    let early = refused(cure("2026-05-09", 1));
    assert!(matches!(early, Refusal::MoreThanReported { cured: 1, .. }), "{early:?}");
    let cured = cure("2026-06-01", 2).unwrap();
    let needed = refused(store.write(&BY, |tx| tx.undo_defect(defect, None)));
    assert_eq!(needed, Refusal::CuresNeedIt { defect, cures: vec![cured] });
    let undone = store.write(&BY, |tx| tx.undo_defect(cured, Some("erreur"))).unwrap().position;
    let twice = refused(store.write(&BY, |tx| tx.undo_defect(undone, None)));
    assert_eq!(twice, Refusal::UndoesDefect { position: undone, entry });
    store.write(&BY, |tx| tx.undo_defect(defect, None)).unwrap();
    assert!(matches!(
        refused(store.write(&BY, |tx| tx.undo_defect(defect, None))),
        Refusal::AlreadyReversed { .. }
    ));
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn an_entry_with_defects_cures_or_names_is_corrected_after_these_and_the_refusal_lists_them() {
    let (_folder, store) = fresh();
    let (entry, defect, cured, naming) = store
        .write(&BY, |tx| {
            let entry = deliver(tx, "LENS-4", "2026-03-10", 4)?;
            houses(tx, "LENS-4", 0..4)?;
            Ok((
                entry,
                report(tx, entry, "2026-04-01", 2)?,
                cure(tx, entry, "2026-04-02", 1)?,
                name(tx, entry, 0..2)?,
            ))
        })
        .unwrap();
    let listed = Refusal::HasFamily {
        entry,
        defects: vec![defect],
        cures: vec![cured],
        namings: vec![naming],
    };
    assert_eq!(refused(store.write(&BY, |tx| reverse(tx, entry))), listed);
    store
        .write(&BY, |tx| {
            tx.undo_defect(cured, None)?;
            tx.undo_defect(defect, None)?;
            tx.unname_dwellings(entry, &["FICTIF-000".into(), "FICTIF-001".into()])?;
            reverse(tx, entry)
        })
        .unwrap();
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn a_name_more_than_dwellings_is_refused_and_the_total_never_moves() {
    let (_folder, store) = fresh();
    let (entry, other) = store
        .write(&BY, |tx| {
            houses(tx, "LENS-4", 0..30)?;
            houses(tx, "LENS-12-14", 30..31)?;
            Ok((deliver(tx, "LENS-4", "2026-03-10", 24)?, deliver(tx, "LENS-4", "2026-04-10", 2)?))
        })
        .unwrap();
    let total = || {
        let asked = asked(&store, false, Scope::All);
        let input = store.read(|read| read.progress_input(&asked)).unwrap();
        progress(&input, Grain::Year).total.actual
    };
    let before = total();
    store.write(&BY, |tx| name(tx, entry, 0..24)).unwrap();
    assert_eq!(total(), before);
    let more = Refusal::TooManyNames { entry, dwellings: 24, named: 24, more: 1 };
    assert_eq!(refused(store.write(&BY, |tx| name(tx, entry, 24..25))), more);
    let held = DwellingProblem::Held { number: "FICTIF-003".into(), by: entry };
    let again = DwellingProblem::Unknown("FICTIF-777".into());
    assert_eq!(
        refused(store.write(&BY, |tx| name(tx, other, 3..4))),
        Refusal::Dwellings(vec![(0, held)])
    );
    assert_eq!(
        refused(store.write(&BY, |tx| name(tx, other, 777..778))),
        Refusal::Dwellings(vec![(0, again)])
    );
    assert!(matches!(
        refused(store.write(&BY, |tx| name(tx, other, 30..31))),
        Refusal::Dwellings(wrong) if matches!(wrong[0].1, DwellingProblem::Elsewhere { .. })
    ));
    assert_eq!(refused(store.write(&BY, |tx| tx.name_dwellings(other, &[]))), Refusal::NoDwellings);
    let kept = store.read(|read| read.named_by(other)).unwrap();
    assert!(kept.is_empty(), "what was refused left names: {kept:?}");
}

#[test]
fn of_two_who_name_the_same_house_at_once_one_succeeds_and_the_other_is_told_by_which_entry() {
    let (folder, store) = fresh();
    let entries = store
        .write(&BY, |tx| {
            houses(tx, "LENS-4", 0..1)?;
            Ok([deliver(tx, "LENS-4", "2026-03-10", 2)?, deliver(tx, "LENS-4", "2026-04-10", 2)?])
        })
        .unwrap();
    // Two programs over one database: only the database can decide between them.
    let clock = Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap());
    let stores = [Arc::new(store), Arc::new(Store::open(folder.path(), clock).unwrap())];
    let barrier = Arc::new(Barrier::new(2));
    let threads: Vec<_> = stores
        .iter()
        .zip(entries)
        .map(|(store, entry)| {
            let (store, barrier) = (Arc::clone(store), Arc::clone(&barrier));
            std::thread::spawn(move || {
                barrier.wait();
                store.write(&BY, |tx| name(tx, entry, 0..1))
            })
        })
        .collect();
    let done: Vec<_> = threads.into_iter().map(|it| it.join().unwrap()).collect();
    let won = done.iter().position(Result::is_ok).unwrap();
    assert_eq!(done.iter().filter(|it| it.is_ok()).count(), 1, "{done:?}");
    let told = DwellingProblem::Held { number: "FICTIF-000".into(), by: entries[won] };
    let lost = done.into_iter().nth(1 - won).unwrap();
    assert_eq!(refused(lost), Refusal::Dwellings(vec![(0, told)]));
    assert_eq!(stores[0].read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn an_operation_whose_dwellings_are_named_keeps_its_class_of_works() {
    let (_folder, store) = fresh();
    let (entry, operation) = store
        .write(&BY, |tx| {
            houses(tx, "LENS-4", 0..2)?;
            let entry = deliver(tx, "LENS-4", "2026-03-10", 2)?;
            name(tx, entry, 0..1)?;
            let operation = tx.entry(entry)?.unwrap().operation;
            Ok((entry, tx.operation_by_id(operation)?))
        })
        .unwrap();
    let save = |kind| {
        let changed = corons::domain::operation::Operation { kind, ..operation.clone() };
        store.write(&BY, |tx| tx.save_operation(changed))
    };
    let operation = operation.code.to_string();
    let kept = Refusal::OperationNames { operation, entries: vec![entry] };
    assert_eq!(refused(save(Kind::Facade)), kept);
    save(Kind::Heavy).unwrap();
    store.write(&BY, |tx| tx.unname_dwellings(entry, &["FICTIF-000".into()])).unwrap();
    save(Kind::Facade).unwrap();
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn the_register_says_all_that_is_wrong_at_once_and_keeps_every_state_in_the_chain() {
    let (_folder, store) = fresh();
    let add = |facts: &[DwellingFacts]| {
        store.write(&BY, |tx| tx.add_dwellings("LENS-4", Some("maisons-et-cites"), facts))
    };
    let first = DwellingFacts { rpls: Some("59A".into()), ..house(1) };
    add(&[first.clone(), house(2)]).unwrap();
    let wrong = refused(add(&[
        house(3),
        house(2),
        house(3),
        DwellingFacts { number: "X".into(), ..first },
    ]));
    let Refusal::Dwellings(wrong) = wrong else { panic!("{wrong:?}") };
    let lines: Vec<_> = wrong.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 2, 3], "{wrong:?}");
    let id = store
        .read(|read| {
            let estate = read.estate("LENS-4")?.unwrap();
            Ok(read.dwellings_of(estate.id)?[0].id)
        })
        .unwrap();
    store.write(&BY, |tx| tx.change_dwelling(id, &house(9))).unwrap();
    assert!(store.write(&BY, |tx| tx.change_dwelling(id, &house(2))).is_err());
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
}

/// What somebody may do to one of four entries: how many, in which month.
#[derive(Debug, Clone, Copy)]
enum Act {
    Report(usize, u32, i64),
    Cure(usize, u32, i64),
    Undo(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let (entry, month, n) = (0_usize..4, 4_u32..11, 1_i64..4);
    prop_oneof![
        (entry.clone(), month.clone(), n.clone()).prop_map(|(e, m, n)| Act::Report(e, m, n)),
        (entry, month, n).prop_map(|(e, m, n)| Act::Cure(e, m, n)),
        (0_usize..12).prop_map(Act::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Net against a list that keeps everything: the programme, each estate, each territory.
    #[test]
    fn net_is_gross_less_reported_plus_cured(acts in prop::collection::vec(act(), 0..24)) {
        let (_folder, store) = fresh();
        let estates = ["LENS-4", "LENS-4", "LENS-12-14", "NON-REPARTI"];
        let days = ["2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"];
        let entries: Vec<i64> = estates
            .iter()
            .zip(days)
            .map(|(estate, on)| store.write(&BY, |tx| deliver(tx, estate, on, 5)).unwrap())
            .collect();
        // (position, entry, month, what it adds to net, undone)
        let mut list: Vec<(i64, usize, u32, i64, bool)> = Vec::new();
        for act in acts {
            let on = |month: u32| format!("2026-{month:02}-15");
            match act {
                Act::Report(at, month, n) => {
                    if let Ok(position) = store.write(&BY, |tx| report(tx, entries[at], &on(month), n)) {
                        list.push((position, at, month, -n, false));
                    }
                }
                Act::Cure(at, month, n) => {
                    if let Ok(position) = store.write(&BY, |tx| cure(tx, entries[at], &on(month), n)) {
                        list.push((position, at, month, n, false));
                    }
                }
                Act::Undo(index) => {
                    if let Some(row) = list.get_mut(index)
                        && store.write(&BY, |tx| tx.undo_defect(row.0, None)).is_ok()
                    {
                        row.4 = true;
                    }
                }
            }
        }
        let naive = |wanted: &dyn Fn(usize, u32) -> bool| -> i64 {
            let kept = list.iter().filter(|row| !row.4 && wanted(row.1, row.2));
            kept.map(|row| row.3).sum()
        };
        let (gross, net) = (asked(&store, false, Scope::All), asked(&store, true, Scope::All));
        let read = |asked: &FigureQuestion| store.read(|read| {
            let table = progress(&read.progress_input(asked)?, Grain::Month);
            Ok((table, read.estate_rows(asked)?, read.territory_rows(asked)?))
        }).unwrap();
        let (gross, net) = (read(&gross), read(&net));
        prop_assert_eq!(gross.0.total.actual, Some(20));
        prop_assert_eq!(net.0.total.actual, Some(20 + naive(&|_, _| true)));
        prop_assert_eq!(gross.0.total.defective, -naive(&|_, _| true));
        for (month, period) in (4..11).map(|m| (m, format!("2026-{m:02}"))) {
            let row = net.0.periods.iter().find(|it| it.period == period).unwrap();
            prop_assert!(row.missing && row.actual.is_none(), "defects make no month known");
            let until = 20 + naive(&|_, it| it <= month);
            prop_assert_eq!(row.cumulative_actual, Some(until));
        }
        for (code, of) in [("LENS-4", [0, 1]), ("LENS-12-14", [2, 2])] {
            let row = net.1.iter().find(|it| it.code.as_str() == code).unwrap();
            let plain = gross.1.iter().find(|it| it.code.as_str() == code).unwrap();
            prop_assert_eq!(row.actual, plain.actual + naive(&|at, _| of.contains(&at)));
            prop_assert_eq!(plain.defective, plain.actual - row.actual);
            let scope = Scope::Estate(code.parse().unwrap());
            let alone = asked(&store, true, scope);
            let table = store.read(|read| read.progress_input(&alone)).unwrap();
            prop_assert_eq!(progress(&table, Grain::Year).total.actual, Some(row.actual));
        }
        let sum: i64 = net.2.iter().map(|row| row.actual).sum();
        prop_assert_eq!(Some(sum), net.0.total.actual, "territories sum to the programme");
        prop_assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
    }
}
