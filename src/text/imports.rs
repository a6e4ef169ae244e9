//! What an import would do, did, or refuses, in sentences (DESIGN 8).

use super::{Arg, Lang};
use crate::domain::proposal::{
    EntriesEffect, EstateChange, EstatesEffect, FileEffect, Import, MOST_WRONG, PlanEffect,
    TakenBefore, Why, WrongLine,
};

/// Stretches of lines that are named one by one; what is beyond is only counted.
const NAMED: usize = 40;

/// The effect of a file in lines of text.
pub trait Effect {
    /// What it would do, or what it did.
    fn lines(&self, lang: Lang, done: bool) -> Vec<String>;
}

impl Lang {
    /// Why a line cannot be taken in, with its place in front and what to do.
    #[must_use]
    pub fn wrong_line(self, wrong: &WrongLine) -> String {
        let sentence = self.why(wrong);
        // Only a question does not say the value itself.
        let key = match wrong.why {
            Why::Asked(_) | Why::TwinLine { .. } => "line-place-value",
            _ => "line-place",
        };
        let args = [
            ("line", line_number(wrong.line)),
            ("column", wrong.column.name().into()),
            ("value", (&wrong.value).into()),
            ("sentence", sentence.into()),
        ];
        self.say_with(key, &args)
    }

    /// Why a line cannot be taken in, and what to do.
    #[must_use]
    pub fn why(self, wrong: &WrongLine) -> String {
        let about = |key: &str| self.say_with(key, &[("value", (&wrong.value).into())]);
        let listing = |key: &str, list: &[String]| {
            let args = [("value", (&wrong.value).into()), ("list", self.list(list).into())];
            self.say_with(key, &args)
        };
        let with_line = |key: &str, line: u64| {
            let args = [("value", (&wrong.value).into()), ("line", line_number(line))];
            self.say_with(key, &args)
        };
        match &wrong.why {
            Why::Refused(refusal) => self.refusal(refusal),
            Why::Asked(question) => {
                let args = [
                    ("question", self.question(question).into()),
                    ("code", question.code().into()),
                ];
                self.say_with("line-asked", &args)
            }
            Why::TwinLine { line } => with_line("line-twin", *line),
            Why::ReferenceTwice { line } => with_line("line-reference-twice", *line),
            Why::ReferenceShared { entries } => {
                let entries: Vec<_> = entries.iter().map(|entry| self.position(*entry)).collect();
                listing("line-reference-shared", &entries)
            }
            Why::NameNeeded => about("line-name-needed"),
            Why::Bucket => about("line-bucket"),
            Why::Register => about("line-register"),
            Why::UnknownCommune => about("line-unknown-commune"),
            Why::AmbiguousCommune { codes } => listing("line-ambiguous-commune", codes),
            Why::UnknownInsee => about("line-unknown-insee"),
            Why::CommuneDiffers { name } => {
                let args = [("value", (&wrong.value).into()), ("text", name.into())];
                self.say_with("line-commune-differs", &args)
            }
            Why::LandlordName => about("line-landlord-name"),
            Why::YearOutside { first, last } => {
                let args = [
                    ("value", (&wrong.value).into()),
                    ("first", first.to_string().into()),
                    ("last", last.to_string().into()),
                ];
                self.say_with("line-year-outside", &args)
            }
            Why::PlannedTwice { line } => with_line("line-planned-twice", *line),
            Why::Dwelling(problem) => self.dwelling_problem(problem),
            Why::DwellingTwice { line } => with_line("line-dwelling-twice", *line),
            Why::Energy(problem) => self.energy_problem(*problem, &wrong.value),
        }
    }

    /// All wrong lines, one sentence each.
    #[must_use]
    pub fn wrong_lines(self, wrong: &[WrongLine]) -> Vec<String> {
        let mut said: Vec<String> = wrong.iter().map(|line| self.wrong_line(line)).collect();
        if wrong.len() >= MOST_WRONG {
            said.push(self.say_with("line-too-many", &[("limit", MOST_WRONG.into())]));
        }
        said
    }

    /// That the same bytes were taken in before.
    #[must_use]
    pub fn taken_before(self, before: &TakenBefore) -> String {
        let args = [
            ("date", self.day_in_words(before.on).into()),
            ("by", (&before.by).into()),
            ("file", (&before.file).into()),
        ];
        self.say_with("effect-again", &args)
    }

    /// What became of a file, in lines of text; what is wrong with its lines when it is refused.
    #[must_use]
    pub fn import(self, import: &Import<impl Effect>) -> Vec<String> {
        match import {
            Import::Done(effect) => effect.lines(self, true),
            Import::Rehearsed(effect) => {
                let mut lines = effect.lines(self, false);
                lines.push(self.say("effect-rehearsed").into_owned());
                lines
            }
            Import::Again(before) => vec![self.taken_before(before)],
            Import::Wrong(wrong) => self.wrong_lines(wrong),
        }
    }

    pub(super) fn read_lines(self, rows: usize) -> String {
        self.say_with("effect-lines", &[("n", rows.into())])
    }

    /// Where the effect stands in the ledger; that nothing changed where it stands nowhere.
    pub(super) fn positions(self, done: bool, positions: Option<(i64, i64)>) -> Option<String> {
        let said = match positions {
            _ if !done => return None,
            None => self.say("effect-nothing").into_owned(),
            Some((first, last)) => {
                let args =
                    [("first", self.position(first).into()), ("last", self.position(last).into())];
                self.say_with("effect-positions", &args)
            }
        };
        Some(said)
    }
}

