//! What a figure counts, in words: to the last condition, so that nobody has to guess the verb,
//! the perimeter or the date of knowledge (DESIGN 5.1).

use super::Lang;
use crate::domain::explanation::{Absence, Explanation, NoFigure};
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, ReferenceError};

impl Lang {
    /// One sentence on what is counted, where, when and by whose rules, and those that say how.
    #[must_use]
    pub fn definition(self, of: &Explanation) -> String {
        let reference = &of.reference;
        let counts = [
            ("dwellings", self.stage_dwellings(reference.stage).into_owned().into()),
            ("place", self.place(&reference.scope, of.place.as_deref()).into()),
            ("period", self.period(reference.period).into()),
            ("programme", (&of.programme.name).into()),
            ("plan", self.plan_version(reference.quantity.version().unwrap_or(0)).into()),
        ];
        let key = match reference.quantity {
            Quantity::Actual => "figures-define-act",
            Quantity::Plan(_) => "figures-define-plan",
            Quantity::Variance(_) => "figures-define-var",
            Quantity::Remaining(_) => "figures-define-rem",
        };
        let mut sentences = vec![self.say_with(key, &counts)];
        let mut add = |key: &str| sentences.push(self.say(key).into_owned());
        if let Quantity::Plan(_) | Quantity::Variance(_) = reference.quantity {
            add("figures-define-prorated");
        }
        if !matches!(reference.quantity, Quantity::Plan(_)) {
            add(if reference.net { "figures-define-net" } else { "figures-define-gross" });
            add(if reference.published {
                "figures-define-published"
            } else {
                "figures-define-true"
            });
            if matches!(reference.scope, FigureScope::Epci(_)) {
                add("figures-define-epci");
            }
            if matches!(reference.period, FigurePeriod::Month(_)) {
                add("figures-define-month");
            }
            sentences.push(self.stage_definition(reference.stage).into_owned());
        }
        sentences.join(" ")
    }

    /// "dans la cité Cité 12/14".
    fn place(self, scope: &FigureScope, name: Option<&str>) -> String {
        let key = match scope {
            FigureScope::All => "figures-place-all",
            FigureScope::Department(_) => "figures-place-department",
            FigureScope::Epci(_) => "figures-place-epci",
            FigureScope::Commune(_) => "figures-place-commune",
            FigureScope::Estate(_) => "figures-place-estate",
            FigureScope::Landlord(_) => "figures-place-landlord",
            FigureScope::Operation(_) => "figures-place-operation",
            FigureScope::Bucket => "figures-place-none",
            FigureScope::NoCommune => "figures-place-nocom",
            FigureScope::Rest => "figures-place-rest",
        };
        self.say_with(key, &[("text", name.unwrap_or_default().into())])
    }

    /// "en 2025", "en mars 2025", "du 15 juin 2018 au 31 octobre 2026".
    #[must_use]
    pub fn period(self, period: FigurePeriod) -> String {
        let text = |key, text: String| self.say_with(key, &[("text", text.into())]);
        match period {
            FigurePeriod::Year(year) => text("figures-in", year.to_string()),
            FigurePeriod::Month(month) => text("figures-in", self.month_in_words(month)),
            FigurePeriod::Range(first, last) => {
                let days = [
                    ("first", self.day_in_words(first).into()),
                    ("last", self.day_in_words(last).into()),
                ];
                self.say_with("figures-from-to", &days)
            }
        }
    }

    /// A plan version inside a sentence; 0 is the indicative line.
    #[must_use]
    pub fn plan_version(self, version: i32) -> String {
        let key = match version {
            0 => "figures-plan-indicative",
            1 => "figures-plan-original",
            _ => "figures-plan-version",
        };
        self.say_with(key, &[("text", version.to_string().into())])
    }

    /// Why a figure has no value.
    #[must_use]
    pub fn absence(self, absence: &Absence) -> String {
        match absence {
            Absence::NoPlan => self.say("figures-no-plan").into_owned(),
            Absence::OtherStage => self.say("figures-other-stage").into_owned(),
            Absence::Missing(years) => {
                let args = [("n", years.len().into()), ("years", self.years(years).into())];
                self.say_with("figures-years-missing", &args)
            }
            Absence::PartOfMonth(year) => {
                let year = year.to_string();
                self.say_with("figures-part-of-month", &[("year", year.into())])
            }
        }
    }

    pub(super) fn no_figure(self, why: &NoFigure) -> String {
        let text = |key: &str, text: &str| {
            let text: String = text.chars().take(60).collect();
            self.say_with(key, &[("text", text.into())])
        };
        match why {
            NoFigure::Malformed(error) => {
                let (key, part) = match error {
                    ReferenceError::Shape => ("shape", ""),
                    ReferenceError::WrongCheck => ("check", ""),
                    ReferenceError::Programme(part) => ("programme", part.as_str()),
                    ReferenceError::Quantity(part) => ("quantity", part.as_str()),
                    ReferenceError::Stage(part) => ("stage", part.as_str()),
                    ReferenceError::Net(part) => ("net", part.as_str()),
                    ReferenceError::Basis(part) => ("basis", part.as_str()),
                    ReferenceError::Scope(part) => ("scope", part.as_str()),
                    ReferenceError::Period(part) => ("period", part.as_str()),
                    ReferenceError::Position(part) => ("position", part.as_str()),
                };
                text(&format!("figures-wrong-{key}"), part)
            }
            NoFigure::Programme(code) => text("figures-unknown-programme", code),
            NoFigure::Scope(scope) => text("figures-unknown-scope", scope),
            NoFigure::Version(version) => text("figures-unknown-version", &version.to_string()),
        }
    }
}
