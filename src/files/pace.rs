//! The paces of a programme as a table, one row an end date.

use std::io::{self, Write};

use super::export::{CsvWriter, situation};
use crate::domain::pace::Pace;

const HEADER: [&str; 12] = [
    "echeance",
    "objectif",
    "reste",
    "jours",
    "par_mois",
    "par_an",
    "projection",
    "atteint_le",
    "douze_derniers_mois",
    "meilleurs_douze_mois",
    "lu_au",
    "situation",
];

/// Writes the paces.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_pace(out: impl Write, pace: &Pace) -> io::Result<()> {
    let mut csv = CsvWriter::new(out, HEADER)?;
    let situation = situation(&pace.known);
    for end in &pace.ends {
        csv.day(end.day)?;
        csv.int(end.target)?;
        csv.opt_int(end.remaining)?;
        csv.int(end.days_left)?;
        csv.opt_int(end.per_month)?;
        csv.opt_int(end.per_year)?;
        csv.opt_int(end.projected)?;
        csv.opt_day(end.reached_on)?;
        csv.opt_int(pace.ground.last.map(|it| it.dwellings))?;
        csv.opt_int(pace.ground.best.map(|it| it.dwellings))?;
        csv.day(pace.to)?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.finish()
}
