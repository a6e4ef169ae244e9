//! Proposals: a file is brought, read over, mended, adopted by a second person, undone (DESIGN 8, 9).

use corons::domain::ids::EstateCode;
use corons::domain::role::Role;
use corons::store::{Author, EntryFilter, Store};
use rocket::http::{ContentType, Header};
use rust_xlsxwriter::{Format, Workbook};

use crate::support::{Answer, Service, Voice};

const HEADER: &str = "cite;etape;date;logements;reference\n";

/// A service with an operation on two estates.
fn service() -> (Service, String, String) {
    let service = Service::new();
    let estates = service.store.read(|read| read.estates()).unwrap();
    let mut own = estates.iter().filter(|it| !it.is_bucket() && it.landlords.len() == 1);
    let (one, two) = (own.next().unwrap().code.to_string(), own.next().unwrap().code.to_string());
    (service, one, two)
}

/// Brings a file as a browser does.
pub fn bring(service: &Service, who: &Voice<'_>, name: &str, kind: &str, bytes: &[u8]) -> Answer {
    let mut body = Vec::new();
    body.extend(
        format!("--x7\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n").bytes(),
    );
    let head = format!(
        "--x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    body.extend(head.bytes());
    body.extend(bytes);
    body.extend(b"\r\n--x7--\r\n");
    let media = ContentType::parse_flexible("multipart/form-data; boundary=x7").unwrap();
    let request = who.request(service.client.post("/proposals"));
    let own = Header::new("Sec-Fetch-Site", "same-origin");
    Answer::of(request.header(media).header(own).body(body).dispatch())
}

/// Brings a file of entries and opens its page.
pub fn open(service: &Service, who: &Voice<'_>, text: &str) -> (String, Answer) {
    let brought = bring(service, who, "suivi.csv", "", text.as_bytes()).expect(303);
    let address = brought.location().to_owned();
    let page = who.get(&address).expect(200);
    (address, page)
}

pub fn send(who: &Voice<'_>, page: &Answer, address: &str, fields: &[(&str, &str)]) -> Answer {
    let (once, revision) = (page.hidden("once"), page.hidden("revision"));
    let mut all = vec![("once", once.as_str()), ("revision", revision.as_str())];
    all.extend(fields);
    who.post(address, &all)
}

pub fn adopt(who: &Voice<'_>, address: &str) -> Answer {
    let page = who.get(address).expect(200);
    send(who, &page, &format!("{address}/adoption"), &[])
}

fn live(store: &Store) -> i64 {
    let sums = store.read(|read| read.entry_sums(&EntryFilter::default())).unwrap();
    sums.iter().map(|it| it.dwellings).sum()
}

#[test]
fn a_file_is_brought_by_one_adopted_by_another_and_undone() {
    let (service, one, two) = service();
    let (contributor, manager) = (service.contributor(), service.manager());
    let text =
        format!("{HEADER}{one};livrés;2021;12;PV-1\n{two};livrés;2022;3;PV-2\nTotal;;;15;\n");
    let before = service.position();
    let (address, page) = open(&service, &contributor, &text);
    page.says("Ce fichier est sans erreur").says("Totaux passés").says("+12").says("suivi.csv");
    assert!(!page.text().contains("/adoption"), "only managers adopt");
    assert_eq!(service.position(), before, "a look changes nothing");
    contributor.post(&format!("{address}/adoption"), &[("once", "abcdefgh1234")]).expect(403);

    let seen = manager.get(&address).expect(200);
    seen.says("livrés à ce jour").says("Après adoption");
    adopt(&manager, &address).expect(303);
    let page = manager.get(&address).expect(200);
    page.says("adoptée par manager").says("Annuler tout le fichier");
    assert_eq!(live(&service.store), 15);

    // The same bytes twice change nothing and say so.
    let (again, page) = open(&service, &contributor, &text);
    assert_ne!(again, address);
    page.says("il ne changerait rien").says("par manager");
    let after = service.position();

    let page = manager.get(&address).expect(200);
    let key = page.hidden("once");
    manager.post(&format!("{address}/reversal"), &[("once", &key)]).expect(303);
    manager.get(&address).expect(200).says("adoptée puis annulée");
    assert_eq!(live(&service.store), 0);
    assert_eq!(service.position(), after + 2);

    // It may then come again.
    adopt(&manager, &again).expect(303);
    assert_eq!(live(&service.store), 15);
    manager.get("/proposals").expect(200).says("adoptée puis annulée par manager");
}

#[test]
fn all_errors_are_shown_at_once_alike_ones_together_and_beside_their_lines() {
    let (service, one, _) = service();
    let contributor = service.contributor();
    let text = format!(
        "{HEADER}{one};livrés;31/02/2021;12;a\n{one};livrés;31/02/2021;13;b\n{one};livrés;2021;0;c\nCité Inconnue;livrés;2021;1;d\n"
    );
    let (address, page) = open(&service, &contributor, &text);
    page.says("4\u{a0}cellules").says("2–3").says("31/02/2021").says("Que faire");
    let file = contributor.get(&format!("{address}/remarks")).expect(200);
    assert!(
        file.text().starts_with("\u{feff}cite;etape;date;logements;reference;remarques_corons")
    );
    assert_eq!(file.text().lines().count(), 5);
    file.says("Ligne 2").says("Ligne 5");
    // The mended file keeps its column of remarks and is read all the same.
    let mended = file
        .text()
        .replace("31/02/2021", "28/02/2021")
        .replace("Cité Inconnue", &one)
        .replace(";0;", ";7;");
    let (_, page) = open(&service, &contributor, &mended);
    page.says("Ce fichier est sans erreur");
}

#[test]
fn a_near_name_is_offered_and_never_taken_by_itself() {
    let (service, one, _) = service();
    let contributor = service.contributor();
    let code: EstateCode = one.parse().unwrap();
    let estate = service.store.read(|read| read.estate(code.as_str())).unwrap().unwrap();
    let wrong = format!("{}x", estate.name);
    let (address, page) =
        open(&service, &contributor, &format!("{HEADER}{wrong};livrés;2021;12;a\n"));
    page.says("ouliez-vous dire").says(&format!("value=\"{one}\""));
    let fields = [("part", "names"), ("name-0", wrong.as_str()), ("code-0", one.as_str())];
    send(&contributor, &page, &address, &fields).expect(303);
    contributor.get(&address).expect(200).says("Ce fichier est sans erreur");
}

#[test]
fn what_is_asked_is_confirmed_with_a_reason_and_twins_are_ticked() {
    let (service, one, _) = service();
    let (contributor, manager) = (service.contributor(), service.manager());
    let text = format!("cite;etape;date;logements\n{one};livrés;2021;12\n{one};livrés;2021;12\n");
    let (address, page) = open(&service, &contributor, &text);
    page.says("Des lignes sont inhabituelles");
    let fields = [("part", "answers"), ("asked", "twin"), ("confirm", "twin")];
    send(&contributor, &page, &address, &fields).expect(303);
    // Without a reason nothing is confirmed.
    let page = contributor.get(&address).expect(200);
    page.says("Des lignes sont inhabituelles");
    let fields = [fields[0], fields[1], fields[2], ("reason", "deux tranches")];
    send(&contributor, &page, &address, &fields).expect(303);
    contributor.get(&address).expect(200).says("Ce fichier est sans erreur");
    adopt(&manager, &address).expect(303);
    assert_eq!(live(&service.store), 24);

    // A workbook that grows: the lines that are there are passed over, unless one is ticked.
    let grown = format!("{text}{one};livrés;2022;5\n");
    let (address, page) = open(&service, &contributor, &grown);
    page.says("name=\"tick\" value=\"2\"").says("Ce fichier est sans erreur").says("+5");
    assert!(!page.text().contains("+12"));
    let fields = [("part", "answers"), ("reason", "troisième tranche"), ("tick", "2")];
    send(&contributor, &page, &address, &fields).expect(303);
    contributor.get(&address).expect(200).says("+12").says("value=\"2\" checked");
}

#[test]
fn a_workbook_is_read_like_a_text_and_its_sheet_and_columns_can_be_chosen() {
    let (service, one, _) = service();
    let contributor = service.contributor();
    let mut book = Workbook::new();
    for (name, count) in [("Aide", 0), ("Livraisons", 12)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, text) in (0_u16..).zip(["Cité", "Étape", "Fait le", "Combien"]) {
            sheet.write(0, column, text).unwrap();
        }
        sheet.write(1, 0, one.as_str()).unwrap();
        sheet.write(1, 1, "livrés").unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(1, 2, 44_562.0, &day).unwrap();
        sheet.write(1, 3, count).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let brought = bring(&service, &contributor, "suivi.xlsx", "entries", &bytes).expect(303);
    let address = brought.location().to_owned();
    let page = contributor.get(&address).expect(200);
    page.says("Colonnes non lues").says("Combien").says("Livraisons");
    send(
        &contributor,
        &page,
        &address,
        &[("part", "reading"), ("kind", "entries"), ("sheet", "Livraisons")],
    )
    .expect(303);
    let page = contributor.get(&address).expect(200);
    let fields = [
        ("part", "reading"),
        ("kind", "entries"),
        ("sheet", "Livraisons"),
        ("column-2", "date"),
        ("column-3", "logements"),
    ];
    send(&contributor, &page, &address, &fields).expect(303);
    contributor.get(&address).expect(200).says("Ce fichier est sans erreur").says("+12");
}

#[test]
fn what_oneself_brought_wants_a_second_person_where_there_is_one() {
    let (service, one, _) = service();
    let manager = service.manager();
    let text = format!("{HEADER}{one};livrés;2021;12;a\n");
    let (address, page) = open(&service, &manager, &text);
    page.says("sans double validation").says("/adoption");
    let login = "second".parse().unwrap();
    service
        .store
        .write(&Author::CommandLine, |tx| tx.add_account(&login, "second", Role::Manager))
        .unwrap();
    let page = manager.get(&address).expect(200);
    page.says("un autre pilote doit l’adopter");
    let refused = send(&manager, &page, &format!("{address}/adoption"), &[]).expect(422);
    refused.says("un autre pilote");
    assert_eq!(live(&service.store), 0);
    let second = service
        .voice_of(service.store.read(|read| read.account_by_login(&login)).unwrap().unwrap().id);
    adopt(&second, &address).expect(303);
    assert_eq!(live(&service.store), 12);
}

#[test]
fn later_entries_that_stand_on_a_file_keep_it_from_being_undone_and_are_named() {
    let (service, one, _) = service();
    let (contributor, manager) = (service.contributor(), service.manager());
    let text = format!("{HEADER}{one};livrés;2021;12;a\n");
    let (address, _) = open(&service, &contributor, &text);
    adopt(&manager, &address).expect(303);
    // The next month's workbook corrects the line.
    let (later, page) = open(&service, &contributor, &text.replace(";12;", ";14;"));
    page.says("Ce fichier est sans erreur");
    adopt(&manager, &later).expect(303);
    let page = manager.get(&address).expect(200);
    page.says("ne peut pas être annulé").says(&format!("/entries/{}", service.position()));
    let key = "abcdefgh12345678".to_owned();
    manager.post(&format!("{address}/reversal"), &[("once", &key)]).expect(409);
    // The later one can be undone: what it corrected stands again.
    let page = manager.get(&later).expect(200);
    let key = page.hidden("once");
    manager.post(&format!("{later}/reversal"), &[("once", &key)]).expect(303);
    assert_eq!(live(&service.store), 12);
}

#[test]
fn nobody_sees_the_files_of_others_but_managers_and_who_brought_one_may_take_it_away() {
    let (service, one, _) = service();
    let contributor = service.contributor();
    let login = "autre".parse().unwrap();
    service
        .store
        .write(&Author::CommandLine, |tx| tx.add_account(&login, "Autre", Role::Contributor))
        .unwrap();
    let other = service
        .voice_of(service.store.read(|read| read.account_by_login(&login)).unwrap().unwrap().id);
    let (address, page) =
        open(&service, &contributor, &format!("{HEADER}{one};livrés;2021;12;a\n"));
    other.get(&address).expect(404);
    assert!(!other.get("/proposals").expect(200).text().contains("suivi.csv"));
    service.reader().get("/proposals").expect(403);
    send(&contributor, &page, &format!("{address}/removal"), &[]).expect(303);
    contributor.get(&address).expect(200).says("retirée par contributor");
    send(&contributor, &page, &address, &[("part", "answers")]).expect(422);
    contributor.get(&format!("{address}/remarks")).expect(404);
}
