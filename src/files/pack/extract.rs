//! What the totals of an edition are the sum of, line by line: enough to add them up again
//! without Corons.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::Day;
use crate::domain::explanation::{Act, Explanation, What};
use crate::domain::ids::Position;
use crate::domain::stage::Stage;

const HEADER: [&str; 7] =
    ["position", "etape", "date", "precision", "cite", "operation", "logements"];

/// A line that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its position in the ledger.
    pub position: Position,
    /// The stage it counts.
    pub stage: Stage,
    /// When it happened.
    pub on: Day,
    /// How precisely that is known.
    pub precision: String,
    /// The estate.
    pub estate: String,
    /// The operation.
    pub operation: String,
    /// Dwellings; below 0 where it undoes a line.
    pub dwellings: i64,
}

/// What the lines of a stage sum to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// All of them.
    pub total: i64,
    /// By the year of their date.
    pub years: BTreeMap<String, i64>,
    /// By estate.
    pub estates: BTreeMap<String, i64>,
}

/// The totals of each stage, by its word.
pub type Sums = BTreeMap<String, Totals>;

/// The lines that make a figure.
#[must_use]
pub fn lines(stage: Stage, figure: &Explanation) -> Vec<Line> {
    let all = figure.lists.iter().flat_map(|list| &list.lines);
    all.filter_map(|line| match &line.what {
        What::Entry(entry) if matches!(entry.act, Act::Entry | Act::Reversal(_)) => Some(Line {
            position: entry.position,
            stage,
            on: entry.when.on,
            precision: entry.when.precision.as_str().to_owned(),
            estate: entry.estate.to_string(),
            operation: entry.operation.to_string(),
            dwellings: line.dwellings,
        }),
        _ => None,
    })
    .collect()
}

/// The lines as a table, in the dialect of a French spreadsheet.
///
/// # Errors
/// Never for a table in memory.
pub fn write(lines: &[Line]) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(HEADER)?;
    for line in lines {
        out.write_record([
            &line.position.to_string(),
            line.stage.as_str(),
            &line.on.to_string(),
            &line.precision,
            &line.estate,
            &line.operation,
            &line.dwellings.to_string(),
        ])?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}

/// Reads such a table; none when it is not one.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<Line>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    if table.headers().ok()?.iter().ne(HEADER) {
        return None;
    }
    let mut lines = Vec::new();
    for record in table.records() {
        let record = record.ok()?;
        let cell = |place: usize| record.get(place);
        lines.push(Line {
            position: cell(0)?.parse().ok()?,
            stage: cell(1)?.parse().ok()?,
            on: cell(2)?.parse().ok()?,
            precision: cell(3)?.to_owned(),
            estate: cell(4)?.to_owned(),
            operation: cell(5)?.to_owned(),
            dwellings: cell(6)?.parse().ok()?,
        });
    }
    Some(lines)
}

/// What the lines sum to; a stage without a line has a total of 0.
#[must_use]
pub fn sums(lines: &[Line]) -> Sums {
    let mut sums: Sums =
        Stage::ALL.into_iter().map(|it| (it.as_str().to_owned(), Totals::default())).collect();
    for line in lines {
        let of = sums.entry(line.stage.as_str().to_owned()).or_default();
        of.total += line.dwellings;
        *of.years.entry(line.on.year().to_string()).or_default() += line.dwellings;
        *of.estates.entry(line.estate.clone()).or_default() += line.dwellings;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_written_read_and_summed() {
        let line = |position, on: &str, dwellings| Line {
            position,
            stage: Stage::Delivered,
            on: on.parse().unwrap(),
            precision: "day".into(),
            estate: "LENS-4".into(),
            operation: "LENS-4-1".into(),
            dwellings,
        };
        let lines =
            vec![line(7, "2025-03-01", 24), line(9, "2026-01-02", 5), line(12, "2026-01-02", -5)];
        assert_eq!(read(&write(&lines).unwrap()), Some(lines.clone()));
        let sums = sums(&lines);
        assert_eq!(sums["delivered"].total, 24);
        assert_eq!(sums["delivered"].years["2026"], 0);
        assert_eq!(sums["financed"], Totals::default());
        assert_eq!(read(b"a;b\n"), None);
    }
}
