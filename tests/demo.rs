//! The demonstration tells the same story in the same month, and only adds to it later.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use corons::clock::Clock;
use corons::demo;
use corons::domain::progress::progress;
use corons::domain::rollup::{Grain, Progress};
use corons::domain::stage::Stage;
use corons::domain::territory::Scope;
use corons::store::{EntryFilter, FigureQuestion, Store, StoreError, Unfit};

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
                published: false,
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

fn delivered(store: &Store, code: &str, by: Grain) -> Progress {
    progress_of(store, code, Stage::Delivered, by)
}

#[test]
fn two_runs_in_a_month_are_equal_and_a_later_one_only_adds() {
    let folder = tempfile::tempdir().unwrap();
    let heads = ["2020-06-01T06:00:00Z", "2020-06-29T20:00:00Z", "2020-09-02T06:00:00Z"];
    let stores: Vec<_> = (0..)
        .zip(heads)
        .map(|(number, now)| filled(&folder.path().join(format!("demo-{number}")), now))
        .collect();
    let heads: Vec<_> =
        stores.iter().map(|store| store.read(|read| read.head()).unwrap()).collect();
    assert_eq!(heads[0], heads[1]);
    assert!(heads[2].position > heads[0].position);
    let against = (heads[0].position, heads[0].hash.to_string());
    let verified = stores[2].read(|read| read.verify(Some((against.0, &against.1)))).unwrap();
    assert_eq!(verified.fault, None);
}

#[test]
fn the_story_stands_in_november_2026_as_it_should() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder.path().join("demo"), "2026-11-22T08:00:00Z");
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
    assert!(store.read(|read| read.is_fictional()).unwrap());

    let total = delivered(&store, "mc", Grain::Year).total;
    let actual = total.actual.unwrap();
    assert!((10_800..=11_200).contains(&actual), "{actual}");
    assert_eq!(total.planned_original, Some(16_759));
    assert!(total.planned_current < total.planned_original);
    assert_eq!(total.missing_years, [0; 0]);

    let reached =
        Stage::ALL.map(|stage| progress_of(&store, "mc", stage, Grain::Year).total.actual);
    assert!(reached.is_sorted_by(|earlier, later| earlier > later), "{reached:?}");

    years(&store);
    estates(&store);
}

fn years(store: &Store) {
    let of = |year: &str| {
        let years = delivered(store, "mc", Grain::Year).periods;
        years.into_iter().find(|it| it.period == year).unwrap()
    };
    assert!(of("2018").actual.unwrap() < 300, "a slow start");
    for year in ["2022", "2023"] {
        assert!(of(year).variance_current.unwrap() > 0, "{year} is above the revised plan");
    }
    for year in ["2024", "2025"] {
        assert!(of(year).variance_current.unwrap() < 0, "{year} is behind it");
    }
    let months = delivered(store, "mc", Grain::Month).periods;
    let spring: i64 = months
        .iter()
        .filter(|it| ["2020-04", "2020-05"].contains(&it.period.as_str()))
        .map(|it| it.actual.unwrap())
        .sum();
    assert!(spring < 20, "{spring} in spring 2020");
}

fn estates(store: &Store) {
    let asked = question(store, "mc", Stage::Delivered);
    let rows = store.read(|read| read.estate_rows(&asked)).unwrap();
    let stock: i64 =
        rows.iter().filter(|row| row.target.is_some()).filter_map(|row| row.dwellings).sum();
    assert!(stock > 20_000, "{stock}");
    assert!(rows.iter().all(|row| row.dwellings.is_none_or(|size| row.actual <= size)));
    let behind = rows.iter().filter(|row| row.variance().is_some_and(|it| it < -150)).count();
    assert_eq!(behind, 3);
    assert!(rows.iter().filter(|row| row.variance().is_some_and(|it| it > 25)).count() >= 3);
    let early = rows.iter().find(|row| row.code.as_str() == "PECQUENCOURT-BARROIS").unwrap();
    assert_eq!(Some(early.actual), early.target);
    assert!(early.planned < early.target && early.last_on.unwrap() < asked.to);
    let silent = rows.iter().filter(|row| row.silent).count();
    assert!((1..=12).contains(&silent), "{silent} estates say nothing");
    let unknown = rows.iter().filter(|row| row.insee.is_none()).count();
    assert_eq!(unknown, 7, "unknown communes stay unknown");
    let reasons: std::collections::BTreeSet<_> = store
        .read(|read| read.entries(&EntryFilter { limit: Some(100_000), ..EntryFilter::default() }))
        .unwrap()
        .iter()
        .filter_map(|it| it.entry.reason.map(|reason| reason.as_str()))
        .collect();
    assert!(reasons.len() >= 4, "{reasons:?}");
}

#[test]
fn a_demonstration_being_shown_is_not_filled_anew() {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo");
    let now = "2018-07-01T08:00:00Z";
    let shown = filled(&demo, now);
    let means = demo::Means { hash: &|_| None, edition: None };
    let anew = || demo::fill_anew(&demo, now.parse().unwrap(), means, &mut |_, _| {});
    let refused = anew();
    assert!(matches!(refused, Err(StoreError::Backup(_, Unfit::InUse))), "{refused:?}");
    assert!(shown.read(|read| read.head()).unwrap().position > 0);
    drop(shown);
    anew().unwrap();
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kept"), "mine").unwrap();
    let now = "2018-07-01T08:00:00Z".parse().unwrap();
    let refused = demo::fill(folder.path(), now, &|_| None, &mut |_, _| {});
    assert!(matches!(refused, Err(StoreError::Folder(..))));
    assert_eq!(std::fs::read(folder.path().join("kept")).unwrap(), b"mine");
}
