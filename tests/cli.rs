//! The command line as a person types it: sentences and exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn corons(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
    command.current_dir(folder).env_remove("CORONS_DATA");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    corons(folder).args(arguments).output().unwrap()
}

#[track_caller]
fn refused(folder: &Path, arguments: &[&str], code: i32, words: &str) {
    let output = run(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(words), "{words:?} is not in {said:?}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
}

fn served(folder: &Path) -> (Child, Vec<String>) {
    let mut child = corons(folder)
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    let lines = lines.take(2).map(Result::unwrap).collect();
    (child, lines)
}

#[test]
fn what_is_typed_wrong_exits_2_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |arguments: &[&str], words| refused(folder.path(), arguments, 2, words);
    refused(&[], "Il manque une commande");
    refused(&["frob"], "n’est pas une commande");
    refused(&["serve", "--frob"], "n’est pas une option");
    refused(&["serve", "--port", "abc"], "«\u{a0}abc\u{a0}»");
    refused(&["--lang", "en", "user", "add"], "is missing");
    assert!(!folder.path().join("corons-data").exists(), "wrong usage makes nothing");
}

#[test]
fn help_is_french_unless_english_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let help =
        |arguments: &[&str]| String::from_utf8(run(folder.path(), arguments).stdout).unwrap();
    assert!(help(&["--help"]).contains("Utilisation\u{a0}:"));
    assert!(help(&["serve", "--help"]).contains("Port servi"));
    assert!(help(&["--lang", "en", "serve", "--help"]).contains("Port served"));
}

#[test]
fn an_account_is_added_once_and_disabled() {
    let folder = tempfile::tempdir().unwrap();
    let added = run(folder.path(), &["user", "add", "lea", "--role", "reader"]);
    assert!(added.status.success());
    let link = String::from_utf8(added.stdout).unwrap();
    let link = link.split_whitespace().last().unwrap();
    assert!(link.starts_with("http://127.0.0.1:8000/invitation/"), "{link}");
    let again = ["user", "add", "lea", "--role", "reader"];
    refused(folder.path(), &again, 1, "déjà pris");
    refused(folder.path(), &["user", "disable", "bob"], 1, "Aucun compte");
    assert!(run(folder.path(), &["user", "disable", "lea"]).status.success());
}

#[test]
fn a_folder_that_is_a_file_and_a_database_that_is_none_are_said_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "text").unwrap();
    refused(folder.path(), &["--data", "file", "serve"], 1, "n’est pas utilisable");
    std::fs::create_dir(folder.path().join("other")).unwrap();
    std::fs::write(folder.path().join("other/corons.db"), "not a database ".repeat(999)).unwrap();
    refused(folder.path(), &["--data", "other", "serve"], 1, "n’est pas une base de Corons");
}

#[test]
fn a_service_says_where_it_is_and_stops_well_and_its_port_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (mut child, lines) = served(folder.path());
    let at = lines[0].split_whitespace().last().unwrap().to_owned();
    assert!(lines[1].contains(&format!("{at}/setup/")), "{lines:?}");
    let port = at.rsplit(':').next().unwrap();
    refused(folder.path(), &["serve", "--port", port], 1, "déjà occupé");

    let stopped = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    child.stdout.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}
