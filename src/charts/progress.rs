//! The curve: steps of what was done against both plans (DESIGN 3.6, 5.4).

use plotters::coord::types::{RangedCoordi32, RangedCoordi64};
use plotters::prelude::{AreaSeries, Cartesian2d, ChartBuilder, ChartContext, LineSeries};

use super::curves::{Block, Curve, Curves, Moment, end};
use super::labels::{self, Labels};
use super::notes::Notes;
use super::place::{Area, Taken};
use super::provenance::{Provenance, air};
use super::scale::ticks_with_target;
use super::sheet::{Anchor, Pen, Point, Sheet};
use super::style::{Ink, Size, Style};
use super::svg::{Svg, whole};
use super::words::Words;
use super::{axis, font, key};
use crate::domain::rollup::{PlanStatus, Progress};

/// Where the curves are drawn on the sheet, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub area: Area,
    first: f64,
    last: f64,
    most: f64,
}

impl Frame {
    /// An area for those moments and totals up to `most`.
    #[expect(clippy::cast_precision_loss, reason = "dwellings stay far below 2⁵²")]
    pub(super) fn new(area: Area, (first, last): (Moment, Moment), most: i64) -> Self {
        Self { area, first: f64::from(first), last: f64::from(last), most: most.max(1) as f64 }
    }

    /// Pixels of a moment.
    pub(super) fn x(&self, moment: Moment) -> f64 {
        let share = (f64::from(moment) - self.first) / (self.last - self.first).max(1.0);
        self.area.left + share * (self.area.right - self.area.left)
    }

    /// Pixels of a running total.
    #[expect(clippy::cast_precision_loss, reason = "dwellings stay far below 2⁵²")]
    pub(super) fn y(&self, count: i64) -> f64 {
        self.area.bottom - count as f64 / self.most * (self.area.bottom - self.area.top)
    }

    pub(super) fn points(&self, curve: &Curve) -> Vec<Point> {
        curve.iter().map(|&(moment, count)| (self.x(moment), self.y(count))).collect()
    }
}

/// A progress by month as cumulative curves. `answer` is the sentence the picture proves.
#[must_use]
pub fn progress(progress: &Progress, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let curves = Curves::of(progress);
    let scale = Scale::of(progress, &curves, words);
    let layout = Layout::of(progress, &curves, &scale, style);
    let provenance = Provenance::of(progress, progress.fictional, style);
    let last_day = progress.last_day.max(progress.last_day_current).max(progress.to);
    let days = (progress.first_day, last_day);
    let notes = Notes::of(progress, days, style);
    let under = layout.frame.area.bottom + notes.row() + 18.0;
    let foot = under + notes.height() + air(style.size());
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    draw(&sheet, progress, &curves, &scale, &layout);
    let below = (style.lang, notes.row());
    axis::draw(&sheet, days, &layout.frame, (curves.first, curves.last), below);
    draw_notes(&sheet, &notes, &curves, &layout.frame, under);
    sheet.haloed(|| {
        scale.write(&sheet, &layout.frame);
        for placed in &layout.labels.placed {
            sheet.label(&placed.label, placed.area, placed.anchor);
        }
    });
    key::draw(&sheet, &layout.labels.key, sheet.width);
    provenance.draw(&sheet, foot);
    let stage = style.lang.stage_name(progress.stage);
    let title = style.lang.say_with("chart-title-progress", &[("stage", stage.into())]);
    sheet.finish(style, "progress", &title, &notes.told(answer))
}

/// The numbers under the axis, each with a line up to what was done by its day; the texts.
fn draw_notes(sheet: &Sheet, notes: &Notes<'_>, curves: &Curves, frame: &Frame, under: f64) {
    let base = frame.area.bottom;
    let x = |day| frame.x(end(day));
    for mark in notes.marks(x, base + 4.0, (0.0, sheet.width)) {
        mark.draw_below(sheet, base, |x| curves.level(frame, x).unwrap_or(base));
    }
    notes.draw(sheet, under + 14.0);
}

/// The grid lines and their labels; the unit is said once, on the highest.
pub(super) struct Scale {
    lines: Vec<i64>,
    labels: Vec<String>,
}

impl Scale {
    const FONT: f64 = 12.0;

