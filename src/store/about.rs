//! What this database is about.

use diesel::prelude::*;

use super::error::Result;
use super::schema::about;
use super::{Read, Tx};

/// Set while the data are fictional.
const FICTIONAL: &str = "fictional";

impl Read<'_> {
    /// Whether the data are fictional: every page and picture says so.
    pub fn is_fictional(&mut self) -> Result<bool> {
        let found: Option<String> =
            about::table.find(FICTIONAL).select(about::value).first(self.conn).optional()?;
        Ok(found.is_some())
    }

    /// Bytes of the database.
    pub fn database_bytes(&mut self) -> Result<i64> {
        let pages = |name| diesel::dsl::sql::<diesel::sql_types::BigInt>(name);
        let size =
            pages("(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)");
        Ok(diesel::select(size).get_result(self.conn)?)
    }
}

impl Tx<'_> {
    /// Marks the data as fictional, for ever.
    pub fn mark_fictional(&mut self) -> Result<()> {
        diesel::insert_or_ignore_into(about::table)
            .values((about::key.eq(FICTIONAL), about::value.eq("1")))
            .execute(self.conn)?;
        Ok(())
    }
}
