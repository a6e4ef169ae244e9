//! What comes or is read too slowly.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use corons::config::Limits;
use corons::guard::Refusal;

use crate::{Door, HEALTH, answer, millis, rest, status};

#[test]
fn what_comes_too_slowly_or_too_large_is_told_so_in_both_languages() {
    let limits = Limits {
        head_time: millis(300),
        body_time: millis(300),
        idle_time: millis(700),
        head_bytes: 2000,
        ..Limits::default()
    };
    let door = Door::open(limits);
    let said = door.say("GET / HTTP/1.1\r\nHost: h\r\nX: ");
    assert_eq!(status(&said), "408", "{said}");
    assert!(said.contains("Recommencez.\nThe request did not arrive in time."), "{said}");
    // A byte now and then does not move the deadline.
    let mut socket = door.connect();
    let begun = Instant::now();
    while begun.elapsed() < millis(600) && socket.write_all(b"G").is_ok() {
        thread::sleep(millis(20));
    }
    assert!(rest(&mut socket).starts_with("HTTP/1.1 408") || begun.elapsed() < millis(600));
    let form = "POST /sign-in HTTP/1.1\r\nHost: h\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\nlog";
    assert_eq!(status(&door.say(form)), "408");
    let long = format!("GET /{} HTTP/1.1\r\nHost: h\r\n\r\n", "a".repeat(3000));
    assert_eq!(status(&door.say(&long)), "431");
    let endless = format!("GET / HTTP/1.1\r\nHost: h\r\nX: {}", "a".repeat(3000));
    assert_eq!(status(&door.say(&endless)), "431");
    let begun = Instant::now();
    assert_eq!(door.say(""), "", "an idle connection is closed without a word");
    assert!(begun.elapsed() >= millis(650));
    let mut socket = door.connect();
    socket.write_all(HEALTH.as_bytes()).unwrap();
    assert!(answer(&mut socket).0.contains("200"));
    assert_eq!(rest(&mut socket), "", "after an answer too");
    for refusal in [Refusal::SlowHead, Refusal::SlowBody, Refusal::HeadTooLarge] {
        assert!(door.guard.refused(refusal) > 0, "{refusal:?}");
    }
}

#[test]
fn who_does_not_read_the_answer_is_let_go() {
    let limits = Limits { answer_time: millis(300), answer_rate: 1 << 40, ..Limits::default() };
    let door = Door::open(limits);
    let page = door.say("GET /sign-in HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    let sheet = page.split('"').find(|part| part.ends_with("/app.css")).unwrap();
    let font = sheet.replace("app.css", "NotoSans-Regular.ttf");
    let mut socket = door.connect();
    for _ in 0..40 {
        let asked = socket.write_all(format!("GET {font} HTTP/1.1\r\nHost: h\r\n\r\n").as_bytes());
        if asked.is_err() {
            break;
        }
    }
    let begun = Instant::now();
    while door.guard.refused(Refusal::SlowReader) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(10), "it is still waited for");
        thread::sleep(millis(20));
    }
}
