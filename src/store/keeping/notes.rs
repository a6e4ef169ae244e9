//! What came of the last backup, the last restore test and the last verification: a small file
//! beside the backups. In the database it would be a change that wants a backup.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::{backups_in, of_file, sync, unfinished};
use crate::domain::calendar::Instant;
use crate::domain::ids::Position;
use crate::store::error::{Result, StoreError};

/// What came of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// When it was tried.
    pub at: Instant,
    /// The name of the backup it was about.
    pub file: Option<String>,
    /// The position that was reached.
    pub position: Option<Position>,
    /// Why it failed; none when it went well.
    pub why: Option<String>,
}

impl Note {
    /// Whether it went well.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.why.is_none()
    }
}

/// What came of the last of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// The last backup by itself.
    pub backup: Option<Note>,
    /// The last restore test.
    pub restore_test: Option<Note>,
    /// The last verification by a second path.
    pub verification: Option<Note>,
}

fn path(folder: &Path) -> PathBuf {
    backups_in(folder).join("keeping.json")
}

/// What is noted; nothing where it cannot be read.
pub(super) fn read(folder: &Path) -> Notes {
    let bytes = fs::read(path(folder)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Notes something, whole or not at all.
pub(super) fn write(folder: &Path, change: impl FnOnce(&mut Notes)) -> Result<()> {
    let mut notes = read(folder);
    change(&mut notes);
    let path = path(folder);
    let part = unfinished(&path);
    let text =
        serde_json::to_vec(&notes).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, &path));
    written.map_err(|error| of_file(&path, error))?;
    sync(&backups_in(folder))
}
