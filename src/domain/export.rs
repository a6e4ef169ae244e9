//! What leaves Corons as a table and is not already a cell of [`super::rollup`].

use super::calendar::{Instant, When};
use super::dwellings::Dwellings;
use super::ids::{EstateCode, OperationCode, Position};
use super::stage::Stage;

/// A live entry, as it is exported: first what an entry file says of it, so that it can be
/// taken in again, then what the ledger adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedEntry {
    /// The estate's code.
    pub estate: EstateCode,
    /// The operation's code; none where Corons made the operation ("opération non précisée").
    pub operation: Option<OperationCode>,
    /// The landlord's name.
    pub landlord: String,
    /// What it counts.
    pub stage: Stage,
    /// When it happened.
    pub when: When,
    /// How many.
    pub dwellings: Dwellings,
    /// The comment.
    pub note: Option<String>,
    /// The reference.
    pub reference: Option<String>,
    /// Its position in the ledger.
    pub position: Position,
    /// The position of the entry it corrects.
    pub corrects: Option<Position>,
    /// When it was recorded.
    pub recorded: Instant,
    /// The login of who recorded it.
    pub author: String,
    /// The estate's name.
    pub estate_name: String,
    /// The name of the estate's main commune, where known.
    pub commune: Option<String>,
    /// The hash of its event, in hexadecimal.
    pub hash: String,
}

/// A row a closing froze, with the names of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedSum {
    /// The row.
    pub sum: super::year::FrozenSum,
    /// Code of its programme.
    pub programme: String,
    /// Code of its operation.
    pub operation: String,
    /// Code of its estate.
    pub estate: String,
    /// Name of its landlord.
    pub landlord: String,
}
