//! Looking at the past: the same bytes for ever, a banner, links that stay there.

use chrono::TimeDelta;
use corons::domain::dwelling::DwellingFacts;
use corons::domain::entry::{Correction, CorrectionReason};
use corons::domain::role::Role;
use corons::domain::stage::Stage;
use corons::store::{Author, EntryFilter, Store};

use crate::board::{deliver, publish, recording, spaced, steady};
use crate::support::{Answer, Service};

/// Everything there is to read, by address.
const READING: &[&str] = &[
    "/",
    "/?to=2025-12-31",
    "/programmes/erbm",
    "/programmes/mc/years/2025",
    "/programmes/mc/years/2026",
    "/programmes/mc/plans",
    "/programmes/mc/plans/1",
    "/programmes/mc/plans/comparison?from=0&to=1",
    "/programmes/mc.csv?by=month",
    "/programmes/mc.json?by=month",
    "/estates",
    "/estates?q=lens",
    "/estates.csv",
    "/estates.json",
    "/estates/LENS-4",
    "/estates/NON-REPARTI",
    "/operations",
    "/operations/LENS-4-NP1",
    "/entries",
    "/entries?estate=LENS-4",
    "/entries.csv",
    "/entries.json",
    "/entries/4",
    "/communes/62498",
    "/charts/progress.svg",
    "/charts/years.svg?theme=dark",
    "/charts/estates.svg",
    "/programmes/mc/missing",
    "/programmes/mc/missing.csv",
    "/estates/LENS-4/dwellings",
    "/estates/LENS-4/dwellings?q=12",
    "/estates/LENS-4/dwellings.csv",
    "/estates/LENS-4/dwellings.json",
    "/figures",
    "/history",
    "/history?kind=operation",
    "/history?subject=LENS-4",
    "/history.csv",
    "/restatements",
    "/restatements?from=@1&by=estate",
    "/restatements.csv?from=@1",
    "/restatements.json?from=@1&by=territory",
    "/restatements/entries?from=@1&cause=new",
    "/charts/restatement.svg?from=@1",
];

fn later(store: &Store, days: i64) {
    store.clock().set(store.clock().now() + TimeDelta::days(days));
}

fn rename(store: &Store, name: &str) {
    let done = store.write(&Author::CommandLine, |tx| {
        let mut estate = tx.estate("LENS-4")?.unwrap();
        name.clone_into(&mut estate.name);
        tx.save_estate(estate)
    });
    done.unwrap();
}

/// A dwelling more at Lens, and its commune in another EPCI.
fn house(store: &Store, number: &str) {
    let done = store.write(&Author::CommandLine, |tx| {
        let facts = DwellingFacts { number: number.to_owned(), ..DwellingFacts::default() };
        tx.add_dwellings("LENS-4", Some("Maisons & Cités"), &[facts])?;
        let day = "2026-01-01".parse().unwrap();
        let belonging = tx.belonging(&"62498".parse().unwrap())?;
        tx.set_memberships(belonging.since(Some("200072460".parse().unwrap()), day))
    });
    done.unwrap();
}

/// Another dwelling, the first one changed, and the commune back where it was.
fn move_house(store: &Store) {
    let done = store.write(&Author::CommandLine, |tx| {
        let facts = |number: &str| DwellingFacts {
            number: number.to_owned(),
            surface: Some(72),
            ..DwellingFacts::default()
        };
        tx.add_dwellings("LENS-4", Some("Maisons & Cités"), &[facts("14")])?;
        tx.change_dwelling(1, &facts("12 bis"))?;
        let day = "2026-01-01".parse().unwrap();
        let belonging = tx.belonging(&"62498".parse().unwrap())?;
        tx.set_memberships(belonging.since(Some("246200364".parse().unwrap()), day))
    });
    done.unwrap();
}

/// Works that go on without a word of what they delivered.
fn expect_reports(store: &Store) {
    let done = store.write(&Author::CommandLine, |tx| {
        tx.record(&recording("DOUAI-CLOCHETTE", Stage::Started, "2026-02-02", 30))?;
        let mut operation = tx.operation("DOUAI-CLOCHETTE-NP1")?.unwrap();
        (operation.kind, operation.reports) = (corons::domain::operation::Kind::Heavy, true);
        tx.save_operation(operation)
    });
    done.unwrap();
}

fn service() -> Service {
    let service = Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
        rename(store, "Cité 4");
        house(store, "12");
        expect_reports(store);
    });
    service.account(Role::Reader);
    service.account(Role::Manager);
    service
}

fn at(address: &str, known: &str) -> String {
    let link = if address.contains('?') { '&' } else { '?' };
    format!("{address}{link}known={known}")
}

