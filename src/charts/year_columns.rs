//! Years as columns, with the variances in rows under the axis.

use super::font::{self, bold};
use super::notes::Notes;
use super::place::{ASCENT, Area, DESCENT};
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size};
use super::years::{START, State, Year, Years, unfinished, widest, with_unit};

/// Where columns stand.
pub(super) struct Columns {
    left: f64,
    slot: f64,
    bar: f64,
    top: f64,
    base: f64,
    count: f64,
    rows: usize,
    /// Pixels between the axis and the years, where numbers of annotations stand.
    below: f64,
}

impl Columns {
    /// Columns for these years; none where a slot is narrower than what is written in it.
    #[expect(clippy::cast_precision_loss, reason = "a handful of years")]
    pub(super) fn of(years: &Years<'_>, size: Size, top: f64, below: f64) -> Option<Self> {
        let heads = heads(years);
        let scale = years.ticks.iter().map(|&tick| years.words.0.count(tick));
        let scale: Vec<String> = scale.collect();
        let left = widest(heads.iter().map(String::as_str), 12.0)
            .max(widest(scale.iter().map(String::as_str), 12.0))
            + 10.0;
        let width = f64::from(size.width()) - left;
        let slot = (width / years.all.len().max(1) as f64).min(110.0);
        let counted = if size == Size::Large { 13.0 } else { 12.0 };
        let texts = years.all.iter().flat_map(|year| {
            let count = bold(&years.words.0.count(year.actual));
            let notes = notes(years, year);
            std::iter::once(count).chain(notes.into_iter().map(|(text, _)| text))
        });
        let texts: Vec<String> = texts.collect();
        if widest(texts.iter().map(String::as_str), counted) + 4.0 > slot {
            return None;
        }
        let high = if size == Size::Large { 252.0 } else { 236.0 };
        Some(Self {
            left,
            slot,
            bar: (slot * if size == Size::Large { 0.6 } else { 0.7 }).min(64.0),
            top: top + 14.0,
            base: top + 14.0 + high,
            count: counted,
            rows: years.all.iter().map(|year| notes(years, year).len()).max().unwrap_or(0),
            below,
        })
    }

    /// Lower edge of the rows under the axis.
    #[expect(clippy::cast_precision_loss, reason = "two rows")]
    pub(super) fn bottom(&self) -> f64 {
        self.base + self.below + 19.0 + self.rows as f64 * 18.0
    }

