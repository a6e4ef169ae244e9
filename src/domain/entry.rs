//! Entries of the ledger (DESIGN 2). What a new one is asked stands in [`super::question`].

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::calendar::{Day, Instant, When, WrittenDate};
use super::dwellings::Dwellings;
use super::ids::{OperationId, Position};
use super::stage::Stage;

/// What somebody wants to record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// On which operation.
    pub operation: OperationId,
    /// Which stage the dwellings reached.
    pub stage: Stage,
    /// When.
    pub when: When,
    /// How many.
    pub dwellings: Dwellings,
    /// A note for readers.
    pub note: Option<String>,
    /// The number of the procès-verbal, or of whatever proves it.
    pub reference: Option<String>,
}

/// An entry or a reversal as the ledger holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its position in the chain.
    pub position: Position,
    /// The operation.
    pub operation: OperationId,
    /// The stage.
    pub stage: Stage,
    /// When it happened.
    pub when: When,
    /// The day it is booked on (DESIGN 4).
    pub booked: Day,
    /// Dwellings; below 0 for a reversal.
    pub dwellings: i64,
    /// The entry it undoes.
    pub reverses: Option<Position>,
    /// The entry it stands for instead.
    pub replaces: Option<Position>,
    /// Why an entry is undone.
    pub reason: Option<CorrectionReason>,
    /// A note.
    pub note: Option<String>,
    /// The reference.
    pub reference: Option<String>,
    /// Questions its author confirmed, with the reason given.
    pub confirmed: Vec<Confirmation>,
    /// The file it came with.
    pub batch: Option<i32>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The login of who recorded it.
    pub author: String,
    /// The entry's hash in the chain, 64 hexadecimal digits.
    pub hash: String,
    /// The reversal that undid it.
    pub reversed_by: Option<Position>,
}

/// The body of an entry's event: fields of [`Entry`], their order being that of the canonical text.
#[derive(Serialize)]
pub struct Body<'a> {
    pub operation: OperationId,
    pub stage: Stage,
    pub on: Day,
    pub precision: super::calendar::Precision,
    pub booked: Day,
    pub dwellings: i64,
    pub reverses: Option<Position>,
    pub replaces: Option<Position>,
    pub reason: Option<CorrectionReason>,
    pub note: Option<&'a str>,
    pub reference: Option<&'a str>,
    pub confirmed: &'a [Confirmation],
    pub batch: Option<i32>,
}

impl Body<'_> {
    /// As the chain keeps it.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Entry {
    /// The body of its event, made from the row itself.
    #[must_use]
    pub fn body(&self) -> String {
        Body {
            operation: self.operation,
            stage: self.stage,
            on: self.when.on,
            precision: self.when.precision,
            booked: self.booked,
            dwellings: self.dwellings,
            reverses: self.reverses,
            replaces: self.replaces,
            reason: self.reason,
            note: self.note.as_deref(),
            reference: self.reference.as_deref(),
            confirmed: &self.confirmed,
            batch: self.batch,
        }
        .json()
    }

    /// Whether it counts: neither a reversal nor reversed.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.reverses.is_none() && self.reversed_by.is_none()
    }
}

/// Why an entry is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CorrectionReason {
    /// A typing error.
    TypingError,
    /// It was another estate.
    WrongEstate,
    /// It was another date.
    WrongDate,
    /// It was already recorded.
    Duplicate,
    /// Whoever gave the number corrected it.
    SourceCorrected,
    /// A total is broken down.
    Breakdown,
}

impl CorrectionReason {
    /// All reasons.
    pub const ALL: [Self; 6] = [
        Self::TypingError,
        Self::WrongEstate,
        Self::WrongDate,
        Self::Duplicate,
        Self::SourceCorrected,
        Self::Breakdown,
    ];

    /// The code in the database, in forms and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TypingError => "typing-error",
            Self::WrongEstate => "wrong-estate",
            Self::WrongDate => "wrong-date",
            Self::Duplicate => "duplicate",
            Self::SourceCorrected => "source-corrected",
            Self::Breakdown => "breakdown",
        }
    }
}

impl FromStr for CorrectionReason {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text).ok_or_else(|| text.to_owned())
    }
}

/// A question its author answered with a reason, kept with the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Confirmation {
    /// The code of the question.
    pub question: String,
    /// The reason given.
    pub reason: String,
}

/// An entry somebody asks to record, things named as they name them. What the names mean is
/// found in the writing transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Code or name of the estate; not needed where an operation is named.
    pub estate: Option<String>,
    /// Code of the operation.
    pub operation: Option<String>,
    /// Code or name of the landlord; not needed where the estate has one.
    pub landlord: Option<String>,
    /// The stage.
    pub stage: Stage,
    /// The date as written.
    pub date: WrittenDate,
    /// How many.
    pub dwellings: Dwellings,
    /// A note.
    pub note: Option<String>,
    /// The reference.
    pub reference: Option<String>,
    /// Questions answered beforehand.
    pub confirmed: Vec<Confirmation>,
}

/// A correction: the entry is reversed, with none, one or several right ones in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Why.
    pub reason: CorrectionReason,
    /// In words.
    pub note: Option<String>,
    /// The right entries.
    pub replacements: Vec<Recording>,
    /// The answer to a breakdown whose parts do not sum up.
    pub confirmed: Vec<Confirmation>,
}
