//! Workbooks as people have them, made here with a library that writes what a spreadsheet does.

use std::io::{Cursor, Read, Write};

use corons::files::table::{Form, Table, read_table};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook with one sheet, filled by `fill`.
pub fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// The bytes of a workbook with parts changed; a part that gives nothing is left out.
pub fn edited(bytes: &[u8], mut edit: impl FnMut(&str, String) -> Option<String>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if let Some(text) = edit(&name, text) {
            out.start_file(name, SimpleFileOptions::default()).unwrap();
            out.write_all(text.as_bytes()).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

fn headed(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (column, name) in (0..).zip(names) {
        sheet.write(row, column, *name).unwrap();
    }
}

fn shown(table: &Table) -> String {
    let sheet = &table.sheet;
    let mut lines = vec![format!("{}: {}", sheet.header_line(), sheet.header().join(" | "))];
    for row in sheet.rows() {
        let cells: Vec<_> = (0..sheet.header().len()).map(|column| row.cell(column)).collect();
        lines.push(format!("{}: {}", row.line(), cells.join(" | ")));
    }
    let skipped: Vec<_> = sheet.skipped().iter().map(|it| it.line).collect();
    lines.push(format!("passed over {skipped:?}, {} blank", sheet.blank()));
    lines.join("\n")
}

fn read(bytes: &[u8]) -> String {
    read_table("suivi.xlsx", bytes, None)
        .map_or_else(|problem| problem.sentence(corons::text::Lang::Fr), |table| shown(&table))
}

/// All that a person does to a sheet: a merged title, a header of two lines, dates shown as days,
/// months and years, formulas, blank lines, sums.
pub fn lived_in() -> Vec<u8> {
    workbook(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 6, "Suivi des livraisons", &plain).unwrap();
        for (column, name) in [(0, "Cité minière"), (1, "Étape"), (2, "Date")] {
            sheet.merge_range(2, column, 3, column, name, &plain).unwrap();
        }
        sheet.merge_range(2, 3, 2, 4, "Livré", &plain).unwrap();
        headed_at(sheet, 3, 3, &["Logements", "Référence"]);
        let format = |code: &str| Format::new().set_num_format(code);
        for (row, code) in [(4, "dd/mm/yyyy"), (5, "mmm-yy"), (7, "yyyy"), (8, "dd/mm/yyyy hh:mm")]
        {
            headed(sheet, row, &["LENS-4", "livrés"]);
            sheet.write_with_format(row, 2, 45292.0, &format(code)).unwrap();
        }
        sheet.write(4, 3, 12).unwrap();
        sheet.write(4, 4, 62498).unwrap();
        sheet.write_formula(5, 3, Formula::new("=D5*2").set_result("24")).unwrap();
        sheet.write(7, 3, 3.0).unwrap();
        sheet.write(7, 4, "PV-7 ").unwrap();
        sheet.write_formula(8, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        headed(sheet, 9, &["Total général"]);
        sheet.write_formula(9, 3, Formula::new("=SUM(D5:D9)").set_result("39")).unwrap();
    })
}

fn headed_at(sheet: &mut Worksheet, row: u32, first: u16, names: &[&str]) {
    for (column, name) in (first..).zip(names) {
        sheet.write(row, column, *name).unwrap();
    }
}

#[test]
fn a_sheet_as_people_keep_it_is_read_as_they_see_it() {
    insta::assert_snapshot!(read(&lived_in()), @"
    3: Cité minière | Étape | Date | Logements | Référence
    5: LENS-4 | livrés | 01/01/2024 | 12 | 62498
    6: LENS-4 | livrés | 01/2024 | 24 | 
    8: LENS-4 | livrés | 2024 | 3 | PV-7
    9: LENS-4 | livrés | 01/01/2024 | #DIV/0! | 
    passed over [1, 10], 2 blank
    ");
}

#[test]
fn dates_count_from_1900_or_from_1904_as_the_workbook_says() {
    let since_1900 = workbook(|sheet| {
        headed(sheet, 0, &["cite", "etape", "date", "logements"]);
        headed(sheet, 1, &["LENS-4", "livrés"]);
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(1, 2, 45292.0, &day).unwrap();
        sheet.write(1, 3, 12).unwrap();
    });
    let since_1904 = edited(&since_1900, |name, text| {
        let told = "<workbookPr date1904=\"1\" ";
        let other = name == "xl/workbook.xml";
        Some(if other { text.replace("<workbookPr ", told) } else { text })
    });
    assert!(read(&since_1900).contains("LENS-4 | livrés | 01/01/2024 | 12"));
    assert!(read(&since_1904).contains("LENS-4 | livrés | 02/01/2028 | 12"));
}

#[test]
fn the_first_sheet_that_is_not_hidden_is_read_or_the_one_named() {
    let mut book = Workbook::new();
    for (name, hidden) in [("Brouillon", true), ("Année 2024", false), ("2025", false)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(hidden).set_active(name == "2025");
        headed(sheet, 0, &["annee", "logements", name]);
        headed(sheet, 1, &["2024", "3"]);
    }
    let bytes = book.save_to_buffer().unwrap();
    let of = |wanted: Option<&str>| {
        let table = read_table("plan.xlsx", &bytes, wanted).unwrap();
        assert_eq!(table.form, Form::Xlsx);
        let hidden: Vec<_> = table.sheets.iter().map(|sheet| sheet.hidden).collect();
        assert_eq!(hidden, [true, false, false]);
        table.sheet.header().last().cloned().unwrap()
    };
    assert_eq!(of(None), "Année 2024");
    assert_eq!(of(Some("2025")), "2025");
    assert_eq!(of(Some("annee 2024")), "Année 2024");
    assert_eq!(of(Some("Brouillon")), "Brouillon");
    let missing = read_table("plan.xlsx", &bytes, Some("2026")).unwrap_err();
    let told = missing.sentence(corons::text::Lang::Fr);
    assert!(told.contains("2026") && told.contains("Brouillon, Année 2024, 2025."), "{told}");
}

#[test]
fn a_failed_formula_is_refused_even_where_any_text_would_do() {
    let bytes = "cite;etape;date;logements;reference\nLENS-4;livrés;2021;12;#REF!\n";
    let told = crate::told("entries", bytes.as_bytes());
    assert!(told.starts_with("Ligne 2") && told.contains("#REF!. Corrigez"), "{told}");
}
