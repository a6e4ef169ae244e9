//! Mistakes people make when they record deliveries, and how they are corrected.

use std::collections::BTreeSet;

use crate::domain::calendar::{Month, WrittenDate};
use crate::domain::entry::{Correction, CorrectionReason, Recording};
use crate::domain::stage::Stage;

use super::act::working_day;
use super::chance::Chance;
use super::curve::index_of;
use super::deliveries::Delivery;
use super::site::Site;

/// Deliveries recorded wrongly, in a thousand.
const OFTEN: i64 = 16;

/// A mistake: what is recorded instead, or as well, and what sets it right later.
pub(super) struct Slip {
    /// The wrong entry.
    pub(super) wrong: Recording,
    /// The right one is recorded beside it: the wrong one is a double.
    pub(super) twice: bool,
    pub(super) correction: Correction,
}

/// The mistake made about a delivery, if one is. `sites` are as the month left them; `touched`
/// keeps the operations of this month's mistakes, since two on one would add up.
pub(super) fn slip(
    sites: &[Site],
    at: usize,
    delivery: &Delivery,
    month: Month,
    touched: &mut BTreeSet<String>,
) -> Option<Slip> {
    let slip = made(sites, at, delivery, month)?;
    let operations = [&slip.wrong.operation, &delivery.recording.operation];
    let operations: BTreeSet<String> = operations.into_iter().flatten().cloned().collect();
    if !touched.is_disjoint(&operations) {
        return None;
    }
    touched.extend(operations);
    Some(slip)
}

fn made(sites: &[Site], at: usize, delivery: &Delivery, month: Month) -> Option<Slip> {
    let site = sites.get(at)?;
    let right = &delivery.recording;
    let name = format!("{}{:?}", site.estate.code, right.date);
    let mut chance = Chance::of(&name, index_of(month), "slip");
    if chance.between(1, 1_000) > OFTEN {
        return None;
    }
    let room = room(site, delivery.tranche, month);
    let count = delivery.count;
    let swapped = count % 10 * 10 + count / 10;
    let more = |count: i64| Some(Recording { dwellings: count.try_into().ok()?, ..right.clone() });
    let slip = |wrong: Recording, reason, note: String| Slip {
        wrong,
        twice: false,
        correction: Correction {
            reason,
            note: Some(note),
            replacements: vec![right.clone()],
            confirmed: Vec::new(),
        },
    };
    if (10..100).contains(&count) && swapped > count && swapped - count <= room {
        let note = format!("{count} et non {swapped} : chiffres intervertis");
        return Some(slip(more(swapped)?, CorrectionReason::TypingError, note));
    }
    let mistyped = count + chance.between(2, 6);
    match chance.between(1, 5) {
        5 if mistyped - count <= room => {
            let note = format!("{count} et non {mistyped} : faute de frappe");
            Some(slip(more(mistyped)?, CorrectionReason::TypingError, note))
        }
        1 if count <= room => {
            let mut slip = slip(
                Recording { date: another_day(right.date, month), ..right.clone() },
                CorrectionReason::Duplicate,
                "Même procès-verbal, saisi deux fois".to_owned(),
            );
            slip.twice = true;
            slip.correction.replacements.clear();
            Some(slip)
        }
        2 => {
            let wrong = elsewhere(sites, at, right, count, month)?;
            let note = format!("Livrés sur {}", site.estate.name);
            Some(slip(wrong, CorrectionReason::WrongEstate, note))
        }
        3 if room > 0 => {
            let note = "Un logement retiré du procès-verbal après vérification".to_owned();
            Some(slip(more(count + 1)?, CorrectionReason::SourceCorrected, note))
        }
        _ => {
            let wrong = Recording { date: another_day(right.date, month), ..right.clone() };
            let note = "Date du procès-verbal, et non de la saisie".to_owned();
            Some(slip(wrong, CorrectionReason::WrongDate, note))
        }
    }
}

/// The first working day of the month, or the third for what happened on the first.
fn another_day(date: WrittenDate, month: Month) -> WrittenDate {
    let first = WrittenDate::Day(working_day(month, 1));
    if date == first { WrittenDate::Day(working_day(month, 4)) } else { first }
}

/// How many more a tranche could report delivered in a month without being asked about it.
fn room(site: &Site, tranche: usize, month: Month) -> i64 {
    let Some(tranche) = site.tranches.get(tranche) else { return 0 };
    let inside = |stage| (site.at(stage) - tranche.before).clamp(0, tranche.planned);
    let of_month =
        site.months.get(&Stage::Delivered).and_then(|it| it.get(&month)).copied().unwrap_or(0);
    let unasked = site.most(Stage::Delivered, month).saturating_sub(of_month);
    (inside(Stage::Started) - inside(Stage::Delivered)).min(unasked)
}

/// The same delivery, recorded on another estate where works go on.
fn elsewhere(
    sites: &[Site],
    at: usize,
    right: &Recording,
    count: i64,
    month: Month,
) -> Option<Recording> {
    let others = sites.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it);
    let tranche = others.into_iter().find_map(|site| {
        let running = site
            .tranches
            .iter()
            .position(|it| site.at(Stage::Delivered) < it.before + it.planned)?;
        (room(site, running, month) >= count).then(|| site.tranches.get(running))?
    })?;
    Some(Recording { operation: Some(tranche.operation.code.to_string()), ..right.clone() })
}
