//! Everything as plain tables, and back: what a dump is made of. Cells are text, so that they can
//! be read without Corons; what opens a door, and what only watches doors, stays out.

use std::path::Path;

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Double, Nullable, Text};
use diesel::sqlite::Sqlite;
use diesel::{QueryableByName, SqliteConnection, sql_query};

use super::error::{Result, StoreError};
use super::{DATABASE, Read, Store, as_json, connection};
use crate::clock::Clock;

/// The tables of a dump: the ledger, its registers, its plans and closings, their sums, the packs
/// that were published, the files that were brought, who recorded, what was done.
/// A table that a migration has taken away stays here for older dumps; newer ones lack it.
pub const DUMPED: &[&str] = &[
    "about",
    "accounts",
    "audit",
    "batches",
    "events",
    "departments",
    "communes",
    "epcis",
    "memberships",
    "landlords",
    "estates",
    "programmes",
    "operations",
    "entries",
    "defects",
    "statements",
    "dwelling_files",
    "dwellings",
    "namings",
    "naming_dwellings",
    "named",
    "plans",
    "plan_lines",
    "plan_drafts",
    "plan_draft_lines",
    "year_states",
    "closing_sums",
    "editions",
    "annotations",
    "annotation_withdrawals",
    "requests",
    "proposals",
    "proposal_files",
    "rollup_estate_months",
    "rollup_estates",
    "rollup_months",
    "rollup_operations",
    "rollup_territories",
    "rollup_territory_months",
];

/// What stays out: whatever opens a door, who is signed in, and from where doors were tried.
pub const LEFT_OUT: &[&str] = &[
    "board_links",
    "idempotency_keys",
    "one_time_links",
    "recovery_codes",
    "security",
    "sessions",
    "tokens",
];

/// Columns that stay out of a table that does not.
const SECRET: [(&str, &str); 3] =
    [("accounts", "password"), ("accounts", "totp"), ("accounts", "totp_step")];

/// Columns that hold whole files: table, key, column, ending. Their cells hold a SHA-256.
pub const APART: [(&str, &str, &str, &str); 2] =
    [("editions", "number", "archive", ".zip"), ("proposal_files", "proposal", "bytes", "")];

/// Where a file that stands apart lies in a dump.
#[must_use]
pub fn apart(table: &str, key: &str) -> String {
    let ending = APART.iter().find(|(of, ..)| *of == table).map_or("", |(.., ending)| ending);
    format!("files/{table}/{key}{ending}")
}

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

#[derive(QueryableByName)]
struct Bytes {
    #[diesel(sql_type = Binary)]
    bytes: Vec<u8>,
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    key: i64,
}

/// A row of a dump: its cells as text, none for NULL.
pub type DumpedRow = Vec<Option<String>>;

/// Where a dump is read from.
pub trait DumpSource {
    /// The migrations of the database it was made of.
    fn migrations(&self) -> &[String];

    /// The position and the hash of its head.
    fn head(&self) -> (i64, &str);

    /// Bytes of its tables.
    fn bytes(&self) -> u64;

    /// The names of the columns of a table; none where the dump has no such table.
    fn columns(&self, table: &str) -> Option<&[String]>;

    /// Gives each row of a table.
    ///
    /// # Errors
    /// When it cannot be read, or `each` fails.
    fn rows(&mut self, table: &str, each: &mut dyn FnMut(DumpedRow) -> Result<()>) -> Result<()>;

    /// A file that stands apart, if its SHA-256 is that one.
    ///
    /// # Errors
    /// When it is not, or cannot be read.
    fn file(&mut self, name: &str, sha256: &str) -> Result<Vec<u8>>;
}

fn columns(conn: &mut SqliteConnection, table: &str) -> Result<Vec<Column>> {
    let query =
        "SELECT name, upper(type) AS kind, pk AS key FROM pragma_table_info(?) ORDER BY cid";
    let all: Vec<Column> = sql_query(query).bind::<Text, _>(table).load(conn)?;
    Ok(all.into_iter().filter(|it| !SECRET.contains(&(table, it.name.as_str()))).collect())
}

/// How a column is read as text that is the same value again.
fn as_text(table: &str, it: &Column) -> String {
    let name = &it.name;
    if APART.iter().any(|(of, _, column, _)| (*of, *column) == (table, name.as_str())) {
        return "NULL".to_owned();
    }
    match it.kind.as_str() {
        "BLOB" => format!("lower(hex(\"{name}\"))"),
        // All digits of a number; SQLite's own text of it may be another number.
        "REAL" => format!("iif(\"{name}\" IS NULL, NULL, printf('%!.17g', \"{name}\"))"),
        _ => format!("CAST(\"{name}\" AS TEXT)"),
    }
}

