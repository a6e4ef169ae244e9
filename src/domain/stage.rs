//! The four stages an entry can count (DESIGN 2.4). They are never added together.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What an entry counts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Notification of the grant or loan.
    Financed,
    /// The works order (OS de démarrage).
    Ordered,
    /// First day on site.
    Started,
    /// The procès-verbal de réception, with or without réserves.
    Delivered,
}

impl Stage {
    /// All stages, in the order works go through them.
    pub const ALL: [Self; 4] = [Self::Financed, Self::Ordered, Self::Started, Self::Delivered];

    /// The word in the database, in the chain, in addresses and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Financed => "financed",
            Self::Ordered => "ordered",
            Self::Started => "started",
            Self::Delivered => "delivered",
        }
    }

    /// The three letters that stand for it in a figure reference.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        match self {
            Self::Financed => "fin",
            Self::Ordered => "ord",
            Self::Started => "sta",
            Self::Delivered => "del",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Stage {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text).ok_or_else(|| text.to_owned())
    }
}
