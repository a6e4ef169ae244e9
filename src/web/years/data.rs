//! A year of a programme, read once: everything at `to`, or at the year's end where that is over.

use std::collections::HashMap;

use chrono::Datelike;

use crate::domain::calendar::{Day, Month, first_day_of, last_day_of};
use crate::domain::figure::FigurePeriod;
use crate::domain::ids::EstateId;
use crate::domain::programme::Programme;
use crate::domain::progress::progress;
use crate::domain::rollup::{EstateRow, Grain, Period, Progress, ProgressInput, TerritoryRow};
use crate::domain::territory::TerritoryLine;
use crate::domain::year::Calendar;
use crate::store::{EntryFilter, FigureQuestion, ListedEntry, Read, Result, StoreError};
use crate::web::board::question;

/// Entries shown; a link leads to all.
const ENTRIES: i64 = 20;

/// Where a year stands at `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is over.
    Over,
    /// It has begun; its sums are read at `to`.
    Running,
    /// It has not begun; there is nothing but the plan.
    ToCome,
}

/// A year of a programme.
pub struct YearData {
    /// The year.
    pub year: i32,
    /// Where it stands.
    pub state: State,
    /// Nothing is known of it.
    pub missing: bool,
    /// The day its sums are read at.
    pub end: Day,
    /// The programme by year, read at `end`, and at the day asked for where that is later.
    pub years: Progress,
    /// Its months.
    pub months: Vec<Period>,
    /// Dwellings of the months up to `end`, those dated by a year alone excepted.
    pub by_month: HashMap<Month, i64>,
    /// Dwellings dated by the year alone.
    pub year_only: i64,
    /// Dwellings of the year, up to `end`.
    pub actual: i64,
    /// Defects noticed in the year less those cured, up to `end`.
    pub defective: i64,
    /// Planned for the year up to `end`, by the original plan and by that in force.
    pub planned: (Option<i64>, Option<i64>),
    /// Dwellings of the year after `end`.
    pub since: i64,
    /// By territory.
    pub territories: Vec<TerritoryRow>,
    /// Estates with anything done or planned.
    pub estates: Vec<EstateRow>,
    /// Dwellings of the bucket.
    pub bucket: i64,
    /// Names of departments by code.
    pub departments: Vec<(String, String)>,
    /// The latest entries.
    pub entries: Vec<ListedEntry>,
    /// All years there are pages for.
    pub all: Vec<i32>,
    /// Dwellings of the year up to `end`: what is true, and what was published.
    pub both: (i64, i64),
    /// The years of the ledger and their closings.
    pub calendar: Calendar,
    /// Entries of the year recorded after its end, the latest first.
    pub late: Vec<ListedEntry>,
    /// Entries of its last week, once it is over.
    pub last_week: Vec<ListedEntry>,
}

