//! `corons verify`: recomputes the chain, the registers and the sums by a second path.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::arguments::option;
use super::{Context, Outcome, Stop, edition, print};
use crate::domain::ids::Position;
use crate::store::{Fault, Verification};
use crate::text::Lang;

/// Digits of a hash that are printed, the fewest that can be compared with.
const PRINTED: usize = 16;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    command.arg(option(lang, "against", "cli-verify-against").value_name("POSITION:HASH")).arg(
        option(lang, "edition", "cli-verify-edition")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .conflicts_with("against"),
    )
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    if let Some(path) = matches.get_one::<PathBuf>("edition") {
        return edition::run(context, path);
    }
    let typed = matches.get_one::<String>("against");
    let against = typed.map(|typed| head(lang, typed)).transpose()?;
    let store = context.open_existing()?;
    let found = store.verify(against).map_err(|error| context.stop(&error))?;
    match &found.fault {
        None => {
            print(&all_is_well(lang, &found, against));
            Ok(())
        }
        Some(fault) => Err(Stop::Refused(said(lang, fault, &found))),
    }
}

/// A head printed before: `1842:0123456789abcdef`.
fn head(lang: Lang, typed: &str) -> Result<(Position, &str), Stop> {
    let read = typed.trim_start_matches('@').split_once(':').and_then(|(position, digits)| {
        let whole = (PRINTED..=64).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            && position.bytes().all(|byte| byte.is_ascii_digit());
        Some((position.parse().ok().filter(|_| whole)?, digits))
    });
    read.ok_or_else(|| {
        Stop::Usage(lang.say_with("cli-verify-malformed", &[("text", typed.into())]))
    })
}

fn all_is_well(lang: Lang, found: &Verification, against: Option<(Position, &str)>) -> String {
    let args = [
        ("events", found.position.into()),
        ("entries", found.entries.into()),
        ("sums", found.sums.into()),
        ("head", format!("{}:{}", found.position, found.hash.short()).into()),
        ("against", against.map(|(at, _)| lang.position(at)).unwrap_or_default().into()),
    ];
    let key = if against.is_some() { "cli-verify-ok-against" } else { "cli-verify-ok" };
    lang.say_with(key, &args)
}

/// The first thing that is wrong, and what to do.
pub(super) fn said(lang: Lang, fault: &Fault, found: &Verification) -> String {
    match fault {
        Fault::Event(at) => {
            lang.say_with("cli-verify-event", &[("text", lang.position(*at).into())])
        }
        Fault::Register { table, id } => {
            let args = [("table", table.into()), ("id", id.to_string().into())];
            lang.say_with("cli-verify-register", &args)
        }
        Fault::Sum { table, key, kept, counted } => {
            let args = [
                ("table", table.into()),
                ("key", key.into()),
                ("kept", kept.into()),
                ("counted", counted.into()),
            ];
            lang.say_with("cli-verify-sum", &args)
        }
        Fault::Against(at) => {
            let head = format!("{}:{}", found.position, found.hash.short());
            let args = [("text", lang.position(*at).into()), ("head", head.into())];
            lang.say_with("cli-verify-other", &args)
        }
    }
}
