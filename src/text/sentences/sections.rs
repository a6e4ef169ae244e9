//! The sentence that heads a section of a page.

use super::answer::done;
use super::{Sentence, capital, yardsticks};
use crate::domain::calendar::Month;
use crate::domain::rollup::{EstateRow, Progress, TerritoryRow};
use crate::domain::territory::TerritoryLine;
use crate::text::{Arg, Lang};

/// Territories are named until they carry this share of what is behind, in percent…
const SHARE_NAMED: i64 = 66;
/// … and never more than these.
const MOST_NAMED: usize = 3;

/// How the gap to the plan in force changed over the twelve months before `to`, from a progress
/// by month. None where a gap cannot be told at both ends.
#[must_use]
pub fn trend(lang: Lang, progress: &Progress) -> Option<Sentence> {
    progress.total.delivered_12_months?;
    let now = gaps(lang, progress, progress.to)?;
    let year_before = Month::of(progress.to).plus(-12).last_day();
    let (before, _) = gaps(lang, progress, year_before)?;
    let (now, plan) = now;
    let key = match (before.signum(), now.signum()) {
        (-1, -1) if now < before => "trend-behind-wider",
        (-1, -1) if now > before => "trend-behind-narrower",
        (-1, -1) => "trend-behind-same",
        (0, -1) => "trend-behind-new",
        (1, -1) => "trend-behind-after-ahead",
        (1, 1) if now > before => "trend-ahead-wider",
        (1, 1) if now < before => "trend-ahead-narrower",
        (1, 1) => "trend-ahead-same",
        (0, 1) => "trend-ahead-new",
        (-1, 1) => "trend-ahead-after-behind",
        (-1, _) => "trend-even-after-behind",
        (1, _) => "trend-even-after-ahead",
        _ => "trend-even-same",
    };
    let dwellings = |n: i64| Arg::from(lang.dwellings(n.saturating_abs()));
    // "la trajectoire linéaire indicative, non adoptée" is closed by a comma inside a sentence.
    let plan = if plan.contains(',') { format!("{plan},") } else { plan };
    Some(Sentence::marked(
        &lang
            .say_with(
                key,
                &[
                    ("plan", plan.into()),
                    ("change", dwellings(now - before)),
                    ("gap", dwellings(now)),
                    ("before", dwellings(before)),
                ],
            )
            .replace(",,", ","),
    ))
}

/// The cumulative variance at the end of the period that ends that day, to the plan in force or
/// what stands for it.
fn gaps(
    lang: Lang,
    progress: &Progress,
    on: crate::domain::calendar::Day,
) -> Option<(i64, String)> {
    let period = progress.periods.iter().find(|period| period.to == on)?;
    let actual = period.cumulative_actual?;
    let gap = |planned: Option<i64>| planned.map(|planned| actual - planned);
    let (original, current) =
        (gap(period.cumulative_planned_original), gap(period.cumulative_planned_current));
    yardsticks(lang, progress, original, current).pop()
}

/// Which years reached which plan, from a progress by year. None where there is no plan.
#[must_use]
pub fn years(lang: Lang, progress: &Progress) -> Option<Sentence> {
    let total = &progress.total;
    if !total.missing_years.is_empty() {
        let known = Some(&total.known_years).filter(|years| !years.is_empty())?;
        let actual = total.actual?;
        return Some(Sentence::marked(&lang.say_with(
            "years-known",
            &[
                ("n", known.len().into()),
                ("years", lang.years(known).into()),
                ("count", lang.dwellings(actual).into()),
                ("done", done(lang, progress.stage, actual).into()),
            ],
        )));
    }
    let over: Vec<_> = progress.periods.iter().filter(|p| p.to <= progress.to).collect();
    if over.is_empty() {
        return Some(Sentence::marked(&lang.say("years-none-over")));
    }
    let has = |value: Option<i64>| value.map(|_| ());
    let original = over.iter().find_map(|p| has(p.variance_original)).map(|()| true);
    let current = over.iter().find_map(|p| has(p.variance_current)).map(|()| false);
    let against: Vec<(Clause, String)> = yardsticks(lang, progress, original, current)
        .into_iter()
        .map(|(is_original, plan)| {
            let variances = over.iter().filter_map(|p| {
                let variance = if is_original { p.variance_original } else { p.variance_current };
                Some((p.period.parse().ok()?, variance?))
            });
            (Clause::of(variances), plan)
        })
        .collect();
    let text =
        match against.as_slice() {
            [] => return None,
            [(Clause::None, first), (Clause::None, second)] => lang
                .say_with("years-neither", &[("first", first.into()), ("second", second.into())]),
            [(clause, plan)] => lang
                .say_with("years-one-plan", &[("first", capital(&clause.say(lang, plan)).into())]),
            [(first, original), (second, current), ..] => lang.say_with(
                "years-two-plans",
                &[
                    ("first", capital(&first.say(lang, original)).into()),
                    ("second", second.say(lang, current).into()),
                ],
            ),
        };
    Some(Sentence::marked(&text))
}

