//! The register of operations.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::operations;
use super::{Read, Tx, as_json, parsed};
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::domain::event::EventKind;
use crate::domain::ids::{EstateId, LandlordId, OperationId, Position};
use crate::domain::operation::{Kind, Operation, PlannedDays, Schedule};
use crate::domain::refusal::Refusal;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = operations, treat_none_as_null = true)]
struct Row {
    id: i32,
    code: String,
    name: String,
    estate: i32,
    landlord: i32,
    contract: Option<String>,
    kind: String,
    planned: Option<i64>,
    financed_first: Option<Day>,
    financed_last: Option<Day>,
    ordered_first: Option<Day>,
    ordered_last: Option<Day>,
    started_first: Option<Day>,
    started_last: Option<Day>,
    delivered_first: Option<Day>,
    delivered_last: Option<Day>,
    outside: bool,
    cdc_loan: Option<bool>,
    reports: bool,
    unspecified: bool,
    position: i64,
}

impl Row {
    fn of(it: &Operation, position: i64) -> Self {
        Self {
            id: it.id,
            code: it.code.to_string(),
            name: it.name.clone(),
            estate: it.estate,
            landlord: it.landlord,
            contract: it.contract.clone(),
            kind: it.kind.as_str().to_owned(),
            planned: it.planned,
            financed_first: it.schedule.financed.first,
            financed_last: it.schedule.financed.last,
            ordered_first: it.schedule.ordered.first,
            ordered_last: it.schedule.ordered.last,
            started_first: it.schedule.started.first,
            started_last: it.schedule.started.last,
            delivered_first: it.schedule.delivered.first,
            delivered_last: it.schedule.delivered.last,
            outside: it.outside,
            cdc_loan: it.cdc_loan,
            reports: it.reports,
            unspecified: it.unspecified,
            position,
        }
    }

    fn operation(self) -> Result<Operation> {
        let days = |first, last| PlannedDays { first, last };
        Ok(Operation {
            id: self.id,
            code: parsed(&self.code)?,
            name: self.name,
            estate: self.estate,
            landlord: self.landlord,
            contract: self.contract,
            kind: parsed(&self.kind)?,
            planned: self.planned,
            schedule: Schedule {
                financed: days(self.financed_first, self.financed_last),
                ordered: days(self.ordered_first, self.ordered_last),
                started: days(self.started_first, self.started_last),
                delivered: days(self.delivered_first, self.delivered_last),
            },
            outside: self.outside,
            cdc_loan: self.cdc_loan,
            reports: self.reports,
            unspecified: self.unspecified,
        })
    }
}

impl Read<'_> {
    /// All operations, by code.
    pub fn operations(&mut self) -> Result<Vec<Operation>> {
        operations::table
            .order(operations::code)
            .select(Row::as_select())
            .load(self.conn)?
            .into_iter()
            .map(Row::operation)
            .collect()
    }

    /// The operation of that code.
    pub fn operation(&mut self, code: &str) -> Result<Option<Operation>> {
        let row = operations::table
            .filter(operations::code.eq(code.trim().to_uppercase()))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        Ok(row.map(Row::operation).transpose()?.filter(|it| self.sees(it)))
    }

    /// The operation of that number.
    pub fn operation_by_id(&mut self, id: OperationId) -> Result<Operation> {
        let row = operations::table.find(id).select(Row::as_select()).first(self.conn)?;
        Row::operation(row)
    }

    /// The operations on an estate, by code.
    pub fn operations_of(&mut self, estate: EstateId) -> Result<Vec<Operation>> {
        operations::table
            .filter(operations::estate.eq(estate))
            .order(operations::code)
            .select(Row::as_select())
            .load(self.conn)?
            .into_iter()
            .map(Row::operation)
            .filter(|it| it.as_ref().map_or(true, |it| self.sees(it)))
            .collect()
    }
}

impl Tx<'_> {
    /// Records a new state of an operation, or a new operation when its number is 0. What
    /// programmes count may change, so figures are made again.
    pub fn save_operation(&mut self, mut operation: Operation) -> Result<OperationId> {
        let known = operation.id != 0;
        if !known {
            let last: Option<OperationId> =
                operations::table.select(diesel::dsl::max(operations::id)).first(self.conn)?;
            operation.id = last.unwrap_or(0) + 1;
        }
        if let Some(other) = self.operation(operation.code.as_str())?
            && other.id != operation.id
        {
            return Err(Refusal::CodeTaken(operation.code.to_string()).into());
        }
        self.must_be_landlords(&[operation.landlord])?;
        if known {
            self.must_be_free_to_move(&operation)?;
            self.keep_names(&operation)?;
        }
        let body = as_json(&operation)?;
        let (position, _) = self.append(EventKind::Operation, Some(operation.id), &body)?;
        if known {
            let row = Row::of(&operation, position);
            let changed =
                diesel::update(operations::table.find(operation.id)).set(row).execute(self.conn)?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            self.books.rebuild = true;
        } else {
            put(self.conn, &operation, position)?;
        }
        self.books.forget_registers();
        let detail = json!({ "operation": operation.code.as_str() });
        self.note("operation-saved", Some(position), &detail)?;
        Ok(operation.id)
    }

    /// An operation that moves to another estate takes its entries along; what was never broken
    /// down stays where it is, and nothing joins it.
    fn must_be_free_to_move(&mut self, operation: &Operation) -> Result<()> {
        let before = self.operation_by_id(operation.id)?;
        if before.estate == operation.estate {
            return Ok(());
        }
        if self.estate_by_id(before.estate)?.is_bucket()
            || self.estate_by_id(operation.estate)?.is_bucket()
        {
            return Err(Refusal::Bucket.into());
        }
        Ok(())
    }

    /// The operation an entry goes to that names none: the only one of that estate and landlord,
    /// or one made for it (DESIGN 2.11).
    pub(super) fn unnamed_operation(
        &mut self,
        estate: &Estate,
        landlord: LandlordId,
    ) -> Result<OperationId> {
        let mut found = self.operations_of(estate.id)?;
        found.retain(|operation| operation.landlord == landlord);
        match found.as_slice() {
            [one] => Ok(one.id),
            [] => {
                let code = format!("{}-NP{landlord}", estate.code);
                self.save_operation(Operation {
                    id: 0,
                    code: code.parse().map_err(|_| StoreError::Corrupt(code))?,
                    name: "Opération non précisée".to_owned(),
                    estate: estate.id,
                    landlord,
                    contract: None,
                    kind: Kind::Unknown,
                    planned: None,
                    schedule: Schedule::default(),
                    outside: false,
                    cdc_loan: None,
                    reports: false,
                    unspecified: true,
                })
            }
            several => Err(Refusal::OperationNeeded {
                estate: estate.name.clone(),
                codes: several.iter().map(|it| it.code.to_string()).collect(),
            }
            .into()),
        }
    }
}

/// Puts a row into the register.
pub(super) fn put(conn: &mut SqliteConnection, it: &Operation, position: Position) -> Result<()> {
    diesel::insert_into(operations::table).values(Row::of(it, position)).execute(conn)?;
    Ok(())
}
