//! Workbooks: XLSX bytes to the same [`Sheet`] as a CSV gives.
//!
//! The archive is judged before it is unpacked, formulas give the values kept with them, and
//! cells are streamed: what is held is the sheet itself and the workbook's table of texts.

mod cell;
mod package;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::building::{Building, Merged};
use super::columns::fold;
use super::limits;
use super::problem::FileProblem;
use super::sheet::Sheet;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetName {
    /// Its name, as on its tab.
    pub name: String,
    /// It is hidden: read when it is asked for by its name, never by itself.
    pub hidden: bool,
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// All sheets of a workbook, the place of the one that was chosen, and what it holds. Without a
/// wanted name the first that is not hidden is chosen; accents, capitals and spaces of a name do
/// not matter where none is written just so.
pub(super) fn read_workbook(
    bytes: &[u8],
    wanted: Option<&str>,
) -> Result<(Vec<SheetName>, usize, Sheet), FileProblem> {
    package::check(bytes)?;
    // The reader of workbooks is written for those that spreadsheets write: on others its sums of
    // rows and columns overflow. That is a damaged file, not the end of the program.
    catch_unwind(AssertUnwindSafe(|| read(bytes, wanted))).unwrap_or(Err(FileProblem::Damaged))
}

fn read(bytes: &[u8], wanted: Option<&str>) -> Result<(Vec<SheetName>, usize, Sheet), FileProblem> {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|it| of(&it))?;
    let sheets = sheets_of(&workbook);
    let place = choose(&sheets, wanted)?;
    let name = sheets.get(place).map(|sheet| sheet.name.clone()).unwrap_or_default();
    let merged = workbook.merge_cells_by_sheet_name(&name).map_err(|it| of(&it))?;
    let merged = merged.iter().take(limits::ROWS).map(|it| Merged {
        lines: (u64::from(it.start.0) + 1, u64::from(it.end.0) + 1),
        columns: (it.start.1 as usize, it.end.1 as usize),
    });
    let mut building = Building::with_merged(merged.collect());
    let cells = workbook.worksheet_cells_reader(&name).map_err(|it| of(&it))?;
    take_cells(cells, &mut building)?;
    Ok((sheets, place, building.finish()?))
}

fn sheets_of(workbook: &Workbook<'_>) -> Vec<SheetName> {
    let all = workbook.sheets_metadata().iter();
    all.filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect()
}

/// The sheets of a workbook, if it can be opened.
pub(super) fn names(bytes: &[u8]) -> Option<Vec<SheetName>> {
    package::check(bytes).ok()?;
    let open = || Xlsx::new(Cursor::new(bytes)).ok().map(|workbook| sheets_of(&workbook));
    catch_unwind(AssertUnwindSafe(open)).ok().flatten()
}

fn choose(sheets: &[SheetName], wanted: Option<&str>) -> Result<usize, FileProblem> {
    let Some(wanted) = wanted else {
        return sheets.iter().position(|it| !it.hidden).ok_or(FileProblem::NoVisibleSheet);
    };
    let folded = fold(wanted);
    sheets
        .iter()
        .position(|it| it.name == wanted)
        .or_else(|| sheets.iter().position(|it| fold(&it.name) == folded))
        .ok_or_else(|| FileProblem::NoSheet {
            wanted: wanted.to_owned(),
            sheets: sheets.iter().map(|it| it.name.clone()).collect(),
        })
}

/// Gathers cells, which come in the order of their rows, to rows.
fn take_cells(
    mut cells: XlsxCellReader<'_, Cursor<&[u8]>>,
    building: &mut Building,
) -> Result<(), FileProblem> {
    let mut line = 0_u64;
    let mut row: Vec<String> = Vec::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|it| of(&it))? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let (at, column) = cell.get_position();
        let at = u64::from(at) + 1;
        if at < line {
            return Err(FileProblem::Damaged);
        }
        let text = cell::text(cell.get_value(), cells.styles().get(style));
        if text.trim().is_empty() {
            continue;
        }
        let column = column as usize;
        if column > limits::COLUMNS {
            return Err(FileProblem::TooManyColumns { columns: column + 1 });
        }
        if text.len() > limits::CELL {
            return Err(FileProblem::CellTooLong { line: at, column: column + 1 });
        }
        if text.contains(super::decode::unreadable) {
            return Err(FileProblem::Unreadable { line: at });
        }
        if at > line {
            if line > 0 {
                building.row(line, row.iter().map(String::as_str))?;
            }
            (line, row) = (at, Vec::new());
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(held) = row.get_mut(column) {
            text.as_ref().clone_into(held);
        }
    }
    if line > 0 {
        building.row(line, row.iter().map(String::as_str))?;
    }
    Ok(())
}

/// What a workbook that cannot be read is; the reader's words are no help to anybody.
fn of(error: &XlsxError) -> FileProblem {
    match error {
        XlsxError::Password => FileProblem::Encrypted,
        _ => FileProblem::Damaged,
    }
}
