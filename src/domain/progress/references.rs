//! The references of a progress table's numbers: what a page links to.

use crate::domain::calendar::Day;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::rollup::Progress;

impl Progress {
    /// What a quantity of this table is, for its scope and those days.
    #[must_use]
    pub fn reference(&self, quantity: Quantity, period: FigurePeriod) -> Reference {
        Reference {
            programme: self.programme.clone(),
            quantity,
            stage: self.stage,
            net: self.net,
            published: self.published,
            scope: FigureScope::from(&self.scope),
            period,
            position: self.known.position,
        }
    }

    /// From the programme's first day to that day.
    #[must_use]
    pub fn until(&self, day: Day) -> FigurePeriod {
        FigurePeriod::Range(self.first_day.min(day), day)
    }

    /// The days of the totals.
    #[must_use]
    pub fn to_date(&self) -> FigurePeriod {
        self.until(self.to)
    }
}
