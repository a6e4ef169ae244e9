//! Figures and their references (DESIGN 5.1, grammar in INTERFACES). A reference spells out what
//! a count of dwellings means, ends with a check character, is computed and never stored.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use super::calendar::{Day, Month, first_day_of, last_day_of};
use super::ids::{
    DepartmentCode, EstateCode, Insee, LandlordCode, OperationCode, Position, ProgrammeCode, Siren,
};
use super::stage::Stage;
use super::territory::Scope;

/// What a figure counts. Versions are plan versions; 0 is the indicative line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// What happened.
    Actual,
    /// Planned by a version.
    Plan(i32),
    /// Actual less planned by a version.
    Variance(i32),
    /// A version's target less actual.
    Remaining(i32),
}

/// The part of the programme a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FigureScope {
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
    /// An operation.
    Operation(OperationCode),
    /// Totals published without breakdown ("non ventilé").
    Bucket,
    /// Estates whose commune is not known ("sans commune connue").
    NoCommune,
    /// What a plan leaves to no line ("non réparti et arrondis").
    Rest,
}

impl From<&Scope> for FigureScope {
    fn from(scope: &Scope) -> Self {
        match scope {
            Scope::All => Self::All,
            Scope::Department(code) => Self::Department(code.clone()),
            Scope::Epci(siren) => Self::Epci(siren.clone()),
            Scope::Commune(insee) => Self::Commune(insee.clone()),
            Scope::Estate(code) => Self::Estate(code.clone()),
            Scope::Landlord(code) => Self::Landlord(code.clone()),
        }
    }
}

/// The days a figure is about. Entries dated by a year alone are in their year and in a range
/// that holds their day, but in no month (INTERFACES).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigurePeriod {
    /// A calendar year.
    Year(i32),
    /// A month.
    Month(Month),
    /// From a day to a day, both counted.
    Range(Day, Day),
}

impl FigurePeriod {
    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Day {
        match self {
            Self::Year(year) => first_day_of(year),
            Self::Month(month) => month.first_day(),
            Self::Range(first, _) => first,
        }
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Day {
        match self {
            Self::Year(year) => last_day_of(year),
            Self::Month(month) => month.last_day(),
            Self::Range(_, last) => last,
        }
    }
}

/// What a count of dwellings means, to the last condition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The programme.
    pub programme: ProgrammeCode,
    /// What is counted.
    pub quantity: Quantity,
    /// The stage counted.
    pub stage: Stage,
    /// Net of defects, else gross.
    pub net: bool,
    /// As published at the closing, else as true by the entries' days.
    pub published: bool,
    /// The part of the programme.
    pub scope: FigureScope,
    /// The days.
    pub period: FigurePeriod,
    /// The point of knowledge.
    pub position: Position,
}

impl Reference {
    /// The same figure for another quantity.
    #[must_use]
    pub fn of(&self, quantity: Quantity) -> Self {
        Self { quantity, ..self.clone() }
    }

    /// The same figure for another part of the programme.
    #[must_use]
    pub fn within(&self, scope: FigureScope) -> Self {
        Self { scope, ..self.clone() }
    }

    /// The same figure for other days.
    #[must_use]
    pub fn over(&self, period: FigurePeriod) -> Self {
        Self { period, ..self.clone() }
    }
}

impl Quantity {
    /// The plan version it compares with or is of; 0 is the indicative line.
    #[must_use]
    pub fn version(self) -> Option<i32> {
        match self {
            Self::Actual => None,
            Self::Plan(version) | Self::Variance(version) | Self::Remaining(version) => {
                Some(version)
            }
        }
    }
}

/// Why a text is no figure reference. The text or part at fault comes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceError {
    /// Not seven parts, `@`, a position, `-` and a check character.
    Shape,
    /// The check character does not belong to what stands before it: something was mistyped.
    WrongCheck,
    /// Not a programme's code.
    Programme(String),
    /// Not a quantity.
    Quantity(String),
    /// Not a stage.
    Stage(String),
    /// Neither `g` nor `n`.
    Net(String),
    /// Neither `t` nor `p`.
    Basis(String),
    /// Not a scope.
    Scope(String),
    /// Not a period, or one that ends before it begins.
    Period(String),
    /// Not a position.
    Position(String),
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, part) = match self {
            Self::Shape => return f.write_str("not a figure reference"),
            Self::WrongCheck => return f.write_str("wrong check character"),
            Self::Programme(part) => ("programme", part),
            Self::Quantity(part) => ("quantity", part),
            Self::Stage(part) => ("stage", part),
            Self::Net(part) => ("gross or net", part),
            Self::Basis(part) => ("true or published", part),
            Self::Scope(part) => ("scope", part),
            Self::Period(part) => ("period", part),
            Self::Position(part) => ("position", part),
        };
        write!(f, "unknown {what} {part:?}")
    }
}

impl std::error::Error for ReferenceError {}

/// The check character of ISO/IEC 7064 MOD 37-36 over the letters and digits of a text, case
/// ignored, everything else skipped.
#[must_use]
pub fn check_character(text: &str) -> char {
    let digits = text.chars().filter_map(|c| c.to_digit(36));
    let product = digits.fold(36, |product, digit| {
        let sum = (product + digit) % 36;
        (if sum == 0 { 36 } else { sum }) * 2 % 37
    });
    char::from_digit((37 - product) % 36, 36).map_or('0', |c| c.to_ascii_uppercase())
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Actual => f.write_str("act"),
            Self::Plan(version) => write!(f, "plan{version}"),
            Self::Variance(version) => write!(f, "var{version}"),
            Self::Remaining(version) => write!(f, "rem{version}"),
        }
    }
}

