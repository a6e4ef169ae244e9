//! What is refused or asked, in a sentence with what to do (DESIGN 2.8).

use super::reading::quoted;
use super::{Arg, Lang};
use crate::domain::annotation::MOST;
use crate::domain::ids::Position;
use crate::domain::question::Question;
use crate::domain::refusal::Refusal;

impl Lang {
    /// Why something was refused and what to do.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one list, so that none is forgotten")]
    pub fn refusal(self, refusal: &Refusal) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match refusal {
            Refusal::Future(it) => {
                let (on, today) = (self.written(it.written), self.day_in_words(it.today));
                self.say_with("refusal-future", &[("date", on.into()), ("today", today.into())])
            }
            Refusal::Questions(questions) => {
                let asked: Vec<_> = questions.iter().map(|one| self.question(one)).collect();
                format!("{} {}", self.say("refusal-questions"), asked.join(" "))
            }
            Refusal::InReplacement { refusal, .. } => self.refusal(refusal),
            Refusal::HasFamily { .. }
            | Refusal::NotDelivered(_)
            | Refusal::BeforeDelivery { .. }
            | Refusal::MoreThanDelivered { .. }
            | Refusal::MoreThanReported { .. }
            | Refusal::CuresNeedIt { .. }
            | Refusal::UnknownDefect(_)
            | Refusal::UndoesDefect { .. } => self.defect_refusal(refusal),
            Refusal::Dwellings(_)
            | Refusal::TooManyNames { .. }
            | Refusal::NoDwellings
            | Refusal::OperationNames { .. } => self.dwelling_refusal(refusal),
            Refusal::Bucket => self.say("refusal-bucket").into_owned(),
            Refusal::SameFile { on, by } => self.say_with(
                "refusal-same-file",
                &[("date", self.day_in_words(*on).into()), ("by", by.into())],
            ),
            Refusal::YearNotOver(_)
            | Refusal::BeforeTheLedger { .. }
            | Refusal::YearIs { .. }
            | Refusal::EarlierYearOpen { .. }
            | Refusal::ManagersOnly(_)
            | Refusal::YearClosed(_) => self.refused_by_year(refusal),
            Refusal::CodeTaken(code) => text("refusal-code-taken", code),
            Refusal::TooManyRows => self.say("refusal-too-many-rows").into_owned(),
            Refusal::NoFigure(why) => self.no_figure(why),
            Refusal::DeadLink
            | Refusal::LoginTaken(_)
            | Refusal::WrongPassword
            | Refusal::ScopeOfOthers
            | Refusal::NameMalformed
            | Refusal::AccountDisabled(_)
            | Refusal::OwnRights
            | Refusal::LastAdministrator(_)
            | Refusal::WrongCode
            | Refusal::TokenRole
            | Refusal::TokenName
            | Refusal::TokenTaken(_)
            | Refusal::TokenDays { .. }
            | Refusal::BoardLinkDays { .. } => self.door_refusal(refusal),
            Refusal::UnknownEstate(_)
            | Refusal::AmbiguousEstate { .. }
            | Refusal::UnknownLandlord(_)
            | Refusal::LandlordNeeded { .. }
            | Refusal::UnknownEpci(_)
            | Refusal::UnknownSubject(_)
            | Refusal::MembershipsOverlap
            | Refusal::UnknownOperation(_)
            | Refusal::OperationElsewhere(_)
            | Refusal::OperationNeeded { .. } => self.name_refusal(refusal),
            Refusal::StaleDraft { .. }
            | Refusal::Draft(_)
            | Refusal::NoDraft
            | Refusal::PlanPublished
            | Refusal::DaysReversed => self.plan_refusal(refusal),
            Refusal::AnnotationDay { .. }
            | Refusal::TooManyAnnotations
            | Refusal::AnnotationWithdrawn => self.annotation_refusal(refusal),
            Refusal::PointsReversed
            | Refusal::NotPublished(_)
            | Refusal::NotReached { .. }
            | Refusal::KnownLater { .. } => self.point_refusal(refusal),
            Refusal::ProposalDecided
            | Refusal::ProposalChanged
            | Refusal::OwnProposal
            | Refusal::NotUndoable
            | Refusal::LaterDraft { .. }
            | Refusal::LaterStand { .. } => self.proposal_refusal(refusal),
            Refusal::AlreadyAsked { .. }
            | Refusal::OwnRequest
            | Refusal::RequestVoid
            | Refusal::RequestGone => self.second_refusal(refusal),
            Refusal::UnknownEntry(_)
            | Refusal::IsReversal(_)
            | Refusal::AlreadyReversed { .. }
            | Refusal::NotYours(_)
            | Refusal::MonthNotOver(_)
            | Refusal::AlreadyStated(_)
            | Refusal::HasEntries(_) => self.entry_refusal(refusal),
        }
    }

    /// What entries and statements that stand already refuse.
    fn entry_refusal(self, refusal: &Refusal) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        let entry = |key: &str, at: Position| text(key, &self.position(at));
        match refusal {
            Refusal::UnknownEntry(at) => entry("refusal-unknown-entry", *at),
            Refusal::IsReversal(at) => entry("refusal-is-reversal", *at),
            Refusal::AlreadyReversed { entry: of, by } => self.say_with(
                "refusal-already-reversed",
                &[("text", self.position(*of).into()), ("by", self.position(*by).into())],
            ),
            Refusal::NotYours(at) => entry("refusal-not-yours", *at),
            Refusal::MonthNotOver(month) => {
                text("refusal-month-not-over", &self.month_in_words(*month))
            }
            Refusal::AlreadyStated(month) => {
                text("refusal-already-stated", &self.month_in_words(*month))
            }
            Refusal::HasEntries(month) => text("refusal-has-entries", &self.month_in_words(*month)),
            _ => String::new(),
        }
    }

    /// What the annotations of a programme refuse.
    fn annotation_refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::AnnotationDay { first, last } => {
                let (first, last) = (self.day_in_words(*first), self.day_in_words(*last));
                let args = [("first", first.into()), ("last", last.into())];
                self.say_with("refusal-annotation-day", &args)
            }
            Refusal::TooManyAnnotations => {
                self.say_with("refusal-too-many-annotations", &[("n", MOST.into())])
            }
            _ => self.say("refusal-annotation-withdrawn").into_owned(),
        }
    }

    /// What a name that was not understood refuses.
    fn name_refusal(self, refusal: &Refusal) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match refusal {
            Refusal::UnknownEstate(name) => text("refusal-unknown-estate", &quoted(name)),
            Refusal::AmbiguousEstate { name, codes } => {
                self.named("refusal-ambiguous-estate", name, codes)
            }
            Refusal::UnknownLandlord(name) => text("refusal-unknown-landlord", &quoted(name)),
            Refusal::LandlordNeeded { estate, known } if known.is_empty() => {
                text("refusal-landlord-unknown", estate)
            }
            Refusal::LandlordNeeded { estate, known } => {
                self.named("refusal-landlord-needed", estate, known)
            }
            Refusal::UnknownEpci(siren) => text("refusal-unknown-epci", &quoted(siren)),
            Refusal::UnknownSubject(name) => text("refusal-unknown-subject", &quoted(name)),
            Refusal::MembershipsOverlap => self.say("refusal-memberships-overlap").into_owned(),
            Refusal::UnknownOperation(code) => text("refusal-unknown-operation", &quoted(code)),
            Refusal::OperationElsewhere(code) => text("refusal-operation-elsewhere", code),
            Refusal::OperationNeeded { estate, codes } => {
                self.named("refusal-operation-needed", estate, codes)
            }
            _ => String::new(),
        }
    }

    /// What the state of a draft refuses.
    fn plan_refusal(self, refusal: &Refusal) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match refusal {
            Refusal::StaleDraft { by } if by.is_empty() => {
                self.say("refusal-draft-gone").into_owned()
            }
            Refusal::StaleDraft { by } => text("refusal-stale-draft", by),
            Refusal::Draft(problems) => {
                let said: Vec<_> = problems.iter().map(|one| self.draft_problem(one)).collect();
                said.join(" ")
            }
            Refusal::NoDraft => self.say("refusal-no-draft").into_owned(),
            Refusal::PlanPublished => self.say("refusal-plan-published").into_owned(),
            Refusal::DaysReversed => self.say("refusal-days-reversed").into_owned(),
            _ => String::new(),
        }
    }

    /// What points of knowledge refuse.
    fn point_refusal(self, refusal: &Refusal) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match refusal {
            Refusal::PointsReversed => self.say("refusal-points-reversed").into_owned(),
            Refusal::NotPublished(year) => text("refusal-not-published", &year.to_string()),
            Refusal::NotReached { position, head } => self.say_with(
                "refusal-not-reached",
                &[("text", self.position(*position).into()), ("head", self.position(*head).into())],
            ),
            Refusal::KnownLater { on, today } => self.say_with(
                "refusal-known-later",
                &[
                    ("date", self.day_in_words(*on).into()),
                    ("today", self.day_in_words(*today).into()),
                ],
            ),
            _ => String::new(),
        }
    }

    /// What stands in the way of a file that is proposed.
    fn proposal_refusal(self, refusal: &Refusal) -> String {
        let key = match refusal {
            Refusal::ProposalDecided => "refusal-proposal-decided",
            Refusal::ProposalChanged => "refusal-proposal-changed",
            Refusal::OwnProposal => "refusal-own-proposal",
            Refusal::LaterDraft { by } => {
                return self.say_with("refusal-later-draft", &[("text", by.into())]);
            }
            Refusal::LaterStand { entries } => {
                let list: Vec<_> = entries.iter().map(|entry| self.position(*entry)).collect();
                let list = self.list(&list);
                return self.say_with("refusal-later-stand", &[("list", list.into())]);
            }
            _ => "refusal-not-undoable",
        };
        self.say(key).into_owned()
    }

    /// What the rule of the second person refuses.
    fn second_refusal(self, refusal: &Refusal) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match refusal {
            Refusal::AlreadyAsked { by } => text("refusal-already-asked", by),
            Refusal::OwnRequest => self.say("refusal-own-request").into_owned(),
            Refusal::RequestVoid => self.say("refusal-request-void").into_owned(),
            Refusal::RequestGone => self.say("refusal-request-gone").into_owned(),
            _ => String::new(),
        }
    }

    /// What the state of a year refuses.
    fn refused_by_year(self, refusal: &Refusal) -> String {
        let years = |key: &str, year: i32, other: i32| {
            let args = [("year", year.to_string().into()), ("other", other.to_string().into())];
            self.say_with(key, &args)
        };
        match refusal {
            Refusal::YearNotOver(year) => years("refusal-year-not-over", *year, *year),
            Refusal::BeforeTheLedger { year, first } => years("refusal-year-before", *year, *first),
            Refusal::EarlierYearOpen { year, earlier } => {
                years("refusal-year-order", *year, *earlier)
            }
            Refusal::ManagersOnly(year) => years("refusal-managers-only", *year, *year),
            Refusal::YearClosed(year) => years("refusal-year-closed", *year, *year),
            Refusal::YearIs { year, state } => {
                years(&format!("refusal-year-is-{}", state.as_str()), *year, *year)
            }
            _ => String::new(),
        }
    }

    /// What is unlikely about an entry, for its author to confirm or change.
    #[must_use]
    pub fn question(self, question: &Question) -> String {
        let key = format!("question-{}", question.code());
        let say = |args: &[(&str, Arg<'_>)]| self.say_with(&key, args);
        match question {
            Question::OverEstate { known, on, source, total } => {
                let known = match (on, source) {
                    (Some(on), Some(source)) => self.say_with(
                        "question-known-on-source",
                        &[
                            ("n", (*known).into()),
                            ("date", self.day_in_words(*on).into()),
                            ("source", source.into()),
                        ],
                    ),
                    (Some(on), None) => self.say_with(
                        "question-known-on",
                        &[("n", (*known).into()), ("date", self.day_in_words(*on).into())],
                    ),
                    (None, Some(source)) => self.say_with(
                        "question-known-source",
                        &[("n", (*known).into()), ("source", source.into())],
                    ),
                    (None, None) => self.dwellings(*known),
                };
                say(&[("total", (*total).into()), ("known", known.into())])
            }
            Question::OverEarlierStage { earlier, have, total } => say(&[
                ("total", (*total).into()),
                ("n", (*have).into()),
                ("stage", self.stage_name(*earlier).into()),
            ]),
            Question::UnusualMonth { best, total } => {
                say(&[("total", (*total).into()), ("n", (*best).into())])
            }
            Question::Twin { of } => say(&[("text", self.position(*of).into())]),
            Question::NoProgramme => say(&[]),
            Question::MayBeUnallocated { of, total } => {
                say(&[("text", self.position(*of).into()), ("n", (*total).into())])
            }
            Question::BreakdownDiffers { total, parts } => {
                say(&[("total", (*total).into()), ("parts", (*parts).into())])
            }
        }
    }

    /// An entry's number as people see it: `@1 842`.
    #[must_use]
    pub fn position(self, position: Position) -> String {
        format!("@{}", self.count(position))
    }

    fn named(self, key: &str, name: &str, among: &[String]) -> String {
        self.say_with(key, &[("text", name.into()), ("list", self.list(among).into())])
    }
}

#[cfg(test)]
#[path = "refusals_tests.rs"]
mod tests;
