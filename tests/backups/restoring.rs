//! What a backup and a restore do.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use chrono::TimeDelta;
use corons::domain::event::Hash;
use corons::domain::role::Role;
use corons::store::{Author, Store};

use super::{Place, call, clock, copies, said};

#[test]
fn a_restored_database_gives_the_figures_it_gave_and_keeps_what_was_there() {
    let place = Place::new();
    let before = place.figures();
    place.record_more();
    let after = place.figures();
    assert_ne!(before, after);
    let told = said(&place.data(), &["restore", place.file().to_str().unwrap()]);
    assert!(told.contains("3\u{202f}237") && told.contains("2022 1\u{202f}737"), "{told}");
    assert_eq!(place.figures(), before);
    said(&place.data(), &["verify"]);
    // What was there is a database too, and takes its place again.
    let replaced = copies(&place.data(), "")
        .into_iter()
        .find(|path| path.is_dir() && path.to_string_lossy().contains("replaced-"));
    let old = replaced.unwrap().join("corons.db");
    sleep(Duration::from_millis(1100));
    said(&place.data(), &["restore", old.to_str().unwrap()]);
    assert_eq!(place.figures(), after);
}

#[test]
fn a_restore_ends_sign_ins_and_leaves_accounts() {
    let place = Place::new();
    let token = Hash::of(b"token");
    let signed_in = |store: &Store| store.read(|read| read.sign_in(&token)).unwrap().is_some();
    let store = Store::open(&place.data(), clock()).unwrap();
    store
        .write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&"lea".parse().unwrap(), "Léa", Role::Manager)?;
            let expires = tx.now() + TimeDelta::days(7);
            tx.open_session(id, &token, expires)
        })
        .unwrap();
    assert!(signed_in(&store));
    let file = place.beside("with-lea.db");
    store.back_up(Some(&file), 0).unwrap();
    drop(store);
    place.restore(&file).unwrap();
    let store = Store::open(&place.data(), clock()).unwrap();
    assert!(!signed_in(&store));
    assert!(store.read(|read| read.account_by_login(&"lea".parse().unwrap())).unwrap().is_some());
}

#[test]
fn a_backup_never_takes_a_name_that_is_there_and_leaves_only_itself_and_its_checksum() {
    let place = Place::new();
    let bytes = fs::read(place.file()).unwrap();
    let again = call(&place.data(), &["backup", place.file().to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8(again.stderr).unwrap().contains("existe déjà"));
    assert!(fs::read(place.file()).unwrap() == bytes);
    let mut beside: Vec<_> = copies(place.folder.path(), "")
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    beside.sort();
    assert_eq!(beside, ["data", "kept.db", "kept.db.sha256"]);
}

#[test]
fn a_folder_in_use_is_not_restored_but_backed_up() {
    let place = Place::new();
    let store = Store::open(&place.data(), clock()).unwrap();
    let file = place.file();
    let refused = call(&place.data(), &["restore", file.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("est en service"));
    said(&place.data(), &["backup"]);
    drop(store);
    said(&place.data(), &["restore", file.to_str().unwrap()]);
}
