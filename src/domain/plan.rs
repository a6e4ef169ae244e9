//! Plans: numbered versions per programme (DESIGN 3).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::calendar::{Day, last_day_of};
use super::ids::{EstateId, Position, ProgrammeId};
use super::programme::Programme;
use super::proration::{Reached, planned_at, straight_line, sum};

/// Whole numbers of dwellings for calendar years.
pub type Years = BTreeMap<i32, i64>;

/// A published version of a programme's plan. It never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// The programme it is for.
    pub programme: ProgrammeId,
    /// 1 is the *plan d'origine*.
    pub version: i32,
    /// The day a board adopted it.
    pub adopted_on: Day,
    /// The reference of that decision.
    pub decision: String,
    /// Why.
    pub reason: String,
    /// Published without a second person ("sans double validation").
    pub unconfirmed: bool,
    /// The login of who asked for it, where a second person published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<String>,
    /// Its own target.
    pub target: i64,
    /// The programme's first day when it was published.
    pub first_day: Day,
    /// Its own last day.
    pub last_day: Day,
    /// Dwellings of each year, which sum to the target.
    pub years: Years,
    /// Dwellings of each estate and year, where it says so.
    pub estates: BTreeMap<EstateId, Years>,
}

/// Who published a version, when, and where that stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// The version.
    pub plan: PlanVersion,
    /// Its event.
    pub position: Position,
    /// The hash of that event, in hexadecimal digits.
    pub hash: String,
    /// The Paris day it was recorded.
    pub recorded_on: Day,
    /// The login of who published it.
    pub author: String,
}

/// The plan of a scope: one line per estate, or a single line for the whole programme. Each
/// line is prorated and rounded by itself, so that rows of a table sum to their heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Curve {
    /// 0 for the indicative line, else the version.
    pub version: i32,
    /// The day it was adopted; none for the indicative line.
    pub adopted_on: Option<Day>,
    /// First day of the programme.
    pub first_day: Day,
    /// Last day of this plan; of a part of the programme the last of which it says anything.
    pub last_day: Day,
    /// The lines.
    pub lines: Vec<Years>,
}

impl PlanVersion {
    /// The curve of the whole programme: the years as one line.
    #[must_use]
    pub fn curve(&self) -> Curve {
        self.curve_with(vec![self.years.clone()])
    }

    /// The curve of a part of the programme: one line per estate that has numbers there. The
    /// year is asked for because an estate's main commune changes its EPCI on a day (DESIGN
    /// 3.8). None where no line lies in it: such a scope has no plan (DESIGN 3.4).
    #[must_use]
    pub fn curve_where(&self, holds: impl Fn(EstateId, i32) -> bool) -> Option<Curve> {
        let line = |(&estate, years): (&EstateId, &Years)| {
            let years: Years = years
                .iter()
                .filter(|(year, _)| holds(estate, **year))
                .map(|(&year, &number)| (year, number))
                .collect();
            (!years.is_empty()).then_some(years)
        };
        let lines: Vec<Years> = self.estates.iter().filter_map(line).collect();
        let last_day = self.told_until();
        (!lines.is_empty()).then(|| Curve { last_day, ..self.curve_with(lines) })
    }

    /// The last day of which the version says what estates are to do: a plan may give its first
    /// years alone to estates, and of the later ones it says nothing of any part.
    fn told_until(&self) -> Day {
        let given = self.estates.values().flatten().filter(|(_, number)| **number != 0);
        let last = given.map(|(year, _)| *year).max();
        last.map_or(self.last_day, |year| last_day_of(year).min(self.last_day))
    }

    fn curve_with(&self, lines: Vec<Years>) -> Curve {
        Curve {
            version: self.version,
            adopted_on: Some(self.adopted_on),
            first_day: self.first_day,
            last_day: self.last_day,
            lines,
        }
    }

    /// What a year leaves to no estate ("non réparti"), never hidden; negative when the estates
    /// exceed the year, which no published version does.
    #[must_use]
    pub fn unallocated(&self, year: i32) -> i64 {
        let number = self.years.get(&year).copied().unwrap_or(0);
        number.saturating_sub(self.of_estates(year))
    }

    /// The sum of the estates' numbers of a year.
    #[must_use]
    pub fn of_estates(&self, year: i32) -> i64 {
        sum(self.estates.values().filter_map(|years| years.get(&year)))
    }
}

impl Curve {
    /// Dwellings planned at the end of a day.
    #[must_use]
    pub fn planned_at(&self, day: Day) -> i64 {
        let at = |line| planned_at(line, self.first_day, self.last_day, day);
        self.lines.iter().map(at).fold(0, i64::saturating_add)
    }

