//! The latest entries of something, families together: what was replaced, what undid it, what
//! stands now, and the sum that counts.

use std::collections::HashSet;

use super::db::Done;
use crate::domain::calendar::paris_day;
use crate::store::{EntryFilter, ListedEntry, Read};
use crate::text::Lang;

/// A row of the table of entries.
pub(super) struct Line {
    /// `@1 842`; empty on the line of a sum.
    pub(super) position: String,
    pub(super) href: String,
    pub(super) when: String,
    pub(super) count: String,
    pub(super) state: String,
    pub(super) by: String,
    /// Reversed: struck.
    pub(super) undone: bool,
    /// Part of a family of corrections.
    pub(super) family: bool,
    /// The sum of a family, its last line.
    pub(super) sum: bool,
}

/// The latest entries a filter lets through, at most `limit` besides their relatives.
pub(super) fn lines(
    read: &mut Read<'_>,
    lang: Lang,
    filter: EntryFilter,
    limit: i64,
) -> Done<Vec<Line>> {
    let home = filter.estate.clone();
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    for listed in read.entries(&EntryFilter { limit: Some(limit), ..filter })? {
        let entry = &listed.entry;
        if seen.contains(&entry.position) {
            continue;
        }
        let alone =
            entry.reverses.is_none() && entry.replaces.is_none() && entry.reversed_by.is_none();
        if alone {
            lines.push(line(lang, &listed, home.as_deref(), false));
            continue;
        }
        let mut family = read.family(entry.position)?;
        family.sort_by_key(|member| std::cmp::Reverse(member.entry.position));
        seen.extend(family.iter().map(|member| member.entry.position));
        lines.extend(family.iter().map(|member| line(lang, member, home.as_deref(), true)));
        // Of what was moved to another estate, only what counts here; stages are never added.
        family.retain(|member| home.as_deref().is_none_or(|home| home == member.estate));
        if family.iter().all(|member| member.entry.stage == listed.entry.stage) {
            lines.push(sum(lang, &family));
        }
    }
    Ok(lines)
}

fn line(lang: Lang, listed: &ListedEntry, home: Option<&str>, family: bool) -> Line {
    let entry = &listed.entry;
    let mut parts: Vec<String> = Vec::new();
    if let Some(undone) = entry.reverses {
        parts.push(lang.say_with("ledger-undoes", &[("text", lang.position(undone).into())]));
        parts.extend(entry.reason.map(|reason| lang.reason_name(reason).into_owned()));
    } else {
        parts.push(lang.stage_name(entry.stage).into_owned());
    }
    let about = |key: &str, at: i64| lang.say_with(key, &[("text", lang.position(at).into())]);
    parts.extend(entry.replaces.map(|replaced| about("ledger-replaces", replaced)));
    parts.extend(entry.reversed_by.map(|by| about("ledger-undone-by", by)));
    if home.is_some_and(|home| home != listed.estate) {
        parts.push(listed.estate_name.clone());
    }
    let mut state = parts.join(", ");
    if let Some(note) = &entry.note {
        state =
            lang.say_with("ledger-with-note", &[("state", state.into()), ("note", note.into())]);
    }
    let recorded = lang.day_short(paris_day(entry.recorded_at));
    Line {
        position: lang.position(entry.position),
        href: format!("/entries/{}", entry.position),
        when: lang.when_short(entry.when),
        count: lang.count(entry.dwellings),
        state,
        by: format!("{}, {recorded}", entry.author),
        undone: entry.reversed_by.is_some(),
        family,
        sum: false,
    }
}

/// "42 − 42 + 24 : ce qui compte", oldest first.
fn sum(lang: Lang, family: &[ListedEntry]) -> Line {
    let mut terms = String::new();
    for (place, member) in family.iter().rev().enumerate() {
        let dwellings = member.entry.dwellings;
        let number = lang.count(dwellings.abs());
        terms.push_str(match (place, dwellings < 0) {
            (0, false) => "",
            (0, true) => "\u{2212}",
            (_, false) => " + ",
            (_, true) => " \u{2212} ",
        });
        terms.push_str(&number);
    }
    let total: i64 = family.iter().map(|member| member.entry.dwellings).sum();
    Line {
        position: String::new(),
        href: String::new(),
        when: String::new(),
        count: lang.count(total),
        state: lang.say_with("ledger-what-counts", &[("text", terms.into())]),
        by: String::new(),
        undone: false,
        family: true,
        sum: true,
    }
}
