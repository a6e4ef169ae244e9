//! Naming dwellings by the day they were delivered: only where that day can mean one entry, and
//! never more than it counts. What is not certain is listed.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Integer, Text};

use crate::domain::calendar::{Day, When, WrittenDate};
use crate::domain::dwelling::WorksClass;
use crate::domain::ids::{DwellingId, EstateId, LandlordId, Position};
use crate::domain::operation::Kind;
use crate::domain::proposal::{DwellingNamed, DwellingUnnamed, DwellingsEffect, Unnamed};
use crate::domain::stage::Stage;
use crate::store::error::Result;
use crate::store::schema::{entries, named};
use crate::store::{Tx, parsed};

/// A line that says when its dwelling was delivered.
pub(super) struct Delivered {
    pub(super) line: u64,
    pub(super) dwelling: DwellingId,
    pub(super) number: String,
    pub(super) place: (EstateId, LandlordId),
    pub(super) date: WrittenDate,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Date)]
    on_day: Day,
    #[diesel(sql_type = Text)]
    precision: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    left: i64,
}

/// A live delivery with dwellings left to name.
struct Candidate {
    position: Position,
    when: When,
    class: WorksClass,
    left: i64,
}

/// Whether two dates can be of the same day.
fn may_meet(a: WrittenDate, b: WrittenDate) -> bool {
    a.first_day() <= b.last_day() && b.first_day() <= a.last_day()
}

impl Tx<'_> {
    /// Names what can be named, and lists the rest.
    pub(super) fn name_delivered(
        &mut self,
        delivered: &[Delivered],
        effect: &mut DwellingsEffect,
    ) -> Result<()> {
        let mut candidates = HashMap::new();
        let mut meant: BTreeMap<Position, (i64, Vec<&Delivered>)> = BTreeMap::new();
        for it in delivered {
            if let Entry::Vacant(none) = candidates.entry(it.place) {
                none.insert(self.deliveries_at(it.place)?);
            }
            let there = candidates.get(&it.place).map_or(&[][..], Vec::as_slice);
            match self.delivery_of(it, there)? {
                Meant::Before => effect.named_before += 1,
                Meant::One(position, left) => {
                    meant.entry(position).or_insert((left, Vec::new())).1.push(it);
                }
                Meant::No(why) => effect.unnamed.push(unnamed(it, why)),
            }
        }
        for (entry, (left, lines)) in meant {
            if i64::try_from(lines.len()).is_ok_and(|count| count <= left) {
                let numbers: Vec<String> = lines.iter().map(|it| it.number.clone()).collect();
                self.name_dwellings(entry, &numbers)?;
                effect.named.push(DwellingNamed { entry, numbers });
            } else {
                let why = Unnamed::TooMany { entry, left, lines: lines.len() };
                effect.unnamed.extend(lines.into_iter().map(|it| unnamed(it, why.clone())));
            }
        }
        effect.unnamed.sort_by_key(|it| it.line);
        Ok(())
    }

    /// The live deliveries of a landlord on an estate that have dwellings left to name.
    fn deliveries_at(
        &mut self,
        (estate, landlord): (EstateId, LandlordId),
    ) -> Result<Vec<Candidate>> {
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT e.position, e.on_day, e.\"precision\", o.kind, \
             e.dwellings - (SELECT count(*) FROM named n WHERE n.entry = e.position) AS \"left\" \
             FROM entries e JOIN operations o ON o.id = e.operation \
             WHERE o.estate = ?1 AND o.landlord = ?2 AND e.stage = 'delivered' AND e.reverses IS NULL \
             AND NOT EXISTS (SELECT 1 FROM entries r WHERE r.reverses = e.position) \
             ORDER BY e.position",
        )
        .bind::<Integer, _>(estate)
        .bind::<Integer, _>(landlord)
        .load(self.conn)?;
        let candidate = |row: Row| {
            let when = When { on: row.on_day, precision: parsed(&row.precision)? };
            let class = WorksClass::of(parsed::<Kind>(&row.kind)?);
            Ok(Candidate { position: row.position, when, class, left: row.left })
        };
        rows.into_iter().filter(|row| row.left > 0).map(candidate).collect()
    }

    fn delivery_of(&mut self, it: &Delivered, there: &[Candidate]) -> Result<Meant> {
        let rows: Vec<(String, i64, Day, String)> = named::table
            .inner_join(entries::table.on(entries::position.eq(named::entry)))
            .filter(named::dwelling.eq(it.dwelling).and(named::stage.eq(Stage::Delivered.as_str())))
            .order(named::entry)
            .select((named::class, named::entry, entries::on_day, entries::precision))
            .load(self.conn)?;
        let mut held: Vec<(WorksClass, Position)> = Vec::new();
        for (class, entry, on, precision) in rows {
            let when = When { on, precision: parsed(&precision)? };
            if may_meet(when.written(), it.date) {
                return Ok(Meant::Before);
            }
            held.push((parsed(&class)?, entry));
        }
        let open = |other: &&Candidate| {
            may_meet(other.when.written(), it.date)
                && held.iter().all(|(class, _)| *class != other.class)
        };
        let open: Vec<&Candidate> = there.iter().filter(open).collect();
        Ok(match (open.as_slice(), held.first()) {
            ([one], _) => Meant::One(one.position, one.left),
            ([], Some((_, by))) => Meant::No(Unnamed::Held { by: *by }),
            ([], None) => Meant::No(Unnamed::NoDelivery),
            (several, _) => Meant::No(Unnamed::Several {
                entries: several.iter().map(|it| it.position).collect(),
            }),
        })
    }
}

/// The delivery a line means.
enum Meant {
    /// One that names the dwelling already.
    Before,
    /// One, with dwellings left to name.
    One(Position, i64),
    /// Not certain.
    No(Unnamed),
}

fn unnamed(it: &Delivered, why: Unnamed) -> DwellingUnnamed {
    DwellingUnnamed { line: it.line, number: it.number.clone(), why }
}
