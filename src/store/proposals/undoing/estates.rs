//! A file of estates: those it changed take the state they had, those it made are withdrawn. The
//! landlords it made stay: they count nothing.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Batch;
use crate::domain::estate::Estate;
use crate::domain::event::EventKind;
use crate::domain::ids::{EstateId, Position};
use crate::store::error::Result;
use crate::store::past::of_json;
use crate::store::reference::Loaded;
use crate::store::schema::{
    dwellings, events, operations, plan_draft_lines, plan_drafts, plan_lines, statements,
};
use crate::store::{Read, Tx};

/// What undoing a file of estates takes.
#[derive(Default)]
pub(super) struct ToUndo {
    /// The states to record.
    states: Vec<Estate>,
    /// What was recorded later and stands on them.
    pub(super) later: Vec<Position>,
    /// Who saved a draft that plans an estate the file made.
    pub(super) draft: Option<String>,
}

impl Read<'_> {
    pub(super) fn estates_to_undo(&mut self, batch: &Batch) -> Result<ToUndo> {
        let mut found = ToUndo::default();
        for (id, left) in self.estates_left(batch)? {
            if self.estate_by_id(id)? != left {
                found.later.extend(self.events_since(EventKind::Estate, id, batch.last)?);
                continue;
            }
            let before = self.estate_before(id, batch.first)?.filter(|it| !it.withdrawn);
            if let Some(before) = before {
                found.states.push(before);
            } else {
                self.needs_estate(id, &mut found)?;
                found.states.push(Estate { withdrawn: true, ..left });
            }
        }
        Ok(found)
    }

    /// The states a file left its estates in.
    fn estates_left(&mut self, batch: &Batch) -> Result<BTreeMap<EstateId, Estate>> {
        let bodies: Vec<Option<String>> = events::table
            .filter(events::kind.eq(EventKind::Estate.as_str()))
            .filter(events::position.between(batch.first, batch.last))
            .order(events::position)
            .select(events::body)
            .load(self.conn)?;
        let mut left = BTreeMap::new();
        for body in bodies {
            let state: Estate = of_json(&body.unwrap_or_default())?;
            left.insert(state.id, state);
        }
        Ok(left)
    }

    /// The state of an estate before a position.
    fn estate_before(&mut self, id: EstateId, position: Position) -> Result<Option<Estate>> {
        let own: Option<Option<String>> = events::table
            .filter(events::kind.eq(EventKind::Estate.as_str()).and(events::subject.eq(id)))
            .filter(events::position.lt(position))
            .order(events::position.desc())
            .select(events::body)
            .first(self.conn)
            .optional()?;
        if let Some(body) = own {
            return of_json(&body.unwrap_or_default()).map(Some);
        }
        let loads: Vec<Option<String>> = events::table
            .filter(events::kind.eq(EventKind::Reference.as_str()))
            .filter(events::position.lt(position))
            .order(events::position.desc())
            .select(events::body)
            .load(self.conn)?;
        for body in loads {
            let loaded: Loaded = of_json(&body.unwrap_or_default())?;
            if let Some(state) = loaded.estates.into_iter().find(|it| it.id == id) {
                return Ok(Some(state));
            }
        }
        Ok(None)
    }

    /// Events of a kind about a row, after a position.
    pub(super) fn events_since(
        &mut self,
        kind: EventKind,
        subject: i32,
        position: Position,
    ) -> Result<Vec<Position>> {
        Ok(events::table
            .filter(events::kind.eq(kind.as_str()).and(events::subject.eq(subject)))
            .filter(events::position.gt(position))
            .order(events::position)
            .select(events::position)
            .load(self.conn)?)
    }

    /// What cannot be without an estate that a file made.
    fn needs_estate(&mut self, id: EstateId, found: &mut ToUndo) -> Result<()> {
        let operations: Vec<Position> = operations::table
            .filter(operations::estate.eq(id))
            .select(operations::position)
            .load(self.conn)?;
        let statements: Vec<Position> = statements::table
            .filter(statements::estate.eq(id))
            .select(statements::position)
            .load(self.conn)?;
        let plans: Vec<Position> = plan_lines::table
            .filter(plan_lines::estate.eq(id))
            .select(plan_lines::plan)
            .distinct()
            .load(self.conn)?;
        let homes: Vec<Position> = dwellings::table
            .filter(dwellings::estate.eq(id).and(dwellings::withdrawn.eq(false)))
            .select(dwellings::position)
            .distinct()
            .load(self.conn)?;
        found.later.extend(operations.into_iter().chain(statements).chain(plans).chain(homes));
        let planned = plan_draft_lines::table
            .filter(plan_draft_lines::estate.eq(id))
            .select(plan_draft_lines::programme);
        let draft: Option<String> = plan_drafts::table
            .filter(plan_drafts::programme.eq_any(planned))
            .select(plan_drafts::updated_by)
            .first(self.conn)
            .optional()?;
        found.draft = found.draft.take().or(draft);
        Ok(())
    }
}

impl Tx<'_> {
    pub(super) fn undo_estates(&mut self, batch: &Batch) -> Result<usize> {
        let states = self.estates_to_undo(batch)?.states;
        let count = states.len();
        for state in states {
            self.save_estate(state)?;
        }
        Ok(count)
    }
}
