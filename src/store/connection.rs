//! Opening: folder, pragmas, migrations, and the backup before them.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use scheduled_thread_pool::ScheduledThreadPool;

use super::error::{Result, StoreError};
use super::keeping;
use super::past::Carrying;
use crate::clock::Clock;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");
/// Write-ahead logging before this version can lose a commit.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
/// How long a connection waits for another process's write, in milliseconds.
const BUSY_TIMEOUT_MS: u32 = 10_000;
/// Threads that open connections for all pools.
const OPENERS_AT_ONCE: usize = 3;

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
    // A new file is its owner's alone, and so is what SQLite lays beside it. One that cannot be
    // made is said by SQLite in the next line.
    drop(OpenOptions::new().write(true).create_new(true).mode(0o600).open(path));
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
    // What a statement undoes when a trigger refuses it: in files it is a quarter of an import.
    set(&mut conn, &["temp_store = MEMORY"]).map_err(not_ours)?;
    // The store carries the log over itself, and its length says how far it has grown since.
    set(&mut conn, &["wal_autocheckpoint = 0", "journal_size_limit = 0"]).map_err(not_ours)?;
    let settings = settings(&mut conn).map_err(not_ours)?;
    if !settings.are_safe() {
        return Err(StoreError::Connection("the pragmas did not take".into()));
    }
    Ok(conn)
}

/// Room for the pages of a large import, or that of every day again: without it a page is written
/// to the log and read again many times over.
pub(super) fn make_room(writer: &mut SqliteConnection, large: bool) -> diesel::QueryResult<()> {
    set(writer, if large { &["cache_size = -98304"] } else { &["cache_size = -2000"] })
}

/// Carries the log over into the database as far as nobody reads from it. What cannot be carried
/// over now for want of room, or because others are at it, stays in the log, where it is as safe.
///
/// # Errors
/// When the disk fails.
pub(super) fn carry_over(writer: &mut SqliteConnection) -> Result<()> {
    match writer.batch_execute("PRAGMA wal_checkpoint(PASSIVE)").map_err(StoreError::from) {
        Err(error @ StoreError::Disk(_)) => Err(error),
        _ => Ok(()),
    }
}

/// The settings of a connection that writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How it keeps its journal: `wal`.
    pub journal: String,
    /// How it flushes: 2, before a commit is acknowledged.
    pub synchronous: i64,
    /// Whether references are checked: 1.
    pub foreign_keys: i64,
}

impl Settings {
    /// Whether they keep what was acknowledged.
    #[must_use]
    pub fn are_safe(&self) -> bool {
        (self.journal.as_str(), self.synchronous, self.foreign_keys) == ("wal", 2, 1)
    }
}

