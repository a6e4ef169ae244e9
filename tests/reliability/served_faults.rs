//! A disk that fails under the running service. Whatever fails, nothing acknowledged is lost and no
//! failure is acknowledged; a flush that failed ends the process (it does not limp).

use std::path::Path;

use crate::disk::is_traced;
use crate::program::{Served, kept, record, set, token, told};

/// What the disk refuses: the call, the error, and the file it is about.
const FAULTS: [(&str, &str, &str); 8] = [
    ("fsync", "EIO", "corons.db-wal"),
    ("pwrite64", "EIO", "corons.db-wal"),
    ("pwrite64", "ENOSPC", "corons.db-wal"),
    ("fsync", "ENOSPC", "corons.db-wal"),
    ("fsync", "EIO", "corons.db"),
    ("pwrite64", "EIO", "corons.db"),
    ("pwrite64", "ENOSPC", "corons.db"),
    ("ftruncate", "EIO", "corons.db-wal"),
];

/// Serves a folder on a disk that refuses one call of each thread, or with `+` all from one on.
fn on_a_bad_disk(folder: &Path, fault: (&str, &str, &str), when: &str) -> Option<Served> {
    let (call, error, file) = fault;
    let inject = format!("inject={call}:error={error}:when={when}");
    let file = folder.join("corons-data").join(file);
    let file = file.to_str().unwrap();
    let strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null"];
    Served::through(&[&strace[..], &["-P", file, "-e", &inject]].concat(), folder)
}

#[test]
fn a_disk_that_fails_under_the_service_loses_nothing_it_acknowledged() {
    let points = set("CORONS_FAULTS", 6);
    if !is_traced() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let token = token(folder);
    let (mut acknowledged, mut refused, mut cut, mut ended, mut unstarted) =
        (Vec::new(), 0, 0, 0, 0);
    for point in 0..points {
        let fault = FAULTS[point % FAULTS.len()];
        // A failing call passes, a full disk stays full.
        let first = 1 + (point / FAULTS.len()) % 40;
        let when = if fault.1 == "ENOSPC" { format!("{first}+") } else { first.to_string() };
        let Some(mut served) = on_a_bad_disk(folder, fault, &when) else {
            unstarted += 1;
            continue;
        };
        let mut gone = false;
        for number in 0..8 {
            let key = format!("fault-{point}-{number:05}");
            match record(served.port, &token, &key, 1 + number % 7) {
                Some((201, _)) => acknowledged.push(key),
                Some((507, _)) => refused += 1,
                Some((status, body)) => panic!("{fault:?} at {when}: {status} {body}"),
                None => {
                    cut += 1;
                    gone = true;
                    break;
                }
            }
        }
        if gone {
            assert!(served.has_ended(), "{fault:?} at {when}: it limps");
            let (code, said) = served.end();
            assert_eq!(code, Some(1), "{fault:?} at {when}: {said}");
            assert!(said.contains("disque a échoué"), "{fault:?} at {when}: {said}");
            assert_ne!((fault.0, fault.1), ("pwrite64", "ENOSPC"), "want of room ends nothing");
            ended += 1;
        } else {
            served.end();
        }
        told(folder, &["verify"]);
        let (kept, _) = kept(folder);
        assert!(acknowledged.iter().all(|key| kept.get(key) == Some(&1)), "{fault:?} at {when}");
        assert!(kept.values().all(|times| *times == 1), "{fault:?} at {when}");
    }
    println!(
        "{points} faults under the service: {} acknowledged, 0 lost; {refused} times 507, {cut} cut, \
         {ended} times it ended, {unstarted} times it did not start",
        acknowledged.len()
    );
    assert!(ended > 0 && refused > 0, "no fault was met");
}

#[test]
fn a_flush_of_the_database_that_fails_while_its_log_is_carried_over_ends_the_process_too() {
    if !is_traced() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let token = token(folder);
    // SQLite does this after a commit, and would tell nobody that it failed.
    let mut served = on_a_bad_disk(folder, FAULTS[4], "1").expect("nothing was to be carried over");
    let mut acknowledged = 0;
    for number in 0..400 {
        let key = format!("carry-0-{number:05}");
        match record(served.port, &token, &key, 1 + number % 7) {
            Some((201, _)) => acknowledged += 1,
            Some((status, body)) => panic!("{status} {body}"),
            None => break,
        }
    }
    assert!(served.has_ended(), "{acknowledged} writes, and nothing was carried over");
    let (code, said) = served.end();
    assert_eq!(code, Some(1), "{said}");
    told(folder, &["verify"]);
    let (kept, _) = kept(folder);
    assert!(kept.len() >= acknowledged && acknowledged > 10, "{acknowledged} of {}", kept.len());
}
