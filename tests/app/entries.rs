//! The list of entries, one entry, and the form to record: what is refused, what is asked.

use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::estate::Estate;
use corons::domain::stage::Stage;
use corons::store::{Author, Store};

use crate::support::{Service, Voice};

/// Two estates of Maisons & Cités, one of 100 dwellings; a name that two others share.
pub fn prepared() -> Service {
    Service::with(|store| {
        store
            .write(&Author::CommandLine, |tx| {
                let landlord = tx.landlord_named("Maisons & Cités")?;
                for (code, name, dwellings) in [
                    ("TEST-A", "Cité des Essais", Some(100)),
                    ("TEST-B", "Cité des Lilas", None),
                    ("TEST-C", "Cité double", None),
                    ("TEST-D", "Cité double", None),
                ] {
                    tx.save_estate(Estate {
                        id: 0,
                        code: code.parse().unwrap(),
                        former_codes: vec![],
                        name: name.to_owned(),
                        commune: None,
                        other_communes: vec![],
                        landlords: vec![landlord.id],
                        dwellings,
                        dwellings_on: None,
                        source: None,
                        heritage: None,
                        priority: None,
                        latitude: None,
                        longitude: None,
                        remark: None,
                        fictional: false,
                        withdrawn: false,
                    })?;
                }
                Ok(())
            })
            .unwrap();
    })
}

/// Records a delivery behind the back of the web.
pub fn deliver(store: &Store, author: &Author, estate: &str, day: &str, count: i64) -> i64 {
    let recording = Recording {
        estate: Some(estate.to_owned()),
        operation: None,
        landlord: None,
        stage: Stage::Delivered,
        date: WrittenDate::Day(day.parse().unwrap()),
        dwellings: count.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    };
    store.write(author, |tx| tx.record(&recording)).unwrap().position
}

/// The fields of a delivery, as typed.
fn typed<'a>(
    once: &'a str,
    estate: &'a str,
    on: &'a str,
    count: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("once", once),
        ("estate", estate),
        ("stage", "delivered"),
        ("on", on),
        ("dwellings", count),
    ]
}

fn key(who: &Voice<'_>) -> String {
    who.get("/entries/new").expect(200).hidden("once")
}

#[test]
fn a_delivery_is_recorded_and_said_on_the_page_of_its_estate() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let answer =
        manager.post("/entries", &typed(&once, "cité des essais", "30/09/2026", "24")).expect(303);
    let position = service.position();
    assert_eq!(answer.location(), format!("/estates/TEST-A#entry-{position}"));
    let cookie = answer.header("Set-Cookie").unwrap();
    assert!(cookie.contains(&format!("flash-recorded-delivered.{position}.24")), "{cookie}");
    let flash = [("corons_flash", cookie.split(['=', ';']).nth(1).unwrap())];
    let signed = [("corons", manager.token.as_deref().unwrap()), flash[0]];
    service
        .anyone()
        .get_with_cookies("/entries", &signed)
        .expect(200)
        .says(&format!("24\u{a0}logements livrés enregistrés, saisie @{position}."));
    let page = manager.get(&format!("/entries/{position}")).expect(200);
    page.says("24\u{a0}logements livrés, 30 septembre 2026")
        .says("Cité des Essais")
        .says("23 novembre 2026, 9\u{a0}h\u{a0}14, heure de Paris")
        .says("manager")
        .says(&format!("/entries/{position}/correction"));
    let head = service.store.read(|read| read.head()).unwrap();
    page.says(&head.hash.to_string());
}

#[test]
fn the_same_form_twice_is_one_entry_and_leads_to_the_same_page() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let form = typed(&once, "TEST-A", "30/09/2026", "24");
    let first = manager.post("/entries", &form).expect(303);
    let position = service.position();
    let second = manager.post("/entries", &form).expect(303);
    assert_eq!(first.location(), second.location());
    assert_eq!(service.position(), position);
    let before = service.dump();
    manager.post("/entries", &typed(&once, "TEST-A", "30/09/2026", "25")).expect(422);
    assert_eq!(service.dump(), before);
    assert_eq!(service.position(), position);
}

#[test]
fn what_cannot_be_recorded_is_said_beside_its_field_and_changes_nothing() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let refused = [
        ("NULLE-PART", "30/09/2026", "24", "Aucune cité ne s’appelle", "estate"),
        ("", "30/09/2026", "24", "La cité manque", "estate"),
        ("Cité double", "30/09/2026", "24", "Plusieurs cités s’appellent", "estate"),
        ("TEST-A", "30/09/2026", "0", "Zéro logement", "dwellings"),
        ("TEST-A", "30/09/2026", "-3", "est négatif", "dwellings"),
        ("TEST-A", "30/09/2026", "12,5", "pas un nombre entier", "dwellings"),
        ("TEST-A", "30/09/2026", "1e9", "notation scientifique", "dwellings"),
        ("TEST-A", "30/09/2026", "douze", "pas un nombre", "dwellings"),
        ("TEST-A", "30/09/2026", "", "manque", "dwellings"),
        ("TEST-A", "31/02/2024", "24", "29 jours", "on"),
        ("TEST-A", "24/11/2026", "24", "pas encore arrivé", "on"),
        ("TEST-A", "hier", "24", "date", "on"),
        ("TEST-A", "", "24", "date", "on"),
    ];
    let before = (service.position(), service.dump());
    for (estate, on, count, sentence, field) in refused {
        let page = manager.post("/entries", &typed(&once, estate, on, count)).expect(422);
        page.says(sentence).says(&format!("id=\"{field}-error\"")).says("Rien n’est encore");
        assert_eq!(page.hidden("once"), once, "the key stays");
        for kept in [on, count] {
            page.says(&format!("value=\"{kept}\""));
        }
        assert_eq!((service.position(), service.dump()), before, "{estate} {on} {count}");
    }
    // The form that was refused is good once it is put right.
    manager.post("/entries", &typed(&once, "TEST-A", "30/09/2026", "24")).expect(303);
}

