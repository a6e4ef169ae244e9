//! The figures of an estate at `to`, and its years.

use chrono::Datelike;

use super::super::board::figures::among;
use super::super::marks::{Number, Variance, explained};
use super::super::yardstick::Yardstick;
use crate::domain::estate::Estate;
use crate::domain::figure::{FigurePeriod, Quantity};
use crate::domain::plan::Curve;
use crate::domain::rollup::{Period, Progress};
use crate::text::Lang;

/// Counts of dwellings in words; none where there is nothing to say.
pub(super) struct Figures {
    pub(super) actual: Number,
    /// "dont 2 avec défauts non levés", as markup.
    pub(super) among: Option<String>,
    pub(super) planned: Option<Number>,
    /// As markup.
    pub(super) planned_original: Option<String>,
    pub(super) variance: Option<Variance>,
    pub(super) remaining: Option<Number>,
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
        let figure = |quantity| progress.reference(quantity, progress.to_date());
        let (first, current) =
            (Yardstick::Original.version(progress), Yardstick::Current.version(progress));
        // What is left of the estate's size is no figure: its size stands in no ledger.
        let left = progress.target_current.map(|_| figure(Quantity::Remaining(current)));
        Self {
            actual: Number::of(lang, actual, &figure(Quantity::Actual)),
            among: among(lang, progress),
            planned: total
                .planned_current
                .map(|n| Number::of(lang, n, &figure(Quantity::Plan(current)))),
            planned_original: original.map(|n| {
                let number = Number::of(lang, n, &figure(Quantity::Plan(first)));
                let text = [("text", number.text.clone().into())];
                explained(&lang.say_with("estates-planned-original", &text), &[number])
            }),
            variance: total
                .variance_current
                .map(|n| Variance::of(lang, n).figure(&figure(Quantity::Variance(current)))),
            remaining: remaining.map(|n| Number::maybe(lang, n, left.as_ref())),
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
    pub(super) actual: Option<Number>,
    pub(super) missing: bool,
    pub(super) running: bool,
    pub(super) original: Option<Number>,
    pub(super) current: Option<Number>,
    pub(super) variance: Option<Variance>,
}

/// The years with something in them.
pub(super) fn years(lang: Lang, progress: &Progress) -> Vec<Year> {
    let (first, current) =
        (Yardstick::Original.version(progress), Yardstick::Current.version(progress));
    let year = |period: &Period| {
        let days = FigurePeriod::Year(period.from.year());
        let number = |n: Option<i64>, quantity| {
            n.map(|n| Number::of(lang, n, &progress.reference(quantity, days)))
        };
        let variance = progress.reference(Quantity::Variance(current), days);
        Year {
            name: period.period.clone(),
            actual: number(period.actual, Quantity::Actual),
            missing: period.missing,
            running: period.running,
            original: number(period.planned_original, Quantity::Plan(first)),
            current: number(period.planned_current, Quantity::Plan(current)),
            variance: period.variance_current.map(|n| Variance::of(lang, n).figure(&variance)),
        }
    };
    progress.periods.iter().map(year).collect()
}
