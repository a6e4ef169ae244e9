//! What is named on the curve chart where there is room: the day, the change of plan, the original
//! end, what is missing.

use super::curves::{Curves, Moment, end, start};
use super::labels::{Labels, actual_label, known_to_the_end, steps};
use super::place::{Edge, Label, Placed, Taken};
use super::progress::Frame;
use super::sheet::Anchor;
use super::style::{Ink, Size};
use super::words::Words;
use crate::domain::calendar::Month;
use crate::domain::rollup::Progress;

/// What is named where there is room: the day, the change of plan, the original end, what is
/// missing, what is dated by a year alone.
pub(super) fn add(
    labels: &mut Labels,
    progress: &Progress,
    curves: &Curves,
    words: Words,
    frame: &Frame,
    taken: &mut Taken,
) {
    let at_foot = |moment: Moment, text: String| {
        let (x, foot) = (frame.x(moment), frame.area.bottom - 8.0);
        let top = frame.area.top + 4.0;
        let label = Label::one(text, 12.0, Ink::Quiet);
        let places = [
            (x + 6.0, Edge::Bottom(foot), Anchor::Start),
            (x - 6.0, Edge::Bottom(foot), Anchor::End),
            (x + 6.0, Edge::Top(top), Anchor::Start),
            (x - 6.0, Edge::Top(top), Anchor::End),
            (x - 6.0, Edge::Bottom(foot - 18.0), Anchor::End),
            (x - 6.0, Edge::Top(top + 18.0), Anchor::End),
        ];
        (label, places)
    };
    let (day, places) = at_foot(curves.to, words.0.day_short(progress.to));
    labels.placed.extend(taken.place(&day, places));
    if !known_to_the_end(progress) {
        labels.placed.extend(known_part(progress, curves, words, frame, taken));
    }
    if curves.last > end(progress.last_day) {
        let text = words.say("chart-original-end").into_owned();
        let (label, places) = at_foot(end(progress.last_day), text);
        labels.placed.extend(taken.place(&label, places));
    }
    name_change(labels, progress, curves, words, frame, taken);
    name_gaps(labels, curves, words, frame, taken);
}

/// What is known, beside the last point of its curve.
fn known_part(
    progress: &Progress,
    curves: &Curves,
    words: Words,
    frame: &Frame,
    taken: &mut Taken,
) -> Option<Placed> {
    let &(moment, count) = curves.known.last()?.last()?;
    let (x, y) = (frame.x(moment), frame.y(count));
    let label = actual_label(progress.total.actual?, progress, words, Size::Medium);
    let right = steps(6).map(|step| (x + 9.0, Edge::Top(y - 9.0 + step), Anchor::Start));
    let left = steps(6).map(|step| (x - 9.0, Edge::Bottom(y - 7.0 - step), Anchor::End));
    let over = steps(6).map(|step| (x + 9.0, Edge::Bottom(y - 9.0 - step), Anchor::Start));
    taken.place(&label, right.chain(left).chain(over))
}

/// A ring on the plan in force on the day a later version was adopted.
fn name_change(
    labels: &mut Labels,
    progress: &Progress,
    curves: &Curves,
    words: Words,
    frame: &Frame,
    taken: &mut Taken,
) {
    let revised = progress.current.as_ref().filter(|plan| plan.version > 1);
    let Some(adopted) = revised.and_then(|plan| plan.adopted_on) else { return };
    let (Some(line), moment) = (&curves.current, start(adopted)) else { return };
    let points = frame.points(line);
    let x = frame.x(moment);
    let on = points.windows(2).find_map(|ends| match *ends {
        [from, to] if from.0 <= x && x <= to.0 && to.0 > from.0 => {
            Some(from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0))
        }
        _ => None,
    });
    let Some(y) = on else { return };
    labels.ring = Some((x, y));
    let month = words.0.month_short(Month::of(adopted));
    let short = words.0.say_with("chart-revised-short", &[("month", month.into())]);
    let long = Label::one(words.on("chart-revised", adopted), 12.0, Ink::Soft);
    let short = Label::one(short, 12.0, Ink::Soft);
    // A short name on the empty side of the line is better than the long one on the full side.
    let places = |side: f64| {
        (0..4).map(move |step| {
            let air = f64::from(step) * 4.0;
            if side < 0.0 {
                (x - 8.0, Edge::Bottom(y - 4.0 - air), Anchor::End)
            } else {
                (x + 8.0, Edge::Top(y + 6.0 + air), Anchor::Start)
            }
        })
    };
    let tries = [(&long, -1.0), (&short, -1.0), (&long, 1.0), (&short, 1.0)];
    labels
        .placed
        .extend(tries.into_iter().find_map(|(text, side)| taken.place(text, places(side))));
}

fn name_gaps(labels: &mut Labels, curves: &Curves, words: Words, frame: &Frame, taken: &mut Taken) {
    let area = frame.area;
    for &(from, to, years) in &curves.missing {
        let text = words.0.say_with("chart-not-reported", &[("n", years.into())]);
        let label = Label::one(text, 12.0, Ink::Soft);
        let (left, right) = (frame.x(from), frame.x(to));
        let half = label.width() / 2.0;
        let middle = f64::midpoint(left, right).max(half).min(area.right.max(half) - half);
        let heights = [0.5, 0.25, 0.75, 0.9, 0.1, 0.62, 0.38];
        let places = heights.map(|share| {
            let y = area.top + (area.bottom - area.top) * share;
            (middle, Edge::Middle(y), Anchor::Middle)
        });
        labels.placed.extend(taken.place(&label, places));
    }
    if let Some(block) = curves.blocks.first() {
        let label = Label::one(words.say("chart-year-only").into_owned(), 12.0, Ink::Soft);
        let (x, y) = (frame.x(block.from), frame.y(block.above));
        let over = steps(6).map(|step| (x, Edge::Bottom(y - 6.0 - step), Anchor::Start));
        let left = steps(6).map(|step| (x - 6.0, Edge::Top(y + step), Anchor::End));
        labels.placed.extend(taken.place(&label, over.chain(left)));
    }
}
