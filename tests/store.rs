//! The store by itself: what the database refuses, what a transaction keeps together.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use corons::clock::Clock;
use corons::domain::calendar::{Month, WrittenDate};
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::refusal::Refusal;
use corons::domain::stage::Stage;
use corons::store::{Author, EntryFilter, Store, StoreError};

fn clock() -> Clock {
    Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap())
}

fn fresh() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), clock()).unwrap();
    (folder, store)
}

fn delivery(estate: &str, day: &str, count: i64) -> Recording {
    Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day(day.parse().unwrap()),
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    }
}

#[test]
fn a_new_database_knows_the_estates_and_the_two_programmes() {
    let (_folder, store) = fresh();
    let (estates, programmes, head) =
        store.read(|read| Ok((read.estates()?, read.programmes()?, read.head()?))).unwrap();
    assert_eq!(estates.len(), 66);
    let codes: Vec<_> = programmes.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["mc", "erbm"]);
    assert_eq!(head.position, 3);
}

#[test]
fn an_entry_is_recorded_once_corrected_once_and_both_stay() {
    let (_folder, store) = fresh();
    let author = Author::CommandLine;
    let first =
        store.write(&author, |tx| tx.record(&delivery("LENS-4", "2026-10-30", 42))).unwrap();
    let right = delivery("LENS-4", "2026-10-30", 24);
    let correction = Correction {
        reason: CorrectionReason::TypingError,
        note: Some("24, pas 42".into()),
        replacements: vec![right],
        confirmed: vec![],
    };
    let done = store.write(&author, |tx| tx.correct(first.position, &correction)).unwrap();
    assert_eq!(done.len(), 2);
    let again = store.write(&author, |tx| tx.correct(first.position, &correction));
    assert!(matches!(
        again,
        Err(StoreError::Refused(Refusal::AlreadyReversed { by, .. })) if by == done[0].position
    ));
    let listed = store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    let counts: Vec<_> = listed.iter().map(|it| it.entry.dwellings).collect();
    assert_eq!(counts, [24, -42, 42]);
    assert_eq!(listed[2].entry.reversed_by, Some(done[0].position));
    let family = store.read(|read| read.family(first.position)).unwrap();
    assert_eq!(family.len(), 3);
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let (_folder, store) = fresh();
    let before = store.read(|read| read.head()).unwrap();
    let tomorrow = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-11-23", 1)))
        .unwrap_err();
    assert!(matches!(tomorrow, StoreError::Refused(Refusal::Future(_))));
    let nowhere = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("NULLE-PART", "2026-11-01", 1)))
        .unwrap_err();
    assert!(matches!(nowhere, StoreError::Refused(Refusal::UnknownEstate(_))));
    let too_many = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-11-01", 606)))
        .unwrap_err();
    assert!(matches!(too_many, StoreError::Refused(Refusal::Questions(_))));
    assert_eq!(store.read(|read| read.head()).unwrap(), before);
}

#[test]
fn an_estate_can_say_that_nothing_happened() {
    let (_folder, store) = fresh();
    let october = Month::new(2026, 10).unwrap();
    let say = || {
        store
            .write(&Author::CommandLine, |tx| tx.state_nothing("LENS-4", Stage::Delivered, october))
    };
    say().unwrap();
    assert!(matches!(say(), Err(StoreError::Refused(Refusal::AlreadyStated(_)))));
}

/// Opens the database behind the store's back, as somebody with the file could.
fn tamper(folder: &tempfile::TempDir, sql: &str) -> Result<(), diesel::result::Error> {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let path = folder.path().join("corons.db");
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    conn.batch_execute(sql)
}

