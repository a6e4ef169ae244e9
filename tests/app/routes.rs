//! Every mounted address, by everybody: deny by default.

use corons::web;
use rocket::http::Method;

use crate::support::Service;

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

#[test]
fn nobody_is_answered_401_everywhere_but_at_the_open_doors() {
    let service = Service::new();
    let anyone = service.anyone();
    let before = service.dump();
    for route in web::routes() {
        let uri = route.uri.to_string();
        if OPEN.contains(&uri.split('?').next().unwrap()) {
            continue;
        }
        let address = filled(&uri);
        let answer = match route.method {
            Method::Get => anyone.get(&address),
            Method::Post => anyone.post(&address, &[]),
            other => panic!("{other} {uri}: say here who may call it"),
        };
        assert_eq!(answer.status.code, 401, "{} {uri}", route.method);
    }
    assert_eq!(service.dump(), before);
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
