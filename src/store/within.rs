//! What lies within a scope (DESIGN 9). One rule for reading and for writing: what is outside is
//! not found, by the lookups here and by what shadows the tables where a scope is read.
//!
//! Rights go by the registers of today, whatever point of knowledge is read: an estate lies in the
//! EPCI its main commune belongs to today. Where landlords are named, an estate is within when it
//! names one of them, when one of them has an operation there, or when the scope names the estate
//! itself; of such an estate only their operations and dwellings are.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use super::error::{Result, StoreError};
use super::places::Places;
use super::{Read, Tx};
use crate::domain::dwelling::Dwelling;
use crate::domain::entry::Entry;
use crate::domain::estate::Estate;
use crate::domain::event::EventKind;
use crate::domain::figure::FigureScope;
use crate::domain::ids::{EstateId, Insee, LandlordCode, LandlordId, OperationId, Position, Siren};
use crate::domain::landlord::Landlord;
use crate::domain::operation::Operation;
use crate::domain::scope::AccessScope;

/// What lies within a scope, by the numbers of the registers.
#[derive(Debug, Default)]
pub(super) struct Within {
    pub(super) estates: BTreeSet<EstateId>,
    pub(super) operations: BTreeSet<OperationId>,
    pub(super) landlords: BTreeSet<LandlordId>,
    /// The landlords are named: estates may be within in part.
    by_landlord: bool,
    pub(super) whole: Whole,
}

/// What lies within a scope as a whole, at the point that is read: its sums are those everybody
/// reads.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub(super) estates: BTreeSet<EstateId>,
    epcis: BTreeSet<Siren>,
    communes: BTreeSet<Insee>,
    landlords: BTreeSet<LandlordCode>,
}

impl Within {
    /// Whether an operation is within, as its register states it now.
    fn holds(&self, operation: &Operation) -> bool {
        self.estates.contains(&operation.estate) && self.landlords.contains(&operation.landlord)
    }
}

impl Read<'_> {
    /// What lies within a scope by the registers as they are read.
    pub(super) fn within(&mut self, scope: &AccessScope) -> Result<Within> {
        let (places, operations) = (self.places()?, self.operations()?);
        let known = self.landlords()?;
        let own = known.iter().filter(|it| scope.holds_landlord(&it.code));
        let landlords: BTreeSet<LandlordId> = own.map(|it| it.id).collect();
        let by_landlord = !scope.landlords().is_empty();
        let today = self.today();
        let theirs = |estate: &Estate| {
            let has = |it: &Operation| it.estate == estate.id && landlords.contains(&it.landlord);
            !by_landlord
                || scope.estates().contains(&estate.code)
                || estate.landlords.iter().any(|it| landlords.contains(it))
                || operations.iter().any(has)
        };
        let estates: BTreeSet<EstateId> = places
            .estates
            .values()
            .filter(|it| scope.holds_estate(&it.code, places.epci(it, today)) && theirs(it))
            .map(|it| it.id)
            .collect();
        let mut within = Within { estates, landlords, by_landlord, ..Within::default() };
        let held = operations.iter().filter(|it| within.holds(it)).map(|it| it.id);
        within.operations = held.collect();
        Ok(within)
    }

    /// What of it lies within as a whole, by the registers as they are read.
    pub(super) fn whole(&mut self, within: &Within) -> Result<Whole> {
        let (places, operations) = (self.places()?, self.operations()?);
        let mut foreign: BTreeMap<EstateId, bool> = BTreeMap::new();
        for it in &operations {
            *foreign.entry(it.estate).or_default() |= !within.operations.contains(&it.id);
        }
        let whole = |estate: &Estate| {
            let others = || estate.landlords.iter().any(|it| !within.landlords.contains(it));
            within.estates.contains(&estate.id)
                && !foreign.get(&estate.id).is_some_and(|foreign| *foreign)
                && !(within.by_landlord && others())
        };
        let estates = places.estates.values().filter(|it| whole(it)).map(|it| it.id).collect();
        let landlords = if within.by_landlord { self.landlords()? } else { Vec::new() };
        let all = |landlord: &Landlord| {
            within.landlords.contains(&landlord.id)
                && operations
                    .iter()
                    .filter(|it| it.landlord == landlord.id)
                    .all(|it| within.operations.contains(&it.id))
        };
        Ok(Whole {
            estates,
            epcis: closed(&places, |it| places.ever_in(it), whole),
            communes: closed(&places, |it| it.commune.iter().cloned().collect(), whole),
            landlords: landlords.into_iter().filter(all).map(|it| it.code).collect(),
        })
    }

    /// Whether an estate may be seen.
    pub(super) fn sees_estate(&self, id: EstateId) -> bool {
        self.within.as_ref().is_none_or(|within| within.estates.contains(&id))
    }

    /// Whether a landlord's operations and dwellings may be seen.
    pub(super) fn sees_landlord(&self, id: LandlordId) -> bool {
        self.within.as_ref().is_none_or(|within| within.landlords.contains(&id))
    }

    /// Whether an operation may be seen.
    pub(super) fn sees(&self, operation: &Operation) -> bool {
        self.within.as_ref().is_none_or(|within| within.holds(operation))
    }

    /// Whether the operation of that number may be seen.
    pub(super) fn sees_operation(&mut self, id: OperationId) -> Result<bool> {
        let operation = self.operation_by_id(id)?;
        Ok(self.sees(&operation))
    }

    /// Whether a dwelling may be seen.
    pub(super) fn sees_dwelling(&self, it: &Dwelling) -> bool {
        self.sees_estate(it.estate) && self.sees_landlord(it.landlord)
    }

    /// An entry that says nothing of one it replaces where that may not be seen.
    pub(super) fn without_hidden(&mut self, mut entry: Entry) -> Result<Entry> {
        if let (true, Some(wrong)) = (self.is_limited(), entry.replaces)
            && self.entry(wrong)?.is_none()
        {
            entry.replaces = None;
        }
        Ok(entry)
    }

    /// Whether this reading is limited to a scope.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        self.within.is_some()
    }

    /// Whether all of an estate may be seen.
    #[must_use]
    pub fn sees_all_of(&self, id: EstateId) -> bool {
        self.within.as_ref().is_none_or(|within| within.whole.estates.contains(&id))
    }

    /// Whether all of a part of the programme may be seen: only then its sums are figures, and
    /// only then they are compared with a plan.
    pub fn sees_whole(&mut self, part: &FigureScope) -> Result<bool> {
        let Some(within) = self.within.as_ref().map(Rc::clone) else { return Ok(true) };
        Ok(match part {
            FigureScope::Estate(code) => {
                self.estate(code.as_str())?.is_some_and(|it| within.whole.estates.contains(&it.id))
            }
            FigureScope::Operation(code) => {
                self.operation(code.as_str())?.is_some_and(|it| within.operations.contains(&it.id))
            }
            FigureScope::Epci(siren) => within.whole.epcis.contains(siren),
            FigureScope::Commune(insee) => within.whole.communes.contains(insee),
            FigureScope::Landlord(code) => within.whole.landlords.contains(code),
            FigureScope::All
            | FigureScope::Department(_)
            | FigureScope::Bucket
            | FigureScope::NoCommune
            | FigureScope::Rest => false,
        })
    }

    /// Whether the event at a position may be seen: that of an entry, statement, defect or naming
    /// within.
    pub(super) fn sees_event(&mut self, position: Position) -> Result<bool> {
        Ok(self.within.is_none()
            || self.entry(position)?.is_some()
            || self.defect(position)?.is_some()
            || self.naming(position)?.is_some()
            || self.has_statement(position)?)
    }
}

