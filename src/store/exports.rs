//! What leaves as a table of entries: the live ones, oldest first.

use std::collections::HashMap;

use super::entries::EntryFilter;
use super::error::{Result, StoreError};
use super::{Read, parsed};
use crate::domain::dwellings::Dwellings;
use crate::domain::export::ExportedEntry;
use crate::domain::ids::{EstateId, LandlordId, OperationId};
use crate::domain::operation::Operation;

impl Read<'_> {
    /// The live entries of a filter, in the order they were recorded. An operation is named
    /// unless Corons made it and it is the only one of its estate and landlord: taken in again,
    /// each entry finds its operation.
    pub fn exported_entries(&mut self, filter: &EntryFilter) -> Result<Vec<ExportedEntry>> {
        let places = self.places()?;
        let operations: HashMap<OperationId, Operation> =
            self.operations()?.into_iter().map(|it| (it.id, it)).collect();
        let mut of_pair: HashMap<(EstateId, LandlordId), usize> = HashMap::new();
        for it in operations.values() {
            *of_pair.entry((it.estate, it.landlord)).or_default() += 1;
        }
        let mut listed = self.entries(filter)?;
        listed.retain(|it| it.entry.is_live());
        listed.reverse();
        listed
            .into_iter()
            .map(|it| {
                let missing = || StoreError::Corrupt(format!("operation {}", it.operation));
                let operation = operations.get(&it.entry.operation).ok_or_else(missing)?;
                let estate = places.estates.get(&operation.estate).ok_or_else(missing)?;
                let pair = (operation.estate, operation.landlord);
                let alone = operation.unspecified && of_pair.get(&pair) == Some(&1);
                let commune = estate.commune.as_ref().map(crate::domain::ids::Insee::as_str);
                Ok(ExportedEntry {
                    estate: parsed(&it.estate)?,
                    operation: (!alone).then(|| operation.code.clone()),
                    landlord: it.landlord,
                    stage: it.entry.stage,
                    when: it.entry.when,
                    dwellings: Dwellings::try_from(it.entry.dwellings)
                        .map_err(|error| StoreError::Corrupt(error.to_string()))?,
                    note: it.entry.note,
                    reference: it.entry.reference,
                    position: it.entry.position,
                    corrects: it.entry.replaces,
                    recorded: it.entry.recorded_at,
                    author: it.entry.author,
                    estate_name: it.estate_name,
                    commune: commune.and_then(|code| places.communes.get(code)).cloned(),
                    hash: it.entry.hash,
                })
            })
            .collect()
    }
}
