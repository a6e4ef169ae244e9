//! Pictures: vectors with their text, as a figure that says what it shows.

use krilla::geom::Rect;
use krilla::tagging::{BBox, Tag};
use resvg::usvg::{Options, Tree};

use super::PdfError;
use super::fonts;
use super::sheet::{BODY, MEASURE, Mark, Sheet};
use super::tree::Element;
use crate::files::pack::Picture;

fn parsed(picture: &Picture) -> Result<Tree, PdfError> {
    let options = Options {
        fontdb: fonts::database(),
        font_family: "Noto Sans".to_owned(),
        ..Options::default()
    };
    // A drawing inside a page does not say that it is SVG; one on its own must.
    let svg = fonts::writable(&picture.svg);
    let svg = match svg.strip_prefix("<svg ") {
        Some(rest) if !rest.contains("xmlns=") => {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {rest}").into()
        }
        _ => svg,
    };
    let tree = Tree::from_str(&svg, &options);
    tree.map_err(|error| PdfError(format!("{}: {error}", picture.name)))
}

/// How high a picture is at that width, by its first tag.
pub(super) fn height(picture: &Picture, wide: f32) -> f32 {
    let head = picture.svg.split('>').next().unwrap_or_default();
    let number = |name: &str| -> Option<f32> {
        let (_, after) = head.split_once(&format!(" {name}=\""))?;
        after.split('"').next()?.parse().ok()
    };
    match (number("width"), number("height")) {
        (Some(own), Some(high)) if own > 0.0 => high * wide / own,
        _ => wide * 0.6,
    }
}

/// Draws a picture as wide as the body.
pub(super) fn draw(sheet: &mut Sheet, root: Element, picture: &Picture) -> Result<(), PdfError> {
    let tree = parsed(picture)?;
    let wide = MEASURE;
    let high = tree.size().height() * wide / tree.size().width();
    sheet.room(high);
    let figure = Tag::Figure(Some(picture.alt.clone()));
    let element = sheet.tree.element(Some(root), figure.clone());
    let y = sheet.y;
    sheet.mark(element, Mark::Picture { x: BODY, y, wide, high, tree: Box::new(tree) });
    let frame = Rect::from_xywh(BODY, y, wide, high);
    let framed = figure.with_bbox(frame.map(|rect| BBox::new(sheet.page(), rect)));
    sheet.tree.retag(element, framed);
    sheet.y += high + 9.0;
    Ok(())
}
