//! Communes, EPCI and departments. Membership of a commune in an EPCI is dated.

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::ids::{DepartmentCode, EstateCode, Insee, LandlordCode, Siren};
use super::refusal::Refusal;

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

/// What a commune belongs to over time: the body of a membership event, the order of the fields
/// being that of the canonical text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belonging {
    /// The commune.
    pub commune: Insee,
    /// Its EPCI over time, in order; none where it belongs to none.
    pub memberships: Vec<Span>,
}

/// An EPCI between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The EPCI.
    pub epci: Siren,
    /// First day; open when `None`.
    pub from: Option<Day>,
    /// Last day; open when `None`.
    pub to: Option<Day>,
}

impl Belonging {
    /// The same commune belonging to `epci` from a day on, and to what it belonged to before.
    #[must_use]
    pub fn since(&self, epci: Option<Siren>, day: Day) -> Self {
        let eve = day.pred_opt();
        let before = self.memberships.iter().filter(|it| it.from.is_none_or(|from| from < day));
        let mut memberships: Vec<Span> = before.cloned().collect();
        for it in &mut memberships {
            it.to = it.to.into_iter().chain(eve).min();
        }
        match (memberships.last_mut(), epci) {
            // It has belonged there all along: one stretch, not two.
            (Some(last), Some(epci)) if last.epci == epci && last.to == eve => last.to = None,
            (_, Some(epci)) => memberships.push(Span { epci, from: Some(day), to: None }),
            (_, None) => {}
        }
        Self { commune: self.commune.clone(), memberships }
    }

    /// Its stretches in order of their days.
    ///
    /// # Errors
    /// [`Refusal::DaysReversed`], [`Refusal::MembershipsOverlap`].
    pub fn in_order(mut self) -> Result<Self, Refusal> {
        self.memberships.sort_by_key(|it| it.from);
        let reversed = |it: &Span| it.from.zip(it.to).is_some_and(|(from, to)| to < from);
        if self.memberships.iter().any(reversed) {
            return Err(Refusal::DaysReversed);
        }
        let overlap = |pair: &[Span]| match pair {
            [first, second] => match (first.to, second.from) {
                (Some(to), Some(from)) => from <= to,
                _ => true,
            },
            _ => false,
        };
        if self.memberships.windows(2).any(overlap) {
            return Err(Refusal::MembershipsOverlap);
        }
        Ok(self)
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

impl TerritoryLine {
    /// The word the database keeps, and the frozen rows of a closing: `62/246200364`, `62/-`
    /// where no EPCI is known, `nocom`, `none`.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Epci(department, Some(siren)) => format!("{department}/{siren}"),
            Self::Epci(department, None) => format!("{department}/-"),
            Self::NoCommune => "nocom".to_owned(),
            Self::Bucket => "none".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(epci: &str, from: Option<&str>, to: Option<&str>) -> Span {
        let day = |text: &str| text.parse().unwrap();
        Span { epci: epci.parse().unwrap(), from: from.map(day), to: to.map(day) }
    }

    fn belonging(memberships: &[Span]) -> Belonging {
        Belonging { commune: "62498".parse().unwrap(), memberships: memberships.to_vec() }
    }

    const LENS: &str = "246200364";
    const BETHUNE: &str = "200072460";

    #[test]
    fn a_commune_moves_from_a_day_on_and_its_past_stays() {
        let day = |text: &str| text.parse().unwrap();
        let before = belonging(&[span(LENS, None, None)]);
        let moved = before.since(Some(BETHUNE.parse().unwrap()), day("2024-01-01"));
        let expected =
            [span(LENS, None, Some("2023-12-31")), span(BETHUNE, Some("2024-01-01"), None)];
        assert_eq!(moved.memberships, expected);
        // Back on the same day: as it was.
        let back = moved.since(Some(LENS.parse().unwrap()), day("2024-01-01"));
        assert_eq!(back.memberships, before.memberships);
        let nowhere = moved.since(None, day("2025-01-01"));
        assert_eq!(nowhere.memberships[1].to, Some(day("2024-12-31")));
    }

    #[test]
    fn two_epci_on_one_day_and_days_in_the_wrong_order_are_refused() {
        let twice = [span(LENS, None, Some("2024-01-01")), span(BETHUNE, Some("2024-01-01"), None)];
        assert_eq!(belonging(&twice).in_order(), Err(Refusal::MembershipsOverlap));
        let open = [span(LENS, None, None), span(BETHUNE, Some("2024-01-01"), None)];
        assert_eq!(belonging(&open).in_order(), Err(Refusal::MembershipsOverlap));
        let back = [span(LENS, Some("2024-01-02"), Some("2024-01-01"))];
        assert_eq!(belonging(&back).in_order(), Err(Refusal::DaysReversed));
        let fine = [span(BETHUNE, Some("2024-01-01"), None), span(LENS, None, Some("2023-12-31"))];
        let sorted = belonging(&fine).in_order().unwrap().memberships;
        assert_eq!(sorted[0].epci.as_str(), LENS);
    }
}
