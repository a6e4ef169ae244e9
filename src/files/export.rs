//! Tables to CSV, in the dialect a French Excel opens with a double click: UTF-8 with a byte
//! order mark, `;`, lines that end in `\r\n`. Numbers are plain digits with a decimal comma,
//! days ISO dates, what is missing empty; text that a spreadsheet would compute is guarded.
//! Headers are French in every language, so that a table made once can be read by a program.
//!
//! Every row ends with the head of the ledger it was read at (DESIGN 2.12), as
//! `corons verify --against` takes it.

use std::io::{self, Write};

use super::columns::{DWELLING, DWELLING_EXPORT, ENTRY, ENTRY_EXPORT, ESTATE_EXPORT};
use super::decode::unreadable;
use super::guard::guarded;
use crate::domain::calendar::{Day, When, WrittenDate, first_day_of, last_day_of};
use crate::domain::dwelling::{DwellingRow, WorksClass};
use crate::domain::export::ExportedEntry;
use crate::domain::ids::{EstateCode, OperationCode};
use crate::domain::rollup::{EstateRow, Grain, Known, Progress};
use crate::domain::stage::Stage;

/// Writes cells row by row.
pub struct CsvWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins a table with the names of its columns.
    pub fn new<'a>(mut out: W, header: impl IntoIterator<Item = &'a str>) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let csv = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        let mut writer = Self { csv };
        for name in header {
            writer.text(name)?;
        }
        writer.end_row()?;
        Ok(writer)
    }

    /// A text, guarded where a spreadsheet would compute it. A control character becomes a
    /// space: one of them would make the whole table unreadable.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        let guarded = guarded(text);
        if guarded.contains(unreadable) {
            return self.cell(&guarded.replace(unreadable, " "));
        }
        self.cell(&guarded)
    }

    /// A text that may be missing.
    pub fn opt_text(&mut self, text: Option<&str>) -> io::Result<()> {
        self.text(text.unwrap_or_default())
    }

    /// A whole number.
    pub fn int(&mut self, number: i64) -> io::Result<()> {
        self.cell(&number.to_string())
    }

    /// A whole number that may be missing, which is not zero.
    pub fn opt_int(&mut self, number: Option<i64>) -> io::Result<()> {
        match number {
            Some(number) => self.int(number),
            None => self.cell(""),
        }
    }

    /// A number of tenths, with its decimal comma: 125 is `12,5`.
    pub fn tenths(&mut self, tenths: i64) -> io::Result<()> {
        let sign = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        self.cell(&format!("{sign}{},{}", tenths / 10, tenths % 10))
    }

    /// An amount of whole cents that may be missing: 4500050 is `45000,50`.
    pub fn opt_cents(&mut self, cents: Option<i64>) -> io::Result<()> {
        let cents = cents.map(|it| format!("{},{:02}", it / 100, it % 100));
        self.cell(&cents.unwrap_or_default())
    }

    /// A day: `2024-12-31`.
    pub fn day(&mut self, day: Day) -> io::Result<()> {
        self.cell(&day.to_string())
    }

    /// A day that may be missing.
    pub fn opt_day(&mut self, day: Option<Day>) -> io::Result<()> {
        match day {
            Some(day) => self.day(day),
            None => self.cell(""),
        }
    }

    /// A date as precise as it is known: `2024-12-31`, `12/2024`, `2024`.
    pub fn date(&mut self, when: When) -> io::Result<()> {
        match when.written() {
            WrittenDate::Day(day) => self.day(day),
            WrittenDate::Month(month) => {
                self.cell(&format!("{:02}/{:04}", month.number(), month.year()))
            }
            WrittenDate::Year(year) => self.cell(&format!("{year:04}")),
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) -> io::Result<()> {
        self.csv.write_record(None::<&[u8]>).map_err(io::Error::from)
    }

    /// Ends the table.
    pub fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }

    fn cell(&mut self, text: &str) -> io::Result<()> {
        self.csv.write_field(text).map_err(io::Error::from)
    }
}

/// The word for a stage that reading takes again.
fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Financed => "financés",
        Stage::Ordered => "commandés (OS)",
        Stage::Started => "en chantier",
        Stage::Delivered => "livrés",
    }
}

pub(super) fn situation(known: &Known) -> String {
    format!("{}:{}", known.position, known.head)
}

/// Writes live entries. The table is an entry file with more columns and can be taken in again.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_entries(
    out: impl Write,
    known: &Known,
    rows: impl IntoIterator<Item = ExportedEntry>,
) -> io::Result<()> {
    let header = ENTRY.iter().map(|column| column.name).chain(ENTRY_EXPORT);
    let mut csv = CsvWriter::new(out, header)?;
    let situation = situation(known);
    for row in rows {
        csv.text(row.estate.as_str())?;
        csv.opt_text(row.operation.as_ref().map(OperationCode::as_str))?;
        csv.text(&row.landlord)?;
        csv.text(stage_word(row.stage))?;
        csv.date(row.when)?;
        csv.int(row.dwellings.get())?;
        csv.opt_text(row.note.as_deref())?;
        csv.opt_text(row.reference.as_deref())?;
        csv.text(&row.estate_name)?;
        csv.opt_text(row.commune.as_deref())?;
        csv.int(row.position)?;
        csv.opt_int(row.corrects)?;
        csv.text(&row.recorded.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))?;
        csv.text(&row.author)?;
        csv.text(&row.hash)?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.finish()
}

