//! A file of dwellings: names it gave are taken back, dwellings it changed take the state they had,
//! those it made are withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::Batch;
use crate::domain::dwelling::{Dwelling, DwellingStates};
use crate::domain::event::EventKind;
use crate::domain::ids::{DwellingId, EstateId, Position};
use crate::store::error::Result;
use crate::store::past::of_json;
use crate::store::schema::{events, named, naming_dwellings, namings};
use crate::store::{Read, Tx};

/// Events of dwellings: their position and their states.
type Told = Vec<(Position, DwellingStates)>;

/// What undoing a file of dwellings takes.
#[derive(Default)]
pub(super) struct ToUndo {
    /// The states to record, by estate.
    states: BTreeMap<EstateId, Vec<Dwelling>>,
    /// The names to take back, by entry.
    names: BTreeMap<Position, Vec<DwellingId>>,
    /// What was recorded later and stands on them.
    pub(super) later: Vec<Position>,
}

impl Read<'_> {
    pub(super) fn dwellings_to_undo(&mut self, batch: &Batch) -> Result<ToUndo> {
        let mut found = ToUndo { names: self.names_to_undo(batch)?, ..ToUndo::default() };
        let left = self.dwellings_told(None, (batch.first, batch.last))?;
        for estate in left.iter().map(|(_, it)| it.estate).collect::<BTreeSet<_>>() {
            let before = latest(self.dwellings_told(Some(estate), (1, batch.first - 1))?);
            let after = self.dwellings_told(Some(estate), (batch.last + 1, Position::MAX))?;
            let own = left.iter().filter(|(_, it)| it.estate == estate);
            for state in own.flat_map(|(_, it)| it.dwellings.clone()) {
                let now = self.dwelling_ever(state.id)?;
                if now.as_ref() != Some(&state) {
                    let tells = |it: &DwellingStates| it.dwellings.iter().any(|d| d.id == state.id);
                    let since = after.iter().filter(|(_, it)| tells(it)).map(|(at, _)| *at);
                    found.later.extend(since);
                    continue;
                }
                let before = before.get(&state.id).filter(|it| !it.withdrawn);
                let back = if let Some(before) = before {
                    before.clone()
                } else {
                    found.later.extend(self.later_names(state.id, batch.last)?);
                    Dwelling { withdrawn: true, ..state }
                };
                found.states.entry(estate).or_default().push(back);
            }
        }
        Ok(found)
    }

    fn dwellings_told(
        &mut self,
        estate: Option<EstateId>,
        (first, last): (Position, Position),
    ) -> Result<Told> {
        let mut query = events::table
            .filter(events::kind.eq(EventKind::Dwellings.as_str()))
            .filter(events::position.between(first, last))
            .order(events::position)
            .select((events::position, events::body))
            .into_boxed();
        if let Some(estate) = estate {
            query = query.filter(events::subject.eq(estate));
        }
        let rows: Vec<(Position, Option<String>)> = query.load(self.conn)?;
        rows.into_iter().map(|(at, body)| Ok((at, of_json(&body.unwrap_or_default())?))).collect()
    }

    /// Names the file gave that still stand by it: not those taken back or given anew since.
    fn names_to_undo(&mut self, batch: &Batch) -> Result<BTreeMap<Position, Vec<DwellingId>>> {
        let given: Vec<(Position, DwellingId)> = namings::table
            .inner_join(naming_dwellings::table.on(naming_dwellings::naming.eq(namings::position)))
            .filter(namings::position.between(batch.first, batch.last))
            .filter(namings::removes.eq(false))
            .order((namings::entry, naming_dwellings::dwelling))
            .select((namings::entry, naming_dwellings::dwelling))
            .load(self.conn)?;
        let mut names: BTreeMap<Position, Vec<DwellingId>> = BTreeMap::new();
        for (entry, dwelling) in given {
            let last: Option<Position> = self
                .namings_of_dwelling(dwelling)?
                .into_iter()
                .filter(|(_, of)| *of == entry)
                .map(|(at, _)| at)
                .max();
            if last.is_some_and(|at| at <= batch.last) {
                names.entry(entry).or_default().push(dwelling);
            }
        }
        Ok(names)
    }

    /// Namings that name a dwelling or take its name back, with the entry they are about.
    fn namings_of_dwelling(&mut self, id: DwellingId) -> Result<Vec<(Position, Position)>> {
        Ok(namings::table
            .inner_join(naming_dwellings::table.on(naming_dwellings::naming.eq(namings::position)))
            .filter(naming_dwellings::dwelling.eq(id))
            .order(namings::position)
            .select((namings::position, namings::entry))
            .load(self.conn)?)
    }

    /// Names given to a dwelling after a position that stand.
    fn later_names(&mut self, id: DwellingId, position: Position) -> Result<Vec<Position>> {
        let holding: Vec<Position> =
            named::table.filter(named::dwelling.eq(id)).select(named::entry).load(self.conn)?;
        let all = self.namings_of_dwelling(id)?;
        let since = all.into_iter().filter(|(at, of)| *at > position && holding.contains(of));
        Ok(since.map(|(at, _)| at).collect())
    }
}

/// The latest state of each dwelling.
fn latest(told: Told) -> BTreeMap<DwellingId, Dwelling> {
    told.into_iter().flat_map(|(_, it)| it.dwellings).map(|it| (it.id, it)).collect()
}

impl Tx<'_> {
    pub(super) fn undo_dwellings(&mut self, batch: &Batch) -> Result<usize> {
        let found = self.dwellings_to_undo(batch)?;
        for (entry, dwellings) in found.names {
            self.take_names_back(entry, dwellings)?;
        }
        let mut count = 0;
        for (estate, states) in found.states {
            count += states.len();
            let estate = self.estate_by_id(estate)?;
            self.append_dwellings(&estate, states)?;
        }
        Ok(count)
    }
}
