//! Operations: one tranche of works on one estate by one landlord.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::calendar::Day;
use super::ids::{EstateId, LandlordId, OperationCode, OperationId};

/// The kind of works.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Heavy rehabilitation.
    Heavy,
    /// Light rehabilitation.
    Light,
    /// Façade alone: a class of its own, counted by no programme here.
    Facade,
    /// Houses renovated one by one on re-letting (diffus).
    Scattered,
    /// Not known.
    Unknown,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Heavy, Self::Light, Self::Facade, Self::Scattered, Self::Unknown];

    /// The word in the database, in the chain and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Heavy => "heavy",
            Self::Light => "light",
            Self::Facade => "facade",
            Self::Scattered => "scattered",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it is rehabilitation, the class in which a dwelling counts once (DESIGN 2.6).
    #[must_use]
    pub fn is_rehabilitation(self) -> bool {
        self != Self::Facade
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| text.to_owned())
    }
}

/// First and last planned day of one stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlannedDays {
    /// First planned day.
    #[schema(value_type = Option<chrono::NaiveDate>)]
    pub first: Option<Day>,
    /// Last planned day.
    #[schema(value_type = Option<chrono::NaiveDate>)]
    pub last: Option<Day>,
}

/// Planned days of the four stages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Schedule {
    /// Of `financed`.
    pub financed: PlannedDays,
    /// Of `ordered`.
    pub ordered: PlannedDays,
    /// Of `started`.
    pub started: PlannedDays,
    /// Of `delivered`.
    pub delivered: PlannedDays,
}

/// An operation, as its register states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Its number, for ever.
    pub id: OperationId,
    /// Its code.
    pub code: OperationCode,
    /// What people call it: "tranche 1".
    pub name: String,
    /// The estate it is on.
    pub estate: EstateId,
    /// The landlord it is by.
    pub landlord: LandlordId,
    /// A contract that groups tranches.
    pub contract: Option<String>,
    /// The kind of works.
    pub kind: Kind,
    /// Planned dwellings.
    pub planned: Option<i64>,
    /// Planned days per stage.
    pub schedule: Schedule,
    /// Marked outside every programme.
    pub outside: bool,
    /// Financed with a loan of the Caisse des Dépôts.
    pub cdc_loan: Option<bool>,
    /// A manager expects it to report each month although its kind would not (DESIGN 2.10).
    pub reports: bool,
    /// Made by Corons for entries that name no operation ("opération non précisée").
    pub unspecified: bool,
}
