//! What a person may do (DESIGN 9).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The part an account plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees.
    Reader,
    /// Sees and records.
    Contributor,
    /// Records, corrects, plans, adopts.
    Manager,
    /// Manages accounts, never figures.
    Admin,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Reader, Self::Contributor, Self::Manager, Self::Admin];

    /// The word in the database, on the command line and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Contributor => "contributor",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }

    /// Whether this role may record an entry.
    #[must_use]
    pub fn may_record(self) -> bool {
        matches!(self, Self::Contributor | Self::Manager)
    }

    /// Whether this role may correct anybody's entries, edit registers and plans.
    #[must_use]
    pub fn may_manage(self) -> bool {
        self == Self::Manager
    }

    /// Whether this role may manage accounts.
    #[must_use]
    pub fn may_administer(self) -> bool {
        self == Self::Admin
    }

    /// Whether this role may read who did what: managers what concerns figures, administrators
    /// accounts too.
    #[must_use]
    pub fn may_audit(self) -> bool {
        self.may_manage() || self.may_administer()
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or_else(|| text.to_owned())
    }
}
