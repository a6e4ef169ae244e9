//! The lines of an import: what a file says, before anything is compared with the registers
//! and the ledger (DESIGN 8). Every value is well formed; whether a name is known, a date past
//! or a count possible is for the check to say.

use std::borrow::Cow;

use crate::domain::calendar::WrittenDate;
use crate::domain::dwelling::DwellingFacts;
use crate::domain::dwellings::Dwellings;
use crate::domain::energy::StatedEnergy;
use crate::domain::ids::{EstateCode, Insee};
use crate::domain::stage::Stage;

/// A line of an entry file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Code or name of the estate, as written.
    pub estate: String,
    /// Code or name of the operation, as written; none leaves the choice to DESIGN 2.11.
    pub operation: Option<String>,
    /// Code or name of the landlord, as written.
    pub landlord: Option<String>,
    /// What it counts.
    pub stage: Stage,
    /// When it happened, as precisely as it was written.
    pub date: WrittenDate,
    /// How many.
    pub dwellings: Dwellings,
    /// A comment.
    pub note: Option<String>,
    /// The reference that tells it from every other of its landlord.
    pub reference: Option<String>,
}

/// The lines of an entry file, read as often as somebody asks: a million of them are not held in
/// memory at once.
pub trait EntryLines {
    /// How many there are.
    fn rows(&self) -> usize;
    /// All of them, in the file's order.
    fn lines(&self) -> impl Iterator<Item = Cow<'_, EntryLine>>;
}

impl EntryLines for Vec<EntryLine> {
    fn rows(&self) -> usize {
        self.len()
    }

    fn lines(&self) -> impl Iterator<Item = Cow<'_, EntryLine>> {
        self.iter().map(Cow::Borrowed)
    }
}

/// A line of an estate file. `None` is an empty cell: unknown for a new estate, and left as it
/// is for one already registered, since an empty cell never erases.
#[derive(Debug, Clone, PartialEq)]
pub struct EstateLine {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Its code.
    pub code: EstateCode,
    /// Its name; a new estate needs one.
    pub name: Option<String>,
    /// The name of its main commune, as written.
    pub commune: Option<String>,
    /// The INSEE code of its main commune.
    pub insee: Option<Insee>,
    /// Code or name of its landlord, as written.
    pub landlord: Option<String>,
    /// Number of dwellings, 0 or above.
    pub dwellings: Option<i64>,
    /// Listed by UNESCO.
    pub heritage: Option<bool>,
    /// A priority estate of the ERBM.
    pub priority: Option<bool>,
    /// Latitude in degrees, in mainland France. Never without a longitude.
    pub latitude: Option<f64>,
    /// Longitude in degrees, in mainland France. Never without a latitude.
    pub longitude: Option<f64>,
    /// Who said so.
    pub source: Option<String>,
    /// A remark for readers.
    pub remark: Option<String>,
}

/// A line of a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// The calendar year.
    pub year: i32,
    /// Code or name of the estate, as written; none is the programme's own line.
    pub estate: Option<String>,
    /// Planned dwellings, 0 or above.
    pub dwellings: i64,
}

/// A line of a dwelling file. `None` is an empty cell: it never erases. Nothing in it is about
/// who lives there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DwellingLine {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// Code or name of the estate, as written.
    pub estate: String,
    /// Code or name of the landlord, as written; none where the estate has one.
    pub landlord: Option<String>,
    /// Its landlord's number, its RPLS number, address and area.
    pub facts: DwellingFacts,
    /// Its energy certificates.
    pub energy: StatedEnergy,
    /// When it was delivered, as precisely as it was written.
    pub delivered: Option<WrittenDate>,
    /// What its works cost, in whole cents.
    pub cost: Option<i64>,
}
