//! Restoring: the file is made ready in a folder of its own, verified there, and put in place in
//! steps that can be taken again. What was there is moved aside and never destroyed.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use serde_json::json;

use super::check::{agrees_with_sum, faultless, figures, whole};
use super::copy::copy;
use super::folder::{Lock, need, of_file, sync, unfit};
use super::{Figures, Unfit};
use crate::clock::Clock;
use crate::domain::backup::stamp;
use crate::domain::event::Hash;
use crate::domain::ids::Position;
use crate::store::connection::{self, make_folder};
use crate::store::dump::{self, DumpSource};
use crate::store::error::{Result, StoreError};
use crate::store::schema::{one_time_links, sessions};
use crate::store::{Author, DATABASE, Store, Tx};

/// Where a file is made ready.
const SCRATCH: &str = "restoring";
/// How the file that is to take the place of the database is called, before its stamp. From the
/// moment it is there the restore is decided.
const READY: &str = "corons.db.restored-";

/// A restored database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The position it reaches.
    pub position: Position,
    /// The hash there.
    pub hash: Hash,
    /// Its figures.
    pub figures: Vec<Figures>,
    /// Where what was there was moved to; none where there was nothing.
    pub replaced: Option<PathBuf>,
}

/// Puts a backup in the place of the database of a folder. Sign-ins and one-time links of the
/// restored file end; its accounts and tokens are those it holds. `reserve` bytes stay free.
///
/// # Errors
/// [`Unfit`] says why a file or folder is not fit; whatever is wrong with the file, the folder is
/// as it was.
pub fn restore(folder: &Path, file: &Path, clock: &Clock, reserve: u64) -> Result<Restored> {
    let there = fs::metadata(file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => unfit(file, Unfit::Missing),
        _ => of_file(file, error),
    })?;
    if !there.is_file() {
        return Err(unfit(file, Unfit::Missing));
    }
    // The copy, and the one that takes the place.
    let room = (there.len().saturating_mul(2), reserve);
    put_in_place(folder, file, room, clock, |scratch| {
        let live = fs::metadata(folder.join(DATABASE)).ok();
        if live.is_some_and(|live| (live.dev(), live.ino()) == (there.dev(), there.ino())) {
            return Err(unfit(file, Unfit::Live));
        }
        unpack(file, scratch, clock)
    })
}

/// Puts what a dump holds in the place of the database of a folder, like [`restore`]. Its accounts
/// come without a password.
///
/// # Errors
/// Like [`restore`].
pub fn restore_dump(
    folder: &Path,
    file: &Path,
    source: &mut dyn DumpSource,
    clock: &Clock,
    reserve: u64,
) -> Result<Restored> {
    // What was compressed, the copy, and the one that takes the place.
    let room = (source.bytes().saturating_mul(4), reserve);
    put_in_place(folder, file, room, clock, |scratch| {
        empty(scratch)?;
        dump::load(scratch, source, clock).map_err(|error| match error {
            StoreError::Corrupt(what) => unfit(file, Unfit::Damaged(what)),
            other => other,
        })
    })
}

/// Makes ready what `open` opens in a folder of its own, and puts it in place.
fn put_in_place(
    folder: &Path,
    file: &Path,
    (bytes, reserve): (u64, u64),
    clock: &Clock,
    open: impl FnOnce(&Path) -> Result<Store>,
) -> Result<Restored> {
    make_folder(folder)?;
    let lock = Lock::alone(folder)?;
    finish_alone(folder)?;
    let scratch = folder.join(SCRATCH);
    need(folder, bytes, reserve)?;
    let ready = open(&scratch).and_then(|store| make_ready(&store, file, &scratch));
    let decided = ready.and_then(|ready| {
        let name = folder.join(format!("{READY}{}", stamp(clock.now())));
        fs::rename(&ready, &name).map_err(|error| of_file(&name, error))?;
        sync(folder)
    });
    drop(fs::remove_dir_all(&scratch));
    decided?;
    let replaced = finish_alone(folder)?;
    let store = Store::open_locked(folder, clock.clone(), lock.shared()?)?;
    let found = store.read(|read| read.verify(None))?;
    faultless(&folder.join(DATABASE), &found)?;
    let figures = figures(&store, found.position)?;
    Ok(Restored { position: found.position, hash: found.hash, figures, replaced })
}

