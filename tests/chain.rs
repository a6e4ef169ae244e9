//! The chain as somebody else checks it: a script without Corons, from the documented text.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::{Command, Output};

use corons::clock::Clock;
use corons::domain::calendar::WrittenDate;
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::stage::Stage;
use corons::store::{Author, Head, Store};

/// A ledger with everything JSON can make difficult in its notes.
fn ledger(folder: &Path) -> Head {
    let clock = Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap());
    let store = Store::open(folder, clock).unwrap();
    let recording = Recording {
        estate: Some("LENS-4".into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day("2026-10-30".parse().unwrap()),
        dwellings: 42.try_into().unwrap(),
        note: Some("« Réception » du lot n° 2 \"nord\" \\ sud\tœuvre 😀".into()),
        reference: Some("PV-1/2026".into()),
        confirmed: vec![],
    };
    let month = "2026-08".parse().unwrap();
    store
        .write(&Author::CommandLine, |tx| {
            let wrong = tx.record(&recording)?;
            tx.state_nothing("LENS-4", Stage::Delivered, month)?;
            let with = Correction {
                reason: CorrectionReason::TypingError,
                note: None,
                replacements: vec![Recording { dwellings: 24.try_into().unwrap(), ..recording }],
                confirmed: vec![],
            };
            tx.correct(wrong.position, &with)
        })
        .unwrap();
    store.read(|read| read.head()).unwrap()
}

fn script(folder: &Path, against: Option<&str>) -> Output {
    Command::new("python3")
        .arg("tools/verify_chain.py")
        .arg(folder.join("corons.db"))
        .args(against)
        .output()
        .expect("python3 is installed")
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn a_script_of_somebody_else_finds_the_same_head_and_the_same_sums() {
    let folder = tempfile::tempdir().unwrap();
    let head = ledger(folder.path());
    let done = script(folder.path(), None);
    assert!(done.status.success(), "{}", said(&done));
    let expected = format!("{}:{}\ndelivered 24\n", head.position, head.hash);
    assert_eq!(String::from_utf8_lossy(&done.stdout), expected);
    let printed = format!("{}:{}", head.position, head.hash.short());
    assert!(script(folder.path(), Some(&printed)).status.success());
    let foreign = format!("{}:0000000000000000", head.position);
    assert_eq!(script(folder.path(), Some(&foreign)).status.code(), Some(1));
    let beyond = format!("{}:{}", head.position + 1, head.hash.short());
    assert_eq!(script(folder.path(), Some(&beyond)).status.code(), Some(1));
}

#[test]
fn a_script_of_somebody_else_finds_what_was_changed() {
    use diesel::connection::{Connection as _, SimpleConnection as _};
    for sql in [
        "DROP TRIGGER entries_stay; UPDATE entries SET note = NULL WHERE dwellings = 24",
        "DROP TRIGGER events_stay; UPDATE events SET author = 'x' WHERE position = 2",
        "DROP TRIGGER statements_remain; DELETE FROM statements",
    ] {
        let folder = tempfile::tempdir().unwrap();
        ledger(folder.path());
        let path = folder.path().join("corons.db");
        let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        conn.batch_execute(sql).unwrap();
        let done = script(folder.path(), None);
        assert_eq!(done.status.code(), Some(1), "{sql}: {}", said(&done));
        assert!(said(&done).starts_with("broken: "), "{}", said(&done));
    }
}

#[test]
fn the_script_stays_short() {
    let lines = std::fs::read_to_string("tools/verify_chain.py").unwrap().lines().count();
    assert!(lines <= 100, "{lines} lines");
}
