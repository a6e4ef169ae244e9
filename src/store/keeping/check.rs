//! Whether a file is a whole database of ours, and what figures it gives.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;
use sha2::{Digest, Sha256};

use super::folder::{checksum_of, of_file, unfit};
use super::{Copied, Figures, Unfit};
use crate::domain::event::Hash;
use crate::domain::ids::Position;
use crate::domain::knowledge::Knowledge;
use crate::domain::progress::{default_to, progress};
use crate::domain::rollup::Grain;
use crate::domain::territory::Scope;
use crate::store::connection::{self, Age};
use crate::store::error::{Result, StoreError};
use crate::store::events::Head;
use crate::store::figures::Question;
use crate::store::{Read, Store, Verification, kept};

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

/// What SQLite finds wrong with a file, else the head of its chain. The file is not written, and
/// nothing is laid beside it.
fn look(path: &Path) -> Result<(Head, Age)> {
    let mut conn = connection::open_copy(path)?;
    let age = connection::age(&mut conn, path)?;
    sound(&mut conn, path)?;
    let head = reading(&mut conn).head()?;
    Ok((head, age))
}

/// Checks a copy like `corons verify`, where its tables are those of today.
pub(super) fn whole(path: &Path) -> Result<Copied> {
    whole_or_why(path).map_err(|error| about(path, error))
}

/// What a failure says about a file that was to be read whole.
fn about(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::NotADatabase(_) => StoreError::NotADatabase(path.to_path_buf()),
        StoreError::Corrupt(what) => unfit(path, Unfit::Damaged(what)),
        StoreError::Database(error) => unfit(path, Unfit::Damaged(error.to_string())),
        StoreError::NotFound | StoreError::Refused(_) => {
            unfit(path, Unfit::Damaged(error.to_string()))
        }
        other => other,
    }
}

fn whole_or_why(path: &Path) -> Result<Copied> {
    let (head, age) = look(path)?;
    if age == Age::Today {
        let mut conn = connection::open_copy(path)?;
        faultless(path, &reading(&mut conn).verify(None)?)?;
    }
    let bytes = path.metadata().map_err(|error| of_file(path, error))?.len();
    Ok(Copied { path: path.to_path_buf(), position: head.position, hash: head.hash, bytes })
}

/// Refuses what was verified and found wrong.
pub(super) fn faultless(path: &Path, found: &Verification) -> Result<()> {
    match &found.fault {
        Some(fault) => Err(unfit(path, Unfit::Damaged(format!("{fault:?}")))),
        None => Ok(()),
    }
}

/// The two checks of SQLite itself.
fn sound(conn: &mut SqliteConnection, path: &Path) -> Result<()> {
    let checks = [
        "SELECT integrity_check AS word FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 1",
        "SELECT \"table\" AS word FROM pragma_foreign_key_check LIMIT 1",
    ];
    for check in checks {
        let wrong: Option<Word> = diesel::sql_query(check).get_result(conn).optional()?;
        if let Some(wrong) = wrong {
            return Err(unfit(path, Unfit::Damaged(wrong.word)));
        }
    }
    Ok(())
}

/// Reads a connection of its own; what it reads does not depend on the clock.
pub(super) fn reading(conn: &mut SqliteConnection) -> Read<'_> {
    Read::new(conn, chrono::DateTime::UNIX_EPOCH, Some(kept::Kept::default()))
}

/// The figures of a database at a position: each programme's total and years.
pub(super) fn figures(store: &Store, position: Position) -> Result<Vec<Figures>> {
    store.read_at(Knowledge::Position(position), |read| {
        let mut all = Vec::new();
        for programme in read.programmes()? {
            let known = read.known_now()?;
            let asked = Question {
                stage: programme.stage,
                net: false,
                published: false,
                scope: Scope::All,
                to: default_to(known.on, programme.first_day),
                known,
                reporting: true,
                programme,
            };
            let table = progress(&read.progress_input(&asked)?, Grain::Year);
            all.push(Figures {
                programme: asked.programme.name.clone(),
                total: table.total.actual,
                years: table.periods.iter().map(|it| (it.period.clone(), it.actual)).collect(),
            });
        }
        Ok(all)
    })
}

impl Read<'_> {
    /// Whether the chain held that hash at that position.
    pub(super) fn held(&mut self, position: Position, hash: Hash) -> Result<bool> {
        let event = self.event(position)?;
        Ok(event.map_or(position == 0, |event| event.hash == hash))
    }
}

/// The position a copy reaches; none where it cannot be read.
pub(super) fn reaches(path: &Path) -> Option<Position> {
    let mut conn = connection::open_copy(path).ok()?;
    reading(&mut conn).head().ok().map(|head| head.position)
}

/// The SHA-256 of a file.
fn sum(path: &Path) -> Result<Hash> {
    let io = |error| of_file(path, error);
    let mut file = File::open(path).map_err(io)?;
    let mut hash = Sha256::new();
    let mut slice = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut slice).map_err(io)?;
        let Some(bytes) = slice.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        hash.update(bytes);
    }
    Ok(Hash(hash.finalize().into()))
}

/// Lays the checksum of a copy beside the name it will have.
pub(super) fn note_sum(copy: &Path, name: &Path) -> Result<()> {
    let path = checksum_of(name);
    let line = format!("{}  {}\n", sum(copy)?, name.file_name().unwrap_or_default().display());
    let mut file = File::create(&path).map_err(|error| of_file(&path, error))?;
    let written = file.write_all(line.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| of_file(&path, error))
}

/// Refuses a file that is not what its checksum says; one without a checksum passes.
pub(super) fn agrees_with_sum(path: &Path) -> Result<()> {
    let Ok(line) = std::fs::read_to_string(checksum_of(path)) else { return Ok(()) };
    let told = line.split_whitespace().next().unwrap_or_default();
    if told.eq_ignore_ascii_case(&sum(path)?.to_string()) {
        return Ok(());
    }
    Err(unfit(path, Unfit::Damaged("sha256".into())))
}
