//! The guard at the door, met over real sockets: what comes slowly, never ends or can be read in
//! two ways; many connections at once; the stop.
//!
//! `CORONS_SOCKETS=2000` plays the siege at its full size.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

mod crowd;
mod program;
mod requests;
mod slow;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use corons::clock::Clock;
use corons::config::{Config, Limits};
use corons::domain::role::Role;
use corons::guard::Guard;
use corons::store::{Author, Store};
use corons::web::{door, token};
use rocket::fairing::AdHoc;
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;

/// A service behind its guard.
struct Door {
    at: SocketAddr,
    inner: SocketAddr,
    guard: Arc<Guard>,
    store: Arc<Store>,
    runtime: Option<Runtime>,
    _folder: TempDir,
}

impl Door {
    fn open(limits: Limits) -> Self {
        Self::configured(Config { limits, ..Config::default() })
    }

    fn configured(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("data"), Clock::system()).unwrap();
        let store = Arc::new(store);
        let runtime = Runtime::new().unwrap();
        let guard = door::guard(&config);
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let at = listener.local_addr().unwrap();
        let (say, said) = mpsc::channel();
        let rocket = door::guarded(Arc::clone(&store), config, Arc::clone(&guard), listener);
        let rocket = rocket.attach(AdHoc::on_liftoff("say", move |rocket| {
            let port = rocket.config().port;
            Box::pin(async move { say.send(port).unwrap() })
        }));
        runtime.spawn(rocket.launch());
        let inner = SocketAddr::from((Ipv4Addr::LOCALHOST, said.recv().unwrap()));
        Self { at, inner, guard, store, runtime: Some(runtime), _folder: folder }
    }

    fn connect(&self) -> TcpStream {
        patient(TcpStream::connect(self.at).unwrap())
    }

    /// A connection from another address of this machine.
    fn connect_from(&self, last: u8) -> TcpStream {
        let runtime = self.runtime.as_ref().unwrap();
        let socket = runtime.block_on(async {
            let socket = TcpSocket::new_v4().unwrap();
            socket.bind(SocketAddr::from(([127, 0, 0, last], 0))).unwrap();
            socket.connect(self.at).await.unwrap().into_std().unwrap()
        });
        socket.set_nonblocking(false).unwrap();
        patient(socket)
    }

    /// Everything that comes back for some bytes, until the guard closes.
    fn say(&self, bytes: &str) -> String {
        let mut socket = self.connect();
        socket.write_all(bytes.as_bytes()).unwrap();
        rest(&mut socket)
    }

    fn cookie(&self) -> String {
        let secret = token::random();
        let kept = token::hash(&secret);
        let open = self.store.write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&"lea".parse().unwrap(), "Léa", Role::Reader)?;
            let expires = tx.now() + chrono::TimeDelta::days(1);
            tx.open_session(id, &kept, expires)
        });
        open.unwrap();
        format!("corons={secret}")
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.runtime.take().unwrap().shutdown_background();
    }
}

fn patient(socket: TcpStream) -> TcpStream {
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    socket
}

/// What comes until the other side closes; a reset is an end too.
fn rest(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        match socket.read(&mut part) {
            Ok(0) => break,
            Ok(count) => bytes.extend_from_slice(&part[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
            Err(error) => panic!("nothing comes and nothing closes: {error}"),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One answer: its head and its body.
fn answer(socket: &mut TcpStream) -> (String, Vec<u8>) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        socket.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    socket.read_exact(&mut body).unwrap();
    (head, body)
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
const LAST: &str = "GET /healthz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
