//! A programme is a lens on the one ledger (DESIGN 1): nothing is entered twice.

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::ids::{LandlordId, ProgrammeCode, ProgrammeId};
use super::operation::{Kind, Operation};
use super::stage::Stage;

/// A programme, as its register states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Its number, for ever.
    pub id: ProgrammeId,
    /// Its code.
    pub code: ProgrammeCode,
    /// Its name.
    pub name: String,
    /// First day.
    pub first_day: Day,
    /// Last day.
    pub last_day: Day,
    /// Landlords whose operations count.
    pub landlords: Vec<LandlordId>,
    /// The stage its target is about.
    pub stage: Stage,
    /// Kinds of works that count.
    pub kinds: Vec<Kind>,
    /// The target in dwellings, for the indicative line until a plan is adopted.
    pub target: i64,
}

impl Programme {
    /// Whether what an operation does can count at all.
    #[must_use]
    pub fn counts_operation(&self, operation: &Operation) -> bool {
        !operation.outside
            && self.landlords.contains(&operation.landlord)
            && self.kinds.contains(&operation.kind)
    }

    /// Whether an entry of that operation and day counts: from the first day on, also after
    /// the last one (DESIGN 3.3).
    #[must_use]
    pub fn counts(&self, operation: &Operation, on: Day) -> bool {
        on >= self.first_day && self.counts_operation(operation)
    }
}
