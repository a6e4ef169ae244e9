//! What a contributor is limited to (DESIGN 9): landlords, EPCIs, estates.

use std::fmt;
use std::str::FromStr;

use super::ids::{EstateCode, LandlordCode, Siren};

/// The part of the ledger a contributor sees and records in.
///
/// Places and landlords narrow each other: an operation is within when its estate lies in one of
/// the places, where any are named, and its landlord is one of the landlords, where any are named.
/// Written as in figure references: `epci-246200364,est-LENS-4,lan-sia-habitat`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AccessScope {
    landlords: Vec<LandlordCode>,
    epcis: Vec<Siren>,
    estates: Vec<EstateCode>,
}

/// The names of what a scope names, to say it in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScopeNames {
    /// Names of the landlords.
    pub landlords: Vec<String>,
    /// Names of the EPCIs.
    pub epcis: Vec<String>,
    /// Names of the estates.
    pub estates: Vec<String>,
}

impl AccessScope {
    /// A scope of these landlords and places; none when nothing is named, for that limits nothing.
    #[must_use]
    pub fn of(
        mut landlords: Vec<LandlordCode>,
        mut epcis: Vec<Siren>,
        mut estates: Vec<EstateCode>,
    ) -> Option<Self> {
        landlords.sort();
        landlords.dedup();
        epcis.sort();
        epcis.dedup();
        estates.sort();
        estates.dedup();
        let scope = Self { landlords, epcis, estates };
        (scope != Self::default()).then_some(scope)
    }

    /// The landlords; none named means all.
    #[must_use]
    pub fn landlords(&self) -> &[LandlordCode] {
        &self.landlords
    }

    /// The EPCIs among its places.
    #[must_use]
    pub fn epcis(&self) -> &[Siren] {
        &self.epcis
    }

    /// The estates among its places.
    #[must_use]
    pub fn estates(&self) -> &[EstateCode] {
        &self.estates
    }

    /// Whether places are named at all.
    #[must_use]
    pub fn has_places(&self) -> bool {
        !(self.epcis.is_empty() && self.estates.is_empty())
    }

    /// Whether an estate lies in one of its places; `epci` is that of the estate's commune today.
    #[must_use]
    pub fn holds_estate(&self, estate: &EstateCode, epci: Option<&Siren>) -> bool {
        !self.has_places()
            || self.estates.contains(estate)
            || epci.is_some_and(|epci| self.epcis.contains(epci))
    }

    /// Whether a landlord is one of its own.
    #[must_use]
    pub fn holds_landlord(&self, landlord: &LandlordCode) -> bool {
        self.landlords.is_empty() || self.landlords.contains(landlord)
    }
}

impl fmt::Display for AccessScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let epcis = self.epcis.iter().map(|siren| format!("epci-{siren}"));
        let estates = self.estates.iter().map(|code| format!("est-{code}"));
        let landlords = self.landlords.iter().map(|code| format!("lan-{code}"));
        let parts: Vec<String> = epcis.chain(estates).chain(landlords).collect();
        f.write_str(&parts.join(","))
    }
}

/// The part of a scope that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedScope(pub String);

impl FromStr for AccessScope {
    type Err = MalformedScope;

    fn from_str(text: &str) -> Result<Self, MalformedScope> {
        let (mut landlords, mut epcis, mut estates) = (Vec::new(), Vec::new(), Vec::new());
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let wrong = || MalformedScope(part.to_owned());
            let (kind, code) = part.split_once('-').ok_or_else(wrong)?;
            match kind {
                "lan" => landlords.push(code.parse().map_err(|_| wrong())?),
                "epci" => epcis.push(code.parse().map_err(|_| wrong())?),
                "est" => estates.push(code.parse().map_err(|_| wrong())?),
                _ => return Err(wrong()),
            }
        }
        Self::of(landlords, epcis, estates).ok_or_else(|| MalformedScope(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        let text = "epci-246200364,est-LENS-4,lan-sia-habitat";
        let scope: AccessScope = text.parse().unwrap();
        assert_eq!(scope.to_string(), text);
        assert_eq!("lan-sia-habitat, est-lens-4,epci-246200364".parse(), Ok(scope));
        for wrong in ["", " , ", "dep-62", "est-", "epci-12", "LENS-4"] {
            assert!(wrong.parse::<AccessScope>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn places_and_landlords_narrow_each_other() {
        let scope: AccessScope = "est-LENS-4,epci-246200364,lan-sia-habitat".parse().unwrap();
        let (lens, other) = ("LENS-4".parse().unwrap(), "HARNES-1".parse().unwrap());
        let epci = "246200364".parse().unwrap();
        assert!(scope.holds_estate(&lens, None) && scope.holds_estate(&other, Some(&epci)));
        assert!(!scope.holds_estate(&other, None));
        assert!(scope.holds_landlord(&"sia-habitat".parse().unwrap()));
        assert!(!scope.holds_landlord(&"maisons-et-cites".parse().unwrap()));
        let by_landlord: AccessScope = "lan-sia-habitat".parse().unwrap();
        assert!(by_landlord.holds_estate(&other, None));
    }
}
