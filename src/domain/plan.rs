//! Plans: numbered versions per programme (DESIGN 3).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::ids::{EstateId, Position, ProgrammeId};

/// Whole numbers of dwellings for calendar years.
pub type Years = BTreeMap<i32, i64>;

/// A published version of a programme's plan. It never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// The programme it is for.
    pub programme: ProgrammeId,
    /// 1 is the *plan d'origine*.
    pub version: i32,
    /// The day a board adopted it.
    pub adopted_on: Day,
    /// The reference of that decision.
    pub decision: String,
    /// Why.
    pub reason: String,
    /// Published without a second person ("sans double validation").
    pub unconfirmed: bool,
    /// Its own target.
    pub target: i64,
    /// The programme's first day when it was published.
    pub first_day: Day,
    /// Its own last day.
    pub last_day: Day,
    /// Dwellings of each year, which sum to the target.
    pub years: Years,
    /// Dwellings of each estate and year, where it says so.
    pub estates: BTreeMap<EstateId, Years>,
}

/// Who published a version, when, and where that stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// The version.
    pub plan: PlanVersion,
    /// Its event.
    pub position: Position,
    /// The Paris day it was recorded.
    pub recorded_on: Day,
    /// The login of who published it.
    pub author: String,
}

/// The plan of a scope: one line per estate, or a single line for the whole programme. Each
/// line is prorated and rounded by itself, so that rows of a table sum to their heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Curve {
    /// 0 for the indicative line, else the version.
    pub version: i32,
    /// The day it was adopted; none for the indicative line.
    pub adopted_on: Option<Day>,
    /// First day of the programme.
    pub first_day: Day,
    /// Last day of this plan.
    pub last_day: Day,
    /// The lines.
    pub lines: Vec<Years>,
}
