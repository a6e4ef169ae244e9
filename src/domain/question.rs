//! The limits that ask (DESIGN 2.8): what is unlikely is confirmed with a reason, which is kept.

use std::fmt;

use super::calendar::{Day, Precision};
use super::entry::{Confirmation, CorrectionReason, NewEntry};
use super::ids::Position;
use super::stage::Stage;

/// A limit that asks (DESIGN 2.8): the author confirms it with a reason, or changes the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// More dwellings at this stage than the estate is known to have.
    OverEstate { known: i64, on: Option<Day>, source: Option<String>, total: i64 },
    /// More than the nearest earlier stage that the operation uses.
    OverEarlierStage { earlier: Stage, have: i64, total: i64 },
    /// A month beyond three times the estate's best.
    UnusualMonth { best: i64, total: i64 },
    /// An exact twin: operation, stage, date, count.
    Twin { of: Position },
    /// No programme counts that landlord, kind or date.
    NoProgramme,
    /// An unallocated total of the same landlord, stage and year may already hold it.
    MayBeUnallocated { of: Position, total: i64 },
    /// The parts of a breakdown do not sum to the total they replace.
    BreakdownDiffers { total: i64, parts: i64 },
}

impl Question {
    /// The codes of all questions.
    pub const CODES: [&str; 7] = [
        "over-estate",
        "over-earlier-stage",
        "unusual-month",
        "twin",
        "no-programme",
        "may-be-unallocated",
        "breakdown-differs",
    ];

    /// The code that confirms it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OverEstate { .. } => "over-estate",
            Self::OverEarlierStage { .. } => "over-earlier-stage",
            Self::UnusualMonth { .. } => "unusual-month",
            Self::Twin { .. } => "twin",
            Self::NoProgramme => "no-programme",
            Self::MayBeUnallocated { .. } => "may-be-unallocated",
            Self::BreakdownDiffers { .. } => "breakdown-differs",
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What the ledger and its registers say around a new entry, read in the writing transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The entry goes to the bucket: only a twin and "no programme" are asked.
    pub bucket: bool,
    /// The class of works is rehabilitation.
    pub rehabilitation: bool,
    /// The estate's known count, its day and source.
    pub estate_count: Option<(i64, Option<Day>, Option<String>)>,
    /// Dwellings of the estate already rehabilitated at this stage.
    pub estate_total: i64,
    /// The nearest earlier stage the operation uses, and its dwellings.
    pub earlier: Option<(Stage, i64)>,
    /// Dwellings of the operation already at this stage.
    pub operation_total: i64,
    /// Dwellings of the estate at this stage in the entry's month.
    pub month_total: i64,
    /// The best other month of the estate at this stage, and how many months it has reported.
    pub best_month: i64,
    /// Months the estate has reported at this stage.
    pub reported_months: i64,
    /// A live entry with the same operation, stage, date and count.
    pub twin: Option<Position>,
    /// Whether some programme counts the operation on that day.
    pub counted: bool,
    /// An unallocated total of the landlord, stage and year.
    pub unallocated: Option<(Position, i64)>,
}

/// A month beyond this many times the best is asked about.
const UNUSUAL_TIMES: i64 = 3;
/// Only an estate that has reported this many months has a best worth comparing with.
const UNUSUAL_AFTER_MONTHS: i64 = 6;

/// The questions a new entry raises, all of them (DESIGN 2.8).
#[must_use]
pub fn questions(entry: &NewEntry, around: &Surroundings) -> Vec<Question> {
    let mut asked = Vec::new();
    let count = entry.dwellings.get();
    if let Some(of) = around.twin {
        asked.push(Question::Twin { of });
    }
    if !around.counted {
        asked.push(Question::NoProgramme);
    }
    if around.bucket {
        return asked;
    }
    if let (true, Some((known, on, source))) = (around.rehabilitation, &around.estate_count) {
        let total = around.estate_total + count;
        if total > *known {
            asked.push(Question::OverEstate {
                known: *known,
                on: *on,
                source: source.clone(),
                total,
            });
        }
    }
    if let (Some((earlier, have)), false) = (around.earlier, entry.stage == Stage::Financed) {
        let total = around.operation_total + count;
        if total > have {
            asked.push(Question::OverEarlierStage { earlier, have, total });
        }
    }
    let dated_by_month = entry.when.precision != Precision::Year;
    if dated_by_month && around.reported_months >= UNUSUAL_AFTER_MONTHS {
        let total = around.month_total + count;
        if total > UNUSUAL_TIMES * around.best_month {
            asked.push(Question::UnusualMonth { best: around.best_month, total });
        }
    }
    if let Some((of, total)) = around.unallocated {
        asked.push(Question::MayBeUnallocated { of, total });
    }
    asked
}

