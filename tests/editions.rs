//! A board pack without the web: set twice it is the same, and the program checks it with and
//! without the ledger it was sealed in.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;
use std::process::Command;

use corons::clock::Clock;
use corons::domain::calendar::WrittenDate;
use corons::domain::entry::Recording;
use corons::domain::stage::Stage;
use corons::files::pack::archive;
use corons::store::{Author, Store};
use corons::web::editions::next;

const NOW: &str = "2026-11-28T09:00:00Z";

fn opened(folder: &Path) -> Store {
    let store = Store::open(folder, Clock::standing_at(NOW.parse().unwrap())).unwrap();
    let recording = Recording {
        estate: Some("LENS-4".into()),
        operation: None,
        landlord: Some("Maisons & Cités".into()),
        stage: Stage::Delivered,
        date: WrittenDate::Day("2026-09-15".parse().unwrap()),
        dwellings: 40.try_into().unwrap(),
        note: None,
        reference: None,
        confirmed: vec![],
    };
    store.write(&Author::CommandLine, |tx| tx.record(&recording)).unwrap();
    store
}

/// How `corons verify --edition` ends, and what it says.
fn verified(data: &Path, file: &Path) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corons"));
    command.args(["verify", "--edition"]).arg(file).env("CORONS_DATA", data);
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn a_pack_is_always_the_same_and_is_checked_with_and_without_its_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let (data, elsewhere) = (folder.path().join("data"), folder.path().join("none"));
    let store = opened(&data);
    let comment = || Some("Vu.".to_owned());
    let new = next(&store, "mc", "Léa", comment()).unwrap();
    let again = next(&store, "mc", "Léa", comment()).unwrap();
    assert!(new.archive == again.archive, "the same bytes");
    let file = folder.path().join("1.zip");
    fs::write(&file, &new.archive).unwrap();
    let (holds, said) = verified(&elsewhere, &file);
    assert!(holds && said.contains("n’a pas été comparée"), "{said}");
    let (holds, said) = verified(&data, &file);
    assert!(!holds && said.contains("ne connaît pas"), "{said}");
    store.write(&Author::CommandLine, |tx| tx.publish_edition(&new)).unwrap();
    // What is recorded later is no part of what it shows.
    store.clock().set("2026-12-02T09:00:00Z".parse().unwrap());
    drop(store);
    let (holds, said) = verified(&data, &file);
    assert!(holds && said.contains("redonne ses totaux"), "{said}");
    // The same words about another ledger are another edition.
    let other = next(&opened(&folder.path().join("other")), "mc", "Léa", None).unwrap();
    fs::write(&file, &other.archive).unwrap();
    let (holds, said) = verified(&data, &file);
    assert!(!holds && said.contains("a été refait"), "{said}");
    let mut files = archive::unpack(&new.archive).unwrap();
    files.retain(|(name, _)| name != "data/extract.csv");
    fs::write(&file, archive::pack(&files).unwrap()).unwrap();
    let (holds, said) = verified(&data, &file);
    assert!(!holds && said.contains("manque"), "{said}");
}
