//! The big figures, all read at `to`.

use super::data::BoardData;
use super::territories::capital;
use crate::domain::calendar::{Month, days_between};
use crate::domain::rollup::Progress;
use crate::text::Lang;
use crate::web::marks::{Variance, entries_href};
use crate::web::yardstick::Yardstick;

/// A figure: its name, its number, what goes with it.
#[derive(Default)]
pub(super) struct Figure {
    pub name: String,
    pub number: String,
    /// Where its entries or its plan stand.
    pub href: Option<String>,
    pub per_month: bool,
    pub done: bool,
    pub variance: Option<Variance>,
    pub notes: Vec<String>,
}

/// The figures of a programme. Those that compare stay away while whole years are missing.
pub(super) fn figures(lang: Lang, data: &BoardData) -> Vec<Figure> {
    let mut figures = vec![delivered(lang, &data.years)];
    figures.extend(planned(lang, &data.years));
    figures.extend(remaining(lang, &data.years));
    figures.extend(pace(lang, &data.years));
    figures.extend(required(lang, &data.years));
    figures
}

fn delivered(lang: Lang, progress: &Progress) -> Figure {
    let total = &progress.total;
    let mut notes = Vec::new();
    if let (Some(percent), Some(target)) = (total.progress_percent, progress.target_original) {
        let share = [("percent", lang.percent(percent).into()), ("target", target.into())];
        notes.push(lang.say_with("board-share", &share));
    }
    notes.extend(crate::text::sentences::since(lang, progress).map(|it| it.plain()));
    let dwellings = lang.stage_dwellings(progress.stage);
    let known = if progress.lacks_a_whole_year() && total.actual.is_some() {
        "board-known"
    } else {
        "board-actual"
    };
    Figure {
        name: capital(&lang.say_with(known, &[("dwellings", dwellings.into_owned().into())])),
        number: total.actual.map_or_else(|| lang.say("unknown").into_owned(), |n| lang.count(n)),
        href: total.actual.map(|_| entries_href(progress, None, Some(progress.to))),
        done: total.actual.is_some(),
        notes,
        ..Figure::default()
    }
}

fn planned(lang: Lang, progress: &Progress) -> Vec<Figure> {
    let figure = |plan: Yardstick| {
        let planned = plan.at(&progress.total)?;
        let name = plan.name(lang).into_owned();
        let version = plan.pick(&progress.original, &progress.current).as_ref()?.version;
        Some(Figure {
            name: lang.say_with("board-planned", &[("plan", name.into())]),
            number: lang.count(planned),
            href: (version > 0)
                .then(|| format!("/programmes/{}/plans/{version}", progress.programme)),
            variance: plan.variance_at(&progress.total).map(|n| Variance::of(lang, n)),
            ..Figure::default()
        })
    };
    Yardstick::of(progress).into_iter().filter_map(figure).collect()
}

fn remaining(lang: Lang, progress: &Progress) -> Option<Figure> {
    let total = &progress.total;
    let remaining = total.remaining_original.or(total.remaining_current)?;
    let left = days_between(progress.to, progress.last_day).saturating_sub(1);
    let day = ("day", lang.day_in_words(progress.last_day).into());
    let mut notes = vec![if left > 0 {
        let days = lang.say_with("days", &[("n", left.into())]);
        lang.say_with("board-before", &[day, ("days", days.into())])
    } else {
        lang.say_with("board-term-past", &[day])
    }];
    if let Some(current) = total.remaining_current.filter(|current| *current != remaining) {
        let day = lang.day_in_words(progress.last_day_current);
        let args = [("n", current.into()), ("day", day.into())];
        notes.push(lang.say_with("board-remaining-current", &args));
    }
    Some(Figure {
        name: lang.say("board-remaining").into_owned(),
        number: lang.count(remaining),
        notes,
        ..Figure::default()
    })
}

fn pace(lang: Lang, progress: &Progress) -> Option<Figure> {
    let delivered = progress.total.delivered_12_months?;
    let month = Month::of(progress.to);
    let last = if month.last_day() == progress.to { month } else { month.previous() };
    let first = last.plus(-11);
    let months = [
        ("n", delivered.into()),
        ("first", lang.month_in_words(first).into()),
        ("last", lang.month_in_words(last).into()),
    ];
    Some(Figure {
        name: lang.say("board-pace").into_owned(),
        number: lang.count(delivered.saturating_add(6).div_euclid(12)),
        href: Some(entries_href(progress, Some(first.first_day()), Some(last.last_day()))),
        per_month: true,
        notes: vec![lang.say_with("board-pace-months", &months)],
        ..Figure::default()
    })
}

fn required(lang: Lang, progress: &Progress) -> Option<Figure> {
    let total = &progress.total;
    let required = total.required_per_month_original.or(total.required_per_month_current)?;
    let mut notes = Vec::new();
    if let Some(times) = times(required, total.delivered_12_months) {
        notes.push(lang.say_with("board-times-pace", &[("times", lang.decimal(times).into())]));
    }
    if let Some(current) = total.required_per_month_current.filter(|it| *it != required) {
        notes.push(lang.say_with("board-required-current", &[("n", current.into())]));
    }
    Some(Figure {
        name: lang.say("board-required").into_owned(),
        number: lang.count(required),
        per_month: true,
        notes,
        ..Figure::default()
    })
}

/// How many times the pace of twelve months is needed.
#[expect(clippy::cast_precision_loss, reason = "dwellings stay far below 2⁵²")]
fn times(required: i64, delivered_12_months: Option<i64>) -> Option<f64> {
    let delivered = delivered_12_months.filter(|delivered| *delivered > 0)?;
    Some(required as f64 * 12.0 / delivered as f64)
}
