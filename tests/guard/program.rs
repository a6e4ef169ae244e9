//! The program itself: its stop, its log, its proxies.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{HEALTH, LAST, answer, millis, patient, rest, status};

/// The program itself, with its log.
fn serve(folder: &TempDir, more: &[&str]) -> (Child, SocketAddr) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_corons"))
        .args(["serve", "--port", "0", "--data", "data"])
        .args(more)
        .current_dir(folder.path())
        .env("CORONS_LOG", "info")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let at = line.trim().rsplit("http://").next().unwrap().parse().unwrap();
    (child, at)
}

#[test]
fn a_stop_answers_what_is_under_way_and_waits_for_no_idle_connection() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, at) = serve(&folder, &["--log-format", "json"]);
    let connect = || patient(TcpStream::connect(at).unwrap());
    let mut idle: Vec<_> = (0..20)
        .map(|number| {
            let mut socket = connect();
            socket.write_all(HEALTH.replace("/healthz", "/setup/0123abcd").as_bytes()).unwrap();
            assert!(answer(&mut socket).0.starts_with("http/1.1 4"), "{number}");
            socket
        })
        .collect();
    // The sixth attempt waits a second.
    let body = "login=nobody&password=guess";
    let guess = format!(
        "POST /sign-in HTTP/1.1\r\nHost: h\r\nSec-Fetch-Site: same-origin\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut slow: Vec<_> = (0..6).map(|_| connect()).collect();
    for socket in &mut slow {
        socket.write_all(guess.as_bytes()).unwrap();
        thread::sleep(millis(20));
    }
    let begun = Instant::now();
    let stopped = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    assert_eq!(rest(&mut idle[0]), "");
    assert!(begun.elapsed() < millis(500), "idle connections are closed at once");
    let mut last = 0;
    for socket in &mut slow {
        let said = rest(socket);
        assert_eq!(status(&said), "422", "{said}");
        last += usize::from(said.to_lowercase().contains("connection: close"));
    }
    // The first ones were answered before the stop.
    assert!(last > 0, "who is answered after the stop is told that nothing follows");
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());

    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let masked = lines.iter().filter(|line| line["path"] == "/setup/***").count();
    assert_eq!((masked, log.contains("0123abcd")), (20, false), "{log}");
    let guessed: Vec<_> = lines.iter().filter(|line| line["path"] == "/sign-in").collect();
    assert_eq!(guessed.len(), 6, "{log}");
    for line in guessed {
        assert_eq!((&line["status"], &line["method"]), (&422.into(), &"POST".into()));
        assert_eq!(
            (&line["client"], line["request"].as_str().unwrap().len()),
            (&"127.0.0.1".into(), 12)
        );
    }
    assert!(!log.contains("nobody") && !log.contains("guess"), "{log}");
}

#[test]
fn only_a_trusted_proxy_says_whose_request_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (more, client) in
        [(&[][..], "127.0.0.1"), (&["--trusted-proxy", "127.0.0.0/8"], "192.0.2.7")]
    {
        let (mut child, at) = serve(&folder, more);
        let mut socket = patient(TcpStream::connect(at).unwrap());
        let forwarded = LAST.replace("Host", "X-Forwarded-For: 198.51.100.1, 192.0.2.7\r\nHost");
        socket.write_all(forwarded.as_bytes()).unwrap();
        assert!(rest(&mut socket).ends_with("ok\n"));
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
        let mut log = String::new();
        child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(log.contains(&format!("client={client}\n")), "{log}");
    }
}
