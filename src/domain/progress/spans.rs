//! The periods of a table, and what the ledger holds of each.

use chrono::Datelike;

use crate::domain::calendar::{Day, Month};
use crate::domain::figure::FigurePeriod;
use crate::domain::rollup::{Grain, ProgressInput};

/// One period.
pub(super) struct Span {
    pub(super) period: FigurePeriod,
    pub(super) from: Day,
    pub(super) to: Day,
    /// Dwellings of its entries; by month, of those dated to the month at least.
    pub(super) dwellings: i64,
    /// Defects noticed in it, less those cured.
    pub(super) defective: i64,
    /// Live entries among them.
    pub(super) live: i64,
    /// By month, dwellings of entries dated by a year that this month ends.
    pub(super) year_only: i64,
    /// Somebody stated "nothing this month" in it.
    pub(super) stated: bool,
    pub(super) reported: Option<i64>,
    pub(super) expected: Option<i64>,
}

/// The periods from the programme's first day to the latest of its last day, that of the plan
/// in force, and `to`, filled. What is known to lie after the last one is in none.
pub(super) fn spans(input: &ProgressInput, by: Grain) -> Vec<Span> {
    let mut spans = empty_spans(input, by);
    let first = Month::of(input.programme.first_day);
    let slot = |month: Month| {
        let index = match by {
            Grain::Year => month.year() - first.year(),
            Grain::Month => index(month) - index(first),
        };
        usize::try_from(index).unwrap_or(usize::MAX)
    };
    for sum in &input.sums {
        if let Some(span) = spans.get_mut(slot(sum.month)) {
            if sum.year_only && by == Grain::Month {
                span.year_only += sum.dwellings;
            } else {
                span.dwellings += sum.dwellings;
                span.live += sum.entries;
            }
        }
    }
    for defects in &input.defects {
        if let Some(span) = spans.get_mut(slot(Month::of(defects.on))) {
            span.defective += defects.dwellings;
        }
    }
    for month in &input.stated {
        if let Some(span) = spans.get_mut(slot(*month)) {
            span.stated = true;
        }
    }
    for reporting in &input.reporting {
        if let Some(span) = spans.get_mut(slot(reporting.month)) {
            *span.reported.get_or_insert(0) += reporting.reported;
            *span.expected.get_or_insert(0) += reporting.expected;
        }
    }
    spans
}

/// Months since the year 0.
fn index(month: Month) -> i32 {
    month.year() * 12 + month.number().cast_signed()
}

fn empty_spans(input: &ProgressInput, by: Grain) -> Vec<Span> {
    let first = input.programme.first_day;
    let end = input.last_day.max(input.last_day_current).max(input.to).max(first);
    // Once the end has passed, deliveries after it may be known and count in their period
    // (DESIGN 3.3), so that the last period is then whole.
    let cut = if input.known.on > end { Day::MAX } else { end };
    let span = |period: FigurePeriod| Span {
        period,
        from: period.first_day().max(first),
        to: period.last_day().min(cut),
        dwellings: 0,
        defective: 0,
        live: 0,
        year_only: 0,
        stated: false,
        reported: None,
        expected: None,
    };
    let begins = |period: &FigurePeriod| period.first_day() <= end;
    match by {
        Grain::Year => (first.year()..=end.year()).map(FigurePeriod::Year).map(span).collect(),
        Grain::Month => std::iter::successors(Some(Month::of(first)), |month| Some(month.next()))
            .map(FigurePeriod::Month)
            .take_while(begins)
            .map(span)
            .collect(),
    }
}