/// A verified copy with the tables of today, in which the act is noted.
fn make_ready(store: &Store, file: &Path, scratch: &Path) -> Result<PathBuf> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    store.write(&Author::CommandLine, |tx| tx.note_restored(&name))?;
    let ready = scratch.join("ready.db");
    copy(&scratch.join(DATABASE), &ready)?;
    Ok(ready)
}

/// Opens a copy of a file as the database of a folder of its own, verified before and after.
pub(super) fn unpack(file: &Path, scratch: &Path, clock: &Clock) -> Result<Store> {
    empty(scratch)?;
    agrees_with_sum(file)?;
    let path = scratch.join(DATABASE);
    fs::copy(file, &path).map_err(|error| of_file(file, error))?;
    // A database that was moved aside has what it wrote last beside it.
    let log = with_wal(file);
    if log.metadata().is_ok_and(|it| it.len() > 0) {
        fs::copy(&log, with_wal(&path)).map_err(|error| of_file(&log, error))?;
        let mut conn = connection::open_beside(&path)?;
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .map_err(|_| StoreError::NotADatabase(file.to_path_buf()))?;
    }
    let about = |error| match error {
        StoreError::NotADatabase(_) => StoreError::NotADatabase(file.to_path_buf()),
        StoreError::Backup(_, why) => unfit(file, why),
        other => other,
    };
    let before = whole(&path).map_err(about)?;
    let store = Store::open(scratch, clock.clone()).map_err(about)?;
    let after = store.read(|read| read.verify(None))?;
    faultless(file, &after)?;
    if (before.position, before.hash) != (after.position, after.hash) {
        return Err(unfit(file, Unfit::Damaged("head".into())));
    }
    Ok(store)
}

/// An empty folder to work in.
fn empty(scratch: &Path) -> Result<()> {
    match fs::remove_dir_all(scratch) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(of_file(scratch, error)),
        _ => make_folder(scratch),
    }
}

fn with_wal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// A restored file that waits to take its place.
fn waiting(folder: &Path) -> Result<Option<(PathBuf, String)>> {
    let entries = fs::read_dir(folder).map_err(|error| of_file(folder, error))?;
    let found = entries.flatten().find_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        Some((entry.path(), name.strip_prefix(READY)?.to_owned()))
    });
    Ok(found)
}

/// Whether a restored file waits to take the place of the database.
pub(in crate::store) fn is_restored(folder: &Path) -> bool {
    matches!(waiting(folder), Ok(Some(_)))
}

/// Takes a place among those who use a folder, after putting a restored file in place whose
/// restore was cut short when it was decided already.
pub(in crate::store) fn enter(folder: &Path) -> Result<Lock> {
    loop {
        if is_restored(folder) {
            let busy = |_| unfit(folder, Unfit::BeingRestored);
            let lock = Lock::alone(folder).map_err(busy)?;
            finish_alone(folder)?;
            drop(lock);
        }
        let lock = Lock::together(folder)?;
        if !is_restored(folder) {
            return Ok(lock);
        }
    }
}

/// The steps that put a restored file in place; each can be taken again. Gives where what was
/// there has gone.
fn finish_alone(folder: &Path) -> Result<Option<PathBuf>> {
    let Some((ready, stamp)) = waiting(folder)? else { return Ok(None) };
    let aside = folder.join(format!("replaced-{stamp}"));
    let old = ["corons.db-wal", "corons.db-shm", DATABASE];
    if old.iter().any(|name| folder.join(name).exists()) {
        make_folder(&aside)?;
    }
    // The log first: without it the database next to it is older, and nothing is opened between.
    for name in old {
        let from = folder.join(name);
        match fs::rename(&from, aside.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(of_file(&from, error));
            }
            _ => {}
        }
    }
    if aside.exists() {
        sync(&aside)?;
    }
    sync(folder)?;
    let path = folder.join(DATABASE);
    fs::rename(&ready, &path).map_err(|error| of_file(&path, error))?;
    File::open(&path).and_then(|it| it.sync_all()).map_err(|error| of_file(&path, error))?;
    sync(folder)?;
    Ok(aside.exists().then_some(aside))
}

impl Tx<'_> {
    /// Ends every sign-in and one-time link of a restored database, and notes the act.
    fn note_restored(&mut self, file: &str) -> Result<()> {
        let ended = diesel::delete(sessions::table).execute(self.conn)?;
        diesel::delete(one_time_links::table.filter(one_time_links::used_at.is_null()))
            .execute(self.conn)?;
        let head = self.head()?;
        let detail = json!({ "file": file, "position": head.position, "n": ended });
        self.note("database-restored", None, &detail)
    }
}
