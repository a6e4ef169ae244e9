//! Many writers at once, and a reader who watches them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::program::{Served, ask, kept, record, set, token, told};

#[test]
fn a_crowd_of_writers_adds_up_and_readers_never_go_back() {
    let (writers, each) = (32, set("CORONS_WRITES", 4));
    let reads = set("CORONS_READS", 200);
    let folder = tempfile::tempdir().unwrap();
    let token = token(folder.path());
    let served = Served::start(folder.path());
    let (sum, waited) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let violations = Arc::new(AtomicUsize::new(0));
    thread::scope(|scope| {
        for writer in 0..writers {
            let (sum, waited, token, port) = (&sum, &waited, &token, served.port);
            scope.spawn(move || {
                for number in 0..each {
                    let key = format!("crowd-{writer}-{number:05}");
                    let dwellings = 1 + (writer + number) % 9;
                    let started = Instant::now();
                    loop {
                        match record(port, token, &key, dwellings) {
                            Some((201, _)) => break,
                            // A full queue is said, with when to come back; nothing else is.
                            Some((503, _)) | None => {
                                waited.fetch_add(1, Ordering::Relaxed);
                                thread::sleep(Duration::from_millis(50));
                            }
                            Some((status, body)) => panic!("{status} {body}"),
                        }
                        assert!(started.elapsed() < Duration::from_mins(5));
                    }
                    sum.fetch_add(dwellings, Ordering::Relaxed);
                }
            });
        }
        let (token, port, violations) = (&token, served.port, Arc::clone(&violations));
        scope.spawn(move || {
            let head = format!("GET /api/v1/programmes HTTP/1.1\r\nAuthorization: Bearer {token}");
            let mut last = 0;
            for _ in 0..reads {
                let Some((200, body)) = ask(port, &head, "") else { continue };
                let seen: serde_json::Value = serde_json::from_str(&body).unwrap();
                let position = seen["known"]["position"].as_i64().unwrap();
                if position < last {
                    violations.fetch_add(1, Ordering::Relaxed);
                }
                last = position;
            }
        });
    });
    drop(served);
    told(folder.path(), &["verify"]);
    let (kept, dwellings) = kept(folder.path());
    let (expected, waited) = (sum.into_inner(), waited.into_inner());
    println!(
        "{writers} writers × {each}: {} entries, {dwellings} dwellings, {waited} times told to wait; {reads} reads, {} went back",
        kept.len(),
        violations.load(Ordering::Relaxed)
    );
    assert_eq!((kept.len(), usize::try_from(dwellings).unwrap()), (writers * each, expected));
    assert_eq!(violations.load(Ordering::Relaxed), 0);
}
