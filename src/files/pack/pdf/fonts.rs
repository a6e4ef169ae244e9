//! Both weights of Noto Sans: how wide words are, and lines of them.

use std::sync::{Arc, LazyLock};

use ab_glyph::{Font as _, FontRef};
use krilla::text::Font;
use resvg::usvg::fontdb::Database;

use crate::text::sentences::Sentence;

/// A weight that is measured and drawn.
struct Face {
    drawn: Option<Font>,
    measured: Option<FontRef<'static>>,
}

impl Face {
    fn of(bytes: &'static [u8]) -> Self {
        Self { drawn: Font::new(bytes.into(), 0), measured: FontRef::try_from_slice(bytes).ok() }
    }
}

static FACES: LazyLock<[Face; 2]> =
    LazyLock::new(|| [Face::of(notosans::REGULAR_TTF), Face::of(notosans::BOLD_TTF)]);

/// The same fonts for pictures.
static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// The fonts of pictures.
pub(super) fn database() -> Arc<Database> {
    Arc::clone(&DATABASE)
}

fn face(bold: bool) -> &'static Face {
    let [regular, heavy] = &*FACES;
    if bold { heavy } else { regular }
}

/// A weight, to be drawn with. Noto Sans is a font: none would be a fault of the program.
pub(super) fn font(bold: bool) -> Option<Font> {
    face(bold).drawn.clone()
}

/// Width of a text. Kerning only narrows, so that it is never too small.
pub(super) fn width(text: &str, size: f32, bold: bool) -> f32 {
    let Some(font) = &face(bold).measured else { return 0.0 };
    let em = font.units_per_em().unwrap_or(1000.0);
    let units: f32 = text.chars().map(|it| font.h_advance_unscaled(font.glyph_id(it))).sum();
    units / em * size
}

/// The text with a question mark for each letter the font lacks: a document that conforms has no
/// empty boxes, and a name in another alphabet is no reason for having none.
pub(super) fn writable(text: &str) -> std::borrow::Cow<'_, str> {
    let Some(font) = &face(false).measured else { return text.into() };
    let lacks = |it: char| !it.is_control() && font.glyph_id(it).0 == 0;
    if text.contains(lacks) { text.replace(lacks, "?").into() } else { text.into() }
}

/// A run of one weight.
pub(super) type Run = (bool, String);

/// The words of a sentence in lines no wider than `limit`. Only a plain space breaks.
pub(super) fn lines(sentence: &Sentence, size: f32, limit: f32, bold: bool) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let mut line: Vec<Run> = Vec::new();
    let mut used = 0.0;
    for word in words(sentence, bold) {
        let wide: f32 = word.iter().map(|(bold, text)| width(text, size, *bold)).sum();
        let space = if line.is_empty() { 0.0 } else { width(" ", size, false) };
        if !line.is_empty() && used + space + wide > limit {
            append(&mut line, false, " ");
            lines.push(std::mem::take(&mut line));
            used = wide;
        } else {
            if !line.is_empty() {
                let heavy = line.last().is_some_and(|(bold, _)| *bold);
                append(&mut line, heavy, " ");
            }
            used += space + wide;
        }
        for (bold, text) in word {
            append(&mut line, bold, &text);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same number of lines, each as narrow as that allows.
pub(super) fn balanced(sentence: &Sentence, size: f32, limit: f32, bold: bool) -> Vec<Vec<Run>> {
    let mut best = lines(sentence, size, limit, bold);
    let count = best.len();
    let mut narrower = limit;
    while count > 1 && narrower > limit / 2.0 {
        narrower -= size / 2.0;
        let tried = lines(sentence, size, narrower, bold);
        if tried.len() > count {
            break;
        }
        best = tried;
    }
    best
}

/// The same of words of one weight.
pub(super) fn plain_lines(text: &str, size: f32, limit: f32, bold: bool) -> Vec<Vec<Run>> {
    lines(&super::super::plain(text), size, limit, bold)
}

fn append(line: &mut Vec<Run>, bold: bool, text: &str) {
    match line.last_mut() {
        Some((last, run)) if *last == bold => run.push_str(text),
        _ => line.push((bold, text.to_owned())),
    }
}

/// The words between plain spaces; a word may change its weight.
fn words(sentence: &Sentence, heavy: bool) -> Vec<Vec<Run>> {
    let mut words: Vec<Vec<Run>> = vec![Vec::new()];
    for (bold, text) in &sentence.parts {
        for (place, piece) in writable(text).split([' ', '\n', '\r', '\t']).enumerate() {
            if place > 0 {
                words.push(Vec::new());
            }
            if let (Some(word), false) = (words.last_mut(), piece.is_empty()) {
                append(word, *bold || heavy, piece);
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_plain_spaces_alone_and_keep_the_weight() {
        let sentence = Sentence {
            parts: vec![
                (false, "Au total ".into()),
                (true, "13\u{202f}338".into()),
                (false, ", oui.".into()),
            ],
        };
        let wide = width("Au total 13\u{202f}338,", 10.0, true);
        let lines = lines(&sentence, 10.0, wide, false);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0][1], (true, "13\u{202f}338".to_owned()));
        assert_eq!(lines[1], [(false, "oui.".to_owned())]);
        let even = balanced(&sentence, 10.0, wide, false);
        assert_eq!(even.len(), 2);
        let one = balanced(&sentence, 10.0, 1_000.0, false);
        assert_eq!(one.len(), 1);
        assert!(font(true).is_some() && font(false).is_some());
        assert!(width("0123", 10.0, false) > 20.0);
    }
}