#[test]
fn an_ambiguous_name_offers_the_estates_that_bear_it() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let page =
        manager.post("/entries", &typed(&once, "cité double", "30/09/2026", "24")).expect(422);
    page.says("<option value=\"TEST-C\">").says("<option value=\"TEST-D\">");
    assert!(
        !page.text().contains("<select id=\"estate\" name=\"estate\"><option value=\"TEST-A\">")
    );
    manager.post("/entries", &typed(&once, "TEST-D", "30/09/2026", "24")).expect(303);
}

#[test]
fn an_estate_whose_landlord_is_not_known_asks_for_it() {
    let service = Service::new();
    let manager = service.manager();
    let once = key(&manager);
    let mut form = typed(&once, "ANNEQUIN-9", "30/09/2026", "24");
    let page = manager.post("/entries", &form).expect(422);
    page.says("Nommez-le").says("<select id=\"landlord\"").says(">Maisons &#38; Cités</option>");
    form.push(("landlord", "maisons-et-cites"));
    manager.post("/entries", &form).expect(303);
}

#[test]
fn what_is_unlikely_is_asked_and_kept_with_its_reason() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let mut form = typed(&once, "TEST-A", "30/09/2026", "120");
    form.push(("note", "rue des Lilas"));
    let before = service.dump();
    let page = manager.post("/entries", &form).expect(409);
    page.says("pour une cité de 100").says("value=\"rue des Lilas\"").says("value=\"over-estate\"");
    assert_eq!(page.hidden("once"), once);
    let about = page.hidden("about");
    form.extend([("about", about.as_str()), ("confirm", "over-estate")]);
    // A tick alone is not enough.
    manager.post("/entries", &form).expect(409).says("Dites en quelques mots pourquoi");
    assert_eq!(service.dump(), before);
    form.push(("reason-over-estate", "deux lots recomptés"));
    manager.post("/entries", &form).expect(303);
    let page = manager.get(&format!("/entries/{}", service.position())).expect(200);
    page.says("Plus de logements que la cité").says("deux lots recomptés").says("rue des Lilas");
}

#[test]
fn a_confirmation_is_of_what_was_asked_and_of_nothing_else() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let page = manager.post("/entries", &typed(&once, "TEST-A", "30/09/2026", "120")).expect(409);
    let about = page.hidden("about");
    let mut other = typed(&once, "TEST-A", "30/09/2026", "1200");
    other.extend([
        ("about", about.as_str()),
        ("confirm", "over-estate"),
        ("reason-over-estate", "vu"),
    ]);
    let position = service.position();
    manager.post("/entries", &other).expect(409).says("1\u{202f}200");
    assert_eq!(service.position(), position);
}

#[test]
fn an_exact_twin_is_asked_about() {
    let service = prepared();
    let manager = service.manager();
    let first = deliver(&service.store, &Author::CommandLine, "TEST-A", "2026-09-30", 24);
    let once = key(&manager);
    let page = manager.post("/entries", &typed(&once, "TEST-A", "30/09/2026", "24")).expect(409);
    page.says("identique").says(&format!("@{first}"));
}

#[test]
fn an_estates_own_form_needs_no_estate_and_an_unknown_one_is_not_there() {
    let service = prepared();
    let contributor = service.contributor();
    let page = contributor.get("/entries/new?estate=test-a").expect(200);
    page.says("action=\"/estates/TEST-A/entries\"").says("Cité des Essais");
    let once = page.hidden("once");
    let form =
        [("once", once.as_str()), ("stage", "started"), ("on", "09/2026"), ("dwellings", "30")];
    contributor.post("/estates/NULLE-PART/entries", &form).expect(404);
    contributor.post("/estates/test-a/entries", &form).expect(303);
    let position = service.position();
    let listed = service.store.read(|read| read.listed_entry(position)).unwrap().unwrap();
    let operation = listed.operation;
    let page = contributor.get(&format!("/entries/new?operation={operation}")).expect(200);
    let once = page.hidden("once");
    let form = [("once", once.as_str()), ("on", "10/2026"), ("dwellings", "12")];
    let answer = contributor.post(&format!("/operations/{operation}/entries"), &form).expect(303);
    assert_eq!(answer.location(), format!("/operations/{operation}#entry-{}", service.position()));
    contributor.get("/entries/new?estate=NULLE-PART").expect(404);
}

