//! The lines of an estate file.

use std::collections::HashMap;

use super::columns::{ESTATE, ESTATE_EXPORT, find, yes_or_no};
use super::line::{Line, Lines, read_lines};
use super::problem::{FileProblem, Problem};
use super::sheet::Sheet;
use crate::domain::ids::{EstateCode, Insee};
use crate::domain::proposal::{EstateLine, Part};
use crate::text::reading::parse_whole;

/// Latitudes of mainland France with Corsica, in degrees.
const LATITUDES: std::ops::RangeInclusive<f64> = 41.0..=51.5;
/// Its longitudes. The ranges do not meet, so that exchanged columns are noticed.
const LONGITUDES: std::ops::RangeInclusive<f64> = -5.5..=10.0;

/// Reads an estate file.
///
/// # Errors
/// When its columns are not those of an estate file. What is wrong with cells is in the answer.
pub fn read_estates(sheet: &Sheet) -> Result<Lines<EstateLine>, FileProblem> {
    let columns = find(sheet, &ESTATE, &ESTATE_EXPORT)?;
    let [
        code,
        name,
        commune,
        insee_column,
        landlord,
        dwellings,
        heritage,
        priority,
        north,
        east,
        source,
        remark,
    ] = columns;
    let mut seen = HashMap::new();
    Ok(read_lines(
        sheet,
        |line: &mut Line<'_>| {
            let estate = line.required(code, parse_code);
            if let Some(estate) = &estate {
                let first = *seen.entry(estate.clone()).or_insert(line.number());
                if first != line.number() {
                    line.refuse(code, Problem::Twice { line: first });
                }
            }
            let insee = line.optional(insee_column, parse_insee);
            let dwellings =
                line.optional(dwellings, |text| parse_whole(text).map_err(Problem::Count));
            let heritage = line.optional(heritage, |text| yes_or_no(text).ok_or(Problem::YesNo));
            let priority = line.optional(priority, |text| yes_or_no(text).ok_or(Problem::YesNo));
            let latitude =
                line.optional(north, |text| degrees(text, &LATITUDES, Problem::Latitude));
            let longitude =
                line.optional(east, |text| degrees(text, &LONGITUDES, Problem::Longitude));
            for (column, other) in [(north, east), (east, north)] {
                if line.text(column).is_empty() && !line.text(other).is_empty() {
                    line.refuse(column, Problem::HalfCoordinates);
                }
            }
            Some(EstateLine {
                line: line.number(),
                code: estate?,
                name: line.some_text(name),
                commune: line.some_text(commune),
                insee,
                landlord: line.some_text(landlord),
                dwellings,
                heritage,
                priority,
                latitude,
                longitude,
                source: line.some_text(source),
                remark: line.some_text(remark),
            })
        },
        |line| {
            let code = parse_insee(line.text(insee_column)).ok();
            // A code that cannot be read would have told which commune of that name is meant.
            let told = code.is_some() || line.text(insee_column).is_empty();
            Part {
                line: line.number(),
                landlord: line.said(landlord),
                commune: line.said(commune).filter(|_| told),
                insee: code,
                ..Part::default()
            }
        },
    ))
}

fn parse_code(text: &str) -> Result<EstateCode, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    text.parse().map_err(|_| Problem::Code)
}

/// A spreadsheet that takes the code for a number drops its leading zero; guessing it back
/// would put an estate of a wrong code into a wrong commune.
fn parse_insee(text: &str) -> Result<Insee, Problem> {
    let lost_zero = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().map_err(|_| if lost_zero { Problem::InseeZero } else { Problem::Insee })
}

fn degrees(
    text: &str,
    range: &std::ops::RangeInclusive<f64>,
    problem: Problem,
) -> Result<f64, Problem> {
    let written = text.replace(',', ".").replace('\u{2212}', "-");
    let plain = written.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    match written.parse::<f64>() {
        Ok(degrees) if plain && range.contains(&degrees) => Ok(degrees),
        _ => Err(problem),
    }
}