pub(super) fn settings(conn: &mut SqliteConnection) -> diesel::QueryResult<Settings> {
    let journal: Word =
        sql_query("SELECT journal_mode AS word FROM pragma_journal_mode").get_result(conn)?;
    let synchronous: Number =
        sql_query("SELECT synchronous AS number FROM pragma_synchronous").get_result(conn)?;
    let keys: Number =
        sql_query("SELECT foreign_keys AS number FROM pragma_foreign_keys").get_result(conn)?;
    Ok(Settings {
        journal: journal.word,
        synchronous: synchronous.number,
        foreign_keys: keys.number,
    })
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

/// The threads that open connections, the same for every pool of the process: a pool's own three
/// outlive it by the half minute of its reaper, and whoever opens a thousand stores runs out of
/// memory maps.
fn openers() -> Arc<ScheduledThreadPool> {
    static OPENERS: LazyLock<Arc<ScheduledThreadPool>> = LazyLock::new(|| {
        Arc::new(ScheduledThreadPool::builder().num_threads(OPENERS_AT_ONCE).build())
    });
    Arc::clone(&OPENERS)
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
        .thread_pool(openers())
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
    let text = uri(path, "mode=ro")?;
    Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .test_on_check_out(false)
        .thread_pool(openers())
        .connection_customizer(Box::new(carrying))
        .build(ConnectionManager::new(text))
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
    let known = known_migrations().map_err(failed)?;
    if let Some(newer) = applied.iter().map(ToString::to_string).find(|it| !known.contains(it)) {
        return Err(StoreError::Newer(newer));
    }
    if applied.len() == known.len() {
        return Ok(());
    }
    if !applied.is_empty() {
        keeping::before_migration(folder, path, clock)?;
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

/// Makes the tables of a new database as these migrations leave them. References are not looked at
/// until it is opened anew: whoever fills it looks at them in the end.
///
/// # Errors
/// [`StoreError::Newer`] where this program does not know one of them.
pub(super) fn migrate_to(conn: &mut SqliteConnection, wanted: &[String]) -> Result<()> {
    use diesel::migration::MigrationSource;
    let failed =
        |error: Box<dyn std::error::Error + Send + Sync>| StoreError::Connection(error.to_string());
    let known = known_migrations().map_err(failed)?;
    if let Some(newer) = wanted.iter().find(|it| !known.contains(it)) {
        return Err(StoreError::Newer(newer.clone()));
    }
    conn.applied_migrations().map_err(failed)?;
    set(conn, &["foreign_keys = OFF"])?;
    let mut all =
        MigrationSource::<diesel::sqlite::Sqlite>::migrations(&MIGRATIONS).map_err(failed)?;
    all.sort_by_key(|it| it.name().version().to_string());
    for migration in all.iter().filter(|it| wanted.contains(&it.name().version().to_string())) {
        conn.run_migration(migration).map_err(failed)?;
    }
    Ok(())
}

/// The versions of the migrations this program knows.
fn known_migrations() -> diesel::migration::Result<Vec<String>> {
    use diesel::migration::MigrationSource;
    let all = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&MIGRATIONS)?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// How old the tables of a database are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Those of this program.
    Today,
    /// They lack a migration.
    Older,
}

/// How old the tables of a file are, if it is a database of ours.
///
/// # Errors
/// [`StoreError::Newer`], [`StoreError::NotADatabase`].
pub(super) fn age(conn: &mut SqliteConnection, path: &Path) -> Result<Age> {
    let foreign = || StoreError::NotADatabase(path.to_path_buf());
    let applied: Vec<Word> = sql_query(
        "SELECT version AS word FROM __diesel_schema_migrations \
         WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'events')",
    )
    .load(conn)
    .map_err(|_| foreign())?;
    let known = known_migrations().map_err(|error| StoreError::Connection(error.to_string()))?;
    if let Some(newer) = applied.iter().find(|it| !known.contains(&it.word)) {
        return Err(StoreError::Newer(newer.word.clone()));
    }
    match applied.len() {
        0 => Err(foreign()),
        all if all == known.len() => Ok(Age::Today),
        _ => Ok(Age::Older),
    }
}

/// A file that nobody writes, read without a lock and with nothing laid beside it.
pub(super) fn open_copy(path: &Path) -> Result<SqliteConnection> {
    establish(Path::new(&uri(path, "mode=ro&immutable=1")?))
}

/// A connection of its own to a database that is there, beside those that are open.
pub(super) fn open_beside(path: &Path) -> Result<SqliteConnection> {
    let mut conn = establish(Path::new(&uri(path, "mode=rw")?))?;
    set(&mut conn, &["foreign_keys = ON"])?;
    Ok(conn)
}

/// An empty database in memory with the tables of today.
pub(super) fn open_model() -> Result<SqliteConnection> {
    let mut conn = establish(Path::new(":memory:"))?;
    let made = conn.run_pending_migrations(MIGRATIONS).map(drop);
    made.map_err(|error| StoreError::Connection(error.to_string()))?;
    Ok(conn)
}

fn uri(path: &Path, query: &str) -> Result<String> {
    let text = path.to_str().ok_or_else(|| StoreError::Connection("path".into()))?;
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(format!("file:{escaped}?{query}"))
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
