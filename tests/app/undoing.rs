//! An adopted file of any kind is undone as a whole, kept where something later stands on it, and
//! may come again (DESIGN 8).

use corons::domain::knowledge::Knowledge;
use corons::store::{Adoption, Author, Outcome};

use crate::entries::{deliver, prepared};
use crate::proposals::{adopt, bring};
use crate::support::{Answer, Service, Voice};

const ESTATES: &str = "code;cite;bailleur;logements;remarque\n\
    TEST-A;;;321;au recensement\nTEST-NEUF;Cité Neuve;Bailleur Fictif;40;\n";
const PLAN: &str = "annee;cite;logements\n2018;;1000\n2019;;2000\n2019;TEST-A;20\n";
const HOMES: &str = "cite;logement;rpls;surface;dpe_avant;dpe_apres;date_dpe;livre_le\n\
    TEST-A;FICTIF-1;59AB1;72;F 400/90;C 150/20;10/03/2026;10/03/2026\n\
    TEST-A;FICTIF-2;;68;G;;;\n";

/// Brings a file of a kind and adopts it.
fn take(service: &Service, kind: &str, text: &str) -> String {
    let manager = service.manager();
    let brought = bring(service, &service.contributor(), "fichier.csv", kind, text.as_bytes());
    let address = brought.expect(303).location().to_owned();
    adopt(&manager, &address).expect(303);
    manager.get(&address).expect(200).says("adoptée par manager");
    address
}

fn undo(manager: &Voice<'_>, address: &str) -> Answer {
    manager.post(&format!("{address}/reversal"), &[("once", "abcdefgh12345678")])
}

/// Undoes a file as its page offers it.
fn undone(service: &Service, address: &str) {
    let manager = service.manager();
    let page = manager.get(address).expect(200);
    let key = page.says("Annuler tout le fichier").hidden("once");
    manager.post(&format!("{address}/reversal"), &[("once", &key)]).expect(303);
    manager.get(address).expect(200).says("adoptée puis annulée");
    holds(service);
}

/// The page names what stands on a file, and undoing it is refused.
fn kept(service: &Service, address: &str, because: &str) {
    let manager = service.manager();
    let before = service.position();
    manager.get(address).expect(200).says("ne peut pas être annulé").says(because);
    undo(&manager, address).expect(409).says("ne peut pas être annulé");
    assert_eq!(service.position(), before);
}

fn holds(service: &Service) {
    let found = service.store.read(|read| read.verify(None)).unwrap();
    assert_eq!(found.fault, None);
}

#[test]
fn a_file_of_estates_gives_back_what_it_changed_and_withdraws_what_it_made() {
    let service = prepared();
    let manager = service.manager();
    let state = || service.store.read(|read| read.estate("TEST-A")).unwrap();
    let before = state();
    let address = take(&service, "estates", ESTATES);
    let changed = service.position();
    assert_eq!(state().unwrap().dwellings, Some(321));
    manager.get("/estates/TEST-NEUF").expect(200).says("Cité Neuve");
    undone(&service, &address);
    assert_eq!(state(), before);
    manager.get("/estates/TEST-NEUF").expect(404);
    assert!(!manager.get("/estates.csv").expect(200).text().contains("TEST-NEUF"));
    // What was known in between stays what it was.
    let then = Knowledge::Position(changed);
    let known = service.store.read_at(then, |read| read.estate("TEST-NEUF")).unwrap();
    assert_eq!(known.unwrap().dwellings, Some(40));
    manager.get("/history").expect(200).says("Retiré du registre");
    manager.get("/audit").expect(200).says("2\u{a0}cités rétablies ou retirées");

    take(&service, "estates", ESTATES);
    manager.get("/estates/TEST-NEUF").expect(200).says("Cité Neuve");
    holds(&service);
}

#[test]
fn estates_that_something_stands_on_stay() {
    let service = prepared();
    let own = ESTATES.replace("Bailleur Fictif", "Maisons & Cités");
    let address = take(&service, "estates", &own);
    // Another file changes one of them: it is undone first, and then no longer in the way.
    let later = take(&service, "estates", "code;logements\nTEST-A;322\n");
    kept(&service, &address, "nouvel état d’une cité");
    undone(&service, &later);
    deliver(&service.store, &Author::CommandLine, "TEST-NEUF", "2026-03-10", 2);
    kept(&service, &address, "nouvel état d’une opération");
}

