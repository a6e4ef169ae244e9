//! The planned-versus-actual cells that page, chart, table, sentence, export and API read.
//! One rollup, many readers, so they cannot disagree.

use serde::Serialize;
use utoipa::ToSchema;

use super::annotation::Annotation;
use super::calendar::{Day, Instant, Month};
use super::figure::Reference;
use super::ids::{EstateCode, EstateId, OperationCode, Position, ProgrammeCode};
use super::plan::Curve;
use super::programme::Programme;
use super::stage::Stage;
use super::territory::{Scope, TerritoryLine};

/// A point of knowledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Known {
    /// The Paris day asked for.
    #[schema(value_type = chrono::NaiveDate)]
    pub on: Day,
    /// The ledger's position.
    #[schema(value_type = i64)]
    pub position: Position,
    /// The first 16 hexadecimal digits of the hash at that position.
    pub head: String,
    /// When that position was recorded; none before the first.
    #[serde(skip)]
    pub at: Option<Instant>,
}

/// Periods of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// Calendar years.
    Year,
    /// Months.
    Month,
}

/// Whether an adopted plan stands behind the planned figures (DESIGN 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PlanStatus {
    /// A straight line nobody adopted.
    Indicative,
    /// A published version.
    Adopted,
}

/// What the ledger holds of one month, for one programme, stage and scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSum {
    /// The month.
    pub month: Month,
    /// Sum of the entries dated by a year alone, which `month` ends.
    pub year_only: bool,
    /// Dwellings, reversals subtracted.
    pub dwellings: i64,
    /// Live entries: those recorded less those reversed.
    pub entries: i64,
}

/// Defects reported less cured on one day, for one programme, stage and scope (DESIGN 2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefectSum {
    /// The day.
    pub on: Day,
    /// Dwellings that lost by it to net; below 0 where more were cured.
    pub dwellings: i64,
}

/// How many estates reported a month, of those expected to (DESIGN 2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reporting {
    /// The month.
    pub month: Month,
    /// Estates that reported, by an entry or by "nothing this month".
    pub reported: i64,
    /// Estates expected to.
    pub expected: i64,
}

/// Everything a progress table is made from. The store reads it in one read transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgressInput {
    /// The programme.
    pub programme: Programme,
    /// The stage counted.
    pub stage: Stage,
    /// Asked for net of defects: what `defects` holds is taken from the sums.
    pub net: bool,
    /// Published instead of true (DESIGN 4).
    pub published: bool,
    /// The part of it.
    pub scope: Scope,
    /// The point of knowledge.
    pub known: Known,
    /// The day totals are read at.
    pub to: Day,
    /// Month sums of all that is known, ascending by month.
    pub sums: Vec<MonthSum>,
    /// Of the month of `to`, what came after `to`; empty when `to` ends a month.
    pub tail: Vec<MonthSum>,
    /// Dwellings with defects, by the day these were noticed; few, ascending.
    pub defects: Vec<DefectSum>,
    /// Months with a statement "nothing this month" by at least one estate in scope.
    pub stated: Vec<Month>,
    /// Reporting per month, where it was asked for; empty otherwise.
    pub reporting: Vec<Reporting>,
    /// Whether the programme has an adopted plan, whatever the scope.
    pub plan_status: PlanStatus,
    /// Last day of the programme's original plan, or of the programme while none is published.
    pub last_day: Day,
    /// Last day of the programme's plan in force, likewise.
    pub last_day_current: Day,
    /// Plan version 1, or the indicative line; none where the scope has no plan.
    pub original: Option<Curve>,
    /// The version in force, or the indicative line.
    pub current: Option<Curve>,
    /// Whether any of it is invented (demonstration).
    pub fictional: bool,
    /// What managers noted on days of the programme, by day.
    pub annotations: Vec<Annotation>,
}

