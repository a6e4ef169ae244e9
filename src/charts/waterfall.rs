//! The restatement bridge as a waterfall: each cause moves the figure a little further from where
//! it opened. Its scale is the difference from the opening, so that its zero is a true one and
//! changes of a few dwellings in thousands can be seen.

use super::font;
use super::place::Area;
use super::provenance::{Provenance, air};
use super::scale::{length, ticks};
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size, Style};
use super::words::Words;
use crate::domain::calendar::{first_day_of, last_day_of};
use crate::domain::restatement::Restatement;
use crate::text::Lang;
use crate::text::sentences::restatement as said;

const NAME: f64 = 13.0;
const BAR: f64 = 12.0;
const LINE: f64 = 17.0;

/// What a row shows.
#[derive(Clone, Copy)]
enum Mark {
    /// The opening or closing figure.
    Figure,
    /// A cause that moved the figure from one difference to another.
    Step,
}

/// A row, its name already broken into lines.
struct Row {
    name: Vec<String>,
    number: String,
    ink: Ink,
    mark: Mark,
    /// Differences from the opening where its bar begins and ends.
    from: i64,
    to: i64,
    top: f64,
    middle: f64,
    bottom: f64,
}

/// Where the bars stand.
struct Plot {
    left: f64,
    right: f64,
    least: i64,
    most: i64,
}

impl Plot {
    fn x(&self, count: i64) -> f64 {
        let whole = self.most - self.least;
        self.left + length(count - self.least, whole, self.right - self.left)
    }
}

/// The bridge. `answer` is the sentence the picture proves.
#[must_use]
pub fn waterfall(of: &Restatement, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let width = f64::from(style.size().width());
    let beside = style.size() == Size::Large;
    let mut rows = rows(of, style.lang);
    let column = rows.iter().map(|row| font::width(&row.number, NAME)).fold(0.0, f64::max) + 14.0;
    let left = if beside { 320.0 } else { 0.0 };
    let name_width = if beside { left - 24.0 } else { width - column };
    let bottom = lay(&mut rows, name_width, beside, 24.0);
    let ends = || rows.iter().flat_map(|row| [row.from, row.to]);
    let plot = Plot {
        left: left + 8.0,
        right: width - if beside { column + 8.0 } else { 8.0 },
        least: ends().min().unwrap_or(0).min(0),
        most: ends().max().unwrap_or(0).max(0).max(ends().min().unwrap_or(0).min(0) + 1),
    };
    let provenance = Provenance::lines(&provenance(of, words), style);
    let foot = bottom + air(style.size());
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    draw_scale(&sheet, &plot, &rows, (bottom, beside), words);
    draw_rows(&sheet, &rows, &plot, beside);
    provenance.draw(&sheet, foot);
    let stage = style.lang.stage_name(of.stage);
    let title = style.lang.say_with("restatements-chart", &[("stage", stage.into())]);
    sheet.finish(style, "restatement", &title, answer)
}

/// Opening, causes that moved anything, closing.
fn rows(of: &Restatement, lang: Lang) -> Vec<Row> {
    let bridge = &of.bridge;
    let figure = |key: &str, point: String, number: i64, to: i64| Row {
        name: vec![format!("{} {point}", lang.say(key))],
        number: font::bold(&lang.count(number)),
        ink: Ink::Text,
        mark: Mark::Figure,
        from: 0,
        to,
        top: 0.0,
        middle: 0.0,
        bottom: 0.0,
    };
    let opening = said::point(lang, of, &of.from, false);
    let closing = said::point(lang, of, &of.to, false);
    let mut rows = vec![figure("restatements-opening", opening, bridge.opening_sum(), 0)];
    let mut reached = 0;
    for cause in bridge.at_work() {
        let moved = bridge.cause_sum(cause);
        if moved == 0 {
            continue;
        }
        let ink = if moved < 0 { Ink::Gap } else { Ink::Done };
        rows.push(Row {
            name: vec![said::cause(lang, cause)],
            number: font::bold(&lang.signed(moved)),
            ink,
            mark: Mark::Step,
            from: reached,
            to: reached + moved,
            ..figure("restatements-opening", String::new(), 0, 0)
        });
        reached += moved;
    }
    let difference = bridge.closing_sum() - bridge.opening_sum();
    rows.push(figure("restatements-closing", closing, bridge.closing_sum(), difference));
    rows
}

/// Breaks names and gives each row its place; the lower edge of the last.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
fn lay(rows: &mut [Row], width: f64, beside: bool, mut top: f64) -> f64 {
    for row in rows {
        row.name = row.name.iter().flat_map(|name| font::wrap(name, NAME, width)).collect();
        let text = row.name.len() as f64 * LINE;
        row.top = top;
        if beside {
            row.middle = top + 8.0 + LINE / 2.0;
            row.bottom = top + 16.0 + text;
        } else {
            row.middle = top + 8.0 + text + 4.0 + BAR / 2.0;
            row.bottom = row.middle + BAR / 2.0 + 8.0;
        }
        top = row.bottom;
    }
    top
}

