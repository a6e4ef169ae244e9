//! Years and closings (DESIGN 4), by the store and by the database itself.

use chrono::Datelike;
use corons::domain::calendar::Month;
use corons::domain::entry::{Correction, CorrectionReason};
use corons::domain::progress::progress;
use corons::domain::refusal::Refusal;
use corons::domain::role::Role;
use corons::domain::rollup::{Grain, Progress};
use corons::domain::stage::Stage;
use corons::domain::territory::Scope;
use corons::domain::year::{ReopeningReason, YearState};
use corons::store::{Author, FigureQuestion, Outcome, Store, StoreError};
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

use crate::board::{deliver, recording};
use crate::support::Service;

/// Lets every year before `until` take corrections only, and closes it.
pub fn close_before(store: &Store, until: i32) {
    for year in 2017..until {
        let close = store.write(&Author::CommandLine, |tx| {
            tx.take_corrections_only(year)?;
            tx.close_year(year)
        });
        assert!(matches!(close.unwrap(), Outcome::Done(_)), "{year}");
    }
}

fn table(store: &Store, published: bool, scope: &Scope, to: &str) -> Progress {
    store
        .read(|read| {
            let programme = read.programme("mc")?.unwrap();
            let asked = FigureQuestion {
                stage: programme.stage,
                programme,
                net: false,
                published,
                scope: scope.clone(),
                known: read.known_now()?,
                to: to.parse().unwrap(),
                reporting: false,
            };
            let progress = progress(&read.progress_input(&asked)?, Grain::Year);
            if *scope == Scope::All {
                let total = progress.total.actual.unwrap_or(0);
                let rows = read.territory_rows(&asked)?;
                assert_eq!(rows.iter().map(|row| row.actual).sum::<i64>(), total, "territories");
                let estates = read.estate_rows(&asked)?;
                let bucket: i64 = rows.last().unwrap().actual;
                let sum = estates.iter().map(|row| row.actual).sum::<i64>();
                assert_eq!(sum + bucket, total, "estates");
            }
            Ok(progress)
        })
        .unwrap()
}

/// What a year is by its own entries, and what was published of it.
pub fn true_and_published(store: &Store, year: i32) -> (Option<i64>, Option<i64>) {
    let of = |published| {
        let table = table(store, published, &Scope::All, "2026-11-23");
        table.periods.iter().find(|it| it.from.year() == year).unwrap().actual
    };
    (of(false), of(true))
}

fn undo() -> Correction {
    Correction {
        reason: CorrectionReason::SourceCorrected,
        note: None,
        replacements: vec![],
        confirmed: vec![],
    }
}

fn refusal<T: std::fmt::Debug>(done: Result<T, StoreError>) -> Refusal {
    match done {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

pub fn verified(service: &Service) {
    let found = service.store.verify(None).unwrap();
    assert_eq!(found.fault, None);
}

#[test]
fn late_news_counts_once_in_its_true_year_and_in_the_year_it_was_booked_in() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-09-15", 10);
        deliver(store, "LENS-4", "2026-02-10", 5);
        close_before(store, 2026);
        deliver(store, "LENS-12-14", "2025-12-20", 7);
    });
    assert_eq!(true_and_published(&service.store, 2025), (Some(17), Some(10)));
    assert_eq!(true_and_published(&service.store, 2026), (Some(5), Some(12)));
    for published in [false, true] {
        let total = table(&service.store, published, &Scope::All, "2026-11-23").total;
        assert_eq!(total.actual, Some(22));
    }
    let estate = Scope::Estate("LENS-12-14".parse().unwrap());
    let before = table(&service.store, true, &estate, "2026-10-31").total;
    assert_eq!((before.actual, before.since), (Some(0).filter(|_| before.actual.is_some()), 7));
    for scope in [
        Scope::Estate("LENS-12-14".parse().unwrap()),
        Scope::Commune("62498".parse().unwrap()),
        Scope::Epci("246200364".parse().unwrap()),
        Scope::Department("62".parse().unwrap()),
        Scope::Landlord("maisons-et-cites".parse().unwrap()),
    ] {
        let sum = |published| table(&service.store, published, &scope, "2026-11-23").total.actual;
        assert_eq!(sum(true), sum(false), "{scope:?}");
    }
    verified(&service);
}

#[test]
fn a_correction_of_a_closed_year_keeps_its_true_date_and_is_booked_today() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-09-15", 10);
        close_before(store, 2026);
    });
    let store = &service.store;
    let entry = store.read(|read| read.entries(&corons::store::EntryFilter::default())).unwrap();
    let at = entry[0].entry.position;
    let done = store.write(&Author::CommandLine, |tx| tx.correct(at, &undo())).unwrap();
    let reversal = store.read(|read| read.entry(done[0].position)).unwrap().unwrap();
    assert_eq!(reversal.when.on.to_string(), "2025-09-15");
    assert_eq!(reversal.booked.to_string(), "2026-11-23");
    assert_eq!(true_and_published(store, 2025), (None, Some(10)));
    let total = table(store, true, &Scope::All, "2026-11-23").total;
    assert_eq!(total.actual, Some(0));
    verified(&service);
}

