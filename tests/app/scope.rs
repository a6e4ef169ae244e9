//! A contributor limited to landlords, EPCIs or estates: what is outside is not found.

use std::collections::{BTreeSet, VecDeque};

use corons::domain::dwelling::DwellingFacts;
use corons::domain::entry::{Confirmation, Recording};
use corons::domain::refusal::Refusal;
use corons::domain::role::Role;
use corons::domain::scope::AccessScope;
use corons::domain::stage::Stage;
use corons::store::{Author, Store, StoreError};

use crate::board::{publish, recording, steady};
use crate::past::{addresses, at};
use crate::support::{Service, Voice};

pub const LENS: &str = "est-LENS-4";
pub const EPCI: &str = "epci-246200364";
pub const SIA: &str = "lan-sia-habitat";

/// What an estate has: an entry, a defect of it, a named dwelling.
#[derive(Debug, Clone)]
pub struct Spot {
    estate: &'static str,
    operation: String,
    insee: &'static str,
    entry: i64,
    defect: i64,
    dwelling: i32,
}

/// A delivery whose questions are answered.
pub fn told(estate: &str, date: &str, dwellings: i64) -> Recording {
    let mut recording = recording(estate, Stage::Delivered, date, dwellings);
    for code in ["may-be-unallocated", "unusual-month", "over-earlier-stage", "over-estate"] {
        let (question, reason) = (code.to_owned(), "vu".to_owned());
        recording.confirmed.push(Confirmation { question, reason });
    }
    recording
}

pub fn spot(store: &Store, estate: &'static str, insee: &'static str, author: &Author) -> Spot {
    let done = store.write(author, |tx| {
        let mut entry = told(estate, "2026-05-04", 9);
        entry.reference = Some(format!("R-{estate}"));
        let entry = tx.record(&entry)?.position;
        let day = "2026-06-01".parse().unwrap();
        let defect = tx.report_defect(entry, day, 2.try_into().unwrap(), None)?.position;
        let facts = DwellingFacts { number: format!("N-{estate}"), ..DwellingFacts::default() };
        tx.add_dwellings(estate, Some("Maisons & Cités"), &[facts])?;
        let home = tx.estate(estate)?.unwrap();
        let dwelling = tx.dwellings_of(home.id)?[0].id;
        let operation = tx.operations_of(home.id)?[0].code.to_string();
        Ok(Spot { estate, operation, insee, entry, defect, dwelling })
    });
    done.unwrap()
}

/// Entries in three EPCIs and of two landlords, some of the contributor's own.
pub fn service() -> (Service, Spot, Spot) {
    let service = Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 100), ("DOUAI-CLOCHETTE", 200)]);
        let declercq = told("OIGNIES-DECLERCQ", "2026-02-02", 11);
        store.write(&Author::CommandLine, |tx| tx.record(&declercq)).unwrap();
        let mut other = told("LENS-12-14", "2026-02-02", 13);
        other.landlord = Some("SIA Habitat".into());
        store.write(&Author::CommandLine, |tx| tx.record(&other)).unwrap();
    });
    let author = Author::Account(service.account(Role::Contributor));
    let inside = spot(&service.store, "LENS-4", "62498", &author);
    let outside = spot(&service.store, "DOUAI-CLOCHETTE", "59178", &author);
    (service, inside, outside)
}

pub fn limit(service: &Service, scope: &str) {
    let account = service.account(Role::Contributor);
    let scope: AccessScope = scope.parse().unwrap();
    service.store.write(&Author::CommandLine, |tx| tx.set_scope(account, Some(&scope))).unwrap();
}

/// Codes of estates that lie outside, and what is theirs.
pub fn outside(service: &Service, scope: &str) -> Vec<String> {
    let scope: AccessScope = scope.parse().unwrap();
    let seen = service.store.read_as(Some(&scope), None, |read| {
        let estates = read.estates()?.into_iter().map(|it| it.code.to_string());
        let operations = read.operations()?.into_iter().map(|it| it.code.to_string());
        Ok(estates.chain(operations).collect::<BTreeSet<_>>())
    });
    let seen = seen.unwrap();
    let all = service.store.read(|read| {
        let estates = read.estates()?.into_iter().map(|it| it.code.to_string());
        let operations = read.operations()?.into_iter().map(|it| it.code.to_string());
        Ok(estates.chain(operations).collect::<Vec<_>>())
    });
    let hidden = |it: &String| !seen.contains(it) && !seen.iter().any(|seen| seen.contains(it));
    all.unwrap().into_iter().filter(hidden).collect()
}