impl Effect for EntriesEffect {
    fn lines(&self, lang: Lang, done: bool) -> Vec<String> {
        let key = if done { "effect-entries-done" } else { "effect-entries" };
        let counts = [
            ("lines", lang.read_lines(self.rows).into()),
            ("recorded", self.recorded.into()),
            ("corrected", self.corrected.len().into()),
            ("known", self.known.len().into()),
        ];
        let mut lines = vec![lang.say_with(key, &counts)];
        if !self.known.is_empty() {
            let list = stretches(self.known.iter().map(|it| it.line));
            lines.push(lang.say_with("effect-known", &[("list", list.into())]));
        }
        lines.extend(self.corrected.iter().map(|it| {
            let args = [
                ("line", line_number(it.line)),
                ("entry", lang.position(it.entry).into()),
                ("was", it.was.into()),
                ("is", it.is.into()),
            ];
            lang.say_with("effect-corrected", &args)
        }));
        lines.extend(self.confirmed.iter().map(|(code, rows)| {
            let args = [("code", code.into()), ("lines", (*rows).into())];
            lang.say_with("effect-confirmed", &args)
        }));
        if !self.operations.is_empty() {
            let list = lang.list(&self.operations);
            lines.push(lang.say_with("effect-operations", &[("list", list.into())]));
        }
        if !self.sums.is_empty() {
            lines.push(lang.say("effect-by-estate").into_owned());
        }
        lines.extend(self.sums.iter().map(|sum| {
            let entries = [("n", sum.entries.into())];
            let args = [
                ("estate", sum.estate.as_str().into()),
                ("name", (&sum.name).into()),
                ("year", sum.year.to_string().into()),
                ("stage", lang.stage_name(sum.stage).into()),
                ("delta", lang.signed(sum.dwellings).into()),
                ("entries", lang.say_with("effect-entries-change", &entries).into()),
            ];
            format!("  {}", lang.say_with("effect-sum", &args))
        }));
        lines.extend(lang.positions(done, self.positions));
        lines
    }
}

impl Effect for EstatesEffect {
    fn lines(&self, lang: Lang, done: bool) -> Vec<String> {
        let key = if done { "effect-estates-done" } else { "effect-estates" };
        let counts = [
            ("lines", lang.read_lines(self.rows).into()),
            ("added", self.added.len().into()),
            ("changed", self.changed.len().into()),
            ("unchanged", self.unchanged.into()),
        ];
        let mut lines = vec![lang.say_with(key, &counts)];
        if !self.landlords.is_empty() {
            let list = lang.list(&self.landlords);
            lines.push(lang.say_with("effect-landlords", &[("list", list.into())]));
        }
        let change = |key: &str, it: &EstateChange| {
            let columns: Vec<_> = it.columns.iter().map(|it| it.name().to_owned()).collect();
            let args = [
                ("estate", it.code.as_str().into()),
                ("name", (&it.name).into()),
                ("line", line_number(it.line)),
                ("list", lang.list(&columns).into()),
            ];
            format!("  {}", lang.say_with(key, &args))
        };
        lines.extend(self.added.iter().map(|it| change("effect-estate-added", it)));
        lines.extend(self.changed.iter().map(|it| change("effect-estate-changed", it)));
        lines.extend(lang.positions(done, self.positions));
        lines
    }
}

impl Effect for PlanEffect {
    fn lines(&self, lang: Lang, done: bool) -> Vec<String> {
        let key = if self.target_before.is_some() { "effect-plan-before" } else { "effect-plan" };
        let head = [
            ("lines", lang.read_lines(self.rows).into()),
            ("target", self.target.into()),
            ("before", self.target_before.unwrap_or_default().into()),
        ];
        let mut lines = vec![lang.say_with(key, &head)];
        lines.extend(self.years.iter().map(|it| {
            let changed = it.before.filter(|before| Some(*before) != it.dwellings);
            let number =
                it.dwellings.map_or_else(|| Arg::from(lang.say("effect-year-missing")), Arg::from);
            let key = match changed {
                Some(_) => "effect-plan-year-before",
                None => "effect-plan-year",
            };
            let args = [
                ("year", it.year.to_string().into()),
                ("number", number),
                ("before", changed.unwrap_or_default().into()),
                ("estates", it.estates.into()),
            ];
            format!("  {}", lang.say_with(key, &args))
        }));
        if done {
            let key = if self.unchanged { "effect-plan-unchanged" } else { "effect-plan-draft" };
            lines.push(lang.say(key).into_owned());
        }
        lines
    }
}

impl Effect for FileEffect {
    fn lines(&self, lang: Lang, done: bool) -> Vec<String> {
        match self {
            Self::Entries(effect) => effect.lines(lang, done),
            Self::Estates(effect) => effect.lines(lang, done),
            Self::Plan(effect) => effect.lines(lang, done),
            Self::Dwellings(effect) => effect.lines(lang, done),
        }
    }
}

/// A line of a file, written without separators, as an editor shows it.
pub(super) fn line_number(line: u64) -> Arg<'static> {
    Arg::from(line.to_string())
}

/// Lines as unbroken stretches: `2–14, 16`.
pub(crate) fn stretches(lines: impl Iterator<Item = u64>) -> String {
    let mut stretches: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => stretches.push((line, line)),
        }
    }
    let beyond = stretches.len() > NAMED;
    let mut named: Vec<String> = stretches
        .into_iter()
        .take(NAMED)
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}–{last}") }
            },
        )
        .collect();
    if beyond {
        named.push("…".to_owned());
    }
    named.join(", ")
}
