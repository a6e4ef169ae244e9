//! Entries of the ledger: read in the order they were recorded, recorded, corrected.

pub(in crate::web) mod correct;
pub(in crate::web) mod defects;
pub(in crate::web) mod list;
pub(in crate::web) mod one;
pub(in crate::web) mod record;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::calendar::Precision;
use crate::domain::entry::{Confirmation, CorrectionReason};
use crate::domain::stage::Stage;
use crate::store::ListedEntry;

/// An entry or a reversal, as the ledger holds it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Entry {
    /// Its position in the chain.
    position: i64,
    /// Code of its estate.
    estate: String,
    /// Name of its estate.
    estate_name: String,
    /// Code of its operation.
    operation: String,
    /// Code of its landlord.
    landlord: String,
    /// Name of its landlord.
    landlord_name: String,
    stage: Stage,
    /// The day it is counted on; of a month or a year, its last one.
    on: NaiveDate,
    /// How precisely the date is known.
    precision: Precision,
    /// The day it is booked on: of a closed year, the day of recording.
    booked: NaiveDate,
    /// Dwellings; below 0 for a reversal.
    dwellings: i64,
    /// The entry it undoes.
    reverses: Option<i64>,
    /// The entry it stands for instead.
    replaces: Option<i64>,
    /// The reversal that undid it.
    reversed_by: Option<i64>,
    /// Why an entry is undone.
    reason: Option<CorrectionReason>,
    note: Option<String>,
    /// The number of the procès-verbal, or of whatever proves it.
    reference: Option<String>,
    /// Questions its author confirmed, with the reason given.
    confirmed: Vec<Confirmation>,
    /// Number of the file it came with.
    batch: Option<i32>,
    recorded_at: DateTime<Utc>,
    /// Login of who recorded it.
    author: String,
    /// Its hash in the chain.
    hash: String,
}

impl From<ListedEntry> for Entry {
    fn from(listed: ListedEntry) -> Self {
        let it = listed.entry;
        Self {
            position: it.position,
            estate: listed.estate,
            estate_name: listed.estate_name,
            operation: listed.operation,
            landlord: listed.landlord_code,
            landlord_name: listed.landlord,
            stage: it.stage,
            on: it.when.on,
            precision: it.when.precision,
            booked: it.booked,
            dwellings: it.dwellings,
            reverses: it.reverses,
            replaces: it.replaces,
            reversed_by: it.reversed_by,
            reason: it.reason,
            note: it.note,
            reference: it.reference,
            confirmed: it.confirmed,
            batch: it.batch,
            recorded_at: it.recorded_at,
            author: it.author,
            hash: it.hash,
        }
    }
}
