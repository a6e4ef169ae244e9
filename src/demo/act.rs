//! What happens in the story: who records what at which instant.

use chrono::{Datelike as _, Days, TimeDelta, Weekday};

use crate::domain::calendar::{Day, Instant, Month, WrittenDate};
use crate::domain::entry::{Correction, Recording};
use crate::domain::estate::Estate;
use crate::domain::ids::OperationCode;
use crate::domain::operation::Operation;
use crate::domain::stage::Stage;

use super::chance::Chance;
use super::plans::Proposed;

/// Marks an entry that somebody will correct.
pub(super) type Mark = u32;

/// One thing somebody does.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// Says more of an estate.
    Estate(Box<Estate>),
    /// Adds an operation to the register.
    Operation(Box<Operation>),
    /// Records an entry.
    Record(Box<Recording>, Option<Mark>),
    /// Corrects a marked one.
    Correct(Mark, Box<Correction>),
    /// States that an estate delivered nothing.
    Nothing(String, Month),
    /// Publishes a plan.
    Publish(Box<Proposed>),
    /// Lets a year take corrections only.
    CorrectionsOnly(i32),
    /// Closes a year.
    Close(i32),
    /// Opens a closed year again, for a reason in words.
    Reopen(i32, &'static str),
    /// Defects are found in the largest delivery of a month.
    Inspect(Month),
    /// They are cured.
    Cure(Month),
    /// Houses are named.
    Name(Month),
    /// Publishes an edition with that comment, where somebody can set one.
    Edition(&'static str),
    /// A day is noted on the pictures in one line.
    Annotate(Day, &'static str),
}

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Contributor,
    Manager,
}

/// What one person records at one sitting, in one transaction.
#[derive(Debug, Clone)]
pub(super) struct Sitting {
    pub(super) at: Instant,
    pub(super) who: Who,
    pub(super) acts: Vec<Act>,
}

impl Sitting {
    /// A sitting on a day, some minutes after an hour UTC.
    pub(super) fn new(day: Day, hour: i64, who: Who) -> Self {
        let name = if who == Who::Manager { "manager" } else { "contributor" };
        let mut chance = Chance::of(name, day.num_days_from_ce(), "sitting");
        let seconds = chance.between(0, 3_300);
        let milliseconds = hour * 3_600_000 + seconds * 1_000 + chance.between(0, 999);
        let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
        Self { at: midnight + TimeDelta::milliseconds(milliseconds), who, acts: Vec::new() }
    }

    /// The day of it, which no entry may be later than. UTC and Paris agree at these hours.
    pub(super) fn day(&self) -> Day {
        self.at.date_naive()
    }
}

/// The last working day up to a day of a month; the day itself where that would leave the month.
pub(super) fn working_day(month: Month, number: i64) -> Day {
    let offset = u64::try_from(number - 1).unwrap_or(0);
    let day = (month.first_day() + Days::new(offset)).min(month.last_day());
    let back = match day.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    let friday = day - Days::new(back);
    if Month::of(friday) == month { friday } else { day + Days::new(3 - back) }
}

/// The first working day from a day on.
pub(super) fn working_day_after(month: Month, number: i64) -> Day {
    let offset = u64::try_from(number - 1).unwrap_or(0);
    let day = month.first_day() + Days::new(offset);
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// An entry of an operation.
pub(super) fn recording(
    operation: &OperationCode,
    stage: Stage,
    date: WrittenDate,
    count: i64,
) -> Option<Recording> {
    Some(Recording {
        estate: None,
        operation: Some(operation.to_string()),
        landlord: None,
        stage,
        date,
        dwellings: count.try_into().ok()?,
        note: None,
        reference: None,
        confirmed: Vec::new(),
    })
}
