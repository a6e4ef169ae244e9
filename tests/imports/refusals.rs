//! Files refused as a whole.

use std::time::{Duration, Instant};

use corons::files::problem::{FileProblem, Format};
use corons::files::sheet::{read_file, read_sheet};
use corons::text::Lang;

use crate::{HEADER, told};

#[test]
fn each_file_that_cannot_be_read_gets_one_sentence_with_what_to_do() {
    let row = "LENS-4;;;livrés;2021;12;;r1\n";
    let entry = |rest: &str| format!("{HEADER}{row}{rest}").into_bytes();
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("blank lines only", b"\r\n\r\n".to_vec()),
        ("a mark only", b"\xEF\xBB\xBF".to_vec()),
        ("header only", HEADER.into()),
        ("header and blank rows", format!("{HEADER};;;;;;;\n\n").into()),
        ("workbook renamed", b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
        ("old or encrypted workbook renamed", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
        ("pdf renamed", b"%PDF-1.7\n".to_vec()),
        ("gzip renamed", b"\x1F\x8B\x08\x00".to_vec()),
        ("binary renamed", b"\x7FELF\x02\x01\x01\x00\x00\x00".to_vec()),
        ("a zero byte far down", entry("LENS-4;;;livr\0s;2021;12;;\n")),
        ("a control character", entry("LENS-4;;;livr\u{7}s;2021;12;;\n")),
        ("cut in a row", entry("LENS-4;;;livrés;20")),
        ("cut in quotes", entry("LENS-4;;;livrés;2021;12;\"fin des trav")),
        (
            "a quote that swallows the rest",
            format!("{HEADER}LENS-4;;;livrés;2021;12;\"fin;r0\n{row}").into(),
        ),
        ("cut in a letter", {
            let mut bytes = entry("LENS-4;;;livré");
            bytes.pop();
            bytes
        }),
        ("UTF-16 cut in a unit", {
            let mut bytes: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.push(b'L');
            bytes
        }),
        ("one row with too many cells", entry("LENS-4;;;livrés;2021;12;a;b;c\n")),
        ("three rows with too many cells", entry(&"LENS-4;;;livrés;2021;12;a;b;c\n".repeat(3))),
        ("a column without a name", b"annee;;logements\n2021;x;3\n".to_vec()),
        ("too many columns", format!("{}\n1\n", "x;".repeat(101)).into()),
        ("a cell too long", entry(&format!("{};;;livrés;2021;12;;\n", "x".repeat(10_001)))),
        ("plan file as entries", b"annee;cite;logements\n2021;;3\n".to_vec()),
        ("prose", b"Bonjour,\nvoici le tableau.\n".to_vec()),
        ("page renamed", b"<html><table><tr><td>cite</td></tr>\n</table></html>\n".to_vec()),
        ("unknown column", b"cite;etape;date;logements;prix\nLENS-4;OS;2021;12;3\n".to_vec()),
        ("column twice", b"cite;etape;date;logements;dwellings\nLENS-4;OS;2021;12;3\n".to_vec()),
    ];
    let all = files.iter().map(|(name, bytes)| {
        format!(
            "{name}
    {}",
            told("entries", bytes)
        )
    });
    insta::assert_snapshot!(all.collect::<Vec<_>>().join(
        "
"
    ));
}

#[test]
fn a_file_of_200_mb_is_refused_without_being_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(200_000_000).unwrap();
    let begun = Instant::now();
    assert_eq!(read_file(file.path()), Err(FileProblem::TooLarge));
    assert!(begun.elapsed() < Duration::from_millis(100));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(read_file(folder.path()), Err(FileProblem::Folder));
    assert_eq!(read_file(&folder.path().join("none.csv")), Err(FileProblem::NotFound));
}

#[test]
fn two_million_rows_are_read_and_one_more_is_refused() {
    let mut text = "annee\n".to_owned();
    text.push_str(&"1\n".repeat(2_000_000));
    assert_eq!(read_sheet(text.as_bytes()).unwrap().rows().len(), 2_000_000);
    text.push_str("1\n");
    assert_eq!(read_sheet(text.as_bytes()).unwrap_err(), FileProblem::TooManyRows);
}

#[test]
fn every_refusal_is_a_whole_sentence_in_both_languages() {
    for problem in [
        FileProblem::NotCsv(Format::Picture),
        FileProblem::TooLarge,
        FileProblem::NotFound,
        FileProblem::Folder,
        FileProblem::Io("input/output error".to_owned()),
        FileProblem::CutCharacter { line: 3 },
        FileProblem::CutRow { line: 1234, found: 2, expected: 8 },
        FileProblem::TooManyCells { line: 3, found: 9, expected: 8, last: 7, others: 2 },
        FileProblem::TooManyRows,
        FileProblem::UnknownColumns { unknown: vec!["prix".to_owned()], columns: vec!["cite"] },
        FileProblem::MissingColumns { missing: vec!["cite"], found: vec!["prix".to_owned()] },
    ] {
        for lang in Lang::ALL {
            let sentence = problem.sentence(lang);
            assert!(sentence.ends_with('.') && sentence.contains(' '), "{sentence}");
            assert!(!sentence.contains(['{', '}', '$']), "{sentence}");
        }
    }
}
