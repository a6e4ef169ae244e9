//! Reading the ledger: one entry, or a page of them.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::error::{Result, StoreError};
use super::events::{hash, instant};
use super::schema::{entries, estates, events, landlords, operations};
use super::{Read, parsed};
use crate::domain::calendar::{Day, When};
use crate::domain::entry::Entry;
use crate::domain::ids::Position;
use crate::domain::stage::Stage;

/// Which entries to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct EntryFilter {
    /// Code of an estate.
    pub estate: Option<String>,
    /// Code of an operation.
    pub operation: Option<String>,
    /// A stage.
    pub stage: Option<Stage>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// First day of recording.
    pub recorded_from: Option<Day>,
    /// Login of the author.
    pub author: Option<String>,
    /// Only entries counted by the programme of that code.
    pub programme: Option<String>,
    /// Code of a landlord.
    pub landlord: Option<String>,
    /// Only those that count: neither reversals nor reversed.
    pub live: bool,
    /// Only those of the file of that number.
    pub batch: Option<i32>,
    /// Only those after this position, the first recorded first.
    pub after: Option<Position>,
    /// Only those before this position: the page after.
    pub before: Option<Position>,
    /// At most so many.
    pub limit: Option<i64>,
}

/// An entry with the names around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEntry {
    /// The entry.
    pub entry: Entry,
    /// Code of its operation.
    pub operation: String,
    /// Name of its operation.
    pub operation_name: String,
    /// Code of its estate.
    pub estate: String,
    /// Name of its estate.
    pub estate_name: String,
    /// Name of its landlord.
    pub landlord: String,
    /// Code of its landlord.
    pub landlord_code: String,
}

/// What the entries of one stage sum to. Stages are never added together (DESIGN 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageSum {
    /// The stage.
    pub stage: Stage,
    /// Rows of the ledger: entries and reversals.
    pub entries: i64,
    /// Their dwellings; a reversal takes away what it undoes.
    pub dwellings: i64,
}

#[derive(Queryable)]
struct Row {
    position: i64,
    operation: i32,
    stage: String,
    on_day: Day,
    precision: String,
    booked: Day,
    dwellings: i64,
    reverses: Option<i64>,
    replaces: Option<i64>,
    reason: Option<String>,
    note: Option<String>,
    reference: Option<String>,
    confirmed: Option<String>,
    batch: Option<i32>,
    _recorded_on: Day,
}

type Around = (String, String, Vec<u8>, Option<i64>);
type Names = (String, String, String, String, (String, String));

fn entry(row: Row, (recorded_at, author, bytes, reversed_by): Around) -> Result<Entry> {
    Ok(Entry {
        position: row.position,
        operation: row.operation,
        stage: parsed(&row.stage)?,
        when: When { on: row.on_day, precision: parsed(&row.precision)? },
        booked: row.booked,
        dwellings: row.dwellings,
        reverses: row.reverses,
        replaces: row.replaces,
        reason: row.reason.as_deref().map(parsed).transpose()?,
        note: row.note,
        reference: row.reference,
        confirmed: row.confirmed.as_deref().map(super::listed).transpose()?.unwrap_or_default(),
        batch: row.batch,
        recorded_at: instant(&recorded_at)?,
        author,
        hash: hash(&bytes)?.to_string(),
        reversed_by,
    })
}

/// A query over entries and what is around them, narrowed to a filter. The page, `before` and
/// `limit`, is not part of it.
macro_rules! narrowed {
    ($query:expr, $undo:expr, $read:expr, $filter:expr) => {{
        let mut query = $query;
        let filter: &EntryFilter = $filter;
        if let Some(code) = &filter.estate {
            query = query.filter(estates::code.eq(code.to_uppercase()));
        }
        if let Some(code) = &filter.operation {
            query = query.filter(operations::code.eq(code.to_uppercase()));
        }
        if let Some(stage) = filter.stage {
            query = query.filter(entries::stage.eq(stage.as_str()));
        }
        if let Some(from) = filter.from {
            query = query.filter(entries::on_day.ge(from));
        }
        if let Some(to) = filter.to {
            query = query.filter(entries::on_day.le(to));
        }
        if let Some(from) = filter.recorded_from {
            query = query.filter(entries::recorded_on.ge(from));
        }
        if let Some(author) = &filter.author {
            query = query.filter(events::author.eq(author));
        }
        if let Some(code) = &filter.landlord {
            query = query.filter(landlords::code.eq(code));
        }
        if let Some(batch) = filter.batch {
            query = query.filter(entries::batch.eq(batch));
        }
        if filter.live {
            query = query
                .filter(entries::reverses.is_null())
                .filter($undo.field(entries::position).nullable().is_null());
        }
        if let Some(code) = &filter.programme {
            let programme = $read.programme(code)?.ok_or(StoreError::NotFound)?;
            let kinds: Vec<&str> = programme.kinds.iter().map(|kind| kind.as_str()).collect();
            query = query
                .filter(entries::on_day.ge(programme.first_day))
                .filter(operations::outside.eq(false))
                .filter(operations::landlord.eq_any(programme.landlords))
                .filter(operations::kind.eq_any(kinds));
        }
        query
    }};
}

