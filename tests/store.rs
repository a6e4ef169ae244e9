//! The store by itself: what the database refuses, what a transaction keeps together.

use corons::clock::Clock;
use corons::domain::calendar::{Month, WrittenDate};
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::refusal::Refusal;
use corons::domain::stage::Stage;
use corons::store::{Author, EntryFilter, Store, StoreError};

fn clock() -> Clock {
    Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap())
}

fn fresh() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), clock()).unwrap();
    (folder, store)
}

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

#[test]
fn a_new_database_knows_the_estates_and_the_two_programmes() {
    let (_folder, store) = fresh();
    let (estates, programmes, head) =
        store.read(|read| Ok((read.estates()?, read.programmes()?, read.head()?))).unwrap();
    assert_eq!(estates.len(), 66);
    let codes: Vec<_> = programmes.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["mc", "erbm"]);
    assert_eq!(head.position, 3);
}

#[test]
fn an_entry_is_recorded_once_corrected_once_and_both_stay() {
    let (_folder, store) = fresh();
    let author = Author::CommandLine;
    let first =
        store.write(&author, |tx| tx.record(&delivery("LENS-4", "2026-10-30", 42))).unwrap();
    let right = delivery("LENS-4", "2026-10-30", 24);
    let correction = Correction {
        reason: CorrectionReason::TypingError,
        note: Some("24, pas 42".into()),
        replacements: vec![right],
        confirmed: vec![],
    };
    let done = store.write(&author, |tx| tx.correct(first.position, &correction)).unwrap();
    assert_eq!(done.len(), 2);
    let again = store.write(&author, |tx| tx.correct(first.position, &correction));
    assert!(matches!(
        again,
        Err(StoreError::Refused(Refusal::AlreadyReversed { by, .. })) if by == done[0].position
    ));
    let listed = store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    let counts: Vec<_> = listed.iter().map(|it| it.entry.dwellings).collect();
    assert_eq!(counts, [24, -42, 42]);
    assert_eq!(listed[2].entry.reversed_by, Some(done[0].position));
    let family = store.read(|read| read.family(first.position)).unwrap();
    assert_eq!(family.len(), 3);
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let (_folder, store) = fresh();
    let before = store.read(|read| read.head()).unwrap();
    let tomorrow = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-11-23", 1)))
        .unwrap_err();
    assert!(matches!(tomorrow, StoreError::Refused(Refusal::Future(_))));
    let nowhere = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("NULLE-PART", "2026-11-01", 1)))
        .unwrap_err();
    assert!(matches!(nowhere, StoreError::Refused(Refusal::UnknownEstate(_))));
    let too_many = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-11-01", 606)))
        .unwrap_err();
    assert!(matches!(too_many, StoreError::Refused(Refusal::Questions(_))));
    assert_eq!(store.read(|read| read.head()).unwrap(), before);
}

#[test]
fn an_estate_can_say_that_nothing_happened() {
    let (_folder, store) = fresh();
    let october = Month::new(2026, 10).unwrap();
    let say = || {
        store
            .write(&Author::CommandLine, |tx| tx.state_nothing("LENS-4", Stage::Delivered, october))
    };
    say().unwrap();
    assert!(matches!(say(), Err(StoreError::Refused(Refusal::AlreadyStated(_)))));
}
