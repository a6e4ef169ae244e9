//! What is written at the line `to` of the curve chart, and the marks it names.

use super::curves::Curves;
use super::font::bold;
use super::key::{Entry, Sign};
use super::place::{Edge, Label, Line, Placed, Taken};
use super::progress::Frame;
use super::remarks;
use super::sheet::{Anchor, Pen, Point, Sheet};
use super::style::{Ink, Size};
use super::words::Words;
use crate::domain::rollup::{PlanStatus, Progress};

/// Pixels between a label and the line `to`.
const BESIDE: f64 = 11.0;

/// Labels with their places.
#[derive(Default)]
pub(super) struct Labels {
    pub placed: Vec<Placed>,
    pub key: Vec<Entry>,
    /// The point where the plan changed, if it is named.
    pub ring: Option<Point>,
}

/// A level at `to` and what is said beside it.
struct Level {
    count: i64,
    label: Label,
}

/// A plan at `to`: its count, the variance to it, and whether it is the original one.
struct Planned {
    count: i64,
    variance: Option<i64>,
    original: bool,
}

fn planned(progress: &Progress, curves: &Curves) -> Vec<Planned> {
    let total = &progress.total;
    let original = Planned {
        count: total.planned_original.unwrap_or(0),
        variance: total.variance_original,
        original: true,
    };
    let current = total.planned_current.map(|count| Planned {
        count,
        variance: total.variance_current,
        original: false,
    });
    match (curves.original.is_some(), curves.current.is_some()) {
        (true, true) if !curves.original_told => current.into_iter().collect(),
        (true, _) => std::iter::once(original).chain(current).collect(),
        // One line: version 1 is called by its name, a later one that equals it is in force.
        (false, true) if progress.current.as_ref().is_some_and(|plan| plan.version > 1) => {
            current.into_iter().collect()
        }
        (false, true) => vec![original],
        (false, false) => Vec::new(),
    }
}

fn color(variance: i64) -> Ink {
    if variance < 0 { Ink::Gap } else { Ink::Done }
}

fn plan_label(plan: &Planned, progress: &Progress, words: Words, size: Size) -> Label {
    let ink = if plan.original { Ink::Soft } else { Ink::Text };
    let name = words.say(Words::plan_key(progress, plan.original));
    let count = bold(&words.0.count(plan.count));
    // The name nobody adopted is long: it breaks at its comma.
    let mut lines: Vec<Line> = match name.split_once(", ") {
        Some((line, rest)) => vec![
            Line::new(format!("{line},"), 13.0, ink),
            Line::new(format!("{rest} {count}"), 13.0, ink),
        ],
        None if size == Size::Medium && !plan.original => {
            vec![Line::new(name.into_owned(), 13.0, ink), Line::new(count, 13.0, ink)]
        }
        None => vec![Line::new(format!("{name} {count}"), 13.0, ink)],
    };
    if let Some(variance) = plan.variance {
        let gap = words.say("chart-gap");
        let number = bold(&words.0.signed(variance));
        // The gap to the plan in force is what the picture is about.
        let size = if size == Size::Large && !plan.original { 17.0 } else { 13.0 };
        lines.push(Line::new(format!("{gap} {number}"), size, color(variance)));
    }
    Label(lines)
}

pub(super) fn actual_label(count: i64, progress: &Progress, words: Words, size: Size) -> Label {
    let big = if size == Size::Large { 22.0 } else { 18.0 };
    let noun = words.done(progress.stage, count, size == Size::Large);
    let noun = if progress.total.missing_years.is_empty() {
        noun
    } else {
        format!("{noun} {}", words.say("chart-known"))
    };
    let number = bold(&words.0.count(count));
    Label(vec![Line::new(number, big, Ink::Done), Line::new(noun, 13.0, Ink::Done)])
}

/// Levels at `to`, the highest first.
fn levels(progress: &Progress, curves: &Curves, words: Words, size: Size) -> Vec<Level> {
    let mut levels: Vec<Level> = planned(progress, curves)
        .iter()
        .map(|plan| Level { count: plan.count, label: plan_label(plan, progress, words, size) })
        .collect();
    if let Some(count) = progress.total.actual.filter(|_| known_to_the_end(progress)) {
        levels.push(Level { count, label: actual_label(count, progress, words, size) });
    }
    levels.sort_by_key(|level| std::cmp::Reverse(level.count));
    levels
}

pub(super) fn known_to_the_end(progress: &Progress) -> bool {
    progress.total.missing_years.is_empty()
}

/// Pixels that must stay free to the right of `to`: all but the highest level are named there.
pub(super) fn column(progress: &Progress, curves: &Curves, words: Words, size: Size) -> f64 {
    let levels = levels(progress, curves, words, size);
    let widest = levels.iter().skip(1).map(|level| level.label.width()).fold(0.0, f64::max);
    BESIDE + widest + 4.0
}

/// Labels beside their marks; none when one finds no place, so that all go into a key.
pub(super) fn direct(
    progress: &Progress,
    curves: &Curves,
    words: Words,
    frame: &Frame,
    mut taken: Taken,
    size: Size,
) -> Option<Labels> {
    let x = frame.x(curves.to);
    let mut labels = Labels::default();
    for (rank, Level { count, label }) in levels(progress, curves, words, size).iter().enumerate() {
        let y = frame.y(*count);
        let placed = if rank == 0 {
            let above =
                steps(12).map(|step| (x - BESIDE, Edge::Bottom(y - 7.0 - step), Anchor::End));
            taken.place(label, above).or_else(|| taken.place(label, below(x, y)))
        } else {
            taken.place(label, below(x, y))
        };
        labels.placed.push(placed?);
    }
    remarks::add(&mut labels, progress, curves, words, frame, &mut taken);
    Some(labels)
}

