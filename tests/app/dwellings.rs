//! The register of dwellings and the names of an entry, over HTTP.

use corons::store::Author;

use crate::entries::{deliver, prepared};
use crate::support::{Answer, Service, Voice};

const LIST: &str = "FICTIF-001; 59AB1; 1 rue de la Fosse; 72\nFICTIF-002\nFICTIF-003;;;68";

fn add(who: &Voice<'_>, fields: &[(&str, &str)]) -> Answer {
    let once = who.get("/estates/TEST-A/dwellings").expect(200).hidden("once");
    let mut typed = vec![("once", once.as_str())];
    typed.extend(fields);
    who.post("/estates/TEST-A/dwellings", &typed)
}

fn name(who: &Voice<'_>, entry: i64, numbers: &str) -> Answer {
    let page = who.get(&format!("/entries/{entry}/dwellings")).expect(200);
    let form = page.text().split_once("id=\"name\"").expect("no form").1;
    let once = form.split_once("name=\"once\" value=\"").unwrap().1.split('"').next().unwrap();
    let typed = [("once", once), ("numbers", numbers)];
    who.post(&format!("/entries/{entry}/dwellings"), &typed)
}

/// Three dwellings on one estate, two deliveries there.
fn named() -> (Service, [i64; 2]) {
    let service = prepared();
    let deliver = |day: &str| deliver(&service.store, &Author::CommandLine, "TEST-A", day, 2);
    let entries = [deliver("2026-03-10"), deliver("2026-04-10")];
    add(&service.manager(), &[("list", LIST)]).expect(303);
    (service, entries)
}

#[test]
fn an_empty_register_invites_and_says_that_no_tenant_is_ever_named() {
    let service = prepared();
    let page = service.manager().get("/estates/TEST-A/dwellings").expect(200);
    page.says("Le registre de cette cité est vide").says("Aucun nom de locataire");
    let reader = service.reader().get("/estates/TEST-A/dwellings").expect(200);
    assert!(!reader.text().contains("<textarea"));
    service.reader().get("/estates/NON-REPARTI/dwellings").expect(404);
}

#[test]
fn a_pasted_list_is_taken_whole_or_refused_with_every_line_that_is_wrong() {
    let service = prepared();
    let manager = service.manager();
    let wrong = "FICTIF-001;;;72\n;;;\nFICTIF-002;59-1;;0\nFICTIF-003;;;;de trop";
    let page = add(&manager, &[("list", wrong)]).expect(422);
    page.says("Ligne 2\u{a0}: Le numéro").says("Ligne 3\u{a0}: «\u{a0}59-1\u{a0}»");
    page.says("Ligne 3\u{a0}: «\u{a0}0\u{a0}»").says("Ligne 4\u{a0}: La ligne a plus");
    add(&manager, &[("number", "FICTIF-009"), ("list", LIST)]).expect(303);
    let twice = add(&manager, &[("list", "FICTIF-010\nFICTIF-002\nFICTIF-010")]).expect(422);
    twice.says("Ligne 2\u{a0}: Le numéro FICTIF-002 existe déjà").says("Ligne 3\u{a0}:");
    let page = manager.get("/estates/TEST-A/dwellings?q=fosse").expect(200);
    page.says("FICTIF-001").says("72\u{a0}m²").says("4\u{a0}logements au registre");
    assert!(!page.text().contains("FICTIF-002"));
    let csv = manager.get("/estates/TEST-A/dwellings.csv").expect(200);
    csv.says("cite;logement;rpls;adresse;surface;bailleur");
    csv.says("TEST-A;FICTIF-001;59AB1;1 rue de la Fosse;72;Maisons & Cités;");
}

