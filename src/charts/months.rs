//! Bars by month with the average of twelve as a line. What is dated by a year alone is one hatched
//! block as large as its dwellings; what is missing is hatched and has no bar (DESIGN 2.7, 2.10).

use super::axis;
use super::curves::{end, start};
use super::font::{self, bold};
use super::key::{self, Entry, Sign};
use super::notes::Notes;
use super::place::{Area, Edge, Label, Line, Placed, Taken};
use super::progress::Frame;
use super::provenance::{Provenance, air};
use super::scale::ticks;
use super::sheet::{Anchor, Pen, Point, Sheet};
use super::style::{Ink, Size, Style};
use super::words::Words;
use super::years::{unfinished, with_unit};
use crate::domain::calendar::{Month, days_between};
use crate::domain::months::{MonthBar, MonthState, Months, YearBlock, average};
use crate::domain::rollup::Progress;

const SCALE: f64 = 12.0;
/// A bar and its air: below that, only the latest months are drawn.
const SLOT: f64 = 5.0;

/// The months that are drawn, where they are drawn.
struct Plot<'a> {
    bars: &'a [MonthBar],
    blocks: Vec<&'a YearBlock>,
    frame: Frame,
    most: i64,
    /// Height of the label beside the end of the average.
    last: Option<Point>,
}

/// The months of a programme. `answer` is the sentence the picture proves.
#[must_use]
pub fn months(months: &Months, about: &Progress, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let size = style.size();
    let width = f64::from(size.width());
    let key = key(months, shown(months, width - 50.0), words);
    let above = key::height(&key, width);
    let plot = plot(months, about, style, above);
    let cut = plot.bars.len() < months.bars.len();
    let since = plot.bars.first().filter(|_| cut).map(|bar| {
        let month = words.0.month_in_words(bar.month);
        words.0.say_with("chart-months-since", &[("month", month.into())])
    });
    let counted = words.counted(about.stage, about.net);
    let more: Vec<String> = since.into_iter().collect();
    let provenance = Provenance::about(about, about.fictional, counted, &more, style);
    let drawn = plot.bars.first().zip(plot.bars.last());
    let days = drawn.map(|(first, last)| (first.month.first_day(), last.month.last_day()));
    let notes = days.map(|days| Notes::of(about, days, style));
    let row = notes.as_ref().map_or(0.0, Notes::row);
    let under = plot.frame.area.bottom + row + 18.0;
    let foot = under + notes.as_ref().map_or(0.0, Notes::height) + air(size);
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    key::draw(&sheet, &key, width);
    if let Some(days) = days {
        draw(&sheet, &plot, words);
        let below = (style.lang, row);
        axis::draw(&sheet, days, &plot.frame, (start(days.0), end(days.1)), below);
    } else {
        let at = (0.0, plot.frame.area.top + 14.0);
        sheet.text(&words.say("chart-no-months"), at, 13.0, Ink::Soft, Anchor::Start);
    }
    let base = plot.frame.area.bottom;
    if let Some(notes) = &notes {
        let x = |day| plot.frame.x(end(day));
        for mark in notes.marks(x, base + 4.0, (0.0, width)) {
            mark.draw_below(&sheet, base, |_| base);
        }
        notes.draw(&sheet, under + 14.0);
    }
    provenance.draw(&sheet, foot);
    let told = notes.map_or_else(|| answer.to_owned(), |notes| notes.told(answer));
    let stage = style.lang.stage_name(about.stage);
    let title = style.lang.say_with("chart-title-months", &[("stage", stage.into())]);
    sheet.finish(style, "months", &title, &told)
}

fn key(months: &Months, bars: &[MonthBar], words: Words) -> Vec<Entry> {
    let say = |key: &str| words.say(key).into_owned();
    let any = |state: MonthState| bars.iter().any(|bar| bar.state == state);
    let mut key = vec![Entry(Sign::Bar, say("chart-months-bars"))];
    if bars.iter().any(|bar| bar.twelve.is_some()) {
        key.push(Entry(Sign::Average, say("chart-months-average")));
    }
    if any(MonthState::Incomplete) || any(MonthState::Running) {
        key.push(Entry(Sign::Unfinished, say("chart-months-running")));
    } else if !months.blocks.is_empty() {
        key.push(Entry(Sign::Unfinished, say("chart-months-year-only")));
    }
    if any(MonthState::Missing) {
        key.push(Entry(Sign::NotReported, say("chart-months-missing")));
    }
    key
}

