//! The table twins of the pictures that compare: made of the cells the pictures are drawn from.

use chrono::Datelike;

use crate::domain::figure::{FigurePeriod, Quantity, Reference};
use crate::domain::months::{MonthState, Months, average};
use crate::domain::part::{Odd, Part, Parts};
use crate::domain::rollup::{Period, Progress};
use crate::domain::territory::TerritoryLine;
use crate::text::Lang;
use crate::web::marks::address;
use crate::web::yardstick::Yardstick;

/// A table: its caption, its heads and its rows.
pub(in crate::web) struct Table {
    pub caption: String,
    pub heads: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row under its name.
pub(in crate::web) struct Row {
    pub name: String,
    pub href: Option<String>,
    pub cells: Vec<Cell>,
}

/// What stands in a cell; a figure leads to what explains it.
#[derive(Default)]
pub(in crate::web) struct Cell {
    pub text: String,
    pub href: Option<String>,
    pub note: Option<String>,
    pub class: &'static str,
}

impl Cell {
    fn figure(lang: Lang, n: i64, figure: &Reference) -> Self {
        Self { text: lang.count(n), href: Some(address(figure)), ..Self::default() }
    }

    fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), class: "quiet", ..Self::default() }
    }

    fn variance(lang: Lang, n: i64, figure: &Reference) -> Self {
        let class = match n {
            ..0 => "gap",
            0 => "quiet",
            1.. => "done",
        };
        Self { text: lang.signed(n), href: Some(address(figure)), note: None, class }
    }
}

/// Each stage at the end of each year, and at the day shown.
pub(in crate::web) fn stages(lang: Lang, stages: &[Progress]) -> Table {
    let head = lang.say("board-column-year").into_owned();
    let names = stages.iter().map(|it| lang.stage_name(it.stage).into_owned());
    let Some(about) = stages.last() else {
        return Table { caption: String::new(), heads: Vec::new(), rows: Vec::new() };
    };
    let ends = |period: &&Period| {
        let december = period.to.month() == 12 && period.to <= about.to;
        december || (period.from <= about.to && about.to <= period.to)
    };
    let rows = about.periods.iter().filter(ends).map(|period| {
        let day = period.to.min(about.to);
        let cell = |stage: &Progress| {
            let of = stage.periods.iter().find(|it| it.from == period.from);
            let actual = if day == stage.to {
                stage.total.actual
            } else {
                of.and_then(|it| it.cumulative_actual)
            };
            let known =
                stage.total.actual.is_some() && !stage.total.missing_years.contains(&day.year());
            match actual.filter(|_| known) {
                Some(n) => {
                    Cell::figure(lang, n, &stage.reference(Quantity::Actual, stage.until(day)))
                }
                None => Cell::words(lang.say("board-missing")),
            }
        };
        Row { name: lang.day_short(day), href: None, cells: stages.iter().map(cell).collect() }
    });
    Table {
        caption: lang.say("pictures-stages-caption").into_owned(),
        heads: std::iter::once(head).chain(names).collect(),
        rows: rows.collect(),
    }
}

/// Each month, the latest first, and what is dated by a year alone.
pub(in crate::web) fn months(lang: Lang, months: &Months, about: &Progress) -> Table {
    let say = |key: &str| lang.say(key).into_owned();
    let mut rows: Vec<Row> = months
        .bars
        .iter()
        .rev()
        .map(|bar| {
            let mut actual = match bar.actual {
                Some(n) => Cell {
                    text: lang.count(n),
                    href: Some(format!("/figures/{}", bar.figure)),
                    ..Cell::default()
                },
                None => Cell::words(lang.say("board-missing")),
            };
            actual.note = match bar.state {
                MonthState::Incomplete => Some(say("missing-key")),
                MonthState::Running => Some(say("chart-running")),
                MonthState::InBlock => Some(say("chart-year-only")),
                MonthState::Whole | MonthState::Missing => None,
            };
            let twelve = bar.twelve.map_or_else(Cell::default, |twelve| Cell {
                text: lang.count(average(twelve)),
                note: Some(lang.say_with("pictures-of-twelve", &[("n", twelve.into())])),
                ..Cell::default()
            });
            Row { name: lang.month_in_words(bar.month), href: None, cells: vec![actual, twelve] }
        })
        .collect();
    rows.extend(months.blocks.iter().map(|block| {
        let text = lang.count(block.actual);
        let year = about.reference(Quantity::Actual, FigurePeriod::Year(block.year));
        let whole =
            months.bars.iter().all(|bar| bar.month.year() != block.year || bar.actual.is_none());
        // The year's figure is this block only where nothing else is known of the year.
        let href = whole.then(|| address(&year));
        let note = Some(say("chart-year-only"));
        let actual = Cell { text, href, note, class: "" };
        Row { name: block.year.to_string(), href: None, cells: vec![actual, Cell::default()] }
    }));
    Table {
        caption: say("pictures-months-caption"),
        heads: vec![
            say("pictures-column-month"),
            say("pictures-column-dwellings"),
            say("chart-months-average"),
        ],
        rows,
    }
}

