//! Communes, EPCI, departments, and who belonged to what when.

use std::collections::HashMap;

use diesel::prelude::*;

use super::error::Result;
use super::schema::{communes, departments, epcis, memberships};
use super::{Read, parsed};
use crate::domain::calendar::Day;
use crate::domain::ids::{Insee, Siren};
use crate::domain::names::fold;
use crate::domain::territory::{Commune, Epci, Membership};

impl Read<'_> {
    /// Names of departments by code.
    pub fn departments(&mut self) -> Result<Vec<(String, String)>> {
        Ok(departments::table.order(departments::code).load(self.conn)?)
    }

    /// All EPCI, by name.
    pub fn epcis(&mut self) -> Result<Vec<Epci>> {
        epcis::table
            .order(epcis::name)
            .select((epcis::siren, epcis::name, epcis::signatory))
            .load::<(String, String, bool)>(self.conn)?
            .into_iter()
            .map(|(siren, name, signatory)| Ok(Epci { siren: parsed(&siren)?, name, signatory }))
            .collect()
    }

    /// A commune.
    pub fn commune(&mut self, insee: &Insee) -> Result<Option<Commune>> {
        let row: Option<(String, String, Option<i32>, Option<Day>)> = communes::table
            .find(insee.as_str())
            .select((communes::insee, communes::name, communes::population, communes::until))
            .first(self.conn)
            .optional()?;
        row.map(|(insee, name, population, until)| {
            Ok(Commune { insee: parsed(&insee)?, name, population, until })
        })
        .transpose()
    }

    /// The communes of that name; accents and case do not matter.
    pub fn communes_named(&mut self, name: &str) -> Result<Vec<Commune>> {
        let wanted = fold(name);
        let rows: Vec<(String, String, Option<i32>, Option<Day>)> = communes::table
            .order(communes::insee)
            .select((communes::insee, communes::name, communes::population, communes::until))
            .load(self.conn)?;
        rows.into_iter()
            .filter(|(_, name, ..)| fold(name) == wanted)
            .map(|(insee, name, population, until)| {
                Ok(Commune { insee: parsed(&insee)?, name, population, until })
            })
            .collect()
    }

    /// Names of some communes by INSEE code.
    pub fn commune_names(&mut self, wanted: &[String]) -> Result<HashMap<String, String>> {
        Ok(communes::table
            .filter(communes::insee.eq_any(wanted))
            .select((communes::insee, communes::name))
            .load::<(String, String)>(self.conn)?
            .into_iter()
            .collect())
    }

    /// The EPCI a commune belonged to over time.
    pub fn memberships_of(&mut self, commune: &Insee) -> Result<Vec<Membership>> {
        memberships::table
            .filter(memberships::commune.eq(commune.as_str()).and(memberships::ended.is_null()))
            .order((memberships::from_day, memberships::id))
            .select((
                memberships::commune,
                memberships::epci,
                memberships::from_day,
                memberships::to_day,
            ))
            .load::<(String, String, Option<Day>, Option<Day>)>(self.conn)?
            .into_iter()
            .map(|(commune, epci, from, to)| {
                Ok(Membership { commune: parsed(&commune)?, epci: parsed(&epci)?, from, to })
            })
            .collect()
    }

    /// The EPCI a commune belongs to on a day.
    pub fn epci_on(&mut self, commune: &Insee, day: Day) -> Result<Option<Siren>> {
        let found = self.memberships_of(commune)?;
        Ok(found.into_iter().find(|it| it.holds_on(day)).map(|it| it.epci))
    }
}
