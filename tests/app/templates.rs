//! Workbooks to fill in: made for whoever asks, and taken in again by the page that takes files.

use std::io::{Cursor, Read as _, Write as _};

use calamine::{Reader, Xlsx};
use corons::store::EntryFilter;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::proposals::bring;
use crate::scope::{LENS, limit, outside, service as scoped};
use crate::support::{Answer, Service, Voice};

const FILES: [&str; 4] = ["entries", "estates", "plan", "dwellings"];

fn template(who: &Voice<'_>, name: &str) -> Vec<u8> {
    who.get(&format!("/templates/{name}.xlsx")).expect(200).bytes
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet.
fn cells(bytes: &[u8], sheet: usize) -> Vec<Vec<String>> {
    let range = opened(bytes).worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// The template with rows typed below its last one; everything else of it as it was. A number is
/// typed as one.
fn filled(bytes: &[u8], rows: &[&[&str]]) -> Vec<u8> {
    let first = cells(bytes, 0).len() + 1;
    let cell = |row: usize, letter: char, text: &str| {
        let text = text.replace('&', "&amp;");
        if text.parse::<f64>().is_ok() {
            format!("<c r=\"{letter}{row}\"><v>{text}</v></c>")
        } else {
            format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        }
    };
    let mut typed = Vec::new();
    for (row, cells) in (first..).zip(rows) {
        typed.push(format!("<row r=\"{row}\">"));
        let filled = ('A'..).zip(*cells).filter(|(_, text)| !text.is_empty());
        typed.extend(filled.map(|(letter, text)| cell(row, letter, text)));
        typed.push("</row>".to_owned());
    }
    let typed = typed.concat();
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let sheet = String::from_utf8(text).unwrap();
            assert!(sheet.contains("</sheetData>"), "{sheet}");
            text = sheet.replace("</sheetData>", &format!("{typed}</sheetData>")).into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&text).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// Brings a file and opens its page.
fn proposed(service: &Service, who: &Voice<'_>, bytes: &[u8]) -> Answer {
    let brought = bring(service, who, "modele.xlsx", "", bytes).expect(303);
    who.get(brought.location()).expect(200)
}

#[test]
fn each_template_filled_in_is_a_proposal_without_errors() {
    let service = Service::new();
    let manager = service.manager();
    let estates = service.store.read(|read| read.estates()).unwrap();
    let one = estates.iter().find(|it| !it.is_bucket() && it.landlords.len() == 1).unwrap();
    let code = one.code.as_str();

    let entries = template(&manager, "entries");
    let lists = cells(&entries, 2);
    let column = |name: &str| lists[0].iter().position(|head| head == name).unwrap();
    assert!(lists.iter().any(|row| row[0] == code && row[1] == one.name), "{lists:?}");
    let stage = &lists[4][column("etape")];
    let month = &lists[2][column("mois ouvert")];
    assert_eq!((stage.as_str(), month.as_str()), ("livrés", "10/2026"));
    let rows: [&[&str]; 2] = [
        &[code, "", "", stage, month, "12", "", "PV-1"],
        &[&one.name, "", "Maisons & Cités", "en chantier", "31/12/2024", "3", "=1+1", ""],
    ];
    let page = proposed(&service, &manager, &filled(&entries, &rows));
    page.says("Ce fichier est sans erreur").says("+12").says("saisies");

    let row: &[&str] = &["NOUVELLE-1", "Cité nouvelle", "Lens", "", "", "40", "oui", "non"];
    let page = proposed(&service, &manager, &filled(&template(&manager, "estates"), &[row]));
    page.says("sans erreur").says("ajouter\u{a0}: 1").says("changer\u{a0}: 0");

    let page = proposed(&service, &manager, &filled(&template(&manager, "plan"), &[]));
    page.says("sans erreur").says("objectif 20\u{202f}000");

    let row: &[&str] = &[code, "12 bis", "", "1 rue Sainte-Barbe", "72", "", "F", "B"];
    let page = proposed(&service, &manager, &filled(&template(&manager, "dwellings"), &[row]));
    page.says("sans erreur").says("logements");
}

#[test]
fn a_template_left_as_it_is_changes_nothing_and_says_so() {
    let service = Service::new();
    let manager = service.manager();
    proposed(&service, &manager, &template(&manager, "estates")).says("il ne changerait rien");
    // There is nothing in these yet.
    for name in ["entries", "dwellings"] {
        proposed(&service, &manager, &template(&manager, name)).says("ne peut pas être lu");
    }
    let entries = service.store.read(|read| read.entry_sums(&EntryFilter::default())).unwrap();
    assert!(entries.is_empty());
}

#[test]
fn a_template_explains_each_column_offers_lists_and_is_the_same_each_time() {
    let service = Service::new();
    for (voice, lang, sheets) in [
        (service.contributor(), "fr", ["Mode d’emploi", "Listes"]),
        (service.manager(), "en", ["How to fill it in", "Lists"]),
    ] {
        for name in FILES {
            let address = format!("/templates/{name}.xlsx?lang={lang}");
            let answer = voice.get_with(&address, "Accept-Encoding", "br, gzip").expect(200);
            assert_eq!(answer.header("Content-Encoding"), None, "a workbook is a ZIP already");
            assert!(answer.bytes.starts_with(b"PK"), "{name}");
            assert_eq!(answer.bytes, voice.get(&address).expect(200).bytes);
            assert_eq!(opened(&answer.bytes).sheet_names()[1..], sheets, "{name}");
            let (filled, explained) = (cells(&answer.bytes, 0), cells(&answer.bytes, 1));
            for (at, column) in filled[0].iter().enumerate() {
                let [named, needed, said] = &explained[at + 1][..3] else { panic!("{name}") };
                assert_eq!(named, column, "{name}");
                assert!(["oui", "non", "yes", "no"].contains(&needed.as_str()), "{needed}");
                assert!(said.ends_with('.') && said.contains(' '), "{name} {column}: {said}");
            }
            let all = explained.concat().join(" ");
            assert!(!all.contains("templates-"), "{all}");
            let mut zip = ZipArchive::new(Cursor::new(&answer.bytes)).unwrap();
            let mut sheet = String::new();
            let mut part = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
            part.read_to_string(&mut sheet).unwrap();
            let lists = format!("{}'!$", sheets[1]);
            assert!(sheet.contains("<dataValidation") && sheet.contains(&lists), "{name}");
        }
    }
    service.reader().get("/templates").expect(403);
    service.manager().get("/templates/plan.xlsx?programme=none").expect(404);
    service.contributor().get("/proposals").expect(200).says("href=\"/templates\"");
    let page = service.manager().get("/templates").expect(200);
    page.says("65\u{a0}cités").says("/templates/plan.xlsx?programme=erbm");
}

#[test]
fn the_template_of_whoever_is_limited_holds_nothing_of_what_lies_outside() {
    let (service, ..) = scoped();
    limit(&service, LENS);
    let hidden = outside(&service, LENS);
    assert!(hidden.len() > 50);
    let voice = service.contributor();
    let page = voice.get("/templates").expect(200);
    page.says("1\u{a0}cité");
    assert!(!page.text().contains("plan.xlsx"), "a plan is of no part");
    voice.get("/templates/plan.xlsx").expect(404);
    for name in ["entries", "estates", "dwellings"] {
        let bytes = template(&voice, name);
        let mut all = cells(&bytes, 0).concat();
        all.extend(cells(&bytes, 2).concat());
        assert!(all.iter().any(|cell| cell == "LENS-4"), "{name}");
        assert!(all.iter().all(|cell| !hidden.contains(cell)), "{name}: {all:?}");
    }
    let rows: [&[&str]; 1] = [&["LENS-4", "", "", "livrés", "10/2026", "2"]];
    let page = proposed(&service, &voice, &filled(&template(&voice, "entries"), &rows));
    page.says("sans erreur");
}
