//! How wide a text is, measured with the font the product serves.

use std::sync::LazyLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

/// Around a bold run inside a text; they have no width and are written as a `tspan`.
pub(super) const BOLD_ON: char = '\u{2}';
pub(super) const BOLD_OFF: char = '\u{3}';

/// plotters measures by the height of a line, 1.362 em in Noto Sans: SVG font sizes are em.
const LINE_HEIGHT: f64 = 1.362;
/// Measured at this size, because plotters rounds widths to whole pixels.
const EM: f64 = 2048.0;
/// A character that is not in the tables is taken to be as wide as it is high.
const UNKNOWN: f64 = 1.0;

const LATIN: std::ops::Range<u32> = 0x20..0x250;
const SIGNS: std::ops::Range<u32> = 0x2000..0x2240;

/// Widths of single characters in em. Kerning only narrows, so that sums are never too small.
struct Widths {
    latin: Vec<f64>,
    signs: Vec<f64>,
}

impl Widths {
    fn read(style: FontStyle) -> Self {
        let font = FontDesc::new(FontFamily::SansSerif, EM * LINE_HEIGHT, style);
        let width = |code: u32| {
            let text = char::from_u32(code).unwrap_or(' ').to_string();
            font.box_size(&text).map_or(UNKNOWN, |(wide, _)| f64::from(wide) / EM)
        };
        Self { latin: LATIN.map(width).collect(), signs: SIGNS.map(width).collect() }
    }

    fn of(&self, character: char) -> f64 {
        let code = u32::from(character);
        let (table, range) =
            if code < LATIN.end { (&self.latin, LATIN) } else { (&self.signs, SIGNS) };
        code.checked_sub(range.start)
            .and_then(|index| table.get(usize::try_from(index).ok()?))
            .copied()
            .unwrap_or(UNKNOWN)
    }
}

static WIDTHS: LazyLock<[Widths; 2]> = LazyLock::new(|| {
    // Noto Sans is a font: were it refused, every character would be taken for one em.
    let _ = register_font("sans-serif", FontStyle::Normal, notosans::REGULAR_TTF);
    let _ = register_font("sans-serif", FontStyle::Bold, notosans::BOLD_TTF);
    [Widths::read(FontStyle::Normal), Widths::read(FontStyle::Bold)]
});

/// Width in pixels of a text at a font size, bold runs counted as bold.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let [regular, bold] = &*WIDTHS;
    let mut face = regular;
    let mut em = 0.0;
    for character in text.chars() {
        match character {
            BOLD_ON => face = bold,
            BOLD_OFF => face = regular,
            other => em += face.of(other),
        }
    }
    em * size
}

/// The text marked as bold.
pub(super) fn bold(text: &str) -> String {
    format!("{BOLD_ON}{text}{BOLD_OFF}")
}

/// The words of a text in lines no wider than `limit` pixels; a word wider than that is cut.
pub(super) fn wrap(text: &str, size: f64, limit: f64) -> Vec<String> {
    if width(text, size) <= limit {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').flat_map(|word| pieces(word, size, limit)) {
        let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if !line.is_empty() && width(&longer, size) > limit {
            lines.push(std::mem::replace(&mut line, word));
        } else {
            line = longer;
        }
    }
    lines.push(line);
    lines
}

/// A word, cut where it alone would be wider than a line.
fn pieces(word: &str, size: f64, limit: f64) -> Vec<String> {
    if width(word, size) <= limit {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for character in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        piece.push(character);
        if width(piece, size) > limit && piece.chars().count() > 1 {
            piece.pop();
            pieces.push(character.to_string());
        }
    }
    pieces
}