/// Columns of a progress table: the fields of a period in the API, in French.
const PROGRESS: [&str; 16] = [
    "periode",
    "du",
    "au",
    "realise",
    "declarants",
    "attendus",
    "prevu_origine",
    "prevu_en_vigueur",
    "cumul_realise",
    "cumul_prevu_origine",
    "cumul_prevu_en_vigueur",
    "ecart_origine",
    "ecart_en_vigueur",
    "chiffre",
    "realise_net",
    "situation",
];

/// Writes a progress table. By month, entries dated by a year alone follow the months as a row
/// of their year, so that the column still sums to the total.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_progress(out: impl Write, progress: &Progress) -> io::Result<()> {
    let mut csv = CsvWriter::new(out, PROGRESS)?;
    let situation = situation(&progress.known);
    for period in &progress.periods {
        csv.text(&period.period)?;
        csv.day(period.from)?;
        csv.day(period.to)?;
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
            csv.opt_int(number)?;
        }
        csv.text(&period.figure)?;
        csv.opt_int(period.net)?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    for year in progress.year_only.iter().filter(|_| progress.by == Grain::Month) {
        csv.text(&year.year.to_string())?;
        csv.day(progress.first_day.max(first_day_of(year.year)))?;
        csv.day(last_day_of(year.year))?;
        csv.int(year.actual)?;
        for _ in 4..PROGRESS.len() - 1 {
            csv.text("")?;
        }
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.finish()
}

/// Writes the list of estates. Its columns `code`, `cite`, `commune`, `insee` and `logements`
/// are those of the estate file; the others stand behind them.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_estates(out: impl Write, known: &Known, rows: &[EstateRow]) -> io::Result<()> {
    let own = ["code", "cite", "commune", "insee", "logements"];
    let mut csv = CsvWriter::new(out, own.into_iter().chain(ESTATE_EXPORT))?;
    let situation = situation(known);
    for row in rows {
        csv.text(row.code.as_str())?;
        csv.text(&row.name)?;
        csv.opt_text(row.commune.as_deref())?;
        csv.opt_text(row.insee.as_deref())?;
        csv.opt_int(row.dwellings)?;
        csv.opt_text(row.epci_name.as_deref())?;
        csv.int(row.actual)?;
        csv.opt_int(row.planned)?;
        csv.opt_int(row.variance())?;
        csv.opt_int(row.target)?;
        csv.opt_int(row.remaining())?;
        csv.opt_day(row.last_on)?;
        csv.text(if row.fictional { "oui" } else { "" })?;
        csv.int(row.defective)?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.finish()
}

/// Writes the register of dwellings of an estate: the columns of the dwelling file (DESIGN 8), so
/// that it can be taken in again, then the methods of the certificates and the position of the
/// entry that counts the dwelling at each stage.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_dwellings(
    out: impl Write,
    known: &Known,
    estate: &EstateCode,
    rows: &[DwellingRow],
) -> io::Result<()> {
    let header = DWELLING.iter().map(|column| column.name).chain(DWELLING_EXPORT);
    let mut csv = CsvWriter::new(out, header)?;
    let situation = situation(known);
    for row in rows {
        let by = |stage: Stage, class: WorksClass| {
            row.held.iter().find(|it| it.stage == stage && it.class == class)
        };
        let certificates = [row.energy_before, row.energy_after];
        csv.text(estate.as_str())?;
        csv.text(&row.number)?;
        csv.opt_text(row.rpls.as_deref())?;
        csv.opt_text(row.address.as_deref())?;
        csv.opt_int(row.surface.map(i64::from))?;
        csv.text(&row.landlord)?;
        for it in certificates {
            csv.text(&it.map(|it| it.to_string()).unwrap_or_default())?;
        }
        for it in certificates {
            csv.opt_day(it.and_then(|it| it.on))?;
        }
        let delivered = by(Stage::Delivered, WorksClass::Rehabilitation)
            .or_else(|| by(Stage::Delivered, WorksClass::Facade));
        match delivered {
            Some(held) => csv.date(held.when)?,
            None => csv.text("")?,
        }
        csv.opt_cents(row.cost)?;
        for it in certificates {
            csv.opt_int(it.and_then(|it| it.method()?.year()).map(i64::from))?;
        }
        for stage in Stage::ALL {
            csv.opt_int(by(stage, WorksClass::Rehabilitation).map(|it| it.entry))?;
        }
        csv.opt_int(by(Stage::Delivered, WorksClass::Facade).map(|it| it.entry))?;
        csv.text(&situation)?;
        csv.end_row()?;
    }
    csv.finish()
}
