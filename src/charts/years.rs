//! Bars by year with a tick for the plan; years as rows where columns would be too narrow.

use super::font;
use super::key::{self, Entry, Sign};
use super::notes::Notes;
use super::place::Area;
use super::provenance::{Provenance, air};
use super::scale::{length, ticks};
use super::sheet::{Anchor, Pen, Sheet};
use super::style::{Ink, Size, Style};
use super::words::Words;
use super::{year_columns, year_rows};
use crate::domain::rollup::{Period, PlanStatus, Progress};

/// What a year's place shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Whole,
    Running,
    /// Over, but not everybody expected to has reported.
    Incomplete,
    Missing,
    ToCome,
}

/// A year as drawn.
pub(super) struct Year<'a> {
    pub period: &'a Period,
    pub state: State,
    pub actual: i64,
    pub current: Option<i64>,
    /// Only where it differs from the plan in force.
    pub original: Option<i64>,
}

/// All that both drawings of years share.
pub(super) struct Years<'a> {
    pub all: Vec<Year<'a>>,
    pub most: i64,
    pub ticks: Vec<i64>,
    pub words: Words,
    pub indicative: bool,
    /// Whether any year has two plans.
    pub differs: bool,
    /// Version 1 is the only one.
    pub first_plan: bool,
}

impl<'a> Years<'a> {
    fn of(progress: &'a Progress, words: Words) -> Self {
        let years: Vec<Year<'_>> = progress
            .periods
            .iter()
            .map(|period| Year {
                period,
                state: state(period, progress),
                actual: period.actual.unwrap_or(0),
                current: period.planned_current.or(period.planned_original),
                original: period.planned_original.filter(|_| {
                    period.planned_current.is_some()
                        && period.planned_original != period.planned_current
                }),
            })
            .collect();
        let greatest = |year: &Year<'_>| [Some(year.actual), year.current, year.original];
        let most = years.iter().flat_map(greatest).flatten().max().unwrap_or(0).max(1);
        Self {
            most,
            ticks: ticks(most),
            differs: years.iter().any(|year| year.original.is_some()),
            all: years,
            words,
            indicative: progress.plan_status == PlanStatus::Indicative,
            first_plan: progress.current.as_ref().is_none_or(|plan| plan.version <= 1),
        }
    }

    /// Dashes of the plan's tick: dots for the line nobody adopted.
    pub(super) fn tick_pen(&self) -> Pen {
        Pen(Ink::Text, 2.5, if self.indicative { "2 2" } else { "" })
    }

    pub(super) fn status(&self, state: State) -> Option<String> {
        let words = self.words;
        match state {
            State::Whole | State::Incomplete => None,
            State::Running => Some(words.say("chart-running").into_owned()),
            State::Missing => {
                Some(self.words.0.say_with("chart-not-reported", &[("n", 1_i64.into())]))
            }
            State::ToCome => Some(words.say("chart-to-come").into_owned()),
        }
    }

    fn key(&self, progress: &Progress) -> Vec<Entry> {
        let words = self.words;
        let planned = self.all.iter().any(|year| year.current.is_some());
        let mut key = vec![Entry(Sign::Done, words.0.stage_name(progress.stage).into_owned())];
        if planned && self.all.iter().any(|year| self.misses(year)) {
            key.push(Entry(Sign::Missing, words.say("chart-missing-dwellings").into_owned()));
        }
        if planned {
            let name = match (self.indicative, self.first_plan && !self.differs) {
                (true, _) => "chart-key-indicative",
                (false, true) => "chart-key-original",
                (false, false) => "chart-key-plan",
            };
            let sign = if self.indicative { Sign::Indicative } else { Sign::PlanTick };
            key.push(Entry(sign, words.say(name).into_owned()));
        }
        if self.all.iter().any(|year| year.state == State::Incomplete) {
            key.push(Entry(Sign::Unfinished, words.say("missing-key").into_owned()));
        }
        if self.differs {
            let differs = words.say("chart-key-original-differs").into_owned();
            key.push(Entry(Sign::Original, differs));
        }
        key
    }

