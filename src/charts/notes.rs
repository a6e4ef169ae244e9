//! What managers noted: numbers under the axis, a stem to each day, and the texts in that order
//! below the picture. Numbers, because a line of eighty letters fits nowhere beside a curve on a
//! telephone, and because numbers that lie on each other can be said as one: `2–4`.

use super::font::{self, bold};
use super::place::Area;
use super::sheet::{Anchor, Pen, Point, Sheet};
use super::style::{Ink, Style};
use super::words::Words;
use crate::domain::annotation::Annotation;
use crate::domain::calendar::Day;
use crate::domain::rollup::Progress;
use crate::text::Lang;

/// Room between the axis and what is written below it.
const ROW: f64 = 18.0;
/// A number in its box.
const NUMBER: f64 = 11.0;
const HIGH: f64 = 14.0;
/// The texts.
const TEXT: f64 = 12.0;
const LINE: f64 = 17.0;

/// An annotation with the number it bears everywhere.
struct Note<'a> {
    number: usize,
    it: &'a Annotation,
    lines: Vec<String>,
}

/// The annotations of the days a picture shows.
pub(super) struct Notes<'a> {
    shown: Vec<Note<'a>>,
    indent: f64,
    words: Words,
}

/// One or several numbers in a box.
pub(super) struct Mark {
    text: String,
    area: Area,
    /// Where the days of its numbers are.
    pub stems: Vec<f64>,
}

impl<'a> Notes<'a> {
    /// Those from a day to another.
    pub(super) fn of(progress: &'a Progress, (first, last): (Day, Day), style: &Style) -> Self {
        let words = Words(style.lang);
        let shown = progress.annotations.iter().enumerate();
        let shown: Vec<(usize, &Annotation)> = shown
            .map(|(index, it)| (index + 1, it))
            .filter(|(_, it)| first <= it.on && it.on <= last)
            .collect();
        let widest = shown.iter().map(|(number, _)| wide(&number.to_string())).fold(0.0, f64::max);
        let indent = widest + 8.0;
        let width = f64::from(style.size().width()) - indent;
        let notes = shown.into_iter().map(|(number, it)| Note {
            number,
            it,
            lines: font::wrap(&said(words, it), TEXT, width),
        });
        Self { shown: notes.collect(), indent, words }
    }

    /// Pixels the numbers take between an axis and what is written below it.
    pub(super) fn row(&self) -> f64 {
        if self.shown.is_empty() { 0.0 } else { ROW }
    }

    /// Pixels the texts take below a picture.
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    pub(super) fn height(&self) -> f64 {
        let lines: usize = self.shown.iter().map(|note| note.lines.len()).sum();
        if lines == 0 { 0.0 } else { lines as f64 * LINE + 8.0 }
    }

    /// The numbers in boxes whose upper edge is at `top`, those that would touch made one; none
    /// reaches beyond `within`.
    pub(super) fn marks(&self, x: impl Fn(Day) -> f64, top: f64, within: (f64, f64)) -> Vec<Mark> {
        let mut groups: Vec<(usize, usize, Vec<f64>)> = Vec::new();
        for note in &self.shown {
            let mut group = (note.number, note.number, vec![x(note.it.on)]);
            while let Some(before) = groups.pop() {
                let (left, right) = (span(&before, within), span(&group, within));
                if left.1 + 3.0 <= right.0 {
                    groups.push(before);
                    break;
                }
                let stems = before.2.into_iter().chain(group.2).collect();
                group = (before.0, group.1, stems);
            }
            groups.push(group);
        }
        let mark = |group: (usize, usize, Vec<f64>)| {
            let (left, right) = span(&group, within);
            let area = Area::new(left, top, right, top + HIGH);
            Mark { text: numbers(group.0, group.1), area, stems: group.2 }
        };
        groups.into_iter().map(mark).collect()
    }

    /// The mark of the annotations among those of some days, which lie in a row.
    pub(super) fn mark_of(
        &self,
        (first, last): (Day, Day),
        (middle, top): Point,
        within: (f64, f64),
    ) -> Option<Mark> {
        let own = self.shown.iter().filter(|note| first <= note.it.on && note.it.on <= last);
        let own: Vec<usize> = own.map(|note| note.number).collect();
        let group = (*own.first()?, *own.last()?, vec![middle]);
        let (left, right) = span(&group, within);
        let area = Area::new(left, top, right, top + HIGH);
        Some(Mark { text: numbers(group.0, group.1), area, stems: group.2 })
    }

    /// Writes the texts, the first line's upper edge at `top`.
    pub(super) fn draw(&self, sheet: &Sheet, top: f64) {
        let mut baseline = top + TEXT;
        for note in &self.shown {
            let text = note.number.to_string();
            let area = Area::new(0.0, baseline - 11.0, wide(&text), baseline - 11.0 + HIGH);
            Mark { text, area, stems: Vec::new() }.draw(sheet);
            for line in &note.lines {
                sheet.text(line, (self.indent, baseline), TEXT, Ink::Soft, Anchor::Start);
                baseline += LINE;
            }
        }
    }

    /// What a picture says of itself to who does not see it: its answer, then these.
    pub(super) fn told(&self, answer: &str) -> String {
        let told = |note: &Note<'_>| {
            let args = [
                ("number", note.number.to_string().into()),
                ("note", said(self.words, note.it).into()),
            ];
            self.words.0.say_with("chart-note-told", &args)
        };
        let told: Vec<String> = self.shown.iter().map(told).collect();
        if told.is_empty() {
            return answer.to_owned();
        }
        let between = if self.words.0 == Lang::Fr { "\u{a0}; " } else { "; " };
        let notes =
            self.words.0.say_with("chart-notes-told", &[("notes", told.join(between).into())]);
        format!("{answer} {notes}").trim().to_owned()
    }
}

impl Mark {
    pub(super) fn draw(&self, sheet: &Sheet) {
        sheet.rect(self.area, Ink::Soft);
        let middle = f64::midpoint(self.area.left, self.area.right);
        let at = (middle, self.area.top + 11.0);
        sheet.text(&bold(&self.text), at, NUMBER, Ink::Paper, Anchor::Middle);
    }

    /// Draws it below an axis, with lines from the axis to it; `reach` says how high above the
    /// axis the line of a day goes.
    pub(super) fn draw_below(&self, sheet: &Sheet, base: f64, reach: impl Fn(f64) -> f64) {
        let (left, right) = (self.area.left + 1.0, self.area.right - 1.0);
        for &x in &self.stems {
            sheet.line((x, base), (x, reach(x).min(base)), Pen(Ink::Soft, 1.0, ""));
            sheet.line((x, base), (x.clamp(left, right), self.area.top), Pen(Ink::Soft, 1.0, ""));
        }
        self.draw(sheet);
    }
}

fn said(words: Words, it: &Annotation) -> String {
    let day = words.0.day_in_words(it.on);
    words.0.say_with("chart-note", &[("day", day.into()), ("text", it.text.as_str().into())])
}

fn numbers(first: usize, last: usize) -> String {
    match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    }
}

fn wide(text: &str) -> f64 {
    (font::width(&bold(text), NUMBER) + 7.0).max(HIGH)
}

/// Left and right edge of a box, in the middle of its days and within the picture.
fn span((first, last, days): &(usize, usize, Vec<f64>), (left, right): (f64, f64)) -> (f64, f64) {
    let wide = wide(&numbers(*first, *last));
    let ends = days.first().zip(days.last());
    let middle = ends.map_or(left, |(a, b)| f64::midpoint(*a, *b));
    let from = (middle - wide / 2.0).min(right - wide).max(left);
    (from, from + wide)
}