    fn of(progress: &Progress, curves: &Curves, words: Words) -> Self {
        let target = progress.target_original.or(progress.target_current);
        let lines = ticks_with_target(curves.most, target);
        let mut labels: Vec<String> = lines.iter().map(|&line| words.0.count(line)).collect();
        if let (Some(label), Some(&line)) = (labels.last_mut(), lines.last()) {
            let unit = words.0.say_with("chart-unit", &[("n", line.into())]);
            *label = format!("{label}\u{a0}{unit}");
        }
        Self { lines, labels }
    }

    fn width(&self) -> f64 {
        self.labels
            .iter()
            .rev()
            .skip(1)
            .map(|label| font::width(label, Self::FONT))
            .fold(0.0, f64::max)
    }

    pub(super) fn areas(&self, frame: &Frame) -> Vec<Area> {
        let area = |(&line, label): (&i64, &String)| {
            let y = frame.y(line) - 5.0;
            Area::new(0.0, y - 10.0, font::width(label, Self::FONT), y + 3.0)
        };
        self.lines.iter().zip(&self.labels).map(area).collect()
    }

    fn write(&self, sheet: &Sheet, frame: &Frame) {
        for (&line, label) in self.lines.iter().zip(&self.labels) {
            let at = (0.0, frame.y(line) - 5.0);
            sheet.text(label, at, Self::FONT, Ink::Quiet, Anchor::Start);
        }
    }
}

/// Frame and labels, which depend on each other.
struct Layout {
    frame: Frame,
    labels: Labels,
}

impl Layout {
    fn of(progress: &Progress, curves: &Curves, scale: &Scale, style: &Style) -> Self {
        let size = style.size();
        let words = Words(style.lang);
        let direct = (size != Size::Small)
            .then(|| {
                let column = labels::column(progress, curves, words, size);
                let frame = frame(curves, scale, size, column, 0.0);
                let taken = taken(curves, scale, &frame, size);
                labels::direct(progress, curves, words, &frame, taken, size)
                    .map(|labels| Self { frame, labels })
            })
            .flatten();
        direct.unwrap_or_else(|| {
            let key = labels::key(progress, curves, words);
            let above = key::height(&key, f64::from(size.width()));
            let column = labels::narrow_column(progress, words);
            let frame = frame(curves, scale, size, column, above);
            let taken = taken(curves, scale, &frame, size);
            let labels = labels::keyed(progress, curves, words, &frame, taken, key);
            Self { frame, labels }
        })
    }
}

/// The frame that leaves `column` pixels to the right of `to`, `above` for a key, and a gutter for
/// the scale where curves or hatching would run into its labels.
fn frame(curves: &Curves, scale: &Scale, size: Size, column: f64, above: f64) -> Frame {
    let width = f64::from(size.width());
    let (margin, high) = match size {
        Size::Small => (6.0, 274.0),
        Size::Medium => (64.0, 358.0),
        Size::Large => (50.0, 392.0),
    };
    let top = 24.0 + above;
    let (first, last) = (f64::from(curves.first), f64::from(curves.last));
    let share = ((f64::from(curves.to) - first) / (last - first).max(1.0)).clamp(0.05, 1.0);
    let with_gutter = |left: f64| {
        let right = (width - margin).min(left + (width - column - left) / share);
        #[expect(clippy::cast_precision_loss, reason = "dwellings stay far below 2⁵²")]
        let most = curves.most as f64;
        Frame { area: Area::new(left, top, right, top + high), first, last, most }
    };
    let frame = with_gutter(0.0);
    let blocked = taken_by_data(curves, &frame);
    let inside = scale.areas(&frame).into_iter().filter(|area| area.bottom > top + 1.0);
    if inside.into_iter().all(|area| blocked.free(&area)) {
        frame
    } else {
        with_gutter(scale.width() + 8.0)
    }
}

fn taken_by_data(curves: &Curves, frame: &Frame) -> Taken {
    let mut taken = Taken::new(Area::new(0.0, 0.0, 1e4, 1e4));
    for curve in curves.original.iter().chain(&curves.current).chain(&curves.known) {
        taken.curve(frame.points(curve));
    }
    for &(from, to, _) in &curves.missing {
        taken.area(Area::new(frame.x(from), frame.area.top, frame.x(to), frame.area.bottom));
    }
    for block in &curves.blocks {
        taken.area(block_area(block, frame));
    }
    taken
}

