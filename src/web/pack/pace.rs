//! What each end date takes, beside the paces that were observed.

use super::data::PackData;
use super::tables::{number, variance};
use crate::files::pack::{Block, Cell, Column, Row, Section, Table, Weight};
use crate::text::Lang;
use crate::text::sentences;
use crate::web::marks::bare;
use crate::web::pace::ends::{EndRow, ends, observed};

/// None where nothing is compared, and so no pace given.
pub(super) fn section(lang: Lang, data: &PackData) -> Option<Section> {
    let board = &data.board;
    let (years, pace) = (&board.years, &board.pace);
    let say = sentences::pace::required(lang, pace)?;
    let mut blocks = Vec::new();
    if let Some(forecast) = sentences::pace::forecast(lang, pace, board.programme.stage) {
        blocks.push(Block::Text(forecast));
    }
    blocks.push(Block::Table(table(lang, &ends(lang, years, pace))));
    let observed: Vec<String> = observed(lang, years, pace)
        .into_iter()
        .map(|one| {
            let number = format!("{} {}", one.number, lang.say("pace-per-month"));
            let args = [
                ("text", one.name.into()),
                ("number", number.into()),
                ("formula", bare(&one.formula).into()),
            ];
            lang.say_with("pack-observed", &args)
        })
        .collect();
    if !observed.is_empty() {
        blocks.push(Block::Note(observed.join(" ")));
    }
    Some(Section {
        id: "pace",
        topic: lang.say("pace-title").into_owned(),
        say,
        notes: vec![
            lang.say("pace-required-read").into_owned(),
            lang.say("pace-lede").into_owned(),
        ],
        blocks,
    })
}

fn table(lang: Lang, ends: &[EndRow]) -> Table {
    let heads = ["remaining", "days", "month", "year", "times", "projected"];
    let head = |name: &str| Column::number(lang.say(&format!("pace-column-{name}")));
    let mut columns = vec![Column::words(lang.say("pace-column-end"))];
    columns.extend(heads.map(head));
    columns.push(Column::number(lang.say("chart-variance")));
    let text = |of: &Option<String>| Cell::of(of.clone().unwrap_or_default());
    let row = |end: &EndRow| Row {
        weight: Weight::Plain,
        cells: vec![
            Cell::of(end.day.clone()).note(Some(end.name.clone()).filter(|name| !name.is_empty())),
            number(end.remaining.as_ref()),
            Cell::of(end.days.clone()),
            text(&end.per_month),
            text(&end.per_year),
            text(&end.times),
            text(&end.projected),
            variance(end.gap.as_ref()),
        ],
    };
    Table {
        caption: lang.say("pace-required-caption").into_owned(),
        columns,
        rows: ends.iter().map(row).collect(),
    }
}
