//! The ledger and its registers in SQLite, through Diesel. Synchronous: the command line, tests
//! and benches use it as it is; the web goes through one door of its own.
//!
//! One connection writes, in IMMEDIATE transactions; others read and can do nothing else. The
//! head of the chain is read from the database inside the writing transaction, never from memory:
//! the command line may write beside the server.

mod about;
mod accounts;
mod annotations;
mod appending;
mod audit;
mod beside;
mod board_links;
mod closings;
mod connection;
mod corrections;
mod defects;
mod dump;
mod dwellings;
mod editions;
mod entries;
mod error;
mod estates;
mod events;
mod explain;
mod exports;
mod figures;
mod history;
mod idempotency;
mod imports;
mod keeping;
mod kept;
mod landlords;
mod links;
mod memberships;
mod missing;
mod namings;
mod net;
mod operations;
mod parts;
mod past;
mod people;
mod places;
mod plans;
mod programmes;
mod proposals;
mod published;
mod reconciliation;
mod reference;
mod reports;
mod requests;
mod restatement;
mod rollups;
mod schema;
mod scope;
mod second_factor;
mod security;
mod sign_ins;
mod statements;
mod surroundings;
mod territories;
mod tokens;
mod verify;
mod verify_defects;
mod verify_years;
mod within;
mod writing;
mod years;

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use diesel::SqliteConnection;
use diesel::r2d2::{ConnectionManager, Pool};

use crate::clock::Clock;
use crate::domain::calendar::{Day, Instant, paris_day};
use crate::domain::role::Role;

pub use self::accounts::{Account, Person};
pub use self::annotations::KeptAnnotation;
pub use self::appending::Recorded;
pub use self::audit::{AuditFilter, AuditLine, Log, Place as AuditPlace};
pub use self::board_links::{BOARD_LINK_DAYS, BoardLink};
pub use self::connection::Settings;
pub use self::dump::{APART, DUMPED, DumpSource, DumpedRow, LEFT_OUT, apart};
pub use self::editions::NewEdition;
pub use self::entries::{EntryFilter, ListedEntry, StageSum};
pub use self::error::{Result, StoreError};
pub use self::events::{Head, KeptEvent};
pub use self::explain::Depth;
pub use self::figures::Question as FigureQuestion;
pub use self::history::{HistoryFilter, Item as ChangedItem, RegisterChange};
pub use self::idempotency::OnceKey;
pub use self::imports::KeptBatch;
pub use self::keeping::{
    Backup, Condition, Copied, Figures, Health, Kept, Lock, Note, Notes, Restored, Unfit, Watch,
    restore, restore_dump,
};
pub use self::links::OneTimeLink;
pub use self::missing::MissingReport;
pub use self::namings::KeptNaming;
pub use self::past::Point;
pub use self::plans::{Adoption, Draft};
pub use self::proposals::{
    AdoptedAnswer, Adopting, Proposal, ProposalFilter, ProposalState, Rehearsal, Standing,
};
pub use self::requests::{Outcome, Request, Terms};
pub use self::restatement::{BridgeQuestion, Start};
pub use self::second_factor::{code_at, recovery_hash};
pub use self::sign_ins::{Door, OpenSignIn, Origin, SignIn};
pub use self::tokens::{NewToken, TOKEN_DAYS, Token};
pub use self::verify::{Fault, Verification};

/// Name of the database inside the data folder.
const DATABASE: &str = "corons.db";
/// Connections that read.
const READERS: u32 = 4;

/// The database of one data folder.
pub struct Store {
    writer: Mutex<SqliteConnection>,
    watch: Mutex<SqliteConnection>,
    readers: Pool<ConnectionManager<SqliteConnection>>,
    past: Pool<ConnectionManager<SqliteConnection>>,
    within: Pool<ConnectionManager<SqliteConnection>>,
    clock: Clock,
    folder: PathBuf,
    disk: writing::Disk,
    /// Keeps a restore off the folder as long as the store is open.
    _lock: keeping::Lock,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// An account that is signed in, or named on the command line.
    Account(i32),
    /// The built-in account of the command line, which cannot sign in.
    CommandLine,
    /// Corons itself: the reference data of a new database.
    Corons,
}

/// One read transaction: everything read through it is of one state of the database.
pub struct Read<'c> {
    conn: &'c mut SqliteConnection,
    now: Instant,
    /// What was read already and cannot change meanwhile; none where the transaction writes.
    kept: Option<kept::Kept>,
    /// Whether a past point is read: what people are at work on now is no part of it.
    past: bool,
    /// What may be seen; none for all of it.
    within: Option<Rc<within::Within>>,
}

/// One write transaction with its author. All of it happens, or nothing.
pub struct Tx<'c> {
    read: Read<'c>,
    login: String,
    account: Option<i32>,
    role: Role,
    books: appending::Books,
}

impl Store {
    /// Opens the database of a data folder; makes both when missing, applies pending migrations,
    /// after a backup when there is something to lose, and loads the reference data into a new
    /// one.
    ///
    /// # Errors
    /// When the folder cannot be used, or the database is damaged or of a newer version.
    pub fn open(folder: &Path, clock: Clock) -> Result<Self> {
        connection::make_folder(folder)?;
        let lock = keeping::enter(folder)?;
        Self::open_locked(folder, clock, lock)
    }

