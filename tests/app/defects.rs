//! Defects and cures over HTTP: reported, undone, refused, and what is left net.

use corons::store::Author;

use crate::entries::{deliver, prepared};
use crate::support::{Answer, Service, Voice};

struct Delivery {
    service: Service,
    position: i64,
}

/// A delivery of 24 by the command line.
fn delivery() -> Delivery {
    let service = prepared();
    let position = deliver(&service.store, &Author::CommandLine, "TEST-A", "2026-03-10", 24);
    Delivery { service, position }
}

impl Delivery {
    fn send(&self, who: &Voice<'_>, kind: &str, on: &str, dwellings: &str) -> Answer {
        let page = who.get(&format!("/entries/{}/defects", self.position)).expect(200);
        let part = page.text().split_once(&format!("id=\"{kind}\"")).expect("no such form").1;
        let part = part.split_once("name=\"once\" value=\"").unwrap().1;
        let once = part.split('"').next().unwrap();
        let name = |field: &str| format!("{kind}-{field}");
        let fields = [(name("on"), on), (name("dwellings"), dwellings), (name("note"), "toiture")];
        let mut typed: Vec<(&str, &str)> = vec![("once", once)];
        typed.extend(fields.iter().map(|(name, value)| (name.as_str(), *value)));
        who.post(&format!("/entries/{}/{kind}s", self.position), &typed)
    }

    fn undo(&self, who: &Voice<'_>, defect: i64) -> Answer {
        let page = who.get(&format!("/entries/{}/defects", self.position)).expect(200);
        let once = page.hidden("once");
        let address = format!("/entries/{}/defects/{defect}/reversal", self.position);
        who.post(&address, &[("once", &once)])
    }
}

#[test]
fn a_defect_and_its_cure_stand_in_the_family_with_running_gross_and_net() {
    let it = delivery();
    let manager = it.service.manager();
    it.send(&manager, "defect", "01/05/2026", "3").expect(303);
    it.send(&manager, "cure", "15/06/2026", "2").expect(303);
    let page = manager.get(&format!("/entries/{}", it.position)).expect(200);
    page.says("défauts signalés sur").says("\u{a0}: «\u{a0}toiture\u{a0}»");
    page.says("1\u{a0}logement avec défauts non levés\u{a0}: 23\u{a0}net");
    for net in ["data-k=\"Net\">24<", "data-k=\"Net\">21<", "data-k=\"Net\">23<"] {
        page.says(net);
    }
    let defect = it.position + 1;
    let event = it.service.reader().get(&format!("/entries/{defect}")).expect(200);
    event.says("défauts signalés").says(&format!("href=\"/entries/{}\"", it.position));
    assert!(it.service.store.read(|read| read.verify(None)).unwrap().fault.is_none());
}

#[test]
fn what_is_too_much_too_early_or_no_day_is_said_beside_its_field() {
    let it = delivery();
    let manager = it.service.manager();
    it.send(&manager, "defect", "05/2026", "3").expect(422).says("à un jour précis");
    it.send(&manager, "defect", "09/03/2026", "3").expect(422).says("10 mars 2026");
    it.send(&manager, "defect", "01/12/2026", "3").expect(422).says("pas encore arrivé");
    let many = it.send(&manager, "defect", "01/05/2026", "25").expect(422);
    many.says("id=\"defect-dwellings-error\"").says("25\u{a0}défauts signalés");
    it.send(&manager, "defect", "01/05/2026", "3").expect(303);
    it.send(&manager, "cure", "30/04/2026", "1").expect(422).says("signalez d’abord le défaut");
}

#[test]
fn undoing_a_defect_that_a_cure_needs_names_the_cure() {
    let it = delivery();
    let manager = it.service.manager();
    it.send(&manager, "defect", "01/05/2026", "3").expect(303);
    it.send(&manager, "cure", "15/06/2026", "3").expect(303);
    let (defect, cure) = (it.position + 1, it.position + 2);
    it.undo(&manager, defect).expect(409).says(&format!("La levée @{cure}"));
    it.undo(&manager, cure).expect(303);
    it.undo(&manager, cure).expect(409).says("déjà annulée");
    let undone = cure + 1;
    it.undo(&manager, undone).expect(422).says("ne s’annule pas");
    it.undo(&manager, defect).expect(303);
    let page = manager.get(&format!("/entries/{}/defects", it.position)).expect(200);
    page.says("24\u{a0}livrés brut, 0\u{a0}défauts signalés, 0\u{a0}levés\u{a0}: 24\u{a0}net");
}