/// Each EPCI at the day shown, what lies in none, and the whole.
pub(in crate::web) fn territories(lang: Lang, parts: &Parts) -> Table {
    let say = |key: &str| lang.say(key).into_owned();
    let mut rows: Vec<Row> = parts
        .drawn
        .iter()
        .map(|part| {
            at_to(lang, name(part), Some(part_href(part, false, &parts.whole)), &part.progress)
        })
        .collect();
    rows.extend(parts.odd.iter().map(|(odd, n)| odd_row(lang, odd, *n, "chart-others-epci", 3)));
    rows.push(at_to(lang, say("pictures-whole"), None, &parts.whole));
    Table {
        caption: say("pictures-territories-caption"),
        heads: vec![
            "EPCI".to_owned(),
            say("pictures-column-dwellings"),
            say("pictures-column-planned"),
            say("chart-variance"),
        ],
        rows,
    }
}

fn at_to(lang: Lang, name: String, href: Option<String>, progress: &Progress) -> Row {
    let version = Yardstick::Current.version(progress);
    let figure = |quantity| progress.reference(quantity, progress.to_date());
    let total = &progress.total;
    let actual = total.actual.map_or_else(
        || Cell::words(lang.say("board-missing")),
        |n| Cell::figure(lang, n, &figure(Quantity::Actual)),
    );
    let planned = total.planned_current.map_or_else(
        || Cell::words(lang.say("chart-no-plan")),
        |n| Cell::figure(lang, n, &figure(Quantity::Plan(version))),
    );
    let variance = total.variance_current.map_or_else(Cell::default, |n| {
        Cell::variance(lang, n, &figure(Quantity::Variance(version)))
    });
    Row { name, href, cells: vec![actual, planned, variance] }
}

/// Each part by year: done, and planned below it.
pub(in crate::web) fn heat(lang: Lang, parts: &Parts, by_estate: bool) -> Table {
    let say = |key: &str| lang.say(key).into_owned();
    let head = if by_estate { say("pictures-column-estate") } else { "EPCI".to_owned() };
    let first = parts.drawn.first().map(|part| part.progress.periods.as_slice());
    let years = first.unwrap_or_default().iter().map(|period| period.period.clone());
    let heads: Vec<String> =
        std::iter::once(head).chain(years).chain([say("chart-heat-total")]).collect();
    let mut rows: Vec<Row> = parts
        .drawn
        .iter()
        .map(|part| {
            let progress = &part.progress;
            let mut cells: Vec<Cell> =
                progress.periods.iter().map(|period| year(lang, progress, period)).collect();
            let version = Yardstick::Current.version(progress);
            let figure = progress.reference(Quantity::Variance(version), progress.to_date());
            let gap = progress.total.variance_current;
            cells.push(gap.map_or_else(Cell::default, |n| Cell::variance(lang, n, &figure)));
            Row { name: name(part), href: Some(part_href(part, by_estate, &parts.whole)), cells }
        })
        .collect();
    let others = if by_estate { "chart-others-estates" } else { "chart-others-epci" };
    let wide = heads.len().saturating_sub(1);
    rows.extend(parts.odd.iter().map(|(odd, n)| odd_row(lang, odd, *n, others, wide)));
    Table { caption: say("pictures-heat-caption"), heads, rows }
}

fn year(lang: Lang, progress: &Progress, period: &Period) -> Cell {
    let planned = period.planned_current.filter(|planned| *planned != 0);
    let note = planned.map(|n| {
        let key = if period.actual.is_some() { "chart-of" } else { "chart-planned-only" };
        lang.say_with(key, &[("n", n.into())])
    });
    let year = FigurePeriod::Year(period.from.year());
    match period.actual.filter(|_| !period.missing) {
        Some(n) => {
            Cell { note, ..Cell::figure(lang, n, &progress.reference(Quantity::Actual, year)) }
        }
        None if period.missing && planned.is_some() => {
            Cell { note, ..Cell::words(lang.say("board-missing")) }
        }
        None => Cell { note, ..Cell::default() },
    }
}

fn name(part: &Part) -> String {
    if part.name.is_empty() { part.code.clone() } else { part.name.clone() }
}

fn part_href(part: &Part, by_estate: bool, whole: &Progress) -> String {
    if by_estate {
        format!("/estates/{}", part.code)
    } else {
        format!("/programmes/{}/charts?epci={}", whole.programme, part.code)
    }
}

/// What counts but has no part of its own; its number stands first, or last where years do.
fn odd_row(lang: Lang, odd: &Odd, n: i64, others: &str, cells: usize) -> Row {
    let name = match odd {
        Odd::Others(count) => lang.say_with(others, &[("n", (*count).into())]),
        Odd::Line(TerritoryLine::Bucket) => lang.say("chart-bucket").into_owned(),
        Odd::Line(TerritoryLine::NoCommune) => lang.say("chart-no-commune").into_owned(),
        Odd::Line(TerritoryLine::Epci(..)) => lang.say("chart-no-epci").into_owned(),
    };
    let number = Cell {
        text: lang.count(n),
        note: (cells > 3).then(|| lang.say("pictures-all-years").into_owned()),
        ..Cell::default()
    };
    let rest = (1..cells).map(|_| Cell::default());
    Row { name, href: None, cells: std::iter::once(number).chain(rest).collect() }
}
