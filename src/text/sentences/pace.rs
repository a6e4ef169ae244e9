//! What an end date takes, and where a pace leads.

use super::Sentence;
use super::answer::done;
use crate::domain::calendar::Day;
use crate::domain::pace::{Break, ENOUGH, End, Pace};
use crate::domain::stage::Stage;
use crate::text::{Arg, Lang};

/// What the main end date takes, against the last twelve months; none without a plan, and while
/// whole years are missing.
#[must_use]
pub fn required(lang: Lang, pace: &Pace) -> Option<Sentence> {
    let end = pace.main()?;
    let remaining = end.remaining?;
    if remaining <= 0 {
        let args = [("target", Arg::from(lang.count(end.target)))];
        return Some(Sentence::marked(&lang.say_with("pace-reached", &args)));
    }
    let day = ("day", Arg::from(lang.day_in_words(end.day)));
    let Some(per_month) = end.per_month else {
        return Some(Sentence::marked(
            &lang.say_with("pace-past", &[day, ("n", remaining.into())]),
        ));
    };
    let n = ("n", Arg::from(per_month));
    let last = pace.ground.last.map(|stretch| stretch.dwellings);
    Some(Sentence::marked(&match last {
        None => lang.say_with("pace-required", &[day, n]),
        Some(..=0) => lang.say_with("pace-required-none", &[day, n]),
        Some(done) if end.per_year.is_some_and(|needed| needed <= done) => {
            let average = ("average", Arg::from(average(done)));
            lang.say_with("pace-required-enough", &[day, n, average])
        }
        Some(done) => {
            let times = lang.decimal(times(per_month.saturating_mul(12), done));
            lang.say_with("pace-required-times", &[day, n, ("times", times.into())])
        }
    }))
}

/// Where the pace of the last twelve months leads, or why that is not said; none when nothing
/// remains or nothing can be compared.
#[must_use]
pub fn forecast(lang: Lang, pace: &Pace, stage: Stage) -> Option<Sentence> {
    let end = pace.main()?;
    if end.remaining? <= 0 {
        return None;
    }
    if !pace.forecast {
        return Some(Sentence::marked(&thin(lang, pace)));
    }
    let rate = lang.say("pace-rate-last");
    Some(leads_to(lang, &rate, end, stage))
}

/// Where a pace leads: `rate` names it, "Au rythme des douze derniers mois".
#[must_use]
pub fn leads_to(lang: Lang, rate: &str, end: &End, stage: Stage) -> Sentence {
    let rate = ("rate", Arg::from(rate));
    let count = lang.count(end.target);
    let target = ("target", Arg::from(count.as_str()));
    let on = end.reached_on.map(|day| lang.day_in_words(day));
    let Some(projected) = end.projected else {
        return Sentence::marked(&match on {
            Some(on) => lang.say_with("pace-leads-on", &[rate, target, ("on", on.into())]),
            None => lang.say_with("pace-leads-never", &[rate, target]),
        });
    };
    let gap = projected.saturating_sub(end.target);
    let how = match gap {
        ..0 => lang.say_with("pace-gap-short", &[("n", gap.saturating_abs().into()), target]),
        0 => lang.say_with("pace-gap-even", &[target]),
        1.. => lang.say_with("pace-gap-over", &[("n", gap.into()), target]),
    };
    let args = [
        rate,
        ("n", projected.into()),
        ("done", done(lang, stage, projected).into()),
        ("day", lang.day_in_words(end.day).into()),
        ("how", how.into()),
        ("on", on.as_deref().unwrap_or_default().into()),
    ];
    let key = if on.is_some() { "pace-leads" } else { "pace-leads-not" };
    Sentence::marked(&lang.say_with(key, &args))
}

/// Why there is no forecast.
fn thin(lang: Lang, pace: &Pace) -> String {
    let why = match pace.ground.broken_by {
        Break::Begins => lang.say("pace-thin-begins").into_owned(),
        Break::Missing(month) => {
            let month = super::capital(&lang.month_in_words(month));
            lang.say_with("pace-thin-missing", &[("month", month.into())])
        }
        Break::YearAlone(year) => {
            lang.say_with("pace-thin-year", &[("year", year.to_string().into())])
        }
    };
    let last = lang.month_in_words(pace.last_month());
    let args = [
        ("n", Arg::from(i64::from(pace.ground.months))),
        ("last", last.into()),
        ("enough", lang.count(i64::from(ENOUGH)).into()),
        ("why", why.into()),
    ];
    lang.say_with("pace-thin", &args)
}

/// A year's dwellings as a month's, to the nearest.
#[must_use]
pub fn average(of_12_months: i64) -> i64 {
    of_12_months.saturating_add(6).div_euclid(12)
}

/// How many times the pace of twelve months a yearly pace is.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "dwellings stay far below 2⁵²")]
pub fn times(per_year: i64, of_12_months: i64) -> f64 {
    per_year as f64 / of_12_months.max(1) as f64
}

/// The day an end is about, with the name sources give it.
#[must_use]
pub fn end_name(lang: Lang, day: Day, own: bool, current: bool, usual: bool) -> String {
    let mut names = Vec::new();
    for (is, key) in [(own, "pace-end-own"), (current, "pace-end-current")] {
        if is {
            names.push(lang.say(key).into_owned());
        }
    }
    if usual && names.is_empty() {
        names.push(lang.say_with("pace-end-of-year", &[("year", year(day).into())]));
    }
    if names.is_empty() {
        names.push(lang.say("pace-end-chosen").into_owned());
    }
    names.join(", ")
}

fn year(day: Day) -> String {
    chrono::Datelike::year(&day).to_string()
}

#[cfg(test)]
#[path = "pace_tests.rs"]
mod tests;
