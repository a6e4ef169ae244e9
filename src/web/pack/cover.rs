//! The first page: the answer, the figures of the board page, what was read.

use super::data::{PackData, Since};
use crate::files::pack::{Cover, Figure, Tone, plain};
use crate::text::Lang;
use crate::text::sentences;
use crate::web::board::figures::{self, figures};
use crate::web::board::territories::capital;
use crate::web::marks::bare;

/// `Dossier du conseil n° 3`, or `Page du conseil`.
pub(super) fn kind(lang: Lang, data: &PackData) -> String {
    match &data.edition {
        Some(edition) => {
            let number = lang.count(i64::from(edition.number));
            lang.say_with("pack-edition", &[("text", number.into())])
        }
        None => lang.say("pack-board").into_owned(),
    }
}

pub(super) fn cover(lang: Lang, data: &PackData, kind: String) -> Cover {
    let years = &data.board.years;
    let missing = &years.total.missing_years;
    let not_compared = (data.board.lacks_years() && !data.board.is_empty()).then(|| {
        let args = [("n", missing.len().into()), ("years", lang.years(missing).into())];
        plain(lang.say_with("board-not-compared", &args))
    });
    let since = figures::since(lang, years).map(|html| plain(bare(&html)));
    let comment = data.edition.as_ref().and_then(|edition| {
        let words = edition.comment.clone()?;
        let who = [("text", (&edition.author).into())];
        Some((lang.say_with("pack-comment", &who), words))
    });
    Cover {
        kind,
        name: data.board.programme.name.clone(),
        answer: sentences::answer(lang, years),
        outlook: sentences::outlook(lang, years)
            .into_iter()
            .chain(since)
            .chain(not_compared)
            .collect(),
        comment,
        figures: figures(lang, &data.board).into_iter().map(|it| figure(lang, it)).collect(),
        facts: facts(lang, data),
    }
}

fn figure(lang: Lang, of: figures::Figure) -> Figure {
    let variance = of.variance.map(|variance| {
        let tone = match variance.class {
            "gap" => Tone::Gap,
            "done" => Tone::Done,
            _ => Tone::Plain,
        };
        (variance.text, tone)
    });
    let unit = of.per_month.then(|| (lang.say("board-per-month").into_owned(), Tone::Plain));
    Figure {
        name: of.name,
        number: of.number,
        beside: variance.or(unit),
        notes: of.notes.iter().map(|html| bare(html)).collect(),
    }
}

/// What was read: the days, what counts, the perimeter, the plans, the state of the ledger.
fn facts(lang: Lang, data: &PackData) -> Vec<(String, String)> {
    let board = &data.board;
    let years = &board.years;
    let day = |day| lang.day_in_words(day);
    let say = |key: &str| lang.say(key).into_owned();
    let measure = if years.net { "defects-net-of" } else { "chart-gross" };
    let counts = format!("{}, {}", lang.stage_dwellings(years.stage), lang.say(measure));
    let head = format!("{}:{}", years.known.position, years.known.head);
    let since = match data.since {
        Since::Edition(number, _) => {
            let number = lang.count(i64::from(number));
            lang.say_with("pack-since-edition", &[("text", number.into())])
        }
        Since::Day(on) => lang.say_with("pack-since-day", &[("text", day(on).into())]),
    };
    let mut facts = vec![
        (
            say("board-days"),
            format!("{} – {}", day(board.programme.first_day), day(board.programme.last_day)),
        ),
        (say("board-counts"), counts),
        (say("board-perimeter"), lang.list(&board.landlords)),
        (say("pack-plans"), plans(lang, data)),
        (say("board-read-at"), day(years.to)),
        (say("board-known-on"), day(years.known.on)),
        (say("pack-compared"), capital(&since)),
        (say("pack-ledger"), lang.say_with("pack-ledger-head", &[("text", head.into())])),
    ];
    if years.fictional {
        facts.push((say("fictional-strip"), say("pack-fictional")));
    }
    facts
}

/// The plans compared with, each with its adoption and target.
pub(super) fn plans(lang: Lang, data: &PackData) -> String {
    let years = &data.board.years;
    if data.board.is_indicative() {
        return lang.say("plan-indicative").into_owned();
    }
    let original = (&years.original, years.target_original, "plan-original");
    let current = (&years.current, years.target_current, "plan-current");
    let version = |of: &Option<crate::domain::plan::Curve>| of.as_ref().map(|it| it.version);
    let revised = version(&years.original) != version(&years.current);
    let mut said = Vec::new();
    for (curve, target, key) in [Some(original), revised.then_some(current)].into_iter().flatten() {
        let Some(curve) = curve else { continue };
        let adopted = curve.adopted_on.map(|day| lang.day_in_words(day)).unwrap_or_default();
        let args = [
            ("plan", lang.say(key).into()),
            ("version", lang.count(i64::from(curve.version)).into()),
            ("adopted", adopted.into()),
            ("n", target.unwrap_or(0).into()),
            ("day", lang.day_in_words(curve.last_day).into()),
        ];
        said.push(lang.say_with("pack-plan", &args));
    }
    capital(&said.join(" ; "))
}