#[test]
fn a_plan_file_gives_the_draft_back() {
    let service = prepared();
    let draft = || {
        let programme = service.store.read(|read| read.programme("mc")).unwrap().unwrap();
        service.store.read(|read| read.plan_draft(programme.id)).unwrap()
    };
    let first = take(&service, "plan", PLAN);
    let found = draft().unwrap();
    let later = take(&service, "plan", &PLAN.replace("2000", "2500"));
    kept(&service, &first, "manager a enregistré depuis un brouillon");
    undone(&service, &later);
    let again = draft().unwrap();
    assert_eq!((again.years, again.estates), (found.years, found.estates));
    // Given back, it is what the first file left.
    undone(&service, &first);
    let programme = service.store.read(|read| read.programme("mc")).unwrap().unwrap();
    assert_eq!(service.store.read(|read| read.plan_draft(programme.id)).unwrap(), None);
    let address = take(&service, "plan", PLAN);
    let whole = (2020..=2028).map(|year| format!("{year};;100\n")).collect::<Vec<_>>().concat();
    let last = take(&service, "plan", &format!("{PLAN}{whole}"));
    let done = service.store.write(&Author::CommandLine, |tx| {
        let draft = tx.plan_draft(programme.id)?.unwrap();
        let adopted_on = "2018-06-15".parse().unwrap();
        let words = Adoption { adopted_on, decision: "CA 1".into(), reason: "Fictif".into() };
        tx.publish_plan(&programme, draft.revision, &words)
    });
    assert!(matches!(done.unwrap(), Outcome::Done(_)));
    kept(&service, &last, "publication d’un plan");
    kept(&service, &address, "publication d’un plan");
}

#[test]
fn a_file_of_dwellings_takes_names_back_and_gives_states_back() {
    let service = prepared();
    let manager = service.manager();
    let entry = deliver(&service.store, &Author::CommandLine, "TEST-A", "2026-03-10", 2);
    let estate = service.store.read(|read| read.estate("TEST-A")).unwrap().unwrap().id;
    let rows = || service.store.read(|read| read.dwelling_rows(estate)).unwrap();
    let base = "cite;logement;surface\nTEST-A;FICTIF-2;60\n";
    take(&service, "dwellings", base);
    let before = rows();
    let address = take(&service, "dwellings", HOMES);
    assert_eq!(rows().len(), 2);
    assert_eq!(rows()[0].held[0].entry, entry);
    // The same bytes again are told.
    let brought = bring(&service, &manager, "fichier.csv", "dwellings", HOMES.as_bytes());
    let again = brought.expect(303).location().to_owned();
    manager.get(&again).expect(200).says("il ne changerait rien");
    undone(&service, &address);
    assert_eq!(rows(), before);
    manager.get("/audit").expect(200).says("2\u{a0}logements rétablis ou retirés");
    adopt(&manager, &again).expect(303);
    assert_eq!(rows().len(), 2);
    holds(&service);
    undone(&service, &again);

    // A name that somebody gives later to a dwelling of the file keeps it.
    let address = take(&service, "dwellings", &HOMES.replace("10/03/2026\nTEST", "\nTEST"));
    let name = |tx: &mut corons::store::Tx<'_>| tx.name_dwellings(entry, &["FICTIF-1".into()]);
    service.store.write(&Author::CommandLine, name).unwrap();
    kept(&service, &address, "logements nommés");
    let back = |tx: &mut corons::store::Tx<'_>| tx.unname_dwellings(entry, &["FICTIF-1".into()]);
    service.store.write(&Author::CommandLine, back).unwrap();
    // So does a later state of one of them.
    let later = take(&service, "dwellings", "cite;logement;surface\nTEST-A;FICTIF-1;73\n");
    kept(&service, &address, "registre des logements");
    undone(&service, &later);
    undone(&service, &address);
    assert_eq!(rows(), before);
}

#[test]
fn a_history_that_is_taken_over_keeps_its_source_with_each_entry_of_it() {
    let service = prepared();
    let (contributor, manager) = (service.contributor(), service.manager());
    let text = "cite;etape;date;logements;reference\nTEST-A;livrés;2021;12;a\n";
    let brought = bring(&service, &contributor, "reprise.csv", "", text.as_bytes()).expect(303);
    let address = brought.location().to_owned();
    let page = contributor.get(&address).expect(200);
    let fields = [("part", "reading"), ("kind", "entries"), ("history", "tableau 2018–2024")];
    crate::proposals::send(&contributor, &page, &address, &fields).expect(303);
    adopt(&manager, &address).expect(303);
    manager.get(&address).expect(200).says("tableau 2018–2024");
    let entry = format!("/entries/{}", service.position());
    let said = "reprise.csv (fichier 1), reprise d’historique d’après «\u{a0}tableau 2018–2024";
    service.reader().get(&entry).expect(200).says(said);
    manager.get(&entry).expect(200).says(&format!("href=\"{address}\""));
    manager.get("/audit").expect(200).says("en reprise d’historique, d’après");
    undone(&service, &address);
    service.reader().get(&entry).expect(200).says("annulé depuis");
}
