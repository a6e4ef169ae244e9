//! Counts of two sides as a table.

use std::io::{self, Write};

use super::cells::{Rows, situation};
use super::csv::{CsvWriter, Dialect};
use crate::domain::ids::EstateCode;
use crate::domain::reconciliation::Compared;
use crate::domain::rollup::Known;

/// A row with the name of its estate.
pub struct Both<'a> {
    /// Both counts.
    pub compared: &'a Compared,
    /// The estate's name; empty for the programme as a whole.
    pub name: String,
}

/// Writes the comparison: theirs, ours, theirs less ours where both are known.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_reconciliation<'a>(
    out: impl Write,
    known: &Known,
    rows: impl IntoIterator<Item = Both<'a>>,
) -> io::Result<()> {
    let header = ["cite", "nom_cite", "annee", "extrait", "corons", "ecart", "situation"];
    let mut csv = CsvWriter::new(out, Dialect::French, header)?;
    let situation = situation(known);
    for Both { compared, name } in rows {
        csv.opt_text(compared.estate.as_ref().map(EstateCode::as_str))?;
        csv.text(&name)?;
        csv.int(compared.year.into())?;
        csv.opt_int(compared.theirs)?;
        csv.opt_int(compared.ours)?;
        csv.opt_int(compared.difference())?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.finish()
}
