//! The short form beside an estate or an operation: what, when, how many. The full form, and
//! what becomes of it, is the ledger's.

use super::db::Done;
use super::fields::Typed;
use super::listing::Choice;
use crate::domain::calendar::{Day, Month, Precision};
use crate::domain::estate::Estate;
use crate::domain::operation::Operation;
use crate::domain::stage::Stage;
use crate::store::{EntryFilter, Read};
use crate::text::Lang;

/// Months back for which "nothing this month" is offered.
const MONTHS: i32 = 3;

/// The short form.
pub(super) struct Quick {
    pub(super) action: String,
    /// The address of the full form.
    pub(super) full: String,
    pub(super) once: String,
    pub(super) stages: Vec<Choice>,
    /// Today, as people type it.
    pub(super) date: String,
    /// To choose from when there are several.
    pub(super) operations: Vec<Choice>,
    /// To choose from when the operation does not say it.
    pub(super) landlords: Vec<Choice>,
}

/// A button "nothing this month".
pub(super) struct Nothing {
    /// The month as `2026-10`.
    pub(super) month: String,
    /// The month in words.
    pub(super) label: String,
    pub(super) once: String,
}

/// A new key for a form.
fn key() -> String {
    Typed::default().key()
}

impl Quick {
    fn new(lang: Lang, action: String, full: String, stage: Stage, today: Day) -> Self {
        let stages = Stage::ALL
            .into_iter()
            .map(|it| Choice::new(it.as_str(), lang.stage_name(it), |_| it == stage));
        Self {
            action,
            full,
            once: key(),
            stages: stages.collect(),
            date: today.format("%d/%m/%Y").to_string(),
            operations: Vec::new(),
            landlords: Vec::new(),
        }
    }

    /// For an operation.
    pub(super) fn of_operation(lang: Lang, it: &Operation, stage: Stage, today: Day) -> Self {
        let action = format!("/operations/{}/entries", it.code);
        let full = format!("/entries/new?operation={}", it.code);
        Self::new(lang, action, full, stage, today)
    }

    /// For an estate: asks for the operation when there are several, and for the landlord when
    /// nothing says it.
    pub(super) fn of_estate(
        read: &mut Read<'_>,
        lang: Lang,
        estate: &Estate,
        stage: Stage,
        today: Day,
    ) -> Done<Self> {
        let action = format!("/estates/{}/entries", estate.code);
        let full = format!("/entries/new?estate={}", estate.code);
        let mut quick = Self::new(lang, action, full, stage, today);
        let operations = read.operations_of(estate.id)?;
        if operations.len() > 1 {
            quick.operations = operations
                .iter()
                .map(|it| Choice::new(it.code.as_str(), operation_name(lang, it), |_| false))
                .collect();
            return Ok(quick);
        }
        let known = match (estate.landlords.len(), operations.len()) {
            (0, 1) | (1, _) => return Ok(quick),
            (0, _) => None,
            _ => Some(&estate.landlords),
        };
        quick.landlords = read
            .landlords()?
            .into_iter()
            .filter(|it| known.is_none_or(|known| known.contains(&it.id)))
            .map(|it| Choice::new(it.name.clone(), it.name, |_| false))
            .collect();
        Ok(quick)
    }
}

/// What people call an operation; "opération non précisée" in their language.
pub(super) fn operation_name(lang: Lang, it: &Operation) -> String {
    if it.unspecified { lang.say("operations-unspecified").into_owned() } else { it.name.clone() }
}

/// The last whole months in which an estate reported neither an entry nor "nothing".
pub(super) fn silent_months(
    read: &mut Read<'_>,
    lang: Lang,
    estate: &Estate,
    stage: Stage,
) -> Done<Vec<Nothing>> {
    let last = Month::last_whole_before(read.today());
    let first = last.plus(1 - MONTHS);
    let stated = read.stated_months(stage, first, last)?;
    let entries = read.entries(&EntryFilter {
        estate: Some(estate.code.to_string()),
        stage: Some(stage),
        from: Some(first.first_day()),
        to: Some(last.last_day()),
        ..EntryFilter::default()
    })?;
    let dwellings = |month: Month| -> i64 {
        entries
            .iter()
            .map(|it| &it.entry)
            .filter(|it| it.when.precision != Precision::Year && Month::of(it.when.on) == month)
            .map(|it| it.dwellings)
            .sum()
    };
    Ok((0..MONTHS)
        .map(|back| last.plus(-back))
        .filter(|month| !stated.contains(&(*month, estate.id)) && dwellings(*month) == 0)
        .map(|month| Nothing {
            month: month.to_string(),
            label: lang.month_in_words(month),
            once: key(),
        })
        .collect())
}
