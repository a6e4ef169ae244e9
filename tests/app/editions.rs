//! Published board packs: one act, one number, the same bytes for ever.

use corons::domain::entry::{Confirmation, Recording};
use corons::domain::role::Role;
use corons::domain::stage::Stage;
use corons::files::pack::archive::{self, File};
use corons::files::pack::extract;
use corons::files::pack::manifest::{EXTRACT, MANIFEST, Manifest, Wrong, check};
use corons::store::{Author, NewEdition, Store};
use corons::text::Lang;
use diesel::RunQueryDsl as _;
use diesel::connection::Connection as _;

use crate::board::{deliver as deliver_on, publish, recording, spaced as numbers, steady};
use crate::paper::{poppler, spaced};
use crate::support::{Answer, Service, Voice};

fn service() -> Service {
    Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    })
}

/// Publishes an edition with the form as it is shown, and a comment.
fn made(manager: &Voice<'_>, comment: &str) -> Answer {
    let form = manager.get("/editions").expect(200);
    let once = form.hidden("once");
    manager.post("/editions", &[("once", &once), ("comment", comment)])
}

fn files(zip: &Answer) -> Vec<File> {
    archive::unpack(&zip.bytes).unwrap()
}

/// The tables of an edition.
const TABLES: [&str; 9] = [
    "progress-years",
    "progress-months",
    "stages",
    "territories",
    "territory-years",
    "estates",
    "pace",
    "restatements",
    "entries",
];

fn find<'f>(files: &'f [File], name: &str) -> &'f [u8] {
    &files.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}")).1
}

fn text<'f>(files: &'f [File], name: &str) -> &'f str {
    let found = files.iter().find(|(own, _)| own == name);
    std::str::from_utf8(&found.unwrap_or_else(|| panic!("{name} is not there")).1).unwrap()
}

/// A delivery that may be part of what was published without estates.
fn deliver(store: &Store, dwellings: i64) {
    let wanted = recording("LENS-4", Stage::Delivered, "2026-09-15", dwellings);
    let confirmed = ["may-be-unallocated", "no-programme"]
        .map(|question| Confirmation { question: question.to_owned(), reason: "vu".to_owned() });
    let wanted = Recording { confirmed: confirmed.into(), ..wanted };
    store.write(&Author::CommandLine, |tx| tx.record(&wanted)).unwrap();
}

#[test]
fn a_manager_publishes_with_nothing_filled_in_and_readers_take_it() {
    let service = service();
    let manager = service.manager();
    service.reader().get("/editions").expect(200).says("Aucun dossier");
    let answer = made(&manager, "");
    assert_eq!(answer.location(), "/editions/1");
    let reader = service.reader();
    reader.get("/editions").expect(200).says("href=\"/editions/1\"").says("/editions/1.zip");
    let page = reader.get("/editions/1").expect(200);
    page.says("Dossier du conseil").says("logements").says("premier dossier").says("manifest.json");
    let zip = reader.get("/editions/1.zip").expect(200);
    assert_eq!(zip.header("Content-Type"), Some("application/zip"));
    assert!(zip.bytes == reader.get("/editions/1.zip").expect(200).bytes);
    let checked = check(&zip.bytes).unwrap();
    assert_eq!(checked.manifest.number, 1);
    page.says(&checked.hash.to_string());
    let found = service.store.read(|read| read.verify(None)).unwrap();
    assert_eq!(found.fault, None);
    // The event is in the ledger and in the log, with a sentence.
    let event = service.position();
    reader.get(&format!("/entries/{event}")).expect(200).says("publication d’un dossier");
    manager.get("/audit").expect(200).says("a publié le dossier du conseil");
    // It is known from its position on.
    reader.get(&format!("/editions/1?known=@{}", event - 1)).expect(404);
    reader.get(&format!("/editions/1?known=@{event}")).expect(200);
    for lost in ["/editions/2", "/editions/2.zip", "/editions/01", "/editions/x", "/editions/1.pdf"]
    {
        reader.get(lost).expect(404);
    }
}

