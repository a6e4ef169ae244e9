//! Small multiples: each EPCI with its own curve, all on one scale so that lateness can be compared
//! in dwellings, those most behind first. What lies in none of them is said below.

use chrono::Datelike;

use super::curves::{Curve, Curves};
use super::font::{self, bold};
use super::key::{self, Entry, Sign};
use super::place::Area;
use super::progress::Frame;
use super::provenance::{Provenance, air, fill};
use super::scale::ticks;
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size, Style};
use super::words::{Words, capital};
use crate::domain::part::{Odd, Part, Parts};
use crate::domain::rollup::{PlanStatus, Progress};
use crate::domain::territory::TerritoryLine;

const NAME: f64 = 13.0;
const NOTE: f64 = 12.0;
const BETWEEN: f64 = 24.0;
const HIGH: f64 = 92.0;
const LINE: f64 = 17.0;

/// A territory with the words above its curve.
struct Panel<'a> {
    part: &'a Part,
    curves: Curves,
    name: Vec<String>,
    counts: Vec<String>,
}

/// How the panels lie.
struct Grid {
    left: f64,
    wide: f64,
    top: f64,
}

/// The territories of a programme. `answer` is the sentence the picture proves.
#[must_use]
pub fn territories(parts: &Parts, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let size = style.size();
    let width = f64::from(size.width());
    let key = key(parts, words);
    let most = most(&parts.drawn);
    let scale = ticks(most).last().copied().unwrap_or(1);
    let left = font::width(&words.0.count(scale), NOTE) + 8.0;
    let columns = match size {
        Size::Small => 1,
        Size::Medium => 2,
        Size::Large => 3,
    };
    #[expect(clippy::cast_precision_loss, reason = "three columns")]
    let wide = (width - left - BETWEEN * (columns - 1) as f64) / columns as f64;
    let grid = Grid { left, wide, top: key::height(&key, width) };
    let panels: Vec<Panel<'_>> = parts.drawn.iter().map(|it| panel(it, words, wide)).collect();
    let odd = odd(parts, words, width);
    let rows: Vec<f64> = panels.chunks(columns).map(row_height).collect();
    let end = grid.top + rows.iter().sum::<f64>();
    #[expect(clippy::cast_precision_loss, reason = "a line or two")]
    let odd_high = odd.len() as f64 * 17.0;
    let empty = if panels.is_empty() { 24.0 } else { 0.0 };
    let foot = end + empty + odd_high + air(size) - 12.0;
    let provenance = Provenance::of(&parts.whole, parts.whole.fictional, style);
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    key::draw(&sheet, &key, width);
    if panels.is_empty() {
        let at = (0.0, grid.top + 14.0);
        sheet.text(&words.say("chart-no-territories"), at, NAME, Ink::Soft, Anchor::Start);
    }
    let mut top = grid.top;
    for (chunk, high) in panels.chunks(columns).zip(&rows) {
        draw_row(&sheet, chunk, &grid, (top, top + high), (most, scale), words);
        top += high;
    }
    let mut baseline = end + empty + 12.0;
    for line in &odd {
        sheet.text(line, (0.0, baseline), NOTE, Ink::Soft, Anchor::Start);
        baseline += 17.0;
    }
    provenance.draw(&sheet, foot);
    let stage = style.lang.stage_name(parts.whole.stage);
    let title = style.lang.say_with("chart-title-territories", &[("stage", stage.into())]);
    sheet.finish(style, "territories", &title, answer)
}

