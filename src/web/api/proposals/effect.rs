//! What a file would do, in numbers.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::proposal::{BoardFigures, FileEffect};
use crate::domain::stage::Stage;
use crate::text::Lang;
use crate::text::imports::Effect;

/// What adopting a file would do. Lists that its kind does not have are empty.
#[derive(Serialize, ToSchema)]
pub(super) struct ProposalEffect {
    /// All of it in sentences.
    sentences: Vec<String>,
    /// Lines of the file that are read.
    rows: usize,
    /// Entries, estates or dwellings it would add.
    added: usize,
    /// Entries it would correct, estates or dwellings it would change.
    changed: usize,
    /// Lines that say what is known already.
    known: usize,
    /// Entries, by estate, stage and year.
    sums: Vec<SumLine>,
    /// Lines of an entry file that correct an entry.
    corrections: Vec<CorrectionLine>,
    /// Lines of an entry file that say what an entry says.
    twins: Vec<TwinLine>,
    /// Years of a plan's draft.
    years: Vec<DraftYear>,
}

/// What changes for an estate, a stage and a year.
#[derive(Serialize, ToSchema)]
struct SumLine {
    /// Code of the estate.
    estate: String,
    name: String,
    stage: Stage,
    year: i32,
    /// Live entries more, less those reversed.
    entries: i64,
    /// Dwellings more, less those reversed.
    dwellings: i64,
}

/// A line that corrects an entry.
#[derive(Serialize, ToSchema)]
struct CorrectionLine {
    line: u64,
    /// The entry reversed.
    entry: i64,
    /// What it said, in dwellings.
    was: i64,
    /// What the line says.
    is: i64,
}

/// A line that says what an entry says.
#[derive(Serialize, ToSchema)]
struct TwinLine {
    line: u64,
    entry: i64,
    /// Known by its reference; else it is recorded all the same if the adoption ticks it.
    by_reference: bool,
}

/// A year of a draft.
#[derive(Serialize, ToSchema)]
struct DraftYear {
    year: i32,
    /// The programme's number before, if there was one.
    before: Option<i64>,
    /// The programme's number; none where the draft lacks it.
    dwellings: Option<i64>,
    /// The sum of the estates' numbers.
    estates: i64,
}

/// The board of a programme before and after a file.
#[derive(Serialize, ToSchema)]
pub(super) struct BoardMove {
    /// Code of the programme.
    programme: String,
    before: BoardNumbers,
    after: BoardNumbers,
}

/// Figures of a board.
#[derive(Serialize, ToSchema)]
struct BoardNumbers {
    /// Done to date; none where nothing is known.
    actual: Option<i64>,
    /// Done after the last whole month.
    since: i64,
    variance_original: Option<i64>,
    variance_current: Option<i64>,
}

impl ProposalEffect {
    pub(super) fn new(lang: Lang, effect: &FileEffect) -> Self {
        let (rows, added, changed, known) = match effect {
            FileEffect::Entries(it) => (it.rows, it.recorded, it.corrected.len(), it.known.len()),
            FileEffect::Estates(it) => (it.rows, it.added.len(), it.changed.len(), it.unchanged),
            FileEffect::Plan(it) => (it.rows, 0, 0, 0),
            FileEffect::Dwellings(it) => (it.rows, it.registered(), it.changed.len(), it.unchanged),
        };
        let entries = match effect {
            FileEffect::Entries(it) => Some(it),
            _ => None,
        };
        let years = match effect {
            FileEffect::Plan(it) => it.years.as_slice(),
            _ => &[],
        };
        let sums = entries.iter().flat_map(|it| &it.sums).map(|it| SumLine {
            estate: it.estate.to_string(),
            name: it.name.clone(),
            stage: it.stage,
            year: it.year,
            entries: it.entries,
            dwellings: it.dwellings,
        });
        let corrections = entries.iter().flat_map(|it| &it.corrected);
        let twins = entries.iter().flat_map(|it| &it.known);
        let year = |it: &crate::domain::proposal::PlanYear| DraftYear {
            year: it.year,
            before: it.before,
            dwellings: it.dwellings,
            estates: it.estates,
        };
        Self {
            sentences: effect.lines(lang, false).iter().map(|it| it.trim().to_owned()).collect(),
            rows,
            added,
            changed,
            known,
            sums: sums.collect(),
            corrections: corrections
                .map(|it| CorrectionLine { line: it.line, entry: it.entry, was: it.was, is: it.is })
                .collect(),
            twins: twins
                .map(|it| TwinLine {
                    line: it.line,
                    entry: it.entry,
                    by_reference: it.by_reference,
                })
                .collect(),
            years: years.iter().map(year).collect(),
        }
    }
}

impl BoardMove {
    pub(super) fn new((before, after): &(BoardFigures, BoardFigures)) -> Self {
        let numbers = |it: &BoardFigures| BoardNumbers {
            actual: it.actual,
            since: it.since,
            variance_original: it.variance_original,
            variance_current: it.variance_current,
        };
        Self { programme: after.code.clone(), before: numbers(before), after: numbers(after) }
    }
}
