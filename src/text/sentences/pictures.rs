//! The sentences that pictures of stages, months and years prove.

use super::answer::{at, done};
use super::{Sentence, answer, capital};
use crate::domain::months::{MonthBar, MonthState, Months, average};
use crate::domain::part::{Cell, Parts};
use crate::domain::rollup::Progress;
use crate::text::{Arg, Lang};

/// How many dwellings reached each stage at `to`: four numbers that are never added up.
#[must_use]
pub fn stages(lang: Lang, stages: &[Progress]) -> Sentence {
    let Some(first) = stages.first() else { return Sentence::default() };
    if first.to < first.first_day {
        return answer(lang, first);
    }
    if stages.iter().all(|progress| progress.total.actual.is_none()) {
        return Sentence::marked(&lang.say("stages-none"));
    }
    let counts: Vec<String> = stages.iter().map(|progress| stage(lang, progress)).collect();
    let args = [("at", at(lang, first.to).into()), ("counts", lang.list(&counts).into())];
    Sentence::marked(&lang.say_with("stages-say", &args))
}

fn stage(lang: Lang, progress: &Progress) -> String {
    let total = &progress.total;
    let word = |n| Arg::from(done(lang, progress.stage, n));
    match total.actual {
        None => {
            let stage = lang.stage_name(progress.stage);
            lang.say_with("stages-missing", &[("stage", stage.into())])
        }
        Some(n) if !total.missing_years.is_empty() => {
            lang.say_with("stages-known", &[("n", n.into()), ("done", word(n))])
        }
        Some(0) => lang.say_with("stages-zero", &[("done", word(1))]),
        Some(n) => lang.say_with("stages-count", &[("n", n.into()), ("done", word(n))]),
    }
}

/// What the last month that is over brought, and the average of twelve.
#[must_use]
pub fn months(lang: Lang, months: &Months, progress: &Progress) -> Sentence {
    if progress.to < progress.first_day {
        return answer(lang, progress);
    }
    let Some(last) = months.last_over() else {
        return Sentence::marked(&lang.say("months-none-yet"));
    };
    let first = capital(&month(lang, last, progress));
    let second = twelve(lang, months, last);
    let args = [("first", first.into()), ("second", second.into())];
    Sentence::marked(&lang.say_with("months-two", &args))
}

fn month(lang: Lang, bar: &MonthBar, progress: &Progress) -> String {
    let name = || ("month", Arg::from(capital(&lang.month_in_words(bar.month))));
    let word = |n| ("done", Arg::from(done(lang, progress.stage, n)));
    let period = progress.periods.iter().find(|period| period.from >= bar.month.first_day());
    match (bar.state, bar.actual) {
        (MonthState::InBlock, _) => lang.say_with("months-in-year", &[name()]),
        (MonthState::Missing, _) | (_, None) => lang.say_with("months-missing", &[name()]),
        (MonthState::Incomplete, Some(n)) => {
            let of = |value: Option<i64>| Arg::from(value.unwrap_or(0));
            let reported = ("reported", of(period.and_then(|it| it.reported)));
            let expected = ("expected", of(period.and_then(|it| it.expected)));
            let count = ("n", Arg::from(lang.dwellings(n)));
            lang.say_with("months-incomplete", &[name(), reported, expected, count, word(n)])
        }
        (_, Some(0)) => lang.say_with("months-none-in", &[name(), word(1)]),
        (_, Some(n)) => {
            let count = ("n", Arg::from(lang.dwellings(n)));
            lang.say_with("months-say", &[name(), count, word(n)])
        }
    }
}

/// The average of the twelve months up to the last, beside that of a year before; or why not.
fn twelve(lang: Lang, months: &Months, last: &MonthBar) -> String {
    let Some(now) = last.twelve.map(average) else {
        let recent = last.month.plus(-11);
        let dated = months.blocks.iter().any(|block| block.to >= recent.first_day());
        let key = if dated {
            "months-average-year"
        } else if months.bars.iter().all(|bar| bar.month > recent) {
            "months-average-few"
        } else {
            "months-average-none"
        };
        return lang.say(key).into_owned();
    };
    let year_before = last.month.plus(-12);
    let before = months.bars.iter().find(|bar| bar.month == year_before);
    let average_now = ("average", Arg::from(now));
    let change = before.and_then(|bar| bar.twelve).map(|before| now - average(before));
    let key = match change {
        None => return lang.say_with("months-average", &[average_now]),
        Some(..=-1) => "months-average-less",
        Some(0) => "months-average-same",
        Some(1..) => "months-average-more",
    };
    let n = ("n", Arg::from(change.unwrap_or(0).saturating_abs()));
    lang.say_with(key, &[average_now, n])
}

/// How many planned years of the parts reached their plan, and which stayed most behind.
#[must_use]
pub fn heat(lang: Lang, parts: &Parts) -> Sentence {
    if parts.whole.lacks_a_whole_year() || parts.whole.to < parts.whole.first_day {
        return answer(lang, &parts.whole);
    }
    let planned = |part: &crate::domain::part::Part| part.progress.target_current.is_some();
    if !parts.drawn.iter().any(planned) {
        return Sentence::marked(&lang.say("heat-no-plan"));
    }
    let cells = parts.cells();
    let Some(worst) = cells.iter().min_by_key(|cell| cell.variance) else {
        return Sentence::marked(&lang.say("heat-none-over"));
    };
    if worst.variance >= 0 {
        return Sentence::marked(&lang.say("heat-all-reached"));
    }
    let Cell { part, period, variance, .. } = *worst;
    let reached = cells.iter().filter(|cell| cell.variance >= 0).count();
    let key = if cells.len() == 1 { "heat-worst-only" } else { "heat-worst" };
    let args = [
        ("reached", reached.into()),
        ("n", cells.len().into()),
        ("name", part.name.as_str().into()),
        ("year", period.into()),
        ("gap", lang.dwellings(variance.saturating_abs()).into()),
    ];
    Sentence::marked(&lang.say_with(key, &args))
}

#[cfg(test)]
#[path = "pictures_tests.rs"]
mod tests;