#[test]
fn the_archive_says_what_the_board_page_says() {
    let service = service();
    made(&service.manager(), "Deux lots <b>en retard</b>.").expect(303);
    let zip = service.reader().get("/editions/1.zip").expect(200);
    let files = files(&zip);
    let manifest: Manifest = serde_json::from_str(text(&files, MANIFEST)).unwrap();
    let read = |read: &mut corons::store::Read<'_>| read.editions();
    let edition = service.store.read(read).unwrap().remove(0);
    assert_eq!(manifest.known.position, edition.sealed.known);
    let lines = extract::read(text(&files, EXTRACT).as_bytes()).unwrap();
    let delivered = extract::sums(&lines)["delivered"].total;
    let progress = service.reader().get("/programmes/mc.json?by=year").expect(200);
    let progress: serde_json::Value = serde_json::from_slice(&progress.bytes).unwrap();
    assert_eq!(progress["total"]["actual"], delivered);
    let years = text(&files, "data/progress-years.json");
    let years: serde_json::Value = serde_json::from_str(years).unwrap();
    assert_eq!(years["total"]["actual"], delivered);
    for (lang, html, pdf) in [
        ("fr", "fr/dossier-1.html", "fr/dossier-1.pdf"),
        ("en", "en/board-pack-1.html", "en/board-pack-1.pdf"),
    ] {
        let page = text(&files, html);
        let page_says = numbers(page);
        let board = service.reader().get(&format!("/programmes/mc?lang={lang}")).expect(200);
        let answer = board.text().split_once("class=\"answer\">").unwrap().1;
        let answer = answer.split("</p>").next().unwrap().to_owned();
        assert!(page.contains(&answer), "{answer}");
        assert!(page.contains("Deux lots &lt;b&gt;en retard&lt;/b&gt;."), "the comment, as words");
        // It opens anywhere: no script, nothing fetched, each picture and table inside.
        let lower = page.to_lowercase();
        let lower = lower.replace("url(#", "");
        for word in ["<script", "src=", "href=", "@import", "url(", "javascript:", " onload"] {
            assert!(!lower.contains(word), "{html} holds {word}");
        }
        assert!(page.matches("<table").count() >= 9, "{}", page.matches("<table").count());
        let ids: Vec<&str> =
            page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let unlike: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unlike.len(), "{ids:?}");
        assert!(page_says.contains(&delivered.to_string()) || delivered > 999);
        let (_, bytes) = files.iter().find(|(name, _)| name == pdf).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        if let Some(words) = poppler("pdftotext", &["-layout"], bytes) {
            assert!(spaced(&words).contains("Deux lots <b>en retard</b>."));
        }
    }
    for chart in ["progress", "years", "months", "territories", "heat", "estates", "stages"] {
        for lang in Lang::ALL {
            // Its words are drawn, so that it looks the same wherever it is opened.
            let svg = text(&files, &format!("{lang}/charts/{chart}.svg"));
            assert!(svg.contains("<path") && !svg.contains("<text"), "{chart}");
            let png = &find(&files, &format!("{lang}/charts/{chart}.png"))[..24];
            assert!(png.starts_with(b"\x89PNG") && png[16..20] == [0, 0, 6, 64], "{chart}");
        }
    }
    for table in TABLES {
        assert!(text(&files, &format!("data/{table}.csv")).lines().count() > 1, "{table}");
        for lang in Lang::ALL {
            let book = find(&files, &format!("{lang}/tables/{table}.xlsx"));
            assert!(book.starts_with(b"PK"), "{table}");
        }
    }
    // Two that show the same state have the same bytes, but for their number and its words.
    assert_eq!(manifest.files.len() + 1, files.len());
}

#[test]
fn a_double_click_makes_one_edition_and_a_second_one_says_what_changed() {
    let service = service();
    let manager = service.manager();
    let form = manager.get("/editions").expect(200);
    let once = form.hidden("once");
    let fields = [("once", once.as_str()), ("comment", "Un")];
    let first = manager.post("/editions", &fields);
    let again = manager.post("/editions", &fields);
    assert_eq!(first.location(), again.location());
    assert_eq!(service.store.read(|read| read.editions()).unwrap().len(), 1);
    let before = service.reader().get("/editions/1.zip").expect(200).bytes;
    deliver(&service.store, 7);
    made(&manager, "Deux").expect(303);
    let second = service.reader().get("/editions/2").expect(200);
    second.says("+7").says("/editions/2?from=1").says("from=@");
    let zip = service.reader().get("/editions/2.zip").expect(200);
    let files = files(&zip);
    assert!(text(&files, "fr/dossier-2.html").contains("Depuis le dossier n°"));
    // The first stays what it was.
    assert!(service.reader().get("/editions/1.zip").expect(200).bytes == before);
    let long = "x".repeat(1_001);
    made(&manager, &long).expect(422).says("1\u{202f}000");
    assert_eq!(service.store.read(|read| read.editions()).unwrap().len(), 2);
}