impl Read<'_> {
    /// The migrations of this database.
    pub fn migrations(&mut self) -> Result<Vec<String>> {
        let query = "SELECT version AS word FROM __diesel_schema_migrations ORDER BY version";
        let found: Vec<Word> = sql_query(query).load(self.conn)?;
        Ok(found.into_iter().map(|it| it.word).collect())
    }

    /// The statements that make the tables of a dump and their guards.
    pub fn dumped_schema(&mut self) -> Result<Vec<String>> {
        let query = "SELECT sql AS word FROM sqlite_schema WHERE sql IS NOT NULL \
            AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY type = 'trigger', name";
        let found: Vec<Word> =
            sql_query(query).bind::<Text, _>(as_json(&DUMPED)?).load(self.conn)?;
        Ok(found.into_iter().map(|it| it.word).collect())
    }

    /// The columns of a dumped table.
    pub fn dumped_columns(&mut self, table: &str) -> Result<Vec<String>> {
        Ok(columns(self.conn, table)?.into_iter().map(|it| it.name).collect())
    }

    /// Gives each row of a dumped table, in the order of its key. Bytes are hexadecimal digits; of
    /// a file that stands apart there is nothing.
    pub fn dumped_rows(
        &mut self,
        table: &str,
        each: &mut dyn FnMut(DumpedRow) -> Result<()>,
    ) -> Result<()> {
        let all = columns(self.conn, table)?;
        let cells: Vec<String> = all.iter().map(|it| as_text(table, it)).collect();
        let mut keys: Vec<&Column> = all.iter().filter(|it| it.key > 0).collect();
        keys.sort_by_key(|it| it.key);
        let order: Vec<String> = keys.iter().map(|it| format!("\"{}\"", it.name)).collect();
        let order = if order.is_empty() { "rowid".to_owned() } else { order.join(", ") };
        let cells = cells.join(", ");
        let query = format!("SELECT json_array({cells}) AS word FROM \"{table}\" ORDER BY {order}");
        for row in sql_query(query).load_iter::<Word, DefaultLoadingMode>(self.conn)? {
            let mut row: DumpedRow = serde_json::from_str(&row?.word)
                .map_err(|error| StoreError::Corrupt(error.to_string()))?;
            for (cell, _) in row.iter_mut().zip(&all).filter(|(_, it)| it.kind == "REAL") {
                // The fewest digits that are the same number.
                *cell = cell
                    .as_ref()
                    .map(|it| it.parse::<f64>().map_or_else(|_| it.clone(), |it| it.to_string()));
            }
            each(row)?;
        }
        Ok(())
    }

    /// The keys of the files of a table that stand apart.
    pub fn apart_keys(&mut self, table: &str) -> Result<Vec<i64>> {
        let Some((_, key, ..)) = APART.iter().find(|(of, ..)| *of == table) else {
            return Ok(Vec::new());
        };
        let query = format!("SELECT \"{key}\" AS number FROM \"{table}\" ORDER BY 1");
        let found: Vec<Number> = sql_query(query).load(self.conn)?;
        Ok(found.into_iter().map(|it| it.number).collect())
    }

    /// A file that stands apart.
    pub fn apart_file(&mut self, table: &str, key: i64) -> Result<Vec<u8>> {
        let found = APART.iter().find(|(of, ..)| *of == table);
        let (_, by, column, _) = found.ok_or(StoreError::NotFound)?;
        let query = format!("SELECT \"{column}\" AS bytes FROM \"{table}\" WHERE \"{by}\" = ?");
        Ok(sql_query(query).bind::<BigInt, _>(key).get_result::<Bytes>(self.conn)?.bytes)
    }
}

/// Makes a new database of a dump in an empty folder: its tables as they were then, without their
/// guards while they are filled, then what a newer program adds. It is given only when it verifies
/// and its head is the one the dump names.
///
/// # Errors
/// [`StoreError::Corrupt`] when the dump is damaged, [`StoreError::Newer`] when it is of a newer
/// version.
pub(super) fn load(folder: &Path, source: &mut dyn DumpSource, clock: &Clock) -> Result<Store> {
    fill(&folder.join(DATABASE), source).map_err(|error| match error {
        // What the database refuses of a row is wrong with the dump.
        StoreError::Database(error) => StoreError::Corrupt(error.to_string()),
        other => other,
    })?;
    let store = Store::open(folder, clock.clone())?;
    let (head, found) = store.read(|read| Ok((read.head()?, read.verify(None)?)))?;
    if let Some(fault) = found.fault {
        return Err(StoreError::Corrupt(format!("{fault:?}")));
    }
    if (head.position, head.hash.to_string().as_str()) != source.head() {
        return Err(StoreError::Corrupt("manifest.json: position, hash".to_owned()));
    }
    Ok(store)
}

