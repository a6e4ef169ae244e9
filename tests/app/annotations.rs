//! What managers note on the pictures of a programme.

use corons::domain::role::Role;
use corons::store::{KeptAnnotation, Read};
use diesel::RunQueryDsl as _;
use diesel::connection::Connection as _;

use crate::board::{publish, steady};
use crate::past::later;
use crate::scope::{EPCI, limit};
use crate::support::{Answer, Service, Voice, json_of};

const ADDRESS: &str = "/programmes/mc/annotations";
const TEXT: &str = "Chantiers <arrêtés> & repris";
/// As pictures write it, and as pages do.
const SHOWN: &str = "Chantiers &lt;arrêtés&gt; &amp; repris";
const WRITTEN: &str = "Chantiers &#60;arrêtés&#62; &#38; repris";

fn service() -> Service {
    Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    })
}

fn write(manager: &Voice<'_>, on: &str, text: &str) -> Answer {
    let once = manager.get(ADDRESS).expect(200).hidden("once");
    manager.post(ADDRESS, &[("once", &once), ("on", on), ("text", text)])
}

fn kept(service: &Service) -> Vec<KeptAnnotation> {
    let read = |read: &mut Read<'_>| {
        let programme = read.programme("mc")?.unwrap();
        read.all_annotations(programme.id)
    };
    service.store.read(read).unwrap()
}

fn withdraw(manager: &Voice<'_>, position: i64) -> Answer {
    let once = manager.get(ADDRESS).expect(200).hidden("once");
    manager.post(&format!("{ADDRESS}/{position}/withdrawal"), &[("once", &once)])
}

/// A picture whose words are text.
fn picture(voice: &Voice<'_>, name: &str, more: &str) -> String {
    let address = format!("/charts/{name}.svg?text=live&width=904{more}");
    voice.get(&address).expect(200).text().to_owned()
}

