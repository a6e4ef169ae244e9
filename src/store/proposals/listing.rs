//! Proposals as they are listed: page by page, the newest first or in the order they came.

use diesel::prelude::*;

use super::{Proposal, ProposalState};
use crate::domain::event::Hash;
use crate::domain::proposal::Kind;
use crate::store::error::{Result, StoreError};
use crate::store::events::instant;
use crate::store::schema::{accounts, proposals};
use crate::store::{Read, parsed};

/// Which proposals are listed. Without `after` the newest come first.
#[derive(Debug, Clone, Default)]
pub struct ProposalFilter {
    /// Those this account brought.
    pub of: Option<i32>,
    /// The one of that number.
    pub id: Option<i32>,
    /// Those in a state.
    pub state: Option<ProposalState>,
    /// Those of a kind of file.
    pub kind: Option<Kind>,
    /// Those of these bytes.
    pub sha256: Option<Hash>,
    /// Those that came after one, in the order they came.
    pub after: Option<i32>,
    /// Those that came before one.
    pub before: Option<i32>,
    /// At most so many.
    pub limit: Option<i64>,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    kind: String,
    sha256: Vec<u8>,
    file: String,
    account: i32,
    login: String,
    brought_at: String,
    settings: String,
    revision: i32,
    state: String,
    decided_by: Option<String>,
    decided_at: Option<String>,
    alone: bool,
    batch: Option<i32>,
    first: Option<i64>,
    last: Option<i64>,
}

impl TryFrom<Row> for Proposal {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self> {
        let corrupt = |what: &str| StoreError::Corrupt(format!("proposal {}: {what}", row.id));
        let sha256 = row.sha256.try_into().map_err(|_| corrupt("sha256"))?;
        let settings = serde_json::from_str(&row.settings).map_err(|_| corrupt("settings"))?;
        let decided = match (row.decided_by, row.decided_at) {
            (Some(by), Some(at)) => Some((by, instant(&at)?)),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            kind: parsed(&row.kind)?,
            sha256: Hash(sha256),
            file: row.file,
            account: row.account,
            login: row.login,
            at: instant(&row.brought_at)?,
            settings,
            revision: row.revision,
            state: parsed(&row.state)?,
            decided,
            alone: row.alone,
            batch: row.batch,
            positions: row.first.zip(row.last),
        })
    }
}

impl Read<'_> {
    /// Proposals of a filter.
    pub fn proposals(&mut self, filter: &ProposalFilter) -> Result<Vec<Proposal>> {
        let mut query = proposals::table
            .inner_join(accounts::table.on(accounts::id.eq(proposals::account)))
            .select((
                proposals::id,
                proposals::kind,
                proposals::sha256,
                proposals::file,
                proposals::account,
                accounts::login,
                proposals::brought_at,
                proposals::settings,
                proposals::revision,
                proposals::state,
                proposals::decided_by,
                proposals::decided_at,
                proposals::alone,
                proposals::batch,
                proposals::first,
                proposals::last,
            ))
            .into_boxed();
        if let Some(account) = filter.of {
            query = query.filter(proposals::account.eq(account));
        }
        if let Some(id) = filter.id {
            query = query.filter(proposals::id.eq(id));
        }
        if let Some(state) = filter.state {
            query = query.filter(proposals::state.eq(state.as_str()));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(proposals::kind.eq(kind.as_str()));
        }
        if let Some(sha256) = filter.sha256 {
            query = query.filter(proposals::sha256.eq(sha256.0.to_vec()));
        }
        if let Some(before) = filter.before {
            query = query.filter(proposals::id.lt(before));
        }
        query = match filter.after {
            Some(after) => query.filter(proposals::id.gt(after)).order(proposals::id.asc()),
            None => query.order(proposals::id.desc()),
        };
        if let Some(limit) = filter.limit {
            query = query.limit(limit);
        }
        query.load::<Row>(self.conn)?.into_iter().map(TryInto::try_into).collect()
    }

    /// How many proposals wait: of one account, or of all.
    pub fn waiting_proposals(&mut self, of: Option<i32>) -> Result<i64> {
        let waiting = ProposalState::Waiting.as_str();
        let mut query = proposals::table.filter(proposals::state.eq(waiting)).into_boxed();
        if let Some(account) = of {
            query = query.filter(proposals::account.eq(account));
        }
        Ok(query.count().get_result(self.conn)?)
    }

    /// The proposal of that number, among those an account may see.
    pub fn proposal(&mut self, id: i32, of: Option<i32>) -> Result<Option<Proposal>> {
        let filter = ProposalFilter { of, id: Some(id), ..ProposalFilter::default() };
        Ok(self.proposals(&filter)?.into_iter().next())
    }
}
