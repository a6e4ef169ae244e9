//! What is known of a request and of the service: its id, and the metrics.

use corons::config::Config;
use rocket::http::Header;

use crate::support::Service;

#[test]
fn every_request_has_an_id_that_its_error_page_shows() {
    let service = Service::new();
    let reader = service.reader();
    let missing = reader.get("/no-such-page").expect(404);
    let id = missing.header("X-Request-Id").unwrap().to_owned();
    assert!(id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    missing.says(&format!("Référence de la demande\u{a0}: {id}"));
    let english = reader.get("/no-such-page?lang=en").expect(404);
    english.says(&format!("Reference of the request: {}", english.header("X-Request-Id").unwrap()));
    // Rocket cannot read this one and answers it past its fairings.
    let unread = service.anyone().get("/no such page").expect(400);
    unread.says(unread.header("X-Request-Id").unwrap());
}

#[test]
fn ids_differ_and_are_in_no_page_that_is_kept() {
    let service = Service::new();
    let reader = service.reader();
    let (first, second) = (reader.get("/").expect(200), reader.get("/").expect(200));
    let ids = [first.header("X-Request-Id").unwrap(), second.header("X-Request-Id").unwrap()];
    assert_ne!(ids[0], ids[1]);
    assert_eq!(first.bytes, second.bytes);
    assert!(!ids.iter().any(|id| first.text().contains(id)));
    // An id of somebody else's is not taken over.
    let given = reader.get_with("/", "X-Request-Id", "forged");
    assert_ne!(given.header("X-Request-Id"), Some("forged"));
}

/// The metrics as asked for from an address, perhaps through a proxy.
fn metrics(service: &Service, from: &str, forwarded: Option<&'static str>) -> (u16, String) {
    let mut request = service.client.get("/metrics").remote(from.parse().unwrap());
    if let Some(forwarded) = forwarded {
        request = request.header(Header::new("X-Forwarded-For", forwarded));
    }
    let answer = request.dispatch();
    (answer.status().code, answer.into_string().unwrap())
}

#[test]
fn metrics_are_for_this_machine_only() {
    let config =
        Config { trusted_proxies: vec!["127.0.0.9".parse().unwrap()], ..Config::default() };
    let service = Service::configured(config);
    assert_eq!(metrics(&service, "127.0.0.1:5000", None).0, 200);
    assert_eq!(metrics(&service, "[::1]:5000", None).0, 200);
    for (from, forwarded) in [
        ("192.0.2.7:5000", None),
        ("192.0.2.7:5000", Some("127.0.0.1")),
        ("127.0.0.1:5000", Some("127.0.0.1")),
        ("127.0.0.9:5000", Some("127.0.0.1")),
        ("127.0.0.9:5000", Some("192.0.2.7")),
    ] {
        assert_eq!(metrics(&service, from, forwarded).0, 404, "{from} {forwarded:?}");
    }
    service.anyone().get("/metrics").expect(404);
}

#[test]
fn metrics_count_by_route_and_name_nobody() {
    let service = Service::new();
    let reader = service.reader();
    reader.get("/estates?q=arenberg").expect(200);
    reader.get("/estates?q=arenberg").expect(200);
    service.anyone().get("/setup/0123456789");
    service.anyone().post("/sign-in", &[("login", "lea"), ("password", "guess")]).expect(422);
    let (_, text) = metrics(&service, "127.0.0.1:5000", None);
    for line in [
        "corons_requests_total{route=\"/estates\",status=\"2xx\"} 2",
        "corons_requests_total{route=\"/setup/<secret>\",status=\"4xx\"} 1",
        "corons_request_seconds_count{route=\"/estates\"} 2",
        "corons_cache_total{found=\"no\"} 1",
        "corons_cache_total{found=\"yes\"} 1",
        "corons_sign_ins_refused_total 1",
        "corons_queued_writes 0",
        "corons_build_info{version=",
        &format!("corons_ledger_position {}", service.position()),
    ] {
        assert!(text.contains(line), "{line:?} is not in:\n{text}");
    }
    for secret in ["arenberg", "0123456789", "lea", "guess"] {
        assert!(!text.contains(secret), "{secret} is in:\n{text}");
    }
}
