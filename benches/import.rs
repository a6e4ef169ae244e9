//! What taking a file of entries in costs, with all checks, hashes and sums, against `sqlite3
//! .import` of the same file into a bare table at the same `synchronous`; how much memory it
//! needs, and how long others wait to read meanwhile. `CORONS_ROWS` says how many rows.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use corons::clock::Clock;
use corons::demo;
use corons::store::Store;
use corons::web::board::BoardData;

const ROWS: usize = 100_000;
const ESTATES: [&str; 6] =
    ["LENS-4", "LENS-12-14", "ANNEQUIN-9", "ANZIN-CORON-120", "HENIN-DARCY", "LIBERCOURT-1940"];
const QUESTIONS: &str =
    "twin,unusual-month,over-estate,over-earlier-stage,may-be-unallocated,no-programme";
/// The kernel counts time by the hundredth of a second.
const TICKS: f64 = 100.0;
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(3);
/// Reads while nobody writes.
const QUIET: usize = 2_000;

type Failure = Box<dyn std::error::Error>;

/// A file of that many lines, each with a reference of its own.
fn file(rows: usize) -> String {
    let mut text = "cite;bailleur;etape;date;logements;reference\n".to_owned();
    for at in 0..rows {
        let estate = ESTATES.get(at % ESTATES.len()).copied().unwrap_or_default();
        let (year, month, day) = (2019 + at / 17 % 7, 1 + at / 7 % 12, 1 + at % 28);
        let count = 1 + at % 9;
        let date = format!("{day:02}/{month:02}/{year}");
        let _ = writeln!(text, "{estate};Maisons & Cités;livrés;{date};{count};PV-{at}");
    }
    text
}

/// Seconds of user and system time of all children that have ended.
fn children() -> Result<f64, Failure> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u32 = fields.skip(13).take(2).map(str::parse::<u32>).sum::<Result<_, _>>()?;
    Ok(f64::from(ticks) / TICKS)
}

/// The most memory a process has held, in KiB; none when it has ended.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn sqlite(folder: &Path) -> Result<(), Failure> {
    let mut child = Command::new("sqlite3")
        .current_dir(folder)
        .arg("bare.db")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let script = "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n.mode csv\n\
                  .separator ;\n.import rows.csv entries\n";
    child.stdin.take().ok_or("no input")?.write_all(script.as_bytes())?;
    if child.wait()?.success() { Ok(()) } else { Err("sqlite3 failed".into()) }
}

/// Reads all a board page shows and gives how long it took.
fn look(store: &Store) -> Result<Duration, Failure> {
    let begun = Instant::now();
    store.read(|read| BoardData::read(read, "mc", None, false)).map_err(|it| it.to_string())?;
    Ok(begun.elapsed())
}

/// The middle and the 99th of a hundred, in milliseconds.
fn spread(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |hundredths: usize| {
        times.get(times.len() * hundredths / 100).map_or(0.0, |it| it.as_secs_f64() * 1e3)
    };
    (at(50), at(99))
}

fn measure() -> Result<(), Failure> {
    let rows = std::env::var("CORONS_ROWS").ok().and_then(|it| it.parse().ok()).unwrap_or(ROWS);
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    demo::fill(&data, "2026-11-23T08:14:00Z".parse()?, &|_| None, &mut |_, _| ())
        .map_err(|error| error.to_string())?;
    fs::write(folder.path().join("rows.csv"), file(rows))?;
    sqlite(folder.path())?;
    let bare = children()?;
    let store = Store::open(&data, Clock::system()).map_err(|error| error.to_string())?;
    let mut quiet = Vec::new();
    for _ in 0..QUIET {
        quiet.push(look(&store)?);
        std::thread::sleep(PAUSE);
    }
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_corons"))
        .current_dir(folder.path())
        .args(["import", "entries", "rows.csv", "--data", "data", "--confirm", QUESTIONS])
        .stdout(Stdio::null())
        .spawn()?;
    let (mut most, mut busy) = (0, Vec::new());
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        most = peak(&child).unwrap_or(most).max(most);
        busy.push(look(&store)?);
        std::thread::sleep(PAUSE);
    };
    if !ended.success() {
        return Err("the import failed".into());
    }
    let (took, ours) = (begun.elapsed().as_secs_f64(), children()? - bare);
    println!(
        "{rows} rows: sqlite3 .import {bare:.2} s of CPU, corons {ours:.2} s ({took:.1} s on the clock)"
    );
    println!("ratio {:.1}, peak {} MiB", ours / bare, most / 1024);
    let ((middle, p99), (middle_busy, p99_busy)) = (spread(quiet), spread(busy));
    println!("board data quiet: p50 {middle:.2} ms, p99 {p99:.2} ms");
    println!("board data meanwhile: p50 {middle_busy:.2} ms, p99 {p99_busy:.2} ms");
    Ok(())
}

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
