//! Years side by side: the table of a version and of a comparison. Cells are ready to be shown.

use std::collections::{BTreeMap, BTreeSet};

use super::Planned;
use crate::domain::comparison::{ComparedYear, Comparison};
use crate::domain::estate::Estate;
use crate::domain::figure::FigureScope;
use crate::domain::ids::EstateId;
use crate::domain::plan::{PlanVersion, Years};
use crate::text::Lang;
use crate::web::marks::Number;

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
    /// A cell per year; none where there is no number.
    pub(super) cells: Vec<Option<Number>>,
    /// The sum.
    pub(super) total: Number,
}

/// How the number of a part and a year, or of all years, is written.
type Write<'a> = dyn Fn(i64, FigureScope, Option<i32>) -> Number + 'a;

impl Grid {
    /// The sheet of a version.
    pub(super) fn of_version(
        lang: Lang,
        plan: &PlanVersion,
        estates: &[Estate],
        planned: &Planned,
    ) -> Self {
        let rest = plan.years.keys().map(|&year| (year, plan.unallocated(year))).collect();
        let write = |n: i64, scope, year: Option<i32>| {
            let figure = match year {
                Some(year) => planned.year(plan.version, scope, year),
                None => planned.whole(plan, scope),
            };
            Number::of(lang, n, &figure)
        };
        Self::new(lang, &write, &plan.years, &rest, &plan.estates, estates)
    }

    /// The differences of two versions: they are no figures of any one of them.
    pub(super) fn of_comparison(lang: Lang, compared: &Comparison, estates: &[Estate]) -> Self {
        let differences =
            |rows: &Vec<ComparedYear>| rows.iter().map(|row| (row.year, row.difference)).collect();
        let of_estates =
            compared.estates.iter().map(|(id, rows)| (*id, differences(rows))).collect();
        let (years, rest) = (differences(&compared.years), differences(&compared.unallocated));
        let write = |n: i64, _, _| Number { text: lang.signed(n), href: None };
        Self::new(lang, &write, &years, &rest, &of_estates, estates)
    }

    fn new(
        lang: Lang,
        write: &Write<'_>,
        years: &Years,
        rest: &Years,
        of_estates: &BTreeMap<EstateId, Years>,
        estates: &[Estate],
    ) -> Self {
        let columns: BTreeSet<i32> =
            years.keys().chain(of_estates.values().flat_map(Years::keys)).copied().collect();
        let columns: Vec<i32> = columns.into_iter().collect();
        let row = |name: String, href: String, class, numbers: &Years, scope: &FigureScope| Row {
            name,
            href,
            class,
            cells: columns
                .iter()
                .map(|year| numbers.get(year).map(|n| write(*n, scope.clone(), Some(*year))))
                .collect(),
            total: write(
                numbers.values().fold(0, |sum: i64, n| sum.saturating_add(*n)),
                scope.clone(),
                None,
            ),
        };
        let own = |key, class, numbers, scope| {
            row(lang.say(key).into_owned(), String::new(), class, numbers, &scope)
        };
        let mut rows = vec![own("plans-row-programme", "lead", years, FigureScope::All)];
        rows.push(own("plans-row-rest", "rest", rest, FigureScope::Rest));
        rows.extend(estates.iter().filter_map(|estate| {
            let numbers = of_estates.get(&estate.id)?;
            let scope = FigureScope::Estate(estate.code.clone());
            let href = format!("/estates/{}", estate.code);
            Some(row(estate.name.clone(), href, "", numbers, &scope))
        }));
        Self { years: columns, rows }
    }
}
