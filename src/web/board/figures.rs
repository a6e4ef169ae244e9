//! The big figures, all read at `to`.

use super::data::BoardData;
use super::territories::capital;
use crate::domain::calendar::{Month, days_between};
use crate::domain::figure::{FigurePeriod, Quantity, Reference};
use crate::domain::rollup::Progress;
use crate::text::Lang;
use crate::text::sentences;
use crate::web::marks::{Number, Variance, address, escaped, explained};
use crate::web::yardstick::Yardstick;

/// A figure: its name, its number, what goes with it.
#[derive(Default)]
pub(in crate::web) struct Figure {
    pub name: String,
    pub number: String,
    /// Where it is explained.
    pub href: Option<String>,
    pub per_month: bool,
    pub done: bool,
    pub variance: Option<Variance>,
    /// As markup: the numbers in them lead to their figures.
    pub notes: Vec<String>,
}

/// The figures of a programme. Those that compare stay away while whole years are missing.
pub(in crate::web) fn figures(lang: Lang, data: &BoardData) -> Vec<Figure> {
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
        let whole = FigurePeriod::Range(progress.first_day, progress.last_day);
        let target = Number::of(lang, target, &target_figure(progress, whole));
        notes.push(explained(&lang.say_with("board-share", &share), &[target]));
    }
    notes.extend(among(lang, progress));
    notes.extend(since(lang, progress));
    let dwellings = lang.stage_dwellings(progress.stage);
    let known = if progress.lacks_a_whole_year() && total.actual.is_some() {
        "board-known"
    } else {
        "board-actual"
    };
    Figure {
        name: capital(&lang.say_with(known, &[("dwellings", dwellings.into_owned().into())])),
        number: total.actual.map_or_else(|| lang.say("unknown").into_owned(), |n| lang.count(n)),
        href: total
            .actual
            .map(|_| address(&progress.reference(Quantity::Actual, progress.to_date()))),
        done: total.actual.is_some(),
        notes,
        ..Figure::default()
    }
}

/// "dont 12 avec défauts non levés (11 830 net)" as markup, where gross and net differ.
pub(in crate::web) fn among(lang: Lang, progress: &Progress) -> Option<String> {
    let gross = progress.total.actual.filter(|_| !progress.net)?;
    net_of(lang, gross, progress.total.defective, progress, progress.to_date())
}

/// The same of a period of a table read gross.
pub(in crate::web) fn net_of(
    lang: Lang,
    gross: i64,
    defective: i64,
    progress: &Progress,
    period: FigurePeriod,
) -> Option<String> {
    if defective == 0 || progress.net {
        return None;
    }
    let figure = Reference { net: true, ..progress.reference(Quantity::Actual, period) };
    let net = Number::of(lang, gross - defective, &figure);
    let short = lang.say_with("defects-net-short", &[("n", (gross - defective).into())]);
    let among = lang.say_with("defects-among", &[("n", defective.into())]);
    Some(format!("{} ({})", escaped(&among), explained(&short, &[net])))
}

/// What came after `to`.
pub(in crate::web) fn since(lang: Lang, progress: &Progress) -> Option<String> {
    let sentence = sentences::since(lang, progress)?.plain();
    let from = progress.to.succ_opt()?;
    let period = FigurePeriod::Range(from, progress.known.on.max(from));
    let figure = progress.reference(Quantity::Actual, period);
    Some(explained(&sentence, &[Number::of(lang, progress.total.since, &figure)]))
}

/// The whole of the original plan.
fn target_figure(progress: &Progress, whole: FigurePeriod) -> Reference {
    progress.reference(Quantity::Plan(Yardstick::Original.version(progress)), whole)
}

fn planned(lang: Lang, progress: &Progress) -> Vec<Figure> {
    let figure = |plan: Yardstick| {
        let planned = plan.at(&progress.total)?;
        let name = plan.name(lang).into_owned();
        let version = plan.version(progress);
        let figure = |quantity| progress.reference(quantity, progress.to_date());
        Some(Figure {
            name: lang.say_with("board-planned", &[("plan", name.into())]),
            number: lang.count(planned),
            href: Some(address(&figure(Quantity::Plan(version)))),
            variance: plan
                .variance_at(&progress.total)
                .map(|n| Variance::of(lang, n).figure(&figure(Quantity::Variance(version)))),
            ..Figure::default()
        })
    };
    Yardstick::of(progress).into_iter().filter_map(figure).collect()
}

fn remaining(lang: Lang, progress: &Progress) -> Option<Figure> {
    let total = &progress.total;
    let remaining = total.remaining_original.or(total.remaining_current)?;
    let figure = |plan: Yardstick| {
        let quantity = Quantity::Remaining(plan.version(progress));
        progress.reference(quantity, progress.to_date())
    };
    let left = days_between(progress.to, progress.last_day).saturating_sub(1);
    let day = ("day", lang.day_in_words(progress.last_day).into());
    let before = if left > 0 {
        let days = lang.say_with("days", &[("n", left.into())]);
        lang.say_with("board-before", &[day, ("days", days.into())])
    } else {
        lang.say_with("board-term-past", &[day])
    };
    let mut notes = vec![escaped(&before)];
    if let Some(current) = total.remaining_current.filter(|current| *current != remaining) {
        let day = lang.day_in_words(progress.last_day_current);
        let args = [("n", current.into()), ("day", day.into())];
        let number = Number::of(lang, current, &figure(Yardstick::Current));
        notes.push(explained(&lang.say_with("board-remaining-current", &args), &[number]));
    }
    Some(Figure {
        name: lang.say("board-remaining").into_owned(),
        number: lang.count(remaining),
        href: Some(address(&figure(match total.remaining_original {
            Some(_) => Yardstick::Original,
            None => Yardstick::Current,
        }))),
        notes,
        ..Figure::default()
    })
}

fn pace(lang: Lang, progress: &Progress) -> Option<Figure> {
    let delivered = progress.total.delivered_12_months?;
    let month = Month::of(progress.to);
    let last = if month.last_day() == progress.to { month } else { month.previous() };
    let first = last.plus(-11);
    let period = FigurePeriod::Range(first.first_day(), last.last_day());
    let figure = progress.reference(Quantity::Actual, period);
    let months = [
        ("n", delivered.into()),
        ("first", lang.month_in_words(first).into()),
        ("last", lang.month_in_words(last).into()),
    ];
    Some(Figure {
        name: lang.say("board-pace").into_owned(),
        number: lang.count(delivered.saturating_add(6).div_euclid(12)),
        per_month: true,
        notes: vec![explained(
            &lang.say_with("board-pace-months", &months),
            &[Number::of(lang, delivered, &figure)],
        )],
        ..Figure::default()
    })
}

fn required(lang: Lang, progress: &Progress) -> Option<Figure> {
    let total = &progress.total;
    let required = total.required_per_month_original.or(total.required_per_month_current)?;
    let mut notes = Vec::new();
    if let Some(times) = times(required, total.delivered_12_months) {
        let times = lang.say_with("board-times-pace", &[("times", lang.decimal(times).into())]);
        notes.push(escaped(&times));
    }
    if let Some(current) = total.required_per_month_current.filter(|it| *it != required) {
        notes.push(escaped(&lang.say_with("board-required-current", &[("n", current.into())])));
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
