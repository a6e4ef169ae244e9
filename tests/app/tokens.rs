use corons::domain::role::Role;
use corons::store::{Author, NewToken, Store};
use corons::web::token;

use crate::support::{Service, json_of};

/// A token of that role; what it shows.
fn made(store: &Store, name: &str, role: Role, scope: Option<&str>) -> String {
    let secret = format!("corons_{}", token::random());
    let new = NewToken {
        name: name.into(),
        role,
        scope: scope.map(|scope| scope.parse().unwrap()),
        days: 30,
    };
    let add = |tx: &mut corons::store::Tx<'_>| tx.add_token(&new, &token::hash(&secret));
    store.write(&Author::CommandLine, add).unwrap();
    secret
}

const DELIVERY: &str = r#"{"estate":"LENS-4","landlord":"Maisons & Cités","stage":"delivered","on":"2026-10-30","dwellings":24}"#;

#[test]
fn an_administrator_makes_a_token_that_is_shown_once_and_kept_hashed() {
    let service = Service::new();
    let admin = service.admin();
    admin.get("/tokens").expect(200).says("Aucun jeton");
    let fields = [
        ("once", "aaaaaaaaaa"),
        ("name", "Entrepôt de données"),
        ("role", "reader"),
        ("days", "30"),
        ("scope", ""),
    ];
    let page = admin.post("/tokens", &fields).expect(201);
    let start = page.text().find("corons_").unwrap();
    let secret = &page.text()[start..start + 71];
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
    admin.post("/tokens", &fields).expect(201).says("ne peut plus");
    let programmes = service.anyone().get_with(
        "/api/v1/programmes",
        "Authorization",
        &format!("Bearer {secret}"),
    );
    programmes.expect(200).says("\"code\":\"mc\"");
    let list = admin.get("/tokens").expect(200);
    list.says("api-entrepot-de-donnees").says("23 novembre 2026");
    assert!(!list.text().contains(secret));
    let file = std::fs::read(service.folder.path().join("data/corons.db-wal")).unwrap();
    assert!(!file.windows(64).any(|bytes| bytes == &secret.as_bytes()[7..]), "kept in the open");
    admin.post("/tokens/api-entrepot-de-donnees/revocation", &[("once", "bbbbbbbbbb")]).expect(303);
    service.anyone().api(secret).get("/api/v1/programmes").expect(401);
}

#[test]
fn what_cannot_be_a_token_is_said_beside_its_field() {
    let service = Service::new();
    made(&service.store, "Relevé", Role::Reader, None);
    let admin = service.admin();
    let send = |name: &str, role: &str, days: &str, scope: &str| {
        let fields = [
            ("once", "cccccccccc"),
            ("name", name),
            ("role", role),
            ("days", days),
            ("scope", scope),
        ];
        admin.post("/tokens", &fields).expect(422)
    };
    let before = service.dump();
    send("", "reader", "30", "").says("Donnez un nom");
    send("!!", "reader", "30", "").says("une lettre ou un chiffre");
    send("Relevé", "reader", "30", "").says("s’appelle déjà");
    send("Autre", "admin", "30", "").says("ne peut pas avoir le rôle");
    send("Autre", "reader", "731", "").says("de 1 à 730 jours");
    send("Autre", "reader", "peu", "").says("nombre de jours entier");
    send("Autre", "reader", "30", "est-LENS-4").says("Seul un jeton de saisie");
    send("Autre", "contributor", "30", "LENS").says("n’est pas un périmètre");
    send("Autre", "contributor", "30", "est-NULLE-PART").says("NULLE-PART");
    assert_eq!(service.dump(), before);
}

#[test]
fn a_token_opens_the_api_and_nothing_else() {
    let service = Service::new();
    let secret = made(&service.store, "Relevé", Role::Manager, None);
    let program = service.anyone().api(&secret);
    program.get("/api/v1/programmes").expect(200);
    program.get("/api/v1/programmes/mc").expect(200).says("\"first_day\":\"2018-06-15\"");
    program.get("/api/v1/programmes/none").expect(404);
    program.get("/").expect(401);
    program.get("/estates").expect(401);
    program.post("/entries", &[]).expect(401);
    // As a cookie it is nothing.
    service.anyone().get_with_cookies("/", &[("corons", &secret[7..])]).expect(401);
    service.anyone().get_with_cookies("/", &[("corons", &secret)]).expect(401);
    for wrong in ["corons_", "corons_0000", &secret[..70]] {
        service.anyone().api(wrong).get("/api/v1/programmes").expect(401);
    }
    let problem = service.anyone().api("x").get("/api/v1/programmes").expect(401);
    assert_eq!(problem.header("Content-Type"), Some("application/problem+json"));
    assert_eq!(json_of(&problem)["status"], 401);
}

#[test]
fn a_token_that_expired_or_whose_account_is_disabled_opens_nothing() {
    let service = Service::new();
    let secret = made(&service.store, "Relevé", Role::Reader, None);
    let program = service.anyone().api(&secret);
    program.get("/api/v1/programmes").expect(200);
    let read = |read: &mut corons::store::Read<'_>| read.tokens();
    let kept = service.store.read(read).unwrap().remove(0);
    assert!(kept.used_at.is_some(), "its use is kept");
    service.store.clock().set(kept.expires - chrono::TimeDelta::seconds(1));
    program.get("/api/v1/programmes").expect(200);
    service.store.clock().set(kept.expires);
    program.get("/api/v1/programmes").expect(401);
}

