//! The chain of events: its head, and how one is appended.

#![expect(clippy::ref_option_ref, reason = "Diesel derives how a row is inserted like this")]

use diesel::prelude::*;

use super::error::{Result, StoreError};
use super::schema::events;
use super::{Read, Tx, parsed};
use crate::domain::calendar::{Day, Instant, paris_day};
use crate::domain::event::{Event, EventKind, Hash, written};
use crate::domain::ids::Position;
use crate::domain::rollup::Known;

/// Where the chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last position; 0 while nothing is recorded.
    pub position: Position,
    /// Its hash.
    pub hash: Hash,
    /// When it was recorded.
    pub at: Option<Instant>,
}

impl Head {
    /// The head of an empty ledger.
    pub(super) const NONE: Self = Self { position: 0, hash: Hash::NONE, at: None };

    /// The head as a point of knowledge of that day.
    #[must_use]
    pub fn known_on(&self, on: Day) -> Known {
        Known { on, position: self.position, head: self.hash.short(), at: self.at }
    }
}

/// An event of the chain as it is kept, to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEvent {
    /// What it is.
    pub kind: EventKind,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The login of who recorded it.
    pub author: String,
    /// The register row it is about.
    pub subject: Option<i32>,
    /// The hash before it.
    pub previous: Hash,
    /// Its own.
    pub hash: Hash,
}

type Kept = (String, String, String, Option<i32>, Vec<u8>, Vec<u8>);

// All columns are written, so that the statement is the same for every row and kept prepared.
#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct NewEvent<'a> {
    position: i64,
    kind: &'a str,
    recorded_at: String,
    recorded_on: Day,
    author: &'a str,
    subject: Option<i32>,
    body: Option<&'a str>,
    previous: &'a [u8],
    hash: &'a [u8],
}

/// An instant as the database keeps it.
pub(super) fn instant(text: &str) -> Result<Instant> {
    text.parse().map_err(|_| StoreError::Corrupt(format!("instant {text:?}")))
}

/// A hash as the database keeps it.
pub(super) fn hash(bytes: &[u8]) -> Result<Hash> {
    Hash::from_bytes(bytes).ok_or_else(|| StoreError::Corrupt("hash".into()))
}

impl Read<'_> {
    /// The head of the chain.
    pub fn head(&mut self) -> Result<Head> {
        let row: Option<(i64, Vec<u8>, String)> = events::table
            .order(events::position.desc())
            .select((events::position, events::hash, events::recorded_at))
            .first(self.conn)
            .optional()?;
        match row {
            None => Ok(Head::NONE),
            Some((position, bytes, at)) => {
                Ok(Head { position, hash: hash(&bytes)?, at: Some(instant(&at)?) })
            }
        }
    }

    /// The event at a position.
    pub fn event(&mut self, position: Position) -> Result<Option<KeptEvent>> {
        if !self.sees_event(position)? {
            return Ok(None);
        }
        let row: Option<Kept> = events::table
            .find(position)
            .select((
                events::kind,
                events::recorded_at,
                events::author,
                events::subject,
                events::previous,
                events::hash,
            ))
            .first(self.conn)
            .optional()?;
        row.map(|(kind, at, author, subject, previous, own)| {
            Ok(KeptEvent {
                kind: parsed(&kind)?,
                recorded_at: instant(&at)?,
                author,
                subject,
                previous: hash(&previous)?,
                hash: hash(&own)?,
            })
        })
        .transpose()
    }

    /// The point of knowledge of today.
    pub fn known_now(&mut self) -> Result<Known> {
        let today = self.today();
        Ok(self.head()?.known_on(today))
    }

    pub(super) fn last_recorded_at(&mut self) -> Result<Option<Instant>> {
        Ok(self.head()?.at)
    }
}

impl Tx<'_> {
    /// The head, read once in this transaction: nobody else writes while it lasts.
    pub(super) fn tip(&mut self) -> Result<Head> {
        if let Some(head) = self.books.head {
            return Ok(head);
        }
        let head = self.read.head()?;
        self.books.head = Some(head);
        Ok(head)
    }

    /// Appends an event. The body of entries, reversals and statements stands in their own row
    /// and is not kept twice.
    pub(super) fn append(
        &mut self,
        kind: EventKind,
        subject: Option<i32>,
        body: &str,
    ) -> Result<(Position, Hash)> {
        self.must_lie_within(kind, subject, body)?;
        let head = self.tip()?;
        let now = self.read.now;
        let event = Event {
            position: head.position + 1,
            kind,
            recorded_at: now,
            author: &self.login,
            subject,
            body,
            previous: head.hash,
        };
        let hash = event.hash();
        let own_row = matches!(kind, EventKind::Entry | EventKind::Reversal | EventKind::Statement);
        let row = NewEvent {
            position: event.position,
            kind: kind.as_str(),
            recorded_at: written(now),
            recorded_on: paris_day(now),
            author: event.author,
            subject,
            body: (!own_row).then_some(body),
            previous: &event.previous.0,
            hash: &hash.0,
        };
        diesel::insert_into(events::table).values(&row).execute(self.read.conn)?;
        self.books.head = Some(Head { position: event.position, hash, at: Some(now) });
        Ok((event.position, hash))
    }
}
