//! `corons restore`: puts a verified backup in the place of the database, and what was there aside.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::arguments::place;
use super::{Context, Outcome, print};
use crate::clock::Clock;
use crate::config::Limits;
use crate::store::{Figures, restore};
use crate::text::Lang;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let file = place(lang, "file", "FILE", "cli-restore-file");
    command.arg(file.value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let reserve = Limits::default().disk_reserve;
    let done = restore(&context.folder(), &file, &Clock::system(), reserve)
        .map_err(|error| context.stop(&error))?;
    let args = [
        ("file", file.display().to_string().into()),
        ("head", format!("{}:{}", done.position, done.hash).into()),
    ];
    print(&lang.say_with("keeping-restored", &args));
    match &done.replaced {
        Some(aside) => {
            let args = [("text", aside.display().to_string().into())];
            print(&lang.say_with("keeping-replaced", &args));
        }
        None => print(&lang.say("keeping-replaced-nothing")),
    }
    for programme in &done.figures {
        print(&figures(lang, programme));
    }
    print(&lang.say("keeping-restored-accounts"));
    Ok(())
}

/// "Maisons & Cités: 3,237 dwellings (2021 1,500 · 2022 1,737)".
fn figures(lang: Lang, of: &Figures) -> String {
    let count = |count: Option<i64>| {
        count.map_or_else(|| lang.say("keeping-no-figure").into_owned(), |n| lang.count(n))
    };
    let years: Vec<_> = of
        .years
        .iter()
        .filter(|(_, actual)| actual.is_some())
        .map(|(year, actual)| format!("{year} {}", count(*actual)))
        .collect();
    let args = [("programme", (&of.programme).into()), ("total", count(of.total).into())];
    let line = lang.say_with("keeping-figures", &args);
    if years.is_empty() { line } else { format!("{line} ({})", years.join(" · ")) }
}
