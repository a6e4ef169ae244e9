//! How long one entry takes to be checked, hashed, summed and committed, in a ledger of some
//! thousand.

use std::process::ExitCode;

use chrono::{Days, NaiveDate};
use corons::clock::Clock;
use corons::domain::calendar::WrittenDate;
use corons::domain::dwellings::Dwellings;
use corons::domain::entry::{Confirmation, Recording};
use corons::domain::stage::Stage;
use corons::store::{Author, Store, StoreError};
use criterion::Criterion;

/// Entries the ledger holds before.
const HELD: u64 = 5_000;
const ESTATES: [&str; 4] = ["LENS-4", "LENS-12-14", "HENIN-DARCY", "LIBERCOURT-1940"];

/// The entry of that number: another estate, another day, whatever is asked answered beforehand.
fn recording(number: u64) -> Option<Recording> {
    let estate = ESTATES.into_iter().cycle().nth(usize::try_from(number % 4).ok()?)?;
    let day = NaiveDate::from_ymd_opt(2018, 7, 1)? + Days::new(number % 2_500);
    let answered = |question: &str| Confirmation {
        question: question.to_owned(),
        reason: "mesure".to_owned(),
    };
    Some(Recording {
        estate: Some(estate.to_owned()),
        operation: None,
        landlord: Some("Maisons & Cités".to_owned()),
        stage: Stage::Delivered,
        date: WrittenDate::Day(day),
        dwellings: Dwellings::try_from(1 + i64::try_from(number % 9).ok()?).ok()?,
        note: None,
        reference: None,
        confirmed: ["twin", "over-estate", "unusual-month", "may-be-unallocated"]
            .map(answered)
            .to_vec(),
    })
}

fn append(store: &Store, number: u64) -> Result<i64, StoreError> {
    let recording = recording(number).ok_or(StoreError::NotFound)?;
    let recorded = store.write(&Author::CommandLine, |tx| tx.record(&recording))?;
    Ok(recorded.position)
}

fn measure() -> Result<(), StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Connection(error.to_string()))?;
    let store = Store::open(folder.path(), Clock::system())?;
    store.write(&Author::CommandLine, |tx| {
        for number in 0..HELD {
            tx.record(&recording(number).ok_or(StoreError::NotFound)?)?;
        }
        Ok(())
    })?;
    let mut number = HELD;
    let mut failed = None;
    let mut criterion = Criterion::default().configure_from_args();
    criterion.bench_function("append one entry to 5,000", |bench| {
        bench.iter(|| {
            number += 1;
            // A refusal would be measured as something fast.
            failed = failed.take().or(append(&store, number).err());
        });
    });
    criterion.final_summary();
    failed.map_or(Ok(()), Err)
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
