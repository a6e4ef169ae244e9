//! How long it takes to read everything a board page shows: the demonstration on one day.

use std::hint::black_box;

use corons::clock::Clock;
use corons::demo;
use corons::domain::calendar::Instant;
use corons::store::Store;
use corons::web::board::BoardData;
use corons::web::years::YearData;
use criterion::{Criterion, criterion_group, criterion_main};

/// When it is read: a morning of November 2026.
fn now() -> Option<Instant> {
    "2026-11-23T08:14:00Z".parse().ok()
}

/// The demonstration in a folder of its own, which goes with it.
fn demonstration() -> Option<(tempfile::TempDir, Store)> {
    let folder = tempfile::tempdir().ok()?;
    let data = folder.path().join("data");
    demo::fill(&data, now()?, &|_| None, &mut |_, _| ()).ok()?;
    let store = Store::open(&data, Clock::standing_at(now()?)).ok()?;
    Some((folder, store))
}

fn board(c: &mut Criterion) {
    let Some((_folder, store)) = demonstration() else { return };
    c.bench_function("board page, reading its data", |bench| {
        bench.iter(|| {
            black_box(store.read(|read| BoardData::read(read, "mc", None, false))).is_ok()
        });
    });
    c.bench_function("year page, reading its data", |bench| {
        bench.iter(|| {
            black_box(store.read(|read| YearData::read(read, "mc", 2025, None, false, false)))
                .is_ok()
        });
    });
}

criterion_group!(benches, board);
criterion_main!(benches);
