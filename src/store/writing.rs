//! The one connection that writes, and what becomes of a disk that fails under it.
//!
//! After a failed flush nobody knows what is on the disk, and asking again may be told that all is
//! well: the kernel has forgotten the pages. So whoever serves ends; what opens the database next
//! carries the whole log over anew, and only then goes on.

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{OnceLock, PoisonError};

use diesel::SqliteConnection;
use diesel::connection::{AnsiTransactionManager, TransactionManager as _};

use super::error::{Result, StoreError};
use super::{Author, DATABASE, Read, Store, Tx, connection};

/// Bytes by which the log grows before it is carried over into the database.
const LOG_BYTES: u64 = 4 << 20;

/// What happens when the disk fails.
type End = Box<dyn Fn(&str) + Send + Sync>;

/// What the store knows of its disk.
#[derive(Default)]
pub(super) struct Disk {
    /// How long the log was when it was last carried over.
    carried: AtomicU64,
    end: OnceLock<End>,
}

impl Store {
    /// Writes in one IMMEDIATE transaction. The author's rights are read again inside it.
    pub fn write<T>(
        &self,
        author: &Author,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        // A full disk lets SQLite roll back by itself, and a panic leaves a transaction open:
        // Diesel would refuse every write after the one, and never commit one after the other.
        if AnsiTransactionManager::is_broken_transaction_manager(&mut *writer) {
            *writer = connection::open_writer(&self.folder.join(DATABASE))?;
        }
        let now = self.clock.now();
        // Kept beside: rolling back may fail too, and what failed first is what matters.
        let mut why = None;
        let done = writer.immediate_transaction(|conn| {
            let done = Tx::begin(Read::new(conn, now, None), author).and_then(|mut tx| {
                let done = work(&mut tx)?;
                tx.settle()?;
                Ok(done)
            });
            done.map_err(|error| {
                why = Some(error);
                diesel::result::Error::RollbackTransaction
            })
        });
        let done = done.map_err(|error| why.unwrap_or_else(|| error.into()));
        // The turn is still ours: nothing is written after a failure.
        let done = done.inspect_err(|error| self.mind(error))?;
        self.carry_over(&mut writer).inspect_err(|error| self.mind(error))?;
        Ok(done)
    }

    /// What whoever serves does when the disk fails under a write: end the process.
    pub fn when_the_disk_fails(&self, end: impl Fn(&str) + Send + Sync + 'static) {
        // Only the first who serves can say it, and there is no second.
        let _ = self.disk.end.set(Box::new(end));
    }

    /// Ends when the disk failed.
    fn mind(&self, error: &StoreError) {
        if let (StoreError::Disk(what), Some(end)) = (error, self.disk.end.get()) {
            end(what);
        }
    }

    /// Carries a log that has grown over into the database. SQLite would do it by itself, and keep
    /// to itself that a flush failed.
    fn carry_over(&self, writer: &mut SqliteConnection) -> Result<()> {
        let log = self.folder.join(format!("{DATABASE}-wal"));
        let length = fs::metadata(log).map_or(0, |it| it.len());
        // A log that began anew is shorter.
        let carried = self.disk.carried.fetch_min(length, Ordering::Relaxed).min(length);
        if length - carried < LOG_BYTES {
            return Ok(());
        }
        self.disk.carried.store(length, Ordering::Relaxed);
        connection::carry_over(writer)
    }
}
