//! The history of registers: who changed what, when, from what to what.

use chrono::TimeDelta;
use corons::domain::dwelling::DwellingFacts;
use corons::domain::operation::Kind;
use corons::domain::role::Role;
use corons::store::{Author, Store, Tx};

use crate::board::{deliver, spaced};
use crate::support::Service;

const LENS: &str = "62498";
const BETHUNE: &str = "200072460";

fn write(store: &Store, who: i32, work: impl FnOnce(&mut Tx<'_>) -> corons::store::Result<()>) {
    store.write(&Author::Account(who), work).unwrap();
}

/// A house at Lens.
fn facts(number: &str, surface: Option<i32>) -> DwellingFacts {
    DwellingFacts { number: number.to_owned(), surface, ..DwellingFacts::default() }
}

/// A manager changes an estate, its operation, its commune and its dwellings.
fn service() -> Service {
    let service = Service::with(|store| deliver(store, "LENS-4", "2025-03-10", 40));
    let manager = service.account(Role::Manager);
    write(&service.store, manager, |tx| {
        let mut estate = tx.estate("LENS-4")?.unwrap();
        (estate.name, estate.dwellings) = ("Cité 4 bis".to_owned(), Some(1234));
        (estate.heritage, estate.dwellings_on) = (None, Some("2014-02-01".parse().unwrap()));
        tx.save_estate(estate)?;
        let mut operation = tx.operation("LENS-4-NP1")?.unwrap();
        (operation.kind, operation.outside) = (Kind::Heavy, true);
        operation.schedule.delivered.last = Some("2027-06-01".parse().unwrap());
        tx.save_operation(operation)?;
        let belonging = tx.belonging(&LENS.parse().unwrap())?;
        let moved = belonging.since(Some(BETHUNE.parse().unwrap()), "2026-01-01".parse().unwrap());
        tx.set_memberships(moved)?;
        tx.add_dwellings(
            "LENS-4",
            Some("Maisons & Cités"),
            &[facts("12", None), facts("14", None)],
        )?;
        let estate = tx.estate("LENS-4")?.unwrap().id;
        let first = tx.dwellings_of(estate)?[0].id;
        tx.change_dwelling(first, &facts("12", Some(72)))?;
        Ok(())
    });
    service
}

/// What the history says, without its marks.
fn said(service: &Service, address: &str) -> String {
    let page = service.reader().get(address).expect(200);
    let main = page.text().split("<table").nth(1).unwrap_or_default();
    let main = main.split("</table>").next().unwrap();
    let mut words = String::new();
    for part in main.split('<') {
        words.push_str(part.split_once('>').map_or("", |it| it.1));
        words.push(' ');
    }
    spaced(&words).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_changed_estate_shows_who_when_before_and_after() {
    let service = service();
    let history = said(&service, "/history?kind=estate&subject=LENS-4");
    for words in [
        "Cité 4 bis Cité · LENS-4",
        "Nom Cité 4 → Cité 4 bis",
        "→ 1 234",
        "Compté le non renseigné → 1er février 2014",
        "23 novembre 2026",
        "manager",
    ] {
        assert!(history.contains(words), "{words:?} is not in: {history}");
    }
    assert!(!history.contains("Latitude") && !history.contains("null"), "{history}");
    let english = service.reader().get("/history?subject=LENS-4&lang=en").expect(200);
    english.says("not stated").says("1,234").says("Dwelling 12").says("72\u{a0}m²");
    service.reader().get("/estates/LENS-4").expect(200).says("/history?subject=LENS-4\"");
}

#[test]
fn operations_communes_and_dwellings_have_a_history_too() {
    let service = service();
    let operations = said(&service, "/history?kind=operation");
    for words in [
        "Nature de travaux nature de travaux inconnue → réhabilitation lourde",
        "Hors programme non → oui",
        "Dernier jour prévu, livrés non renseigné → 1er juin 2027",
        "Nouvelle fiche Code LENS-4-NP1",
    ] {
        assert!(operations.contains(words), "{words:?} is not in: {operations}");
    }
    let communes = said(&service, &format!("/history?subject={LENS}"));
    assert!(communes.contains("Lens EPCI de la commune · 62498"), "{communes}");
    assert!(communes.contains("CA de Lens - Liévin →"), "{communes}");
    assert!(communes.contains("31 décembre 2025) ; CA de Béthune"), "{communes}");
    let dwellings = said(&service, "/history?kind=dwellings&subject=lens-4");
    assert!(dwellings.contains("2 logements ajoutés 12, 14"), "{dwellings}");
    assert!(dwellings.contains("Logement 12 Surface non renseigné → 72 m²"), "{dwellings}");
    let reader = service.reader();
    reader.get("/operations/LENS-4-NP1").expect(200).says("kind=operation&amp;subject=LENS-4-NP1");
    reader.get(&format!("/communes/{LENS}")).expect(200).says("kind=membership&amp;subject=62498");
    reader.get("/entries").expect(200).says("href=\"/history\"");
}

#[test]
fn the_latest_change_is_first_and_the_rest_is_pages_away() {
    let service = service();
    let manager = service.account(Role::Manager);
    write(&service.store, manager, |tx| {
        for number in 0..60 {
            let mut estate = tx.estate("LENS-4")?.unwrap();
            estate.name = format!("Nom {number}.");
            tx.save_estate(estate)?;
        }
        Ok(())
    });
    let reader = service.reader();
    let first = reader.get("/history?kind=estate").expect(200);
    first.says("<b>Nom 59.</b>").says("<span class=\"was\">Nom 9.</span> → <b>Nom 10.</b>");
    assert!(!first.text().contains("<b>Nom 9.</b>"));
    let next = first.text().split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let second = reader.get(&next).expect(200);
    second.says("<b>Nom 9.</b>").says("<b>Cité 4 bis</b>").says("Les plus récents");
    assert!(!second.text().contains("rel=\"next\""));
}

#[test]
fn the_table_holds_every_field_of_every_change() {
    let service = service();
    let table = service.reader().get("/history.csv?subject=LENS-4").expect(200);
    let text = table.text();
    let line = |start: &str| text.lines().find(|line| line.contains(start)).expect(start);
    let name = line(";Nom;");
    let cells: Vec<&str> = name.split(';').collect();
    assert_eq!(cells[1], "2026-11-23T08:14:00.000Z");
    assert_eq!(cells[2..6], ["manager", "Cité", "LENS-4", "Cité 4 bis"]);
    assert_eq!(cells[6..10], ["", "Nom", "Cité 4", "Cité 4 bis"]);
    assert!(line(";Compté le;").contains(";;2014-02-01;"), "{text}");
    assert!(line(";Surface;").contains(";12;Surface;;72;"), "{text}");
    assert_eq!(text.lines().filter(|line| line.contains("Numéro")).count(), 2);
    assert!(!text.contains("LENS-4-NP1"), "{text}");
}

#[test]
fn a_filter_that_finds_nothing_or_makes_no_sense_is_said() {
    let service = service();
    let reader = service.reader();
    reader.get("/history?kind=entry").expect(422).says("Ce registre n’existe pas");
    reader.get("/history?subject=Atlantide").expect(422).says("Aucune fiche des registres");
    reader.get("/history?before=hier").expect(422).says("<form class=\"filter\"");
    reader.get("/history.csv?kind=entry").expect(400);
    reader.get("/history.csv?subject=Atlantide").expect(422);
    reader.get("/history?subject=HENIN-DARCY").expect(200).says("Aucun changement ne correspond");
    reader.get("/history?kind=programme&subject=mc").expect(200).says("20\u{202f}000");
    service.anyone().get("/history").expect(401);
    Service::new().reader().get("/history?kind=landlord").expect(200).says("Aucun changement");
}

#[test]
fn in_the_past_a_later_change_is_not_yet_known() {
    let service = service();
    let head = service.position();
    let before = said(&service, &format!("/history?known=@{head}"));
    let clock = service.store.clock();
    clock.set(clock.now() + TimeDelta::days(1));
    let manager = service.account(Role::Manager);
    write(&service.store, manager, |tx| {
        let mut estate = tx.estate("LENS-4")?.unwrap();
        estate.name = "Plus tard".to_owned();
        tx.save_estate(estate)?;
        let estate = tx.estate("LENS-4")?.unwrap().id;
        let first = tx.dwellings_of(estate)?[0].id;
        tx.change_dwelling(first, &facts("12", Some(80)))?;
        let belonging = tx.belonging(&LENS.parse().unwrap())?;
        tx.set_memberships(belonging.since(None, "2026-06-01".parse().unwrap()))?;
        Ok(())
    });
    assert_eq!(said(&service, &format!("/history?known=@{head}")), before);
    let now = said(&service, "/history");
    assert!(now.contains("Nom Cité 4 bis → Plus tard"), "{now}");
    assert!(now.contains("Surface 72 m² → 80 m²"), "{now}");
    let known = format!("/history?subject={LENS}&known=@{head}");
    assert!(said(&service, &known).contains("CA de Lens - Liévin →"));
}
