//! `corons backup`: a verified copy of the database, beside the running server.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::arguments::place;
use super::{Context, Outcome, print};
use crate::config::Limits;
use crate::text::Lang;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let file = place(lang, "file", "FILE", "cli-backup-file").required(false);
    command.arg(file.value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let store = context.open_existing()?;
    let file = matches.get_one::<PathBuf>("file").map(PathBuf::as_path);
    let made = store
        .back_up(file, Limits::default().disk_reserve)
        .map_err(|error| context.stop(&error))?;
    let args = [
        ("file", made.path.display().to_string().into()),
        ("head", format!("{}:{}", made.position, made.hash).into()),
    ];
    print(&context.lang.say_with("keeping-backed-up", &args));
    Ok(())
}
