//! Workbooks: dates of both eras and all formats, formulas, hidden sheets, merged headers, parts
//! that lie or are missing, and archives cut short.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::Case;
use crate::workbooks::{edited, workbook};

const HEADER: [&str; 4] = ["cite", "etape", "date", "logements"];

fn headed(sheet: &mut Worksheet, row: u32) {
    for (column, name) in (0..).zip(HEADER) {
        sheet.write(row, column, name).unwrap();
    }
}

/// A table of one row whose date and count `fill` writes.
fn one(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    workbook(|sheet| {
        headed(sheet, 0);
        sheet.write(1, 0, "LENS-4").unwrap();
        sheet.write(1, 1, "livrés").unwrap();
        sheet.write(1, 2, "2023").unwrap();
        sheet.write(1, 3, 12).unwrap();
        fill(sheet);
    })
}

fn dated(serial: f64, code: &str) -> Vec<u8> {
    one(|sheet| {
        let format = Format::new().set_num_format(code);
        sheet.write_with_format(1, 2, serial, &format).unwrap();
    })
}

pub fn cases() -> Vec<Case> {
    let mut all = dates();
    all.extend(values());
    all.extend(shapes());
    all.extend(parts());
    let sound = one(|_| {});
    all.extend((1..=30).map(|part| {
        let end = sound.len() * part / 31;
        Case::book(format!("a workbook cut after {part} parts of 31"), sound[..end].to_vec())
    }));
    all
}

fn dates() -> Vec<Case> {
    let codes = [
        "dd/mm/yyyy",
        "d/m/yy",
        "yyyy-mm-dd",
        "mmm-yy",
        "mm/yyyy",
        "mmmm yyyy",
        "yyyy",
        "[$-40C]d mmmm yyyy",
        "dd/mm/yyyy hh:mm",
        "m/d/yy",
        "General",
        "0",
        "0.00",
        "# ##0",
        "@",
        "hh:mm",
        "[h]:mm",
        "0%",
        "#,##0 €",
        "\"le \"dd/mm/yyyy",
    ];
    let serials = [
        0.0,
        1.0,
        59.0,
        60.0,
        61.0,
        36526.0,
        45291.75,
        46348.0,
        60000.0,
        2_958_465.0,
        2_958_466.0,
        -1.0,
        1e15,
    ];
    let mut all: Vec<Case> = codes
        .into_iter()
        .map(|code| Case::book(format!("45291 shown as {code}"), dated(45291.0, code)))
        .collect();
    all.extend(
        serials.map(|it| Case::book(format!("serial {it} as a day"), dated(it, "dd/mm/yyyy"))),
    );
    for era in ["1", "true", "0"] {
        let bytes = edited(&dated(43829.0, "dd/mm/yyyy"), |name, text| {
            let dated = format!("<workbookPr date1904=\"{era}\" ");
            Some(if name == "xl/workbook.xml" {
                text.replace("<workbookPr ", &dated)
            } else {
                text
            })
        });
        all.push(Case::book(format!("43829 with date1904=\"{era}\""), bytes));
    }
    all
}

fn values() -> Vec<Case> {
    let number = |it: f64| one(|sheet| _ = sheet.write(1, 3, it).unwrap());
    let text = |it: &str| one(|sheet| _ = sheet.write(1, 3, it).unwrap());
    let formula = |formula: &str, result: &str| {
        one(|sheet| {
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula(1, 3, formula).unwrap();
        })
    };
    let mut all = Vec::new();
    for it in [12.0, 12.5, 0.0, -3.0, 1e3, 1e300, 0.1 + 0.2, 11.999_999_999_999_998, 999_999.0, 1e6]
    {
        all.push(Case::book(format!("the number {it}"), number(it)));
    }
    for it in ["12", "1 234", "1,234", "=12", "'12", "#N/A", " ", "douze", "12\n", "\u{1f3e0}"] {
        all.push(Case::book(format!("the text {it:?}"), text(it)));
    }
    for (what, result) in [
        ("=10+2", "12"),
        ("=10/4", "2.5"),
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ("=\"12\"", "12"),
        ("=TRUE()", "TRUE"),
        ("='[budget.xlsx]Feuil1'!A1", "12"),
        ("=WEBSERVICE(\"http://x\")", "12"),
    ] {
        all.push(Case::book(format!("the formula {what}, {result}"), formula(what, result)));
    }
    let yes = one(|sheet| _ = sheet.write(1, 3, true).unwrap());
    all.push(Case::book("a truth", yes));
    let percent = one(|sheet| {
        _ = sheet.write_with_format(1, 3, 12, &Format::new().set_num_format("0%")).unwrap();
    });
    all.push(Case::book("twelve hundred percent", percent));
    let link = one(|sheet| _ = sheet.write_url(1, 0, "https://example.org").unwrap());
    all.push(Case::book("a link for an estate", link));
    all
}