#[test]
fn a_program_records_an_entry_once_for_its_key() {
    let service = Service::new();
    let secret = made(&service.store, "Entrepôt", Role::Contributor, None);
    let program = service.anyone().api(&secret);
    let created = program.send("/api/v1/entries", DELIVERY, Some("cle-numero-1")).expect(201);
    let entry = json_of(&created);
    assert_eq!(entry["position"], service.position());
    assert_eq!(entry["hash"].as_str().unwrap().len(), 64);
    assert_eq!(created.location(), format!("/api/v1/entries/{}", service.position()));
    let before = service.position();
    let again = program.send("/api/v1/entries", DELIVERY, Some("cle-numero-1")).expect(201);
    assert_eq!(json_of(&again), entry);
    let other = DELIVERY.replace("24", "25");
    program.send("/api/v1/entries", &other, Some("cle-numero-1")).expect(422);
    assert_eq!(service.position(), before);
    let page = service.reader().get(&format!("/entries/{before}")).expect(200);
    page.says("api-entrepot");
}

#[test]
fn a_question_is_409_with_its_code_and_the_key_may_be_used_again() {
    let service = Service::new();
    let secret = made(&service.store, "Entrepôt", Role::Contributor, None);
    let program = service.anyone().api(&secret);
    program.send("/api/v1/entries", DELIVERY, None).expect(201);
    let before = service.dump();
    let asked = program.send("/api/v1/entries", DELIVERY, Some("cle-numero-2")).expect(409);
    assert_eq!(json_of(&asked)["errors"][0]["code"], "twin");
    assert_eq!(service.dump(), before);
    let sure = DELIVERY.replace('}', r#","confirm":["twin"],"note":"deuxième tranche"}"#);
    program.send("/api/v1/entries", &sure, Some("cle-numero-2")).expect(201);
}

#[test]
fn what_cannot_be_recorded_is_422_with_field_code_and_sentence() {
    let service = Service::new();
    let secret = made(&service.store, "Entrepôt", Role::Contributor, None);
    let program = service.anyone().api(&secret);
    let before = service.position();
    for (from, to, field, code) in [
        ("LENS-4", "LENS-999", "estate", "unknown-estate"),
        ("Maisons & Cités", "Personne", "landlord", "unknown-landlord"),
        ("2026-10-30", "2027-10-30", "on", "future"),
        ("2026-10-30", "30/10/2026", "on", "malformed"),
        ("delivered", "livré", "stage", "malformed"),
        (":24", ":0", "dwellings", "malformed"),
        (":24", ":-3", "dwellings", "malformed"),
        (":24", ":24.5", "", "malformed"),
        ("\"on\"", "\"quand\"", "", "malformed"),
        ("LENS-4", "LENS\\u0000-4", "estate", "malformed"),
    ] {
        let refused =
            program.send("/api/v1/entries", &DELIVERY.replace(from, to), None).expect(422);
        let fault = json_of(&refused)["errors"][0].clone();
        assert_eq!(
            (fault["field"].as_str(), fault["code"].as_str()),
            (Some(field), Some(code)),
            "{to}"
        );
        assert!(fault["message"].as_str().is_some_and(|said| said.len() > 20), "{fault}");
    }
    program.send("/api/v1/entries", DELIVERY, Some("court")).expect(400);
    let huge = format!("{{\"note\":\"{}\"", "x".repeat(2_000_000));
    program.send("/api/v1/entries", &huge, None).expect(413);
    let reader = made(&service.store, "Lecture", Role::Reader, None);
    service.anyone().api(&reader).send("/api/v1/entries", DELIVERY, None).expect(403);
    service.anyone().send("/api/v1/entries", DELIVERY, None).expect(401);
    assert_eq!(service.position(), before);
}

#[test]
fn a_browser_that_is_signed_in_is_asked_where_it_comes_from() {
    let service = Service::new();
    service.contributor().send("/api/v1/entries", DELIVERY, None).expect(403);
    // An empty header is no token and changes nothing of that.
    let voice = service.contributor();
    voice.api("").send("/api/v1/entries", DELIVERY, None).expect(401);
}

#[test]
fn a_token_with_a_scope_records_within_and_finds_nothing_outside() {
    let service = Service::new();
    let secret = made(&service.store, "Entrepôt", Role::Contributor, Some("epci-246200364"));
    let program = service.anyone().api(&secret);
    let created = program.send("/api/v1/entries", DELIVERY, Some("cle-numero-3")).expect(201);
    assert_eq!(json_of(&created)["position"], service.position());
    let before = service.position();
    let said = |estate: &str| {
        let json = DELIVERY.replace("LENS-4", estate);
        let refused = program.send("/api/v1/entries", &json, None).expect(422);
        refused.text().replace(estate, "X")
    };
    // One that lies outside is told from one that does not exist by nothing.
    assert_eq!(said("DOUAI-CLOCHETTE"), said("DOUAI-NULLE-PART"));
    let bucket = DELIVERY.replace("LENS-4", "NON-REPARTI");
    program.send("/api/v1/entries", &bucket, None).expect(422);
    assert_eq!(service.position(), before);
    // A figure of the part is read, one of the whole is not there.
    let figure = |scope: &str| {
        let text = format!("mc.act.del.g.t.{scope}.2026@{before}");
        let check = corons::domain::figure::check_character(&text);
        program.get(&format!("/api/v1/figures/{text}-{check}"))
    };
    figure("est-LENS-4").expect(200).says("\"value\":24");
    figure("est-DOUAI-CLOCHETTE").expect(404);
    figure("all").expect(404);
    program.get("/api/v1/programmes").expect(404);
    program.get("/entries.json").expect(401);
}
