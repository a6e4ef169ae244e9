//! What leaves as tables of entries, progress, estates and dwellings. Every row ends with the head
//! of the ledger it was read at (DESIGN 2.12), as `corons verify --against` takes it.

use std::io;

use super::cells::{Cell, Heading, Rows, situation};
use crate::domain::calendar::{first_day_of, last_day_of};
use crate::domain::dwelling::{DwellingRow, WorksClass};
use crate::domain::export::ExportedEntry;
use crate::domain::ids::{EstateCode, OperationCode};
use crate::domain::rollup::{EstateRow, Grain, Known, Progress};
use crate::domain::stage::Stage;

/// The word for a stage that reading takes again.
#[must_use]
pub fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Financed => "financés",
        Stage::Ordered => "commandés (OS)",
        Stage::Started => "en chantier",
        Stage::Delivered => "livrés",
    }
}

/// Writes live entries. The table is an entry file with more columns and can be taken in again.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_entries(
    out: &mut dyn Rows,
    known: &Known,
    rows: impl IntoIterator<Item = ExportedEntry>,
) -> io::Result<()> {
    let situation = situation(known);
    for row in rows {
        out.text(row.estate.as_str())?;
        out.opt_text(row.operation.as_ref().map(OperationCode::as_str))?;
        out.text(&row.landlord)?;
        out.text(stage_word(row.stage))?;
        out.cell(Cell::Date(row.when))?;
        out.int(row.dwellings.get())?;
        out.opt_text(row.note.as_deref())?;
        out.opt_text(row.reference.as_deref())?;
        out.text(&row.estate_name)?;
        out.opt_text(row.commune.as_deref())?;
        out.number(row.position)?;
        out.opt_number(row.corrects)?;
        out.text(&row.recorded.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))?;
        out.text(&row.author)?;
        out.text(&row.hash)?;
        out.text(&situation)?;
        out.end_row()?;
    }
    Ok(())
}

/// Columns of a table of entries: those of the entry file (DESIGN 8), then what the ledger adds.
pub const ENTRIES: [Heading; 16] = [
    Heading::new("cite", "estate"),
    Heading::new("operation", "operation"),
    Heading::new("bailleur", "landlord"),
    Heading::new("etape", "stage"),
    Heading::new("date", "date"),
    Heading::new("logements", "dwellings"),
    Heading::new("commentaire", "note"),
    Heading::new("reference", "reference"),
    Heading::new("nom_cite", "estate-name"),
    Heading::new("commune", "commune"),
    Heading::new("position", "position"),
    Heading::new("corrige", "corrects"),
    Heading::new("enregistre_le", "recorded"),
    Heading::new("auteur", "author"),
    Heading::new("empreinte", "hash"),
    Heading::new("situation", "situation"),
];

/// Columns of a progress table: the fields of a period in the API, in French.
pub const PROGRESS: [Heading; 16] = [
    Heading::new("periode", "period"),
    Heading::new("du", "from"),
    Heading::new("au", "to"),
    Heading::new("realise", "done"),
    Heading::new("declarants", "reported"),
    Heading::new("attendus", "expected"),
    Heading::new("prevu_origine", "planned-original"),
    Heading::new("prevu_en_vigueur", "planned-current"),
    Heading::new("cumul_realise", "sum-done"),
    Heading::new("cumul_prevu_origine", "sum-planned-original"),
    Heading::new("cumul_prevu_en_vigueur", "sum-planned-current"),
    Heading::new("ecart_origine", "variance-original"),
    Heading::new("ecart_en_vigueur", "variance-current"),
    Heading::new("chiffre", "figure"),
    Heading::new("realise_net", "done-net"),
    Heading::new("situation", "situation"),
];

/// Columns of a table of estates: those of the estate file it has, then what a programme sees.
pub const ESTATES: [Heading; 15] = [
    Heading::new("code", "estate-code"),
    Heading::new("cite", "estate-name"),
    Heading::new("commune", "commune"),
    Heading::new("insee", "insee"),
    Heading::new("logements", "known-count"),
    Heading::new("epci", "epci"),
    Heading::new("realise", "done-to-date"),
    Heading::new("prevu", "planned-to-date"),
    Heading::new("ecart", "variance-to-date"),
    Heading::new("objectif", "target"),
    Heading::new("reste", "remaining"),
    Heading::new("derniere_saisie", "last-entry"),
    Heading::new("fictif", "fictional"),
    Heading::new("avec_defauts", "defective"),
    Heading::new("situation", "situation"),
];