/// The latest months that have room, from a January on where some are left out.
fn shown(months: &Months, width: f64) -> &[MonthBar] {
    let all = months.bars.as_slice();
    let mut from = 0;
    while all.len() - from > 12 {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred months")]
        let slot = width / (all.len() - from) as f64;
        if slot >= SLOT {
            break;
        }
        let rest = all.get(from + 1..).unwrap_or_default();
        from += 1 + rest.iter().position(|bar| bar.month.number() == 1).unwrap_or(rest.len());
    }
    all.get(from.min(all.len())..).unwrap_or_default()
}

fn plot<'a>(months: &'a Months, about: &Progress, style: &Style, above: f64) -> Plot<'a> {
    let (size, words) = (style.size(), Words(style.lang));
    let bars = shown(months, f64::from(size.width()) - 50.0);
    let first = bars.first().map_or(about.first_day, |bar| bar.month.first_day());
    let last = bars.last().map_or(about.to, |bar| bar.month.last_day()).max(first);
    let blocks: Vec<&YearBlock> = months.blocks.iter().filter(|it| it.to >= first).collect();
    let heights = bars.iter().filter_map(|bar| bar.actual);
    let averages = bars.iter().filter_map(|bar| bar.twelve.map(average));
    let most = heights.chain(averages).chain(blocks.iter().map(|it| height(it))).max();
    let most = most.unwrap_or(0).max(1);
    let scale = ticks(most).into_iter().map(|tick| font::width(&words.0.count(tick), SCALE));
    let left = scale.fold(0.0, f64::max) + 8.0;
    let label = average_label(bars.last(), words);
    let column = label.as_ref().filter(|_| size != Size::Small).map_or(6.0, |it| it.width() + 14.0);
    let high = match size {
        Size::Small => 190.0,
        Size::Medium => 230.0,
        Size::Large => 260.0,
    };
    let top = above + 30.0;
    let area = Area::new(left, top, f64::from(size.width()) - column, top + high);
    let frame = Frame::new(area, (start(first), end(last)), most);
    let last = bars.last().and_then(|bar| Some((area.right, frame.y(average(bar.twelve?)))));
    Plot { bars, blocks, frame, most, last }
}

/// Dwellings a month that make a block as large as what it holds.
fn height(block: &YearBlock) -> i64 {
    let months = (days_between(block.from, block.to) / 30).max(1);
    (block.actual / months).max(1)
}

fn average_label(last: Option<&MonthBar>, words: Words) -> Option<Label> {
    let count = words.0.count(average(last?.twelve?));
    let line = |text: &str| Line::new(words.say(text).into_owned(), 12.0, Ink::Soft);
    Some(Label(vec![
        Line::new(bold(&count), 18.0, Ink::Done),
        line("chart-months-a-month"),
        line("chart-months-over"),
    ]))
}

fn draw(sheet: &Sheet, plot: &Plot<'_>, words: Words) {
    let area = plot.frame.area;
    let lines = ticks(plot.most);
    for &tick in &lines {
        let y = plot.frame.y(tick);
        sheet.line((0.0, y), (area.right, y), Pen(Ink::Rule, 1.0, ""));
    }
    for block in &plot.blocks {
        unfinished(sheet, block_area(block, &plot.frame));
    }
    let mut taken = Taken::new(Area::new(0.0, area.top - 26.0, area.right, area.bottom));
    for bar in plot.bars {
        taken.area(draw_bar(sheet, bar, &plot.frame));
    }
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for bar in plot.bars {
        let Some(twelve) = bar.twelve else {
            open = false;
            continue;
        };
        let point = (plot.frame.x(end(bar.month.last_day())), plot.frame.y(average(twelve)));
        match runs.last_mut().filter(|_| open) {
            Some(run) => run.push(point),
            None => runs.push(vec![point]),
        }
        open = true;
    }
    for run in runs {
        match *run.as_slice() {
            [only] => sheet.dot(only, 2.5, Ink::Done),
            _ => sheet.path(&run, Pen(Ink::Done, 2.5, "")),
        }
        taken.curve(run);
    }
    sheet.line((area.left, area.bottom), (area.right, area.bottom), Pen(Ink::Text, 1.0, ""));
    for (index, &tick) in lines.iter().enumerate() {
        let text = with_unit(words, tick, index + 1 == lines.len());
        let y = plot.frame.y(tick) - 5.0;
        taken.area(Area::new(0.0, y - 11.0, font::width(&text, SCALE) + 3.0, y + 4.0));
    }
    let placed = remarks(plot, words, &mut taken);
    sheet.haloed(|| {
        for (index, &tick) in lines.iter().enumerate() {
            let text = with_unit(words, tick, index + 1 == lines.len());
            let at = (0.0, plot.frame.y(tick) - 5.0);
            sheet.text(&text, at, SCALE, Ink::Quiet, Anchor::Start);
        }
        for label in &placed {
            sheet.label(&label.label, label.area, label.anchor);
        }
    });
    write_average(sheet, plot, words);
}

