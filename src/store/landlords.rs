//! The register of landlords.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::landlords;
use super::{Read, Tx, as_json, parsed};
use crate::domain::event::EventKind;
use crate::domain::ids::{LandlordCode, LandlordId, Position};
use crate::domain::landlord::Landlord;
use crate::domain::names::{fold, lower_code};
use crate::domain::refusal::Refusal;

impl Read<'_> {
    /// All landlords, by name.
    pub fn landlords(&mut self) -> Result<Vec<Landlord>> {
        landlords::table
            .order(landlords::name)
            .select((landlords::id, landlords::code, landlords::name))
            .load::<(i32, String, String)>(self.conn)?
            .into_iter()
            .filter(|(id, ..)| self.sees_landlord(*id))
            .map(|(id, code, name)| Ok(Landlord { id, code: parsed(&code)?, name }))
            .collect()
    }

    /// The landlord of that code or name; accents and case do not matter.
    pub fn landlord(&mut self, text: &str) -> Result<Option<Landlord>> {
        let wanted = fold(text);
        Ok(self
            .landlords()?
            .into_iter()
            .find(|it| it.code.as_str() == text.trim() || fold(&it.name) == wanted))
    }
}

impl Tx<'_> {
    /// Refuses a number that is no landlord's.
    pub(super) fn must_be_landlords(&mut self, named: &[LandlordId]) -> Result<()> {
        let known = self.landlords()?;
        match named.iter().find(|id| known.iter().all(|landlord| landlord.id != **id)) {
            Some(unknown) => Err(Refusal::UnknownLandlord(unknown.to_string()).into()),
            None => Ok(()),
        }
    }

    /// The landlord of that name; makes one where there is none.
    pub fn landlord_named(&mut self, name: &str) -> Result<Landlord> {
        if let Some(found) = self.landlord(name)? {
            return Ok(found);
        }
        let position = self.tip()?.position + 1;
        let landlord = self.next_landlord(name)?;
        self.append(EventKind::Landlord, Some(landlord.id), &as_json(&landlord)?)?;
        self.insert_landlord(&landlord, position)?;
        self.note("landlord-added", Some(position), &json!({ "name": name }))?;
        Ok(landlord)
    }

    /// What the next landlord would be.
    fn next_landlord(&mut self, name: &str) -> Result<Landlord> {
        let last: Option<LandlordId> =
            landlords::table.select(diesel::dsl::max(landlords::id)).first(self.conn)?;
        let code: LandlordCode =
            lower_code(name).parse().map_err(|_| StoreError::Corrupt(name.to_owned()))?;
        Ok(Landlord { id: last.unwrap_or(0) + 1, code, name: name.trim().to_owned() })
    }

    pub(super) fn insert_landlord(&mut self, it: &Landlord, position: Position) -> Result<()> {
        put(self.conn, it, position)
    }
}

/// Puts a row into the register.
pub(super) fn put(conn: &mut SqliteConnection, it: &Landlord, position: Position) -> Result<()> {
    diesel::insert_into(landlords::table)
        .values((
            landlords::id.eq(it.id),
            landlords::code.eq(it.code.as_str()),
            landlords::name.eq(&it.name),
            landlords::position.eq(position),
        ))
        .execute(conn)?;
    Ok(())
}