/// Which of the years that are over did as planned.
enum Clause {
    None,
    All,
    Reached(Vec<i32>),
    Passed(Vec<i32>),
}

impl Clause {
    fn of(variances: impl Iterator<Item = (i32, i64)>) -> Self {
        let (reached, short): (Vec<_>, Vec<_>) =
            variances.partition(|(_, variance)| *variance >= 0);
        let passed = reached.iter().all(|(_, variance)| *variance > 0);
        let years: Vec<i32> = reached.iter().map(|(year, _)| *year).collect();
        match (years.len(), short.len()) {
            (0, _) => Self::None,
            (2.., 0) => Self::All,
            _ if passed => Self::Passed(years),
            _ => Self::Reached(years),
        }
    }

    fn say(&self, lang: Lang, plan: &str) -> String {
        let (key, years): (_, &[i32]) = match self {
            Self::None => ("years-clause-none", &[]),
            Self::All => ("years-clause-all", &[]),
            Self::Reached(years) => ("years-clause-reached", years),
            Self::Passed(years) => ("years-clause-passed", years),
        };
        lang.say_with(
            key,
            &[
                ("n", years.len().into()),
                ("years", lang.years(years).into()),
                ("plan", plan.into()),
            ],
        )
    }
}

/// The estates behind and ahead of the plan in force, in dwellings.
#[must_use]
pub fn estates(lang: Lang, rows: &[EstateRow]) -> Sentence {
    let variances: Vec<i64> = rows.iter().filter_map(EstateRow::variance).collect();
    let mut behind: Vec<i64> =
        variances.iter().filter(|v| **v < 0).map(|v| v.saturating_neg()).collect();
    behind.sort_unstable_by(|a, b| b.cmp(a));
    let ahead = variances.iter().filter(|v| **v > 0).count();
    let gap: i64 = behind.iter().sum();
    let ahead_clause = lang.say_with("estates-ahead", &[("n", ahead.into())]);
    let ahead_arg = ("ahead", Arg::from(ahead_clause));
    let gap_arg = ("gap", Arg::from(lang.dwellings(gap)));
    let text = match (variances.len(), behind.len()) {
        (0, _) => lang.say("estates-no-plan").into_owned(),
        (_, 0) if ahead == 0 => lang.say("estates-even").into_owned(),
        (_, 0) => lang.say_with("estates-none-behind", &[ahead_arg]),
        (_, n @ 1..=MOST_NAMED) => {
            lang.say_with("estates-behind-all", &[("n", n.into()), gap_arg, ahead_arg])
        }
        _ => {
            let part: i64 = behind.iter().take(MOST_NAMED).sum();
            let part = ("part", lang.count(part).into());
            lang.say_with("estates-behind-some", &[part, gap_arg, ahead_arg])
        }
    };
    Sentence::marked(&text)
}

/// The territories that carry most of what is behind the plan in force.
#[must_use]
pub fn territories(lang: Lang, rows: &[TerritoryRow]) -> Sentence {
    let epcis = rows.iter().filter(|row| matches!(row.line, TerritoryLine::Epci(..)));
    let variances: Vec<(i64, &str)> =
        epcis.filter_map(|row| Some((row.actual - row.planned?, row.name.as_str()))).collect();
    if variances.is_empty() {
        return Sentence::marked(&lang.say("territories-no-plan"));
    }
    let mut behind: Vec<(i64, &str)> = variances.into_iter().filter(|(v, _)| *v < 0).collect();
    if behind.is_empty() {
        return Sentence::marked(&lang.say("territories-none-behind"));
    }
    behind.sort_unstable();
    let gap: i64 = behind.iter().map(|(variance, _)| -variance).sum();
    let mut part = 0;
    let mut names = Vec::new();
    for (variance, name) in behind.iter().take(MOST_NAMED) {
        part -= variance;
        let name =
            if name.is_empty() { lang.say("no-epci").into_owned() } else { (*name).to_owned() };
        names.push(name);
        if part * 100 >= gap * SHARE_NAMED {
            break;
        }
    }
    let key = if part == gap { "territories-all" } else { "territories-some" };
    Sentence::marked(&capital(&lang.say_with(
        key,
        &[
            ("names_count", names.len().into()),
            ("names", lang.list(&names).into()),
            ("part", lang.count(part).into()),
            ("gap", lang.dwellings(gap).into()),
            ("gap_count", gap.into()),
        ],
    )))
}

/// How many estates reported a month, of those expected to; none when none was expected.
#[must_use]
pub fn reporting(lang: Lang, month: Month, reported: i64, expected: i64) -> Option<Sentence> {
    let key = match (reported, expected) {
        (_, ..=0) => return None,
        (..=0, _) => "reporting-none",
        (reported, expected) if reported >= expected => "reporting-all",
        _ => "reporting-some",
    };
    Some(Sentence::marked(&lang.say_with(
        key,
        &[
            ("n", reported.into()),
            ("expected", expected.into()),
            ("month", lang.month_in_words(month).into()),
        ],
    )))
}

#[cfg(test)]
#[path = "sections_tests.rs"]
mod tests;
