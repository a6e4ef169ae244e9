//! What a plan version planned: whole years and prorated ones, line by line.

use super::{Asked, before, is_part, refused};
use crate::domain::estate::Estate;
use crate::domain::explanation::{Line, NoFigure, What, of_estate, plan_lines, target_lines};
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::plan::{Curve, PlanVersion, Years, indicative};
use crate::store::Read;
use crate::store::error::{Result, StoreError};

/// The lines of a version that lie in a scope.
struct Shares {
    /// Its first and last day.
    curve: Curve,
    /// The lines, with the estate each is of.
    lines: Vec<(Option<Estate>, Years)>,
    /// The line of estates is all the estate has in the version.
    whole: Vec<bool>,
}

impl Read<'_> {
    /// A version of the programme's plan; none for the indicative line.
    fn version_asked(&mut self, asked: &Asked<'_>, version: i32) -> Result<Option<PlanVersion>> {
        if version == 0 {
            return Ok(None);
        }
        let versions = self.plans_kept(asked.programme.id)?;
        let found = versions.iter().find(|it| it.plan.version == version);
        let found = found.ok_or_else(|| refused(NoFigure::Version(version)))?;
        Ok(Some(found.plan.clone()))
    }

    pub(super) fn has_plan(&mut self, asked: &Asked<'_>, version: i32) -> Result<bool> {
        let shares = self.shares(asked, version)?;
        Ok(asked.place.scope == FigureScope::All || !shares.lines.is_empty())
    }

    fn shares(&mut self, asked: &Asked<'_>, version: i32) -> Result<Shares> {
        let scope = &asked.place.scope;
        let Some(plan) = self.version_asked(asked, version)? else {
            let curve = indicative(&asked.programme);
            let years = curve.lines.first().cloned().unwrap_or_default();
            let lines = if *scope == FigureScope::All { vec![(None, years)] } else { Vec::new() };
            return Ok(Shares { curve, whole: vec![true; lines.len()], lines });
        };
        let mut shares = Shares { curve: plan.curve(), lines: Vec::new(), whole: Vec::new() };
        if !is_part(scope) {
            shares.lines.push((None, plan.years.clone()));
            shares.whole.push(true);
        }
        if *scope == FigureScope::All {
            return Ok(shares);
        }
        let places = self.places_kept()?;
        let first = asked.programme.first_day;
        for (id, years) in &plan.estates {
            let estate = places.estates.get(id).ok_or(StoreError::NotFound)?;
            let held: Years = years
                .iter()
                .filter(|(year, _)| asked.place.holds(&places, estate, **year, first))
                .map(|(year, number)| (*year, *number))
                .collect();
            if !held.is_empty() {
                shares.whole.push(held.len() == years.len());
                shares.lines.push((Some(estate.clone()), held));
            }
        }
        Ok(shares)
    }

    /// Sums what lines give; in the rest, estates are taken from the programme.
    fn summed(
        &mut self,
        asked: &Asked<'_>,
        version: i32,
        of: impl Fn(&Curve) -> i64,
    ) -> Result<i64> {
        let shares = self.shares(asked, version)?;
        let rest = asked.place.scope == FigureScope::Rest;
        let one = |(estate, years): &(Option<Estate>, Years)| {
            let sum = of(&Curve { lines: vec![years.clone()], ..shares.curve.clone() });
            if rest && estate.is_some() { -sum } else { sum }
        };
        Ok(shares.lines.iter().map(one).sum())
    }

    /// Planned over the days: the difference of two planned numbers (DESIGN 3.4).
    pub(super) fn planned(&mut self, asked: &Asked<'_>, version: i32) -> Result<i64> {
        let period = asked.reference.period;
        let (start, end) = (before(period.first_day()), period.last_day());
        self.summed(asked, version, |line| line.planned_at(end) - line.planned_at(start))
    }

    /// Planned in all.
    pub(super) fn target(&mut self, asked: &Asked<'_>, version: i32) -> Result<i64> {
        self.summed(asked, version, Curve::target)
    }

    pub(super) fn planned_list(&mut self, asked: &Asked<'_>, version: i32) -> Result<Vec<Line>> {
        let period = asked.reference.period;
        let (start, end) = (before(period.first_day()), period.last_day());
        self.list(asked, version, true, |curve, years| plan_lines(curve, years, start, end))
    }

    pub(super) fn target_list(&mut self, asked: &Asked<'_>, version: i32) -> Result<Vec<Line>> {
        self.list(asked, version, false, |_, years| target_lines(years))
    }

    /// The years of a single line, or one line for each estate.
    fn list(
        &mut self,
        asked: &Asked<'_>,
        version: i32,
        linked: bool,
        of: impl Fn(&Curve, &Years) -> Vec<Line>,
    ) -> Result<Vec<Line>> {
        let shares = self.shares(asked, version)?;
        let scope = &asked.place.scope;
        if matches!(scope, FigureScope::All | FigureScope::Estate(_)) {
            let years = shares.lines.iter().flat_map(|(_, years)| of(&shares.curve, years));
            return Ok(years.collect());
        }
        let plan = asked.reference.of(Quantity::Plan(version));
        let one = |((estate, years), whole): (&(Option<Estate>, Years), &bool)| {
            let dwellings = of(&shares.curve, years).iter().map(|line| line.dwellings).sum();
            let linked = linked && *whole;
            match estate {
                None => Line {
                    what: What::Programme,
                    dwellings,
                    figure: linked.then(|| plan.within(FigureScope::All)),
                },
                Some(estate) => Line {
                    what: What::Estate(estate.code.clone(), estate.name.clone()),
                    dwellings: if *scope == FigureScope::Rest { -dwellings } else { dwellings },
                    figure: linked.then(|| of_estate(&plan, estate)),
                },
            }
        };
        let lines = shares.lines.iter().zip(&shares.whole).map(one);
        Ok(lines.filter(|line| line.dwellings != 0).collect())
    }
}
