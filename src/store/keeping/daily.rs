//! What a service does by itself: a backup when something changed, each day a restore test, each
//! night a verification by the second path.

use std::fs;

use chrono::TimeDelta;

use super::check::{faultless, figures};
use super::folder::{Backup, need, sweep, unfit};
use super::notes::{self, Note, Notes};
use super::restore::unpack;
use super::{Copied, Unfit};
use crate::domain::backup::EVERY;
use crate::domain::calendar::{Day, Instant, paris_day};
use crate::domain::ids::Position;
use crate::store::error::Result;
use crate::store::{DATABASE, Store};

/// Where the restore test works.
const SCRATCH: &str = "trial";
/// When the night's work begins, in hours of Paris.
const NIGHT: TimeDelta = TimeDelta::hours(3);
/// What failed is tried again after this time.
const AGAIN: TimeDelta = TimeDelta::hours(1);

/// What the one who keeps remembers from one look to the next.
#[derive(Debug, Default)]
pub struct Watch {
    /// The state of the database the newest backup holds.
    saved: Option<i64>,
    swept: bool,
}

/// What was done at one look; none for what was not due.
#[derive(Debug, Default)]
pub struct Kept {
    /// The backup.
    pub backup: Option<Result<Copied>>,
    /// The restore test.
    pub restore_test: Option<Result<Position>>,
    /// The verification.
    pub verification: Option<Result<Position>>,
}

/// The day whose night's work an instant belongs to.
fn night_of(at: Instant) -> Day {
    paris_day(at - NIGHT)
}

/// Whether what is done once a night is due.
fn is_due(last: Option<&Note>, now: Instant) -> bool {
    last.is_none_or(|last| {
        night_of(last.at) != night_of(now) || (!last.is_good() && now - last.at >= AGAIN)
    })
}

impl Store {
    /// Looks what is due, and does it. `reserve` bytes stay free for the ledger.
    pub fn keep(&self, watch: &mut Watch, reserve: u64) -> Result<Kept> {
        if !std::mem::replace(&mut watch.swept, true) {
            sweep(&self.folder);
        }
        let mut kept = Kept::default();
        let now = self.clock.now();
        let version = self.version()?;
        let newest = |store: &Self| -> Result<Option<Backup>> {
            Ok(store.backups()?.into_iter().find(|it| it.at.is_some()))
        };
        // A name from a clock that was ahead is no reason to wait.
        let waits =
            newest(self)?.and_then(|it| it.at).is_some_and(|at| at <= now && now - at < EVERY);
        if watch.saved != Some(version) && !waits {
            let made = self.back_up(None, reserve);
            if made.is_ok() {
                watch.saved = Some(version);
            }
            let about = made.as_ref().ok().map(|it| (it.path.as_path(), it.position));
            let file = about.and_then(|(path, _)| path.file_name());
            let note = Note {
                at: now,
                file: file.map(|name| name.to_string_lossy().into_owned()),
                position: about.map(|(_, position)| position),
                why: made.as_ref().err().map(ToString::to_string),
            };
            self.note(|notes| notes.backup = Some(note));
            let pruned = self.prune();
            kept.backup = Some(made.and_then(|made| pruned.map(|()| made)));
        }
        let notes = notes::read(&self.folder);
        if let Some(backup) = newest(self)?
            && is_due(notes.restore_test.as_ref(), now)
        {
            let done = self.test_restore(&backup, reserve);
            let note = outcome(now, Some(backup.name()), &done);
            self.note(|notes| notes.restore_test = Some(note));
            kept.restore_test = Some(done);
        }
        if is_due(notes.verification.as_ref(), now) {
            let done = self.verified();
            let note = outcome(now, None, &done);
            self.note(|notes| notes.verification = Some(note));
            kept.verification = Some(done);
        }
        Ok(kept)
    }

    /// Notes what came of something; where that cannot be written, the age of what is noted tells.
    fn note(&self, change: impl FnOnce(&mut Notes)) {
        drop(notes::write(&self.folder, change));
    }

    /// Really restores a backup beside the database, and compares every programme's figures with
    /// those of the database at the same position, to the unit.
    fn test_restore(&self, backup: &Backup, reserve: u64) -> Result<Position> {
        let scratch = self.folder.join(SCRATCH);
        let done = need(&self.folder, backup.bytes, reserve).and_then(|()| {
            let restored = unpack(&backup.path, &scratch, &self.clock)?;
            let head = restored.read(|read| read.head())?;
            let same = self.read(|read| read.held(head.position, head.hash))?
                && figures(&restored, head.position)? == figures(self, head.position)?;
            if same {
                Ok(head.position)
            } else {
                Err(unfit(&backup.path, Unfit::Damaged(format!("figures @{}", head.position))))
            }
        });
        drop(fs::remove_dir_all(&scratch));
        done
    }

    fn verified(&self) -> Result<Position> {
        let found = self.read(|read| read.verify(None))?;
        faultless(&self.folder.join(DATABASE), &found)?;
        Ok(found.position)
    }
}

fn outcome(at: Instant, file: Option<String>, done: &Result<Position>) -> Note {
    Note {
        at,
        file,
        position: done.as_ref().ok().copied(),
        why: done.as_ref().err().map(ToString::to_string),
    }
}
