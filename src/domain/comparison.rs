//! Two plan versions side by side, year by year and estate by estate.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::EstateId;
use super::plan::{PlanVersion, Years};

/// One year of two versions. None where a version has no number for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedYear {
    /// The year.
    pub year: i32,
    /// The number of the one version.
    pub before: Option<i64>,
    /// The number of the other.
    pub after: Option<i64>,
    /// Other less one, no number being 0.
    pub difference: i64,
    /// The differences up to this year.
    pub cumulated: i64,
}

/// Two versions side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The programme's years.
    pub years: Vec<ComparedYear>,
    /// What the years leave to no estate ("non réparti").
    pub unallocated: Vec<ComparedYear>,
    /// Estates with a number in either version.
    pub estates: BTreeMap<EstateId, Vec<ComparedYear>>,
}

/// Compares two versions: differences are `after` less `before`.
#[must_use]
pub fn compare(before: &PlanVersion, after: &PlanVersion) -> Comparison {
    let nothing = Years::new();
    let estates: BTreeSet<EstateId> =
        before.estates.keys().chain(after.estates.keys()).copied().collect();
    let of = |plan: &PlanVersion, estate| plan.estates.get(&estate).unwrap_or(&nothing).clone();
    Comparison {
        years: rows(&before.years, &after.years),
        unallocated: rows(&unallocated(before), &unallocated(after)),
        estates: estates
            .into_iter()
            .map(|estate| (estate, rows(&of(before, estate), &of(after, estate))))
            .collect(),
    }
}

fn unallocated(plan: &PlanVersion) -> Years {
    plan.years.keys().map(|&year| (year, plan.unallocated(year))).collect()
}

fn rows(before: &Years, after: &Years) -> Vec<ComparedYear> {
    let years: BTreeSet<i32> = before.keys().chain(after.keys()).copied().collect();
    let mut cumulated: i64 = 0;
    let row = |year| {
        let (before, after) = (before.get(&year).copied(), after.get(&year).copied());
        let difference = after.unwrap_or(0).saturating_sub(before.unwrap_or(0));
        cumulated = cumulated.saturating_add(difference);
        ComparedYear { year, before, after, difference, cumulated }
    };
    years.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(years: Years, estates: BTreeMap<EstateId, Years>) -> PlanVersion {
        PlanVersion {
            programme: 1,
            version: 1,
            adopted_on: "2018-06-01".parse().unwrap(),
            decision: String::new(),
            reason: String::new(),
            unconfirmed: false,
            requested_by: None,
            target: years.values().sum(),
            first_day: "2018-06-15".parse().unwrap(),
            last_day: "2020-12-31".parse().unwrap(),
            years,
            estates,
        }
    }

    #[test]
    fn differences_cumulate_and_estates_and_the_rest_sum_to_the_year() {
        let original = plan(
            Years::from([(2018, 50), (2019, 100)]),
            BTreeMap::from([(1, Years::from([(2018, 10), (2019, 20)]))]),
        );
        let revised = plan(
            Years::from([(2018, 50), (2019, 70), (2020, 40)]),
            BTreeMap::from([(2, Years::from([(2019, 5)]))]),
        );
        let comparison = compare(&original, &revised);
        let row = |year, before, after, difference, cumulated| ComparedYear {
            year,
            before,
            after,
            difference,
            cumulated,
        };
        assert_eq!(
            comparison.years,
            [
                row(2018, Some(50), Some(50), 0, 0),
                row(2019, Some(100), Some(70), -30, -30),
                row(2020, None, Some(40), 40, 10),
            ]
        );
        assert_eq!(comparison.estates[&1][1], row(2019, Some(20), None, -20, -30));
        let of = |rows: &[ComparedYear], year| {
            rows.iter().filter(|row| row.year == year).map(|row| row.difference).sum::<i64>()
        };
        let estates: i64 = comparison.estates.values().map(|rows| of(rows, 2019)).sum();
        assert_eq!(estates + of(&comparison.unallocated, 2019), -30);
    }
}
