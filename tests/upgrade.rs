//! A database of the first release is taken over whole: nothing is lost, the chain holds, a copy
//! is kept, and what was guarded stays guarded.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use corons::clock::Clock;
use corons::domain::calendar::WrittenDate;
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::stage::Stage;
use corons::store::{Author, EntryFilter, Head, Store};
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::Text;
use diesel::{Connection as _, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};

/// The migrations of the second release, with the versions Diesel notes; the first had three of
/// them.
const RELEASED: [(&str, &str); 4] = [
    ("20261123000001", include_str!("../migrations/2026-11-23-000001_ledger/up.sql")),
    ("20261123000002", include_str!("../migrations/2026-11-23-000002_rollups/up.sql")),
    ("20261123000003", include_str!("../migrations/2026-11-23-000003_accounts/up.sql")),
    ("20261123000004", include_str!("../migrations/2026-11-23-000004_memory/up.sql")),
];

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

fn words(conn: &mut SqliteConnection, sql: &str) -> Vec<String> {
    let words: Vec<Word> = sql_query(sql).load(conn).unwrap();
    words.into_iter().map(|it| it.word).collect()
}

fn clock() -> Clock {
    Clock::standing_at("2026-11-22T08:14:05.123Z".parse().unwrap())
}

/// A ledger of what the first release could hold.
fn story(folder: &Path) -> Head {
    let store = Store::open(folder, clock()).unwrap();
    let delivery = |dwellings: i64| Recording {
        estate: Some("LENS-4".into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day("2026-10-30".parse().unwrap()),
        dwellings: dwellings.try_into().unwrap(),
        note: Some("PV n° 7".into()),
        reference: None,
        confirmed: vec![],
    };
    store
        .write(&Author::CommandLine, |tx| {
            let wrong = tx.record(&delivery(42))?;
            let with = Correction {
                reason: CorrectionReason::TypingError,
                note: None,
                replacements: vec![delivery(24)],
                confirmed: vec![],
            };
            tx.correct(wrong.position, &with)?;
            tx.state_nothing("LENS-4", Stage::Delivered, "2026-08".parse().unwrap())?;
            let mut estate = tx.estate("LENS-4")?.unwrap();
            estate.remark = Some("rénovée par tranches".into());
            tx.save_estate(estate)
        })
        .unwrap();
    store.read(|read| read.head()).unwrap()
}

/// The same content in tables as a release made them that had so many migrations.
fn as_released(migrations: usize, from: &Path, to: &Path) {
    let mut conn = SqliteConnection::establish(to.join("corons.db").to_str().unwrap()).unwrap();
    conn.batch_execute(
        "PRAGMA foreign_keys = OFF; CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) \
         PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
    )
    .unwrap();
    for (version, sql) in RELEASED.iter().take(migrations) {
        conn.batch_execute(sql).unwrap();
        let noted =
            format!("INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')");
        conn.batch_execute(&noted).unwrap();
    }
    let guards = words(&mut conn, "SELECT sql AS word FROM sqlite_schema WHERE type = 'trigger'");
    for name in words(&mut conn, "SELECT name AS word FROM sqlite_schema WHERE type = 'trigger'") {
        conn.batch_execute(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let source = from.join("corons.db");
    conn.batch_execute(&format!("ATTACH '{}' AS today", source.display())).unwrap();
    let tables = "SELECT name AS word FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
    for table in words(&mut conn, tables) {
        let columns =
            format!("SELECT '\"' || name || '\"' AS word FROM pragma_table_info('{table}')");
        let columns = words(&mut conn, &columns).join(", ");
        let copy =
            format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}");
        conn.batch_execute(&copy).unwrap();
    }
    for guard in guards {
        conn.batch_execute(&guard).unwrap();
    }
}

#[test]
fn a_database_of_the_first_release_is_taken_over_whole() {
    is_taken_over(3);
}

#[test]
fn a_database_of_the_second_release_is_taken_over_whole() {
    is_taken_over(4);
}

fn is_taken_over(migrations: usize) {
    let (now, first) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let head = story(now.path());
    as_released(migrations, now.path(), first.path());

    let store = Store::open(first.path(), clock()).unwrap();
    assert_eq!(store.read(|read| read.head()).unwrap(), head);
    let verified =
        store.read(|read| read.verify(Some((head.position, &head.hash.short())))).unwrap();
    assert_eq!(verified.fault, None);
    let listed = store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    assert_eq!(listed.iter().map(|it| it.entry.dwellings).collect::<Vec<_>>(), [24, -42, 42]);
    let copies = fs::read_dir(first.path().join("backups")).unwrap().flatten();
    let copies = copies.filter(|it| it.file_name().to_string_lossy().ends_with(".db"));
    assert_eq!(copies.count(), 1, "a copy is kept before anything changes");

    let mut conn =
        SqliteConnection::establish(first.path().join("corons.db").to_str().unwrap()).unwrap();
    for refused in ["UPDATE events SET author = 'x'", "DELETE FROM events", "DELETE FROM entries"] {
        assert!(conn.batch_execute(refused).is_err(), "{refused}");
    }
    let added = store.write(&Author::CommandLine, |tx| {
        tx.state_nothing("LENS-4", Stage::Delivered, "2026-09".parse().unwrap())
    });
    assert_eq!(added.unwrap().position, head.position + 1);
}

#[test]
fn all_releases_have_the_same_tables_in_the_end() {
    let now = tempfile::tempdir().unwrap();
    story(now.path());
    let schema = |folder: &Path| {
        let path = folder.join("corons.db");
        let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        words(
            &mut conn,
            "SELECT sql AS word FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name",
        )
    };
    for migrations in [3, 4] {
        let then = tempfile::tempdir().unwrap();
        as_released(migrations, now.path(), then.path());
        drop(Store::open(then.path(), clock()).unwrap());
        assert_eq!(schema(then.path()), schema(now.path()));
    }
}

/// Columns as the program's table definitions have them: `table.column`, and whether it may be
/// NULL.
fn defined() -> Vec<String> {
    let text = fs::read_to_string("src/store/schema.rs").unwrap();
    let mut table = String::new();
    let mut columns = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some((name, "{")) =
            line.split_once(" (").map(|(name, rest)| (name, &rest[rest.len() - 1..]))
        {
            name.clone_into(&mut table);
        } else if let Some((column, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            columns.push(format!("{table}.{column} {}", kind.starts_with("Nullable")));
        }
    }
    columns.sort();
    columns
}

#[test]
fn the_table_definitions_are_those_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path(), clock()).unwrap());
    let path = folder.path().join("corons.db");
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    let mut columns = words(
        &mut conn,
        "SELECT t.name || '.' || c.name || ' ' || iif(c.\"notnull\", 'false', 'true') AS word \
         FROM sqlite_schema t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    );
    columns.sort();
    assert!(columns.len() > 100);
    assert_eq!(defined(), columns);
}