fn below(x: f64, y: f64) -> impl Iterator<Item = (f64, Edge, Anchor)> {
    steps(90).map(move |step| (x + BESIDE, Edge::Top(y - 9.0 + step), Anchor::Start))
}

pub(super) fn steps(count: u32) -> impl Iterator<Item = f64> {
    (0..count).map(|step| f64::from(step) * 4.0)
}

/// The levels as a key above the picture.
pub(super) fn key(progress: &Progress, curves: &Curves, words: Words) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(count) = progress.total.actual {
        let label = actual_label(count, progress, words, Size::Large);
        let text = label.0.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        entries.push(Entry(Sign::Done, text));
    }
    for plan in planned(progress, curves).iter().rev() {
        let sign = match (progress.plan_status, plan.original && curves.original.is_some()) {
            (PlanStatus::Indicative, _) => Sign::Indicative,
            (PlanStatus::Adopted, true) => Sign::Original,
            (PlanStatus::Adopted, false) => Sign::Plan,
        };
        let name = words.say(Words::plan_key(progress, plan.original));
        let mut text = format!("{name} {}", bold(&words.0.count(plan.count)));
        if let Some(variance) = plan.variance {
            let number = words.0.signed(variance);
            text = format!("{text} ({} {number})", words.say("chart-gap"));
        }
        entries.push(Entry(sign, text));
    }
    entries
}

/// Pixels wanted right of `to` when the levels stand in a key: the gap's and the actual's number.
pub(super) fn narrow_column(progress: &Progress, words: Words) -> f64 {
    narrow_labels(progress, words).iter().map(|(_, label)| label.width() + 10.0).fold(0.0, f64::max)
}

/// The gap in the middle of its line and the actual, short.
fn narrow_labels(progress: &Progress, words: Words) -> Vec<(i64, Label)> {
    let total = &progress.total;
    let Some(actual) = total.actual.filter(|_| known_to_the_end(progress)) else {
        return Vec::new();
    };
    let mut labels = vec![(actual, Label::one(bold(&words.0.count(actual)), 12.0, Ink::Done))];
    let gap = total.planned_current.zip(total.variance_current);
    if let Some((planned, variance)) = gap.filter(|&(_, variance)| variance != 0) {
        let text = bold(&words.0.signed(variance));
        let label = Label::one(text, 12.0, color(variance));
        labels.push((i64::midpoint(planned, actual), label));
    }
    labels
}

/// Labels when the levels stand in a key.
pub(super) fn keyed(
    progress: &Progress,
    curves: &Curves,
    words: Words,
    frame: &Frame,
    mut taken: Taken,
    key: Vec<Entry>,
) -> Labels {
    let x = frame.x(curves.to);
    let mut labels = Labels { key, ..Labels::default() };
    for (count, label) in narrow_labels(progress, words) {
        let y = frame.y(count);
        let near = [0.0, 6.0, -6.0, 12.0, -12.0]
            .map(|step| (x + 7.0, Edge::Middle(y + step), Anchor::Start));
        labels.placed.extend(taken.place(&label, near));
    }
    remarks::add(&mut labels, progress, curves, words, frame, &mut taken);
    labels
}

/// The line at `to`, the gap, and a dot at each level.
pub(super) fn draw_marks(sheet: &Sheet, progress: &Progress, curves: &Curves, frame: &Frame) {
    let x = frame.x(curves.to);
    let total = &progress.total;
    let base = frame.area.bottom;
    let plans = planned(progress, curves);
    let known = known_to_the_end(progress);
    let actual = total.actual.filter(|_| known);
    let highest = plans.iter().map(|plan| plan.count).chain(actual).max().unwrap_or(curves.most);
    let named = if highest == 0 { curves.most } else { highest };
    sheet.line((x, base), (x, frame.y(named)), Pen(Ink::Quiet, 1.0, "2 3"));
    if let Some(actual) = actual {
        // The longer line first: where both plans are missed they lie on each other.
        let mut gaps: Vec<&Planned> = plans.iter().filter(|plan| plan.variance.is_some()).collect();
        gaps.sort_by_key(|plan| std::cmp::Reverse((plan.count - actual).abs()));
        let mut drawn: Vec<bool> = Vec::new();
        for plan in gaps {
            let missed = plan.count > actual;
            if plan.count != actual && !drawn.contains(&missed) {
                let ink = if missed { Ink::Gap } else { Ink::Done };
                let (from, to) = ((x, frame.y(actual)), (x, frame.y(plan.count)));
                sheet.line(from, to, Pen(ink, 3.0, ""));
                drawn.push(missed);
            }
        }
    }
    for plan in &plans {
        let at = (x, frame.y(plan.count));
        if plan.original && curves.original.is_some() {
            sheet.ring(at, 3.5, Pen(Ink::Origin, 2.0, ""));
        } else {
            sheet.dot(at, 4.0, Ink::Text);
        }
    }
    let last = curves.known.last().and_then(|steps| steps.last());
    if let Some(&(moment, count)) = last {
        sheet.dot((frame.x(moment), frame.y(count)), 4.5, Ink::Done);
    }
}