/// Places all of whose estates are whole.
fn closed<K: Ord>(
    places: &Places,
    of: impl Fn(&Estate) -> Vec<K>,
    whole: impl Fn(&Estate) -> bool,
) -> BTreeSet<K> {
    let mut all: BTreeMap<K, bool> = BTreeMap::new();
    for estate in places.estates.values() {
        for place in of(estate) {
            *all.entry(place).or_insert(true) &= whole(estate);
        }
    }
    all.into_iter().filter(|(_, whole)| *whole).map(|(place, _)| place).collect()
}

impl Tx<'_> {
    /// Refuses to record what is out of the author's scope, whatever path it came by: every
    /// lookup has hidden it before.
    pub(super) fn must_lie_within(
        &mut self,
        kind: EventKind,
        subject: Option<i32>,
        body: &str,
    ) -> Result<()> {
        let Some(within) = self.read.within.as_ref().map(Rc::clone) else { return Ok(()) };
        let body: Value =
            serde_json::from_str(body).map_err(|error| StoreError::Corrupt(error.to_string()))?;
        let number = |name: &str| body.get(name).and_then(Value::as_i64);
        let id = |number: Option<i64>| number.and_then(|it| i32::try_from(it).ok());
        let lies = |estate: Option<i32>, landlord: Option<i32>| {
            estate.is_some_and(|it| within.estates.contains(&it))
                && landlord.is_some_and(|it| within.landlords.contains(&it))
        };
        let inside = match kind {
            EventKind::Entry | EventKind::Reversal => match id(number("operation")) {
                Some(operation) => within.holds(self.operation_kept(operation)?.as_ref()),
                None => false,
            },
            EventKind::Defect | EventKind::Cure | EventKind::Naming => match number("entry") {
                Some(entry) => self.entry(entry)?.is_some(),
                None => false,
            },
            EventKind::Operation => lies(id(number("estate")), id(number("landlord"))),
            EventKind::Statement => subject.is_some_and(|estate| within.estates.contains(&estate)),
            EventKind::Dwellings => {
                let landlord = |it: &Value| it.get("landlord").and_then(Value::as_i64);
                let all = body.get("dwellings").and_then(Value::as_array);
                all.is_some_and(|all| all.iter().all(|it| lies(subject, id(landlord(it)))))
            }
            // Nothing else is a contributor's to record.
            _ => false,
        };
        if inside { Ok(()) } else { Err(StoreError::NotFound) }
    }
}
