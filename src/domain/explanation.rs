//! How a figure is made (DESIGN 5.2): the exact list that sums to it, counted by a path of its
//! own, so that a page and its explanation check each other.

use super::calendar::{Day, Month, When};
use super::estate::Estate;
use super::figure::{FigurePeriod, FigureScope, Reference, ReferenceError};
use super::ids::{EstateCode, OperationCode, Position};
use super::plan::{Curve, Years};
use super::programme::Programme;
use super::proration::Reached;
use super::rollup::Known;

/// A figure with all that makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What it means.
    pub reference: Reference,
    /// The programme as it stood.
    pub programme: Programme,
    /// The name of what its scope points at; none where that needs no name.
    pub place: Option<String>,
    /// The point of knowledge.
    pub known: Known,
    /// The integer, or why there is none.
    pub value: Result<i64, Absence>,
    /// The lists that sum to it; none where there is no value.
    pub lists: Vec<List>,
    /// Lines of the ledger behind it.
    pub entries: i64,
    /// Whole years among its days of which nothing is known (DESIGN 2.10).
    pub missing: Vec<i32>,
}

impl Explanation {
    /// What its lists sum to.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.lists.iter().map(List::sum).sum()
    }

    /// Its lines in order, each with the sum up to it.
    pub fn running(&self) -> impl Iterator<Item = (&Line, i64)> {
        self.lists.iter().flat_map(|list| &list.lines).scan(0, |sum, line| {
            *sum += line.dwellings;
            Some((line, *sum))
        })
    }
}

/// Why a figure has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// No line of that version lies in the scope (DESIGN 3.4).
    NoPlan,
    /// The plan is about another stage.
    OtherStage,
    /// Whole years are missing: nothing is compared to date (DESIGN 2.10).
    Missing(Vec<i32>),
    /// A closing freezes whole months; the days begin or end inside one of that year.
    PartOfMonth(i32),
}

/// One of the lists of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// What it lists.
    pub part: Part,
    /// Its lines, with the sign they count with.
    pub lines: Vec<Line>,
    /// The figure it is the explanation of, where it is not the only list.
    pub figure: Option<Reference>,
}

impl List {
    /// What its lines sum to.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.lines.iter().map(|line| line.dwellings).sum()
    }
}

/// What a list lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What happened, or groups of it.
    Entries,
    /// What a plan version planned.
    Plan(i32),
    /// The target of a plan version.
    Target(i32),
}

/// A line of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it stands for.
    pub what: What,
    /// Dwellings it adds, or takes away below 0.
    pub dwellings: i64,
    /// The narrower figure it is, where it is one.
    pub figure: Option<Reference>,
}

impl Line {
    /// With the opposite sign: it is taken away. A figure it names keeps its own.
    #[must_use]
    pub fn taken(mut self) -> Self {
        self.dwellings = -self.dwellings;
        self
    }
}

/// What a line stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// One line of the ledger.
    Entry(Box<EntryLine>),
    /// That many lines of the ledger, all of a group.
    Group(Group, i64),
    /// What a closing froze of a month of its year; none for what is dated by the year alone.
    Frozen {
        /// The year.
        year: i32,
        /// The closing's number.
        number: i32,
        /// The month.
        month: Option<Month>,
        /// The estate.
        estate: (EstateCode, String),
    },
    /// A year of a plan.
    Year {
        /// The year.
        year: i32,
        /// Its whole number.
        number: i64,
        /// Where it counts by days: elapsed, of how many, up to which day.
        share: Option<(i64, i64, Day)>,
    },
    /// An estate's part of a plan.
    Estate(EstateCode, String),
    /// The programme's part of a plan, of which estates are taken away.
    Programme,
}

/// Lines of the ledger that are shown as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// All of a year.
    Year(i32),
    /// All of a month.
    Month(Month),
    /// Those dated by that year alone.
    ByYearAlone(i32),
    /// Those of an estate.
    Estate(EstateCode, String),
    /// Those of an operation.
    Operation(OperationCode, String),
}

/// What a line of the ledger does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Records.
    Entry,
    /// Undoes that line.
    Reversal(Position),
    /// Reports a defect.
    Defect,
    /// Reports its cure.
    Cure,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// Its position.
    pub position: Position,
    /// What it does.
    pub act: Act,
    /// When it happened.
    pub when: When,
    /// The day it is booked on.
    pub booked: Day,
    /// The day it was recorded.
    pub recorded_on: Day,
    /// The estate's code.
    pub estate: EstateCode,
    /// The estate's name.
    pub estate_name: String,
    /// The operation's code.
    pub operation: OperationCode,
    /// Its note.
    pub note: Option<String>,
}

/// Why a reference opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFigure {
    /// It is not well formed.
    Malformed(ReferenceError),
    /// There was no such programme.
    Programme(String),
    /// There was no such part.
    Scope(String),
    /// The plan had no such version.
    Version(i32),
}

/// What one line of a plan plans from the end of `before` to the end of `last`: whole years, and
/// prorated years with their day count. The sum is the difference of two planned numbers, so a
/// year that was begun before is counted up to `last` and taken away up to `before`.
#[must_use]
pub fn plan_lines(curve: &Curve, years: &Years, before: Day, last: Day) -> Vec<Line> {
    let reached = |day| Reached::by(day, curve.first_day, curve.last_day);
    let (begun, ended) = (reached(before), reached(last));
    let mut lines = Vec::new();
    let line = |year, number, share, dwellings| Line {
        what: What::Year { year, number, share },
        dwellings,
        figure: None,
    };
    for (&year, &number) in years {
        let (taken, counted) = (begun.share(year, number), ended.share(year, number));
        let days = |reached: Reached, day| match reached {
            Reached::Within { year: running, elapsed, days } if running == year => {
                (elapsed < days).then_some((elapsed, days, day))
            }
            _ => None,
        };
        let (from, to) = (days(begun, before), days(ended, last));
        if from.is_some() {
            lines.push(line(year, number, to, counted));
            lines.push(line(year, number, from, -taken));
        } else if counted != taken || to.is_some() {
            lines.push(line(year, number, to, counted - taken));
        }
    }
    lines
}

/// The whole years of a target.
#[must_use]
pub fn target_lines(years: &Years) -> Vec<Line> {
    let line = |(&year, &number): (&i32, &i64)| Line {
        what: What::Year { year, number, share: None },
        dwellings: number,
        figure: None,
    };
    years.iter().map(line).collect()
}

impl FigurePeriod {
    /// The part of a calendar year inside it, as a period of its own; `first` is the programme's
    /// first day, before which nothing counts.
    #[must_use]
    pub fn year_within(self, year: i32, first: Day) -> Self {
        clipped(self, Self::Year(year), first)
    }

    /// The part of a month inside it.
    #[must_use]
    pub fn month_within(self, month: Month, first: Day) -> Self {
        clipped(self, Self::Month(month), first)
    }
}

fn clipped(outer: FigurePeriod, inner: FigurePeriod, first: Day) -> FigurePeriod {
    let from = inner.first_day().max(outer.first_day());
    let to = inner.last_day().min(outer.last_day());
    let whole = from <= inner.first_day().max(first) && to == inner.last_day();
    if whole { inner } else { FigurePeriod::Range(from, to) }
}

/// The figure of an estate in the same terms.
#[must_use]
pub fn of_estate(reference: &Reference, estate: &Estate) -> Reference {
    reference.within(FigureScope::Estate(estate.code.clone()))
}
