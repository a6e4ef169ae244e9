//! `corons restore`: puts a verified backup, or what a dump holds, in the place of the database, and
//! what was there aside.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::arguments::place;
use super::{Context, Outcome, print};
use crate::clock::Clock;
use crate::config::Limits;
use crate::exports::dump;
use crate::store::{Figures, Restored, Result as Stored, StoreError, Unfit, restore, restore_dump};
use crate::text::Lang;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let file = place(lang, "file", "FILE", "cli-restore-file");
    command.arg(file.value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let reserve = Limits::default().disk_reserve;
    let (folder, clock) = (context.folder(), Clock::system());
    let dumped = is_zip(&file);
    let done = if dumped {
        restored_dump(&folder, &file, &clock, reserve)
    } else {
        restore(&folder, &file, &clock, reserve)
    };
    let done = done.map_err(|error| context.stop(&error))?;
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
    let accounts = if dumped { "cli-dump-accounts" } else { "keeping-restored-accounts" };
    print(&lang.say(accounts));
    Ok(())
}

/// Whether a file is a ZIP, as `corons dump` writes it, and no database.
fn is_zip(file: &Path) -> bool {
    let mut start = [0; 2];
    File::open(file).and_then(|mut it| it.read_exact(&mut start)).is_ok() && start == *b"PK"
}

fn restored_dump(folder: &Path, file: &Path, clock: &Clock, reserve: u64) -> Stored<Restored> {
    let damaged = |what| StoreError::Backup(file.to_path_buf(), Unfit::Damaged(what));
    let from = File::open(file).map_err(|error| damaged(error.to_string()))?;
    let mut source = dump::open(BufReader::new(from)).map_err(|error| match error {
        StoreError::Corrupt(what) => damaged(what),
        other => other,
    })?;
    restore_dump(folder, file, &mut source, clock, reserve)
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
