//! `corons import`: a file people bring is checked and taken in, all of it or nothing.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, value_parser};

use super::arguments::{option, place};
use super::{Context, Outcome, Stop, print};
use crate::domain::event::Hash;
use crate::domain::ids::Login;
use crate::domain::proposal::{Import, ImportFile, ImportOptions};
use crate::domain::question::Question;
use crate::files::problem::{FileProblem, LineProblem};
use crate::files::sheet::read_file;
use crate::files::table::read_table;
use crate::files::{Lines, dwellings, entries, estates, plan, rpls};
use crate::store::{Author, Store};
use crate::text::Lang;
use crate::text::imports::Effect;

/// The kinds of files taken in.
const KINDS: [&str; 4] = ["entries", "estates", "plan", "dwellings"];

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let kind = place(lang, "kind", "entries|estates|plan|dwellings", "cli-import-kind")
        .value_parser(KINDS)
        .hide_possible_values(true);
    let file = place(lang, "file", "FILE", "cli-import-file").value_parser(value_parser!(PathBuf));
    let confirm = option(lang, "confirm", "cli-import-confirm")
        .value_name("CODE,…")
        .value_delimiter(',')
        .action(ArgAction::Append);
    let rehearse = option(lang, "dry-run", "cli-import-dry-run").action(ArgAction::SetTrue);
    command
        .arg(kind)
        .arg(file)
        .arg(option(lang, "programme", "cli-import-programme").value_name("CODE"))
        .arg(option(lang, "sheet", "cli-import-sheet").value_name("NAME"))
        .arg(option(lang, "as", "cli-import-as").value_name("LOGIN"))
        .arg(confirm)
        .arg(option(lang, "history", "cli-import-history").value_name("SOURCE"))
        .arg(rehearse)
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let lang = context.lang;
    let confirm = confirmed(lang, matches)?;
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // The file is read before the database is opened: a bad one leaves nothing behind.
    let refuse = |problem: FileProblem| refused(lang, &name, vec![problem.sentence(lang)]);
    let bytes = read_file(&path).map_err(refuse)?;
    let wanted = matches.get_one::<String>("sheet").map(String::as_str);
    let sheet = read_table(&name, &bytes, wanted).map_err(refuse)?.sheet;
    let file = ImportFile { name: name.clone(), sha256: Hash::of(&bytes) };
    drop(bytes);
    let tell = telling(lang, sheet.rows().len());
    let options = ImportOptions {
        confirm,
        reason: lang.say("import-reason").into_owned(),
        ticked: std::collections::BTreeSet::new(),
        history: history(matches),
        dry_run: matches.get_flag("dry-run"),
        progress: tell.as_deref(),
    };
    let stop = |error| context.stop(&error);
    match matches.get_one::<String>("kind").map(String::as_str) {
        Some("entries") => {
            let sound = entries::SoundEntries::of(&sheet).map_err(refuse)?;
            let lines = sound.map_err(|problems| with_places(lang, &name, &problems))?;
            let (store, author) = open(context, matches)?;
            let done = store.import_entries(&author, &file, &lines, &options).map_err(stop)?;
            tell_outcome(lang, &name, &done)
        }
        Some("estates") => {
            let lines = whole(lang, &name, estates::read_estates(&sheet))?;
            let (store, author) = open(context, matches)?;
            let done = store.import_estates(&author, &file, &lines, &options).map_err(stop)?;
            tell_outcome(lang, &name, &done)
        }
        Some("dwellings") if rpls::is_rpls(&sheet) => {
            let lines = whole(lang, &name, rpls::read_rpls(&sheet))?;
            let (store, author) = open(context, matches)?;
            let done = store.import_rpls(&author, &file, &lines, &options).map_err(stop)?;
            tell_outcome(lang, &name, &done)
        }
        Some("dwellings") => {
            let lines = whole(lang, &name, dwellings::read_dwellings(&sheet))?;
            let (store, author) = open(context, matches)?;
            let done = store.import_dwellings(&author, &file, &lines, &options).map_err(stop)?;
            tell_outcome(lang, &name, &done)
        }
        _ => {
            let lines = whole(lang, &name, plan::read_plan(&sheet))?;
            let (store, author) = open(context, matches)?;
            let programme = super::export::programme(context, &store, matches)?;
            let code = programme.code.as_str();
            let done = store.import_plan(&author, &file, code, &lines, &options).map_err(stop)?;
            tell_outcome(lang, &name, &done)
        }
    }
}

