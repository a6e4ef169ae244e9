//! What communes belong to, as managers state it. A row that a later event replaced keeps its
//! place and says which event ended it, so that what was known before can be read again.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::{events, memberships};
use super::{Read, Tx, as_json, parsed};
use crate::domain::calendar::Day;
use crate::domain::event::EventKind;
use crate::domain::ids::{Insee, Position};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::territory::{Belonging, Span};

/// Commune, EPCI, first and last day, position, ended.
type Row = (String, String, Option<Day>, Option<Day>, Position, Option<Position>);

impl Read<'_> {
    /// What a commune belongs to, over time.
    pub fn belonging(&mut self, commune: &Insee) -> Result<Belonging> {
        let memberships = self.memberships_of(commune)?;
        Ok(Belonging {
            commune: commune.clone(),
            memberships: memberships
                .into_iter()
                .map(|it| Span { epci: it.epci, from: it.from, to: it.to })
                .collect(),
        })
    }

    /// The estates whose main commune this is: code and name, by name.
    pub fn estates_in(&mut self, commune: &Insee) -> Result<Vec<(String, String)>> {
        use super::schema::estates;
        Ok(estates::table
            .filter(estates::commune.eq(commune.as_str()).and(estates::withdrawn.eq(false)))
            .order((estates::name, estates::id))
            .select((estates::code, estates::name))
            .load(self.conn)?)
    }

    /// The first membership event whose rows are not what it said, or that did not end those
    /// before it; 0 for rows no event accounts for. Rows of the reference load are compared with
    /// its file elsewhere.
    pub(super) fn first_wrong_membership(&mut self) -> Result<Option<i64>> {
        let said: Vec<(Position, Option<String>)> = events::table
            .filter(events::kind.eq(EventKind::Membership.as_str()))
            .order(events::position)
            .select((events::position, events::body))
            .load(self.conn)?;
        let rows: Vec<Row> = memberships::table
            .order(memberships::id)
            .select((
                memberships::commune,
                memberships::epci,
                memberships::from_day,
                memberships::to_day,
                memberships::position,
                memberships::ended,
            ))
            .load(self.conn)?;
        // For each commune the events that changed it, in order.
        let mut changes: BTreeMap<String, Vec<Position>> = BTreeMap::new();
        for (position, body) in said {
            let body = body.unwrap_or_default();
            let told: Belonging =
                serde_json::from_str(&body).map_err(|it| StoreError::Corrupt(it.to_string()))?;
            let mut kept = Belonging { commune: told.commune.clone(), memberships: Vec::new() };
            for (_, epci, from, to, ..) in rows.iter().filter(|row| row.4 == position) {
                kept.memberships.push(Span { epci: parsed(epci)?, from: *from, to: *to });
            }
            let elsewhere =
                rows.iter().any(|row| row.4 == position && row.0 != told.commune.as_str());
            if kept != told || elsewhere {
                return Ok(Some(position));
            }
            changes.entry(told.commune.to_string()).or_default().push(position);
        }
        let reference: HashSet<Position> = events::table
            .filter(events::kind.eq(EventKind::Reference.as_str()))
            .select(events::position)
            .load(self.conn)?
            .into_iter()
            .collect();
        for (commune, _, _, _, position, ended) in &rows {
            let since = changes.get(commune).map(Vec::as_slice).unwrap_or_default();
            if !since.contains(position) && !reference.contains(position) {
                return Ok(Some(0));
            }
            if *ended != since.iter().copied().find(|later| later > position) {
                return Ok(Some(*position));
            }
        }
        Ok(None)
    }
}

impl Tx<'_> {
    /// States anew what a commune belongs to, over time. Figures by territory are made again.
    ///
    /// # Errors
    /// [`Refusal::DaysReversed`], [`Refusal::MembershipsOverlap`], [`Refusal::UnknownEpci`].
    pub fn set_memberships(&mut self, stated: Belonging) -> Result<Option<Position>> {
        self.require(Role::may_manage)?;
        let stated = stated.in_order()?;
        let commune = stated.commune.clone();
        self.commune(&commune)?.ok_or(StoreError::NotFound)?;
        if self.belonging(&commune)? == stated {
            return Ok(None);
        }
        let known: HashSet<String> =
            self.epcis()?.into_iter().map(|it| it.siren.to_string()).collect();
        if let Some(it) = stated.memberships.iter().find(|it| !known.contains(it.epci.as_str())) {
            return Err(Refusal::UnknownEpci(it.epci.to_string()).into());
        }
        let (position, _) = self.append(EventKind::Membership, None, &as_json(&stated)?)?;
        diesel::update(memberships::table)
            .filter(memberships::commune.eq(commune.as_str()).and(memberships::ended.is_null()))
            .set(memberships::ended.eq(position))
            .execute(self.conn)?;
        for it in &stated.memberships {
            diesel::insert_into(memberships::table)
                .values((
                    memberships::commune.eq(commune.as_str()),
                    memberships::epci.eq(it.epci.as_str()),
                    memberships::from_day.eq(it.from),
                    memberships::to_day.eq(it.to),
                    memberships::position.eq(position),
                ))
                .execute(self.conn)?;
        }
        self.books.forget_registers();
        self.books.rebuild = true;
        self.note("memberships-set", Some(position), &json!({ "commune": commune.as_str() }))?;
        Ok(Some(position))
    }
}