#[test]
fn only_managers_publish_and_guests_and_limited_people_see_none() {
    let service = service();
    for role in [Role::Reader, Role::Contributor, Role::Admin] {
        let voice = service.signed_in(role);
        let fields = [("once", "aaaaaaaaaa")];
        voice.post("/editions", &fields).expect(403);
        let page = voice.get("/editions").expect(200);
        assert!(!page.text().contains("action=\"/editions\""));
    }
    service.anyone().get("/editions").expect(401);
    service.anyone().post("/editions", &[("once", "aaaaaaaaaa")]).expect(401);
    service.manager().post_from_elsewhere("/editions", &[("once", "aaaaaaaaaa")]).expect(403);
    service.manager().post("/editions", &[]).expect(422);
    let read = |read: &mut corons::store::Read<'_>| read.editions();
    assert!(service.store.read(read).unwrap().is_empty());
}

#[test]
fn nothing_changes_a_published_edition() {
    let service = service();
    made(&service.manager(), "").expect(303);
    let path = service.folder.path().join("data/corons.db");
    let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    for sql in [
        "UPDATE editions SET comment = 'x'",
        "UPDATE editions SET archive = x'00'",
        "DELETE FROM editions",
        "INSERT OR REPLACE INTO editions SELECT 1, position, programme, known, known_on, to_day, 'x', manifest, archive FROM editions",
        "INSERT INTO editions SELECT 3, position, programme, known, known_on, to_day, 'x', manifest, archive FROM editions",
    ] {
        assert!(diesel::sql_query(sql).execute(&mut conn).is_err(), "{sql}");
    }
    // Who goes round the triggers is found by the check.
    diesel::sql_query("DROP TRIGGER editions_stay").execute(&mut conn).unwrap();
    diesel::sql_query("UPDATE editions SET comment = 'x'").execute(&mut conn).unwrap();
    let found = service.store.read(|read| read.verify(None)).unwrap();
    assert!(found.fault.is_some());
}

#[test]
fn an_archive_that_was_touched_is_named() {
    let service = service();
    made(&service.manager(), "").expect(303);
    let zip = service.reader().get("/editions/1.zip").expect(200);
    let whole = files(&zip);
    let packed = |change: &dyn Fn(&mut Vec<File>)| {
        let mut files = whole.clone();
        change(&mut files);
        check(&archive::pack(&files).unwrap())
    };
    assert!(packed(&|_| {}).is_ok());
    let changed = |name: &'static str| {
        move |files: &mut Vec<File>| {
            files.iter_mut().find(|(own, _)| own == name).unwrap().1.push(b' ');
        }
    };
    for name in ["fr/dossier-1.pdf", "data/estates.csv", EXTRACT] {
        assert_eq!(packed(&changed(name)), Err(Wrong::Changed(name.to_owned())));
    }
    let gone = packed(&|files| files.retain(|(name, _)| name != "data/entries.csv"));
    assert_eq!(gone, Err(Wrong::Missing("data/entries.csv".to_owned())));
    let more = packed(&|files| files.push(("x.txt".to_owned(), Vec::new())));
    assert_eq!(more, Err(Wrong::Added("x.txt".to_owned())));
    let bare = packed(&|files| files.retain(|(name, _)| name != MANIFEST));
    assert_eq!(bare, Err(Wrong::NoManifest));
    assert_eq!(check(&zip.bytes[..zip.bytes.len() - 40]), Err(Wrong::NoArchive));
    // A manifest made to fit another extract still has totals that do not.
    let forged = packed(&|files| {
        let mut lines = extract::read(text(files, EXTRACT).as_bytes()).unwrap();
        lines[0].dwellings += 1;
        let bytes = extract::write(&lines).unwrap();
        files.iter_mut().find(|(own, _)| own == EXTRACT).unwrap().1 = bytes;
        let manifest: Manifest = serde_json::from_str(text(files, MANIFEST)).unwrap();
        let rest: Vec<File> = files.iter().filter(|(own, _)| own != MANIFEST).cloned().collect();
        let forged = manifest.of(&rest).text().into_bytes();
        files.iter_mut().find(|(own, _)| own == MANIFEST).unwrap().1 = forged;
    });
    assert!(matches!(forged, Err(Wrong::Total { .. })), "{forged:?}");
}

