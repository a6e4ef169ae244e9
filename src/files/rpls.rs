//! Detail files of the national register of social housing (RPLS, répertoire des logements
//! locatifs des bailleurs sociaux): one line for each dwelling on 1 January of a year.
//!
//! Two layouts are published. That of 41 columns, regional files of the years to 2018, `;` and
//! ISO-8859-1: DROIT, DEPCOM, CODEPOSTAL, LIBCOM, NUMVOIE, INDREP, TYPVOIE, NOMVOIE, NUMAPPT,
//! NUMBOITE, ESC, COULOIR, ETAGE, COMPLIDENT, ENTREE, BAT, IMMEU, COMPLGEO, LIEUDIT, QPV,
//! TYPECONST, NBPIECE, SURFHAB, CONSTRUCT, LOCAT, PATRIMOINE, ORIGINE, FINAN, FINANAUTRE, CONV,
//! NUMCONV, DATCONV, NEWLOGT, CUS, DPEDATE, DPEENERGIE, DPESERRE, `SRU_EXPIR`, `SRU_ALINEA`,
//! CODSEGPATRIM, LIBSEGPATRIM: this order is that of a public program that loads them. That of
//! 2025, of the statistical service of the ministry, `;` and UTF-8, has 73 columns, of which
//! DEPCOM, `DEP_CODE`, `REG_CODE` and DPEENERGIE were seen by name in public programs and the
//! others not; the edition of 2023 says `DEPCOM_CODE`. So columns are known by name, in any order, and
//! those that are not needed are passed over.
//!
//! Public files name neither the landlord nor the dwelling. The file a landlord sends or gets
//! back does; `IDENT_REP` and `IDENT_INT`, the names of these columns, could not be verified: other
//! usual ones are taken too, and the page lets somebody say which column it is.

use super::columns::Found;
use super::columns::{RPLS, fold};
use super::line::{Line, Lines, read_lines};
use super::problem::{FileProblem, Problem};
use super::sheet::Sheet;
use crate::domain::calendar::WrittenDate;
use crate::domain::dwelling::{DwellingFacts, DwellingProblem};
use crate::domain::energy::Stated;
use crate::domain::proposal::{Part, RplsLine};
use crate::text::reading::parse_date;

/// Whether a sheet is a detail file: it says the commune and the energy class of each dwelling.
#[must_use]
pub fn is_rpls(sheet: &Sheet) -> bool {
    let [commune, _, _, _, _, _, _, _, _, energy] = found(sheet);
    commune.index.is_some() && energy.index.is_some()
}

/// Where the columns are; nothing is needed but what [`is_rpls`] asks for.
fn found(sheet: &Sheet) -> [Found; RPLS.len()] {
    RPLS.each_ref().map(|column| {
        let means = |index: &usize| {
            let name = fold(sheet.read_as(*index));
            fold(column.name) == name || column.also.contains(&name.as_str())
        };
        Found { name: column.name, index: (0..sheet.header().len()).find(means) }
    })
}

/// Reads a detail file.
///
/// # Errors
/// When it lacks a column that is needed. What is wrong with cells is in the answer.
pub fn read_rpls(sheet: &Sheet) -> Result<Lines<RplsLine>, FileProblem> {
    super::columns::nobody_named(sheet)?;
    let columns = found(sheet);
    let [commune, rpls, number, street_number, repeated, kind, name, surface, on, energy] = columns;
    if !is_rpls(sheet) {
        let needed = [commune, energy].into_iter().filter(|it| it.index.is_none());
        let missing = needed.map(|it| it.name).collect();
        return Err(FileProblem::MissingColumns { missing, found: sheet.header().to_vec() });
    }
    let read = |line: &mut Line<'_>| {
        let words = [street_number, repeated, kind, name].map(|it| line.text(it));
        let address = words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        let insee = line.required(commune, |text| match text.len() {
            0 => Err(Problem::Empty),
            5 => Ok(text.to_owned()),
            4 => Err(Problem::InseeZero),
            _ => Err(Problem::Insee),
        });
        let area = line.optional(surface, whole_metres);
        let stated = line.optional(energy, |text| match fold(text).as_str() {
            "nr" | "x" => Ok(None),
            _ => Stated::read(text).map_err(Problem::Energy),
        });
        let on = line.optional(on, certified);
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let code = line.text(rpls).split_whitespace().collect::<String>().to_uppercase();
        Some(RplsLine {
            line: line.number(),
            commune: insee?,
            rpls: known(&code),
            number: known(&crate::domain::dwelling::number(line.text(number))),
            address: known(&address).filter(|_| !line.text(name).is_empty()),
            surface: area,
            energy: stated.flatten(),
            on,
        })
    };
    Ok(read_lines(sheet, read, |line| Part { line: line.number(), ..Part::default() }))
}

/// An area: whole metres, which some files write with a decimal that is zero.
fn whole_metres(text: &str) -> Result<i32, Problem> {
    let bare = text.strip_suffix(",0").or_else(|| text.strip_suffix(".0")).unwrap_or(text);
    match DwellingFacts::read("1", "", "", bare).map(|it| it.surface) {
        Ok(Some(surface)) => Ok(surface),
        _ => Err(Problem::Dwelling(DwellingProblem::Surface(text.to_owned()))),
    }
}

/// The day of a certificate, or its month: `2019-03-12`, `12/03/2019`, `03/2019`, `201903`.
fn certified(text: &str) -> Result<WrittenDate, Problem> {
    let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    let month = digits.then(|| text.split_at(4)).map(|(year, month)| format!("{month}/{year}"));
    parse_date(month.as_deref().unwrap_or(text)).map_err(Problem::Date)
}
