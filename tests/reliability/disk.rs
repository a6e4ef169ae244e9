//! A disk that fails under a command: strace stands for it.

use std::process::Command;

use crate::program::{set, told};

/// Whether strace works here; without it nothing of the disk is tested, and CI must have it.
pub fn is_traced() -> bool {
    let traced = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).status();
    let there = traced.is_ok_and(|status| status.success());
    assert!(there || std::env::var_os("CI").is_none(), "install strace: it stands for the disk");
    if !there {
        println!("skipped: there is no strace here");
    }
    there
}

#[test]
fn a_disk_that_fails_is_said_and_harms_nothing() {
    let points = set("CORONS_FAULTS", 12);
    if !is_traced() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["token", "add", "premier", "--role", "reader"]);
    let calls = ["pwrite64", "fsync", "ftruncate", "fsync", "openat", "pwrite64"];
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
