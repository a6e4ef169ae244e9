//! `known=` and `to=`: the point of knowledge and the day totals are read at (DESIGN 2.2, 3.7).

use super::error::Failure;
use super::visit::Visit;
use crate::domain::calendar::Day;
use crate::text::Lang;

impl Visit {
    /// Refuses a point of knowledge other than the head: earlier ones come with the next issue.
    pub(super) fn check_known(&self) -> Result<(), Failure> {
        let Some(known) = self.param("known") else { return Ok(()) };
        let head = &self.moment.head;
        let at_head = match known.strip_prefix('@') {
            Some(digits) => {
                let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
                let position = digits.parse::<i64>().ok().filter(|_| whole);
                position.ok_or_else(|| unreadable(self.lang, "known-malformed", known))?
                    == head.position
            }
            None => {
                day(known).ok_or_else(|| unreadable(self.lang, "known-malformed", known))?
                    == self.moment.today
            }
        };
        if at_head {
            Ok(())
        } else {
            Err(Failure::NotYet(self.lang.say("known-not-yet").into_owned()))
        }
    }

    /// The day asked for by `to=`, if any.
    ///
    /// # Errors
    /// A sentence when it is not a day.
    pub fn to(&self) -> Result<Option<Day>, Failure> {
        self.day_param("to")
    }

    /// A civil day of the address, `2025-12-31`, if any.
    ///
    /// # Errors
    /// A sentence when it is not a day.
    pub fn day_param(&self, name: &str) -> Result<Option<Day>, Failure> {
        self.param(name)
            .map(|text| day(text).ok_or_else(|| unreadable(self.lang, "day-malformed", text)))
            .transpose()
    }
}

fn day(text: &str) -> Option<Day> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn unreadable(lang: Lang, key: &str, text: &str) -> Failure {
    let short: String = text.chars().take(40).collect();
    Failure::Unreadable(lang.say_with(key, &[("text", short.into())]))
}
