//! What `corons verify` finds once the triggers are out of the way: an edit, a deletion, an
//! insertion and a reordering by itself; a chain rewritten to its end and a tail that was cut
//! against a head printed before.
//!
//! `CORONS_TAMPERINGS` sets how many of each family are tried.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod story;

use std::fs;
use std::path::Path;

use corons::domain::event::Event;
use corons::domain::ids::Position;
use corons::store::{Head, Store};
use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection as _, QueryableByName, RunQueryDsl as _, SqliteConnection, sql_query};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::story::{clock, story};

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// One copy of the ledger in a folder of its own, opened behind the store's back.
struct Copy {
    folder: tempfile::TempDir,
    conn: SqliteConnection,
}

/// Where files cost no waiting for a disk, if there is such a place.
fn quick_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

impl Copy {
    fn of(bytes: &[u8]) -> Self {
        let folder = quick_folder();
        let path = folder.path().join("corons.db");
        fs::write(&path, bytes).unwrap();
        let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        conn.batch_execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF").unwrap();
        Self { folder, conn }
    }

    fn number(&mut self, sql: &str) -> i64 {
        sql_query(format!("SELECT ({sql}) AS number"))
            .get_result::<Number>(&mut self.conn)
            .unwrap()
            .number
    }

    fn words(&mut self, sql: &str) -> Vec<String> {
        let words: Vec<Word> = sql_query(sql).load(&mut self.conn).unwrap();
        words.into_iter().map(|it| it.word).collect()
    }

    fn run(&mut self, sql: &str) -> bool {
        self.conn.batch_execute(sql).is_ok()
    }

    /// Closes the file and gives its folder.
    fn path(self) -> tempfile::TempDir {
        self.folder
    }
}

/// What `verify` says once the file is opened again.
fn fault(folder: &tempfile::TempDir, against: Option<Head>) -> Option<String> {
    let store = match Store::open(folder.path(), clock()) {
        Ok(store) => store,
        Err(error) => return Some(format!("{error:?}")),
    };
    let printed = against.map(|head| (head.position, head.hash.short()));
    let against = printed.as_ref().map(|(position, digits)| (*position, digits.as_str()));
    match store.read(|read| read.verify(against)) {
        Ok(done) => done.fault.map(|fault| format!("{fault:?}")),
        Err(error) => Some(format!("{error:?}")),
    }
}

/// Tables of the ledger with what of them has a value of its own to lose. The files that were
/// taken in, accounts and sessions are no part of it.
const TABLES: [&str; 19] = [
    "events",
    "entries",
    "statements",
    "landlords",
    "estates",
    "operations",
    "programmes",
    "memberships",
    "plans",
    "plan_lines",
    "year_states",
    "closing_sums",
    "defects",
    "dwellings",
    "namings",
    "naming_dwellings",
    "named",
    "annotations",
    "annotation_withdrawals",
];

fn pick<'a, T>(chance: &mut StdRng, all: &'a [T]) -> &'a T {
    &all[chance.random_range(0..all.len())]
}

/// Another value than a literal of SQL: a number moved, a letter changed, a bit turned.
fn other(chance: &mut StdRng, literal: &str) -> String {
    if let Ok(number) = literal.parse::<i64>() {
        return (number + chance.random_range(1..4)).to_string();
    }
    if let Some(hex) = literal.strip_prefix("X'").and_then(|it| it.strip_suffix('\'')) {
        let at = chance.random_range(0..hex.len());
        let turned = if &hex[at..=at] == "0" { "1" } else { "0" };
        return format!("X'{}{turned}{}'", &hex[..at], &hex[at + 1..]);
    }
    if let Some(text) = literal.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')) {
        let mut letters: Vec<char> = text.chars().collect();
        if letters.is_empty() {
            return "'x'".to_owned();
        }
        let at = chance.random_range(0..letters.len());
        letters[at] = match letters[at] {
            digit @ '0'..='8' => char::from(digit as u8 + 1),
            '9' => '0',
            'x' => 'y',
            '\'' => '\'',
            _ => 'x',
        };
        return format!("'{}'", letters.into_iter().collect::<String>());
    }
    if literal == "NULL" { "1".to_owned() } else { "NULL".to_owned() }
}

