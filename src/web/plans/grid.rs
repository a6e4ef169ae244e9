//! Years side by side: the table of a version and of a comparison. Cells are ready to be shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::comparison::{ComparedYear, Comparison};
use crate::domain::estate::Estate;
use crate::domain::ids::EstateId;
use crate::domain::plan::{PlanVersion, Years};
use crate::text::Lang;

/// Rows of numbers under years.
pub(super) struct Grid {
    /// The columns.
    pub(super) years: Vec<i32>,
    /// The rows: the programme first, then "non réparti", then estates by name.
    pub(super) rows: Vec<Row>,
}

/// A row of a grid.
pub(super) struct Row {
    /// What it is about.
    pub(super) name: String,
    /// Where its name leads; empty for the programme's own rows.
    pub(super) href: String,
    /// How it is set off.
    pub(super) class: &'static str,
    /// A cell per year; empty where there is no number.
    pub(super) cells: Vec<String>,
    /// The sum.
    pub(super) total: String,
}

/// How a number is written.
type Write = fn(Lang, i64) -> String;

impl Grid {
    /// The sheet of a version.
    pub(super) fn of_version(lang: Lang, plan: &PlanVersion, estates: &[Estate]) -> Self {
        let rest = plan.years.keys().map(|&year| (year, plan.unallocated(year))).collect();
        Self::new(lang, Lang::count, &plan.years, &rest, &plan.estates, estates)
    }

    /// The differences of two versions.
    pub(super) fn of_comparison(lang: Lang, compared: &Comparison, estates: &[Estate]) -> Self {
        let differences =
            |rows: &Vec<ComparedYear>| rows.iter().map(|row| (row.year, row.difference)).collect();
        let of_estates =
            compared.estates.iter().map(|(id, rows)| (*id, differences(rows))).collect();
        let (years, rest) = (differences(&compared.years), differences(&compared.unallocated));
        Self::new(lang, Lang::signed, &years, &rest, &of_estates, estates)
    }

    fn new(
        lang: Lang,
        write: Write,
        years: &Years,
        rest: &Years,
        of_estates: &BTreeMap<EstateId, Years>,
        estates: &[Estate],
    ) -> Self {
        let columns: BTreeSet<i32> =
            years.keys().chain(of_estates.values().flat_map(Years::keys)).copied().collect();
        let columns: Vec<i32> = columns.into_iter().collect();
        let row = |name: String, href: String, class, numbers: &Years| Row {
            name,
            href,
            class,
            cells: columns
                .iter()
                .map(|year| numbers.get(year).map(|n| write(lang, *n)).unwrap_or_default())
                .collect(),
            total: write(lang, numbers.values().fold(0, |sum: i64, n| sum.saturating_add(*n))),
        };
        let say = |key| lang.say(key).into_owned();
        let mut rows = vec![row(say("plans-row-programme"), String::new(), "lead", years)];
        rows.push(row(say("plans-row-rest"), String::new(), "rest", rest));
        rows.extend(estates.iter().filter_map(|estate| {
            let numbers = of_estates.get(&estate.id)?;
            Some(row(estate.name.clone(), format!("/estates/{}", estate.code), "", numbers))
        }));
        Self { years: columns, rows }
    }
}
