//! What must never happen: the real program, killed, stopped, crowded and lied to by its disk. Quick
//! by default; the full campaigns are run by hand (README).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A number that a campaign sets.
fn set(name: &str, quick: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(quick)
}

fn corons(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
    command.current_dir(folder).env_remove("CORONS_DATA").args(arguments).output().unwrap()
}

/// What a command that succeeds prints.
fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = corons(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn token(folder: &Path) -> String {
    let said = told(folder, &["token", "add", "campagne", "--role", "contributor"]);
    said.split_whitespace().last().unwrap().to_owned()
}

/// The program, serving a folder.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_corons"))
            .current_dir(folder)
            .env_remove("CORONS_DATA")
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        lines.read_line(&mut line).unwrap();
        // What it prints later is read by nobody, and must not stop it.
        thread::spawn(move || lines.read_to_string(&mut String::new()));
        let port = line.trim().rsplit(':').next().unwrap().trim_end_matches('/').parse().unwrap();
        Self { child, port }
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a request; none when the connection breaks before the answer is whole.
fn ask(port: u16, head: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let length = body.len();
    let text = format!(
        "{head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(text.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    let (_, body) = answer.split_once("\r\n\r\n")?;
    Some((status, body.to_owned()))
}

/// Records an entry whose key is its reference too.
fn record(port: u16, token: &str, key: &str, dwellings: usize) -> Option<(u16, String)> {
    let head = format!(
        "POST /api/v1/entries HTTP/1.1\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {key}\r\nContent-Type: application/json"
    );
    let confirm = r#"["over-estate","over-earlier-stage","unusual-month","twin","no-programme","may-be-unallocated"]"#;
    let body = format!(
        r#"{{"estate":"LENS-4","landlord":"Maisons & Cités","stage":"delivered","on":"2025-03-14","dwellings":{dwellings},"reference":"{key}","confirm":{confirm}}}"#
    );
    ask(port, &head, &body)
}

/// How often each reference stands in the ledger, and the dwellings of all.
fn kept(folder: &Path) -> (BTreeMap<String, usize>, i64) {
    let text = told(folder, &["export", "entries", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (mut kept, mut sum) = (BTreeMap::new(), 0);
    for entry in list["entries"].as_array().unwrap() {
        *kept.entry(entry["reference"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
        sum += entry["dwellings"].as_i64().unwrap();
    }
    (kept, sum)
}

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

#[test]
fn a_disk_that_fails_is_said_and_harms_nothing() {
    let points = set("CORONS_FAULTS", 12);
    let traced = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).status();
    if !traced.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("CI").is_none(), "install strace: it stands for the disk");
        println!("skipped: there is no strace here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["token", "add", "premier", "--role", "reader"]);
    let calls = ["pwrite64", "fdatasync", "ftruncate", "fsync", "openat", "pwrite64"];
    let (mut refused, mut done) = (0, 0);
    for point in 0..points {
        let call = calls[point % calls.len()];
        let error = if (point / calls.len()).is_multiple_of(2) { "EIO" } else { "ENOSPC" };
        let when = 1 + point / (2 * calls.len()) + if call == "openat" { 20 } else { 0 };
        let name = format!("point-{point}");
        let inject = format!("inject={call}:error={error}:when={when}");
        let mut command = Command::new("strace");
        command.current_dir(folder.path()).env_remove("CORONS_DATA");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", &inject]);
        command.arg(env!("CARGO_BIN_EXE_corons"));
        let output = command.args(["token", "add", &name, "--role", "reader"]).output().unwrap();
        let there = told(folder.path(), &["token", "list"]).contains(&format!("{name}\n"));
        if output.status.success() {
            done += 1;
            assert!(there, "{inject}: acknowledged and lost");
        } else {
            refused += 1;
            assert!(!output.stderr.is_empty(), "{inject}: refused without a word");
        }
        told(folder.path(), &["verify"]);
    }
    println!("{points} faults: {refused} refused, {done} done, 0 acknowledged and lost");
}

#[test]
fn figures_do_not_depend_on_the_time_zone_of_the_machine() {
    let folder = tempfile::tempdir().unwrap();
    let token = token(folder.path());
    let served = Served::start(folder.path());
    for (number, day) in ["2024-02-29", "2025-03-30", "2025-10-26", "2024-12-31"].iter().enumerate()
    {
        let head = format!(
            "POST /api/v1/entries HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json"
        );
        let body = format!(
            r#"{{"estate":"LENS-4","landlord":"Maisons & Cités","stage":"delivered","on":"{day}","dwellings":{},"confirm":["unusual-month"]}}"#,
            number + 1
        );
        assert_eq!(ask(served.port, &head, &body).unwrap().0, 201, "{day}");
    }
    drop(served);
    let export = |zone: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
        command.current_dir(folder.path()).env_remove("CORONS_DATA").env("TZ", zone);
        command.args(["export", "progress", "--by", "month"]).output().unwrap().stdout
    };
    let paris = export("Europe/Paris");
    assert!(paris.len() > 1000);
    for zone in ["UTC", "Pacific/Auckland", "America/New_York"] {
        assert_eq!(export(zone), paris, "{zone}");
    }
}
