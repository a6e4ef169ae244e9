//! The effect of an import, before adoption and after it.

use std::collections::{BTreeMap, BTreeSet};

use super::wrong::{Column, WrongLine};
use crate::domain::calendar::Day;
use crate::domain::event::Hash;
use crate::domain::ids::{EstateCode, Position};
use crate::domain::stage::Stage;

/// A file that is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// Its name, without its folder.
    pub name: String,
    /// The SHA-256 of its bytes: the same bytes twice change nothing.
    pub sha256: Hash,
}

/// How a file is taken in.
#[derive(Default)]
pub struct ImportOptions<'a> {
    /// Codes of the questions confirmed for the whole file.
    pub confirm: Vec<String>,
    /// The reason kept with each confirmation.
    pub reason: String,
    /// Lines recorded although an entry says the same, for that reason.
    pub ticked: BTreeSet<u64>,
    /// Where a history that is taken over comes from; none for a file of every month.
    pub history: Option<String>,
    /// Shows the effect and changes nothing.
    pub dry_run: bool,
    /// Told now and then how many lines are checked.
    pub progress: Option<&'a dyn Fn(usize)>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Import<E> {
    /// Taken in: its effect.
    Done(E),
    /// Nothing was changed: its effect if it were taken in.
    Rehearsed(E),
    /// These very bytes were taken in before; nothing was changed.
    Again(TakenBefore),
    /// Refused; nothing was changed. All that is wrong.
    Wrong(Vec<WrongLine>),
}

/// When the same bytes were taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBefore {
    /// The Paris day.
    pub on: Day,
    /// The login of who did.
    pub by: String,
    /// The name the file bore.
    pub file: String,
}

/// The effect of an entry file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntriesEffect {
    /// Lines of the file.
    pub rows: usize,
    /// New entries, those that stand for a corrected one not counted.
    pub recorded: usize,
    /// Lines whose reference bears another value: the entry is reversed and recorded anew.
    pub corrected: Vec<LineCorrected>,
    /// Lines that say what the ledger says already.
    pub known: Vec<LineKnown>,
    /// Questions confirmed, by code: how many lines raised them.
    pub confirmed: BTreeMap<String, usize>,
    /// Codes of the operations made for entries that name none (DESIGN 2.11).
    pub operations: Vec<String>,
    /// What changes, by estate, stage and year.
    pub sums: Vec<EffectSum>,
    /// First and last position, where something was recorded.
    pub positions: Option<(Position, Position)>,
}

/// A line that corrects an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineCorrected {
    /// The line.
    pub line: u64,
    /// The entry reversed.
    pub entry: Position,
    /// What it said, in dwellings.
    pub was: i64,
    /// What the line says.
    pub is: i64,
}

/// A line that is recorded already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineKnown {
    /// The line.
    pub line: u64,
    /// The entry.
    pub entry: Position,
    /// Known by its reference; else by what it says.
    pub by_reference: bool,
}

/// What changes for an estate, stage and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectSum {
    /// The estate's code.
    pub estate: EstateCode,
    /// Its name.
    pub name: String,
    /// The stage.
    pub stage: Stage,
    /// The year.
    pub year: i32,
    /// Live entries more, less those reversed.
    pub entries: i64,
    /// Dwellings more, less those reversed.
    pub dwellings: i64,
}

/// The effect of an estate file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EstatesEffect {
    /// Lines of the file.
    pub rows: usize,
    /// New estates.
    pub added: Vec<EstateChange>,
    /// Estates that change.
    pub changed: Vec<EstateChange>,
    /// Estates that stay as they are.
    pub unchanged: usize,
    /// Names of the landlords made.
    pub landlords: Vec<String>,
    /// First and last position, where something was recorded.
    pub positions: Option<(Position, Position)>,
}

/// A new or changed estate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstateChange {
    /// The line.
    pub line: u64,
    /// Its code.
    pub code: EstateCode,
    /// Its name.
    pub name: String,
    /// The columns that change it.
    pub columns: Vec<Column>,
}

/// The effect of a plan file on the draft of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanEffect {
    /// Lines of the file.
    pub rows: usize,
    /// The draft's target before, if there was one.
    pub target_before: Option<i64>,
    /// Its target: the sum of the programme's lines.
    pub target: i64,
    /// Each year of the draft.
    pub years: Vec<PlanYear>,
    /// Whether the draft says all of it already.
    pub unchanged: bool,
}

/// A year of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanYear {
    /// The year.
    pub year: i32,
    /// The programme's number before, if there was one.
    pub before: Option<i64>,
    /// The programme's number; none where the draft lacks it.
    pub dwellings: Option<i64>,
    /// The sum of the estates' numbers.
    pub estates: i64,
}
