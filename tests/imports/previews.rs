//! What a proposal shows before it is adopted is what its adoption does, for files of every kind
//! and the boards. `CORONS_PREVIEWS=2000` makes so many files.

use std::collections::BTreeMap;

use corons::domain::event::Hash;
use corons::domain::proposal::{
    BoardFigures, EntriesEffect, FileEffect, FileLines, Import, ImportFile, ImportOptions, Kind,
};
use corons::domain::question::Question;
use corons::files::sheet::read_sheet;
use corons::files::{dwellings, entries, estates, plan};
use corons::store::{Author, EntryFilter};

use crate::taking::Ledger;

/// Numbers that follow from a first one, so that what fails fails again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % most
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

const ESTATES: [&str; 5] = ["LENS-4", "LENS-12-14", "LIEVIN-ST-AME", "NEUVE-1", "NULLE-PART"];

/// A file of a kind: most of its lines are right, some are not.
fn file(dice: &mut Dice, kind: Kind) -> String {
    let mut text = match kind {
        Kind::Entries => "cite;bailleur;etape;date;logements;reference\n",
        Kind::Estates => "code;cite;bailleur;logements;remarque\n",
        Kind::Plan => "annee;cite;logements\n",
        Kind::Dwellings => "cite;bailleur;logement;surface;dpe_avant;livre_le\n",
    }
    .to_owned();
    for _ in 0..=dice.below(8) {
        // The last of them is no estate, and seldom named.
        let known = if dice.below(12) == 0 { 5 } else { 4 };
        let estate = dice.of(&ESTATES[..known]);
        let (count, year) = (1 + dice.below(30), 2019 + dice.below(8));
        let line = match kind {
            Kind::Entries => {
                let stage = dice.of(&["livrés", "OS", "financés"]);
                let date = match dice.below(3) {
                    0 => year.to_string(),
                    1 => format!("0{}/{year}", 1 + dice.below(9)),
                    _ => format!("1{}/0{}/{year}", dice.below(9), 1 + dice.below(9)),
                };
                let reference =
                    if dice.below(2) == 0 { String::new() } else { format!("R{}", dice.below(40)) };
                format!("{estate};Maisons & Cités;{stage};{date};{count};{reference}\n")
            }
            Kind::Estates => format!("{estate};Cité {estate};Maisons & Cités;{count};r{year}\n"),
            Kind::Plan => {
                format!("{year};{};{count}\n", if dice.below(2) == 0 { "" } else { estate })
            }
            Kind::Dwellings => {
                let class = dice.of(&["", "E", "F", "G"]);
                let delivered = if dice.below(2) == 0 { String::new() } else { year.to_string() };
                let number = format!("FICTIF-{estate}-{}", dice.below(20));
                format!("{estate};Maisons & Cités;{number};{count};{class};{delivered}\n")
            }
        };
        // No line twice: a file that says so is refused as a whole.
        let key = line.split(';').take(3).collect::<Vec<_>>().join(";");
        if !text.contains(&key) || kind == Kind::Entries {
            text.push_str(&line);
        }
    }
    text
}

fn lines(kind: Kind, text: &str) -> FileLines {
    let sheet = read_sheet(text.as_bytes()).unwrap();
    match kind {
        Kind::Entries => FileLines::Entries(entries::read_entries(&sheet).unwrap().lines),
        Kind::Estates => FileLines::Estates(estates::read_estates(&sheet).unwrap().lines),
        Kind::Plan => FileLines::Plan("mc".into(), plan::read_plan(&sheet).unwrap().lines),
        Kind::Dwellings => FileLines::Dwellings(dwellings::read_dwellings(&sheet).unwrap().lines),
    }
}

