//! What is delivered in a month, and how it falls to the estates.

use crate::domain::calendar::{Month, WrittenDate};
use crate::domain::entry::Recording;
use crate::domain::stage::Stage;

use super::act::{recording, working_day};
use super::chance::Chance;
use super::curve::index_of;
use super::site::Site;

/// Estates that hand nothing over in a month for no reason at all, in a hundred.
const QUIET: i64 = 4;

/// Dwellings each site delivers of a month's number; all of it where works allow.
pub(super) fn shares(sites: &[Site], month: Month, number: i64) -> Vec<i64> {
    let weight = |site: &Site| {
        let mut chance = Chance::of(site.estate.code.as_str(), index_of(month), "quiet");
        if chance.percent(QUIET) { 0 } else { site.weight(month) }
    };
    let weights: Vec<i64> = sites.iter().map(weight).collect();
    let all = weights.iter().sum::<i64>().max(1);
    let most: Vec<i64> =
        sites.iter().map(|site| site.ready().min(site.most(Stage::Delivered, month))).collect();
    let mut shares: Vec<i64> = weights
        .iter()
        .zip(&most)
        .map(|(weight, most)| (number * weight / all).min(*most))
        .collect();
    let mut left = number - shares.iter().sum::<i64>();
    // What rounding and unready works leave goes where there is room, a few at a time, beginning
    // with another estate each month; estates that are behind stay so.
    let turn = usize::try_from(index_of(month)).unwrap_or(0) * 7;
    let order = (0..sites.len()).cycle().skip(turn % sites.len().max(1)).take(sites.len() * 12);
    for at in order {
        let (Some(site), Some(share)) = (sites.get(at), shares.get_mut(at)) else { continue };
        let open = weights.get(at).is_some_and(|weight| *weight > 0) && site.pace >= 80;
        if left > 0 && open {
            let most = most.get(at).copied().unwrap_or(0);
            let more = (site.usual(month) / 4_000 + 1).min(most - *share).clamp(0, left);
            *share += more;
            left -= more;
        }
    }
    shares
}

/// A delivery before somebody writes it down.
pub(super) struct Delivery {
    pub(super) tranche: usize,
    pub(super) recording: Recording,
    pub(super) count: i64,
}

/// Numbers of procès-verbaux, which begin again each year.
#[derive(Default)]
pub(super) struct Papers {
    year: i32,
    last: u32,
}

impl Papers {
    fn next(&mut self, month: Month) -> String {
        if self.year != month.year() {
            *self = Self { year: month.year(), last: 0 };
        }
        self.last += 1;
        format!("PV-{}-{:04}", self.year, self.last)
    }
}

const NOTES: [&str; 7] = [
    "Réception sans réserve",
    "Réserves mineures à lever sous un mois",
    "Visite avec la commune",
    "Réception par lot, rue par rue",
    "Relogements temporaires terminés",
    "Réception reportée d’une semaine par la météo",
    "Réseau de chaleur raccordé",
];

/// Writes a site's deliveries of a month as one to three procès-verbaux a tranche.
pub(super) fn deliver(
    site: &mut Site,
    month: Month,
    by: i64,
    papers: &mut Papers,
) -> Vec<Delivery> {
    let code = site.estate.code.to_string();
    let mut chance = Chance::of(&code, index_of(month), "deliveries");
    let mut made = Vec::new();
    for (at, share) in site.advance(Stage::Delivered, month, by) {
        let Some(tranche) = site.tranches.get(at) else { continue };
        let parts = match share {
            ..=13 => 1,
            14..=30 => 2,
            _ => 3,
        };
        let mut left = share;
        for part in 0..parts {
            let count = if part + 1 == parts { left } else { left / (parts - part) };
            left -= count;
            // Parts of a month lie apart, so that two are never twins.
            let window = if parts == 1 { chance.between(0, 2) } else { part + 3 - parts };
            let day = working_day(month, chance.between(2, 8) + window * 9);
            let entry =
                recording(&tranche.operation.code, Stage::Delivered, WrittenDate::Day(day), count);
            let Some(mut entry) = entry else { continue };
            entry.reference = chance.percent(86).then(|| papers.next(month));
            entry.note =
                if chance.percent(5) { chance.one_of(&NOTES).map(str::to_owned) } else { None };
            made.push(Delivery { tranche: at, recording: entry, count });
        }
    }
    made
}