fn fill(path: &Path, source: &mut dyn DumpSource) -> Result<()> {
    let mut conn = connection::open_writer(path)?;
    connection::migrate_to(&mut conn, source.migrations())?;
    let mut why = None;
    let done = conn.immediate_transaction(|conn| {
        put_in(conn, source).map_err(|error| {
            why = Some(error);
            diesel::result::Error::RollbackTransaction
        })
    });
    done.map_err(|error| why.unwrap_or_else(|| error.into()))?;
    let query = "SELECT count(*) AS number FROM pragma_foreign_key_check";
    let broken: Number = sql_query(query).get_result(&mut conn)?;
    match broken.number {
        0 => Ok(()),
        n => Err(StoreError::Corrupt(format!("{n} broken references"))),
    }
}

fn put_in(conn: &mut SqliteConnection, source: &mut dyn DumpSource) -> Result<()> {
    let guards = "FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid";
    let names: Vec<Word> = sql_query(format!("SELECT name AS word {guards}")).load(conn)?;
    let texts: Vec<Word> = sql_query(format!("SELECT sql AS word {guards}")).load(conn)?;
    for guard in names {
        conn.batch_execute(&format!("DROP TRIGGER \"{}\"", guard.word))?;
    }
    for table in DUMPED {
        put_in_table(conn, source, table)?;
    }
    for guard in texts {
        conn.batch_execute(&guard.word)?;
    }
    Ok(())
}

fn put_in_table(
    conn: &mut SqliteConnection,
    source: &mut dyn DumpSource,
    table: &str,
) -> Result<()> {
    let damaged = |what: &str| StoreError::Corrupt(format!("{table}: {what}"));
    let own = columns(conn, table)?;
    let Some(given) = source.columns(table) else {
        // A table of later on.
        return if own.is_empty() { Ok(()) } else { Err(damaged("missing")) };
    };
    if given.iter().ne(own.iter().map(|it| &it.name)) {
        return Err(damaged("columns"));
    }
    // What migrations put in is in the dump as well.
    conn.batch_execute(&format!("DELETE FROM \"{table}\""))?;
    let names: Vec<String> = own.iter().map(|it| format!("\"{}\"", it.name)).collect();
    let apart = APART.iter().find(|(of, ..)| *of == table).map(|(_, _, column, _)| *column);
    let place = |it: &Column| match it.kind.as_str() {
        "BLOB" if Some(it.name.as_str()) != apart => "unhex(?)",
        _ => "?",
    };
    let places: Vec<&str> = own.iter().map(place).collect();
    let query =
        format!("INSERT INTO \"{table}\" ({}) VALUES ({})", names.join(", "), places.join(", "));
    let mut put = |row: DumpedRow, file: Option<Vec<u8>>| -> Result<()> {
        if row.len() != own.len() {
            return Err(damaged("cells"));
        }
        let mut insert = sql_query(&query).into_boxed::<Sqlite>();
        for (cell, column) in row.into_iter().zip(&own) {
            insert = match &file {
                Some(file) if Some(column.name.as_str()) == apart => {
                    insert.bind::<Binary, _>(file.clone())
                }
                // SQLite does not read each number as everybody else does.
                _ if column.kind == "REAL" => {
                    let number = cell.as_deref().map(str::parse::<f64>).transpose();
                    let number = number.map_err(|_| damaged(&column.name))?;
                    insert.bind::<Nullable<Double>, _>(number)
                }
                _ => insert.bind::<Nullable<Text>, _>(cell),
            };
        }
        insert.execute(conn).map(drop).map_err(|error| damaged(&error.to_string()))
    };
    let Some(apart) = apart else { return source.rows(table, &mut |row| put(row, None)) };
    // Few rows, each with a file of its own.
    let mut rows = Vec::new();
    source.rows(table, &mut |row| {
        rows.push(row);
        Ok(())
    })?;
    let cell = |row: &DumpedRow, name: &str| {
        let at = own.iter().position(|it| it.name == name);
        at.and_then(|at| row.get(at)?.clone()).ok_or_else(|| damaged(name))
    };
    let key = own.iter().find(|it| it.key > 0).map_or("", |it| it.name.as_str());
    for row in rows {
        let name = self::apart(table, &cell(&row, key)?);
        let file = source.file(&name, &cell(&row, apart)?)?;
        put(row, Some(file))?;
    }
    Ok(())
}
