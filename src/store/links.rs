//! One-time links: the first accounts of a new database, and choosing a password. Kept as the
//! SHA-256 of their token only.

use diesel::dsl::max;
use diesel::prelude::*;

use super::accounts::Account;
use super::error::Result;
use super::events::instant;
use super::schema::one_time_links as links;
use super::{Read, Tx};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::refusal::Refusal;

/// What a one-time link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneTimeLink {
    /// Makes the first administrator and the first manager.
    Setup,
    /// Chooses the password of an account.
    Invitation(Account),
}

impl Read<'_> {
    /// What a one-time link is for, unless it was used or has expired.
    pub fn one_time_link(&mut self, token: &Hash) -> Result<Option<OneTimeLink>> {
        let now = written(self.now);
        let found: Option<Option<i32>> = links::table
            .filter(links::token.eq(token.0.as_slice()))
            .filter(links::used_at.is_null().and(links::expires_at.gt(now)))
            .select(links::account)
            .first(self.conn)
            .optional()?;
        match found {
            None => Ok(None),
            Some(None) => Ok(self.needs_setup()?.then_some(OneTimeLink::Setup)),
            Some(Some(id)) => {
                let account = self.account(id)?.filter(|account| !account.disabled);
                Ok(account.map(OneTimeLink::Invitation))
            }
        }
    }

    /// Until when an open link chooses the password of an account.
    pub(super) fn invited_until(&mut self, account: i32) -> Result<Option<Instant>> {
        let now = written(self.now);
        let until: Option<String> = links::table
            .filter(links::account.eq(account))
            .filter(links::used_at.is_null().and(links::expires_at.gt(now)))
            .select(max(links::expires_at))
            .first(self.conn)?;
        until.map(|until| instant(&until)).transpose()
    }
}

impl Tx<'_> {
    /// Keeps a one-time link; without an account it is the one that sets up the first two. Links
    /// made before for the same open no longer.
    pub fn add_link(&mut self, token: &Hash, account: Option<i32>, expires: Instant) -> Result<()> {
        self.require_admin()?;
        let purpose = if account.is_some() { "invitation" } else { "setup" };
        match account {
            Some(id) => self.end_links(id)?,
            None => {
                diesel::delete(links::table.filter(links::purpose.eq("setup")))
                    .execute(self.conn)?;
            }
        }
        diesel::insert_into(links::table)
            .values((
                links::token.eq(token.0.as_slice()),
                links::purpose.eq(purpose),
                links::account.eq(account),
                links::expires_at.eq(written(expires)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Uses a one-time link up.
    ///
    /// # Errors
    /// [`Refusal::DeadLink`] when it is unknown, used or expired.
    pub fn use_link(&mut self, token: &Hash) -> Result<OneTimeLink> {
        let link = self.one_time_link(token)?.ok_or(Refusal::DeadLink)?;
        let now = written(self.now);
        diesel::update(links::table.filter(links::token.eq(token.0.as_slice())))
            .set(links::used_at.eq(now))
            .execute(self.conn)?;
        Ok(link)
    }

    /// Ends the open links of an account.
    pub(super) fn end_links(&mut self, account: i32) -> Result<()> {
        let open = links::account.eq(account).and(links::used_at.is_null());
        diesel::delete(links::table.filter(open)).execute(self.conn)?;
        Ok(())
    }
}
