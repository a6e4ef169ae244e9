//! Dwelling files: what becomes of the register, and which deliveries name what.

use corons::domain::event::Hash;
use corons::domain::proposal::{ImportFile, ImportOptions};
use corons::exports::{self, Format};
use corons::files::dwellings::read_dwellings;
use corons::files::sheet::read_sheet;
use corons::store::Author;
use corons::text::Lang;

use crate::taking::Ledger;
use crate::told;

const HEADER: &str =
    "cite;logement;rpls;adresse;surface;dpe_avant;dpe_apres;date_dpe;livre_le;cout\n";

fn ask(ledger: &Ledger, text: &str, dry_run: bool) -> String {
    let file = ImportFile { name: "logements.csv".into(), sha256: Hash::of(text.as_bytes()) };
    let options = ImportOptions { dry_run, ..ImportOptions::default() };
    let read = read_dwellings(&read_sheet(text.as_bytes()).unwrap()).unwrap();
    assert_eq!(read.problems, []);
    let done =
        ledger.store.import_dwellings(&Author::CommandLine, &file, &read.lines, &options).unwrap();
    Lang::Fr.import(&done).join("\n")
}

fn take(ledger: &Ledger, rows: &str) -> String {
    let told = ask(ledger, &format!("{HEADER}{rows}"), false);
    ledger.holds();
    told
}

/// Maisons & Cités is the landlord of an estate, and deliveries are recorded there.
fn delivered() -> Ledger {
    let ledger = Ledger::new();
    let estates = "code;bailleur\nLENS-4;Maisons & Cités\nLENS-12-14;Maisons & Cités\n";
    ledger.take("estates", estates, &[]);
    let rows = "LENS-4;;;livrés;12/03/2024;2;;PV-1\n\
                LENS-4;;;livrés;04/2024;3;;PV-2\n\
                LENS-4;;;livrés;20/05/2024;1;;PV-3\n\
                LENS-4;;;livrés;21/05/2024;1;;PV-4\n";
    ledger.take("entries", &format!("{}{rows}", crate::HEADER), &[]);
    ledger
}

#[test]
fn all_wrong_cells_of_a_dwelling_file_are_said_at_once() {
    let rows = ";A1;;;;;;;;\n\
                LENS-4;;;;;;;;;\n\
                LENS-4;A2;59-1;;;;;;;\n\
                LENS-4;A3;;;72,5;;;;;\n\
                LENS-4;A4;;;;H;;;;\n\
                LENS-4;A5;;;;;210;05/2024;;\n\
                LENS-4;A6;;;;;;hier;demain;\n\
                LENS-4;A7;;;;;;;;cher\n\
                LENS-4;A8;;;;;;;;1,234\n\
                LENS-4;A9;;;;;;;;0\n\
                LENS-4;A10;;;72 m²;Classe D;C 150/20;12/05/2024;06/2024;45 000,50 €\n";
    insta::assert_snapshot!(told("dwellings", format!("{HEADER}{rows}").as_bytes()));
}

#[test]
fn a_file_that_says_who_lives_there_is_refused_whole() {
    for column in ["Locataire", "nom de l'occupant", "Téléphone", "tenant name"] {
        let said = told("dwellings", format!("cite;logement;{column}\nLENS-4;1;x\n").as_bytes());
        assert!(said.contains("ne garde rien des habitants"), "{said}");
    }
}

#[test]
fn dwellings_are_registered_changed_where_a_cell_is_filled_and_named_where_it_is_certain() {
    let ledger = delivered();
    let head = ledger.head();
    let rows = "LENS-4;a 1;59AB1;1 rue de la Fosse;72;F;C 150/20;10/03/2024;12/03/2024;45000\n\
                LENS-4;A 2;;;;G;;;12/03/2024;\n\
                LENS-4;A 3;;;;;;;04/2024;\n\
                LENS-4;A 4;;;;;;;05/2024;\n\
                LENS-4;A 5;;;;;;;2019;\n\
                LENS-4;A 6;;;;;;;20/05/2024;\n\
                LENS-4;A 7;;;;;;;20/05/2024;\n\
                LENS-12-14;B 1;;;38;E;;;;\n";
    let rehearsed = ask(&ledger, &format!("{HEADER}{rows}"), true);
    assert_eq!(ledger.head(), head, "a rehearsal changes nothing");
    let totals = ledger.live();
    let done = take(&ledger, rows);
    insta::assert_snapshot!(format!("{rehearsed}\n---\n{done}"));
    assert_eq!(ledger.live(), totals);
    let again = take(&ledger, rows);
    assert!(again.contains("Ces mêmes octets"), "{again}");
    let grown = format!("{rows}LENS-12-14;B 2;;;;;;;;\nLENS-4;C 1;;;;;;;30/04/2024;\n");
    let second =
        take(&ledger, &grown.replace("59AB1;1 rue", ";3 rue").replace("F;C 150/20", "F;B 100/10"));
    insta::assert_snapshot!("changes", second);
}

#[test]
fn all_wrong_lines_of_a_dwelling_file_are_said_at_once_and_nothing_changes() {
    let ledger = delivered();
    take(&ledger, "LENS-4;A1;59AB1;;72;F;C;10/03/2024;;\nLENS-12-14;B1;;;;;;;;\n");
    let head = ledger.head();
    let rows = "NULLE-PART;A1;;;;;;;;\n\
                NON-REPARTI;A1;;;;;;;;\n\
                LIEVIN-ST-AME;A1;;;;;;;;\n\
                LENS-4;B1;;;;;;;;\n\
                LENS-4;A2;59ab1;;;;;;;\n\
                LENS-4;A3;;;;;;12/05/2024;;\n\
                LENS-4;A4;;;;D;;12/05/2030;2031;\n\
                LENS-4;A5;;;;;210/35;;;\n\
                LENS-4;A6;;;72;;C 210/35;12/05/2024;;\n\
                LENS-4;A7;;;40;;210/35;12/05/2024;;\n\
                LENS-4;A8;;;;D;;12/05/2001;;\n\
                LENS-4;A1;;;;;B;;;\n\
                LENS-4;a 9;;;;;;;;\n\
                LENS-4;A  9;;;;;;;;\n";
    insta::assert_snapshot!(take(&ledger, rows));
    assert_eq!(ledger.head(), head);
}

#[test]
fn an_export_of_dwellings_taken_in_again_changes_nothing() {
    let ledger = delivered();
    let rows = "LENS-4;A1;59AB1;=1+1 rue;72;F 400/90;C 150/20;10/03/2024;12/03/2024;45000,50\n\
                LENS-4;A2;;;;G;;10/03/2012;04/2024;\n";
    take(&ledger, rows);
    let head = ledger.head();
    let estate = ledger.store.read(|read| read.estate("LENS-4")).unwrap().unwrap();
    let bytes = ledger.store.read(|read| exports::dwellings(read, &estate, Format::CSV)).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    assert!(text.contains("F 400/90;C 150/20;;2024-03-10;2024-03-12;45000,50;;2021;"), "{text}");
    let done = ask(&ledger, text, false);
    assert!(done.contains("inchangés\u{a0}: 2"), "{done}");
    assert!(done.contains("déjà nommés\u{a0}: 2"), "{done}");
    assert_eq!(ledger.head(), head);
    // What was known before the file is read as it was.
    let known = corons::domain::knowledge::Knowledge::Position(head - 3);
    let before = ledger.store.read_at(known, |read| read.dwelling_rows(estate.id)).unwrap();
    assert!(before.is_empty(), "{before:?}");
}
