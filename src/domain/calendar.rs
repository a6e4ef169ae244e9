//! Days, months, years, and dates as precise as they are known.
//!
//! All days are civil days of Europe/Paris.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone as _, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A civil day of Europe/Paris.
pub type Day = NaiveDate;
/// An instant of recording.
pub type Instant = DateTime<Utc>;

/// The civil day in Paris at an instant.
#[must_use]
pub fn paris_day(at: Instant) -> Day {
    at.with_timezone(&chrono_tz::Europe::Paris).date_naive()
}

/// The last instant of a civil day in Paris, to the millisecond.
#[must_use]
pub fn end_of_day(day: Day) -> Instant {
    let midnight = day.succ_opt().unwrap_or(day).and_time(chrono::NaiveTime::MIN);
    let next = chrono_tz::Europe::Paris.from_local_datetime(&midnight).earliest();
    let next = next.map_or_else(|| midnight.and_utc(), |at| at.with_timezone(&Utc));
    next - TimeDelta::milliseconds(1)
}

/// The first day of a year.
#[must_use]
pub fn first_day_of(year: i32) -> Day {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// The last day of a year.
#[must_use]
pub fn last_day_of(year: i32) -> Day {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// Number of days from `first` to `last`, both counted; 0 when `last` is before `first`.
#[must_use]
pub fn days_between(first: Day, last: Day) -> i64 {
    (last - first).num_days().saturating_add(1).max(0)
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    first: Day,
}

impl Month {
    /// The month of that year and number (1 to 12), if there is one.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, number, 1).map(|first| Self { first })
    }

    /// The month a day lies in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// 1 for January to 12 for December.
    #[must_use]
    pub fn number(self) -> u32 {
        self.first.month()
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> Day {
        self.first
    }

    /// The last day of the month.
    #[must_use]
    pub fn last_day(self) -> Day {
        self.next().first.pred_opt().unwrap_or(self.first)
    }

    /// The month that many months later, earlier when negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let index = self.year() * 12 + self.first.month0().cast_signed() + months;
        let number = index.rem_euclid(12).unsigned_abs() + 1;
        Self::new(index.div_euclid(12), number).unwrap_or(self)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    /// The last whole month before a day: totals are read at its end (DESIGN 3.7). The month
    /// of the day itself is whole only for the day after its end.
    #[must_use]
    pub fn last_whole_before(day: Day) -> Self {
        Self::of(day).previous()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// A text that is not a month written `2025-03`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MalformedMonth(pub String);

impl fmt::Display for MalformedMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "malformed month {:?}", self.0)
    }
}

impl FromStr for Month {
    type Err = MalformedMonth;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once('-').and_then(|(year, number)| {
            (year.len() == 4 && number.len() == 2)
                .then(|| Self::new(year.parse().ok()?, number.parse().ok()?))
                .flatten()
        });
        parsed.ok_or_else(|| MalformedMonth(text.to_owned()))
    }
}

impl TryFrom<String> for Month {
    type Error = MalformedMonth;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// How precisely a date is known (DESIGN 2.7).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the day.
    Day,
    /// Only the month is known.
    Month,
    /// Only the year is known.
    Year,
}

impl Precision {
    /// The word kept in the database and in the chain.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl FromStr for Precision {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "day" => Ok(Self::Day),
            "month" => Ok(Self::Month),
            "year" => Ok(Self::Year),
            other => Err(other.to_owned()),
        }
    }
}

/// A date as a person wrote it: a day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WrittenDate {
    /// `31/12/2024`
    Day(Day),
    /// `12/2024`
    Month(Month),
    /// `2024`
    Year(i32),
}

impl WrittenDate {
    /// How precise it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month(_) => Precision::Month,
            Self::Year(_) => Precision::Year,
        }
    }

    /// The first day it can mean.
    #[must_use]
    pub fn first_day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.first_day(),
            Self::Year(year) => first_day_of(year),
        }
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last_day(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.last_day(),
            Self::Year(year) => last_day_of(year),
        }
    }

    /// The date an entry bears: its last day, or today if the period is still running
    /// (DESIGN 2.7).
    ///
    /// # Errors
    /// When it begins after `today`: what has not happened cannot be recorded.
    pub fn settle(self, today: Day) -> Result<When, InTheFuture> {
        if self.first_day() > today {
            return Err(InTheFuture { written: self, today });
        }
        Ok(When { on: self.last_day().min(today), precision: self.precision() })
    }
}

/// A date that begins after today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InTheFuture {
    /// The date as written.
    pub written: WrittenDate,
    /// Today in Paris.
    pub today: Day,
}

/// When something happened: the day it counts on, and how precisely that is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
pub struct When {
    /// The day it counts on.
    #[schema(value_type = chrono::NaiveDate)]
    pub on: Day,
    /// How precisely it is known.
    pub precision: Precision,
}

impl When {
    /// The date as a person would write it again.
    #[must_use]
    pub fn written(self) -> WrittenDate {
        match self.precision {
            Precision::Day => WrittenDate::Day(self.on),
            Precision::Month => WrittenDate::Month(Month::of(self.on)),
            Precision::Year => WrittenDate::Year(self.on.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_end_of_a_day_is_its_last_instant_whatever_the_clocks_did() {
        for text in ["2023-01-31", "2023-03-26", "2023-10-29", "2024-02-29"] {
            let day: Day = text.parse().unwrap();
            let end = end_of_day(day);
            assert_eq!(paris_day(end), day);
            assert_eq!(Some(paris_day(end + TimeDelta::milliseconds(1))), day.succ_opt());
        }
    }

    #[test]
    fn a_month_still_running_counts_today() {
        let month = WrittenDate::Month(Month::new(2026, 11).unwrap());
        let when = month.settle(day("2026-11-22")).unwrap();
        assert_eq!(when.on, day("2026-11-22"));
        assert_eq!(when.written(), month);
        assert_eq!(
            WrittenDate::Year(2021).settle(day("2026-11-22")).unwrap().on,
            day("2021-12-31")
        );
    }

    #[test]
    fn tomorrow_is_refused() {
        assert!(WrittenDate::Day(day("2026-11-23")).settle(day("2026-11-22")).is_err());
        assert!(
            WrittenDate::Month(Month::new(2026, 12).unwrap()).settle(day("2026-11-30")).is_err()
        );
    }

    #[test]
    fn the_paris_day_changes_at_paris_midnight() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        assert_eq!(paris_day(at("2026-03-28T22:59:59Z")), day("2026-03-28"));
        assert_eq!(paris_day(at("2026-03-28T23:00:00Z")), day("2026-03-29"));
        assert_eq!(paris_day(at("2026-06-30T22:00:00Z")), day("2026-07-01"));
    }

    #[test]
    fn months_follow_each_other_over_years() {
        let december = Month::new(2025, 12).unwrap();
        assert_eq!(december.next().to_string(), "2026-01");
        assert_eq!(december.plus(-24).to_string(), "2023-12");
        assert_eq!(Month::of(day("2024-02-10")).last_day(), day("2024-02-29"));
        assert_eq!("2025-03".parse::<Month>().unwrap().number(), 3);
        assert!("2025-3".parse::<Month>().is_err());
        assert_eq!(Month::last_whole_before(day("2026-11-01")).last_day(), day("2026-10-31"));
    }
}