#[test]
fn the_database_itself_refuses_to_rewrite_the_ledger() {
    let (folder, store) = fresh();
    let done = store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-10-30", 42)))
        .unwrap();
    let at = done.position;
    for sql in [
        "UPDATE entries SET dwellings = 43".to_owned(),
        "DELETE FROM entries".to_owned(),
        format!(
            "INSERT OR REPLACE INTO entries SELECT position, operation, stage, on_day, \"precision\", booked, 43, reverses, replaces, reason, note, reference, confirmed, batch, recorded_on FROM entries WHERE position = {at}"
        ),
        "UPDATE events SET author = 'x'".to_owned(),
        "DELETE FROM events".to_owned(),
        format!("INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = {at}"),
        format!(
            "INSERT INTO events SELECT position + 2, kind, recorded_at, recorded_on, author, subject, body, hash, hash FROM events WHERE position = {at}"
        ),
        format!(
            "INSERT INTO events SELECT position + 1, kind, recorded_at, recorded_on, author, subject, body, previous, hash FROM events WHERE position = {at}"
        ),
        "DELETE FROM audit".to_owned(),
        "UPDATE audit SET action = 'x'".to_owned(),
    ] {
        assert!(tamper(&folder, &sql).is_err(), "{sql}");
    }
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn verify_finds_what_was_changed_behind_the_triggers() {
    for (sql, fault) in [
        ("DROP TRIGGER entries_stay; UPDATE entries SET dwellings = 43", "Event"),
        ("DROP TRIGGER events_stay; UPDATE events SET author = 'x' WHERE position = 2", "Event(2)"),
        (
            "DROP TRIGGER estates_change; UPDATE estates SET dwellings = 606 WHERE code = 'LENS-4'",
            "Register",
        ),
        ("UPDATE rollup_months SET dwellings = 43", "rollup_months"),
        ("UPDATE rollup_territories SET territory = 'nocom'", "rollup_territories"),
        ("UPDATE rollup_operations SET dwellings = 1", "rollup_operations"),
        (
            "DROP TRIGGER memberships_change; UPDATE memberships SET epci = '200042190' WHERE commune = '62498'",
            "commune_epci",
        ),
    ] {
        let (folder, store) = fresh();
        store
            .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-10-30", 42)))
            .unwrap();
        assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
        tamper(&folder, sql).unwrap();
        let found = store.read(|read| read.verify(None)).unwrap().fault;
        assert!(format!("{found:?}").contains(fault), "{sql}: {found:?}");
    }
}

#[test]
fn a_head_printed_before_is_a_prefix_of_what_is_there_now() {
    let (_folder, store) = fresh();
    let head = store.read(|read| read.head()).unwrap();
    store
        .write(&Author::CommandLine, |tx| tx.record(&delivery("LENS-4", "2026-10-30", 42)))
        .unwrap();
    let against = |position, digits: &str| {
        store.read(|read| read.verify(Some((position, digits)))).unwrap().fault
    };
    assert_eq!(against(head.position, &head.hash.short()), None);
    assert!(against(head.position, "0000000000000000").is_some());
    assert!(against(99, &head.hash.short()).is_some());
}

#[test]
fn figures_follow_entries_corrections_and_registers() {
    use corons::domain::progress::progress;
    use corons::domain::rollup::Grain;
    use corons::domain::territory::Scope;
    use corons::store::FigureQuestion;
    let (_folder, store) = fresh();
    let author = Author::CommandLine;
    let done = store
        .write(&author, |tx| {
            tx.record(&delivery("LENS-4", "2026-09-30", 42))?;
            tx.record(&delivery("HENIN-DARCY", "2026-11-02", 7))?;
            tx.record(&delivery("NON-REPARTI", "2026-01-15", 100))
        })
        .unwrap();
    let asked = |scope: Scope| {
        store
            .read(|read| {
                let programme = read.programme("mc")?.unwrap();
                let question = FigureQuestion {
                    stage: programme.stage,
                    programme,
                    net: false,
                    published: false,
                    scope: scope.clone(),
                    known: read.known_now()?,
                    to: "2026-10-31".parse().unwrap(),
                    reporting: true,
                };
                let rows = read.territory_rows(&question)?;
                let estates = read.estate_rows(&question)?;
                Ok((progress(&read.progress_input(&question)?, Grain::Year), rows, estates))
            })
            .unwrap()
    };
    let (all, rows, estates) = asked(Scope::All);
    assert_eq!((all.total.actual, all.total.since), (Some(142), 7));
    assert_eq!(rows.iter().map(|row| row.actual).sum::<i64>(), 142);
    assert_eq!(estates.iter().map(|row| row.actual).sum::<i64>(), 42);
    let lens: Scope = Scope::Epci("246200364".parse().unwrap());
    assert_eq!(asked(lens).0.total.actual, Some(42));
    let pas_de_calais = Scope::Department("62".parse().unwrap());
    assert_eq!(asked(pas_de_calais).0.total.since, 7);
    let one = Scope::Estate("LENS-4".parse().unwrap());
    assert_eq!(asked(one.clone()).0.total.actual, Some(42));
    store
        .write(&author, |tx| {
            let mut estate = tx.estate("LENS-4")?.unwrap();
            estate.commune = Some("59178".parse().unwrap());
            tx.save_estate(estate)
        })
        .unwrap();
    assert_eq!(asked(Scope::Department("59".parse().unwrap())).0.total.actual, Some(42));
    let correction = Correction {
        reason: CorrectionReason::SourceCorrected,
        note: None,
        replacements: vec![],
        confirmed: vec![],
    };
    store.write(&author, |tx| tx.correct(done.position, &correction)).unwrap();
    assert_eq!(asked(Scope::All).0.total.actual, Some(42));
    let verified = store.read(|read| read.verify(None)).unwrap();
    assert_eq!(verified.fault, None);
    assert_eq!(verified.entries, 4);
}

/// A tranche with 10 houses started and 10 delivered: one delivery too many would be asked about.
#[test]
fn a_replacement_is_checked_without_what_it_replaces() {
    use corons::domain::operation::{Kind, Operation, Schedule};
    let (_folder, store) = fresh();
    let author = Author::CommandLine;
    let on_tranche = |stage, count| Recording {
        operation: Some("LENS-4-T1".into()),
        stage,
        ..delivery("LENS-4", "2026-10-30", count)
    };
    let position = store
        .write(&author, |tx| {
            let estate = tx.estate("LENS-4")?.unwrap().id;
            tx.save_operation(Operation {
                id: 0,
                code: "LENS-4-T1".parse().unwrap(),
                name: "Tranche 1".into(),
                estate,
                landlord: 1,
                contract: None,
                kind: Kind::Heavy,
                planned: Some(10),
                schedule: Schedule::default(),
                outside: false,
                cdc_loan: None,
                reports: false,
                unspecified: false,
            })?;
            tx.record(&on_tranche(Stage::Started, 10))?;
            Ok(tx.record(&on_tranche(Stage::Delivered, 10))?.position)
        })
        .unwrap();
    let correct = |count| {
        let correction = Correction {
            reason: CorrectionReason::TypingError,
            note: None,
            replacements: vec![on_tranche(Stage::Delivered, count)],
            confirmed: vec![],
        };
        store.write(&author, |tx| tx.correct(position, &correction))
    };
    assert!(correct(11).is_err(), "eleven of ten is asked about");
    correct(9).unwrap();
}
