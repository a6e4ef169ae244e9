//! The command line: `serve`, `import`, `export`, `verify`, `user` and the others. Exit 0 done, 1 refused with a sentence on
//! stderr, 2 wrong usage.

mod arguments;
mod backup;
mod demo;
mod doctor;
mod dump;
mod edition;
mod export;
mod import;
mod keep;
mod logging;
mod restore;
mod serve;
mod stop;
mod token;
mod user;
mod verify;

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgMatches, Command};

pub use self::stop::Stop;
use crate::clock::Clock;
use crate::store::Store;
use crate::text::Lang;

/// What a command gives.
pub type Outcome = Result<(), Stop>;

/// A command: how it is called and what it does.
struct Subcommand {
    name: &'static str,
    arguments: fn(Lang, Command) -> Command,
    run: fn(&Context, &ArgMatches) -> Outcome,
}

/// All commands, in the order of the help.
const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand { name: "serve", arguments: serve::arguments, run: serve::run },
    Subcommand { name: "demo", arguments: demo::arguments, run: demo::run },
    Subcommand { name: "import", arguments: import::arguments, run: import::run },
    Subcommand { name: "export", arguments: export::arguments, run: export::run },
    Subcommand { name: "verify", arguments: verify::arguments, run: verify::run },
    Subcommand { name: "backup", arguments: backup::arguments, run: backup::run },
    Subcommand { name: "dump", arguments: dump::arguments, run: dump::run },
    Subcommand { name: "restore", arguments: restore::arguments, run: restore::run },
    Subcommand { name: "doctor", arguments: doctor::arguments, run: doctor::run },
    Subcommand { name: "user", arguments: user::arguments, run: user::run },
    Subcommand { name: "token", arguments: token::arguments, run: token::run },
];

/// What every command is told.
pub struct Context {
    /// The language of what it prints.
    pub lang: Lang,
    /// The folder given with `--data`.
    pub data: Option<PathBuf>,
}

impl Context {
    /// The data folder: `--data`, else `CORONS_DATA`, else `./corons-data`.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let set = || env::var_os("CORONS_DATA").filter(|set| !set.is_empty()).map(PathBuf::from);
        self.data.clone().or_else(set).unwrap_or_else(|| "corons-data".into())
    }

    /// Opens the database of the data folder.
    pub fn open(&self) -> Result<Store, Stop> {
        self.open_at(&self.folder())
    }

    /// Opens the database of the data folder to look at it: none is made, for a new one in a
    /// mistyped folder would seem to be empty and in order.
    pub fn open_existing(&self) -> Result<Store, Stop> {
        let folder = self.folder();
        if !Store::is_in(&folder) {
            let args = [("text", folder.display().to_string().into())];
            return Err(Stop::refused(self.lang, "cli-no-database", &args));
        }
        self.open_at(&folder)
    }

    /// Opens the database of a folder.
    pub fn open_at(&self, folder: &Path) -> Result<Store, Stop> {
        Store::open(folder, Clock::system()).map_err(|error| self.stop(&error))
    }

    /// What to say when the store fails.
    #[must_use]
    pub fn stop(&self, error: &crate::store::StoreError) -> Stop {
        Stop::of(self.lang, error)
    }
}

/// Runs what was typed.
#[must_use]
pub fn run(typed: Vec<OsString>) -> ExitCode {
    logging::start(&typed);
    let lang = arguments::lang(&typed);
    let stop = match arguments::command(lang, SUBCOMMANDS).try_get_matches_from(typed) {
        Ok(matches) => match dispatch(lang, &matches) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(stop) => stop,
        },
        Err(error) if !error.use_stderr() => {
            // Help that nobody reads to its end is no error.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => Stop::Usage(arguments::misuse(lang, &error)),
    };
    complain(&stop);
    stop.exit_code()
}

fn dispatch(lang: Lang, matches: &ArgMatches) -> Outcome {
    let context = Context { lang, data: matches.get_one::<PathBuf>("data").cloned() };
    let asked = matches.subcommand().and_then(|(name, matches)| {
        Some((SUBCOMMANDS.iter().find(|one| one.name == name)?, matches))
    });
    match asked {
        Some((subcommand, matches)) => (subcommand.run)(&context, matches),
        None => Err(Stop::Usage(lang.say("cli-no-command").into_owned())),
    }
}

/// Prints a line to standard output; a reader that has gone away is no error.
pub fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Says on standard error why something was not done.
pub fn complain(stop: &Stop) {
    let _ = writeln!(std::io::stderr(), "{stop}");
}
