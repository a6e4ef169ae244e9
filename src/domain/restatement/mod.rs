//! The restatement bridge (DESIGN 4): from the figure known at one point to that known at a later
//! one, every cause counted, nothing left over.
//!
//! What is behind a figure is a list of rows: entries and reversals, and for the net defects and
//! cures. A row falls into one line of a breakdown, or into none, by what the registers say. Rows
//! known at both points move from the line of the earlier registers to that of the later ones in
//! three steps: first what programmes count changes, then the estate an operation is on, then the
//! commune and EPCI of the estate. Rows recorded in between are counted where the later registers
//! put them, by what they are. So the causes of a line sum to its difference, whatever happened.

mod registers;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::Day;
use super::entry::CorrectionReason;
use super::ids::{EstateId, OperationId, Position, Siren};
use super::programme::Programme;
use super::rollup::Known;
use super::stage::Stage;
use super::territory::TerritoryLine;

pub use registers::Registers;

/// What a figure is broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Split {
    /// Nothing: the programme.
    #[default]
    Whole,
    /// EPCI, with what lies in none, in no known commune, or was never broken down.
    Territory,
    /// Estates, the bucket among them.
    Estate,
}

/// A line of that breakdown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// The programme.
    Whole,
    /// A line by territory.
    Territory(TerritoryLine),
    /// An estate.
    Estate(EstateId),
}

/// Why a figure changed, in the order of the bridge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Booked in another year than the one it happened in: what parts published from true.
    Booked,
    /// What happened after the earlier point's day.
    New,
    /// What had happened by the earlier point's day, and was recorded later.
    Late,
    /// Reversed, or recorded instead of what was reversed, for that reason.
    Corrected(Reason),
    /// Defects reported.
    Defects,
    /// Defects cured.
    Cures,
    /// An operation changed its estate: estates were split, merged or cut differently.
    Regrouped,
    /// An estate changed its commune, or a commune its EPCI.
    Moved,
    /// What the programme counts changed: its landlords, kinds and first day, or an operation's
    /// landlord, kind or mark.
    Perimeter,
}

/// A reason of a correction, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reason(pub CorrectionReason);

impl Reason {
    fn rank(self) -> Option<usize> {
        CorrectionReason::ALL.iter().position(|it| *it == self.0)
    }
}

impl PartialOrd for Reason {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Reason {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl Cause {
    /// The word in addresses, tables and JSON.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Booked => "booked".to_owned(),
            Self::New => "new".to_owned(),
            Self::Late => "late".to_owned(),
            Self::Corrected(Reason(reason)) => format!("corrected-{}", reason.as_str()),
            Self::Defects => "defects".to_owned(),
            Self::Cures => "cures".to_owned(),
            Self::Regrouped => "regrouped".to_owned(),
            Self::Moved => "moved".to_owned(),
            Self::Perimeter => "perimeter".to_owned(),
        }
    }

    /// All of them, in order.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let corrected = CorrectionReason::ALL.map(|reason| Self::Corrected(Reason(reason)));
        [Self::Booked, Self::New, Self::Late]
            .into_iter()
            .chain(corrected)
            .chain([Self::Defects, Self::Cures, Self::Regrouped, Self::Moved, Self::Perimeter])
            .collect()
    }
}

/// What a row of the ledger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An entry of its own.
    Entry,
    /// A reversal, or what was recorded instead of the reversed, with the reversal's reason.
    Correction(CorrectionReason),
    /// Defects reported, or such a report taken back.
    Defect,
    /// Defects cured, or such a report taken back.
    Cure,
}

/// A row behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its position.
    pub position: Position,
    /// The entry to look at: the row itself, or the entry a defect is of.
    pub entry: Position,
    /// Its operation.
    pub operation: OperationId,
    /// The day it is counted on.
    pub on: Day,
    /// The day that decides its EPCI and whether the programme had begun: that of its entry.
    pub placed: Day,
    /// What it adds to the figure, in dwellings.
    pub dwellings: i64,
    /// What it is.
    pub kind: Kind,
}

