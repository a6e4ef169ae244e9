//! `corons verify` of defects, dwellings and their names: each row against the event that made
//! it, and what follows from them made again.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::Read;
use super::error::Result;
use super::schema::{defects, events, named, namings};
use super::verify::Fault;
use super::{as_json, parsed};
use crate::domain::defect::{Defect, excess};
use crate::domain::dwelling::{DwellingStates, Naming};
use crate::domain::ids::Position;

fn fault(table: &str, id: i64) -> Fault {
    Fault::Register { table: table.to_owned(), id }
}

/// An event of some kinds: its position, its kind, its body.
type Told = BTreeMap<Position, (String, String)>;

impl Read<'_> {
    /// The first row of defects, dwellings or names that is not what the chain says.
    pub(super) fn verify_defects_and_names(&mut self) -> Result<Option<Fault>> {
        if let Some(fault) = self.verify_defects()? {
            return Ok(Some(fault));
        }
        if let Some(fault) = self.verify_dwellings()? {
            return Ok(Some(fault));
        }
        self.verify_namings()
    }

    fn bodies_of(&mut self, kinds: &[&str]) -> Result<Told> {
        let rows: Vec<(i64, String, Option<String>)> = events::table
            .filter(events::kind.eq_any(kinds.iter().copied()))
            .order(events::position)
            .select((events::position, events::kind, events::body))
            .load(self.conn)?;
        let told = |(position, kind, body): (_, _, Option<_>)| {
            (position, (kind, body.unwrap_or_default()))
        };
        Ok(rows.into_iter().map(told).collect())
    }

    /// Each defect against its event, and the rule they keep (DESIGN 2.5).
    fn verify_defects(&mut self) -> Result<Option<Fault>> {
        let mut told = self.bodies_of(&["defect", "cure"])?;
        let rows: BTreeSet<Position> =
            defects::table.select(defects::entry).load(self.conn)?.into_iter().collect();
        for position in rows {
            let all = self.defects_of(position)?;
            for it in &all {
                let said = told.remove(&it.position);
                if said != Some((it.kind.as_str().to_owned(), it.body())) {
                    return Ok(Some(fault("defects", it.position)));
                }
            }
            let live: Vec<_> = all.iter().filter(|it| Defect::is_live(it)).collect();
            let counted = self.entry(position)?.filter(|it| it.is_live() || live.is_empty());
            let Some(entry) = counted else { return Ok(Some(fault("defects", position))) };
            let held = live.iter().map(|it| (it.on, it.kind, it.dwellings));
            let early = live.iter().any(|it| it.on < entry.when.on);
            if early || excess(entry.dwellings, held).is_some() {
                return Ok(Some(fault("defects", position)));
            }
        }
        Ok(told.into_keys().next().map(|position| fault("defects", position)))
    }

    /// The register of dwellings is the latest state of each in the chain.
    fn verify_dwellings(&mut self) -> Result<Option<Fault>> {
        let mut latest = BTreeMap::new();
        for (position, (_, body)) in self.bodies_of(&["dwellings"])? {
            let Ok(states) = serde_json::from_str::<DwellingStates>(&body) else {
                return Ok(Some(fault("dwellings", position)));
            };
            latest.extend(states.dwellings.into_iter().map(|it| (it.id, (it, position))));
        }
        for it in self.dwellings()? {
            if latest.remove(&it.0.id).as_ref() != Some(&it) {
                return Ok(Some(fault("dwellings", it.0.id.into())));
            }
        }
        Ok(latest.into_keys().next().map(|id| fault("dwellings", id.into())))
    }

    /// Each naming against its event; who holds which dwelling is made again from them.
    fn verify_namings(&mut self) -> Result<Option<Fault>> {
        let mut told = self.bodies_of(&["naming"])?;
        let rows: BTreeSet<Position> =
            namings::table.select(namings::entry).load(self.conn)?.into_iter().collect();
        let mut all = Vec::new();
        for entry in rows {
            all.extend(self.namings_of(entry)?);
        }
        all.sort_by_key(|it| it.position);
        let mut held = BTreeMap::new();
        for it in all {
            let said = told.remove(&it.position).map(|(_, body)| body);
            if said != Some(as_json(&it.naming)?) {
                return Ok(Some(fault("namings", it.position)));
            }
            let Naming { entry, class, removes, dwellings } = it.naming;
            let Some(stage) = self.entry(entry)?.map(|it| it.stage) else {
                return Ok(Some(fault("namings", it.position)));
            };
            for id in dwellings {
                let before = if removes {
                    held.remove(&(id, stage, class)).filter(|by| *by != entry)
                } else {
                    held.insert((id, stage, class), entry)
                };
                if before.is_some() {
                    return Ok(Some(fault("namings", it.position)));
                }
            }
        }
        if let Some(position) = told.into_keys().next() {
            return Ok(Some(fault("namings", position)));
        }
        let kept: Vec<(i32, String, String, i64)> = named::table.load(self.conn)?;
        for (id, stage, class, entry) in kept {
            if held.remove(&(id, parsed(&stage)?, parsed(&class)?)) != Some(entry) {
                return Ok(Some(fault("named", id.into())));
            }
        }
        Ok(held.into_keys().next().map(|(id, _, _)| fault("named", id.into())))
    }
}
