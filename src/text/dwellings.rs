//! Defects and dwellings: what refuses them, in sentences (DESIGN 2.5 and 2.6).

use super::{Arg, Lang};
use crate::domain::dwelling::{DwellingProblem, WorksClass};
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::text::reading::quoted;

impl Lang {
    /// What refuses a defect, a cure, or a correction they stand in the way of.
    pub(super) fn defect_refusal(self, refusal: &Refusal) -> String {
        let say = |key: &str, args: &[(&str, Arg<'_>)]| self.say_with(key, args);
        let at = |position: &Position| self.position(*position);
        match refusal {
            Refusal::HasFamily { entry, defects, cures, namings } => {
                let standing: Vec<String> = [
                    ("standing-cures", cures),
                    ("standing-defects", defects),
                    ("standing-names", namings),
                ]
                .into_iter()
                .filter(|(_, positions)| !positions.is_empty())
                .map(|(key, positions)| {
                    say(
                        key,
                        &[
                            ("n", positions.len().into()),
                            ("list", self.position_list(positions).into()),
                        ],
                    )
                })
                .collect();
                let list = self.list(&standing);
                say("refusal-has-family", &[("text", at(entry).into()), ("list", list.into())])
            }
            Refusal::NotDelivered(entry) => {
                say("refusal-not-delivered", &[("text", at(entry).into())])
            }
            Refusal::BeforeDelivery { entry, on } => say(
                "refusal-before-delivery",
                &[("text", at(entry).into()), ("date", self.day_in_words(*on).into())],
            ),
            Refusal::MoreThanDelivered { entry, delivered, reported } => say(
                "refusal-more-than-delivered",
                &[
                    ("text", at(entry).into()),
                    ("n", (*delivered).into()),
                    ("total", (*reported).into()),
                ],
            ),
            Refusal::MoreThanReported { entry, on, reported, cured } => say(
                "refusal-more-than-reported",
                &[
                    ("text", at(entry).into()),
                    ("date", self.day_in_words(*on).into()),
                    ("n", (*reported).into()),
                    ("total", (*cured).into()),
                ],
            ),
            Refusal::CuresNeedIt { defect, cures } => say(
                "refusal-cures-need-it",
                &[
                    ("text", at(defect).into()),
                    ("n", cures.len().into()),
                    ("list", self.position_list(cures).into()),
                ],
            ),
            Refusal::UnknownDefect(position) => {
                say("refusal-unknown-defect", &[("text", at(position).into())])
            }
            Refusal::UndoesDefect { position, entry } => say(
                "refusal-undoes-defect",
                &[("text", at(position).into()), ("by", at(entry).into())],
            ),
            _ => String::new(),
        }
    }

    /// What refuses dwellings or their names.
    pub(super) fn dwelling_refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Dwellings(problems) => {
                let said: Vec<String> =
                    problems.iter().map(|(_, problem)| self.dwelling_problem(problem)).collect();
                said.join(" ")
            }
            Refusal::TooManyNames { entry, dwellings, named, more } => self.say_with(
                "refusal-too-many-names",
                &[
                    ("text", self.position(*entry).into()),
                    ("n", (*dwellings).into()),
                    ("named", (*named).into()),
                    ("total", (*named + *more).into()),
                ],
            ),
            Refusal::NoDwellings => self.say("refusal-no-dwellings").into_owned(),
            Refusal::OperationNames { operation, entries } => self.say_with(
                "refusal-operation-names",
                &[
                    ("text", operation.into()),
                    ("n", entries.len().into()),
                    ("list", self.position_list(entries).into()),
                ],
            ),
            _ => String::new(),
        }
    }

    /// What is wrong with a dwelling, and what to do.
    #[must_use]
    pub fn dwelling_problem(self, problem: &DwellingProblem) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        let two = |key: &str, number: &str, other: &str| {
            self.say_with(key, &[("text", number.into()), ("other", other.into())])
        };
        match problem {
            DwellingProblem::NumberMissing => self.say("dwelling-number-missing").into_owned(),
            DwellingProblem::NumberTooLong(number) => {
                text("dwelling-number-too-long", &quoted(number))
            }
            DwellingProblem::Rpls(code) => text("dwelling-rpls", &quoted(code)),
            DwellingProblem::Surface(surface) => text("dwelling-surface", &quoted(surface)),
            DwellingProblem::AddressTooLong => self.say("dwelling-address-too-long").into_owned(),
            DwellingProblem::TooManyCells => self.say("dwelling-too-many-cells").into_owned(),
            DwellingProblem::Twice(number) => text("dwelling-twice", number),
            DwellingProblem::NumberTaken { number, estate } => {
                two("dwelling-number-taken", number, estate)
            }
            DwellingProblem::RplsTaken { rpls, number } => two("dwelling-rpls-taken", rpls, number),
            DwellingProblem::TakenElsewhere(number) => text("dwelling-taken-elsewhere", number),
            DwellingProblem::Unknown(number) => text("dwelling-unknown", &quoted(number)),
            DwellingProblem::Elsewhere { number, estate } => {
                two("dwelling-elsewhere", number, estate)
            }
            DwellingProblem::NamedHere(number) => text("dwelling-named-here", number),
            DwellingProblem::Held { number, by } => {
                two("dwelling-held", number, &self.position(*by))
            }
            DwellingProblem::NotNamed(number) => text("dwelling-not-named", number),
        }
    }

    /// A class of works.
    #[must_use]
    pub fn class_name(self, class: WorksClass) -> String {
        self.say(&format!("class-{class}")).into_owned()
    }

    /// `@12, @14 et @15`
    #[must_use]
    pub fn position_list(self, positions: &[Position]) -> String {
        let names: Vec<String> = positions.iter().map(|at| self.position(*at)).collect();
        self.list(&names)
    }
}
