//! Proposals: a file brought, looked at, adopted, discarded, undone. The same store and the same
//! work beside requests as the pages have; what differs is the form of questions and answers.

pub(in crate::web) mod acts;
pub(in crate::web) mod bring;
mod effect;
pub(in crate::web) mod list;
pub(in crate::web) mod one;
pub(super) mod said;
pub(in crate::web) mod sent;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::number;
use crate::domain::proposal::{Kind, ProposalState};
use crate::store::Proposal;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::SignedIn;
use crate::web::proposals::list::of;

/// A file somebody brought.
#[derive(Serialize, ToSchema)]
pub(super) struct ProposalLine {
    /// Its number.
    id: i32,
    kind: Kind,
    /// The name of the file.
    file: String,
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    sha256: String,
    /// Login of who brought it.
    by: String,
    at: DateTime<Utc>,
    /// How often it was read otherwise, and once.
    #[schema(minimum = 1)]
    revision: i32,
    state: ProposalState,
    /// Login of who adopted, undid, withdrew or set it aside.
    decided_by: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    /// It was adopted without a second person.
    alone: bool,
    /// The number its entries bear in `GET /api/v1/entries?batch=`.
    batch: Option<i32>,
    /// The first position it recorded.
    first: Option<i64>,
    /// The last one.
    last: Option<i64>,
}

impl From<Proposal> for ProposalLine {
    fn from(it: Proposal) -> Self {
        let (decided_by, decided_at) = it.decided.unzip();
        let (first, last) = it.positions.unzip();
        Self {
            id: it.id,
            kind: it.kind,
            file: it.file,
            sha256: it.sha256.to_string(),
            by: it.login,
            at: it.at,
            revision: it.revision,
            state: it.state,
            decided_by,
            decided_at,
            alone: it.alone,
            batch: it.batch,
            first,
            last,
        }
    }
}

/// Work on a file that is not done yet.
#[derive(Serialize, ToSchema)]
pub(super) struct UnderWay {
    work: Work,
    /// Lines done.
    done: usize,
    /// Lines in all; 0 while the file is still being read.
    rows: usize,
}

/// What is under way.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Work {
    /// The file is read and checked.
    Checking,
    /// Its lines are recorded.
    Adopting,
}

impl UnderWay {
    fn new(work: Work, (done, rows): (usize, usize)) -> Self {
        Self { work, done, rows }
    }
}

/// Where an answer that was kept says its proposal is.
#[derive(Deserialize)]
struct Place {
    id: i32,
}

impl Place {
    /// The address of it.
    fn of(answer: &str) -> Done<String> {
        let at: Self =
            serde_json::from_str(answer).map_err(|error| Failure::Broken(error.to_string()))?;
        Ok(address(at.id))
    }
}

fn address(id: i32) -> String {
    format!("/api/v1/proposals/{id}")
}

/// The proposal of a number in an address, if one may see it.
async fn found(who: &SignedIn, id: &str) -> Done<Proposal> {
    let id = i32::try_from(number(id)?).map_err(|_| Failure::NotFound)?;
    let own = of(who);
    who.db().read(move |read| read.proposal(id, own)).await?.ok_or(Failure::NotFound)
}
