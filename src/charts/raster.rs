//! Pictures as pixels, drawn strip by strip: a large one takes no more memory than a small one.

use std::io::Write;

use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Rows drawn at once.
const STRIP: u32 = 256;

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
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut file = encoder.write_header().map_err(broken)?;
    let mut rows = file.stream_writer().map_err(broken)?;
    draw(&tree, (size.width(), size.height()), &mut rows)?;
    rows.finish().map_err(broken)?;
    file.finish().map_err(broken)?;
    Ok(bytes)
}

/// Draws strip by strip.
fn draw(tree: &Tree, (wide, high): (u32, u32), out: &mut impl Write) -> Result<(), NotDrawn> {
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
        bytes.extend(pixels.flat_map(|it| [it.red(), it.green(), it.blue()]));
        out.write_all(&bytes).map_err(broken)?;
        top += rows;
    }
    Ok(())
}
