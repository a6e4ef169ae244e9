//! What a service does by itself, and what `corons doctor` says of it.

use std::fs;

use chrono::TimeDelta;
use corons::domain::role::Role;
use corons::store::{Author, Store, Watch};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

use super::{Place, call, clock, copies, said};

#[test]
fn a_service_keeps_what_changed_tests_it_daily_and_forgets_what_is_old() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock();
    let store = Store::open(&folder.path().join("data"), clock.clone()).unwrap();
    let mut watch = Watch::default();
    let first = store.keep(&mut watch, 0).unwrap();
    assert!(first.backup.unwrap().is_ok());
    assert_eq!(first.restore_test.unwrap().unwrap(), 3);
    assert_eq!(first.verification.unwrap().unwrap(), 3);
    clock.set(clock.now() + TimeDelta::hours(1));
    let idle = store.keep(&mut watch, 0).unwrap();
    assert!(idle.backup.is_none() && idle.restore_test.is_none(), "nothing changed");
    let mine = folder.path().join("data/backups/avant-le-conseil.db");
    store.back_up(Some(&mine), 0).unwrap();
    let change = |n: i32| {
        let login = format!("somebody-{n}").parse().unwrap();
        store.write(&Author::CommandLine, |tx| tx.add_account(&login, "S", Role::Reader)).unwrap();
    };
    change(0);
    assert!(store.keep(&mut watch, 0).unwrap().backup.is_some());
    change(1);
    assert!(store.keep(&mut watch, 0).unwrap().backup.is_none(), "too soon");
    assert_eq!(store.health().unwrap().unsaved_for(), None, "within the same second");
    let (mut tests, mut made) = (0, 2);
    for n in 2..72 {
        clock.set(clock.now() + TimeDelta::minutes(15));
        change(n);
        let kept = store.keep(&mut watch, 0).unwrap();
        made += i32::from(kept.backup.unwrap().is_ok());
        tests += i32::from(kept.restore_test.is_some_and(|it| it.is_ok()));
    }
    assert_eq!(made, 72);
    assert_eq!(tests, 1, "one night has passed");
    let kept = store.backups().unwrap();
    assert_eq!(kept.iter().filter(|it| it.at.is_some()).count(), 48);
    assert!(mine.exists());
    let sums = copies(&folder.path().join("data/backups"), ".sha256").len();
    assert_eq!(sums, kept.len(), "checksums go with their copies");
}

#[test]
fn a_backup_that_does_not_restore_is_said_to_fail() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock();
    let store = Store::open(&folder.path().join("data"), clock.clone()).unwrap();
    let mut watch = Watch::default();
    store.keep(&mut watch, 0).unwrap();
    let newest = store.backups().unwrap().remove(0).path;
    let mut bytes = fs::read(&newest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&newest, bytes).unwrap();
    clock.set(clock.now() + TimeDelta::days(1));
    let kept = store.keep(&mut watch, 0).unwrap();
    assert!(kept.restore_test.unwrap().is_err());
    assert!(!store.health().unwrap().restores(TimeDelta::days(3)));
    // An hour later it is tried again; a new backup is whole.
    store
        .write(&Author::CommandLine, |tx| {
            tx.add_account(&"lea".parse().unwrap(), "Léa", Role::Reader)
        })
        .unwrap();
    clock.set(clock.now() + TimeDelta::hours(1));
    assert!(store.keep(&mut watch, 0).unwrap().restore_test.unwrap().is_ok());
    assert!(store.health().unwrap().restores(TimeDelta::days(3)));
}

#[test]
fn doctor_says_what_is_weak_and_fails_only_when_something_is_grave() {
    let place = Place::new();
    let weak = said(&place.data(), &["doctor", "--lang", "en"]);
    assert!(weak.contains("attention Nobody administers"), "{weak}");
    assert!(!weak.contains("grave"), "{weak}");
    let path = place.data().join("corons.db");
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    conn.batch_execute("DROP TRIGGER events_stay").unwrap();
    drop(conn);
    let grave = call(&place.data(), &["doctor", "--lang", "en"]);
    assert_eq!(grave.status.code(), Some(1));
    let lines = String::from_utf8(grave.stdout).unwrap();
    assert!(lines.contains("grave     These parts") && lines.contains("events_stay"), "{lines}");
}