/// A row of a table at random, as a condition that holds for it alone.
fn some_row(chance: &mut StdRng, copy: &mut Copy, table: &str) -> Option<String> {
    let keys = copy.words(&format!(
        "SELECT name AS word FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"
    ));
    let held: Vec<String> =
        keys.iter().map(|key| format!("'\"{key}\" IS ' || quote(\"{key}\")")).collect();
    let all = copy.words(&format!("SELECT {} AS word FROM {table}", held.join(" || ' AND ' || ")));
    (!all.is_empty()).then(|| pick(chance, &all).clone())
}

fn edit(chance: &mut StdRng, copy: &mut Copy) -> Option<String> {
    let table = *pick(chance, &TABLES);
    let columns = copy.words(&format!("SELECT name AS word FROM pragma_table_info('{table}')"));
    let column = pick(chance, &columns).clone();
    // The number of a line of a plan says nothing: its year and estate are what it is known by.
    if (table, column.as_str()) == ("plan_lines", "id") {
        return None;
    }
    let row = some_row(chance, copy, table)?;
    let value = format!("SELECT quote(\"{column}\") AS word FROM {table} WHERE {row}");
    let old = copy.words(&value).remove(0);
    let sql = format!("UPDATE {table} SET \"{column}\" = {} WHERE {row}", other(chance, &old));
    // A constraint may refuse it; and a key that moved is a change of its own.
    (copy.run(&sql) && copy.words(&value).first() != Some(&old)).then_some(sql)
}

fn deletion(chance: &mut StdRng, copy: &mut Copy) -> Option<String> {
    let table = *pick(chance, &TABLES);
    let sql = format!("DELETE FROM {table} WHERE {}", some_row(chance, copy, table)?);
    copy.run(&sql).then_some(sql)
}

/// An entry, a statement or an event that nobody recorded.
fn insertion(chance: &mut StdRng, copy: &mut Copy) -> Option<String> {
    let head = copy.number("SELECT max(position) FROM events");
    let at = chance.random_range(1..=head);
    let more = chance.random_range(1..3);
    let event = format!(
        "INSERT INTO events SELECT {head} + {more}, kind, recorded_at, recorded_on, author, subject, body, \
         (SELECT hash FROM events WHERE position = {head}), hash FROM events WHERE position = {at};"
    );
    let entry = |position: i64| {
        format!(
            "INSERT INTO entries SELECT {position}, operation, stage, on_day, \"precision\", booked, dwellings, \
             NULL, NULL, NULL, note, reference, confirmed, batch, recorded_on FROM entries \
             WHERE dwellings > 0 ORDER BY (position * {at}) % 17 LIMIT 1;"
        )
    };
    let sql = match chance.random_range(0..4) {
        0 => event,
        1 => entry(head + more),
        2 => format!("{event}{}", entry(head + more)),
        _ => format!(
            "INSERT INTO statements SELECT {head} + {more}, estate, 'ordered', '2024-{:02}' FROM statements LIMIT 1;",
            chance.random_range(1..13)
        ),
    };
    copy.run(&sql).then_some(sql)
}

/// Two events, or two entries, change places.
fn reordering(chance: &mut StdRng, copy: &mut Copy) -> Option<String> {
    let table = *pick(chance, &["events", "entries"]);
    let positions = copy.words(&format!("SELECT CAST(position AS TEXT) AS word FROM {table}"));
    let (a, b) = (pick(chance, &positions).clone(), pick(chance, &positions).clone());
    if a == b {
        return None;
    }
    let sql = format!(
        "UPDATE {table} SET position = 999999 WHERE position = {a}; \
         UPDATE {table} SET position = {a} WHERE position = {b}; \
         UPDATE {table} SET position = {b} WHERE position = 999999;"
    );
    let same = table == "entries"
        && copy.number(&format!(
            "SELECT count(DISTINCT operation || stage || on_day || dwellings || coalesce(reverses, '') || \
             coalesce(replaces, '')) FROM entries WHERE position IN ({a}, {b})"
        )) == 1;
    (!same && copy.run(&sql)).then_some(sql)
}

#[derive(QueryableByName)]
struct Kept {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = diesel::sql_types::Nullable<Text>)]
    body: Option<String>,
}