#[test]
fn one_dwelling_is_changed_and_the_state_before_stays_in_the_chain() {
    let (service, _) = named();
    let manager = service.manager();
    let list = manager.get("/estates/TEST-A/dwellings").expect(200);
    let start = list.text().split_once("/estates/TEST-A/dwellings/").unwrap().1;
    let address = format!("/estates/TEST-A/dwellings/{}", start.split('"').next().unwrap());
    let page = manager.get(&address).expect(200);
    let once = page.says("FICTIF-001").hidden("once");
    let change = |surface: &str| {
        let typed = [("once", once.as_str()), ("number", "FICTIF-001"), ("surface", surface)];
        manager.post(&address, &typed)
    };
    change("grand").expect(422).says("id=\"surface-error\"");
    change("80").expect(303);
    manager.get("/estates/TEST-A/dwellings").expect(200).says("80\u{a0}m²");
    assert!(service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}

#[test]
fn names_are_given_counted_and_taken_back_and_no_total_moves() {
    let (service, [entry, other]) = named();
    let manager = service.manager();
    let total = service.reader().get("/programmes/mc.json").expect(200).text().to_owned();
    name(&manager, entry, "fictif-001").expect(303);
    let page = manager.get(&format!("/entries/{entry}/dwellings")).expect(200);
    page.says("1\u{a0}nommé, 1\u{a0}non nommé").says("FICTIF-001");
    name(&manager, entry, "FICTIF-002\nFICTIF-003").expect(422).says("il y en aurait 3");
    let held = name(&manager, other, "FICTIF-001\nFICTIF-777").expect(422);
    held.says("pas de logement «\u{a0}FICTIF-777\u{a0}»");
    let held = name(&manager, other, "FICTIF-001").expect(422);
    held.says("FICTIF-001 est déjà compté par la saisie").says(&format!("@{entry}"));
    let delivered = |text: &str| {
        text.split_once("\"total\":{\"actual\":").unwrap().1.split(',').next().unwrap().to_owned()
    };
    let now = service.reader().get("/programmes/mc.json").expect(200);
    assert_eq!(delivered(now.text()), delivered(&total));
    let list = service.reader().get("/estates/TEST-A/dwellings").expect(200);
    list.says(&format!("<a href=\"/entries/{entry}\">@{entry}</a>"));
    service.reader().get(&format!("/entries/{entry}")).expect(200).says("1\u{a0}nommé");
    manager.get(&format!("/entries/{entry}/correction")).expect(422).says("les noms donnés par");
    let once = manager.get(&format!("/entries/{entry}/dwellings")).expect(200).hidden("once");
    let back = [("once", once.as_str()), ("number", "FICTIF-001")];
    manager.post(&format!("/entries/{entry}/dwellings/removal"), &back).expect(303);
    name(&manager, other, "FICTIF-001").expect(303);
    assert!(service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}

#[test]
fn of_two_who_name_one_house_from_pages_opened_before_the_second_is_told_who_holds_it() {
    let (service, entries) = named();
    let people = [service.manager(), service.manager()];
    let keys: Vec<String> = people
        .iter()
        .zip(entries)
        .map(|(who, entry)| {
            let page = who.get(&format!("/entries/{entry}/dwellings")).expect(200);
            let form = page.says("FICTIF-002").text().split_once("id=\"name\"").unwrap().1;
            let once = form.split_once("name=\"once\" value=\"").unwrap().1;
            once.split('"').next().unwrap().to_owned()
        })
        .collect();
    let send = |at: usize| {
        let typed = [("once", keys[at].as_str()), ("dwelling", "FICTIF-002")];
        people[at].post(&format!("/entries/{}/dwellings", entries[at]), &typed)
    };
    send(0).expect(303);
    send(1).expect(422).says(&format!("déjà compté par la saisie @{}", entries[0]));
    // The first form once more: the same answer, nothing new.
    let before = service.position();
    send(0).expect(303);
    assert_eq!(service.position(), before);
}

#[test]
fn energy_classes_are_shown_with_their_day_and_method_and_never_by_colour_alone() {
    use corons::domain::event::Hash;
    use corons::domain::proposal::{Import, ImportFile, ImportOptions};
    let (service, _) = named();
    let text = "cite;logement;surface;dpe_avant;dpe_apres;date_dpe_avant;date_dpe;cout\n\
                TEST-A;FICTIF-001;72;F;C 150/20;12/05/2015;10/03/2024;45000,50\n\
                TEST-A;FICTIF-002;;G;;;;\n";
    let sheet = corons::files::sheet::read_sheet(text.as_bytes()).unwrap();
    let lines = corons::files::dwellings::read_dwellings(&sheet).unwrap().lines;
    let file = ImportFile { name: "dpe.csv".into(), sha256: Hash::of(text.as_bytes()) };
    let options = ImportOptions::default();
    let before = service.position();
    let done = service.store.import_dwellings(&Author::CommandLine, &file, &lines, &options);
    assert!(matches!(done, Ok(Import::Done(effect)) if effect.changed.len() == 2));
    let page = service.reader().get("/estates/TEST-A/dwellings").expect(200);
    page.says("F, puis C après travaux").says("méthode 2013").says("méthode 2021");
    page.says("méthodes différentes").says("dont 1 en classe C ou mieux");
    page.says("45\u{202f}000,50\u{a0}€").says("G, avant travaux");
    let json = service.reader().get("/estates/TEST-A/dwellings.json").expect(200);
    json.says(r#""energy_after":{"class":"C","on":"2024-03-10","kwh":150,"co2":20,"method":2021}"#);
    json.says(r#""cost_cents":4500050"#);
    let past = format!("/estates/TEST-A/dwellings?known=@{before}");
    assert!(!service.reader().get(&past).expect(200).text().contains("après travaux"));
    let history = service.reader().get("/history?kind=dwellings").expect(200);
    history.says("Étiquette énergie après travaux").says("45\u{202f}000,50\u{a0}€");
    // A dwelling changed by hand keeps its certificates.
    let list = service.manager().get("/estates/TEST-A/dwellings").expect(200);
    let start = list.text().split_once("/estates/TEST-A/dwellings/").unwrap().1;
    let address = format!("/estates/TEST-A/dwellings/{}", start.split('"').next().unwrap());
    let once = service.manager().get(&address).expect(200).hidden("once");
    let typed = [("once", once.as_str()), ("number", "FICTIF-001"), ("surface", "80")];
    service.manager().post(&address, &typed).expect(303);
    let page = service.reader().get("/estates/TEST-A/dwellings").expect(200);
    page.says("80\u{a0}m²").says("F, puis C après travaux");
    assert!(service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}
