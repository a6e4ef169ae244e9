//! What a closing froze, as a table.

use std::io;

use super::cells::{Heading, Rows};
use crate::domain::export::ExportedSum;

/// Columns of a closing.
pub const CLOSING: [Heading; 13] = [
    Heading::of("programme", "programme", "programme"),
    Heading::of("etape", "stage", "stage-word"),
    Heading::of("mois", "month", "booked-month"),
    Heading::of("annee_seule", "year_only", "year-only"),
    Heading::of("operation", "operation", "operation"),
    Heading::of("cite", "estate", "estate"),
    Heading::of("bailleur", "landlord", "landlord"),
    Heading::of("insee", "commune", "insee-then"),
    Heading::of("territoire", "territory", "territory"),
    Heading::of("logements", "dwellings", "dwellings"),
    Heading::of("saisies", "entries", "entries"),
    Heading::of("defauts", "defective", "defects"),
    Heading::of("cloture", "closing", "closing"),
];

/// Writes the rows of a closing, each with the position of its event.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_closing(out: &mut dyn Rows, position: i64, rows: &[ExportedSum]) -> io::Result<()> {
    for row in rows {
        out.text(&row.programme)?;
        out.text(row.sum.stage.as_str())?;
        out.text(&row.sum.month.to_string())?;
        out.text(if row.sum.year_only { "oui" } else { "" })?;
        out.text(&row.operation)?;
        out.text(&row.estate)?;
        out.text(&row.landlord)?;
        out.text(&row.sum.commune)?;
        out.text(&row.sum.territory.key())?;
        out.int(row.sum.dwellings)?;
        out.int(row.sum.entries)?;
        out.int(row.sum.defective)?;
        out.number(position)?;
        out.end_row()?;
    }
    Ok(())
}
