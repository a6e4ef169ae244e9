//! Reading at a past point of knowledge (DESIGN 2.2): every query runs as it is and meets the
//! ledger, the plans and the registers as they stood.
//!
//! SQLite looks a name up among the temporary objects of a connection first. The connections that
//! read the past carry one of the same name for every table whose content depends on the point:
//! views that stop at its position, and tables that are filled with what the registers held and
//! with the sums of the ledger up to there. A reading fills them and rolls back, so nothing of a
//! past point is kept. These connections open the database read-only and do nothing else: what
//! they carry can never meet a reading of today, and they cannot write whatever they are told.

mod narrowing;
mod registers;
mod shadows;
mod sums;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use super::error::{Result, StoreError};
use super::events::{Head, hash, instant};
use super::schema::events;
use super::{Read, Store, kept};
use crate::domain::calendar::{Day, Instant, end_of_day, paris_day};
use crate::domain::ids::Position;
use crate::domain::knowledge::Knowledge;
use crate::domain::refusal::Refusal;
use crate::domain::scope::AccessScope;

pub(super) use self::registers::of_json;
pub(super) use self::shadows::Carrying;

/// A point of knowledge that was found: what was known, and the day it is read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The head of the chain as it was.
    pub head: Head,
    /// The day asked for, or the day the position was recorded on; the day before the first event
    /// for position 0.
    pub on: Day,
    /// Whether nothing has been recorded since.
    pub at_head: bool,
    /// Whether it is today's: the head, read today.
    pub now: bool,
}

impl Store {
    /// Reads in one transaction what was known at a point: the same whenever it is read, as long
    /// as the point is not today. "Now" is the last instant of its day.
    ///
    /// # Errors
    /// [`Refusal::NotReached`] beyond the head, [`Refusal::KnownLater`] for a day to come.
    pub fn read_at<T>(
        &self,
        known: Knowledge,
        work: impl FnOnce(&mut Read<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut work = Some(work);
        let mut once = |read: &mut Read<'_>| match work.take() {
            Some(work) => work(read),
            None => Err(StoreError::Busy),
        };
        // Nothing shadows the head: it is read as it is, in the transaction that found it.
        let point = self.read(|read| {
            let point = read.point(known)?;
            if !point.at_head {
                return Ok(Err(point));
            }
            if !point.now {
                (read.now, read.past) = (end_of_day(point.on), true);
            }
            once(read).map(Ok)
        })?;
        match point {
            Ok(done) => Ok(done),
            Err(point) => self.read_past(&point, once),
        }
    }

