//! The restatement bridge: the figure at two points of knowledge, by the ordinary way figures are
//! made, and the rows of the ledger that lead from one to the other (DESIGN 4).

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Nullable, Text};

use super::error::{Result, StoreError};
use super::figures::Question;
use super::schema::year_states;
use super::{Read, Store, parsed};
use crate::domain::calendar::{Day, first_day_of, last_day_of};
use crate::domain::ids::{Insee, OperationId, Position};
use crate::domain::knowledge::Knowledge;
use crate::domain::programme::Programme;
use crate::domain::progress::{default_to, progress};
use crate::domain::refusal::Refusal;
use crate::domain::restatement::{
    Between, Bridge, Kind, Line, Registers, Restatement, Row as LedgerRow, Split, Sums,
};
use crate::domain::rollup::{Grain, Known};
use crate::domain::stage::Stage;
use crate::domain::territory::{Scope, TerritoryLine};

/// What bridge is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct BridgeQuestion {
    /// Code of the programme.
    pub programme: String,
    /// The stage; by default that of the programme's target.
    pub stage: Option<Stage>,
    /// Net of defects.
    pub net: bool,
    /// Where it starts.
    pub from: Start,
    /// Where it arrives.
    pub to: Knowledge,
    /// The calendar year the figure is of; by default all from the programme's first day to the
    /// day totals were read at by default at the earlier point.
    pub year: Option<i32>,
    /// What it is broken down by.
    pub split: Split,
}

/// Where a bridge starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// From what was known.
    Known(Knowledge),
    /// From what the latest closing of the year published.
    Published,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = BigInt)]
    entry: i64,
    #[diesel(sql_type = Integer)]
    operation: i32,
    #[diesel(sql_type = Date)]
    counted_on: Day,
    #[diesel(sql_type = Date)]
    placed_on: Day,
    #[diesel(sql_type = BigInt)]
    dwellings: i64,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
}

/// What was read at the earlier point.
struct Earlier {
    registers: Registers,
    known: Known,
    period: Option<(Day, Day)>,
    opening: Sums,
    published: Option<Sums>,
}

impl Store {
    /// The bridge between two points of knowledge.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] without such a programme, [`Refusal::PointsReversed`],
    /// [`Refusal::NotPublished`], and what [`Store::read_at`] refuses.
    pub fn restatement(&self, asked: &BridgeQuestion) -> Result<Restatement> {
        let closing = match (asked.from, asked.year) {
            (Start::Published, Some(year)) => {
                let found = self.read_at(asked.to, |read| read.latest_closing(year))?;
                Some(found.ok_or(Refusal::NotPublished(year))?)
            }
            _ => None,
        };
        let from = match (asked.from, closing) {
            (_, Some((position, _))) => Knowledge::Position(position),
            (Start::Known(known), None) => known,
            (Start::Published, None) => asked.to,
        };
        let earlier = self.read_at(from, |read| read.opened(asked, closing.is_some()))?;
        let to_now = self.read(|read| read.point(asked.to))?.now;
        let bridged =
            self.read_at(asked.to, |read| read.bridged(asked, earlier, closing.map(|it| it.1)))?;
        Ok(Restatement { to_now, ..bridged })
    }
}

