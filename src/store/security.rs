//! What concerns accounts and doors: told like every act in its transaction, kept twelve months in a
//! table of its own (DESIGN 9).

use std::net::IpAddr;

use chrono::Months;
use diesel::prelude::*;

use super::Tx;
use super::error::Result;
use super::schema::security;
use crate::domain::event::written;

/// How long a line is kept, in months; a trigger keeps younger ones.
const KEPT_MONTHS: u32 = 12;

impl Tx<'_> {
    /// Writes a line in the name of this transaction's author: what was done, from where, and
    /// what the sentence names.
    pub(super) fn note_security(
        &mut self,
        action: &str,
        address: Option<IpAddr>,
        detail: &serde_json::Value,
    ) -> Result<()> {
        let author = self.login.clone();
        self.note_security_of(&author, action, address, detail)
    }

    /// Writes a line about somebody who is not the author: a refused sign-in names what was typed.
    pub(super) fn note_security_of(
        &mut self,
        author: &str,
        action: &str,
        address: Option<IpAddr>,
        detail: &serde_json::Value,
    ) -> Result<()> {
        let now = self.now;
        diesel::insert_into(security::table)
            .values((
                security::at.eq(written(now)),
                security::author.eq(author),
                security::action.eq(action),
                security::address.eq(address.map(|address| address.to_string())),
                security::detail.eq(detail.to_string()),
            ))
            .execute(self.conn)?;
        // After it: the trigger counts the months back from the latest line.
        if let Some(oldest) = now.checked_sub_months(Months::new(KEPT_MONTHS)) {
            diesel::delete(security::table.filter(security::at.lt(written(oldest))))
                .execute(self.conn)?;
        }
        Ok(())
    }
}
