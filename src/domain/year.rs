//! Years of the whole ledger and their closings (DESIGN 4).
//!
//! A year is open; once it is over it may take corrections only, and then be closed. Closed, it
//! takes nothing: what is learned later keeps its true date and is booked on the day it is
//! recorded. A closing freezes the year's sums by booked month; opening the year again and
//! closing it once more makes the next number, and what was frozen before stays.
//!
//! The hash in the event of a closing is the SHA-256 of its frozen rows: one line a row, in the
//! order of the fields, which are parted by `|`; lines are sorted by programme, stage, month,
//! year alone, operation and territory, parted by one line feed, with none at the end.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::calendar::{Day, Instant, Month};
use super::event::Hash;
use super::ids::{EstateId, LandlordId, OperationId, Position, ProgrammeId};
use super::refusal::Refusal;
use super::stage::Stage;
use super::territory::TerritoryLine;

/// What a year takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YearState {
    /// Everything.
    Open,
    /// What managers record and correct. A year that was opened again is in this state too.
    CorrectionsOnly,
    /// Nothing.
    Closed,
}

impl YearState {
    /// The word in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::CorrectionsOnly => "corrections-only",
            Self::Closed => "closed",
        }
    }
}

/// Why a closed year is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReopeningReason {
    /// An error was found in what was closed.
    ErrorFound,
    /// Whoever gave a number corrected it.
    SourceCorrected,
    /// News that belongs to the year came late.
    LateNews,
    /// An audit asks for it.
    Audit,
}

impl ReopeningReason {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::ErrorFound, Self::SourceCorrected, Self::LateNews, Self::Audit];

    /// The code in the database, in forms and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ErrorFound => "error-found",
            Self::SourceCorrected => "source-corrected",
            Self::LateNews => "late-news",
            Self::Audit => "audit",
        }
    }
}

impl FromStr for ReopeningReason {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text).ok_or_else(|| text.to_owned())
    }
}

/// What was done to a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It takes corrections only.
    CorrectionsOnly,
    /// It was closed, under that number.
    Closed(i64),
    /// It was opened again.
    Reopened {
        /// Why.
        reason: ReopeningReason,
        /// In words.
        note: String,
    },
}

/// A step in the life of a year, as its event says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearStep {
    /// Its event.
    pub position: Position,
    /// The year.
    pub year: i32,
    /// What was done.
    pub step: Step,
    /// The login of who did it.
    pub author: String,
    /// The login of who asked for it, where a second person was needed.
    pub requested_by: Option<String>,
    /// No second person confirmed it ("sans double validation").
    pub unconfirmed: bool,
    /// When.
    pub recorded_at: Instant,
    /// The Paris day of it.
    pub recorded_on: Day,
}

/// The body of the event of a step; the order of the fields is that of the canonical text.
#[derive(Serialize)]
struct Body<'a> {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<ReopeningReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    requested_by: Option<&'a str>,
    unconfirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sums: Option<String>,
}

impl YearStep {
    /// The body of its event; `sums` is the hash of what a closing froze.
    #[must_use]
    pub fn body(&self, sums: Option<Hash>) -> String {
        let (number, reason, note) = match &self.step {
            Step::CorrectionsOnly => (None, None, None),
            Step::Closed(number) => (Some(*number), None, None),
            Step::Reopened { reason, note } => (None, Some(*reason), Some(note.as_str())),
        };
        serde_json::to_string(&Body {
            year: self.year,
            number,
            reason,
            note,
            requested_by: self.requested_by.as_deref(),
            unconfirmed: self.unconfirmed,
            sums: sums.map(|hash| hash.to_string()),
        })
        .unwrap_or_default()
    }
}

/// The years of the ledger at a point of knowledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The year of the earliest programme's first day: years close in order from it.
    pub first: i32,
    /// All steps, in the order they were taken.
    pub steps: Vec<YearStep>,
}

impl Calendar {
    /// The steps of a year, in order.
    #[must_use]
    pub fn of(&self, year: i32) -> impl DoubleEndedIterator<Item = &YearStep> {
        self.steps.iter().filter(move |step| step.year == year)
    }

    /// What a year takes.
    #[must_use]
    pub fn state(&self, year: i32) -> YearState {
        match self.of(year).next_back().map(|it| &it.step) {
            None => YearState::Open,
            Some(Step::Closed(_)) => YearState::Closed,
            Some(Step::CorrectionsOnly | Step::Reopened { .. }) => YearState::CorrectionsOnly,
        }
    }

    /// The closings of a year, the first before the others.
    #[must_use]
    pub fn closings(&self, year: i32) -> Vec<&YearStep> {
        self.of(year).filter(|it| matches!(it.step, Step::Closed(_))).collect()
    }

    /// The number the next closing of a year bears.
    #[must_use]
    pub fn next_number(&self, year: i32) -> i64 {
        i64::try_from(self.closings(year).len()).unwrap_or(0) + 1
    }

    /// Closed years with the position of the closing that holds.
    #[must_use]
    pub fn closed(&self) -> BTreeMap<i32, Position> {
        let mut closed = BTreeMap::new();
        for it in &self.steps {
            match it.step {
                Step::Closed(_) => closed.insert(it.year, it.position),
                Step::CorrectionsOnly | Step::Reopened { .. } => closed.remove(&it.year),
            };
        }
        closed
    }

