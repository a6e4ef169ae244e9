//! Estates as horizontal bars: what was done against what was planned against their size.

use super::font;
use super::key::{self, Entry, Sign};
use super::place::Area;
use super::provenance::{Provenance, air};
use super::scale::{length, ticks};
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size, Style};
use super::words::Words;
use super::years::with_unit;
use crate::domain::rollup::{EstateRow, PlanStatus, Progress};

const NAME: f64 = 13.0;
const NOTE: f64 = 12.0;
const BAR: f64 = 10.0;
/// Rows drawn at most: nobody reads more bars, and the list has them all.
const MOST: usize = 40;

/// A row, its words already broken into lines.
struct Row<'a> {
    estate: &'a EstateRow,
    name: Vec<String>,
    note: Vec<String>,
    top: f64,
    /// Middle of its bar.
    middle: f64,
    bottom: f64,
}

/// Where the bars stand.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    most: i64,
}

impl Plot {
    fn x(&self, count: i64) -> f64 {
        self.left + length(count, self.most, self.right - self.left)
    }
}

/// The estates of `rows`, in that order, read as `about` says. `answer` is the sentence the
/// picture proves.
#[must_use]
pub fn estates(rows: &[EstateRow], about: &Progress, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let width = f64::from(style.size().width());
    let fictional = about.fictional || rows.iter().any(|row| row.fictional);
    let more = more(rows.len().saturating_sub(MOST), words, width);
    let rows = rows.get(..MOST).unwrap_or(rows);
    let key = key(rows, about, words);
    let top = key::height(&key, width) + 22.0;
    let variances = rows.iter().filter_map(EstateRow::variance);
    let column = variances
        .map(|gap| font::width(&font::bold(&words.0.signed(gap)), NAME))
        .fold(font::width(&words.say("chart-variance"), NOTE), f64::max)
        + 14.0;
    let left = if style.size() == Size::Large { 320.0 } else { 0.0 };
    let name_width = if left > 0.0 { left - 24.0 } else { width - column };
    let rows = broken(rows, words, name_width, left > 0.0, top);
    let greatest = |row: &Row<'_>| {
        let estate = row.estate;
        estate.actual.max(estate.planned.unwrap_or(0)).max(estate.dwellings.unwrap_or(0))
    };
    let plot = Plot {
        left,
        right: width - if left > 0.0 { column } else { 6.0 },
        top,
        bottom: rows.last().map_or(top + 24.0, |row| row.bottom),
        most: rows.iter().map(greatest).max().unwrap_or(0).max(1),
    };
    let provenance = Provenance::of(about, fictional, style);
    #[expect(clippy::cast_precision_loss, reason = "a line or two")]
    let foot = plot.bottom + more.len() as f64 * 17.0 + air(style.size());
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    key::draw(&sheet, &key, width);
    draw(&sheet, &rows, &plot, words, about.plan_status == PlanStatus::Indicative);
    let mut baseline = plot.bottom + 20.0;
    for line in &more {
        sheet.text(line, (0.0, baseline), NOTE, Ink::Soft, Anchor::Start);
        baseline += 17.0;
    }
    provenance.draw(&sheet, foot);
    let stage = style.lang.stage_name(about.stage);
    let title = style.lang.say_with("chart-title-estates", &[("stage", stage.into())]);
    sheet.finish(style, "estates", &title, answer)
}

/// That some are not drawn; nothing where all are.
fn more(others: usize, words: Words, width: f64) -> Vec<String> {
    if others == 0 {
        return Vec::new();
    }
    let said = words.0.say_with("chart-more-estates", &[("n", others.into())]);
    font::wrap(&said, NOTE, width)
}

fn key(rows: &[EstateRow], about: &Progress, words: Words) -> Vec<Entry> {
    let say = |key: &str| words.say(key).into_owned();
    let mut key = vec![Entry(Sign::Done, words.0.stage_name(about.stage).into_owned())];
    if rows.iter().any(|row| row.variance().is_some_and(|gap| gap < 0)) {
        key.push(Entry(Sign::Missing, say("chart-missing-dwellings")));
    }
    if rows.iter().any(|row| row.planned.is_some()) {
        let indicative = about.plan_status == PlanStatus::Indicative;
        let first = about.current.as_ref().is_none_or(|plan| plan.version == 1);
        key.push(match (indicative, first) {
            (true, _) => Entry(Sign::Indicative, say("chart-key-indicative")),
            (false, true) => Entry(Sign::PlanTick, say("chart-key-original")),
            (false, false) => Entry(Sign::PlanTick, say("chart-key-plan")),
        });
    }
    if rows.iter().any(|row| row.dwellings.is_some()) {
        key.push(Entry(Sign::Size, say("chart-size")));
    }
    key
}

/// Rows with their words broken at `width`: beside the bar, or above and below it.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn broken(
    rows: &[EstateRow],
    words: Words,
    width: f64,
    beside: bool,
    mut top: f64,
) -> Vec<Row<'_>> {
    let mut broken = Vec::new();
    for estate in rows {
        let name = font::wrap(&estate.name, NAME, width);
        let note = notes(estate, words, width);
        let names = name.len() as f64 * 17.0;
        let text = names + note.len() as f64 * 16.0;
        let (middle, bottom) = if beside {
            (top + 9.0 + 17.0 / 2.0, top + text + 17.0)
        } else {
            (top + 9.0 + names + 10.0, top + text + 17.0 + 20.0)
        };
        broken.push(Row { estate, name, note, top, middle, bottom });
        top = bottom;
    }
    broken
}

