//! What the board page, its pictures, its tables and its sentences are made from, read once.

use crate::domain::calendar::Day;
use crate::domain::pace::{Pace, pace, usual_ends};
use crate::domain::programme::Programme;
use crate::domain::progress::{default_to, progress};
use crate::domain::rollup::{
    EstateRow, Grain, Known, PlanStatus, Progress, Reporting, TerritoryRow,
};
use crate::domain::territory::Scope;
use crate::store::{FigureQuestion, Read, Result, StoreError};

/// A programme, read at one day.
pub struct BoardData {
    /// The programme.
    pub programme: Programme,
    /// All programmes, the default one first.
    pub programmes: Vec<Programme>,
    /// Names of the landlords that count.
    pub landlords: Vec<String>,
    /// Names of departments by code.
    pub departments: Vec<(String, String)>,
    /// Its progress by month.
    pub months: Progress,
    /// Its progress by year.
    pub years: Progress,
    /// What its end dates take.
    pub pace: Pace,
    /// Its breakdown by territory.
    pub territories: Vec<TerritoryRow>,
    /// Its estates.
    pub estates: Vec<EstateRow>,
    /// Estates of its landlords whose number of dwellings is not known.
    pub unsized_estates: i64,
    /// Who reported the month of `to`.
    pub reporting: Reporting,
}

/// What is asked of a programme's target: all of it, gross, at `to` or at the default day.
pub(crate) fn question(programme: &Programme, known: Known, to: Option<Day>) -> FigureQuestion {
    FigureQuestion {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        to: to.unwrap_or_else(|| default_to(known.on, programme.first_day)),
        known,
        reporting: false,
        programme: programme.clone(),
    }
}

impl BoardData {
    /// Reads the programme of that code, gross or net of defects, at `to`, by default the end of the last whole month.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such programme.
    pub fn read(read: &mut Read<'_>, code: &str, to: Option<Day>, net: bool) -> Result<Self> {
        let programmes = read.programmes()?;
        let programme = programmes.iter().find(|it| it.code.as_str() == code).cloned();
        let programme = programme.ok_or(StoreError::NotFound)?;
        let asked =
            FigureQuestion { reporting: true, net, ..question(&programme, read.known_now()?, to) };
        let input = read.progress_input(&asked)?;
        let landlords = read.landlords()?;
        let unsized_estates = read
            .estates()?
            .iter()
            .filter(|it| !it.is_bucket() && it.dwellings.is_none())
            .filter(|it| {
                it.landlords.is_empty()
                    || it.landlords.iter().any(|id| programme.landlords.contains(id))
            })
            .count();
        let years = progress(&input, Grain::Year);
        let ends = usual_ends(&programme.code, input.last_day);
        Ok(Self {
            pace: pace(&input, &years, &ends),
            landlords: landlords
                .into_iter()
                .filter(|it| programme.landlords.contains(&it.id))
                .map(|it| it.name)
                .collect(),
            departments: read.departments()?,
            months: progress(&input, Grain::Month),
            years,
            territories: read.territory_rows(&asked)?,
            estates: read.estate_rows(&asked)?,
            unsized_estates: i64::try_from(unsized_estates).unwrap_or(i64::MAX),
            reporting: read.reporting_of_month(&asked)?.0,
            programme,
            programmes,
        })
    }

    /// Nothing is recorded for this programme yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.years.total.known_years.is_empty() && self.years.total.since == 0
    }

    /// No plan is adopted.
    #[must_use]
    pub fn is_indicative(&self) -> bool {
        self.years.plan_status == PlanStatus::Indicative
    }

    /// Whole years are missing, so that nothing to date is compared (DESIGN 2.10).
    #[must_use]
    pub fn lacks_years(&self) -> bool {
        self.years.lacks_a_whole_year()
    }
}
