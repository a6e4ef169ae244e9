//! Files taken in: what each line becomes, what is asked, what stays as it is.

use corons::clock::Clock;
use corons::domain::event::Hash;
use corons::domain::proposal::{Import, ImportFile, ImportOptions};
use corons::files::sheet::read_sheet;
use corons::files::{entries, estates, plan};
use corons::store::{Author, EntryFilter, Store};
use corons::text::Lang;

use super::HEADER;

/// A new database on 23 November 2026.
pub struct Ledger {
    pub store: Store,
    _folder: tempfile::TempDir,
}

impl Ledger {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing_at("2026-11-23T08:14:00Z".parse().unwrap());
        Self { store: Store::open(folder.path(), clock).unwrap(), _folder: folder }
    }

    /// What taking a file in says, with those questions confirmed.
    pub fn take(&self, kind: &str, text: &str, confirm: &[&str]) -> String {
        self.ask(kind, text, confirm, false)
    }

    /// What taking a file in would do.
    pub fn rehearse(&self, kind: &str, text: &str) -> String {
        self.ask(kind, text, &[], true)
    }

    fn ask(&self, kind: &str, text: &str, confirm: &[&str], dry_run: bool) -> String {
        let author = Author::CommandLine;
        let bytes = text.as_bytes();
        let file = ImportFile { name: "classeur.csv".to_owned(), sha256: Hash::of(bytes) };
        let confirm = confirm.iter().map(|code| (*code).to_owned()).collect();
        let reason = "confirmé à l’import".to_owned();
        let options = ImportOptions { confirm, reason, dry_run, ..ImportOptions::default() };
        let sheet = read_sheet(bytes).unwrap();
        let store = &self.store;
        let lines = match kind {
            "entries" => {
                let read = entries::read_entries(&sheet).unwrap();
                assert_eq!(read.problems, []);
                let done = store.import_entries(&author, &file, &read.lines, &options);
                Lang::Fr.import(&done.unwrap())
            }
            "estates" => {
                let read = estates::read_estates(&sheet).unwrap();
                assert_eq!(read.problems, []);
                let done = store.import_estates(&author, &file, &read.lines, &options);
                Lang::Fr.import(&done.unwrap())
            }
            _ => {
                let read = plan::read_plan(&sheet).unwrap();
                let done = store.import_plan(&author, &file, "mc", &read.lines, &options);
                Lang::Fr.import(&done.unwrap())
            }
        };
        lines.join("\n")
    }

    pub fn head(&self) -> i64 {
        self.store.read(|read| read.head()).unwrap().position
    }

    /// Counts of the live entries, oldest first.
    pub fn live(&self) -> Vec<i64> {
        let filter = EntryFilter::default();
        let live = self.store.read(|read| read.exported_entries(&filter)).unwrap();
        live.iter().map(|entry| entry.dwellings.get()).collect()
    }

    pub fn holds(&self) {
        let found = self.store.read(|read| read.verify(None)).unwrap();
        assert_eq!(found.fault, None);
    }
}

