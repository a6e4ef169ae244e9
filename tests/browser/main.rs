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

const JOURNEYS: [(&str, Journey); 4] = [
    ("a_manager_sets_up_records_corrects_and_leaves", journeys::a_manager_at_work),
    (
        "a_manager_uses_a_second_factor_and_gives_a_board_link",
        journeys::a_second_factor_and_a_board_link,
    ),
    ("no_page_of_the_demonstration_scrolls_sideways_or_complains", layout::every_page),
    ("a_chart_is_drawn_once_at_each_width", layout::one_drawing),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let missing: Vec<_> =
        ["chromium", "chromedriver"].into_iter().filter(|program| !is_there(program)).collect();
    let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
    if !missing.is_empty() {
        eprintln!(
            "Not on this machine: {}. The browser tests {}. On Debian: apt-get install chromium chromium-driver",
            missing.join(" and "),
            if must { "fail, because CI=true" } else { "are ignored" }
        );
    }
    let mut trials: Vec<_> = JOURNEYS
        .into_iter()
        .map(|(name, journey)| {
            Trial::test(name, journey).with_ignored_flag(!missing.is_empty() && !must)
        })
        .collect();
    // Minutes long: a campaign run by hand.
    let ignored = std::env::var_os("CORONS_ACCESSIBILITY").is_none();
    let campaign: [(&str, Journey); 3] = [
        ("every_page_there_is_has_an_example", pages::complete),
        ("no_page_violates_a_rule_of_accessibility", accessibility::no_violation),
        ("the_main_tasks_are_done_with_the_keyboard_alone", keyboard::a_task_at_a_time),
    ];
    trials.extend(
        campaign
            .into_iter()
            .map(|(name, journey)| Trial::test(name, journey).with_ignored_flag(ignored)),
    );
    libtest_mimic::run(&arguments, trials).exit_code()
}
