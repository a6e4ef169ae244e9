//! The program itself, called as people call it: imports, exports, verify, and what it refuses.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// A folder with a data folder inside.
struct Place {
    folder: tempfile::TempDir,
}

/// What a call said and how it ended.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn call(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_corons"))
            .args(arguments)
            .env("CORONS_DATA", self.data())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// A new database in it.
    fn begun(self) -> Self {
        assert_eq!(self.call(&["user", "add", "jean", "--role", "reader"]).code, 0);
        self
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn progress(&self, arguments: &[&str]) -> Value {
        let all = [&["export", "progress", "--format", "json"], arguments].concat();
        let said = self.call(&all);
        assert_eq!(said.code, 0, "{}", said.err);
        serde_json::from_str(&said.out).unwrap()
    }
}

const RECORD: &str = "data/public_record.csv";

fn actuals(progress: &Value) -> Vec<(String, Option<i64>)> {
    let periods = progress["periods"].as_array().unwrap();
    periods
        .iter()
        .map(|it| (it["period"].as_str().unwrap().to_owned(), it["actual"].as_i64()))
        .filter(|(_, actual)| actual.is_some())
        .collect()
}

#[test]
fn the_public_record_gives_the_published_years_and_claims_no_variance() {
    let place = Place::new();
    let said = place.call(&["import", "entries", RECORD]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let mc = place.progress(&[]);
    let year = |year: &str, count| (year.to_owned(), Some(count));
    assert_eq!(actuals(&mc), [year("2021", 1_500), year("2022", 1_737)]);
    assert_eq!(mc["total"]["actual"], 3_237);
    for period in mc["periods"].as_array().unwrap() {
        assert_eq!(period["variance_original"], Value::Null);
        assert_eq!(period["variance_current"], Value::Null);
    }
    for null in ["variance_original", "remaining_original", "progress_percent"] {
        assert_eq!(mc["total"][null], Value::Null, "{null}");
    }
    let years = mc["year_only"].as_array().unwrap();
    assert_eq!(years.len(), 2);
    let erbm = place.progress(&["--programme", "erbm"]);
    assert_eq!(actuals(&erbm), [year("2021", 1_618), year("2022", 1_737)]);
    let months = place.progress(&["--programme", "erbm", "--by", "month"]);
    assert_eq!(actuals(&months), [year("2021-09", 118)]);
    let entries = place.call(&["export", "entries"]);
    assert!(entries.out.contains(";commandés (OS);2021;2893;"), "{}", entries.out);
    assert_eq!(place.call(&["verify"]).code, 0);
}

#[test]
fn the_json_of_progress_is_the_answer_of_the_api() {
    let place = Place::new();
    place.call(&["import", "entries", RECORD]);
    let progress = place.progress(&[]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut said = keys(&progress);
    said.sort();
    let expected = [
        "annotations",
        "basis",
        "known",
        "net",
        "periods",
        "plan_status",
        "programme",
        "scope",
        "stage",
        "target_current",
        "target_original",
        "to",
        "total",
        "year_only",
    ];
    assert_eq!(said, expected);
    assert_eq!(keys(&progress["known"]).len(), 3);
    assert_eq!(progress["scope"], "all");
    assert_eq!(progress["plan_status"], "indicative");
    assert_eq!(keys(&progress["periods"][0]).len(), 15);
    assert_eq!(keys(&progress["total"]).len(), 14);
    let figure = progress["total"]["figure"].as_str().unwrap();
    assert!(figure.parse::<corons::domain::figure::Reference>().is_ok(), "{figure}");
}

#[test]
fn the_same_file_twice_is_done_and_changes_nothing() {
    let place = Place::new();
    place.call(&["import", "entries", RECORD]);
    let head = place.call(&["verify"]).out;
    let again = place.call(&["import", "entries", RECORD]);
    assert_eq!(again.code, 0);
    assert!(again.out.contains("déjà été importés"), "{}", again.out);
    let copy = place.file("export.csv", place.call(&["export", "entries"]).out);
    let other = place.call(&["import", "entries", &copy]);
    assert_eq!((other.code, other.err.as_str()), (0, ""));
    assert_eq!(place.call(&["verify"]).out, head);
}

#[test]
fn a_dry_run_leaves_the_database_as_it_was_to_the_byte() {
    let place = Place::new().begun();
    let bytes = || fs::read(place.data().join("corons.db")).unwrap();
    let before = bytes();
    let said = place.call(&["import", "entries", RECORD, "--dry-run"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("+1\u{202f}500"), "{}", said.out);
    assert!(bytes() == before);
    let english = place.call(&["import", "entries", RECORD, "--dry-run", "--lang", "en"]);
    assert!(english.out.contains("Dry run: nothing was changed."), "{}", english.out);
}

#[test]
fn a_head_printed_before_proves_that_nothing_was_rewritten() {
    let place = Place::new().begun();
    let head = place.call(&["verify"]).out.trim().rsplit_once(' ').unwrap().1.to_owned();
    place.call(&["import", "entries", RECORD]);
    assert_eq!(place.call(&["verify", "--against", &head]).code, 0);
    let (position, _) = head.split_once(':').unwrap();
    let other = place.call(&["verify", "--against", &format!("{position}:0123456789abcdef")]);
    assert_eq!(other.code, 1);
    assert!(other.err.contains("@3"), "{}", other.err);
    assert_eq!(place.call(&["verify", "--against", "demain"]).code, 2);
    assert_eq!(place.call(&["verify", "--against", "3:"]).code, 2);
}

#[test]
fn each_bad_file_is_refused_with_its_place_and_nothing_is_made() {
    let place = Place::new();
    let header = "cite;etape;date;logements\n";
    let row = |cells: &str| format!("{header}LENS-4;{cells}\n");
    let files: [(&str, Vec<u8>, &str); 12] = [
        ("vide", vec![], "vide"),
        ("en-tete", header.into(), "aucune ligne"),
        ("coupe", format!("{header}LENS-4;livrés;20").into(), "coupé"),
        ("binaire", b"\x7fELF\x02\x00\x01\x00".to_vec(), "pas un CSV"),
        ("zero", row("livrés;2024;0").into(), "Ligne 2, colonne"),
        ("negatif", row("livrés;2024;-3").into(), "négatif"),
        ("virgule", row("livrés;2024;12,5").into(), "nombre entier"),
        ("puissance", row("livrés;2024;1e9").into(), "notation scientifique"),
        ("jour", row("livrés;31/02/2024;4").into(), "29 jours"),
        ("texte", row("livrés;2024;beaucoup").into(), "pas un nombre"),
        ("etape", row("rénovés;2024;4").into(), "étape"),
        ("colonne", b"cite;date\nLENS-4;2024\n".to_vec(), "Il manque"),
    ];
    for (name, bytes, expected) in files {
        let path = place.file(&format!("{name}.csv"), bytes);
        let said = place.call(&["import", "entries", &path]);
        assert_eq!(said.code, 1, "{name}: {}", said.out);
        assert!(said.err.contains(expected), "{name}: {}", said.err);
        assert!(said.err.contains("Rien n’a été importé"), "{name}: {}", said.err);
        assert_eq!(said.out, "", "{name}");
    }
    let said = place.call(&["import", "entries", "nulle-part.csv"]);
    assert_eq!(said.code, 1);
    assert!(!place.data().exists(), "a bad file makes no database");
}

#[test]
fn a_file_of_200_mb_is_refused_before_it_is_read() {
    let place = Place::new();
    let path = place.file("grand.csv", "");
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(200_000_000).unwrap();
    let began = std::time::Instant::now();
    let said = place.call(&["import", "entries", &path]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("64\u{a0}Mio") || said.err.contains("64 Mio"), "{}", said.err);
    assert!(began.elapsed().as_secs() < 5);
}

#[test]
fn lines_that_do_not_meet_the_ledger_are_all_said_and_questions_can_be_confirmed() {
    let place = Place::new();
    let row = "LENS-4;Maisons & Cités;livrés;30/10/2024;4\n";
    let head = "cite;bailleur;etape;date;logements\n";
    let path = place.file("deux.csv", format!("{head}{row}{row}NULLE-PART;;livrés;2199;4\n"));
    let said = place.call(&["import", "entries", &path]);
    assert_eq!(said.code, 1);
    for part in [
        "Ligne 3",
        "twin",
        "déjà à la ligne 2",
        "Ligne 4, colonne",
        "NULLE-PART",
        "2199",
        "3\u{a0}erreurs",
    ] {
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    let path = place.file("jumelles.csv", format!("{head}{row}{row}"));
    assert_eq!(place.call(&["import", "entries", &path, "--confirm", "jumelle"]).code, 2);
    let said = place.call(&["import", "entries", &path, "--confirm", "twin,no-programme"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn an_import_is_signed_by_an_account_that_exists_and_may() {
    let place = Place::new();
    place.call(&["user", "add", "jeanne", "--role", "manager"]);
    place.call(&["user", "add", "paul", "--role", "reader"]);
    assert_eq!(place.call(&["import", "entries", RECORD, "--as", "personne"]).code, 1);
    assert_eq!(place.call(&["import", "entries", RECORD, "--as", "paul"]).code, 1);
    assert_eq!(place.call(&["import", "entries", RECORD, "--as", "jeanne"]).code, 0);
    assert!(place.call(&["export", "entries"]).out.contains(";jeanne;"));
}

#[test]
fn an_export_goes_to_a_file_and_knows_every_point() {
    let place = Place::new().begun();
    let out = place.folder.path().join("cites.csv");
    let said = place.call(&["export", "estates", "--out", out.to_str().unwrap()]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(fs::read(&out).unwrap().starts_with("\u{feff}code;cite;".as_bytes()));
    let into = place.call(&["export", "estates", "--out", "/nulle/part.csv"]);
    assert_eq!(into.code, 1);
    assert_eq!(place.call(&["export", "progress", "--known", "@3"]).code, 0);
    assert_eq!(place.call(&["export", "progress", "--known", "@2"]).code, 0);
    for (point, why) in [
        ("@0", "Rien n’était"),
        ("@9999", "n’existe pas encore"),
        ("9999-01-01", "pas encore arrivé"),
    ] {
        let refused = place.call(&["export", "progress", "--known", point]);
        assert_eq!(refused.code, 1);
        assert!(refused.err.to_lowercase().contains(&why.to_lowercase()), "{}", refused.err);
    }
    assert_eq!(place.call(&["export", "progress", "--known", "hier"]).code, 2);
    assert_eq!(place.call(&["export", "progress", "--programme", "rien"]).code, 1);
    assert_eq!(place.call(&["export", "tout"]).code, 2);
}

#[test]
fn a_database_of_a_newer_version_and_a_file_that_is_none_are_left_alone() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let place = Place::new().begun();
    let path = place.data().join("corons.db");
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    conn.batch_execute(
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')",
    )
    .unwrap();
    drop(conn);
    let said = place.call(&["import", "entries", RECORD]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("version plus récente"), "{}", said.err);
    fs::write(&path, "ceci n’est pas une base de données, mais un texte assez long".repeat(20))
        .unwrap();
    let said = place.call(&["verify"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("n’est pas une base"), "{}", said.err);
}

#[test]
fn a_data_folder_that_cannot_be_written_is_said_with_its_name() {
    let place = Place::new();
    // A file where the folder should be cannot be written by anybody, root included.
    fs::write(place.data(), "occupé").unwrap();
    let said = place.call(&["import", "entries", RECORD]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("data"), "{}", said.err);
    assert_eq!(fs::read_to_string(place.data()).unwrap(), "occupé");
}

#[test]
fn to_look_at_a_folder_without_a_database_makes_none() {
    let place = Place::new();
    for arguments in [&["verify"][..], &["export", "progress"], &["--lang", "en", "verify"]] {
        let said = place.call(arguments);
        assert_eq!((said.code, said.out.as_str()), (1, ""));
        assert!(said.err.contains("--data"), "{}", said.err);
    }
    assert!(!place.data().exists());
}

#[test]
fn an_export_that_standard_output_does_not_take_is_not_done() {
    let place = Place::new().begun();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_corons"))
        .args(["export", "estates"])
        .env("CORONS_DATA", place.data())
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("ne peut pas être écrit"));
}

#[test]
fn what_a_file_tells_late_of_a_closed_year_is_booked_in_the_open_one() {
    use corons::clock::Clock;
    use corons::store::{Author, Store};
    let place = Place::new();
    let store = Store::open(&place.data(), Clock::system()).unwrap();
    store
        .write(&Author::CommandLine, |tx| {
            for code in ["mc", "erbm"] {
                let day = |text: &str| text.parse().unwrap();
                tx.set_programme_days(code, day("2025-01-01"), day("2028-06-14"))?;
            }
            tx.take_corrections_only(2025)?;
            tx.close_year(2025)
        })
        .unwrap();
    drop(store);
    let late = "cite;etape;date;logements;bailleur\nLENS-4;livrés;15/12/2025;7;Maisons & Cités\n";
    let said = place.call(&["import", "entries", &place.file("tard.csv", late)]);
    assert_eq!(said.code, 0, "{}", said.err);
    let of_2025 = |basis: &str| {
        let store = Store::open(&place.data(), Clock::system()).unwrap();
        let asked = |read: &mut corons::store::Read<'_>| {
            let programme = read.programme("mc")?.unwrap();
            let known = read.known_now()?;
            read.progress_input(&corons::store::FigureQuestion {
                stage: programme.stage,
                net: false,
                published: basis == "published",
                scope: corons::domain::territory::Scope::All,
                to: known.on,
                known,
                reporting: false,
                programme,
            })
        };
        let sums = store.read(asked).unwrap().sums;
        let of = |year: i32| {
            sums.iter().filter(|sum| sum.month.year() == year).map(|sum| sum.dwellings).sum::<i64>()
        };
        (of(2025), sums.iter().map(|sum| sum.dwellings).sum::<i64>())
    };
    assert_eq!(of_2025("true"), (7, 7), "once, in the year it happened");
    assert_eq!(of_2025("published"), (0, 7), "once, in the year it was learned");
    let verified = place.call(&["verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}
