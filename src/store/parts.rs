//! The parts of a programme with the progress of each. Which parts are drawn is read from the
//! small sums first: only theirs are read month by month.

use std::collections::BTreeMap;

use super::Read;
use super::error::Result;
use super::figures::Question;
use crate::domain::ids::Siren;
use crate::domain::part::{MOST_PARTS, Odd, Part, Parts};
use crate::domain::progress::progress;
use crate::domain::rollup::{EstateRow, Grain, Progress, TerritoryRow};
use crate::domain::stage::Stage;
use crate::domain::territory::{Scope, TerritoryLine};

/// What a part is called, where it lies, and which it is.
struct Named {
    code: String,
    name: String,
    place: Option<String>,
    scope: Scope,
}

impl Read<'_> {
    /// The progress of each stage, in the order works go through them.
    pub fn stage_progress(&mut self, asked: &Question, by: Grain) -> Result<Vec<Progress>> {
        Stage::ALL
            .into_iter()
            .map(|stage| self.progress_of(&Question { stage, ..asked.clone() }, by))
            .collect()
    }

    /// The EPCI of a programme, of a department, or one: those most behind, and what else counts.
    pub fn territory_parts(&mut self, asked: &Question, by: Grain) -> Result<Parts> {
        let whole = self.progress_of(asked, by)?;
        let mut odd: Vec<(Odd, i64)> = Vec::new();
        let mut epcis: BTreeMap<Siren, TerritoryRow> = BTreeMap::new();
        for row in self.territory_rows(asked)? {
            match &row.line {
                TerritoryLine::Epci(_, Some(siren)) if lies_in(&row.line, &asked.scope) => {
                    let siren = siren.clone();
                    if let Some(same) = epcis.get_mut(&siren) {
                        same.actual += row.actual;
                        same.planned =
                            same.planned.into_iter().chain(row.planned).reduce(|a, b| a + b);
                    } else {
                        epcis.insert(siren, row);
                    }
                }
                line if lies_in(line, &asked.scope) && row.actual != 0 => {
                    odd.push((Odd::Line(line.clone()), row.actual));
                }
                _ => {}
            }
        }
        let mut rows: Vec<(Siren, TerritoryRow)> =
            epcis.into_iter().filter(|(_, row)| row.actual != 0 || row.planned.is_some()).collect();
        rows.sort_by_key(|(siren, row)| {
            let gap = row.planned.map(|planned| row.actual - planned);
            (gap.is_none(), gap, -row.actual, siren.clone())
        });
        let others = rows.split_off(rows.len().min(MOST_PARTS));
        if !others.is_empty() {
            let actual = others.iter().map(|(_, row)| row.actual).sum();
            odd.insert(0, (Odd::Others(others.len()), actual));
        }
        let named = rows.into_iter().map(|(siren, row)| Named {
            code: siren.to_string(),
            name: row.name,
            place: None,
            scope: Scope::Epci(siren),
        });
        Ok(Parts::ordered(whole, self.parts(asked, named, by)?, odd))
    }

    /// The estates of a programme or of a part of it: those most behind, and what else counts.
    pub fn estate_parts(&mut self, asked: &Question, by: Grain) -> Result<Parts> {
        let whole = self.progress_of(asked, by)?;
        let mut rows: Vec<EstateRow> = self.estate_rows(asked)?;
        rows.retain(|row| row.lies_in(&asked.scope) && (row.actual != 0 || row.planned.is_some()));
        rows.sort_by_key(|row| (row.variance().is_none(), row.variance(), -row.actual));
        let others = rows.split_off(rows.len().min(MOST_PARTS));
        let named = rows.into_iter().map(|row| Named {
            code: row.code.to_string(),
            name: row.name,
            place: row.commune,
            scope: Scope::Estate(row.code),
        });
        let drawn = self.parts(asked, named, by)?;
        let mut odd = Vec::new();
        if !others.is_empty() {
            odd.push((Odd::Others(others.len()), others.iter().map(|row| row.actual).sum()));
        }
        if asked.scope == Scope::All {
            let rows = self.territory_rows(asked)?;
            let bucket = rows.into_iter().find(|row| row.line == TerritoryLine::Bucket);
            odd.extend(
                bucket.filter(|row| row.actual != 0).map(|row| (Odd::Line(row.line), row.actual)),
            );
        }
        Ok(Parts::ordered(whole, drawn, odd))
    }

    fn parts(
        &mut self,
        asked: &Question,
        named: impl Iterator<Item = Named>,
        by: Grain,
    ) -> Result<Vec<Part>> {
        named
            .map(|Named { code, name, place, scope }| {
                let progress = self.progress_of(&Question { scope, ..asked.clone() }, by)?;
                Ok(Part { code, name, place, progress })
            })
            .collect()
    }

    fn progress_of(&mut self, asked: &Question, by: Grain) -> Result<Progress> {
        Ok(progress(&self.progress_input(asked)?, by))
    }
}

/// Whether a line of a breakdown lies in a part of the programme made of territories.
fn lies_in(line: &TerritoryLine, scope: &Scope) -> bool {
    match (line, scope) {
        (_, Scope::All) => true,
        (TerritoryLine::Epci(department, _), Scope::Department(asked)) => department == asked,
        (TerritoryLine::Epci(_, Some(siren)), Scope::Epci(asked)) => siren == asked,
        _ => false,
    }
}