impl YearData {
    /// Reads a year at `to`, by default the end of the last whole month: as it is true, or as it
    /// was published.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such programme or it has no such year.
    pub fn read(
        read: &mut Read<'_>,
        code: &str,
        year: i32,
        to: Option<Day>,
        published: bool,
        net: bool,
    ) -> Result<Self> {
        let programme = read.programme(code)?.ok_or(StoreError::NotFound)?;
        let at_to =
            FigureQuestion { net, published, ..question(&programme, read.known_now()?, to) };
        if !(1..=9999).contains(&year) {
            return Err(StoreError::NotFound);
        }
        let state = match at_to.to {
            to if last_day_of(year) <= to => State::Over,
            to if first_day_of(year) <= to => State::Running,
            _ => State::ToCome,
        };
        let end = if state == State::Running { at_to.to } else { last_day_of(year) };
        let before = last_day_of(year - 1);
        let asked = FigureQuestion { to: end, reporting: true, ..at_to.clone() };
        let input = read.progress_input(&asked)?;
        let years = progress(&input, Grain::Year);
        let all = all_years(&years, at_to.known.on.year(), programme.first_day.year());
        if !all.contains(&year) {
            return Err(StoreError::NotFound);
        }
        let months = progress(&input, Grain::Month);
        let months = months.periods.into_iter().filter(|it| it.from.year() == year).collect();
        let (by_month, year_only) = sums(&input, year);
        let earlier = FigureQuestion { to: before, ..asked.clone() };
        let calendar = read.years()?;
        let other = other(read, &asked, &calendar, year)?;
        let territories = territories(read, &asked, &earlier)?;
        let actual = by_month.values().sum::<i64>() + year_only;
        let period = years.periods.iter().find(|it| it.from.year() == year);
        Ok(Self {
            year,
            state,
            missing: state != State::ToCome && period.is_some_and(|period| period.missing),
            end,
            since: period.and_then(|it| it.actual).map_or(0, |whole| whole - actual),
            planned: (
                input.original.as_ref().map(|it| it.planned_at(end) - it.planned_at(before)),
                input.current.as_ref().map(|it| it.planned_at(end) - it.planned_at(before)),
            ),
            months,
            defective: defective(&input, year, end),
            by_month,
            year_only,
            actual,
            bucket: bucket(&territories),
            territories,
            both: match (other, published) {
                (None, _) => (actual, actual),
                (Some(other), false) => (actual, other),
                (Some(other), true) => (other, actual),
            },
            late: news(read, code, &programme, year, state, true)?,
            last_week: news(read, code, &programme, year, state, false)?,
            calendar,
            estates: estates(read, &asked, &earlier)?,
            departments: read.departments()?,
            entries: read.entries(&EntryFilter {
                programme: Some(code.to_owned()),
                stage: Some(programme.stage),
                from: Some(first_day_of(year)),
                to: Some(last_day_of(year)),
                limit: Some(ENTRIES),
                ..EntryFilter::default()
            })?,
            all,
            years,
        })
    }

    /// First day of the year inside the programme.
    #[must_use]
    pub fn first_day(&self) -> Day {
        first_day_of(self.year).max(self.years.first_day)
    }

    /// Its days, up to `end`, as figures name them.
    #[must_use]
    pub fn period(&self) -> FigurePeriod {
        match self.state {
            State::Running => FigurePeriod::Range(self.first_day().min(self.end), self.end),
            State::Over | State::ToCome => FigurePeriod::Year(self.year),
        }
    }

    /// Whether actual and planned may be compared: something is known, and it has begun.
    #[must_use]
    pub fn compared(&self) -> bool {
        self.state != State::ToCome && !self.missing && {
            // A line nobody adopted and missing years: nothing is claimed (DESIGN 2.10, 3.2).
            let adopted = self.years.plan_status == crate::domain::rollup::PlanStatus::Adopted;
            adopted || !self.years.lacks_a_whole_year()
        }
    }
}

/// Dwellings of the bucket.
fn bucket(territories: &[TerritoryRow]) -> i64 {
    let own = territories.iter().filter(|row| row.line == TerritoryLine::Bucket);
    own.map(|row| row.actual).sum()
}

/// Defects noticed in a year less those cured, up to a day.
fn defective(input: &ProgressInput, year: i32, end: Day) -> i64 {
    let own = input.defects.iter().filter(|it| it.on <= end && it.on.year() == year);
    own.map(|it| it.dwellings).sum()
}

/// From the programme's first year to its last, or to this one when it has gone on longer.
fn all_years(years: &Progress, today: i32, first: i32) -> Vec<i32> {
    let last = years.last_day.max(years.last_day_current).year().max(today);
    (first..=last).collect()
}

/// The year up to the day read at on the other basis; none while no year has been closed, for
/// then both are the same.
fn other(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    calendar: &Calendar,
    year: i32,
) -> Result<Option<i64>> {
    if calendar.steps.is_empty() {
        return Ok(None);
    }
    let other = FigureQuestion { published: !asked.published, ..asked.clone() };
    let (months, year_only) = sums(&read.progress_input(&other)?, year);
    Ok(Some(months.values().sum::<i64>() + year_only))
}

