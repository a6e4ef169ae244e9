//! Paces, "what if" and the presentation, as they are read.

use corons::store::Store;

use crate::board::{deliver, publish};
use crate::support::{Service, json_of};

/// Ten dwellings each month from June 2018 to October 2026, but none in those named.
fn monthly(store: &Store, but: &[&str]) {
    for at in 0..101 {
        let (year, month) = (2018 + (at + 5) / 12, (at + 5) % 12 + 1);
        let month = format!("{year}-{month:02}");
        if !but.contains(&month.as_str()) {
            deliver(store, "LENS-4", &month, 1);
        }
    }
}

#[test]
fn the_page_says_what_each_end_date_takes_and_where_twelve_months_lead() {
    let service = Service::with(|store| monthly(store, &[]));
    let reader = service.reader();
    let page = reader.get("/programmes/mc/pace").expect(200);
    // 20,000 − 101 over 592 days: ceil(19899 × 30.4375 ÷ 592) = 1024.
    page.says("14 juin 2028").says("31 décembre 2028").says("1\u{202f}024");
    page.says(
        "Au rythme des douze derniers mois, <strong>120\u{a0}logements</strong> seraient livrés",
    );
    let json = json_of(&reader.get("/programmes/mc/pace.json").expect(200));
    assert_eq!(json["ends"][0]["per_month"], 1024);
    assert_eq!(json["ends"][0]["projected"], 101 + 12 * 592 * 4 / 1461);
    assert_eq!(json["last"]["dwellings"], 12);
    assert_eq!(json["forecast"], true);
    let api = json_of(&reader.get("/programmes/mc.json").expect(200));
    assert_eq!(api["total"]["required_per_month_original"], json["ends"][0]["per_month"]);
    let csv = reader.get("/programmes/mc/pace.csv").expect(200);
    csv.says("2028-06-14;20000;19899;592;1024;12278;120;");
    let chosen = reader.get("/programmes/mc/pace?end=2030-01-01&other=2031-06-30").expect(200);
    chosen.says("1er janvier 2030").says("30 juin 2031");
    reader.get("/programmes/mc/pace?end=tomorrow").expect(400);
    reader.get("/programmes/none/pace").expect(404);
    reader.get("/programmes/mc").expect(200).says("/programmes/mc/pace?to=2026-10-31");
}

#[test]
fn a_thin_past_foretells_nothing_and_the_required_pace_stays() {
    let service = Service::with(|store| monthly(store, &["2024-03"]));
    let page = service.reader().get("/programmes/mc/pace").expect(200);
    page.says("Données insuffisantes").says("31\u{a0}mois de suite").says("Mars 2024");
    assert!(!page.text().contains("seraient livrés"));
    page.says("il faut <strong>1\u{202f}024\u{a0}logements par mois</strong>");
}

#[test]
fn before_anything_is_recorded_no_pace_is_given() {
    let service = Service::new();
    let reader = service.reader();
    reader.get("/programmes/mc/pace").expect(200).says("Aucun rythme n’est donné");
    reader.get("/programmes/mc/what-if").expect(200).says("Rien ne peut être calculé");
    assert!(!reader.get("/programmes/mc").expect(200).text().contains("pace.csv"));
}

#[test]
fn what_if_keeps_its_inputs_in_the_address_and_writes_nothing() {
    let service = Service::with(|store| {
        monthly(store, &[]);
        publish(store, &[("LENS-4", 300), ("HENIN-DARCY", 40)]);
    });
    let reader = service.reader();
    let before = service.dump();
    let page = reader.get("/programmes/mc/what-if?pace=1000&date=2028-12-31").expect(200);
    // 101 + floor(12,000 × 792 days ÷ 365.25)
    page.says("26\u{202f}121\u{a0}logements").says("de plus").says("value=\"1000\"");
    let page = reader.get("/programmes/mc/what-if?pace=10&without=henin-darcy").expect(200);
    page.says("80\u{a0}logements sortent de l’objectif, qui devient 19\u{202f}920");
    let page = reader.get("/programmes/mc/what-if?pace=0&date=2020&without=Atlantis").expect(422);
    page.says("Atlantis").says("31/12/2028");
    assert_eq!(page.text().matches("class=\"error\"").count(), 3);
    reader.get("/programmes/mc/what-if?pace=99999").expect(422).says("10\u{202f}000");
    reader.get("/programmes/mc/what-if?date=2024-01-01").expect(422).says("31 octobre 2026");
    let past = reader.get("/programmes/mc/what-if?pace=10&known=@5").expect(200);
    past.says("known=@5");
    assert_eq!(service.dump(), before);
}

#[test]
fn the_presentation_has_a_message_a_screen_and_guests_may_see_it() {
    let service = Service::demonstration("2026-11-23T08:14:00Z");
    let page = service.reader().get("/programmes/mc/presentation").expect(200);
    assert_eq!(page.text().matches("<section class=\"slide").count(), 7);
    page.says("Données fictives").says("presentation.js").says("/programmes/mc?to=2026-10-31");
    let fields =
        [("once", "dddddddddd"), ("name", "Mme Board"), ("programme", "mc"), ("days", "30")];
    let made = service.manager().post("/board-links", &fields).expect(201);
    let start = made.text().find("/board/").unwrap();
    let link = &made.text()[start..start + "/board/".len() + 64];
    let guest = service.anyone();
    guest.get(link).expect(200).says(&format!("{link}/presentation?to=2026-10-31"));
    let page = guest.get(&format!("{link}/presentation")).expect(200);
    page.says(&format!("href=\"{link}?to=2026-10-31\""));
    assert!(!page.text().contains("/figures/") && !page.text().contains("/estates/"));
    guest.get("/board/1/presentation").expect(404);
    let empty = Service::new();
    let page = empty.reader().get("/programmes/erbm/presentation").expect(200);
    assert_eq!(page.text().matches("<section class=\"slide").count(), 2);
}

#[test]
fn the_declaration_of_accessibility_is_open_to_all() {
    let service = Service::new();
    service.anyone().get("/accessibility").expect(200).says("RGAA");
    service.anyone().get("/sign-in").expect(200).says("/accessibility");
}
