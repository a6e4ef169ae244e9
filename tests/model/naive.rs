//! The naive model: everything that was ever said stands in one list, and each figure is counted
//! from it anew, line by line. It knows none of the sums, indexes and shadows of the program.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use corons::domain::calendar::Day;
use corons::domain::estate::Estate;
use corons::domain::ids::{EstateId, Insee, OperationId, Position, Siren};
use corons::domain::operation::Operation;
use corons::domain::plan::PlanVersion;
use corons::domain::programme::Programme;
use corons::domain::proration::planned_at;
use corons::domain::stage::Stage;
use corons::domain::territory::{Span, TerritoryLine};

/// One thing that was said, and at which position.
pub struct Fact {
    pub position: Position,
    pub said: Said,
}

pub enum Said {
    /// Dwellings at a stage, or the same undone.
    Entry(Counted),
    /// Defects found (negative in the net) or cured (positive), or the same undone.
    Defect {
        entry: Position,
        on: Day,
        booked: Day,
        net: i64,
    },
    /// Dwellings named (positive) or names taken back.
    Named {
        entry: Position,
        more: i64,
    },
    Year {
        year: i32,
        closed: bool,
    },
    Plan(PlanVersion),
    Estate(Estate),
    Operation(Operation),
    Programme(Programme),
    Belongs {
        commune: Insee,
        spans: Vec<Span>,
    },
    /// Something that moves no figure.
    Silent,
}

/// What a campaign must have met.
pub const KINDS: [&str; 12] = [
    "entry",
    "reversal",
    "defect",
    "cure",
    "name",
    "name taken back",
    "closing",
    "corrections only",
    "plan",
    "estate",
    "operation",
    "membership",
];

impl Said {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Entry(it) if it.dwellings > 0 => "entry",
            Self::Entry(_) => "reversal",
            Self::Defect { net, .. } if *net < 0 => "defect",
            Self::Defect { .. } => "cure",
            Self::Named { more, .. } if *more > 0 => "name",
            Self::Named { .. } => "name taken back",
            Self::Year { closed: true, .. } => "closing",
            Self::Year { .. } => "corrections only",
            Self::Plan(_) => "plan",
            Self::Estate(_) => "estate",
            Self::Operation(_) => "operation",
            Self::Programme(_) => "programme",
            Self::Belongs { .. } => "membership",
            Self::Silent => "silent",
        }
    }
}

#[derive(Clone, Copy)]
pub struct Counted {
    pub operation: OperationId,
    pub stage: Stage,
    pub on: Day,
    pub booked: Day,
    pub dwellings: i64,
}

/// What is asked of the list.
#[derive(Clone)]
pub struct Wanted {
    pub stage: Stage,
    pub net: bool,
    pub place: Place,
    pub first: Day,
    pub last: Day,
}

#[derive(Clone, PartialEq)]
pub enum Place {
    All,
    Estate(EstateId),
    Line(TerritoryLine),
    /// An EPCI, in whatever department its communes lie.
    Epci(Siren),
}

/// Registers as they stood.
pub struct Registers {
    pub estates: BTreeMap<EstateId, Estate>,
    pub operations: BTreeMap<OperationId, Operation>,
    pub programme: Programme,
    belongs: BTreeMap<String, Vec<Span>>,
}

impl Registers {
    fn counts(&self, operation: &Operation, on: Day) -> bool {
        on >= self.programme.first_day
            && !operation.outside
            && self.programme.landlords.contains(&operation.landlord)
            && self.programme.kinds.contains(&operation.kind)
    }

    fn line(&self, estate: &Estate, day: Day) -> TerritoryLine {
        if estate.code.as_str() == "NON-REPARTI" {
            return TerritoryLine::Bucket;
        }
        let Some(commune) = &estate.commune else { return TerritoryLine::NoCommune };
        let spans = self.belongs.get(commune.as_str()).map(Vec::as_slice).unwrap_or_default();
        let held = spans
            .iter()
            .find(|it| it.from.is_none_or(|from| from <= day) && it.to.is_none_or(|to| to >= day));
        TerritoryLine::Epci(commune.department(), held.map(|it| it.epci.clone()))
    }

