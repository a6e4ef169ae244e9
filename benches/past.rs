//! What a past point costs: everything a board page shows there, against one SQL aggregate over
//! the same entries. The bar is a ratio of 2.

use std::hint::black_box;

use corons::clock::Clock;
use corons::demo;
use corons::domain::calendar::Instant;
use corons::domain::knowledge::Knowledge;
use corons::store::Store;
use corons::web::board::BoardData;
use criterion::{Criterion, criterion_group, criterion_main};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

/// The aggregate: each programme's entries by stage, month and estate.
const AGGREGATE: &str = "CREATE TEMP TABLE summed AS \
     SELECT p.id, e.stage, substr(e.on_day, 1, 7), o.estate, sum(e.dwellings), count(*) \
     FROM entries e JOIN operations o ON o.id = e.operation JOIN programmes p \
     ON e.on_day >= p.first_day AND o.outside = 0 \
     AND o.landlord IN (SELECT value FROM json_each(p.landlords)) \
     AND o.kind IN (SELECT value FROM json_each(p.kinds)) \
     WHERE e.position < (SELECT max(position) FROM events) GROUP BY 1, 2, 3, 4; \
     DROP TABLE summed;";

fn now() -> Option<Instant> {
    "2026-11-23T08:14:00Z".parse().ok()
}

fn demonstration() -> Option<(tempfile::TempDir, Store)> {
    let folder = tempfile::tempdir().ok()?;
    let data = folder.path().join("data");
    demo::fill(&data, now()?, &|_| None, &mut |_, _| ()).ok()?;
    let store = Store::open(&data, Clock::standing_at(now()?)).ok()?;
    Some((folder, store))
}

fn past(c: &mut Criterion) {
    let Some((_folder, store)) = demonstration() else { return };
    let path = store.folder().join("corons.db");
    let Some(mut conn) = path.to_str().and_then(|path| SqliteConnection::establish(path).ok())
    else {
        return;
    };
    let Ok(head) = store.read(|read| read.head()) else { return };
    c.bench_function("one SQL aggregate over the entries", |bench| {
        bench.iter(|| conn.batch_execute(black_box(AGGREGATE)).is_ok());
    });
    let before = Knowledge::Position(head.position - 1);
    c.bench_function("board page at a past point, reading its data", |bench| {
        bench.iter(|| {
            black_box(store.read_at(before, |read| BoardData::read(read, "mc", None, false)))
                .is_ok()
        });
    });
}

criterion_group!(benches, past);
criterion_main!(benches);
