//! The progress table says what is known, and nothing else.

use chrono::Datelike;
use proptest::prelude::*;

use super::*;
use crate::domain::operation::Kind;
use crate::domain::plan::indicative;
use crate::domain::programme::Programme;
use crate::domain::rollup::{Known, MonthSum, PlanStatus, Reporting};
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn entries(month_of: &str, dwellings: i64) -> MonthSum {
    MonthSum { month: month(month_of), year_only: false, dwellings, entries: 1 }
}

fn year_dated(month_of: &str, dwellings: i64) -> MonthSum {
    MonthSum { year_only: true, ..entries(month_of, dwellings) }
}

/// The reference programme on 22 November 2026, with these entries and no adopted plan.
fn input(sums: Vec<MonthSum>) -> ProgressInput {
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
    ProgressInput {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        known: Known { on: day("2026-11-22"), position: 12, head: "0".repeat(16), at: None },
        to: day("2026-10-31"),
        sums,
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

/// Something known of every year: 100 in June 2018 and each May, 24 in November 2026.
fn steady() -> Vec<MonthSum> {
    let mut sums = vec![entries("2018-06", 100)];
    sums.extend((2019..=2026).map(|year| entries(&format!("{year}-05"), 100)));
    sums.push(entries("2026-11", 24));
    sums
}

fn period<'a>(progress: &'a Progress, name: &str) -> &'a Period {
    progress.periods.iter().find(|period| period.period == name).unwrap()
}

#[test]
fn periods_run_from_the_first_day_to_the_last() {
    let years = progress(&input(steady()), Grain::Year);
    assert_eq!(years.periods.len(), 11);
    assert_eq!(
        (years.periods[0].from, years.periods[0].to),
        (day("2018-06-15"), day("2018-12-31"))
    );
    assert_eq!(years.periods[10].to, day("2028-06-14"));
    let months = progress(&input(steady()), Grain::Month);
    assert_eq!(months.periods.len(), 121);
    assert_eq!(months.periods[0].period, "2018-06");
    assert_eq!(months.periods[120].to, day("2028-06-14"));
    let longer = ProgressInput { last_day_current: day("2029-03-01"), ..input(steady()) };
    assert_eq!(progress(&longer, Grain::Year).periods.len(), 12);
}

#[test]
fn totals_are_read_at_one_day_and_what_came_after_is_apart() {
    let progress = progress(&input(steady()), Grain::Year);
    let total = &progress.total;
    assert_eq!((total.actual, total.since), (Some(900), 24));
    assert_eq!(total.planned_original, Some(16_759));
    assert_eq!(total.variance_original, Some(900 - 16_759));
    assert_eq!(total.remaining_current, Some(19_100));
    assert_eq!(total.progress_percent, Some(4.5));
    // 592 days are left: 19 100 × 30.4375 ÷ 592 = 982.02…
    assert_eq!(total.required_per_month_original, Some(983));
    assert_eq!(total.delivered_12_months, Some(100));
    assert!(!progress.lacks_a_whole_year());
    assert_eq!(total.figure.parse::<Reference>().unwrap().period.last_day(), day("2026-10-31"));
    assert!(total.figure.starts_with("mc.act.del.g.t.all.2018-06-15_2026-10-31@12-"));
}

