//! The messages of a pack, one after another: sentence, picture, table.

use super::data::PackData;
use super::{compared, pace, proof, since, tables};
use crate::charts::{self, Size, Style, Theme};
use crate::domain::progress::behind_and_ahead;
use crate::domain::rollup::EstateRow;
use crate::files::pack::{Block, Picture, Section, plain};
use crate::text::Lang;
use crate::text::sentences::{self, Sentence};
use crate::web::board::curve;
use crate::web::board::territories::capital;

/// Estates of each side on paper.
const RANKED: usize = 8;

/// Width of a picture for slides.
const SLIDE: u32 = 1600;

/// A chart: the medium drawing for paper, its text at the size of the tables, all three for a page,
/// and a file for slides.
pub(super) fn picture(
    lang: Lang,
    name: &'static str,
    alt: String,
    draw: impl Fn(&str, &Style) -> String,
) -> Block {
    let svg = draw(&alt, &Style::inline(Size::Medium, lang, "pack"));
    let page = charts::in_page(lang, "pack", |style| draw(&alt, style));
    let file = draw(&alt, &Style::file(SLIDE, Theme::Light, lang));
    Block::Picture(Picture { name, alt, svg, page, file })
}

pub(super) fn sections(lang: Lang, data: &PackData) -> Vec<Section> {
    let mut sections = Vec::new();
    if !data.board.is_empty() {
        sections.push(progress(lang, data));
        sections.push(years(lang, data));
        sections.push(compared::months(lang, data));
        sections.extend(pace::section(lang, data));
        sections.push(compared::territories(lang, data));
        sections.extend(compared::heat(lang, data));
        sections.push(estates(lang, data));
        sections.push(compared::stages(lang, data));
        sections.push(since::section(lang, data));
    }
    sections.push(proof::section(lang, data));
    sections
}

pub(super) fn done(lang: Lang, data: &PackData) -> String {
    capital(&lang.stage_name(data.board.programme.stage))
}

pub(super) fn said(sentence: Option<Sentence>, lang: Lang, otherwise: &str) -> Sentence {
    sentence.unwrap_or_else(|| plain(lang.say(otherwise)))
}

fn progress(lang: Lang, data: &PackData) -> Section {
    let board = &data.board;
    let answer = sentences::answer(lang, &board.years).plain();
    let mut notes = vec![lang.say("board-curve-read").into_owned()];
    if board.is_indicative() {
        notes.push(lang.say("board-indicative").into_owned());
    }
    let table = curve::cumulative(lang, &board.years);
    let cumulative = lang.say("board-column-cumulative").into_owned();
    Section {
        id: "progress",
        topic: lang.say("board-curve").into_owned(),
        say: said(sentences::trend(lang, &board.months), lang, "board-curve-say"),
        notes,
        blocks: vec![
            picture(lang, "progress", answer, |answer, style| {
                charts::progress(&board.months, answer, style)
            }),
            Block::Table(tables::years(lang, &table, "board-curve-caption", cumulative)),
        ],
    }
}

fn years(lang: Lang, data: &PackData) -> Section {
    let board = &data.board;
    let say = sentences::years(lang, &board.years);
    let proved = say.clone().unwrap_or_else(|| sentences::answer(lang, &board.years)).plain();
    let table = curve::years(lang, &board.years);
    Section {
        id: "years",
        topic: lang.say("board-years").into_owned(),
        say: said(say, lang, "board-years-say"),
        notes: ["board-years-read", "board-years-hatched"]
            .map(|key| lang.say(key).into_owned())
            .into(),
        blocks: vec![
            picture(lang, "years", proved, |proved, style| {
                charts::years(&board.years, proved, style)
            }),
            Block::Table(tables::years(lang, &table, "board-years-caption", done(lang, data))),
        ],
    }
}

fn estates(lang: Lang, data: &PackData) -> Section {
    let board = &data.board;
    let compared = !board.lacks_years();
    let say = compared.then(|| sentences::estates(lang, &board.estates));
    let mut blocks = Vec::new();
    if compared {
        let (behind, ahead) = behind_and_ahead(&board.estates, RANKED);
        let most = |row: &&&EstateRow| row.actual.max(row.planned.unwrap_or(0));
        let most = behind.iter().chain(&ahead).map(|row| most(&row)).max().unwrap_or(0);
        for (key, rows) in [("board-most-behind", behind), ("board-most-ahead", ahead)] {
            blocks.push(Block::Heading(lang.say(key).into_owned()));
            blocks.push(if rows.is_empty() {
                Block::Note(lang.say("board-none").into_owned())
            } else {
                Block::Table(tables::estates(lang, &rows, key, done(lang, data), most))
            });
        }
    }
    let say = said(say, lang, "board-estates-not-compared");
    blocks.extend(compared::all_estates(lang, data, &say.plain()));
    let count: i64 = board.territories.iter().map(|row| row.estates).sum();
    Section {
        id: "estates",
        topic: lang.say("nav-estates").into_owned(),
        say,
        notes: vec![
            lang.say("board-estates-read").into_owned(),
            lang.say_with("pack-estates-all", &[("n", count.into())]),
        ],
        blocks,
    }
}
