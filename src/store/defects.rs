//! Defects of delivered dwellings and their cures (DESIGN 2.5).

use diesel::prelude::*;
use serde_json::json;

use super::appending::Recorded;
use super::error::Result;
use super::events::instant;
use super::schema::{defects, events};
use super::{Read, Tx, parsed};
use crate::domain::calendar::{Day, InTheFuture, WrittenDate};
use crate::domain::defect::{Defect, DefectKind, Excess, excess};
use crate::domain::dwellings::Dwellings;
use crate::domain::entry::Entry;
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::stage::Stage;

#[derive(Queryable)]
struct Row {
    position: i64,
    entry: i64,
    kind: String,
    on_day: Day,
    booked: Day,
    dwellings: i64,
    reverses: Option<i64>,
    note: Option<String>,
    _recorded_on: Day,
}

fn defect(row: Row, at: &str, author: String, reversed_by: Option<i64>) -> Result<Defect> {
    Ok(Defect {
        position: row.position,
        entry: row.entry,
        kind: parsed(&row.kind)?,
        on: row.on_day,
        booked: row.booked,
        dwellings: row.dwellings,
        reverses: row.reverses,
        note: row.note,
        recorded_at: instant(at)?,
        author,
        reversed_by,
    })
}

impl Read<'_> {
    /// The defects and cures of an entry and what undid some, in the order they were recorded.
    pub fn defects_of(&mut self, entry: Position) -> Result<Vec<Defect>> {
        let undo = diesel::alias!(defects as undo);
        defects::table
            .inner_join(events::table.on(events::position.eq(defects::position)))
            .left_join(undo.on(undo.field(defects::reverses).eq(defects::position.nullable())))
            .filter(defects::entry.eq(entry))
            .order(defects::position)
            .select((
                defects::all_columns,
                events::recorded_at,
                events::author,
                undo.field(defects::position).nullable(),
            ))
            .load::<(Row, String, String, Option<i64>)>(self.conn)?
            .into_iter()
            .map(|(row, at, author, undone)| defect(row, &at, author, undone))
            .collect()
    }

    /// The defect, cure or what undoes one at a position.
    pub fn defect(&mut self, position: Position) -> Result<Option<Defect>> {
        let entry: Option<i64> =
            defects::table.find(position).select(defects::entry).first(self.conn).optional()?;
        let Some(entry) = entry else { return Ok(None) };
        if self.is_limited() && self.entry(entry)?.is_none() {
            return Ok(None);
        }
        Ok(self.defects_of(entry)?.into_iter().find(|it| it.position == position))
    }
}

/// What somebody reports: how many, when.
struct Report {
    kind: DefectKind,
    on: Day,
    dwellings: i64,
    reverses: Option<Position>,
    note: Option<String>,
}

