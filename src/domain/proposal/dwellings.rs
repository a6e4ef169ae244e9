//! The effect of a dwelling file, before adoption and after it.

use super::rpls::RplsLeft;
use crate::domain::dwelling::Dwelling;
use crate::domain::ids::{EstateCode, Position};

/// The effect of a dwelling file. No figure moves by it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DwellingsEffect {
    /// Lines of the file.
    pub rows: usize,
    /// New dwellings, by estate: its code, its name, how many.
    pub added: Vec<(EstateCode, String, usize)>,
    /// Dwellings that change.
    pub changed: Vec<DwellingChange>,
    /// Dwellings that stay as they are.
    pub unchanged: usize,
    /// Deliveries that name dwellings of the file from now on.
    pub named: Vec<DwellingNamed>,
    /// Lines whose delivery names the dwelling already.
    pub named_before: usize,
    /// Lines whose delivery cannot be told for certain.
    pub unnamed: Vec<DwellingUnnamed>,
    /// Of a detail file of the national register: what became of its lines.
    pub rpls: Option<RplsLeft>,
    /// First and last position, where something was recorded.
    pub positions: Option<(Position, Position)>,
}

impl DwellingsEffect {
    /// New dwellings of all estates.
    #[must_use]
    pub fn registered(&self) -> usize {
        self.added.iter().map(|(.., count)| count).sum()
    }
}

/// A dwelling that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DwellingChange {
    /// The line.
    pub line: u64,
    /// Its estate.
    pub estate: EstateCode,
    /// What is known.
    pub before: Dwelling,
    /// What the line makes of it.
    pub after: Dwelling,
}

/// A delivery that names dwellings of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DwellingNamed {
    /// The entry.
    pub entry: Position,
    /// The landlord's numbers.
    pub numbers: Vec<String>,
}

/// A line whose dwelling no delivery names by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DwellingUnnamed {
    /// The line.
    pub line: u64,
    /// The landlord's number.
    pub number: String,
    /// Why.
    pub why: Unnamed,
}

/// Why no delivery names a dwelling: none is ever guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unnamed {
    /// No live delivery of that landlord on the estate has that date and dwellings left to name.
    NoDelivery,
    /// Several have.
    Several {
        /// Their positions.
        entries: Vec<Position>,
    },
    /// More lines mean the delivery than it has dwellings left to name.
    TooMany {
        /// The entry.
        entry: Position,
        /// Dwellings left to name.
        left: i64,
        /// Lines that mean it.
        lines: usize,
    },
    /// A delivery of another date names it.
    Held {
        /// That entry.
        by: Position,
    },
}
