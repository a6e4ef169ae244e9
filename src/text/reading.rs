//! Dates and numbers as people type them, in forms and in files alike.
//!
//! One reading for both languages: `1,234` is a thousand in London and a little over one in
//! Lens, so it is refused with advice instead of guessed from the language of the page.

use std::borrow::Cow;

use super::{Arg, Lang};
use crate::domain::calendar::{Day, Month, WrittenDate};
use crate::domain::dwellings::{Dwellings, NotDwellings};

/// Longest part of a text that a sentence repeats, in characters.
const QUOTED: usize = 40;

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// Nothing was written.
    Empty,
    /// Not in a form of a date.
    NotADate(String),
    /// There is no such month.
    NoSuchMonth(String, u32),
    /// The month has fewer days.
    NoSuchDay(String, Month),
    /// Day 0.
    DayZero(String),
    /// The year has two digits.
    ShortYear(String),
    /// The year is before 1900 or after 2199.
    OutOfRange(String),
}

/// Why a text is not a number of dwellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountProblem {
    /// Nothing was written.
    Empty,
    /// Not a number.
    NotANumber(String),
    /// Has decimals that are not 0.
    NotWhole(String),
    /// `1e9`
    Scientific(String),
    /// Spaces elsewhere than between groups of three digits.
    Grouping(String),
    /// `1,234` or `1.234`
    Ambiguous(String),
    /// 0 where an entry counts.
    Zero,
    /// Below 0 where an entry counts.
    Negative(String),
    /// Below 0 in a cell of a plan.
    NegativeWhole(String),
    /// Above [`Dwellings::MAX`].
    TooLarge(String),
}

/// Reads a date: `31/12/2024`, `31.12.2024`, `31-12-2024`, `2024-12-31`, `12/2024`, `2024-12`,
/// `2024`. Spaces around it do not matter.
///
/// # Errors
/// What is wrong with it.
pub fn parse_date(text: &str) -> Result<WrittenDate, DateProblem> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(DateProblem::Empty);
    }
    let typed = || quoted(text);
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    if separator.is_some_and(|c| !matches!(c, '/' | '-' | '.')) {
        return Err(DateProblem::NotADate(typed()));
    }
    let parts: Vec<&str> = separator.map_or_else(|| vec![text], |c| text.split(c).collect());
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit())) {
        return Err(DateProblem::NotADate(typed()));
    }
    let (day, month, year) = match parts.as_slice() {
        [year] if year.len() == 4 => (None, None, *year),
        [year, month] if year.len() == 4 => (None, Some(*month), *year),
        [month, year] => (None, Some(*month), *year),
        [year, month, day] if year.len() == 4 => (Some(*day), Some(*month), *year),
        [day, month, year] => (Some(*day), Some(*month), *year),
        _ => return Err(DateProblem::NotADate(typed())),
    };
    if [day, month].into_iter().flatten().any(|part| part.len() > 2) {
        return Err(DateProblem::NotADate(typed()));
    }
    if year.len() == 2 {
        return Err(DateProblem::ShortYear(typed()));
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| DateProblem::NotADate(typed()));
    let year = match year.parse::<i32>() {
        Ok(number) if year.len() == 4 => number,
        _ => return Err(DateProblem::NotADate(typed())),
    };
    if !(1900..=2199).contains(&year) {
        return Err(DateProblem::OutOfRange(typed()));
    }
    let Some(month) = month.map(number).transpose()? else {
        return Ok(WrittenDate::Year(year));
    };
    let whole = Month::new(year, month).ok_or_else(|| DateProblem::NoSuchMonth(typed(), month))?;
    let Some(day) = day.map(number).transpose()? else {
        return Ok(WrittenDate::Month(whole));
    };
    if day == 0 {
        return Err(DateProblem::DayZero(typed()));
    }
    Day::from_ymd_opt(year, month, day)
        .map(WrittenDate::Day)
        .ok_or_else(|| DateProblem::NoSuchDay(typed(), whole))
}

/// Reads a number of dwellings above 0. Thousands may be parted by plain, no-break or narrow
/// no-break spaces; decimals are accepted when they are all 0 (`1 234,0`, `12.0`).
///
/// # Errors
/// What is wrong with it.
pub fn parse_count(text: &str) -> Result<Dwellings, CountProblem> {
    let number = whole_number(text)?;
    Dwellings::try_from(number).map_err(|problem| match problem {
        NotDwellings::NotAboveZero if number == 0 => CountProblem::Zero,
        NotDwellings::NotAboveZero => CountProblem::Negative(quoted(trimmed(text))),
        NotDwellings::TooMany => CountProblem::TooLarge(quoted(trimmed(text))),
    })
}

