//! Proposals: files people bring, kept until a manager adopts them, and what became of them
//! (DESIGN 8 and 9).

mod adopting;
mod board;
mod listing;
mod undoing;

use diesel::prelude::*;
use serde_json::json;

pub use self::adopting::{AdoptedAnswer, Adopting, Rehearsal};
pub use self::listing::ProposalFilter;
pub use self::undoing::Standing;
use super::error::{Result, StoreError};
use super::schema::{proposal_files, proposals};
use super::{Read, Tx, as_json};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Position;
pub use crate::domain::proposal::ProposalState;
use crate::domain::proposal::{Kind, Settings};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;

/// A file somebody brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number.
    pub id: i32,
    /// What it holds.
    pub kind: Kind,
    /// The SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its name.
    pub file: String,
    /// The account that brought it.
    pub account: i32,
    /// Its login.
    pub login: String,
    /// When.
    pub at: Instant,
    /// How it is read.
    pub settings: Settings,
    /// How often that changed, and once.
    pub revision: i32,
    /// What became of it.
    pub state: ProposalState,
    /// Who decided, and when.
    pub decided: Option<(String, Instant)>,
    /// It was adopted without a second person.
    pub alone: bool,
    /// The batch it became.
    pub batch: Option<i32>,
    /// First and last position of it.
    pub positions: Option<(Position, Position)>,
}

impl Read<'_> {
    /// The bytes of a proposal; none once it is removed.
    pub fn proposal_bytes(&mut self, id: i32) -> Result<Option<Vec<u8>>> {
        Ok(proposal_files::table
            .find(id)
            .select(proposal_files::bytes)
            .first(self.conn)
            .optional()?)
    }
}

impl Tx<'_> {
    /// Keeps a file somebody brings. The same bytes that wait already, brought by the same
    /// person as the same kind, are the proposal that waits.
    pub fn bring_proposal(
        &mut self,
        kind: Kind,
        file: &str,
        bytes: &[u8],
        settings: &Settings,
    ) -> Result<i32> {
        self.require(Role::may_record)?;
        let account = self.account.ok_or(StoreError::Forbidden)?;
        let sha256 = Hash::of(bytes);
        let waiting = self.proposals(&ProposalFilter {
            of: Some(account),
            state: Some(ProposalState::Waiting),
            kind: Some(kind),
            sha256: Some(sha256),
            ..ProposalFilter::default()
        })?;
        if let Some(held) = waiting.first() {
            return Ok(held.id);
        }
        let at = written(self.now);
        let id = diesel::insert_into(proposals::table)
            .values((
                proposals::kind.eq(kind.as_str()),
                proposals::sha256.eq(sha256.0.as_slice()),
                proposals::file.eq(file),
                proposals::account.eq(account),
                proposals::brought_at.eq(at),
                proposals::settings.eq(as_json(settings)?),
                proposals::revision.eq(1),
                proposals::state.eq(ProposalState::Waiting.as_str()),
            ))
            .returning(proposals::id)
            .get_result(self.conn)?;
        diesel::insert_into(proposal_files::table)
            .values((proposal_files::proposal.eq(id), proposal_files::bytes.eq(bytes)))
            .execute(self.conn)?;
        let detail = json!({
            "kind": kind.as_str(), "file": file, "sha256": sha256.to_string(), "number": id,
        });
        self.note("file-proposed", None, &detail)?;
        Ok(id)
    }

    /// A proposal that waits, as its author may see it and at the revision they saw.
    fn waiting(&mut self, id: i32, revision: i32) -> Result<Proposal> {
        let account = self.account.ok_or(StoreError::Forbidden)?;
        let of = (!self.role().may_manage()).then_some(account);
        let held = self.proposal(id, of)?.ok_or(StoreError::NotFound)?;
        if held.state != ProposalState::Waiting {
            return Err(Refusal::ProposalDecided.into());
        }
        if held.revision != revision {
            return Err(Refusal::ProposalChanged.into());
        }
        Ok(held)
    }

    /// Reads a proposal otherwise, or confirms its questions.
    ///
    /// # Errors
    /// [`Refusal::ProposalDecided`], [`Refusal::ProposalChanged`].
    pub fn change_proposal(
        &mut self,
        id: i32,
        revision: i32,
        kind: Kind,
        settings: &Settings,
    ) -> Result<()> {
        self.require(Role::may_record)?;
        let held = self.waiting(id, revision)?;
        if held.kind == kind && held.settings == *settings {
            return Ok(());
        }
        diesel::update(proposals::table.find(id))
            .set((
                proposals::kind.eq(kind.as_str()),
                proposals::settings.eq(as_json(settings)?),
                proposals::revision.eq(revision + 1),
            ))
            .execute(self.conn)?;
        let detail = json!({ "number": id, "file": held.file, "kind": kind.as_str() });
        self.note("file-proposal-changed", None, &detail)
    }

    /// Takes a proposal away: withdrawn by who brought it, rejected by another. Its line stays,
    /// its bytes go.
    ///
    /// # Errors
    /// [`Refusal::ProposalDecided`], [`Refusal::ProposalChanged`].
    pub fn remove_proposal(&mut self, id: i32, revision: i32) -> Result<()> {
        self.require(Role::may_record)?;
        let held = self.waiting(id, revision)?;
        let own = self.account == Some(held.account);
        let (state, action) = if own {
            (ProposalState::Withdrawn, "file-proposal-withdrawn")
        } else {
            (ProposalState::Rejected, "file-proposal-rejected")
        };
        diesel::delete(proposal_files::table.find(id)).execute(self.conn)?;
        self.decide(id, state)?;
        let detail = json!({ "number": id, "file": held.file, "by": held.login });
        self.note(action, None, &detail)
    }

    fn decide(&mut self, id: i32, state: ProposalState) -> Result<()> {
        let (by, at) = (self.login.clone(), written(self.now));
        diesel::update(proposals::table.find(id))
            .set((
                proposals::state.eq(state.as_str()),
                proposals::decided_by.eq(by),
                proposals::decided_at.eq(at),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
