//! Bytes of a proposal to typed lines, as its settings say: which sheet, what each column is
//! read as, which estate a name stands for.

use crate::domain::names::fold;
use crate::domain::proposal::{FileLines, Kind, Part, Settings};
use crate::files::problem::{FileProblem, LineProblem};
use crate::files::sheet::{Passed, Sheet};
use crate::files::table::{SheetName, Table, read_table};
use crate::files::{Lines, dwellings, entries, estates, kinds, plan, rpls};

/// What was read of a file.
pub(in crate::web) struct Reading {
    pub(in crate::web) sheets: Vec<SheetName>,
    pub(in crate::web) chosen: usize,
    pub(in crate::web) columns: Vec<ColumnRead>,
    pub(in crate::web) rows: usize,
    pub(in crate::web) titles: Vec<u64>,
    pub(in crate::web) totals: Vec<u64>,
    pub(in crate::web) blank: u64,
    /// Why nothing can be read.
    pub(in crate::web) problem: Option<FileProblem>,
    /// Cells that cannot be read.
    pub(in crate::web) problems: Vec<LineProblem>,
    pub(in crate::web) lines: Option<FileLines>,
    /// What else lines say of which something cannot be read.
    pub(in crate::web) parts: Vec<Part>,
}

/// A column of the file.
pub(in crate::web) struct ColumnRead {
    pub(in crate::web) name: String,
    /// What it is read as; empty for not at all.
    pub(in crate::web) read_as: String,
    /// What its first filled cell holds.
    pub(in crate::web) sample: String,
}

/// The kind a file is by its columns: the one that needs most of them and knows them all.
pub(in crate::web) fn guess(name: &str, bytes: &[u8]) -> Option<Kind> {
    let table = read_table(name, bytes, None).ok()?;
    Kind::ALL.into_iter().rev().max_by_key(|kind| kinds::fits(*kind, &table.sheet))
}

/// Reads a file.
pub(super) fn read(name: &str, bytes: &[u8], kind: Kind, settings: &Settings) -> Reading {
    match read_table(name, bytes, settings.sheet.as_deref()) {
        Ok(table) => of_table(table, kind, settings),
        Err(problem) => Reading {
            // A sheet without rows is chosen otherwise: its names are shown.
            sheets: crate::files::table::sheet_names(bytes),
            chosen: 0,
            columns: Vec::new(),
            rows: 0,
            titles: Vec::new(),
            totals: Vec::new(),
            blank: 0,
            problem: Some(problem),
            problems: Vec::new(),
            lines: None,
            parts: Vec::new(),
        },
    }
}

fn of_table(mut table: Table, kind: Kind, settings: &Settings) -> Reading {
    let columns = read_columns(&mut table.sheet, kind, settings);
    let sheet = &table.sheet;
    let of = |what: Passed| {
        sheet.skipped().iter().filter(|it| it.what == what).map(|it| it.line).collect()
    };
    let (titles, totals) = (of(Passed::Title), of(Passed::Total));
    let read = lines(sheet, kind, settings);
    let (problem, (lines, problems, parts)) = match read {
        Ok((lines, problems, parts)) => (None, (Some(lines), problems, parts)),
        Err(problem) => (Some(problem), (None, Vec::new(), Vec::new())),
    };
    Reading {
        rows: sheet.rows().len(),
        titles,
        totals,
        blank: sheet.blank(),
        sheets: table.sheets,
        chosen: table.chosen,
        columns,
        problem,
        problems,
        lines,
        parts,
    }
}

/// Says of each column what it is read as: what was chosen, else what its name means, else not
/// at all. What nobody reads is shown to whoever looks.
pub(super) fn read_columns(sheet: &mut Sheet, kind: Kind, settings: &Settings) -> Vec<ColumnRead> {
    let names: Vec<String> = sheet.header().to_vec();
    let mut all = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let read_as = match settings.columns.get(&index) {
            Some(chosen) => chosen.clone(),
            None => kinds::meaning(kind, &name).map(str::to_owned).unwrap_or_default(),
        };
        sheet.read_column_as(index, &read_as);
        let mut cells = sheet.rows().map(|row| row.cell(index));
        let sample = cells.find(|cell| !cell.is_empty()).unwrap_or_default();
        let sample = sample.chars().take(40).collect();
        all.push(ColumnRead { name, read_as, sample });
    }
    all
}

/// The lines of a file, what is wrong with others, and what else these say.
type Found = (FileLines, Vec<LineProblem>, Vec<Part>);

fn lines(sheet: &Sheet, kind: Kind, settings: &Settings) -> Result<Found, FileProblem> {
    fn both<T>(read: Lines<T>, wrap: impl FnOnce(Vec<T>) -> FileLines) -> Found {
        (wrap(read.lines), read.problems, read.parts)
    }
    let named = |text: &mut String| {
        let folded = fold(text);
        if let Some((_, code)) = settings.names.iter().find(|(name, _)| fold(name) == folded) {
            code.clone_into(text);
        }
    };
    let (lines, problems, mut parts) = match kind {
        Kind::Entries => {
            let mut read = entries::read_entries(sheet)?;
            read.lines.iter_mut().for_each(|line| named(&mut line.estate));
            both(read, FileLines::Entries)
        }
        Kind::Estates => both(estates::read_estates(sheet)?, FileLines::Estates),
        Kind::Plan => {
            let mut read = plan::read_plan(sheet)?;
            read.lines.iter_mut().filter_map(|line| line.estate.as_mut()).for_each(named);
            let programme = settings.programme.clone().unwrap_or_default();
            both(read, |lines| FileLines::Plan(programme, lines))
        }
        Kind::Dwellings if rpls::is_rpls(sheet) => both(rpls::read_rpls(sheet)?, FileLines::Rpls),
        Kind::Dwellings => {
            let mut read = dwellings::read_dwellings(sheet)?;
            read.lines.iter_mut().for_each(|line| named(&mut line.estate));
            both(read, FileLines::Dwellings)
        }
    };
    parts.iter_mut().filter_map(|part| part.estate.as_mut()).for_each(named);
    Ok((lines, problems, parts))
}