    /// Whether a whole year stayed below the plan in force.
    #[expect(clippy::unused_self, reason = "reads as a rule of these years")]
    pub(super) fn misses(&self, year: &Year<'_>) -> bool {
        matches!(year.state, State::Whole | State::Incomplete)
            && year.period.variance_current.is_some_and(|gap| gap < 0)
    }

    /// Variance to the plan in force, coloured by its sign.
    pub(super) fn variance(&self, year: &Year<'_>) -> Option<(String, Ink)> {
        let gap = year.period.variance_current.or(year.period.variance_original)?;
        let ink = match gap {
            ..0 => Ink::Gap,
            0 => Ink::Quiet,
            1.. => Ink::Done,
        };
        Some((self.words.0.signed(gap), ink))
    }

    pub(super) fn variance_original(&self, year: &Year<'_>) -> Option<String> {
        year.original?;
        Some(self.words.0.signed(year.period.variance_original?))
    }

    pub(super) fn length(&self, count: i64, whole: f64) -> f64 {
        length(count, self.most, whole)
    }
}

fn state(period: &Period, progress: &Progress) -> State {
    // What came after `to` is shown where something came; where nothing did, it is to come.
    if period.from > progress.to && period.actual.is_none() {
        State::ToCome
    } else if period.missing {
        State::Missing
    } else if period.running {
        State::Running
    } else if period.is_incomplete() {
        State::Incomplete
    } else {
        State::Whole
    }
}

/// A progress by year as bars. `answer` is the sentence the picture proves.
#[must_use]
pub fn years(progress: &Progress, answer: &str, style: &Style) -> String {
    let words = Words(style.lang);
    let years = Years::of(progress, words);
    let width = f64::from(style.size().width());
    let key = years.key(progress);
    let top = key::height(&key, width);
    let provenance = Provenance::of(progress, progress.fictional, style);
    let days = progress.periods.first().zip(progress.periods.last());
    let days = days.map_or((progress.to, progress.to), |(first, last)| (first.from, last.to));
    let notes = Notes::of(progress, days, style);
    let columns = (style.size() != Size::Small)
        .then(|| year_columns::Columns::of(&years, style.size(), top, notes.row()))
        .flatten();
    let bottom = match &columns {
        Some(columns) => columns.bottom(),
        None => year_rows::bottom(&years, top),
    };
    let foot = bottom + notes.height() + air(style.size());
    let sheet = Sheet::new(style, foot + provenance.height() - 12.0);
    key::draw(&sheet, &key, width);
    match columns {
        Some(columns) => columns.draw(&sheet, &years, &notes),
        None => year_rows::draw(&sheet, &years, &notes, top),
    }
    notes.draw(&sheet, bottom + 14.0);
    provenance.draw(&sheet, foot);
    let stage = style.lang.stage_name(progress.stage);
    let title = style.lang.say_with("chart-title-years", &[("stage", stage.into())]);
    sheet.finish(style, "years", &title, &notes.told(answer))
}

/// A bar that is not finished: tint, hatching and its edge.
pub(super) fn unfinished(sheet: &Sheet, area: Area) {
    sheet.rect(area, Ink::Tint);
    sheet.hatch(area, Ink::Done);
}

/// A text of a scale: the unit is said once.
pub(super) fn with_unit(words: Words, tick: i64, last: bool) -> String {
    let count = words.0.count(tick);
    if last {
        let unit = words.0.say_with("chart-unit", &[("n", tick.into())]);
        format!("{count}\u{a0}{unit}")
    } else {
        count
    }
}

/// Width of the widest of some texts.
pub(super) fn widest<'t>(texts: impl IntoIterator<Item = &'t str>, size: f64) -> f64 {
    texts.into_iter().map(|text| font::width(text, size)).fold(0.0, f64::max)
}

/// Baselines start here relative to the middle of a line of that size.
pub(super) fn centred(middle: f64, size: f64) -> f64 {
    middle + size * 0.36
}

/// Where a scale's number stands.
pub(super) const START: Anchor = Anchor::Start;
