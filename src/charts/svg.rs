//! A plotters backend that writes small SVG: tenths of a pixel, one path for marks alike, relative
//! steps, dashes, and bold runs inside a text. No `style` attribute: the content policy forbids it.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters::prelude::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle,
};

use super::font::{BOLD_OFF, BOLD_ON};

/// Font size that the drawing's first tag states, in tenths of a pixel.
pub(super) const DEFAULT_FONT: i32 = 130;

type Done = Result<(), DrawingErrorKind<Infallible>>;

/// What is written so far.
#[derive(Default)]
pub(super) struct Page {
    out: String,
    /// Attributes of the path being gathered, and its data.
    run: Option<(String, String)>,
    /// The `stroke-dasharray` of lines; empty for solid ones.
    pub(super) dash: &'static str,
}

impl Page {
    /// Writes down the path being gathered.
    pub(super) fn flush(&mut self) {
        if let Some((attributes, data)) = self.run.take() {
            let _ = writeln!(self.out, "<path {attributes} d=\"{data}\"/>");
        }
    }

    /// Adds markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.flush();
        self.out.push_str(markup);
    }

    /// All that was written.
    pub(super) fn take(&mut self) -> String {
        self.flush();
        std::mem::take(&mut self.out)
    }

    /// The path data to add marks of these attributes to.
    fn run(&mut self, attributes: String) -> &mut String {
        if self.run.as_ref().is_some_and(|(before, _)| *before != attributes) {
            self.flush();
        }
        &mut self.run.get_or_insert_with(|| (attributes, String::new())).1
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> String {
        let mut attributes = format!("stroke=\"{}\"", hex(style.color()));
        if style.stroke_width() != 10 {
            attributes.push_str(" stroke-width=\"");
            tenths(&mut attributes, style.stroke_width().cast_signed());
            attributes.push('"');
        }
        if !self.dash.is_empty() {
            let _ = write!(attributes, " stroke-dasharray=\"{}\"", self.dash);
        }
        attributes
    }
}

/// The backend handed to plotters; the page is shared with the sheet that owns the drawing.
pub(super) struct Svg {
    pub(super) page: Rc<RefCell<Page>>,
    pub(super) size: (u32, u32),
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Done {
        let mut page = self.page.borrow_mut();
        let attributes = page.stroke(style);
        steps(page.run(attributes), [a, b]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        let mut page = self.page.borrow_mut();
        let attributes = if fill {
            format!("fill=\"{}\"", hex(style.color()))
        } else {
            format!("fill=\"none\" {}", page.stroke(style))
        };
        let data = page.run(attributes);
        steps(data, [(left, top), (right, top), (right, bottom), (left, bottom)]);
        data.push('z');
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        // plotters gives areas an edge that cannot be seen.
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        let mut page = self.page.borrow_mut();
        let attributes = format!("fill=\"none\" {}", page.stroke(style));
        steps(page.run(attributes), path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let mut page = self.page.borrow_mut();
        let data = page.run(format!("fill=\"{}\"", hex(style.color())));
        steps(data, path);
        data.push('z');
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        let mut page = self.page.borrow_mut();
        page.flush();
        let paint = if fill {
            format!("fill=\"{}\"", hex(style.color()))
        } else {
            format!("fill=\"none\" {}", page.stroke(style))
        };
        let out = &mut page.out;
        attribute(out, "<circle cx", x);
        attribute(out, " cy", y);
        attribute(out, " r", radius.cast_signed());
        let _ = writeln!(out, " {paint}/>");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Done {
        let mut page = self.page.borrow_mut();
        page.flush();
        let out = &mut page.out;
        attribute(out, "<text x", x);
        attribute(out, " y", y);
        let _ = write!(out, " fill=\"{}\"", hex(style.color()));
        let size = whole(style.size());
        if size != DEFAULT_FONT {
            attribute(out, " font-size", size);
        }
        if matches!(style.style(), FontStyle::Bold) {
            out.push_str(" font-weight=\"700\"");
        }
        out.push_str(match style.anchor().h_pos {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        escape(out, text);
        out.push_str("</text>\n");
        Ok(())
    }
}

/// Nearest whole number of tenths.
#[expect(clippy::cast_possible_truncation, reason = "casts saturate; sizes are a few thousand")]
pub(super) fn whole(number: f64) -> i32 {
    number.round() as i32
}

fn hex(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// A number of tenths, without zeros that say nothing.
fn tenths(out: &mut String, number: i32) {
    if number < 0 {
        out.push('-');
    }
    let (units, tenth) = (number.unsigned_abs() / 10, number.unsigned_abs() % 10);
    if units > 0 || tenth == 0 {
        digits(out, units);
    }
    if tenth > 0 {
        out.push('.');
        digits(out, tenth);
    }
}

/// A curve has hundreds of numbers: this is faster than the formatting of the standard library.
fn digits(out: &mut String, number: u32) {
    if number > 9 {
        digits(out, number / 10);
    }
    out.extend(char::from_digit(number % 10, 10));
}

fn attribute(out: &mut String, name: &str, number: i32) {
    out.push_str(name);
    out.push_str("=\"");
    tenths(out, number);
    out.push('"');
}

/// A polyline as path data, in relative steps; steps of no length are left out.
fn steps(data: &mut String, path: impl IntoIterator<Item = BackendCoord>) {
    let mut path = path.into_iter();
    let Some(mut at) = path.next() else { return };
    data.push('M');
    tenths(data, at.0);
    data.push(' ');
    tenths(data, at.1);
    // Steps in one direction are one step: a month without deliveries needs no corner.
    let mut ahead = (0, 0);
    for point in path {
        let step = (point.0 - at.0, point.1 - at.1);
        let straight = (ahead.0 == 0 && step.0 == 0) || (ahead.1 == 0 && step.1 == 0);
        if straight {
            ahead = (ahead.0 + step.0, ahead.1 + step.1);
        } else {
            go(data, ahead);
            ahead = step;
        }
        at = point;
    }
    go(data, ahead);
}

fn go(data: &mut String, step: (i32, i32)) {
    match step {
        (0, 0) => {}
        (x, 0) => {
            data.push('h');
            tenths(data, x);
        }
        (0, y) => {
            data.push('v');
            tenths(data, y);
        }
        (x, y) => {
            data.push('l');
            tenths(data, x);
            if y >= 0 {
                data.push(' ');
            }
            tenths(data, y);
        }
    }
}

/// Text as markup, bold runs as `tspan`.
pub(super) fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            BOLD_ON => out.push_str("<tspan font-weight=\"700\">"),
            BOLD_OFF => out.push_str("</tspan>"),
            // Control characters are not allowed in XML at all.
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
}
