//! What a pace stands on: stretches of twelve months, and how far back nothing is missing.

use serde::{Serialize, Serializer};

use super::ENOUGH;
use crate::domain::calendar::{Day, Month};
use crate::domain::rollup::ProgressInput;

/// Twelve whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The first of them.
    #[serde(serialize_with = "as_written")]
    pub first: Month,
    /// The last.
    #[serde(serialize_with = "as_written")]
    pub last: Month,
    /// Dwellings of them.
    pub dwellings: i64,
}

/// What ends the months in a row that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Break {
    /// The programme begins there.
    Begins,
    /// Nothing is known of that month.
    Missing(#[serde(serialize_with = "as_written")] Month),
    /// Something of that year is dated by the year alone.
    YearAlone(i32),
}

/// What is known of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ground {
    /// The twelve months that end at `to` or last before it.
    pub last: Option<Stretch>,
    /// The best twelve months ever.
    pub best: Option<Stretch>,
    /// Whole months in a row, up to the same month, of which something is known.
    pub months: i32,
    /// What came before them.
    pub broken_by: Break,
}

/// The last month that is over at the end of a day.
pub(super) fn last_whole(to: Day) -> Month {
    let month = Month::of(to);
    if month.last_day() == to { month } else { month.previous() }
}

impl Ground {
    /// What a programme's past is like at `to`.
    pub(super) fn of(input: &ProgressInput) -> Self {
        let last = last_whole(input.to);
        let begins = Month::of(input.programme.first_day);
        let ends = std::iter::successors(Some(begins.plus(11)), |month| Some(month.next()));
        let best = ends
            .take_while(|end| *end <= last)
            .filter_map(|end| stretch(input, end))
            .reduce(|best, it| if it.dwellings > best.dwellings { it } else { best });
        let (months, broken_by) = in_a_row(input, begins, last);
        Self { last: stretch(input, last), best, months, broken_by }
    }

    /// Whether it carries a forecast.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.months >= ENOUGH && self.last.is_some()
    }
}

/// Dwellings of the 12 whole months that end at `to` or last before it; none when a year-dated
/// entry could belong to one of them, or when nothing at all is known of them.
pub(in crate::domain) fn last_12_months(input: &ProgressInput) -> Option<i64> {
    stretch(input, last_whole(input.to)).map(|stretch| stretch.dwellings)
}

/// The twelve months that end with that one.
fn stretch(input: &ProgressInput, last: Month) -> Option<Stretch> {
    let first = last.plus(-11);
    let mut known = input.stated.iter().any(|month| (first..=last).contains(month));
    let mut dwellings = 0;
    for sum in input.sums.iter().filter(|sum| sum.entries > 0 || sum.dwellings != 0) {
        if sum.year_only {
            if sum.month >= first && january(sum.month) <= last {
                return None;
            }
        } else if (first..=last).contains(&sum.month) {
            dwellings += sum.dwellings;
            known = known || sum.entries > 0;
        }
    }
    if input.net {
        let then = input.defects.iter().filter(|it| (first..=last).contains(&Month::of(it.on)));
        dwellings -= then.map(|it| it.dwellings).sum::<i64>();
    }
    known.then_some(Stretch { first, last, dwellings })
}

/// The months up to the last one, backwards, until one of which nothing precise is known.
fn in_a_row(input: &ProgressInput, begins: Month, last: Month) -> (i32, Break) {
    let mut months = 0;
    let mut month = last;
    while month >= begins {
        let by_year = |sum: &&crate::domain::rollup::MonthSum| {
            sum.year_only && sum.entries > 0 && (january(sum.month)..=sum.month).contains(&month)
        };
        if let Some(sum) = input.sums.iter().find(by_year) {
            return (months, Break::YearAlone(sum.month.year()));
        }
        let entries: i64 =
            input.sums.iter().filter(|sum| sum.month == month).map(|sum| sum.entries).sum();
        if entries <= 0 && !input.stated.contains(&month) {
            return (months, Break::Missing(month));
        }
        months += 1;
        month = month.previous();
    }
    (months, Break::Begins)
}

/// January of a month's year.
fn january(month: Month) -> Month {
    month.plus(1 - month.number().cast_signed())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this shape")]
fn as_written<S: Serializer>(month: &Month, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(month)
}
