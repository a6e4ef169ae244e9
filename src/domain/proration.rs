//! Plan arithmetic: straight lines, and what was planned at the end of a day (DESIGN 3.4, 3.5).
//! Integers only, so that periods always add up.

use std::cmp::Reverse;

use chrono::Datelike;

use super::calendar::{Day, days_between, first_day_of, last_day_of};
use super::plan::Years;

/// The sum of numbers of dwellings; it stops at the largest number instead of overflowing.
pub(super) fn sum<'a>(numbers: impl IntoIterator<Item = &'a i64>) -> i64 {
    numbers.into_iter().fold(0, |sum: i64, number| sum.saturating_add(*number))
}

/// Days of a year that lie between `first` and `last`, both counted.
#[must_use]
pub fn days_inside(year: i32, first: Day, last: Day) -> i64 {
    days_between(first.max(first_day_of(year)), last.min(last_day_of(year)))
}

/// `number × elapsed ÷ days`, rounded half up. Taking whole days' worth out first keeps every
/// product below `number` or `days²`, so nothing overflows.
fn prorated(number: i64, elapsed: i64, days: i64) -> i64 {
    if days <= 0 {
        return number;
    }
    let (per_day, left) = (number.div_euclid(days), number.rem_euclid(days));
    per_day * elapsed + (2 * left * elapsed + days).div_euclid(2 * days)
}

/// How far into a plan a day lies: years before `year` count whole, `year` itself by the days
/// elapsed of those inside the programme.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reached {
    Nothing,
    Within { year: i32, elapsed: i64, days: i64 },
    Everything,
}

impl Reached {
    pub(super) fn by(day: Day, first: Day, last: Day) -> Self {
        if day < first {
            Self::Nothing
        } else if day >= last {
            Self::Everything
        } else {
            let year = day.year();
            Self::Within {
                year,
                elapsed: days_inside(year, first, day),
                days: days_inside(year, first, last),
            }
        }
    }

    /// What a year's number contributes.
    pub(super) fn share(self, of_year: i32, number: i64) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Everything => number,
            Self::Within { year, elapsed, days } => match of_year.cmp(&year) {
                std::cmp::Ordering::Less => number,
                std::cmp::Ordering::Equal => prorated(number, elapsed, days),
                std::cmp::Ordering::Greater => 0,
            },
        }
    }
}

/// Dwellings planned at the end of `day` by one line of a plan that runs from `first` to `last`:
/// whole past years, and of the running year the days elapsed, rounded half up (DESIGN 3.4).
/// 0 before the first day, everything on the last day and after it.
#[must_use]
pub fn planned_at(years: &Years, first: Day, last: Day, day: Day) -> i64 {
    let reached = Reached::by(day, first, last);
    years
        .iter()
        .fold(0, |sum: i64, (&year, &number)| sum.saturating_add(reached.share(year, number)))
}

/// A target spread over the calendar years from `first` to `last` by days, with largest
/// remainders, ties to the earliest year (DESIGN 3.5). Empty when `last` is before `first`.
#[must_use]
pub fn straight_line(target: i64, first: Day, last: Day) -> Years {
    let total = days_between(first, last);
    if total == 0 {
        return Years::new();
    }
    let (per_day, left) = (target.div_euclid(total), target.rem_euclid(total));
    let mut years = Years::new();
    let mut remainders = Vec::new();
    for year in first.year()..=last.year() {
        let days = days_inside(year, first, last);
        years.insert(year, per_day * days + left * days / total);
        remainders.push((Reverse(left * days % total), year));
    }
    remainders.sort_unstable();
    let spread = sum(years.values());
    let short = usize::try_from(target - spread).unwrap_or(0);
    for (_, year) in remainders.into_iter().take(short) {
        years.entry(year).and_modify(|number| *number += 1);
    }
    years
}

