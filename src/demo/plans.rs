//! The two plans of the story.

use std::collections::BTreeMap;

use crate::domain::calendar::Day;
use crate::domain::ids::EstateId;
use crate::domain::plan::Years;
use crate::domain::programme::Programme;
use crate::domain::proration::straight_line;

use super::cast::EARLY;
use super::curve::{first_day, given_to_estates, index_of, month_at, revised_years};
use super::site::Site;

/// A plan as it is put to the board.
#[derive(Debug, Clone)]
pub(super) struct Proposed {
    pub(super) years: Years,
    pub(super) estates: BTreeMap<EstateId, Years>,
    pub(super) adopted_on: Day,
    pub(super) decision: &'static str,
    pub(super) reason: &'static str,
}

/// The first year the revision may change: that of its adoption.
const REVISED_FROM: i32 = 2022;

/// Gives each estate its line: what its works would deliver in a year at their own rate, brought
/// to what the plans give to estates that year, and never more than its works.
pub(super) fn draw_lines(sites: &mut [Site]) {
    for (year, given) in given_to_estates() {
        let raw: Vec<i64> = sites.iter().map(|site| raw(site, year)).collect();
        let own = |site: &Site| site.estate.code.as_str() == EARLY;
        let fixed: i64 =
            sites.iter().zip(&raw).filter(|(site, _)| own(site)).map(|(_, raw)| *raw).sum();
        let sum = raw.iter().sum::<i64>() - fixed;
        for (site, raw) in sites.iter_mut().zip(raw) {
            let left = site.planned - site.lines.values().sum::<i64>();
            let scaled =
                if own(site) { raw } else { (raw * (given - fixed) / sum.max(1)).min(left) };
            if scaled > 0 {
                site.lines.insert(year, scaled);
            }
        }
    }
}

fn raw(site: &Site, year: i32) -> i64 {
    let months = (0..120).filter(|at| month_at(*at).year() == year && *at >= site.first).count();
    let left = site.planned - site.lines.values().sum::<i64>();
    (site.rate * i64::try_from(months).unwrap_or(0) / 1_000).min(left)
}

/// The *plan d'origine*: a straight line, split by estate only for what was already decided.
pub(super) fn original(programme: &Programme, sites: &[Site]) -> Proposed {
    Proposed {
        years: straight_line(programme.target, programme.first_day, programme.last_day),
        estates: lines(sites, |year| year < REVISED_FROM),
        adopted_on: first_day(),
        decision: "CA-2018-06 (fictif)",
        reason: "Engagement de 20 000 logements en dix ans",
    }
}

/// The revision of 2022: the past as it was, less at first, more afterwards.
pub(super) fn revised(programme: &Programme, sites: &[Site]) -> Proposed {
    let mut plan = original(programme, sites);
    plan.years.extend(revised_years());
    plan.estates = lines(sites, |_| true);
    plan.adopted_on = Day::from_ymd_opt(2022, 3, 10).unwrap_or(plan.adopted_on);
    plan.decision = "CA-2022-03 (fictif)";
    plan.reason = "Retard pris en 2020 et tensions sur les marchés de travaux : rythme abaissé \
                   en 2022 et 2023, relevé ensuite ; objectif et terme inchangés";
    plan
}

fn lines(sites: &[Site], keep: impl Fn(i32) -> bool) -> BTreeMap<EstateId, Years> {
    let kept = |site: &Site| -> Years {
        site.lines.iter().filter(|(year, _)| keep(**year)).map(|(y, n)| (*y, *n)).collect()
    };
    let lines = sites.iter().map(|site| (site.estate.id, kept(site)));
    lines.filter(|(_, years)| !years.is_empty()).collect()
}

/// Whether the revision is adopted in that month.
pub(super) fn revised_in(month: crate::domain::calendar::Month) -> bool {
    index_of(month) == 45
}
