//! The demonstration: a fictional but believable history over the real estates, from 15 June
//! 2018 to the last whole month.
//!
//! The same month tells the same story, to the hash of its last event; a later month tells the
//! same and more. Nothing here is true of anybody: estates whose count or landlord is invented
//! are marked, and so is the whole database.

mod act;
mod cast;
mod chance;
mod curve;
mod deliveries;
mod filling;
mod inspection;
mod notes;
mod plans;
mod site;
mod slips;
mod story;
mod works;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use crate::clock::Clock;
use crate::domain::calendar::{Instant, Month, paris_day};
use crate::domain::ids::Login;
use crate::domain::role::Role;
use crate::store::{Author, Lock, Store, StoreError};

use self::filling::Authors;
pub use self::filling::SetEdition;

/// An account of the demonstration. Its password is no secret: the demonstration listens on this
/// machine only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoAccount {
    /// What it may do.
    pub role: Role,
    /// What one signs in with.
    pub login: &'static str,
    /// Its password.
    pub password: &'static str,
    /// Its name on screen.
    pub name: &'static str,
}

/// One account per role.
pub const ACCOUNTS: [DemoAccount; 4] = [
    account(Role::Reader, "lecture", "corons-voir-2018", "Camille Lecture (démonstration)"),
    account(
        Role::Contributor,
        "contribution",
        "corons-saisir-2018",
        "Dominique Saisie (démonstration)",
    ),
    account(Role::Manager, "pilotage", "corons-piloter-2018", "Claude Pilotage (démonstration)"),
    account(Role::Admin, "administration", "corons-gerer-2018", "Sacha Comptes (démonstration)"),
];

const fn account(
    role: Role,
    login: &'static str,
    password: &'static str,
    name: &'static str,
) -> DemoAccount {
    DemoAccount { role, login, password, name }
}

/// What the story needs of others.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// Hashes a password; an account without one cannot be signed in to.
    pub hash: &'a dyn Fn(&str) -> Option<String>,
    /// Sets the board packs of the story; without it there are none.
    pub edition: Option<SetEdition<'a>>,
}

/// Fills the database of an empty or missing folder with the story as it stands at an instant.
///
/// The accounts of [`ACCOUNTS`] get passwords where `hash` gives one; `done` hears how many of
/// how many sittings are written. No board packs are published.
///
/// # Errors
/// As for [`fill_with`].
pub fn fill(
    folder: &Path,
    now: Instant,
    hash: &dyn Fn(&str) -> Option<String>,
    done: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    fill_with(folder, now, Means { hash, edition: None }, done)
}

/// Does the same with all means. The story is written into a folder beside and then takes the
/// folder's place: an interrupted filling never leaves half a story.
///
/// # Errors
/// When the folder is not empty, or one of the two cannot be written.
pub fn fill_with(
    folder: &Path,
    now: Instant,
    means: Means<'_>,
    done: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    let part = written_beside(folder, now, means, done)?;
    let failed = |error| StoreError::Folder(folder.to_path_buf(), error);
    if folder.exists() {
        // Only an empty folder goes: this fails on any other.
        fs::remove_dir(folder).map_err(failed)?;
    }
    fs::rename(&part, folder).map_err(failed)
}

/// Does the same in the place of what a folder holds, which goes once the new story stands.
///
/// # Errors
/// When the folder is in use, or one of the two cannot be written.
pub fn fill_anew(
    folder: &Path,
    now: Instant,
    means: Means<'_>,
    done: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    // What is being served is not taken away under its readers.
    let _alone = Lock::alone(folder)?;
    let part = written_beside(folder, now, means, done)?;
    let failed = |error| StoreError::Folder(folder.to_path_buf(), error);
    let old = beside(folder, ".old");
    if old.exists() {
        fs::remove_dir_all(&old).map_err(failed)?;
    }
    fs::rename(folder, &old).map_err(failed)?;
    fs::rename(&part, folder).map_err(failed)?;
    fs::remove_dir_all(&old).map_err(failed)
}

/// The story in a folder beside; one left there by an interrupted filling goes.
fn written_beside(
    folder: &Path,
    now: Instant,
    means: Means<'_>,
    done: &mut dyn FnMut(usize, usize),
) -> Result<PathBuf, StoreError> {
    let part = beside(folder, ".part");
    if part.exists() {
        fs::remove_dir_all(&part).map_err(|error| StoreError::Folder(part.clone(), error))?;
    }
    write_into(&part, now, means, done)?;
    Ok(part)
}

/// The folder of the same name with that at its end.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    folder.with_file_name(name)
}

fn write_into(
    folder: &Path,
    now: Instant,
    means: Means<'_>,
    done: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    // The story begins at midday of the first day; the database is made in that morning.
    let morning = curve::first_day().and_time(chrono::NaiveTime::MIN).and_utc();
    let store = Store::open(folder, Clock::standing_at(morning + TimeDelta::hours(6)))?;
    let authors = add_accounts(&store, means.hash)?;
    let (estates, landlords, programme) = store.read(|read| {
        Ok((read.estates()?, read.landlords()?, read.programme("mc")?.ok_or(StoreError::NotFound)?))
    })?;
    let until = Month::last_whole_before(paris_day(now));
    let told = story::tell(&estates, &landlords, &programme, until);
    let all = told.len();
    filling::write(&store, &authors, &programme, &told, means.edition, |number| done(number, all))
}

fn add_accounts(
    store: &Store,
    hash: &dyn Fn(&str) -> Option<String>,
) -> Result<Authors, StoreError> {
    store.write(&Author::Corons, |tx| {
        tx.mark_fictional()?;
        let mut authors = Authors { contributor: 0, manager: 0 };
        for account in &ACCOUNTS {
            let login: Login =
                account.login.parse().map_err(|_| StoreError::Corrupt(account.login.to_owned()))?;
            let id = tx.add_account(&login, account.name, account.role)?;
            if let Some(phc) = hash(account.password) {
                tx.set_password(id, &phc, None)?;
            }
            match account.role {
                Role::Contributor => authors.contributor = id,
                Role::Manager => authors.manager = id,
                Role::Reader | Role::Admin => {}
            }
        }
        Ok(authors)
    })
}