    /// Whether a step may follow today.
    ///
    /// # Errors
    /// [`Refusal::BeforeTheLedger`], [`Refusal::YearNotOver`], [`Refusal::YearIs`],
    /// [`Refusal::EarlierYearOpen`].
    pub fn check(&self, year: i32, step: &Step, today: Day) -> Result<(), Refusal> {
        if year < self.first {
            return Err(Refusal::BeforeTheLedger { year, first: self.first });
        }
        if year >= today.year() {
            return Err(Refusal::YearNotOver(year));
        }
        let state = self.state(year);
        let follows = match step {
            Step::CorrectionsOnly => state == YearState::Open,
            Step::Closed(_) => state == YearState::CorrectionsOnly,
            Step::Reopened { .. } => state == YearState::Closed,
        };
        if !follows {
            return Err(Refusal::YearIs { year, state });
        }
        match self.open_before(year).filter(|_| matches!(step, Step::Closed(_))) {
            Some(earlier) => Err(Refusal::EarlierYearOpen { year, earlier }),
            None => Ok(()),
        }
    }

    /// The earliest year before this one that is not closed.
    #[must_use]
    pub fn open_before(&self, year: i32) -> Option<i32> {
        (self.first..year).find(|earlier| self.state(*earlier) != YearState::Closed)
    }
}

/// A row a closing froze: what a month of its year holds of one operation in one territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenSum {
    /// The programme it counts in.
    pub programme: ProgrammeId,
    /// The stage.
    pub stage: Stage,
    /// The month it is booked in.
    pub month: Month,
    /// Dated by the year alone.
    pub year_only: bool,
    /// The operation.
    pub operation: OperationId,
    /// Its estate.
    pub estate: EstateId,
    /// Its landlord.
    pub landlord: LandlordId,
    /// INSEE code of the estate's main commune; empty where none is known.
    pub commune: String,
    /// The line of the breakdown by territory.
    pub territory: TerritoryLine,
    /// Dwellings, gross.
    pub dwellings: i64,
    /// Entries less reversals.
    pub entries: i64,
    /// Dwellings reported defective less those cured.
    pub defective: i64,
}

impl FrozenSum {
    fn line(&self) -> String {
        format!(
            "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
            self.programme,
            self.stage,
            self.month,
            u8::from(self.year_only),
            self.operation,
            self.estate,
            self.landlord,
            self.commune,
            self.territory.key(),
            self.dwellings,
            self.entries,
            self.defective
        )
    }
}

/// The hash of what a closing froze, its rows in order.
#[must_use]
pub fn frozen_hash(rows: &[FrozenSum]) -> Hash {
    let lines: Vec<String> = rows.iter().map(FrozenSum::line).collect();
    Hash::of(lines.join("\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(position: Position, year: i32, step: Step) -> YearStep {
        let recorded_at: Instant = "2026-01-20T09:00:00.000Z".parse().unwrap();
        YearStep {
            position,
            year,
            step,
            author: "lea".to_owned(),
            requested_by: None,
            unconfirmed: true,
            recorded_at,
            recorded_on: "2026-01-20".parse().unwrap(),
        }
    }

    fn reopened() -> Step {
        Step::Reopened { reason: ReopeningReason::Audit, note: "contrôle".to_owned() }
    }

    #[test]
    fn the_last_step_of_a_year_is_its_state() {
        let mut years = Calendar { first: 2024, steps: Vec::new() };
        assert_eq!(years.state(2024), YearState::Open);
        for (it, state) in [
            (Step::CorrectionsOnly, YearState::CorrectionsOnly),
            (Step::Closed(1), YearState::Closed),
            (reopened(), YearState::CorrectionsOnly),
            (Step::Closed(2), YearState::Closed),
        ] {
            let at = i64::try_from(years.steps.len()).unwrap() + 7;
            years.steps.push(step(at, 2024, it));
            assert_eq!(years.state(2024), state);
        }
        assert_eq!(years.closed(), BTreeMap::from([(2024, 10)]));
        assert_eq!((years.next_number(2024), years.next_number(2025)), (3, 1));
        assert_eq!((years.open_before(2025), years.open_before(2027)), (None, Some(2025)));
    }

    #[test]
    fn the_body_of_a_step_says_what_is_true_of_it_alone() {
        let close = step(7, 2025, Step::Closed(2)).body(Some(Hash::NONE));
        let zero = Hash::NONE;
        assert_eq!(
            close,
            format!(
                r#"{{"year":2025,"number":2,"requested_by":null,"unconfirmed":true,"sums":"{zero}"}}"#
            )
        );
        assert_eq!(
            step(7, 2025, reopened()).body(None),
            r#"{"year":2025,"reason":"audit","note":"contrôle","requested_by":null,"unconfirmed":true}"#
        );
    }

    #[test]
    fn the_hash_of_frozen_rows_is_that_of_the_documented_lines() {
        let row = FrozenSum {
            programme: 1,
            stage: Stage::Delivered,
            month: "2025-03".parse().unwrap(),
            year_only: false,
            operation: 4,
            estate: 9,
            landlord: 1,
            commune: "62498".to_owned(),
            territory: TerritoryLine::NoCommune,
            dwellings: 24,
            entries: 2,
            defective: 1,
        };
        let line = "1|delivered|2025-03|0|4|9|1|62498|nocom|24|2|1";
        assert_eq!(frozen_hash(std::slice::from_ref(&row)), Hash::of(line.as_bytes()));
        let two = format!("{line}\n{line}");
        assert_eq!(frozen_hash(&[row.clone(), row]), Hash::of(two.as_bytes()));
    }
}
