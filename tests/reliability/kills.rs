//! Killed and stopped under writes.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::program::{Served, kept, record, set, token, told};

/// Writers that go on until they are told to stop or nobody answers. Gives the keys that were
/// acknowledged, and those nobody knows about.
fn write_until(
    served: &Served,
    token: &str,
    name: &str,
    stop: impl FnOnce(&Served),
) -> (Vec<String>, Vec<String>) {
    let over = AtomicBool::new(false);
    let (done, open) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for writer in 0..6 {
            let (over, done, open) = (&over, &done, &open);
            scope.spawn(move || {
                for number in 0.. {
                    let key = format!("{name}-{writer}-{number:05}");
                    match record(served.port, token, &key, 1 + number % 7) {
                        Some((201, _)) => done.lock().unwrap().push(key),
                        Some((503, _)) => open.lock().unwrap().push(key),
                        Some((status, body)) => panic!("{status} {body}"),
                        None => {
                            open.lock().unwrap().push(key);
                            break;
                        }
                    }
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                }
            });
        }
        stop(served);
        over.store(true, Ordering::Relaxed);
    });
    (done.into_inner().unwrap(), open.into_inner().unwrap())
}

#[test]
fn what_was_acknowledged_survives_a_kill_once() {
    let cycles = set("CORONS_KILLS", 3);
    let folder = tempfile::tempdir().unwrap();
    let token = token(folder.path());
    let (mut acknowledged, mut doubtful) = (Vec::<String>::new(), Vec::<String>::new());
    for cycle in 0..cycles {
        let mut served = Served::start(folder.path());
        // What nobody knows about is asked again with its key: one effect, whatever happened.
        for key in std::mem::take(&mut doubtful) {
            let (status, body) = record(served.port, &token, &key, dwellings_of(&key)).unwrap();
            assert_eq!(status, 201, "{body}");
            acknowledged.push(key);
        }
        let wait = Duration::from_millis(150 + (cycle as u64 * 7919) % 700);
        let (done, open) = write_until(&served, &token, &format!("cycle{cycle}"), |served| {
            thread::sleep(wait);
            served.signal("-9");
        });
        served.child.wait().unwrap();
        acknowledged.extend(done);
        doubtful = open;
    }
    told(folder.path(), &["verify"]);
    let (kept, _) = kept(folder.path());
    let lost = acknowledged.iter().filter(|key| !kept.contains_key(*key)).count();
    let doubled = kept.values().filter(|times| **times > 1).count();
    let count = acknowledged.len();
    println!("{cycles} kills, {count} acknowledged, {lost} lost, {doubled} doubled");
    assert!(count > cycles, "nothing was written");
    assert_eq!((lost, doubled), (0, 0));
}

/// The dwellings a writer gave to a key.
fn dwellings_of(key: &str) -> usize {
    1 + key.rsplit('-').next().unwrap().parse::<usize>().unwrap() % 7
}

#[test]
fn a_stop_under_load_keeps_every_answer_given() {
    let folder = tempfile::tempdir().unwrap();
    let token = token(folder.path());
    let mut served = Served::start(folder.path());
    let (done, _) = write_until(&served, &token, "stop", |served| {
        thread::sleep(Duration::from_millis(600));
        served.signal("-TERM");
    });
    assert_eq!(served.child.wait().unwrap().code(), Some(0));
    told(folder.path(), &["verify"]);
    let (kept, _) = kept(folder.path());
    assert!(!done.is_empty());
    assert!(done.iter().all(|key| kept.get(key) == Some(&1)));
}
