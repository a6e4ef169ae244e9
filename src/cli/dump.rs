//! `corons dump`: everything as tables that are read without Corons. The way back is `restore`.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::arguments::place;
use super::{Context, Outcome, Stop, print};
use crate::exports::dump::{self, Dumped};
use crate::store::Store;

pub(super) fn arguments(lang: crate::text::Lang, command: Command) -> Command {
    let file = place(lang, "file", "FILE.zip", "cli-dump-file");
    command.arg(file.value_parser(value_parser!(PathBuf)))
}

/// Writes a new file, for its owner alone; none is replaced.
pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let store = context.open_existing()?;
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let done = written(context, &store, &path, &part);
    if done.is_err() {
        drop(fs::remove_file(&part));
    }
    let done = done?;
    let rows = i64::try_from(done.rows).unwrap_or(i64::MAX);
    let args = [
        ("text", path.display().to_string().into()),
        ("n", rows.into()),
        ("head", format!("{}:{}", done.position, done.hash).into()),
    ];
    print(&context.lang.say_with("cli-dumped", &args));
    print(&context.lang.say("cli-dumped-secrets"));
    Ok(())
}

/// Writes beside its name, and gives it its name when it is whole and on disk.
fn written(context: &Context, store: &Store, path: &Path, part: &Path) -> Result<Dumped, Stop> {
    let refused = |error: io::Error| {
        let args =
            [("text", path.display().to_string().into()), ("error", error.to_string().into())];
        Stop::refused(context.lang, "cli-export-failed", &args)
    };
    if path.exists() {
        return Err(refused(io::ErrorKind::AlreadyExists.into()));
    }
    let out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part);
    let mut out = BufWriter::new(out.map_err(refused)?);
    let done = store.read(|read| dump::write(read, &mut out));
    let done = done.map_err(|error| context.stop(&error))?;
    let file = out.into_inner().map_err(|error| refused(error.into_error()))?;
    file.sync_all().and_then(|()| fs::rename(part, path)).map_err(refused)?;
    Ok(done)
}
