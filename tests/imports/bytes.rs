//! The same table in every dialect, and any bytes at all.

use corons::files::entries::read_entries;
use corons::files::sheet::{Sheet, read_sheet};
use corons::files::{estates::read_estates, plan::read_plan};
use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;

fn cells(sheet: &Sheet) -> Vec<(u64, Vec<String>)> {
    let width = sheet.header().len();
    let row = |row: corons::files::sheet::Row<'_>| {
        (row.line(), (0..width).map(|column| row.cell(column).to_owned()).collect())
    };
    sheet.rows().map(row).collect()
}

fn encoded(text: &str) -> [Vec<u8>; 7] {
    let unit = |little: bool| {
        move |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }
    };
    let utf16 = |little: bool| text.encode_utf16().flat_map(unit(little)).collect::<Vec<u8>>();
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    [
        text.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", text.as_bytes()),
        utf16(true),
        utf16(false),
        marked(b"\xFF\xFE", &utf16(true)),
        marked(b"\xFE\xFF", &utf16(false)),
        WINDOWS_1252.encode(text).0.into_owned(),
    ]
}

#[test]
fn encodings_delimiters_and_line_ends_all_give_the_same_cells() {
    let expected = vec![
        (
            2,
            vec![
                "Cité n° 9".to_owned(),
                "« réhabilitée » ; à l’été, tôt".to_owned(),
                "1\u{a0}234".to_owned(),
            ],
        ),
        (5, vec!["Œuf\"s".to_owned(), "sur\ndeux lignes".to_owned(), String::new()]),
        (8, vec!["fin".to_owned(), String::new(), String::new()]),
    ];
    let mut forms = 0;
    for delimiter in [";", ",", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            for last in ["", end] {
                let text = [
                    ["Cité", "Commentaire", "Logements"].join(delimiter),
                    ["Cité n° 9", "\"« réhabilitée » ; à l’été, tôt\"", " 1\u{a0}234 "]
                        .join(delimiter),
                    String::new(),
                    [" ", "", ""].join(delimiter),
                    ["\"Œuf\"\"s\"", "\"sur\ndeux lignes\"", ""].join(delimiter),
                    String::new(),
                    ["fin", "", ""].join(delimiter),
                ]
                .join(end)
                    + last;
                for bytes in encoded(&text) {
                    let sheet = read_sheet(&bytes).unwrap();
                    assert_eq!(sheet.header(), ["Cité", "Commentaire", "Logements"]);
                    assert_eq!(cells(&sheet), expected, "{delimiter:?} {end:?} {last:?}");
                    forms += 1;
                }
            }
        }
    }
    assert_eq!(forms, 126);
}

#[test]
fn the_first_line_excel_writes_for_itself_is_passed_over() {
    let sheet = read_sheet(b"sep=,\r\nannee,logements;net\r\n2021,3\r\n").unwrap();
    assert_eq!(sheet.header(), ["annee", "logements;net"]);
    assert_eq!(cells(&sheet), [(3, vec!["2021".to_owned(), "3".to_owned()])]);
}

#[test]
fn empty_columns_behind_the_table_do_no_harm() {
    let sheet = read_sheet(b"\n\nannee;logements;;\n2021;3;;;;\n2022;4\n").unwrap();
    assert_eq!(sheet.header(), ["annee", "logements"]);
    assert_eq!(cells(&sheet).len(), 2);
    assert_eq!(cells(&sheet)[0].0, 4);
}

fn read_all(bytes: &[u8]) {
    if let Ok(sheet) = read_sheet(bytes) {
        drop((read_entries(&sheet), read_estates(&sheet), read_plan(&sheet)));
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn no_table_of_odd_cells_panics(
        mark in proptest::sample::select(vec![&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"]),
        text in r#"(cite|annee|code|etape|date|logements|latitude|[;,"\t\r\n'=\u{A0}0-9eé./-]){0,80}"#,
    ) {
        read_all(&[mark, text.as_bytes()].concat());
    }

    #[test]
    fn a_file_cut_anywhere_in_a_row_is_refused_or_ends_in_its_last_cell(cut in 0_usize..200) {
        let text = "annee;cite;logements\n2021;\"Cité; du 9\";12\n2022;\"l'été\nlong\";34\n";
        let text = text.get(..cut.min(text.len())).unwrap_or_default();
        if let Ok(sheet) = read_sheet(text.as_bytes()) {
            let last = text.rsplit('\n').next().unwrap_or_default();
            prop_assert!(text.ends_with('\n') || last.contains("\";"), "{text:?}");
            prop_assert!(!cells(&sheet).is_empty());
        }
    }
}