fn key(parts: &Parts, words: Words) -> Vec<Entry> {
    let say = |key: &str| words.say(key).into_owned();
    let mut key = vec![Entry(Sign::Done, words.0.stage_name(parts.whole.stage).into_owned())];
    if parts.drawn.iter().any(|part| part.variance().is_some_and(|gap| gap < 0)) {
        key.push(Entry(Sign::Missing, say("chart-missing-dwellings")));
    }
    let planned = |part: &Part| part.progress.target_current.is_some();
    if parts.drawn.iter().any(planned) && parts.whole.plan_status == PlanStatus::Adopted {
        let revised = parts.whole.current.as_ref().is_some_and(|plan| plan.version > 1);
        if revised {
            key.push(Entry(Sign::Plan, say("chart-key-plan")));
            key.push(Entry(Sign::Original, original_name(parts, words)));
        } else {
            key.push(Entry(Sign::Plan, say("chart-key-original")));
        }
    }
    key
}

/// The original plan, with the year its lines end where it says nothing of later ones.
fn original_name(parts: &Parts, words: Words) -> String {
    let name = words.say("chart-key-original-differs").into_owned();
    let ends = parts.drawn.iter().filter_map(|part| part.progress.original.as_ref());
    match ends.map(|curve| curve.last_day).max() {
        Some(last) if last < parts.whole.last_day => {
            let args = [("name", name.into()), ("year", last.year().to_string().into())];
            words.0.say_with("chart-key-told-until", &args)
        }
        _ => name,
    }
}

/// The largest total of all: one scale for every panel.
fn most(parts: &[Part]) -> i64 {
    let of = |progress: &Progress| Curves::of(progress).most;
    parts.iter().map(|part| of(&part.progress)).max().unwrap_or(1)
}

