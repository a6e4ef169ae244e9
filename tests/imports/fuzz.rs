//! A fuzzer of the readers: files, dates, numbers, amounts and certificates. It mutates sound
//! ones at random from a seed that it prints; `CORONS_FUZZ_SECONDS` says how long, and
//! `CORONS_FUZZ_SEED` begins again where something was found.

use std::io::{Cursor, Read as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, SystemTime};

use corons::domain::calendar::WrittenDate;
use corons::domain::energy::Stated;
use corons::files::table::read_table;
use corons::files::{dwellings, entries, estates, plan};
use corons::text::Lang;
use corons::text::money::parse_cents;
use corons::text::reading::{parse_count, parse_date, parse_whole};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::workbooks::lived_in;

/// No file of this size may take longer, in a debug build on a busy machine.
const SLOWEST: Duration = Duration::from_secs(10);

const CSV: [&str; 4] = [
    "cite;operation;bailleur;etape;date;logements;commentaire;reference\r\n\
     LENS-4;;Maisons & Cités;livrés;31/12/2024;1 234,0;\"« à l’été » ; \"\"fin\"\"\";PV-1\r\n\
     Total;;;;;12;;\r\n",
    "\u{feff}code,cite,commune,insee,logements,latitude,longitude\nLENS-4,Cité 4,Lens,62498,610,50.43,2.83\n",
    "sep=\t\nannee\tcite\tlogements\n2024\t\t1 999\n2025\tLENS-4\t12\n",
    "cite;logement;rpls;surface;dpe_avant;dpe_apres;date_dpe;livre_le;cout\n\
     LENS-4;A 1;59AB1;72;F 400/90;C;12/05/2024;06/2024;45 000,50 €\n",
];

const TEXTS: [&str; 14] = [
    "31/12/2024",
    "2024-12-31",
    "12/2024",
    "2024",
    "1 234,0",
    "1\u{202f}234",
    "12.00",
    "-12",
    "1e9",
    "45 000,50 €",
    "D 210/35",
    "210/35",
    "1,234",
    "29.02.2024",
];

/// What breaks readers more often than chance would find it.
const TOKENS: [&[u8]; 30] = [
    b";",
    b",",
    b"\t",
    b"\"",
    b"\"\"",
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"=",
    b"'",
    b"sep=",
    b"<",
    b">",
    b"</c>",
    b"<row",
    b"<!DOCTYPE x [",
    b"&#0;",
    b"]]>",
    b"r=\"XFD1048576\"",
    b"t=\"s\"",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"PK\x03\x04",
    b"\xe2\x80\xaf",
];

/// xorshift64*: the same numbers from the same seed on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap() % most.max(1)
    }
}

fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance, other: &[u8]) {
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            4 => {
                let from = chance.below(other.len() + 1);
                let to = (from + chance.below(60)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            5 => bytes.truncate(at),
            _ => drop(bytes.splice(at..at, TOKENS[chance.below(TOKENS.len())].iter().copied())),
        }
    }
}

/// The parts of a workbook, to be changed below the checksums of its archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        out.start_file(name, stored).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Reads a file as every kind there is; whatever comes, it has a sentence.
fn read(bytes: &[u8], name: &str) {
    let once = read_table(name, bytes, None);
    let table = match once {
        Ok(table) => table,
        Err(problem) => return assert!(!problem.sentence(Lang::Fr).is_empty()),
    };
    let sheet = &table.sheet;
    let again = read_table(name, bytes, None).expect("read once and not again");
    assert_eq!(sheet.rows().len(), again.sheet.rows().len());
    for (row, same) in sheet.rows().zip(again.sheet.rows()) {
        for column in 0..=sheet.header().len() {
            assert_eq!(row.cell(column), same.cell(column));
        }
    }
    macro_rules! all {
        ($($read:expr),*) => {$(
            match $read(sheet) {
                Ok(read) => for it in read.problems {
                    assert!(!it.with_place(Lang::En).is_empty());
                },
                Err(problem) => assert!(!problem.sentence(Lang::En).is_empty()),
            }
        )*};
    }
    all!(entries::read_entries, estates::read_estates, plan::read_plan, dwellings::read_dwellings);
}

