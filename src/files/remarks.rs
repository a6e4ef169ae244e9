//! A file somebody brought, with a column of remarks: as a CSV where it was one, as a workbook
//! where it was one. Taken in again, that column is passed over.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::guard::guarded;
use super::sheet::Sheet;
use super::table::{Form, Table};

/// The name of the column.
pub const COLUMN: &str = "remarques_corons";

/// The bytes of the file with what is said of each line; none where it cannot be written.
#[must_use]
pub fn write(table: &Table, said: &BTreeMap<u64, Vec<String>>) -> Option<Vec<u8>> {
    match table.form {
        Form::Csv => csv(&table.sheet, said),
        Form::Xlsx => xlsx(table, said).ok(),
    }
}

/// The columns but an older one of remarks.
fn kept(sheet: &Sheet) -> Vec<usize> {
    let own = |index: &usize| sheet.header().get(*index).is_some_and(|name| name != COLUMN);
    (0..sheet.header().len()).filter(own).collect()
}

fn remark(said: &BTreeMap<u64, Vec<String>>, line: u64) -> String {
    said.get(&line).map(|all| all.join(" ")).unwrap_or_default()
}

fn csv(sheet: &Sheet, said: &BTreeMap<u64, Vec<String>>) -> Option<Vec<u8>> {
    let columns = kept(sheet);
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').from_writer("\u{FEFF}".as_bytes().to_vec());
    let name = |index: &usize| sheet.header().get(*index).map_or("", String::as_str);
    writer.write_record(columns.iter().map(name).chain([COLUMN])).ok()?;
    for row in sheet.rows() {
        let remark = remark(said, row.line());
        let cells = columns.iter().map(|index| guarded(row.cell(*index)).into_owned());
        writer.write_record(cells.chain([remark])).ok()?;
    }
    writer.into_inner().ok()
}

fn xlsx(table: &Table, said: &BTreeMap<u64, Vec<String>>) -> Result<Vec<u8>, XlsxError> {
    let sheet = &table.sheet;
    let columns = kept(sheet);
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let page = workbook.add_worksheet();
    if let Some(name) = table.sheets.get(table.chosen) {
        page.set_name(&name.name)?;
    }
    let names = columns.iter().filter_map(|index| sheet.header().get(*index)).map(String::as_str);
    for (column, name) in (0_u16..).zip(names.chain([COLUMN])) {
        page.write_with_format(0, column, name, &bold)?;
    }
    for (line, row) in (1_u32..).zip(sheet.rows()) {
        for (column, index) in (0_u16..).zip(&columns) {
            let cell = row.cell(*index);
            // A code with a zero in front is no number; a number stays one.
            match cell.parse::<u32>() {
                Ok(number) if number.to_string() == cell => page.write(line, column, number)?,
                _ => page.write(line, column, cell)?,
            };
        }
        let last = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        page.write(line, last, remark(said, row.line()))?;
    }
    page.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}