#[test]
fn the_public_record_claims_no_variance() {
    let sums = vec![year_dated("2021-12", 1_500), year_dated("2022-12", 1_737)];
    let years = progress(&input(sums.clone()), Grain::Year);
    assert_eq!(years.total.actual, Some(3_237));
    assert_eq!(years.total.known_years, [2021, 2022]);
    assert_eq!(stretches(&years.total.missing_years), [(2018, 2020), (2023, 2026)]);
    assert!(years.lacks_a_whole_year());
    let total = &years.total;
    assert_eq!((total.variance_original, total.remaining_original), (None, None));
    assert_eq!((total.progress_percent, total.required_per_month_current), (None, None));
    assert_eq!(total.delivered_12_months, None);
    assert_eq!(total.planned_original, Some(16_759));
    assert_eq!((period(&years, "2020").actual, period(&years, "2020").missing), (None, true));
    assert_eq!(period(&years, "2021").actual, Some(1_500));
    assert_eq!(period(&years, "2021").variance_original, None);
    assert_eq!((period(&years, "2027").actual, period(&years, "2027").missing), (None, false));
    assert_eq!(period(&years, "2027").cumulative_actual, None);

    let months = progress(&input(sums), Grain::Month);
    assert_eq!(months.total, years.total);
    assert_eq!(months.year_only.len(), 2);
    assert_eq!(period(&months, "2021-12").actual, None);
    assert_eq!(period(&months, "2021-11").cumulative_actual, Some(0));
    assert_eq!(period(&months, "2021-12").cumulative_actual, Some(1_500));
    assert_eq!(period(&months, "2026-11").cumulative_actual, Some(3_237));
}

#[test]
fn nothing_this_month_is_zero_and_silence_is_not() {
    let mut input = input(steady());
    input.stated = vec![month("2020-03")];
    let months = progress(&input, Grain::Month);
    assert_eq!(period(&months, "2020-03").actual, Some(0));
    assert!(!period(&months, "2020-03").missing);
    assert_eq!(period(&months, "2020-02").actual, None);
    assert!(period(&months, "2020-02").missing);
    assert!(period(&months, "2026-11").running);
    assert_eq!(period(&months, "2026-11").variance_original, None);
    assert!(!period(&months, "2026-12").missing, "not begun");
}

#[test]
fn an_entry_reversed_leaves_its_year_missing() {
    let mut sums = steady();
    sums[3] = MonthSum { dwellings: 0, entries: 0, ..sums[3] };
    let progress = progress(&input(sums), Grain::Year);
    assert_eq!(progress.total.missing_years, [2021]);
    assert_eq!(progress.total.progress_percent, None);
    assert_eq!(period(&progress, "2021").actual, None);
}

#[test]
fn a_running_year_without_entries_takes_nothing_away() {
    let mut sums = steady();
    sums.truncate(8);
    let progress = progress(&input(sums), Grain::Year);
    assert_eq!(progress.total.missing_years, [2026]);
    assert!(!progress.lacks_a_whole_year());
    assert_eq!(progress.total.variance_original, Some(800 - 16_759));
}

#[test]
fn the_year_and_the_month_that_end_at_the_day_are_over() {
    let mut input = input(steady());
    input.to = day("2025-12-31");
    let years = progress(&input, Grain::Year);
    assert_eq!(period(&years, "2025").variance_original, Some(100 - 1_998));
    assert_eq!(period(&years, "2026").variance_original, None);
    input.sums.retain(|sum| sum.month.year() != 2025);
    assert!(progress(&input, Grain::Year).lacks_a_whole_year());
    assert_eq!(progress(&input, Grain::Year).total.variance_original, None);
}

#[test]
fn a_month_begins_on_its_first_day() {
    let mut input = input(steady());
    input.known.on = day("2026-12-01");
    let months = progress(&input, Grain::Month);
    assert!(period(&months, "2026-12").missing);
    assert_eq!(period(&months, "2026-12").cumulative_actual, Some(924));
    assert_eq!(period(&months, "2027-01").cumulative_actual, None);
}

#[test]
fn a_day_inside_a_month_leaves_out_what_came_later_in_it() {
    let mut input = input(steady());
    input.to = day("2026-05-10");
    input.tail = vec![entries("2026-05", 70)];
    let progress = progress(&input, Grain::Month);
    assert_eq!((progress.total.actual, progress.total.since), (Some(830), 94));
    assert_eq!(period(&progress, "2026-05").actual, Some(100));
    assert_eq!(period(&progress, "2026-05").variance_original, None);
}