/// Reads a whole number from 0 to [`Dwellings::MAX`], as a cell of a plan holds it.
///
/// # Errors
/// What is wrong with it.
pub fn parse_whole(text: &str) -> Result<i64, CountProblem> {
    match whole_number(text)? {
        number if number < 0 => Err(CountProblem::NegativeWhole(quoted(trimmed(text)))),
        number if number > Dwellings::MAX => Err(CountProblem::TooLarge(quoted(trimmed(text)))),
        number => Ok(number),
    }
}

/// Any whole number that fits.
fn whole_number(text: &str) -> Result<i64, CountProblem> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(CountProblem::Empty);
    }
    let typed = || quoted(text);
    let (negative, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, trimmed(rest)),
        None => (false, text),
    };
    if is_scientific(unsigned) {
        return Err(CountProblem::Scientific(typed()));
    }
    let (whole, decimals) = match unsigned.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let digits = ungrouped(whole).ok_or_else(|| match decimals {
        None if unsigned.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()) => {
            CountProblem::Grouping(typed())
        }
        _ => CountProblem::NotANumber(typed()),
    })?;
    if let Some(decimals) = decimals {
        check_decimals(whole, decimals, typed)?;
    }
    // Only digits are left: what does not parse is longer than an i64.
    let number: i64 = digits.parse().map_err(|_| CountProblem::TooLarge(typed()))?;
    Ok(if negative { -number } else { number })
}

/// Digits alone, with the spaces between groups of three taken out.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}']).collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|g| g.len() == 3));
    (grouped && groups.iter().all(digits)).then(|| groups.concat())
}

/// Accepts decimals that are all 0, unless they look like a group of thousands.
fn check_decimals(
    whole: &str,
    decimals: &str,
    typed: impl Fn() -> String,
) -> Result<(), CountProblem> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let groups = |text: &str| text.split([',', '.']).all(|group| group.len() == 3 && digits(group));
    let short = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if short && groups(decimals) {
        return Err(CountProblem::Ambiguous(typed()));
    }
    if !digits(decimals) {
        return Err(CountProblem::NotANumber(typed()));
    }
    if decimals.bytes().any(|b| b != b'0') {
        return Err(CountProblem::NotWhole(typed()));
    }
    Ok(())
}

fn is_scientific(text: &str) -> bool {
    text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        let number = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_digit())
                && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
        };
        number(mantissa) && number(exponent.trim_start_matches(['+', '-']))
    })
}

/// Without the spaces around it, no-break ones included.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// A text short enough to stand in a sentence.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

impl DateProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let with = |key: &str, text: &str, more: &[(&str, Arg<'_>)]| {
            lang.say_with(key, &[&[("text", text.into())], more].concat())
        };
        match self {
            Self::Empty => lang.say("date-empty").into_owned(),
            Self::NotADate(text) => with("date-not-a-date", text, &[]),
            Self::NoSuchMonth(text, month) => {
                with("date-no-such-month", text, &[("month", i64::from(*month).into())])
            }
            Self::NoSuchDay(text, month) => {
                let last = chrono::Datelike::day(&month.last_day());
                let args = [
                    ("month", lang.month_in_words(*month).into()),
                    ("last", i64::from(last).into()),
                ];
                with("date-no-such-day", text, &args)
            }
            Self::DayZero(text) => with("date-day-zero", text, &[]),
            Self::ShortYear(text) => with("date-short-year", text, &[]),
            Self::OutOfRange(text) => with("date-out-of-range", text, &[]),
        }
    }
}

