//! Everything as tables and back: the same head, verified; nothing secret leaves; nothing damaged
//! comes in.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use chrono::TimeDelta;
use corons::domain::event::Hash;
use corons::domain::proposal::{Kind, Settings};
use corons::domain::role::Role;
use corons::store::{Author, DUMPED, LEFT_OUT, NewEdition, Store};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Place, call, clock, copies, head, said};

/// The public record, and whatever else a database can hold: a person with secrets, a published
/// pack, a file that waits.
fn filled() -> Place {
    let place = Place::new();
    let store = Store::open(&place.data(), clock()).unwrap();
    let lea = store
        .write(&Author::CommandLine, |tx| {
            let id = tx.add_account(&"lea".parse().unwrap(), "=Léa", Role::Manager)?;
            tx.set_password(id, "$argon2id$secret", None)?;
            let expires = tx.now() + TimeDelta::days(7);
            tx.open_session(id, &Hash::of(b"secret"), expires)?;
            let today = tx.today();
            let known = tx.head()?.position;
            tx.publish_edition(&NewEdition {
                number: 1,
                programme: "mc".into(),
                known,
                known_on: today,
                to: today,
                comment: Some("-".into()),
                manifest: "{}".into(),
                archive: b"PK and so on".to_vec(),
            })?;
            Ok(id)
        })
        .unwrap();
    let settings = Settings::default();
    let bring = |name, bytes: &[u8]| {
        let author = Author::Account(lea);
        store.write(&author, |tx| tx.bring_proposal(Kind::Entries, name, bytes, &settings)).unwrap()
    };
    bring("suivi.csv", b"cite;date\n");
    bring("vide.csv", b"");
    place
}