#[test]
fn the_last_twelve_months_are_whole_and_free_of_year_dated_entries() {
    let last_12 = |sums, to: &str| {
        let input = ProgressInput { to: day(to), ..input(sums) };
        progress(&input, Grain::Month).total.delivered_12_months
    };
    assert_eq!(last_12(steady(), "2026-05-31"), Some(100));
    assert_eq!(last_12(steady(), "2026-05-30"), Some(100), "May 2025 to April 2026");
    assert_eq!(last_12(steady(), "2026-04-30"), Some(100));
    let with = |sum| [steady(), vec![sum]].concat();
    assert_eq!(last_12(with(year_dated("2025-12", 5)), "2026-10-31"), None);
    assert_eq!(last_12(with(year_dated("2025-12", 5)), "2026-12-31"), Some(124));
    assert_eq!(last_12(with(year_dated("2026-11", 5)), "2026-01-31"), None);
    assert_eq!(last_12(with(year_dated("2026-11", 5)), "2026-10-31"), None);
    assert_eq!(last_12(with(year_dated("2026-11", 5)), "2025-12-31"), Some(100));
}

#[test]
fn the_required_pace_rounds_up_and_ends_with_the_programme() {
    let pace = |remaining: i64, to: &str| {
        let mut input = input(steady());
        input.to = day(to);
        input.known.on = day("2028-07-01");
        input.sums.retain(|sum| sum.month <= Month::of(day("2026-10-31")));
        input.sums.push(entries("2027-01", 20_000 - 900 - remaining));
        progress(&input, Grain::Year).total.required_per_month_original
    };
    assert_eq!(pace(1, "2028-06-13"), Some(31));
    assert_eq!(pace(0, "2028-06-13"), Some(0));
    assert_eq!(pace(-5, "2028-06-13"), Some(0));
    assert_eq!(pace(1, "2028-06-14"), None);
    assert_eq!(pace(1, "2028-06-30"), None);
    // 487 days are 16 months exactly.
    assert_eq!(pace(16, "2027-02-13"), Some(1));
}

#[test]
fn a_percentage_is_never_rounded_up() {
    let mut input = input(steady());
    input.sums.push(entries("2026-10", 20_000 - 900 - 1));
    assert_eq!(progress(&input, Grain::Year).total.progress_percent, Some(99.9));
}

#[test]
fn a_scope_without_plan_and_another_stage_have_no_planned_figures() {
    let no_plan = ProgressInput { original: None, current: None, ..input(steady()) };
    let other_stage = ProgressInput { stage: Stage::Ordered, ..input(steady()) };
    for input in [no_plan, other_stage] {
        let progress = progress(&input, Grain::Year);
        assert_eq!(progress.total.actual, Some(900));
        assert_eq!((progress.target_original, progress.total.planned_current), (None, None));
        assert_eq!(
            (progress.total.variance_current, progress.total.progress_percent),
            (None, None)
        );
        assert_eq!(progress.periods[3].planned_original, None);
        assert_eq!(progress.periods[3].variance_original, None);
        assert_eq!(progress.total.delivered_12_months, Some(100));
    }
}

#[test]
fn an_empty_ledger_knows_nothing() {
    let progress = progress(&input(Vec::new()), Grain::Year);
    assert_eq!((progress.total.actual, progress.total.since), (None, 0));
    assert!(progress.total.known_years.is_empty());
    assert_eq!(progress.total.delivered_12_months, None);
}

#[test]
fn after_the_end_silence_is_no_gap_and_late_deliveries_count() {
    let mut input = input(steady());
    input.sums.extend([entries("2027-05", 10), entries("2028-07", 3)]);
    input.known.on = day("2030-02-03");
    input.to = day("2030-01-31");
    let late = progress(&input, Grain::Year);
    assert_eq!(late.periods.len(), 13);
    assert!(late.total.missing_years.is_empty());
    assert_eq!(late.total.variance_original, Some(937 - 20_000));
    input.sums.retain(|sum| sum.month != month("2028-07"));
    assert_eq!(progress(&input, Grain::Year).total.missing_years, [2028]);
    input.sums.push(entries("2028-07", 3));
    input.to = day("2025-12-31");
    let years = progress(&input, Grain::Year);
    assert_eq!(period(&years, "2028").actual, Some(3));
    assert_eq!(period(&years, "2028").to, day("2028-12-31"));
}

