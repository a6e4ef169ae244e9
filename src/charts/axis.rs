//! The scale of time under a curve.

use chrono::Datelike;

use super::curves::{Moment, end, start};
use super::font;
use super::progress::Frame;
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size};
use crate::domain::calendar::{Day, Month, first_day_of, last_day_of};
use crate::text::Lang;

/// The scale under a curve: years, or months where a programme has only a few. What is written
/// stands `below` pixels lower, where something else comes between.
pub(super) fn draw(
    sheet: &Sheet,
    (first_day, last_day): (Day, Day),
    frame: &Frame,
    (first, last): (Moment, Moment),
    (lang, below): (Lang, f64),
) {
    if last - first > 2 * 366 {
        years(sheet, (first_day, last_day), frame, (first, last), below);
    } else {
        months(sheet, first_day, frame, last, (lang, below));
    }
}

/// A tick at the first of each month; the year stands with the first month named and in January.
fn months(sheet: &Sheet, first_day: Day, frame: &Frame, last: Moment, (lang, below): (Lang, f64)) {
    let base = frame.area.bottom;
    let mut month = Month::of(first_day);
    let mut free = f64::NEG_INFINITY;
    while start(month.first_day()) < last {
        let from = frame.x(start(month.first_day().max(first_day)));
        let to = frame.x(end(month.last_day()).min(last));
        if month.first_day() > first_day {
            sheet.line((from, base), (from, base + 5.0), Pen(Ink::Quiet, 1.0, ""));
        }
        let with_year = free < 0.0 || month.number() == 1;
        let text = if with_year {
            lang.month_short(month)
        } else {
            lang.month_name_short(month.number()).to_owned()
        };
        let half = font::width(&text, 12.0) / 2.0;
        let middle = f64::midpoint(from, to).max(half);
        if middle - half >= free && middle + half <= sheet.width {
            sheet.text(&text, (middle, base + below + 18.0), 12.0, Ink::Soft, Anchor::Middle);
            free = middle + half + 8.0;
        }
        month = month.next();
    }
}

/// A tick at each 1 January, each year in the middle of its span; some years only when narrow.
fn years(
    sheet: &Sheet,
    (first_day, last_day): (Day, Day),
    frame: &Frame,
    (first, last): (Moment, Moment),
    below: f64,
) {
    let size = if sheet.size == Size::Small { 12.0 } else { 13.0 };
    let base = frame.area.bottom;
    let first_year = first_day.year();
    let span = |year: i32| {
        let from = frame.x(start(first_day_of(year)).max(first));
        (from, frame.x(end(last_day_of(year)).min(last)))
    };
    let text = font::width("2018", size);
    let whole = frame.x(first + 366) - frame.x(first);
    let each = [1, 2, 5, 10].into_iter().find(|&each| f64::from(each) * whole >= text + 9.0);
    let each = each.unwrap_or(10);
    let mut free = f64::NEG_INFINITY;
    let mut counted: Option<i32> = None;
    for year in first_year..=last_day.year() {
        let (from, to) = span(year);
        if year > first_year {
            sheet.line((from, base), (from, base + 5.0), Pen(Ink::Quiet, 1.0, ""));
        }
        let middle = f64::midpoint(from, to);
        let due = counted.is_none_or(|labelled| (year - labelled) % each == 0);
        let left = middle - text / 2.0;
        let fits = if each == 1 { to - from >= text - 2.0 } else { to - from >= whole * 0.9 };
        let inside = left >= 0.0 && middle + text / 2.0 <= sheet.width;
        if due && inside && left >= free && (fits || last_day.year() == first_year) {
            let baseline = base + below + if sheet.size == Size::Small { 17.0 } else { 18.0 };
            sheet.text(&year.to_string(), (middle, baseline), size, Ink::Soft, Anchor::Middle);
            free = middle + text / 2.0 + 5.0;
            counted = Some(year);
        }
    }
}