impl CountProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let (key, text) = match self {
            Self::Empty => ("count-empty", ""),
            Self::Zero => ("count-zero", ""),
            Self::NotANumber(text) => ("count-not-a-number", text.as_str()),
            Self::NotWhole(text) => ("count-not-whole", text.as_str()),
            Self::Scientific(text) => ("count-scientific", text.as_str()),
            Self::Grouping(text) => ("count-grouping", text.as_str()),
            Self::Ambiguous(text) => ("count-ambiguous", text.as_str()),
            Self::Negative(text) => ("count-negative", text.as_str()),
            Self::NegativeWhole(text) => ("count-negative-whole", text.as_str()),
            Self::TooLarge(text) => ("count-too-large", text.as_str()),
        };
        lang.say_with(key, &[("text", Arg::Text(Cow::Borrowed(text)))])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> WrittenDate {
        WrittenDate::Day(text.parse().unwrap())
    }

    #[test]
    fn dates_are_read_in_every_form_people_write() {
        for text in ["31/12/2024", "2024-12-31", "31.12.2024", "31-12-2024", "\u{a0}31/12/2024 "] {
            assert_eq!(parse_date(text), Ok(day("2024-12-31")), "{text}");
        }
        assert_eq!(parse_date("1/2/2024"), Ok(day("2024-02-01")));
        let december = WrittenDate::Month(Month::new(2024, 12).unwrap());
        assert_eq!(parse_date("12/2024"), Ok(december));
        assert_eq!(parse_date("2024-12"), Ok(december));
        assert_eq!(parse_date("2024"), Ok(WrittenDate::Year(2024)));
    }

    #[test]
    fn a_wrong_date_says_what_is_wrong() {
        let of = |text: &str| parse_date(text).unwrap_err().sentence(Lang::Fr);
        assert_eq!(
            of("31/02/2024"),
            "«\u{a0}31/02/2024\u{a0}»\u{a0}: février 2024 n’a que 29 jours. Corrigez le jour."
        );
        assert!(of("12/31/2024").contains("pas de mois 31"));
        assert!(of("31/12/24").contains("quatre chiffres"));
        assert!(of("12/24").contains("quatre chiffres"));
        assert!(of("31/12/1024").contains("entre 1900 et 2199"));
        assert!(of("0/12/2024").contains("commencent à 1"));
        assert!(of("  ").contains("manque"));
        for text in
            ["hier", "2024-12-31T10:00", "31/12-2024", "//", "31/12/02024", "202412", "²/3/2024"]
        {
            assert!(of(text).contains("n’est pas une date"), "{text}: {}", of(text));
        }
    }

    #[test]
    fn counts_are_read_with_any_space_and_zero_decimals() {
        for text in ["1234", "1 234", "1\u{a0}234", "1\u{202f}234", " 1 234,0 ", "1234.00", "01234"]
        {
            assert_eq!(parse_count(text).map(Dwellings::get), Ok(1234), "{text:?}");
        }
        assert_eq!(parse_count("12,0").map(Dwellings::get), Ok(12));
        assert_eq!(parse_whole("0"), Ok(0));
    }

    #[test]
    fn each_wrong_count_has_its_own_problem() {
        let of = |text: &str| parse_count(text).unwrap_err();
        let s = str::to_owned;
        assert_eq!(of(""), CountProblem::Empty);
        assert_eq!(of("0"), CountProblem::Zero);
        assert_eq!(of("-0"), CountProblem::Zero);
        assert_eq!(of("-3"), CountProblem::Negative(s("-3")));
        assert_eq!(of("\u{2212}3"), CountProblem::Negative(s("\u{2212}3")));
        assert_eq!(of("12,5"), CountProblem::NotWhole(s("12,5")));
        assert_eq!(of("0,5"), CountProblem::NotWhole(s("0,5")));
        assert_eq!(of("1e9"), CountProblem::Scientific(s("1e9")));
        assert_eq!(of("1,5E+3"), CountProblem::Scientific(s("1,5E+3")));
        assert_eq!(of("abc"), CountProblem::NotANumber(s("abc")));
        assert_eq!(of("12 logements"), CountProblem::NotANumber(s("12 logements")));
        assert_eq!(of("12,"), CountProblem::NotANumber(s("12,")));
        assert_eq!(of("1 23"), CountProblem::Grouping(s("1 23")));
        assert_eq!(of("1,234"), CountProblem::Ambiguous(s("1,234")));
        assert_eq!(of("1.234.567"), CountProblem::Ambiguous(s("1.234.567")));
        assert_eq!(of("1000000"), CountProblem::TooLarge(s("1000000")));
        assert_eq!(of("99999999999999999999"), CountProblem::TooLarge(s("99999999999999999999")));
        assert_eq!(parse_whole("-3"), Err(CountProblem::NegativeWhole(s("-3"))));
        assert_eq!(parse_whole("1000000"), Err(CountProblem::TooLarge(s("1000000"))));
    }

    #[test]
    fn a_wrong_count_says_what_to_do() {
        assert_eq!(
            parse_count("12,5").unwrap_err().sentence(Lang::Fr),
            "«\u{a0}12,5\u{a0}» n’est pas un nombre entier de logements. Écrivez par exemple 12."
        );
        assert_eq!(
            parse_count("12,5").unwrap_err().sentence(Lang::En),
            "“12,5” is not a whole number of dwellings. Write for instance 12."
        );
        let long = parse_count(&"x".repeat(500)).unwrap_err().sentence(Lang::Fr);
        assert!(long.chars().count() < 150, "{long}");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_reading_never_panics(text in "\\PC*") {
            drop(parse_date(&text));
            drop(parse_count(&text));
            drop(parse_whole(&text));
        }

        #[test]
        fn what_a_page_shows_can_be_typed_back_in_french(n in 0_i64..=Dwellings::MAX) {
            prop_assert_eq!(parse_whole(&Lang::Fr.count(n)), Ok(n));
        }

        #[test]
        fn every_day_can_be_typed_back(offset in 0_i64..109_000) {
            let day = Day::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Days::new(offset.unsigned_abs());
            prop_assert_eq!(parse_date(&day.to_string()), Ok(WrittenDate::Day(day)));
            prop_assert_eq!(parse_date(&day.format("%d/%m/%Y").to_string()), Ok(WrittenDate::Day(day)));
        }
    }
}
