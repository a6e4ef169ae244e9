//! Builds the progress table from what the store read (INTERFACES, `GET …/progress`).
//! Pure and in one pass: it runs for every page that is not in the cache.

mod references;
mod spans;
mod total;

#[cfg(test)]
mod tests;

use super::calendar::{Day, Month};
use super::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use super::plan::Curve;
use super::rollup::{EstateRow, Grain, Period, PlanStatus, Progress, ProgressInput, YearOnly};
use spans::Span;

/// The day totals are read at unless asked otherwise: the last day of the last whole month
/// before the knowledge date (DESIGN 3.7), and never before the programme's first day, so that
/// a programme in its first month shows that day and not a day it did not exist.
#[must_use]
pub fn default_to(known_on: Day, first_day: Day) -> Day {
    Month::last_whole_before(known_on).last_day().max(first_day)
}

/// The progress table of a programme or of a part of it.
///
/// A plan is about the stage of its programme's target: for another stage nothing is planned.
#[must_use]
pub fn progress(input: &ProgressInput, by: Grain) -> Progress {
    let planned = input.stage == input.programme.stage;
    let original = input.original.as_ref().filter(|_| planned);
    let current = input.current.as_ref().filter(|_| planned);
    let total = total::total(input, original, current);
    let mut periods = periods(input, by, original, current);
    // A line nobody adopted and years nobody knows: to claim a variance of the years between
    // would be to compare two things that are not there (DESIGN 2.10, 3.2).
    if input.plan_status == PlanStatus::Indicative && total::lacks_a_whole_year(&total, input.to) {
        for period in &mut periods {
            (period.variance_original, period.variance_current) = (None, None);
        }
    }
    Progress {
        programme: input.programme.code.clone(),
        programme_name: input.programme.name.clone(),
        first_day: input.programme.first_day,
        last_day: input.last_day,
        last_day_current: input.last_day_current,
        stage: input.stage,
        net: input.net,
        published: input.published,
        scope: input.scope.clone(),
        known: input.known.clone(),
        to: input.to,
        plan_status: input.plan_status,
        target_original: original.map(Curve::target),
        target_current: current.map(Curve::target),
        original: original.cloned(),
        current: current.cloned(),
        by,
        periods,
        total,
        year_only: year_only(input),
        reporting: input
            .reporting
            .iter()
            .find(|it| it.month == Month::of(input.to) && it.expected > 0)
            .copied(),
        fictional: input.fictional,
        annotations: input.annotations.clone(),
    }
}

/// What an actual of this table is, for a period to be filled in.
fn reference(input: &ProgressInput, period: FigurePeriod) -> Reference {
    Reference {
        programme: input.programme.code.clone(),
        quantity: Quantity::Actual,
        stage: input.stage,
        net: input.net,
        published: input.published,
        scope: FigureScope::from(&input.scope),
        period,
        position: input.known.position,
    }
}

/// Planned at the end of each span; nothing without a plan.
fn planned_ends(curve: Option<&Curve>, spans: &[Span]) -> Vec<Option<i64>> {
    let days = spans.iter().map(|span| span.to);
    match curve {
        Some(curve) => curve.planned_at_each(days).into_iter().map(Some).collect(),
        None => vec![None; spans.len()],
    }
}

fn periods(
    input: &ProgressInput,
    by: Grain,
    original: Option<&Curve>,
    current: Option<&Curve>,
) -> Vec<Period> {
    let spans = spans::spans(input, by);
    let ends = planned_ends(original, &spans).into_iter().zip(planned_ends(current, &spans));
    let mut figure = reference(input, FigurePeriod::Range(input.to, input.to));
    let (mut actual_before, mut original_before, mut current_before) = (0, 0, 0);
    let row = |(span, (original_end, current_end)): (&Span, (Option<i64>, Option<i64>))| {
        let begun = span.from <= input.known.on;
        let known = span.live > 0 || span.stated;
        let net = span.dwellings - span.defective;
        let counted = if input.net { net } else { span.dwellings };
        let actual = (begun && known).then_some(counted);
        let planned_original = original_end.map(|end| end - original_before);
        let planned_current = current_end.map(|end| end - current_before);
        actual_before += counted + span.year_only;
        original_before = original_end.unwrap_or(0);
        current_before = current_end.unwrap_or(0);
        figure.period = span.period;
        let over = actual.filter(|_| span.to <= input.to);
        Period {
            period: span.period.to_string(),
            from: span.from,
            to: span.to,
            actual,
            missing: begun && !known,
            running: begun && span.to > input.to,
            reported: span.reported,
            expected: span.expected,
            planned_original,
            planned_current,
            cumulative_actual: begun.then_some(actual_before),
            cumulative_planned_original: original_end,
            cumulative_planned_current: current_end,
            variance_original: difference(over, planned_original),
            variance_current: difference(over, planned_current),
            net: actual.map(|_| net),
            figure: figure.to_string(),
        }
    };
    spans.iter().zip(ends).map(row).collect()
}

fn difference(actual: Option<i64>, planned: Option<i64>) -> Option<i64> {
    Some(actual? - planned?)
}

/// Live entries dated by a year alone, year by year.
fn year_only(input: &ProgressInput) -> Vec<YearOnly> {
    let mut years: Vec<YearOnly> = Vec::new();
    for sum in input.sums.iter().filter(|sum| sum.year_only && sum.entries > 0) {
        match years.last_mut() {
            Some(last) if last.year == sum.month.year() => last.actual += sum.dwellings,
            _ => years.push(YearOnly { year: sum.month.year(), actual: sum.dwellings }),
        }
    }
    years
}

impl Progress {
    /// Whether a whole year before `to` is missing, so that sentences count only what is known
    /// and nothing is compared to date (DESIGN 2.10).
    #[must_use]
    pub fn lacks_a_whole_year(&self) -> bool {
        total::lacks_a_whole_year(&self.total, self.to)
    }
}

/// Years as unbroken stretches, for a sentence: 2018–2020, 2023.
#[must_use]
pub fn stretches(years: &[i32]) -> Vec<(i32, i32)> {
    let mut stretches: Vec<(i32, i32)> = Vec::new();
    for &year in years {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => stretches.push((year, year)),
        }
    }
    stretches
}

/// The line "non réparti et arrondis" of a breakdown: what the rows' plans leave of the
/// heading's (DESIGN 3.4). None where the heading has no plan.
#[must_use]
pub fn rest(heading: Option<i64>, rows: impl IntoIterator<Item = Option<i64>>) -> Option<i64> {
    heading.map(|heading| heading - rows.into_iter().flatten().sum::<i64>())
}

/// The estates most behind their plan and those most ahead, at most `count` each, the largest
/// gap first, ties by code. Estates without plan lines are not ranked (DESIGN 3.4).
#[must_use]
pub fn behind_and_ahead(rows: &[EstateRow], count: usize) -> (Vec<&EstateRow>, Vec<&EstateRow>) {
    let side = |sign: i64| {
        let mut side: Vec<(i64, &EstateRow)> = rows
            .iter()
            .filter_map(|row| row.variance().map(|variance| (variance * sign, row)))
            .filter(|(variance, _)| *variance > 0)
            .collect();
        side.sort_by(|(a, left), (b, right)| b.cmp(a).then_with(|| left.code.cmp(&right.code)));
        side.into_iter().take(count).map(|(_, row)| row).collect()
    };
    (side(-1), side(1))
}
