//! What the scope of a reference points at.

use super::refused;
use crate::domain::calendar::Day;
use crate::domain::estate::{BUCKET, Estate};
use crate::domain::explanation::NoFigure;
use crate::domain::figure::FigureScope;
use crate::domain::territory::Scope;
use crate::store::Read;
use crate::store::error::Result;
use crate::store::figures::lies_in;
use crate::store::places::{Places, plan_day};

/// A scope that was found.
pub(super) struct Place {
    /// The scope, with the code its estate or operation bears now.
    pub(super) scope: FigureScope,
    /// Its name, where it bears one.
    pub(super) name: Option<String>,
}

impl Place {
    /// The condition under which a line `e` of operation `o` on estate `t` lies in it, with the
    /// text that is `?1`.
    pub(super) fn condition(&self) -> (&'static str, String) {
        match &self.scope {
            FigureScope::All => lies_in(&Scope::All),
            FigureScope::Department(code) => lies_in(&Scope::Department(code.clone())),
            FigureScope::Epci(siren) => lies_in(&Scope::Epci(siren.clone())),
            FigureScope::Commune(insee) => lies_in(&Scope::Commune(insee.clone())),
            FigureScope::Estate(code) => lies_in(&Scope::Estate(code.clone())),
            FigureScope::Landlord(code) => lies_in(&Scope::Landlord(code.clone())),
            FigureScope::Operation(code) => ("o.code = ?1", code.to_string()),
            FigureScope::Bucket => ("t.code = ?1", BUCKET.to_owned()),
            FigureScope::NoCommune => ("t.commune IS NULL AND t.code <> ?1", BUCKET.to_owned()),
            // A plan alone leaves a rest: what happened, happened somewhere.
            FigureScope::Rest => ("?1 <> ''", String::new()),
        }
    }

    /// Whether the plan line of an estate and year lies in it.
    pub(super) fn holds(&self, places: &Places, estate: &Estate, year: i32, first: Day) -> bool {
        let scope = match &self.scope {
            FigureScope::Department(code) => Scope::Department(code.clone()),
            FigureScope::Epci(siren) => {
                return places.epci(estate, plan_day(year, first)) == Some(siren);
            }
            FigureScope::Commune(insee) => Scope::Commune(insee.clone()),
            FigureScope::Estate(code) => return estate.code == *code,
            FigureScope::Bucket => return estate.is_bucket(),
            FigureScope::NoCommune => return estate.commune.is_none() && !estate.is_bucket(),
            FigureScope::All | FigureScope::Rest => Scope::All,
            FigureScope::Landlord(_) | FigureScope::Operation(_) => return false,
        };
        places.holds(&scope, estate.id, year, first)
    }
}

impl Read<'_> {
    /// Finds a scope; an estate or operation by a code it once bore, too.
    pub(super) fn place_of(&mut self, scope: &FigureScope) -> Result<Place> {
        let found = |name: String| Ok(Place { scope: scope.clone(), name: Some(name) });
        let unknown = || refused(NoFigure::Scope(scope.to_string()));
        match scope {
            FigureScope::All | FigureScope::Bucket | FigureScope::NoCommune | FigureScope::Rest => {
                Ok(Place { scope: scope.clone(), name: None })
            }
            FigureScope::Department(code) => {
                let all = self.departments()?;
                let named = all.into_iter().find(|(known, _)| known == code.as_str());
                found(named.ok_or_else(unknown)?.1)
            }
            FigureScope::Epci(siren) => {
                let named = self.epcis()?.into_iter().find(|it| it.siren == *siren);
                found(named.ok_or_else(unknown)?.name)
            }
            FigureScope::Commune(insee) => found(self.commune(insee)?.ok_or_else(unknown)?.name),
            FigureScope::Landlord(code) => {
                let named = self.landlords()?.into_iter().find(|it| it.code == *code);
                found(named.ok_or_else(unknown)?.name)
            }
            FigureScope::Estate(code) => {
                let estate = self.estate(code.as_str())?.ok_or_else(unknown)?;
                Ok(Place { scope: FigureScope::Estate(estate.code), name: Some(estate.name) })
            }
            FigureScope::Operation(code) => {
                let it = self.operation(code.as_str())?.ok_or_else(unknown)?;
                let estate = self.estate_by_id(it.estate)?.name;
                let name = if it.unspecified { estate } else { format!("{} ({estate})", it.name) };
                Ok(Place { scope: FigureScope::Operation(it.code), name: Some(name) })
            }
        }
    }
}
