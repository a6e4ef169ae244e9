//! Months, territories, years and stages beside each other: the pictures that compare.

use super::data::PackData;
use super::sections::{done, picture, said};
use super::tables;
use crate::charts;
use crate::domain::months::Months;
use crate::domain::rollup::EstateRow;
use crate::files::pack::{Block, Section};
use crate::text::Lang;
use crate::text::sentences;
use crate::web::board::territories::lines;
use crate::web::charts::tables as twins;

/// Each month since the first, and a table of years by months.
pub(super) fn months(lang: Lang, data: &PackData) -> Section {
    let by_month = &data.board.months;
    let months = Months::of(by_month, None);
    let say = sentences::months(lang, &months, by_month);
    let twin = twins::months(lang, &months, by_month);
    Section {
        id: "months",
        topic: lang.say("pictures-months").into_owned(),
        notes: ["pictures-months-read", "pack-months-read"]
            .map(|key| lang.say(key).into_owned())
            .into(),
        blocks: vec![
            picture(lang, "months", say.plain(), |said, style| {
                charts::months(&months, by_month, said, style)
            }),
            Block::Table(tables::months(lang, &months, &data.board.years)),
            Block::Screen(Box::new(Block::Table(tables::twin(&twin)))),
        ],
        say,
    }
}

/// Each EPCI against the plan, then the breakdown that sums to the programme.
pub(super) fn territories(lang: Lang, data: &PackData) -> Section {
    let board = &data.board;
    let compared = !board.lacks_years();
    let distributed = board.territories.iter().any(|row| row.planned.is_some());
    let say = (compared && distributed).then(|| sentences::territories(lang, &board.territories));
    let say = said(say, lang, "board-territories-say");
    let at = lang.day_in_words(board.years.to);
    let mut notes = vec![lang.say_with("board-territories-at", &[("text", at.into())])];
    if !board.is_indicative() {
        notes.push(lang.say("board-territories-plan").into_owned());
    }
    notes.push(lang.say("pictures-territories-read").into_owned());
    let lines = lines(lang, board);
    let table = tables::territories(lang, &lines, done(lang, data), !board.is_indicative());
    let mut blocks = Vec::new();
    if !data.territories.drawn.is_empty() {
        blocks.push(picture(lang, "territories", say.plain(), |said, style| {
            charts::territories(&data.territories, said, style)
        }));
    }
    blocks.push(Block::Table(table));
    Section {
        id: "territories",
        topic: lang.say("board-territories").into_owned(),
        say,
        notes,
        blocks,
    }
}

/// Each EPCI, year by year: in the page; on paper it would take one of its own.
pub(super) fn heat(lang: Lang, data: &PackData) -> Option<Section> {
    if data.years.drawn.is_empty() {
        return None;
    }
    let say = sentences::heat(lang, &data.years);
    let twin = twins::heat(lang, &data.years, false);
    let chart = picture(lang, "heat", say.plain(), |said, style| {
        charts::heat(&data.years, false, said, style)
    });
    Some(Section {
        id: "heat",
        topic: lang.say("pack-heat").into_owned(),
        notes: vec![lang.say("pictures-heat-read").into_owned()],
        blocks: [chart, Block::Table(tables::twin(&twin))]
            .map(|block| Block::Screen(Box::new(block)))
            .into(),
        say,
    })
}

/// The four stages side by side; they are steps of one dwelling and never added.
pub(super) fn stages(lang: Lang, data: &PackData) -> Section {
    let say = sentences::stages(lang, &data.stages);
    let twin = twins::stages(lang, &data.stages);
    Section {
        id: "stages",
        topic: lang.say("pack-stages").into_owned(),
        notes: vec![lang.say("pack-stages-read").into_owned()],
        blocks: vec![
            picture(lang, "stages", say.plain(), |said, style| {
                charts::stages(&data.stages, said, style)
            }),
            Block::Table(tables::twin(&twin)),
        ],
        say,
    }
}

/// All estates with anything done or planned, most behind first: in the page, not on paper.
pub(super) fn all_estates(lang: Lang, data: &PackData, answer: &str) -> Vec<Block> {
    let board = &data.board;
    let compared = !board.lacks_years();
    let shown = board.estates.iter().filter(|row| row.actual != 0 || row.planned.is_some());
    let mut rows: Vec<EstateRow> = shown.cloned().collect();
    rows.sort_by_key(|row| (row.variance().is_none(), row.variance(), -row.actual));
    if !compared {
        // While whole years are missing, nothing is compared (DESIGN 2.10).
        for row in &mut rows {
            row.planned = None;
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let all: Vec<&EstateRow> = rows.iter().collect();
    let table = tables::estates(lang, &all, "pack-estates-caption", done(lang, data), 0);
    let chart = picture(lang, "estates", answer.to_owned(), |said, style| {
        charts::estates(&rows, &board.years, said, style)
    });
    let heading = Block::Heading(lang.say("pack-estates-caption").into_owned());
    let table = Block::Table(table);
    [heading, chart, table].into_iter().map(|block| Block::Screen(Box::new(block))).collect()
}