impl Read<'_> {
    /// Position and number of the closing that published a year, while it is closed.
    fn latest_closing(&mut self, year: i32) -> Result<Option<(Position, i64)>> {
        let last: Option<(Position, Option<i64>)> = year_states::table
            .filter(year_states::year.eq(year))
            .order(year_states::position.desc())
            .select((year_states::position, year_states::number))
            .first(self.conn)
            .optional()?;
        Ok(last.and_then(|(position, number)| Some((position, number?))))
    }

    fn opened(&mut self, asked: &BridgeQuestion, published: bool) -> Result<Earlier> {
        let known = self.known_now()?;
        let registers = self.registers(&asked.programme)?;
        // Before anything was recorded there was no figure yet: the later point says of what days.
        let programme = registers.programme.as_ref().filter(|_| known.position > 0);
        let period = programme.map(|it| period(asked, it, &known));
        let (mut opening, mut frozen) = (Sums::new(), None);
        if let Some((programme, period)) = registers.programme.as_ref().zip(period) {
            let question = question(asked, programme, &known);
            opening = self.sums_between(&question, period, asked.split)?;
            if published {
                let question = Question { published: true, ..question };
                frozen = Some(self.sums_between(&question, period, asked.split)?);
            }
        }
        Ok(Earlier { registers, known, period, opening, published: frozen })
    }

    fn bridged(
        &mut self,
        asked: &BridgeQuestion,
        earlier: Earlier,
        closing: Option<i64>,
    ) -> Result<Restatement> {
        let known = self.known_now()?;
        if known.position < earlier.known.position {
            return Err(Refusal::PointsReversed.into());
        }
        let registers = self.registers(&asked.programme)?;
        let programme = registers.programme.clone().ok_or(StoreError::NotFound)?;
        let (first, last) = earlier.period.unwrap_or_else(|| period(asked, &programme, &known));
        let question = question(asked, &programme, &known);
        let sums = self.sums_between(&question, (first, last), asked.split)?;
        let moved = earlier.registers.changed(&registers);
        let since = earlier.known.position;
        let rows = self.ledger_rows(&question, (first, last), since, &moved)?;
        let between = Between {
            split: asked.split,
            before: &earlier.registers,
            after: &registers,
            position: since,
            on: earlier.known.on,
            rows: &rows,
        };
        let mut bridge = Bridge::of(&between, earlier.opening, sums);
        if let Some(published) = earlier.published {
            bridge = bridge.opened_by(published);
        }
        let estates = registers.estates.into_iter();
        Ok(Restatement {
            stage: question.stage,
            net: asked.net,
            first,
            last,
            from: earlier.known,
            to_now: false,
            to: known,
            closing,
            split: asked.split,
            bridge,
            estates: estates.map(|(id, it)| (id, (it.code.to_string(), it.name))).collect(),
            epcis: self.epcis()?.into_iter().map(|it| (it.siren, it.name)).collect(),
            fictional: self.is_fictional()?,
            programme,
        })
    }

    /// What decides what a programme counts where.
    fn registers(&mut self, programme: &str) -> Result<Registers> {
        let places = self.places()?;
        let communes: HashSet<Insee> =
            places.estates.values().filter_map(|it| it.commune.clone()).collect();
        let mut memberships = HashMap::new();
        for commune in communes {
            let over_time = self.memberships_of(&commune)?;
            memberships.insert(commune, over_time);
        }
        Ok(Registers {
            programme: self.programme(programme)?,
            operations: self.operations()?.into_iter().map(|it| (it.id, it)).collect(),
            estates: places.estates,
            memberships,
        })
    }

    /// A figure of a period, line by line: the difference of two totals.
    fn sums_between(
        &mut self,
        asked: &Question,
        (first, last): (Day, Day),
        split: Split,
    ) -> Result<Sums> {
        let mut sums = self.sums_at(asked, last, split)?;
        if let Some(eve) = first.pred_opt() {
            for (line, dwellings) in self.sums_at(asked, eve, split)? {
                *sums.entry(line).or_default() -= dwellings;
            }
        }
        sums.retain(|_, dwellings| *dwellings != 0);
        Ok(sums)
    }

    fn sums_at(&mut self, asked: &Question, to: Day, split: Split) -> Result<Sums> {
        if to < asked.programme.first_day {
            return Ok(Sums::new());
        }
        let asked = Question { to, ..asked.clone() };
        Ok(match split {
            Split::Whole => {
                let total = progress(&self.progress_input(&asked)?, Grain::Year).total;
                Sums::from([(Line::Whole, total.actual.unwrap_or(0))])
            }
            Split::Territory => {
                let rows = self.territory_rows(&asked)?.into_iter();
                rows.map(|row| (Line::Territory(row.line), row.actual)).collect()
            }
            Split::Estate => {
                let rows = self.estate_rows(&asked)?.into_iter();
                let mut sums: Sums = rows.map(|row| (Line::Estate(row.id), row.actual)).collect();
                let places = self.places_kept()?;
                if let Some(bucket) = places.estates.values().find(|it| it.is_bucket()) {
                    let rows = self.territory_rows(&asked)?.into_iter();
                    let mut held = rows.filter(|row| row.line == TerritoryLine::Bucket);
                    let held = held.next().map_or(0, |row| row.actual);
                    sums.insert(Line::Estate(bucket.id), held);
                }
                sums
            }
        })
    }

    /// Rows of a stage and period recorded since a position, and those of some operations.
    fn ledger_rows(
        &mut self,
        asked: &Question,
        (first, last): (Day, Day),
        since: Position,
        operations: &[OperationId],
    ) -> Result<Vec<LedgerRow>> {
        let operations: Vec<String> = operations.iter().map(ToString::to_string).collect();
        let operations = operations.join(", ");
        let mut query = format!(
            "SELECT e.position AS position, e.position AS entry, e.operation AS operation, \
             e.on_day AS counted_on, e.on_day AS placed_on, e.dwellings AS dwellings, \
             'entry' AS kind, coalesce(e.reason, (SELECT r.reason FROM entries r \
             WHERE r.reverses = e.replaces)) AS reason FROM entries e \
             WHERE e.stage = ?1 AND e.on_day BETWEEN ?2 AND ?3 \
             AND (e.position > ?4 OR e.operation IN ({operations}))"
        );
        if asked.net {
            let _ = write!(
                query,
                " UNION ALL SELECT d.position, d.entry, e.operation, d.on_day, e.on_day, \
                 CASE d.kind WHEN 'defect' THEN -d.dwellings ELSE d.dwellings END, d.kind, NULL \
                 FROM defects d JOIN entries e ON e.position = d.entry \
                 WHERE e.stage = ?1 AND d.on_day BETWEEN ?2 AND ?3 \
                 AND (d.position > ?4 OR e.operation IN ({operations}))"
            );
        }
        diesel::sql_query(query + " ORDER BY 1")
            .bind::<Text, _>(asked.stage.as_str())
            .bind::<Date, _>(first)
            .bind::<Date, _>(last)
            .bind::<BigInt, _>(since)
            .load::<Row>(self.conn)?
            .into_iter()
            .map(|row| {
                let kind = match (row.kind.as_str(), row.reason.as_deref()) {
                    ("defect", _) => Kind::Defect,
                    ("cure", _) => Kind::Cure,
                    (_, Some(reason)) => Kind::Correction(parsed(reason)?),
                    (_, None) => Kind::Entry,
                };
                Ok(LedgerRow {
                    position: row.position,
                    entry: row.entry,
                    operation: row.operation,
                    on: row.counted_on,
                    placed: row.placed_on,
                    dwellings: row.dwellings,
                    kind,
                })
            })
            .collect()
    }
}

/// The days a figure is of.
fn period(asked: &BridgeQuestion, programme: &Programme, known: &Known) -> (Day, Day) {
    match asked.year {
        Some(year) => (first_day_of(year), last_day_of(year)),
        None => (programme.first_day, default_to(known.on, programme.first_day)),
    }
}

fn question(asked: &BridgeQuestion, programme: &Programme, known: &Known) -> Question {
    Question {
        stage: asked.stage.unwrap_or(programme.stage),
        net: asked.net,
        published: false,
        scope: Scope::All,
        known: known.clone(),
        to: known.on,
        reporting: false,
        programme: programme.clone(),
    }
}