/// Writes a progress table. By month, entries dated by a year alone follow the months as a row
/// of their year, so that the column still sums to the total.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_progress(out: &mut dyn Rows, progress: &Progress) -> io::Result<()> {
    let situation = situation(&progress.known);
    for period in &progress.periods {
        out.text(&period.period)?;
        out.cell(Cell::Day(period.from))?;
        out.cell(Cell::Day(period.to))?;
        for number in [
            period.actual,
            period.reported,
            period.expected,
            period.planned_original,
            period.planned_current,
            period.cumulative_actual,
            period.cumulative_planned_original,
            period.cumulative_planned_current,
            period.variance_original,
            period.variance_current,
        ] {
            out.opt_int(number)?;
        }
        out.text(&period.figure)?;
        out.opt_int(period.net)?;
        out.text(&situation)?;
        out.end_row()?;
    }
    for year in progress.year_only.iter().filter(|_| progress.by == Grain::Month) {
        out.text(&year.year.to_string())?;
        out.cell(Cell::Day(progress.first_day.max(first_day_of(year.year))))?;
        out.cell(Cell::Day(last_day_of(year.year)))?;
        out.int(year.actual)?;
        for _ in 4..PROGRESS.len() - 1 {
            out.cell(Cell::Empty)?;
        }
        out.text(&situation)?;
        out.end_row()?;
    }
    Ok(())
}

/// Writes the list of estates. Its columns `code`, `cite`, `commune`, `insee` and `logements`
/// are those of the estate file; the others stand behind them. What is not `compared` has neither
/// variance nor remaining.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_estates(
    out: &mut dyn Rows,
    known: &Known,
    rows: &[EstateRow],
    compared: bool,
) -> io::Result<()> {
    let situation = situation(known);
    for row in rows {
        out.text(row.code.as_str())?;
        out.text(&row.name)?;
        out.opt_text(row.commune.as_deref())?;
        out.opt_text(row.insee.as_deref())?;
        out.opt_int(row.dwellings)?;
        out.opt_text(row.epci_name.as_deref())?;
        out.int(row.actual)?;
        out.opt_int(row.planned)?;
        out.opt_int(row.variance().filter(|_| compared))?;
        out.opt_int(row.target)?;
        out.opt_int(row.remaining().filter(|_| compared))?;
        out.opt_day(row.last_on)?;
        out.text(if row.fictional { "oui" } else { "" })?;
        out.int(row.defective)?;
        out.text(&situation)?;
        out.end_row()?;
    }
    Ok(())
}

/// Columns of a register of dwellings: those of the dwelling file (DESIGN 8), then the methods of
/// the certificates and the position of the entry that counts the dwelling at each stage.
pub const DWELLINGS: [Heading; 20] = [
    Heading::new("cite", "estate"),
    Heading::new("logement", "dwelling"),
    Heading::new("rpls", "rpls"),
    Heading::new("adresse", "address"),
    Heading::new("surface", "surface"),
    Heading::new("bailleur", "landlord"),
    Heading::new("dpe_avant", "energy-before"),
    Heading::new("dpe_apres", "energy-after"),
    Heading::new("date_dpe_avant", "energy-before-on"),
    Heading::new("date_dpe", "energy-after-on"),
    Heading::new("livre_le", "delivered-on"),
    Heading::new("cout", "cost"),
    Heading::new("methode_dpe_avant", "energy-method"),
    Heading::new("methode_dpe_apres", "energy-method"),
    Heading::new("finance_par", "held-by"),
    Heading::new("commande_par", "held-by"),
    Heading::new("en_chantier_par", "held-by"),
    Heading::new("livre_par", "held-by"),
    Heading::new("facade_livree_par", "held-by"),
    Heading::new("situation", "situation"),
];

/// Writes the register of dwellings of an estate: the columns of the dwelling file (DESIGN 8), so
/// that it can be taken in again, then the methods of the certificates and the position of the
/// entry that counts the dwelling at each stage.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_dwellings(
    out: &mut dyn Rows,
    known: &Known,
    estate: &EstateCode,
    rows: &[DwellingRow],
) -> io::Result<()> {
    let situation = situation(known);
    for row in rows {
        let by = |stage: Stage, class: WorksClass| {
            row.held.iter().find(|it| it.stage == stage && it.class == class)
        };
        let certificates = [row.energy_before, row.energy_after];
        out.text(estate.as_str())?;
        out.text(&row.number)?;
        out.opt_text(row.rpls.as_deref())?;
        out.opt_text(row.address.as_deref())?;
        out.opt_int(row.surface.map(i64::from))?;
        out.text(&row.landlord)?;
        for it in certificates {
            out.opt_text(it.map(|it| it.to_string()).as_deref())?;
        }
        for it in certificates {
            out.opt_day(it.and_then(|it| it.on))?;
        }
        let delivered = by(Stage::Delivered, WorksClass::Rehabilitation)
            .or_else(|| by(Stage::Delivered, WorksClass::Facade));
        match delivered {
            Some(held) => out.cell(Cell::Date(held.when))?,
            None => out.cell(Cell::Empty)?,
        }
        out.cell(row.cost.map_or(Cell::Empty, Cell::Cents))?;
        for it in certificates {
            out.opt_number(it.and_then(|it| it.method()?.year()).map(i64::from))?;
        }
        for stage in Stage::ALL {
            out.opt_number(by(stage, WorksClass::Rehabilitation).map(|it| it.entry))?;
        }
        out.opt_number(by(Stage::Delivered, WorksClass::Facade).map(|it| it.entry))?;
        out.text(&situation)?;
        out.end_row()?;
    }
    Ok(())
}
