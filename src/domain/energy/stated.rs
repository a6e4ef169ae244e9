//! What people state of certificates, and what is known after it.

use super::{Certificate, EnergyClass, Method};
use crate::domain::calendar::Day;

/// What a cell says of a certificate: `D`, `210/35`, `D 210/35`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// Its class.
    pub class: Option<EnergyClass>,
    /// Its kWhEP and kgCO2, per m² and year.
    pub values: Option<(i32, i32)>,
}

/// What is wrong with a certificate somebody states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnergyProblem {
    /// Neither a class nor two values.
    Unreadable,
    /// Values alone, and the class does not follow from them here.
    ClassNeeded,
    /// The class is not the one its values give.
    Differs {
        /// The class of the values.
        values: EnergyClass,
    },
    /// Another class than the one known needs the day of its certificate.
    DayNeeded {
        /// The class known.
        known: EnergyClass,
        /// Its day.
        on: Day,
    },
    /// A day, and no certificate it could be of.
    NoClass,
    /// Certificates there were not yet on that day.
    TooEarly,
    /// The one before the works is younger than the one after them.
    Reversed,
}

/// Nothing uses more, per m² and year.
const MOST: i32 = 9_999;

impl Stated {
    /// Reads a cell; none where it says that there is no class: `N`, `NC`, `vierge`.
    ///
    /// # Errors
    /// [`EnergyProblem::Unreadable`].
    pub fn read(text: &str) -> Result<Option<Self>, EnergyProblem> {
        let text = text.trim().to_uppercase();
        if ["", "N", "NC", "VIERGE", "SO", "NON SOUMIS"].contains(&text.as_str()) {
            return Ok(None);
        }
        let text = text.strip_prefix("CLASSE").unwrap_or(&text);
        let text = text.replace(['(', ')', '\u{a0}', '\u{202f}'], " ");
        let text = text.trim();
        let letter = text.get(..1).and_then(|letter| letter.parse::<EnergyClass>().ok());
        let rest = if letter.is_some() { text.get(1..).unwrap_or_default() } else { text };
        let rest = rest.trim();
        if rest.is_empty() && letter.is_some() {
            return Ok(Some(Self { class: letter, values: None }));
        }
        let whole = |text: &str| -> Option<i32> {
            let digits = text.trim();
            let plain = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            digits.parse().ok().filter(|it| plain && *it <= MOST)
        };
        let values = rest.split_once('/').and_then(|(kwh, co2)| Some((whole(kwh)?, whole(co2)?)));
        let values = values.ok_or(EnergyProblem::Unreadable)?;
        Ok(Some(Self { class: letter, values: Some(values) }))
    }

    /// The certificate this is, of that day, of a home of so many m². The class is that of the
    /// certificate; for homes above 40 and below 800 m² it follows from the values of one made
    /// since July 2021, and there it must agree with them.
    ///
    /// # Errors
    /// [`EnergyProblem::ClassNeeded`], [`EnergyProblem::Differs`].
    pub fn settle(
        self,
        on: Option<Day>,
        surface: Option<i32>,
    ) -> Result<Certificate, EnergyProblem> {
        let (kwh, co2) = self.values.unzip();
        let follows = on.is_some_and(|it| Method::on(it) >= Method::Of2021)
            && surface.is_some_and(|it| it > 40 && it < 800);
        let computed = self.values.filter(|_| follows).map(|(a, b)| EnergyClass::of(a, b));
        let class = match (self.class, computed) {
            (Some(said), Some(values)) if said != values => {
                return Err(EnergyProblem::Differs { values });
            }
            (Some(said), _) => said,
            (None, Some(values)) => values,
            (None, None) => return Err(EnergyProblem::ClassNeeded),
        };
        Ok(Certificate { class, on, kwh, co2 })
    }
}

/// What a line of a file says of the certificates of a dwelling.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatedEnergy {
    /// Before the works.
    pub before: Option<Stated>,
    /// After the works.
    pub after: Option<Stated>,
    /// The day of the one before.
    pub before_on: Option<Day>,
    /// The day of the one after; where the line states none after, of the one before.
    pub on: Option<Day>,
}

/// Which of a line's cells a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnergyCell {
    /// The one before.
    Before,
    /// The one after.
    After,
    /// The day.
    On,
}

/// What is known of a dwelling's certificates: before and after the works.
pub type Known = (Option<Certificate>, Option<Certificate>);

impl StatedEnergy {
    /// What is known after a line: an empty cell leaves what was known.
    ///
    /// # Errors
    /// All that is wrong, each with its cell.
    pub fn merge(
        self,
        known: Known,
        surface: Option<i32>,
    ) -> Result<Known, Vec<(EnergyCell, EnergyProblem)>> {
        let of_before = self.after.is_none() && self.before.is_some() && self.before_on.is_none();
        let (before_on, after_on) =
            if of_before { (self.on, None) } else { (self.before_on, self.on) };
        let mut wrong = Vec::new();
        let mut settled = |cell, stated, on, known| match merged(stated, on, known, surface) {
            Ok(certificate) => certificate,
            Err(problem) => {
                wrong.push((if problem.is_of_day() { EnergyCell::On } else { cell }, problem));
                known
            }
        };
        let before = settled(EnergyCell::Before, self.before, before_on, known.0);
        let after = settled(EnergyCell::After, self.after, after_on, known.1);
        let days = before.and_then(|it| it.on).zip(after.and_then(|it| it.on));
        if days.is_some_and(|(before, after)| before > after) && wrong.is_empty() {
            wrong.push((EnergyCell::On, EnergyProblem::Reversed));
        }
        if wrong.is_empty() { Ok((before, after)) } else { Err(wrong) }
    }
}

impl EnergyProblem {
    fn is_of_day(self) -> bool {
        matches!(self, Self::NoClass | Self::TooEarly)
    }
}

/// A certificate after what is stated of it.
fn merged(
    stated: Option<Stated>,
    on: Option<Day>,
    known: Option<Certificate>,
    surface: Option<i32>,
) -> Result<Option<Certificate>, EnergyProblem> {
    if on.is_some_and(|it| Some(it) < Day::from_ymd_opt(2006, 11, 1)) {
        return Err(EnergyProblem::TooEarly);
    }
    let Some(stated) = stated else {
        return match (known, on) {
            (None, Some(_)) => Err(EnergyProblem::NoClass),
            (Some(known), Some(_)) => Ok(Some(Certificate { on, ..known })),
            (known, None) => Ok(known),
        };
    };
    let Some(known) = known else { return stated.settle(on, surface).map(Some) };
    let new = stated.settle(on.or(known.on), surface)?;
    if new.class == known.class {
        // What the line does not say again stays, unless it is of another day.
        let same = on.is_none() || on == known.on;
        let (kwh, co2) = if same { (known.kwh, known.co2) } else { (None, None) };
        return Ok(Some(Certificate { kwh: new.kwh.or(kwh), co2: new.co2.or(co2), ..new }));
    }
    match (on, known.on) {
        (None, Some(day)) => Err(EnergyProblem::DayNeeded { known: known.class, on: day }),
        _ => Ok(Some(new)),
    }
}
