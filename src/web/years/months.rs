//! The months of a year as lines of a table that sums to the year.

use chrono::Datelike;

use super::data::{State, YearData};
use crate::domain::calendar::Month;
use crate::domain::figure::{FigurePeriod, Quantity};
use crate::domain::rollup::Period;
use crate::text::Lang;
use crate::web::marks::{Number, Variance, bar};
use crate::web::yardstick::Yardstick;

/// A month, or a line that stands for several.
pub(super) struct Line {
    pub class: &'static str,
    pub name: String,
    pub note: Option<String>,
    pub bar: Option<String>,
    pub actual: Option<Number>,
    pub planned: Vec<Option<Number>>,
    pub variances: Vec<Option<Variance>>,
}

/// The months up to the end read, what is dated by the year alone, and their sum.
pub(super) fn lines(lang: Lang, data: &YearData) -> Vec<Line> {
    let plans = Yardstick::of(&data.years);
    let mut lines: Vec<Line> = data
        .months
        .iter()
        .filter(|month| month.from <= data.end)
        .map(|month| line(lang, data, month, &plans))
        .collect();
    if data.year_only != 0 {
        lines.push(Line {
            class: "odd",
            name: lang.say("year-by-year-alone").into_owned(),
            note: None,
            bar: None,
            actual: Some(Number::bare(lang, data.year_only)),
            planned: plans.iter().map(|_| None).collect(),
            variances: plans.iter().map(|_| None).collect(),
        });
    }
    lines.push(total(lang, data, &plans));
    lines
}

fn line(lang: Lang, data: &YearData, period: &Period, plans: &[Yardstick]) -> Line {
    let month = Month::of(period.from);
    let to = period.to.min(data.end);
    let cut = period.to > data.end;
    let known = data.state != State::ToCome && !period.missing;
    let actual = data.by_month.get(&month).copied().unwrap_or(0);
    let days = if cut { FigurePeriod::Range(period.from, to) } else { FigurePeriod::Month(month) };
    let figure = |quantity| data.years.reference(quantity, days);
    let version = |plan: &Yardstick| plan.version(&data.years);
    // Days of a month also hold what is dated by the year alone; this line does not.
    let apart = cut && data.year_only != 0;
    // Part of a month is planned as the difference of two days, like every period (DESIGN 3.4).
    let planned = |plan: &Yardstick| {
        let curve = plan.pick(&data.years.original, &data.years.current).as_ref()?;
        let before = period.from.pred_opt().unwrap_or(period.from);
        Some(curve.planned_at(to) - curve.planned_at(before))
    };
    let variance = |plan: &Yardstick| {
        let whole = known && data.compared() && data.year_only == 0;
        let difference = Some(actual).filter(|_| whole)? - planned(plan)?;
        Some(Variance::of(lang, difference).figure(&figure(Quantity::Variance(version(plan)))))
    };
    let last = plans.last().and_then(planned);
    let most = data
        .months
        .iter()
        .filter_map(|it| it.actual.into_iter().chain(it.planned_current).max())
        .max()
        .unwrap_or(0);
    let compared = last.filter(|_| known && data.compared());
    Line {
        class: "",
        name: lang.month_name(month.number()).to_owned(),
        note: match (cut, known) {
            (false, true) if period.is_incomplete() => {
                let expected = lang.count(period.expected.unwrap_or(0));
                let reported = period.reported.unwrap_or(0);
                let args = [("n", reported.into()), ("expected", expected.into())];
                Some(lang.say_with("missing-incomplete", &args))
            }
            (true, true) => Some(lang.say_with("board-at", &[("day", lang.day_short(to).into())])),
            (_, false) if data.state != State::ToCome && data.year_only == 0 => {
                Some(lang.say("board-missing").into_owned())
            }
            _ => None,
        },
        bar: Some(if known {
            bar(200, actual, compared, most)
        } else {
            bar(200, 0, last.filter(|_| data.state == State::ToCome), most)
        }),
        actual: known.then(|| {
            let figure = (!apart).then(|| figure(Quantity::Actual));
            Number::maybe(lang, actual, figure.as_ref())
        }),
        planned: plans
            .iter()
            .map(|plan| {
                let figure = figure(Quantity::Plan(version(plan)));
                planned(plan).map(|n| Number::of(lang, n, &figure))
            })
            .collect(),
        variances: plans.iter().map(variance).collect(),
    }
}

fn total(lang: Lang, data: &YearData, plans: &[Yardstick]) -> Line {
    let known = data.state != State::ToCome && !data.missing;
    let figure = |quantity| data.years.reference(quantity, data.period());
    let version = |plan: &Yardstick| plan.version(&data.years);
    let planned = |plan: &Yardstick| plan.pick(data.planned.0, data.planned.1);
    let variance = |plan: &Yardstick| {
        let difference = Some(data.actual).filter(|_| data.compared())? - planned(plan)?;
        Some(Variance::of(lang, difference).figure(&figure(Quantity::Variance(version(plan)))))
    };
    Line {
        class: "total",
        name: data.year.to_string(),
        note: (data.state == State::Running && data.end.ordinal() > 1)
            .then(|| lang.say_with("board-at", &[("day", lang.day_short(data.end).into())])),
        bar: None,
        actual: known.then(|| Number::of(lang, data.actual, &figure(Quantity::Actual))),
        planned: plans
            .iter()
            .map(|plan| {
                let figure = figure(Quantity::Plan(version(plan)));
                planned(plan).map(|n| Number::of(lang, n, &figure))
            })
            .collect(),
        variances: plans.iter().map(variance).collect(),
    }
}
