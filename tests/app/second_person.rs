//! The second person that closing, opening again and publishing want (DESIGN 9), and the pages
//! of years over HTTP.

use corons::domain::role::Role;
use corons::store::{Author, Store};

use crate::board::deliver;
use crate::closings::{close_before, true_and_published, verified};
use crate::support::Service;

/// Two managers: `manager`, and one whose login is `second`.
fn second(service: &Service) -> crate::support::Voice<'_> {
    service.account(Role::Manager);
    let login = "second".parse().unwrap();
    let add = |tx: &mut corons::store::Tx<'_>| tx.add_account(&login, "second", Role::Manager);
    let account = service.store.write(&Author::CommandLine, add).unwrap();
    service.voice_of(account)
}

fn closed_until_2025(store: &Store) {
    deliver(store, "LENS-4", "2025-09-15", 10);
    close_before(store, 2025);
    store.write(&Author::CommandLine, |tx| tx.take_corrections_only(2025)).unwrap();
}

#[test]
fn a_lone_manager_closes_at_once_and_it_is_marked_wherever_it_shows() {
    let service = Service::with(closed_until_2025);
    let manager = service.manager();
    let page = manager.get("/years/2025/closing").expect(200);
    page.says("Clôturer 2025 (clôture n° 1)").says("sans double validation");
    page.says("Chaque cité attendue a déclaré");
    let once = page.hidden("once");
    let done = manager.post("/years/2025/closing", &[("once", &once)]).expect(303);
    assert_eq!(done.location(), "/years");
    // A double click closes once.
    manager.post("/years/2025/closing", &[("once", &once)]).expect(303);
    let list = service.reader().get("/years").expect(200);
    list.says("Toutes les années sont closes jusqu’à 2025").says("sans double validation");
    let closing = service.reader().get("/years/2025/closings/1").expect(200);
    closing.says("sans double validation").says("23 novembre 2026").says("Clôture 2025, n° 1");
    let csv = service.reader().get("/years/2025/closings/1.csv").expect(200);
    let lines: Vec<&str> = csv.text().lines().collect();
    assert_eq!(lines.len(), 3, "one row for each programme: {lines:?}");
    assert!(lines[1].contains("mc;delivered;2025-09;"), "{lines:?}");
    service.reader().get("/years/2025/closings/2").expect(404);
    service.reader().get("/years/2025/closing").expect(403);
    let again = manager.get("/years/2025/closing").expect(200);
    again.says("déjà close");
    let page = manager.get("/programmes/mc/years/2025").expect(200);
    page.says("Année close.").says("/years/2025/closings/1");
    verified(&service);
}

#[test]
fn where_there_are_two_managers_one_asks_and_the_other_confirms() {
    let service = Service::with(closed_until_2025);
    let (first, second) = (service.manager(), second(&service));
    let page = first.get("/years/2025/closing").expect(200);
    page.says("Il faut deux personnes");
    let before = service.position();
    let once = page.hidden("once");
    let asked = first.post("/years/2025/closing", &[("once", &once)]).expect(303);
    assert_eq!((asked.location(), service.position()), ("/years/2025/closing", before));
    let own = first.get("/years/2025/closing").expect(200);
    own.says("Retirer ma demande").says("manager demande à clôturer 2025");
    assert!(!own.text().contains("/requests/1/confirmation"), "who asks does not confirm");
    let key = "0123456789abcdef";
    first.post("/requests/1/confirmation", &[("once", key)]).expect(422).says("Qui demande");
    for address in ["/years", "/programmes/mc/years/2025"] {
        second.get(address).expect(200).says("À valider").says("/years/2025/closing");
        assert!(!service.reader().get(address).expect(200).text().contains("À valider"));
    }
    second.get("/years/2025/closing").expect(200).says("/requests/1/confirmation");
    service.contributor().post("/requests/1/confirmation", &[("once", key)]).expect(403);
    second.post("/requests/1/confirmation", &[("once", key)]).expect(303);
    let list = service.reader().get("/years").expect(200);
    list.says("par second, sur demande de manager");
    let step = service.store.read(|read| read.years()).unwrap().steps.pop().unwrap();
    assert_eq!((step.author.as_str(), step.unconfirmed), ("second", false));
    verified(&service);
}

