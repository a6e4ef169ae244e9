//! What the ledger holds already, kept in memory while a file is taken in: a workbook that only
//! grows asks the same of every line.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use diesel::prelude::*;

use crate::domain::calendar::{Day, When, WrittenDate};
use crate::domain::entry::NewEntry;
use crate::domain::ids::{LandlordId, OperationId, Position};
use crate::domain::proposal::EntryLines;
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
    /// Live entries from before the file by reference, of the references it names.
    bearing: HashMap<String, Vec<(LandlordId, Position, Said)>>,
    /// What the file itself gave to bear, by its hash alone: that of a million references in full
    /// would be larger than the file.
    borne: HashSet<u64>,
    hashes: RandomState,
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
        // Ascending: what the file itself added comes after, and may be as long as the file.
        let before = alike.iter().copied().take_while(|it| *it <= start);
        before.into_iter().find(|it| !self.met.contains(it))
    }

    /// The live entries from before the file that bear a reference.
    pub(super) fn bearing(
        &self,
        landlord: LandlordId,
        reference: &str,
    ) -> impl Iterator<Item = (Position, Said)> {
        let of_all = self.bearing.get(reference).into_iter().flatten();
        of_all.filter(move |(of, ..)| *of == landlord).map(|(_, entry, said)| (*entry, *said))
    }

    /// An entry was undone.
    pub(super) fn no_longer_bears(
        &mut self,
        landlord: LandlordId,
        reference: &str,
        entry: Position,
    ) {
        if let Some(bearing) = self.bearing.get_mut(reference) {
            bearing.retain(|(of, it, _)| (*of, *it) != (landlord, entry));
        }
    }

    /// An entry of the file bears a reference.
    pub(super) fn bears(&mut self, landlord: LandlordId, reference: &str) {
        self.borne.insert(self.hashes.hash_one((landlord, reference)));
    }

    /// Whether an entry of the file bears a reference, or another whose hash is the same.
    pub(super) fn may_bear(&self, landlord: LandlordId, reference: &str) -> bool {
        self.borne.contains(&self.hashes.hash_one((landlord, reference)))
    }

    /// A line says what this entry says.
    pub(super) fn meet(&mut self, entry: Position) {
        self.met.insert(entry);
    }
}

impl Tx<'_> {
    /// What the ledger holds of the references a file names.
    pub(super) fn hold(&mut self, lines: &impl EntryLines) -> Result<Held> {
        type Row = (i64, i32, i32, String, String, Day, String, i64);
        let mut held = Held::default();
        let any = entries::table.filter(entries::reference.is_not_null());
        if !diesel::select(diesel::dsl::exists(any)).get_result(self.conn)? {
            return Ok(held);
        }
        let named: HashSet<u64> = lines
            .lines()
            .filter_map(|line| line.reference.as_deref().map(|it| held.hashes.hash_one(it)))
            .collect();
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
            if named.contains(&held.hashes.hash_one(reference.as_str())) {
                let when = When { on, precision: parsed(&precision)? };
                let said = (operation, parsed(&stage)?, when.written(), count);
                held.bearing.entry(reference).or_default().push((landlord, position, said));
            }
        }
        Ok(held)
    }

    /// The entry after a position that bears a reference: of those a file records there is one.
    pub(super) fn borne_since(
        &mut self,
        start: Position,
        landlord: LandlordId,
        reference: &str,
    ) -> Result<Option<(Position, Said)>> {
        let row: Option<(Position, OperationId, String, Day, String, i64)> = entries::table
            .inner_join(operations::table.on(operations::id.eq(entries::operation)))
            .filter(entries::reference.eq(reference).and(entries::position.gt(start)))
            .filter(operations::landlord.eq(landlord))
            .select((
                entries::position,
                entries::operation,
                entries::stage,
                entries::on_day,
                entries::precision,
                entries::dwellings,
            ))
            .first(self.conn)
            .optional()?;
        row.map(|(position, operation, stage, on, precision, count)| {
            let when = When { on, precision: parsed(&precision)? };
            Ok((position, (operation, parsed(&stage)?, when.written(), count)))
        })
        .transpose()
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
