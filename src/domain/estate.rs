//! Mining estates (cités minières), and the bucket for totals published without breakdown.

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::ids::{EstateCode, EstateId, Insee, LandlordId};

/// The code of the bucket (DESIGN 2.9).
pub const BUCKET: &str = "NON-REPARTI";

/// An estate, as its register states it. What is unknown is `None`, never "no".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Estate {
    /// Its number, for ever.
    pub id: EstateId,
    /// Its code today.
    pub code: EstateCode,
    /// Codes it bore before; they still resolve.
    pub former_codes: Vec<EstateCode>,
    /// Its name.
    pub name: String,
    /// Its main commune.
    pub commune: Option<Insee>,
    /// Other communes it reaches into.
    pub other_communes: Vec<Insee>,
    /// Landlords known to own dwellings there.
    pub landlords: Vec<LandlordId>,
    /// Number of dwellings.
    pub dwellings: Option<i64>,
    /// The day that number was true or published.
    pub dwellings_on: Option<Day>,
    /// Who said so: a source a reader can look up.
    pub source: Option<String>,
    /// Listed by UNESCO.
    pub heritage: Option<bool>,
    /// A priority estate of the ERBM.
    pub priority: Option<bool>,
    /// Latitude in degrees.
    pub latitude: Option<f64>,
    /// Longitude in degrees.
    pub longitude: Option<f64>,
    /// A remark for readers.
    pub remark: Option<String>,
    /// Whether its landlord or count is fictional (demonstration).
    pub fictional: bool,
    /// Whether the file that made it was undone: it is in no list, and its code is free.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

impl Estate {
    /// Whether this is the bucket for totals without breakdown: never listed, ranked, counted
    /// or expected among estates.
    #[must_use]
    pub fn is_bucket(&self) -> bool {
        self.code.as_str() == BUCKET
    }
}
