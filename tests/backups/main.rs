//! Backups and restoring (RELIABILITY, "backup and restore"): nothing bad under a good name,
//! figures to the unit, and live data that no bad file can touch. `CORONS_CYCLES` makes the kills
//! a campaign.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod daily;
mod dumps;
mod files;
mod kills;
mod restoring;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use corons::clock::Clock;
use corons::store::{Head, Restored, Store, StoreError, restore};
use tempfile::TempDir;

const RECORD: &str = "data/public_record.csv";

fn clock() -> Clock {
    Clock::standing_at("2026-11-23T08:14:00Z".parse().unwrap())
}

fn corons(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
    command.args(arguments).env("CORONS_DATA", data);
    command
}

fn call(data: &Path, arguments: &[&str]) -> Output {
    corons(data, arguments).output().unwrap()
}

#[track_caller]
fn said(data: &Path, arguments: &[&str]) -> String {
    let output = call(data, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn cycles(quick: u64) -> u64 {
    std::env::var("CORONS_CYCLES").ok().and_then(|it| it.parse().ok()).unwrap_or(quick)
}

/// A data folder with the public record, and a backup of it beside the folder.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        said(&place.data(), &["import", "entries", RECORD]);
        said(&place.data(), &["backup", place.file().to_str().unwrap()]);
        place
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The backup.
    fn file(&self) -> PathBuf {
        self.folder.path().join("kept.db")
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Something recorded after the backup.
    fn record_more(&self) {
        let path = self.beside("more.csv");
        fs::write(
            &path,
            "cite;bailleur;etape;date;logements\nLENS-4;Maisons & Cités;livrés;30/10/2024;4\n",
        )
        .unwrap();
        said(&self.data(), &["import", "entries", path.to_str().unwrap()]);
    }

    fn figures(&self) -> String {
        ["mc", "erbm"]
            .map(|it| {
                said(&self.data(), &["export", "progress", "--format", "json", "--programme", it])
            })
            .concat()
    }

    fn restore(&self, file: &Path) -> Result<Restored, StoreError> {
        restore(&self.data(), file, &clock(), 0)
    }

    /// What the live database is, to the byte.
    fn bytes(&self) -> Vec<Vec<u8>> {
        ["corons.db", "corons.db-wal"]
            .map(|name| fs::read(self.data().join(name)).unwrap_or_default())
            .into()
    }
}

fn head(data: &Path) -> Head {
    Store::open(data, clock()).unwrap().read(|read| read.head()).unwrap()
}

fn copies(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(inside) = fs::read_dir(folder) else { return Vec::new() };
    let paths = inside.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}
