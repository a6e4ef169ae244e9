//! What must be true of a plan before it is published (DESIGN 3.1, 3.3, 3.6). The same check
//! runs on the draft's page and inside the publishing transaction.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::calendar::{Day, days_between};
use super::ids::EstateId;
use super::plan::{PlanVersion, Years};
use super::proration::sum;

/// No plan runs longer, in calendar years: a longer one is a mistyped last day.
pub const LONGEST: i32 = 100;

/// Why a draft can't be published. All of them are told at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftProblem {
    /// The target is 0 or below.
    TargetNotAboveZero,
    /// The last day is before the first.
    LastDayBeforeFirst,
    /// It runs over more than [`LONGEST`] calendar years.
    TooLong,
    /// Another first day than the version in force, whose past it must keep.
    FirstDayMoved { was: Day },
    /// A year of the programme has no number.
    YearMissing { year: i32 },
    /// A number for a year outside the programme.
    YearOutside { year: i32 },
    /// A number below 0.
    YearNegative { year: i32, number: i64 },
    /// The years don't sum to the target.
    SumDiffers { sum: i64, target: i64 },
    /// An estate's number for a year outside the programme.
    EstateYearOutside { estate: EstateId, year: i32 },
    /// An estate's number below 0.
    EstateNegative { estate: EstateId, year: i32, number: i64 },
    /// The estates' numbers of a year exceed the year's.
    EstatesExceedYear { year: i32, estates: i64, number: i64 },
    /// The adoption day has not come yet.
    AdoptedInTheFuture { today: Day },
    /// The adoption day is before that of the version in force.
    AdoptedBeforePrevious { previous: Day },
    /// No reference of the decision.
    DecisionMissing,
    /// No reason.
    ReasonMissing,
    /// A year before the adoption year is not as in the version in force.
    PastYearAltered { year: i32, was: i64, is: i64 },
    /// An estate's number of such a year is not.
    PastEstateAltered { estate: EstateId, year: i32, was: i64, is: i64 },
}

/// Everything that keeps a draft from being published today, Paris time; empty when nothing
/// does. `in_force` is the version it would follow, none for version 1.
#[must_use]
pub fn check_draft(
    draft: &PlanVersion,
    in_force: Option<&PlanVersion>,
    today: Day,
) -> Vec<DraftProblem> {
    let mut problems = check_sheet(draft);
    if draft.adopted_on > today {
        problems.push(DraftProblem::AdoptedInTheFuture { today });
    }
    if draft.decision.trim().is_empty() {
        problems.push(DraftProblem::DecisionMissing);
    }
    if draft.reason.trim().is_empty() {
        problems.push(DraftProblem::ReasonMissing);
    }
    if let Some(in_force) = in_force {
        check_succession(draft, in_force, &mut problems);
    }
    problems
}

/// What is wrong with the numbers alone, while the sheet is being filled in.
#[must_use]
pub fn check_sheet(draft: &PlanVersion) -> Vec<DraftProblem> {
    let mut problems = Vec::new();
    let (first, last) = (draft.first_day, draft.last_day);
    if draft.target <= 0 {
        problems.push(DraftProblem::TargetNotAboveZero);
    }
    if days_between(first, last) == 0 {
        problems.push(DraftProblem::LastDayBeforeFirst);
        return problems;
    }
    let span = first.year()..=last.year();
    if last.year() - first.year() >= LONGEST {
        problems.push(DraftProblem::TooLong);
        return problems;
    }
    let missing = span.clone().filter(|year| !draft.years.contains_key(year));
    problems.extend(missing.map(|year| DraftProblem::YearMissing { year }));
    for (&year, &number) in &draft.years {
        if !span.contains(&year) {
            problems.push(DraftProblem::YearOutside { year });
        }
        if number < 0 {
            problems.push(DraftProblem::YearNegative { year, number });
        }
    }
    let sum = sum(draft.years.values());
    if sum != draft.target {
        problems.push(DraftProblem::SumDiffers { sum, target: draft.target });
    }
    for (&estate, years) in &draft.estates {
        for (&year, &number) in years {
            if !span.contains(&year) {
                problems.push(DraftProblem::EstateYearOutside { estate, year });
            }
            if number < 0 {
                problems.push(DraftProblem::EstateNegative { estate, year, number });
            }
        }
    }
    for (&year, &number) in &draft.years {
        let estates = draft.of_estates(year);
        if estates > number.max(0) {
            problems.push(DraftProblem::EstatesExceedYear { year, estates, number });
        }
    }
    problems
}

/// What a version owes to the one before: its days and its past years (DESIGN 3.6).
fn check_succession(draft: &PlanVersion, before: &PlanVersion, problems: &mut Vec<DraftProblem>) {
    if draft.first_day != before.first_day {
        problems.push(DraftProblem::FirstDayMoved { was: before.first_day });
    }
    if draft.adopted_on < before.adopted_on {
        problems.push(DraftProblem::AdoptedBeforePrevious { previous: before.adopted_on });
    }
    let until = draft.adopted_on.year();
    for (year, was, is) in altered(&before.years, &draft.years, until) {
        problems.push(DraftProblem::PastYearAltered { year, was, is });
    }
    let nothing = Years::new();
    let estates: BTreeSet<EstateId> =
        before.estates.keys().chain(draft.estates.keys()).copied().collect();
    for estate in estates {
        let was = before.estates.get(&estate).unwrap_or(&nothing);
        let is = draft.estates.get(&estate).unwrap_or(&nothing);
        for (year, was, is) in altered(was, is, until) {
            problems.push(DraftProblem::PastEstateAltered { estate, year, was, is });
        }
    }
}