/// The files of a ZIP by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = zip.len();
    let part = |index| {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

fn zipped(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn everything_comes_back_with_the_same_head_and_verifies() {
    let place = filled();
    let (data, file) = (place.data(), place.beside("all.zip"));
    let (figures, before) = (place.figures(), head(&data));
    let told = said(&data, &["dump", file.to_str().unwrap()]);
    let against = format!("{}:{}", before.position, before.hash);
    assert!(told.contains(&against) && told.contains("Mots de passe"), "{told}");
    let again = call(&data, &["dump", file.to_str().unwrap()]);
    assert_eq!(again.status.code(), Some(1), "no file is replaced");

    // Over a database that went on, which is put aside.
    place.record_more();
    let told = said(&data, &["restore", file.to_str().unwrap()]);
    assert!(told.contains(&against) && told.contains("sans mot de passe"), "{told}");
    assert!(told.contains("3\u{202f}237"), "{told}");
    assert_eq!((head(&data), place.figures()), (before, figures));
    said(&data, &["verify", "--against", &against]);
    let aside = |path: &std::path::PathBuf| path.to_string_lossy().contains("replaced-");
    assert!(copies(&data, "").iter().any(aside));
    place.record_more();
    said(&data, &["verify"]);

    // Into a folder that is new; what is dumped again is the same but for the act itself.
    let new = place.beside("new");
    said(&new, &["restore", file.to_str().unwrap()]);
    let strange = Store::open(&new, clock()).unwrap().condition().unwrap().strange;
    assert_eq!(strange, Vec::<String>::new(), "its tables and guards are those of any other");
    let second = place.beside("again.zip");
    said(&new, &["dump", second.to_str().unwrap()]);
    let (mut first, mut second) =
        (parts(&fs::read(&file).unwrap()), parts(&fs::read(&second).unwrap()));
    let audit = "tables/audit.csv";
    let (old, longer) = (first.remove(audit).unwrap(), second.remove(audit).unwrap());
    assert!(longer.starts_with(&old) && longer.len() > old.len());
    assert!(first.remove("manifest.json") != second.remove("manifest.json"));
    assert_eq!(first, second);
}

#[test]
fn a_dump_is_read_without_corons_and_holds_no_secret() {
    let place = filled();
    let file = place.beside("all.zip");
    said(&place.data(), &["dump", file.to_str().unwrap()]);
    let all = parts(&fs::read(&file).unwrap());
    let schema = fs::read_to_string("src/store/schema.rs").unwrap();
    for table in DUMPED.iter().filter(|it| schema.contains(&format!(" {it} ("))) {
        assert!(all.contains_key(&format!("tables/{table}.csv")), "{table}");
    }
    for table in LEFT_OUT {
        assert!(!all.contains_key(&format!("tables/{table}.csv")), "{table}");
    }
    let secrets = ["argon2", &Hash::of(b"secret").to_string()];
    for (name, bytes) in &all {
        let text = String::from_utf8_lossy(bytes);
        assert!(secrets.iter().all(|it| !text.contains(it)), "{name}");
    }
    let text = |name: &str| String::from_utf8(all[name].clone()).unwrap();
    let accounts = text("tables/accounts.csv");
    assert!(accounts.starts_with("\u{feff}id;login;name;role;"), "{accounts}");
    assert!(!accounts.lines().next().unwrap().contains("password"), "{accounts}");
    assert!(accounts.contains(";'=Léa;"), "a spreadsheet computes nothing: {accounts}");
    assert!(text("schema.sql").contains("CREATE TABLE entries"));
    assert!(text("README.txt").contains("corons restore"));
    assert_eq!(all["files/editions/1.zip"], b"PK and so on");
    assert_eq!(all["files/proposal_files/1"], b"cite;date\n");
    assert!(text("tables/editions.csv").contains(&Hash::of(b"PK and so on").to_string()));
    let manifest: serde_json::Value = serde_json::from_slice(&all["manifest.json"]).unwrap();
    for table in manifest["tables"].as_array().unwrap() {
        let csv = &all[&format!("tables/{}.csv", table["name"].as_str().unwrap())];
        assert_eq!(table["sha256"].as_str().unwrap(), Hash::of(csv).to_string());
    }
}

/// The same dump with the last row of a table taken away, and a manifest that agrees.
fn forged(bytes: &[u8], table: &str) -> Vec<u8> {
    let mut all = parts(bytes);
    let name = format!("tables/{table}.csv");
    let text = String::from_utf8(all.remove(&name).unwrap()).unwrap();
    let kept = text.trim_end().rfind("\r\n").unwrap() + 2;
    let text = text[..kept].to_owned();
    let mut manifest: serde_json::Value = serde_json::from_slice(&all["manifest.json"]).unwrap();
    for part in manifest["tables"].as_array_mut().unwrap() {
        if part["name"] == table {
            part["rows"] = (part["rows"].as_i64().unwrap() - 1).into();
            part["bytes"] = text.len().into();
            part["sha256"] = Hash::of(text.as_bytes()).to_string().into();
        }
    }
    all.insert(name, text.into_bytes());
    all.insert("manifest.json".into(), serde_json::to_vec(&manifest).unwrap());
    zipped(&all)
}

fn without(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut all = parts(bytes);
    all.remove(name).unwrap();
    zipped(&all)
}

#[test]
fn a_dump_that_was_cut_or_changed_is_refused_in_a_sentence_and_changes_nothing() {
    let place = filled();
    let file = place.beside("all.zip");
    said(&place.data(), &["dump", file.to_str().unwrap()]);
    let bytes = fs::read(&file).unwrap();
    let mut manifest = parts(&bytes);
    let newer = String::from_utf8(manifest["manifest.json"].clone()).unwrap();
    let newer = newer.replacen("\"migrations\": [", "\"migrations\": [\"29990101000001\",", 1);
    manifest.insert("manifest.json".into(), newer.into_bytes());
    let mut damaged: Vec<(String, Vec<u8>, &str)> = vec![
        ("cut".into(), bytes[..bytes.len() / 2].to_vec(), "abîmé"),
        ("another ZIP".into(), zipped(&[("a".into(), vec![1])].into()), "abîmé"),
        ("an entry less".into(), forged(&bytes, "entries"), "abîmé"),
        ("an event less".into(), forged(&bytes, "events"), "abîmé"),
        ("a table less".into(), without(&bytes, "tables/plans.csv"), "abîmé"),
        ("a pack less".into(), without(&bytes, "files/editions/1.zip"), "abîmé"),
        ("newer".into(), zipped(&manifest), "version"),
    ];
    for part in 1..5 {
        let mut turned = bytes.clone();
        let at = bytes.len() * part / 5;
        turned[at] ^= 0x10;
        damaged.push((format!("bit at {at}"), turned, "abîmé"));
    }
    let before = place.bytes();
    for (what, bytes, words) in damaged {
        let bad = place.beside("bad.zip");
        fs::write(&bad, bytes).unwrap();
        let new = place.beside("new");
        for data in [&place.data(), &new] {
            let output = call(data, &["restore", bad.to_str().unwrap()]);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(1), "{what}: {told}");
            assert!(told.contains(words), "{what}: {told}");
        }
        assert!(place.bytes() == before, "{what}");
        assert!(!Store::is_in(&new), "{what}");
    }
}

#[test]
fn every_table_is_dumped_or_left_out_on_purpose() {
    let schema = fs::read_to_string("src/store/schema.rs").unwrap();
    for table in schema.split("diesel::table! {").skip(1) {
        // Comments may stand before the name.
        let name = table.lines().find(|line| line.ends_with(" {") && !line.contains("///"));
        let name = name.unwrap().trim().split(' ').next().unwrap();
        assert!(
            DUMPED.contains(&name) ^ LEFT_OUT.contains(&name),
            "{name} stands in neither or both lists of src/store/dump.rs"
        );
    }
}
