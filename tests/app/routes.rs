//! Every mounted address, by everybody: deny by default.

use corons::domain::role::Role;
use corons::store::{Author, NewToken};
use corons::web::{self, token};
use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection};
use rocket::http::Method;

use crate::support::{Service, Voice};

/// What nobody in particular may open.
const OPEN: [&str; 10] = [
    "/sign-in/code",
    "/sign-in",
    "/setup/<secret>",
    "/invitation/<secret>",
    "/healthz",
    "/readyz",
    "/metrics",
    "/static/<hash>/<name>",
    "/board/<name>",
    "/board/<_>/charts/<file>",
];

/// An address of a route, with something in its places.
fn filled(uri: &str) -> String {
    let path = uri.split('?').next().unwrap();
    let parts: Vec<_> =
        path.split('/').map(|part| if part.starts_with('<') { "1" } else { part }).collect();
    parts.join("/")
}

/// Every address but the open doors answers 401 and changes nothing.
fn is_nobody(service: &Service, voice: &Voice<'_>, who: &str) {
    let before = service.dump();
    let mut asked = 0;
    for route in web::routes() {
        let uri = route.uri.to_string();
        if OPEN.contains(&uri.split('?').next().unwrap()) {
            continue;
        }
        let address = filled(&uri);
        let answer = match route.method {
            Method::Get => voice.get(&address),
            Method::Post => voice.post(&address, &[]),
            other => panic!("{other} {uri}: say here who may call it"),
        };
        assert_eq!(answer.status.code, 401, "{who}: {} {uri}", route.method);
        asked += 1;
    }
    assert!(asked > 100, "only {asked} addresses");
    assert_eq!(service.dump(), before, "{who}");
}

#[test]
fn nobody_is_answered_401_everywhere_but_at_the_open_doors() {
    let service = Service::new();
    is_nobody(&service, &service.anyone(), "nobody");
}

#[test]
fn whose_sign_in_has_ended_or_expired_or_waits_for_its_code_is_nobody() {
    let service = Service::new();
    for role in Role::ALL {
        let voice = service.signed_in(role);
        voice.get("/account").expect(200);
        voice.post("/sign-out", &[]).expect(303);
        is_nobody(&service, &voice, "signed out");
    }
    let voice = service.manager();
    let now = service.store.clock().now();
    service.store.clock().set(now + chrono::TimeDelta::days(7));
    is_nobody(&service, &voice, "expired");
    service.store.clock().set(now);
    let folder = service.folder.path().join("data/corons.db");
    let voice = service.manager();
    voice.get("/account").expect(200);
    let mut conn = SqliteConnection::establish(folder.to_str().unwrap()).unwrap();
    diesel::sql_query("UPDATE sessions SET pending = 1").execute(&mut conn).unwrap();
    is_nobody(&service, &voice, "waits for the code of a second factor");
}

#[test]
fn whose_account_is_disabled_is_nobody() {
    let service = Service::new();
    for role in [Role::Reader, Role::Contributor, Role::Manager] {
        let voice = service.signed_in(role);
        voice.get("/account").expect(200);
        let login = role.as_str().parse().unwrap();
        let disable = |tx: &mut corons::store::Tx<'_>| tx.disable_account(&login);
        service.store.write(&Author::CommandLine, disable).unwrap();
        is_nobody(&service, &voice, role.as_str());
    }
}

#[test]
fn a_token_that_was_revoked_is_nobody() {
    let service = Service::new();
    let secret = format!("corons_{}", token::random());
    let new = NewToken { name: "Relevé".into(), role: Role::Manager, scope: None, days: 30 };
    let add = |tx: &mut corons::store::Tx<'_>| tx.add_token(&new, &token::hash(&secret));
    let login = service.store.write(&Author::CommandLine, add).unwrap();
    let voice = service.anyone().api(&secret);
    voice.get("/api/v1/programmes").expect(200);
    service.store.write(&Author::CommandLine, |tx| tx.revoke_token(&login)).unwrap();
    is_nobody(&service, &voice, "revoked token");
}

#[test]
fn a_new_sign_in_never_takes_over_the_token_of_an_old_one() {
    let service = Service::new();
    let old = service.reader().token.unwrap();
    let words = "houille terril coron";
    let id = service.account(Role::Reader);
    let phc = corons::web::password::hash_now(words).unwrap();
    service.store.write(&Author::CommandLine, |tx| tx.set_password(id, &phc, None)).unwrap();
    let mut seen = vec![old];
    for _ in 0..3 {
        let fields = [("login", "reader"), ("password", words), ("next", "/")];
        let answer = service.anyone().post("/sign-in", &fields).expect(303);
        let cookie = answer.header("Set-Cookie").unwrap();
        let secret = cookie.strip_prefix("corons=").unwrap().split(';').next().unwrap().to_owned();
        assert!(secret.len() == 64 && !seen.contains(&secret));
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        seen.push(secret);
    }
}

#[test]
fn an_unsafe_request_from_elsewhere_is_refused_for_everybody() {
    let service = Service::new();
    let voices = [
        service.anyone(),
        service.reader(),
        service.contributor(),
        service.manager(),
        service.admin(),
    ];
    let before = service.dump();
    for route in web::routes().iter().filter(|route| route.method != Method::Get) {
        let address = filled(&route.uri.to_string());
        for voice in &voices {
            voice.post_from_elsewhere(&address, &[]).expect(403);
            voice.post_without_origin(&address, &[]).expect(403);
        }
    }
    assert_eq!(service.dump(), before);
}

/// What anybody signed in may send: what concerns their own account.
fn is_own(uri: &str) -> bool {
    uri == "/sign-out" || uri.starts_with("/account/")
}

/// What administrators keep: doors, never figures.
const DOORS: [&str; 3] = ["/tokens", "/board-links", "/users"];

#[test]
fn a_reader_and_an_administrator_change_no_figures() {
    let service = Service::new();
    let (reader, admin) = (service.reader(), service.admin());
    let before = service.dump();
    for route in web::routes().iter().filter(|route| route.method != Method::Get) {
        let uri = route.uri.to_string();
        if OPEN.contains(&uri.as_str()) || is_own(&uri) {
            continue;
        }
        reader.post(&filled(&uri), &[]).expect(403);
        if !DOORS.iter().any(|door| uri.starts_with(door)) {
            admin.post(&filled(&uri), &[]).expect(403);
        }
    }
    assert_eq!(service.dump(), before);
}

#[test]
fn health_is_open() {
    let service = Service::new();
    service.anyone().get("/healthz").expect(200);
    service.anyone().get("/readyz").expect(200);
}

#[test]
fn an_old_browser_that_sends_only_its_origin_is_believed() {
    let service = Service::new();
    let reader = service.reader();
    reader.post_with_origin("/sign-out", "http://127.0.0.1:8001").expect(403);
    reader.post_with_origin("/sign-out", "null").expect(403);
    reader.post_with_origin("/sign-out", "http://127.0.0.1:8000").expect(303);
}