#[test]
fn an_entry_with_a_defect_is_not_corrected_and_the_refusal_lists_it() {
    let it = delivery();
    let manager = it.service.manager();
    it.send(&manager, "defect", "01/05/2026", "3").expect(303);
    let refused = manager.get(&format!("/entries/{}/correction", it.position)).expect(422);
    refused.says(&format!("le défaut @{}", it.position + 1)).says("d’abord");
}

#[test]
fn contributors_report_on_their_own_entries_only() {
    let it = delivery();
    let contributor = it.service.contributor();
    let page = contributor.get(&format!("/entries/{}/defects", it.position)).expect(200);
    page.says("de quelqu’un d’autre");
    assert!(!page.text().contains("id=\"defect\""));
    let before = it.service.position();
    let fields =
        [("once", "abcdefgh12345678"), ("defect-on", "01/05/2026"), ("defect-dwellings", "1")];
    contributor.post(&format!("/entries/{}/defects", it.position), &fields).expect(403);
    it.service.reader().post(&format!("/entries/{}/defects", it.position), &fields).expect(403);
    assert_eq!(it.service.position(), before);
    let author = Author::Account(it.service.account(corons::domain::role::Role::Contributor));
    let own = deliver(&it.service.store, &author, "TEST-B", "2026-03-10", 4);
    let own = Delivery { service: it.service, position: own };
    own.send(&own.service.contributor(), "defect", "01/05/2026", "1").expect(303);
}

#[test]
fn a_total_without_breakdown_is_broken_down_from_its_own_page() {
    let service = prepared();
    let total = {
        let recording = corons::domain::entry::Recording {
            estate: Some("NON-REPARTI".into()),
            operation: None,
            landlord: Some("Maisons & Cités".into()),
            stage: corons::domain::stage::Stage::Delivered,
            date: corons::domain::calendar::WrittenDate::Year(2025),
            dwellings: 42.try_into().unwrap(),
            note: None,
            reference: None,
            confirmed: vec![],
        };
        let record = |tx: &mut corons::store::Tx<'_>| Ok(tx.record(&recording)?.position);
        service.store.write(&Author::CommandLine, record).unwrap()
    };
    let manager = service.manager();
    manager.get(&format!("/entries/{total}")).expect(200).says("Répartir ce total");
    let address = format!("/entries/{total}/correction");
    let page = manager.get(&address).expect(200);
    page.says("value=\"breakdown\" selected").says("name=\"estate-3\"").says("value=\"2025\"");
    page.says("Les lignes font 0 logement");
    let fields = [
        ("once", page.hidden("once")),
        ("reason", "breakdown".into()),
        ("rows", "2".into()),
        ("estate-1", "TEST-A".into()),
        ("stage-1", "delivered".into()),
        ("on-1", "2025".into()),
        ("dwellings-1", "30".into()),
        ("estate-2", "TEST-B".into()),
        ("stage-2", "delivered".into()),
        ("on-2", "2025".into()),
        ("dwellings-2", "12".into()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    manager.post(&address, &fields).expect(303);
    let page = manager.get(&format!("/entries/{total}")).expect(200);
    page.says("42\u{a0}−\u{a0}42\u{a0}+\u{a0}30\u{a0}+\u{a0}12");
}

#[test]
fn gross_and_net_stand_together_on_every_page_where_they_differ_and_net_can_be_read() {
    let it = delivery();
    let reader = it.service.reader();
    let plain = reader.get("/programmes/mc").expect(200);
    assert!(!plain.text().contains("net=true"), "nothing is net of anything yet");
    it.send(&it.service.manager(), "defect", "01/05/2026", "3").expect(303);
    let among = "dont 3\u{a0}avec défauts non levés (<a class=\"n\"";
    let operation = it.service.store.read(|read| read.operations()).unwrap().remove(0).code;
    for page in ["/programmes/mc", "/programmes/mc/years/2026", "/estates/TEST-A"] {
        reader.get(page).expect(200).says(among);
    }
    reader.get(&format!("/operations/{operation}")).expect(200).says("21\u{a0}net");
    reader.get("/programmes/mc").expect(200).says("&#38;net=true");
    let net = reader.get("/programmes/mc?net=true").expect(200);
    net.says("net de défauts").says("21\u{a0}logements");
    reader.get("/programmes/mc/years/2026?net=true").expect(200).says("(net de défauts)");
    reader.get("/programmes/mc.json?net=true").expect(200).says("\"total\":{\"actual\":21,");
    reader.get("/programmes/mc.json").expect(200).says("\"defective\":3");
    reader.get("/charts/progress.svg?net=true").expect(200).says("net");
    reader.get("/estates.csv").expect(200).says("avec_defauts");
    for page in ["/programmes/mc", "/programmes/mc/years/2026", "/estates", "/estates/TEST-A"] {
        let refused = reader.get(&format!("{page}?net=banana")).expect(400);
        refused.says("banana");
    }
}
