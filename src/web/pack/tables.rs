//! Tables of the page, as tables of the pack.

use chrono::Datelike;

use crate::domain::months::{MonthBar, MonthState, Months};
use crate::domain::rollup::{EstateRow, Period, Progress};
use crate::files::pack::{Bar, Cell, Column, Row, Table, Tone, Weight};
use crate::text::Lang;
use crate::web::board::curve;
use crate::web::board::territories::Line;
use crate::web::charts::tables::Table as Twin;
use crate::web::marks::{Number, Variance};

/// A difference with its ink.
pub(super) fn variance(of: Option<&Variance>) -> Cell {
    let Some(of) = of else { return Cell::default() };
    let tone = match of.class {
        "gap" => Tone::Gap,
        "done" => Tone::Done,
        _ => Tone::Quiet,
    };
    Cell::toned(of.text.clone(), tone)
}

pub(super) fn number(of: Option<&Number>) -> Cell {
    Cell::of(of.map(|of| of.text.clone()).unwrap_or_default())
}

/// A table of years, against each plan.
pub(super) fn years(lang: Lang, table: &curve::Table, caption: &str, actual: String) -> Table {
    let mut columns = vec![Column::words(lang.say("board-column-year")), Column::number(actual)];
    columns.extend(table.plans.iter().map(Column::number));
    columns.extend(table.variances.iter().map(Column::number));
    let row = |row: &curve::Row| {
        let mut cells = vec![Cell::of(row.year.clone()).note(row.note.clone())];
        cells.push(if row.missing {
            Cell::toned(lang.say("board-missing"), Tone::Quiet)
        } else {
            number(row.actual.as_ref())
        });
        cells.extend(row.planned.iter().map(|it| number(it.as_ref())));
        cells.extend(row.variances.iter().map(|it| variance(it.as_ref())));
        Row { weight: Weight::Plain, cells }
    };
    Table {
        caption: lang.say(caption).into_owned(),
        columns,
        rows: table.rows.iter().map(row).collect(),
    }
}

/// The breakdown by department and EPCI.
pub(super) fn territories(lang: Lang, lines: &[Line], done: String, planned: bool) -> Table {
    let mut columns = vec![
        Column::words(lang.say("board-column-epci")),
        Column::number(lang.say("nav-estates")),
        Column::number(done),
    ];
    if planned {
        columns.push(Column::number(lang.say("board-column-planned")));
        columns.push(Column::number(lang.say("chart-variance")));
    }
    let row = |line: &Line| {
        let note = if line.nothing {
            Some(lang.say("board-no-estate-followed").into_owned())
        } else {
            line.note.clone()
        };
        let mut cells = vec![
            Cell::of(line.name.clone()).note(note),
            Cell::of(line.estates.clone().unwrap_or_default()),
            if line.nothing { Cell::default() } else { number(line.actual.as_ref()) },
        ];
        if planned {
            cells.push(if line.nothing { Cell::default() } else { number(line.planned.as_ref()) });
            cells.push(variance(line.variance.as_ref()));
        }
        let weight = match line.class {
            "sum" => Weight::Sum,
            "total" => Weight::Total,
            class if class.starts_with("part") => Weight::Part,
            _ => Weight::Plain,
        };
        Row { weight, cells }
    };
    Table {
        caption: lang.say("board-territories-caption").into_owned(),
        columns,
        rows: lines.iter().map(row).collect(),
    }
}

/// Estates in the order given, on one scale.
pub(super) fn estates(
    lang: Lang,
    rows: &[&EstateRow],
    caption: &str,
    done: String,
    most: i64,
) -> Table {
    let row = |row: &&EstateRow| Row {
        weight: Weight::Plain,
        cells: vec![
            Cell::of(row.name.clone()).note(Some(
                row.commune.clone().unwrap_or_else(|| lang.say("no-commune").into_owned()),
            )),
            Cell {
                bar: Some(Bar { actual: row.actual, planned: row.planned, most }),
                ..Cell::default()
            },
            Cell::of(lang.count(row.actual)),
            Cell::of(row.planned.map(|n| lang.count(n)).unwrap_or_default()),
            variance(row.variance().map(|n| Variance::of(lang, n)).as_ref()),
        ],
    };
    Table {
        caption: lang.say(caption).into_owned(),
        columns: vec![
            Column::words(lang.say("pack-column-estate")),
            Column::words(lang.say("board-column-bar")),
            Column::number(done),
            Column::number(lang.say("board-column-planned")),
            Column::number(lang.say("chart-variance")),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// Years by months: each month's dwellings, and the year's.
pub(super) fn months(lang: Lang, months: &Months, years: &Progress) -> Table {
    let mut columns = vec![Column::words(lang.say("board-column-year"))];
    columns.extend((1..=12).map(|month| Column::number(lang.month_name_short(month))));
    columns.push(Column::number(lang.say("pack-column-year-sum")));
    let cell = |bar: &MonthBar| {
        let text = match (bar.actual, bar.state) {
            (Some(n), MonthState::Incomplete | MonthState::Running) => {
                format!("{}*", lang.count(n))
            }
            (Some(n), _) => lang.count(n),
            (None, _) => return Cell::toned(lang.say("pack-missing-short"), Tone::Quiet),
        };
        Cell::of(text)
    };
    let begun = years.periods.iter().filter(|period| period.from <= years.to);
    let row = |year: &Period| {
        let of = |month: u32| {
            let same = |bar: &&MonthBar| {
                bar.month.year() == year.from.year() && bar.month.number() == month
            };
            months.bars.iter().find(same).map_or_else(Cell::default, cell)
        };
        let sum = match year.actual {
            Some(n) => Cell::of(lang.count(n)),
            None => Cell::toned(lang.say("pack-missing-short"), Tone::Quiet),
        };
        let cells = std::iter::once(Cell::of(year.period.clone())).chain((1..=12).map(of));
        Row { weight: Weight::Plain, cells: cells.chain([sum]).collect() }
    };
    Table {
        caption: lang.say("pack-months-caption").into_owned(),
        columns,
        rows: begun.map(row).collect(),
    }
}

/// The table twin of a picture.
pub(super) fn twin(of: &Twin) -> Table {
    let columns = of.heads.iter().enumerate();
    let column = |(place, head): (usize, &String)| {
        if place == 0 { Column::words(head.as_str()) } else { Column::number(head.as_str()) }
    };
    let cell = |cell: &crate::web::charts::tables::Cell| {
        let tone = match cell.class {
            "gap" => Tone::Gap,
            "done" => Tone::Done,
            "quiet" => Tone::Quiet,
            _ => Tone::Plain,
        };
        Cell::toned(cell.text.clone(), tone).note(cell.note.clone())
    };
    let row = |row: &crate::web::charts::tables::Row| Row {
        weight: Weight::Plain,
        cells: std::iter::once(Cell::of(row.name.clone()))
            .chain(row.cells.iter().map(cell))
            .collect(),
    };
    Table {
        caption: of.caption.clone(),
        columns: columns.map(column).collect(),
        rows: of.rows.iter().map(row).collect(),
    }
}