/// Commune, counts and size, broken at middots.
fn notes(estate: &EstateRow, words: Words, width: f64) -> Vec<String> {
    let count = |count: i64| words.0.count(count);
    let actual = count(estate.actual);
    let counted = match estate.planned {
        Some(planned) => words.0.say_with(
            "chart-of-planned",
            &[("actual", actual.into()), ("planned", count(planned).into()), ("n", planned.into())],
        ),
        None => words.0.say_with("chart-without-plan", &[("actual", actual.into())]),
    };
    let size = estate.dwellings.map_or_else(|| words.say("chart-size-unknown").into_owned(), count);
    let size = words.0.say_with("chart-of-size", &[("size", size.into())]);
    let items: Vec<String> = estate.commune.iter().cloned().chain([counted, size]).collect();
    super::provenance::fill(&items, NOTE, width)
}

fn draw(sheet: &Sheet, rows: &[Row<'_>], plot: &Plot, words: Words, indicative: bool) {
    if rows.is_empty() {
        let text = words.say("chart-no-estates");
        let at = (0.0, plot.top + 14.0);
        sheet.text(&text, at, NAME, Ink::Soft, Anchor::Start);
        return;
    }
    draw_scale(sheet, plot, words);
    for row in rows {
        let edge = |y: f64| ((0.0, y), (sheet.width, y));
        let (from, to) = edge(row.top);
        sheet.line(from, to, Pen(Ink::Rule, 1.0, ""));
        draw_bar(sheet, row, plot, indicative);
    }
    for row in rows {
        // Below a name the axis is only as high as the bar, so that it runs into no word.
        let (from, to) = if plot.left > 0.0 {
            (row.top, row.bottom)
        } else {
            (row.middle - BAR, row.middle + BAR)
        };
        sheet.line((plot.left, from), (plot.left, to), Pen(Ink::Text, 1.0, ""));
    }
    sheet.haloed(|| {
        for row in rows {
            draw_words(sheet, row, plot, words);
        }
    });
}

fn draw_scale(sheet: &Sheet, plot: &Plot, words: Words) {
    let baseline = plot.top - 7.0;
    let heading = words.say("chart-variance");
    let edge = sheet.width - font::width(&heading, NOTE) - 10.0;
    sheet.text(&heading, (sheet.width, baseline), NOTE, Ink::Quiet, Anchor::End);
    sheet.text("0", (plot.left, baseline), NOTE, Ink::Quiet, Anchor::Start);
    let lines = ticks(plot.most);
    let mut free = plot.left + 14.0;
    for (index, &tick) in lines.iter().enumerate() {
        let x = plot.x(tick);
        sheet.line((x, plot.top), (x, plot.bottom), Pen(Ink::Rule, 1.0, ""));
        let left = x - font::width(&words.0.count(tick), NOTE) / 2.0;
        for text in [with_unit(words, tick, index + 1 == lines.len()), words.0.count(tick)] {
            let right = left + font::width(&text, NOTE);
            if left >= free && right <= edge {
                sheet.text(&text, (left, baseline), NOTE, Ink::Quiet, Anchor::Start);
                free = right + 8.0;
                break;
            }
        }
    }
}

fn draw_bar(sheet: &Sheet, row: &Row<'_>, plot: &Plot, indicative: bool) {
    let estate = row.estate;
    let (top, bottom) = (row.middle - BAR / 2.0, row.middle + BAR / 2.0);
    let until = |count: i64| Area::new(plot.left, top, plot.x(count), bottom);
    if let Some(size) = estate.dwellings {
        sheet.frame(until(size), Pen(Ink::Origin, 1.0, ""));
    }
    sheet.rect(until(estate.actual), Ink::Done);
    let Some(planned) = estate.planned else { return };
    let x = plot.x(planned);
    if planned > estate.actual {
        let from = (plot.x(estate.actual), row.middle);
        sheet.line(from, (x, row.middle), Pen(Ink::Gap, 2.0, ""));
    }
    let (above, below) = ((x, top - 4.0), (x, bottom + 4.0));
    if planned < estate.actual {
        sheet.line(above, below, Pen(Ink::Paper, 5.5, ""));
    }
    sheet.line(above, below, Pen(Ink::Text, 2.5, if indicative { "2 2" } else { "" }));
}

fn draw_words(sheet: &Sheet, row: &Row<'_>, plot: &Plot, words: Words) {
    let mut baseline = row.top + 9.0 + NAME * 0.9;
    let first = baseline;
    for line in &row.name {
        sheet.text(line, (0.0, baseline), NAME, Ink::Text, Anchor::Start);
        baseline += 17.0;
    }
    if plot.left == 0.0 {
        baseline += 20.0;
    }
    for line in &row.note {
        sheet.text(line, (0.0, baseline), NOTE, Ink::Quiet, Anchor::Start);
        baseline += 16.0;
    }
    if let Some(gap) = row.estate.variance() {
        let ink = match gap {
            ..0 => Ink::Gap,
            0 => Ink::Quiet,
            1.. => Ink::Done,
        };
        let text = font::bold(&words.0.signed(gap));
        sheet.text(&text, (sheet.width, first), NAME, ink, Anchor::End);
    }
}
