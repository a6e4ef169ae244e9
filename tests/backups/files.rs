//! What is refused, and that it leaves the live data as they are.

use std::fs;
use std::path::Path;

use corons::store::{Store, StoreError, Unfit, Watch, restore};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

use super::{Place, clock, copies, cycles};

#[test]
fn a_damaged_file_is_refused_and_the_live_data_are_untouched() {
    let place = Place::new();
    place.record_more();
    let live = place.bytes();
    let whole = fs::read(place.file()).unwrap();
    let bad = place.beside("bad.db");
    let sum = fs::read_to_string(place.beside("kept.db.sha256")).unwrap();
    for n in 0..60 {
        let mut bytes = whole.clone();
        let at = (whole.len() / 60 * n + 37 * n) % whole.len();
        bytes[at] ^= 1 << (n % 8);
        fs::write(&bad, &bytes).unwrap();
        fs::write(place.beside("bad.db.sha256"), &sum).unwrap();
        let refused = place.restore(&bad);
        assert!(
            matches!(refused, Err(StoreError::Backup(_, Unfit::Damaged(_)))),
            "{at}: {refused:?}"
        );
    }
    fs::remove_file(place.beside("bad.db.sha256")).unwrap();
    for length in [0, 1, 16, 100, 4096, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        fs::write(&bad, &whole[..length]).unwrap();
        assert!(place.restore(&bad).is_err(), "{length} bytes of it");
    }
    assert!(place.bytes() == live);
}

#[test]
fn a_flipped_bit_without_a_checksum_is_refused_or_touches_no_figure() {
    let place = Place::new();
    let whole = fs::read(place.file()).unwrap();
    let kept = place.restore(&place.file()).unwrap();
    let (mut refused, bad) = (0, place.beside("bad.db"));
    for n in 0..cycles(40) {
        let mut bytes = whole.clone();
        let at = usize::try_from(n * 104_729).unwrap() % whole.len();
        bytes[at] ^= 1 << (n % 8);
        fs::write(&bad, &bytes).unwrap();
        let empty = tempfile::tempdir().unwrap();
        match restore(empty.path(), &bad, &clock(), 0) {
            Err(_) => refused += 1,
            Ok(done) => assert_eq!((done.hash, &done.figures), (kept.hash, &kept.figures), "{at}"),
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_foreign_a_newer_and_the_live_file_are_refused() {
    let place = Place::new();
    let live = place.bytes();
    let sql = |name: &str, from: Option<&Path>, sql: &str| {
        let path = place.beside(name);
        if let Some(from) = from {
            fs::copy(from, &path).unwrap();
        }
        let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        conn.batch_execute(sql).unwrap();
        path
    };
    let other = sql("other.db", None, "CREATE TABLE events (a); INSERT INTO events VALUES (1)");
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000001')";
    let newer = sql("newer.db", Some(&place.file()), newer);
    let text = place.beside("text.db");
    fs::write(&text, "not a database ".repeat(999)).unwrap();
    for foreign in [&other, &text] {
        let refused = place.restore(foreign);
        assert!(
            matches!(&refused, Err(StoreError::NotADatabase(at)) if at == foreign),
            "{refused:?}"
        );
    }
    assert!(matches!(place.restore(&newer), Err(StoreError::Newer(_))));
    let itself = place.restore(&place.data().join("corons.db"));
    assert!(matches!(itself, Err(StoreError::Backup(_, Unfit::Live))), "{itself:?}");
    for missing in [place.beside("none.db"), place.data()] {
        let refused = place.restore(&missing);
        assert!(matches!(refused, Err(StoreError::Backup(_, Unfit::Missing))), "{refused:?}");
    }
    assert!(place.bytes() == live);
    assert!(copies(&place.data(), "restoring").is_empty());
}

#[test]
fn there_is_no_backup_and_no_restore_of_the_last_room_on_a_disk() {
    let place = Place::new();
    let store = Store::open(&place.data(), clock()).unwrap();
    let full = store.back_up(None, u64::MAX);
    assert!(matches!(full, Err(StoreError::Backup(_, Unfit::NoRoom))), "{full:?}");
    let kept = store.keep(&mut Watch::default(), u64::MAX).unwrap();
    assert!(kept.backup.unwrap().is_err());
    assert!(store.health().unwrap().notes.backup.unwrap().why.is_some());
    drop(store);
    let full = restore(&place.data(), &place.file(), &clock(), u64::MAX);
    assert!(matches!(full, Err(StoreError::Backup(_, Unfit::NoRoom))), "{full:?}");
}
