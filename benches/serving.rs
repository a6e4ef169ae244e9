//! Whole requests over loopback, as ratios inside one run (the machine may be busy):
//! the cached board page against Rocket's own file server with the same number of bytes, `304`
//! against Rocket's "hello", the page through the guard against the page without it, the uncached
//! page against the cached one, cold start, memory.
//!
//! `cargo bench --bench serving`

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use corons::clock::Clock;
use corons::config::Config;
use corons::domain::role::Role;
use corons::store::{Author, Store};
use corons::web::{self, door, token};
use rocket::fs::FileServer;
use rocket::{get, routes};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const CONNECTIONS: usize = 8;
const REQUESTS: usize = 400;
const ROUNDS: usize = 7;

#[get("/hello")]
fn hello() -> &'static str {
    "Hello, world!"
}

fn config(port: u16) -> rocket::Config {
    rocket::Config {
        port,
        log_level: rocket::config::LogLevel::Off,
        ..rocket::Config::release_default()
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A signed-in reader's cookie.
fn reader(store: &Store) -> String {
    let secret = token::random();
    store
        .write(&Author::Corons, |tx| {
            let id = tx.add_account(&"lectrice".parse().unwrap(), "Lectrice", Role::Reader)?;
            let expires = tx.now() + chrono::TimeDelta::days(1);
            tx.open_session(id, &token::hash(&secret), expires)
        })
        .unwrap();
    format!("corons={secret}")
}

fn request(path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut text = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (name, value) in headers {
        text.extend([name, ": ", value, "\r\n"]);
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// Sends a request and reads the answer: its head and the size of its body.
async fn ask(stream: &mut TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> (String, usize) {
    stream.write_all(request).await.unwrap();
    buffer.clear();
    let end = loop {
        let mut part = [0; 8 * 1024];
        let count = stream.read(&mut part).await.unwrap();
        assert!(count > 0, "the server hung up");
        buffer.extend(part.iter().take(count));
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8_lossy(buffer.get(..end).unwrap()).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.map_or(0, |text| text.trim().parse().unwrap());
    let mut rest = length.saturating_sub(buffer.len() - end);
    while rest > 0 {
        let mut part = [0; 8 * 1024];
        rest -= stream.read(&mut part).await.unwrap();
    }
    (head, length)
}

/// The time of many requests over some connections.
async fn time(port: u16, requests: Vec<Vec<u8>>) -> Duration {
    let requests = Arc::new(requests);
    let start = Instant::now();
    let connections: Vec<_> = (0..CONNECTIONS)
        .map(|connection| {
            let requests = Arc::clone(&requests);
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                stream.set_nodelay(true).unwrap();
                let mut buffer = Vec::new();
                for index in 0..REQUESTS {
                    let request = requests.get((index * CONNECTIONS + connection) % requests.len());
                    ask(&mut stream, request.unwrap(), &mut buffer).await;
                }
            })
        })
        .collect();
    for connection in connections {
        connection.await.unwrap();
    }
    start.elapsed()
}

/// Rounds of one against the other, in turn; prints how many times faster the first is.
async fn compare(name: &str, bar: f64, ours: (u16, Vec<Vec<u8>>), theirs: (u16, Vec<Vec<u8>>)) {
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let first = time(ours.0, ours.1.clone()).await.as_secs_f64();
        let second = time(theirs.0, theirs.1.clone()).await.as_secs_f64();
        ratios.push(second / first);
    }
    ratios.sort_by(f64::total_cmp);
    let at = |index: usize| ratios.get(index).copied().unwrap_or_default();
    println!("{name}: {:.2} ({:.2} to {:.2}), bar {bar}", at(ROUNDS / 2), at(0), at(ROUNDS - 1));
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    status.lines().find(|line| line.starts_with("VmRSS")).unwrap().to_owned()
}

fn open(folder: &Path) -> Arc<Store> {
    Arc::new(Store::open(folder, Clock::system()).unwrap())
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    corons::demo::fill(folder.path(), Clock::system().now(), &|_| None, &mut |_, _| ()).unwrap();
    let start = Instant::now();
    let store = open(folder.path());
    let opened = start.elapsed();
    let cookie = reader(&store);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (ours, theirs) = (free_port(), free_port());
        let service = web::app(store, Config { port: ours, ..Config::default() });
        tokio::spawn(service.launch());
        println!("opening a filled database: {opened:?}");
        println!("idle, this bench included: {}", memory());
        tokio::time::sleep(Duration::from_millis(500)).await;

        let mut stream = TcpStream::connect(("127.0.0.1", ours)).await.unwrap();
        let headers = [("Cookie", cookie.as_str()), ("Accept-Encoding", "br")];
        let board = request("/", &headers);
        let mut buffer = Vec::new();
        let first = Instant::now();
        let (head, bytes) = ask(&mut stream, &board, &mut buffer).await;
        println!(
            "first page after the start: {:?}, {bytes} bytes of brotli (bar 24 KB)",
            first.elapsed()
        );
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let etag = head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();

        let files = tempfile::tempdir().unwrap();
        std::fs::write(files.path().join("same.bin"), vec![b'x'; bytes]).unwrap();
        let rocket = rocket::custom(config(theirs))
            .mount("/", routes![hello])
            .mount("/files", FileServer::from(files.path()));
        tokio::spawn(rocket.launch());
        tokio::time::sleep(Duration::from_millis(500)).await;

        let file = request("/files/same.bin", &[]);
        compare(
            "board page from cache ÷ Rocket's file of the same size",
            0.9,
            (ours, vec![board.clone()]),
            (theirs, vec![file]),
        )
        .await;
        let config = Config::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at_the_door = listener.local_addr().unwrap().port();
        let guard = door::guard(&config);
        tokio::spawn(door::guarded(open(folder.path()), config, guard, listener).launch());
        tokio::time::sleep(Duration::from_millis(500)).await;
        compare(
            "board page from cache, through the guard ÷ without it",
            0.5,
            (at_the_door, vec![board.clone()]),
            (ours, vec![board.clone()]),
        )
        .await;
        let fresh = request("/", &[headers[0], headers[1], ("If-None-Match", &etag)]);
        let greeting = request("/hello", &[]);
        compare("304 ÷ Rocket's hello", 0.9, (ours, vec![fresh]), (theirs, vec![greeting])).await;

        // Each of these addresses is new to the cache, as all are after an entry.
        let mut uncached = Vec::new();
        for index in 0..CONNECTIONS * REQUESTS {
            uncached.push(request(&format!("/?n={index}"), &headers));
        }
        let slow = time(ours, uncached).await;
        let fast = time(ours, vec![board]).await;
        println!("uncached ÷ cached: {:.2}, bar 0.45", fast.as_secs_f64() / slow.as_secs_f64());
        println!("after load, this bench included: {}", memory());
    });
    runtime.shutdown_background();
}