impl fmt::Display for FigureScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Department(code) => write!(f, "dep-{code}"),
            Self::Epci(siren) => write!(f, "epci-{siren}"),
            Self::Commune(insee) => write!(f, "com-{insee}"),
            Self::Estate(code) => write!(f, "est-{code}"),
            Self::Landlord(code) => write!(f, "lan-{code}"),
            Self::Operation(code) => write!(f, "ope-{code}"),
            Self::Bucket => f.write_str("none"),
            Self::NoCommune => f.write_str("nocom"),
            Self::Rest => f.write_str("rest"),
        }
    }
}

impl fmt::Display for FigurePeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(month) => write!(f, "{month}"),
            Self::Range(first, last) => write!(f, "{first}_{last}"),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut body = String::with_capacity(64);
        write!(
            body,
            "{}.{}.{}.{}.{}.{}.{}@{}",
            self.programme,
            self.quantity,
            self.stage.abbreviation(),
            if self.net { 'n' } else { 'g' },
            if self.published { 'p' } else { 't' },
            self.scope,
            self.period,
            self.position
        )?;
        write!(f, "{body}-{}", check_character(&body))
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    /// Reads a reference in capitals or small letters. Each part must be written exactly as it
    /// is printed: no spaces and no leading zeros, which the check character would let pass.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (body, check) = text.rsplit_once('-').ok_or(ReferenceError::Shape)?;
        let (spelled, position) = body.rsplit_once('@').ok_or(ReferenceError::Shape)?;
        let parts: Vec<&str> = spelled.split('.').collect();
        let &[programme, quantity, stage, net, basis, scope, period] = parts.as_slice() else {
            return Err(ReferenceError::Shape);
        };
        if check.len() != 1 {
            return Err(ReferenceError::Shape);
        }
        if !check.eq_ignore_ascii_case(check_character(body).encode_utf8(&mut [0; 4])) {
            return Err(ReferenceError::WrongCheck);
        }
        Ok(Self {
            programme: exactly(programme, |text| text.parse().ok())
                .ok_or_else(|| ReferenceError::Programme(programme.to_owned()))?,
            quantity: exactly(quantity, read_quantity)
                .ok_or_else(|| ReferenceError::Quantity(quantity.to_owned()))?,
            stage: Stage::ALL
                .into_iter()
                .find(|known| known.abbreviation().eq_ignore_ascii_case(stage))
                .ok_or_else(|| ReferenceError::Stage(stage.to_owned()))?,
            net: either(net, "n", "g").ok_or_else(|| ReferenceError::Net(net.to_owned()))?,
            published: either(basis, "p", "t")
                .ok_or_else(|| ReferenceError::Basis(basis.to_owned()))?,
            scope: exactly(scope, read_scope)
                .ok_or_else(|| ReferenceError::Scope(scope.to_owned()))?,
            period: exactly(period, read_period)
                .ok_or_else(|| ReferenceError::Period(period.to_owned()))?,
            position: exactly(position, |text| text.parse().ok())
                .filter(|position| *position >= 0)
                .ok_or_else(|| ReferenceError::Position(position.to_owned()))?,
        })
    }
}

/// What `read` makes of a part, if it would be printed like that again, whatever its case.
fn exactly<T: fmt::Display>(part: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    read(part).filter(|value| value.to_string().eq_ignore_ascii_case(part))
}

/// Whether it is the one letter or the other.
fn either(part: &str, yes: &str, no: &str) -> Option<bool> {
    let is_yes = part.eq_ignore_ascii_case(yes);
    (is_yes || part.eq_ignore_ascii_case(no)).then_some(is_yes)
}

fn read_quantity(part: &str) -> Option<Quantity> {
    let part = part.to_ascii_lowercase();
    if part == "act" {
        return Some(Quantity::Actual);
    }
    let version = |digits: &str| digits.parse().ok().filter(|version| *version >= 0);
    None.or_else(|| part.strip_prefix("plan").and_then(version).map(Quantity::Plan))
        .or_else(|| part.strip_prefix("var").and_then(version).map(Quantity::Variance))
        .or_else(|| part.strip_prefix("rem").and_then(version).map(Quantity::Remaining))
}

fn read_scope(part: &str) -> Option<FigureScope> {
    let (kind, code) = part.split_once('-').unwrap_or((part, ""));
    match (kind.to_ascii_lowercase().as_str(), code) {
        ("all", "") => Some(FigureScope::All),
        ("none", "") => Some(FigureScope::Bucket),
        ("nocom", "") => Some(FigureScope::NoCommune),
        ("rest", "") => Some(FigureScope::Rest),
        ("dep", code) => code.parse().ok().map(FigureScope::Department),
        ("epci", code) => code.parse().ok().map(FigureScope::Epci),
        ("com", code) => code.parse().ok().map(FigureScope::Commune),
        ("est", code) => code.parse().ok().map(FigureScope::Estate),
        ("lan", code) => code.parse().ok().map(FigureScope::Landlord),
        ("ope", code) => code.parse().ok().map(FigureScope::Operation),
        _ => None,
    }
}

fn read_period(part: &str) -> Option<FigurePeriod> {
    if let Some((first, last)) = part.split_once('_') {
        let (first, last) = (first.parse::<Day>().ok()?, last.parse::<Day>().ok()?);
        return (first <= last).then_some(FigurePeriod::Range(first, last));
    }
    match part.len() {
        4 => part.parse().ok().filter(|year| *year > 0).map(FigurePeriod::Year),
        _ => part.parse().ok().map(FigurePeriod::Month),
    }
}

#[cfg(test)]
#[path = "figure_tests.rs"]
mod tests;
