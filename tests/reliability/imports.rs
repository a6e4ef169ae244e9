//! A file that is being taken in when the program is killed: all of it or nothing.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::program::{kept, set, told};

const LINES: usize = 300;

/// A file of deliveries, whose references begin with a name.
fn file(name: &str) -> String {
    let mut text = String::from("cite;bailleur;etape;date;logements;reference\n");
    for line in 0..LINES {
        let (month, day) = (1 + line % 12, 1 + line % 28);
        let _ = writeln!(
            text,
            "LENS-4;Maisons & Cités;livrés;{day:02}/{month:02}/2025;1;{name}-{line}"
        );
    }
    text
}

#[test]
fn a_kill_during_an_import_leaves_all_of_it_or_nothing() {
    let kills = set("CORONS_KILLS", 4).min(400);
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let import = |name: &str| {
        std::fs::write(folder.join(name), file(name)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
        command.current_dir(folder).env_remove("CORONS_DATA").args(["import", "entries", name]);
        let questions = "twin,unusual-month,over-estate,over-earlier-stage,may-be-unallocated";
        command.args(["--confirm", questions]).stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let lines_of = |name: &str| {
        let all = kept(folder).0;
        all.keys().filter(|key| key.starts_with(&format!("{name}-"))).count()
    };
    let started = Instant::now();
    let whole = import("whole").wait_with_output().unwrap();
    let takes = started.elapsed();
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stderr));
    assert_eq!(lines_of("whole"), LINES);
    let (mut nothing, mut all) = (0, 0);
    for kill in 0..kills {
        let name = format!("kill{kill}");
        let mut child = import(&name);
        // From the first half of its time to beyond its end.
        let part = 40 + u64::try_from((kill * 7919) % 80).unwrap();
        thread::sleep(Duration::from_millis(
            u64::try_from(takes.as_millis()).unwrap() * part / 100,
        ));
        let _ = child.kill();
        child.wait().unwrap();
        match lines_of(&name) {
            0 => nothing += 1,
            LINES => all += 1,
            some => panic!("half an import: {some} of {LINES}"),
        }
    }
    told(folder, &["verify"]);
    println!("{kills} kills during an import: {nothing} left nothing, {all} all, 0 a part");
}
