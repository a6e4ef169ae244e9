//! How long 100,000 entries take to be checked, hashed, summed and committed.

use std::fmt::Write as _;
use std::hint::black_box;

use corons::clock::Clock;
use corons::domain::event::Hash;
use corons::domain::proposal::{EntryLine, Import, ImportFile, ImportOptions};
use corons::files::entries::read_entries;
use corons::files::sheet::read_sheet;
use corons::store::{Author, Store};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const ROWS: usize = 100_000;
const ESTATES: [&str; 6] =
    ["LENS-4", "LENS-12-14", "ANNEQUIN-9", "ANZIN-CORON-120", "HENIN-DARCY", "LIBERCOURT-1940"];

/// A file of that many lines, each with a reference of its own.
fn file() -> Vec<u8> {
    let mut text = "cite;bailleur;etape;date;logements;reference\n".to_owned();
    for at in 0..ROWS {
        let estate = ESTATES.get(at % ESTATES.len()).copied().unwrap_or_default();
        let (year, month, day) = (2019 + at / 17 % 7, 1 + at / 7 % 12, 1 + at % 28);
        let count = 1 + at % 9;
        let _ = writeln!(
            text,
            "{estate};Maisons & Cités;livrés;{day:02}/{month:02}/{year};{count};PV-{at}"
        );
    }
    text.into_bytes()
}

fn read(bytes: &[u8]) -> Vec<EntryLine> {
    let sheet = read_sheet(bytes).ok();
    let read = sheet.and_then(|sheet| read_entries(&sheet).ok());
    read.map(|read| read.lines).unwrap_or_default()
}

fn import(c: &mut Criterion) {
    let bytes = file();
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    group.bench_function("read 100,000 lines", |b| b.iter(|| read(black_box(&bytes)).len()));
    group.bench_function("100,000 entries", |b| {
        b.iter_batched(
            || {
                let folder = tempfile::tempdir();
                let store = folder
                    .as_ref()
                    .ok()
                    .and_then(|folder| Store::open(folder.path(), Clock::system()).ok());
                (folder, store)
            },
            |(folder, store)| {
                let options = ImportOptions {
                    confirm: ["twin", "over-estate", "unusual-month"].map(str::to_owned).to_vec(),
                    reason: "mesure".to_owned(),
                    ..ImportOptions::default()
                };
                let file = ImportFile { name: "mesure.csv".to_owned(), sha256: Hash::of(&bytes) };
                let done = store.as_ref().and_then(|store| {
                    let lines = read(&bytes);
                    store.import_entries(&Author::CommandLine, &file, &lines, &options).ok()
                });
                assert!(matches!(done, Some(Import::Done(effect)) if effect.recorded == ROWS));
                (folder, store)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
