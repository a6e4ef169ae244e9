//! What the ledger holds already, kept in memory while a file is taken in: a workbook that only
//! grows asks the same of every line.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::domain::calendar::{Day, When, WrittenDate};
use crate::domain::entry::NewEntry;
use crate::domain::ids::{LandlordId, OperationId, Position};
use crate::domain::proposal::EntryLine;
use crate::domain::stage::Stage;
use crate::store::error::Result;
use crate::store::schema::{entries, operations};
use crate::store::{Tx, parsed};

/// What an entry says: operation, stage, date as written with its precision, count.
pub(super) type Said = (OperationId, Stage, WrittenDate, i64);

/// What a new entry says.
pub(super) fn said(entry: &NewEntry) -> Said {
    (entry.operation, entry.stage, entry.when.written(), entry.dwellings.get())
}

/// Live entries, as far as the lines of a file have asked for them.
#[derive(Default)]
pub(in crate::store) struct Held {
    /// Operations whose live entries are in `live`.
    read: HashSet<OperationId>,
    live: HashMap<Said, Vec<Position>>,
    /// Live entries by landlord and reference, of the references the file names.
    pub(super) bearing: HashMap<(LandlordId, String), Vec<(Position, Said)>>,
    /// Entries a line of the file has met.
    met: HashSet<Position>,
}

impl Held {
    /// Keeps what a new entry says, or forgets what a reversal undoes.
    pub(in crate::store) fn note(
        &mut self,
        entry: &NewEntry,
        position: Position,
        reverses: Option<Position>,
    ) {
        let alike = self.live.entry(said(entry)).or_default();
        match reverses {
            Some(undone) => alike.retain(|it| *it != undone),
            None => alike.push(position),
        }
    }

    /// A live entry up to `start` that says this and that no line has met yet.
    pub(super) fn unmet(&self, said: &Said, start: Position) -> Option<Position> {
        let alike = self.live.get(said)?;
        alike.iter().copied().find(|it| *it <= start && !self.met.contains(it))
    }

    /// A line says what this entry says.
    pub(super) fn meet(&mut self, entry: Position) {
        self.met.insert(entry);
    }
}

impl Tx<'_> {
    /// What the ledger holds of the references a file names.
    pub(super) fn hold(&mut self, lines: &[EntryLine]) -> Result<Held> {
        type Row = (i64, i32, i32, String, String, Day, String, i64);
        let mut held = Held::default();
        let named: HashSet<&str> =
            lines.iter().filter_map(|line| line.reference.as_deref()).collect();
        if named.is_empty() {
            return Ok(held);
        }
        let undone = diesel::alias!(entries as undone);
        let rows = entries::table
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .left_join(undone.on(undone.field(entries::reverses).eq(entries::position.nullable())))
            .filter(entries::reverses.is_null().and(entries::reference.is_not_null()))
            .filter(undone.field(entries::position).is_null())
            .order(entries::position)
            .select((
                entries::position,
                operations::landlord,
                entries::operation,
                entries::reference.assume_not_null(),
                entries::stage,
                entries::on_day,
                entries::precision,
                entries::dwellings,
            ))
            .load_iter::<Row, diesel::connection::DefaultLoadingMode>(self.conn)?;
        for row in rows {
            let (position, landlord, operation, reference, stage, on, precision, count) = row?;
            if named.contains(reference.as_str()) {
                let when = When { on, precision: parsed(&precision)? };
                let said = (operation, parsed(&stage)?, when.written(), count);
                held.bearing.entry((landlord, reference)).or_default().push((position, said));
            }
        }
        Ok(held)
    }

    /// Reads the live entries of an operation, once.
    pub(super) fn hold_operation(&mut self, operation: OperationId) -> Result<()> {
        if self.books.held.as_ref().is_none_or(|held| held.read.contains(&operation)) {
            return Ok(());
        }
        let undone = diesel::alias!(entries as undone);
        let rows: Vec<(i64, String, Day, String, i64)> = entries::table
            .left_join(undone.on(undone.field(entries::reverses).eq(entries::position.nullable())))
            .filter(entries::operation.eq(operation).and(entries::reverses.is_null()))
            .filter(undone.field(entries::position).is_null())
            .order(entries::position)
            .select((
                entries::position,
                entries::stage,
                entries::on_day,
                entries::precision,
                entries::dwellings,
            ))
            .load(self.conn)?;
        let mut live: HashMap<Said, Vec<Position>> = HashMap::new();
        for (position, stage, on, precision, count) in rows {
            let when = When { on, precision: parsed(&precision)? };
            let said = (operation, parsed(&stage)?, when.written(), count);
            live.entry(said).or_default().push(position);
        }
        if let Some(held) = &mut self.books.held {
            held.read.insert(operation);
            held.live.extend(live);
        }
        Ok(())
    }

    /// A live entry that says the same as a new one.
    pub(in crate::store) fn twin_held(&mut self, entry: &NewEntry) -> Result<Option<Position>> {
        self.hold_operation(entry.operation)?;
        let held = self.books.held.as_ref();
        Ok(held.and_then(|held| held.live.get(&said(entry))?.first().copied()))
    }
}
