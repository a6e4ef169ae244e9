//! The data folder as a place: its lock, what lies in `backups/`, the room that is left.

use std::fs::{self, DirEntry, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::Unfit;
use crate::domain::backup::made_at;
use crate::domain::calendar::Instant;
use crate::store::error::{Result, StoreError};

/// The folder of backups inside the data folder.
const BACKUPS: &str = "backups";
/// The file whose lock says that somebody uses the folder.
const LOCK: &str = "corons.lock";
/// How a copy is called until it is verified.
const UNFINISHED: &str = "part";

/// A backup: a copy that was verified before it got its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, by its name; none for a file somebody named, or from before a migration.
    pub at: Option<Instant>,
    /// Its size.
    pub bytes: u64,
}

impl Backup {
    /// The name of its file.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// That a data folder is used: by many together, or by one alone. Ends with the value.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    fn file(folder: &Path) -> Result<File> {
        let path = folder.join(LOCK);
        let opened =
            OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path);
        opened.map_err(|error| of_file(&path, error))
    }

    /// With others: the server and the commands beside it.
    pub(in crate::store) fn together(folder: &Path) -> Result<Self> {
        let file = Self::file(folder)?;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => Err(unfit(folder, Unfit::BeingRestored)),
            // A file system without locks keeps nobody from working.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { file }),
        }
    }

    /// Alone: nobody else has the database open.
    ///
    /// # Errors
    /// [`Unfit::InUse`] while somebody has; or the folder cannot be written.
    pub fn alone(folder: &Path) -> Result<Self> {
        let file = Self::file(folder)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(unfit(folder, Unfit::InUse)),
            Err(TryLockError::Error(error)) => Err(of_file(folder, error)),
            Ok(()) => Ok(Self { file }),
        }
    }

    /// Lets others in.
    pub(super) fn shared(self) -> Result<Self> {
        self.file.lock_shared().map_err(|error| of_file(Path::new(LOCK), error))?;
        Ok(self)
    }
}

/// A refusal about a file or folder.
pub(super) fn unfit(path: &Path, why: Unfit) -> StoreError {
    StoreError::Backup(path.to_path_buf(), why)
}

/// What the system says about a file.
pub(super) fn of_file(path: &Path, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Folder(path.to_path_buf(), error),
    }
}

/// Where backups lie.
pub(super) fn backups_in(folder: &Path) -> PathBuf {
    folder.join(BACKUPS)
}

/// Everything in `backups/` that is a copy, the newest first; those without an instant last.
pub(super) fn listed(folder: &Path) -> Result<Vec<Backup>> {
    let backups = backups_in(folder);
    let entries = match fs::read_dir(&backups) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(|error| of_file(&backups, error))?,
    };
    let backup = |entry: DirEntry| {
        let path = entry.path();
        let bytes = entry.metadata().ok().filter(fs::Metadata::is_file)?.len();
        let is_copy = path.extension().is_some_and(|it| it == "db");
        let at = made_at(&entry.file_name().to_string_lossy());
        is_copy.then_some(Backup { path, at, bytes })
    };
    let mut found: Vec<_> = entries.filter_map(|entry| entry.ok().and_then(backup)).collect();
    found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)));
    Ok(found)
}

/// The name of a copy until it is verified.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    with_ending(path, UNFINISHED)
}

/// The name of the checksum beside a copy, as `sha256sum --check` reads it.
pub(super) fn checksum_of(path: &Path) -> PathBuf {
    with_ending(path, "sha256")
}

/// A path with something more at its end.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Opens an unfinished copy, for its owner alone, and keeps others off it while it is held.
pub(super) fn begin(part: &Path) -> Result<File> {
    let io = |error| of_file(part, error);
    let opened = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(part);
    let file = opened.map_err(io)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Err(StoreError::Busy),
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    file.set_len(0).map_err(io)?;
    Ok(file)
}

/// Removes what killed backups and restore tests left behind: copies without a name that nobody is at work on, and
/// checksums without a copy.
pub(super) fn sweep(folder: &Path) {
    for scratch in ["trial", "restoring"] {
        drop(fs::remove_dir_all(folder.join(scratch)));
    }
    let Ok(entries) = fs::read_dir(backups_in(folder)) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ends = |ending: &str| path.extension().is_some_and(|it| it == ending);
        let left = ends(UNFINISHED) && File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
        if left || (ends("sha256") && !path.with_extension("").exists()) {
            // What cannot be removed is in nobody's way.
            drop(fs::remove_file(&path));
        }
    }
}

/// Makes what was done to the names in a folder last.
pub(super) fn sync(folder: &Path) -> Result<()> {
    let synced = File::open(folder).and_then(|it| it.sync_all());
    synced.map_err(|error| of_file(folder, error))
}

/// Bytes that can still be written below a folder.
pub(super) fn free(folder: &Path) -> Result<u64> {
    let found = rustix::fs::statvfs(folder).map_err(|error| of_file(folder, error.into()))?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Refuses to write so many bytes where less than the reserve would be left for the ledger.
pub(super) fn need(folder: &Path, bytes: u64, reserve: u64) -> Result<()> {
    if free(folder)? < bytes.saturating_add(reserve) {
        return Err(unfit(folder, Unfit::NoRoom));
    }
    Ok(())
}
