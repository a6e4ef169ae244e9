//! Estates: the list, the page of one, "nothing this month", the register.

use corons::domain::calendar::WrittenDate;
use corons::domain::entry::{Correction, CorrectionReason, Recording};
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::support::Service;

fn delivery(estate: &str, day: &str, count: i64) -> Recording {
    Recording {
        estate: Some(estate.into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day(day.parse().unwrap()),
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    }
}

fn record(store: &Store, entries: &[(&str, &str, i64)]) {
    store
        .write(&Author::CommandLine, |tx| {
            for (estate, day, count) in entries {
                tx.record(&delivery(estate, day, *count))?;
            }
            Ok(())
        })
        .unwrap();
}

/// Every year of the programme has something in it, so that nothing is missing.
fn every_year(store: &Store) {
    for year in 2018..=2026 {
        record(store, &[("AUCHEL-3", &format!("{year}-08-20"), 7)]);
    }
}

/// The text of the row of an estate.
fn row(page: &str, code: &str) -> String {
    let start = format!("<a href=\"/estates/{code}\">");
    let at = page.find(&start).unwrap_or_else(|| panic!("{code} is not listed"));
    page[at..].split("</tr>").next().unwrap().to_owned()
}

fn order(page: &str) -> Vec<String> {
    page.split("scope=\"row\"><a href=\"/estates/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_list_shows_what_entries_sum_to_at_the_end_of_the_last_whole_month() {
    let service = Service::with(|store| {
        record(store, &[("LENS-4", "2026-10-30", 42), ("LENS-4", "2026-09-02", 300)]);
        record(store, &[("LENS-4", "2026-11-03", 5), ("HENIN-DARCY", "2026-10-01", 1_203)]);
    });
    let reader = service.reader();
    let page = reader.get("/estates?page=all").expect(200);
    page.says("65\u{a0}cités").says("31 octobre 2026");
    let lens = row(page.text(), "LENS-4");
    assert!(lens.contains(">342</a>"), "{lens}");
    assert!(row(page.text(), "HENIN-DARCY").contains(">1\u{202f}203</a>"));
    assert!(lens.contains("/figures/mc.act.del.g.t.est-LENS-4.2018-06-15_2026-10-31@"), "{lens}");
    assert!(!page.text().contains("NON-REPARTI"));
    let later = reader.get("/estates?page=all&to=2026-11-03").expect(200);
    assert!(row(later.text(), "LENS-4").contains(">347</a>"));
}

#[test]
fn an_unknown_size_is_called_unknown_and_never_zero() {
    let service = Service::new();
    let page = service.reader().get("/estates?q=annequin").expect(200);
    assert!(row(page.text(), "ANNEQUIN-9").contains(">inconnu</span>"));
    let found = service.reader().get("/estates?state=unknown&page=all").expect(200);
    assert!(!order(found.text()).is_empty());
    assert!(!order(found.text()).contains(&"AUCHEL-3".to_owned()));
}

#[test]
fn the_search_ignores_accents_case_and_punctuation() {
    let service = Service::new();
    let reader = service.reader();
    let found = |q: &str| order(reader.get(&format!("/estates?q={q}")).expect(200).text());
    assert_eq!(found("cite%20du%20MONT%20de%20la%20veine"), ["ANZIN-MONT-VEINE"]);
    assert_eq!(found("annequin-9"), ["ANNEQUIN-9"]);
    assert_eq!(found("62048"), found("auchel"));
    assert!(!found("auchel").is_empty());
    let none = reader.get("/estates?q=zzz").expect(200);
    none.says("Aucune cité ne correspond").says("Voir toutes les cités");
}

#[test]
fn the_list_is_sorted_by_any_column_in_both_directions() {
    let service = Service::with(|store| {
        record(store, &[("LENS-4", "2026-10-30", 42), ("AUCHEL-3", "2026-10-30", 7)]);
    });
    let reader = service.reader();
    let first = |sort: &str| {
        let page = reader.get(&format!("/estates?sort={sort}")).expect(200);
        order(page.text())[0].clone()
    };
    assert_eq!(first("-actual"), "LENS-4");
    assert_ne!(first("actual"), "LENS-4");
    assert_ne!(first("name"), first("-name"));
    let page = reader.get("/estates?sort=-actual").expect(200);
    page.says("aria-sort=\"descending\"").says("href=\"/estates?sort=actual\"");
    page.says("1 à 25 sur 65").says("Tout sur une page");
    assert_eq!(order(page.text()).len(), 25);
    let second = reader.get("/estates?sort=-actual&page=3").expect(200);
    assert_eq!(order(second.text()).len(), 15);
}

#[test]
fn a_missing_year_lets_nothing_be_compared() {
    let service = Service::with(|store| record(store, &[("LENS-4", "2026-10-30", 42)]));
    service.reader().get("/estates").expect(200).says("Une année entière manque");
    let whole = Service::with(every_year);
    let page = whole.reader().get("/estates").expect(200);
    assert!(!page.text().contains("Une année entière manque"));
}

#[test]
fn an_estate_shows_its_register_its_counts_and_its_entries() {
    let service = Service::with(|store| {
        every_year(store);
        let wrong = store
            .write(&Author::CommandLine, |tx| tx.record(&delivery("AUCHEL-3", "2026-10-30", 20)))
            .unwrap();
        let correction = Correction {
            reason: CorrectionReason::TypingError,
            note: Some("12, pas 20".into()),
            replacements: vec![delivery("AUCHEL-3", "2026-10-30", 12)],
            confirmed: vec![],
        };
        store.write(&Author::CommandLine, |tx| tx.correct(wrong.position, &correction)).unwrap();
    });
    let page = service.reader().get("/estates/AUCHEL-3").expect(200);
    page.says("Cité 3").says("Auchel").says("francetvinfo.fr").says("opération non précisée");
    page.says(">75</a>").says("225").says("sur les 300\u{a0}logements");
    page.says("20 \u{2212} 20 + 12\u{a0}: ce qui compte").says("faute de frappe");
    page.says("role=\"img\"").says("<span class=\"undone\">20</span>");
    assert!(!page.text().contains("non renseigné"));
}

#[test]
fn an_estate_without_entries_says_what_to_do() {
    let service = Service::new();
    let page = service.reader().get("/estates/LENS-4").expect(200);
    page.says("Aucune opération").says("Aucune saisie pour cette cité");
}

#[test]
fn the_bucket_says_what_it_is() {
    let service = Service::new();
    let page = service.reader().get("/estates/NON-REPARTI").expect(200);
    page.says("Ce n’est pas une cité").says("non ventilé");
}

#[test]
fn an_unknown_code_is_not_found_and_a_former_one_leads_to_the_estate() {
    let service = Service::with(|store| {
        store
            .write(&Author::CommandLine, |tx| {
                let mut estate = tx.estate("LENS-4")?.unwrap();
                estate.former_codes = vec![estate.code.clone()];
                estate.code = "LENS-QUATRE".parse().unwrap();
                tx.save_estate(estate)
            })
            .unwrap();
    });
    let reader = service.reader();
    reader.get("/estates/LENS-404").expect(404);
    reader.get("/estates/LENS-QUATRE").expect(200).says("auparavant LENS-4");
    let moved = reader.get("/estates/LENS-4?to=2025-12-31").expect(308);
    assert_eq!(moved.location(), "/estates/LENS-QUATRE?to=2025-12-31");
    assert_eq!(reader.get("/estates/lens-quatre").expect(308).location(), "/estates/LENS-QUATRE");
    reader.get("/estates?programme=nobody").expect(404);
}

#[test]
fn a_reader_sees_no_form_and_may_state_nothing() {
    let service = Service::new();
    let reader = service.reader();
    let page = reader.get("/estates/LENS-4").expect(200);
    assert!(!page.text().contains("name=\"dwellings\""));
    assert!(!page.text().contains("/edit"));
    let before = service.dump();
    let fields = [("once", "abcdefgh12"), ("month", "2026-10"), ("stage", "delivered")];
    reader.post("/estates/LENS-4/statements", &fields).expect(403);
    service.admin();
    assert_eq!(service.position(), 3);
    assert_ne!(before, "");
}

#[test]
fn who_may_record_finds_the_forms_on_a_page_that_is_not_kept() {
    let service = Service::new();
    let who = service.contributor();
    let page = who.get("/estates/LENS-4").expect(200);
    page.says("Rien en octobre 2026").says("name=\"dwellings\"");
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
}

#[test]
fn stating_nothing_twice_is_refused_with_a_sentence() {
    let service = Service::new();
    let who = service.contributor();
    let page = who.get("/estates/LENS-4").expect(200);
    let key = |page: &str| {
        let form = page.split("/estates/LENS-4/statements").nth(1).unwrap();
        form.split("name=\"once\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let once = key(page.text());
    let fields = [("once", once.as_str()), ("month", "2026-10"), ("stage", "delivered")];
    let done = who.post("/estates/LENS-4/statements", &fields).expect(303);
    assert_eq!(done.location(), "/estates/LENS-4");
    // A double click is the same act.
    who.post("/estates/LENS-4/statements", &fields).expect(303);
    assert_eq!(service.position(), 4);
    let after = who.get("/estates/LENS-4").expect(200);
    assert!(!after.text().contains("Rien en octobre 2026"));
    after.says("Rien à déclarer\u{a0}: octobre 2026");
    let again = [("once", "abcdefgh12345"), ("month", "2026-10"), ("stage", "delivered")];
    let refused = who.post("/estates/LENS-4/statements", &again).expect(422);
    refused.says("est déjà déclaré pour octobre 2026").says("Enregistrer");
    let month = [("once", "abcdefgh123456"), ("month", "2026-13"), ("stage", "delivered")];
    who.post("/estates/LENS-4/statements", &month).expect(400);
    who.post("/estates/NOWHERE/statements", &again).expect(404);
    assert_eq!(service.position(), 4);
}

fn fields<'a>(once: &'a str, code: &'a str, name: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("once", once), ("code", code), ("name", name), ("commune", "62498")]
}

#[test]
fn only_managers_edit_the_register() {
    let service = Service::new();
    for voice in [service.reader(), service.contributor(), service.admin()] {
        voice.get("/estates/new").expect(403);
        voice.get("/estates/LENS-4/edit").expect(403);
        voice.post("/estates/new", &fields("abcdefgh12", "LENS-99", "Cité 99")).expect(403);
        voice.post("/estates/LENS-4/edit", &fields("abcdefgh12", "LENS-99", "x")).expect(403);
    }
    assert_eq!(service.position(), 3);
}

#[test]
fn a_manager_adds_an_estate_with_a_landlord_nobody_knew() {
    let service = Service::new();
    let manager = service.manager();
    let page = manager.get("/estates/new").expect(200);
    page.says("L’état d’avant reste lisible");
    let once = page.hidden("once");
    let mut typed = fields(&once, "lens-99", "Cité 99");
    typed.extend([("new-landlord", "Habitat du Nord"), ("dwellings", "1 200")]);
    typed.extend([("dwellings-on", "01/05/2019"), ("heritage", "yes")]);
    let done = manager.post("/estates/new", &typed).expect(303);
    assert_eq!(done.location(), "/estates/LENS-99");
    let shown = service.reader().get("/estates/LENS-99").expect(200);
    shown.says("Habitat du Nord").says("1\u{202f}200").says("au 1er mai 2019").says("Lens");
    // A double click is the same act.
    let position = service.position();
    manager.post("/estates/new", &typed).expect(303);
    assert_eq!(service.position(), position);
}

#[test]
fn what_is_refused_keeps_what_was_typed_and_says_why_beside_each_field() {
    let service = Service::new();
    let manager = service.manager();
    let once = manager.get("/estates/new").expect(200).hidden("once");
    let typed = [
        ("once", once.as_str()),
        ("code", "LENS-4"),
        ("name", "Cité <99>"),
        ("commune", "99999"),
        ("dwellings", "12,5"),
        ("dwellings-on", "2019"),
        ("latitude", "nord"),
        ("new-landlord", "!!!"),
    ];
    let refused = manager.post("/estates/new", &typed).expect(422);
    refused.says("Cité &#60;99&#62;").says("INSEE «\u{a0}99999\u{a0}»").says("12,5");
    refused.says("Il faut le jour exact").says("Écrivez des degrés").says(&once);
    let taken = manager.post("/estates/new", &fields(&once, "LENS-4", "Cité 99")).expect(422);
    taken.says("déjà pris");
    assert_eq!(service.position(), 3);
}

#[test]
fn a_new_code_keeps_the_former_one_and_saving_nothing_new_is_no_event() {
    let service = Service::new();
    let manager = service.manager();
    let page = manager.get("/estates/ANZIN-CORON-120/edit").expect(200);
    let once = page.hidden("once");
    let typed = |once: &'static str, code: &'static str| {
        vec![
            ("once", once),
            ("code", code),
            ("name", "Coron des 120"),
            ("commune", "59014"),
            ("heritage", "yes"),
            (
                "source",
                "https://fr.geneawiki.com/index.php?title=Le_Bassin_minier_du_Nord-Pas_de_Calais&oldid=673350",
            ),
        ]
    };
    assert!(page.text().contains("value=\"Coron des 120\"") && once.len() > 8);
    let address = "/estates/ANZIN-CORON-120/edit";
    manager.post(address, &typed("abcdefgh01", "ANZIN-CORON-120")).expect(303);
    assert_eq!(service.position(), 3);
    manager.post(address, &typed("abcdefgh02", "ANZIN-120")).expect(303);
    assert_eq!(service.position(), 4);
    let old = manager.get("/estates/ANZIN-CORON-120").expect(308);
    assert_eq!(old.location(), "/estates/ANZIN-120");
    // And back again: the code is its own once more.
    manager.post("/estates/ANZIN-120/edit", &typed("abcdefgh03", "ANZIN-CORON-120")).expect(303);
    manager.get("/estates/ANZIN-CORON-120").expect(200).says("auparavant ANZIN-120");
    manager.get("/estates/NON-REPARTI/edit").expect(404);
}

#[test]
fn the_list_can_be_taken_away() {
    let service = Service::with(|store| record(store, &[("LENS-4", "2026-10-30", 42)]));
    let reader = service.reader();
    let csv = reader.get("/estates.csv").expect(200);
    csv.says("LENS-4");
    assert!(csv.header("Content-Disposition").unwrap().contains("mc-cites-2026-11-23.csv"));
    reader.get("/estates.json").expect(200).says("\"LENS-4\"");
}

#[test]
fn a_landlord_that_is_not_in_the_register_is_refused() {
    let service = Service::new();
    let manager = service.manager();
    let once = manager.get("/estates/new").expect(200).hidden("once");
    let before = service.dump();
    let mut typed = fields(&once, "LENS-99", "Cité 99");
    typed.push(("landlords", "9999"));
    manager.post("/estates/new", &typed).expect(422).says("Aucun bailleur ne s’appelle");
    let mut typed = vec![("once", &*once), ("estate", "LENS-4"), ("code", "LENS-4-T1")];
    typed.extend([("name", "tranche 1"), ("kind", "heavy"), ("landlord", "9999")]);
    manager.post("/operations/new", &typed).expect(422).says("Aucun bailleur ne s’appelle");
    assert_eq!(service.dump(), before);
}
