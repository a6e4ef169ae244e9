//! Files that are made to hurt, or that are not what they seem: one sentence each, at once.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use corons::files::problem::FileProblem;
use corons::files::table::read_table;
use corons::text::Lang;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::workbooks::{edited, lived_in};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A workbook whose sheet unpacks to that many spaces.
fn bomb(unpacked: usize) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        let chunk = vec![b' '; 1 << 16];
        for _ in 0..(unpacked >> 16) {
            out.write_all(&chunk).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

/// The archive says of each part that it is shorter than it is.
fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
    for mark in [b"PK\x03\x04", b"PK\x01\x02"] {
        let offset = if mark == b"PK\x03\x04" { 22 } else { 24 };
        let places: Vec<usize> =
            (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(mark)).collect();
        for at in places {
            bytes[at + offset..at + offset + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    bytes
}

fn hostile() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let sound = lived_in();
    let with = |part: &'static str, from: &'static str, to: &'static str| {
        edited(&sound, move |name, text| {
            Some(if name == part { text.replacen(from, to, 1) } else { text })
        })
    };
    let old = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600], &wide, &[0; 600]].concat()
    };
    let sheet = "xl/worksheets/sheet1.xml";
    vec![
        ("encrypted", "suivi.xlsx", old("EncryptedPackage")),
        ("of before 2007", "suivi.xls", old("Workbook")),
        ("macros by its name", "suivi.xlsm", sound.clone()),
        ("macros inside", "suivi.xlsx", archive(&[("xl/vbaProject.bin", b"x")])),
        ("bomb", "suivi.xlsx", bomb(8 << 20)),
        ("lying bomb", "suivi.xlsx", lying(bomb(1 << 20))),
        (
            "entities",
            "suivi.xlsx",
            with(sheet, "<worksheet", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet"),
        ),
        (
            "a lying table of texts",
            "suivi.xlsx",
            with("xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999"),
        ),
        ("a sheet that ends too early", "suivi.xlsx", with(sheet, "</sheetData>", "<!--")),
        ("rows that go back", "suivi.xlsx", with(sheet, "r=\"A6\"", "r=\"A2\"")),
        (
            "a dimension the wrong way",
            "suivi.xlsx",
            with(sheet, "<dimension ref=\"A1", "<dimension ref=\"Z99"),
        ),
        (
            "a cell that is nowhere",
            "suivi.xlsx",
            with(sheet, "r=\"A5\"", "r=\"ZZZZZZZZZZ99999999999\""),
        ),
        ("no sheet", "suivi.xlsx", edited(&sound, |name, text| (name != sheet).then_some(text))),
        ("no workbook", "suivi.xlsx", archive(&[("word/document.xml", b"<x/>")])),
        ("open document", "suivi.ods", archive(&[("mimetype", b"application/vnd.oasis")])),
        ("cut short", "suivi.xlsx", sound[..sound.len() / 2].to_vec()),
        ("text named as a workbook", "suivi.xlsx", b"cite;etape\nx;y\n".to_vec()),
        ("text named as an old workbook", "suivi.xls", b"cite;etape\nx;y\n".to_vec()),
        ("a workbook named as text", "suivi.csv", sound.clone()),
    ]
}

#[test]
fn each_hostile_file_gets_one_sentence_at_once() {
    let mut told = Vec::new();
    for (what, name, bytes) in hostile() {
        let begun = Instant::now();
        let problem = read_table(name, &bytes, None).map(drop).expect_err(what);
        assert!(begun.elapsed() < Duration::from_secs(2), "{what} took {:?}", begun.elapsed());
        for lang in Lang::ALL {
            let sentence = problem.sentence(lang);
            assert!(sentence.ends_with('.') && !sentence.contains(['{', '$']), "{sentence}");
        }
        told.push(format!("{what}: {}", problem.sentence(Lang::Fr)));
    }
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_file_of_too_many_parts_is_refused_unopened() {
    let mut bytes = lived_in();
    let end = bytes.len() - 22;
    bytes[end + 10..end + 12].copy_from_slice(&u16::MAX.to_le_bytes());
    assert_eq!(read_table("a.xlsx", &bytes, None).unwrap_err(), FileProblem::Bomb);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_damaged_workbook_panics(at in 0.0..1.0_f64, byte: u8, cut in 0.5..1.0_f64) {
        let mut bytes = lived_in();
        let place = |share: f64, whole: usize| (whole as f64 * share) as usize;
        let at = place(at, bytes.len());
        bytes[at] = byte;
        drop(read_table("a.xlsx", &bytes, None));
        bytes.truncate(place(cut, bytes.len()));
        prop_assert!(read_table("a.xlsx", &bytes, None).is_err());
    }
}