impl Read<'_> {
    /// The entry at a position.
    pub fn entry(&mut self, position: Position) -> Result<Option<Entry>> {
        let row: Option<Row> = entries::table.find(position).first(self.conn).optional()?;
        let Some(row) = row else { return Ok(None) };
        if self.is_limited() && !self.sees_operation(row.operation)? {
            return Ok(None);
        }
        let (at, author, bytes): (String, String, Vec<u8>) = events::table
            .find(position)
            .select((events::recorded_at, events::author, events::hash))
            .first(self.conn)?;
        let reversed_by = self.reversal_of(position)?;
        let found = entry(row, (at, author, bytes, reversed_by))?;
        self.without_hidden(found).map(Some)
    }

    /// The entry at a position, with the names around it.
    pub fn listed_entry(&mut self, position: Position) -> Result<Option<ListedEntry>> {
        let filter =
            EntryFilter { before: Some(position + 1), limit: Some(1), ..EntryFilter::default() };
        let found = self.entries(&filter)?.into_iter().next();
        Ok(found.filter(|listed| listed.entry.position == position))
    }

    /// An entry's family, oldest first: what it replaces, itself, what undid it, what replaces it,
    /// and so on along the chain of corrections.
    pub fn family(&mut self, position: Position) -> Result<Vec<ListedEntry>> {
        let mut seen = std::collections::BTreeSet::new();
        let mut open = vec![position];
        while let Some(next) = open.pop() {
            if !seen.insert(next) {
                continue;
            }
            // What was moved out of a reader's scope is not there for them.
            let Some(member) = self.entry(next)? else { continue };
            open.extend(member.reverses.into_iter().chain(member.replaces));
            open.extend(member.reversed_by);
            open.extend(self.replacements_of(next)?);
        }
        let mut family = Vec::new();
        for position in seen {
            family.extend(self.listed_entry(position)?);
        }
        Ok(family)
    }

    /// A page of entries, the latest recorded first.
    pub fn entries(&mut self, filter: &EntryFilter) -> Result<Vec<ListedEntry>> {
        let undo = diesel::alias!(entries as undo);
        let query = entries::table
            .inner_join(events::table.on(events::position.eq(entries::position)))
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .inner_join(estates::table.on(estates::id.eq(operations::estate)))
            .inner_join(landlords::table.on(landlords::id.eq(operations::landlord)))
            .left_join(undo.on(undo.field(entries::reverses).eq(entries::position.nullable())))
            .order(entries::position.desc())
            .select((
                entries::all_columns,
                (
                    events::recorded_at,
                    events::author,
                    events::hash,
                    undo.field(entries::position).nullable(),
                ),
                (
                    operations::code,
                    operations::name,
                    estates::code,
                    estates::name,
                    (landlords::name, landlords::code),
                ),
            ))
            .into_boxed();
        let mut query = narrowed!(query, undo, self, filter);
        if let Some(before) = filter.before {
            query = query.filter(entries::position.lt(before));
        }
        if let Some(after) = filter.after {
            query = query.filter(entries::position.gt(after)).order(entries::position.asc());
        }
        if let Some(limit) = filter.limit {
            query = query.limit(limit);
        }
        query
            .load::<(Row, Around, Names)>(self.conn)?
            .into_iter()
            .map(|(row, around, names)| {
                let (operation, operation_name, estate, estate_name, landlord) = names;
                let (landlord, landlord_code) = landlord;
                let entry = self.without_hidden(entry(row, around)?)?;
                Ok(ListedEntry {
                    entry,
                    operation,
                    operation_name,
                    estate,
                    estate_name,
                    landlord,
                    landlord_code,
                })
            })
            .collect()
    }

    /// What all entries of a filter sum to, whatever page of them is shown; a stage without any
    /// is left out.
    pub fn entry_sums(&mut self, filter: &EntryFilter) -> Result<Vec<StageSum>> {
        let undo = diesel::alias!(entries as undo);
        let query = entries::table
            .inner_join(events::table.on(events::position.eq(entries::position)))
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .inner_join(estates::table.on(estates::id.eq(operations::estate)))
            .inner_join(landlords::table.on(landlords::id.eq(operations::landlord)))
            .left_join(undo.on(undo.field(entries::reverses).eq(entries::position.nullable())))
            .group_by(entries::stage)
            .select((
                entries::stage,
                sql::<BigInt>("count(*)"),
                sql::<BigInt>("sum(entries.dwellings)"),
            ))
            .into_boxed();
        let rows: Vec<(String, i64, i64)> = narrowed!(query, undo, self, filter).load(self.conn)?;
        let mut sums = rows
            .into_iter()
            .map(|(stage, entries, dwellings)| {
                Ok(StageSum { stage: parsed(&stage)?, entries, dwellings })
            })
            .collect::<Result<Vec<_>>>()?;
        sums.sort_by_key(|sum| std::cmp::Reverse(sum.stage));
        Ok(sums)
    }
}
