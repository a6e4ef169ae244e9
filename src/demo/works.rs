//! How works go on: what is financed, ordered and started ahead of what will be delivered.

use crate::domain::calendar::{Month, WrittenDate};
use crate::domain::stage::Stage;

use super::act::{Act, recording, working_day};
use super::chance::Chance;
use super::curve::index_of;
use super::site::Site;

/// Months before the first delivery at which a stage may begin.
const FINANCED_BEFORE: i32 = 16;
const ORDERED_BEFORE: i32 = 10;
const STARTED_BEFORE: i32 = 2;
/// Months of deliveries that each stage runs ahead.
const FINANCED_AHEAD: i64 = 24;
const ORDERED_AHEAD: i64 = 15;
const STARTED_AHEAD: i64 = 7;

/// New tranches, their money and their orders of a month.
pub(super) fn decide(site: &mut Site, month: Month) -> Vec<Act> {
    let mut acts = Vec::new();
    let wait = site.first - index_of(month);
    while wait <= FINANCED_BEFORE && site.at(Stage::Financed) < ahead(site, month, FINANCED_AHEAD) {
        let financed = site.at(Stage::Financed);
        let Some(next) = site.tranches.iter().find(|it| it.before == financed) else { break };
        let planned = next.planned;
        acts.push(Act::Operation(Box::new(next.operation.clone())));
        acts.extend(entries(site, Stage::Financed, month, planned, (2, 6)));
    }
    let wanted = ahead(site, month, ORDERED_AHEAD);
    let mut ordered = site.at(Stage::Ordered);
    while wait <= ORDERED_BEFORE && ordered < wanted {
        let lot = lot(site, ordered);
        if lot == 0 {
            break;
        }
        ordered += lot;
    }
    // In one entry a tranche: two halves ordered on one day would be twins.
    let by = ordered - site.at(Stage::Ordered);
    acts.extend(entries(site, Stage::Ordered, month, by, (7, 10)));
    acts
}

/// The next lot to order, of what is financed: a small tranche whole, a large one in two lots.
fn lot(site: &Site, ordered: i64) -> i64 {
    let running = site.tranches.iter().find(|it| ordered < it.before + it.planned);
    let financed = site.at(Stage::Financed);
    let Some(tranche) = running.filter(|_| ordered < financed) else { return 0 };
    let left = tranche.before + tranche.planned - ordered;
    if tranche.planned > 80 && left == tranche.planned { (left + 1) / 2 } else { left }
}

/// Works begun in a month.
pub(super) fn start(site: &mut Site, month: Month) -> Vec<Act> {
    let index = index_of(month);
    // Building sites were closed from the middle of March to May 2020 (months 21 to 23).
    if site.first - index > STARTED_BEFORE || (22..=23).contains(&index) {
        return Vec::new();
    }
    let started = site.at(Stage::Started);
    let wanted = ahead(site, month, STARTED_AHEAD) - started;
    let least = (site.usual(month) * 4 / 1_000).max(5).min(site.planned - started);
    if wanted < least && started > 0 {
        return Vec::new();
    }
    let by = wanted.min(site.at(Stage::Ordered) - started).min(site.most(Stage::Started, month));
    entries(site, Stage::Started, month, by, (11, 19))
}

/// How far a stage should have come that runs so many months ahead.
fn ahead(site: &Site, month: Month, months: i64) -> i64 {
    let usual = site.usual(month).max(site.usual(month.plus(8))) * site.pace.max(100) / 100;
    (site.at(Stage::Delivered) + 1 + usual * months / 1_000).min(site.planned)
}

fn entries(
    site: &mut Site,
    stage: Stage,
    month: Month,
    by: i64,
    (from, to): (i64, i64),
) -> Vec<Act> {
    let code = site.estate.code.to_string();
    let mut chance = Chance::of(&code, index_of(month), stage.as_str());
    // The programme begins on 15 June 2018: what is dated in that month comes after.
    let first = index_of(month) == 0;
    let (from, to) = if first { (from / 3 + 18, to / 3 + 19) } else { (from, to) };
    let mut acts = Vec::new();
    for (at, share) in site.advance(stage, month, by) {
        let Some(tranche) = site.tranches.get(at) else { continue };
        let day = WrittenDate::Day(working_day(month, chance.between(from, to)));
        let entry = recording(&tranche.operation.code, stage, day, share);
        acts.extend(entry.map(|entry| Act::Record(Box::new(entry), None)));
    }
    acts
}