    fn holds(&self, place: &Place, operation: &Operation, on: Day) -> bool {
        let estate = &self.estates[&operation.estate];
        match place {
            Place::All => true,
            Place::Estate(id) => estate.id == *id,
            Place::Line(line) => self.line(estate, on) == *line,
            Place::Epci(siren) => {
                matches!(self.line(estate, on), TerritoryLine::Epci(_, Some(it)) if it == *siren)
            }
        }
    }
}

pub struct Naive {
    pub facts: Vec<Fact>,
}

impl Naive {
    fn until(&self, at: Position) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.position <= at)
    }

    pub fn registers(&self, at: Position) -> Registers {
        let (mut estates, mut operations, mut belongs) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut programme = None;
        for fact in self.until(at) {
            match &fact.said {
                Said::Estate(it) => drop(estates.insert(it.id, it.clone())),
                Said::Operation(it) => drop(operations.insert(it.id, it.clone())),
                Said::Programme(it) => programme = Some(it.clone()),
                Said::Belongs { commune, spans } => {
                    belongs.insert(commune.to_string(), spans.clone());
                }
                _ => {}
            }
        }
        Registers { estates, operations, programme: programme.unwrap(), belongs }
    }

    pub fn entry(&self, position: Position) -> Counted {
        let found = self.facts.iter().find(|fact| fact.position == position);
        match found.map(|fact| &fact.said) {
            Some(Said::Entry(it)) => *it,
            _ => panic!("{position} is no entry"),
        }
    }

    /// The sum known at a point, by true or by booked day.
    fn sum(&self, at: Position, wanted: &Wanted, booked: bool) -> i64 {
        let registers = self.registers(at);
        let mut sum = 0;
        for fact in self.until(at) {
            let (entry, day, dwellings) = match &fact.said {
                Said::Entry(it) => (*it, if booked { it.booked } else { it.on }, it.dwellings),
                Said::Defect { entry, on, booked: day, net } if wanted.net => {
                    (self.entry(*entry), if booked { *day } else { *on }, *net)
                }
                _ => continue,
            };
            let operation = &registers.operations[&entry.operation];
            let counts = entry.stage == wanted.stage
                && (wanted.first..=wanted.last).contains(&day)
                && registers.counts(operation, entry.on)
                && registers.holds(&wanted.place, operation, entry.on);
            sum += if counts { dwellings } else { 0 };
        }
        sum
    }

    pub fn actual(&self, at: Position, wanted: &Wanted) -> i64 {
        self.sum(at, wanted, false)
    }

    /// What a calendar year was published as: frozen where it is closed, else by booked day.
    pub fn published(&self, at: Position, wanted: &Wanted) -> i64 {
        let year = wanted.first.year();
        let mut closing = None;
        for fact in self.until(at) {
            match fact.said {
                Said::Year { year: of, closed } if of == year => {
                    closing = closed.then_some(fact.position);
                }
                _ => {}
            }
        }
        self.sum(closing.unwrap_or(at), wanted, true)
    }

    /// Planned by the version in force, of the whole programme.
    pub fn planned(&self, at: Position, day: Day) -> Option<i64> {
        let versions = self.until(at).filter_map(|fact| match &fact.said {
            Said::Plan(plan) => Some(plan),
            _ => None,
        });
        let plan = versions.last()?;
        Some(planned_at(&plan.years, plan.first_day, plan.last_day, day))
    }

    pub fn named(&self, at: Position, of: Position) -> i64 {
        let more = self.until(at).filter_map(|fact| match &fact.said {
            Said::Named { entry, more } if *entry == of => Some(*more),
            _ => None,
        });
        more.sum()
    }
}
