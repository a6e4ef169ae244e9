//! Many connections at once, and a way round the guard.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use corons::config::{Config, Limits};
use corons::guard::Refusal;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::{Door, LAST, patient, rest, status};

#[test]
fn the_inner_port_answers_nobody_but_the_guard() {
    let door = Door::open(Limits::default());
    let cookie = door.cookie();
    for path in ["/", "/healthz", "/metrics", "/sign-in", "/no-such-page"] {
        let ask = |at| {
            let mut socket = patient(TcpStream::connect(at).unwrap());
            let request = format!(
                "GET {path} HTTP/1.1\r\nHost: h\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
            );
            socket.write_all(request.as_bytes()).unwrap();
            rest(&mut socket)
        };
        let inside = ask(door.inner);
        assert_eq!(status(&inside), "403", "{path}: {inside}");
        assert!(!inside.contains("Léa") && inside.contains("Adresse intérieure"), "{inside}");
        assert_ne!(status(&ask(door.at)), "403", "{path}");
    }
}

#[test]
fn one_client_makes_room_for_itself_and_a_proxy_stands_for_many() {
    let limits = Limits { connections_of_one: 3, ..Limits::default() };
    let proxy =
        Config { trusted_proxies: vec!["127.0.0.2".parse().unwrap()], limits, ..Config::default() };
    let door = Door::configured(proxy);
    let mut waiting: Vec<_> = (0..3).map(|_| door.connect_from(1)).collect();
    let others: Vec<_> = (0..8).map(|_| door.connect_from(2)).collect();
    let mut more = door.connect_from(1);
    more.write_all(LAST.as_bytes()).unwrap();
    assert!(rest(&mut more).ends_with("ok\n"));
    assert_eq!(rest(&mut waiting[0]), "", "the first of that client has left");
    waiting[2].write_all(LAST.as_bytes()).unwrap();
    assert!(rest(&mut waiting[2]).ends_with("ok\n"));
    for mut other in others {
        other.write_all(LAST.as_bytes()).unwrap();
        assert!(rest(&mut other).ends_with("ok\n"));
    }
    assert_eq!(door.guard.refused(Refusal::MadeRoom), 1);
}

#[test]
fn a_siege_of_half_open_connections_does_not_stop_who_works() {
    let sockets = std::env::var("CORONS_SOCKETS").ok().and_then(|text| text.parse().ok());
    let sockets: usize = sockets.unwrap_or(300);
    let allowed = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: allowed.maximum, ..allowed });
    let limits = Limits {
        connections: (sockets / 2).min(Limits::default().connections),
        connections_of_one: (sockets / 16).min(Limits::default().connections_of_one),
        ..Limits::default()
    };
    let most = limits.connections;
    let door = Door::open(limits);
    let page = format!("GET / HTTP/1.1\r\nHost: h\r\nCookie: {}\r\n", door.cookie());
    let mut besiegers = Vec::new();
    let mut times = Vec::new();
    for number in 0..sockets {
        // From forty addresses, that of who works among them.
        let mut socket = door.connect_from(u8::try_from(number % 40 + 1).unwrap());
        // Some say nothing, some a part; who was sent away cannot.
        let _ = socket.write_all(["", "GET / HTTP/1.1\r\nHost: h\r\nX: "][number % 2].as_bytes());
        besiegers.push(socket);
        if number % 10 == 0 {
            let begun = Instant::now();
            let said = door.say(&format!("{page}Connection: close\r\n\r\n"));
            times.push(begun.elapsed());
            assert_eq!(status(&said), "200", "at {number}: {said}");
            assert!(door.guard.open() <= most);
        }
    }
    times.sort();
    println!(
        "{sockets} half-open, {most} places: {} pages, median {:?}, slowest {:?}; {} made room",
        times.len(),
        times[times.len() / 2],
        times[times.len() - 1],
        door.guard.refused(Refusal::MadeRoom),
    );
    assert!(times[times.len() - 1] < Duration::from_secs(5), "{times:?}");
    assert!(door.guard.refused(Refusal::MadeRoom) > 0);
    assert_eq!(door.guard.refused(Refusal::Full) + door.guard.refused(Refusal::FullForOne), 0);
}