#[test]
fn years_close_when_over_in_order_and_only_from_corrections_only() {
    let service = Service::new();
    let store = &service.store;
    let act = |work: &dyn Fn(&mut corons::store::Tx<'_>) -> Result<(), StoreError>| {
        store.write(&Author::CommandLine, |tx| work(tx))
    };
    let close = |year| act(&|tx| tx.close_year(year).map(|_| ()));
    let corrections = |year| act(&|tx| tx.take_corrections_only(year).map(|_| ()));
    let reopen =
        |year| act(&|tx| tx.reopen_year(year, ReopeningReason::Audit, "contrôle").map(|_| ()));
    assert_eq!(refusal(corrections(2026)), Refusal::YearNotOver(2026));
    assert_eq!(refusal(close(2016)), Refusal::BeforeTheLedger { year: 2016, first: 2017 });
    let open = YearState::Open;
    assert_eq!(refusal(close(2017)), Refusal::YearIs { year: 2017, state: open });
    assert_eq!(refusal(reopen(2017)), Refusal::YearIs { year: 2017, state: open });
    corrections(2018).unwrap();
    assert_eq!(refusal(close(2018)), Refusal::EarlierYearOpen { year: 2018, earlier: 2017 });
    corrections(2017).unwrap();
    let state = YearState::CorrectionsOnly;
    assert_eq!(refusal(corrections(2017)), Refusal::YearIs { year: 2017, state });
    close(2017).unwrap();
    close(2018).unwrap();
    let state = YearState::Closed;
    assert_eq!(refusal(close(2018)), Refusal::YearIs { year: 2018, state });
    reopen(2018).unwrap();
    assert_eq!(store.read(|read| read.years()).unwrap().state(2018), YearState::CorrectionsOnly);
    close(2018).unwrap();
    let years = store.read(|read| read.years()).unwrap();
    assert_eq!(years.closings(2018).len(), 2);
    verified(&service);
}

#[test]
fn a_year_closed_again_publishes_its_second_closing_and_the_first_stays() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-09-15", 10);
        close_before(store, 2026);
        deliver(store, "LENS-4", "2025-10-01", 3);
    });
    let store = &service.store;
    store
        .write(&Author::CommandLine, |tx| {
            tx.reopen_year(2025, ReopeningReason::LateNews, "PV retrouvé")?;
            tx.record(&recording("LENS-4", Stage::Delivered, "2025-11-01", 4))?;
            tx.close_year(2025)
        })
        .unwrap();
    // The 3 of October were booked in 2026 and stay there: reopening changes no booked day.
    assert_eq!(true_and_published(store, 2025), (Some(17), Some(14)));
    let years = store.read(|read| read.years()).unwrap();
    let frozen: Vec<i64> = years
        .closings(2025)
        .iter()
        .map(|it| {
            let rows = store.read(|read| read.frozen_sums(it.position)).unwrap();
            rows.iter().filter(|row| row.programme == 1).map(|row| row.dwellings).sum()
        })
        .collect();
    assert_eq!(frozen, [10, 14]);
    verified(&service);
}

#[test]
fn in_corrections_only_managers_alone_record_and_correct() {
    let service = Service::new();
    let (contributor, manager) =
        (service.account(Role::Contributor), service.account(Role::Manager));
    let store = &service.store;
    let record = |who, date: &str| {
        let recording = recording("LENS-4", Stage::Delivered, date, 2);
        store.write(&Author::Account(who), |tx| tx.record(&recording))
    };
    let own = record(contributor, "2025-03-04").unwrap().position;
    store.write(&Author::CommandLine, |tx| tx.take_corrections_only(2025)).unwrap();
    assert_eq!(refusal(record(contributor, "2025-03-05")), Refusal::ManagersOnly(2025));
    record(contributor, "2026-03-05").unwrap();
    record(manager, "2025-03-06").unwrap();
    let correct = |who, at| store.write(&Author::Account(who), |tx| tx.correct(at, &undo()));
    assert_eq!(refusal(correct(contributor, own)), Refusal::ManagersOnly(2025));
    let say = |who| {
        let april = Month::new(2025, 4).unwrap();
        let author = Author::Account(who);
        store.write(&author, |tx| tx.state_nothing("LENS-4", Stage::Delivered, april))
    };
    assert_eq!(refusal(say(contributor)), Refusal::ManagersOnly(2025));
    say(manager).unwrap();
    let late = record(manager, "2025-06-06").unwrap();
    for year in 2017..2025 {
        store
            .write(&Author::CommandLine, |tx| {
                tx.take_corrections_only(year)?;
                tx.close_year(year)
            })
            .unwrap();
    }
    store.write(&Author::CommandLine, |tx| tx.close_year(2025)).unwrap();
    assert_eq!(refusal(correct(contributor, own)), Refusal::YearClosed(2025));
    assert_eq!(refusal(say(manager)), Refusal::YearClosed(2025));
    correct(manager, late.position).unwrap();
    // Late news of a closed year may come from anybody who records: it is booked today.
    let news = record(contributor, "2025-07-07").unwrap();
    let entry = store.read(|read| read.entry(news.position)).unwrap().unwrap();
    assert_eq!(entry.booked.to_string(), "2026-11-23");
    verified(&service);
}

