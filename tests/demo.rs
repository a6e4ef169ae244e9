//! The demonstration tells the same story in the same month, and only adds to it later.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on fails")]

use std::path::Path;

use corons::clock::Clock;
use corons::demo;
use corons::domain::progress::progress;
use corons::domain::rollup::{Grain, Progress};
use corons::domain::stage::Stage;
use corons::domain::territory::Scope;
use corons::store::{FigureQuestion, Store};

fn filled(folder: &Path, now: &str) -> Store {
    demo::fill(folder, now.parse().unwrap(), &|_| None, &mut |_, _| {}).unwrap();
    Store::open(folder, Clock::standing_at(now.parse().unwrap())).unwrap()
}

fn question(store: &Store, code: &str, stage: Stage) -> FigureQuestion {
    store
        .read(|read| {
            let programme = read.programme(code)?.unwrap();
            let known = read.known_now()?;
            let to = corons::domain::progress::default_to(known.on, programme.first_day);
            Ok(FigureQuestion {
                programme,
                stage,
                net: false,
                scope: Scope::All,
                known,
                to,
                reporting: true,
            })
        })
        .unwrap()
}

fn progress_of(store: &Store, code: &str, stage: Stage, by: Grain) -> Progress {
    let asked = question(store, code, stage);
    store.read(|read| Ok(progress(&read.progress_input(&asked)?, by))).unwrap()
}

#[test]
fn show() {
    let folder = tempfile::tempdir().unwrap();
    let at = std::time::Instant::now();
    let store = filled(&folder.path().join("demo"), "2026-11-22T08:00:00Z");
    println!("{:?}", at.elapsed());
    println!("{:?}", store.read(|r| r.verify(None)).unwrap());
    for stage in Stage::ALL {
        println!("{stage:?} {:?} {:?}", progress_of(&store, "mc", stage, Grain::Year).total.actual, progress_of(&store, "erbm", stage, Grain::Year).total.actual);
    }
    for p in progress_of(&store, "mc", Stage::Delivered, Grain::Year).periods {
        println!("{} {:?} {:?} {:?} rep {:?}/{:?}", p.period, p.actual, p.planned_original, p.planned_current, p.reported, p.expected);
    }
    let asked = question(&store, "mc", Stage::Delivered);
    let rows = store.read(|r| r.estate_rows(&asked)).unwrap();
    for r in rows {
        println!("{} size {:?} act {} pl {:?} tgt {:?} var {:?} last {:?} silent {}", r.code, r.dwellings, r.actual, r.planned, r.target, r.variance(), r.last_on, r.silent);
    }
    let all = store.read(|r| r.entries(&corons::store::EntryFilter { limit: Some(100_000), ..Default::default() })).unwrap();
    for stage in Stage::ALL { println!("{stage:?} {}", all.iter().filter(|e| e.entry.stage == stage).count()); }
    for e in all.iter().filter(|e| e.entry.reverses.is_some()) { println!("{:?} {:?} {}", e.entry.reason, e.entry.note, e.entry.dwellings); }
}
