//! The paces of a programme as a table, one row an end date.

use std::io;

use super::cells::{Cell, Heading, Rows, situation};
use crate::domain::pace::Pace;

/// Columns of the paces.
pub const PACE: [Heading; 12] = [
    Heading::new("echeance", "last-day"),
    Heading::new("objectif", "target"),
    Heading::new("reste", "remaining"),
    Heading::new("jours", "days-left"),
    Heading::new("par_mois", "pace-month"),
    Heading::new("par_an", "pace-year"),
    Heading::new("projection", "projected"),
    Heading::new("atteint_le", "reached-on"),
    Heading::new("douze_derniers_mois", "twelve-months"),
    Heading::new("meilleurs_douze_mois", "best-twelve"),
    Heading::new("lu_au", "pace-to"),
    Heading::new("situation", "situation"),
];

/// Writes the paces.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_pace(out: &mut dyn Rows, pace: &Pace) -> io::Result<()> {
    let situation = situation(&pace.known);
    for end in &pace.ends {
        out.cell(Cell::Day(end.day))?;
        out.int(end.target)?;
        out.opt_int(end.remaining)?;
        out.int(end.days_left)?;
        out.opt_int(end.per_month)?;
        out.opt_int(end.per_year)?;
        out.opt_int(end.projected)?;
        out.opt_day(end.reached_on)?;
        out.opt_int(pace.ground.last.map(|it| it.dwellings))?;
        out.opt_int(pace.ground.best.map(|it| it.dwellings))?;
        out.cell(Cell::Day(pace.to))?;
        out.text(&situation)?;
        out.end_row()?;
    }
    Ok(())
}