impl Tx<'_> {
    /// Reports defects of dwellings an entry delivered.
    ///
    /// # Errors
    /// [`Refusal::UnknownEntry`], [`Refusal::NotDelivered`], [`Refusal::AlreadyReversed`],
    /// [`Refusal::NotYours`], [`Refusal::Future`], [`Refusal::BeforeDelivery`] and
    /// [`Refusal::MoreThanDelivered`].
    pub fn report_defect(
        &mut self,
        entry: Position,
        on: Day,
        dwellings: Dwellings,
        note: Option<&str>,
    ) -> Result<Recorded> {
        self.report(entry, DefectKind::Defect, on, dwellings, note)
    }

    /// Records that reported defects were cured.
    ///
    /// # Errors
    /// As for reporting, and [`Refusal::MoreThanReported`].
    pub fn cure(
        &mut self,
        entry: Position,
        on: Day,
        dwellings: Dwellings,
        note: Option<&str>,
    ) -> Result<Recorded> {
        self.report(entry, DefectKind::Cure, on, dwellings, note)
    }

    fn report(
        &mut self,
        position: Position,
        kind: DefectKind,
        on: Day,
        dwellings: Dwellings,
        note: Option<&str>,
    ) -> Result<Recorded> {
        let entry = self.own_live_entry(position)?;
        if entry.stage != Stage::Delivered {
            return Err(Refusal::NotDelivered(position).into());
        }
        let today = self.today();
        if on > today {
            return Err(
                Refusal::Future(InTheFuture { written: WrittenDate::Day(on), today }).into()
            );
        }
        if on < entry.when.on {
            return Err(Refusal::BeforeDelivery { entry: position, on: entry.when.on }.into());
        }
        let dwellings = dwellings.get();
        let known = self.live_defects(position)?;
        let all = known.iter().map(|it| (it.on, it.kind, it.dwellings));
        match excess(entry.dwellings, all.chain([(on, kind, dwellings)])) {
            None => {}
            Some(Excess::Reported { reported }) => {
                let delivered = entry.dwellings;
                return Err(
                    Refusal::MoreThanDelivered { entry: position, delivered, reported }.into()
                );
            }
            Some(Excess::Cured { on, cured, reported }) => {
                return Err(
                    Refusal::MoreThanReported { entry: position, on, reported, cured }.into()
                );
            }
        }
        let note = note.map(str::to_owned);
        self.append_defect(position, Report { kind, on, dwellings, reverses: None, note })
    }

    /// Undoes a report of defects or cures: the same again with the opposite sign.
    ///
    /// # Errors
    /// [`Refusal::UnknownDefect`], [`Refusal::UndoesDefect`], [`Refusal::AlreadyReversed`],
    /// [`Refusal::NotYours`], and [`Refusal::CuresNeedIt`] where cures stand on it.
    pub fn undo_defect(&mut self, position: Position, note: Option<&str>) -> Result<Recorded> {
        let wrong = self.defect(position)?.ok_or(Refusal::UnknownDefect(position))?;
        if wrong.reverses.is_some() {
            return Err(Refusal::UndoesDefect { position, entry: wrong.entry }.into());
        }
        if let Some(by) = wrong.reversed_by {
            return Err(Refusal::AlreadyReversed { entry: position, by }.into());
        }
        let entry = self.own_live_entry(wrong.entry)?;
        let mut left = self.live_defects(wrong.entry)?;
        left.retain(|it| it.position != position);
        if excess(entry.dwellings, left.iter().map(|it| (it.on, it.kind, it.dwellings))).is_some() {
            let cures = left.iter().filter(|it| it.kind == DefectKind::Cure && it.on >= wrong.on);
            let cures = cures.map(|it| it.position).collect();
            return Err(Refusal::CuresNeedIt { defect: position, cures }.into());
        }
        let (kind, on, dwellings) = (wrong.kind, wrong.on, -wrong.dwellings);
        let note = note.map(str::to_owned);
        self.append_defect(
            wrong.entry,
            Report { kind, on, dwellings, reverses: Some(position), note },
        )
    }

    fn append_defect(&mut self, entry: Position, report: Report) -> Result<Recorded> {
        let full = Defect {
            position: 0,
            entry,
            kind: report.kind,
            on: report.on,
            booked: self.booked_for(report.on)?,
            dwellings: report.dwellings,
            reverses: report.reverses,
            note: report.note,
            recorded_at: self.now,
            author: String::new(),
            reversed_by: None,
        };
        let (position, hash) = self.append(full.kind.event(), None, &full.body())?;
        let recorded_on = self.today();
        diesel::insert_into(defects::table)
            .values((
                defects::position.eq(position),
                defects::entry.eq(entry),
                defects::kind.eq(full.kind.as_str()),
                defects::on_day.eq(full.on),
                defects::booked.eq(full.booked),
                defects::dwellings.eq(full.dwellings),
                defects::reverses.eq(full.reverses),
                defects::note.eq(full.note.as_deref()),
                defects::recorded_on.eq(recorded_on),
            ))
            .execute(self.conn)?;
        let action = match (full.reverses, full.kind) {
            (None, DefectKind::Defect) => "defect-reported",
            (None, DefectKind::Cure) => "defect-cured",
            (Some(_), _) => "defect-undone",
        };
        let detail =
            json!({ "entry": entry, "dwellings": full.dwellings, "undoes": full.reverses });
        self.note(action, Some(position), &detail)?;
        Ok(Recorded { position, hash })
    }

    pub(super) fn live_defects(&mut self, entry: Position) -> Result<Vec<Defect>> {
        let mut all = self.defects_of(entry)?;
        all.retain(Defect::is_live);
        Ok(all)
    }

    /// The entry, if it counts and this author may add to it: contributors to their own,
    /// managers to all.
    pub(super) fn own_live_entry(&mut self, position: Position) -> Result<Entry> {
        self.require(Role::may_record)?;
        let entry = self.entry(position)?.ok_or(Refusal::UnknownEntry(position))?;
        if entry.reverses.is_some() {
            return Err(Refusal::IsReversal(position).into());
        }
        if let Some(by) = entry.reversed_by {
            return Err(Refusal::AlreadyReversed { entry: position, by }.into());
        }
        if !self.role().may_manage() && entry.author != self.login {
            return Err(Refusal::NotYours(position).into());
        }
        Ok(entry)
    }
}
