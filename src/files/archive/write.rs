//! Writing a dump.

use std::io::{self, Seek, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{MANIFEST, Manifest, Part, place, written};
use crate::domain::event::Hash;

/// Writes one, table by table, in little memory.
pub struct ArchiveWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
}

/// Counts and hashes what goes through it.
struct Counting<W> {
    out: W,
    bytes: u64,
    hash: Sha256,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The same files whenever they are made.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .large_file(true)
}

impl<W: Write + Seek> ArchiveWriter<W> {
    /// Begins one.
    pub fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(out) }
    }

    /// Adds a file that stands apart from its table, and gives its SHA-256.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> io::Result<String> {
        self.zip.start_file(name, options())?;
        self.zip.write_all(bytes)?;
        Ok(Hash::of(bytes).to_string())
    }

    /// Adds a text.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.zip.start_file(name, options())?;
        self.zip.write_all(text.as_bytes())
    }

    /// Adds a table, whose rows `fill` hands over one by one.
    ///
    /// # Errors
    /// When it cannot be written, or `fill` fails.
    pub fn table<E: From<io::Error>>(
        &mut self,
        name: &str,
        columns: Vec<String>,
        fill: impl FnOnce(&mut dyn FnMut(&[Option<String>]) -> Result<(), E>) -> Result<(), E>,
    ) -> Result<Part, E> {
        self.zip.start_file(place(name), options()).map_err(io::Error::from)?;
        let mut counting = Counting { out: &mut self.zip, bytes: 0, hash: Sha256::new() };
        counting.write_all("\u{feff}".as_bytes())?;
        let mut csv = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(counting);
        csv.write_record(&columns).map_err(io::Error::from)?;
        let mut rows = 0;
        fill(&mut |row| {
            rows += 1;
            let cells = row.iter().map(|cell| written(cell.as_deref()));
            csv.write_record(cells).map_err(|error| io::Error::from(error).into())
        })?;
        let counting = csv.into_inner().map_err(|error| io::Error::from(error.error().kind()))?;
        let sha256 = Hash(counting.hash.finalize().into()).to_string();
        Ok(Part { name: name.to_owned(), columns, rows, bytes: counting.bytes, sha256 })
    }

    /// Ends it with its manifest.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self, manifest: &Manifest) -> io::Result<()> {
        self.zip.start_file(MANIFEST, options())?;
        serde_json::to_writer_pretty(&mut self.zip, manifest)?;
        self.zip.write_all(b"\n")?;
        self.zip.finish()?.flush()
    }
}