/// The ledger is written on 30 October; the board reads October only once it is over. An edition
/// of 28 November says what the board says that day, and goes on saying it.
#[test]
fn an_edition_reads_totals_at_the_day_it_is_made_and_stays_there() {
    let service = Service::with(|store| {
        store.clock().set("2026-10-30T08:00:00Z".parse().unwrap());
        for (date, dwellings) in [("2025-09-15", 100), ("2026-09-15", 20), ("2026-10-20", 3)] {
            deliver_on(store, "LENS-12-14", date, dwellings);
        }
        publish(store, &[("LENS-12-14", 300)]);
        store.clock().set("2026-11-28T09:00:00Z".parse().unwrap());
    });
    let answer = |address: &str| {
        // A sign-in lasts some days only.
        let page = service.reader().get(address).expect(200);
        let answer = page.text().split_once("class=\"answer\">").unwrap().1;
        answer.split("</p>").next().unwrap().to_owned()
    };
    let said = answer("/programmes/mc?lang=fr");
    assert!(numbers(&said).contains("123"), "{said}");
    let head = service.position();
    made(&service.manager(), "").expect(303);
    let zip = service.reader().get("/editions/1.zip").expect(200);
    let checked = check(&zip.bytes).unwrap();
    let shown = &checked.manifest.known;
    assert_eq!(checked.manifest.to.to_string(), "2026-10-31");
    assert_eq!((shown.on.to_string().as_str(), shown.position), ("2026-11-28", head));
    assert_eq!(checked.manifest.totals["delivered"].total, 123);
    let page = |zip: &Answer| text(&files(zip), "fr/dossier-1.html").to_owned();
    assert!(page(&zip).contains(&said), "{said}");
    // What comes later changes neither it nor what its own point of knowledge shows.
    service.store.clock().set("2027-02-03T09:00:00Z".parse().unwrap());
    deliver_on(&service.store, "LENS-12-14", "2026-10-25", 6);
    assert!(numbers(&answer("/programmes/mc?lang=fr")).contains("129"));
    let reader = service.reader();
    assert!(reader.get("/editions/1.zip").expect(200).bytes == zip.bytes);
    let edition = reader.get("/editions/1?lang=fr").expect(200);
    let at = format!("/programmes/mc?known=@{}", head + 1);
    edition.says(&format!("href=\"{at}\"")).says("28 novembre 2026");
    assert_eq!(answer(&format!("{at}&lang=fr")), said);
    // The next one begins where this one ended.
    made(&service.manager(), "").expect(303);
    reader.get("/editions/2").expect(200).says("Au 31 octobre 2026").says("+6");
}

/// A pack that no longer shows what is known is not published.
#[test]
fn an_edition_of_yesterday_or_of_a_ledger_that_moved_on_is_refused() {
    let service = service();
    let manager = Author::Account(service.account(Role::Manager));
    let head = service.store.read(|read| read.known_now()).unwrap();
    let new = |known, known_on| NewEdition {
        number: 1,
        programme: "mc".into(),
        known,
        known_on,
        to: head.on,
        comment: None,
        manifest: "{}".into(),
        archive: vec![0],
    };
    let published = |new: NewEdition| {
        service.store.write(&manager, move |tx| tx.publish_edition(&new)).unwrap()
    };
    assert_eq!(published(new(head.position - 1, head.on)), None);
    assert_eq!(published(new(head.position, head.on.pred_opt().unwrap())), None);
    assert_eq!(published(new(head.position, head.on)), Some(head.position + 1));
    assert_eq!(published(new(head.position + 1, head.on)), None, "its number is taken");
}