/// Years before `until` whose numbers differ; no number is 0.
fn altered(was: &Years, is: &Years, until: i32) -> Vec<(i32, i64, i64)> {
    let years: BTreeSet<i32> =
        was.range(..until).chain(is.range(..until)).map(|(year, _)| *year).collect();
    let number = |years: &Years, year| years.get(&year).copied().unwrap_or(0);
    years
        .into_iter()
        .map(|year| (year, number(was, year), number(is, year)))
        .filter(|(_, was, is)| was != is)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::proration::straight_line;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn today() -> Day {
        day("2026-11-22")
    }

    fn original() -> PlanVersion {
        let (first_day, last_day) = (day("2018-06-15"), day("2028-06-14"));
        PlanVersion {
            programme: 1,
            version: 1,
            adopted_on: day("2018-06-01"),
            decision: "CA du 1er juin 2018".to_owned(),
            reason: "engagement".to_owned(),
            unconfirmed: true,
            requested_by: None,
            target: 20_000,
            first_day,
            last_day,
            years: straight_line(20_000, first_day, last_day),
            estates: BTreeMap::from([(4, Years::from([(2019, 100), (2024, 50)]))]),
        }
    }

    fn revised() -> PlanVersion {
        let mut plan = PlanVersion { version: 2, adopted_on: day("2022-03-10"), ..original() };
        plan.years.extend([(2022, 1_000), (2028, 1_907)]);
        plan
    }

    #[test]
    fn a_straight_line_and_its_revision_pass() {
        assert_eq!(check_draft(&original(), None, today()), []);
        assert_eq!(check_draft(&revised(), Some(&original()), today()), []);
    }

    #[test]
    fn a_target_lowered_with_an_earlier_last_day_passes() {
        let mut plan = PlanVersion { target: 18_093, last_day: day("2027-12-31"), ..revised() };
        plan.years.remove(&2028);
        assert_eq!(check_draft(&plan, Some(&original()), today()), []);
    }

    #[test]
    fn years_must_cover_the_programme_and_sum_to_the_target() {
        let mut plan = original();
        plan.years.remove(&2020);
        plan.years.insert(2030, 4);
        plan.years.insert(2021, -1);
        assert_eq!(
            check_draft(&plan, None, today()),
            [
                DraftProblem::YearMissing { year: 2020 },
                DraftProblem::YearNegative { year: 2021, number: -1 },
                DraftProblem::YearOutside { year: 2030 },
                DraftProblem::SumDiffers { sum: 16_000, target: 20_000 },
            ]
        );
    }

    #[test]
    fn estates_stay_inside_the_programme_and_their_year() {
        let mut plan = original();
        plan.estates.insert(9, Years::from([(2017, 1), (2019, 1_900), (2020, -3)]));
        assert_eq!(
            check_draft(&plan, None, today()),
            [
                DraftProblem::EstateYearOutside { estate: 9, year: 2017 },
                DraftProblem::EstateNegative { estate: 9, year: 2020, number: -3 },
                DraftProblem::EstatesExceedYear { year: 2019, estates: 2_000, number: 1_999 },
            ]
        );
    }

    #[test]
    fn an_adoption_has_a_day_that_came_a_decision_and_a_reason() {
        let plan = PlanVersion {
            adopted_on: day("2026-11-23"),
            decision: " ".to_owned(),
            reason: String::new(),
            ..original()
        };
        assert_eq!(
            check_draft(&plan, None, today()),
            [
                DraftProblem::AdoptedInTheFuture { today: today() },
                DraftProblem::DecisionMissing,
                DraftProblem::ReasonMissing,
            ]
        );
    }

    #[test]
    fn a_revision_leaves_past_years_alone() {
        let mut plan = revised();
        plan.years.extend([(2021, 1_000), (2022, 1_999)]);
        plan.estates.insert(4, Years::from([(2024, 60)]));
        plan.adopted_on = day("2022-01-01");
        assert_eq!(
            check_draft(&plan, Some(&original()), today()),
            [
                DraftProblem::PastYearAltered { year: 2021, was: 1_999, is: 1_000 },
                DraftProblem::PastEstateAltered { estate: 4, year: 2019, was: 100, is: 0 },
            ]
        );
        let early = PlanVersion {
            adopted_on: day("2018-05-31"),
            first_day: day("2018-06-14"),
            ..revised()
        };
        assert_eq!(
            check_draft(&early, Some(&original()), today()),
            [
                DraftProblem::FirstDayMoved { was: day("2018-06-15") },
                DraftProblem::AdoptedBeforePrevious { previous: day("2018-06-01") },
            ]
        );
    }

    #[test]
    fn absurd_days_and_targets_are_refused_without_listing_every_year() {
        let far = PlanVersion { last_day: day("9999-12-31"), ..original() };
        assert_eq!(check_draft(&far, None, today()), [DraftProblem::TooLong]);
        let back = PlanVersion { last_day: day("2018-06-14"), target: 0, ..original() };
        assert_eq!(
            check_draft(&back, None, today()),
            [DraftProblem::TargetNotAboveZero, DraftProblem::LastDayBeforeFirst]
        );
    }
}
