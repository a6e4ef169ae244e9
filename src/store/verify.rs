//! `corons verify`: everything is recomputed by a second path, in SQL where recording counts in
//! memory, and compared.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::error::Result;
use super::events::{Head, hash, instant};
use super::figures::counts;
use super::reference::Loaded;
use super::schema::{events, statements};
use super::{Read, as_json, listed, parsed};
use crate::domain::event::{Event, EventKind, Hash, Statement};
use crate::domain::ids::Position;
use crate::domain::programme::Programme;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The head that was reached.
    pub position: Position,
    /// Its hash.
    pub hash: Hash,
    /// Entries and reversals recomputed.
    pub entries: usize,
    /// Sums compared.
    pub sums: usize,
    /// The first thing that is wrong.
    pub fault: Option<Fault>,
}

/// The first thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The event at this position does not follow from what is before it, or its content was
    /// changed.
    Event(Position),
    /// A register row or a plan differs from the event that set it.
    Register {
        /// Which table.
        table: String,
        /// The number of the row.
        id: i64,
    },
    /// A sum differs from the ledger.
    Sum {
        /// Which table.
        table: String,
        /// Which row.
        key: String,
        /// What the table holds.
        kept: String,
        /// What the ledger gives.
        counted: String,
    },
    /// The chain does not reach that position, or held another hash there.
    Against(Position),
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    sum: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(Queryable)]
struct Row {
    position: i64,
    kind: String,
    recorded_at: String,
    recorded_on: crate::domain::calendar::Day,
    author: String,
    subject: Option<i32>,
    body: Option<String>,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

/// Events are read in slices, so that a long ledger needs little memory.
const SLICE: i64 = 5_000;

impl Read<'_> {
    /// Recomputes the chain, the registers and the sums; `against` is a head printed before: its
    /// position and the first digits of its hash.
    pub fn verify(&mut self, against: Option<(Position, &str)>) -> Result<Verification> {
        let mut found =
            Verification { position: 0, hash: Hash::NONE, entries: 0, sums: 0, fault: None };
        found.fault = match self.verify_chain(&mut found, against)? {
            Some(fault) => Some(fault),
            None => match self.verify_registers()? {
                Some(fault) => Some(fault),
                None => match self.verify_defects_and_names()? {
                    Some(fault) => Some(fault),
                    None => match self.verify_sums(&mut found.sums)? {
                        Some(fault) => Some(fault),
                        None => self.verify_years(&mut found.sums)?,
                    },
                },
            },
        };
        Ok(found)
    }

