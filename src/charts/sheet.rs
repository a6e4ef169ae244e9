//! The sheet a chart is drawn on: lengths in pixels, colours by role, plotters underneath.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, Color, DrawingArea, FontFamily, IntoDrawingArea, PathElement, Polygon, Rectangle,
    ShapeStyle, Text, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontStyle};

use super::place::{Area, Label};
use super::style::{Ink, Size, Style, Theme};
use super::svg::{DEFAULT_FONT, Page, Svg, escape, whole};

/// Where a text stands from its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line's colour, width in pixels and dashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen(pub Ink, pub f64, pub &'static str);

pub(super) type Point = (f64, f64);
pub(super) type Canvas = DrawingArea<Svg, Shift>;

/// A drawing being made.
pub(super) struct Sheet {
    page: Rc<RefCell<Page>>,
    canvas: Canvas,
    theme: Theme,
    pub(super) size: Size,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Sheet {
    /// A blank sheet as wide as the drawing, `height` pixels high.
    pub(super) fn new(style: &Style, height: f64) -> Self {
        let page = Rc::new(RefCell::new(Page::default()));
        let size = style.size();
        let tenths = (size.width() * 10, whole(height * 10.0).unsigned_abs());
        let canvas = Svg { page: Rc::clone(&page), size: tenths }.into_drawing_area();
        let theme = if style.inline.is_some() { Theme::Light } else { style.theme };
        Self { page, canvas, theme, size, width: f64::from(size.width()), height }
    }

    /// The plotters area of the whole sheet, in tenths of a pixel.
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    /// A plotters style for filling.
    pub(super) fn fill(&self, ink: Ink) -> ShapeStyle {
        ink.color(self.theme).filled()
    }

    /// A plotters style for lines; the dashes last until the next call.
    pub(super) fn stroke(&self, Pen(ink, width, dash): Pen) -> ShapeStyle {
        self.page.borrow_mut().dash = dash;
        ink.color(self.theme).stroke_width(whole(width * 10.0).unsigned_abs())
    }

    pub(super) fn line(&self, from: Point, to: Point, pen: Pen) {
        self.path(&[from, to], pen);
    }

    pub(super) fn path(&self, points: &[Point], pen: Pen) {
        let points: Vec<_> = points.iter().map(|&point| tenths(point)).collect();
        let style = self.stroke(pen);
        // The backend writes to a String, which cannot fail; so below.
        let _ = match *points {
            [from, to] => self.canvas.draw(&StraightLine(from, to, style)),
            _ => self.canvas.draw(&PathElement::new(points, style)),
        };
    }

    /// A filled polygon.
    pub(super) fn shape(&self, points: &[Point], ink: Ink) {
        let points: Vec<_> = points.iter().map(|&point| tenths(point)).collect();
        let _ = self.canvas.draw(&Polygon::new(points, self.fill(ink)));
    }

    pub(super) fn rect(&self, area: Area, ink: Ink) {
        let corners = [tenths((area.left, area.top)), tenths((area.right, area.bottom))];
        let _ = self.canvas.draw(&Rectangle::new(corners, self.fill(ink)));
    }

    pub(super) fn frame(&self, area: Area, pen: Pen) {
        let corners = [tenths((area.left, area.top)), tenths((area.right, area.bottom))];
        let _ = self.canvas.draw(&Rectangle::new(corners, self.stroke(pen)));
    }

    pub(super) fn dot(&self, at: Point, radius: f64, ink: Ink) {
        let radius = whole(radius * 10.0);
        let _ = self.canvas.draw(&Circle::new(tenths(at), radius, self.fill(ink)));
    }

    /// A dot of paper with an edge.
    pub(super) fn ring(&self, at: Point, radius: f64, pen: Pen) {
        self.dot(at, radius, Ink::Paper);
        let radius = whole(radius * 10.0);
        let _ = self.canvas.draw(&Circle::new(tenths(at), radius, self.stroke(pen)));
    }

    /// Lines at 45°, 1.5 px every 6 px: what is unfinished or missing.
    pub(super) fn hatch(&self, area: Area, ink: Ink) {
        let (wide, high) = (area.right - area.left, area.bottom - area.top);
        if wide < 1.0 || high < 1.0 {
            return;
        }
        let mut reach = 6.0;
        while reach < wide + high {
            let lower = (area.left + (reach - high).max(0.0), area.top + reach.min(high));
            let upper = (area.left + reach.min(wide), area.top + (reach - wide).max(0.0));
            self.line(lower, upper, Pen(ink, 1.5, ""));
            reach += 6.0;
        }
    }

    /// A text on its baseline.
    pub(super) fn text(&self, text: &str, at: Point, size: f64, ink: Ink, anchor: Anchor) {
        self.write(text, at, (size, FontStyle::Normal), ink, anchor);
    }

    /// A bold text on its baseline.
    pub(super) fn strong(&self, text: &str, at: Point, size: f64, ink: Ink, anchor: Anchor) {
        self.write(text, at, (size, FontStyle::Bold), ink, anchor);
    }

    fn write(&self, text: &str, at: Point, font: (f64, FontStyle), ink: Ink, anchor: Anchor) {
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let color = ink.color(self.theme);
        let style = TextStyle::from(FontDesc::new(FontFamily::SansSerif, font.0 * 10.0, font.1))
            .color(&color)
            .pos(Pos::new(h_pos, VPos::Bottom));
        let _ = self.canvas.draw(&Text::new(text, tenths(at), style));
    }

    /// A label of one or several lines, where it was placed.
    pub(super) fn label(&self, label: &Label, area: Area, anchor: Anchor) {
        let x = match anchor {
            Anchor::Start => area.left,
            Anchor::Middle => f64::midpoint(area.left, area.right),
            Anchor::End => area.right,
        };
        for (line, baseline) in label.baselines(area.top) {
            self.text(&line.text, (x, baseline), line.size, line.ink, anchor);
        }
    }

    /// What is written meanwhile has an edge of paper, so that no hair line runs into a letter.
    pub(super) fn haloed(&self, write: impl FnOnce()) {
        let plotters::style::RGBColor(red, green, blue) = Ink::Paper.color(self.theme);
        self.page.borrow_mut().raw(&format!(
            "<g paint-order=\"stroke\" stroke=\"#{red:02X}{green:02X}{blue:02X}\" \
             stroke-width=\"4\" stroke-linejoin=\"round\">\n"
        ));
        write();
        self.page.borrow_mut().raw("</g>\n");
    }

    /// The whole drawing: `kind` names it in ids, `title` says what it is, `answer` what it says.
    pub(super) fn finish(self, style: &Style, kind: &str, title: &str, answer: &str) -> String {
        let body = self.page.borrow_mut().take();
        let class = self.size.class();
        let id = format!("{}-{kind}-{class}", style.inline.unwrap_or("c"));
        let mut out = String::with_capacity(body.len() + 800);
        let (wide, high) = (self.width, self.height.round());
        let font = f64::from(DEFAULT_FONT) / 10.0;
        if style.inline.is_some() {
            let _ = write!(
                out,
                "<svg class=\"chart {class}\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" \
                 height=\"{high}\""
            );
        } else {
            let edge = if self.size == Size::Small { 8.0 } else { 16.0 };
            let (wide, high) = (wide + 2.0 * edge, high + 2.0 * edge);
            let scaled = (f64::from(style.width) * high / wide).round();
            let _ = write!(
                out,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{edge} -{edge} {wide} \
                 {high}\" width=\"{}\" height=\"{scaled}\"",
                style.width
            );
        }
        let _ = write!(
            out,
            " role=\"img\" aria-labelledby=\"{id}-t {id}-d\" font-family=\"Noto Sans, system-ui, \
             sans-serif\" font-size=\"{font}\">\n<title id=\"{id}-t\">"
        );
        escape(&mut out, title);
        let _ = write!(out, "</title>\n<desc id=\"{id}-d\">");
        escape(&mut out, answer);
        out.push_str("</desc>\n");
        if style.inline.is_none() {
            let plotters::style::RGBColor(red, green, blue) = Ink::Paper.color(self.theme);
            let _ = writeln!(
                out,
                "<rect x=\"-16\" y=\"-16\" width=\"{}\" height=\"{}\" \
                 fill=\"#{red:02X}{green:02X}{blue:02X}\"/>",
                wide + 32.0,
                high + 32.0
            );
        }
        out.push_str(&body);
        out.push_str("</svg>");
        out
    }
}

/// plotters' own path of two points would be a polyline; a line can share its path with others.
struct StraightLine((i32, i32), (i32, i32), ShapeStyle);

impl<'a> plotters::element::PointCollection<'a, (i32, i32)> for &'a StraightLine {
    type Point = (i32, i32);
    type IntoIter = std::array::IntoIter<(i32, i32), 2>;

    fn point_iter(self) -> Self::IntoIter {
        [self.0, self.1].into_iter()
    }
}

impl plotters::element::Drawable<Svg> for StraightLine {
    fn draw<I: Iterator<Item = (i32, i32)>>(
        &self,
        mut points: I,
        backend: &mut Svg,
        _: (u32, u32),
    ) -> Result<(), plotters_backend::DrawingErrorKind<std::convert::Infallible>> {
        use plotters::prelude::DrawingBackend as _;
        match (points.next(), points.next()) {
            (Some(from), Some(to)) => backend.draw_line(from, to, &self.2),
            _ => Ok(()),
        }
    }
}

fn tenths((x, y): Point) -> (i32, i32) {
    (whole(x * 10.0), whole(y * 10.0))
}