/// The figure at both points, line by line, by the ordinary way figures are made.
pub type Sums = BTreeMap<Line, i64>;

/// What a bridge is made from.
pub struct Between<'a> {
    /// What lines are.
    pub split: Split,
    /// The registers at the earlier point.
    pub before: &'a Registers,
    /// The registers at the later point.
    pub after: &'a Registers,
    /// The position of the earlier point.
    pub position: Position,
    /// The day of the earlier point.
    pub on: Day,
    /// Rows up to the later point; of those up to the earlier one, at least the rows whose place
    /// may have changed.
    pub rows: &'a [Row],
}

/// What happened to the dwellings of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The line.
    pub line: Line,
    /// The row's position.
    pub position: Position,
    /// The entry to look at.
    pub entry: Position,
    /// What it moved there, in dwellings.
    pub dwellings: i64,
}

/// A bridge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bridge {
    /// The figure at the earlier point, by line.
    pub opening: Sums,
    /// The figure at the later point, by line.
    pub closing: Sums,
    /// What each cause moved, by line; nothing where it moved nothing.
    pub causes: BTreeMap<Cause, Sums>,
    /// The rows behind each cause, in order.
    pub behind: BTreeMap<Cause, Vec<Behind>>,
}

/// A bridge with what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Restatement {
    /// The programme as it stands at the later point.
    pub programme: Programme,
    /// The stage.
    pub stage: Stage,
    /// Net of defects.
    pub net: bool,
    /// First day of the period.
    pub first: Day,
    /// Last day of the period.
    pub last: Day,
    /// The earlier point.
    pub from: Known,
    /// The later point.
    pub to: Known,
    /// Whether the later point is all that is known.
    pub to_now: bool,
    /// The number of the closing it starts from.
    pub closing: Option<i64>,
    /// What it is broken down by.
    pub split: Split,
    /// The bridge.
    pub bridge: Bridge,
    /// Codes and names of estates.
    pub estates: BTreeMap<EstateId, (String, String)>,
    /// Names of EPCI.
    pub epcis: BTreeMap<Siren, String>,
    /// Whether any of it is invented.
    pub fictional: bool,
}

impl Bridge {
    /// The bridge between two points.
    #[must_use]
    pub fn of(between: &Between<'_>, opening: Sums, closing: Sums) -> Self {
        let mut bridge = Self { opening, closing, ..Self::default() };
        for row in between.rows {
            if row.position <= between.position {
                bridge.carry(between, row);
            } else if let Some(line) = between.after.line(between.split, row) {
                let cause = match row.kind {
                    Kind::Correction(reason) => Cause::Corrected(Reason(reason)),
                    Kind::Defect => Cause::Defects,
                    Kind::Cure => Cause::Cures,
                    Kind::Entry if row.on <= between.on => Cause::Late,
                    Kind::Entry => Cause::New,
                };
                bridge.add(cause, line, row, row.dwellings);
            }
        }
        bridge
    }

    /// Moves a row known at both points, step by step.
    fn carry(&mut self, between: &Between<'_>, row: &Row) {
        let (before, after, split) = (between.before, between.after, between.split);
        let placed = |registers: &Registers, estate| registers.place(split, estate, row.placed);
        let was = before.estate_of(row.operation);
        let first = was.and_then(|estate| placed(before, estate));
        let now = after.estate_of(row.operation);
        // The estate it moved to, where it lay before: a new one lies where it lies now.
        let between_both =
            now.and_then(|estate| placed(before, estate).or_else(|| placed(after, estate)));
        let last = now.and_then(|estate| placed(after, estate));
        let counted = after.counts(row);
        let steps = [
            first.clone().filter(|_| before.counts(row)),
            first.filter(|_| counted),
            between_both.filter(|_| counted),
            last.filter(|_| counted),
        ];
        let causes = [Cause::Perimeter, Cause::Regrouped, Cause::Moved];
        for (pair, cause) in steps.windows(2).zip(causes) {
            let [from, to] = pair else { continue };
            if from == to {
                continue;
            }
            if let Some(line) = from {
                self.add(cause, line.clone(), row, -row.dwellings);
            }
            if let Some(line) = to {
                self.add(cause, line.clone(), row, row.dwellings);
            }
        }
    }

