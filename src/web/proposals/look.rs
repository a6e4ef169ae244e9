//! What a proposal's page says of its file: what is wrong, alike things together; what is asked;
//! what is there already; what would change.

use std::collections::{BTreeMap, BTreeSet};

use super::checks::Checked;
use crate::domain::estate::Estate;
use crate::domain::names::near;
use crate::domain::proposal::{BoardFigures, FileEffect, Import, Settings, Why, WrongLine};
use crate::domain::refusal::Refusal;
use crate::store::Rehearsal;
use crate::text::Lang;
use crate::text::imports::{Effect, stretches};
use crate::web::listing::Choice;

/// Groups shown; the file with remarks holds all.
const GROUPS: usize = 100;
/// Examples of a question.
const EXAMPLES: usize = 5;
/// Twins offered for ticking.
const TWINS: usize = 200;

/// What is wrong with some cells, alike.
pub(in crate::web) struct Fault {
    /// Each of the lines.
    pub(in crate::web) at: Vec<u64>,
    pub(in crate::web) lines: String,
    pub(in crate::web) count: usize,
    pub(in crate::web) column: String,
    pub(in crate::web) value: String,
    pub(in crate::web) sentence: String,
}

/// A question of the file.
pub(in crate::web) struct Asked {
    pub(in crate::web) code: String,
    pub(in crate::web) confirmed: bool,
    pub(in crate::web) count: usize,
    /// Each of the lines.
    pub(in crate::web) at: Vec<u64>,
    pub(in crate::web) lines: String,
    pub(in crate::web) examples: Vec<String>,
}

/// A name of an estate that nothing bears, and what may be meant.
pub(in crate::web) struct Unknown {
    pub(in crate::web) name: String,
    pub(in crate::web) maybe: Vec<Choice>,
}

/// A line that equals an entry.
pub(in crate::web) struct TwinLine {
    pub(in crate::web) line: u64,
    pub(in crate::web) entry: i64,
    pub(in crate::web) ticked: bool,
}

/// What changes for an estate in a year.
pub(in crate::web) struct Sum {
    pub(in crate::web) estate: String,
    pub(in crate::web) name: String,
    pub(in crate::web) year: i32,
    pub(in crate::web) stage: String,
    pub(in crate::web) entries: String,
    pub(in crate::web) dwellings: String,
}

/// A figure of the board before and after.
pub(in crate::web) struct Moved {
    pub(in crate::web) programme: String,
    pub(in crate::web) what: String,
    pub(in crate::web) before: String,
    pub(in crate::web) after: String,
}

/// All of it.
#[derive(Default)]
pub(in crate::web) struct Look {
    /// Why the file cannot be read at all.
    pub(in crate::web) problem: Option<String>,
    pub(in crate::web) faults: Vec<Fault>,
    /// Cells at fault, in all.
    pub(in crate::web) wrong: usize,
    pub(in crate::web) more: bool,
    pub(in crate::web) asked: Vec<Asked>,
    pub(in crate::web) unknown: Vec<Unknown>,
    pub(in crate::web) twins: Vec<TwinLine>,
    /// The same bytes came before.
    pub(in crate::web) again: Option<String>,
    pub(in crate::web) sums: Vec<Sum>,
    pub(in crate::web) boards: Vec<Moved>,
    /// The effect in sentences.
    pub(in crate::web) effect: Vec<String>,
    /// All it says is known already.
    pub(in crate::web) nothing: bool,
    /// It can be adopted as it stands.
    pub(in crate::web) ready: bool,
}

#[derive(Default)]
struct Gathered {
    lines: BTreeSet<u64>,
    sentences: Vec<String>,
}

impl Gathered {
    fn take(&mut self, lang: Lang, wrong: &WrongLine) {
        self.lines.insert(wrong.line);
        if self.sentences.len() < EXAMPLES {
            self.sentences.push(lang.wrong_line(wrong));
        }
    }
}

/// The code of the question a line raises, where it does.
fn question_of(why: &Why) -> Option<&'static str> {
    match why {
        Why::Asked(question) => Some(question.code()),
        Why::TwinLine { .. } => Some("twin"),
        _ => None,
    }
}