/// The question a breakdown raises whose parts do not sum to the total it replaces.
#[must_use]
pub fn breakdown_question(
    reason: CorrectionReason,
    total: i64,
    parts: impl Iterator<Item = i64>,
) -> Option<Question> {
    let parts: i64 = parts.sum();
    (reason == CorrectionReason::Breakdown && parts != total)
        .then_some(Question::BreakdownDiffers { total, parts })
}

/// The questions still open after what the author confirmed.
#[must_use]
pub fn unanswered(asked: Vec<Question>, confirmed: &[Confirmation]) -> Vec<Question> {
    asked
        .into_iter()
        .filter(|question| {
            !confirmed.iter().any(|answer| {
                answer.question == question.code() && !answer.reason.trim().is_empty()
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::When;

    fn delivery(count: i64) -> NewEntry {
        NewEntry {
            operation: 1,
            stage: Stage::Delivered,
            when: When { on: "2026-10-30".parse().unwrap(), precision: Precision::Day },
            dwellings: count.try_into().unwrap(),
            note: None,
            reference: None,
        }
    }

    fn codes(entry: &NewEntry, around: &Surroundings) -> Vec<&'static str> {
        questions(entry, around).iter().map(Question::code).collect()
    }

    fn calm() -> Surroundings {
        Surroundings { counted: true, rehabilitation: true, ..Surroundings::default() }
    }

    #[test]
    fn nothing_is_asked_of_an_ordinary_delivery() {
        let around = Surroundings {
            estate_count: Some((100, None, None)),
            estate_total: 76,
            earlier: Some((Stage::Started, 100)),
            operation_total: 76,
            month_total: 0,
            best_month: 8,
            reported_months: 6,
            ..calm()
        };
        assert!(codes(&delivery(24), &around).is_empty());
        assert_eq!(
            codes(&delivery(25), &around),
            ["over-estate", "over-earlier-stage", "unusual-month"]
        );
    }

    #[test]
    fn a_facade_says_nothing_about_the_estates_size() {
        let around =
            Surroundings { rehabilitation: false, estate_count: Some((10, None, None)), ..calm() };
        assert!(codes(&delivery(24), &around).is_empty());
    }

    #[test]
    fn financing_is_never_held_against_an_earlier_stage() {
        let around = Surroundings { earlier: Some((Stage::Financed, 0)), ..calm() };
        let mut entry = delivery(5);
        assert_eq!(codes(&entry, &around), ["over-earlier-stage"]);
        entry.stage = Stage::Financed;
        assert!(codes(&entry, &around).is_empty());
    }

    #[test]
    fn of_the_bucket_only_a_twin_and_no_programme_are_asked() {
        let around = Surroundings {
            bucket: true,
            twin: Some(4),
            counted: false,
            estate_count: Some((1, None, None)),
            unallocated: Some((3, 1500)),
            ..calm()
        };
        assert_eq!(codes(&delivery(24), &around), ["twin", "no-programme"]);
    }

    #[test]
    fn a_confirmation_needs_a_reason() {
        let asked = vec![Question::NoProgramme];
        let answer =
            |reason: &str| Confirmation { question: "no-programme".into(), reason: reason.into() };
        assert_eq!(unanswered(asked.clone(), &[answer("  ")]).len(), 1);
        assert!(unanswered(asked, &[answer("vu avec le bailleur")]).is_empty());
    }

    #[test]
    fn a_breakdown_that_differs_is_asked_about() {
        let parts = [10, 12];
        let ask = |reason, total| breakdown_question(reason, total, parts.into_iter());
        assert!(ask(CorrectionReason::Breakdown, 22).is_none());
        assert!(ask(CorrectionReason::Breakdown, 24).is_some());
        assert!(ask(CorrectionReason::TypingError, 24).is_none());
    }
}
