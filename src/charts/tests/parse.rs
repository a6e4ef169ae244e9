//! Reads the few elements that a picture is made of.

use crate::charts::font;
use crate::charts::place::Area;

/// A text as placed: its words, its box and its baseline's size.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub text: String,
    pub area: Area,
}

/// A path: its stroke, none when filled, its width, and its polylines.
#[derive(Debug, Clone)]
pub(super) struct Stroke {
    pub ink: Option<String>,
    pub width: f64,
    /// Drawn in one go, as a curve is, and not as a bundle of straight lines.
    pub curve: bool,
    pub lines: Vec<Vec<(f64, f64)>>,
}

pub(super) fn attribute<'s>(tag: &'s str, name: &str) -> Option<&'s str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn number(tag: &str, name: &str) -> Option<f64> {
    attribute(tag, name).map(|text| text.parse().unwrap())
}

/// Left, top, width and height of the picture.
pub(super) fn view_box(svg: &str) -> Area {
    let numbers: Vec<f64> =
        attribute(svg, "viewBox").unwrap().split(' ').map(|text| text.parse().unwrap()).collect();
    Area::new(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3])
}

/// All texts, measured with the font.
pub(super) fn words(svg: &str) -> Vec<Word> {
    svg.lines().filter(|line| line.starts_with("<text")).map(word).collect()
}

fn word(line: &str) -> Word {
    let (tag, rest) = line.split_once('>').unwrap();
    let content = rest.strip_suffix("</text>").unwrap();
    let marked = content
        .replace("<tspan font-weight=\"700\">", "\u{2}")
        .replace("</tspan>", "\u{3}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let bold = attribute(tag, "font-weight").is_some();
    let marked = if bold { font::bold(&marked) } else { marked };
    let size = number(tag, "font-size").unwrap_or(13.0);
    let (x, y) = (number(tag, "x").unwrap(), number(tag, "y").unwrap());
    let wide = font::width(&marked, size);
    let left = match attribute(tag, "text-anchor") {
        Some("end") => x - wide,
        Some("middle") => x - wide / 2.0,
        _ => x,
    };
    let area = Area::new(left, y - size * 0.74, left + wide, y + size * 0.22);
    Word { text: marked.replace(['\u{2}', '\u{3}'], ""), area }
}

/// All paths.
pub(super) fn strokes(svg: &str) -> Vec<Stroke> {
    svg.lines().filter(|line| line.starts_with("<path")).map(stroke).collect()
}

fn stroke(line: &str) -> Stroke {
    let data = attribute(line, "d").unwrap();
    let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
    for part in data.split('M').skip(1) {
        let mut at = (0.0, 0.0);
        let mut points = Vec::new();
        let mut rest = part.trim_end_matches('z');
        let mut command = 'M';
        while !rest.is_empty() {
            let end = rest.find(['h', 'v', 'l']).unwrap_or(rest.len());
            let numbers = numbers(&rest[..end]);
            at = match (command, numbers.as_slice()) {
                ('M', &[x, y]) => (x, y),
                ('h', &[x]) => (at.0 + x, at.1),
                ('v', &[y]) => (at.0, at.1 + y),
                ('l', &[x, y]) => (at.0 + x, at.1 + y),
                other => panic!("{other:?} in {line}"),
            };
            points.push(at);
            command = rest[end..].chars().next().unwrap_or(' ');
            rest = rest.get(end + 1..).unwrap_or("");
        }
        lines.push(points);
    }
    Stroke {
        ink: attribute(line, "stroke").map(str::to_owned),
        width: number(line, "stroke-width").unwrap_or(1.0),
        curve: attribute(line, "fill") == Some("none"),
        lines,
    }
}

/// Numbers parted by a space or by the sign of the second.
fn numbers(text: &str) -> Vec<f64> {
    let spaced = text.replace('-', " -");
    spaced.split_whitespace().map(|number| number.parse().unwrap()).collect()
}
