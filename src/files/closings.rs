//! What a closing froze, as a table.

use std::io::{self, Write};

use super::export::CsvWriter;
use crate::domain::export::ExportedSum;

/// Columns of a closing.
const CLOSING: [&str; 13] = [
    "programme",
    "etape",
    "mois",
    "annee_seule",
    "operation",
    "cite",
    "bailleur",
    "insee",
    "territoire",
    "logements",
    "saisies",
    "defauts",
    "cloture",
];

/// Writes the rows of a closing, each with the position of its event.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_closing(out: impl Write, position: i64, rows: &[ExportedSum]) -> io::Result<()> {
    let mut csv = CsvWriter::new(out, CLOSING)?;
    for row in rows {
        csv.text(&row.programme)?;
        csv.text(row.sum.stage.as_str())?;
        csv.text(&row.sum.month.to_string())?;
        csv.text(if row.sum.year_only { "oui" } else { "" })?;
        csv.text(&row.operation)?;
        csv.text(&row.estate)?;
        csv.text(&row.landlord)?;
        csv.text(&row.sum.commune)?;
        csv.text(&row.sum.territory.key())?;
        csv.int(row.sum.dwellings)?;
        csv.int(row.sum.entries)?;
        csv.int(row.sum.defective)?;
        csv.int(position)?;
        csv.end_row()?;
    }
    csv.finish()
}