fn with(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

const OCTOBER: &str = "LENS-4;;Maisons & Cités;livrés;02/10/2026;6;;PV-1\n\
                       LENS-4;;Maisons & Cités;livrés;30/10/2026;4;;\n\
                       Cité 12/14;;Maisons & Cités;livrés;10/2026;12;;PV-2\n";

#[test]
fn a_new_file_is_recorded_and_its_effect_told_by_estate_and_year() {
    let ledger = Ledger::new();
    let rehearsed = ledger.rehearse("entries", &with(OCTOBER));
    assert_eq!(ledger.head(), 3, "a rehearsal changes nothing");
    let done = ledger.take("entries", &with(OCTOBER), &[]);
    insta::assert_snapshot!(format!("{rehearsed}\n---\n{done}"));
    assert_eq!(ledger.live(), [6, 4, 12]);
    ledger.holds();
}

#[test]
fn the_same_bytes_twice_change_nothing_and_say_when_they_came_first() {
    let ledger = Ledger::new();
    ledger.take("entries", &with(OCTOBER), &[]);
    let head = ledger.head();
    let again = ledger.take("entries", &with(OCTOBER), &[]);
    assert!(again.contains("23 novembre 2026 par ligne-de-commande"), "{again}");
    assert_eq!(ledger.head(), head);
}

#[test]
fn a_workbook_that_grows_adds_its_new_lines_alone() {
    let ledger = Ledger::new();
    ledger.take("entries", &with(OCTOBER), &[]);
    let grown = format!("{OCTOBER}LENS-4;;;livrés;06/11/2026;3;;\n");
    let done = ledger.take("entries", &with(&grown), &[]);
    insta::assert_snapshot!(done);
    assert_eq!(ledger.live(), [6, 4, 12, 3]);
    ledger.holds();
}

#[test]
fn a_line_whose_reference_says_something_else_corrects_the_entry() {
    let ledger = Ledger::new();
    ledger.take("entries", &with(OCTOBER), &[]);
    let corrected = OCTOBER.replace("02/10/2026;6", "03/10/2026;7");
    let done = ledger.take("entries", &with(&corrected), &[]);
    insta::assert_snapshot!(done);
    let listed = ledger.store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    let (right, undo) = (&listed[0].entry, &listed[1].entry);
    assert_eq!((right.dwellings, undo.dwellings), (7, -6));
    assert_eq!(undo.reason.map(|reason| reason.as_str()), Some("source-corrected"));
    assert_eq!(right.replaces, undo.reverses);
    assert_eq!((right.batch, undo.batch), (Some(2), Some(2)));
    assert_eq!(ledger.live(), [4, 12, 7]);
    ledger.holds();
}

#[test]
fn a_running_year_is_the_same_line_whenever_it_is_read() {
    let ledger = Ledger::new();
    let rows = with("LENS-4;;Maisons & Cités;livrés;2026;9;;\n");
    ledger.take("entries", &rows, &[]);
    ledger.store.clock().set("2026-12-12T08:00:00Z".parse().unwrap());
    let later = rows.replace(HEADER, &HEADER.replace("cite;", "Cité;"));
    let done = ledger.take("entries", &later, &[]);
    assert!(done.contains("Rien n’a changé"), "{done}");
    assert_eq!(ledger.live(), [9]);
}

#[test]
fn all_wrong_lines_are_said_at_once_and_nothing_is_recorded() {
    let ledger = Ledger::new();
    let cite_4 = "LENS-4;;Maisons & Cités;livrés;30/10/2026;4;;\n";
    let rows = with(&format!(
        "NULLE-PART;;Personne;livrés;2027;4;;\n\
         LENS-4;;Personne;livrés;2024;4;;\n\
         LENS-4;TRANCHE-9;;livrés;2024;4;;\n\
         LENS-4;;Maisons & Cités;livrés;01/12/2026;4;;\n\
         LENS-4;;Maisons & Cités;livrés;2010;4;;\n\
         LENS-4;;SIGH;livrés;2024;4;;\n\
         {cite_4}{cite_4}\
         LENS-4;;Maisons & Cités;livrés;31/10/2026;606;;\n\
         LENS-4;;Maisons & Cités;livrés;29/10/2026;1;;R\n\
         LENS-4;;Maisons & Cités;livrés;28/10/2026;2;;R\n"
    ));
    insta::assert_snapshot!(ledger.take("entries", &rows, &[]));
    assert_eq!(ledger.head(), 3);
}

#[test]
fn a_confirmed_question_is_kept_with_its_reason_on_the_entries_that_raise_it() {
    let ledger = Ledger::new();
    let cite_4 = "LENS-4;;Maisons & Cités;livrés;30/10/2026;4;;\n";
    let rows = with(&format!("{cite_4}{cite_4}"));
    let refused = ledger.take("entries", &rows, &["no-programme"]);
    assert!(
        refused.contains("Ligne 3") && refused.contains("« twin »".replace(' ', "\u{a0}").as_str()),
        "{refused}"
    );
    let done = ledger.take("entries", &rows, &["twin"]);
    assert!(done.contains("twin (1)"), "{done}");
    let listed = ledger.store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    assert_eq!(listed[0].entry.confirmed[0].reason, "confirmé à l’import");
    assert_eq!(listed[1].entry.confirmed, []);
    // The next month's workbook holds both: each meets an entry of its own.
    let grown = with(&format!("{cite_4}{cite_4}LENS-4;;;livrés;11/2026;1;;\n"));
    let next = ledger.take("entries", &grown, &[]);
    assert!(next.contains("déjà enregistrées\u{a0}: 2"), "{next}");
    assert_eq!(ledger.live(), [4, 4, 1]);
}

#[test]
fn a_name_that_several_estates_bear_is_refused_with_their_codes() {
    let ledger = Ledger::new();
    let estates =
        "code;cite;bailleur\nNOEUX-BOIS;Cité du Bois;SIGH\nDOUAI-BOIS;Cité du bois;SIGH\n";
    ledger.take("estates", estates, &[]);
    let told = ledger.take("entries", &with("Cite du Bois;;;livrés;2024;4;;\n"), &[]);
    assert!(told.contains("NOEUX-BOIS") && told.contains("DOUAI-BOIS"), "{told}");
}

#[test]
fn estates_change_where_a_cell_is_filled_and_never_where_it_is_empty() {
    let ledger = Ledger::new();
    let before = ledger.store.read(|read| read.estate("LENS-4")).unwrap().unwrap();
    let rows = "code;cite;commune;insee;bailleur;logements;unesco\n\
                LENS-4;;;;;610;oui\n\
                LENS-12-14;;Lens;;;;\n\
                LENS-NEUVE;Cité neuve;Lens;62498;Habitat Nouveau;40;\n";
    let rehearsed = ledger.rehearse("estates", rows);
    assert_eq!(ledger.head(), 3);
    let done = ledger.take("estates", rows, &[]);
    insta::assert_snapshot!(format!("{rehearsed}\n---\n{done}"));
    let after = ledger.store.read(|read| read.estate("LENS-4")).unwrap().unwrap();
    assert_eq!((after.dwellings, after.heritage), (Some(610), Some(true)));
    assert_eq!((after.name, after.source), (before.name, before.source));
    ledger.holds();
}

#[test]
fn all_wrong_lines_of_an_estate_file_are_said_at_once() {
    let ledger = Ledger::new();
    let rows = "code;cite;commune;insee;bailleur\n\
                NEUVE-1;;Lens;;\n\
                NEUVE-2;Cité;Lens;59178;\n\
                NEUVE-3;Cité;;99999;\n\
                NEUVE-4;Cité;Trifouillis;;\n\
                NEUVE-5;Cité;Lens;;???\n\
                NON-REPARTI;Autre;;;\n";
    insta::assert_snapshot!(ledger.take("estates", rows, &[]));
    assert_eq!(ledger.head(), 3);
}

#[test]
fn a_plan_file_fills_the_draft_and_publishes_nothing() {
    let ledger = Ledger::new();
    let rows = "annee;cite;logements\n2018;;1095\n2019;;2000\n2019;LENS-4;50\n";
    let done = ledger.take("plan", rows, &[]);
    let again = ledger.take("plan", rows, &[]);
    insta::assert_snapshot!(format!("{done}\n---\n{again}"));
    let (draft, versions) =
        ledger.store.read(|read| Ok((read.plan_draft(1)?, read.plan_versions(1)?))).unwrap();
    let draft = draft.unwrap();
    assert_eq!((draft.target, draft.revision, versions.len()), (3_095, 1, 0));
    let wrong =
        "annee;cite;logements\n2017;;1\n2019;NULLE-PART;1\n2020;;1\n2020;;2\n2020;NON-REPARTI;1\n";
    insta::assert_snapshot!("wrong_lines_of_a_plan", ledger.take("plan", wrong, &[]));
}

#[test]
fn an_export_of_entries_taken_in_again_changes_nothing() {
    use corons::exports::{self, Format};
    let ledger = Ledger::new();
    ledger.take("entries", &with(OCTOBER), &[]);
    let odd = "LENS-4;;;commandés (OS);2024;80;« à l’été » ;\nLENS-4;;;livrés;2024;3;=1+1;\n";
    ledger.take("entries", &with(odd), &[]);
    let head = ledger.head();
    let filter = EntryFilter::default();
    let bytes = ledger.store.read(|read| exports::entries(read, &filter, Format::CSV)).unwrap();
    let done = ledger.take("entries", std::str::from_utf8(&bytes).unwrap(), &[]);
    assert!(done.contains("déjà enregistrées\u{a0}: 5"), "{done}");
    assert_eq!(ledger.head(), head);
}

#[test]
fn only_a_manager_adopts_a_file() {
    use corons::domain::role::Role;
    use corons::store::StoreError;
    let ledger = Ledger::new();
    let lea = ledger
        .store
        .write(&Author::CommandLine, |tx| {
            tx.add_account(&"lea".parse().unwrap(), "Léa", Role::Contributor)
        })
        .unwrap();
    let file = ImportFile { name: "x.csv".to_owned(), sha256: Hash::NONE };
    let done = ledger.store.import_entries(
        &Author::Account(lea),
        &file,
        &Vec::new(),
        &ImportOptions::default(),
    );
    assert!(matches!(done, Err(StoreError::Forbidden)));
    let done = ledger.store.import_entries(
        &Author::CommandLine,
        &file,
        &Vec::new(),
        &ImportOptions::default(),
    );
    assert!(matches!(done, Ok(Import::Done(effect)) if effect.positions.is_none()));
}
