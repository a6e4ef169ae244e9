//! What decides what counts where, as it stood at a point of knowledge.

use std::collections::HashMap;

use super::{Line, Row, Split};
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::domain::ids::{EstateId, Insee, OperationId};
use crate::domain::operation::Operation;
use crate::domain::programme::Programme;
use crate::domain::territory::{Membership, TerritoryLine};

/// The registers behind a figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registers {
    /// The programme; none before it was made.
    pub programme: Option<Programme>,
    /// Operations.
    pub operations: HashMap<OperationId, Operation>,
    /// Estates.
    pub estates: HashMap<EstateId, Estate>,
    /// What communes belong to over time.
    pub memberships: HashMap<Insee, Vec<Membership>>,
}

impl Registers {
    /// The estate an operation is on.
    pub(super) fn estate_of(&self, operation: OperationId) -> Option<EstateId> {
        self.operations.get(&operation).map(|it| it.estate)
    }

    /// Whether the programme counts a row.
    pub(super) fn counts(&self, row: &Row) -> bool {
        let both = self.programme.as_ref().zip(self.operations.get(&row.operation));
        both.is_some_and(|(programme, operation)| programme.counts(operation, row.placed))
    }

    /// The line an estate falls into on a day; none for an estate that is not there.
    pub(super) fn place(&self, split: Split, estate: EstateId, on: Day) -> Option<Line> {
        let home = self.estates.get(&estate)?;
        Some(match split {
            Split::Whole => Line::Whole,
            Split::Estate => Line::Estate(estate),
            Split::Territory => Line::Territory(self.territory(home, on)),
        })
    }

    fn territory(&self, estate: &Estate, on: Day) -> TerritoryLine {
        match &estate.commune {
            _ if estate.is_bucket() => TerritoryLine::Bucket,
            None => TerritoryLine::NoCommune,
            Some(commune) => {
                let over_time = self.memberships.get(commune).map(Vec::as_slice);
                let found = over_time.unwrap_or_default().iter().find(|it| it.holds_on(on));
                TerritoryLine::Epci(commune.department(), found.map(|it| it.epci.clone()))
            }
        }
    }

    /// The line a row falls into; none where the programme does not count it.
    pub(super) fn line(&self, split: Split, row: &Row) -> Option<Line> {
        let estate = self.estate_of(row.operation).filter(|_| self.counts(row))?;
        self.place(split, estate, row.placed)
    }

    /// Operations whose rows may count otherwise, or elsewhere, by the later registers.
    #[must_use]
    pub fn changed(&self, later: &Self) -> Vec<OperationId> {
        let lens =
            |it: &Self| it.programme.clone().map(|it| (it.first_day, it.landlords, it.kinds));
        let all = lens(self) != lens(later);
        let home = |registers: &Self, operation: &Operation| {
            let estate = registers.estates.get(&operation.estate)?;
            let commune = estate.commune.clone();
            let epcis = commune.as_ref().and_then(|it| registers.memberships.get(it)).cloned();
            Some((estate.code.clone(), commune, epcis))
        };
        let counted = |it: &Operation| (it.estate, it.landlord, it.kind, it.outside);
        let same = |id: &OperationId, operation: &Operation| {
            later.operations.get(id).is_some_and(|now| {
                counted(now) == counted(operation) && home(self, operation) == home(later, now)
            })
        };
        let changed = self.operations.iter().filter(|(id, it)| all || !same(id, it));
        let mut changed: Vec<OperationId> = changed.map(|(id, _)| *id).collect();
        changed.sort_unstable();
        changed
    }
}
