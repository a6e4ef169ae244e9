//! Dwellings by their landlord's number, never by who lives in them (DESIGN 2.6). A dwelling
//! counts once per stage and class of works.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::calendar::When;
use super::energy::{self, Certificate};
use super::ids::{DwellingId, EstateId, LandlordId, Position};
use super::operation::Kind;
use super::stage::Stage;

/// The class of works in which a dwelling counts once.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum WorksClass {
    /// Heavy, light, scattered or of unknown kind.
    Rehabilitation,
    /// Façade alone.
    Facade,
}

impl WorksClass {
    /// The class of a kind of works.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        if kind.is_rehabilitation() { Self::Rehabilitation } else { Self::Facade }
    }

    /// The word in the database and in the chain.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rehabilitation => "rehabilitation",
            Self::Facade => "facade",
        }
    }
}

impl fmt::Display for WorksClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for WorksClass {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "rehabilitation" => Ok(Self::Rehabilitation),
            "facade" => Ok(Self::Facade),
            other => Err(other.to_owned()),
        }
    }
}

/// A dwelling, as its register states it. The order of the fields is that of the canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dwelling {
    /// Its number in the database, for ever.
    pub id: DwellingId,
    /// The estate it stands on.
    pub estate: EstateId,
    /// Whose it is.
    pub landlord: LandlordId,
    /// The number its landlord gives it.
    pub number: String,
    /// Its number in the national register of social housing.
    pub rpls: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its living area in whole m².
    pub surface: Option<i32>,
    /// Its energy certificate before the works. What is not known is not in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy_before: Option<Certificate>,
    /// Its energy certificate after the works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy_after: Option<Certificate>,
    /// What its works cost, in whole cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<i64>,
    /// Whether the file that made it was undone: it is in no list, and its numbers are free.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// A dwelling with who holds it, as lists and exports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DwellingRow {
    /// Its number in the database.
    #[serde(skip)]
    pub id: DwellingId,
    /// The number its landlord gives it.
    pub number: String,
    /// Name of its landlord.
    pub landlord: String,
    /// Its number in the national register of social housing.
    pub rpls: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its living area in whole m².
    pub surface: Option<i32>,
    /// Its energy certificate before the works.
    #[serde(serialize_with = "energy::with_method")]
    pub energy_before: Option<Certificate>,
    /// Its energy certificate after the works.
    #[serde(serialize_with = "energy::with_method")]
    pub energy_after: Option<Certificate>,
    /// What its works cost, in whole cents.
    #[serde(rename = "cost_cents")]
    pub cost: Option<i64>,
    /// The live entries that count it, one per stage and class of works.
    pub held: Vec<Holding>,
}

/// A live entry that counts a dwelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Holding {
    /// The stage it reached.
    pub stage: Stage,
    /// The class of works.
    pub class: WorksClass,
    /// The entry.
    #[schema(value_type = i64)]
    pub entry: Position,
    /// When it happened.
    #[serde(flatten)]
    pub when: When,
}

/// The body of the event of new states of dwellings of an estate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DwellingStates {
    /// The estate.
    pub estate: EstateId,
    /// Their states, whole.
    pub dwellings: Vec<Dwelling>,
}

/// The body of the event that names dwellings of an entry or takes names back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// The entry.
    pub entry: Position,
    /// The class of its works.
    pub class: WorksClass,
    /// Whether names are taken back.
    pub removes: bool,
    /// The dwellings, ascending.
    pub dwellings: Vec<DwellingId>,
}

/// What is known of a dwelling, read and well formed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DwellingFacts {
    /// The number its landlord gives it.
    pub number: String,
    /// Its number in the national register of social housing.
    pub rpls: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its living area in whole m².
    pub surface: Option<i32>,
}