/// The average at the end of its line, where there is a column for it.
fn write_average(sheet: &Sheet, plot: &Plot<'_>, words: Words) {
    let (Some(at), Some(label)) = (plot.last, average_label(plot.bars.last(), words)) else {
        return;
    };
    if sheet.size == Size::Small {
        return;
    }
    let area = plot.frame.area;
    let high = label.height();
    let top = (at.1 - 10.0).clamp(area.top - 20.0, area.bottom - high);
    let wide = label.width();
    let place = Area::new(at.0 + 10.0, top, at.0 + 10.0 + wide, top + high);
    sheet.label(&label, place, Anchor::Start);
}

/// Draws a month; gives the room its bar takes.
fn draw_bar(sheet: &Sheet, bar: &MonthBar, frame: &Frame) -> Area {
    let base = frame.area.bottom;
    let (from, to) = span(bar.month, frame);
    let air = ((to - from) * 0.15).max(0.4);
    let (left, right) = (from + air, to - air);
    match (bar.state, bar.actual) {
        (MonthState::Missing, _) => {
            // As low as a strip: how many it were is not known.
            sheet.hatch(Area::new(from, base - 7.0, to, base), Ink::Quiet);
            Area::new(from, base - 7.0, to, base)
        }
        (MonthState::InBlock, _) | (_, None) => Area::new(left, base, right, base),
        (state, Some(actual)) => {
            // Net of defects a month can lose: the bar hangs below the axis, as far as there is room.
            let top = frame.y(actual).min(base + 12.0);
            let area = Area::new(left, top.min(base), right, top.max(base));
            if matches!(state, MonthState::Running | MonthState::Incomplete) {
                unfinished(sheet, area);
            } else {
                sheet.rect(area, if actual < 0 { Ink::GapTint } else { Ink::Tint });
            }
            if actual != 0 {
                let ink = if actual < 0 { Ink::Gap } else { Ink::Done };
                sheet.line((left, top), (right, top), Pen(ink, 1.5, ""));
            }
            area
        }
    }
}

fn span(month: Month, frame: &Frame) -> (f64, f64) {
    (frame.x(start(month.first_day())), frame.x(end(month.last_day())))
}

fn block_area(block: &YearBlock, frame: &Frame) -> Area {
    let left = frame.x(start(block.from)).max(frame.area.left);
    Area::new(left, frame.y(height(block)), frame.x(end(block.to)), frame.area.bottom)
}

/// The best month, and what is dated by a year alone.
fn remarks(plot: &Plot<'_>, words: Words, taken: &mut Taken) -> Vec<Placed> {
    let frame = &plot.frame;
    let mut found = Vec::new();
    for block in &plot.blocks {
        taken.area(block_area(block, frame));
    }
    for block in &plot.blocks {
        let area = block_area(block, frame);
        let count = bold(&words.0.count(block.actual));
        let long = format!("{count} {}", words.say("chart-months-year-only"));
        let tries = [long, count].map(|text| Label::one(text, 12.0, Ink::Soft));
        let places = |up: f64| {
            let y = area.top - 5.0 - up;
            [
                (f64::midpoint(area.left, area.right), Edge::Bottom(y), Anchor::Middle),
                (area.left, Edge::Bottom(y), Anchor::Start),
                (area.right, Edge::Bottom(y), Anchor::End),
            ]
        };
        let mut one = None;
        for label in &tries {
            let all = [0.0, 8.0, 16.0, 24.0].into_iter().flat_map(places);
            one = one.or_else(|| taken.place(label, all));
        }
        found.extend(one);
    }
    let told = plot.bars.iter().filter(|bar| bar.actual.is_some_and(|actual| actual > 0));
    if let Some(best) = told.max_by_key(|bar| (bar.actual, bar.month)) {
        let count = bold(&words.0.count(best.actual.unwrap_or(0)));
        let month = words.0.month_short(best.month);
        let args = [("n", count.into()), ("month", month.into())];
        let label = Label::one(words.0.say_with("chart-months-best", &args), 12.0, Ink::Soft);
        let (from, to) = span(best.month, frame);
        let (x, y) = (f64::midpoint(from, to), frame.y(best.actual.unwrap_or(0)) - 5.0);
        let places = [0.0, 5.0, 10.0].into_iter().flat_map(|up| {
            [Anchor::Middle, Anchor::Start, Anchor::End].map(|anchor| {
                let x = match anchor {
                    Anchor::Middle => x,
                    Anchor::Start => from,
                    Anchor::End => to,
                };
                (x, Edge::Bottom(y - up), anchor)
            })
        });
        found.extend(taken.place(&label, places));
    }
    found
}
