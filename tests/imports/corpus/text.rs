//! Files of text: encodings, delimiters, headers, shapes, and what is no text at all.

use encoding_rs::WINDOWS_1252;

use super::Case;

const HEADER: &str = "cite;etape;date;logements;commentaire;reference";
const ROW: &str = "LENS-4;livrés;31/10/2024;12;« à l’été »;PV-1";

fn table(rows: &str) -> String {
    format!("{HEADER}\n{rows}\n")
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let pair = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(pair).collect()
}

type Encode = (&'static str, fn(&str) -> Vec<u8>);

const ENCODINGS: [Encode; 7] = [
    ("UTF-8", |text| text.as_bytes().to_vec()),
    ("UTF-8 with its mark", |text| [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
    ("UTF-16 LE", |text| utf16(text, true)),
    ("UTF-16 BE", |text| utf16(text, false)),
    ("UTF-16 LE with its mark", |text| [&b"\xFF\xFE"[..], &utf16(text, true)].concat()),
    ("UTF-16 BE with its mark", |text| [&b"\xFE\xFF"[..], &utf16(text, false)].concat()),
    ("Windows-1252", |text| WINDOWS_1252.encode(text).0.into_owned()),
];

pub fn cases() -> Vec<Case> {
    let mut all = encodings();
    all.extend(headers());
    all.extend(shapes());
    all.extend(characters());
    all.extend(no_text());
    all.extend(cut());
    all
}

/// Each encoding with each delimiter and each line end.
fn encodings() -> Vec<Case> {
    let mut all = Vec::new();
    for (encoding, encode) in ENCODINGS {
        for delimiter in [";", ",", "\t"] {
            for (end, name) in [("\n", "LF"), ("\r\n", "CRLF"), ("\r", "CR")] {
                let text = table(ROW).replace(';', delimiter).replace('\n', end);
                let name = format!("{encoding}, {delimiter:?}, {name}");
                all.push(Case::new(name, encode(&text)));
            }
        }
    }
    all
}

fn headers() -> Vec<Case> {
    let columns = [
        "CITE;ETAPE;DATE;LOGEMENTS",
        "Cité;Étape;Date;Logements",
        "Cité minière;Étape;Date;Nombre de logements",
        "estate;stage;on;dwellings",
        "Estate;Stage;Date;Dwellings",
        " cite ; etape ; date ; logements ",
        "\"cite\";\"etape\";\"date\";\"logements\"",
        "\"ci\nte\";etape;date;logements",
        "cite\u{a0};etape;date;logements",
        "cite\u{301};e\u{301}tape;date;logements",
        "ci-te;e.tape;da_te;logements*",
        "cite;etape;date;logements;",
        "cite;etape;date;logements;;;;",
        ";cite;etape;date;logements",
        "cite;etape;date",
        "cite;etape;logements",
        "cite;date;logements",
        "etape;date;logements",
        "cite;etape;date;logements;prix",
        "cite;etape;date;logements;cite",
        "cite;etape;date;logements;Nombre",
        "cite;étape;stage;date;logements",
        "cité;etape;date;logments",
        "cite;etape;date;logements;locataire",
        "1;2;3;4",
        "LENS-4;livrés;2024;12",
        "=cite;etape;date;logements",
        "'cite;etape;date;logements",
        "cite;etape;date;logements;\u{202e}",
        "cite|etape|date|logements",
        "cite etape date logements",
        "sep=;\ncite;etape;date;logements",
        "sep=,\ncite;etape;date;logements",
        "Suivi 2024\n\ncite;etape;date;logements",
        "Suivi 2024;;;\n;;;\ncite;etape;date;logements",
        "\n\n\ncite;etape;date;logements",
        "Maisons & Cités;Livraisons;;\ncite;etape;date;logements",
        ";;Livraison;\ncite;etape;date;logements",
        "﻿cite;etape;date;logements",
    ];
    let row = |header: &str| {
        let lead = if header.starts_with(';') && !header.contains('\n') { ";" } else { "" };
        let filled = format!("{header}\n{lead}LENS-4;livrés;2024;12\n");
        if header.contains("sep=,") { filled } else { filled.replace('\t', ";") }
    };
    columns.into_iter().map(|it| Case::new(format!("header {it:?}"), row(it))).collect()
}

fn shapes() -> Vec<Case> {
    let twice = format!("{ROW}\n{ROW}");
    let wide = format!("{}\n{}\n", "x;".repeat(101), "1;".repeat(101));
    let long = format!("LENS-4;livrés;2024;12;{};", "é".repeat(6_000));
    let rows: Vec<(&str, String)> = vec![
        ("blank lines between", format!("\n{ROW}\n\n;;;;;\n   \nLENS-4;OS;2023;3;;\n")),
        ("a totals row", format!("{ROW}\nTotal;;;12;;")),
        ("a totals row in capitals", format!("{ROW}\nTOTAL GÉNÉRAL;;;12;;")),
        ("a sum in English", format!("{ROW}\nGrand total;;;12;;")),
        ("an estate named like a sum", "Total-Cité;livrés;2024;3;;".to_owned()),
        ("the header again below", format!("{ROW}\n{HEADER}\nLENS-4;OS;2023;3;;")),
        ("the same line twice", twice),
        ("one reference, two counts", format!("{ROW}\n{}", ROW.replace(";12;", ";13;"))),
        ("a short row", "LENS-4;livrés;2024;12\nLENS-4;OS;2023;3;;".to_owned()),
        ("a short last row", "LENS-4;livrés;2024;12;;\nLENS-4;livrés".to_owned()),
        ("one cell too many", "LENS-4;livrés;2024;12;a;b;c".to_owned()),
        ("many cells too many", format!("LENS-4;livrés;2024;12;;{}", ";x".repeat(50))),
        ("a delimiter inside quotes", "LENS-4;livrés;2024;12;\"a;b\";".to_owned()),
        ("a line end inside quotes", "LENS-4;livrés;2024;12;\"a\nb\";".to_owned()),
        ("doubled quotes", "LENS-4;livrés;2024;12;\"dit \"\"cité\"\"\";".to_owned()),
        ("a quote inside a cell", "LENS-4;livrés;2024;12;5\" de tuyau;".to_owned()),
        ("a quote never closed", "LENS-4;livrés;2024;12;\"fin;".to_owned()),
        ("a quote closed two lines later", "LENS-4;livrés;2024;12;\"fin;\n\nx\";r".to_owned()),
        ("text behind a closing quote", "LENS-4;livrés;2024;12;\"fin\"x;".to_owned()),
        ("quotes alone", "\"\";\"\";\"\";\"\";\"\";\"\"".to_owned()),
        ("spaces alone", "   ;  ; ;\u{a0};\u{202f};".to_owned()),
        ("a cell too long", long),
        ("no row", String::new()),
        ("one sign", "x".to_owned()),
        ("delimiters alone", ";;;;;\n;;;;;".to_owned()),
        ("a comment below", format!("{ROW}\nSource : tableau de bord du service")),
        ("commas in a table of semicolons", "LENS-4;livrés;2024;12;a,b,c,d,e,f,g;".to_owned()),
        ("tabs in a cell", "LENS-4;livrés;2024;12;a\tb;".to_owned()),
        ("all wrong at once", ";;;;;\nx;y;z;t;u;v".to_owned()),
    ];
    let mut all: Vec<Case> =
        rows.into_iter().map(|(name, rows)| Case::new(name, table(&rows))).collect();
    all.push(Case::new("too many columns", wide));
    all.push(Case::new("nothing", ""));
    all.push(Case::new("one line end", "\n"));
    all.push(Case::new("a header cut short", "cite;eta"));
    all
}

/// Every control character, and letters that are not what they seem.
fn characters() -> Vec<Case> {
    let controls = (0_u32..0x20).chain(0x7f..0xa0).filter_map(char::from_u32);
    let odd = "\u{ad}\u{200b}\u{200e}\u{202e}\u{2028}\u{2029}\u{2066}\u{feff}\u{fffd}\u{ffff}\u{1f3e0}\u{e000}\u{345}";
    let letters = controls.chain(odd.chars());
    let mut all: Vec<Case> = letters
        .map(|it| {
            let name = format!("U+{:04X} in a comment", u32::from(it));
            Case::new(name, table(&format!("LENS-4;livrés;2024;12;a{it}b;")))
        })
        .collect();
    for (name, bytes) in [
        ("a lone continuation byte", &b"caf\x80 \xc3\xa9t\xc3\xa9 \xc3\xa9"[..]),
        ("an overlong form", b"\xc0\xaf\xc3\xa9\xc3\xa9\xc3\xa9"),
        ("a surrogate in UTF-8", b"\xed\xa0\x80\xc3\xa9\xc3\xa9"),
        ("beyond Unicode", b"\xf5\x80\x80\x80\xc3\xa9\xc3\xa9"),
        ("a hole of Windows-1252", b"\x81\x8d"),
        ("two encodings in one file", "\u{e9}t\u{e9}\u{e9}\u{e9}".as_bytes()),
    ] {
        let start = "cite;etape;date;logements;commentaire\nLENS-4;livres;2024;12;".as_bytes();
        let mixed = if name.starts_with("two") { &b" \xe9"[..] } else { b"" };
        all.push(Case::new(name, [start, bytes, mixed, b"\n"].concat()));
    }
    let lone = [&utf16(&table(ROW), true)[..], &[0x00, 0xd8, b'\n', 0]].concat();
    all.push(Case::new("half a pair of UTF-16", lone));
    for cell in ["=1+1", "+33 3 21", "-cité", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "'=1", "|cmd"]
    {
        let quoted = cell.replace('"', "\"\"");
        let row = format!("LENS-4;livrés;2024;12;\"{quoted}\";");
        all.push(Case::new(format!("{cell:?} as a comment"), table(&row)));
    }
    all
}

/// Files of other kinds, under the name of a table and of a workbook.
fn no_text() -> Vec<Case> {
    let kinds: [(&str, &[u8]); 20] = [
        ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"),
        ("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
        ("GIF", b"GIF89a\x01\0\x01\0\x80\0\0"),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("RAR", b"Rar!\x1a\x07\x01\0"),
        ("7z", b"7z\xbc\xaf\x27\x1c\0\x04"),
        ("bzip2", b"BZh91AY&SY\0\0"),
        ("xz", b"\xfd7zXZ\0\0\x04"),
        ("an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"),
        ("an empty archive", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        ("an archive cut at its head", b"PK\x03\x04\x14\0\0\0"),
        ("a program", b"\x7fELF\x02\x01\x01\0\0\0"),
        ("a database", b"SQLite format 3\0\x10\0\x01\x01"),
        ("a page", b"<!DOCTYPE html>\n<html><table><tr><td>cite</td></tr></table></html>\n"),
        ("an XML spreadsheet", b"<?xml version=\"1.0\"?>\n<Workbook><Worksheet/></Workbook>\n"),
        ("JSON", b"[{\"cite\": \"LENS-4\", \"logements\": 12}]\n"),
        ("RTF", b"{\\rtf1\\ansi\\deff0 {\\fonttbl}}\n"),
        ("prose", "Bonjour,\nvoici le tableau demandé.\n".as_bytes()),
        ("zeros", &[0; 512]),
    ];
    let mut all = Vec::new();
    for (name, bytes) in kinds {
        for file in ["suivi.csv", "suivi.xlsx", "suivi"] {
            all.push(Case::new(format!("{name} named {file}"), bytes).named(file));
        }
    }
    for file in ["suivi.xls", "suivi.xlsm", "suivi.xlsb", "suivi.ods", "suivi.XLSX", "suivi.txt"] {
        all.push(Case::new(format!("a table named {file}"), table(ROW)).named(file));
    }
    all
}

/// A file cut at each of its last bytes.
fn cut() -> Vec<Case> {
    let text = table(&format!("{ROW}\nLENS-4;livrés;11/2024;3;été;\"PV-2\""));
    let short = |less: usize| text.as_bytes().get(..text.len() - less).unwrap_or_default();
    (1..40).map(|less| Case::new(format!("cut {less} bytes short"), short(less))).collect()
}