#[test]
fn only_who_may_record_records_and_only_from_our_own_pages() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let form = typed(&once, "TEST-A", "30/09/2026", "24");
    let before = service.position();
    service.reader().post("/entries", &form).expect(403);
    service.reader().get("/entries/new").expect(403);
    service.admin().post("/entries", &form).expect(403);
    service.anyone().post("/entries", &form).expect(401);
    manager.post_from_elsewhere("/entries", &form).expect(403);
    manager.post_without_origin("/entries", &form).expect(403);
    manager.post("/entries", &form[1..]).expect(422);
    manager.post("/sign-out", &[]).expect(303);
    manager.post("/entries", &form).expect(401).says("rien n’a été enregistré");
    assert_eq!(service.position(), before);
}

#[test]
fn the_list_is_narrowed_and_its_sum_is_that_of_all_matching_entries() {
    let service = prepared();
    for day in 1..=30 {
        let day = format!("2026-09-{day:02}");
        deliver(&service.store, &Author::CommandLine, "TEST-A", &day, 3);
        deliver(&service.store, &Author::CommandLine, "TEST-B", &day, 2);
    }
    let reader = service.reader();
    let all = reader.get("/entries").expect(200);
    all.says("60\u{a0}saisies").says("150\u{a0}logements livrés").says("Les précédentes");
    let next = all.text().split("href=\"/entries?before=").nth(1).unwrap();
    let next = next.split('"').next().unwrap();
    let older = reader.get(&format!("/entries?before={next}")).expect(200);
    older.says("60\u{a0}saisies").says("Les plus récentes");
    assert_eq!(older.text().matches("id=\"entry-").count(), 10);
    let one = reader.get("/entries?estate=cit%C3%A9+des+essais&from=2026-09-11&to=20/09/2026");
    one.expect(200).says("10\u{a0}saisies\u{a0}: 30\u{a0}logements livrés");
    reader.get("/entries?stage=started").expect(200).says("Aucune saisie ne correspond");
    reader
        .get("/entries?author=ligne-de-commande&programme=mc")
        .expect(200)
        .says("60\u{a0}saisies");
    reader.get("/entries?estate=NULLE-PART").expect(422).says("Aucune cité ne s’appelle");
    reader.get("/entries?from=31/02/2026").expect(422).says("jours");
    reader.get("/entries?stage=finished").expect(422).says("n’existe pas");
    reader.get("/entries?programme=rien").expect(404);
    reader.get("/entries?lang=en&estate=TEST-B").expect(200).says("60\u{a0}dwellings delivered");
}

#[test]
fn an_empty_ledger_says_what_to_do_next() {
    let service = Service::new();
    let page = service.manager().get("/entries").expect(200);
    page.says("Aucune saisie pour l’instant").says("Enregistrer la première");
    let page = service.reader().get("/entries").expect(200);
    assert!(!page.text().contains("Enregistrer la première"));
}

#[test]
fn a_position_that_is_no_entry_says_what_it_is_and_one_not_reached_is_not_there() {
    let service = prepared();
    let reader = service.reader();
    reader.get("/entries/1").expect(200).says("chargement des données de référence");
    reader.get("/entries/2").expect(200).says("programme");
    let head = service.position();
    reader.get(&format!("/entries/{head}")).expect(200).says("nouvel état d’une cité");
    reader.get(&format!("/entries/{}", head + 1)).expect(404);
    reader.get("/entries/0").expect(404);
    reader.get("/entries/abc").expect(404);
}

#[test]
fn what_is_typed_is_shown_as_text_and_never_as_markup() {
    let service = prepared();
    let manager = service.manager();
    let once = key(&manager);
    let page = manager
        .post("/entries", &typed(&once, "<script>alert(1)</script>", "30/09/2026", "24"))
        .expect(422);
    assert!(!page.text().contains("<script>alert"));
}

#[test]
fn what_nobody_types_does_not_get_into_the_ledger() {
    let service = prepared();
    let manager = service.manager();
    let once = manager.get("/entries/new").expect(200).hidden("once");
    let (before, long) = (service.dump(), "é".repeat(5_001));
    let noted = |field: &str, text: &str| {
        let given = [("estate", "TEST-A"), ("stage", "delivered"), ("on", "30/10/2026")];
        let more = [("once", &*once), ("dwellings", "12"), (field, text)];
        manager.post("/entries", &[&given[..], &more[..]].concat())
    };
    noted("note", &long).expect(413).says("trop grand");
    noted("reference", "PV\u{0}12").expect(400).says("illisibles");
    let nowhere = "x".repeat(9_000);
    let unknown = manager.post("/entries", &typed(&once, &nowhere, "30/10/2026", "12"));
    unknown.expect(422).says(&format!("«\u{a0}{}…\u{a0}»", "x".repeat(40)));
    assert_eq!(service.dump(), before);
    noted("note", "deux\nlignes").expect(303);
}
