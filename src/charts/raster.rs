//! Pictures as pixels, drawn strip by strip: a large one takes no more memory than a small one.
//! They are written with a palette, of the inks of the drawing and of what lies between an ink and
//! its ground at the edge of a letter: a third of the bytes of full colour.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::style::{Ink, Theme};

/// Rows drawn at once.
const STRIP: u32 = 256;

/// The most colours a palette holds.
const COLORS: usize = 256;
/// Grounds on which others are drawn, in both themes: paper, tint, done and the tint of what is
/// missing; and in how many steps an ink fades into each.
const GROUNDS: [(Ink, i32); 4] =
    [(Ink::Paper, 8), (Ink::Tint, 5), (Ink::Done, 4), (Ink::GapTint, 3)];

type Rgb = [u8; 3];

/// The colours of a picture, and where each pixel's is among them.
struct Palette {
    colors: Vec<Rgb>,
    places: HashMap<Rgb, u8>,
    /// The last one looked up: most pixels are of their neighbour's colour.
    last: (Rgb, u8),
}

impl Palette {
    /// Of the inks an SVG names.
    fn of(svg: &str) -> Self {
        let inks: BTreeSet<Rgb> = svg.split("=\"#").skip(1).filter_map(ink).collect();
        let mut colors: Vec<Rgb> = std::iter::once([255; 3]).chain(inks.iter().copied()).collect();
        for (ground, steps) in GROUNDS {
            for theme in [Theme::Light, Theme::Dark] {
                let color = ground.color(theme);
                let ground = [color.0, color.1, color.2];
                if inks.contains(&ground) {
                    let between = |ink: &Rgb| {
                        (1..steps)
                            .map(|step| blend(ground, *ink, (step, steps)))
                            .collect::<Vec<_>>()
                    };
                    colors.extend(inks.iter().filter(|ink| **ink != ground).flat_map(between));
                }
            }
        }
        colors.truncate(COLORS);
        // The first colour is white, wherever it stands.
        Self { colors, places: HashMap::new(), last: ([255; 3], 0) }
    }

    /// The place of the nearest colour.
    fn place(&mut self, color: Rgb) -> u8 {
        if color != self.last.0 {
            self.last = (color, self.found(color));
        }
        self.last.1
    }

    fn found(&mut self, color: Rgb) -> u8 {
        if let Some(place) = self.places.get(&color) {
            return *place;
        }
        let apart = |other: &Rgb| -> i32 {
            color.iter().zip(other).map(|(a, b)| (i32::from(*a) - i32::from(*b)).pow(2)).sum()
        };
        let nearest = (0_u8..=255).zip(&self.colors).min_by_key(|(_, other)| apart(other));
        let place = nearest.map_or(0, |(place, _)| place);
        self.places.insert(color, place);
        place
    }
}

/// The colour whose hexadecimal digits a text begins with.
fn ink(text: &str) -> Option<Rgb> {
    let value = u32::from_str_radix(text.get(..6)?, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue])
}

/// A colour between a ground and an ink.
fn blend(ground: Rgb, ink: Rgb, (step, steps): (i32, i32)) -> Rgb {
    let mut mixed = ground;
    for (channel, to) in mixed.iter_mut().zip(ink) {
        let (from, to) = (i32::from(*channel), i32::from(to));
        *channel = u8::try_from(from + (to - from) * step / steps).unwrap_or(*channel);
    }
    mixed
}

/// A drawing that gives no picture.
#[derive(Debug)]
pub struct NotDrawn(String);

impl std::fmt::Display for NotDrawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a picture could not be drawn: {}", self.0)
    }
}

impl std::error::Error for NotDrawn {}

fn broken(error: impl std::fmt::Display) -> NotDrawn {
    NotDrawn(error.to_string())
}

/// A picture as [`super::outlined`] gives it, as PNG of the size it states.
pub fn png(outlined: &str) -> Result<Vec<u8>, NotDrawn> {
    let tree = Tree::from_str(outlined, &Options::default()).map_err(broken)?;
    let size = tree.size().to_int_size();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, size.width(), size.height());
    let mut palette = Palette::of(outlined);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.colors.concat());
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::Balanced);
    let mut file = encoder.write_header().map_err(broken)?;
    let mut rows = file.stream_writer().map_err(broken)?;
    draw(&tree, (size.width(), size.height()), &mut palette, &mut rows)?;
    rows.finish().map_err(broken)?;
    file.finish().map_err(broken)?;
    Ok(bytes)
}

/// Draws strip by strip.
fn draw(
    tree: &Tree,
    (wide, high): (u32, u32),
    palette: &mut Palette,
    out: &mut impl Write,
) -> Result<(), NotDrawn> {
    let mut strip = Pixmap::new(wide, STRIP.min(high)).ok_or_else(|| broken("no room"))?;
    let mut bytes = Vec::new();
    let mut top = 0;
    while top < high {
        strip.fill(Color::WHITE);
        #[expect(clippy::cast_precision_loss, reason = "a picture has far fewer rows than 2²⁴")]
        let shift = Transform::from_translate(0.0, -(top as f32));
        resvg::render(tree, shift, &mut strip.as_mut());
        let rows = STRIP.min(high - top);
        let pixels = strip.pixels().iter().take(usize::try_from(rows * wide).map_err(broken)?);
        bytes.clear();
        // Nothing is see-through: the paper lies below everything.
        bytes.extend(pixels.map(|it| palette.place([it.red(), it.green(), it.blue()])));
        out.write_all(&bytes).map_err(broken)?;
        top += rows;
    }
    Ok(())
}
