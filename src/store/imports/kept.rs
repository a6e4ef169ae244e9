//! Files that were taken in, as those who look at what came of them read it.

use diesel::prelude::*;

use crate::store::Read;
use crate::store::error::Result;
use crate::store::schema::{batches, proposals};

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct KeptBatch {
    /// Its name.
    pub file: String,
    /// Where the history comes from that it takes over, if it does.
    pub history: Option<String>,
    /// It was undone since.
    pub undone: bool,
    /// The proposal it came as; none from the command line.
    pub proposal: Option<i32>,
}

impl Read<'_> {
    /// The batch of that number.
    pub fn batch(&mut self, id: i32) -> Result<Option<KeptBatch>> {
        Ok(batches::table
            .find(id)
            .left_join(proposals::table.on(proposals::batch.eq(batches::id.nullable())))
            .select((
                batches::file,
                batches::history,
                batches::undone_at.is_not_null(),
                proposals::id.nullable(),
            ))
            .first(self.conn)
            .optional()?)
    }
}