#[test]
fn a_request_is_declined_withdrawn_or_void() {
    let service = Service::with(closed_until_2025);
    let (first, second) = (service.manager(), second(&service));
    let ask = || {
        let once = corons::web::token::random();
        first.post("/years/2025/closing", &[("once", &once[..20])])
    };
    ask().expect(303);
    ask().expect(422).says("manager l’a déjà demandé");
    second.post("/requests/1/removal", &[("once", "aaaaaaaaaa")]).expect(303);
    second.get("/years/2025/closing").expect(200).says("name=\"once\"");
    second.post("/requests/1/confirmation", &[("once", "bbbbbbbbbb")]).expect(422);
    ask().expect(303);
    first.post("/requests/1/removal", &[("once", "cccccccccc")]).expect(303);
    ask().expect(303);
    // What would be frozen is no longer what was asked for.
    deliver(&service.store, "LENS-4", "2025-10-15", 3);
    let void = second.get("/years/2025/closing").expect(200);
    void.says("caduque").says("Écarter la demande");
    second.post("/requests/1/confirmation", &[("once", "dddddddddd")]).expect(422).says("caduque");
    // Asking again makes a new one in its place.
    ask().expect(303);
    let id = service.store.read(|read| read.requests()).unwrap()[0].id;
    second.post(&format!("/requests/{id}/confirmation"), &[("once", "eeeeeeeeee")]).expect(303);
    assert_eq!(true_and_published(&service.store, 2025), (Some(13), Some(13)));
}

#[test]
fn disabling_the_others_frees_nobody_to_act_alone() {
    let service = Service::with(closed_until_2025);
    let (first, _) = (service.manager(), second(&service));
    let login = "second".parse().unwrap();
    service.store.write(&Author::CommandLine, |tx| tx.disable_account(&login)).unwrap();
    let close = |key: &str| first.post("/years/2025/closing", &[("once", key)]).expect(303);
    assert_eq!(close("aaaaaaaaaa").location(), "/years/2025/closing");
    first.post("/requests/1/removal", &[("once", "bbbbbbbbbb")]).expect(303);
    service.store.clock().set("2026-12-24T08:14:00Z".parse().unwrap());
    // A month later, signed in again.
    let once = [("once", "cccccccccc")];
    let done = service.manager().post("/years/2025/closing", &once).expect(303);
    assert_eq!(done.location(), "/years");
    let step = service.store.read(|read| read.years()).unwrap().steps.pop().unwrap();
    assert!(step.unconfirmed);
}

#[test]
fn opening_again_wants_a_reason_in_words() {
    let service = Service::with(|store| close_before(store, 2026));
    let manager = service.manager();
    let page = manager.get("/years/2025/reopening").expect(200);
    page.says("une erreur a été trouvée");
    let once = page.hidden("once");
    let fields = |reason, note| [("once", once.as_str()), ("reason", reason), ("note", note)];
    let bad = manager.post("/years/2025/reopening", &fields("", "parce que")).expect(422);
    bad.says("La raison manque").says("value=\"parce que\"");
    manager.post("/years/2025/reopening", &fields("audit", " ")).expect(422).says("manque");
    manager.post("/years/2025/reopening", &fields("audit", "contrôle")).expect(303);
    let list = manager.get("/years").expect(200);
    list.says("rouverte, corrections seules").says("/years/2025/closing");
    service.reader().get("/years/2025/closings/1").expect(200).says("rouverte depuis");
    manager.get("/years/2026/corrections-only").expect(200).says("n’est pas terminée");
}

