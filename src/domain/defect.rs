//! Defects of delivered dwellings, and their cures: events with their own day, not corrections
//! (DESIGN 2.5). Gross is what was delivered, net is gross less reported plus cured.

use std::str::FromStr;

use serde::Serialize;
use utoipa::ToSchema;

use super::calendar::{Day, Instant};
use super::event::EventKind;
use super::ids::Position;

/// What was noticed of delivered dwellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DefectKind {
    /// Dwellings turned out defective.
    Defect,
    /// Defective dwellings were cured.
    Cure,
}

impl DefectKind {
    /// The word in the database and in the chain.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Defect => "defect",
            Self::Cure => "cure",
        }
    }

    /// The kind of its event.
    #[must_use]
    pub fn event(self) -> EventKind {
        match self {
            Self::Defect => EventKind::Defect,
            Self::Cure => EventKind::Cure,
        }
    }
}

impl FromStr for DefectKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "defect" => Ok(Self::Defect),
            "cure" => Ok(Self::Cure),
            other => Err(other.to_owned()),
        }
    }
}

/// A defect, a cure, or what undoes one, as the ledger holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// Its position in the chain.
    pub position: Position,
    /// The entry whose dwellings it is about.
    pub entry: Position,
    /// Which of the two.
    pub kind: DefectKind,
    /// When it was noticed.
    pub on: Day,
    /// The day it is booked on (DESIGN 4).
    pub booked: Day,
    /// Dwellings; below 0 for what undoes.
    pub dwellings: i64,
    /// What it undoes.
    pub reverses: Option<Position>,
    /// A note.
    pub note: Option<String>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The login of who recorded it.
    pub author: String,
    /// What undid it.
    pub reversed_by: Option<Position>,
}

/// The body of its event; the order of the fields is that of the canonical text, and the kind of
/// the event says whether it is a defect or a cure.
#[derive(Serialize)]
struct Body<'a> {
    entry: Position,
    on: Day,
    booked: Day,
    dwellings: i64,
    reverses: Option<Position>,
    note: Option<&'a str>,
}

impl Defect {
    /// The body of its event.
    #[must_use]
    pub fn body(&self) -> String {
        serde_json::to_string(&Body {
            entry: self.entry,
            on: self.on,
            booked: self.booked,
            dwellings: self.dwellings,
            reverses: self.reverses,
            note: self.note.as_deref(),
        })
        .unwrap_or_default()
    }

    /// Whether it counts: it undoes nothing and nothing undid it.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.reverses.is_none() && self.reversed_by.is_none()
    }

    /// What it adds to the net count: a defect takes away, a cure gives back.
    #[must_use]
    pub fn to_net(&self) -> i64 {
        match self.kind {
            DefectKind::Defect => -self.dwellings,
            DefectKind::Cure => self.dwellings,
        }
    }
}

/// What keeps defects and cures from standing together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// More reported than delivered.
    Reported {
        /// How many are reported.
        reported: i64,
    },
    /// On a day, more cured than reported until then.
    Cured {
        /// The day.
        on: Day,
        /// Cured until then.
        cured: i64,
        /// Reported until then.
        reported: i64,
    },
}

/// The first excess of some defects and cures of one entry, if there is one: never more reported
/// than delivered, nor on any day more cured than reported until then (DESIGN 2.5).
pub fn excess(
    delivered: i64,
    defects: impl IntoIterator<Item = (Day, DefectKind, i64)>,
) -> Option<Excess> {
    let mut by_day: Vec<_> = defects.into_iter().collect();
    // On one day what was reported comes first.
    by_day.sort_unstable();
    let (mut reported, mut cured) = (0, 0);
    let mut at_fault = None;
    for (on, kind, dwellings) in by_day {
        match kind {
            DefectKind::Defect => reported += dwellings,
            DefectKind::Cure => cured += dwellings,
        }
        if cured > reported && at_fault.is_none() {
            at_fault = Some(Excess::Cured { on, cured, reported });
        }
    }
    if reported > delivered {
        return Some(Excess::Reported { reported });
    }
    at_fault
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> Day {
        Day::default() + chrono::Duration::days(n)
    }

    #[test]
    fn a_cure_of_the_day_of_its_defect_stands() {
        let (d, c) = ((day(3), DefectKind::Defect, 2), (day(3), DefectKind::Cure, 2));
        assert_eq!(excess(2, [c, d]), None);
        assert_eq!(excess(1, [c, d]), Some(Excess::Reported { reported: 2 }));
        let early = (day(2), DefectKind::Cure, 2);
        let said = Excess::Cured { on: day(2), cured: 2, reported: 0 };
        assert_eq!(excess(2, [d, early]), Some(said));
    }

    proptest! {
        /// Net lies between nothing and gross on every day exactly where no excess is found.
        #[test]
        fn without_excess_net_is_never_above_gross_nor_below_nothing(
            rows in prop::collection::vec((0_i64..9, any::<bool>(), 1_i64..5), 0..8),
        ) {
            let kind = |cure| if cure { DefectKind::Cure } else { DefectKind::Defect };
            let rows: Vec<_> = rows.into_iter().map(|(on, cure, n)| (day(on), kind(cure), n)).collect();
            let sum = |until: Day, of| -> i64 {
                rows.iter().filter(|it| it.0 <= until && it.1 == of).map(|it| it.2).sum()
            };
            let holds = (0..9).map(day).all(|on| {
                let (reported, cured) = (sum(on, DefectKind::Defect), sum(on, DefectKind::Cure));
                reported <= 6 && cured <= reported
            });
            prop_assert_eq!(excess(6, rows.iter().copied()).is_none(), holds);
        }
    }
}