    fn verify_chain(
        &mut self,
        found: &mut Verification,
        against: Option<(Position, &str)>,
    ) -> Result<Option<Fault>> {
        let mut head = Head { position: 0, hash: Hash::NONE, at: None };
        let mut met = against.is_none_or(|(position, _)| position == 0);
        loop {
            let rows: Vec<Row> = events::table
                .filter(events::position.gt(head.position))
                .order(events::position)
                .limit(SLICE)
                .load(self.conn)?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let position = row.position;
                let Some(hash) = self.event_holds(row, &head, &mut found.entries)? else {
                    return Ok(Some(Fault::Event(position)));
                };
                head = hash;
                if let Some((wanted, digits)) = against
                    && wanted == position
                {
                    met = head.hash.to_string().starts_with(&digits.to_lowercase());
                }
            }
        }
        (found.position, found.hash) = (head.position, head.hash);
        let entries: Counted = diesel::sql_query(
            "SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM statements) AS number",
        )
        .get_result(self.conn)?;
        if usize::try_from(entries.number).unwrap_or_default() != found.entries {
            return Ok(Some(Fault::Event(head.position)));
        }
        Ok(against.filter(|_| !met).map(|(position, _)| Fault::Against(position)))
    }

    /// The head after this event, if the event is what it should be.
    fn event_holds(&mut self, row: Row, head: &Head, entries: &mut usize) -> Result<Option<Head>> {
        let Ok(kind) = row.kind.parse::<EventKind>() else { return Ok(None) };
        let body = match (kind, row.body) {
            (EventKind::Entry | EventKind::Reversal, None) => {
                *entries += 1;
                self.entry(row.position)?.map(|it| it.body())
            }
            (EventKind::Statement, None) => {
                *entries += 1;
                self.statement_body(row.position)?
            }
            (_, body) => body,
        };
        let Some(body) = body else { return Ok(None) };
        let recorded_at = instant(&row.recorded_at)?;
        let event = Event {
            position: head.position + 1,
            kind,
            recorded_at,
            author: &row.author,
            subject: row.subject,
            body: &body,
            previous: head.hash,
        };
        let holds = row.position == event.position
            && hash(&row.previous)? == head.hash
            && hash(&row.hash)? == event.hash()
            && row.recorded_on == crate::domain::calendar::paris_day(recorded_at)
            && head.at.is_none_or(|last| last <= recorded_at);
        Ok(holds.then(|| Head {
            position: row.position,
            hash: event.hash(),
            at: Some(recorded_at),
        }))
    }

    fn statement_body(&mut self, position: Position) -> Result<Option<String>> {
        let row: Option<(i32, String, String)> = statements::table
            .find(position)
            .select((statements::estate, statements::stage, statements::month))
            .first(self.conn)
            .optional()?;
        row.map(|(estate, stage, month)| {
            let (stage, month) = (parsed(&stage)?, parsed(&month)?);
            Ok(Statement { estate, stage, month }.body())
        })
        .transpose()
    }

    /// Each register row is the latest state in the chain; each plan is what was published.
    fn verify_registers(&mut self) -> Result<Option<Fault>> {
        let mut latest = self.latest_bodies()?;
        let mut rows: Vec<(&str, i32, String)> = Vec::new();
        for it in self.landlords()? {
            rows.push(("landlord", it.id, as_json(&it)?));
        }
        for it in self.estates_ever()? {
            rows.push(("estate", it.id, as_json(&it)?));
        }
        for it in self.operations()? {
            rows.push(("operation", it.id, as_json(&it)?));
        }
        for it in self.programmes()? {
            rows.push(("programme", it.id, as_json(&it)?));
            for version in self.plan_versions(it.id)? {
                let body = self.body_at(version.position)?;
                if body != as_json(&version.plan)? {
                    let id = version.position;
                    return Ok(Some(Fault::Register { table: "plans".into(), id }));
                }
            }
        }
        for (table, id, state) in rows {
            if latest.remove(&(table.to_owned(), id)).as_ref() != Some(&state) {
                return Ok(Some(Fault::Register { table: table.into(), id: id.into() }));
            }
        }
        if let Some((table, id)) = latest.into_keys().next() {
            return Ok(Some(Fault::Register { table, id: id.into() }));
        }
        if let Some(id) = self.first_wrong_membership()? {
            return Ok(Some(Fault::Register { table: "memberships".into(), id }));
        }
        if let Some(table) = self.verify_territories()? {
            return Ok(Some(Fault::Register { table, id: 0 }));
        }
        if let Some(fault) = self.verify_editions()?.or(self.verify_annotations()?) {
            return Ok(Some(fault));
        }
        self.first_beside_the_chain()
    }

    fn body_at(&mut self, position: Position) -> Result<String> {
        let body: Option<String> =
            events::table.find(position).select(events::body).first(self.conn)?;
        Ok(body.unwrap_or_default())
    }

    /// The latest body of each register row, reference loads included.
    fn latest_bodies(&mut self) -> Result<BTreeMap<(String, i32), String>> {
        let rows: Vec<(String, Option<i32>, Option<String>)> = events::table
            .filter(events::kind.eq_any([
                "reference",
                "landlord",
                "estate",
                "operation",
                "programme",
            ]))
            .order(events::position)
            .select((events::kind, events::subject, events::body))
            .load(self.conn)?;
        let mut latest = BTreeMap::new();
        for (kind, subject, body) in rows {
            let body = body.unwrap_or_default();
            if let Some(id) = subject {
                latest.insert((kind, id), body);
                continue;
            }
            let loaded: Loaded = listed::<Loaded>(&format!("[{body}]"))?.remove(0);
            for it in loaded.landlords {
                latest.insert(("landlord".to_owned(), it.id), as_json(&it)?);
            }
            for it in loaded.estates {
                latest.insert(("estate".to_owned(), it.id), as_json(&it)?);
            }
        }
        Ok(latest)
    }

    /// The first table of territories that is not what the reference load said.
    fn verify_territories(&mut self) -> Result<Option<String>> {
        let body: Option<Option<String>> = events::table
            .filter(events::kind.eq("reference"))
            .order(events::position.desc())
            .select(events::body)
            .first(self.conn)
            .optional()?;
        let Some(Some(body)) = body else { return Ok(None) };
        let loaded: Loaded = listed::<Loaded>(&format!("[{body}]"))?.remove(0);
        for (file, query) in super::reference::CONTENTS {
            let rows: Vec<Line> = diesel::sql_query(query).load(self.conn)?;
            let text: Vec<String> = rows.into_iter().map(|row| row.sum).collect();
            let kept = Hash::of(text.join("\n").as_bytes()).to_string();
            let said = loaded.files.iter().find(|it| it.name == file);
            if said.is_none_or(|it| it.content != kept) {
                return Ok(Some(file.to_owned()));
            }
        }
        Ok(None)
    }

    /// Each rollup against the ledger, summed by SQL.
    fn verify_sums(&mut self, compared: &mut usize) -> Result<Option<Fault>> {
        for programme in self.programmes()? {
            for (table, key, grouping) in GRAINS {
                let kept = self.sums(&format!(
                    "SELECT stage || '|' || {key} AS key, dwellings || '|' || entries AS sum \
                     FROM {table} WHERE programme = {}",
                    programme.id
                ))?;
                let counted = self.sums(&ledger_query(&programme, grouping))?;
                *compared += counted.len();
                if let Some(fault) = difference(table, &kept, &counted) {
                    return Ok(Some(fault));
                }
            }
        }
        let kept = self.sums(
            "SELECT stage || '|' || operation AS key, \
             dwellings || '|' || entries || '|' || coalesce(last_on, '') AS sum \
             FROM rollup_operations",
        )?;
        let counted = self.sums(OPERATIONS)?;
        *compared += counted.len();
        Ok(difference("rollup_operations", &kept, &counted))
    }

    fn sums(&mut self, query: &str) -> Result<BTreeMap<String, String>> {
        let rows: Vec<Line> = diesel::sql_query(query).load(self.conn)?;
        Ok(rows.into_iter().map(|row| (row.key, row.sum)).collect())
    }
}

