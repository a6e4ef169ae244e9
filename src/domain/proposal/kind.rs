//! What a file that is proposed is, how it is read, and what its lines are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};
use utoipa::ToSchema;

use super::{
    DwellingLine, DwellingsEffect, EntriesEffect, EntryLine, EstateLine, EstatesEffect, PlanEffect,
    PlanLine, RplsLine,
};
use crate::domain::ids::Position;

/// What a file holds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, IntoStaticStr, Serialize, ToSchema,
)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "lowercase")]
#[schema(as = FileKind)]
pub enum Kind {
    /// Entries of the ledger.
    Entries,
    /// Estates.
    Estates,
    /// The draft of a plan.
    Plan,
    /// Dwellings.
    Dwellings,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Entries, Self::Estates, Self::Plan, Self::Dwellings];

    /// Its word, in the database and in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What became of a proposal.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, Serialize, Deserialize, ToSchema,
)]
#[strum(serialize_all = "lowercase")]
#[serde(rename_all = "lowercase")]
pub enum ProposalState {
    /// It waits for a manager.
    Waiting,
    /// It was taken in.
    Adopted,
    /// It was taken in and undone.
    Undone,
    /// Whoever brought it took it back.
    Withdrawn,
    /// A manager removed it.
    Rejected,
}

impl ProposalState {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Waiting, Self::Adopted, Self::Undone, Self::Withdrawn, Self::Rejected];

    /// Its word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// How a proposal is read and what was said about it. Part of the proposal, changed by forms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The sheet of a workbook; none for the first that is not hidden.
    pub sheet: Option<String>,
    /// What columns, from 0, are read as; an empty name reads one not at all.
    pub columns: BTreeMap<usize, String>,
    /// The programme of a plan.
    pub programme: Option<String>,
    /// Codes of the questions confirmed for the whole file.
    pub confirmed: BTreeSet<String>,
    /// Why they were, and why ticked lines are recorded.
    pub reason: String,
    /// Lines recorded although an entry says the same.
    pub ticked: BTreeSet<u64>,
    /// Names of estates of the file, and the code each stands for.
    pub names: BTreeMap<String, String>,
    /// Where a history that is taken over comes from.
    pub history: Option<String>,
}

/// The lines of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum FileLines {
    /// Of an entry file.
    Entries(Vec<EntryLine>),
    /// Of an estate file.
    Estates(Vec<EstateLine>),
    /// Of a plan file, for the programme of that code.
    Plan(String, Vec<PlanLine>),
    /// Of a dwelling file.
    Dwellings(Vec<DwellingLine>),
    /// Of a detail file of the national register, which is a file of dwellings.
    Rpls(Vec<RplsLine>),
}

/// The effect of a file of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum FileEffect {
    /// Of an entry file.
    Entries(EntriesEffect),
    /// Of an estate file.
    Estates(EstatesEffect),
    /// Of a plan file.
    Plan(PlanEffect),
    /// Of a dwelling file.
    Dwellings(DwellingsEffect),
}

impl FileEffect {
    /// Whether all that the file says is known already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Entries(effect) => effect.recorded == 0 && effect.corrected.is_empty(),
            Self::Estates(effect) => effect.added.is_empty() && effect.changed.is_empty(),
            Self::Plan(effect) => effect.unchanged,
            Self::Dwellings(effect) => {
                effect.registered() == 0 && effect.changed.is_empty() && effect.named.is_empty()
            }
        }
    }

    /// First and last position, where something was recorded.
    #[must_use]
    pub fn positions(&self) -> Option<(Position, Position)> {
        match self {
            Self::Entries(effect) => effect.positions,
            Self::Estates(effect) => effect.positions,
            Self::Plan(_) => None,
            Self::Dwellings(effect) => effect.positions,
        }
    }
}

/// The figures of a programme's board, before or after a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardFigures {
    /// The programme's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Delivered to date; none where nothing is known.
    pub actual: Option<i64>,
    /// Delivered after the last whole month.
    pub since: i64,
    /// Actual less planned, by the original plan.
    pub variance_original: Option<i64>,
    /// Actual less planned, by the plan in force.
    pub variance_current: Option<i64>,
}
