//! A year as a line of the list: its state, what is true and what was published, what comes next.

use chrono::Datelike;

use super::{by, state_name};
use crate::domain::calendar::Day;
use crate::domain::rollup::{Period, Progress};
use crate::domain::year::{Calendar, Step, YearState};
use crate::text::Lang;
use crate::web::marks::{Number, Variance};

/// A closing of a year.
pub(in crate::web) struct Closing {
    pub(in crate::web) href: String,
    pub(in crate::web) number: String,
    pub(in crate::web) by: String,
    pub(in crate::web) unconfirmed: bool,
}

/// What can be done next.
pub(super) struct Next {
    pub(super) href: Option<String>,
    pub(super) text: String,
    /// Not what one usually does.
    pub(super) second: bool,
}

/// A year.
pub(super) struct Line {
    pub(super) year: i32,
    pub(super) href: Option<String>,
    pub(super) state: String,
    pub(super) actual: Option<Number>,
    pub(super) published: Option<Number>,
    pub(super) difference: Option<Variance>,
    /// From what was published to what is true; only a closed year has published anything for good.
    pub(super) bridge: Option<String>,
    pub(super) closings: Vec<Closing>,
    pub(super) next: Next,
}

/// All years up to today's, the latest first.
pub(super) fn lines(
    lang: Lang,
    years: &Calendar,
    actual: &Progress,
    published: &Progress,
    today: Day,
) -> Vec<Line> {
    let of = |progress: &Progress, year: i32| {
        progress.periods.iter().find(|it| it.from.year() == year).cloned()
    };
    let number = |period: Option<&Period>| {
        let text = lang.count(period?.actual?);
        Some(Number { text, href: Some(format!("/figures/{}", period?.figure)) })
    };
    let code = &actual.programme;
    (years.first..=today.year())
        .rev()
        .map(|year| {
            let (own, told) = (of(actual, year), of(published, year));
            let count = |period: &Option<Period>| period.as_ref().and_then(|it| it.actual);
            let difference = count(&own).unwrap_or(0) - count(&told).unwrap_or(0);
            Line {
                year,
                href: own.is_some().then(|| format!("/programmes/{code}/years/{year}")),
                state: state_name(lang, years.state(year), years.of(year).next_back()),
                actual: number(own.as_ref()),
                published: number(told.as_ref()),
                difference: (difference != 0).then(|| Variance::of(lang, difference)),
                bridge: (years.state(year) == YearState::Closed)
                    .then(|| format!("/restatements?programme={code}&year={year}")),
                closings: closings(lang, years, year),
                next: next(lang, years, year, today),
            }
        })
        .collect()
}

/// The closings of a year, the first before the others.
pub(in crate::web) fn closings(lang: Lang, years: &Calendar, year: i32) -> Vec<Closing> {
    let closing = |it: &&crate::domain::year::YearStep| {
        let Step::Closed(number) = it.step else { return None };
        Some(Closing {
            href: format!("/years/{year}/closings/{number}"),
            number: lang.say_with("closings-number", &[("n", number.to_string().into())]),
            by: by(lang, it),
            unconfirmed: it.unconfirmed,
        })
    };
    years.closings(year).iter().filter_map(closing).collect()
}

fn next(lang: Lang, years: &Calendar, year: i32, today: Day) -> Next {
    let say = |key: &str, href: Option<&str>, second: bool| Next {
        href: href.map(|act| format!("/years/{year}/{act}")),
        text: lang.say(key).into_owned(),
        second,
    };
    match (years.state(year), years.open_before(year)) {
        _ if year >= today.year() => say("closings-next-running", None, true),
        (YearState::Open, _) => {
            say("closings-next-corrections-only", Some("corrections-only"), false)
        }
        (YearState::CorrectionsOnly, None) => say("closings-next-close", Some("closing"), false),
        (YearState::CorrectionsOnly, Some(earlier)) => Next {
            href: None,
            text: lang.say_with("closings-next-order", &[("year", earlier.to_string().into())]),
            second: true,
        },
        (YearState::Closed, _) => say("closings-next-reopen", Some("reopening"), true),
    }
}
