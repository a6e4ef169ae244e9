//! The real program and who speaks to it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A number that a campaign sets.
pub fn set(name: &str, quick: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(quick)
}

pub fn corons(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
    command.current_dir(folder).env_remove("CORONS_DATA").args(arguments).output().unwrap()
}

/// What a command that succeeds prints.
pub fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = corons(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

pub fn token(folder: &Path) -> String {
    let said = told(folder, &["token", "add", "campagne", "--role", "contributor"]);
    said.split_whitespace().last().unwrap().to_owned()
}

/// The program, serving a folder.
pub struct Served {
    pub child: Child,
    pub port: u16,
    /// What it printed before it served.
    pub printed: String,
    said: Option<JoinHandle<String>>,
}

impl Served {
    pub fn start(folder: &Path) -> Self {
        Self::through(&[], folder).expect("it does not start")
    }

    /// Starts it through another program, which makes it its child or becomes it; none when it
    /// does not start.
    pub fn through(before: &[&str], folder: &Path) -> Option<Self> {
        let corons = env!("CARGO_BIN_EXE_corons");
        let all = [before, &[corons, "serve", "--port", "0"]].concat();
        let mut child = Command::new(all[0])
            .current_dir(folder)
            .env_remove("CORONS_DATA")
            .args(&all[1..])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut err = child.stderr.take().unwrap();
        // What it says there is asked for in the end, and must not stop it before.
        let said = thread::spawn(move || {
            let mut said = String::new();
            let _ = err.read_to_string(&mut said);
            said
        });
        let mut printed = String::new();
        let port = loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                let status = child.wait().unwrap();
                let said = said.join().unwrap();
                assert!(!status.success() && !said.is_empty(), "it ended without a word");
                return None;
            }
            printed.push_str(&line);
            if let Some((_, at)) = line.split_once("http://") {
                break at.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
            }
        };
        // What it prints later is read by nobody, and must not stop it.
        thread::spawn(move || lines.read_to_string(&mut String::new()));
        Some(Self { child, port, printed, said: Some(said) })
    }

    pub fn signal(&self, name: &str) {
        let pid = self.pid().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    /// The process that serves: the one started, or its child.
    pub fn pid(&self) -> u32 {
        let pid = self.child.id();
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let children = children.unwrap_or_default();
        children.split_whitespace().next().map_or(pid, |child| child.parse().unwrap())
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        // What cuts a connection is done before the process is quite gone.
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(2) {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// Ends it at once; gives its exit code and what it said.
    pub fn end(mut self) -> (Option<i32>, String) {
        if self.child.try_wait().unwrap().is_none() {
            self.signal("-9");
        }
        let code = self.child.wait().unwrap().code();
        (code, self.said.take().unwrap().join().unwrap())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Of a tracer the child would go on.
        if self.pid() != self.child.id() {
            self.signal("-9");
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a request; none when the connection breaks before the answer is whole.
pub fn ask(port: u16, head: &str, body: &str) -> Option<(u16, String)> {
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
pub fn record(port: u16, token: &str, key: &str, dwellings: usize) -> Option<(u16, String)> {
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
pub fn kept(folder: &Path) -> (BTreeMap<String, usize>, i64) {
    let text = told(folder, &["export", "entries", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (mut kept, mut sum) = (BTreeMap::new(), 0);
    for entry in list["entries"].as_array().unwrap() {
        *kept.entry(entry["reference"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
        sum += entry["dwellings"].as_i64().unwrap();
    }
    (kept, sum)
}