    /// Opens the database of a folder whose lock is held.
    fn open_locked(folder: &Path, clock: Clock, lock: keeping::Lock) -> Result<Self> {
        let path = folder.join(DATABASE);
        let mut writer = connection::open_writer(&path)?;
        connection::migrate(&mut writer, folder, &path, &clock)?;
        // What a failed flush may have left in the log alone is written anew before anybody goes on.
        connection::carry_over(&mut writer)?;
        let readers = connection::open_readers(&path, READERS)?;
        let past = connection::open_past(&path, READERS, past::Carrying::ThePast)?;
        let within = connection::open_past(&path, READERS, past::Carrying::AScope)?;
        let watch = Mutex::new(connection::open_watch(&path)?);
        let store = Self {
            writer: Mutex::new(writer),
            watch,
            readers,
            past,
            within,
            clock,
            folder: folder.to_path_buf(),
            disk: writing::Disk::default(),
            _lock: lock,
        };
        if store.read(|read| read.head())?.position == 0 {
            store.write(&Author::Corons, |tx| tx.load_reference())?;
        }
        Ok(store)
    }

    /// Reads in one transaction.
    pub fn read<T>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T>) -> Result<T> {
        let mut conn = self.readers.get().map_err(|_| StoreError::Busy)?;
        let now = self.clock.now();
        conn.transaction_of_reading(|conn| {
            work(&mut Read::new(conn, now, Some(kept::Kept::default())))
        })
    }

    /// Whether a data folder holds a database.
    #[must_use]
    pub fn is_in(folder: &Path) -> bool {
        folder.join(DATABASE).exists() || keeping::is_restored(folder)
    }

    /// A number that changes with every write to the database, this program's and others'. A look
    /// at shared memory that takes microseconds and waits for nobody, so that what was read for
    /// one request can serve the next.
    pub fn version(&self) -> Result<i64> {
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        connection::data_version(&mut watch)
    }

    /// The clock everything here goes by.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

use connection::ReadTransaction as _;

impl<'c> Read<'c> {
    fn new(conn: &'c mut SqliteConnection, now: Instant, kept: Option<kept::Kept>) -> Self {
        Self { conn, now, kept, past: false, within: None }
    }

    /// Now, by the store's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// Today in Paris.
    #[must_use]
    pub fn today(&self) -> Day {
        paris_day(self.now)
    }
}

impl<'c> Tx<'c> {
    fn begin(mut read: Read<'c>, author: &Author) -> Result<Self> {
        let (login, account, role) = match author {
            Author::Corons => ("corons".to_owned(), None, Role::Manager),
            Author::CommandLine => ("ligne-de-commande".to_owned(), None, Role::Manager),
            Author::Account(id) => {
                let account = read.account(*id)?.ok_or(StoreError::Forbidden)?;
                if account.disabled {
                    return Err(StoreError::Forbidden);
                }
                if let Some(scope) = &account.scope {
                    read.within = Some(Rc::new(read.within(scope)?));
                }
                (account.login.to_string(), Some(*id), account.role)
            }
        };
        // A clock set back must not make the chain go back: it stays where it was (DESIGN 2.2).
        if let Some(last) = read.last_recorded_at()? {
            read.now = read.now.max(last);
        }
        Ok(Self { read, login, account, role, books: appending::Books::default() })
    }

    /// The author's role.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// Refuses unless the author's role allows it.
    pub fn require(&self, allowed: fn(Role) -> bool) -> Result<()> {
        if allowed(self.role) { Ok(()) } else { Err(StoreError::Forbidden) }
    }

    /// Writes the rollups of everything recorded in this transaction.
    fn settle(&mut self) -> Result<()> {
        self.flush_rollups()
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Read<'c>;

    fn deref(&self) -> &Self::Target {
        &self.read
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.read
    }
}

/// A word of the database that must be one of ours.
fn parsed<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| StoreError::Corrupt(format!("unexpected {text:?}")))
}

/// A list kept as JSON.
fn listed<T: serde::de::DeserializeOwned>(json: &str) -> Result<Vec<T>> {
    serde_json::from_str(json).map_err(|error| StoreError::Corrupt(error.to_string()))
}

/// A value as JSON, for a body or a list.
fn as_json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Corrupt(error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use diesel::connection::SimpleConnection as _;

    use super::*;

    fn opened() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("data"), Clock::system()).unwrap();
        (folder, store)
    }

    fn add(store: &Store, login: &str) -> Result<i32> {
        let login = login.parse().unwrap();
        store.write(&Author::Corons, |tx| tx.add_account(&login, "Somebody", Role::Reader))
    }

    #[test]
    fn a_full_disk_is_said_and_writing_goes_on_when_there_is_room_again() {
        let (_folder, store) = opened();
        let pages = |most: &str| {
            let pragma = format!("PRAGMA max_page_count = {most}");
            store.writer.lock().unwrap().batch_execute(&pragma).unwrap();
        };
        pages("1");
        let full = store.write(&Author::Corons, |tx| {
            for number in 0..1000 {
                let login = format!("somebody-{number}").parse().unwrap();
                tx.add_account(&login, &"name ".repeat(19), Role::Reader)?;
            }
            Ok(())
        });
        assert!(matches!(full, Err(StoreError::Full)), "{full:?}");
        pages("1000000");
        add(&store, "somebody-1").unwrap();
    }

    #[test]
    fn a_write_after_one_that_panicked_is_kept() {
        let (folder, store) = opened();
        let broken = catch_unwind(AssertUnwindSafe(|| {
            store.write::<()>(&Author::Corons, |_| panic!("on purpose"))
        }));
        assert!(broken.is_err());
        add(&store, "somebody").unwrap();
        drop(store);
        let again = Store::open(&folder.path().join("data"), Clock::system()).unwrap();
        let login = "somebody".parse().unwrap();
        assert!(again.read(|read| read.account_by_login(&login)).unwrap().is_some());
    }
}
