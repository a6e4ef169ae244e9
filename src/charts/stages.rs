//! The four stages as four named lines: financed, ordered, started, delivered. They follow each
//! other and are never added up (DESIGN 1).

use std::collections::BTreeSet;

use super::curves::{Curves, end, start};
use super::key::{self, Entry, Sign};
use super::notes::Notes;
use super::place::Area;
use super::progress::Frame;
use super::provenance::{Provenance, air};
use super::scale::ticks;
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size, Style};
use super::words::Words;
use super::years::with_unit;
use super::{axis, font};
use crate::domain::calendar::{first_day_of, last_day_of};
use crate::domain::rollup::Progress;
use crate::domain::stage::Stage;

const SCALE: f64 = 12.0;
/// Pixels between the baselines of two labels.
const STEP: f64 = 19.0;
/// Pixels from the last moment to a label: a line leads there.
const LEAD: f64 = 24.0;

/// A stage with its curve.
struct Line<'a> {
    progress: &'a Progress,
    curves: Curves,
    count: i64,
    label: String,
}

impl Line<'_> {
    fn ink(&self) -> Ink {
        Ink::of_stage(self.progress.stage)
    }
}

/// The stages of a programme, each a progress by month. `answer` is the sentence the picture
/// proves.
#[must_use]
pub fn stages(stages: &[Progress], answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let Some(about) = stages.last() else { return String::new() };
    let lines: Vec<Line<'_>> = stages.iter().filter_map(|it| line(it, words)).collect();
    let size = style.size();
    let width = f64::from(size.width());
    let key = if size == Size::Small { keyed(&lines) } else { Vec::new() };
    let gaps = font::wrap(&unknown(stages, words), SCALE, width);
    let gaps: Vec<String> = gaps.into_iter().filter(|line| !line.is_empty()).collect();
    let most = lines.iter().map(|line| line.curves.most).max().unwrap_or(1);
    let frame = frame(&lines, about, most, style, key::height(&key, width));
    let counted = words.counted_as(&words.say("chart-every-stage"), about.net);
    let apart = [words.say("chart-stages-apart").into_owned()];
    let provenance = Provenance::about(about, about.fictional, counted, &apart, style);
    let days = (about.first_day, about.to.max(about.first_day));
    let noted = Notes::of(about, days, style);
    let base = frame.area.bottom;
    let below = base + noted.row() + 18.0;
    #[expect(clippy::cast_precision_loss, reason = "a line or two")]
    let under = below + gaps.len() as f64 * 16.0;
    let foot = under + noted.height() + air(size);
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    key::draw(&sheet, &key, width);
    let scale = draw_grid(&sheet, &frame, most, words);
    draw(&sheet, stages, &lines, &frame);
    let (first, last) = (start(days.0), end(days.1));
    let lower = (style.lang, noted.row());
    axis::draw(&sheet, (about.first_day, about.to), &frame, (first, last), lower);
    for mark in noted.marks(|day| frame.x(end(day)), base + 4.0, (0.0, width)) {
        mark.draw_below(&sheet, base, |_| base);
    }
    noted.draw(&sheet, under + 14.0);
    sheet.haloed(|| {
        for (text, y) in &scale {
            sheet.text(text, (0.0, *y), SCALE, Ink::Quiet, Anchor::Start);
        }
    });
    if size != Size::Small {
        write_labels(&sheet, &lines, &frame);
    }
    let mut baseline = below + 16.0;
    for note in &gaps {
        sheet.text(note, (0.0, baseline), SCALE, Ink::Soft, Anchor::Start);
        baseline += 16.0;
    }
    provenance.draw(&sheet, foot);
    sheet.finish(style, "stages", &words.say("chart-title-stages"), &noted.told(answer))
}

fn line(progress: &Progress, words: Words) -> Option<Line<'_>> {
    let count = progress.total.actual?;
    let mut name = words.0.stage_name(progress.stage).into_owned();
    if !progress.total.missing_years.is_empty() {
        name = format!("{name} ({})", words.say("chart-known"));
    }
    let label = format!("{} {name}", font::bold(&words.0.count(count)));
    // What is planned belongs to another picture.
    let mut curves = Curves::of(progress);
    let steps = curves.known.iter().flatten().map(|&(_, count)| count);
    curves.most = steps.max().unwrap_or(1).max(1);
    Some(Line { progress, curves, count, label })
}

/// What nothing is recorded of, in one line; empty where every stage has something.
fn unknown(stages: &[Progress], words: Words) -> String {
    let none = stages.iter().filter(|it| it.total.actual.is_none());
    let names: Vec<String> = none.map(|it| words.0.stage_name(it.stage).into_owned()).collect();
    if names.is_empty() {
        return String::new();
    }
    let said = words.say("chart-nothing-known");
    let args = [("name", said.into()), ("n", names.join(", ").into())];
    super::words::capital(&words.0.say_with("chart-odd", &args))
}

