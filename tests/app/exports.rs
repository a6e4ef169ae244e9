//! Every table to take away: in all its forms, under a name that says what it is, and inert.

use calamine::{Data, Reader, Xlsx};
use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::operation::{Kind, Operation, Schedule};
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::board::steady;
use crate::proposals::bring;
use crate::support::Service;

/// Tables without their endings, and what their files are called.
const TABLES: [(&str, &str); 12] = [
    ("/entries", "corons-saisies"),
    ("/estates", "mc-cites"),
    ("/operations", "corons-operations"),
    ("/history", "corons-registres"),
    ("/restatements", "mc-passage"),
    ("/audit", "corons-audit"),
    ("/programmes/mc", "mc-progression"),
    ("/programmes/mc/missing", "mc-manquants"),
    ("/programmes/mc/plans", "mc-plans"),
    ("/programmes/mc/plans/0", "mc-plan-0"),
    ("/programmes/mc/years/2026", "mc-2026"),
    ("/estates/LENS-4/dwellings", "LENS-4-logements"),
];

/// A ledger whose texts a spreadsheet would compute.
fn hostile(store: &Store) {
    store
        .write(&Author::CommandLine, |tx| {
            let home = tx.estate_named("LENS-4")?;
            tx.save_operation(Operation {
                id: 0,
                code: "LENS-4-T1".parse().unwrap(),
                name: "=1+1".into(),
                estate: home.id,
                landlord: 1,
                contract: None,
                kind: Kind::Heavy,
                planned: Some(100),
                schedule: Schedule::default(),
                outside: false,
                cdc_loan: None,
                reports: false,
                unspecified: false,
            })
        })
        .unwrap();
    for (day, note) in [("2026-10-20", "=HYPERLINK(\"http://x\")"), ("2026-09-20", "'@SUM(A1)")] {
        let recording = Recording {
            estate: None,
            operation: Some("LENS-4-T1".into()),
            landlord: None,
            stage: Stage::Started,
            date: WrittenDate::Day(day.parse().unwrap()),
            dwellings: 10_i64.try_into().unwrap(),
            note: Some(note.into()),
            reference: Some(format!("+{day}")),
            confirmed: vec![],
        };
        store.write(&Author::CommandLine, |tx| tx.record(&recording)).unwrap();
    }
}

