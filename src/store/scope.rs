//! What a contributor is limited to (DESIGN 9): the accounts that say so.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::accounts;
use super::{Read, Tx};
use crate::domain::ids::{LandlordCode, Siren};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::scope::{AccessScope, ScopeNames};

impl Read<'_> {
    /// The names of what a scope names; what no register holds any more is named by its code.
    pub fn scope_names(&mut self, scope: &AccessScope) -> Result<ScopeNames> {
        let (landlords, epcis) = (self.landlords()?, self.epcis()?);
        let landlord = |code: &LandlordCode| {
            let found = landlords.iter().find(|it| it.code == *code);
            found.map_or_else(|| code.to_string(), |it| it.name.clone())
        };
        let epci = |siren: &Siren| {
            let found = epcis.iter().find(|it| it.siren == *siren);
            found.map_or_else(|| siren.to_string(), |it| it.name.clone())
        };
        let mut estates = Vec::new();
        for code in scope.estates() {
            let found = self.estate(code.as_str())?;
            estates.push(found.map_or_else(|| code.to_string(), |it| it.name));
        }
        Ok(ScopeNames {
            landlords: scope.landlords().iter().map(landlord).collect(),
            epcis: scope.epcis().iter().map(epci).collect(),
            estates,
        })
    }
}

impl Tx<'_> {
    /// Limits an account to a part of the ledger, or to nothing any more. What is named exists.
    ///
    /// # Errors
    /// [`Refusal::UnknownEstate`], [`Refusal::UnknownEpci`], [`Refusal::UnknownLandlord`], and
    /// [`Refusal::ScopeOfOthers`] for an account that is no contributor's.
    pub fn set_scope(&mut self, id: i32, scope: Option<&AccessScope>) -> Result<()> {
        self.require_admin()?;
        let account = self.account(id)?.ok_or(StoreError::NotFound)?;
        if scope.is_some() && account.role != Role::Contributor {
            return Err(Refusal::ScopeOfOthers.into());
        }
        if let Some(scope) = scope {
            self.must_exist(scope)?;
        }
        let text = scope.map(ToString::to_string);
        diesel::update(accounts::table.find(id))
            .set(accounts::scope.eq(text.as_deref()))
            .execute(self.conn)?;
        let detail = json!({ "login": account.login.as_str(), "scope": text });
        self.note_security("scope-set", None, &detail)
    }

    /// Refuses a scope that names an estate, EPCI or landlord no register holds.
    pub fn must_exist(&mut self, scope: &AccessScope) -> Result<()> {
        for code in scope.estates() {
            let known = self.read.estate(code.as_str())?;
            if known.is_none_or(|it| it.code != *code) {
                return Err(Refusal::UnknownEstate(code.to_string()).into());
            }
        }
        let epcis = self.epcis()?;
        if let Some(code) =
            scope.epcis().iter().find(|code| epcis.iter().all(|it| it.siren != **code))
        {
            return Err(Refusal::UnknownEpci(code.to_string()).into());
        }
        let landlords = self.landlords()?;
        let unknown =
            scope.landlords().iter().find(|code| landlords.iter().all(|it| it.code != **code));
        match unknown {
            Some(code) => Err(Refusal::UnknownLandlord(code.to_string()).into()),
            None => Ok(()),
        }
    }
}
