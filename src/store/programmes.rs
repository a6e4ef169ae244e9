//! The register of programmes.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::{plans, programmes};
use super::{Read, Tx, as_json, listed, parsed};
use crate::domain::calendar::Day;
use crate::domain::event::EventKind;
use crate::domain::ids::Position;
use crate::domain::programme::Programme;
use crate::domain::refusal::Refusal;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = programmes)]
struct Row {
    id: i32,
    code: String,
    name: String,
    first_day: Day,
    last_day: Day,
    landlords: String,
    stage: String,
    kinds: String,
    target: i64,
    position: i64,
}

impl Row {
    fn of(it: &Programme, position: i64) -> Result<Self> {
        Ok(Self {
            id: it.id,
            code: it.code.to_string(),
            name: it.name.clone(),
            first_day: it.first_day,
            last_day: it.last_day,
            landlords: as_json(&it.landlords)?,
            stage: it.stage.as_str().to_owned(),
            kinds: as_json(&it.kinds)?,
            target: it.target,
            position,
        })
    }

    fn programme(self) -> Result<Programme> {
        Ok(Programme {
            id: self.id,
            code: parsed(&self.code)?,
            name: self.name,
            first_day: self.first_day,
            last_day: self.last_day,
            landlords: listed(&self.landlords)?,
            stage: parsed(&self.stage)?,
            kinds: listed(&self.kinds)?,
            target: self.target,
        })
    }
}

impl Read<'_> {
    /// All programmes in the order they were made; the first is the default one.
    pub fn programmes(&mut self) -> Result<Vec<Programme>> {
        programmes::table
            .order(programmes::id)
            .select(Row::as_select())
            .load(self.conn)?
            .into_iter()
            .map(Row::programme)
            .collect()
    }

    /// The programme of that code.
    pub fn programme(&mut self, code: &str) -> Result<Option<Programme>> {
        let row = programmes::table
            .filter(programmes::code.eq(code))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        row.map(Row::programme).transpose()
    }
}

impl Tx<'_> {
    /// Makes a programme. Its number is given by the database.
    pub fn add_programme(&mut self, mut programme: Programme) -> Result<()> {
        let last: Option<i32> =
            programmes::table.select(diesel::dsl::max(programmes::id)).first(self.conn)?;
        programme.id = last.unwrap_or(0) + 1;
        let body = as_json(&programme)?;
        let (position, _) = self.append(EventKind::Programme, Some(programme.id), &body)?;
        put(self.conn, &programme, position)?;
        self.books.forget_registers();
        self.note("programme-saved", Some(position), &json!({ "programme": programme.code }))
    }

    /// Sets the exact days of a programme, as long as no plan is published for it.
    ///
    /// # Errors
    /// [`Refusal::PlanPublished`] and [`Refusal::DaysReversed`].
    pub fn set_programme_days(&mut self, code: &str, first: Day, last: Day) -> Result<()> {
        self.require(crate::domain::role::Role::may_manage)?;
        let mut programme = self.programme(code)?.ok_or(StoreError::NotFound)?;
        let published: i64 =
            plans::table.filter(plans::programme.eq(programme.id)).count().get_result(self.conn)?;
        if published > 0 {
            return Err(Refusal::PlanPublished.into());
        }
        if last < first {
            return Err(Refusal::DaysReversed.into());
        }
        if (programme.first_day, programme.last_day) == (first, last) {
            return Ok(());
        }
        (programme.first_day, programme.last_day) = (first, last);
        let body = as_json(&programme)?;
        let (position, _) = self.append(EventKind::Programme, Some(programme.id), &body)?;
        diesel::update(programmes::table.find(programme.id))
            .set(Row::of(&programme, position)?)
            .execute(self.conn)?;
        self.books.forget_registers();
        self.books.rebuild = true;
        let detail = json!({ "programme": code, "first": first, "last": last });
        self.note("programme-days-set", Some(position), &detail)
    }
}

/// Puts a row into the register.
pub(super) fn put(conn: &mut SqliteConnection, it: &Programme, position: Position) -> Result<()> {
    diesel::insert_into(programmes::table).values(Row::of(it, position)?).execute(conn)?;
    Ok(())
}