fn panel(part: &Part, words: Words, wide: f64) -> Panel<'_> {
    let total = &part.progress.total;
    let count = |n: i64| words.0.count(n);
    let mut items = Vec::new();
    items.push(match (total.actual, total.planned_current) {
        (None, _) => words.say("chart-nothing-known").into_owned(),
        (Some(actual), Some(planned)) => words.0.say_with(
            "chart-of-planned",
            &[
                ("actual", bold(&count(actual)).into()),
                ("planned", count(planned).into()),
                ("n", planned.into()),
            ],
        ),
        (Some(actual), None) => {
            words.0.say_with("chart-without-plan", &[("actual", bold(&count(actual)).into())])
        }
    });
    if let Some(gap) = part.variance() {
        items.push(format!("{} {}", words.say("chart-gap"), bold(&words.0.signed(gap))));
    }
    let name = if part.name.is_empty() { &part.code } else { &part.name };
    let (name, counts) = (font::wrap(name, NAME, wide), fill(&items, NOTE, wide));
    Panel { part, curves: Curves::of(&part.progress), name, counts }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn row_height(chunk: &[Panel<'_>]) -> f64 {
    let lines = chunk.iter().map(|panel| panel.name.len() + panel.counts.len()).max().unwrap_or(0);
    lines as f64 * LINE + 12.0 + HIGH + 40.0
}

/// What counts but has no panel: the rows still sum to the programme.
fn odd(parts: &Parts, words: Words, width: f64) -> Vec<String> {
    let items: Vec<String> = parts
        .odd
        .iter()
        .map(|(odd, n)| {
            let name = odd_name(odd, words, "chart-others-epci");
            words.0.say_with("chart-odd", &[("name", capital(&name).into()), ("n", (*n).into())])
        })
        .collect();
    if items.is_empty() { items } else { fill(&items, NOTE, width) }
}

/// The name of a line without a part of its own.
pub(super) fn odd_name(odd: &Odd, words: Words, others: &str) -> String {
    match odd {
        Odd::Others(count) => words.0.say_with(others, &[("n", (*count).into())]),
        Odd::Line(TerritoryLine::Bucket) => words.say("chart-bucket").into_owned(),
        Odd::Line(TerritoryLine::NoCommune) => words.say("chart-no-commune").into_owned(),
        Odd::Line(TerritoryLine::Epci(..)) => words.say("chart-no-epci").into_owned(),
    }
}

fn draw_row(
    sheet: &Sheet,
    chunk: &[Panel<'_>],
    grid: &Grid,
    (top, bottom): (f64, f64),
    (most, scale): (i64, i64),
    words: Words,
) {
    let base = bottom - 34.0;
    let mut left = grid.left;
    let mut y = 0.0;
    for panel in chunk {
        let area = Area::new(left, base - HIGH, left + grid.wide, base);
        let span = (panel.curves.first, panel.curves.last);
        let frame = Frame::new(area, span, most);
        y = frame.y(scale);
        sheet.line((left, y), (area.right, y), Pen(Ink::Rule, 1.0, ""));
        draw_panel(sheet, panel, &frame);
        write_words(sheet, panel, (left, top));
        left += grid.wide + BETWEEN;
    }
    // Below the number of its line, where three columns leave no room beside the unit.
    sheet.text(&words.0.count(scale), (0.0, y + 4.0), NOTE, Ink::Quiet, Anchor::Start);
    sheet.text("0", (0.0, base + 4.0), NOTE, Ink::Quiet, Anchor::Start);
}

/// The name, then the counts below it.
fn write_words(sheet: &Sheet, panel: &Panel<'_>, (left, top): (f64, f64)) {
    let mut baseline = top + NAME;
    let sizes = panel.name.iter().map(|line| (line, NAME, Ink::Text));
    for (line, size, ink) in sizes.chain(panel.counts.iter().map(|line| (line, NOTE, Ink::Soft))) {
        sheet.text(line, (left, baseline), size, ink, Anchor::Start);
        baseline += LINE;
    }
}

fn draw_panel(sheet: &Sheet, Panel { part, curves, .. }: &Panel<'_>, frame: &Frame) {
    let area = frame.area;
    for &(from, to, _) in &curves.missing {
        let band = Area::new(frame.x(from), area.top, frame.x(to), area.bottom);
        sheet.hatch(band, Ink::Rule);
    }
    for steps in &curves.known {
        let mut shape = frame.points(steps);
        if let (Some(first), Some(last)) = (shape.first().copied(), shape.last().copied()) {
            shape.push((last.0, area.bottom));
            shape.push((first.0, area.bottom));
        }
        sheet.shape(&shape, Ink::Tint);
    }
    let dash = if part.progress.plan_status == PlanStatus::Indicative { "2 3" } else { "" };
    let line = |curve: &Option<Curve>, pen: Pen| {
        if let Some(curve) = curve {
            sheet.path(&frame.points(curve), pen);
        }
    };
    line(&curves.original, Pen(Ink::Origin, 1.5, "5 4"));
    line(&curves.current, Pen(Ink::Text, 1.5, dash));
    for steps in &curves.known {
        sheet.path(&frame.points(steps), Pen(Ink::Done, 2.0, ""));
    }
    sheet.line((area.left, area.bottom), (area.right, area.bottom), Pen(Ink::Text, 1.0, ""));
    let total = &part.progress.total;
    let x = frame.x(curves.to);
    if let (Some(actual), Some(planned), Some(gap)) =
        (total.actual, total.planned_current, part.variance())
    {
        let ink = if gap < 0 { Ink::Gap } else { Ink::Done };
        if gap != 0 {
            sheet.line((x, frame.y(actual)), (x, frame.y(planned)), Pen(ink, 3.0, ""));
        }
        sheet.dot((x, frame.y(planned)), 3.0, Ink::Text);
        sheet.dot((x, frame.y(actual)), 3.5, Ink::Done);
    }
    // The first and the last year: the panels share one scale of time.
    let progress = &part.progress;
    let last = progress.last_day.max(progress.last_day_current).max(progress.to);
    let first = progress.first_day.year().to_string();
    let last = last.year().to_string();
    let baseline = area.bottom + 15.0;
    sheet.text(&first, (area.left, baseline), NOTE, Ink::Quiet, Anchor::Start);
    if first != last {
        sheet.text(&last, (area.right, baseline), NOTE, Ink::Quiet, Anchor::End);
    }
}
