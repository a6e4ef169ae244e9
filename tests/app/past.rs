//! The past, whatever is recorded after it: the same bytes for ever.

use chrono::TimeDelta;
use corons::domain::dwelling::DwellingFacts;
use corons::domain::entry::{Correction, CorrectionReason};
use corons::domain::role::Role;
use corons::domain::stage::Stage;
use corons::store::{Author, EntryFilter, Store};

use crate::board::{publish, recording, steady};
use crate::support::{Answer, Service};

/// Everything there is to read, by address.
pub const READING: &[&str] = &[
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

pub fn later(store: &Store, days: i64) {
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

pub fn service() -> Service {
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

pub fn at(address: &str, known: &str) -> String {
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

/// The local addresses a page leads to, and those of its forms that send something along.
pub fn addresses(html: &str) -> Vec<String> {
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
