//! The years of the ledger: their states, the steps from one to the next, what closings froze,
//! and what waits for a second person (DESIGN 4 and 9).

pub(super) mod act;
pub(super) mod list;
pub(super) mod one;
pub(super) mod steps;
pub(super) mod waiting;

use crate::domain::year::{Step, YearState, YearStep};
use crate::text::Lang;

/// What people call the state of a year; one that was opened again is told apart.
pub(super) fn state_name(lang: Lang, state: YearState, last: Option<&YearStep>) -> String {
    let reopened = last.is_some_and(|it| matches!(it.step, Step::Reopened { .. }));
    let key = match state {
        YearState::Open => "closings-open",
        YearState::CorrectionsOnly if reopened => "closings-reopened",
        YearState::CorrectionsOnly => "closings-corrections-only",
        YearState::Closed => "closings-closed",
    };
    lang.say(key).into_owned()
}

/// "le 9 mars 2026 par pilotage", with who asked for it.
pub(super) fn by(lang: Lang, step: &YearStep) -> String {
    let args = [
        ("day", lang.day_in_words(step.recorded_on).into()),
        ("by", (&step.author).into()),
        ("asked", step.requested_by.clone().unwrap_or_default().into()),
    ];
    let key = if step.requested_by.is_some() { "closings-by-two" } else { "closings-by" };
    lang.say_with(key, &args)
}
