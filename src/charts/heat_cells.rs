//! What a cell of a part's year shows.

use super::font::bold;
use super::style::Ink;
use super::words::Words;
use crate::domain::rollup::{Period, Progress};

/// How far a year is from its plan, or why that cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// At most half of the plan.
    FarBehind,
    Behind,
    /// As planned or more.
    Reached,
    /// Half as much again as planned, or more.
    FarAhead,
    Running,
    /// Something was planned and nothing is known.
    Missing,
    /// Without a plan, or to come.
    Plain,
    /// Neither planned nor recorded.
    Empty,
}

/// A part's year.
pub(super) struct Cell {
    pub year: String,
    pub state: State,
    actual: Option<i64>,
    planned: Option<i64>,
}

impl Cell {
    /// Its numbers from above: what was done, what was planned; each with its size and ink.
    pub(super) fn lines(&self, words: Words) -> Vec<(String, f64, Ink)> {
        let of = |key: &str, n: i64| words.0.say_with(key, &[("n", n.into())]);
        let done = self.actual.map(|n| (bold(&words.0.count(n)), 12.0, Ink::Text));
        let planned = self.planned.map(|n| match self.actual {
            Some(_) => (of("chart-of", n), 11.0, Ink::Soft),
            None => (of("chart-planned-only", n), 11.0, Ink::Soft),
        });
        done.into_iter().chain(planned).collect()
    }

    /// The ink that is read on the ground of this cell.
    pub(super) fn ink_over(&self, ink: Ink) -> Ink {
        match self.state {
            State::FarBehind | State::FarAhead => Ink::OnDone,
            _ => ink,
        }
    }
}

/// The years of a progress as cells.
pub(super) fn cells(progress: &Progress) -> Vec<Cell> {
    let compared = !progress.lacks_a_whole_year();
    let of = |period: &Period| {
        // Of the plan in force; nothing planned is no plan of that year.
        let planned = period.planned_current.filter(|planned| *planned != 0);
        let actual = period.actual.filter(|_| !period.missing);
        let state = match (actual, planned) {
            (None, None) => State::Empty,
            (None, Some(_)) if period.missing && period.from <= progress.to => State::Missing,
            (None, Some(_)) | (Some(_), None) => State::Plain,
            (Some(_), Some(_)) if period.to > progress.to => State::Running,
            (Some(_), Some(_)) if !compared => State::Plain,
            (Some(actual), Some(planned)) => distance(actual, planned),
        };
        Cell { year: period.period.clone(), state, actual, planned }
    };
    progress.periods.iter().map(of).collect()
}

fn distance(actual: i64, planned: i64) -> State {
    if actual >= planned {
        if actual.saturating_mul(2) >= planned.saturating_mul(3) {
            State::FarAhead
        } else {
            State::Reached
        }
    } else if actual.saturating_mul(2) <= planned {
        State::FarBehind
    } else {
        State::Behind
    }
}
