//! Energy certificates (DESIGN 7): a class from A to G with its day, and the method it was made
//! with, which follows from the day. Two classes of different methods say nothing of the works
//! alone.

mod stated;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

pub use self::stated::{EnergyCell, EnergyProblem, Known, Stated, StatedEnergy};
use super::calendar::Day;

/// A class, the best first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
pub enum EnergyClass {
    /// Below 70 kWhEP and 6 kgCO2, per m² and year.
    A,
    /// Below 110 and 11.
    B,
    /// Below 180 and 30.
    C,
    /// Below 250 and 50.
    D,
    /// Below 330 and 70.
    E,
    /// Below 420 and 100.
    F,
    /// All others.
    G,
}

/// The classes but the last, each with the limits it stays below: kWhEP and kgCO2, per m² and
/// year. A value that reaches a limit belongs to the next class.
const LIMITS: [(EnergyClass, i32, i32); 6] = [
    (EnergyClass::A, 70, 6),
    (EnergyClass::B, 110, 11),
    (EnergyClass::C, 180, 30),
    (EnergyClass::D, 250, 50),
    (EnergyClass::E, 330, 70),
    (EnergyClass::F, 420, 100),
];

impl EnergyClass {
    /// All of them, the best first.
    pub const ALL: [Self; 7] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F, Self::G];

    /// Its letter.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
            Self::G => "G",
        }
    }

    /// The worse of the classes that energy and greenhouse gases give.
    #[must_use]
    pub fn of(kwh: i32, co2: i32) -> Self {
        let below = LIMITS.iter().find(|(_, energy, gas)| kwh < *energy && co2 < *gas);
        below.map_or(Self::G, |(class, ..)| *class)
    }
}

impl fmt::Display for EnergyClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EnergyClass {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.as_str() == text).ok_or_else(|| text.to_owned())
    }
}

/// The method of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// One from before 2013.
    Older,
    /// From 1 January 2013.
    Of2013,
    /// From 1 July 2021: energy and greenhouse gases together.
    Of2021,
    /// From 1 July 2024: small homes have limits of their own.
    Of2024,
    /// From 1 January 2026: electricity counts 1.9 instead of 2.3.
    Of2026,
}

/// The day each method began.
const METHODS: [(Method, i32, u32); 4] = [
    (Method::Of2026, 2026, 1),
    (Method::Of2024, 2024, 7),
    (Method::Of2021, 2021, 7),
    (Method::Of2013, 2013, 1),
];

impl Method {
    /// The method of that day.
    #[must_use]
    pub fn on(day: Day) -> Self {
        let began = |year, month| Day::from_ymd_opt(year, month, 1).is_some_and(|it| it <= day);
        let found = METHODS.iter().find(|(_, year, month)| began(*year, *month));
        found.map_or(Self::Older, |(method, ..)| *method)
    }

    /// The year it is called by; none for one from before 2013.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        METHODS.iter().find(|(method, ..)| *method == self).map(|(_, year, _)| *year)
    }
}

/// A certificate, as the register keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Certificate {
    /// Its class.
    pub class: EnergyClass,
    /// The day it was made.
    #[schema(value_type = Option<chrono::NaiveDate>)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Primary energy in kWh per m² and year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kwh: Option<i32>,
    /// Greenhouse gases in kg of CO2 per m² and year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2: Option<i32>,
}

impl Certificate {
    /// Its method, where its day is known.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        self.on.map(Method::on)
    }
}

/// As a cell of a file holds it: `D`, `D 210/35`.
impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kwh, self.co2) {
            (Some(kwh), Some(co2)) => write!(f, "{} {kwh}/{co2}", self.class),
            _ => write!(f, "{}", self.class),
        }
    }
}

/// A certificate as exports tell it: with its method, where its day is known.
#[derive(Serialize)]
struct Told {
    #[serde(flatten)]
    certificate: Certificate,
    method: Option<i32>,
}

/// Writes a certificate with its method.
///
/// # Errors
/// Those of the serializer.
#[expect(clippy::ref_option, reason = "serde hands the field over like this")]
pub(super) fn with_method<S: Serializer>(
    it: &Option<Certificate>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let method = |it: Certificate| it.method().and_then(Method::year);
    it.map(|certificate| Told { certificate, method: method(certificate) }).serialize(to)
}