fn draw_scale(
    sheet: &Sheet,
    plot: &Plot,
    rows: &[Row],
    (bottom, beside): (f64, bool),
    words: Words,
) {
    let top = rows.first().map_or(24.0, |row| row.top);
    let steps = ticks(plot.most.max(-plot.least).max(1));
    let mut counts: Vec<i64> =
        steps.iter().map(|step| -step).chain([0]).chain(steps.clone()).collect();
    counts.retain(|count| plot.least <= *count && *count <= plot.most);
    counts.sort_unstable();
    // The zero keeps its label whatever the others do; the unit is said beside it.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    counts.sort_by_key(|count| (*count != 0, count.abs()));
    for count in counts {
        let x = plot.x(count);
        if count != 0 {
            for row in rows.iter().filter(|_| !beside) {
                sheet.line((x, row.middle - BAR), (x, row.middle + BAR), Pen(Ink::Rule, 1.0, ""));
            }
            if beside {
                sheet.line((x, top), (x, bottom), Pen(Ink::Rule, 1.0, ""));
            }
        }
        let text = words.0.signed(count);
        let half = font::width(&text, 12.0) / 2.0;
        let from = (x - half).clamp(0.0, sheet.width - 2.0 * half);
        let span = (from - 6.0, from + 2.0 * half + 6.0);
        if taken.iter().all(|(left, right)| span.1 <= *left || *right <= span.0) {
            sheet.text(&text, (from, top - 9.0), 12.0, Ink::Quiet, Anchor::Start);
            taken.push(span);
        }
    }
    let unit = words.say("restatements-chart-difference");
    let wide = font::width(&unit, 12.0);
    let free = |from: f64| taken.iter().all(|(left, right)| from + wide <= *left || *right <= from);
    let places = [0.0, sheet.width - wide, plot.left + 60.0];
    if let Some(from) = places.into_iter().find(|from| free(*from)) {
        sheet.text(&unit, (from, top - 9.0), 12.0, Ink::Quiet, Anchor::Start);
    }
}

fn draw_rows(sheet: &Sheet, rows: &[Row], plot: &Plot, beside: bool) {
    let zero = plot.x(0);
    for row in rows {
        sheet.line((0.0, row.top), (sheet.width, row.top), Pen(Ink::Rule, 1.0, ""));
        let (from, to) = (plot.x(row.from.min(row.to)), plot.x(row.from.max(row.to)));
        let bar = Area::new(from, row.middle - BAR / 2.0, to, row.middle + BAR / 2.0);
        match (row.mark, row.to < row.from) {
            (Mark::Figure, _) => {
                sheet.line(
                    (zero, row.middle),
                    (plot.x(row.to), row.middle),
                    Pen(Ink::Text, 4.0, ""),
                );
            }
            (Mark::Step, false) => sheet.rect(bar, Ink::Done),
            (Mark::Step, true) => {
                sheet.hatch(bar, Ink::Gap);
                sheet.frame(bar, Pen(Ink::Gap, 1.5, ""));
            }
        }
        let end = plot.x(row.to);
        if matches!(row.mark, Mark::Figure) {
            let (above, below) = ((end, row.middle - BAR), (end, row.middle + BAR));
            sheet.line(above, below, Pen(Ink::Text, 2.5, ""));
        }
    }
    for pair in rows.windows(2) {
        let [row, next] = pair else { continue };
        // Between rows whose names stand in the way only the ends of the step are drawn.
        let x = plot.x(row.to);
        let until = if beside { next.middle - BAR / 2.0 } else { row.bottom };
        sheet.line((x, row.middle + BAR / 2.0), (x, until), Pen(Ink::Quiet, 1.0, "2 3"));
    }
    for row in rows {
        let reach =
            if beside { (row.top, row.bottom) } else { (row.middle - BAR, row.middle + BAR) };
        sheet.line((zero, reach.0), (zero, reach.1), Pen(Ink::Text, 1.0, ""));
    }
    sheet.haloed(|| {
        for row in rows {
            let mut baseline = row.top + 8.0 + NAME * 0.9;
            let first = baseline;
            for line in &row.name {
                sheet.text(line, (0.0, baseline), NAME, Ink::Text, Anchor::Start);
                baseline += LINE;
            }
            sheet.text(&row.number, (sheet.width, first), NAME, row.ink, Anchor::End);
        }
    });
}

/// Programme, stage, period, and both points with their heads.
fn provenance(of: &Restatement, words: Words) -> Vec<String> {
    use chrono::Datelike as _;
    let name = &of.programme.name;
    let mut items = vec![if of.fictional {
        format!("{} {name}", font::bold(&words.fictional()))
    } else {
        name.clone()
    }];
    items.push(words.counted(of.stage, of.net));
    let year = of.first.year();
    items.push(if (of.first, of.last) == (first_day_of(year), last_day_of(year)) {
        words.0.say_with("restatements-chart-year", &[("year", year.to_string().into())])
    } else {
        let day = |day| words.0.day_in_words(day).into();
        words
            .0
            .say_with("restatements-chart-days", &[("from", day(of.first)), ("to", day(of.last))])
    });
    if let Some(closing) = of.closing {
        items.push(words.0.say_with("restatements-chart-closing", &[("n", closing.into())]));
    }
    for known in [&of.from, &of.to] {
        items.push(words.on("chart-known-on", known.on));
        items.push(words.situation(known.position, &known.head));
    }
    items
}