/// A programme's progress, planned against actual.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Progress {
    /// The programme.
    pub programme: ProgrammeCode,
    /// Its name.
    pub programme_name: String,
    /// Its first day.
    pub first_day: Day,
    /// Its last day: the last day of the original plan where one is published.
    pub last_day: Day,
    /// Its last day by the plan in force.
    pub last_day_current: Day,
    /// The stage counted.
    pub stage: Stage,
    /// Net of defects, else gross.
    pub net: bool,
    /// Published instead of true (DESIGN 4).
    pub published: bool,
    /// The part of it.
    pub scope: Scope,
    /// The point of knowledge.
    pub known: Known,
    /// The day totals are read at.
    pub to: Day,
    /// Whether a plan is adopted.
    pub plan_status: PlanStatus,
    /// Target of the original plan, of the scope's lines in it for a part of the programme.
    pub target_original: Option<i64>,
    /// Target of the plan in force.
    pub target_current: Option<i64>,
    /// The original plan's curve.
    #[serde(skip)]
    pub original: Option<Curve>,
    /// The curve of the plan in force.
    #[serde(skip)]
    pub current: Option<Curve>,
    /// The grain of the periods.
    pub by: Grain,
    /// The periods, from the first day to the latest of both last days and `to`.
    pub periods: Vec<Period>,
    /// The totals at `to`.
    pub total: Total,
    /// Entries dated by a year alone.
    pub year_only: Vec<YearOnly>,
    /// Who reported the month of `to`, where that was asked for and anybody was expected to.
    #[serde(skip)]
    pub reporting: Option<Reporting>,
    /// Whether any of it is invented.
    pub fictional: bool,
    /// What managers noted on days of it, in the order pictures number them.
    pub annotations: Vec<Annotation>,
}

impl Period {
    /// Whether something is known of it, but not from all who were expected to report
    /// (DESIGN 2.10); never where reporting was not asked for.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        !self.missing && self.reported.zip(self.expected).is_some_and(|(did, all)| did < all)
    }
}

/// One row of a progress table. Counts are dwellings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Period {
    /// `2025` or `2025-03`.
    pub period: String,
    /// First day, inside the programme.
    #[schema(value_type = chrono::NaiveDate)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = chrono::NaiveDate)]
    pub to: Day,
    /// Dwellings of the period; none where it has not begun or is missing. By month, entries
    /// dated by a year alone are not in it.
    pub actual: Option<i64>,
    /// Whether it is over or running but has neither an entry nor a statement.
    #[serde(skip)]
    pub missing: bool,
    /// Whether it ends after `to` but has begun.
    #[serde(skip)]
    pub running: bool,
    /// Estates that reported; by year, the sum of its months.
    pub reported: Option<i64>,
    /// Estates expected to report.
    pub expected: Option<i64>,
    /// Planned by the original plan.
    pub planned_original: Option<i64>,
    /// Planned by the plan in force.
    pub planned_current: Option<i64>,
    /// Actual up to its end, skipping what is missing; none where it has not begun.
    pub cumulative_actual: Option<i64>,
    /// Planned up to its end by the original plan.
    pub cumulative_planned_original: Option<i64>,
    /// Planned up to its end by the plan in force.
    pub cumulative_planned_current: Option<i64>,
    /// Actual less planned; none for a missing period and for one ending after `to`.
    pub variance_original: Option<i64>,
    /// Likewise against the plan in force.
    pub variance_current: Option<i64>,
    /// The actual net of defects noticed in the period, whatever was asked for.
    pub net: Option<i64>,
    /// The reference of the actual.
    pub figure: String,
}

/// The totals at `to`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Total {
    /// Dwellings up to `to`; none where nothing is known.
    pub actual: Option<i64>,
    /// Dwellings after `to`.
    pub since: i64,
    /// Planned at `to` by the original plan.
    pub planned_original: Option<i64>,
    /// Planned at `to` by the plan in force.
    pub planned_current: Option<i64>,
    /// Actual less planned, by the original plan; like all that follows down to the paces,
    /// none while a whole year before `to` is missing.
    pub variance_original: Option<i64>,
    /// Actual less planned, by the plan in force.
    pub variance_current: Option<i64>,
    /// Target of the original plan less actual.
    pub remaining_original: Option<i64>,
    /// Target of the plan in force less actual.
    pub remaining_current: Option<i64>,
    /// Actual in percent of the original target, one decimal, truncated.
    pub progress_percent: Option<f64>,
    /// Dwellings per month needed to reach the original target by its last day.
    pub required_per_month_original: Option<i64>,
    /// Likewise for the plan in force.
    pub required_per_month_current: Option<i64>,
    /// Dwellings of the 12 whole months ending at `to`.
    pub delivered_12_months: Option<i64>,
    /// Dwellings of `actual`, read gross, whose defects are not cured at `to`.
    pub defective: i64,
    /// Years before or at `to` for which nothing is known.
    #[serde(skip)]
    pub missing_years: Vec<i32>,
    /// Years for which something is known, up to `to`.
    #[serde(skip)]
    pub known_years: Vec<i32>,
    /// The reference of `actual`.
    pub figure: String,
}