#[test]
fn a_manager_writes_one_and_everybody_reads_it_with_the_pictures() {
    let service = service();
    let (manager, reader) = (service.manager(), service.reader());
    reader.get(ADDRESS).expect(200).says("aucune annotation");
    assert_eq!(write(&manager, "2020-03-17", TEXT).location(), ADDRESS);
    let position = service.position();
    manager.get(ADDRESS).expect(200).says(WRITTEN).says("17 mars 2020");
    for name in ["progress", "years", "months", "stages"] {
        let svg = picture(&reader, name, "");
        let told = format!("Annotations\u{a0}: 1, 17 mars 2020\u{a0}: {SHOWN}.</desc>");
        assert!(svg.contains(&told), "{name}");
        assert!(svg.contains(&format!(">17 mars 2020\u{a0}: {SHOWN}</text>")), "{name}");
    }
    let english = picture(&reader, "progress", "&lang=en");
    assert!(english.contains(&format!("Annotations: 1, 17 March 2020: {SHOWN}.</desc>")));
    // Part of the programme is drawn with the programme's annotations.
    assert!(picture(&reader, "progress", "&epci=246200364").contains(SHOWN));
    // In words beside the tables, on the board page as on that of the pictures.
    for page in ["/", "/programmes/mc/charts"] {
        reader.get(page).expect(200).says(SHOWN).says(WRITTEN);
    }
    reader.get("/programmes/mc/presentation").expect(200).says(SHOWN);
    let progress = json_of(&reader.get("/api/v1/programmes/mc/progress?by=year").expect(200));
    let said = serde_json::json!([{ "position": position, "on": "2020-03-17", "text": TEXT }]);
    assert_eq!(progress["annotations"], said);
    manager.get("/audit").expect(200).says("a annoté les graphiques de mc");
    let event = reader.get(&format!("/entries/{position}")).expect(200);
    event.says("écriture d’une annotation").says(ADDRESS);
    assert_eq!(service.store.read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn a_past_point_shows_those_written_then() {
    let service = service();
    let (manager, reader) = (service.manager(), service.reader());
    let before = service.position();
    let bare = picture(&reader, "progress", &format!("&known=@{before}"));
    write(&manager, "2020-03-17", "Confinement").expect(303);
    let written = service.position();
    let seen = picture(&reader, "progress", &format!("&known=@{written}"));
    assert!(seen.contains("Confinement"));
    later(&service.store, 1);
    write(&manager, "2019-01-31", "Grève").expect(303);
    withdraw(&manager, written).expect(303);
    let now = picture(&reader, "progress", "");
    assert!(now.contains("Grève") && !now.contains("Confinement"));
    for (known, then) in [(before, &bare), (written, &seen)] {
        assert_eq!(&picture(&reader, "progress", &format!("&known=@{known}")), then);
    }
    assert!(picture(&reader, "years", "&known=2026-11-23").contains("Confinement"));
    let list = reader.get(&format!("{ADDRESS}?known=@{written}")).expect(200);
    list.says("Confinement");
    assert!(!list.text().contains("Grève"));
    // What was withdrawn is still told, with who did it.
    reader.get(ADDRESS).expect(200).says("<s>").says("retirée le");
    manager.get("/audit").expect(200).says("a retiré l’annotation «\u{a0}Confinement\u{a0}»");
    assert_eq!(service.store.read(|read| read.verify(None)).unwrap().fault, None);
}

#[test]
fn what_is_no_annotation_is_refused_beside_its_field() {
    let service = service();
    let manager = service.manager();
    for (on, text, said) in [
        ("", "Grève", "id=\"on-error\""),
        ("2020", "Grève", "Donnez le jour entier"),
        ("2020-03-17", " \u{200b} ", "Écrivez en une ligne"),
        ("2020-03-17", &"é".repeat(81), "Le texte a 81\u{a0}caractères"),
        ("2018-06-14", "Avant", "montrent les jours du 15 juin 2018"),
        ("2099-01-01", "Après", "montrent les jours du"),
    ] {
        write(&manager, on, text).expect(422).says(said);
    }
    assert!(kept(&service).is_empty());
    for number in 0..20 {
        write(&manager, "2020-03-17", &format!("Mot {number}")).expect(303);
    }
    write(&manager, "2020-03-17", "Un de trop").expect(422).says("au plus 20\u{a0}annotations");
    let first = kept(&service).last().unwrap().annotation.position;
    withdraw(&manager, first).expect(303);
    withdraw(&manager, first).expect(422);
    withdraw(&manager, 1).expect(404);
    withdraw(&manager, 999_999).expect(404);
    write(&manager, "2020-03-17", "Un de moins").expect(303);
    manager.get("/programmes/nulle-part/annotations").expect(404);
    let erbm = format!("/programmes/erbm/annotations/{}/withdrawal", first + 1);
    manager.post(&erbm, &[("once", "aaaaaaaaaa")]).expect(404);
}

#[test]
fn a_form_sent_twice_counts_once_and_others_cannot_write() {
    let service = service();
    let manager = service.manager();
    let once = manager.get(ADDRESS).expect(200).hidden("once");
    let fields = [("once", once.as_str()), ("on", "2020-03-17"), ("text", "Confinement")];
    let first = manager.post(ADDRESS, &fields);
    let again = manager.post(ADDRESS, &fields);
    assert_eq!(first.location(), again.location());
    let all = kept(&service);
    assert_eq!(all.len(), 1);
    let address = format!("{ADDRESS}/{}/withdrawal", all[0].annotation.position);
    for voice in [service.reader(), service.contributor(), service.admin()] {
        voice.post(ADDRESS, &fields).expect(403);
        voice.post(&address, &fields).expect(403);
        assert!(!voice.get(ADDRESS).expect(200).text().contains("action=\"/programmes/mc/annot"));
    }
    service.anyone().get(ADDRESS).expect(401);
    manager.post_from_elsewhere(ADDRESS, &fields).expect(403);
    assert_eq!(kept(&service), all);
}

#[test]
fn who_is_limited_reads_it_in_the_pictures_and_nowhere_else() {
    let service = service();
    write(&service.manager(), "2020-03-17", "Confinement").expect(303);
    service.account(Role::Contributor);
    limit(&service, EPCI);
    let voice = service.contributor();
    let epci = EPCI.trim_start_matches("epci-");
    assert!(picture(&voice, "progress", &format!("&epci={epci}")).contains("Confinement"));
    voice.get(ADDRESS).expect(404);
    voice.get(&format!("/entries/{}", service.position())).expect(404);
}

#[test]
fn nothing_changes_what_was_written() {
    let service = service();
    let manager = service.manager();
    write(&manager, "2020-03-17", "Confinement").expect(303);
    withdraw(&manager, service.position()).expect(303);
    let path = service.folder.path().join("data/corons.db");
    let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    for sql in [
        "UPDATE annotations SET text = 'x'",
        "DELETE FROM annotations",
        "INSERT INTO annotations SELECT position + 1, programme, on_day, text FROM annotations",
        "INSERT OR REPLACE INTO annotations SELECT position, programme, on_day, 'x' FROM annotations",
        "UPDATE annotation_withdrawals SET annotation = annotation",
        "DELETE FROM annotation_withdrawals",
    ] {
        assert!(diesel::sql_query(sql).execute(&mut conn).is_err(), "{sql}");
    }
    for (trigger, sql) in [
        ("annotations_stay", "UPDATE annotations SET text = 'x'"),
        ("annotation_withdrawals_remain", "DELETE FROM annotation_withdrawals"),
    ] {
        diesel::sql_query(format!("DROP TRIGGER {trigger}")).execute(&mut conn).unwrap();
        diesel::sql_query(sql).execute(&mut conn).unwrap();
        assert!(service.store.read(|read| read.verify(None)).unwrap().fault.is_some(), "{sql}");
        diesel::sql_query("UPDATE annotations SET text = 'Confinement'")
            .execute(&mut conn)
            .unwrap();
    }
}
