//! A pack on paper: A4, real text in embedded Noto Sans, tagged, checked as PDF/UA-1 by the
//! library that writes it. The same pack gives the same bytes.

mod cover;
mod draw;
mod fonts;
mod picture;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use std::fmt;
use std::num::NonZeroU16;

use krilla::tagging::{ArtifactType, ListNumbering, Tag};

use self::draw::Stop;
use self::fonts::width;
use self::sheet::{
    BODY, HEADING, HEIGHT, Ink, MEASURE, Mark, NOTE, SENTENCE, SIDE, SMALL, Sheet, TOP, TOPIC,
    Type, WIDTH, WORDS,
};
use self::tree::Element;
use super::{Block, Pack, Section, plain};

/// Why there is no PDF: a fault of the program, or a font without a letter that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfError(String);

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the PDF cannot be written: {}", self.0)
    }
}

impl std::error::Error for PdfError {}

/// The pack as PDF.
///
/// # Errors
/// When it would not conform to PDF/UA-1, or a picture is no SVG.
pub fn write(pack: &Pack) -> Result<Vec<u8>, PdfError> {
    let mut sheet = Sheet::default();
    let mut stops = vec![Stop { name: pack.cover.kind.clone(), page: 0, y: 0.0 }];
    cover::draw(&mut sheet, pack);
    sheet.turn();
    let on_paper = |block: &Block| !matches!(block, Block::Screen(_));
    let printed =
        |section: &&Section| section.blocks.is_empty() || section.blocks.iter().any(on_paper);
    for section in pack.sections.iter().filter(printed) {
        stops.push(message(&mut sheet, section)?);
    }
    running(&mut sheet, pack);
    draw::bytes(pack, &sheet, &stops)
}

/// A term and its meaning, their first lines level.
const TERM: Type = Type::new(8.5, 12.0, Ink::Text, true);
const MEANING: Type = Type::new(9.0, 12.5, Ink::Text, false);

/// A heading's tag.
fn heading(level: u16, text: &str) -> Tag<krilla::tagging::kind::Hn> {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(text.to_owned()))
}

/// A section: topic and notes in the margin, the sentence and its proof beside them.
fn message(sheet: &mut Sheet, section: &Section) -> Result<Stop, PdfError> {
    let needed = needed(section);
    if sheet.y > TOP {
        sheet.y += 16.0;
    }
    sheet.room(needed);
    let top = sheet.y;
    sheet.rule((SIDE, WIDTH - 2.0 * SIDE), top, 0.8, Ink::Text);
    let stop = Stop { name: section.topic.clone(), page: sheet.page(), y: top };
    let root = sheet.tree.element(None, Tag::Section);
    let topic = sheet.tree.element(Some(root), heading(2, &section.topic));
    let mut end = sheet.aside(topic, &section.topic, top + 8.0, TOPIC);
    let page = sheet.page();
    sheet.y = top + 7.0;
    sheet.words(Some(root), &section.say, SENTENCE);
    for note in &section.notes {
        let element = sheet.tree.element(Some(root), Tag::P);
        if sheet.page() == page {
            end = sheet.aside(element, note, end + 5.0, NOTE);
        }
    }
    sheet.y += 9.0;
    for piece in &section.blocks {
        block(sheet, root, piece)?;
    }
    if sheet.page() == page {
        sheet.y = sheet.y.max(end);
    }
    Ok(stop)
}

/// What must stay together at the head of a section.
fn needed(section: &Section) -> f32 {
    let first = section.blocks.first().map_or(0.0, |first| match first {
        Block::Picture(picture) => picture::height(picture, MEASURE),
        _ => 70.0,
    });
    60.0 + first
}

fn block(sheet: &mut Sheet, root: Element, block: &Block) -> Result<(), PdfError> {
    match block {
        Block::Text(sentence) => {
            sheet.words(Some(root), sentence, WORDS);
            sheet.y += 5.0;
        }
        Block::Note(text) => {
            sheet.words(Some(root), &plain(text), SMALL);
            sheet.y += 5.0;
        }
        Block::Heading(text) => {
            sheet.room(70.0);
            sheet.y += 3.0;
            let element = sheet.tree.element(Some(root), heading(3, text));
            sheet.paragraph(element, &plain(text), (BODY, MEASURE), HEADING);
            sheet.y += 3.0;
        }
        Block::Picture(picture) => picture::draw(sheet, root, picture)?,
        Block::Table(table) => table::draw(sheet, Some(root), table),
        Block::Terms(terms) => self::terms(sheet, root, terms),
        Block::Screen(_) => {}
    }
    Ok(())
}

/// Terms in the margin, what they mean beside them; a list for those who hear it.
#[expect(clippy::cast_precision_loss, reason = "six lines at most")]
fn terms(sheet: &mut Sheet, root: Element, terms: &[(String, String)]) {
    let list = sheet.tree.element(Some(root), Tag::L(ListNumbering::None));
    for (term, meaning) in terms {
        // A meaning that is short enough stays whole.
        let lines = fonts::plain_lines(meaning, MEANING.size, MEASURE, false).len();
        sheet.room(lines.min(6) as f32 * MEANING.leading);
        let item = sheet.tree.element(Some(list), Tag::LI);
        let label = sheet.tree.element(Some(item), Tag::Lbl);
        let end = sheet.aside(label, term, sheet.y + 0.5, TERM);
        let page = sheet.page();
        let body = sheet.tree.element(Some(item), Tag::LBody);
        sheet.paragraph(body, &plain(meaning), (BODY, MEASURE), MEANING);
        if sheet.page() == page {
            sheet.y = sheet.y.max(end);
        }
        sheet.y += 4.0;
    }
}

/// Head and foot of each page; only for the eye, as they say nothing new.
fn running(sheet: &mut Sheet, pack: &Pack) {
    const SET: Type = Type::new(7.5, 10.0, Ink::Quiet, false);
    let pages = sheet.pages.len();
    let full = WIDTH - 2.0 * SIDE;
    for (number, page) in sheet.pages.iter_mut().enumerate() {
        let mut put = |kind, mark| page.marks.push((sheet::Owner::Artifact(kind), mark));
        let words = |x: f32, y: f32, text: &str, bold: bool| Mark::Words {
            x,
            y,
            size: SET.size,
            bold,
            ink: if bold { Ink::Text } else { SET.ink },
            text: fonts::writable(text).into_owned(),
        };
        if number > 0 {
            let kind = ArtifactType::Header;
            put(kind, words(SIDE, 42.0, &pack.programme, false));
            if let Some(strip) = &pack.fictional {
                let at = (WIDTH - width(strip, SET.size, true)) / 2.0;
                put(kind, words(at, 42.0, strip, true));
            }
            let at = WIDTH - SIDE - width(&pack.head, SET.size, false);
            put(kind, words(at, 42.0, &pack.head, false));
            let rule = Mark::Box { x: SIDE, y: 49.0, wide: full, high: 0.5, ink: Ink::Rule };
            put(kind, rule);
        }
        let foot = HEIGHT - 36.0;
        let kind = ArtifactType::Footer;
        put(kind, Mark::Box { x: SIDE, y: foot - 14.0, wide: full, high: 0.5, ink: Ink::Rule });
        put(kind, words(SIDE, foot, &pack.title, false));
        let count = [("n", (number + 1).into()), ("of", pages.into())];
        let count = pack.lang.say_with("pack-page", &count);
        let at = WIDTH - SIDE - width(&count, SET.size, false);
        put(ArtifactType::PageNumber, words(at, foot, &count, false));
    }
}
