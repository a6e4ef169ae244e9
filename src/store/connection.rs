//! Opening: folder, pragmas, migrations, and the backup before them.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::error::{Result, StoreError};
use super::past::Carrying;
use crate::clock::Clock;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
/// Write-ahead logging before this version can lose a commit.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// How long a connection waits for another process's write, in milliseconds.
const BUSY_TIMEOUT_MS: u32 = 10_000;

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = diesel::sql_types::Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

/// Makes the data folder, for its owner alone.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| StoreError::Folder(folder.to_path_buf(), error))?;
    let probe = folder.join(".corons-writable");
    let written = File::create(&probe).and_then(|_| fs::remove_file(&probe));
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        _ => StoreError::Folder(folder.to_path_buf(), error),
    })
}

fn establish(path: &Path) -> Result<SqliteConnection> {
    let text = path.to_str().ok_or_else(|| StoreError::Connection("path".into()))?;
    SqliteConnection::establish(text).map_err(|error| StoreError::Connection(error.to_string()))
}

/// Pragmas go one statement each, waiting first: a batch that fails in the middle would leave
/// the rest unset.
fn set(conn: &mut SqliteConnection, pragmas: &[&str]) -> diesel::QueryResult<()> {
    conn.batch_execute(&format!("PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}"))?;
    pragmas.iter().try_for_each(|pragma| conn.batch_execute(&format!("PRAGMA {pragma}")))
}

pub(super) fn open_writer(path: &Path) -> Result<SqliteConnection> {
    let mut conn = establish(path)?;
    let not_ours = |error: diesel::result::Error| {
        let text = error.to_string();
        if text.contains("not a database") || text.contains("malformed") {
            StoreError::NotADatabase(path.to_path_buf())
        } else if text.contains("readonly") {
            StoreError::ReadOnly(path.to_path_buf())
        } else {
            error.into()
        }
    };
    // The first statement finds out whether the file is a database at all.
    check_version(&mut conn).map_err(|error| match error {
        StoreError::Database(error) => not_ours(error),
        other => other,
    })?;
    set(&mut conn, &["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"])
        .map_err(not_ours)?;
    let journal: Word = sql_query("SELECT journal_mode AS word FROM pragma_journal_mode")
        .get_result(&mut conn)
        .map_err(not_ours)?;
    let synchronous: Number =
        sql_query("SELECT synchronous AS number FROM pragma_synchronous").get_result(&mut conn)?;
    let keys: Number = sql_query("SELECT foreign_keys AS number FROM pragma_foreign_keys")
        .get_result(&mut conn)?;
    if (journal.word.as_str(), synchronous.number, keys.number) != ("wal", 2, 1) {
        return Err(StoreError::Connection("the pragmas did not take".into()));
    }
    Ok(conn)
}

fn check_version(conn: &mut SqliteConnection) -> Result<()> {
    let version: Word = sql_query("SELECT sqlite_version() AS word").get_result(conn)?;
    let mut parts = version.word.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite(version.word));
    }
    Ok(())
}

diesel::table! {
    /// SQLite's own count of changes by other connections.
    pragma_data_version (data_version) {
        data_version -> BigInt,
    }
}

/// A connection that only watches for changes: SQLite counts those made by others.
pub(super) fn open_watch(path: &Path) -> Result<SqliteConnection> {
    let mut conn = establish(path)?;
    set(&mut conn, &["query_only = ON"])?;
    Ok(conn)
}

pub(super) fn data_version(conn: &mut SqliteConnection) -> Result<i64> {
    use diesel::QueryDsl;
    let query = pragma_data_version::table.select(pragma_data_version::data_version);
    Ok(query.get_result(conn)?)
}

