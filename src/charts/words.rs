//! The words of pictures, from the message file `charts`.

use std::borrow::Cow;

use crate::domain::calendar::Day;
use crate::domain::ids::Position;
use crate::domain::rollup::{PlanStatus, Progress, Reporting};
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;
use crate::text::Lang;

/// A language, asked for what pictures say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub Lang);

impl Words {
    /// A text of the message file.
    pub(super) fn say(self, key: &str) -> Cow<'static, str> {
        self.0.say(key)
    }

    /// `Données fictives`, kept on one line.
    pub(super) fn fictional(self) -> String {
        self.say("chart-fictional").replace(' ', "\u{a0}")
    }

    /// `livrés, brut`.
    pub(super) fn counted(self, stage: Stage, net: bool) -> String {
        self.counted_as(&self.0.stage_name(stage), net)
    }

    /// `logements livrés`, or `livrés` alone, as their number before it wants it.
    pub(super) fn done(self, stage: Stage, n: i64, dwellings: bool) -> String {
        let what = if dwellings { "dwellings" } else { "done" };
        let key = format!("chart-{what}-{}", stage.as_str());
        self.0.say_with(&key, &[("n", n.into())])
    }

    /// Likewise for what has another name than a stage's.
    pub(super) fn counted_as(self, name: &str, net: bool) -> String {
        let measure = self.say(if net { "chart-net" } else { "chart-gross" });
        self.0.say_with("chart-counted", &[("stage", name.into()), ("measure", measure.into())])
    }

    /// The part of the programme, by its code.
    pub(super) fn scope(self, scope: &Scope) -> String {
        let (key, code) = match scope {
            Scope::All => return self.say("chart-scope-all").into_owned(),
            Scope::Department(code) => ("chart-scope-department", code.as_str()),
            Scope::Epci(siren) => ("chart-scope-epci", siren.as_str()),
            Scope::Commune(insee) => ("chart-scope-commune", insee.as_str()),
            Scope::Estate(code) => ("chart-scope-estate", code.as_str()),
            Scope::Landlord(code) => ("chart-scope-landlord", code.as_str()),
        };
        self.0.say_with(key, &[("code", code.into())])
    }

    /// A text about a day, in words.
    pub(super) fn on(self, key: &str, day: Day) -> String {
        self.0.say_with(key, &[("day", self.0.day_in_words(day).into())])
    }

    /// `plan d’origine du 15 juin 2018`; without a date where no board adopted it.
    pub(super) fn plan_of(self, key: &str, adopted: Option<Day>) -> String {
        match adopted {
            Some(day) => self.on(&format!("{key}-of"), day),
            None => self.say(key).into_owned(),
        }
    }

    /// `situation n° 1 842 · 7f3a9c21…`.
    pub(super) fn situation(self, position: Position, head: &str) -> String {
        let position = self.0.count(position);
        self.0.say_with("chart-situation", &[("position", position.into()), ("head", head.into())])
    }

    /// `octobre 2026 : 38 cités sur 41 ont déclaré`.
    pub(super) fn reported(self, it: Reporting) -> String {
        let expected = self.0.count(it.expected);
        let args = [("n", it.reported.into()), ("expected", expected.into())];
        let said = self.0.say_with("missing-incomplete", &args);
        let month = self.0.month_in_words(it.month);
        self.0.say_with("missing-in-picture", &[("month", month.into()), ("text", said.into())])
    }

    /// A key of a plan's name: the line nobody adopted has its own.
    pub(super) fn plan_key(progress: &Progress, original: bool) -> &'static str {
        match (progress.plan_status, original) {
            (PlanStatus::Indicative, _) => "chart-indicative",
            (PlanStatus::Adopted, true) => "chart-plan-original",
            (PlanStatus::Adopted, false) => "chart-plan-current",
        }
    }
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
