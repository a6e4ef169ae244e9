//! Everything as a ZIP of CSV that is read without Corons, and how such a file is read again.

use std::collections::HashMap;
use std::io::{Read as Bytes, Seek, Write};

use crate::domain::event::Hash;
use crate::files::archive::{ArchiveReader, ArchiveWriter, Manifest};
use crate::store::{APART, DUMPED, DumpSource, DumpedRow, LEFT_OUT, Read, Result, apart};

/// What explains a dump to whoever opens it.
const README: &str = include_str!("dump_readme.txt");

/// The head a dump holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dumped {
    /// Its position.
    pub position: i64,
    /// Its hash.
    pub hash: Hash,
    /// Rows of all tables.
    pub rows: u64,
}

/// Writes everything, as it is in one state of the database. The same state gives the same bytes.
///
/// # Errors
/// When it cannot be read or written.
pub fn write(read: &mut Read<'_>, out: impl Write + Seek) -> Result<Dumped> {
    let head = read.head()?;
    let mut archive = ArchiveWriter::new(out);
    archive.file("README.txt", README.as_bytes())?;
    let schema = read.dumped_schema()?.join(";\n\n") + ";\n";
    archive.file("schema.sql", schema.as_bytes())?;
    let mut manifest = Manifest {
        corons: env!("CARGO_PKG_VERSION").to_owned(),
        migrations: read.migrations()?,
        position: head.position,
        hash: head.hash.to_string(),
        fictional: read.is_fictional()?,
        tables: Vec::new(),
        left_out: LEFT_OUT.iter().map(|it| (*it).to_owned()).collect(),
    };
    for table in DUMPED {
        let columns = read.dumped_columns(table)?;
        if columns.is_empty() {
            continue;
        }
        let mut files = HashMap::new();
        for key in read.apart_keys(table)? {
            let (key, bytes) = (key.to_string(), read.apart_file(table, key)?);
            let sha256 = archive.file(&apart(table, &key), &bytes)?;
            files.insert(key, sha256);
        }
        let at = |name: &str| columns.iter().position(|it| it == name);
        let found = APART.iter().find(|(of, ..)| of == table);
        let places = found.and_then(|(_, key, column, _)| Some((at(key)?, at(column)?)));
        let part = archive.table(table, columns.clone(), |row| {
            read.dumped_rows(table, &mut |mut cells| {
                if let Some((key, column)) = places {
                    let key = cells.get(key).cloned().flatten().unwrap_or_default();
                    if let Some(cell) = cells.get_mut(column) {
                        *cell = files.get(&key).cloned();
                    }
                }
                row(&cells)
            })
        })?;
        manifest.tables.push(part);
    }
    archive.finish(&manifest)?;
    let rows = manifest.tables.iter().map(|it| it.rows).sum();
    Ok(Dumped { position: head.position, hash: head.hash, rows })
}

/// A dump that is read.
pub struct Dump<R: Bytes + Seek>(ArchiveReader<R>);

/// Opens one.
///
/// # Errors
/// When it is none, or cut short.
pub fn open<R: Bytes + Seek>(from: R) -> Result<Dump<R>> {
    Ok(Dump(ArchiveReader::open(from)?))
}

impl<R: Bytes + Seek> DumpSource for Dump<R> {
    fn migrations(&self) -> &[String] {
        &self.0.manifest().migrations
    }

    fn head(&self) -> (i64, &str) {
        let manifest = self.0.manifest();
        (manifest.position, &manifest.hash)
    }

    fn bytes(&self) -> u64 {
        self.0.manifest().tables.iter().fold(0, |sum, it| sum.saturating_add(it.bytes))
    }

    fn columns(&self, table: &str) -> Option<&[String]> {
        self.0.part(table).map(|it| it.columns.as_slice())
    }

    fn rows(&mut self, table: &str, each: &mut dyn FnMut(DumpedRow) -> Result<()>) -> Result<()> {
        self.0.rows(table, each)
    }

    fn file(&mut self, name: &str, sha256: &str) -> Result<Vec<u8>> {
        Ok(self.0.file(name, sha256)?)
    }
}