#[derive(Debug)]
struct ReadingOnly;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for ReadingOnly {
    fn on_acquire(
        &self,
        conn: &mut SqliteConnection,
    ) -> std::result::Result<(), diesel::r2d2::Error> {
        set(conn, &["foreign_keys = ON", "query_only = ON"])
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

pub(super) fn open_readers(
    path: &Path,
    size: u32,
) -> Result<Pool<ConnectionManager<SqliteConnection>>> {
    let text = path.to_str().ok_or_else(|| StoreError::Connection("path".into()))?;
    Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .test_on_check_out(false)
        .connection_customizer(Box::new(ReadingOnly))
        .build(ConnectionManager::new(text))
        .map_err(|error| StoreError::Connection(error.to_string()))
}

/// Connections that read the past, or what a scope holds: they carry what shadows the tables, and
/// cannot write the database itself, whatever they are told.
pub(super) fn open_past(
    path: &Path,
    size: u32,
    carrying: Carrying,
) -> Result<Pool<ConnectionManager<SqliteConnection>>> {
    let text = path.to_str().ok_or_else(|| StoreError::Connection("path".into()))?;
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .test_on_check_out(false)
        .connection_customizer(Box::new(carrying))
        .build(ConnectionManager::new(format!("file:{escaped}?mode=ro")))
        .map_err(|error| StoreError::Connection(error.to_string()))
}

/// Applies what is pending. A database that knows migrations we do not is newer than we are and
/// stays untouched; one with events is copied into `backups/` first.
pub(super) fn migrate(
    conn: &mut SqliteConnection,
    folder: &Path,
    path: &Path,
    clock: &Clock,
) -> Result<()> {
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| {
        let text = error.to_string();
        if text.contains("not a database") {
            StoreError::NotADatabase(path.to_path_buf())
        } else if text.contains("full") {
            StoreError::Full
        } else if text.contains("readonly") {
            StoreError::ReadOnly(path.to_path_buf())
        } else {
            StoreError::Connection(text)
        }
    };
    let applied = conn.applied_migrations().map_err(failed)?;
    let known: Vec<String> =
        diesel::migration::MigrationSource::<diesel::sqlite::Sqlite>::migrations(&MIGRATIONS)
            .map_err(failed)?
            .iter()
            .map(|migration| migration.name().version().to_string())
            .collect();
    if let Some(newer) = applied.iter().map(ToString::to_string).find(|it| !known.contains(it)) {
        return Err(StoreError::Newer(newer));
    }
    if applied.len() == known.len() {
        return Ok(());
    }
    if !applied.is_empty() {
        back_up(conn, folder, clock)?;
    }
    // A migration that makes a table anew would break what refers to it while it is at work.
    set(conn, &["foreign_keys = OFF"])?;
    conn.run_pending_migrations(MIGRATIONS).map(drop).map_err(failed)?;
    set(conn, &["foreign_keys = ON"])?;
    let broken: Number =
        sql_query("SELECT count(*) AS number FROM pragma_foreign_key_check").get_result(conn)?;
    if broken.number > 0 {
        return Err(StoreError::Corrupt(format!("{} broken references", broken.number)));
    }
    Ok(())
}

/// A copy in `backups/`, checked before it bears its name.
fn back_up(conn: &mut SqliteConnection, folder: &Path, clock: &Clock) -> Result<PathBuf> {
    let backups = folder.join("backups");
    make_folder(&backups)?;
    let stamp = clock.now().format("%Y%m%dT%H%M%SZ");
    let name = backups.join(format!("before-migration-{stamp}.db"));
    let part = backups.join(format!("before-migration-{stamp}.part"));
    let io = |error| StoreError::Folder(backups.clone(), error);
    drop(fs::remove_file(&part));
    sql_query("VACUUM INTO ?")
        .bind::<diesel::sql_types::Text, _>(part.to_string_lossy().into_owned())
        .execute(conn)?;
    let mut copy = establish(&part)?;
    let check: Word =
        sql_query("SELECT integrity_check AS word FROM pragma_integrity_check LIMIT 1")
            .get_result(&mut copy)?;
    if check.word != "ok" {
        return Err(StoreError::Corrupt(check.word));
    }
    drop(copy);
    // VACUUM INTO does not flush: the copy is on disk before it gets its name.
    File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
    fs::rename(&part, &name).map_err(io)?;
    File::open(&backups).and_then(|dir| dir.sync_all()).map_err(io)?;
    Ok(name)
}

/// A read transaction; Diesel's own wants its error type, ours carries more.
pub(super) trait ReadTransaction {
    fn transaction_of_reading<T>(
        &mut self,
        work: impl FnOnce(&mut SqliteConnection) -> Result<T>,
    ) -> Result<T>;
}

impl ReadTransaction for SqliteConnection {
    fn transaction_of_reading<T>(
        &mut self,
        work: impl FnOnce(&mut SqliteConnection) -> Result<T>,
    ) -> Result<T> {
        self.transaction(work)
    }
}
