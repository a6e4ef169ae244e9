//! Years as rows: for narrow boxes, and for programmes of many years.

use super::font::{self, bold};
use super::notes::Notes;
use super::place::Area;
use super::sheet::{Anchor, Pen, Sheet};
use super::style::Ink;
use super::years::{START, State, Year, Years, centred, unfinished, widest, with_unit};

const PITCH: f64 = 34.0;
const BAR: f64 = 16.0;
const LEFT: f64 = 42.0;

/// Lower edge of the rows.
#[expect(clippy::cast_precision_loss, reason = "a handful of years")]
pub(super) fn bottom(years: &Years<'_>, top: f64) -> f64 {
    top + 22.0 + years.all.len() as f64 * PITCH
}

/// Draws scale and rows below `top`.
pub(super) fn draw(sheet: &Sheet, years: &Years<'_>, noted: &Notes<'_>, top: f64) {
    let remarks: Vec<String> = years.all.iter().filter_map(|year| note(years, year)).collect();
    let title = years.words.say("chart-variance");
    let column = widest(remarks.iter().map(String::as_str), 13.0).max(font::width(&title, 12.0));
    let limit = sheet.width - column - 12.0;
    let right = years.all.iter().map(|year| room(years, year, limit)).fold(limit, f64::min);
    let (first, last) = (top + 22.0, bottom(years, top));
    draw_scale(sheet, years, (top, last), right);
    let any = years.all.iter().any(|year| years.variance(year).is_some());
    if any {
        sheet.text(&title, (sheet.width, top + 15.0), 12.0, Ink::Quiet, Anchor::End);
    }
    let mut middle = first + PITCH / 2.0;
    for year in &years.all {
        let days = (year.period.from, year.period.to);
        let mark = noted.mark_of(days, (0.0, middle + 1.0), (0.0, LEFT - 4.0));
        // The year makes room for the numbers of its annotations.
        let named = if mark.is_some() { middle - 8.0 } else { middle };
        sheet.strong(&year.period.period, (0.0, centred(named, 13.0)), 13.0, Ink::Text, START);
        if let Some(mark) = mark {
            mark.draw(sheet);
        }
        draw_row(sheet, years, year, middle, right);
        middle += PITCH;
    }
}

/// How far right the scale may end, so that the number behind an unfinished bar, and behind a
/// tick near its end, stays left of `limit`.
fn room(years: &Years<'_>, year: &Year<'_>, limit: f64) -> f64 {
    if !matches!(year.state, State::Running | State::Incomplete) {
        return limit;
    }
    let ends = year.current.into_iter().chain(year.original).chain([year.actual]);
    let end = years.length(ends.max().unwrap_or(0), 1.0);
    let number = 6.0 + font::width(&bold(&years.words.0.count(year.actual)), 12.0);
    LEFT + (limit - LEFT - number) / end.max(0.1)
}

/// What stands in the right column.
fn note(years: &Years<'_>, year: &Year<'_>) -> Option<String> {
    years.status(year.state).or_else(|| years.variance(year).map(|(text, _)| text))
}

fn draw_scale(sheet: &Sheet, years: &Years<'_>, (top, last): (f64, f64), right: f64) {
    let x = |count: i64| LEFT + years.length(count, right - LEFT);
    let title = font::width(&years.words.say("chart-variance"), 12.0);
    sheet.line((LEFT, top + 22.0), (LEFT, last), Pen(Ink::Text, 1.0, ""));
    sheet.text("0", (LEFT, top + 15.0), 12.0, Ink::Quiet, START);
    let mut free = LEFT + 14.0;
    for (index, &tick) in years.ticks.iter().enumerate() {
        let at = x(tick);
        sheet.line((at, top + 22.0), (at, last), Pen(Ink::Rule, 1.0, ""));
        let full = with_unit(years.words, tick, index + 1 == years.ticks.len());
        let edge = sheet.width - title - 8.0;
        // The unit, and then the number, give way where there is no room.
        for text in [full, with_unit(years.words, tick, false)] {
            let half = font::width(&with_unit(years.words, tick, false), 12.0) / 2.0;
            let left = at - half;
            if left >= free && left + font::width(&text, 12.0) <= edge {
                sheet.text(&text, (left, top + 15.0), 12.0, Ink::Quiet, START);
                free = left + font::width(&text, 12.0) + 8.0;
                break;
            }
        }
    }
}

