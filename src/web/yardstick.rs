//! The plans a table compares with, each as a column.

use std::borrow::Cow;

use crate::domain::plan::Curve;
use crate::domain::rollup::{Period, PlanStatus, Progress, Total};
use crate::text::Lang;

/// A plan of a progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yardstick {
    /// The line nobody adopted.
    Indicative,
    /// Version 1.
    Original,
    /// The version in force, where it is another.
    Current,
}

impl Yardstick {
    /// The plans of a progress: charts and tables show both where there are two (DESIGN 3.6).
    #[must_use]
    pub fn of(progress: &Progress) -> Vec<Self> {
        let version = |curve: &Option<Curve>| curve.as_ref().map(|curve| curve.version);
        let (original, current) = (version(&progress.original), version(&progress.current));
        if progress.plan_status == PlanStatus::Indicative {
            return original.or(current).map(|_| Self::Indicative).into_iter().collect();
        }
        let current = current.filter(|_| current != original).map(|_| Self::Current);
        original.map(|_| Self::Original).into_iter().chain(current).collect()
    }

    /// Its name, alone.
    #[must_use]
    pub fn name(self, lang: Lang) -> Cow<'static, str> {
        lang.say(match self {
            Self::Indicative => "plan-indicative",
            Self::Original => "plan-original",
            Self::Current => "plan-current",
        })
    }

    /// Its name as the head of a column.
    #[must_use]
    pub fn short(self, lang: Lang) -> Cow<'static, str> {
        lang.say(match self {
            Self::Indicative => "board-column-indicative",
            Self::Original => "board-column-original",
            Self::Current => "board-column-current",
        })
    }

    /// The head of the column of differences from it.
    #[must_use]
    pub fn difference(self, lang: Lang) -> Cow<'static, str> {
        lang.say(match self {
            Self::Indicative => "board-variance-indicative",
            Self::Original => "board-variance-original",
            Self::Current => "board-variance-current",
        })
    }

    /// Of two values, its own.
    #[must_use]
    pub fn pick<T>(self, original: T, current: T) -> T {
        match self {
            Self::Indicative | Self::Original => original,
            Self::Current => current,
        }
    }

    /// The number of its version; 0 for the indicative line.
    #[must_use]
    pub fn version(self, progress: &Progress) -> i32 {
        let curve = self.pick(&progress.original, &progress.current).as_ref();
        curve.map_or(0, |curve| curve.version)
    }

    /// Planned for a period.
    #[must_use]
    pub fn planned(self, period: &Period) -> Option<i64> {
        self.pick(period.planned_original, period.planned_current)
    }

    /// Planned up to the end of a period.
    #[must_use]
    pub fn cumulative(self, period: &Period) -> Option<i64> {
        self.pick(period.cumulative_planned_original, period.cumulative_planned_current)
    }

    /// Actual less planned of a period.
    #[must_use]
    pub fn variance(self, period: &Period) -> Option<i64> {
        self.pick(period.variance_original, period.variance_current)
    }

    /// Planned at `to`.
    #[must_use]
    pub fn at(self, total: &Total) -> Option<i64> {
        self.pick(total.planned_original, total.planned_current)
    }

    /// Actual less planned at `to`.
    #[must_use]
    pub fn variance_at(self, total: &Total) -> Option<i64> {
        self.pick(total.variance_original, total.variance_current)
    }
}
