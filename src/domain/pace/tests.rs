//! Paces are exact, and nothing is foretold from a thin past.

use proptest::prelude::*;

use super::*;
use crate::domain::operation::Kind;
use crate::domain::plan::indicative;
use crate::domain::programme::Programme;
use crate::domain::progress::progress;
use crate::domain::rollup::{Grain, MonthSum};
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// The reference programme at the end of October 2026, with so many a month since it began.
fn input(of_month: impl Fn(Month) -> i64) -> ProgressInput {
    let programme = Programme {
        id: 1,
        code: "mc".parse().unwrap(),
        name: "Maisons & Cités".to_owned(),
        first_day: day("2018-06-15"),
        last_day: day("2028-06-14"),
        landlords: vec![1],
        stage: Stage::Delivered,
        kinds: vec![Kind::Heavy],
        target: 20_000,
    };
    let curve = indicative(&programme);
    let months = std::iter::successors(Some(month("2018-06")), |month| Some(month.next()));
    let sum = |month| MonthSum { month, year_only: false, dwellings: of_month(month), entries: 1 };
    ProgressInput {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        known: Known { on: day("2026-11-22"), position: 12, head: "0".repeat(16), at: None },
        to: day("2026-10-31"),
        sums: months.take_while(|it| *it <= month("2026-10")).map(sum).collect(),
        tail: Vec::new(),
        defects: Vec::new(),
        stated: Vec::new(),
        reporting: Vec::new(),
        plan_status: PlanStatus::Indicative,
        last_day: programme.last_day,
        last_day_current: programme.last_day,
        original: Some(curve.clone()),
        current: Some(curve),
        fictional: false,
        annotations: Vec::new(),
        programme,
    }
}

fn paces(input: &ProgressInput) -> Pace {
    let chosen = usual_ends(&input.programme.code, input.last_day);
    pace(input, &progress(input, Grain::Year), &chosen)
}

#[test]
fn the_programmes_end_and_both_dates_of_sources_have_their_pace() {
    let paces = paces(&input(|_| 110));
    assert_eq!(paces.actual, Some(110 * 101));
    let days: Vec<_> = paces.ends.iter().map(|end| end.day).collect();
    assert_eq!(days, [day("2028-06-14"), day("2028-12-31")], "the same day is shown once");
    let end = &paces.ends[0];
    assert_eq!((end.remaining, end.days_left), (Some(8_890), 592));
    // ceil(8890 × 30.4375 ÷ 592) and ceil(8890 × 365.25 ÷ 592).
    assert_eq!((end.per_month, end.per_year), (Some(458), Some(5_485)));
    assert_eq!(paces.ground.last.unwrap().dwellings, 1_320);
    assert_eq!(end.projected, Some(11_110 + 1_320 * 592 * 4 / 1_461));
    assert!(paces.forecast);
}

#[test]
fn the_best_twelve_months_are_found_and_a_year_dated_entry_hides_its_own() {
    let mut given = input(|it| if it.year() == 2022 { 200 } else { 100 });
    let best = paces(&given).ground.best.unwrap();
    assert_eq!((best.first, best.last, best.dwellings), (month("2022-01"), month("2022-12"), 2400));
    given.sums.push(MonthSum {
        month: month("2022-12"),
        year_only: true,
        dwellings: 5,
        entries: 1,
    });
    given.sums.sort_by_key(|sum| sum.month);
    let paces = paces(&given);
    assert_eq!(paces.ground.best.unwrap().dwellings, 1_200);
    assert_eq!((paces.ground.months, paces.ground.broken_by), (46, Break::YearAlone(2022)));
    assert!(paces.forecast, "46 months in a row are enough");
}

#[test]
fn a_thin_past_gives_no_forecast_and_keeps_the_required_pace() {
    for (missing, months, enough) in
        [("2023-10", 36, true), ("2023-11", 35, false), ("2026-10", 0, false)]
    {
        let mut given = input(|_| 100);
        given.sums.retain(|sum| sum.month != month(missing));
        let paces = paces(&given);
        assert_eq!(paces.ground.months, months, "{missing}");
        assert_eq!(paces.ground.broken_by, Break::Missing(month(missing)));
        assert_eq!(paces.forecast, enough, "{missing}");
        assert_eq!(paces.ends[0].projected.is_some(), enough);
        assert_eq!(paces.ends[0].reached_on.is_some(), enough);
        assert!(paces.ends[0].per_month.is_some());
    }
    let mut given = input(|_| 100);
    given.sums.retain(|sum| sum.month != month("2025-03"));
    given.stated.push(month("2025-03"));
    assert!(paces(&given).forecast, "nothing this month is known");
    given.sums.retain(|sum| sum.month.year() != 2020);
    let lacking = paces(&given);
    assert_eq!((lacking.actual, lacking.forecast), (None, false));
    assert_eq!(lacking.ends[0].per_month, None, "a whole year is missing");
}

