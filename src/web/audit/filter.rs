//! Which lines of the log are asked for, as typed into the address.

use chrono::TimeDelta;

use super::told;
use crate::domain::calendar::{Day, Instant, WrittenDate, end_of_day};
use crate::domain::names::fold;
use crate::store::{AuditFilter, AuditLine, Log, Read, Result as Stored};
use crate::text::Lang;
use crate::text::reading::parse_date;
use crate::web::fields::{Errors, Typed};

/// Lines read at once while one is looked for.
const CHUNK: i64 = 500;
/// Lines looked through for one page: what comes after is on the next.
const SEARCHED: usize = 20_000;

/// Parameters of the address that narrow the list.
pub(super) const NARROWING: [&str; 6] = ["kind", "author", "action", "from", "to", "text"];

/// What is asked for.
pub(super) struct Asked {
    filter: AuditFilter,
    group: Option<String>,
    text: Option<String>,
    lang: Lang,
}

/// The first instant after a day in Paris.
fn after(day: Day) -> Instant {
    end_of_day(day) + TimeDelta::milliseconds(1)
}

/// A line with its sentence.
pub(super) type Told = (AuditLine, String);

impl Asked {
    /// Reads a filter; what cannot be read is said beside its field. Managers read one log only.
    pub(super) fn of(typed: &Typed, lang: Lang, all: bool, errors: &mut Errors) -> Self {
        let log = match (typed.get("kind"), all) {
            ("", true) => None,
            ("figures" | "", _) => Some(Log::Figures),
            ("security", true) => Some(Log::Security),
            _ => {
                errors.add("kind", lang.say("audit-no-such-kind"));
                Some(Log::Figures)
            }
        };
        let mut day = |field: &str| -> Option<Day> {
            let text = typed.filled(field)?;
            if let Ok(WrittenDate::Day(day)) = parse_date(text) {
                return Some(day);
            }
            errors.add(field, lang.say("audit-no-such-day"));
            None
        };
        let (from, to) = (day("from"), day("to"));
        let group = typed.filled("action").map(str::to_owned);
        let known =
            |group: &String| group == "others" || told::GROUPS.iter().any(|it| it.0 == group);
        if group.as_ref().is_some_and(|group| !known(group)) {
            errors.add("action", lang.say("audit-no-such-action"));
        }
        let before = typed.filled("before").and_then(|text| {
            errors.take("before", text.parse().map_err(|_| lang.say("entries-no-such-page").into()))
        });
        let filter = AuditFilter {
            log,
            author: typed.filled("author").map(str::to_owned),
            from: from.and_then(|day| day.pred_opt()).map(after),
            until: to.map(after),
            before,
            limit: CHUNK,
        };
        Self { filter, group, text: typed.filled("text").map(fold), lang }
    }

    /// Up to `most` lines and whether there may be more, from where on.
    pub(super) fn read(mut self, read: &mut Read<'_>, most: usize) -> Stored<(Vec<Told>, bool)> {
        let (mut found, mut searched) = (Vec::new(), 0);
        loop {
            let lines = read.audit_lines(&self.filter)?;
            let last = lines.last().map(|line| line.place.clone());
            let whole = i64::try_from(lines.len()).is_ok_and(|count| count == CHUNK);
            searched += lines.len();
            for line in lines {
                let sentence = told::sentence(self.lang, &line);
                if self.takes(&line, &sentence) {
                    if found.len() == most {
                        return Ok((found, true));
                    }
                    found.push((line, sentence));
                }
            }
            if !whole {
                return Ok((found, false));
            }
            if searched >= SEARCHED && !found.is_empty() && most < SEARCHED {
                return Ok((found, true));
            }
            self.filter.before = last;
        }
    }

    fn takes(&self, line: &AuditLine, sentence: &str) -> bool {
        let group = self.group.as_ref().is_none_or(|group| told::group(&line.action) == group);
        let text = || {
            self.text.as_ref().is_none_or(|text| {
                let address = line.address.as_deref().unwrap_or_default();
                fold(&format!("{sentence} {address}")).contains(text.as_str())
            })
        };
        group && text()
    }
}