#[test]
fn the_year_page_shows_published_and_true_and_what_came_after_its_end() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2025-09-15", 10);
        deliver(store, "LENS-4", "2025-12-30", 4);
        close_before(store, 2026);
        deliver(store, "LENS-12-14", "2025-12-20", 7);
    });
    let reader = service.reader();
    let page = reader.get("/programmes/mc/years/2025").expect(200);
    page.says("En 2025, 21").says("/restatements?programme=mc&#38;year=2025").says("+7");
    page.says("comptée au 23").says("La dernière semaine");
    let told = reader.get("/programmes/mc/years/2025?basis=published").expect(200);
    told.says("En 2025, 14").says("telle que publiée");
    reader.get("/programmes/mc/years/2025?basis=x").expect(400);
    let json = reader.get("/programmes/mc.json?basis=published").expect(200);
    json.says("\"basis\":\"published\"").says("mc.act.del.g.p.all.2025@");
    let csv = reader.get("/programmes/mc.csv?basis=published").expect(200);
    assert!(csv.text().lines().any(|line| line.starts_with("2025;2025-01-01;2025-12-31;14;")));
    let list = reader.get("/years").expect(200);
    list.says("+7").says("/programmes/mc/years/2025");
    reader.get("/years?lang=en&programme=erbm").expect(200).says("Years and closings");
}

#[test]
fn forms_say_whose_turn_it_is_in_a_year_of_corrections() {
    let service = Service::with(closed_until_2025);
    let fields = [
        ("once", "0123456789"),
        ("estate", "LENS-4"),
        ("landlord", "Maisons & Cités"),
        ("stage", "delivered"),
        ("on", "03/03/2025"),
        ("dwellings", "3"),
    ];
    let before = service.position();
    let refused = service.contributor().post("/entries", &fields).expect(422);
    refused.says("L’année 2025 est en corrections seules").says("value=\"03/03/2025\"");
    assert_eq!(service.position(), before);
    let mut late = fields;
    late[4].1 = "03/03/2024";
    service.contributor().post("/entries", &late).expect(303);
    let page = service.reader().get(&format!("/entries/{}", service.position())).expect(200);
    page.says("3 mars 2024").says("23 novembre 2026");
}

#[test]
fn a_plan_is_published_by_two_where_there_are_two() {
    let service = Service::new();
    let (first, second) = (service.manager(), second(&service));
    let draft = first.get("/programmes/mc/plans/draft?start=line").expect(200);
    crate::plans::send(&first, &draft, "save", &[]).expect(303);
    crate::plans::publish(&first, 1, "01/06/2018").expect(303);
    assert!(service.store.read(|read| read.plan_in_force(1)).unwrap().is_none());
    let page = second.get("/programmes/mc/plans").expect(200);
    page.says("manager demande à publier la version 1").says("À valider");
    second
        .get("/programmes/mc/plans/1/publication")
        .expect(200)
        .says("CA 2018-04")
        .says("/requests/1/confirmation");
    // The draft saved again is not what was asked for.
    let draft = second.get("/programmes/mc/plans/draft").expect(200);
    crate::plans::send(&second, &draft, "save", &[]).expect(303);
    second.post("/requests/1/confirmation", &[("once", "aaaaaaaaaa")]).expect(422).says("caduque");
    crate::plans::publish(&second, 1, "01/06/2018").expect(303);
    let id = service.store.read(|read| read.requests()).unwrap()[0].id;
    let confirm = format!("/requests/{id}/confirmation");
    let done = first.post(&confirm, &[("once", "bbbbbbbbbb")]).expect(303);
    assert_eq!(done.location(), "/programmes/mc/plans/1");
    let plan = service.store.read(|read| read.plan_in_force(1)).unwrap().unwrap();
    assert_eq!((plan.unconfirmed, plan.requested_by.as_deref()), (false, Some("second")));
    let page = service.reader().get("/programmes/mc/plans/1").expect(200);
    page.says("Sur demande de");
    assert!(!page.text().contains("sans double validation"));
    verified(&service);
}
