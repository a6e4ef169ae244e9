//! What changed since the last edition: the restatement bridge, on paper.

use super::data::{PackData, Since};
use super::sections::picture;
use super::tables::variance;
use crate::charts;
use crate::domain::restatement::Restatement;
use crate::files::pack::{Block, Cell, Column, Row, Section, Table, Tone, Weight, plain};
use crate::text::Lang;
use crate::text::sentences::restatement as said;
use crate::web::board::territories::capital;
use crate::web::marks::Variance;

pub(super) fn section(lang: Lang, data: &PackData) -> Section {
    let since = match data.since {
        Since::Edition(number, _) => {
            let number = lang.count(i64::from(number));
            lang.say_with("pack-since-edition", &[("text", number.into())])
        }
        Since::Day(day) => {
            lang.say_with("pack-since-day", &[("text", lang.day_in_words(day).into())])
        }
    };
    let moved = data.restated.as_ref().filter(|of| !of.bridge.at_work().is_empty());
    let mut blocks = Vec::new();
    if let Some(of) = moved {
        let answer = said::restatement(lang, of, false).plain();
        blocks.push(picture(lang, "restatement", answer, |answer, style| {
            charts::waterfall(of, answer, style)
        }));
        blocks.push(Block::Table(table(lang, of)));
    }
    Section {
        id: "restatements",
        topic: capital(&since),
        say: match &data.restated {
            Some(of) => said::restatement(lang, of, false),
            None => plain(lang.say("restatements-nothing")),
        },
        notes: vec![lang.say("pack-since-read").into_owned()],
        blocks,
    }
}

fn table(lang: Lang, of: &Restatement) -> Table {
    let bridge = &of.bridge;
    let point =
        |key: &str, known| format!("{} {}", lang.say(key), said::point(lang, of, known, false));
    let end = |name: String, n: i64| Row {
        weight: Weight::Sum,
        cells: vec![Cell::of(name), Cell::of(lang.count(n))],
    };
    let mut rows = vec![end(point("restatements-opening", &of.from), bridge.opening_sum())];
    rows.extend(bridge.at_work().into_iter().map(|cause| {
        let moved = Variance::of(lang, bridge.cause_sum(cause));
        Row {
            weight: Weight::Part,
            cells: vec![Cell::of(capital(&said::cause(lang, cause))), variance(Some(&moved))],
        }
    }));
    rows.push(Row {
        weight: Weight::Part,
        cells: vec![
            Cell::toned(lang.say("restatements-residual"), Tone::Quiet),
            Cell::toned(lang.signed(bridge.residual()), Tone::Quiet),
        ],
    });
    rows.push(Row {
        weight: Weight::Total,
        ..end(point("restatements-closing", &of.to), bridge.closing_sum())
    });
    Table {
        caption: lang.say("restatements-twin").into_owned(),
        columns: vec![
            Column::words(lang.say("restatements-column-cause")),
            Column::number(lang.say("restatements-column-dwellings")),
        ],
        rows,
    }
}
