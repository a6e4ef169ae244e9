//! Figures and their lines as tables and for programs.

use serde::Serialize;
use utoipa::ToSchema;

use super::json::bytes;
use super::{Format, about, made};
use crate::domain::calendar::{Day, Precision};
use crate::domain::explanation::{Act, Explanation, Group, What};
use crate::domain::ids::Position;
use crate::domain::rollup::Known;
use crate::files::figure::{FIGURE, write_figure};
use crate::store::Result;

/// A newer value of the same figure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NewerFigure)]
pub struct Newer {
    /// The integer; none where the head knows nothing of it.
    value: Option<i64>,
    known: Known,
}

/// A figure as the API answers it.
#[derive(Serialize, ToSchema)]
#[schema(as = Figure)]
pub struct Answer<'a> {
    /// What it bears on paper.
    reference: String,
    /// The integer; none where nothing is known.
    value: Option<i64>,
    /// What it counts, in a sentence.
    definition: &'a str,
    #[schema(value_type = Known)]
    known: &'a Known,
    /// What the head knows of it, where that is another value.
    newer: Option<Newer>,
}

/// The lines that sum to a figure, as the API answers them.
#[derive(Serialize, ToSchema)]
#[schema(as = FigureLines)]
pub struct Entries<'a> {
    /// The figure's reference.
    reference: String,
    /// Its integer.
    value: Option<i64>,
    #[schema(value_type = Known)]
    known: &'a Known,
    /// One by one, with the running sum.
    lines: Vec<Line<'a>>,
}

/// A line; what does not belong to its kind is left out.
#[derive(Default, Serialize, ToSchema)]
#[schema(as = FigureLine)]
#[serde(rename_all = "snake_case")]
struct Line<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    position: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    reverses: Option<Position>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<chrono::NaiveDate>)]
    on: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<chrono::NaiveDate>)]
    booked: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<chrono::NaiveDate>)]
    recorded_on: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    estate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entries: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_elapsed: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    dwellings: i64,
    running: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<String>,
}

impl Newer {
    /// What the head knows, where that is another value than this explanation's.
    #[must_use]
    pub fn than(explained: &Explanation, head: &Explanation) -> Option<Self> {
        let newer = head.known.position > explained.known.position && head.value != explained.value;
        newer.then(|| Self { value: head.value.as_ref().ok().copied(), known: head.known.clone() })
    }
}

/// A figure as the API answers it.
pub fn figure(of: &Explanation, definition: &str, newer: Option<Newer>) -> Result<Vec<u8>> {
    bytes(&Answer {
        reference: of.reference.to_string(),
        value: of.value.as_ref().ok().copied(),
        definition,
        known: &of.known,
        newer,
    })
}

/// The lines that sum to a figure; `fictional` where any of it is invented.
pub fn lines(of: &Explanation, fictional: bool, format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Csv(_) | Format::Xlsx(_) => {
            let about = about::figure(of, fictional, format.lang());
            made(format, &FIGURE, &about, |out| write_figure(out, of))
        }
        Format::Json => bytes(&Entries {
            reference: of.reference.to_string(),
            value: of.value.as_ref().ok().copied(),
            known: &of.known,
            lines: of
                .running()
                .map(|(it, running)| Line {
                    dwellings: it.dwellings,
                    running,
                    figure: it.figure.as_ref().map(ToString::to_string),
                    ..line(&it.what)
                })
                .collect(),
        }),
    }
}

fn line(what: &What) -> Line<'_> {
    match what {
        What::Entry(it) => Line {
            kind: match it.act {
                Act::Entry => "entry",
                Act::Reversal(_) => "reversal",
                Act::Defect => "defect",
                Act::Cure => "cure",
            },
            position: Some(it.position),
            reverses: if let Act::Reversal(of) = it.act { Some(of) } else { None },
            on: Some(it.when.on),
            precision: Some(it.when.precision),
            booked: Some(it.booked),
            recorded_on: Some(it.recorded_on),
            estate: Some(it.estate.as_str()),
            operation: Some(it.operation.as_str()),
            note: it.note.as_deref(),
            ..Line::default()
        },
        What::Group(group, entries) => Line { entries: Some(*entries), ..grouped(group) },
        What::Frozen { year, month, estate, .. } => Line {
            kind: "closing",
            period: Some(month.map_or_else(|| year.to_string(), |month| month.to_string())),
            estate: Some(estate.0.as_str()),
            ..Line::default()
        },
        What::Year { year, number, share } => Line {
            kind: "plan",
            period: Some(year.to_string()),
            number: Some(*number),
            days_elapsed: share.map(|(elapsed, ..)| elapsed),
            days: share.map(|(_, days, _)| days),
            ..Line::default()
        },
        What::Estate(code, _) => {
            Line { kind: "plan", estate: Some(code.as_str()), ..Line::default() }
        }
        What::Programme => Line { kind: "plan", ..Line::default() },
    }
}

fn grouped(group: &Group) -> Line<'_> {
    let group_line = Line { kind: "group", ..Line::default() };
    match group {
        Group::Year(year) | Group::ByYearAlone(year) => {
            Line { period: Some(year.to_string()), ..group_line }
        }
        Group::Month(month) => Line { period: Some(month.to_string()), ..group_line },
        Group::Estate(code, _) => Line { estate: Some(code.as_str()), ..group_line },
        Group::Operation(code, _) => Line { operation: Some(code.as_str()), ..group_line },
    }
}
