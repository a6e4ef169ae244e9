//! Who is expected to report a month, and who did (DESIGN 2.10).

use std::collections::BTreeSet;

use super::calendar::Month;
use super::ids::EstateId;
use super::rollup::Reporting;

/// An operation between its recorded start and its full delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The estate it is on.
    pub estate: EstateId,
    /// The month works started.
    pub first: Month,
    /// The month it was fully delivered; none while works go on.
    pub last: Option<Month>,
}

impl Span {
    fn expects(&self, month: Month) -> bool {
        self.first <= month && self.last.is_none_or(|last| month <= last)
    }
}

/// Estates expected to report a month.
#[must_use]
pub fn expected(spans: &[Span], month: Month) -> BTreeSet<EstateId> {
    spans.iter().filter(|span| span.expects(month)).map(|span| span.estate).collect()
}

/// Estates expected to report a month that did not.
#[must_use]
pub fn silent(
    spans: &[Span],
    month: Month,
    reported: &BTreeSet<(Month, EstateId)>,
) -> BTreeSet<EstateId> {
    let mut missing = expected(spans, month);
    missing.retain(|estate| !reported.contains(&(month, *estate)));
    missing
}

/// How many reported each month, of those expected to.
#[must_use]
pub fn reporting(
    spans: &[Span],
    months: impl IntoIterator<Item = Month>,
    reported: &BTreeSet<(Month, EstateId)>,
) -> Vec<Reporting> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    months
        .into_iter()
        .map(|month| {
            let expected = expected(spans, month);
            let did = expected.iter().filter(|it| reported.contains(&(month, **it))).count();
            Reporting { month, reported: count(did), expected: count(expected.len()) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn an_estate_reports_from_its_start_to_its_full_delivery() {
        let spans = [
            Span { estate: 1, first: month("2020-03"), last: Some(month("2020-05")) },
            Span { estate: 1, first: month("2020-05"), last: None },
            Span { estate: 2, first: month("2020-04"), last: None },
        ];
        let reported = BTreeSet::from([(month("2020-04"), 1), (month("2020-06"), 7)]);
        let months = ["2020-02", "2020-03", "2020-04", "2020-06"].map(month);
        let counts: Vec<_> = reporting(&spans, months, &reported)
            .into_iter()
            .map(|it| (it.reported, it.expected))
            .collect();
        assert_eq!(counts, [(0, 0), (0, 1), (1, 2), (0, 2)]);
        assert_eq!(silent(&spans, month("2020-04"), &reported), BTreeSet::from([2]));
    }
}
