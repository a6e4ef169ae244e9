//! What keeps a draft plan from being published, in a sentence with what to do (DESIGN 3).

use super::{Arg, Lang};
use crate::domain::draft::DraftProblem;

impl Lang {
    /// What is wrong with a draft. A sentence about an estate stands beside its cell and does
    /// not name it.
    #[must_use]
    pub fn draft_problem(self, problem: &DraftProblem) -> String {
        let of = |year: &i32| Arg::from(year.to_string());
        let say = |key: &str, args: &[(&str, Arg<'_>)]| self.say_with(key, args);
        match problem {
            DraftProblem::TargetNotAboveZero => say("draft-target", &[]),
            DraftProblem::LastDayBeforeFirst => say("draft-days-reversed", &[]),
            DraftProblem::TooLong => say("draft-too-long", &[]),
            DraftProblem::FirstDayMoved { was } => {
                say("draft-first-day-moved", &[("date", self.day_in_words(*was).into())])
            }
            DraftProblem::YearMissing { year } => say("draft-year-missing", &[("year", of(year))]),
            DraftProblem::YearOutside { year } => say("draft-year-outside", &[("year", of(year))]),
            DraftProblem::YearNegative { year, .. } => {
                say("draft-year-negative", &[("year", of(year))])
            }
            DraftProblem::SumDiffers { sum, target } => {
                say("draft-sum-differs", &[("sum", (*sum).into()), ("target", (*target).into())])
            }
            DraftProblem::EstateYearOutside { year, .. } => {
                say("draft-estate-year-outside", &[("year", of(year))])
            }
            DraftProblem::EstateNegative { year, .. } => {
                say("draft-estate-negative", &[("year", of(year))])
            }
            DraftProblem::EstatesExceedYear { year, estates, number } => say(
                "draft-estates-exceed",
                &[("year", of(year)), ("sum", (*estates).into()), ("target", (*number).into())],
            ),
            DraftProblem::AdoptedInTheFuture { today } => {
                say("draft-adopted-future", &[("date", self.day_in_words(*today).into())])
            }
            DraftProblem::AdoptedBeforePrevious { previous } => {
                say("draft-adopted-early", &[("date", self.day_in_words(*previous).into())])
            }
            DraftProblem::DecisionMissing => say("draft-decision-missing", &[]),
            DraftProblem::ReasonMissing => say("draft-reason-missing", &[]),
            DraftProblem::PastYearAltered { year, was, is } => say(
                "draft-past-altered",
                &[("year", of(year)), ("was", (*was).into()), ("is", (*is).into())],
            ),
            DraftProblem::PastEstateAltered { year, was, is, .. } => say(
                "draft-past-estate-altered",
                &[("year", of(year)), ("was", (*was).into()), ("is", (*is).into())],
            ),
        }
    }
}
