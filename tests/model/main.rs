//! Random histories against a naive model that keeps everything in a list: all figures equal to
//! the unit at every point of knowledge, bridges without residual, estates that sum to the whole.
//!
//! `CORONS_HISTORIES` sets how many (2,000 by default), `CORONS_SEED` replays one.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod check;
mod history;
mod naive;
mod registers;

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use corons::domain::stage::Stage;
use diesel::connection::{Connection as _, SimpleConnection as _};
use rand::RngExt as _;

use crate::history::{History, beginning};
use crate::naive::KINDS;

/// How often each kind of thing was said.
type Counts = BTreeMap<&'static str, u64>;

/// Acts of one history.
const ACTS: usize = 30;

/// Where files cost no waiting for a disk, if there is such a place.
fn quick_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// The database every history begins with, as bytes.
fn first_bytes() -> Vec<u8> {
    let folder = quick_folder();
    beginning(folder.path());
    let path = folder.path().join("corons.db");
    let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE").unwrap();
    drop(conn);
    fs::read(path).unwrap()
}

/// Plays a history and compares; gives how often each kind of thing was said.
fn play(bytes: &[u8], seed: u64) -> Counts {
    let folder = quick_folder();
    fs::write(folder.path().join("corons.db"), bytes).unwrap();
    let mut history = History::open(folder.path(), seed);
    let first = history.head();
    for _ in 0..ACTS {
        history.act();
    }
    let head = history.head();
    let mut points: Vec<_> =
        (0..2).map(|_| history.chance.random_range(first..=head)).chain([head]).collect();
    points.sort_unstable();
    for at in &points {
        let stage = if history.chance.random_bool(0.8) { Stage::Delivered } else { Stage::Ordered };
        let net = history.chance.random_bool(0.5);
        check::check(&history, *at, stage, net);
    }
    let net = history.chance.random_bool(0.5);
    let year = history.chance.random_bool(0.5).then_some(2024);
    let to = history.chance.random_range(1..3);
    check::bridge(&history, points[0], points[to], year, net);
    if history.chance.random_bool(0.05) {
        let verified = history.store.read(|read| read.verify(None)).unwrap();
        assert_eq!(verified.fault, None);
    }
    history.naive.facts.iter().filter(|fact| fact.position > first).fold(
        Counts::new(),
        |mut counts, fact| {
            *counts.entry(fact.said.name()).or_default() += 1;
            counts
        },
    )
}

#[test]
fn every_figure_of_every_history_is_what_the_list_says() {
    let bytes = first_bytes();
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    if let Some(seed) = number("CORONS_SEED") {
        drop(play(&bytes, seed));
        return;
    }
    let histories = number("CORONS_HISTORIES").unwrap_or(2_000);
    let next = AtomicU64::new(0);
    let said = Mutex::new(Counts::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= histories {
                return None;
            }
            let Ok(counts) = catch_unwind(AssertUnwindSafe(|| play(&bytes, seed))) else {
                next.store(histories, Ordering::Relaxed);
                return Some(seed);
            };
            let mut all = said.lock().unwrap();
            for (name, count) in counts {
                *all.entry(name).or_default() += count;
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let failed: Vec<u64> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().filter_map(|it| it.join().unwrap()).collect()
    });
    assert!(failed.is_empty(), "replay with CORONS_SEED={}", failed[0]);
    let said = said.into_inner().unwrap();
    println!("{histories} histories: {said:?}");
    for name in KINDS {
        let count = said.get(name).copied().unwrap_or(0);
        assert!(count * 20 >= histories, "{count} times {name} in {histories} histories");
    }
}
