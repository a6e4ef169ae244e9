//! What comes after a delivery: defects found and cured, houses named by invented numbers.

use chrono::Days;

use crate::domain::calendar::Month;
use crate::domain::dwelling::DwellingFacts;
use crate::domain::estate::BUCKET;
use crate::domain::ids::Position;
use crate::domain::stage::Stage;
use crate::store::{EntryFilter, StoreError, Tx};

/// The estate whose houses are named.
const NAMED: &str = "LENS-4";

/// The largest live delivery of a month: position and dwellings.
fn largest(
    tx: &mut Tx<'_>,
    estate: Option<&str>,
    month: Month,
) -> Result<Option<(Position, i64)>, StoreError> {
    let filter = EntryFilter {
        estate: estate.map(str::to_owned),
        stage: Some(Stage::Delivered),
        from: Some(month.first_day()),
        to: Some(month.last_day()),
        programme: Some("mc".to_owned()),
        live: true,
        ..EntryFilter::default()
    };
    let listed = tx.entries(&filter)?;
    let entries = listed.iter().filter(|it| it.estate != BUCKET);
    let found = entries.map(|it| (it.entry.position, it.entry.dwellings));
    Ok(found.max_by_key(|(position, dwellings)| (*dwellings, -position)))
}

/// Some houses of a month's largest delivery turn out to have defects.
pub(super) fn inspect(tx: &mut Tx<'_>, month: Month) -> Result<(), StoreError> {
    let Some((entry, dwellings)) = largest(tx, None, month)? else { return Ok(()) };
    let yesterday = tx.today() - Days::new(1);
    if let Ok(count) = dwellings.min(3).try_into() {
        tx.report_defect(entry, yesterday, count, Some("Infiltrations en toiture"))?;
    }
    Ok(())
}

/// All but one of them are cured; one alone is cured too.
pub(super) fn cure(tx: &mut Tx<'_>, month: Month) -> Result<(), StoreError> {
    let Some((entry, dwellings)) = largest(tx, None, month)? else { return Ok(()) };
    let yesterday = tx.today() - Days::new(1);
    if let Ok(count) = (dwellings.min(3) - 1).max(1).try_into() {
        tx.cure(entry, yesterday, count, Some("Couverture reprise"))?;
    }
    Ok(())
}

/// The houses of one estate get numbers, and those of its latest delivery are named in part.
pub(super) fn name_houses(tx: &mut Tx<'_>, month: Month) -> Result<(), StoreError> {
    let number = |at: i32| format!("FICTIF-{at:03}");
    let houses: Vec<DwellingFacts> = (1..=24)
        .map(|at| DwellingFacts {
            number: number(at),
            address: Some(format!("{at}, rue fictive")),
            surface: Some(60 + at % 4 * 6),
            ..DwellingFacts::default()
        })
        .collect();
    tx.add_dwellings(NAMED, Some("Maisons & Cités"), &houses)?;
    let months = std::iter::successors(Some(month), |month| Some(month.previous())).take(36);
    for month in months {
        if let Some((entry, dwellings)) = largest(tx, Some(NAMED), month)? {
            let named = i32::try_from(dwellings.min(24) * 2 / 3).unwrap_or(0).max(1);
            let numbers: Vec<String> = (1..=named).map(number).collect();
            tx.name_dwellings(entry, &numbers)?;
            break;
        }
    }
    Ok(())
}