impl Look {
    pub(in crate::web) fn new(
        lang: Lang,
        checked: &Checked,
        settings: &Settings,
        estates: &[Estate],
    ) -> Self {
        let mut look = Self {
            problem: checked.reading.problem.as_ref().map(|it| it.sentence(lang)),
            ..Self::default()
        };
        let mut faults: BTreeMap<(String, String, String), BTreeSet<u64>> = BTreeMap::new();
        for it in &checked.reading.problems {
            let key = (it.column.clone(), it.value.clone(), it.sentence(lang));
            faults.entry(key).or_default().insert(it.line);
        }
        let import = checked.rehearsal.as_ref().map(|it| &it.import);
        let mut asked: BTreeMap<&str, Gathered> = BTreeMap::new();
        let mut unknown = BTreeSet::new();
        for it in checked.rehearsal.iter().flat_map(Rehearsal::wrong) {
            if let Some(code) = question_of(&it.why) {
                asked.entry(code).or_default().take(lang, it);
                continue;
            }
            if let Why::Refused(Refusal::UnknownEstate(name)) = &it.why {
                unknown.insert(name.clone());
            }
            let key = (it.column.name().to_owned(), it.value.clone(), lang.why(it));
            faults.entry(key).or_default().insert(it.line);
        }
        look.take_faults(faults);
        look.unknown = unknown.into_iter().filter_map(|name| maybe(name, estates)).collect();
        let confirmed = settings.confirmed.iter().map(String::as_str);
        let codes: BTreeSet<&str> = asked.keys().copied().chain(confirmed).collect();
        look.asked = codes
            .into_iter()
            .map(|code| {
                let found = asked.remove(code).unwrap_or_default();
                Asked {
                    code: code.to_owned(),
                    confirmed: settings.confirmed.contains(code),
                    count: found.lines.len(),
                    lines: stretches(found.lines.iter().copied()),
                    at: found.lines.into_iter().collect(),
                    examples: found.sentences,
                }
            })
            .collect();
        match import {
            Some(Import::Again(before)) => look.again = Some(lang.taken_before(before)),
            Some(Import::Rehearsed(effect)) => {
                look.take_effect(lang, effect, settings);
                let whole = look.wrong == 0 && look.problem.is_none();
                look.nothing = whole && effect.is_nothing();
                look.ready = whole && !look.nothing;
            }
            _ => {}
        }
        for (before, after) in checked.rehearsal.iter().flat_map(|it| &it.boards) {
            look.boards.extend(moved(lang, before, after));
        }
        look
    }

    /// As much of it as a page shows.
    pub(in crate::web) fn shortened(mut self) -> Self {
        self.more = self.faults.len() > GROUPS;
        self.faults.truncate(GROUPS);
        self
    }

    fn take_faults(&mut self, faults: BTreeMap<(String, String, String), BTreeSet<u64>>) {
        self.wrong = faults.values().map(BTreeSet::len).sum();
        let mut all: Vec<_> = faults.into_iter().collect();
        all.sort_by_key(|(_, lines)| lines.first().copied());
        self.faults = all
            .into_iter()
            .map(|((column, value, sentence), lines)| Fault {
                count: lines.len(),
                lines: stretches(lines.iter().copied()),
                at: lines.into_iter().collect(),
                column,
                value,
                sentence,
            })
            .collect();
    }

    fn take_effect(&mut self, lang: Lang, effect: &FileEffect, settings: &Settings) {
        self.effect = effect.lines(lang, false);
        let FileEffect::Entries(effect) = effect else { return };
        // The table below says these.
        self.effect.truncate(self.effect.len().saturating_sub(effect.sums.len() + 1));
        let known = effect.known.iter().filter(|it| !it.by_reference);
        self.twins = known
            .map(|it| TwinLine { line: it.line, entry: it.entry, ticked: false })
            .chain(settings.ticked.iter().map(|line| TwinLine {
                line: *line,
                entry: 0,
                ticked: true,
            }))
            .take(TWINS)
            .collect();
        self.sums = effect
            .sums
            .iter()
            .map(|sum| Sum {
                estate: sum.estate.to_string(),
                name: sum.name.clone(),
                year: sum.year,
                stage: lang.stage_name(sum.stage).to_string(),
                entries: lang.signed(sum.entries),
                dwellings: lang.signed(sum.dwellings),
            })
            .collect();
    }
}

/// What a name that nothing bears may mean; offered, never taken by itself.
fn maybe(name: String, estates: &[Estate]) -> Option<Unknown> {
    let own = || estates.iter().filter(|it| !it.is_bucket());
    let names = near(&name, own().map(|it| it.name.as_str()));
    let codes = near(&name, own().map(|it| it.code.as_str()));
    let mut maybe: Vec<Choice> = Vec::new();
    for it in
        own().filter(|it| names.contains(&it.name.as_str()) || codes.contains(&it.code.as_str()))
    {
        maybe.push(Choice::new(it.code.as_str(), format!("{} ({})", it.name, it.code), |_| false));
    }
    (!maybe.is_empty()).then_some(Unknown { name, maybe })
}

fn moved(lang: Lang, before: &BoardFigures, after: &BoardFigures) -> Vec<Moved> {
    let count = |n: Option<i64>| n.map_or_else(|| "—".to_owned(), |n| lang.count(n));
    let signed = |n: Option<i64>| n.map_or_else(|| "—".to_owned(), |n| lang.signed(n));
    let rows = [
        ("proposals-board-actual", count(before.actual), count(after.actual)),
        ("proposals-board-since", count(Some(before.since)), count(Some(after.since))),
        (
            "proposals-board-original",
            signed(before.variance_original),
            signed(after.variance_original),
        ),
        (
            "proposals-board-current",
            signed(before.variance_current),
            signed(after.variance_current),
        ),
    ];
    let name = &after.name;
    rows.into_iter()
        .map(|(key, before, after)| Moved {
            programme: name.clone(),
            what: lang.say(key).into_owned(),
            before,
            after,
        })
        .collect()
}
