//! The lines of a dwelling file.

use super::columns::{DWELLING, DWELLING_EXPORT, Found, find, nobody_named};
use super::line::{Line, Lines, non_empty, read_lines};
use super::problem::{FileProblem, Problem};
use super::sheet::Sheet;
use crate::domain::calendar::{Day, WrittenDate};
use crate::domain::dwelling::{DwellingFacts, DwellingProblem};
use crate::domain::energy::{Stated, StatedEnergy};
use crate::domain::proposal::{Column, DwellingLine, Part};
use crate::text::money::parse_cents;
use crate::text::reading::parse_date;

/// Reads a dwelling file. An export of dwellings is one: what it says besides is passed over.
///
/// # Errors
/// When its columns are not those of a dwelling file, or one of them is about who lives there.
/// What is wrong with cells is in the answer.
pub fn read_dwellings(sheet: &Sheet) -> Result<Lines<DwellingLine>, FileProblem> {
    nobody_named(sheet)?;
    let columns = find(sheet, &DWELLING, &DWELLING_EXPORT)?;
    let [
        estate,
        number,
        rpls,
        address,
        surface,
        landlord,
        before,
        after,
        before_on,
        on,
        livre,
        cost,
    ] = columns;
    Ok(read_lines(
        sheet,
        |line: &mut Line<'_>| {
            let named = line.required(estate, non_empty);
            let facts = read_facts(line, [number, rpls, address, surface]);
            let certificate = |text: &str| Stated::read(text).map_err(Problem::Energy);
            let energy = StatedEnergy {
                before: line.optional(before, certificate).flatten(),
                after: line.optional(after, certificate).flatten(),
                before_on: line.optional(before_on, day),
                on: line.optional(on, day),
            };
            let delivered = line.optional(livre, |text| parse_date(text).map_err(Problem::Date));
            let cost = line.optional(cost, |text| parse_cents(text).map_err(Problem::Money));
            Some(DwellingLine {
                line: line.number(),
                estate: named?,
                landlord: line.some_text(landlord),
                facts: facts?,
                energy,
                delivered,
                cost,
            })
        },
        |line| {
            let dates =
                [(Column::EnergyOn, before_on), (Column::EnergyOn, on), (Column::Delivered, livre)];
            let read = |(it, column)| parse_date(line.text(column)).ok().map(|date| (it, date));
            Part {
                line: line.number(),
                estate: line.said(estate),
                landlord: line.said(landlord),
                dates: dates.into_iter().filter_map(read).collect(),
                ..Part::default()
            }
        },
    ))
}

/// The facts of a dwelling; what is wrong with them is said beside its cell.
fn read_facts(line: &mut Line<'_>, columns: [Found; 4]) -> Option<DwellingFacts> {
    let [number, rpls, address, surface] = columns.map(|column| line.text(column));
    let wrong = match DwellingFacts::read(number, rpls, address, surface) {
        Ok(facts) => return Some(facts),
        Err(wrong) => wrong,
    };
    let [number, rpls, address, surface] = columns;
    for problem in wrong {
        let column = match problem {
            DwellingProblem::Rpls(_) => rpls,
            DwellingProblem::AddressTooLong => address,
            DwellingProblem::Surface(_) => surface,
            _ => number,
        };
        line.refuse(column, Problem::Dwelling(problem));
    }
    None
}

/// A day: a month or a year would not tell the method.
fn day(text: &str) -> Result<Day, Problem> {
    match parse_date(text).map_err(Problem::Date)? {
        WrittenDate::Day(day) => Ok(day),
        WrittenDate::Month(_) | WrittenDate::Year(_) => Err(Problem::DayNeeded),
    }
}