/// Where a history that is taken over comes from.
fn history(matches: &ArgMatches) -> Option<String> {
    let typed = matches.get_one::<String>("history").map(|it| it.trim().to_owned());
    typed.filter(|it| !it.is_empty())
}

/// The codes of the questions confirmed.
fn confirmed(lang: Lang, matches: &ArgMatches) -> Result<Vec<String>, Stop> {
    let codes: Vec<String> = matches
        .get_many::<String>("confirm")
        .into_iter()
        .flatten()
        .map(|code| code.trim().to_owned())
        .collect();
    match codes.iter().find(|code| !Question::CODES.contains(&code.as_str())) {
        None => Ok(codes),
        Some(unknown) => {
            let list = Question::CODES.join(", ");
            let args = [("text", unknown.into()), ("list", list.into())];
            Err(Stop::Usage(lang.say_with("cli-import-unknown-code", &args)))
        }
    }
}

/// The lines of a file that has no problem; nothing is taken from another.
fn whole<T>(lang: Lang, name: &str, read: Result<Lines<T>, FileProblem>) -> Result<Vec<T>, Stop> {
    let read = read.map_err(|problem| refused(lang, name, vec![problem.sentence(lang)]))?;
    if read.problems.is_empty() {
        return Ok(read.lines);
    }
    Err(with_places(lang, name, &read.problems))
}

fn with_places(lang: Lang, name: &str, problems: &[LineProblem]) -> Stop {
    refused(lang, name, problems.iter().map(|problem| problem.with_place(lang)).collect())
}

/// The store, and who imports.
fn open(context: &Context, matches: &ArgMatches) -> Result<(Store, Author), Stop> {
    let store = context.open()?;
    let Some(typed) = matches.get_one::<String>("as") else {
        return Ok((store, Author::CommandLine));
    };
    let unknown =
        || Stop::refused(context.lang, "cli-user-unknown", &[("text", typed.as_str().into())]);
    let login: Login = typed.parse().map_err(|_| unknown())?;
    let found = store.read(|read| read.account_by_login(&login));
    let account = found.map_err(|error| context.stop(&error))?.ok_or_else(unknown)?;
    Ok((store, Author::Account(account.id)))
}

/// Prints the effect; what is wrong goes to stderr, and the import is refused.
fn tell_outcome(lang: Lang, name: &str, done: &Import<impl Effect>) -> Outcome {
    let said = lang.import(done);
    if let Import::Wrong(_) = done {
        return Err(refused(lang, name, said));
    }
    for line in &said {
        print(line);
    }
    Ok(())
}

fn refused(lang: Lang, name: &str, mut said: Vec<String>) -> Stop {
    let args = [("n", said.len().into()), ("text", name.into())];
    said.push(lang.say_with("cli-import-refused", &args));
    Stop::Refused(said.join("\n"))
}

/// Files with fewer lines are taken in before anybody could read how far it is.
const LONG: usize = 20_000;

/// Says on a terminal how far a long file is.
fn telling(lang: Lang, rows: usize) -> Option<Box<dyn Fn(usize)>> {
    (rows >= LONG && std::io::stderr().is_terminal()).then(|| {
        let tell = move |at: usize| {
            let args = [("n", at.into()), ("rows", rows.into())];
            let said = lang.say_with("cli-import-progress", &args);
            let _ = write!(std::io::stderr(), "\r{said}");
            if at + 5_000 >= rows {
                let _ = writeln!(std::io::stderr());
            }
        };
        Box::new(tell) as Box<dyn Fn(usize)>
    })
}
