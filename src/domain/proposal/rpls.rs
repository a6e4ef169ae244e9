//! Lines of the national register of social housing (RPLS), and what became of them.

use super::lines::DwellingLine;
use crate::domain::calendar::WrittenDate;
use crate::domain::dwelling::Dwelling;
use crate::domain::energy::{Certificate, Stated};

/// A line of a detail file of the register: one dwelling of any landlord, anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RplsLine {
    /// The line of the file it begins on, from 1.
    pub line: u64,
    /// The INSEE code of its commune, as written.
    pub commune: String,
    /// Its number in the register, where the file says it.
    pub rpls: Option<String>,
    /// Its landlord's number, where the file says it.
    pub number: Option<String>,
    /// Number, kind and name of its street.
    pub address: Option<String>,
    /// Its living area in whole m².
    pub surface: Option<i32>,
    /// Its energy certificate.
    pub energy: Option<Stated>,
    /// The day of that certificate, or its month.
    pub on: Option<WrittenDate>,
}

/// Lines of a detail file that change nothing, by why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RplsLeft {
    /// Lines that were read as dwellings of the register of Corons.
    pub met: usize,
    /// Of these, lines that were told by their address alone.
    pub by_address: usize,
    /// In communes without an estate.
    pub elsewhere: usize,
    /// In communes with one, but of no dwelling registered here.
    pub unknown: usize,
    /// That may be one of several dwellings, or share their dwelling with another line.
    pub several: usize,
    /// Whose certificate is not younger than the one known.
    pub older: usize,
}

/// An address to compare: small letters without accents, kinds of streets in full.
#[must_use]
pub fn street(text: &str) -> String {
    let folded = crate::domain::names::fold(text);
    let full = |word: &str| match word {
        "r" => "rue".to_owned(),
        "av" | "ave" => "avenue".to_owned(),
        "bd" | "bld" | "boul" => "boulevard".to_owned(),
        "pl" => "place".to_owned(),
        "imp" => "impasse".to_owned(),
        "all" => "allee".to_owned(),
        "che" | "chem" => "chemin".to_owned(),
        "rte" => "route".to_owned(),
        "res" => "residence".to_owned(),
        // A number may be filled up with zeros.
        word => word.trim_start_matches('0').to_owned(),
    };
    let words: Vec<String> =
        folded.split_whitespace().map(full).filter(|it| !it.is_empty()).collect();
    words.join(" ")
}

impl RplsLine {
    /// What the line says of a dwelling of the register of Corons. What is known of its place
    /// stays; a certificate made since its works were delivered is the one after them. None
    /// where a certificate as young is known, and nothing else is new.
    #[must_use]
    pub fn of(
        &self,
        known: &Dwelling,
        (estate, landlord): (&str, &str),
        delivered: Option<crate::domain::calendar::Day>,
    ) -> (DwellingLine, bool) {
        let first = self.on.map(WrittenDate::first_day);
        let after = delivered.is_some_and(|day| first.is_some_and(|on| on >= day));
        let held = if after { known.energy_after } else { known.energy_before };
        let younger = |it: Certificate| first.is_some_and(|on| it.on.is_some_and(|day| day < on));
        let energy = self.energy.filter(|_| held.is_none_or(younger));
        let older = self.energy.is_some() && energy.is_none();
        let on = self.on.filter(|_| energy.is_some()).and_then(|it| match it {
            WrittenDate::Day(day) => Some(day),
            WrittenDate::Month(_) | WrittenDate::Year(_) => None,
        });
        let mut stated = crate::domain::energy::StatedEnergy::default();
        if after {
            (stated.after, stated.on) = (energy, on);
        } else {
            (stated.before, stated.before_on) = (energy, on);
        }
        let facts = crate::domain::dwelling::DwellingFacts {
            number: known.number.clone(),
            rpls: self.rpls.clone().filter(|_| known.rpls.is_none()),
            address: self.address.clone().filter(|_| known.address.is_none()),
            surface: self.surface.filter(|_| known.surface.is_none()),
        };
        let line = DwellingLine {
            line: self.line,
            estate: estate.to_owned(),
            landlord: Some(landlord.to_owned()),
            facts,
            energy: stated,
            delivered: None,
            cost: None,
        };
        (line, older)
    }
}

#[cfg(test)]
mod tests {
    use super::street;

    #[test]
    fn an_address_is_the_same_however_it_is_written() {
        let same = street("12 bis, rue de la Fosse");
        assert_eq!(street("0012 BIS R DE LA FOSSE"), same);
        assert_eq!(street("12  Bis Rue de la fosse"), same);
        assert_ne!(street("12 rue de la Fosse"), same);
    }
}
