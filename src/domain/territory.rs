//! Communes, EPCI and departments. Membership of a commune in an EPCI is dated.

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::ids::{DepartmentCode, EstateCode, Insee, LandlordCode, Siren};

/// A commune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commune {
    /// INSEE code.
    pub insee: Insee,
    /// Name.
    pub name: String,
    /// Population, where known.
    pub population: Option<i32>,
    /// Its last day, where it has ceased to exist.
    pub until: Option<Day>,
}

/// An EPCI (établissement public de coopération intercommunale).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epci {
    /// SIREN number.
    pub siren: Siren,
    /// Name.
    pub name: String,
    /// Signed the ERBM convention of 12 March 2019.
    pub signatory: bool,
}

/// A commune belongs to an EPCI, between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The commune.
    pub commune: Insee,
    /// The EPCI.
    pub epci: Siren,
    /// First day; open when `None`.
    pub from: Option<Day>,
    /// Last day; open when `None`.
    pub to: Option<Day>,
}

impl Membership {
    /// Whether it holds on that day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A part of the ledger to look at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// The whole programme.
    All,
    /// A department.
    Department(DepartmentCode),
    /// An EPCI, by membership on the entry's day.
    Epci(Siren),
    /// A commune.
    Commune(Insee),
    /// An estate.
    Estate(EstateCode),
    /// A landlord.
    Landlord(LandlordCode),
}

/// The line of a breakdown by territory an entry falls into.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TerritoryLine {
    /// An EPCI in a department; `None` where the commune belongs to no known EPCI that day.
    Epci(DepartmentCode, Option<Siren>),
    /// The estate's commune is not known ("sans commune connue").
    NoCommune,
    /// The bucket of totals without breakdown ("non ventilé").
    Bucket,
}
