//! From filled sheets to the bytes of a PDF: tagged, with its fonts inside, checked as PDF/UA-1
//! while it is written.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Identifier, SpanTag};
use krilla::text::TextDirection;
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::PdfError;
use super::fonts;
use super::sheet::{HEIGHT, Ink, Mark, Owner, Page, Sheet, WIDTH};
use crate::domain::calendar::Instant;
use crate::files::pack::Pack;
use chrono::{Datelike, Timelike};

/// A place the outline leads to.
pub(super) struct Stop {
    pub name: String,
    pub page: usize,
    pub y: f32,
}

/// The bytes of the document.
pub(super) fn bytes(pack: &Pack, sheet: &Sheet, stops: &[Stop]) -> Result<Vec<u8>, PdfError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(pack));
    let mut drawn: Vec<Option<Identifier>> = vec![None; sheet.tree.leaves()];
    let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| PdfError("paper".into()))?;
    for page in &sheet.pages {
        let mut open = document.start_page_with(size.clone());
        let mut surface = open.surface();
        fill(&mut surface, page, &mut drawn);
        surface.finish();
        open.finish();
    }
    let mut outline = Outline::new();
    for stop in stops {
        let to = XyzDestination::new(stop.page, Point::from_xy(0.0, stop.y));
        outline.push_child(OutlineNode::new(stop.name.clone(), to));
    }
    document.set_outline(outline);
    document.set_tag_tree(sheet.tree.built(&drawn, pack.lang.as_str()));
    document.finish().map_err(|error| PdfError(format!("{error}: {error:?}")))
}

fn metadata(pack: &Pack) -> Metadata {
    let mut metadata = Metadata::new()
        .title(pack.title.clone())
        .language(pack.lang.to_string())
        .creator("Corons".to_owned())
        .producer("Corons".to_owned())
        .document_id(pack.id.clone());
    if let Some(at) = pack.at {
        metadata = metadata.creation_date(date(at));
    }
    metadata
}

fn date(at: Instant) -> DateTime {
    let small = |n: u32| u8::try_from(n).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn fill(surface: &mut Surface<'_>, page: &Page, drawn: &mut [Option<Identifier>]) {
    let mut open: Option<Owner> = None;
    for (owner, mark) in &page.marks {
        if open != Some(*owner) {
            if open.is_some() {
                surface.end_tagged();
            }
            match owner {
                Owner::Artifact(kind) => {
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(*kind)));
                }
                Owner::Leaf(leaf) => {
                    let tag = match mark {
                        Mark::Words { .. } => ContentTag::Span(SpanTag::empty()),
                        _ => ContentTag::Other,
                    };
                    let identifier = surface.start_tagged(tag);
                    if let Some(place) = drawn.get_mut(*leaf) {
                        *place = Some(identifier);
                    }
                }
            }
            open = Some(*owner);
        }
        draw(surface, mark);
    }
    if open.is_some() {
        surface.end_tagged();
    }
}

fn paint(ink: Ink) -> Fill {
    let (red, green, blue) = ink.rgb();
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn draw(surface: &mut Surface<'_>, mark: &Mark) {
    surface.set_stroke(None);
    match mark {
        Mark::Words { x, y, size, bold, ink, text } => {
            let Some(font) = fonts::font(*bold) else { return };
            surface.set_fill(Some(paint(*ink)));
            let at = Point::from_xy(*x, *y);
            surface.draw_text(at, font, *size, text, false, TextDirection::LeftToRight);
        }
        Mark::Line { x, y, to_x, to_y, wide, ink } => {
            // A rule is a thin box: exact in print at any scale.
            let half = wide / 2.0;
            let rect = Rect::from_ltrb(*x, y - half, *to_x, to_y + half);
            filled(surface, rect, *ink);
        }
        Mark::Box { x, y, wide, high, ink } => {
            filled(surface, Rect::from_xywh(*x, *y, *wide, *high), *ink);
        }
        Mark::Picture { x, y, wide, high, tree } => {
            let Some(size) = Size::from_wh(*wide, *high) else { return };
            surface.push_transform(&Transform::from_translate(*x, *y));
            let _ = surface.draw_svg(tree, size, SvgSettings::default());
            surface.pop();
        }
    }
}

fn filled(surface: &mut Surface<'_>, rect: Option<Rect>, ink: Ink) {
    let mut path = PathBuilder::new();
    if let Some(rect) = rect {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(paint(ink)));
        surface.draw_path(&path);
    }
}
