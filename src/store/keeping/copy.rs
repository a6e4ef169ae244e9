//! Making a copy: one path for the backups of every quarter of an hour, those before a migration,
//! and those somebody asks for.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use diesel::RunQueryDsl;
use diesel::sql_types::Text;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::check::{self, note_sum};
use super::folder::{begin, checksum_of, of_file, sync, unfinished, unfit};
use super::{Copied, Unfit};
use crate::store::connection;
use crate::store::error::{Result, StoreError};

/// Copies a database to a name that nothing has yet. The copy is whole, on disk and verified
/// before it bears the name; whatever comes between leaves nothing under it.
pub(super) fn copy(from: &Path, name: &Path) -> Result<Copied> {
    if name.exists() {
        return Err(unfit(name, Unfit::Exists));
    }
    let part = unfinished(name);
    let held = begin(&part)?;
    let done = fill(from, &part).and_then(|copied| {
        note_sum(&part, name)?;
        bear(&part, name).inspect_err(|_| drop(fs::remove_file(checksum_of(name))))?;
        Ok(Copied { path: name.to_path_buf(), ..copied })
    });
    if done.is_err() {
        drop(fs::remove_file(&part));
    }
    drop(held);
    done
}

/// Fills the unfinished copy and compares it with where it comes from.
fn fill(from: &Path, part: &Path) -> Result<Copied> {
    let mut conn = connection::open_beside(from)?;
    diesel::sql_query("VACUUM INTO ?")
        .bind::<Text, _>(part.to_string_lossy().into_owned())
        .execute(&mut conn)?;
    // SQLite does not flush what it wrote there.
    File::open(part).and_then(|file| file.sync_all()).map_err(|error| of_file(part, error))?;
    let copied = check::whole(part)?;
    // Somebody may have written meanwhile: what was copied is still part of the chain.
    if !check::reading(&mut conn).held(copied.position, copied.hash)? {
        return Err(StoreError::Corrupt("the copy has another head".into()));
    }
    Ok(copied)
}

/// Gives the copy its name, unless something has it meanwhile.
fn bear(part: &Path, name: &Path) -> Result<()> {
    match renameat_with(CWD, part, CWD, name, RenameFlags::NOREPLACE) {
        Ok(()) => {}
        Err(rustix::io::Errno::EXIST) => return Err(unfit(name, Unfit::Exists)),
        // A file system that cannot look and rename at once.
        Err(rustix::io::Errno::INVAL) => {
            fs::rename(part, name).map_err(|error| of_file(name, error))?;
        }
        Err(error) => return Err(of_file(name, error.into())),
    }
    sync(&parent(name))
}

/// The folder a file lies in.
pub(super) fn parent(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_path_buf()
}
