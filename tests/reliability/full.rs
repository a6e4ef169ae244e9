//! A disk that is really full, under the service: a small one in memory, which a namespace of its
//! own takes away again with the process.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use crate::program::{Served, ask, kept, record, told};

/// Whether a program may have disks of its own here.
fn may_mount() -> bool {
    let tried = Command::new("unshare")
        .args(["-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"])
        .output();
    tried.is_ok_and(|output| output.status.success())
}

/// What the folder of the service is called from outside.
fn from_outside(served: &Served, folder: &std::path::Path) -> PathBuf {
    PathBuf::from(format!("/proc/{}/root{}", served.pid(), folder.display()))
}

#[test]
fn on_a_full_disk_reads_go_on_writes_say_why_and_go_on_by_themselves_with_room() {
    if !may_mount() {
        println!("skipped: no disk of its own can be had here (unshare -rm)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap();
    let script = "mount -t tmpfs -o size=16m none \"$0\" && cd \"$0\" && \
                  \"$1\" token add campagne --role contributor && exec \"$@\"";
    let before = ["unshare", "-rm", "sh", "-c", script, folder.to_str().unwrap()];
    let mut served = Served::through(&before, &folder).expect("it does not start");
    let token = served.printed.split_whitespace().find(|it| it.starts_with("corons_")).unwrap();
    let token = token.to_owned();
    let port = served.port;
    let read = |address: &str| {
        let head = format!("GET {address} HTTP/1.1\r\nAuthorization: Bearer {token}");
        ask(port, &head, "").unwrap().0
    };
    let write = |key: &str| record(port, &token, key, 3).unwrap();
    assert_eq!(write("full-0-00000").0, 201);
    let outside = from_outside(&served, &folder);
    let filler = outside.join("filler");
    let mut file = File::create(&filler).unwrap();
    while file.write_all(&[7; 4096]).is_ok() {}
    drop(file);
    // What is left in the pages of the log is soon used up.
    let mut acknowledged = vec!["full-0-00000".to_owned()];
    let mut refused = 0;
    for number in 0..200 {
        let key = format!("full-1-{number:05}");
        let (status, body) = write(&key);
        match status {
            201 => acknowledged.push(key),
            507 => {
                refused += 1;
                assert!(body.contains("disque"), "{body}");
            }
            _ => panic!("{status} {body}"),
        }
        for address in ["/api/v1/programmes", "/api/v1/programmes/mc", "/sign-in", "/healthz"] {
            assert_eq!(read(address), 200, "{address} after {refused} refusals");
        }
        if refused >= 10 {
            break;
        }
    }
    assert_eq!(read("/readyz"), 503);
    assert!(refused >= 10, "{refused} refused, {} written", acknowledged.len());
    std::fs::remove_file(&filler).unwrap();
    for number in 0..10 {
        let key = format!("full-1-{number:05}");
        assert_eq!(write(&key).0, 201, "there is room again: the same key");
        acknowledged.push(key);
    }
    assert!(served.child.try_wait().unwrap().is_none(), "it went on all the while");
    // SQLite does not find its way into the namespace: what is there is looked at outside.
    let copy = tempfile::tempdir().unwrap();
    std::fs::create_dir(copy.path().join("corons-data")).unwrap();
    for name in ["corons-data/corons.db", "corons-data/corons.db-wal"] {
        std::fs::copy(outside.join(name), copy.path().join(name)).unwrap();
    }
    told(copy.path(), &["verify"]);
    let (kept, _) = kept(copy.path());
    assert!(acknowledged.iter().all(|key| kept.get(key) == Some(&1)));
    println!("{refused} refused with 507, {} kept", kept.len());
}