/// Each rollup, its key, and how the ledger is grouped to give the same.
const GRAINS: [(&str, &str, &str); 5] = [
    ("rollup_months", "month || '|' || year_only", "{month} || '|' || {year_only}"),
    ("rollup_territories", "territory", "{territory}"),
    (
        "rollup_territory_months",
        "month || '|' || territory || '|' || year_only",
        "{month} || '|' || {territory} || '|' || {year_only}",
    ),
    ("rollup_estates", "estate", "o.estate"),
    (
        "rollup_estate_months",
        "month || '|' || estate || '|' || year_only",
        "{month} || '|' || o.estate || '|' || {year_only}",
    ),
];

const OPERATIONS: &str = "SELECT e.stage || '|' || e.operation AS key, \
     sum(e.dwellings) || '|' || sum(CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END) || '|' || \
     coalesce(max(CASE WHEN e.reverses IS NULL AND r.position IS NULL THEN e.on_day END), '') AS sum \
     FROM entries e LEFT JOIN entries r ON r.reverses = e.position GROUP BY e.stage, e.operation";

fn ledger_query(programme: &Programme, grouping: &str) -> String {
    let grouping = grouping
        .replace("{month}", "substr(e.on_day, 1, 7)")
        .replace("{year_only}", "(e.\"precision\" = 'year')")
        .replace(
            "{territory}",
            "CASE WHEN t.code = 'NON-REPARTI' THEN 'none' WHEN t.commune IS NULL THEN 'nocom' \
             ELSE c.department || '/' || coalesce((SELECT m.epci FROM memberships m \
             WHERE m.commune = t.commune AND m.ended IS NULL AND (m.from_day IS NULL OR m.from_day <= e.on_day) \
             AND (m.to_day IS NULL OR m.to_day >= e.on_day) ORDER BY m.id LIMIT 1), '-') END",
        );
    format!(
        "SELECT e.stage || '|' || {grouping} AS key, sum(e.dwellings) || '|' || \
         sum(CASE WHEN e.reverses IS NULL THEN 1 ELSE -1 END) AS sum \
         FROM entries e JOIN operations o ON o.id = e.operation JOIN estates t ON t.id = o.estate \
         LEFT JOIN communes c ON c.insee = t.commune WHERE {} GROUP BY 1",
        counts(programme)
    )
}

fn difference(
    table: &str,
    kept: &BTreeMap<String, String>,
    counted: &BTreeMap<String, String>,
) -> Option<Fault> {
    let keys: BTreeSet<&String> = kept.keys().chain(counted.keys()).collect();
    let shown = |sums: &BTreeMap<String, String>, key: &String| {
        sums.get(key).cloned().unwrap_or_else(|| "0|0".to_owned())
    };
    keys.into_iter().find_map(|key| {
        let (kept, counted) = (shown(kept, key), shown(counted, key));
        (kept != counted).then(|| Fault::Sum {
            table: table.to_owned(),
            key: key.clone(),
            kept,
            counted,
        })
    })
}
