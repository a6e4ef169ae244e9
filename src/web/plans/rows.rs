//! The rows of the draft's sheet, ready to be shown.

use super::ground::Ground;
use super::sheet::{Cell, Sheet};
use crate::domain::ids::EstateId;
use crate::text::Lang;

/// A row.
pub(super) struct Row {
    /// What it is about.
    pub(super) name: String,
    /// The estate; none for the programme's own rows.
    pub(super) estate: Option<EstateId>,
    /// Whether it can be taken out.
    pub(super) removable: bool,
    /// How it is set off.
    pub(super) class: &'static str,
    /// A cell per year.
    pub(super) cells: Vec<Shown>,
    /// The sum.
    pub(super) total: String,
}

/// A cell.
pub(super) struct Shown {
    /// The name of its field; empty where it is not edited.
    pub(super) field: String,
    /// "Cité 12/14, 2024": what a screen reader says.
    pub(super) label: String,
    /// As typed, or as people write the number.
    pub(super) text: String,
    /// What is wrong with it.
    pub(super) bad: bool,
}

/// The programme's years, what they leave to no estate, and the estates by name.
pub(super) fn rows(lang: Lang, ground: &Ground, sheet: &Sheet, years: &[i32]) -> Vec<Row> {
    let draft = ground.would_be(&sheet.draft(ground));
    let programme = lang.say("plans-row-programme").into_owned();
    let sum = |numbers: &mut dyn Iterator<Item = i64>| {
        lang.count(numbers.fold(0, |sum: i64, number| sum.saturating_add(number)))
    };
    let mut own = Row {
        name: programme.clone(),
        estate: None,
        removable: false,
        class: "lead",
        cells: Vec::new(),
        total: sum(&mut draft.years.values().copied()),
    };
    let mut rest = Row {
        name: lang.say("plans-row-rest").into_owned(),
        estate: None,
        removable: false,
        class: "rest",
        cells: Vec::new(),
        total: sum(&mut years.iter().map(|year| draft.unallocated(*year))),
    };
    for &year in years {
        let cell = sheet.years.get(&year);
        own.cells.push(shown(lang, sheet, &format!("y-{year}"), &programme, year, cell));
        let left = draft.unallocated(year);
        rest.cells.push(Shown {
            field: String::new(),
            label: String::new(),
            text: lang.count(left),
            bad: left < 0,
        });
    }
    let mut rows = vec![own, rest];
    for estate in &ground.estates {
        let Some(cells) = sheet.estates.get(&estate.id) else { continue };
        let cell = |&year: &i32| {
            let field = format!("e-{}-{year}", estate.id);
            shown(lang, sheet, &field, &estate.name, year, cells.get(&year))
        };
        rows.push(Row {
            name: estate.name.clone(),
            estate: Some(estate.id),
            removable: !sheet.is_held(estate.id),
            class: "",
            cells: years.iter().map(cell).collect(),
            total: sum(&mut cells.values().filter_map(|cell| cell.number)),
        });
    }
    rows
}

fn shown(
    lang: Lang,
    sheet: &Sheet,
    field: &str,
    row: &str,
    year: i32,
    cell: Option<&Cell>,
) -> Shown {
    let held = year < sheet.open_from;
    let number = cell.and_then(|cell| cell.number);
    let typed = || cell.map(|cell| cell.text.clone()).unwrap_or_default();
    Shown {
        label: format!("{row}, {year}"),
        text: if held { number.map(|n| lang.count(n)).unwrap_or_default() } else { typed() },
        bad: sheet.errors.of(field).is_some(),
        field: if held { String::new() } else { field.to_owned() },
    }
}