/// What no label may run into: curves, scale, the line at `to`, the edges of the picture.
fn taken(curves: &Curves, scale: &Scale, frame: &Frame, size: Size) -> Taken {
    let area = frame.area;
    let edges = Area::new(0.0, area.top - 22.0, f64::from(size.width()), area.bottom - 3.0);
    let mut taken = Taken::new(edges);
    for curve in curves.original.iter().chain(&curves.current).chain(&curves.known) {
        taken.curve(frame.points(curve));
    }
    for area in scale.areas(frame) {
        taken.area(area);
    }
    for block in &curves.blocks {
        taken.area(block_area(block, frame));
    }
    let x = frame.x(curves.to);
    taken.area(Area::new(x - 3.0, area.top, x + 3.0, area.bottom));
    taken
}

fn block_area(block: &Block, frame: &Frame) -> Area {
    Area::new(frame.x(block.from), frame.y(block.above), frame.x(block.to), frame.y(block.below))
}

fn draw(
    sheet: &Sheet,
    progress: &Progress,
    curves: &Curves,
    scale: &Scale,
    Layout { frame, labels }: &Layout,
) {
    let area = frame.area;
    let to = frame.x(curves.to);
    let target = progress.target_original.or(progress.target_current);
    for &line in &scale.lines {
        // The grid stops at `to`, unless the programme has just begun and would have none.
        let begun = to - area.left > (area.right - area.left) / 5.0;
        let right = if Some(line) == target || !begun { area.right } else { to };
        sheet.line((0.0, frame.y(line)), (right, frame.y(line)), Pen(Ink::Rule, 1.0, ""));
    }
    let (axis, foot) = ((area.left, area.bottom), (area.right, area.bottom));
    for &(from, until, _) in &curves.missing {
        let band = Area::new(frame.x(from), area.top, frame.x(until), area.bottom);
        sheet.hatch(band, Ink::Rule);
    }
    draw_series(sheet, progress, curves, frame);
    for &(from, until) in &curves.missing_months {
        let strip = Area::new(frame.x(from), area.bottom - 7.0, frame.x(until), area.bottom);
        sheet.hatch(strip, Ink::Quiet);
    }
    sheet.line(axis, foot, Pen(Ink::Text, 1.0, ""));
    if curves.last > end(progress.last_day) {
        let x = frame.x(end(progress.last_day));
        sheet.line((x, area.bottom), (x, area.top), Pen(Ink::Quiet, 1.0, "6 3"));
    }
    labels::draw_marks(sheet, progress, curves, frame);
    if let Some(ring) = labels.ring {
        sheet.ring(ring, 3.0, Pen(Ink::Text, 2.0, ""));
    }
}

type Plot<'a> = ChartContext<'a, Svg, Cartesian2d<RangedCoordi32, RangedCoordi64>>;

/// The curves themselves, as plotters' own series on plotters' own scale.
fn draw_series(sheet: &Sheet, progress: &Progress, curves: &Curves, frame: &Frame) {
    let area = frame.area;
    let right = sheet.width - area.right;
    let margin = |pixels: f64| whole(pixels * 10.0);
    let plot = ChartBuilder::on(sheet.canvas())
        .margin_left(margin(area.left))
        .margin_right(margin(right))
        .margin_top(margin(area.top))
        .margin_bottom(margin(sheet.height - area.bottom))
        .build_cartesian_2d(curves.first..curves.last, 0..curves.most);
    // Only a sheet without room for a plot is refused, and margins are fixed.
    let Ok(mut plot) = plot else { return };
    for steps in &curves.known {
        let tint = sheet.fill(Ink::Tint);
        let _ = plot.draw_series(AreaSeries::new(steps.iter().copied(), 0, tint));
    }
    for block in &curves.blocks {
        let block = block_area(block, frame);
        sheet.rect(block, Ink::Tint);
        sheet.hatch(block, Ink::Done);
    }
    let indicative = progress.plan_status == PlanStatus::Indicative;
    let dash = if indicative { "2 3" } else { "" };
    line(sheet, &mut plot, curves.original.as_ref(), Pen(Ink::Origin, 1.5, "5 4"));
    line(sheet, &mut plot, curves.current.as_ref(), Pen(Ink::Text, 1.5, dash));
    let thick = if sheet.size == Size::Small { 2.0 } else { 2.5 };
    for steps in &curves.known {
        line(sheet, &mut plot, Some(steps), Pen(Ink::Done, thick, ""));
    }
}

fn line(sheet: &Sheet, plot: &mut Plot<'_>, curve: Option<&Curve>, pen: Pen) {
    if let Some(curve) = curve {
        let style = sheet.stroke(pen);
        let _ = plot.draw_series(LineSeries::new(curve.iter().copied(), style));
    }
}
