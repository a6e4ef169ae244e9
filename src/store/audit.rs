//! Every act, in the transaction of its effect.

use diesel::prelude::*;

use super::Tx;
use super::error::Result;
use super::schema::audit;
use crate::domain::event::written;
use crate::domain::ids::Position;

impl Tx<'_> {
    /// Writes an audit line: what was done, the event it made, and what the sentence names.
    pub(super) fn note(
        &mut self,
        action: &str,
        position: Option<Position>,
        detail: &serde_json::Value,
    ) -> Result<()> {
        let at = written(self.now);
        let author = self.login.clone();
        diesel::insert_into(audit::table)
            .values((
                audit::at.eq(at),
                audit::author.eq(author),
                audit::action.eq(action),
                audit::position.eq(position),
                audit::detail.eq(detail.to_string()),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