fn raw(service: &Service, sql: &str) -> String {
    let file = service.folder.path().join("data/corons.db");
    let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    conn.batch_execute(sql).expect_err(sql).to_string()
}

/// An event at the head, made by somebody with the file, and an insert behind it.
fn forged(kind: &str, author: &str, insert: &str) -> String {
    let body = if matches!(kind, "entry" | "statement") { "NULL" } else { "'{}'" };
    format!(
        "BEGIN; INSERT INTO events SELECT position + 1, '{kind}', '2026-11-23T09:00:00.000Z', \
         '2026-11-23', '{author}', NULL, {body}, hash, randomblob(32) FROM events \
         ORDER BY position DESC LIMIT 1; {insert}; COMMIT"
    )
}

#[test]
fn direct_sql_books_nothing_into_a_closed_year() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2024-09-15", 10);
        close_before(store, 2025);
        store.write(&Author::CommandLine, |tx| tx.take_corrections_only(2025)).unwrap();
    });
    service.account(Role::Contributor);
    let entry = |on: &str, booked: &str| {
        format!(
            "INSERT INTO entries SELECT (SELECT max(position) FROM events), operation, stage, \
             '{on}', \"precision\", '{booked}', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \
             '2026-11-23' FROM entries LIMIT 1"
        )
    };
    let statement = |month: &str| {
        format!(
            "INSERT INTO statements SELECT (SELECT max(position) FROM events), 1, 'delivered', \
             '{month}'"
        )
    };
    let state = |year: i32, state: &str, number: &str| {
        format!(
            "INSERT INTO year_states VALUES ((SELECT max(position) FROM events), {year}, \
             '{state}', {number}, NULL, NULL, NULL, 1)"
        )
    };
    let row = "INSERT INTO closing_sums SELECT closing, programme, stage, month, year_only, \
               operation + 1, estate, landlord, commune, territory, dwellings, entries, defective \
               FROM closing_sums LIMIT 1";
    let before = service.position();
    for (sql, said) in [
        (forged("entry", "manager", &entry("2024-03-04", "2024-03-04")), "the year is closed"),
        (forged("entry", "manager", &entry("2026-03-04", "2026-11-23")), "booked on its day"),
        (forged("entry", "contributor", &entry("2025-03-04", "2025-03-04")), "by managers only"),
        (forged("statement", "manager", &statement("2024-03")), "the year is closed"),
        (forged("statement", "contributor", &statement("2025-03")), "by managers only"),
        (forged("corrections-only", "manager", &state(2026, "corrections-only", "NULL")), "over"),
        (forged("closing", "manager", &state(2024, "closed", "2")), "then closed"),
        (forged("closing", "manager", &state(2025, "closed", "2")), "then closed"),
        (forged("entry", "manager", &state(2025, "closed", "1")), "the event at the head"),
        ("UPDATE year_states SET state = 'reopened', number = NULL".to_owned(), "append-only"),
        ("DELETE FROM year_states".to_owned(), "append-only"),
        ("UPDATE closing_sums SET dwellings = 1".to_owned(), "never changes"),
        ("DELETE FROM closing_sums".to_owned(), "never changes"),
        (row.to_owned(), "never changes"),
        (
            "INSERT OR REPLACE INTO year_states SELECT position, year, 'corrections-only', NULL, \
             reason, note, requested_by, unconfirmed FROM year_states WHERE year = 2024"
                .to_owned(),
            "year_states",
        ),
    ] {
        let answer = raw(&service, &sql);
        assert!(answer.contains(said), "{sql}: {answer}");
    }
    assert_eq!(service.position(), before);
    verified(&service);
}

#[test]
fn verify_finds_a_closing_that_was_changed_behind_the_triggers() {
    for sql in [
        "DROP TRIGGER closing_sums_stay; UPDATE closing_sums SET dwellings = 11 WHERE dwellings = 10",
        "DROP TRIGGER closing_sums_remain; DELETE FROM closing_sums WHERE dwellings = 10",
        "DROP TRIGGER year_states_stay; UPDATE year_states SET unconfirmed = 0 WHERE number = 1",
        "DROP TRIGGER year_states_remain; DELETE FROM year_states WHERE year = 2025 AND state = 'corrections-only'",
    ] {
        let service = Service::with(|store| {
            deliver(store, "LENS-4", "2025-09-15", 10);
            close_before(store, 2026);
        });
        let file = service.folder.path().join("data/corons.db");
        let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        conn.batch_execute(sql).unwrap();
        let found = service.store.verify(None).unwrap().fault;
        assert!(format!("{found:?}").contains("year_states"), "{sql}: {found:?}");
    }
}
