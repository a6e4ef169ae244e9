//! `corons export`: the tables the web answers at the same addresses.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::arguments::{option, place};
use super::{Context, Outcome, Stop};
use crate::domain::calendar::Day;
use crate::domain::programme::Programme;
use crate::domain::progress::default_to;
use crate::domain::rollup::{Grain, Known};
use crate::domain::territory::Scope;
use crate::exports::{self, Format};
use crate::store::{EntryFilter, FigureQuestion, Read, Store};
use crate::text::Lang;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let kind = place(lang, "kind", "entries|progress|estates", "cli-export-kind")
        .value_parser(["entries", "progress", "estates"])
        .hide_possible_values(true);
    let by = option(lang, "by", "cli-export-by")
        .value_name("year|month")
        .value_parser(["year", "month"])
        .hide_possible_values(true)
        .default_value("year")
        .hide_default_value(true);
    let format = option(lang, "format", "cli-export-format")
        .value_name("csv|json")
        .value_parser(["csv", "json"])
        .hide_possible_values(true)
        .default_value("csv")
        .hide_default_value(true);
    let out = option(lang, "out", "cli-export-out").value_name("FILE");
    command
        .arg(kind)
        .arg(option(lang, "programme", "cli-export-programme").value_name("CODE"))
        .arg(by)
        .arg(option(lang, "known", "cli-export-known").value_name("K"))
        .arg(format)
        .arg(out.value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let store = context.open_existing()?;
    let known = store.read(|read| read.known_now()).map_err(|error| context.stop(&error))?;
    check_known(context.lang, matches, &known)?;
    let text = |name| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let format = Format::named(text("format")).unwrap_or(Format::Csv);
    let by = if text("by") == "month" { Grain::Month } else { Grain::Year };
    let programme = programme(context, &store, matches)?;
    let bytes = match text("kind") {
        "entries" => {
            let only = matches.contains_id("programme").then(|| programme.code.to_string());
            let filter = EntryFilter { programme: only, ..EntryFilter::default() };
            store.read(|read| exports::entries(read, &filter, format))
        }
        "estates" => store.read(|read| {
            let asked = asked(read, programme, false)?;
            exports::estates(read, &asked, format)
        }),
        _ => store.read(|read| {
            let asked = asked(read, programme, true)?;
            exports::progress(read, &asked, by, format)
        }),
    };
    let bytes = bytes.map_err(|error| context.stop(&error))?;
    give(context.lang, matches, &bytes)
}

/// The programme named with `--programme`, else the default one.
pub(super) fn programme(
    context: &Context,
    store: &Store,
    matches: &ArgMatches,
) -> Result<Programme, Stop> {
    let programmes = store.read(|read| read.programmes()).map_err(|error| context.stop(&error))?;
    let codes = programmes.iter().map(|it| it.code.to_string()).collect::<Vec<_>>().join(", ");
    let typed = matches.get_one::<String>("programme");
    let mut all = programmes.into_iter();
    let found = match typed {
        None => all.next(),
        Some(code) => all.find(|it| it.code.as_str() == code.trim().to_lowercase()),
    };
    found.ok_or_else(|| {
        let typed = typed.cloned().unwrap_or_default();
        let args = [("text", typed.into()), ("list", codes.into())];
        Stop::refused(context.lang, "cli-unknown-programme", &args)
    })
}

/// A whole programme, read at its usual day.
fn asked(
    read: &mut Read<'_>,
    programme: Programme,
    reporting: bool,
) -> crate::store::Result<FigureQuestion> {
    let known = read.known_now()?;
    Ok(FigureQuestion {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        to: default_to(known.on, programme.first_day),
        known,
        programme,
        reporting,
    })
}

/// Refuses a point of knowledge other than the head: earlier ones come later.
fn check_known(lang: Lang, matches: &ArgMatches, head: &Known) -> Result<(), Stop> {
    let Some(typed) = matches.get_one::<String>("known") else { return Ok(()) };
    let malformed =
        || Stop::Usage(lang.say_with("cli-known-malformed", &[("text", typed.as_str().into())]));
    let at_head = match typed.strip_prefix('@') {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse() == Ok(head.position)
        }
        Some(_) => return Err(malformed()),
        None => typed.parse::<Day>().map_err(|_| malformed())? == head.on,
    };
    if at_head { Ok(()) } else { Err(Stop::refused(lang, "cli-known-not-yet", &[])) }
}

/// Writes to the file named with `--out`, else to standard output.
fn give(lang: Lang, matches: &ArgMatches, bytes: &[u8]) -> Outcome {
    let path = matches.get_one::<PathBuf>("out");
    let written = match path {
        Some(path) => fs::write(path, bytes),
        None => std::io::stdout().write_all(bytes).and_then(|()| std::io::stdout().flush()),
    };
    match written {
        // A reader that has gone away is no error.
        Err(error) if path.is_none() && error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let name = path.map_or_else(|| "stdout".to_owned(), |path| path.display().to_string());
            let args = [("text", name.into()), ("error", error.to_string().into())];
            Err(Stop::refused(lang, "cli-export-failed", &args))
        }
        Ok(()) => Ok(()),
    }
}
