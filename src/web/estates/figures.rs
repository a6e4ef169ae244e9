//! The figures of an estate at `to`, and its years.

use super::super::marks::Variance;
use crate::domain::estate::Estate;
use crate::domain::plan::Curve;
use crate::domain::rollup::{Period, Progress};
use crate::text::Lang;

/// Counts of dwellings in words; none where there is nothing to say.
pub(super) struct Figures {
    pub(super) actual: String,
    pub(super) href: String,
    pub(super) planned: Option<String>,
    pub(super) planned_original: Option<String>,
    pub(super) variance: Option<Variance>,
    pub(super) remaining: Option<String>,
    /// Of how many: the plan's, or the estate's size.
    pub(super) of: Option<String>,
}

impl Figures {
    pub(super) fn new(lang: Lang, progress: &Progress, estate: &Estate) -> Self {
        let total = &progress.total;
        let actual = total.actual.unwrap_or(0);
        // Without a plan what is left is read against the size, while nothing is missing.
        let size = estate.dwellings.filter(|_| !progress.lacks_a_whole_year());
        let remaining = match progress.target_current {
            Some(_) => total.remaining_current,
            None => size.map(|size| size - actual),
        };
        let of = match progress.target_current {
            Some(target) => ("estates-of-plan", Some(target)),
            None => ("estates-of-size", size),
        };
        let original = total
            .planned_original
            .filter(|_| version(progress.original.as_ref()) != version(progress.current.as_ref()));
        Self {
            actual: lang.count(actual),
            href: format!(
                "/entries?programme={}&stage={}&to={}&estate={}",
                progress.programme, progress.stage, progress.to, estate.code
            ),
            planned: total.planned_current.map(|n| lang.count(n)),
            planned_original: original.map(|n| lang.count(n)),
            variance: total.variance_current.map(|n| Variance::of(lang, n)),
            remaining: remaining.map(|n| lang.count(n)),
            of: of.1.map(|n| lang.say_with(of.0, &[("n", n.into())])),
        }
    }
}

fn version(curve: Option<&Curve>) -> Option<i32> {
    curve.map(|curve| curve.version)
}

/// A year of the table twin.
pub(super) struct Year {
    pub(super) name: String,
    /// None before it has begun.
    pub(super) actual: Option<String>,
    pub(super) missing: bool,
    pub(super) running: bool,
    pub(super) original: Option<String>,
    pub(super) current: Option<String>,
    pub(super) variance: Option<Variance>,
}

/// The years with something in them.
pub(super) fn years(lang: Lang, progress: &Progress) -> Vec<Year> {
    let year = |period: &Period| Year {
        name: period.period.clone(),
        actual: period.actual.map(|n| lang.count(n)),
        missing: period.missing,
        running: period.running,
        original: period.planned_original.map(|n| lang.count(n)),
        current: period.planned_current.map(|n| lang.count(n)),
        variance: period.variance_current.map(|n| Variance::of(lang, n)),
    };
    progress.periods.iter().map(year).collect()
}