/// Of a year that is over, what was recorded after its end, or what happened in its last week.
fn news(
    read: &mut Read<'_>,
    code: &str,
    programme: &Programme,
    year: i32,
    state: State,
    after: bool,
) -> Result<Vec<ListedEntry>> {
    if state != State::Over {
        return Ok(Vec::new());
    }
    let week = last_day_of(year) - chrono::Days::new(6);
    read.entries(&EntryFilter {
        programme: Some(code.to_owned()),
        stage: Some(programme.stage),
        from: Some(if after { first_day_of(year) } else { week }),
        to: Some(last_day_of(year)),
        recorded_from: after.then(|| first_day_of(year + 1)),
        limit: Some(ENTRIES),
        ..EntryFilter::default()
    })
}

/// Dwellings of each month up to `to`, and those of the year dated by it alone.
fn sums(input: &ProgressInput, year: i32) -> (HashMap<Month, i64>, i64) {
    let until = Month::of(input.to);
    let of_year = |month: Month| month.year() == year && month <= until;
    let (mut months, mut year_only) = (HashMap::new(), 0);
    let added = input.sums.iter().map(|sum| (sum, 1));
    let taken = input.tail.iter().map(|sum| (sum, -1));
    for (sum, sign) in added.chain(taken).filter(|(sum, _)| of_year(sum.month)) {
        if sum.year_only {
            year_only += sign * sum.dwellings;
        } else {
            *months.entry(sum.month).or_default() += sign * sum.dwellings;
        }
    }
    let noticed = input.defects.iter().filter(|it| input.net && it.on <= input.to);
    for it in noticed.filter(|it| it.on.year() == year) {
        *months.entry(Month::of(it.on)).or_default() -= it.dwellings;
    }
    (months, year_only)
}

/// What each territory gained between two days.
fn territories(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    earlier: &FigureQuestion,
) -> Result<Vec<TerritoryRow>> {
    let before: HashMap<TerritoryLine, TerritoryRow> =
        read.territory_rows(earlier)?.into_iter().map(|row| (row.line.clone(), row)).collect();
    let mut rows = read.territory_rows(asked)?;
    // A line there was only before has gained nothing, but may have been planned: both are kept.
    let gone = before.values().filter(|old| rows.iter().all(|row| row.line != old.line));
    let gone: Vec<TerritoryRow> =
        gone.map(|old| TerritoryRow { estates: 0, ..old.clone() }).collect();
    rows.extend(gone);
    rows.sort_by(|a, b| a.line.cmp(&b.line));
    for row in &mut rows {
        if let Some(old) = before.get(&row.line) {
            row.actual -= old.actual;
            row.defective -= old.defective;
            row.planned = gained(row.planned, old.planned);
        }
    }
    Ok(rows)
}

/// What each estate gained between two days, where that is anything.
fn estates(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    earlier: &FigureQuestion,
) -> Result<Vec<EstateRow>> {
    let before: HashMap<EstateId, EstateRow> =
        read.estate_rows(earlier)?.into_iter().map(|row| (row.id, row)).collect();
    let mut rows = read.estate_rows(asked)?;
    for row in &mut rows {
        if let Some(old) = before.get(&row.id) {
            row.actual -= old.actual;
            row.defective -= old.defective;
            row.planned = gained(row.planned, old.planned);
        }
    }
    rows.retain(|row| row.actual != 0 || row.planned.is_some_and(|planned| planned != 0));
    rows.sort_by_key(|row| (-row.actual, -row.planned.unwrap_or(0)));
    Ok(rows)
}

fn gained(now: Option<i64>, before: Option<i64>) -> Option<i64> {
    now.map(|now| now - before.unwrap_or(0))
}