fn keyed(lines: &[Line<'_>]) -> Vec<Entry> {
    lines.iter().map(|line| Entry(Sign::Stage(line.progress.stage), line.label.clone())).collect()
}

/// The time up to `to`, with room for the labels beside it and the scale before it.
fn frame(lines: &[Line<'_>], about: &Progress, most: i64, style: &Style, above: f64) -> Frame {
    let size = style.size();
    let words = Words(style.lang);
    let column = if size == Size::Small {
        6.0
    } else {
        let widest = lines.iter().map(|line| font::width(&line.label, 13.0));
        widest.fold(0.0, f64::max) + LEAD + 6.0
    };
    let high = match size {
        Size::Small => 220.0,
        Size::Medium => 290.0,
        Size::Large => 320.0,
    };
    let scale = ticks(most).into_iter().map(|tick| font::width(&words.0.count(tick), SCALE));
    let left = scale.fold(0.0, f64::max) + 8.0;
    let top = above + 24.0;
    let area = Area::new(left, top, f64::from(size.width()) - column, top + high);
    let span = (start(about.first_day), end(about.to.max(about.first_day)));
    Frame::new(area, span, most)
}

/// The grid; gives the labels of its lines with their baselines.
fn draw_grid(sheet: &Sheet, frame: &Frame, most: i64, words: Words) -> Vec<(String, f64)> {
    let lines = ticks(most);
    let mut labels = Vec::new();
    for (index, &tick) in lines.iter().enumerate() {
        let y = frame.y(tick);
        sheet.line((0.0, y), (frame.area.right, y), Pen(Ink::Rule, 1.0, ""));
        labels.push((with_unit(words, tick, index + 1 == lines.len()), y - 5.0));
    }
    labels
}

fn draw(sheet: &Sheet, stages: &[Progress], lines: &[Line<'_>], frame: &Frame) {
    let area = frame.area;
    for year in missing_in_all(stages) {
        let Some(about) = stages.last() else { continue };
        let from = frame.x(start(first_day_of(year).max(about.first_day)));
        let to = frame.x(end(last_day_of(year).min(about.to)));
        sheet.hatch(Area::new(from, area.top, to, area.bottom), Ink::Rule);
    }
    // Delivered last: it lies above the others.
    for line in lines {
        let width = if line.progress.stage == Stage::Delivered { 2.5 } else { 1.5 };
        for block in &line.curves.blocks {
            let (left, right) = (frame.x(block.from), frame.x(block.to));
            let block = Area::new(left, frame.y(block.above), right, frame.y(block.below));
            sheet.hatch(block, line.ink());
        }
        for steps in &line.curves.known {
            sheet.path(&frame.points(steps), Pen(line.ink(), width, ""));
        }
    }
    sheet.line((area.left, area.bottom), (area.right, area.bottom), Pen(Ink::Text, 1.0, ""));
}

/// Years nothing is known of at any stage that has anything.
fn missing_in_all(stages: &[Progress]) -> BTreeSet<i32> {
    let known = stages.iter().filter(|it| it.total.actual.is_some());
    let missing = known.map(|it| it.total.missing_years.iter().copied().collect::<BTreeSet<i32>>());
    missing.reduce(|all, next| all.intersection(&next).copied().collect()).unwrap_or_default()
}

/// Each name beside the end of its line, moved apart where two would meet.
fn write_labels(sheet: &Sheet, lines: &[Line<'_>], frame: &Frame) {
    let mut sorted: Vec<&Line<'_>> = lines.iter().collect();
    sorted.sort_by_key(|line| std::cmp::Reverse(line.count));
    let wanted: Vec<f64> = sorted.iter().map(|line| frame.y(line.count)).collect();
    let middles = apart(&wanted, frame.area.top, frame.area.bottom - 8.0);
    for (line, middle) in sorted.iter().zip(middles) {
        let last = line.curves.known.last().and_then(|steps| steps.last());
        let Some(&(moment, count)) = last else { continue };
        let from = (frame.x(moment), frame.y(count));
        let x = frame.area.right;
        let lead = [from, (x + 4.0, from.1), (x + LEAD - 8.0, middle), (x + LEAD - 4.0, middle)];
        sheet.path(&lead, Pen(line.ink(), 1.5, ""));
        let ink = if line.progress.stage == Stage::Delivered { Ink::Done } else { Ink::Soft };
        let at = (x + LEAD, middle + 4.5);
        sheet.text(&line.label, at, 13.0, ink, Anchor::Start);
    }
}

/// Heights as near to the wanted ones as goes, from above, at least a step apart.
fn apart(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut placed: Vec<f64> = Vec::new();
    for &y in wanted {
        let least = placed.last().map_or(top, |last| last + STEP);
        placed.push(y.max(least));
    }
    let mut most = bottom;
    for y in placed.iter_mut().rev() {
        *y = y.min(most);
        most = *y - STEP;
    }
    placed
}
