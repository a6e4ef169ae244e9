//! Tables of the page, as tables of the pack.

use crate::domain::calendar::Day;
use crate::domain::rollup::{EstateRow, Progress};
use crate::files::pack::{Bar, Cell, Column, Row, Table, Tone, Weight};
use crate::text::Lang;
use crate::web::board::curve;
use crate::web::board::territories::{Line, capital};
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

fn number(of: Option<&Number>) -> Cell {
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

/// Each stage at the end of each year that has begun, cumulative; never summed.
pub(super) fn stages(lang: Lang, stages: &[Progress], to: Day) -> Table {
    let mut columns = vec![Column::words(lang.say("board-column-year"))];
    columns.extend(stages.iter().map(|it| Column::number(capital(&lang.stage_name(it.stage)))));
    let Some(first) = stages.first() else {
        return Table { caption: String::new(), columns, rows: Vec::new() };
    };
    let rows = first.periods.iter().enumerate().filter(|(_, period)| period.from <= to);
    let row = |(place, period): (usize, &crate::domain::rollup::Period)| {
        let running = period.to > to;
        let note =
            running.then(|| lang.say_with("board-at", &[("day", lang.day_short(to).into())]));
        let mut cells = vec![Cell::of(period.period.clone()).note(note)];
        cells.extend(stages.iter().map(|stage| {
            let own = stage.periods.get(place);
            let known = !stage.total.known_years.is_empty();
            let n = if running {
                stage.total.actual
            } else {
                own.and_then(|period| period.cumulative_actual)
            };
            match n.filter(|_| known) {
                Some(n) => Cell::of(lang.count(n)),
                None => Cell::toned(lang.say("board-missing"), Tone::Quiet),
            }
        }));
        Row { weight: Weight::Plain, cells }
    };
    Table {
        caption: lang.say("pack-stages-caption").into_owned(),
        columns,
        rows: rows.map(row).collect(),
    }
}
