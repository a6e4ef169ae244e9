//! A figure from its reference: the integer straight from the ledger, without the sums that
//! pages read, and the list that makes it (DESIGN 5.1, 5.2).

mod actual;
mod frozen;
mod groups;
mod place;
mod planned;

use self::place::Place;
use super::Read;
use super::error::{Result, StoreError};
use super::figures::Question;
use crate::domain::calendar::{Day, first_day_of, last_day_of};
use crate::domain::explanation::{Absence, Explanation, Line, List, NoFigure, Part};
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::programme::Programme;
use crate::domain::progress::progress;
use crate::domain::refusal::Refusal;
use crate::domain::rollup::{Grain, PlanStatus};
use crate::domain::territory::Scope;

/// How far an explanation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Grouped where the list is long.
    Grouped,
    /// Every line of the ledger.
    Whole,
}

/// A reference whose parts were looked up.
struct Asked<'a> {
    reference: &'a Reference,
    programme: Programme,
    place: Place,
}

fn refused(why: NoFigure) -> StoreError {
    StoreError::Refused(Refusal::NoFigure(why))
}

impl Read<'_> {
    /// The figure of a reference as this transaction knows it, whatever the position it names.
    ///
    /// # Errors
    /// [`Refusal::NoFigure`] when the programme, the part or the version is not there.
    pub fn explain(&mut self, reference: &Reference, depth: Depth) -> Result<Explanation> {
        let asked = self.look_up(reference)?;
        let missing = self.missing_within(&asked)?;
        let mut lists = Vec::new();
        let mut entries = 0;
        let value = match self.absence(&asked, &missing)? {
            Some(absence) => Err(absence),
            None => self.made(&asked, depth, &mut lists, &mut entries)?,
        };
        let known = self.known_now()?;
        Ok(Explanation {
            reference: Reference {
                scope: asked.place.scope.clone(),
                position: known.position,
                ..reference.clone()
            },
            place: asked.place.name,
            programme: asked.programme,
            known,
            value,
            lists,
            entries,
            missing,
        })
    }

    /// The integer alone.
    ///
    /// # Errors
    /// As for [`Self::explain`].
    pub fn figure(&mut self, reference: &Reference) -> Result<std::result::Result<i64, Absence>> {
        let asked = self.look_up(reference)?;
        let missing = self.missing_within(&asked)?;
        if let Some(absence) = self.absence(&asked, &missing)? {
            return Ok(Err(absence));
        }
        self.value(&asked)
    }

    fn look_up<'a>(&mut self, reference: &'a Reference) -> Result<Asked<'a>> {
        let code = reference.programme.as_str();
        let programme = self.programme(code)?;
        let programme = programme.ok_or_else(|| refused(NoFigure::Programme(code.to_owned())))?;
        if !self.sees_whole(&reference.scope)? {
            return Err(StoreError::NotFound);
        }
        let place = self.place_of(&reference.scope)?;
        Ok(Asked { reference, programme, place })
    }

    /// The integer: what happened, what was planned, and their difference.
    fn value(&mut self, asked: &Asked<'_>) -> Result<std::result::Result<i64, Absence>> {
        let mut value = 0;
        if !matches!(asked.reference.quantity, Quantity::Plan(_)) {
            match self.actual(asked)? {
                Ok((sum, _)) => value += sum,
                Err(absence) => return Ok(Err(absence)),
            }
        }
        Ok(Ok(match asked.reference.quantity {
            Quantity::Actual => value,
            Quantity::Plan(version) => self.planned(asked, version)?,
            Quantity::Variance(version) => value - self.planned(asked, version)?,
            Quantity::Remaining(version) => self.target(asked, version)? - value,
        }))
    }

    /// The integer with its lists.
    fn made(
        &mut self,
        asked: &Asked<'_>,
        depth: Depth,
        lists: &mut Vec<List>,
        entries: &mut i64,
    ) -> Result<std::result::Result<i64, Absence>> {
        let quantity = asked.reference.quantity;
        let value = match self.value(asked)? {
            Ok(value) => value,
            absence @ Err(_) => return Ok(absence),
        };
        let alone = |of| (of != quantity).then(|| asked.reference.of(of));
        if let Quantity::Remaining(version) = quantity {
            let lines = self.target_list(asked, version)?;
            lists.push(List { part: Part::Target(version), lines, figure: None });
        }
        if !matches!(quantity, Quantity::Plan(_)) {
            let (lines, count) = self.actual_list(asked, depth)?;
            let takes = matches!(quantity, Quantity::Remaining(_));
            let lines = lines.into_iter().map(|it| if takes { it.taken() } else { it }).collect();
            *entries = count;
            lists.push(List { part: Part::Entries, lines, figure: alone(Quantity::Actual) });
        }
        if let Quantity::Plan(version) | Quantity::Variance(version) = quantity {
            let takes = matches!(quantity, Quantity::Variance(_));
            let lines = self.planned_list(asked, version)?.into_iter();
            let lines: Vec<Line> = lines.map(|it| if takes { it.taken() } else { it }).collect();
            let figure = alone(Quantity::Plan(version));
            lists.push(List { part: Part::Plan(version), lines, figure });
        }
        Ok(Ok(value))
    }

    /// Why there is nothing to count, as far as that is known beforehand.
    fn absence(&mut self, asked: &Asked<'_>, missing: &[i32]) -> Result<Option<Absence>> {
        let Some(version) = asked.reference.quantity.version() else { return Ok(None) };
        if asked.reference.stage != asked.programme.stage {
            return Ok(Some(Absence::OtherStage));
        }
        if !self.has_plan(asked, version)? {
            return Ok(Some(Absence::NoPlan));
        }
        let compares = !matches!(asked.reference.quantity, Quantity::Plan(_));
        Ok((compares && !missing.is_empty()).then(|| Absence::Missing(missing.to_vec())))
    }

    /// Whole years that are missing among the days; while nobody adopted a plan, also those
    /// before them, as on every page (DESIGN 2.10, 3.2).
    fn missing_within(&mut self, asked: &Asked<'_>) -> Result<Vec<i32>> {
        let period = asked.reference.period;
        let (from, to) = (period.first_day(), period.last_day());
        if matches!(period, FigurePeriod::Month(_)) || to < asked.programme.first_day {
            return Ok(Vec::new());
        }
        let known = self.known_now()?;
        let input = self.progress_input(&Question {
            stage: asked.reference.stage,
            net: false,
            published: false,
            scope: Scope::All,
            known,
            to,
            reporting: false,
            programme: asked.programme.clone(),
        })?;
        let whole = progress(&input, Grain::Year);
        let first = asked.programme.first_day;
        let all = input.plan_status == PlanStatus::Indicative
            && !matches!(asked.reference.quantity, Quantity::Actual);
        let within = |year: &i32| {
            last_day_of(*year) <= to && (all || from <= first_day_of(*year).max(first))
        };
        Ok(whole.total.missing_years.into_iter().filter(within).collect())
    }
}

/// The day before the first one, from whose end a plan is counted.
fn before(day: Day) -> Day {
    day.pred_opt().unwrap_or(day)
}

/// Whether lines of estates, and not the programme's years, make its plan.
fn is_part(scope: &FigureScope) -> bool {
    !matches!(scope, FigureScope::All | FigureScope::Rest)
}
