//! A dump: a ZIP of tables as CSV, files that stand apart, the statements that make the tables, a
//! text that explains them, and a manifest with the head of the ledger and the SHA-256 of each part.
//!
//! An empty cell is NULL. A text that is empty, or begins with a backslash, has one more backslash
//! in front; a text a spreadsheet would compute has an apostrophe, as in other exports.

mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use read::ArchiveReader;
pub use write::ArchiveWriter;

/// What a dump holds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of the program that made it.
    pub corons: String,
    /// The migrations of the database it was made of.
    pub migrations: Vec<String>,
    /// The position of the head.
    pub position: i64,
    /// The hash of the head.
    pub hash: String,
    /// Whether any of it is invented.
    pub fictional: bool,
    /// Its tables.
    pub tables: Vec<Part>,
    /// Tables of the database that stayed out.
    pub left_out: Vec<String>,
}

/// A table of a dump.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: u64,
    /// Bytes of its CSV.
    pub bytes: u64,
    /// SHA-256 of its CSV.
    pub sha256: String,
}

/// Name of the manifest.
const MANIFEST: &str = "manifest.json";

/// Where a table lies.
fn place(table: &str) -> String {
    format!("tables/{table}.csv")
}

/// A cell as a dump writes it.
fn written(cell: Option<&str>) -> String {
    let Some(text) = cell else { return String::new() };
    if text.is_empty() || text.starts_with('\\') {
        return format!("\\{text}");
    }
    // A number below zero is computed by nobody.
    if text.strip_prefix('-').is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    {
        return text.to_owned();
    }
    super::guard::guarded(text).into_owned()
}

/// The cell that was written.
fn read(cell: &str) -> Option<String> {
    let text = super::guard::bare(cell);
    if text.is_empty() {
        return None;
    }
    Some(text.strip_prefix('\\').unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_cell_is_read_as_it_was(text: String, odd in r"['\\=+@\-0-9.e\t]{0,6}") {
            for text in [text, odd] {
                let cell = written(Some(&text));
                prop_assert_eq!(read(&cell), Some(text));
                let number = cell.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b'.');
                prop_assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{}", cell);
            }
            prop_assert_eq!(read(&written(None)), None);
        }
    }
}
