//! Some six hundred odd and hostile files, each with its golden answer: the right figure or a
//! precise refusal, never a panic, never half an import. They are made here from tables of cases.

mod bombs;
mod books;
mod cells;
mod text;

use std::panic::catch_unwind;

use corons::domain::event::Hash;
use corons::domain::proposal::{Import, ImportFile, ImportOptions};
use corons::domain::question::Question;
use corons::files::table::read_table;
use corons::files::{Lines, dwellings, entries, estates, plan};
use corons::store::Author;
use corons::text::Lang;
use corons::text::imports::Effect;

use crate::taking::Ledger;

/// A file of the corpus.
pub struct Case {
    /// What is odd about it.
    name: String,
    /// What it is taken for: `entries`, `estates`, `plan`, `dwellings`.
    kind: &'static str,
    /// The name it bears.
    file: &'static str,
    bytes: Vec<u8>,
}

impl Case {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), kind: "entries", file: "suivi.csv", bytes: bytes.into() }
    }

    fn book(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { file: "suivi.xlsx", ..Self::new(name, bytes) }
    }

    fn of(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    fn named(mut self, file: &'static str) -> Self {
        self.file = file;
        self
    }
}

/// At most so many letters of an answer are kept.
const LONGEST: usize = 420;

/// The effect of taking the lines in, rehearsed; what is refused leaves the ledger as it is.
fn rehearsed<E: Effect>(read: Result<Import<E>, corons::store::StoreError>) -> Vec<String> {
    let import = read.unwrap_or_else(|error| panic!("{error}"));
    assert!(!matches!(import, Import::Done(_)), "a rehearsal was kept");
    let mut said = Lang::Fr.import(&import);
    said.retain(|line| !line.starts_with("Essai"));
    said
}

/// What reading and rehearsing a file says.
fn answer(ledger: &Ledger, case: &Case) -> String {
    let table = match read_table(case.file, &case.bytes, None) {
        Ok(table) => table,
        Err(problem) => return format!("refusé : {}", problem.sentence(Lang::Fr)),
    };
    let sheet = &table.sheet;
    let file = ImportFile { name: case.file.to_owned(), sha256: Hash::of(&case.bytes) };
    let options = ImportOptions {
        confirm: Question::CODES.map(str::to_owned).to_vec(),
        reason: "corpus".to_owned(),
        dry_run: true,
        progress: None,
        ..ImportOptions::default()
    };
    macro_rules! told {
        ($read:expr, |$lines:ident| $take:expr) => {
            match $read {
                Err(problem) => vec![format!("refusé : {}", problem.sentence(Lang::Fr))],
                Ok(Lines { problems, .. }) if !problems.is_empty() => {
                    problems.iter().map(|it| it.with_place(Lang::Fr)).collect()
                }
                Ok(Lines { lines: $lines, .. }) => rehearsed($take),
            }
        };
    }
    let (store, author) = (&ledger.store, Author::CommandLine);
    let said = match case.kind {
        "entries" => told!(entries::read_entries(sheet), |lines| store
            .import_entries(&author, &file, &lines, &options)),
        "estates" => told!(estates::read_estates(sheet), |lines| store
            .import_estates(&author, &file, &lines, &options)),
        "dwellings" => told!(dwellings::read_dwellings(sheet), |lines| store
            .import_dwellings(&author, &file, &lines, &options)),
        _ => told!(plan::read_plan(sheet), |lines| store
            .import_plan(&author, &file, "mc", &lines, &options)),
    };
    said.join(" ¦ ")
}

fn shortened(text: &str) -> String {
    let text = text.replace(['\n', '\r'], "⏎");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[test]
fn every_file_of_the_corpus_gives_the_right_figure_or_a_precise_refusal() {
    let ledger = Ledger::new();
    let estates = "code;bailleur\nLENS-4;Maisons & Cités\nLENS-12-14;Maisons & Cités\n";
    ledger.take("estates", estates, &[]);
    let head = ledger.head();
    let cases: Vec<Case> = [text::cases(), cells::cases(), books::cases()].concat_all();
    let mut told = Vec::new();
    let mut wrong = Vec::new();
    for case in &cases {
        let said = catch_unwind(std::panic::AssertUnwindSafe(|| answer(&ledger, case)));
        match said {
            Ok(said) => {
                assert!(!said.trim().is_empty(), "{} says nothing", case.name);
                told.push(format!("{} [{}] → {}", case.name, case.kind, shortened(&said)));
            }
            Err(_) => wrong.push(case.name.clone()),
        }
        assert_eq!(ledger.head(), head, "{} left something behind", case.name);
    }
    assert_eq!(wrong, Vec::<String>::new(), "these made reading panic");
    assert!(cases.len() >= 400, "{} files", cases.len());
    ledger.holds();
    insta::assert_snapshot!(format!("{} files\n{}", cases.len(), told.join("\n")));
}

trait All {
    fn concat_all(self) -> Vec<Case>;
}

impl<const N: usize> All for [Vec<Case>; N] {
    fn concat_all(self) -> Vec<Case> {
        self.into_iter().flatten().collect()
    }
}