/// Fills a draft from `from_year` on: years before it stay as they are in `kept`, what they
/// leave of the target is a straight line over the remaining days (DESIGN 3.6). None when no
/// day remains or the years kept already exceed the target.
#[must_use]
pub fn fill_from(
    from_year: i32,
    kept: &Years,
    target: i64,
    first: Day,
    last: Day,
) -> Option<Years> {
    let mut years: Years = kept.range(..from_year).map(|(&year, &number)| (year, number)).collect();
    let begins = first.max(first_day_of(from_year));
    let left = target.checked_sub(sum(years.values()))?;
    if left < 0 || begins > last {
        return None;
    }
    years.append(&mut straight_line(left, begins, last));
    Some(years)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn reference_programme() -> (Years, Day, Day) {
        let (first, last) = (day("2018-06-15"), day("2028-06-14"));
        (straight_line(20_000, first, last), first, last)
    }

    #[test]
    fn the_straight_line_of_20_000_is_the_one_written_in_the_rules() {
        let (years, first, last) = reference_programme();
        let numbers: Vec<i64> = years.values().copied().collect();
        assert_eq!(
            numbers,
            [1_095, 1_999, 2_004, 1_999, 1_998, 1_998, 2_004, 1_998, 1_998, 1_998, 909]
        );
        assert_eq!(planned_at(&years, first, last, day("2025-12-31")), 15_095);
        assert_eq!(planned_at(&years, first, last, day("2026-10-31")), 16_759);
    }

    #[test]
    fn nothing_is_planned_before_the_first_day_and_everything_on_the_last() {
        let (years, first, last) = reference_programme();
        assert_eq!(planned_at(&years, first, last, day("2018-06-14")), 0);
        assert_eq!(planned_at(&years, first, last, day("2018-06-15")), 5);
        assert_eq!(planned_at(&years, first, last, last), 20_000);
        assert_eq!(planned_at(&years, first, last, day("2030-01-01")), 20_000);
    }

    #[test]
    fn half_a_dwelling_rounds_up() {
        let years = Years::from([(2025, 1)]);
        let (first, last) = (day("2025-01-01"), day("2025-01-04"));
        assert_eq!(planned_at(&years, first, last, day("2025-01-01")), 0);
        assert_eq!(planned_at(&years, first, last, day("2025-01-02")), 1);
    }

    #[test]
    fn ties_of_remainders_go_to_the_earliest_year() {
        let years = straight_line(1, day("2025-12-31"), day("2026-01-01"));
        assert_eq!(years, Years::from([(2025, 1), (2026, 0)]));
    }

    #[test]
    fn filling_keeps_the_past_and_reaches_the_target() {
        let kept = Years::from([(2018, 100), (2019, 200), (2020, 9_999)]);
        let (first, last) = (day("2018-06-15"), day("2021-12-31"));
        let years = fill_from(2020, &kept, 1_031, first, last).unwrap();
        assert_eq!(years, Years::from([(2018, 100), (2019, 200), (2020, 366), (2021, 365)]));
        assert_eq!(fill_from(2020, &kept, 299, first, last), None);
        assert_eq!(fill_from(2022, &kept, 20_000, first, last), None);
    }

    #[test]
    fn huge_numbers_do_not_overflow() {
        let (first, last) = (day("2018-06-15"), day("2028-06-14"));
        let years = straight_line(i64::MAX, first, last);
        assert_eq!(sum(years.values()), i64::MAX);
        let at_end_of_2025 = planned_at(&years, first, last, day("2025-12-31"));
        assert_eq!(at_end_of_2025, sum(years.range(..2026).map(|(_, number)| number)));
        assert_eq!(prorated(i64::MAX, 365, 366), i64::MAX - i64::MAX / 366);
        let both = Years::from([(2018, i64::MAX), (2019, i64::MAX)]);
        assert_eq!(planned_at(&both, first, last, last), i64::MAX);
    }

    fn days() -> impl Strategy<Value = (Day, Day)> {
        (0_i64..4_000, 0_i64..5_000).prop_map(|(start, length)| {
            let first = day("2015-01-01") + chrono::Duration::days(start);
            (first, first + chrono::Duration::days(length))
        })
    }

    proptest! {
        #[test]
        fn a_straight_line_sums_to_its_target_and_is_never_a_dwelling_off(
            (first, last) in days(), target in 0_i64..100_000
        ) {
            let years = straight_line(target, first, last);
            prop_assert_eq!(sum(years.values()), target);
            prop_assert!(years.keys().copied().eq(first.year()..=last.year()));
            let total = days_between(first, last);
            for (&year, &number) in &years {
                let exact = target * days_inside(year, first, last);
                prop_assert!((number * total - exact).abs() < total);
            }
        }

        #[test]
        fn what_is_planned_never_falls_and_ends_at_the_sum(
            (first, last) in days(), numbers in proptest::collection::vec(0_i64..5_000, 16)
        ) {
            let years: Years = (first.year()..=last.year()).zip(numbers).collect();
            let mut before = 0;
            for day in first.iter_days().take_while(|day| *day <= last) {
                let now = planned_at(&years, first, last, day);
                prop_assert!(now >= before);
                if day == last_day_of(day.year()) {
                    let whole: i64 = years.range(..=day.year()).map(|(_, number)| number).sum();
                    prop_assert_eq!(now, whole);
                }
                before = now;
            }
            prop_assert_eq!(before, sum(years.values()));
        }

        #[test]
        fn rounding_is_half_up_of_the_exact_quotient(
            number in 0_i64..1_000_000, days in 1_i64..367, part in 0_i64..367
        ) {
            let elapsed = part.min(days);
            let got = prorated(number, elapsed, days);
            let twice = 2 * number * elapsed;
            prop_assert!(2 * got * days - days <= twice && twice < 2 * got * days + days);
        }
    }
}