/// What is wrong with a dwelling somebody registers or names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DwellingProblem {
    /// No number.
    NumberMissing,
    /// A number longer than any.
    NumberTooLong(String),
    /// Not letters and digits, or too many.
    Rpls(String),
    /// Not a whole number of m² above 0.
    Surface(String),
    /// An address longer than any.
    AddressTooLong,
    /// More cells than a line has.
    TooManyCells,
    /// The number stands on an earlier line too.
    Twice(String),
    /// The landlord has that number already.
    NumberTaken {
        /// The number.
        number: String,
        /// Name of the estate it stands on.
        estate: String,
    },
    /// Another dwelling bears that RPLS number.
    RplsTaken {
        /// The RPLS number.
        rpls: String,
        /// The landlord's number of who bears it.
        number: String,
    },
    /// Another dwelling, which the author may not see, bears that number of either kind.
    TakenElsewhere(String),
    /// The landlord has no dwelling of that number.
    Unknown(String),
    /// It stands on another estate than the entry's.
    Elsewhere {
        /// Its number.
        number: String,
        /// Name of its estate.
        estate: String,
    },
    /// The entry names it already.
    NamedHere(String),
    /// Another live entry of the same stage and class holds it.
    Held {
        /// Its number.
        number: String,
        /// The entry.
        by: Position,
    },
    /// The entry does not name it.
    NotNamed(String),
}

/// No landlord's number is longer.
const LONGEST_NUMBER: usize = 40;
/// An RPLS identifier has about ten characters; they have been longer.
const LONGEST_RPLS: usize = 20;
/// No address is longer.
const LONGEST_ADDRESS: usize = 200;
/// No dwelling is larger, in m².
const LARGEST: i32 = 9_999;

/// A landlord's number as it is kept: capitals, single spaces.
#[must_use]
pub fn number(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_uppercase).collect();
    words.join(" ")
}

impl DwellingFacts {
    /// Reads the four facts as people write them; all that is wrong at once.
    ///
    /// # Errors
    /// Each thing that is wrong.
    pub fn read(
        number: &str,
        rpls: &str,
        address: &str,
        surface: &str,
    ) -> Result<Self, Vec<DwellingProblem>> {
        let mut problems = Vec::new();
        let number = self::number(number);
        if number.is_empty() {
            problems.push(DwellingProblem::NumberMissing);
        } else if number.chars().count() > LONGEST_NUMBER {
            problems.push(DwellingProblem::NumberTooLong(number.clone()));
        }
        let code: String =
            rpls.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_uppercase).collect();
        if code.chars().count() > LONGEST_RPLS || !code.chars().all(|it| it.is_ascii_alphanumeric())
        {
            problems.push(DwellingProblem::Rpls(rpls.trim().to_owned()));
        }
        let address = address.split_whitespace().collect::<Vec<_>>().join(" ");
        if address.chars().count() > LONGEST_ADDRESS {
            problems.push(DwellingProblem::AddressTooLong);
        }
        let surface = match area(surface) {
            Ok(surface) => surface,
            Err(text) => {
                problems.push(DwellingProblem::Surface(text));
                None
            }
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let filled = |text: String| (!text.is_empty()).then_some(text);
        Ok(Self { number, rpls: filled(code), address: filled(address), surface })
    }
}

/// A living area: `72`, `72 m²`, or nothing.
fn area(text: &str) -> Result<Option<i32>, String> {
    let bare = text.trim();
    let bare = bare.strip_suffix("m²").or_else(|| bare.strip_suffix("m2")).unwrap_or(bare).trim();
    if bare.is_empty() && text.trim().is_empty() {
        return Ok(None);
    }
    let whole = bare.bytes().all(|byte| byte.is_ascii_digit());
    let surface = bare.parse().ok().filter(|it| whole && (1..=LARGEST).contains(it));
    surface.map(Some).ok_or_else(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_as_people_write_them() {
        let facts = DwellingFacts::read(" 12 a/34 ", "59 1a2b", " 3  rue de la Fosse ", "72 m²");
        let facts = facts.unwrap();
        assert_eq!(facts.number, "12 A/34");
        assert_eq!(facts.rpls.as_deref(), Some("591A2B"));
        assert_eq!(facts.address.as_deref(), Some("3 rue de la Fosse"));
        assert_eq!(facts.surface, Some(72));
        assert_eq!(DwellingFacts::read("1", "", "", "").unwrap().surface, None);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let wrong = DwellingFacts::read(" ", "59-1", "", "72,5").unwrap_err();
        let expected = [
            DwellingProblem::NumberMissing,
            DwellingProblem::Rpls("59-1".to_owned()),
            DwellingProblem::Surface("72,5".to_owned()),
        ];
        assert_eq!(wrong, expected);
        for surface in ["0", "-3", "m²", "12345678901", "+7"] {
            assert!(DwellingFacts::read("1", "", "", surface).is_err(), "{surface}");
        }
    }
}