/// Opens everything there is a link to, and looks for words in it. Gives what was opened.
fn crawl(voice: &Voice<'_>, start: &str, hidden: &[String]) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = VecDeque::from([start.to_owned()]);
    while let Some(address) = open.pop_front() {
        let address =
            address.split('#').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        let tail = address.contains("lang=") || address.starts_with("/static/");
        // The same list in another order shows nothing else.
        let again = ["sort=", "theme=", "/known?"].iter().any(|it| address.contains(it));
        // One with defects says that it is not corrected yet.
        let again = again || address.ends_with("/correction");
        if tail || again || seen.len() > 260 || !seen.insert(address.clone()) {
            continue;
        }
        let answer = voice.get(&address);
        assert!(matches!(answer.status.code, 200 | 303), "{address}: {}", answer.status);
        let text = String::from_utf8_lossy(&answer.bytes).into_owned();
        for word in hidden {
            assert!(!text.contains(word.as_str()), "{word} is in {address}:\n{text}");
        }
        if text.starts_with("<!doctype") {
            open.extend(addresses(&text));
        }
    }
    seen
}

#[test]
fn nothing_a_limited_contributor_reaches_names_what_lies_outside_and_every_link_opens() {
    for scope in [LENS, EPCI, SIA, "epci-246200364,lan-sia-habitat"] {
        let (service, ..) = service();
        limit(&service, scope);
        let mut hidden = outside(&service, scope);
        hidden.extend(["Clochette", "R-DOUAI", "N-DOUAI", "Declercq"].map(str::to_owned));
        let voice = service.contributor();
        let seen = crawl(&voice, "/", &hidden);
        assert!(seen.len() > 12, "{scope}: {seen:?}");
        for file in ["/estates.csv", "/estates.json", "/entries.csv", "/entries.json"] {
            let text = voice.get(file).expect(200).text().to_owned();
            assert!(hidden.iter().all(|word| !text.contains(word.as_str())), "{file}");
        }
        crawl(&voice, &at("/estates", "@20"), &hidden);
    }
}

#[test]
fn the_start_page_says_what_is_seen_and_leads_to_recording() {
    let (service, ..) = service();
    limit(&service, LENS);
    let page = service.contributor().get("/").expect(200);
    page.says("Votre périmètre").says("la cité Cité 4").says("/entries/new?estate=LENS-4");
    assert!(!page.text().contains("/years?") && !page.text().contains("/restatements"));
    // Everybody else goes on as before.
    assert!(!service.manager().get("/").expect(200).text().contains("périmètre"));
}

