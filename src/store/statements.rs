//! "Nothing this month": missing is not zero (DESIGN 2.10).

use diesel::prelude::*;
use serde_json::json;

use super::appending::Recorded;
use super::error::{Result, StoreError};
use super::schema::{entries, operations, statements};
use super::{Read, Tx, parsed};
use crate::domain::calendar::{Month, Precision};
use crate::domain::event::{EventKind, Statement};
use crate::domain::ids::{EstateId, Position};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::stage::Stage;
use crate::domain::year::YearState;

impl Read<'_> {
    /// Months from one to another for which some estate stated that nothing happened, with the
    /// estate.
    pub fn stated_months(
        &mut self,
        stage: Stage,
        from: Month,
        to: Month,
    ) -> Result<Vec<(Month, EstateId)>> {
        statements::table
            .filter(statements::stage.eq(stage.as_str()))
            .filter(statements::month.between(from.to_string(), to.to_string()))
            .order((statements::month, statements::estate))
            .select((statements::month, statements::estate))
            .load::<(String, i32)>(self.conn)?
            .into_iter()
            .map(|(month, estate)| Ok((parsed(&month)?, estate)))
            .collect()
    }

    /// Whether a statement stands at a position, of an estate that may be seen.
    pub(super) fn has_statement(&mut self, position: Position) -> Result<bool> {
        let estate: Option<EstateId> = statements::table
            .find(position)
            .select(statements::estate)
            .first(self.conn)
            .optional()?;
        Ok(estate.is_some_and(|estate| self.sees_estate(estate)))
    }

    /// Months for which one of some estates stated that nothing happened.
    pub(super) fn months_stated_by(
        &mut self,
        stage: Stage,
        estates: &[EstateId],
    ) -> Result<Vec<Month>> {
        let months: Vec<String> = statements::table
            .filter(statements::stage.eq(stage.as_str()))
            .filter(statements::estate.eq_any(estates))
            .select(statements::month)
            .distinct()
            .order(statements::month)
            .load(self.conn)?;
        months.iter().map(|month| parsed(month)).collect()
    }
}

impl Tx<'_> {
    /// States that nothing reached a stage on an estate in a month.
    pub fn state_nothing(&mut self, code: &str, stage: Stage, month: Month) -> Result<Recorded> {
        self.require(Role::may_record)?;
        let estate = self.estate(code)?.ok_or(StoreError::NotFound)?;
        if estate.is_bucket() {
            return Err(Refusal::Bucket.into());
        }
        if month.last_day() >= self.today() {
            return Err(Refusal::MonthNotOver(month).into());
        }
        if self.years_kept()?.state(month.year()) == YearState::Closed || !self.role().may_manage()
        {
            self.require_open(month.year())?;
        }
        let stated: i64 = statements::table
            .filter(statements::estate.eq(estate.id).and(statements::stage.eq(stage.as_str())))
            .filter(statements::month.eq(month.to_string()))
            .count()
            .get_result(self.conn)?;
        if stated > 0 {
            return Err(Refusal::AlreadyStated(month).into());
        }
        let live: Option<i64> = entries::table
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .filter(operations::estate.eq(estate.id).and(entries::stage.eq(stage.as_str())))
            .filter(entries::on_day.between(month.first_day(), month.last_day()))
            .filter(entries::precision.ne(Precision::Year.as_str()))
            .select(diesel::dsl::sql::<diesel::sql_types::Nullable<diesel::sql_types::BigInt>>(
                "sum(entries.dwellings)",
            ))
            .first(self.conn)?;
        if live.unwrap_or(0) > 0 {
            return Err(Refusal::HasEntries(month).into());
        }
        let statement = Statement { estate: estate.id, stage, month };
        let (position, hash) =
            self.append(EventKind::Statement, Some(estate.id), &statement.body())?;
        diesel::insert_into(statements::table)
            .values((
                statements::position.eq(position),
                statements::estate.eq(estate.id),
                statements::stage.eq(stage.as_str()),
                statements::month.eq(month.to_string()),
            ))
            .execute(self.conn)?;
        let detail = json!({ "estate": code, "stage": stage.as_str(), "month": month });
        self.note("nothing-stated", Some(position), &detail)?;
        Ok(Recorded { position, hash })
    }
}