fn shapes() -> Vec<Case> {
    let plain = Format::new();
    let sheets = |fill: &dyn Fn(&mut Workbook)| {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().unwrap()
    };
    let filled = |sheet: &mut Worksheet, at: u32| {
        headed(sheet, at);
        sheet.write_row(at + 1, 0, ["LENS-4", "livrés", "2023", "12"]).unwrap();
    };
    let mut all = vec![
        Case::book("an empty sheet", workbook(|_| {})),
        Case::book("a header alone", workbook(|sheet| headed(sheet, 0))),
        Case::book("a table far down", workbook(|sheet| filled(sheet, 900))),
        Case::book(
            "a merged title",
            workbook(|sheet| {
                sheet.merge_range(0, 0, 0, 3, "Suivi", &plain).unwrap();
                filled(sheet, 1);
            }),
        ),
        Case::book(
            "a merged estate",
            workbook(|sheet| {
                headed(sheet, 0);
                sheet.merge_range(1, 0, 2, 0, "LENS-4", &plain).unwrap();
                for row in [1, 2] {
                    sheet.write_row(row, 1, ["livrés", "2023", "12"]).unwrap();
                }
            }),
        ),
        Case::book(
            "a merged header",
            workbook(|sheet| {
                sheet.merge_range(0, 0, 1, 0, "cite", &plain).unwrap();
                sheet.merge_range(0, 1, 0, 3, "livraison", &plain).unwrap();
                sheet.write_row(1, 1, ["etape", "date", "logements"]).unwrap();
                sheet.write_row(2, 0, ["LENS-4", "livrés", "2023", "12"]).unwrap();
            }),
        ),
        Case::book(
            "a totals row",
            workbook(|sheet| {
                filled(sheet, 0);
                sheet.write_row(2, 0, ["Total", "", "", "12"]).unwrap();
            }),
        ),
        Case::book(
            "a hidden row",
            workbook(|sheet| {
                filled(sheet, 0);
                sheet.set_row_hidden(1).unwrap();
            }),
        ),
        Case::book(
            "a column without a name",
            workbook(|sheet| {
                filled(sheet, 0);
                sheet.write(1, 5, "x").unwrap();
            }),
        ),
    ];
    all.push(Case::book(
        "a hidden first sheet",
        sheets(&|book| {
            book.add_worksheet().set_hidden(true).write(0, 0, "secret").unwrap();
            filled(book.add_worksheet(), 0);
            book.worksheet_from_index(1).unwrap().set_active(true);
        }),
    ));
    all.push(Case::book(
        "two sheets with tables",
        sheets(&|book| {
            filled(book.add_worksheet(), 0);
            filled(book.add_worksheet(), 0);
        }),
    ));
    all.push(Case::book(
        "a page before the table",
        sheets(&|book| {
            book.add_worksheet().write(0, 0, "Lisez-moi").unwrap();
            filled(book.add_worksheet(), 0);
        }),
    ));
    all.push(Case::book("a macro name", one(|_| {})).named("suivi.xlsm"));
    all.push(Case::book("a workbook named as text", one(|_| {})).named("suivi.csv"));
    all
}

