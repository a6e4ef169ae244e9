//! What a past point costs: everything a board page shows there, against one SQL aggregate over
//! the same entries. The bar is a ratio of 2.

use std::fmt::Write as _;
use std::hint::black_box;

use corons::clock::Clock;
use corons::demo;
use corons::domain::calendar::Instant;
use corons::domain::event::Hash;
use corons::domain::knowledge::Knowledge;
use corons::domain::progress::{default_to, progress};
use corons::domain::proposal::{Import, ImportFile, ImportOptions};
use corons::domain::rollup::{Grain, Progress};
use corons::domain::territory::Scope;
use corons::files::entries::read_entries;
use corons::files::sheet::read_sheet;
use corons::store::{Author, FigureQuestion, Read, Store};
use corons::web::board::BoardData;
use criterion::{Criterion, criterion_group, criterion_main};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

const ENTRIES: usize = 200_000;
const ESTATES: [&str; 6] =
    ["LENS-4", "LENS-12-14", "HENIN-DARCY", "LIBERCOURT-1940", "OIGNIES-DECLERCQ", "LOOS-5"];

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

/// Adds entries to the demonstration until it holds as many.
fn grown(store: &Store, entries: usize) -> Option<()> {
    let held = store.read(|read| read.head()).ok()?.position;
    let more = entries.saturating_sub(usize::try_from(held).ok()?);
    let mut text = "cite;operation;bailleur;etape;date;logements;reference\n".to_owned();
    for at in 0..more {
        let estate = ESTATES.get(at % ESTATES.len())?;
        let (year, month, day) = (2019 + at / 17 % 7, 1 + at / 7 % 12, 1 + at % 28);
        let count = 1 + at % 9;
        let _ = writeln!(
            text,
            "{estate};{estate}-T1;Maisons & Cités;commandés;{day:02}/{month:02}/{year};{count};OS-{at}"
        );
    }
    let lines = read_entries(&read_sheet(text.as_bytes()).ok()?).ok()?.lines;
    let options = ImportOptions {
        confirm: [
            "twin",
            "over-estate",
            "over-earlier-stage",
            "unusual-month",
            "no-programme",
            "may-be-unallocated",
        ]
        .map(str::to_owned)
        .to_vec(),
        reason: "mesure".to_owned(),
        ..ImportOptions::default()
    };
    let file = ImportFile { name: "mesure.csv".to_owned(), sha256: Hash::of(text.as_bytes()) };
    let done = store.import_entries(&Author::CommandLine, &file, &lines, &options).ok()?;
    if let Import::Wrong(problems) = &done {
        eprintln!("{:?}", problems.first());
    }
    matches!(done, Import::Done(_)).then_some(())
}

/// What the chart of progress is drawn from.
fn curve(read: &mut Read<'_>) -> corons::store::Result<Option<Progress>> {
    let Some(programme) = read.programme("mc")? else { return Ok(None) };
    let known = read.known_now()?;
    let asked = FigureQuestion {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        to: default_to(known.on, programme.first_day),
        known,
        reporting: false,
        programme,
    };
    Ok(Some(progress(&read.progress_input(&asked)?, Grain::Month)))
}

fn weigh(c: &mut Criterion, store: &Store, size: &str) {
    let path = store.folder().join("corons.db");
    let Some(mut conn) = path.to_str().and_then(|path| SqliteConnection::establish(path).ok())
    else {
        return;
    };
    let Ok(head) = store.read(|read| read.head()) else { return };
    let mut group = c.benchmark_group(size);
    group.sample_size(20);
    group.bench_function("one SQL aggregate over the entries", |bench| {
        bench.iter(|| conn.batch_execute(black_box(AGGREGATE)).is_ok());
    });
    let before = Knowledge::Position(head.position - 1);
    group.bench_function("chart of progress at a past point, reading its data", |bench| {
        bench.iter(|| black_box(store.read_at(before, curve)).is_ok());
    });
    group.bench_function("board page at a past point, reading its data", |bench| {
        bench.iter(|| {
            black_box(store.read_at(before, |read| BoardData::read(read, "mc", None, false)))
                .is_ok()
        });
    });
    group.finish();
}

fn past(c: &mut Criterion) {
    let Some((_folder, store)) = demonstration() else { return };
    weigh(c, &store, "demonstration");
    assert!(grown(&store, ENTRIES).is_some(), "the ledger did not grow");
    weigh(c, &store, "200,000 entries");
}

criterion_group!(benches, past);
criterion_main!(benches);
