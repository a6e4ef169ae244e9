//! What is wrong with a well-formed line of a file when it meets the registers and the ledger.

use super::lines::EntryLine;
use crate::domain::dwelling::DwellingProblem;
use crate::domain::energy::EnergyProblem;
use crate::domain::ids::Position;
use crate::domain::question::Question;
use crate::domain::refusal::Refusal;

/// Nobody reads on after so many wrong lines: the check stops there.
pub const MOST_WRONG: usize = 10_000;

/// A column of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The estate, by code or name; in an estate file its name.
    Estate,
    /// The operation.
    Operation,
    /// The landlord.
    Landlord,
    /// The date.
    Date,
    /// The number of dwellings.
    Dwellings,
    /// The reference.
    Reference,
    /// The code of an estate file.
    Code,
    /// The commune's name.
    Commune,
    /// The commune's INSEE code.
    Insee,
    /// The year of a plan file.
    Year,
    /// Listed by UNESCO.
    Heritage,
    /// A priority estate.
    Priority,
    /// Both coordinates.
    Coordinates,
    /// Who said so.
    Source,
    /// A remark.
    Remark,
    /// The landlord's number of a dwelling.
    Dwelling,
    /// Its number in the national register.
    Rpls,
    /// Where it is.
    Address,
    /// Its living area.
    Surface,
    /// Its energy certificate before the works.
    EnergyBefore,
    /// Its energy certificate after the works.
    EnergyAfter,
    /// The day of a certificate.
    EnergyOn,
    /// When it was delivered.
    Delivered,
    /// What its works cost.
    Cost,
}

impl Column {
    /// Its French name, which heads the column in our own files (DESIGN 8).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Estate => "cite",
            Self::Operation => "operation",
            Self::Landlord => "bailleur",
            Self::Date => "date",
            Self::Dwellings => "logements",
            Self::Reference => "reference",
            Self::Code => "code",
            Self::Commune => "commune",
            Self::Insee => "insee",
            Self::Year => "annee",
            Self::Heritage => "unesco",
            Self::Priority => "prioritaire",
            Self::Coordinates => "latitude",
            Self::Source => "source",
            Self::Remark => "remarque",
            Self::Dwelling => "logement",
            Self::Rpls => "rpls",
            Self::Address => "adresse",
            Self::Surface => "surface",
            Self::EnergyBefore => "dpe_avant",
            Self::EnergyAfter => "dpe_apres",
            Self::EnergyOn => "date_dpe",
            Self::Delivered => "livre_le",
            Self::Cost => "cout",
        }
    }
}

/// Why a line cannot be taken in as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A limit that refuses.
    Refused(Refusal),
    /// A limit that asks, not confirmed for this file.
    Asked(Question),
    /// The twin question, where the twin is a line of the same file.
    TwinLine {
        /// That line.
        line: u64,
    },
    /// The reference stands on a line before, which says something else.
    ReferenceTwice {
        /// That line.
        line: u64,
    },
    /// Several live entries bear the reference and none says the same.
    ReferenceShared {
        /// Their positions.
        entries: Vec<Position>,
    },
    /// A new estate needs a name.
    NameNeeded,
    /// The bucket is not an estate: it is neither edited nor planned.
    Bucket,
    /// The register of estates is not changed by an account limited to a scope.
    Register,
    /// No commune bears that name.
    UnknownCommune,
    /// Several communes bear that name; their INSEE codes.
    AmbiguousCommune {
        /// INSEE codes of the communes that bear it.
        codes: Vec<String>,
    },
    /// No commune bears that INSEE code.
    UnknownInsee,
    /// The INSEE code is another commune's than the one named.
    CommuneDiffers {
        /// The name of the commune that bears the code.
        name: String,
    },
    /// No code can be made from the name of a new landlord, or it is another's.
    LandlordName,
    /// The year is outside the programme.
    YearOutside {
        /// The programme's first year.
        first: i32,
        /// The last year of the draft.
        last: i32,
    },
    /// The same year and estate stand on a line before.
    PlannedTwice {
        /// That line.
        line: u64,
    },
    /// A dwelling that cannot be registered like this.
    Dwelling(DwellingProblem),
    /// The dwelling, or its RPLS number, stands on a line before.
    DwellingTwice {
        /// That line.
        line: u64,
    },
    /// A certificate that does not agree with what is known.
    Energy(EnergyProblem),
}

/// A line of a file that cannot be taken in as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongLine {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column at fault.
    pub column: Column,
    /// What the cell says; empty where it is empty, or where the sentence says it.
    pub value: String,
    /// Why.
    pub why: Why,
}

impl WrongLine {
    /// A line of an entry file that a limit refuses, beside the cell that causes it.
    #[must_use]
    pub fn refused(line: &EntryLine, refusal: Refusal) -> Self {
        let (column, value) = match &refusal {
            Refusal::Future(_) => (Column::Date, String::new()),
            Refusal::UnknownLandlord(_) | Refusal::LandlordNeeded { .. } => {
                (Column::Landlord, line.landlord.clone().unwrap_or_default())
            }
            Refusal::UnknownOperation(_)
            | Refusal::OperationElsewhere(_)
            | Refusal::OperationNeeded { .. } => {
                (Column::Operation, line.operation.clone().unwrap_or_default())
            }
            _ => (Column::Estate, line.estate.clone()),
        };
        Self { line: line.line, column, value, why: Why::Refused(refusal) }
    }
}
