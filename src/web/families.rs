//! The latest entries of something, families together: what was replaced, what undid it, what
//! stands now, and the sum that counts.

use std::collections::HashSet;

use super::db::Done;
use super::entries::rows::EntryRow;
use crate::store::{EntryFilter, ListedEntry, Read};
use crate::text::Lang;

/// A line of the table: an entry, or what a family of corrections comes to.
pub(super) enum Line {
    /// An entry, alone or in its family.
    Entry { row: EntryRow, family: bool },
    /// The sum that counts, with its terms.
    Sum { count: String, terms: String },
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

/// An entry as a line of somebody's page: one that was moved elsewhere says where.
fn line(lang: Lang, listed: &ListedEntry, home: Option<&str>, family: bool) -> Line {
    let mut row = EntryRow::of(lang, listed);
    if home.is_some_and(|home| home != listed.estate) {
        row.more.extend([", ", &listed.estate_name]);
    }
    Line::Entry { row, family }
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
    Line::Sum {
        count: lang.count(total),
        terms: lang.say_with("ledger-what-counts", &[("text", terms.into())]),
    }
}
