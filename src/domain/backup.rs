//! Which backups are kept, and what they are called (RELIABILITY 14).

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, TimeDelta};

use super::calendar::{Instant, Month, paris_day};

/// A backup is made no sooner after the one before.
pub const EVERY: TimeDelta = TimeDelta::minutes(15);
/// Quarters of an hour whose newest backup is kept.
pub const QUARTERS: usize = 48;
/// Days of Paris whose newest backup is kept.
pub const DAYS: usize = 30;
/// Months whose newest backup is kept.
pub const MONTHS: usize = 12;

/// How an instant stands in a name: in whole seconds, UTC.
const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// An instant as it stands in the name of a file.
#[must_use]
pub fn stamp(at: Instant) -> String {
    at.format(STAMP).to_string()
}

/// The name of a backup the program makes by itself.
#[must_use]
pub fn name(at: Instant) -> String {
    format!("corons-{}.db", stamp(at))
}

/// When a backup with that name was made; none for every other file, which is never removed.
#[must_use]
pub fn made_at(file: &str) -> Option<Instant> {
    let stamp = file.strip_prefix("corons-")?.strip_suffix(".db")?;
    let at: Instant = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
    (name(at) == file).then_some(at)
}

/// Of the backups made at these instants, those that are kept no longer: all but the newest of
/// each of the last 48 quarters of an hour, 30 days and 12 months that have one. A service that
/// rests for a year loses none by resting.
#[must_use]
pub fn superfluous(all: &[Instant]) -> Vec<Instant> {
    let newest_first: BTreeSet<_> = all.iter().copied().map(std::cmp::Reverse).collect();
    let newest_first: Vec<Instant> = newest_first.into_iter().map(|it| it.0).collect();
    let quarter = |at: Instant| at.timestamp().div_euclid(EVERY.num_seconds());
    let mut kept = newest_of(&newest_first, QUARTERS, quarter);
    kept.extend(newest_of(&newest_first, DAYS, paris_day));
    kept.extend(newest_of(&newest_first, MONTHS, |at| Month::of(paris_day(at))));
    newest_first.into_iter().filter(|at| !kept.contains(at)).collect()
}

/// The newest of each of the last so many periods that have one.
fn newest_of<P: PartialEq>(
    newest_first: &[DateTime<chrono::Utc>],
    periods: usize,
    period: impl Fn(Instant) -> P,
) -> BTreeSet<Instant> {
    let mut kept = BTreeSet::new();
    let mut last = None;
    for at in newest_first {
        let this = Some(period(*at));
        if this != last {
            if kept.len() == periods {
                break;
            }
            kept.insert(*at);
            last = this;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_says_when_and_no_other_file_is_taken_for_one() {
        let when = at("2026-11-23T08:48:02Z");
        assert_eq!(name(when), "corons-20261123T084802Z.db");
        assert_eq!(made_at(&name(when)), Some(when));
        for other in [
            "before-migration-20261123T084802Z.db",
            "corons-20261123T084802Z.part",
            "corons-20261323T084802Z.db",
            "corons-2026.db",
            "corons.db",
            "avant-le-conseil.db",
        ] {
            assert_eq!(made_at(other), None, "{other}");
        }
    }

    #[test]
    fn a_year_leaves_twelve_hours_thirty_days_and_twelve_months() {
        let begin = at("2026-01-01T00:00:00Z");
        let all: Vec<_> = (0..365 * 96).map(|n| begin + EVERY * n).collect();
        let gone: BTreeSet<_> = superfluous(&all).into_iter().collect();
        let kept: Vec<_> = all.iter().filter(|it| !gone.contains(*it)).collect();
        // It ends in Paris on 1 January: the newest of that day and of the day before, and so of
        // both months, are among the quarters.
        assert_eq!(kept.len(), 48 + 28 + 10);
    }

    fn instants() -> impl Strategy<Value = Vec<Instant>> {
        let begin = at("2026-01-01T00:00:00Z");
        proptest::collection::vec(0_i64..3_000_000, 0..300).prop_map(move |steps| {
            let mut now = begin;
            steps
                .into_iter()
                .map(|step| {
                    // Mostly minutes apart, sometimes a month.
                    now += TimeDelta::seconds(if step % 5 == 0 { step } else { step % 3_000 } + 1);
                    now
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_never_more_than_all_shelves_hold(all in instants()) {
            let gone = superfluous(&all);
            prop_assert!(all.last().is_none_or(|last| !gone.contains(last)));
            prop_assert!(all.len() - gone.len() <= QUARTERS + DAYS + MONTHS);
            if all.len() <= QUARTERS {
                let quarters: BTreeSet<_> = all.iter().map(|at| at.timestamp() / 900).collect();
                prop_assert!(all.len() - gone.len() >= quarters.len());
            }
        }

        #[test]
        fn removing_each_time_one_is_made_comes_to_the_same_as_removing_once(all in instants()) {
            let mut shelf: Vec<Instant> = Vec::new();
            for at in &all {
                shelf.push(*at);
                let gone = superfluous(&shelf);
                shelf.retain(|it| !gone.contains(it));
            }
            let gone = superfluous(&all);
            let once: Vec<_> = all.iter().copied().filter(|it| !gone.contains(it)).collect();
            prop_assert_eq!(shelf, once);
        }
    }
}
