//! Pace (DESIGN 6): what each end date would take, what was done in twelve months, and where
//! that leads. A pace is no figure: it is a formula over figures, and shows them.
//!
//! Years have 365.25 days and months 30.4375, so that every month weighs the same. Integers only.

mod ground;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::Serialize;

pub(in crate::domain) use ground::last_12_months;
pub use ground::{Break, Ground, Stretch};

use super::calendar::{Day, Month};
use super::ids::ProgrammeCode;
use super::rollup::{Known, PlanStatus, Progress, ProgressInput};

/// Whole months in a row, without a missing one, that a forecast needs.
pub const ENOUGH: i32 = 36;

/// Days nobody plans for: a target reached later is not reached.
const FAR: i32 = 2200;

/// Dwellings per month still needed: ceil(remaining × 30.4375 ÷ days left after `to`), 0 when
/// nothing remains, none on the last day and after it. 30.4375 days are 487 sixteenths.
#[must_use]
pub fn required_per_month(remaining: i64, to: Day, last: Day) -> Option<i64> {
    required(remaining, to, last, (487, 16))
}

/// Likewise per year of 365.25 days, which are 1461 quarters.
#[must_use]
pub fn required_per_year(remaining: i64, to: Day, last: Day) -> Option<i64> {
    required(remaining, to, last, (1461, 4))
}

fn required(remaining: i64, to: Day, last: Day, (over, under): (u64, u64)) -> Option<i64> {
    let days = u64::try_from((last - to).num_days()).ok().filter(|days| *days > 0)?;
    let remaining = u64::try_from(remaining).unwrap_or(0);
    i64::try_from(remaining.saturating_mul(over).div_ceil(under * days)).ok()
}

/// What would be done at the end of `day`, going on from `actual` at `to` with so many a year;
/// rounded down, so that nothing is claimed that is not whole.
#[must_use]
pub fn projected(actual: i64, to: Day, per_year: i64, day: Day) -> i64 {
    let days = i128::from((day - to).num_days().max(0));
    let more = i128::from(per_year.max(0)) * days * 4 / 1461;
    actual.saturating_add(i64::try_from(more).unwrap_or(i64::MAX))
}

/// The first day at whose end that much remains no more; `to` when nothing does, none when the
/// pace is nothing or the day lies beyond what anybody plans for.
#[must_use]
pub fn reached_on(remaining: i64, to: Day, per_year: i64) -> Option<Day> {
    if remaining <= 0 {
        return Some(to);
    }
    if per_year <= 0 {
        return None;
    }
    let quarters = i128::from(remaining) * 1461;
    let yearly = i128::from(per_year) * 4;
    let days = quarters.div_euclid(yearly) + i128::from(quarters.rem_euclid(yearly) > 0);
    let day = to.checked_add_signed(TimeDelta::try_days(i64::try_from(days).ok()?)?)?;
    (day.year() < FAR).then_some(day)
}

/// The end dates shown beside a programme's own unless others are chosen. Sources disagree on
/// that of the reference programme, so both days are offered (DESIGN 6); elsewhere the ends of
/// the year of its last day and of the year after.
#[must_use]
pub fn usual_ends(programme: &ProgrammeCode, last: Day) -> [Day; 2] {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(last);
    if programme.as_str() == "mc" {
        return [day(2028, 6, 14), day(2028, 12, 31)];
    }
    [day(last.year(), 12, 31), day(last.year().saturating_add(1), 12, 31)]
}

/// One target and one end date: what it takes, and where the last twelve months lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct End {
    /// The date.
    pub day: Day,
    /// Whether the target is that of the plan in force, where it differs from the original's.
    pub current: bool,
    /// The target.
    pub target: i64,
    /// Target less actual; none while whole years are missing.
    pub remaining: Option<i64>,
    /// Days left after `to`; 0 on the date and after it.
    pub days_left: i64,
    /// Needed per month; none when the date has come.
    pub per_month: Option<i64>,
    /// Needed per year.
    pub per_year: Option<i64>,
    /// What would be done then at the pace of the last twelve months; none without a forecast.
    pub projected: Option<i64>,
    /// The day the target would be reached at that pace.
    pub reached_on: Option<Day>,
}

/// The paces of a programme at `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// The programme.
    pub programme: ProgrammeCode,
    /// Whether counts are net of defects.
    pub net: bool,
    /// The point of knowledge.
    pub known: Known,
    /// The day everything is read at.
    pub to: Day,
    /// Whether a plan is adopted.
    pub plan_status: PlanStatus,
    /// The actual at `to`; none while whole years are missing.
    pub actual: Option<i64>,
    /// What is known of the past.
    #[serde(flatten)]
    pub ground: Ground,
    /// Whether the past allows a forecast.
    pub forecast: bool,
    /// The ends: the programme's own first.
    pub ends: Vec<End>,
}

/// The paces of a programme, for its own end and those chosen besides.
#[must_use]
pub fn pace(input: &ProgressInput, progress: &Progress, chosen: &[Day]) -> Pace {
    let ground = Ground::of(input);
    let total = &progress.total;
    let settled = total.actual.filter(|_| !progress.lacks_a_whole_year());
    let forecast = settled.is_some() && ground.is_enough();
    let yearly = ground.last.map(|stretch| stretch.dwellings).filter(|_| forecast);
    let mut days = vec![progress.last_day, progress.last_day_current];
    days.extend(chosen);
    let targets = [
        (false, progress.target_original, total.remaining_original),
        (true, progress.target_current, total.remaining_current),
    ];
    let mut ends: Vec<End> = Vec::new();
    for (current, target, remaining) in targets {
        let Some(target) = target else { continue };
        for &day in &days {
            if ends.iter().any(|end| end.day == day && end.target == target) {
                continue;
            }
            let then = |yearly| projected(settled.unwrap_or(0), input.to, yearly, day);
            let reached = |(yearly, left)| reached_on(left, input.to, yearly);
            ends.push(End {
                day,
                current,
                target,
                remaining,
                days_left: (day - input.to).num_days().max(0),
                per_month: remaining.and_then(|left| required_per_month(left, input.to, day)),
                per_year: remaining.and_then(|left| required_per_year(left, input.to, day)),
                projected: yearly.map(then).filter(|_| day > input.to),
                reached_on: yearly.zip(remaining).and_then(reached),
            });
        }
    }
    Pace {
        programme: progress.programme.clone(),
        net: progress.net,
        known: progress.known.clone(),
        to: progress.to,
        plan_status: progress.plan_status,
        actual: settled,
        forecast: forecast && yearly.is_some(),
        ground,
        ends,
    }
}

impl Pace {
    /// The end that sentences are about: the first that has not come, else the programme's own.
    #[must_use]
    pub fn main(&self) -> Option<&End> {
        self.ends.iter().find(|end| end.days_left > 0).or_else(|| self.ends.first())
    }

    /// The last month of the twelve that a pace is read from.
    #[must_use]
    pub fn last_month(&self) -> Month {
        ground::last_whole(self.to)
    }
}
