//! An entry with all that hangs on it: corrections, defects, cures and names, in the order they
//! were recorded, with what they leave gross and net.

use super::rows::EntryRow;
use crate::domain::calendar::paris_day;
use crate::domain::defect::{Defect, DefectKind};
use crate::domain::ids::Position;
use crate::store::{KeptNaming, ListedEntry, Read, Result as Stored};
use crate::text::Lang;

/// Numbers of dwellings shown of one naming.
const SHOWN: usize = 6;

/// A line of the family.
pub(super) struct FamilyLine {
    pub(super) row: EntryRow,
    /// What is left gross after it; none where stages differ.
    pub(super) gross: Option<String>,
    /// What is left net after it.
    pub(super) net: Option<String>,
}

/// What is counted of an entry's family.
pub(super) struct Family {
    pub(super) lines: Vec<FamilyLine>,
    /// Gross and net differ somewhere, so both are shown.
    pub(super) differs: bool,
}

/// The family of an entry, from its corrections.
pub(super) fn family(read: &mut Read<'_>, lang: Lang, members: &[ListedEntry]) -> Stored<Family> {
    // What each line moves gross and net by.
    let mut moves: Vec<(EntryRow, i64, i64)> = Vec::new();
    for member in members {
        let dwellings = member.entry.dwellings;
        moves.push((EntryRow::of(lang, member), dwellings, dwellings));
        for defect in read.defects_of(member.entry.position)? {
            let net = defect.to_net();
            moves.push((defect_row(lang, member, &defect), 0, net));
        }
        for naming in read.namings_of(member.entry.position)? {
            moves.push((naming_row(lang, member, &naming), 0, 0));
        }
    }
    moves.sort_by_key(|(row, ..)| row.position);
    let one_stage = members.windows(2).all(|two| match two {
        [a, b] => a.entry.stage == b.entry.stage,
        _ => true,
    });
    let differs = one_stage && moves.iter().any(|(_, gross, net)| gross != net);
    let (mut gross, mut net) = (0, 0);
    let lines = moves.into_iter().map(|(row, more_gross, more_net)| {
        gross += more_gross;
        net += more_net;
        FamilyLine {
            row,
            gross: one_stage.then(|| lang.count(gross)),
            net: one_stage.then(|| lang.count(net)),
        }
    });
    Ok(Family { lines: lines.collect(), differs })
}

/// What a defect or cure did.
pub(super) fn defect_words(lang: Lang, defect: &Defect) -> String {
    let key = match (defect.kind, defect.reverses) {
        (DefectKind::Defect, None) => "defects-reported",
        (DefectKind::Cure, None) => "defects-cured",
        (DefectKind::Defect, Some(_)) => "defects-report-undone",
        (DefectKind::Cure, Some(_)) => "defects-cure-undone",
    };
    lang.say(key).into_owned()
}

fn noted(lang: Lang, note: Option<&String>) -> String {
    note.map(|note| lang.say_with("entries-noted", &[("note", note.into())])).unwrap_or_default()
}

fn defect_row(lang: Lang, of: &ListedEntry, defect: &Defect) -> EntryRow {
    let other: Position = defect.reverses.unwrap_or(defect.entry);
    let words = defect_words(lang, defect);
    let state = if defect.reverses.is_some() {
        words
    } else {
        format!("{words} {}", lang.say("defects-on"))
    };
    let by = lang.day_short(paris_day(defect.recorded_at));
    EntryRow {
        position: defect.position,
        at: lang.position(defect.position),
        when: lang.day_short(defect.on),
        count: lang.signed(defect.to_net()),
        live: false,
        undone: defect.reversed_by.is_some(),
        state,
        link: Some((other, lang.position(other))),
        more: noted(lang, defect.note.as_ref()),
        estate: of.estate.clone(),
        estate_name: of.estate_name.clone(),
        by: format!("{}, {by}", defect.author),
    }
}

fn naming_row(lang: Lang, of: &ListedEntry, kept: &KeptNaming) -> EntryRow {
    let key = if kept.naming.removes { "dwellings-taken-back" } else { "dwellings-named" };
    let recorded = lang.day_short(paris_day(kept.recorded_at));
    let mut numbers: Vec<String> = kept.numbers.iter().take(SHOWN).cloned().collect();
    let rest = kept.numbers.len().saturating_sub(SHOWN);
    if rest > 0 {
        numbers.push(lang.say_with("dwellings-others", &[("n", rest.into())]));
    }
    let list = lang.list(&numbers);
    let n = kept.numbers.len();
    EntryRow {
        position: kept.position,
        at: lang.position(kept.position),
        when: recorded.clone(),
        count: String::new(),
        live: false,
        undone: false,
        state: lang.say_with(key, &[("n", n.into()), ("list", list.into())]),
        link: None,
        more: String::new(),
        estate: of.estate.clone(),
        estate_name: of.estate_name.clone(),
        by: format!("{}, {recorded}", kept.author),
    }
}