/// What is read is written and read again the same; what is not has a sentence.
fn read_cell(text: &str) {
    match parse_date(text) {
        Ok(date) => {
            let written = match date {
                WrittenDate::Day(day) => day.format("%d/%m/%Y").to_string(),
                WrittenDate::Month(month) => month.to_string(),
                WrittenDate::Year(year) => format!("{year:04}"),
            };
            assert_eq!(parse_date(&written), Ok(date));
        }
        Err(problem) => assert!(!problem.sentence(Lang::Fr).is_empty()),
    }
    match parse_count(text) {
        Ok(count) => {
            assert!((1..=999_999).contains(&count.get()));
            assert_eq!(parse_count(&count.get().to_string()), Ok(count));
            assert_eq!(parse_whole(text), Ok(count.get()));
        }
        Err(problem) => assert!(!problem.sentence(Lang::Fr).is_empty()),
    }
    match parse_cents(text) {
        Ok(cents) => assert_eq!(parse_cents(&Lang::Fr.euros(cents)), Ok(cents)),
        Err(problem) => assert!(!Lang::Fr.money_problem(problem, text).is_empty()),
    }
    if let Err(problem) = Stated::read(text) {
        assert!(!Lang::Fr.energy_problem(problem, text).is_empty());
    }
}

/// One input of each kind in turn.
fn one(kind: usize, chance: &mut Chance, book: &[u8], inside: &[(String, Vec<u8>)]) -> Vec<u8> {
    let other = CSV[chance.below(CSV.len())].as_bytes();
    let mut bytes = match kind {
        0 => TEXTS[chance.below(TEXTS.len())].as_bytes().to_vec(),
        1 => CSV[chance.below(CSV.len())].as_bytes().to_vec(),
        2 => book.to_vec(),
        _ => {
            let mut parts = inside.to_vec();
            let at = chance.below(parts.len());
            mutate(&mut parts[at].1, chance, other);
            return packed(&parts);
        }
    };
    mutate(&mut bytes, chance, other);
    bytes
}

#[test]
fn no_mutated_file_date_or_number_makes_reading_panic() {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let long = number("CORONS_FUZZ_SECONDS");
    // Each run of CI tries the same; a campaign tries others.
    let fresh = if long.is_some() { now.as_secs() } else { 20_181_128 };
    let seed = number("CORONS_FUZZ_SEED").unwrap_or(fresh);
    let end = Instant::now() + Duration::from_secs(long.unwrap_or(5));
    let book = lived_in();
    let inside = parts(&book);
    let mut done = [0_u64; 4];
    while Instant::now() < end {
        let turn: u64 = done.iter().sum();
        let mut chance = Chance((seed ^ turn.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1);
        // Cells are quick, workbooks slow: of each about as much time.
        let kind = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 3][chance.below(12)];
        let input = one(kind, &mut chance, &book, &inside);
        let begun = Instant::now();
        let found = catch_unwind(AssertUnwindSafe(|| match kind {
            0 => read_cell(&String::from_utf8_lossy(&input)),
            1 => read(&input, "suivi"),
            _ => read(&input, "suivi.xlsx"),
        }));
        if found.is_err() || begun.elapsed() > SLOWEST {
            let path = std::env::temp_dir().join(format!("corons-fuzz-{seed}-{turn}"));
            std::fs::write(&path, &input).unwrap();
            panic!("seed {seed}, turn {turn}, kind {kind}: {}", path.display());
        }
        done[kind] += 1;
    }
    println!("seed {seed}: cells {}, CSV {}, XLSX {} and {}", done[0], done[1], done[2], done[3]);
}
