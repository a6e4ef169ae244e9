//! The first page: which document, the answer, its figures, what was read.

use krilla::tagging::{ListNumbering, Tag};

use super::fonts::{plain_lines, width};
use super::heading;
use super::sheet::{
    ANSWER, BODY, HEADING, Ink, MARGIN, MEASURE, Mark, NOTE, SENTENCE, SIDE, SMALL, Sheet, TITLE,
    TOPIC, Type, WIDTH, WORDS,
};
use super::tree::Element;
use crate::files::pack::{Cover, Figure, Pack, Tone, plain};

const NUMBER: Type = Type::new(19.0, 23.0, Ink::Text, true);
const FULL: (f32, f32) = (SIDE, WIDTH - 2.0 * SIDE);

/// Fills the first page.
pub(super) fn draw(sheet: &mut Sheet, pack: &Pack) {
    let cover = &pack.cover;
    sheet.turn();
    sheet.rule(FULL, 46.0, 2.2, Ink::Text);
    sheet.y = 58.0;
    let root = sheet.tree.element(None, Tag::Section);
    if let Some(strip) = &pack.fictional {
        let element = sheet.tree.element(Some(root), Tag::P);
        let wash = Mark::Box { x: FULL.0, y: 50.0, wide: FULL.1, high: 17.0, ink: Ink::Wash };
        sheet.decorate(wash);
        sheet.y = 52.0;
        sheet.paragraph(element, &plain(strip), (SIDE + 6.0, FULL.1), Type { bold: true, ..SMALL });
        sheet.y = 84.0;
    }
    let top = sheet.y;
    let title = sheet.tree.element(Some(root), heading(1, &pack.title));
    sheet.aside(title, &cover.kind, top + 2.0, TOPIC);
    sheet.paragraph(title, &plain(&cover.name), (BODY, MEASURE), TITLE);
    sheet.y += 16.0;
    sheet.words(Some(root), &cover.answer, ANSWER);
    sheet.y += 8.0;
    for sentence in &cover.outlook {
        sheet.words(Some(root), sentence, SENTENCE);
        sheet.y += 4.0;
    }
    if let Some((who, words)) = &cover.comment {
        comment(sheet, root, who, words);
    }
    sheet.y += 14.0;
    figures(sheet, root, &cover.figures);
    facts(sheet, root, cover);
}

/// What the manager says, beside an ink rail.
fn comment(sheet: &mut Sheet, root: Element, who: &str, words: &str) {
    sheet.y += 10.0;
    let (top, inside) = (sheet.y, (BODY + 10.0, MEASURE - 10.0));
    let element = sheet.tree.element(Some(root), Tag::P);
    sheet.paragraph(element, &plain(who), inside, HEADING);
    let element = sheet.tree.element(Some(root), Tag::P);
    sheet.paragraph(element, &plain(words), inside, WORDS);
    let high = sheet.y - top;
    sheet.decorate(Mark::Box { x: BODY, y: top, wide: 2.2, high, ink: Ink::Text });
}

/// Two columns of figures.
fn figures(sheet: &mut Sheet, root: Element, figures: &[Figure]) {
    const GAP: f32 = 18.0;
    let wide = (MEASURE - GAP) / 2.0;
    let list = sheet.tree.element(Some(root), Tag::L(ListNumbering::None));
    for pair in figures.chunks(2) {
        let high = pair.iter().map(|it| figure_height(it, wide)).fold(0.0, f32::max);
        sheet.room(high);
        let top = sheet.y;
        let mut x = BODY;
        for figure in pair {
            sheet.y = top;
            sheet.rule((x, wide), top, 0.8, Ink::Text);
            sheet.y += 6.0;
            one_figure(sheet, list, figure, (x, wide));
            x += wide + GAP;
        }
        sheet.y = top + high + 10.0;
    }
}

fn one_figure(sheet: &mut Sheet, list: Element, figure: &Figure, column: (f32, f32)) {
    let item = sheet.tree.element(Some(list), Tag::LI);
    let label = sheet.tree.element(Some(item), Tag::Lbl);
    sheet.paragraph(label, &plain(&figure.name), column, SMALL);
    let body = sheet.tree.element(Some(item), Tag::LBody);
    let number = sheet.tree.element(Some(body), Tag::P);
    let base = sheet.y + NUMBER.size;
    sheet.runs(Some(number), column.0, base, NUMBER, &[(true, figure.number.clone())]);
    if let Some((text, tone)) = &figure.beside {
        let at = column.0 + width(&figure.number, NUMBER.size, true) + 5.0;
        let ink = match tone {
            Tone::Gap => Ink::Gap,
            Tone::Done => Ink::Done,
            Tone::Plain | Tone::Quiet => Ink::Soft,
        };
        let set = Type { ink, ..HEADING };
        let bold = matches!(tone, Tone::Gap | Tone::Done);
        sheet.runs(Some(number), at, base, set, &[(bold, text.clone())]);
    }
    sheet.y += NUMBER.leading + 2.0;
    for note in &figure.notes {
        let element = sheet.tree.element(Some(body), Tag::P);
        sheet.paragraph(element, &plain(note), column, NOTE);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a figure has few lines")]
fn figure_height(figure: &Figure, wide: f32) -> f32 {
    let name = plain_lines(&figure.name, SMALL.size, wide, false).len() as f32 * SMALL.leading;
    let notes = figure.notes.iter().map(|it| plain_lines(it, NOTE.size, wide, false).len());
    6.0 + name + NUMBER.leading + 2.0 + notes.sum::<usize>() as f32 * NOTE.leading
}

/// What was read, as a list over the whole width at the foot.
fn facts(sheet: &mut Sheet, root: Element, cover: &Cover) {
    sheet.y += 8.0;
    sheet.room(60.0);
    sheet.rule(FULL, sheet.y, 0.8, Ink::Text);
    sheet.y += 6.0;
    let list = sheet.tree.element(Some(root), Tag::L(ListNumbering::None));
    for (term, value) in &cover.facts {
        sheet.room(SMALL.leading);
        let item = sheet.tree.element(Some(list), Tag::LI);
        let label = sheet.tree.element(Some(item), Tag::Lbl);
        let top = sheet.y;
        sheet.paragraph(label, &plain(term), (SIDE, MARGIN), SMALL);
        let below = sheet.y;
        sheet.y = top;
        let body = sheet.tree.element(Some(item), Tag::LBody);
        sheet.paragraph(body, &plain(value), (BODY, MEASURE), SMALL);
        sheet.y = sheet.y.max(below) + 2.0;
    }
}
