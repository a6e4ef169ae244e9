//! What changed between two points of knowledge, in a sentence, and the names of its parts.

use super::Sentence;
use super::answer::done;
use crate::domain::calendar::{first_day_of, last_day_of};
use crate::domain::restatement::{Cause, Line, Reason, Restatement};
use crate::domain::rollup::Known;
use crate::domain::territory::TerritoryLine;
use crate::text::Lang;

/// Causes a sentence names.
const NAMED: usize = 3;

/// A cause in words.
#[must_use]
pub fn cause(lang: Lang, cause: Cause) -> String {
    match cause {
        Cause::Corrected(Reason(reason)) => {
            let reason = lang.reason_name(reason).into_owned();
            lang.say_with("restatements-corrected", &[("text", reason.into())])
        }
        other => lang.say(&format!("restatements-{}", other.word())).into_owned(),
    }
}

/// A line of the breakdown in words.
#[must_use]
pub fn line(lang: Lang, of: &Restatement, line: &Line) -> String {
    match line {
        Line::Whole => of.programme.name.clone(),
        Line::Estate(id) => of.estates.get(id).map(|it| it.1.clone()).unwrap_or_default(),
        Line::Territory(TerritoryLine::Bucket) => lang.say("not-broken-down").into_owned(),
        Line::Territory(TerritoryLine::NoCommune) => lang.say("no-commune").into_owned(),
        Line::Territory(TerritoryLine::Epci(department, siren)) => {
            let name = siren.as_ref().and_then(|siren| of.epcis.get(siren));
            let name = name.cloned().unwrap_or_else(|| lang.say("restatements-no-epci").into());
            format!("{name} ({department})")
        }
    }
}

/// What the figure is of: `Au 31 décembre 2024`, or `En 2025`.
#[must_use]
pub fn period(lang: Lang, of: &Restatement) -> String {
    use chrono::Datelike as _;
    let year = of.last.year();
    if (of.first, of.last) == (first_day_of(year), last_day_of(year)) {
        return lang.say_with("restatements-in-year", &[("year", year.to_string().into())]);
    }
    lang.say_with("restatements-at-day", &[("day", lang.day_in_words(of.last).into())])
}

/// A point of knowledge: `le 15 janvier 2025`, `aujourd’hui`, or its number where both points
/// are of one day. A picture never says today.
#[must_use]
pub fn point(lang: Lang, of: &Restatement, known: &Known, today: bool) -> String {
    if today && of.to_now && known == &of.to {
        return lang.say("restatements-today").into_owned();
    }
    let day = lang.day_in_words(known.on);
    if of.from.on == of.to.on {
        let position = lang.position(known.position);
        let args = [("day", day.into()), ("position", position.into())];
        return lang.say_with("restatements-on-day-at", &args);
    }
    lang.say_with("restatements-on-day", &[("day", day.into())])
}

/// The bridge in one sentence; `today` where "today" may be said.
#[must_use]
pub fn restatement(lang: Lang, of: &Restatement, today: bool) -> Sentence {
    let bridge = &of.bridge;
    let (opening, closing) = (bridge.opening_sum(), bridge.closing_sum());
    let opened = [
        ("n", opening.into()),
        ("done", done(lang, of.stage, opening).into()),
        ("closing", of.closing.unwrap_or(0).into()),
        ("at", point(lang, of, &of.from, today).into()),
    ];
    let key = if of.closing.is_some() { "restatements-published" } else { "restatements-known" };
    let difference = closing - opening;
    let change = match difference {
        ..0 => "restatements-fewer",
        0 => "restatements-same",
        1.. => "restatements-more",
    };
    let change = lang.say_with(change, &[("n", difference.abs().into())]);
    let args = [
        ("period", period(lang, of).into()),
        ("opening", lang.say_with(key, &opened).into()),
        ("closing", lang.count(closing).into()),
        ("at", point(lang, of, &of.to, today).into()),
        ("change", format!("{change}{}", causes(lang, of, difference)).into()),
    ];
    Sentence::marked(&lang.say_with("restatements-answer", &args))
}

/// The largest causes, as the end of the sentence.
fn causes(lang: Lang, of: &Restatement, difference: i64) -> String {
    let bridge = &of.bridge;
    let mut moved: Vec<(Cause, i64)> = bridge
        .at_work()
        .into_iter()
        .map(|it| (it, bridge.cause_sum(it)))
        .filter(|(_, n)| *n != 0)
        .collect();
    moved.sort_by_key(|(it, n)| (-n.abs(), *it));
    match moved.as_slice() {
        [] => String::new(),
        [(only, _)] => {
            lang.say_with("restatements-one-cause", &[("text", cause(lang, *only).into())])
        }
        several => {
            let named = several.iter().take(NAMED);
            let named: Vec<String> = named
                .map(|(it, n)| format!("{}\u{a0}{}", lang.signed(*n), cause(lang, *it)))
                .collect();
            let key = match (difference, several.len() > NAMED) {
                (0, _) => "restatements-balanced",
                (_, true) => "restatements-among-others",
                (_, false) => "restatements-among",
            };
            lang.say_with(key, &[("text", lang.list(&named).into())])
        }
    }
}
