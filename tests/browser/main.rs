//! A real Chromium at work on a real server. On a machine without Chromium and its driver these
//! tests say so and are counted as ignored; with `CI=true` that is a failure.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod accessibility;
mod driver;
mod journeys;
mod keyboard;
mod layout;
mod pages;

use std::process::{Command, ExitCode, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};

fn is_there(program: &str) -> bool {
    let mut asked = Command::new(program);
    asked.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}

type Journey = fn() -> Result<(), Failed>;

/// What is looked at, and whether axe-core is needed for it.
const JOURNEYS: [(&str, Journey, bool); 7] = [
    ("a_manager_sets_up_records_corrects_and_leaves", journeys::a_manager_at_work, false),
    (
        "a_manager_uses_a_second_factor_and_gives_a_board_link",
        journeys::a_second_factor_and_a_board_link,
        false,
    ),
    ("no_page_of_the_demonstration_scrolls_sideways_or_complains", layout::every_page, false),
    ("a_chart_is_drawn_once_at_each_width", layout::one_drawing, false),
    ("every_page_there_is_has_an_example", pages::complete, false),
    ("the_main_tasks_are_done_with_the_keyboard_alone", keyboard::a_task_at_a_time, false),
    ("no_page_violates_a_rule_of_accessibility", accessibility::no_violation, true),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut missing: Vec<_> =
        ["chromium", "chromedriver"].into_iter().filter(|program| !is_there(program)).collect();
    let can = missing.is_empty();
    if !accessibility::axe().exists() {
        missing.push("axe-core");
    }
    let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
    if !missing.is_empty() {
        eprintln!(
            "Not on this machine: {}. The browser tests that need it {}. On Debian: apt-get install chromium \
             chromium-driver npm, then npm ci --prefix tests/browser",
            missing.join(" and "),
            if must { "fail, because CI=true" } else { "are ignored" }
        );
    }
    let trial = |(name, journey, axe): (&str, Journey, bool)| {
        let runs = can && (missing.is_empty() || !axe);
        Trial::test(name, journey).with_ignored_flag(!runs && !must)
    };
    libtest_mimic::run(&arguments, JOURNEYS.into_iter().map(trial).collect()).exit_code()
}