#[test]
fn when_a_date_has_come_nothing_is_required_for_it() {
    let mut given = input(|_| 100);
    given.to = day("2028-06-14");
    let paces = paces(&given);
    assert_eq!((paces.ends[0].per_month, paces.ends[0].days_left), (None, 0));
    assert_eq!(paces.main().unwrap().day, day("2028-12-31"));
}

#[test]
fn another_programme_is_offered_the_ends_of_two_years() {
    let ends = usual_ends(&"erbm".parse().unwrap(), day("2027-03-06"));
    assert_eq!(ends, [day("2027-12-31"), day("2028-12-31")]);
}

#[test]
fn without_a_pace_or_within_nobodys_plans_the_target_is_never_reached() {
    let to = day("2026-10-31");
    assert_eq!(reached_on(10, to, 0), None);
    assert_eq!(reached_on(10, to, -3), None);
    assert_eq!(reached_on(1_000_000, to, 1), None);
    assert_eq!(reached_on(i64::MAX, to, 1), None);
    assert_eq!(reached_on(0, to, 0), Some(to));
    assert_eq!(projected(7, to, -5, day("2030-01-01")), 7);
}

proptest! {
    /// The pace required is enough, and one dwelling less a month is not.
    #[test]
    fn the_required_pace_is_the_least_that_is_enough(remaining in 0_i64..100_000, days in 1_i64..9_000) {
        let to = day("2026-10-31");
        let last = to + TimeDelta::days(days);
        let per_month = required_per_month(remaining, to, last).unwrap();
        prop_assert!(i128::from(per_month) * i128::from(days) * 16 >= i128::from(remaining) * 487);
        prop_assert!(
            per_month == 0
                || i128::from(per_month - 1) * i128::from(days) * 16 < i128::from(remaining) * 487
        );
        let per_year = required_per_year(remaining, to, last).unwrap();
        prop_assert!(projected(0, to, per_year, last) >= remaining);
        prop_assert!(per_year == 0 || projected(0, to, per_year - 1, last) < remaining);
        prop_assert!(per_month * 12 >= per_year, "a month's pace holds for the year");
    }

    /// The target is reached on that day and not the day before.
    #[test]
    fn the_day_a_target_is_reached_is_the_first(remaining in 1_i64..50_000, per_year in 1_i64..20_000) {
        let to = day("2026-10-31");
        if let Some(on) = reached_on(remaining, to, per_year) {
            prop_assert!(projected(0, to, per_year, on) >= remaining);
            prop_assert!(projected(0, to, per_year, on.pred_opt().unwrap()) < remaining);
        } else {
            prop_assert!(projected(0, to, per_year, day("2199-12-31")) < remaining);
        }
    }

    /// The table's own paces and those of the list of totals are one.
    #[test]
    fn the_paces_are_those_of_the_progress_table(counts in prop::collection::vec(0_i64..400, 101), holes in prop::collection::vec(0_usize..101, 0..3)) {
        let mut at = 0;
        let counts = std::cell::RefCell::new(counts.into_iter());
        let mut given = input(|_| counts.borrow_mut().next().unwrap_or(0));
        given.sums.retain(|_| { at += 1; !holes.contains(&(at - 1)) });
        let table = progress(&given, Grain::Year);
        let paces = paces(&given);
        prop_assert_eq!(paces.ends[0].per_month, table.total.required_per_month_original);
        prop_assert_eq!(paces.ground.last.map(|it| it.dwellings), table.total.delivered_12_months);
        if let (Some(last), Some(best)) = (paces.ground.last, paces.ground.best) {
            prop_assert!(best.dwellings >= last.dwellings);
        }
        prop_assert_eq!(paces.forecast, paces.ground.months >= ENOUGH);
    }
}
