//! The lines of a plan file.

use super::columns::{PLAN, PLAN_EXPORT, find};
use super::line::{Line, Lines, read_lines};
use super::problem::{FileProblem, Problem};
use super::sheet::Sheet;
use crate::domain::proposal::{Part, PlanLine};
use crate::text::reading::parse_whole;

/// Reads a plan file. A line without estate is the programme's own.
///
/// # Errors
/// When its columns are not those of a plan file. What is wrong with cells is in the answer.
pub fn read_plan(sheet: &Sheet) -> Result<Lines<PlanLine>, FileProblem> {
    let [year, estate, dwellings] = find(sheet, &PLAN, &PLAN_EXPORT)?;
    Ok(read_lines(
        sheet,
        |line: &mut Line<'_>| {
            let of_year = line.required(year, parse_year);
            let number = line.required(dwellings, |text| parse_whole(text).map_err(Problem::Count));
            Some(PlanLine {
                line: line.number(),
                year: of_year?,
                estate: line.some_text(estate),
                dwellings: number?,
            })
        },
        |line| Part {
            line: line.number(),
            estate: line.said(estate),
            year: parse_year(line.text(year)).ok(),
            ..Part::default()
        },
    ))
}

fn parse_year(text: &str) -> Result<i32, Problem> {
    match text.parse() {
        _ if text.is_empty() => Err(Problem::Empty),
        Ok(year) if (1900..=2199).contains(&year) => Ok(year),
        _ => Err(Problem::Year),
    }
}
