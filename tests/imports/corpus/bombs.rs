//! Files packed to hurt, each read by a process of its own whose time and memory are measured:
//! refused within 2 s and 150 MiB.

use std::io::{Cursor, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use corons::files::table::read_table;
use corons::text::Lang;
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::workbooks::{edited, workbook};

/// Where the parent lays the file, its name before the last full stop being the case's.
const FILE: &str = "CORONS_BOMB";
const MOST_MIB: u64 = 150;

/// An archive of parts, each that many times the chunk.
fn packed(parts: &[(&str, &[u8], usize)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, chunk, times) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        for _ in 0..*times {
            out.write_all(chunk).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

fn sound() -> Vec<u8> {
    workbook(|sheet| {
        sheet.write_row(0, 0, ["cite", "etape", "date", "logements"]).unwrap();
        sheet.write_row(1, 0, ["LENS-4", "livrés", "2023", "12"]).unwrap();
    })
}

fn with(part: &str, from: &str, to: &str) -> Vec<u8> {
    edited(&sound(), |name, text| {
        Some(if name == part { text.replacen(from, to, 1) } else { text })
    })
}

/// With it the bombs are as large as they come; without, a thirty-second part, so that CI packs them soon.
const WHOLE: &str = "CORONS_BOMBS_WHOLE";

fn size(whole: usize) -> usize {
    if std::env::var_os(WHOLE).is_some() { whole } else { whole / 32 }
}

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let chunk = vec![b' '; 1 << 20];
    let nested = packed(&[("xl/workbook.xml", &packed(&[("a", &chunk, size(400))]), 60)]);
    let many: Vec<String> = (0..60_000).map(|it| format!("xl/worksheets/s{it}.xml")).collect();
    let many: Vec<(&str, &[u8], usize)> =
        many.iter().map(|it| (it.as_str(), &b"<x/>"[..], 1)).collect();
    let laughs: String = (1..12)
        .map(|it| {
            let before = format!("&l{};", it - 1).repeat(10);
            format!("<!ENTITY l{it} \"{before}\">")
        })
        .collect();
    let laughs = format!("<!DOCTYPE sst [<!ENTITY l0 \"lol\">{laughs}]><sst");
    let mut lying = packed(&[
        ("[Content_Types].xml", b"x", 1),
        ("xl/workbook.xml", &chunk, size(400)),
        (SHEET, &chunk, size(400)),
    ]);
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = if mark[2] == 3 { 22 } else { 24 };
        let places: Vec<usize> =
            (0..lying.len() - 64).filter(|it| lying[*it..].starts_with(mark)).collect();
        for place in places {
            lying[place + at..place + at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    let far = with(SHEET, "r=\"D2\"", "r=\"XFD1048576\"").clone();
    let deep = with(SHEET, "<sheetData>", &format!("{}<sheetData>", "<a>".repeat(size(2_000_000))));
    let wide =
        with(SHEET, "</sheetData>", &format!("{}</sheetData>", "<row/>".repeat(size(3_000_000))));
    let merges: String =
        (1..size(400_000)).map(|it| format!("<mergeCell ref=\"A{it}:XFD{it}\"/>")).collect();
    let merged =
        with(SHEET, "</sheetData>", &format!("</sheetData><mergeCells>{merges}</mergeCells>"));
    let cell = "<c r=\"D2\" t=\"inlineStr\"><is><t>".to_owned()
        + &"x".repeat(size(64 << 20))
        + "</t></is></c>";
    let long = with(SHEET, "<c r=\"D2\"", &format!("{cell}<c r=\"D2\""));
    let strings = with(
        "xl/sharedStrings.xml",
        "</sst>",
        &format!("{}</sst>", "<si><t>x</t></si>".repeat(size(4_000_000))),
    );
    let styles = with(
        "xl/styles.xml",
        "</cellXfs>",
        &format!("{}</cellXfs>", "<xf numFmtId=\"14\"/>".repeat(size(3_000_000))),
    );
    // Of full size in the quick test too: they are packed no tighter than what people write.
    let formats: String = (0..700_000_u32)
        .map(|it| format!("<xf numFmtId=\"14\" x=\"{:08x}\"/>", it.wrapping_mul(2_654_435_761)))
        .collect();
    let formats = with("xl/styles.xml", "</cellXfs>", &format!("{formats}</cellXfs>"));
    let mut sheets = Workbook::new();
    for _ in 0..1_500 {
        sheets.add_worksheet();
    }
    vec![
        (
            "a sheet of spaces",
            packed(&[("[Content_Types].xml", b"x", 1), (SHEET, &chunk, size(1_024))]),
        ),
        ("a bomb in a bomb", nested),
        ("sixty thousand parts", packed(&many)),
        ("a billion laughs", with("xl/sharedStrings.xml", "<sst", &laughs)),
        ("sizes that lie", lying),
        ("a cell in the last corner", far),
        ("levels without end", deep),
        ("rows without a number", wide),
        ("merged cells everywhere", merged),
        ("a cell without end", long),
        ("strings without end", strings),
        ("styles without end", styles),
        ("formats packed like others", formats),
        ("fifteen hundred sheets", sheets.save_to_buffer().unwrap()),
    ]
}

fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
}

#[test]
#[ignore = "the child of the test below"]
fn a_child_reads_one_file() {
    let Ok(path) = std::env::var(FILE) else { return };
    let bytes = std::fs::read(&path).unwrap();
    let begun = Instant::now();
    let said = match read_table("suivi.xlsx", &bytes, None) {
        Ok(table) => format!("lu : {} lignes", table.sheet.rows().len()),
        Err(problem) => problem.sentence(Lang::Fr),
    };
    println!("SAID {}|{}|{said}", begun.elapsed().as_millis(), peak_mib());
}

#[test]
fn bombs_are_refused_within_two_seconds_and_150_mib() {
    let folder = tempfile::tempdir().unwrap();
    let most = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
    let mut wrong = Vec::new();
    for (name, bytes) in bombs() {
        let path = folder.path().join("bomb.xlsx");
        std::fs::write(&path, &bytes).unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "corpus::bombs::a_child_reads_one_file", "--ignored", "--nocapture"])
            .env(FILE, &path)
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&child.stdout).into_owned();
        let Some(said) = out.lines().find_map(|it| it.split_once("SAID ").map(|it| it.1)) else {
            wrong.push(format!("{name}: {}", String::from_utf8_lossy(&child.stderr)));
            continue;
        };
        let mut parts = said.splitn(3, '|');
        let mut number = || parts.next().unwrap().parse::<u64>().unwrap();
        let (ms, mib) = (number(), number());
        let said = parts.next().unwrap();
        println!("{name}: {} bytes, {ms} ms, {mib} MiB: {said}", bytes.len());
        if Duration::from_millis(ms) > most || mib > MOST_MIB {
            wrong.push(format!("{name}: {ms} ms, {mib} MiB"));
        }
        assert!(said.contains(' '), "{name} gets no sentence");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
