//! A count of dwellings.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A whole number of dwellings above 0, as an entry counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Dwellings(i32);

/// A number that no entry can count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDwellings {
    /// 0 or below: what did not happen is not recorded, what was wrong is reversed.
    NotAboveZero,
    /// Above [`Dwellings::MAX`]: the whole stock is a tenth of it.
    TooMany,
}

impl Dwellings {
    /// No entry counts more: ten times the stock of the whole mining basin.
    pub const MAX: i64 = 999_999;

    /// The number of dwellings.
    #[must_use]
    pub fn get(self) -> i64 {
        i64::from(self.0)
    }
}

impl TryFrom<i64> for Dwellings {
    type Error = NotDwellings;

    fn try_from(number: i64) -> Result<Self, Self::Error> {
        if number <= 0 {
            return Err(NotDwellings::NotAboveZero);
        }
        if number > Self::MAX {
            return Err(NotDwellings::TooMany);
        }
        i32::try_from(number).map(Self).map_err(|_| NotDwellings::TooMany)
    }
}

impl From<Dwellings> for i64 {
    fn from(dwellings: Dwellings) -> Self {
        dwellings.get()
    }
}

impl fmt::Display for Dwellings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for NotDwellings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAboveZero => "not above zero",
            Self::TooMany => "too many dwellings for one entry",
        })
    }
}
