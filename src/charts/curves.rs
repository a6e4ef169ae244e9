//! What the curve chart draws, still in days and dwellings.

use chrono::Datelike;

use super::progress::Frame;
use crate::domain::calendar::{Day, first_day_of, last_day_of};
use crate::domain::rollup::{Period, Progress};

/// A moment of the horizontal scale: the start of the day of that number.
pub(super) type Moment = i32;
/// Moments and running totals.
pub(super) type Curve = Vec<(Moment, i64)>;

/// Start of a day.
pub(super) fn start(day: Day) -> Moment {
    day.num_days_from_ce()
}

/// End of a day, where its totals are read.
pub(super) fn end(day: Day) -> Moment {
    day.num_days_from_ce() + 1
}

/// Entries dated by a year alone: somewhere in this block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub from: Moment,
    pub to: Moment,
    pub below: i64,
    pub above: i64,
}

/// Everything the picture shows of a progress.
#[derive(Debug, Clone, Default)]
pub(super) struct Curves {
    pub first: Moment,
    pub last: Moment,
    pub to: Moment,
    pub most: i64,
    /// Only where it differs from the plan in force.
    pub original: Option<Curve>,
    /// Whether the original plan says anything of `to`: of parts it may tell its first years alone.
    pub original_told: bool,
    pub current: Option<Curve>,
    /// Steps by month, a stretch for every run of years that are known.
    pub known: Vec<Curve>,
    /// Runs of whole missing years, and how many years each is.
    pub missing: Vec<(Moment, Moment, i64)>,
    /// Runs of missing months in years that are known.
    pub missing_months: Vec<(Moment, Moment)>,
    pub blocks: Vec<Block>,
}

impl Curves {
    pub(super) fn of(progress: &Progress) -> Self {
        let last = progress.last_day.max(progress.last_day_current).max(progress.to);
        let mut curves = Self {
            first: start(progress.first_day),
            last: end(last),
            to: end(progress.to).max(start(progress.first_day)),
            ..Self::default()
        };
        curves.current = plan(
            progress,
            |period| period.cumulative_planned_current,
            ends(progress.current.as_ref(), progress.last_day_current, progress.target_current),
        );
        let original = plan(
            progress,
            |period| period.cumulative_planned_original,
            ends(progress.original.as_ref(), progress.last_day, progress.target_original),
        );
        curves.original_told = progress
            .original
            .as_ref()
            .is_none_or(|curve| curve.last_day >= progress.last_day.min(progress.to));
        curves.original = original.filter(|line| curves.current.as_ref() != Some(line));
        if curves.current.is_none() {
            curves.current = curves.original.take();
        }
        curves.follow_months(progress);
        curves.missing = missing_years(progress);
        curves.most = curves.greatest(progress).max(1);
        curves
    }

    /// How high what was done stands at an abscissa; none where nothing is known.
    pub(super) fn level(&self, frame: &Frame, x: f64) -> Option<f64> {
        let reached = |steps: &Curve| {
            let points = frame.points(steps);
            let begun = points.first().is_some_and(|first| first.0 <= x);
            let open = points.last().is_some_and(|last| x <= last.0);
            let before = points.into_iter().take_while(|point| point.0 <= x).last();
            before.filter(|_| begun && open).map(|point| point.1)
        };
        self.known.iter().find_map(reached)
    }

    fn greatest(&self, progress: &Progress) -> i64 {
        let lines = self.original.iter().chain(&self.current).chain(&self.known);
        let drawn = lines.flatten().map(|&(_, count)| count);
        let targets = progress.target_original.into_iter().chain(progress.target_current);
        drawn.chain(targets).max().unwrap_or(0)
    }

    fn follow_months(&mut self, progress: &Progress) {
        let total = progress.total.actual.unwrap_or(0);
        let mut stretch = Curve::new();
        let mut level = 0;
        for period in progress.periods.iter().filter(|period| period.from <= progress.to) {
            let year = period.from.year();
            if progress.total.missing_years.contains(&year) {
                if !stretch.is_empty() {
                    self.known.push(std::mem::take(&mut stretch));
                }
                continue;
            }
            let whole = period.to <= progress.to;
            let reached =
                if whole { period.cumulative_actual.unwrap_or(level) } else { total.max(level) };
            let until = end(period.to.min(progress.to));
            if stretch.is_empty() {
                stretch.push((start(period.from), level));
            }
            stretch.extend([(until, level), (until, reached)]);
            level = reached;
            self.note_gaps(progress, period, (until, reached));
        }
        if !stretch.is_empty() && progress.total.actual.is_some() {
            self.known.push(stretch);
        }
    }

    /// Blocks of year-dated entries, which enter in the year's last month, and missing months.
    fn note_gaps(&mut self, progress: &Progress, period: &Period, reached: (Moment, i64)) {
        let year = period.from.year();
        let year_only = progress.year_only.iter().find(|sum| sum.year == year);
        let closes_year = period.to.month() == 12 || period.to >= progress.to;
        match year_only {
            Some(sum) if closes_year && sum.actual > 0 => self.blocks.push(Block {
                from: start(first_day_of(year).max(progress.first_day)),
                to: reached.0,
                below: (reached.1 - sum.actual).max(0),
                above: reached.1,
            }),
            None if period.missing || period.is_incomplete() => {
                let (from, to) = (start(period.from), end(period.to.min(progress.to)));
                match self.missing_months.last_mut() {
                    Some(run) if run.1 == from => run.1 = to,
                    _ => self.missing_months.push((from, to)),
                }
            }
            _ => {}
        }
    }
}

/// The last day a plan tells of, whether that is the plan's own, and its target. Where a plan
/// says nothing of the years of a part, a line that goes on would claim that nothing is planned.
fn ends(
    plan: Option<&crate::domain::plan::Curve>,
    last_day: Day,
    target: Option<i64>,
) -> (Day, bool, Option<i64>) {
    let told = plan.map_or(last_day, |plan| plan.last_day.min(last_day));
    (told, told == last_day, target)
}

/// A plan by the ends of its years: inside a year it is a straight line.
fn plan(
    progress: &Progress,
    planned: impl Fn(&Period) -> Option<i64>,
    (last_day, whole, target): (Day, bool, Option<i64>),
) -> Option<Curve> {
    let mut line = vec![(start(progress.first_day), 0)];
    for period in progress.periods.iter().filter(|period| period.to < last_day) {
        let count = planned(period)?;
        if period.to.month() == 12 && period.to.day() == 31 {
            line.push((end(period.to), count));
        }
    }
    line.push((end(last_day), target?));
    if whole && progress.to > last_day {
        line.push((end(progress.to), target?));
    }
    Some(line)
}

fn missing_years(progress: &Progress) -> Vec<(Moment, Moment, i64)> {
    let mut runs: Vec<(Moment, Moment, i64)> = Vec::new();
    for &year in &progress.total.missing_years {
        let from = start(first_day_of(year).max(progress.first_day));
        let to = end(last_day_of(year).min(progress.to));
        match runs.last_mut() {
            Some(run) if run.1 == from => (run.1, run.2) = (to, run.2 + 1),
            _ => runs.push((from, to, 1)),
        }
    }
    runs
}
