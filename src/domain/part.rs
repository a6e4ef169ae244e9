//! Parts of a programme beside each other, each with its own progress: the small multiples of
//! territories and the rows of years.

use super::rollup::{EstateRow, Progress};
use super::territory::{Scope, TerritoryLine};

/// Parts drawn at most: more than these are not read, they are only counted.
pub const MOST_PARTS: usize = 24;

/// A part with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The SIREN number of an EPCI, the code of an estate.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it lies, for an estate.
    pub place: Option<String>,
    /// Its progress.
    pub progress: Progress,
}

impl Part {
    /// Actual less planned at the day shown, by the plan in force.
    #[must_use]
    pub fn variance(&self) -> Option<i64> {
        self.progress.total.variance_current
    }
}

/// What has no part of its own but counts: the rows still sum to the programme (DESIGN 2.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// What lies in no known EPCI or commune, or was never broken down.
    Line(TerritoryLine),
    /// So many parts that are not drawn.
    Others(usize),
}

/// The parts of a programme, those most behind first.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The whole they are parts of.
    pub whole: Progress,
    /// The parts.
    pub drawn: Vec<Part>,
    /// What is left, with its dwellings, zeros left out.
    pub odd: Vec<(Odd, i64)>,
}

impl Parts {
    /// Parts in the order pictures show: the largest lateness in dwellings first, those without
    /// a plan last, by their dwellings.
    #[must_use]
    pub fn ordered(whole: Progress, mut drawn: Vec<Part>, odd: Vec<(Odd, i64)>) -> Self {
        drawn.sort_by_key(|part| {
            let actual = part.progress.total.actual.unwrap_or(0);
            (part.variance().is_none(), part.variance(), -actual, part.code.clone())
        });
        Self { whole, drawn, odd }
    }

    /// All of the parts' years and plans, each with its variance: what is over and planned.
    #[must_use]
    pub fn cells(&self) -> Vec<Cell<'_>> {
        fn of(part: &Part) -> impl Iterator<Item = Cell<'_>> {
            let progress = &part.progress;
            let over = progress.periods.iter().filter(|period| period.to <= progress.to);
            over.filter_map(move |period| {
                let planned = period.planned_current.filter(|planned| *planned != 0)?;
                let variance = period.variance_current?;
                Some(Cell { part, period: &period.period, planned, variance })
            })
        }
        self.drawn.iter().flat_map(of).collect()
    }
}

/// A part's year that is over and had a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell<'a> {
    /// The part.
    pub part: &'a Part,
    /// The year.
    pub period: &'a str,
    /// Planned by the plan in force.
    pub planned: i64,
    /// Actual less planned.
    pub variance: i64,
}

impl EstateRow {
    /// Whether it lies in a part of the programme by its main commune; a landlord's part cannot
    /// be told from the row.
    #[must_use]
    pub fn lies_in(&self, scope: &Scope) -> bool {
        match scope {
            Scope::All | Scope::Landlord(_) => true,
            Scope::Department(code) => {
                self.insee.as_deref().is_some_and(|insee| insee.starts_with(code.as_str()))
            }
            Scope::Epci(siren) => self.epci.as_deref() == Some(siren.as_str()),
            Scope::Commune(insee) => self.insee.as_deref() == Some(insee.as_str()),
            Scope::Estate(code) => self.code == *code,
        }
    }
}
