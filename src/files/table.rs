//! A file people bring, whatever it is: what it is by its first bytes, whether its name says the
//! same, and the sheet in it.

use super::problem::{FileProblem, Format};
use super::sheet::{Sheet, read_sheet, within_limit};
pub use super::workbook::SheetName;
use super::workbook::read_workbook;

/// What a file that is read here is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text with a delimiter.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The sheet of a file.
#[derive(Debug)]
pub struct Table {
    /// What the file is.
    pub form: Form,
    /// The sheets of a workbook; none of a CSV.
    pub sheets: Vec<SheetName>,
    /// The place of the sheet that was read among them.
    pub chosen: usize,
    /// What it holds.
    pub sheet: Sheet,
}

/// Reads a file by what it is. `wanted` names the sheet of a workbook; without it the first that
/// is not hidden is read.
///
/// # Errors
/// When the file is above a limit, empty, encrypted, holds macros, is packed to hurt, is cut
/// short, is not what its name says, has no such sheet, or is no table.
pub fn read_table(name: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Table, FileProblem> {
    within_limit(bytes)?;
    let form = form(bytes)?;
    agrees(name, form)?;
    match form {
        Form::Csv => {
            if let Some(wanted) = wanted {
                let wanted = wanted.to_owned();
                return Err(FileProblem::NoSheet { wanted, sheets: Vec::new() });
            }
            let sheet = read_sheet(bytes)?;
            Ok(Table { form, sheets: Vec::new(), chosen: 0, sheet })
        }
        Form::Xlsx => {
            let (sheets, chosen, sheet) = read_workbook(bytes, wanted)?;
            Ok(Table { form, sheets, chosen, sheet })
        }
    }
}

/// What a file is by its bytes.
///
/// # Errors
/// When it is a workbook of another kind. What else is no text is refused when it is read.
pub fn form(bytes: &[u8]) -> Result<Form, FileProblem> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Form::Xlsx);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // An encrypted workbook lies in a container of the old kind.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|it| it == name);
        return Err(if encrypted { FileProblem::Encrypted } else { FileProblem::OldWorkbook });
    }
    Ok(Form::Csv)
}

/// Refuses a file whose name says another kind: whoever chose it may have chosen the wrong one.
fn agrees(name: &str, form: Form) -> Result<(), FileProblem> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let said = match ending.as_deref() {
        Some("xlsm" | "xltm" | "xlam") => return Err(FileProblem::Macros),
        Some("csv" | "txt" | "tsv") => Form::Csv,
        Some("xlsx") => Form::Xlsx,
        Some("xls") if form == Form::Csv => {
            return Err(FileProblem::NotItsName { ending: "xls".to_owned(), is: Format::Text });
        }
        Some("xls" | "ods" | "xlsb" | "numbers") => return Err(FileProblem::OtherWorkbook),
        // A name without a known ending says nothing.
        _ => return Ok(()),
    };
    if said == form {
        return Ok(());
    }
    let is = if form == Form::Csv { Format::Text } else { Format::Workbook };
    Err(FileProblem::NotItsName { ending: ending.unwrap_or_default(), is })
}

/// The sheets of a workbook that can be opened; none of anything else.
#[must_use]
pub fn sheet_names(bytes: &[u8]) -> Vec<SheetName> {
    match form(bytes) {
        Ok(Form::Xlsx) => super::workbook::names(bytes).unwrap_or_default(),
        _ => Vec::new(),
    }
}