/// An address of a route with the places of a spot in it.
pub fn filled(uri: &str, spot: &Spot) -> String {
    let path = uri.split('?').next().unwrap();
    let of_entry = path.contains("/entries/<position>");
    let position = if of_entry { spot.entry } else { 1 };
    let reference = format!("mc.act.del.g.t.est-{}.2026@{}", spot.estate, spot.defect);
    let check = corons::domain::figure::check_character(&reference);
    let reference = format!("{reference}-{check}");
    let code = match path.trim_start_matches("/api/v1").split('/').nth(1) {
        Some("operations") => spot.operation.as_str(),
        Some("programmes") => "mc",
        _ => spot.estate,
    };
    let part = |part: &str| match part {
        "<code>" => code.to_owned(),
        "<insee>" => spot.insee.to_owned(),
        "<position>" => position.to_string(),
        "<login>" => "reader".to_owned(),
        "<year>" => "2025".to_owned(),
        "<defect>" => spot.defect.to_string(),
        "<id>" => spot.dwelling.to_string(),
        "<reference>" => reference.clone(),
        "<name>" if path.starts_with("/figures") => reference.clone(),
        "<name>" => format!("mc.csv?estate={}", spot.estate),
        "<file>" => format!("progress.svg?estate={}", spot.estate),
        other if other.starts_with('<') => "1".to_owned(),
        other => other.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Every field a form may want, right as far as the form goes.
pub fn fields(once: &str, spot: &Spot) -> Vec<(&'static str, String)> {
    let text = |it: &str| it.to_owned();
    vec![
        ("once", text(once)),
        ("estate", text(spot.estate)),
        ("stage", text("delivered")),
        ("on", text("12/11/2026")),
        ("dwellings", text("3")),
        ("month", text("2026-09")),
        ("number", text("77 bis")),
        ("landlord", text("Maisons & Cités")),
        ("reason", text("typing-error")),
        ("act", text("reverse")),
        ("rows", text("0")),
        ("defect-on", text("12/11/2026")),
        ("defect-dwellings", text("1")),
        ("cure-on", text("12/11/2026")),
        ("cure-dwellings", text("1")),
        ("dwelling", format!("N-{}", spot.estate)),
    ]
}

#[test]
fn recording_inside_goes_on_and_outside_is_refused_as_if_nothing_bore_the_code() {
    let (service, inside, outside) = service();
    limit(&service, EPCI);
    let voice = service.contributor();
    let send = |estate: &str, operation: &str| {
        let once = voice.get("/entries/new").expect(200).hidden("once");
        let mut spot = inside.clone();
        spot.operation = operation.to_owned();
        let mut fields = fields(&once, &spot);
        fields.retain(|(name, _)| !["estate", "landlord"].contains(name));
        fields.push(("estate", estate.to_owned()));
        fields.push(("operation", operation.to_owned()));
        let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        voice.post("/entries", &fields)
    };
    let before = service.dump();
    let unknown = send("DOUAI-NULLE-PART", "").expect(422).text().to_owned();
    let hidden = send("DOUAI-CLOCHETTE", "").expect(422).text().to_owned();
    let plain = |text: &str, code: &str| {
        let text = text.replace(code, "X");
        // The key of the form, and a digest of what was typed.
        let without = |text: &str, name: &str| {
            let (before, after) = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
            format!("{before}{}", after.split_once('"').unwrap().1)
        };
        without(&without(&text, "once"), "about")
    };
    assert_eq!(plain(&hidden, "DOUAI-CLOCHETTE"), plain(&unknown, "DOUAI-NULLE-PART"));
    send("", &outside.operation).expect(422);
    send("Cité de la Clochette", "").expect(422);
    assert_eq!(service.dump(), before);
    send("LENS-4", "").expect(303);
}

#[test]
fn the_ledger_itself_refuses_what_lies_outside() {
    let (service, inside, outside) = service();
    limit(&service, EPCI);
    let author = Author::Account(service.account(Role::Contributor));
    let store = &service.store;
    let before = service.dump();
    let refused = |done: Result<(), StoreError>, what: &str| {
        let hidden = matches!(
            done,
            Err(StoreError::NotFound
                | StoreError::Refused(
                    Refusal::UnknownEstate(_)
                        | Refusal::UnknownEntry(_)
                        | Refusal::UnknownDefect(_)
                ))
        );
        assert!(hidden, "{what}: {done:?}");
    };
    let record = recording(outside.estate, Stage::Started, "2026-05-04", 9);
    refused(store.write(&author, |tx| tx.record(&record).map(drop)), "record");
    let day = "2026-11-01".parse().unwrap();
    let two = 1.try_into().unwrap();
    let entry = outside.entry;
    refused(store.write(&author, |tx| tx.report_defect(entry, day, two, None).map(drop)), "defect");
    refused(store.write(&author, |tx| tx.undo_defect(outside.defect, None).map(drop)), "undo");
    let names = [format!("N-{}", outside.estate)];
    refused(store.write(&author, |tx| tx.name_dwellings(entry, &names).map(drop)), "name");
    let facts = DwellingFacts { number: "5".into(), ..DwellingFacts::default() };
    let id = outside.dwelling;
    refused(store.write(&author, |tx| tx.change_dwelling(id, &facts).map(drop)), "dwelling");
    let month = "2026-09".parse().unwrap();
    let stage = Stage::Delivered;
    refused(
        store.write(&author, |tx| tx.state_nothing(outside.estate, stage, month).map(drop)),
        "nothing",
    );
    assert_eq!(service.dump(), before);
    // A dwelling elsewhere keeps its number, and nobody learns where it stands.
    let taken =
        DwellingFacts { number: format!("N-{}", outside.estate), ..DwellingFacts::default() };
    let done = store
        .write(&author, |tx| tx.add_dwellings(inside.estate, Some("Maisons & Cités"), &[taken]));
    let Err(StoreError::Refused(refusal)) = done else { panic!("{done:?}") };
    assert!(!format!("{refusal:?}").contains("Clochette"), "{refusal:?}");
}

#[test]
fn a_file_cannot_be_taken_in_by_a_limited_contributor() {
    let (service, ..) = service();
    limit(&service, EPCI);
    let author = Author::Account(service.account(Role::Contributor));
    let before = service.dump();
    let file = corons::domain::proposal::ImportFile {
        name: "a.csv".into(),
        sha256: corons::domain::event::Hash::of(b"a"),
    };
    let options = corons::domain::proposal::ImportOptions::default();
    let done = service.store.import_entries(&author, &file, &Vec::new(), &options);
    assert!(matches!(done, Err(StoreError::Forbidden)), "{done:?}");
    assert_eq!(service.dump(), before);
}