    /// Dwellings planned at the end of each of these days: the same as [`Self::planned_at`],
    /// with whole years added up once for all lines.
    #[must_use]
    pub fn planned_at_each(&self, days: impl IntoIterator<Item = Day>) -> Vec<i64> {
        let mut years: BTreeMap<i32, (i64, Vec<i64>)> = BTreeMap::new();
        for (&year, &number) in self.lines.iter().flatten() {
            let (whole, numbers) = years.entry(year).or_default();
            *whole = whole.saturating_add(number);
            numbers.push(number);
        }
        let at = |day| {
            let reached = Reached::by(day, self.first_day, self.last_day);
            let share = |(&year, (whole, numbers)): (&i32, &(i64, Vec<i64>))| match reached {
                Reached::Within { year: running, .. } if running == year => {
                    numbers.iter().map(|n| reached.share(year, *n)).fold(0, i64::saturating_add)
                }
                _ => reached.share(year, *whole),
            };
            years.iter().map(share).fold(0, i64::saturating_add)
        };
        days.into_iter().map(at).collect()
    }

    /// Dwellings planned in all.
    #[must_use]
    pub fn target(&self) -> i64 {
        sum(self.lines.iter().flat_map(Years::values))
    }

    /// Dwellings planned for a calendar year.
    #[must_use]
    pub fn year(&self, year: i32) -> i64 {
        sum(self.lines.iter().filter_map(|line| line.get(&year)))
    }
}

/// The straight line that stands in, dotted and named as such, until a version is published
/// (DESIGN 3.2). It is of the programme alone: no part of it has an indicative line.
#[must_use]
pub fn indicative(programme: &Programme) -> Curve {
    let Programme { target, first_day, last_day, .. } = *programme;
    Curve {
        version: 0,
        adopted_on: None,
        first_day,
        last_day,
        lines: vec![straight_line(target, first_day, last_day)],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn plan() -> PlanVersion {
        PlanVersion {
            programme: 1,
            version: 1,
            adopted_on: day("2018-06-01"),
            decision: "CA 2018-04".to_owned(),
            reason: "engagement de 2018".to_owned(),
            unconfirmed: true,
            requested_by: None,
            target: 300,
            first_day: day("2018-06-15"),
            last_day: day("2020-12-31"),
            years: Years::from([(2018, 50), (2019, 100), (2020, 150)]),
            estates: BTreeMap::from([
                (7, Years::from([(2018, 20), (2019, 30)])),
                (9, Years::from([(2019, 70), (2020, 10)])),
            ]),
        }
    }

    #[test]
    fn what_a_year_leaves_to_no_estate_is_said() {
        let plan = plan();
        assert_eq!((plan.unallocated(2018), plan.unallocated(2019)), (30, 0));
        assert_eq!(plan.unallocated(2020), 140);
        assert_eq!(plan.of_estates(2019), 100);
    }

    #[test]
    fn a_part_without_lines_has_no_plan() {
        let plan = plan();
        assert_eq!(plan.curve().target(), 300);
        assert_eq!(plan.curve_where(|estate, _| estate == 7).unwrap().target(), 50);
        assert_eq!(
            plan.curve_where(|estate, year| estate == 9 && year == 2020).unwrap().year(2020),
            10
        );
        assert_eq!(plan.curve_where(|estate, _| estate == 8), None);
    }

    #[test]
    fn the_curve_of_a_part_ends_where_nothing_more_is_said_of_any_part() {
        let mut plan = plan();
        plan.last_day = day("2022-06-14");
        plan.years.extend([(2021, 10), (2022, 5)]);
        assert_eq!(plan.curve().last_day, plan.last_day);
        let part = plan.curve_where(|estate, _| estate == 7).unwrap();
        assert_eq!(part.last_day, day("2020-12-31"));
        assert_eq!(part.planned_at(plan.last_day), part.target());
        plan.estates.insert(8, Years::from([(2022, 1)]));
        let part = plan.curve_where(|estate, _| estate == 7).unwrap();
        assert_eq!(part.last_day, plan.last_day);
    }

    #[test]
    fn each_line_is_rounded_by_itself() {
        let line = Years::from([(2025, 1)]);
        let curve = Curve {
            version: 1,
            adopted_on: None,
            first_day: day("2025-01-01"),
            last_day: day("2025-12-31"),
            lines: vec![line.clone(), line],
        };
        assert_eq!(curve.planned_at(day("2025-07-02")), 2, "183 of 365 days, twice");
        assert_eq!(curve.planned_at(day("2025-07-01")), 0);
    }

    proptest! {
        #[test]
        fn many_days_at_once_give_what_one_day_gives(
            numbers in proptest::collection::vec(proptest::collection::vec(0_i64..500, 4), 1..8),
            offsets in proptest::collection::vec(-100_i64..1_500, 1..20)
        ) {
            let lines = numbers.into_iter().map(|line| (2018..=2021).zip(line).collect());
            let curve = Curve { lines: lines.collect(), last_day: day("2021-04-14"), ..plan().curve() };
            let days: Vec<Day> = offsets
                .into_iter()
                .map(|offset| curve.first_day + chrono::Duration::days(offset))
                .collect();
            let each: Vec<i64> = days.iter().map(|day| curve.planned_at(*day)).collect();
            prop_assert_eq!(curve.planned_at_each(days), each);
            prop_assert_eq!(curve.planned_at(curve.last_day), curve.target());
        }
    }
}
