//! Where labels go: on the empty side of a line, never over a text and never out of the picture.

use super::font;
use super::sheet::{Anchor, Point};
use super::style::Ink;

/// A rectangle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub(super) fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether a straight line passes through.
    pub(super) fn crossed(&self, a: Point, b: Point) -> bool {
        let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        let (from, to) = (a.0.max(self.left), b.0.min(self.right));
        if from > to {
            return false;
        }
        let at = |x: f64| {
            if b.0 - a.0 < 0.01 { a.1 } else { a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0) }
        };
        let (first, last) = if b.0 - a.0 < 0.01 { (a.1, b.1) } else { (at(from), at(to)) };
        first.min(last) < self.bottom && self.top < first.max(last)
    }
}

/// A line of a label; parts of it may be bold.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    pub size: f64,
    pub ink: Ink,
}

impl Line {
    pub(super) fn new(text: String, size: f64, ink: Ink) -> Self {
        Self { text, size, ink }
    }

    pub(super) fn width(&self) -> f64 {
        font::width(&self.text, self.size)
    }
}

/// Letters reach that far above their baseline, in em.
pub(super) const ASCENT: f64 = 0.8;
/// And that far below.
pub(super) const DESCENT: f64 = 0.24;

/// Lines of text one below the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Label(pub Vec<Line>);

impl Label {
    pub(super) fn one(text: String, size: f64, ink: Ink) -> Self {
        Self(vec![Line::new(text, size, ink)])
    }

    pub(super) fn width(&self) -> f64 {
        self.0.iter().map(Line::width).fold(0.0, f64::max)
    }

    pub(super) fn height(&self) -> f64 {
        let steps: f64 = self.0.iter().skip(1).map(|line| line.size + 4.0).sum();
        let first = self.0.first().map_or(0.0, |line| line.size * ASCENT);
        first + steps + self.0.last().map_or(0.0, |line| line.size * DESCENT)
    }

    /// Its lines and their baselines, when its upper edge is at `top`.
    pub(super) fn baselines(&self, top: f64) -> impl Iterator<Item = (&Line, f64)> {
        let mut y = top;
        self.0.iter().enumerate().map(move |(index, line)| {
            y += if index == 0 { line.size * ASCENT } else { line.size + 4.0 };
            (line, y)
        })
    }

    /// The room it takes when a point of its upper or lower edge is given.
    pub(super) fn area(&self, x: f64, edge: Edge, anchor: Anchor) -> Area {
        let (wide, high) = (self.width(), self.height());
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let top = match edge {
            Edge::Top(y) => y,
            Edge::Bottom(y) => y - high,
            Edge::Middle(y) => y - high / 2.0,
        };
        Area::new(left, top, left + wide, top + high)
    }
}

/// Which height of a label is given.
#[derive(Debug, Clone, Copy)]
pub(super) enum Edge {
    Top(f64),
    Middle(f64),
    Bottom(f64),
}

/// What is already taken of a picture.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    frame: Area,
    areas: Vec<Area>,
    curves: Vec<Vec<Point>>,
}

/// A label with its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub label: Label,
    pub area: Area,
    pub anchor: Anchor,
}

impl Taken {
    pub(super) fn new(frame: Area) -> Self {
        Self { frame, areas: Vec::new(), curves: Vec::new() }
    }

    pub(super) fn curve(&mut self, points: Vec<Point>) {
        self.curves.push(points);
    }

    pub(super) fn area(&mut self, area: Area) {
        self.areas.push(area);
    }

    pub(super) fn free(&self, area: &Area) -> bool {
        self.frame.holds(area)
            && !self.areas.iter().any(|taken| taken.meets(area))
            && !self.crossed(area)
    }

    fn crossed(&self, area: &Area) -> bool {
        self.curves.iter().any(|curve| {
            curve.windows(2).any(|ends| matches!(*ends, [from, to] if area.crossed(from, to)))
        })
    }

    /// Puts a label on the first of those places that is free, with 3 px of air to other texts.
    pub(super) fn place(
        &mut self,
        label: &Label,
        places: impl IntoIterator<Item = (f64, Edge, Anchor)>,
    ) -> Option<Placed> {
        let (area, anchor) = places
            .into_iter()
            .map(|(x, edge, anchor)| (label.area(x, edge, anchor), anchor))
            .find(|(area, _)| self.free(area))?;
        let air = Area::new(area.left - 3.0, area.top - 2.0, area.right + 3.0, area.bottom + 2.0);
        self.areas.push(air);
        Some(Placed { label: label.clone(), area, anchor })
    }
}