/// Takes a file in, as its adoption does.
fn take(
    ledger: &Ledger,
    file: &ImportFile,
    lines: &FileLines,
    options: &ImportOptions<'_>,
) -> Import<FileEffect> {
    fn of<E>(done: Import<E>, wrap: impl FnOnce(E) -> FileEffect) -> Import<FileEffect> {
        match done {
            Import::Done(effect) => Import::Done(wrap(effect)),
            Import::Rehearsed(effect) => Import::Rehearsed(wrap(effect)),
            Import::Again(before) => Import::Again(before),
            Import::Wrong(wrong) => Import::Wrong(wrong),
        }
    }
    let (store, author) = (&ledger.store, Author::CommandLine);
    match lines {
        FileLines::Entries(lines) => {
            of(store.import_entries(&author, file, lines, options).unwrap(), FileEffect::Entries)
        }
        FileLines::Estates(lines) => {
            of(store.import_estates(&author, file, lines, options).unwrap(), FileEffect::Estates)
        }
        FileLines::Plan(programme, lines) => of(
            store.import_plan(&author, file, programme, lines, options).unwrap(),
            FileEffect::Plan,
        ),
        FileLines::Dwellings(lines) => {
            let done = store.import_dwellings(&author, file, lines, options);
            of(done.unwrap(), FileEffect::Dwellings)
        }
        FileLines::Rpls(_) => unreachable!("none is made here"),
    }
}

type Sums = BTreeMap<(String, String, String), (i64, i64)>;

/// Live dwellings and entries, by estate, stage and year.
fn sums(ledger: &Ledger) -> Sums {
    let mut sums = Sums::new();
    let live = ledger.store.read(|read| read.entries(&EntryFilter::default())).unwrap();
    for it in live.into_iter().filter(|it| it.entry.is_live()) {
        let year = it.entry.when.on.format("%Y").to_string();
        let key = (it.estate.clone(), it.entry.stage.as_str().to_owned(), year);
        let sum = sums.entry(key).or_default();
        *sum = (sum.0 + 1, sum.1 + it.entry.dwellings);
    }
    sums
}

/// What an effect says of these sums is what became of them.
fn agrees(before: &Sums, after: &Sums, effect: &EntriesEffect) {
    let mut told = before.clone();
    for it in &effect.sums {
        let key = (it.estate.to_string(), it.stage.as_str().to_owned(), it.year.to_string());
        let sum = told.entry(key).or_default();
        *sum = (sum.0 + it.entries, sum.1 + it.dwellings);
    }
    told.retain(|_, sum| *sum != (0, 0));
    assert_eq!(told, *after);
}

#[test]
fn what_a_proposal_shows_is_what_its_adoption_does() {
    let files = std::env::var("CORONS_PREVIEWS").ok().and_then(|it| it.parse().ok()).unwrap_or(60);
    let ledger = Ledger::new();
    let mut dice = Dice(20_181_206);
    let mut boards: Option<Vec<BoardFigures>> = None;
    let (mut done, mut refused) = (0, 0);
    for round in 0..files {
        let kind = Kind::ALL[usize::try_from(dice.below(4)).unwrap()];
        let text = file(&mut dice, kind);
        let lines = lines(kind, &text);
        let name = format!("{round}.csv");
        let file = ImportFile { name, sha256: Hash::of(format!("{round} {text}").as_bytes()) };
        let options = |dry_run| ImportOptions {
            confirm: Question::CODES.map(str::to_owned).to_vec(),
            reason: "essai".into(),
            dry_run,
            ..ImportOptions::default()
        };
        let (head, before) = (ledger.head(), sums(&ledger));
        let shown = ledger
            .store
            .rehearse(&Author::CommandLine, &file, &lines, &[], &options(true))
            .unwrap();
        assert_eq!(
            (ledger.head(), sums(&ledger)),
            (head, before.clone()),
            "a look changes nothing"
        );
        match (shown.import, take(&ledger, &file, &lines, &options(false))) {
            (Import::Rehearsed(shown), Import::Done(now)) => {
                assert_eq!(shown, now, "{text}");
                if let FileEffect::Entries(effect) = &now {
                    agrees(&before, &sums(&ledger), effect);
                }
                done += 1;
            }
            (Import::Wrong(shown), Import::Wrong(now)) => {
                assert_eq!(shown, now, "{text}");
                assert_eq!(ledger.head(), head, "{text}");
                refused += 1;
                continue;
            }
            (shown, now) => panic!("{shown:?}\n{now:?}\n{text}"),
        }
        // The boards before this file are those that the last one foretold.
        let (before, after): (Vec<_>, Vec<_>) = shown.boards.into_iter().unzip();
        assert!(!after.is_empty());
        assert_eq!(*boards.get_or_insert_with(|| before.clone()), before, "{text}");
        boards = Some(after);
    }
    assert!(done > files / 3 && refused > 0, "{done} taken in, {refused} refused");
    ledger.holds();
}