/// Parts of the archive that are missing, or say what is not so.
fn parts() -> Vec<Case> {
    let sound = one(|_| {});
    let without = |part: &'static str| edited(&sound, |name, text| (name != part).then_some(text));
    let with = |part: &'static str, from: &'static str, to: &'static str| {
        edited(&sound, |name, text| {
            Some(if name == part { text.replacen(from, to, 1) } else { text })
        })
    };
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    const STRINGS: &str = "xl/sharedStrings.xml";
    const BOOK: &str = "xl/workbook.xml";
    let entity = "<!DOCTYPE x [<!ENTITY a \"LENS-4\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    let mut all: Vec<Case> = [
        "[Content_Types].xml",
        "_rels/.rels",
        BOOK,
        "xl/_rels/workbook.xml.rels",
        SHEET,
        STRINGS,
        "xl/styles.xml",
        "docProps/app.xml",
        "xl/theme/theme1.xml",
    ]
    .into_iter()
    .map(|part| Case::book(format!("without {part}"), without(part)))
    .collect();
    for (name, part, from, to) in [
        ("a sheet that ends early", SHEET, "</sheetData>", ""),
        ("a sheet that is no XML", SHEET, "<worksheet", "{worksheet"),
        ("an entity in a sheet", SHEET, "<worksheet", entity),
        ("an entity in the strings", STRINGS, "<sst", entity),
        ("a document type in the book", BOOK, "<workbook ", "<!DOCTYPE workbook><workbook "),
        ("a string beyond the last", SHEET, "<v>0</v>", "<v>99999</v>"),
        ("a string of number -1", SHEET, "<v>0</v>", "<v>-1</v>"),
        ("a cell of no column", SHEET, "r=\"A2\"", "r=\"2\""),
        ("a cell beyond the last column", SHEET, "r=\"D2\"", "r=\"ZZZZ2\""),
        ("a cell of line 0", SHEET, "r=\"A2\"", "r=\"A0\""),
        ("a row beyond the last", SHEET, "<row r=\"2\"", "<row r=\"99999999999\""),
        ("a dimension that lies", SHEET, "A1:D2", "A1:XFD1048576"),
        ("a dimension turned round", SHEET, "A1:D2", "D2:A1"),
        ("a count of strings that lies", STRINGS, "uniqueCount=\"", "uniqueCount=\"999999999"),
        (
            "a sheet that is elsewhere",
            "xl/_rels/workbook.xml.rels",
            "worksheets/sheet1.xml",
            "../../etc/passwd",
        ),
        (
            "a sheet on the network",
            "xl/_rels/workbook.xml.rels",
            "worksheets/sheet1.xml",
            "http://example.org/s.xml",
        ),
        ("a style that is not there", SHEET, "<c r=\"D2\"", "<c r=\"D2\" s=\"9999\""),
        ("a type nobody knows", SHEET, "<c r=\"D2\"", "<c r=\"D2\" t=\"zz\""),
        ("a number that is none", SHEET, "<v>12</v>", "<v>douze</v>"),
        ("an infinite number", SHEET, "<v>12</v>", "<v>1e999</v>"),
        (
            "a number of many digits",
            SHEET,
            "<v>12</v>",
            "<v>12.0000000000000000000000000000001</v>",
        ),
        (
            "an inline string",
            SHEET,
            "<c r=\"D2\"><v>12</v></c>",
            "<c r=\"D2\" t=\"inlineStr\"><is><t>12</t></is></c>",
        ),
        (
            "a day written as ISO",
            SHEET,
            "<c r=\"D2\"><v>12</v></c>",
            "<c r=\"D2\" t=\"d\"><v>2023-12-31</v></c>",
        ),
        ("an error", SHEET, "<c r=\"D2\"><v>12</v></c>", "<c r=\"D2\" t=\"e\"><v>#REF!</v></c>"),
        ("a control character", STRINGS, "LENS-4", "LENS&#7;-4"),
        ("a NUL", STRINGS, "LENS-4", "LENS&#0;-4"),
    ] {
        all.push(Case::book(name, with(part, from, to)));
    }
    let mut broken = sound.clone();
    let middle = broken.len() / 3;
    broken[middle] ^= 0xff;
    all.push(Case::book("one byte turned", broken));
    all.push(Case::book("bytes in front", [b"MZ".to_vec(), sound.clone()].concat()));
    all.push(Case::book("bytes behind", [sound.clone(), vec![b'x'; 99]].concat()));
    all.push(Case::book("two workbooks in one file", [sound.clone(), sound].concat()));
    all
}
