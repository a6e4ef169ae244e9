//! The chain of events (DESIGN 2.1): its kinds, its canonical text, its hash.
//!
//! The hash of an event is the SHA-256 of this text in UTF-8, its lines parted by one line feed
//! and none at the end:
//!
//! ```text
//! corons 1
//! <previous hash, 64 hexadecimal digits, small letters>
//! <position>
//! <kind>
//! <instant of recording, 2026-11-22T08:14:05.123Z>
//! <login of the author>
//! <number of the register row it is about, or nothing>
//! <body>
//! ```
//!
//! The body is JSON without spaces, kept as it was written; for entries, reversals and
//! statements it is made from their row by [`super::entry::Entry::body`] and
//! [`Statement::body`], keys in the order given there.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use chrono::SecondsFormat;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::calendar::{Instant, Month};
use super::ids::{EstateId, Position};
use super::stage::Stage;

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first event.
    pub const NONE: Self = Self([0; 32]);

    /// The hash of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// A hash from 32 bytes, as the database keeps it.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its 64 hexadecimal digits, small letters.
    fn hex(&self) -> [u8; 64] {
        let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' - 10 + half };
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
        }
        digits
    }

    /// The first 16 hexadecimal digits, as printed beside figures.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(16).collect()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.hex()).unwrap_or_default())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Reference files were loaded.
    Reference,
    /// A new state of a landlord.
    Landlord,
    /// A new state of an estate.
    Estate,
    /// A new state of an operation.
    Operation,
    /// A new state of a programme.
    Programme,
    /// What a commune belongs to, over time.
    Membership,
    /// New states of dwellings of an estate.
    Dwellings,
    /// A plan version was published.
    Plan,
    /// Dwellings reached a stage.
    Entry,
    /// An entry was undone.
    Reversal,
    /// "Nothing this month."
    Statement,
    /// Defects were found on delivered dwellings, or such a report was undone.
    Defect,
    /// Defects were cured, or such a report was undone.
    Cure,
    /// Dwellings of an entry were named, or names taken back.
    Naming,
    /// A year takes corrections only.
    CorrectionsOnly,
    /// A year was closed.
    Closing,
    /// A closed year was opened again.
    Reopening,
    /// A board pack was published.
    Edition,
    /// A word on a day was written, drawn with the pictures of a programme.
    Annotation,
    /// Such a word was withdrawn.
    AnnotationWithdrawal,
}

impl EventKind {
    /// All kinds recorded so far.
    pub const ALL: [Self; 20] = [
        Self::Reference,
        Self::Landlord,
        Self::Estate,
        Self::Operation,
        Self::Programme,
        Self::Membership,
        Self::Dwellings,
        Self::Plan,
        Self::Entry,
        Self::Reversal,
        Self::Statement,
        Self::Defect,
        Self::Cure,
        Self::Naming,
        Self::CorrectionsOnly,
        Self::Closing,
        Self::Reopening,
        Self::Edition,
        Self::Annotation,
        Self::AnnotationWithdrawal,
    ];

    /// The word in the database and in the canonical text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Landlord => "landlord",
            Self::Estate => "estate",
            Self::Operation => "operation",
            Self::Programme => "programme",
            Self::Membership => "membership",
            Self::Dwellings => "dwellings",
            Self::Plan => "plan",
            Self::Entry => "entry",
            Self::Reversal => "reversal",
            Self::Statement => "statement",
            Self::Defect => "defect",
            Self::Cure => "cure",
            Self::Naming => "naming",
            Self::CorrectionsOnly => "corrections-only",
            Self::Closing => "closing",
            Self::Reopening => "reopening",
            Self::Edition => "edition",
            Self::Annotation => "annotation",
            Self::AnnotationWithdrawal => "annotation-withdrawal",
        }
    }
}

impl FromStr for EventKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| text.to_owned())
    }
}

/// An event, ready to be hashed.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// Its place in the chain.
    pub position: Position,
    /// What it is.
    pub kind: EventKind,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The login of who recorded it.
    pub author: &'a str,
    /// The register row it is about.
    pub subject: Option<i32>,
    /// Its body, JSON.
    pub body: &'a str,
    /// The hash before it.
    pub previous: Hash,
}

impl Event<'_> {
    /// The hash of its canonical text.
    #[must_use]
    pub fn hash(&self) -> Hash {
        let subject = self.subject.map(|id| id.to_string()).unwrap_or_default();
        // An import makes a million of them: one buffer of the right size.
        let mut text = String::with_capacity(160 + self.author.len() + self.body.len());
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "corons 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
            self.previous,
            self.position,
            self.kind.as_str(),
            written(self.recorded_at),
            self.author,
            subject,
            self.body
        );
        Hash::of(text.as_bytes())
    }
}

/// An instant as the chain writes it: UTC, milliseconds, `Z`.
#[must_use]
pub fn written(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// "Nothing this month" (DESIGN 2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The estate that states it.
    pub estate: EstateId,
    /// The stage it is about.
    pub stage: Stage,
    /// The month in which nothing happened.
    pub month: Month,
}

impl Statement {
    /// The body of its event.
    #[must_use]
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by hand with `printf … | sha256sum`: the canonical text is a promise.
    #[test]
    fn the_hash_is_that_of_the_documented_text() {
        let event = Event {
            position: 1,
            kind: EventKind::Landlord,
            recorded_at: "2026-11-22T08:14:05.123Z".parse().unwrap(),
            author: "corons",
            subject: Some(1),
            body: r#"{"id":1}"#,
            previous: Hash::NONE,
        };
        let text = "corons 1\n0000000000000000000000000000000000000000000000000000000000000000\n1\nlandlord\n2026-11-22T08:14:05.123Z\ncorons\n1\n{\"id\":1}";
        assert_eq!(event.hash(), Hash::of(text.as_bytes()));
        assert_eq!(Hash::of(b"").short(), "e3b0c44298fc1c14");
    }

    #[test]
    fn every_field_moves_the_hash() {
        let event = Event {
            position: 7,
            kind: EventKind::Plan,
            recorded_at: "2026-11-22T08:14:05.123Z".parse().unwrap(),
            author: "pilotage",
            subject: None,
            body: "{}",
            previous: Hash::NONE,
        };
        let changed = [
            Event { position: 8, ..event.clone() },
            Event { kind: EventKind::Entry, ..event.clone() },
            Event { recorded_at: "2026-11-22T08:14:05.124Z".parse().unwrap(), ..event.clone() },
            Event { author: "pilotag", ..event.clone() },
            Event { subject: Some(1), ..event.clone() },
            Event { body: "{ }", ..event.clone() },
            Event { previous: Hash::of(b""), ..event.clone() },
        ];
        for other in changed {
            assert_ne!(other.hash(), event.hash(), "{other:?}");
        }
    }
}
