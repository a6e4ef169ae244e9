//! How the keeping stands: the facts of the health page and of `/readyz`.

use chrono::TimeDelta;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};

use super::check::reaches;
use super::folder::{Backup, free};
use super::notes::{self, Note, Notes};
use crate::domain::calendar::Instant;
use crate::domain::event::written;
use crate::domain::ids::Position;
use crate::store::error::Result;
use crate::store::events::{Head, instant};
use crate::store::{DATABASE, Store, connection};

/// How the keeping stands.
#[derive(Debug, Clone)]
pub struct Health {
    /// When that was looked at.
    pub at: Instant,
    /// The head of the chain.
    pub head: Head,
    /// The version of SQLite.
    pub sqlite: String,
    /// Bytes of the database.
    pub bytes: u64,
    /// Bytes that can still be written.
    pub free: u64,
    /// The backups, the newest first.
    pub backups: Vec<Backup>,
    /// Since when something has been recorded that is in no backup.
    pub unsaved_since: Option<Instant>,
    /// What came of the last backup, restore test and verification.
    pub notes: Notes,
}

impl Health {
    /// When the newest backup that has one was made.
    #[must_use]
    pub fn saved_at(&self) -> Option<Instant> {
        self.backups.iter().find_map(|it| it.at)
    }

    /// How long something has been in no backup.
    #[must_use]
    pub fn unsaved_for(&self) -> Option<TimeDelta> {
        self.unsaved_since.map(|since| (self.at - since).max(TimeDelta::zero()))
    }

    /// Whether the restore test succeeded and is no older than that; there is nothing to test
    /// while every backup is younger.
    #[must_use]
    pub fn restores(&self, oldest: TimeDelta) -> bool {
        match &self.notes.restore_test {
            Some(test) => test.is_good() && self.at - test.at <= oldest,
            None => self.backups.iter().filter_map(|it| it.at).all(|at| self.at - at <= oldest),
        }
    }

    /// Whether the last verification by the second path found nothing wrong.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.notes.verification.as_ref().is_none_or(Note::is_good)
    }
}

#[derive(QueryableByName)]
struct First {
    #[diesel(sql_type = Nullable<Text>)]
    at: Option<String>,
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    sqlite: String,
}

/// The first thing done after an instant.
const AFTER: &str = "SELECT min(at) AS at FROM (\
     SELECT min(recorded_at) AS at FROM events WHERE recorded_at >= ?1 \
     UNION ALL SELECT min(at) FROM audit WHERE at >= ?1)";

impl Store {
    /// How the keeping stands.
    pub fn health(&self) -> Result<Health> {
        let backups = self.backups()?;
        // Names are in whole seconds: what was done in that second may be in it.
        let saved = backups.iter().find_map(|it| it.at).map(|at| at + TimeDelta::seconds(1));
        let (head, sqlite, first) = self.read(|read| {
            let from = saved.map(written).unwrap_or_default();
            let first: First =
                diesel::sql_query(AFTER).bind::<Text, _>(from).get_result(read.conn)?;
            let version: Version =
                diesel::sql_query("SELECT sqlite_version() AS sqlite").get_result(read.conn)?;
            let first = first.at.map(|at| instant(&at)).transpose()?;
            Ok((read.head()?, version.sqlite, first))
        })?;
        Ok(Health {
            at: self.clock.now(),
            head,
            sqlite,
            bytes: self.bytes(),
            free: free(&self.folder)?,
            backups,
            unsaved_since: first,
            notes: notes::read(&self.folder),
        })
    }

    /// The position a backup reaches.
    #[must_use]
    pub fn position_of(&self, backup: &Backup) -> Option<Position> {
        reaches(&backup.path)
    }

    /// Whether the database can be written: a write transaction on a connection of its own that
    /// is rolled back.
    pub fn probe(&self) -> Result<()> {
        let mut conn = connection::open_beside(&self.folder.join(DATABASE))?;
        conn.batch_execute("BEGIN IMMEDIATE; UPDATE about SET value = value; ROLLBACK")?;
        Ok(())
    }
}