    /// Reads what was known at a point before the head. Whatever comes of it, it is rolled back.
    fn read_past<T>(
        &self,
        point: &Point,
        work: impl FnOnce(&mut Read<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut conn = self.past.get().map_err(|_| StoreError::Busy)?;
        rolled_back(&mut conn, end_of_day(point.on), |read| {
            read.past = true;
            read.recall(point.head.position)?;
            work(read)
        })
    }

    /// Reads what a scope holds of what was known at a point, or of what is known now where there
    /// is none; all of it where there is no scope.
    ///
    /// # Errors
    /// As for [`Self::read_at`].
    pub fn read_as<T>(
        &self,
        scope: Option<&AccessScope>,
        known: Option<Knowledge>,
        work: impl FnOnce(&mut Read<'_>) -> Result<T>,
    ) -> Result<T> {
        let scope = match (scope, known) {
            (None, None) => return self.read(work),
            (None, Some(known)) => return self.read_at(known, work),
            (Some(scope), _) => scope,
        };
        let within = self.read(|read| read.within(scope))?;
        let mut conn = self.within.get().map_err(|_| StoreError::Busy)?;
        rolled_back(&mut conn, self.clock.now(), |read| {
            read.conn.batch_execute(&format!("INSERT INTO temp.point VALUES ({})", i64::MAX))?;
            let mut position = read.head()?.position;
            let head = position;
            if let Some(known) = known {
                let point = read.point(known)?;
                position = point.head.position;
                if !point.now {
                    (read.now, read.past) = (end_of_day(point.on), true);
                }
            }
            read.conn.batch_execute(&format!("UPDATE temp.point SET position = {position}"))?;
            read.recall_registers(position)?;
            read.narrow(within, position, position == head)?;
            read.recall_sums(position, true)?;
            // What was read before the registers were narrowed is read again.
            read.kept = Some(kept::Kept::default());
            work(read)
        })
    }
}

/// Reads in one transaction that leaves nothing behind, whatever comes of it.
fn rolled_back<T>(
    conn: &mut SqliteConnection,
    now: Instant,
    work: impl FnOnce(&mut Read<'_>) -> Result<T>,
) -> Result<T> {
    let mut outcome = Err(StoreError::Busy);
    let ended = conn.transaction::<(), diesel::result::Error, _>(|conn| {
        outcome = work(&mut Read::new(conn, now, Some(kept::Kept::default())));
        Err(diesel::result::Error::RollbackTransaction)
    });
    match ended {
        Ok(()) | Err(diesel::result::Error::RollbackTransaction) => outcome,
        Err(error) => outcome.and(Err(error.into())),
    }
}

impl Read<'_> {
    /// Finds a point of knowledge.
    ///
    /// # Errors
    /// [`Refusal::NotReached`] beyond the head, [`Refusal::KnownLater`] for a day to come.
    pub fn point(&mut self, known: Knowledge) -> Result<Point> {
        let head = self.head()?;
        let today = self.today();
        let position = match known {
            Knowledge::Position(position) if position > head.position => {
                return Err(Refusal::NotReached { position, head: head.position }.into());
            }
            Knowledge::Position(position) => position,
            Knowledge::Day(on) if on > today => {
                return Err(Refusal::KnownLater { on, today }.into());
            }
            Knowledge::Day(on) if on == today => head.position,
            Knowledge::Day(on) => events::table
                .filter(events::recorded_on.le(on))
                .order((events::recorded_on.desc(), events::position.desc()))
                .select(events::position)
                .first(self.conn)
                .optional()?
                .unwrap_or(0),
        };
        let at_head = position == head.position;
        let head = if at_head { head } else { self.head_at(position)? };
        let on = match (known, head.at) {
            (Knowledge::Day(on), _) => on,
            (Knowledge::Position(_), Some(at)) => paris_day(at),
            (Knowledge::Position(_), None) => {
                self.first_day()?.and_then(|day| day.pred_opt()).unwrap_or(today)
            }
        };
        Ok(Point { head, on, at_head, now: known == Knowledge::Day(today) })
    }

    /// The head as it was at a position.
    fn head_at(&mut self, position: Position) -> Result<Head> {
        let row: Option<(Vec<u8>, String)> = events::table
            .find(position)
            .select((events::hash, events::recorded_at))
            .first(self.conn)
            .optional()?;
        match row {
            None => Ok(Head::NONE),
            Some((bytes, at)) => {
                Ok(Head { position, hash: hash(&bytes)?, at: Some(instant(&at)?) })
            }
        }
    }

    /// The day of the first recording.
    pub fn first_day(&mut self) -> Result<Option<Day>> {
        Ok(events::table.select(diesel::dsl::min(events::recorded_on)).first(self.conn)?)
    }

    /// Fills what shadows the tables, in this transaction.
    fn recall(&mut self, position: Position) -> Result<()> {
        self.conn.batch_execute(&format!("INSERT INTO temp.point VALUES ({position})"))?;
        self.recall_registers(position)?;
        self.recall_sums(position, false)
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::clock::Clock;

    fn opened() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("100 % a?b#c"), Clock::system()).unwrap();
        (folder, store)
    }

    const FIRST: Knowledge = Knowledge::Position(1);

    fn seen(store: &Store) -> [usize; 2] {
        let count = |read: &mut Read<'_>| Ok(read.programmes()?.len());
        [store.read(count).unwrap(), store.read_at(FIRST, count).unwrap()]
    }

    #[test]
    fn what_reads_the_past_cannot_write_the_database() {
        let (_folder, store) = opened();
        for sql in [
            "INSERT INTO about VALUES ('a', 'b')",
            "UPDATE main.estates SET name = 'x', position = position + 9",
            "DROP TRIGGER main.events_stay",
        ] {
            let written = store.read_at(FIRST, |read| Ok(read.conn.batch_execute(sql).is_ok()));
            assert!(!written.unwrap(), "{sql}");
            let written = store.read(|read| Ok(read.conn.batch_execute(sql).is_ok()));
            assert!(!written.unwrap(), "{sql}");
        }
    }

    #[test]
    fn a_reading_of_the_past_leaves_nothing_behind_whatever_becomes_of_it() {
        let (_folder, store) = opened();
        for _ in 0..9 {
            let failed = store.read_at(FIRST, |_| Err::<(), _>(StoreError::NotFound));
            assert!(matches!(failed, Err(StoreError::NotFound)));
            let broken = catch_unwind(AssertUnwindSafe(|| {
                store.read_at::<()>(FIRST, |_| panic!("on purpose"))
            }));
            assert!(broken.is_err());
            assert_eq!(seen(&store), [2, 0]);
        }
    }
}