/// Entries of a year that bear no more precise date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct YearOnly {
    /// The year.
    pub year: i32,
    /// Their dwellings.
    pub actual: i64,
}

/// A row of a breakdown by territory, read at `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TerritoryRow {
    /// Which line it is.
    #[serde(skip)]
    pub line: TerritoryLine,
    /// The EPCI's name; empty for the lines that have none.
    pub name: String,
    /// Number of estates followed.
    pub estates: i64,
    /// Dwellings at `to`, gross or net as asked.
    pub actual: i64,
    /// Dwellings whose defects are not cured at `to`.
    pub defective: i64,
    /// Planned at `to` by the plan in force; none without plan lines.
    pub planned: Option<i64>,
}

/// A row of the list of estates, read at `to`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct EstateRow {
    /// Its number.
    #[serde(skip)]
    pub id: EstateId,
    /// Its code.
    #[schema(value_type = String)]
    pub code: EstateCode,
    /// Its name.
    pub name: String,
    /// Its main commune's INSEE code, where known.
    pub insee: Option<String>,
    /// Its main commune's name.
    pub commune: Option<String>,
    /// Its EPCI's SIREN number at `to`.
    pub epci: Option<String>,
    /// Its EPCI's name.
    pub epci_name: Option<String>,
    /// Number of dwellings, where known.
    pub dwellings: Option<i64>,
    /// Dwellings that reached the stage, at `to`, gross or net as asked.
    pub actual: i64,
    /// Dwellings whose defects are not cured at `to`.
    pub defective: i64,
    /// Planned at `to` by the plan in force; none without lines.
    pub planned: Option<i64>,
    /// Planned in all by the plan in force.
    pub target: Option<i64>,
    /// Day of the last live entry.
    #[schema(value_type = Option<chrono::NaiveDate>)]
    pub last_on: Option<Day>,
    /// Expected to report the last whole month before `to`'s end and has not.
    pub silent: bool,
    /// Whether its landlord or count is invented.
    pub fictional: bool,
    /// Whether the reader's scope holds it only in part: then it is compared with nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_part: bool,
}

impl EstateRow {
    /// Actual less planned.
    #[must_use]
    pub fn variance(&self) -> Option<i64> {
        self.planned.map(|planned| self.actual - planned)
    }

    /// Planned in all less actual; against the estate's size where it has no plan.
    #[must_use]
    pub fn remaining(&self) -> Option<i64> {
        let of = self.target.or(self.dwellings).filter(|_| !self.in_part);
        of.map(|target| target - self.actual)
    }
}

/// A row of the list of operations, read at `to`: dwellings per stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperationRow {
    /// Its code.
    pub code: OperationCode,
    /// Its name.
    pub name: String,
    /// Its estate.
    pub estate: EstateCode,
    /// The estate's name.
    pub estate_name: String,
    /// Its landlord's name.
    pub landlord: String,
    /// The kind of works.
    pub kind: super::operation::Kind,
    /// Planned dwellings.
    pub planned: Option<i64>,
    /// Made by Corons for entries that name no operation.
    pub unspecified: bool,
    /// Dwellings financed.
    pub financed: i64,
    /// Dwellings ordered.
    pub ordered: i64,
    /// Dwellings started.
    pub started: i64,
    /// Dwellings delivered, gross.
    pub delivered: i64,
    /// Dwellings delivered whose defects are not cured.
    pub defective: i64,
    /// Day of the last live entry.
    pub last_on: Option<Day>,
    /// Figures of the first programme that counts all of it, by stage; none where none does.
    #[serde(skip)]
    pub figures: [Option<Reference>; 4],
}

impl OperationRow {
    /// Dwellings that reached each stage.
    #[must_use]
    pub fn counts(&self) -> [i64; 4] {
        [self.financed, self.ordered, self.started, self.delivered]
    }
}
