//! Reading a dump: nothing in it is believed before its manifest and its hashes agree.

use std::io::{self, Read, Seek};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{MANIFEST, Manifest, Part, place, read};
use crate::domain::event::Hash;

/// Bytes of a manifest, at most.
const MANIFEST_BYTES: u64 = 1024 * 1024;
/// Bytes of a table, at most: what a manifest says is not believed beyond that.
const TABLE_BYTES: u64 = 16 * 1024 * 1024 * 1024;
/// Bytes of a file that stands apart, at most.
const FILE_BYTES: u64 = 512 * 1024 * 1024;

/// A dump that is read.
pub struct ArchiveReader<R: Read + Seek> {
    zip: ZipArchive<R>,
    manifest: Manifest,
}

/// Counts and hashes what goes through it.
struct Counting<R> {
    from: R,
    bytes: u64,
    hash: Sha256,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let n = self.from.read(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

impl<R: Read + Seek> ArchiveReader<R> {
    /// Opens one and reads its manifest.
    ///
    /// # Errors
    /// When it is none.
    pub fn open(from: R) -> io::Result<Self> {
        let mut zip = ZipArchive::new(from).map_err(|error| damaged(&error.to_string()))?;
        let mut text = String::new();
        zip.by_name(MANIFEST)
            .map_err(|_| damaged(MANIFEST))?
            .take(MANIFEST_BYTES)
            .read_to_string(&mut text)?;
        let manifest: Manifest = serde_json::from_str(&text)?;
        Ok(Self { zip, manifest })
    }

    /// What it says it holds.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// A table of it.
    #[must_use]
    pub fn part(&self, table: &str) -> Option<&Part> {
        self.manifest.tables.iter().find(|it| it.name == table)
    }

    /// A file that stands apart, if its SHA-256 is the one its table names.
    ///
    /// # Errors
    /// When it is not, or cannot be read.
    pub fn file(&mut self, name: &str, sha256: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = self.zip.by_name(name).map_err(|_| damaged(name))?;
        file.take(FILE_BYTES).read_to_end(&mut bytes)?;
        if Hash::of(&bytes).to_string() == sha256 { Ok(bytes) } else { Err(damaged(name)) }
    }

    /// Hands over each row of a table; its hash is compared at its end.
    ///
    /// # Errors
    /// When it is not what the manifest says, or `each` fails.
    pub fn rows<E: From<io::Error>>(
        &mut self,
        table: &str,
        mut each: impl FnMut(Vec<Option<String>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let part = self.part(table).cloned().ok_or_else(|| damaged(table))?;
        let file = self.zip.by_name(&place(table)).map_err(|_| damaged(&place(table)))?;
        let most = part.bytes.min(TABLE_BYTES) + 1;
        let counting = Counting { from: file.take(most), bytes: 0, hash: Sha256::new() };
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(io::BufReader::new(counting));
        let mut record = csv::StringRecord::new();
        let mut rows = 0;
        let broken = |error: csv::Error| damaged(&format!("{table}: {error}"));
        if !csv.read_record(&mut record).map_err(broken)? || !is_header(&record, &part) {
            return Err(damaged(table).into());
        }
        while csv.read_record(&mut record).map_err(broken)? {
            rows += 1;
            each(record.iter().map(read).collect())?;
        }
        let mut counting = csv.into_inner().into_inner();
        io::copy(&mut counting, &mut io::sink())?;
        let sha256 = Hash(counting.hash.finalize().into()).to_string();
        if (rows, counting.bytes, &sha256) == (part.rows, part.bytes, &part.sha256) {
            Ok(())
        } else {
            Err(damaged(table).into())
        }
    }
}

/// Whether a record names the columns of a table.
fn is_header(record: &csv::StringRecord, part: &Part) -> bool {
    let named = record.iter().map(|name| name.trim_start_matches('\u{feff}'));
    named.eq(part.columns.iter().map(String::as_str))
}