    fn add(&mut self, cause: Cause, line: Line, row: &Row, dwellings: i64) {
        *self.causes.entry(cause).or_default().entry(line.clone()).or_default() += dwellings;
        let (position, entry) = (row.position, row.entry);
        self.behind.entry(cause).or_default().push(Behind { line, position, entry, dwellings });
    }

    /// Opens with what a closing published: what it booked otherwise is a cause of its own.
    #[must_use]
    pub fn opened_by(mut self, published: Sums) -> Self {
        let lines: BTreeSet<&Line> = published.keys().chain(self.opening.keys()).collect();
        let at = |sums: &Sums, line: &Line| sums.get(line).copied().unwrap_or(0);
        let booked = lines
            .into_iter()
            .map(|line| (line.clone(), at(&self.opening, line) - at(&published, line)))
            .filter(|(_, difference)| *difference != 0)
            .collect();
        self.opening = published;
        self.causes.insert(Cause::Booked, booked);
        self
    }

    /// All lines in which anything is or was.
    #[must_use]
    pub fn lines(&self) -> BTreeSet<&Line> {
        let moved = self.causes.values().flat_map(BTreeMap::keys);
        self.opening.keys().chain(self.closing.keys()).chain(moved).collect()
    }

    /// Lines in which anything changed.
    #[must_use]
    pub fn changed(&self) -> Vec<&Line> {
        let moved = |line: &Line| {
            self.opening_of(line) != self.closing_of(line)
                || self.causes.values().any(|sums| sums.get(line).is_some_and(|n| *n != 0))
        };
        self.lines().into_iter().filter(|line| moved(line)).collect()
    }

    /// The opening figure of a line.
    #[must_use]
    pub fn opening_of(&self, line: &Line) -> i64 {
        self.opening.get(line).copied().unwrap_or(0)
    }

    /// The closing figure of a line.
    #[must_use]
    pub fn closing_of(&self, line: &Line) -> i64 {
        self.closing.get(line).copied().unwrap_or(0)
    }

    /// What a cause moved in a line.
    #[must_use]
    pub fn of_cause(&self, cause: Cause, line: &Line) -> i64 {
        self.causes.get(&cause).and_then(|sums| sums.get(line)).copied().unwrap_or(0)
    }

    /// The opening figure of all lines.
    #[must_use]
    pub fn opening_sum(&self) -> i64 {
        self.opening.values().sum()
    }

    /// The closing figure of all lines.
    #[must_use]
    pub fn closing_sum(&self) -> i64 {
        self.closing.values().sum()
    }

    /// What a cause moved in all lines: 0 for what only went from one to another.
    #[must_use]
    pub fn cause_sum(&self, cause: Cause) -> i64 {
        self.causes.get(&cause).map_or(0, |sums| sums.values().sum())
    }

    /// Causes behind which anything stands, in order.
    #[must_use]
    pub fn at_work(&self) -> Vec<Cause> {
        let any = |sums: &Sums| sums.values().any(|n| *n != 0);
        let moved = |cause: &Cause| {
            self.causes.get(cause).is_some_and(any) || self.behind.contains_key(cause)
        };
        Cause::all().into_iter().filter(moved).collect()
    }

    /// What is left of a line's difference when all causes are taken away: computed, never set.
    #[must_use]
    pub fn residual_of(&self, line: &Line) -> i64 {
        let causes: i64 = self.causes.keys().map(|cause| self.of_cause(*cause, line)).sum();
        self.closing_of(line) - self.opening_of(line) - causes
    }

    /// What is left over all lines.
    #[must_use]
    pub fn residual(&self) -> i64 {
        let causes: i64 = self.causes.keys().map(|cause| self.cause_sum(*cause)).sum();
        self.closing_sum() - self.opening_sum() - causes
    }
}