fn of_csv(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader.records().map(|it| it.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn opened(bytes: &[u8]) -> Xlsx<std::io::Cursor<&[u8]>> {
    Xlsx::new(std::io::Cursor::new(bytes)).unwrap()
}

/// The cells of the first sheet as CSV writes them.
fn of_sheet(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = |cell: &Data| match cell {
        Data::DateTime(at) => at.as_datetime().unwrap().date().to_string(),
        other => other.to_string(),
    };
    let range = opened(bytes).worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn every_table_has_three_forms_which_agree_and_nothing_in_them_is_computed() {
    let service = Service::with(hostile);
    // Of both roles that may read the audit, the manager sees all tables.
    let manager = service.manager();
    for (table, name) in TABLES {
        let csv = manager.get(&format!("{table}.csv")).expect(200);
        let wanted = format!("attachment; filename=\"{name}-2026-11-23.csv\"");
        assert_eq!(csv.header("Content-Disposition"), Some(wanted.as_str()), "{table}");
        let cells = of_csv(csv.text(), b';');
        for cell in cells.iter().flatten() {
            let number = cell.parse::<i64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{table}: {cell}");
        }
        let book = manager.get(&format!("{table}.xlsx")).expect(200);
        let wanted = format!("attachment; filename=\"{name}-2026-11-23.xlsx\"");
        assert_eq!(book.header("Content-Disposition"), Some(wanted.as_str()), "{table}");
        assert_eq!(of_sheet(&book.bytes), cells, "{table}");
        let mut book = opened(&book.bytes);
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{table}: {sheet}");
        }
        assert_eq!(book.sheet_names().get(1).map(String::as_str), Some("Définitions"), "{table}");
        let json = manager.get(&format!("{table}.json")).expect(200);
        let _: serde_json::Value = serde_json::from_str(json.text()).unwrap();
        let english = manager.get(&format!("{table}.csv?dialect=en")).expect(200);
        assert_eq!(of_csv(english.text(), b','), cells, "{table}");
        manager.get(&format!("{table}.csv?dialect=de")).expect(400).says("dialect");
    }
}

#[test]
fn every_page_with_a_table_offers_its_forms() {
    let service = Service::with(hostile);
    let manager = service.manager();
    for page in [
        "/entries",
        "/estates",
        "/operations",
        "/history",
        "/audit",
        "/programmes/mc",
        "/programmes/mc/missing",
        "/programmes/mc/plans",
        "/programmes/mc/years/2026",
        "/estates/LENS-4/dwellings",
    ] {
        let shown = manager.get(page).expect(200);
        let links: Vec<&str> = shown.text().split("href=\"").skip(1).collect();
        let links = links.iter().filter_map(|it| it.split('"').next());
        let files: Vec<String> = links
            .filter(|it| [".csv", ".xlsx", ".json"].iter().any(|end| it.contains(end)))
            .map(|it| it.replace("&amp;", "&").replace("&#38;", "&"))
            .collect();
        assert!(files.len() >= 3, "{page}: {files:?}");
        for file in files {
            manager.get(&file).expect(200);
        }
    }
}

#[test]
fn a_workbook_of_progress_has_charts_and_the_references_of_its_figures() {
    let service = Service::with(hostile);
    let reader = service.reader();
    let book = reader.get("/programmes/mc.xlsx?by=year&lang=en").expect(200);
    assert_eq!(
        opened(&book.bytes).sheet_names(),
        ["Progress", "Definitions", "Charts"],
        "the language is that of the page"
    );
    let again = service.reader().get("/programmes/mc.xlsx?by=year&lang=en").expect(200);
    assert_eq!(book.bytes, again.bytes);
    let said: Vec<String> = opened(&book.bytes)
        .worksheet_range("Definitions")
        .unwrap()
        .rows()
        .flat_map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>())
        .collect();
    assert!(said.iter().any(|cell| cell.starts_with("mc.plan0.del.g.t.all.")), "{said:?}");
    assert!(said.iter().any(|cell| cell.contains("procès-verbal")), "{said:?}");
}

#[test]
fn an_export_of_entries_taken_in_again_changes_nothing_and_says_so() {
    for service in [Service::with(hostile), Service::with(steady)] {
        let manager = service.manager();
        let position = service.position();
        for (address, name) in [
            ("/entries.csv", "fr.csv"),
            ("/entries.csv?dialect=en", "en.csv"),
            ("/entries.xlsx", "fr.xlsx"),
        ] {
            let export = manager.get(address).expect(200);
            let brought = bring(&service, &manager, name, "", &export.bytes).expect(303);
            let mut page = manager.get(brought.location()).expect(200);
            while page.header("Refresh").is_some() {
                page = manager.get(brought.location()).expect(200);
            }
            page.says("Tout ce que dit ce fichier est déjà enregistré").says("saisies");
            page.says("À enregistrer\u{a0}: 0").says("corriger\u{a0}: 0");
            assert!(!page.text().contains("/adoption\""), "there is nothing to adopt");
        }
        assert_eq!(service.position(), position);
    }
}

#[test]
fn a_workbook_is_not_compressed_again() {
    let service = Service::with(hostile);
    let reader = service.reader();
    for address in ["/entries.xlsx", "/programmes/mc.xlsx", "/estates.xlsx"] {
        for _ in 0..2 {
            let book = reader.get_with(address, "Accept-Encoding", "br, gzip").expect(200);
            assert_eq!(book.header("Content-Encoding"), None, "{address}");
            assert!(book.bytes.starts_with(b"PK"), "{address}");
        }
    }
    let table = reader.get_with("/entries.csv", "Accept-Encoding", "br").expect(200);
    assert_eq!(table.header("Content-Encoding"), Some("br"));
}