fn draw_row(sheet: &Sheet, years: &Years<'_>, year: &Year<'_>, middle: f64, right: f64) {
    let x = |count: i64| LEFT + years.length(count, right - LEFT);
    let bar = Area::new(LEFT, middle - BAR / 2.0, x(year.actual), middle + BAR / 2.0);
    match year.state {
        State::Whole => sheet.rect(bar, Ink::Done),
        State::Running | State::Incomplete => {
            unfinished(sheet, bar);
            let edge = ((bar.right, bar.top), (bar.right, bar.bottom));
            sheet.line(edge.0, edge.1, Pen(Ink::Done, 2.5, ""));
        }
        State::Missing => sheet.hatch(Area { right, ..bar }, Ink::Rule),
        State::ToCome => {}
    }
    let ticks: Vec<f64> = year.current.into_iter().chain(year.original).map(x).collect();
    let label =
        matches!(year.state, State::Whole | State::Running | State::Incomplete).then(|| {
            let text = bold(&years.words.0.count(year.actual));
            let (at, ink) = place_count(&text, bar, &ticks);
            if year.state != State::Whole && ink == Ink::OnDone {
                // Hatching makes way for the number.
                let end = at + font::width(&text, 12.0) + 4.0;
                sheet.rect(Area { left: at - 4.0, right: end, ..bar }, Ink::Tint);
                return (text, at, Ink::Done);
            }
            (text, at, ink)
        });
    if let Some(planned) = year.current.filter(|_| years.misses(year)) {
        let outside = label.as_ref().filter(|(_, at, _)| *at >= bar.right);
        let from = outside.map_or(bar.right, |(text, at, _)| at + font::width(text, 12.0) + 4.0);
        if from < x(planned) {
            sheet.line((from, middle), (x(planned), middle), Pen(Ink::Gap, 2.0, ""));
        }
    }
    if let Some(original) = year.original {
        tick(sheet, x(original), middle, Pen(Ink::Origin, 2.0, "4 3"));
    }
    if let Some(planned) = year.current {
        if planned < year.actual {
            tick(sheet, x(planned), middle, Pen(Ink::Paper, 5.5, ""));
        }
        tick(sheet, x(planned), middle, years.tick_pen());
    }
    if let Some((text, at, ink)) = label {
        sheet.text(&text, (at, centred(middle, 12.0)), 12.0, ink, START);
    }
    draw_note(sheet, years, year, middle);
}

fn tick(sheet: &Sheet, x: f64, middle: f64, pen: Pen) {
    sheet.line((x, middle - 12.0), (x, middle + 12.0), pen);
}

/// Inside the bar at its beginning, or behind it where no tick runs through.
fn place_count(text: &str, bar: Area, ticks: &[f64]) -> (f64, Ink) {
    let wide = font::width(text, 12.0);
    let free = |left: f64| !ticks.iter().any(|&x| left - 4.0 < x && x < left + wide + 4.0);
    let starts = std::iter::once(bar.left + 6.0).chain(ticks.iter().map(|x| x + 6.0));
    let mut within = starts.filter(|left| left + wide + 5.0 <= bar.right && free(*left));
    if let Some(left) = within.next() {
        return (left, Ink::OnDone);
    }
    let behind = std::iter::once(bar.right + 6.0)
        .chain(ticks.iter().map(|x| x + 6.0).filter(|x| *x >= bar.right));
    let left = behind.into_iter().find(|&left| free(left)).unwrap_or(bar.right + 6.0);
    (left, Ink::Done)
}

fn draw_note(sheet: &Sheet, years: &Years<'_>, year: &Year<'_>, middle: f64) {
    let (text, ink, size) = match (years.status(year.state), years.variance(year)) {
        (Some(status), _) => (status, Ink::Quiet, 12.0),
        (None, Some((gap, ink))) => (gap, ink, 13.0),
        (None, None) => return,
    };
    sheet.text(&text, (sheet.width, centred(middle, size)), size, ink, Anchor::End);
}
