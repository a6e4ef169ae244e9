//! Somebody else's counts beside ours, by estate and year: what both know, what only one does.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::EstateCode;

/// What is counted: an estate, or the programme as a whole.
pub type Counted = Option<EstateCode>;

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The estate; none for the programme as a whole.
    pub estate: Counted,
    /// The year.
    pub year: i32,
    /// Their count; none where they have none.
    pub theirs: Option<i64>,
    /// Ours; none where we have none.
    pub ours: Option<i64>,
}

impl Compared {
    /// Theirs less ours, where both are known.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        Some(self.theirs? - self.ours?)
    }

    /// Whether both say the same.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.difference() == Some(0)
    }
}

/// Counts by what is counted and year.
pub type Counts = BTreeMap<(Counted, i32), i64>;

/// Both sides, by year: the programme first, then the estates by code. Of ours only the years that
/// theirs speak of are compared: an extract of one year says nothing of the others. The programme
/// as a whole is compared where they give it.
#[must_use]
pub fn reconcile(theirs: &Counts, ours: &Counts) -> Vec<Compared> {
    let years: BTreeSet<i32> = theirs.keys().map(|(_, year)| *year).collect();
    let named: BTreeSet<i32> =
        theirs.keys().filter(|(estate, _)| estate.is_some()).map(|(_, year)| *year).collect();
    let of_ours = ours.keys().filter(|(estate, year)| estate.is_some() && named.contains(year));
    let keys: BTreeSet<&(Counted, i32)> = theirs.keys().chain(of_ours).collect();
    let mut rows: Vec<Compared> = keys
        .into_iter()
        .map(|key| Compared {
            estate: key.0.clone(),
            year: key.1,
            theirs: theirs.get(key).copied(),
            ours: ours.get(key).copied(),
        })
        .filter(|row| years.contains(&row.year))
        .collect();
    rows.sort_by(|a, b| (a.year, &a.estate).cmp(&(b.year, &b.estate)));
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counts(rows: &[(&str, i32, i64)]) -> Counts {
        let estate = |code: &str| (!code.is_empty()).then(|| code.parse().unwrap());
        rows.iter().map(|(code, year, count)| ((estate(code), *year), *count)).collect()
    }

    #[test]
    fn what_both_know_is_compared_and_what_only_one_knows_stands_alone() {
        let theirs = counts(&[("A", 2024, 5), ("B", 2024, 7), ("", 2025, 20)]);
        let ours = counts(&[
            ("A", 2024, 4),
            ("C", 2024, 1),
            ("A", 2025, 9),
            ("A", 2023, 9),
            ("", 2025, 9),
        ]);
        let rows = reconcile(&theirs, &ours);
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                let name = row.estate.as_ref().map_or("", EstateCode::as_str);
                (name, row.year, row.theirs, row.ours, row.difference())
            })
            .collect();
        let expected = [
            ("A", 2024, Some(5), Some(4), Some(1)),
            ("B", 2024, Some(7), None, None),
            ("C", 2024, None, Some(1), None),
            ("", 2025, Some(20), Some(9), Some(11)),
        ];
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn an_extract_of_ours_agrees_with_us(
            rows in proptest::collection::btree_map((0_u8..9, 2018_i32..2029), 0_i64..999, 0..40),
        ) {
            let estate = |n: u8| Some(format!("E-{n}").parse().unwrap());
            let ours: Counts =
                rows.into_iter().map(|((n, year), count)| ((estate(n), year), count)).collect();
            let compared = reconcile(&ours, &ours);
            prop_assert_eq!(compared.len(), ours.len());
            prop_assert!(compared.iter().all(Compared::agrees));
        }
    }
}
