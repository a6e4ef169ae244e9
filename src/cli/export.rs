//! `corons export`: the tables the web answers at the same addresses.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::arguments::{option, place};
use super::{Context, Outcome, Stop};
use crate::domain::knowledge::Knowledge;
use crate::domain::programme::Programme;
use crate::domain::progress::default_to;
use crate::domain::rollup::Grain;
use crate::domain::territory::Scope;
use crate::exports::{self, Format};
use crate::files::csv::Dialect;
use crate::store::{EntryFilter, FigureQuestion, Read, Store, StoreError};
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
        .value_name("csv|xlsx|json")
        .value_parser(["csv", "xlsx", "json"])
        .hide_possible_values(true)
        .default_value("csv")
        .hide_default_value(true);
    let dialect = option(lang, "dialect", "cli-export-dialect")
        .value_name("fr|en")
        .value_parser(["fr", "en"])
        .hide_possible_values(true)
        .default_value("fr")
        .hide_default_value(true);
    let out = option(lang, "out", "cli-export-out").value_name("FILE");
    command
        .arg(kind)
        .arg(option(lang, "programme", "cli-export-programme").value_name("CODE"))
        .arg(by)
        .arg(option(lang, "known", "cli-export-known").value_name("K"))
        .arg(format)
        .arg(dialect)
        .arg(out.value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let store = context.open_existing()?;
    let known = known(context.lang, matches)?;
    let text = |name| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let format = match text("format") {
        "xlsx" => Format::Xlsx(context.lang),
        "json" => Format::Json,
        _ if text("dialect") == "en" => Format::Csv(Dialect::English),
        _ => Format::CSV,
    };
    let by = if text("by") == "month" { Grain::Month } else { Grain::Year };
    let programme = programme(context, &store, matches)?;
    let only = matches.contains_id("programme").then(|| programme.code.to_string());
    let table = |read: &mut Read<'_>| {
        if read.head()?.position == 0 {
            return Ok(None);
        }
        // The programme as it was at the point.
        let then = read.programme(programme.code.as_str())?.ok_or(StoreError::NotFound)?;
        match text("kind") {
            "entries" => {
                let filter = EntryFilter { programme: only, ..EntryFilter::default() };
                exports::entries(read, &filter, format)
            }
            "estates" => {
                let asked = asked(read, then, false)?;
                exports::estates(read, &asked, format)
            }
            _ => {
                let asked = asked(read, then, true)?;
                exports::progress(read, &asked, by, format)
            }
        }
        .map(Some)
    };
    let bytes = match known {
        Some(known) => store.read_at(known, table),
        None => store.read(table),
    };
    let bytes = bytes.map_err(|error| context.stop(&error))?;
    let nothing = || Stop::refused(context.lang, "cli-known-nothing-yet", &[]);
    let bytes = bytes.ok_or_else(nothing)?;
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

/// The point of knowledge named with `--known`, if any.
fn known(lang: Lang, matches: &ArgMatches) -> Result<Option<Knowledge>, Stop> {
    let Some(typed) = matches.get_one::<String>("known") else { return Ok(None) };
    let malformed =
        |_| Stop::Usage(lang.say_with("cli-known-malformed", &[("text", typed.as_str().into())]));
    typed.parse().map(Some).map_err(malformed)
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
