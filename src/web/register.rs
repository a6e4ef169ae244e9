//! Fields that register forms share: short texts, days, yes, no or unknown.

use super::fields::{Errors, Typed};
use super::listing::Choice;
use crate::domain::calendar::{Day, WrittenDate};
use crate::text::Lang;
use crate::text::reading::{parse_date, parse_whole};

/// Longest name.
pub(super) const NAME: usize = 120;
/// Longest remark or source.
pub(super) const REMARK: usize = 1_000;

/// A form being read: its language, what was typed, what is wrong.
pub(super) struct Reading<'f> {
    pub(super) lang: Lang,
    pub(super) form: &'f Typed,
    pub(super) errors: Errors,
}

impl<'f> Reading<'f> {
    pub(super) fn new(lang: Lang, form: &'f Typed) -> Self {
        Self { lang, form, errors: Errors::default() }
    }

    /// Says what is wrong with a field, by key.
    pub(super) fn wrong(&mut self, field: &str, key: &str) {
        self.errors.add(field, self.lang.say(key));
    }

    /// A text that may be left out.
    pub(super) fn text(&mut self, field: &str, longest: usize) -> Option<String> {
        let text = self.form.filled(field)?;
        if text.chars().count() > longest {
            let args = [("n", longest.into())];
            self.errors.add(field, self.lang.say_with("register-too-long", &args));
        }
        if text.chars().any(char::is_control) {
            self.wrong(field, "register-control");
        }
        Some(text.to_owned())
    }

    /// A text that must be there.
    pub(super) fn needed(&mut self, field: &str, longest: usize) -> String {
        let text = self.text(field, longest);
        if text.is_none() {
            self.wrong(field, "register-needed");
        }
        text.unwrap_or_default()
    }

    /// A code in capitals.
    pub(super) fn code<C: std::str::FromStr>(&mut self, field: &str) -> Option<C> {
        let text = self.needed(field, 60);
        let code = text.parse().ok();
        if code.is_none() {
            self.wrong(field, "register-code");
        }
        code
    }

    /// A number of dwellings above 0 that may be left out.
    pub(super) fn dwellings(&mut self, field: &str) -> Option<i64> {
        let text = self.form.filled(field)?;
        match parse_whole(text) {
            Ok(0) => {
                self.wrong(field, "register-zero");
                None
            }
            Ok(number) => Some(number),
            Err(problem) => {
                self.errors.add(field, problem.sentence(self.lang));
                None
            }
        }
    }

    /// A whole date that may be left out.
    pub(super) fn day(&mut self, field: &str) -> Option<Day> {
        let text = self.form.filled(field)?;
        match parse_date(text) {
            Ok(WrittenDate::Day(day)) => Some(day),
            Ok(_) => {
                self.wrong(field, "register-whole-day");
                None
            }
            Err(problem) => {
                self.errors.add(field, problem.sentence(self.lang));
                None
            }
        }
    }

    /// Degrees between two ends that may be left out.
    pub(super) fn degrees(&mut self, field: &str, most: f64) -> Option<f64> {
        let text = self.form.filled(field)?.replace(',', ".");
        let degrees = text.parse::<f64>().ok().filter(|it| it.abs() <= most);
        if degrees.is_none() {
            self.wrong(field, "register-degrees");
        }
        degrees
    }

    /// Yes, no, or unknown.
    pub(super) fn yes_no(&self, field: &str) -> Option<bool> {
        match self.form.get(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// The word of yes, no or unknown in a form.
pub(super) fn yes_no_word(it: Option<bool>) -> &'static str {
    match it {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// Yes, no and unknown to choose from.
pub(super) fn yes_no_choices(lang: Lang, chosen: &str) -> Vec<Choice> {
    [("", "unknown"), ("yes", "estates-yes"), ("no", "estates-no")]
        .map(|(word, key)| Choice::new(word, lang.say(key), |it| it == chosen))
        .into()
}

/// A day as people type it.
pub(super) fn typed_day(day: Option<Day>) -> String {
    day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default()
}