/// Changes who said something, or the note of it, and hashes everything after it anew.
fn rewriting(chance: &mut StdRng, bytes: &[u8]) -> (Copy, Position) {
    let mut copy = Copy::of(bytes);
    let head = copy.number("SELECT max(position) FROM events");
    let at = chance.random_range(1..=head);
    let forged = format!("somebody-{}", chance.random_range(0..1_000));
    assert!(copy.run(&format!("UPDATE events SET author = '{forged}' WHERE position = {at}")));
    let store = Store::open(copy.folder.path(), clock()).unwrap();
    let mut previous = store.read(|read| Ok(read.event(at)?.unwrap().previous)).unwrap();
    let bodies: Vec<Kept> =
        sql_query(format!("SELECT position, body FROM events WHERE position >= {at} ORDER BY 1"))
            .load(&mut copy.conn)
            .unwrap();
    for kept in bodies {
        let (event, entry) = store
            .read(|read| Ok((read.event(kept.position)?.unwrap(), read.entry(kept.position)?)))
            .unwrap();
        let body = kept.body.or_else(|| entry.map(|it| it.body())).unwrap_or_else(|| {
            copy.words(&format!(
                "SELECT json_object('estate', estate, 'stage', stage, 'month', month) AS word \
                 FROM statements WHERE position = {}",
                kept.position
            ))
            .remove(0)
        });
        let hash = Event {
            position: kept.position,
            kind: event.kind,
            recorded_at: event.recorded_at,
            author: &event.author,
            subject: event.subject,
            body: &body,
            previous,
        }
        .hash();
        assert!(copy.run(&format!(
            "UPDATE events SET previous = X'{previous}', hash = X'{hash}' WHERE position = {}",
            kept.position
        )));
        previous = hash;
    }
    (copy, at)
}

fn tries() -> usize {
    std::env::var("CORONS_TAMPERINGS").ok().and_then(|it| it.parse().ok()).unwrap_or(1_000)
}

fn ledger() -> (Vec<u8>, Head) {
    let folder = quick_folder();
    let store = story(folder.path());
    let head = store.read(|read| read.head()).unwrap();
    assert_eq!(store.read(|read| read.verify(None)).unwrap().fault, None);
    drop(store);
    let path = folder.path().join("corons.db");
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE").unwrap();
    let triggers: Vec<Word> = sql_query(
        "SELECT 'DROP TRIGGER ' || name AS word FROM sqlite_schema WHERE type = 'trigger'",
    )
    .load(&mut conn)
    .unwrap();
    let triggers: Vec<String> = triggers.into_iter().map(|it| it.word).collect();
    conn.batch_execute(&format!("BEGIN; {}; COMMIT", triggers.join("; "))).unwrap();
    drop(conn);
    (fs::read(path).unwrap(), head)
}

fn all_found(tamper: fn(&mut StdRng, &mut Copy) -> Option<String>, seed: u64) {
    let (bytes, _) = ledger();
    assert_eq!(fault(&Copy::of(&bytes).path(), None), None, "the copy itself holds");
    let mut chance = StdRng::seed_from_u64(seed);
    let mut missed = Vec::new();
    let mut done = 0;
    while done < tries() {
        let mut copy = Copy::of(&bytes);
        let Some(sql) = tamper(&mut chance, &mut copy) else { continue };
        done += 1;
        if fault(&copy.path(), None).is_none() {
            missed.push(sql);
        }
    }
    assert!(missed.is_empty(), "{} of {done} not found:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn every_edit_is_found() {
    all_found(edit, 1);
}

#[test]
fn every_deletion_is_found() {
    all_found(deletion, 2);
}

#[test]
fn every_insertion_is_found() {
    all_found(insertion, 3);
}

#[test]
fn every_reordering_is_found() {
    all_found(reordering, 4);
}

#[test]
fn a_chain_rewritten_to_its_end_is_found_against_a_head_printed_before() {
    let (bytes, head) = ledger();
    let mut chance = StdRng::seed_from_u64(5);
    let mut silent = 0;
    for _ in 0..tries() {
        let (copy, at) = rewriting(&mut chance, &bytes);
        let folder = copy.path();
        assert!(fault(&folder, Some(head)).is_some(), "rewritten from {at} on");
        silent += usize::from(fault(&folder, None).is_none());
    }
    assert!(silent > 0, "a rewritten chain alone can look right: that is why a head is printed");
}

#[test]
fn a_tail_that_was_cut_is_found_against_a_head_printed_before() {
    let (bytes, head) = ledger();
    let mut chance = StdRng::seed_from_u64(6);
    for _ in 0..tries() {
        let mut copy = Copy::of(&bytes);
        let at = chance.random_range(4..=head.position);
        assert!(copy.run(&format!(
            "DELETE FROM statements WHERE position >= {at}; DELETE FROM entries WHERE position >= {at}; \
             DELETE FROM events WHERE position >= {at};"
        )));
        assert!(fault(&copy.path(), Some(head)).is_some(), "cut at {at}");
    }
}
