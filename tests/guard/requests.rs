//! Requests and answers: where each ends, and what hides in none.

use std::io::Write;
use std::net::Shutdown;
use std::thread;

use corons::config::Limits;

use crate::{Door, HEALTH, LAST, answer, rest, status};

#[test]
fn requests_follow_each_other_on_one_connection_pipelined_or_not() {
    let door = Door::open(Limits::default());
    let mut socket = door.connect();
    for _ in 0..3 {
        socket.write_all(HEALTH.as_bytes()).unwrap();
        let (head, body) = answer(&mut socket);
        assert!(head.starts_with("http/1.1 200") && !head.contains("connection: close"), "{head}");
        assert_eq!(body, b"ok\n");
    }
    let said = door.say(&[HEALTH, HEALTH, LAST].concat());
    assert_eq!(said.matches("HTTP/1.1 200 OK").count(), 3, "{said}");
    assert_eq!(said.matches("Connection: close").count(), 1, "{said}");
    let said = door.say("GET /healthz HTTP/1.0\r\n\r\n");
    assert!(said.ends_with("ok\n"), "{said}");
}

#[test]
fn answers_without_a_body_end_with_their_head() {
    let door = Door::open(Limits::default());
    let mut socket = door.connect();
    socket.write_all(b"HEAD /sign-in HTTP/1.1\r\nHost: h\r\n\r\n").unwrap();
    socket.write_all(LAST.as_bytes()).unwrap();
    let said = rest(&mut socket);
    assert_eq!(said.matches("HTTP/1.1 200 OK").count(), 2, "{said}");
    assert!(said.ends_with("ok\n") && !said.contains("<html"), "{said}");
    let cookie = door.cookie();
    let ask = |more: &str| format!("GET / HTTP/1.1\r\nHost: h\r\nCookie: {cookie}\r\n{more}\r\n");
    let mut socket = door.connect();
    socket.write_all(ask("").as_bytes()).unwrap();
    let (head, _) = answer(&mut socket);
    let etag = head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    socket.write_all(ask(&format!("If-None-Match: {etag}\r\n")).as_bytes()).unwrap();
    socket.write_all(LAST.as_bytes()).unwrap();
    let said = rest(&mut socket);
    assert!(said.starts_with("HTTP/1.1 304") && said.ends_with("ok\n"), "{said}");
}

#[test]
fn what_could_hide_a_second_request_is_refused_and_closed() {
    let door = Door::open(Limits::default());
    let hidden = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
    let post = "POST /sign-in HTTP/1.1\r\nHost: h\r\n";
    for (headers, code) in [
        ("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
        ("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", "400"),
        ("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"),
        ("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "411"),
        ("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "400"),
        ("Content-Length: 0\r\nContent-Length: 44\r\n\r\n", "400"),
        ("Content-Length: 0, 44\r\n\r\n", "400"),
        ("X: a\r\n Content-Length: 44\r\n\r\n", "400"),
        ("X: a\nContent-Length: 44\r\n\r\n", "400"),
        ("Host: other\r\n\r\n", "400"),
        ("Content-Length: 99999999999\r\n\r\n", "413"),
    ] {
        let said = door.say(&[post, headers, hidden].concat());
        assert_eq!(status(&said), code, "{headers:?}: {said}");
        assert_eq!(said.matches("HTTP/1.1 ").count(), 1, "{headers:?}: {said}");
        assert!(said.contains("Connection: close\r\n") && said.contains("default-src 'none'"));
    }
    assert_eq!(status(&door.say("CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n")), "400");
    let upgrade = "GET /healthz HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, close\r\n\
                   Upgrade: websocket\r\n\r\n";
    assert_eq!(
        status(&door.say(upgrade)),
        "200",
        "asked to speak otherwise, it goes on as it does"
    );
}

#[test]
fn a_client_that_said_all_is_answered_and_one_that_broke_off_changes_nothing() {
    let door = Door::open(Limits::default());
    let mut socket = door.connect();
    socket.write_all(HEALTH.as_bytes()).unwrap();
    socket.shutdown(Shutdown::Write).unwrap();
    assert!(rest(&mut socket).ends_with("ok\n"));
    let before = door.store.read(|read| read.head()).unwrap();
    let mut socket = door.connect();
    let half = "POST /sign-out HTTP/1.1\r\nHost: h\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\na=b";
    socket.write_all(half.replace("/sign-out", "/sign-in").as_bytes()).unwrap();
    socket.shutdown(Shutdown::Write).unwrap();
    assert!(!rest(&mut socket).starts_with("HTTP/1.1 2"));
    assert_eq!(door.store.read(|read| read.head()).unwrap(), before);
}

#[test]
fn a_form_too_large_gets_its_page_before_all_of_it_has_come() {
    let door = Door::open(Limits::default());
    let mut socket = door.connect();
    let head = "POST /sign-in HTTP/1.1\r\nHost: h\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3000000\r\n\r\n";
    socket.write_all(head.as_bytes()).unwrap();
    let mut other = socket.try_clone().unwrap();
    let sending = thread::spawn(move || other.write_all(&vec![b'a'; 3_000_000]));
    let (head, body) = answer(&mut socket);
    assert!(head.starts_with("http/1.1 413"), "{head}");
    assert!(String::from_utf8(body).unwrap().contains("<html"));
    assert!(sending.join().unwrap().is_ok(), "all of it could be sent");
}
