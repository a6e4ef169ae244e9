//! One line of a table of entries.

use crate::domain::calendar::paris_day;
use crate::domain::entry::Entry;
use crate::domain::ids::Position;
use crate::domain::stage::Stage;
use crate::store::ListedEntry;
use crate::text::Lang;

/// A line of a table of entries, in words.
pub(in crate::web) struct EntryRow {
    /// Its position.
    pub(in crate::web) position: Position,
    /// `@1 842`.
    pub(in crate::web) at: String,
    /// When it happened.
    pub(in crate::web) when: String,
    /// Dwellings, with a minus for a reversal.
    pub(in crate::web) count: String,
    /// Whether it counts: neither a reversal nor reversed.
    pub(in crate::web) live: bool,
    /// Whether a reversal undid it.
    pub(in crate::web) undone: bool,
    /// What happened: the stage, then what it does or what was done to it.
    pub(in crate::web) state: String,
    /// The entry `state` ends with.
    pub(in crate::web) link: Option<(Position, String)>,
    /// What stands after that: a reason, a note.
    pub(in crate::web) more: String,
    /// Code of its estate.
    pub(in crate::web) estate: String,
    /// Name of its estate.
    pub(in crate::web) estate_name: String,
    /// By whom, known when.
    pub(in crate::web) by: String,
}

impl EntryRow {
    /// The line of an entry.
    pub(in crate::web) fn of(lang: Lang, listed: &ListedEntry) -> Self {
        let entry = &listed.entry;
        let (words, other) = relation(entry);
        let reached = lang.stage_name(entry.stage);
        let state = match words {
            "" => reached.into_owned(),
            key => format!("{reached} · {}", lang.say(key)),
        };
        Self {
            position: entry.position,
            at: lang.position(entry.position),
            when: lang.when_short(entry.when),
            count: lang.count(entry.dwellings),
            live: entry.is_live(),
            undone: entry.reversed_by.is_some(),
            state,
            link: other.map(|other| (other, lang.position(other))),
            more: because(lang, entry),
            estate: listed.estate.clone(),
            estate_name: listed.estate_name.clone(),
            by: format!("{}, {}", entry.author, lang.day_short(paris_day(entry.recorded_at))),
        }
    }
}

/// What an entry has to do with another one, and which.
fn relation(entry: &Entry) -> (&'static str, Option<Position>) {
    if let Some(wrong) = entry.reverses {
        ("entries-reverses", Some(wrong))
    } else if let Some(by) = entry.reversed_by {
        ("entries-reversed-by", Some(by))
    } else if let Some(wrong) = entry.replaces {
        ("entries-replaces", Some(wrong))
    } else {
        ("", None)
    }
}

/// The reason of a reversal and the note; empty for an entry without one.
fn because(lang: Lang, entry: &Entry) -> String {
    let reason = entry.reason.map(|reason| lang.reason_name(reason));
    match (reason, &entry.note) {
        (None, None) => String::new(),
        (None, Some(note)) => lang.say_with("entries-noted", &[("note", note.into())]),
        (Some(reason), None) => format!(", {reason}"),
        (Some(reason), Some(note)) => {
            lang.say_with("entries-because", &[("reason", reason.into()), ("note", note.into())])
        }
    }
}

/// `24 logements livrés`.
pub(in crate::web) fn dwellings_at(lang: Lang, stage: Stage, n: i64) -> String {
    let done = lang.say_with(&format!("done-{stage}"), &[("n", n.into())]);
    format!("{} {done}", lang.dwellings(n))
}
