//! A published board pack (DESIGN 5.3): what its event says of it.

use serde::{Deserialize, Serialize};

use super::calendar::{Day, Instant};
use super::event::Hash;
use super::ids::Position;

/// Letters a manager's comment may have.
pub const COMMENT: usize = 1_000;

/// The body of the event of an edition, keys in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Its number.
    pub number: i32,
    /// The programme it is about.
    pub programme: i32,
    /// The position of the ledger it shows.
    pub known: Position,
    /// The day of knowledge.
    pub known_on: Day,
    /// The day its totals are read at.
    pub to: Day,
    /// What its manager says.
    pub comment: Option<String>,
    /// SHA-256 of its manifest, which holds those of its files.
    pub manifest: String,
    /// SHA-256 of the whole archive.
    pub archive: String,
}

impl Sealed {
    /// The body as the chain hashes it.
    #[must_use]
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// An edition as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// What was sealed.
    pub sealed: Sealed,
    /// The position of its event.
    pub position: Position,
    /// The hash of its event.
    pub hash: Hash,
    /// Code of its programme.
    pub programme: String,
    /// Name of its programme.
    pub programme_name: String,
    /// The login of who made it.
    pub author: String,
    /// When.
    pub made_at: Instant,
}
