//! The bridge for programs.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::word;
use crate::domain::restatement::{Line, Restatement};
use crate::domain::rollup::Known;
use crate::domain::stage::Stage;
use crate::text::Lang;
use crate::text::sentences::restatement as said;

/// From what was known at one point to what is known at a later one: opening + causes = closing.
#[derive(Serialize, ToSchema)]
#[schema(as = Restatement)]
pub(in crate::web) struct Told {
    /// Code of the programme.
    programme: String,
    stage: Stage,
    /// Net of defects.
    net: bool,
    /// First and last day of what is counted.
    period: BridgePeriod,
    /// The earlier point.
    from: Known,
    /// The number of the closing it starts from.
    closed: Option<i64>,
    /// The later point.
    known: Known,
    /// The figure at the earlier point.
    opening: i64,
    causes: Vec<BridgeCause>,
    /// The figure at the later point.
    closing: i64,
    /// What is left of the difference when all causes are taken away: 0.
    residual: i64,
    /// The lines of a breakdown in which anything moved.
    lines: Vec<BridgeLine>,
    /// Only there, and true, where any of it is invented.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    fictional: bool,
}

/// The days a bridge counts.
#[derive(Serialize, ToSchema)]
struct BridgePeriod {
    from: NaiveDate,
    to: NaiveDate,
}

/// What a cause moved.
#[derive(Serialize, ToSchema)]
struct BridgeCause {
    /// Its word: `new`, `late`, `corrected-typing-error`, `defects`, `cures`, `perimeter`…
    cause: String,
    dwellings: i64,
    /// Positions of what is behind it.
    entries: Vec<i64>,
}

/// A line of a breakdown.
#[derive(Serialize, ToSchema)]
struct BridgeLine {
    /// As references write it: `epci-246200364-62`, `est-LENS-4`.
    line: String,
    name: String,
    opening: i64,
    /// What each cause moved, by its word.
    causes: BTreeMap<String, i64>,
    closing: i64,
    residual: i64,
}

/// The bridge as it is answered.
pub(in crate::web) fn told(of: &Restatement) -> Told {
    let bridge = &of.bridge;
    let causes = bridge.at_work().into_iter().map(|cause| {
        let behind = bridge.behind.get(&cause).map(Vec::as_slice).unwrap_or_default();
        let mut entries: Vec<i64> = behind.iter().map(|it| it.position).collect();
        entries.dedup();
        BridgeCause { cause: cause.word(), dwellings: bridge.cause_sum(cause), entries }
    });
    let lines = bridge.changed().into_iter().filter(|line| **line != Line::Whole).map(|line| {
        let moved = bridge.at_work().into_iter();
        BridgeLine {
            line: word(of, line),
            name: said::line(Lang::Fr, of, line),
            opening: bridge.opening_of(line),
            causes: moved.map(|cause| (cause.word(), bridge.of_cause(cause, line))).collect(),
            closing: bridge.closing_of(line),
            residual: bridge.residual_of(line),
        }
    });
    Told {
        programme: of.programme.code.to_string(),
        stage: of.stage,
        net: of.net,
        period: BridgePeriod { from: of.first, to: of.last },
        from: of.from.clone(),
        closed: of.closing,
        known: of.to.clone(),
        opening: bridge.opening_sum(),
        causes: causes.collect(),
        closing: bridge.closing_sum(),
        residual: bridge.residual(),
        lines: lines.collect(),
        fictional: of.fictional,
    }
}