/// Entries, corrections of old and new ones, registers that change, a plan at work, a new day.
fn live_on(store: &Store) {
    let author = Author::CommandLine;
    let done = store.write(&author, |tx| {
        for number in 0..500 {
            let estate = ["LENS-12-14", "DOUAI-CLOCHETTE", "NON-REPARTI"][number % 3];
            let day = format!("20{}-0{}-1{}", 19 + number % 7, 1 + number % 9, number % 10);
            let mut entry = recording(estate, Stage::ALL[number % 4], &day, [1, 2, 3][number % 3]);
            for code in [
                "over-estate",
                "over-earlier-stage",
                "unusual-month",
                "twin",
                "may-be-unallocated",
                "no-programme",
            ] {
                let reason = "vu".to_owned();
                entry.confirmed.push(corons::domain::entry::Confirmation {
                    question: code.to_owned(),
                    reason,
                });
            }
            let recorded = tx.record(&entry)?;
            if number % 5 == 0 {
                let correction = Correction {
                    reason: CorrectionReason::TypingError,
                    note: None,
                    replacements: vec![],
                    confirmed: entry.confirmed.clone(),
                };
                tx.correct(recorded.position, &correction)?;
            }
        }
        let old =
            tx.entries(&EntryFilter { estate: Some("LENS-4".into()), ..Default::default() })?;
        let correction = Correction {
            reason: CorrectionReason::WrongDate,
            note: None,
            replacements: vec![],
            confirmed: vec![],
        };
        tx.correct(old[0].entry.position, &correction)?;
        let mut estate = tx.estate("LENS-4")?.unwrap();
        (estate.name, estate.dwellings) = ("Cité 4 bis".to_owned(), Some(1));
        estate.commune = tx.estate("DOUAI-CLOCHETTE")?.unwrap().commune;
        tx.save_estate(estate)?;
        let mut operation = tx.operation("LENS-12-14-NP1")?.unwrap();
        (operation.kind, operation.name) =
            (corons::domain::operation::Kind::Facade, "Façades".into());
        tx.save_operation(operation)?;
        Ok(())
    });
    done.unwrap();
    move_house(store);
    publish_again(store);
}

/// Another version, and a draft of the one after it.
fn publish_again(store: &Store) {
    let done = store.write(&Author::CommandLine, |tx| {
        let programme = tx.programme("mc")?.unwrap();
        let in_force = tx.plan_in_force(programme.id)?.unwrap();
        let mut draft = corons::store::Draft::from(&in_force);
        draft.estates.values_mut().for_each(|years| years.retain(|year, _| *year < 2026));
        let revision = tx.save_plan_draft(programme.id, &draft)?;
        let words = corons::store::Adoption {
            adopted_on: "2026-11-24".parse().unwrap(),
            decision: "CA 2026-11".into(),
            reason: "révision".into(),
        };
        tx.publish_plan(&programme, revision, &words)?;
        tx.save_plan_draft(programme.id, &draft)
    });
    done.unwrap();
}

/// What there is to read of a service: every address, the first figures of its board, an entry.
fn reading(service: &Service, known: &str) -> Vec<String> {
    let board = service.reader().get(&at("/", known)).expect(200);
    let links = addresses(board.text());
    let figures = links.iter().filter(|it| it.starts_with("/figures/"));
    let figures: Vec<&str> = figures.filter_map(|it| it.split('?').next()).take(2).collect();
    assert_eq!(figures.len(), 2, "{}", board.text());
    let behind = figures.iter().map(|it| format!("{it}/entries"));
    let entries = service.store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    let entry = entries[0].entry.position;
    let of_entry = ["", "/dwellings"].map(|it| format!("/entries/{entry}{it}"));
    let all = READING.iter().chain(&figures).map(|it| (*it).to_owned());
    all.chain(behind).chain(of_entry).collect()
}

fn stays_the_same(role: Role) {
    let service = service();
    let position = format!("@{}", service.position());
    let reading = reading(&service, &position);
    let voice = service.signed_in(role);
    let before: Vec<Answer> =
        reading.iter().map(|it| voice.get(&at(it, &position)).expect(200)).collect();
    later(&service.store, 1);
    let voice = service.signed_in(role);
    let by_day: Vec<Answer> =
        reading.iter().map(|it| voice.get(&at(it, "2026-11-23")).expect(200)).collect();
    live_on(&service.store);
    later(&service.store, 1);
    let voice = service.signed_in(role);
    for ((address, before), by_day) in reading.iter().zip(&before).zip(&by_day) {
        let today = voice.get(address).expect(200);
        assert_ne!(today.bytes, before.bytes, "{address} has a past");
        for (known, then) in [(position.as_str(), before), ("2026-11-23", by_day)] {
            let now = voice.get(&at(address, known)).expect(200);
            assert_eq!(now.text(), then.text(), "{address} at {known}");
            assert_eq!(now.header("ETag"), then.header("ETag"), "{address}");
        }
    }
}

#[test]
fn a_page_of_the_past_is_the_same_bytes_before_and_after_later_entries() {
    stays_the_same(Role::Reader);
}

#[test]
fn a_manager_too_finds_the_past_as_it_was() {
    stays_the_same(Role::Manager);
}

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

/// The local addresses a page leads to, and those of its forms that send something along.
fn addresses(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').skip(1).filter(|tag| !tag.contains("data-today")) {
        for start in ["href=\"/", "src=\"/"] {
            if let Some((_, rest)) = tag.split_once(start) {
                found.push(format!("/{}", rest.split('"').next().unwrap()));
            }
        }
    }
    found
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
                let without =
                    ["/static/", "/account/", "/known"].iter().any(|it| to.starts_with(it));
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
