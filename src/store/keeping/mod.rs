//! Keeping: backups that were verified before they bear a name, restoring them, and trying that
//! every day (RELIABILITY 13, 14).

mod check;
mod copy;
mod daily;
mod folder;
mod health;
mod notes;
mod restore;
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

pub use self::daily::{Kept, Watch};
pub use self::folder::{Backup, Lock};
pub use self::health::Health;
pub use self::notes::{Note, Notes};
pub use self::restore::{Restored, restore, restore_dump};
pub(super) use self::restore::{enter, is_restored};
pub use self::schema::Condition;

use self::folder::{backups_in, checksum_of, listed, need};
use super::connection::make_folder;
use super::error::Result;
use super::{DATABASE, Store};
use crate::clock::Clock;
use crate::domain::backup::{self, stamp};
use crate::domain::event::Hash;
use crate::domain::ids::Position;

/// Why a file cannot be made a backup or be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There is no such file.
    Missing,
    /// A file of that name is there already.
    Exists,
    /// Its content is not what it was.
    Damaged(String),
    /// It is the database that is in use.
    Live,
    /// Somebody has the database of the folder open.
    InUse,
    /// The database of the folder is being restored.
    BeingRestored,
    /// Too little would be left for the ledger.
    NoRoom,
}

/// A verified copy of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Where it is.
    pub path: PathBuf,
    /// The position it reaches.
    pub position: Position,
    /// The hash there.
    pub hash: Hash,
    /// Its size.
    pub bytes: u64,
}

/// The figures of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Its name.
    pub programme: String,
    /// Dwellings so far; none where nothing was recorded.
    pub total: Option<i64>,
    /// Dwellings of each year.
    pub years: Vec<(String, Option<i64>)>,
}

/// A copy from before a migration, which is never removed.
pub(super) fn before_migration(folder: &Path, path: &Path, clock: &Clock) -> Result<()> {
    let backups = backups_in(folder);
    make_folder(&backups)?;
    let name = format!("before-migration-{}.db", stamp(clock.now()));
    copy::copy(path, &backups.join(name)).map(drop)
}

impl Store {
    /// Copies the database to a file, or to a new one in `backups/`. The copy is verified like
    /// `corons verify` before it bears its name. `reserve` bytes stay free.
    ///
    /// # Errors
    /// [`Unfit::Exists`] where the name is taken, [`Unfit::NoRoom`]; whatever is wrong with the
    /// copy.
    pub fn back_up(&self, to: Option<&Path>, reserve: u64) -> Result<Copied> {
        let backups = backups_in(&self.folder);
        make_folder(&backups)?;
        let own = || backups.join(backup::name(self.clock.now()));
        let name = to.map_or_else(own, Path::to_path_buf);
        need(&copy::parent(&name), self.bytes(), reserve)?;
        copy::copy(&self.folder.join(DATABASE), &name)
    }

    /// The copies in `backups/`, the newest first.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        listed(&self.folder)
    }

    /// Removes the backups that are kept no longer; those somebody named stay.
    fn prune(&self) -> Result<()> {
        let all: Vec<_> = self.backups()?.into_iter().filter_map(|it| it.at).collect();
        for at in backup::superfluous(&all) {
            let path = backups_in(&self.folder).join(backup::name(at));
            // One that cannot be removed is tried again after the next backup.
            drop(fs::remove_file(checksum_of(&path)).and(fs::remove_file(&path)));
        }
        Ok(())
    }

    /// Bytes of the database with its log.
    fn bytes(&self) -> u64 {
        let size = |name: &str| fs::metadata(self.folder.join(name)).map_or(0, |it| it.len());
        size(DATABASE) + size(&format!("{DATABASE}-wal"))
    }
}
