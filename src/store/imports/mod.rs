//! Taking a file in: one transaction checks and records all of it, or nothing (DESIGN 8).
//!
//! The check and the commit are the same code: each line is judged against the ledger as the
//! lines before it have left it. What is refused, or only rehearsed, is rolled back.

mod delivered;
mod dwellings;
mod entries;
mod estates;
mod held;
mod kept;
mod parts;
mod plan;
mod rpls;

use diesel::prelude::*;
use serde_json::json;

use super::connection::make_room;
use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::batches;
use super::{Author, Store, Tx};
use crate::domain::calendar::paris_day;
use crate::domain::event::{Hash, written};
use crate::domain::ids::Position;
use crate::domain::proposal::{
    DwellingLine, DwellingsEffect, EntriesEffect, EntryLines, EstateLine, EstatesEffect, Import,
    ImportFile, ImportOptions, PlanEffect, PlanLine, RplsLine, TakenBefore,
};

pub(super) use self::held::Held;
pub use self::kept::KeptBatch;

impl Store {
    /// Takes an entry file in.
    ///
    /// # Errors
    /// Those of a write. What is wrong with lines is in the answer.
    pub fn import_entries(
        &self,
        author: &Author,
        file: &ImportFile,
        lines: &impl EntryLines,
        options: &ImportOptions<'_>,
    ) -> Result<Import<EntriesEffect>> {
        self.import(author, |tx| tx.adopt_entries(file, lines, options))
    }

    /// Takes an estate file in.
    ///
    /// # Errors
    /// Those of a write. What is wrong with lines is in the answer.
    pub fn import_estates(
        &self,
        author: &Author,
        file: &ImportFile,
        lines: &[EstateLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<EstatesEffect>> {
        self.import(author, |tx| tx.adopt_estates(file, lines, options))
    }

    /// Takes a dwelling file in.
    ///
    /// # Errors
    /// Those of a write. What is wrong with lines is in the answer.
    pub fn import_dwellings(
        &self,
        author: &Author,
        file: &ImportFile,
        lines: &[DwellingLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<DwellingsEffect>> {
        self.import(author, |tx| tx.adopt_dwellings(file, lines, options))
    }

    /// Takes a detail file of the national register in.
    ///
    /// # Errors
    /// Those of a write. What is wrong with lines is in the answer.
    pub fn import_rpls(
        &self,
        author: &Author,
        file: &ImportFile,
        lines: &[RplsLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<DwellingsEffect>> {
        self.import(author, |tx| tx.adopt_rpls(file, lines, options))
    }

    /// Takes a plan file into the draft of a programme; nothing is published.
    ///
    /// # Errors
    /// Those of a write, and [`StoreError::NotFound`] without such a programme. What is wrong
    /// with lines is in the answer.
    pub fn import_plan(
        &self,
        author: &Author,
        file: &ImportFile,
        programme: &str,
        lines: &[PlanLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<PlanEffect>> {
        self.import(author, |tx| tx.adopt_plan(file, programme, lines, options))
    }

    /// Writes what is done and nothing else.
    pub(super) fn import<E>(
        &self,
        author: &Author,
        work: impl FnOnce(&mut Tx<'_>) -> Result<Import<E>>,
    ) -> Result<Import<E>> {
        // Kept beside: what is not done is undone by the error, which nobody sees.
        let mut undone = None;
        let done = self.write(author, |tx| {
            make_room(tx.conn, true)?;
            let done = work(tx);
            make_room(tx.conn, false)?;
            match done? {
                done @ Import::Done(_) => Ok(done),
                other => {
                    undone = Some(other);
                    Err(StoreError::NotFound)
                }
            }
        });
        undone.map_or(done, Ok)
    }
}

/// What a whole check came to.
fn outcome<E>(
    wrong: Vec<crate::domain::proposal::WrongLine>,
    effect: E,
    options: &ImportOptions<'_>,
) -> Import<E> {
    match (wrong.is_empty(), options.dry_run) {
        (false, _) => Import::Wrong(wrong),
        (true, true) => Import::Rehearsed(effect),
        (true, false) => Import::Done(effect),
    }
}

impl Tx<'_> {
    /// When the same bytes were taken in before, if they were.
    fn taken_before(&mut self, kind: &str, sha256: &Hash) -> Result<Option<TakenBefore>> {
        let found: Option<(String, String, String)> = batches::table
            .filter(batches::kind.eq(kind).and(batches::sha256.eq(sha256.0.as_slice())))
            .filter(batches::undone_at.is_null())
            .select((batches::taken_at, batches::author, batches::file))
            .first(self.conn)
            .optional()?;
        found
            .map(|(at, by, file)| Ok(TakenBefore { on: paris_day(instant(&at)?), by, file }))
            .transpose()
    }

    /// Begins a batch; its number stands on each entry.
    fn begin_batch(
        &mut self,
        kind: &str,
        file: &ImportFile,
        rows: usize,
        options: &ImportOptions<'_>,
    ) -> Result<i32> {
        let last: Option<i32> =
            batches::table.select(diesel::dsl::max(batches::id)).first(self.conn)?;
        let id = last.unwrap_or(0) + 1;
        let (author, at) = (self.login.clone(), written(self.now));
        diesel::insert_into(batches::table)
            .values((
                batches::id.eq(id),
                batches::kind.eq(kind),
                batches::sha256.eq(file.sha256.0.as_slice()),
                batches::file.eq(&file.name),
                batches::author.eq(author),
                batches::taken_at.eq(at),
                batches::rows.eq(i64::try_from(rows).unwrap_or(i64::MAX)),
                batches::history.eq(options.history.as_ref()),
            ))
            .execute(self.conn)?;
        Ok(id)
    }

    /// Ends a batch: one audit line where it changed something, no batch where it did not. Gives
    /// the first and last position.
    fn end_batch(
        &mut self,
        kind: &str,
        (id, start): (i32, Position),
        file: &ImportFile,
        rows: usize,
    ) -> Result<Option<(Position, Position)>> {
        let end = self.tip()?.position;
        if end == start {
            diesel::delete(batches::table.find(id)).execute(self.conn)?;
            return Ok(None);
        }
        diesel::update(batches::table.find(id))
            .set((batches::first.eq(start + 1), batches::last.eq(end)))
            .execute(self.conn)?;
        let history: Option<String> =
            batches::table.find(id).select(batches::history).first(self.conn)?;
        let detail = json!({
            "kind": kind,
            "file": file.name,
            "sha256": file.sha256.to_string(),
            "batch": id,
            "rows": rows,
            "first": start + 1,
            "last": end,
            "history": history,
        });
        let action = if history.is_some() { "file-history-imported" } else { "file-imported" };
        self.note(action, Some(end), &detail)?;
        Ok(Some((start + 1, end)))
    }
}
