//! Energy certificates, and the effect of a dwelling file, in sentences (DESIGN 7 and 8).

use super::imports::{Effect, line_number};
use super::reading::quoted;
use super::{Arg, Lang};
use crate::domain::dwelling::Dwelling;
use crate::domain::energy::{Certificate, EnergyProblem, Method};
use crate::domain::proposal::{Column, DwellingChange, DwellingUnnamed, DwellingsEffect, Unnamed};

/// Dwellings that are named one by one; what is beyond is only counted.
const NAMED: usize = 20;

impl Lang {
    /// What is wrong with a certificate, and what to do.
    #[must_use]
    pub fn energy_problem(self, problem: EnergyProblem, value: &str) -> String {
        let text = ("text", quoted(value).into());
        match problem {
            EnergyProblem::Unreadable => self.say_with("energy-unreadable", &[text]),
            EnergyProblem::ClassNeeded => self.say_with("energy-class-needed", &[text]),
            EnergyProblem::Differs { values } => {
                self.say_with("energy-differs", &[text, ("class", values.as_str().into())])
            }
            EnergyProblem::DayNeeded { known, on } => {
                let args =
                    [("class", known.as_str().into()), ("date", self.day_in_words(on).into())];
                self.say_with("energy-day-needed", &args)
            }
            EnergyProblem::NoClass => self.say("energy-no-class").into_owned(),
            EnergyProblem::TooEarly => self.say_with("energy-too-early", &[text]),
            EnergyProblem::Reversed => self.say("energy-reversed").into_owned(),
        }
    }

    /// The method of a certificate: `méthode 2021`; that its day is not known.
    #[must_use]
    pub fn energy_method(self, it: &Certificate) -> String {
        match it.method().map(Method::year) {
            Some(Some(year)) => {
                self.say_with("energy-method", &[("year", year.to_string().into())])
            }
            Some(None) => self.say("energy-method-older").into_owned(),
            None => self.say("energy-undated").into_owned(),
        }
    }

    /// A certificate: `D (12 mai 2024, méthode 2021)`.
    #[must_use]
    pub fn certificate(self, it: &Certificate) -> String {
        let method = self.energy_method(it);
        match it.on {
            Some(on) => {
                let day = self.day_in_words(on);
                format!("{} ({day}, {method})", it.class)
            }
            None => format!("{} ({method})", it.class),
        }
    }

    fn unnamed(self, it: &DwellingUnnamed) -> String {
        let why = match &it.why {
            Unnamed::NoDelivery => self.say("unnamed-no-delivery").into_owned(),
            Unnamed::Several { entries } => {
                self.say_with("unnamed-several", &[("list", self.position_list(entries).into())])
            }
            Unnamed::TooMany { entry, left, lines } => self.say_with(
                "unnamed-too-many",
                &[
                    ("entry", self.position(*entry).into()),
                    ("left", (*left).into()),
                    ("lines", (*lines).into()),
                ],
            ),
            Unnamed::Held { by } => {
                self.say_with("unnamed-held", &[("entry", self.position(*by).into())])
            }
        };
        let args =
            [("line", line_number(it.line)), ("number", (&it.number).into()), ("why", why.into())];
        self.say_with("effect-dwelling-unnamed", &args)
    }

    fn dwelling_changed(self, it: &DwellingChange) -> String {
        let unset = || self.say("history-unset").into_owned();
        let fields: Vec<String> = self
            .facts(&it.before)
            .into_iter()
            .zip(self.facts(&it.after))
            .filter(|((_, before), (_, after))| before != after)
            .map(|((column, before), (_, after))| {
                let args = [
                    ("column", column.name().into()),
                    ("before", before.unwrap_or_else(unset).into()),
                    ("after", after.unwrap_or_else(unset).into()),
                ];
                self.say_with("effect-dwelling-field", &args)
            })
            .collect();
        let args = [
            ("line", line_number(it.line)),
            ("estate", it.estate.as_str().into()),
            ("number", (&it.after.number).into()),
            ("list", fields.join("\u{a0}; ").into()),
        ];
        self.say_with("effect-dwelling-changed", &args)
    }

    /// What a file can say of a dwelling, column by column.
    fn facts(self, it: &Dwelling) -> [(Column, Option<String>); 6] {
        let energy = |it: Option<Certificate>| {
            it.map(|it| match (it.kwh, it.co2) {
                (Some(kwh), Some(co2)) => format!("{}, {kwh}/{co2}", self.certificate(&it)),
                _ => self.certificate(&it),
            })
        };
        [
            (Column::Rpls, it.rpls.clone()),
            (Column::Address, it.address.clone()),
            (Column::Surface, it.surface.map(|it| format!("{it}\u{a0}m²"))),
            (Column::EnergyBefore, energy(it.energy_before)),
            (Column::EnergyAfter, energy(it.energy_after)),
            (Column::Cost, it.cost.map(|it| self.euros(it))),
        ]
    }
}

impl Effect for DwellingsEffect {
    fn lines(&self, lang: Lang, done: bool) -> Vec<String> {
        let key = if done { "effect-dwellings-done" } else { "effect-dwellings" };
        let counts = [
            ("lines", lang.read_lines(self.rows).into()),
            ("added", self.registered().into()),
            ("changed", self.changed.len().into()),
            ("unchanged", self.unchanged.into()),
        ];
        let mut lines = vec![lang.say_with(key, &counts)];
        lines.extend(self.rpls.iter().flat_map(|it| lang.rpls_left(it)));
        lines.extend(self.added.iter().map(|(estate, name, count)| {
            let args =
                [("estate", estate.as_str().into()), ("name", name.into()), ("n", (*count).into())];
            format!("  {}", lang.say_with("effect-dwellings-added", &args))
        }));
        lines.extend(self.changed.iter().map(|it| format!("  {}", lang.dwelling_changed(it))));
        let names: usize = self.named.iter().map(|it| it.numbers.len()).sum();
        if names + self.named_before + self.unnamed.len() > 0 {
            let args: [(&str, Arg<'_>); 3] = [
                ("named", names.into()),
                ("before", self.named_before.into()),
                ("unnamed", self.unnamed.len().into()),
            ];
            lines.push(lang.say_with("effect-names", &args));
        }
        lines.extend(self.named.iter().map(|it| {
            let mut some: Vec<String> = it.numbers.iter().take(NAMED).cloned().collect();
            if it.numbers.len() > NAMED {
                let rest = it.numbers.len() - NAMED;
                some.push(lang.say_with("dwellings-others", &[("n", rest.into())]));
            }
            let args = [
                ("entry", lang.position(it.entry).into()),
                ("n", it.numbers.len().into()),
                ("list", lang.list(&some).into()),
            ];
            format!("  {}", lang.say_with("effect-named", &args))
        }));
        lines.extend(self.unnamed.iter().map(|it| format!("  {}", lang.unnamed(it))));
        lines.extend(lang.positions(done, self.positions));
        lines
    }
}
