//! What comes after a delivery: defects found and cured, houses named by invented numbers.

use chrono::Days;

use crate::domain::calendar::{Day, Month};
use crate::domain::dwelling::DwellingFacts;
use crate::domain::energy::{EnergyClass, Stated, StatedEnergy};
use crate::domain::estate::BUCKET;
use crate::domain::event::Hash;
use crate::domain::ids::Position;
use crate::domain::proposal::{DwellingLine, ImportFile, ImportOptions};
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
    let today = tx.today();
    let houses: Vec<DwellingLine> = (1_u32..).zip(1..=24).map(|at| house(at, today)).collect();
    let name = "logements-fictifs.csv".to_owned();
    let file = ImportFile { sha256: Hash::of(name.as_bytes()), name };
    tx.adopt_dwellings(&file, &houses, &ImportOptions::default())?;
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

/// An invented house with its certificates: of the old method, of the new, of none.
fn house((line, at): (u32, i32), today: Day) -> DwellingLine {
    let class = |class| Some(Stated { class: Some(class), values: None });
    let before = [EnergyClass::F, EnergyClass::G, EnergyClass::E, EnergyClass::F];
    let after = [EnergyClass::C, EnergyClass::B, EnergyClass::C, EnergyClass::D];
    let one_of = |classes: [EnergyClass; 4]| {
        classes.into_iter().cycle().nth(usize::try_from(at).unwrap_or_default()).and_then(class)
    };
    let works = at <= 16;
    let before_on = if at % 3 == 0 { None } else { today.checked_sub_days(Days::new(2_900)) };
    DwellingLine {
        line: u64::from(line) + 1,
        estate: NAMED.to_owned(),
        landlord: Some("Maisons & Cités".to_owned()),
        facts: DwellingFacts {
            number: format!("FICTIF-{at:03}"),
            address: Some(format!("{at}, rue fictive")),
            surface: Some(60 + at % 4 * 6),
            ..DwellingFacts::default()
        },
        energy: StatedEnergy {
            before: one_of(before),
            after: if works { one_of(after) } else { None },
            before_on,
            on: if works { today.checked_sub_days(Days::new(40)) } else { None },
        },
        delivered: None,
        cost: works.then_some(4_200_000 + i64::from(at) * 31_250),
    }
}
