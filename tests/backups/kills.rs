//! Kills in the middle.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use corons::clock::Clock;
use corons::domain::backup::made_at;
use corons::store::{Store, Watch, restore};

use super::{Place, clock, copies, corons, cycles, head, said};

/// A number that looks random and is the same each time.
fn chance(n: u64, below: u64) -> u64 {
    (n + 1).wrapping_mul(6_364_136_223_846_793_005).rotate_left(29) % below
}

/// How long a command takes that nobody kills, in milliseconds, and a little more.
fn time_of(work: impl FnOnce()) -> u64 {
    let began = Instant::now();
    work();
    u64::try_from(began.elapsed().as_millis()).unwrap() * 5 / 4 + 1
}

#[test]
fn a_kill_during_a_backup_leaves_nothing_bad_under_a_good_name() {
    let place = Place::new();
    let (mut made, mut cut) = (0, 0);
    let whole = head(&place.data());
    let whole_time = time_of(|| drop(said(&place.data(), &["backup"])));
    for n in 0..cycles(15) {
        let name = place.data().join("backups").join(format!("cycle-{n}.db"));
        fs::create_dir_all(place.data().join("backups")).unwrap();
        let mut child = corons(&place.data(), &["backup", name.to_str().unwrap()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(chance(n, whole_time)));
        child.kill().unwrap();
        child.wait().unwrap();
        if !name.exists() {
            cut += 1;
            continue;
        }
        made += 1;
        let empty = tempfile::tempdir().unwrap();
        let done = restore(empty.path(), &name, &clock(), 0).unwrap();
        assert_eq!((done.position, done.hash), (whole.position, whole.hash));
        fs::remove_file(&name).unwrap();
    }
    println!("{made} copies made, {cut} cut short");
    // What was cut short is removed when a service begins to keep.
    let store = Store::open(&place.data(), clock()).unwrap();
    store.keep(&mut Watch::default(), 0).unwrap().backup.unwrap().unwrap();
    assert!(copies(&place.data().join("backups"), ".part").is_empty());
    let named = copies(&place.data().join("backups"), ".db");
    assert!(named.iter().all(|it| made_at(&it.file_name().unwrap().to_string_lossy()).is_some()));
}

#[test]
fn a_kill_during_a_restore_leaves_the_old_or_the_new() {
    let place = Place::new();
    place.record_more();
    let (old, mut olds, mut news) = (head(&place.data()), 0, 0);
    let new = {
        let empty = tempfile::tempdir().unwrap();
        restore(empty.path(), &place.file(), &clock(), 0).unwrap().hash
    };
    let newest = place.beside("newest.db");
    said(&place.data(), &["backup", newest.to_str().unwrap()]);
    let newest = newest.to_str().unwrap();
    let whole_time = time_of(|| drop(said(&place.data(), &["restore", newest])));
    for n in 0..cycles(15) {
        let mut child = corons(&place.data(), &["restore", place.file().to_str().unwrap()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(chance(n, whole_time)));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&place.data(), clock()).unwrap();
        let found = store.read(|read| read.verify(None)).unwrap();
        assert_eq!(found.fault, None);
        if found.hash == old.hash {
            olds += 1;
        } else {
            assert_eq!(found.hash, new, "neither the old nor the new");
            news += 1;
            drop(store);
            for aside in copies(&place.data(), "")
                .iter()
                .filter(|it| it.to_string_lossy().contains("replaced-"))
            {
                fs::remove_dir_all(aside).unwrap();
            }
            restore(&place.data(), newest.as_ref(), &Clock::system(), 0).unwrap();
        }
    }
    println!("{olds} times the old, {news} times the new");
}

#[test]
fn a_restore_cut_short_after_it_was_decided_is_finished_by_whoever_opens() {
    for moved in [&[][..], &["corons.db-wal"], &["corons.db-wal", "corons.db"]] {
        let place = Place::new();
        place.record_more();
        let (old, data) = (head(&place.data()), place.data());
        fs::write(data.join("corons.db-wal"), "").unwrap();
        fs::copy(place.file(), data.join("corons.db.restored-20261123T080000Z")).unwrap();
        let aside = data.join("replaced-20261123T080000Z");
        fs::create_dir(&aside).unwrap();
        for name in moved {
            fs::rename(data.join(name), aside.join(name)).unwrap();
        }
        assert!(Store::is_in(&data));
        assert!(head(&data).position < old.position);
        assert!(copies(&data, "Z").iter().all(|path| path.is_dir()), "nothing waits any more");
        assert_eq!(head(&aside).hash, old.hash);
    }
}
