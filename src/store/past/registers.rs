//! The registers as they stood: rows that have not changed since, and of the others the state
//! their latest event up to the point set.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};
use serde::de::DeserializeOwned;

use super::shadows::REGISTERS;
use crate::domain::dwelling::DwellingStates;
use crate::domain::estate::Estate;
use crate::domain::ids::Position;
use crate::domain::landlord::Landlord;
use crate::store::Read;
use crate::store::error::{Result, StoreError};
use crate::store::reference::Loaded;
use crate::store::schema::events;
use crate::store::{dwellings, estates, landlords, operations, programmes};

/// A row that changed since the point, with what set its state then; nothing where the reference
/// load did, or where there was no such row yet.
#[derive(QueryableByName)]
struct Changed {
    #[diesel(sql_type = Integer)]
    id: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    position: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    body: Option<String>,
}

/// A state and the position that set it.
type States<T> = Vec<(T, Position)>;

/// A state as the body of its event holds it.
pub(in crate::store) fn of_json<T: DeserializeOwned>(body: &str) -> Result<T> {
    serde_json::from_str(body).map_err(|error| StoreError::Corrupt(error.to_string()))
}

impl Read<'_> {
    /// Fills the registers.
    pub(super) fn recall_registers(&mut self, position: Position) -> Result<()> {
        for (table, _) in REGISTERS {
            self.conn.batch_execute(&format!(
                "INSERT INTO temp.{table} SELECT * FROM main.{table} WHERE position <= {position}"
            ))?;
        }
        let (landlords, missing) = self.earlier::<Landlord>("landlords", "landlord", position)?;
        let (estates, homeless) = self.earlier::<Estate>("estates", "estate", position)?;
        for (state, since) in landlords {
            landlords::put(self.conn, &state, since)?;
        }
        for (state, since) in estates {
            estates::put(self.conn, &state, since)?;
        }
        if !(missing.is_empty() && homeless.is_empty()) {
            self.recall_loaded(&missing, &homeless, position)?;
        }
        for (state, since) in self.earlier("operations", "operation", position)?.0 {
            operations::put(self.conn, &state, since)?;
        }
        for (state, since) in self.earlier("programmes", "programme", position)?.0 {
            programmes::put(self.conn, &state, since)?;
        }
        self.recall_dwellings(position)
    }

    /// Puts the states of dwellings that changed since: their events hold many at once, of one
    /// estate.
    fn recall_dwellings(&mut self, position: Position) -> Result<()> {
        let bodies: Vec<Changed> = diesel::sql_query(
            "SELECT e.subject AS id, e.position AS position, e.body AS body FROM main.events e \
             WHERE e.kind = 'dwellings' AND e.position <= ?1 AND e.subject IN \
             (SELECT estate FROM main.dwellings WHERE position > ?1) ORDER BY e.position",
        )
        .bind::<BigInt, _>(position)
        .load(self.conn)?;
        let mut latest = BTreeMap::new();
        for it in bodies {
            let told: DwellingStates = of_json(&it.body.unwrap_or_default())?;
            let since = it.position.unwrap_or_default();
            latest.extend(told.dwellings.into_iter().map(|state| (state.id, (state, since))));
        }
        let unchanged = self.dwellings()?;
        latest.retain(|id, _| unchanged.iter().all(|(state, _)| state.id != *id));
        for (state, since) in latest.into_values() {
            dwellings::put(self.conn, state, since)?;
        }
        Ok(())
    }

    /// Of the rows that changed since, those whose state an event of their own set, and the
    /// numbers of the others.
    fn earlier<T: DeserializeOwned>(
        &mut self,
        table: &str,
        kind: &str,
        position: Position,
    ) -> Result<(States<T>, Vec<i32>)> {
        let rows: Vec<Changed> = diesel::sql_query(format!(
            "SELECT t.id AS id, e.position AS position, e.body AS body FROM main.{table} t \
             LEFT JOIN main.events e ON e.position = (SELECT max(position) FROM main.events \
             WHERE kind = '{kind}' AND subject = t.id AND position <= ?1) WHERE t.position > ?1"
        ))
        .bind::<BigInt, _>(position)
        .load(self.conn)?;
        let (mut states, mut missing) = (Vec::new(), Vec::new());
        for row in rows {
            match (row.position, row.body) {
                (Some(since), Some(body)) => states.push((of_json(&body)?, since)),
                _ => missing.push(row.id),
            }
        }
        Ok((states, missing))
    }

    /// Puts the states the reference load set, of those that have none of their own.
    fn recall_loaded(
        &mut self,
        of_landlords: &[i32],
        of_estates: &[i32],
        position: Position,
    ) -> Result<()> {
        let loads: Vec<(i64, Option<String>)> = events::table
            .filter(events::kind.eq("reference").and(events::position.le(position)))
            .order(events::position.desc())
            .select((events::position, events::body))
            .load(self.conn)?;
        for (since, body) in loads {
            let loaded: Loaded = of_json(&body.unwrap_or_default())?;
            for state in loaded.landlords.iter().filter(|it| of_landlords.contains(&it.id)) {
                landlords::put(self.conn, state, since)?;
            }
            for state in loaded.estates.iter().filter(|it| of_estates.contains(&it.id)) {
                estates::put(self.conn, state, since)?;
            }
        }
        Ok(())
    }
}
