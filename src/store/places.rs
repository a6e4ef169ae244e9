//! Where each estate lies, and when.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Read;
use super::error::Result;
use super::parsed;
use super::schema::{communes, estates, memberships};
use crate::domain::calendar::{Day, first_day_of};
use crate::domain::estate::Estate;
use crate::domain::ids::{EstateId, Siren};
use crate::domain::territory::{Membership, Scope, TerritoryLine};

/// All estates with their communes' names and EPCI over time.
pub(super) struct Places {
    pub(super) estates: HashMap<EstateId, Estate>,
    pub(super) communes: HashMap<String, String>,
    memberships: HashMap<String, Vec<Membership>>,
}

impl Places {
    /// The EPCI of an estate's main commune on a day.
    pub(super) fn epci(&self, estate: &Estate, day: Day) -> Option<&Siren> {
        let commune = estate.commune.as_ref()?;
        let over_time = self.memberships.get(commune.as_str())?;
        over_time.iter().find(|it| it.holds_on(day)).map(|it| &it.epci)
    }

    /// The EPCI its main commune has ever belonged to.
    pub(super) fn ever_in(&self, estate: &Estate) -> Vec<Siren> {
        let commune = estate.commune.as_ref();
        let over_time = commune.and_then(|it| self.memberships.get(it.as_str()));
        over_time.into_iter().flatten().map(|it| it.epci.clone()).collect()
    }

    /// The line of a breakdown an estate falls into on a day.
    pub(super) fn line(&self, estate: &Estate, day: Day) -> TerritoryLine {
        match &estate.commune {
            _ if estate.is_bucket() => TerritoryLine::Bucket,
            None => TerritoryLine::NoCommune,
            Some(commune) => {
                TerritoryLine::Epci(commune.department(), self.epci(estate, day).cloned())
            }
        }
    }

    /// Whether a plan line of an estate and year lies in a scope: where its main commune lay on
    /// 1 January, on the programme's first day for the first year (DESIGN 3.8).
    pub(super) fn holds(&self, scope: &Scope, estate: EstateId, year: i32, first: Day) -> bool {
        let Some(estate) = self.estates.get(&estate) else { return false };
        let day = plan_day(year, first);
        match scope {
            Scope::All => true,
            Scope::Department(code) => {
                estate.commune.as_ref().is_some_and(|commune| commune.department() == *code)
            }
            Scope::Epci(siren) => self.epci(estate, day) == Some(siren),
            Scope::Commune(insee) => estate.commune.as_ref() == Some(insee),
            Scope::Estate(code) => estate.code == *code,
            // A plan line names an estate, never a landlord: a landlord has no plan of its own.
            Scope::Landlord(_) => false,
        }
    }
}

/// The day on which a plan line of a year looks up its EPCI (DESIGN 3.8).
pub(super) fn plan_day(year: i32, first: Day) -> Day {
    first_day_of(year).max(first)
}

impl Read<'_> {
    pub(super) fn places(&mut self) -> Result<Places> {
        let estates = self.estates()?.into_iter().map(|it| (it.id, it)).collect();
        let used =
            || estates::table.filter(estates::commune.is_not_null()).select(estates::commune);
        let names = communes::table
            .filter(communes::insee.nullable().eq_any(used()))
            .select((communes::insee, communes::name))
            .load::<(String, String)>(self.conn)?;
        let rows: Vec<(String, String, Option<Day>, Option<Day>)> = memberships::table
            .filter(memberships::commune.nullable().eq_any(used()))
            .filter(memberships::ended.is_null())
            .select((
                memberships::commune,
                memberships::epci,
                memberships::from_day,
                memberships::to_day,
            ))
            .load(self.conn)?;
        let mut over_time: HashMap<String, Vec<Membership>> = HashMap::new();
        for (commune, epci, from, to) in rows {
            over_time.entry(commune.clone()).or_default().push(Membership {
                commune: parsed(&commune)?,
                epci: parsed(&epci)?,
                from,
                to,
            });
        }
        Ok(Places { estates, communes: names.into_iter().collect(), memberships: over_time })
    }
}
