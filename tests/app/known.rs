//! Looking at the past: a banner, links that stay there, nothing that was not known.

use corons::domain::role::Role;

use crate::board::{deliver, spaced};
use crate::past::{READING, addresses, at, later, service};

#[test]
fn in_the_past_nothing_later_is_reached() {
    let service = service();
    let head = service.position();
    deliver(&service.store, "LENS-4", "2025-11-20", 3);
    later(&service.store, 2);
    let reader = service.reader();
    let later = format!("@{}", head + 1);
    for point in [later.as_str(), "2026-11-24"] {
        let address = format!("/restatements.csv?from=@1&to={point}&known=@{head}");
        reader.get(&address).expect(422);
    }
    let bridge = format!("/restatements.csv?from=@1&known=@{head}");
    let same = format!("/restatements.csv?from=@1&to=@{head}");
    assert_eq!(reader.get(&bridge).expect(200).text(), reader.get(&same).expect(200).text());
    let board = reader.get("/").expect(200);
    let figure = addresses(board.text()).into_iter().find(|it| it.starts_with("/figures/"));
    let figure = figure.unwrap();
    reader.get(&figure).expect(200);
    reader.get(&at(&figure, &format!("@{head}"))).expect(422);
}

#[test]
fn the_past_is_cached_under_its_position() {
    let service = service();
    let address = at("/charts/years.svg", &format!("@{}", service.position()));
    let etag = service.reader().get(&address).expect(200).header("ETag").unwrap().to_owned();
    deliver(&service.store, "LENS-4", "2025-11-20", 3);
    later(&service.store, 2);
    service.reader().get_with(&address, "If-None-Match", &etag).expect(304);
}

#[test]
fn a_table_says_which_point_it_is_of() {
    let service = service();
    let head = service.position();
    deliver(&service.store, "LENS-4", "2025-11-20", 3);
    later(&service.store, 5);
    let known = |address: &str| {
        let answer = service.reader().get(address).expect(200);
        let json: rocket::serde::json::Value =
            rocket::serde::json::from_str(answer.text()).unwrap();
        json["known"].clone()
    };
    let at_position = known(&format!("/programmes/mc.json?known=@{head}"));
    assert_eq!(at_position["on"], "2026-11-23");
    assert_eq!(at_position["position"], head);
    let later = known("/programmes/mc.json?known=2026-11-26");
    assert_eq!(
        (later["on"].as_str(), later["position"].as_i64()),
        (Some("2026-11-26"), Some(head + 1))
    );
    assert_eq!(known("/programmes/mc.json")["on"], "2026-11-28");
    let day = known("/entries.json?known=2026-11-24");
    assert_eq!(day["position"], head + 1);
}

#[test]
fn a_banner_says_that_it_is_the_past_and_how_to_come_back() {
    let service = service();
    let head = service.position();
    deliver(&service.store, "LENS-4", "2025-11-20", 3);
    later(&service.store, 5);
    let reader = service.reader();
    let page = reader.get(&format!("/estates?q=lens&known=@{head}")).expect(200);
    let said = spaced(page.text());
    let banner =
        format!("Vous regardez Corons tel qu’il était le 23 novembre 2026 (situation n° {head}).");
    assert!(said.contains(&banner), "{said}");
    assert!(
        said.contains("<a data-today href=\"/estates?q=lens\">Revenir à aujourd’hui</a>"),
        "{said}"
    );
    assert!(said.contains(&format!("Situation n° {head}</a>")));
    let english = reader.get(&format!("/estates?known=@{head}&lang=en")).expect(200);
    english.says("You are looking at Corons as it was on").says("Back to today");
    // Today's date is today, and so is no point at all.
    let today = reader.get("/estates?known=2026-11-28").expect(200);
    for page in
        [reader.get("/estates").expect(200), today, reader.get("/estates?known=").expect(200)]
    {
        assert!(!page.text().contains("Vous regardez"), "no banner today");
    }
}

#[test]
fn links_pictures_and_forms_stay_in_the_past() {
    let service = service();
    let known = format!("known=@{}", service.position());
    deliver(&service.store, "LENS-4", "2025-11-20", 3);
    for voice in [service.reader(), service.contributor(), service.manager()] {
        for address in READING.iter().filter(|it| !it.contains('.')) {
            let page = voice.get(&at(address, &known[6..])).expect(200);
            for to in addresses(page.text()) {
                let without = ["/static/", "/accessibility", "/account", "/known"]
                    .iter()
                    .any(|it| to.starts_with(it));
                assert_eq!(to.matches("known=").count(), usize::from(!without), "{address}: {to}");
            }
            for form in page.text().split("<form").skip(1) {
                let form = form.split("</form>").next().unwrap();
                assert!(
                    form.contains("name=\"known\" value=\"@")
                        || form.contains("action=\"/sign-out\""),
                    "{address}: {form}"
                );
            }
        }
    }
}

#[test]
fn nothing_can_be_changed_in_the_past() {
    let service = service();
    let known = format!("@{}", service.position());
    deliver(&service.store, "LENS-4", "2025-11-20", 3);
    for role in [Role::Contributor, Role::Manager] {
        let voice = service.signed_in(role);
        for address in ["/entries/4", "/estates/LENS-4", "/operations", "/programmes/mc/plans"] {
            let page = voice.get(&at(address, &known)).expect(200);
            assert!(!page.text().contains("/correction\""), "{address}");
            assert!(!page.text().contains("/new"), "{address}");
            assert!(!page.text().contains("/edit"), "{address}");
        }
        voice.get(&at("/entries/new", &known)).expect(403).says("Revenez à aujourd’hui");
        let before = service.dump();
        voice.post(&at("/entries", &known), &[]).expect(403).says("Revenez à aujourd’hui");
        assert_eq!(service.dump(), before);
    }
}

#[test]
fn a_point_that_is_none_is_said() {
    let service = service();
    later(&service.store, 1);
    let reader = service.reader();
    for address in ["/", "/estates/LENS-4", "/charts/years.svg", "/entries.csv"] {
        for wrong in ["hier", "@", "@-1", "@01", "2023-02-30"] {
            reader.get(&at(address, wrong)).expect(400).says("known");
        }
        reader.get(&at(address, "@1234567")).expect(422).says("n’existe pas encore");
        reader.get(&at(address, "2026-11-25")).expect(422).says("n’est pas encore arrivé");
        for before in ["@0", "2026-11-22", "1999-01-01"] {
            reader
                .get(&at(address, before))
                .expect(404)
                .says("rien n’était encore enregistré dans Corons");
        }
    }
    // Who is not signed in learns nothing of it.
    for known in ["@0", "@1234567", "hier"] {
        service.anyone().get(&at("/estates", known)).expect(401);
    }
}

#[test]
fn a_point_can_be_chosen_from_every_page() {
    let service = service();
    later(&service.store, 1);
    let reader = service.reader();
    reader.get("/estates/LENS-4").expect(200).says("href=\"/known?page=%2Festates%2FLENS-4\"");
    let form = reader.get("/known?page=/estates/LENS-4").expect(200);
    form.says("action=\"/estates/LENS-4\"").says("min=\"2026-11-23\"").says("max=\"2026-11-24\"");
    let elsewhere = reader.get("/known?page=//example.org").expect(200);
    elsewhere.says("action=\"/\"");
}
