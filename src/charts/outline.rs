//! A drawing whose words are drawn: a file looks the same wherever it is opened, whatever fonts are
//! there and whatever a slide program understands of SVG. Title and description stay words.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use ab_glyph::{Font as _, FontRef, OutlineCurve, Point};

/// A letter's shape in the font's own units, relative to where it stands, and how far it goes.
struct Glyph {
    shape: String,
    advance: f64,
}

/// One weight of the font with the letters drawn so far.
struct Face {
    font: FontRef<'static>,
    glyphs: Mutex<HashMap<char, Glyph>>,
}

/// Regular and bold. Noto Sans is a font: were it refused, words would stay words.
static FACES: LazyLock<Option<[Face; 2]>> = LazyLock::new(|| {
    let face = |bytes: &'static [u8]| {
        let font = FontRef::try_from_slice(bytes).ok()?;
        Some(Face { font, glyphs: Mutex::default() })
    };
    Some([face(notosans::REGULAR_TTF)?, face(notosans::BOLD_TTF)?])
});

impl Face {
    fn em(&self) -> f64 {
        f64::from(self.font.units_per_em().unwrap_or(2048.0))
    }

    fn glyphs(&self) -> MutexGuard<'_, HashMap<char, Glyph>> {
        self.glyphs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn draw(&self, letter: char) -> Glyph {
        let id = self.font.glyph_id(letter);
        let advance = f64::from(self.font.h_advance_unscaled(id));
        let curves = self.font.outline(id).map(|it| it.curves).unwrap_or_default();
        Glyph { shape: shape(&curves), advance }
    }
}

/// Closed contours as relative path data; each begins where the one before it began.
fn shape(curves: &[OutlineCurve]) -> String {
    let mut out = String::new();
    // Where the pen is, and where the contour under way began.
    let (mut at, mut begun) = ((0, 0), (0, 0));
    let mut open = false;
    for curve in curves {
        let (from, to) = match curve {
            OutlineCurve::Line(from, to) => (from, [Some(*to), None, None]),
            OutlineCurve::Quad(from, by, to) => (from, [Some(*by), Some(*to), None]),
            OutlineCurve::Cubic(from, a, b, to) => (from, [Some(*a), Some(*b), Some(*to)]),
        };
        let from = units(*from);
        if !open || from != at {
            out.push_str(if open { "z" } else { "" });
            let step = (from.0 - begun.0, from.1 - begun.1);
            let _ = write!(out, "m{} {}", step.0, step.1);
            (at, begun, open) = (from, from, true);
        }
        out.push(match to {
            [_, None, _] => 'l',
            [_, _, None] => 'q',
            _ => 'c',
        });
        let mut end = at;
        for (index, point) in to.into_iter().flatten().enumerate() {
            end = units(point);
            let _ = write!(
                out,
                "{}{} {}",
                if index > 0 { " " } else { "" },
                end.0 - at.0,
                end.1 - at.1
            );
        }
        at = end;
    }
    if open {
        out.push('z');
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "units of a font are a few thousand")]
fn units(point: Point) -> (i32, i32) {
    (point.x.round() as i32, point.y.round() as i32)
}

/// A picture as [`super::Style::file`] makes it, its words drawn.
#[must_use]
pub fn outlined(svg: &str) -> String {
    let Some(faces) = FACES.as_ref() else { return svg.to_owned() };
    let mut out = String::with_capacity(svg.len() * 6);
    let mut halo: Option<&str> = None;
    for line in svg.split_inclusive('\n') {
        if line.starts_with("<g paint-order") {
            halo = attribute(line, "stroke");
        } else if line.starts_with("</g>") && halo.is_some() {
            halo = None;
        } else if line.starts_with("<text") {
            draw(&mut out, line.trim_end(), halo, faces);
        } else {
            out.push_str(line);
        }
    }
    out
}

/// A text as one or two paths: those in bold lie apart, since their units may differ.
fn draw(out: &mut String, line: &str, halo: Option<&str>, faces: &[Face; 2]) {
    let Some((tag, rest)) = line.split_once('>') else { return };
    let content = rest.strip_suffix("</text>").unwrap_or(rest);
    let number = |name: &str| attribute(tag, name).and_then(|it| it.parse::<f64>().ok());
    let (x, y) = (number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
    let size = number("font-size").unwrap_or(13.0);
    let ink = attribute(tag, "fill").unwrap_or("#000000");
    let [regular, bold] = faces;
    let scale = size / regular.em();
    let all_bold = attribute(tag, "font-weight").is_some();
    let (mut pen, mut data) = (0.0, String::new());
    for (index, run) in content.split("<tspan font-weight=\"700\">").enumerate() {
        let (strong, plain) = match run.split_once("</tspan>") {
            Some((strong, plain)) if index > 0 => (strong, plain),
            _ => ("", run),
        };
        set(&mut data, &mut pen, strong, bold);
        set(&mut data, &mut pen, plain, if all_bold { bold } else { regular });
    }
    let left = match attribute(tag, "text-anchor") {
        Some("middle") => x - pen * scale / 2.0,
        Some("end") => x - pen * scale,
        _ => x,
    };
    if data.is_empty() {
        return;
    }
    let place = format!("transform=\"translate({left:.2} {y})scale({scale:.6} -{scale:.6})\"");
    if let Some(paper) = halo {
        // Its own path below the letters: not every program knows `paint-order`.
        let width = 4.0 / scale;
        let _ = writeln!(
            out,
            "<path {place} fill=\"{paper}\" stroke=\"{paper}\" stroke-width=\"{width:.0}\" \
             stroke-linejoin=\"round\" d=\"{data}\"/>"
        );
    }
    let _ = writeln!(out, "<path {place} fill=\"{ink}\" d=\"{data}\"/>");
}

/// Sets letters one after the other.
fn set(data: &mut String, pen: &mut f64, text: &str, face: &Face) {
    if text.is_empty() {
        return;
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&amp;", "&");
    let mut glyphs = face.glyphs();
    let mut before = None;
    for letter in text.chars() {
        let id = face.font.glyph_id(letter);
        if let Some(before) = before.replace(id) {
            *pen += f64::from(face.font.kern_unscaled(before, id));
        }
        let glyph = glyphs.entry(letter).or_insert_with(|| face.draw(letter));
        if !glyph.shape.is_empty() {
            let _ = write!(data, "M{} 0{}", pen.round(), glyph.shape);
        }
        *pen += glyph.advance;
    }
}

fn attribute<'s>(tag: &'s str, name: &str) -> Option<&'s str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}