    pub(super) fn draw(&self, sheet: &Sheet, years: &Years<'_>, noted: &Notes<'_>) {
        let right = if self.slot >= 110.0 { self.left + self.width_of(years) } else { sheet.width };
        for (index, &tick) in years.ticks.iter().enumerate() {
            let y = self.y(years, tick);
            sheet.line((0.0, y), (right, y), Pen(Ink::Rule, 1.0, ""));
            let text = with_unit(years.words, tick, false);
            sheet.text(&text, (0.0, y - 5.0), 12.0, Ink::Quiet, START);
            if index + 1 == years.ticks.len() {
                let unit = years.words.0.say_with("chart-unit", &[("n", tick.into())]);
                sheet.text(&unit, (0.0, y + 15.0), 12.0, Ink::Quiet, START);
            }
        }
        let mut marks = Vec::new();
        let mut middle = self.left + self.slot / 2.0;
        for year in &years.all {
            self.draw_bar(sheet, years, year, middle);
            self.draw_notes(sheet, years, year, middle);
            let days = (year.period.from, year.period.to);
            let mark = noted.mark_of(days, (middle, self.base + 4.0), (0.0, sheet.width));
            marks.extend(mark);
            middle += self.slot;
        }
        sheet.line((0.0, self.base), (right, self.base), Pen(Ink::Text, 1.0, ""));
        for mark in &marks {
            mark.draw(sheet);
        }
        if years.all.iter().any(|year| years.variance(year).is_some()) {
            for (index, head) in heads(years).iter().enumerate() {
                let at = (0.0, self.row(index));
                sheet.text(head, at, 12.0, Ink::Quiet, START);
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of years")]
    fn width_of(&self, years: &Years<'_>) -> f64 {
        self.slot * years.all.len() as f64
    }

    /// Baseline of a row under the axis; the years are row 0.
    #[expect(clippy::cast_precision_loss, reason = "two rows")]
    fn row(&self, index: usize) -> f64 {
        self.base + self.below + 19.0 + index as f64 * 18.0
    }

    fn y(&self, years: &Years<'_>, count: i64) -> f64 {
        self.base - years.length(count, self.base - self.top)
    }

    fn draw_bar(&self, sheet: &Sheet, years: &Years<'_>, year: &Year<'_>, middle: f64) {
        let half = self.bar / 2.0;
        let top = self.y(years, year.actual);
        let bar = Area::new(middle - half, top, middle + half, self.base);
        match year.state {
            State::Whole => sheet.rect(bar, Ink::Done),
            State::Running | State::Incomplete => {
                unfinished(sheet, bar);
                sheet.line((bar.left, top), (bar.right, top), Pen(Ink::Done, 2.5, ""));
            }
            State::Missing => sheet.hatch(Area { top: self.top, ..bar }, Ink::Rule),
            State::ToCome => {}
        }
        let plans = year.current.into_iter().chain(year.original);
        let ticks: Vec<f64> = plans.map(|count| self.y(years, count)).collect();
        let counted = matches!(year.state, State::Whole | State::Running | State::Incomplete);
        let text = bold(&years.words.0.count(year.actual));
        let label = counted.then(|| self.place_count(year.state == State::Whole, top, &ticks));
        if let Some(planned) = year.current.filter(|_| years.misses(year)) {
            let above = label.filter(|(baseline, ink)| *ink == Ink::Done && *baseline <= top);
            let from = above.map_or(top, |(baseline, _)| baseline - self.count * ASCENT - 2.0);
            let to = self.y(years, planned);
            if from > to {
                sheet.line((middle, from), (middle, to), Pen(Ink::Gap, 2.0, ""));
            }
        }
        let tick = |count: i64, pen: Pen| {
            let y = self.y(years, count);
            sheet.line((bar.left - 5.0, y), (bar.right + 5.0, y), pen);
        };
        if let Some(original) = year.original {
            tick(original, Pen(Ink::Origin, 2.0, "4 3"));
        }
        if let Some(planned) = year.current {
            if planned < year.actual {
                tick(planned, Pen(Ink::Paper, 5.5, ""));
            }
            tick(planned, years.tick_pen());
        }
        if let Some((baseline, ink)) = label {
            sheet.text(&text, (middle, baseline), self.count, ink, Anchor::Middle);
        }
    }

    /// Inside at the top, below the ticks inside, above the bar, or above the ticks above it.
    fn place_count(&self, inside: bool, top: f64, ticks: &[f64]) -> (f64, Ink) {
        let (above, below) = (self.count * ASCENT + 3.0, self.count * DESCENT + 3.0);
        let free =
            |baseline: f64| !ticks.iter().any(|&y| baseline - above < y && y < baseline + below);
        let lower = |y: &f64| y + self.count * ASCENT + 5.0;
        let within = std::iter::once(top).chain(ticks.iter().copied()).map(|y| lower(&y));
        let mut within = within.filter(|baseline| {
            inside && *baseline >= top + above && baseline + below <= self.base && free(*baseline)
        });
        if let Some(baseline) = within.next() {
            return (baseline, Ink::OnDone);
        }
        let mut over: Vec<f64> = ticks.iter().copied().filter(|y| *y <= top + above).collect();
        over.push(top);
        over.sort_by(|a, b| b.total_cmp(a));
        let over = over.into_iter().map(|y| y - 6.0).filter(|baseline| *baseline <= top - 4.0);
        let baseline = over.into_iter().find(|&baseline| free(baseline));
        (baseline.unwrap_or(top - 6.0), Ink::Done)
    }

    fn draw_notes(&self, sheet: &Sheet, years: &Years<'_>, year: &Year<'_>, middle: f64) {
        let at = (middle, self.row(0));
        sheet.strong(&year.period.period, at, 13.0, Ink::Text, Anchor::Middle);
        for (index, (text, ink)) in notes(years, year).iter().enumerate() {
            let size = if index == 0 { self.count } else { 12.0 };
            sheet.text(text, (middle, self.row(index + 1)), size, *ink, Anchor::Middle);
        }
    }
}

/// What stands under a year: its variances, or why it has none; a long word in two lines.
fn notes(years: &Years<'_>, year: &Year<'_>) -> Vec<(String, Ink)> {
    if let Some(status) = years.status(year.state) {
        let lines = font::wrap(&status, 12.0, 64.0);
        return lines.into_iter().map(|line| (line, Ink::Quiet)).collect();
    }
    let original = years.variance_original(year).map(|text| (text, Ink::Quiet));
    years.variance(year).into_iter().chain(original).collect()
}

/// Names of the rows under the axis.
fn heads(years: &Years<'_>) -> Vec<String> {
    let say = |key: &str| years.words.say(key).into_owned();
    match (years.indicative, years.differs, years.first_plan) {
        (true, ..) => vec![say("chart-variance-indicative"), say("chart-row-indicative")],
        (false, true, _) => {
            vec![say("chart-variance-to"), say("chart-row-current"), say("chart-row-original")]
        }
        (false, false, true) => vec![say("chart-variance-to"), say("chart-row-plan")],
        (false, false, false) => vec![say("chart-variance-to"), say("chart-row-current")],
    }
}
