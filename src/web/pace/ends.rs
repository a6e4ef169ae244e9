//! The table of end dates, each with its formula.

use crate::domain::calendar::Day;
use crate::domain::figure::{FigurePeriod, Quantity};
use crate::domain::pace::{End, Pace, Stretch, usual_ends};
use crate::domain::rollup::Progress;
use crate::text::Lang;
use crate::text::sentences::pace::{average, end_name, times};
use crate::web::marks::{Number, Variance, explained};
use crate::web::yardstick::Yardstick;

/// An end date.
pub(in crate::web) struct EndRow {
    pub day: String,
    /// "dernier jour du programme".
    pub name: String,
    pub remaining: Option<Number>,
    pub days: String,
    /// None when the date has come.
    pub per_month: Option<String>,
    pub per_year: Option<String>,
    /// "3,8 fois".
    pub times: Option<String>,
    pub projected: Option<String>,
    pub gap: Option<Variance>,
}

/// A pace that was observed.
pub(in crate::web) struct Observed {
    pub name: String,
    pub number: String,
    /// Its formula, as markup.
    pub formula: String,
}

/// The rows of the table.
pub(in crate::web) fn ends(lang: Lang, progress: &Progress, pace: &Pace) -> Vec<EndRow> {
    let usual = usual_ends(&pace.programme, progress.last_day);
    pace.ends.iter().map(|end| row(lang, progress, pace, (end, &usual))).collect()
}

fn row(lang: Lang, progress: &Progress, pace: &Pace, (end, usual): (&End, &[Day; 2])) -> EndRow {
    let yardstick = if end.current { Yardstick::Current } else { Yardstick::Original };
    let figure =
        progress.reference(Quantity::Remaining(yardstick.version(progress)), progress.to_date());
    let own = end.day == progress.last_day;
    let current = end.day == progress.last_day_current && !own;
    let mut name = end_name(lang, end.day, own, current, usual.contains(&end.day));
    if end.current {
        let target = [("target", lang.count(end.target).into())];
        name = format!("{name}, {}", lang.say_with("pace-target-current", &target));
    }
    let last = pace.ground.last.map(|it| it.dwellings).filter(|last| *last > 0);
    let factor = end.per_month.zip(last).map(|(month, last)| {
        let times = lang.decimal(times(month.saturating_mul(12), last));
        lang.say_with("pace-times", &[("times", times.into())])
    });
    EndRow {
        day: lang.day_in_words(end.day),
        name,
        remaining: end.remaining.map(|n| Number::of(lang, n, &figure)),
        days: lang.count(end.days_left),
        per_month: end.per_month.map(|n| lang.count(n)),
        per_year: end.per_year.map(|n| lang.count(n)),
        times: factor,
        projected: end.projected.map(|n| lang.count(n)),
        gap: end.projected.map(|n| Variance::of(lang, n.saturating_sub(end.target))),
    }
}

/// The last twelve months and the best.
pub(in crate::web) fn observed(lang: Lang, progress: &Progress, pace: &Pace) -> Vec<Observed> {
    let one = |key: &str, stretch: Option<Stretch>| {
        let stretch = stretch?;
        let period = FigurePeriod::Range(stretch.first.first_day(), stretch.last.last_day());
        let figure = progress.reference(Quantity::Actual, period);
        let args = [
            ("n", stretch.dwellings.into()),
            ("first", lang.month_in_words(stretch.first).into()),
            ("last", lang.month_in_words(stretch.last).into()),
        ];
        Some(Observed {
            name: lang.say(key).into_owned(),
            number: lang.count(average(stretch.dwellings)),
            formula: explained(
                &lang.say_with("pace-stretch", &args),
                &[Number::of(lang, stretch.dwellings, &figure)],
            ),
        })
    };
    [one("pace-last", pace.ground.last), one("pace-best", pace.ground.best)]
        .into_iter()
        .flatten()
        .collect()
}

/// How the projection at the main end date comes about, as markup.
pub(super) fn formula(lang: Lang, progress: &Progress, pace: &Pace) -> Option<String> {
    let end = pace.main().filter(|end| end.projected.is_some())?;
    let (actual, last) = (pace.actual?, pace.ground.last?);
    let figure = progress.reference(Quantity::Actual, progress.to_date());
    let period = FigurePeriod::Range(last.first.first_day(), last.last.last_day());
    let done = progress.reference(Quantity::Actual, period);
    let args = [
        ("actual", lang.count(actual).into()),
        ("done", lang.count(last.dwellings).into()),
        ("days", lang.count(end.days_left).into()),
    ];
    Some(explained(
        &lang.say_with("pace-forecast-formula", &args),
        &[Number::of(lang, actual, &figure), Number::of(lang, last.dwellings, &done)],
    ))
}
