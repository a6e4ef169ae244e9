//! `corons demo`: the demonstration, filled when it is not there yet, and served to this machine.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{ArgAction, ArgMatches, Command};

use super::arguments::option;
use super::{Context, Outcome, Stop, print, serve};
use crate::clock::Clock;
use crate::config::Config;
use crate::demo::{self, ACCOUNTS, Means};
use crate::store::{Store, StoreError};
use crate::text::Lang;
use crate::web::{editions, password};

/// Where it lives unless `--data` says otherwise: never among real data.
const FOLDER: &str = "corons-demo";

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let fresh = option(lang, "fresh", "cli-demo-fresh").action(ArgAction::SetTrue);
    command.arg(serve::port(lang)).arg(fresh)
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let folder = context.data.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    let there = fs::read_dir(&folder).is_ok_and(|mut inside| inside.next().is_some());
    if there {
        refuse_real(context, &folder)?;
    }
    if !there || matches.get_flag("fresh") {
        fill(context, &folder, there)?;
    }
    let mut config = Config { keeps: false, second_factor: false, ..Config::default() };
    if let Some(port) = matches.get_one::<u16>("port") {
        config.port = *port;
    }
    let store = Arc::new(context.open_at(&folder)?);
    let lang = context.lang;
    serve::serve(context, store, config, move |base| {
        print(&lang.say_with("cli-serving", &[("text", base.into())]));
        print(&lang.say("cli-demo-fictional"));
        for account in ACCOUNTS {
            print(&format!("{}\t{}\t{}", account.role, account.login, account.password));
        }
    })
}

/// Real data are neither replaced by a demonstration nor shown as one.
fn refuse_real(context: &Context, folder: &Path) -> Outcome {
    let real = || {
        let shown = folder.display().to_string();
        Err(Stop::refused(context.lang, "cli-demo-real", &[("text", shown.into())]))
    };
    if !folder.join("corons.db").exists() {
        return real();
    }
    let store = context.open_at(folder)?;
    match store.read(|read| read.is_fictional()) {
        Ok(true) => Ok(()),
        Ok(false) => real(),
        Err(error) => Err(context.stop(&error)),
    }
}

/// Fills the folder and says how far that has come.
fn fill(context: &Context, folder: &Path, anew: bool) -> Outcome {
    let now = Clock::system().now();
    let mut shown = 0;
    let mut done = |number: usize, all: usize| {
        let percent = number * 100 / all.max(1);
        if percent >= shown + 20 {
            shown = percent;
            let percent = i64::try_from(percent).unwrap_or(100);
            let line = context.lang.say_with("cli-demo-filling", &[("n", percent.into())]);
            // Whether anybody reads the progress changes nothing.
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    };
    let hash = |password: &str| password::hash_now(password).ok();
    let edition = |store: &Store, code: &str, author: &str, comment: &str| {
        let set = editions::next(store, code, author, Some(comment.to_owned()));
        set.map_err(|failure| StoreError::Corrupt(format!("{failure:?}")))
    };
    let means = Means { hash: &hash, edition: Some(&edition) };
    let filled = if anew {
        demo::fill_anew(folder, now, means, &mut done)
    } else {
        demo::fill_with(folder, now, means, &mut done)
    };
    filled.map_err(|error| context.stop(&error))
}