#[test]
fn reporting_stands_beside_its_month_and_sums_in_its_year() {
    let mut input = input(steady());
    input.reporting = vec![
        Reporting { month: month("2026-09"), reported: 40, expected: 42 },
        Reporting { month: month("2026-10"), reported: 39, expected: 42 },
    ];
    let months = progress(&input, Grain::Month);
    assert_eq!(period(&months, "2026-10").reported, Some(39));
    assert_eq!(period(&months, "2026-08").expected, None);
    let years = progress(&input, Grain::Year);
    assert_eq!(
        (period(&years, "2026").reported, period(&years, "2026").expected),
        (Some(79), Some(84))
    );
}

#[test]
fn totals_stand_at_the_end_of_the_last_whole_month() {
    let first = day("2018-06-15");
    assert_eq!(default_to(day("2026-11-22"), first), day("2026-10-31"));
    assert_eq!(default_to(day("2026-11-01"), first), day("2026-10-31"));
    assert_eq!(default_to(day("2018-07-01"), first), day("2018-06-30"));
    assert_eq!(default_to(day("2018-06-20"), first), first);
}

#[test]
fn a_rest_closes_a_breakdown_of_plans() {
    assert_eq!(rest(Some(100), [Some(40), None, Some(61)]), Some(-1));
    assert_eq!(rest(None, [Some(40)]), None);
}

fn sums() -> impl Strategy<Value = Vec<MonthSum>> {
    let sum = (0_i32..101, any::<bool>(), 1_i64..300).prop_map(|(offset, year_only, dwellings)| {
        let month = month("2018-06").plus(offset);
        let december = month.plus(12 - month.number().cast_signed());
        let month = if year_only { december.min(super::tests::month("2026-11")) } else { month };
        MonthSum { month, year_only, dwellings, entries: 1 }
    });
    proptest::collection::vec(sum, 0..60).prop_map(|mut sums| {
        sums.sort_by_key(|sum| sum.month);
        sums
    })
}

proptest! {
    #[test]
    fn every_dwelling_is_in_one_period_and_in_one_total(sums in sums(), to in 0_i32..102) {
        let mut input = input(sums);
        input.to = month("2018-06").plus(to).last_day().min(input.known.on);
        let known: i64 = input.sums.iter().map(|sum| sum.dwellings).sum();
        let months = progress(&input, Grain::Month);
        let years = progress(&input, Grain::Year);
        let actuals = |progress: &Progress| -> i64 {
            progress.periods.iter().filter_map(|period| period.actual).sum()
        };
        let year_only: i64 = months.year_only.iter().map(|year| year.actual).sum();
        prop_assert_eq!(months.total.actual.unwrap_or(0) + months.total.since, known);
        prop_assert_eq!(actuals(&months) + year_only, known);
        prop_assert_eq!(actuals(&years), known);
        prop_assert_eq!(&months.total, &years.total);
        let last_begun = years.periods.iter().rev().find_map(|period| period.cumulative_actual);
        prop_assert_eq!(last_begun, Some(known));
        for year in &years.periods {
            let of = |period: &&Period| period.from.year() == year.from.year();
            let planned: i64 =
                months.periods.iter().filter(of).filter_map(|period| period.planned_original).sum();
            prop_assert_eq!(Some(planned), year.planned_original);
        }
        if let Some(at) = months.periods.iter().find(|period| period.to == input.to) {
            prop_assert_eq!(at.cumulative_actual, Some(months.total.actual.unwrap_or(0)));
            prop_assert_eq!(at.cumulative_planned_original, months.total.planned_original);
        }
        for period in months.periods.iter().chain(&years.periods) {
            prop_assert!(period.figure.parse::<Reference>().is_ok());
            prop_assert!(!(period.missing && period.actual.is_some()));
        }
    }
}
