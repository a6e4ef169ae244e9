//! The manifest of an edition: the SHA-256 of each file, what it shows, and the totals that its
//! extract sums to. Its own hash is an event of the ledger.

use serde::{Deserialize, Serialize};

use super::archive::{self, File};
use super::extract::{self, Sums};
use crate::domain::calendar::Day;
use crate::domain::event::Hash;
use crate::domain::ids::Position;

/// Where the manifest and the extract stand in the archive.
pub const MANIFEST: &str = "manifest.json";
/// The lines the totals are the sum of.
pub const EXTRACT: &str = "data/extract.csv";
/// How the totals come from the extract, for who adds them up.
const RULE: &str = "total: sum of logements by etape; years: by etape and year of date; \
     estates: by etape and cite";

/// The point of knowledge an edition shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The day.
    pub on: Day,
    /// The position.
    pub position: Position,
    /// The first digits of the hash at that position.
    pub head: String,
}

/// A file and its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its path.
    pub name: String,
    /// Its size.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
}

/// What an edition is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format: `edition 1`.
    pub corons: String,
    /// Its number.
    pub number: i32,
    /// Code of its programme.
    pub programme: String,
    /// Name of its programme.
    pub programme_name: String,
    /// Whether its data are invented.
    pub fictional: bool,
    /// What it shows.
    pub known: Shown,
    /// The day totals are read at.
    pub to: Day,
    /// What its manager says.
    pub comment: Option<String>,
    /// Who made it.
    pub made_by: String,
    /// The answer in French and English.
    pub answer: [String; 2],
    /// How the totals come from the extract.
    pub rule: String,
    /// The totals at `to`.
    pub totals: Sums,
    /// The files, in their order.
    pub files: Vec<Listed>,
}

/// What is wrong with an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is no ZIP, or not whole.
    NoArchive,
    /// It has no manifest of an edition.
    NoManifest,
    /// That file is not there.
    Missing(String),
    /// That file is not what the manifest says.
    Changed(String),
    /// That file is none of the manifest.
    Added(String),
    /// The extract cannot be read.
    NoExtract,
    /// A total is not what the extract sums to.
    Total {
        /// Which one.
        name: String,
        /// What the manifest says.
        said: i64,
        /// What the extract gives.
        counted: i64,
    },
}

/// An archive that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its manifest.
    pub manifest: Manifest,
    /// SHA-256 of the manifest.
    pub hash: Hash,
    /// SHA-256 of the archive.
    pub archive: Hash,
    /// Lines of the extract that were summed.
    pub lines: usize,
}

impl Manifest {
    /// With the files it lists and how its totals come about.
    #[must_use]
    pub fn of(self, files: &[File]) -> Self {
        let listed = files.iter().map(|(name, bytes)| Listed {
            name: name.clone(),
            bytes: bytes.len(),
            sha256: Hash::of(bytes).to_string(),
        });
        Self {
            corons: "edition 1".to_owned(),
            rule: RULE.to_owned(),
            files: listed.collect(),
            ..self
        }
    }

    /// As it stands in the archive.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// Checks an archive by itself: each file against the manifest, each total against the extract.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(bytes: &[u8]) -> Result<Checked, Wrong> {
    let files = archive::unpack(bytes).ok_or(Wrong::NoArchive)?;
    let find = |name: &str| files.iter().find(|(own, _)| own == name).map(|(_, bytes)| bytes);
    let text = find(MANIFEST).ok_or(Wrong::NoManifest)?;
    let manifest: Manifest = serde_json::from_slice(text).map_err(|_| Wrong::NoManifest)?;
    if manifest.corons != "edition 1" {
        return Err(Wrong::NoManifest);
    }
    for listed in &manifest.files {
        let content = find(&listed.name).ok_or_else(|| Wrong::Missing(listed.name.clone()))?;
        if content.len() != listed.bytes || Hash::of(content).to_string() != listed.sha256 {
            return Err(Wrong::Changed(listed.name.clone()));
        }
    }
    let known = |name: &str| name == MANIFEST || manifest.files.iter().any(|it| it.name == name);
    if let Some((name, _)) = files.iter().find(|(name, _)| !known(name)) {
        return Err(Wrong::Added(name.clone()));
    }
    if files.len() != manifest.files.len() + 1 {
        return Err(Wrong::Added(MANIFEST.to_owned()));
    }
    let lines = find(EXTRACT).and_then(|bytes| extract::read(bytes)).ok_or(Wrong::NoExtract)?;
    if let Some(wrong) = difference(&manifest.totals, &extract::sums(&lines)) {
        return Err(wrong);
    }
    Ok(Checked { hash: Hash::of(text), archive: Hash::of(bytes), lines: lines.len(), manifest })
}

/// The first total that differs.
fn difference(said: &Sums, counted: &Sums) -> Option<Wrong> {
    let (said, counted) = (flat(said), flat(counted));
    let names = said.keys().chain(counted.keys());
    names.into_iter().find_map(|name| {
        let of = |sums: &std::collections::BTreeMap<String, i64>| sums.get(name).copied();
        let (said, counted) = (of(&said).unwrap_or(0), of(&counted).unwrap_or(0));
        (said != counted).then(|| Wrong::Total { name: name.clone(), said, counted })
    })
}

fn flat(sums: &Sums) -> std::collections::BTreeMap<String, i64> {
    let mut all = std::collections::BTreeMap::new();
    for (stage, of) in sums {
        all.insert(stage.clone(), of.total);
        for (key, n) in of.years.iter().chain(&of.estates) {
            all.insert(format!("{stage} {key}"), *n);
        }
    }
    all
}
