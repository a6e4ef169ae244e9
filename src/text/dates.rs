//! Dates in words, as pages, pictures and the command line show them.

use chrono::{Datelike, Timelike};

use super::Lang;
use super::numbers::NO_BREAK;
use crate::domain::calendar::{Day, Instant, Month, Precision, When, WrittenDate};

const FRENCH: [(&str, &str); 12] = [
    ("janvier", "janv."),
    ("février", "févr."),
    ("mars", "mars"),
    ("avril", "avr."),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juil."),
    ("août", "août"),
    ("septembre", "sept."),
    ("octobre", "oct."),
    ("novembre", "nov."),
    ("décembre", "déc."),
];

const ENGLISH: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "June"),
    ("July", "July"),
    ("August", "Aug"),
    ("September", "Sept"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

impl Lang {
    /// `22 novembre 2026`, `1er mai 2026`; `22 November 2026`.
    #[must_use]
    pub fn day_in_words(self, day: Day) -> String {
        format!("{} {} {}", self.day_number(day), self.month_name(day.month()), day.year())
    }

    /// `18 nov. 2026`; `18 Nov 2026`. For tables.
    #[must_use]
    pub fn day_short(self, day: Day) -> String {
        format!("{} {} {}", self.day_number(day), self.month_name_short(day.month()), day.year())
    }

    /// `octobre 2026`; `October 2026`.
    #[must_use]
    pub fn month_in_words(self, month: Month) -> String {
        format!("{} {}", self.month_name(month.number()), month.year())
    }

    /// `oct. 2026`; `Oct 2026`.
    #[must_use]
    pub fn month_short(self, month: Month) -> String {
        format!("{} {}", self.month_name_short(month.number()), month.year())
    }

    /// The name of a month, 1 to 12: `octobre`; empty for another number.
    #[must_use]
    pub fn month_name(self, number: u32) -> &'static str {
        self.names(number).0
    }

    /// The short name of a month, 1 to 12: `oct.`.
    #[must_use]
    pub fn month_name_short(self, number: u32) -> &'static str {
        self.names(number).1
    }

    /// A date with no more precision than it has: `22 novembre 2026`, `mars 2024`, `2021`.
    #[must_use]
    pub fn when(self, when: When) -> String {
        self.written(when.written())
    }

    /// Likewise, short: `22 nov. 2026`, `mars 2024`, `2021`. For tables.
    #[must_use]
    pub fn when_short(self, when: When) -> String {
        match when.precision {
            Precision::Day => self.day_short(when.on),
            Precision::Month => self.month_short(Month::of(when.on)),
            Precision::Year => when.on.year().to_string(),
        }
    }

    /// A date as a person wrote it, in words.
    #[must_use]
    pub fn written(self, date: WrittenDate) -> String {
        match date {
            WrittenDate::Day(day) => self.day_in_words(day),
            WrittenDate::Month(month) => self.month_in_words(month),
            WrittenDate::Year(year) => year.to_string(),
        }
    }

    /// `22 novembre 2026, 9 h 14, heure de Paris`; `22 November 2026, 9:14, Paris time`.
    #[must_use]
    pub fn instant(self, at: Instant) -> String {
        let at = at.with_timezone(&chrono_tz::Europe::Paris);
        let day = self.day_in_words(at.date_naive());
        let (hour, minute) = (at.hour(), at.minute());
        match self {
            Self::Fr => format!("{day}, {hour}{NO_BREAK}h{NO_BREAK}{minute:02}, heure de Paris"),
            Self::En => format!("{day}, {hour}:{minute:02}, Paris time"),
        }
    }

    /// `15 juin 2018 – 14 juin 2028`.
    #[must_use]
    pub fn days(self, first: Day, last: Day) -> String {
        format!("{} – {}", self.day_in_words(first), self.day_in_words(last))
    }

    /// `d’octobre`, `de mars`; `of October`. French elides before a vowel.
    #[must_use]
    pub fn of_month(self, number: u32) -> String {
        let name = self.month_name(number);
        match self {
            Self::Fr if name.starts_with(['a', 'o']) => format!("d’{name}"),
            Self::Fr => format!("de {name}"),
            Self::En => format!("of {name}"),
        }
    }

    /// Ascending years with runs of three or more drawn together: `2018–2020 et 2023`.
    #[must_use]
    pub fn years(self, years: &[i32]) -> String {
        let mut parts = Vec::new();
        for run in years.chunk_by(|before, after| before + 1 == *after) {
            match run {
                [first, _, .., last] => parts.push(format!("{first}–{last}")),
                few => parts.extend(few.iter().map(ToString::to_string)),
            }
        }
        self.list(&parts)
    }

    fn day_number(self, day: Day) -> String {
        match (self, day.day()) {
            (Self::Fr, 1) => "1er".to_owned(),
            (_, number) => number.to_string(),
        }
    }

    fn names(self, number: u32) -> (&'static str, &'static str) {
        let table = match self {
            Self::Fr => &FRENCH,
            Self::En => &ENGLISH,
        };
        usize::try_from(number)
            .ok()
            .and_then(|number| table.get(number.checked_sub(1)?))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_written_in_words() {
        assert_eq!(Lang::Fr.day_in_words(day("2026-11-22")), "22 novembre 2026");
        assert_eq!(Lang::Fr.day_in_words(day("2026-05-01")), "1er mai 2026");
        assert_eq!(Lang::En.day_in_words(day("2026-05-01")), "1 May 2026");
        assert_eq!(Lang::Fr.day_short(day("2026-11-18")), "18 nov. 2026");
        assert_eq!(Lang::En.day_short(day("2026-11-18")), "18 Nov 2026");
    }

    #[test]
    fn a_date_shows_no_more_precision_than_it_has() {
        let on = day("2024-03-31");
        let of = |precision| Lang::Fr.when(When { on, precision });
        assert_eq!(of(Precision::Day), "31 mars 2024");
        assert_eq!(of(Precision::Month), "mars 2024");
        assert_eq!(of(Precision::Year), "2024");
    }

    #[test]
    fn instants_are_told_in_paris_time() {
        let at = "2026-11-22T08:14:30Z".parse().unwrap();
        assert_eq!(Lang::Fr.instant(at), "22 novembre 2026, 9\u{a0}h\u{a0}14, heure de Paris");
        assert_eq!(Lang::En.instant(at), "22 November 2026, 9:14, Paris time");
    }

    #[test]
    fn months_elide_before_a_vowel() {
        assert_eq!(Lang::Fr.of_month(10), "d’octobre");
        assert_eq!(Lang::Fr.of_month(8), "d’août");
        assert_eq!(Lang::Fr.of_month(3), "de mars");
        assert_eq!(Lang::En.of_month(10), "of October");
        assert_eq!(Lang::Fr.month_name(0), "");
        assert_eq!(Lang::Fr.month_name(13), "");
    }

    #[test]
    fn years_that_follow_each_other_are_drawn_together() {
        assert_eq!(Lang::Fr.years(&[2018, 2019, 2020, 2023]), "2018–2020 et 2023");
        assert_eq!(Lang::Fr.years(&[2021, 2022]), "2021 et 2022");
        assert_eq!(Lang::En.years(&[2018, 2019, 2021]), "2018, 2019 and 2021");
        assert_eq!(Lang::Fr.years(&[2021]), "2021");
        assert_eq!(Lang::Fr.years(&[]), "");
    }
}
