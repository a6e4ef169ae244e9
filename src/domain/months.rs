//! Months side by side: what each brought, what twelve of them bring on average, and what is known
//! by its year alone (DESIGN 2.7, 2.10).

use chrono::Datelike;

use super::calendar::{Day, Month, first_day_of, last_day_of};
use super::rollup::{Grain, Period, Progress};

/// What a month's place shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthState {
    /// Over and told.
    Whole,
    /// Begun, not over.
    Running,
    /// Over, but not everybody expected to has reported.
    Incomplete,
    /// Nothing is known of it.
    Missing,
    /// Nothing of its own is known, but entries dated by its year alone may lie in it.
    InBlock,
}

/// A month as drawn and as tabled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthBar {
    /// The month.
    pub month: Month,
    /// Its dwellings; none where nothing is known.
    pub actual: Option<i64>,
    /// How far it is known.
    pub state: MonthState,
    /// Dwellings of the twelve whole months it ends; none while one of them is missing, before
    /// there are twelve, and over entries dated by a year alone.
    pub twelve: Option<i64>,
    /// The reference of its dwellings.
    pub figure: String,
}

/// Entries dated by a year alone: somewhere in these months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearBlock {
    /// The year.
    pub year: i32,
    /// First day, inside the programme.
    pub from: Day,
    /// Last day, not after the day shown.
    pub to: Day,
    /// Their dwellings.
    pub actual: i64,
}

/// The months from a programme's first one to that of the day shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Months {
    /// Month by month.
    pub bars: Vec<MonthBar>,
    /// Year by year.
    pub blocks: Vec<YearBlock>,
}

impl Months {
    /// The months of a progress by month, those of `from`'s and after.
    #[must_use]
    pub fn of(progress: &Progress, from: Option<Day>) -> Self {
        debug_assert_eq!(progress.by, Grain::Month, "months are read from months");
        let shown: Vec<&Period> =
            progress.periods.iter().filter(|period| period.from <= progress.to).collect();
        let alone = |year: i32| progress.year_only.iter().any(|sum| sum.year == year);
        let states: Vec<MonthState> = shown
            .iter()
            .map(|period| match (period.missing, alone(period.from.year())) {
                (true, true) => MonthState::InBlock,
                (true, false) => MonthState::Missing,
                _ if period.to > progress.to => MonthState::Running,
                _ if period.is_incomplete() => MonthState::Incomplete,
                _ => MonthState::Whole,
            })
            .collect();
        let told: Vec<Option<i64>> = shown
            .iter()
            .zip(&states)
            .map(|(period, state)| match state {
                MonthState::Whole | MonthState::Incomplete if !alone(period.from.year()) => {
                    period.actual
                }
                _ => None,
            })
            .collect();
        let first = from.map(Month::of);
        let bars = shown.iter().zip(&states).enumerate().map(|(index, (period, state))| MonthBar {
            month: Month::of(period.from),
            actual: period.actual.filter(|_| !period.missing),
            state: *state,
            twelve: twelve(&told, index),
            figure: period.figure.clone(),
        });
        let bars = bars.filter(|bar| first.is_none_or(|first| first <= bar.month)).collect();
        let blocks = progress
            .year_only
            .iter()
            .filter(|sum| sum.actual != 0 && first_day_of(sum.year) <= progress.to)
            .filter(|sum| from.is_none_or(|from| from <= last_day_of(sum.year)))
            .map(|sum| YearBlock {
                year: sum.year,
                from: first_day_of(sum.year).max(progress.first_day),
                to: last_day_of(sum.year).min(progress.to),
                actual: sum.actual,
            })
            .collect();
        Self { bars, blocks }
    }

    /// The last month that is over, with what it brought.
    #[must_use]
    pub fn last_over(&self) -> Option<&MonthBar> {
        self.bars.iter().rev().find(|bar| bar.state != MonthState::Running)
    }

    /// The best month that is told.
    #[must_use]
    pub fn best(&self) -> Option<&MonthBar> {
        let told = self.bars.iter().filter(|bar| bar.actual.is_some_and(|actual| actual > 0));
        // Of two that are alike the later one: it is what people remember.
        told.max_by_key(|bar| (bar.actual, bar.month))
    }
}

/// The sum of the twelve months that end with that of `index`.
fn twelve(told: &[Option<i64>], index: usize) -> Option<i64> {
    let window = told.get(index.checked_sub(11)?..=index)?;
    window.iter().copied().sum()
}

/// A twelfth, to the nearest whole dwelling, halves up.
#[must_use]
pub fn average(twelve: i64) -> i64 {
    (twelve + 6).div_euclid(12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_month_has_no_average_and_neither_do_the_eleven_after_it() {
        let mut told: Vec<Option<i64>> = (1..=30).map(Some).collect();
        assert_eq!(twelve(&told, 10), None);
        assert_eq!(twelve(&told, 11), Some(78));
        told[14] = None;
        assert_eq!(twelve(&told, 13), Some(102));
        assert!((14..26).all(|index| twelve(&told, index).is_none()));
        assert_eq!(twelve(&told, 26), Some((16..=27).sum()));
    }

    #[test]
    fn a_twelfth_is_rounded_to_the_nearest_dwelling() {
        assert_eq!([0, 5, 6, 17, 18, 1_656].map(average), [0, 0, 1, 1, 2, 138]);
        assert_eq!([-6, -7].map(average), [0, -1]);
    }
}
