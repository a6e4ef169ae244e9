//! Published and true, side by side, and the state of the year.

use super::data::{State, YearData};
use crate::domain::year::YearState;
use crate::text::Lang;
use crate::web::closings::state_name;
use crate::web::closings::steps::{Closing, closings};
use crate::web::marks::Variance;

/// What the ledger says of the year.
pub(super) struct Basis {
    /// "Année close."
    pub state: String,
    pub closings: Vec<Closing>,
    /// Published, true, and what was learned since; none where they are the same.
    pub both: Option<(String, String, Variance)>,
    /// The page shows what was published.
    pub published: bool,
    /// Where the same page is on the other basis; none where both are the same.
    pub other: Option<String>,
    /// From one to the other, of a closed year.
    pub bridge: Option<String>,
}

impl Basis {
    pub(super) fn of(lang: Lang, data: &YearData, published: bool) -> Self {
        let (year, code) = (data.year, &data.years.programme);
        let state = data.calendar.state(year);
        let last = data.calendar.of(year).next_back();
        let (own, told) = data.both;
        let differ = own != told && data.state != State::ToCome;
        let address = format!("/programmes/{code}/years/{year}");
        Self {
            state: lang.say_with("year-state", &[("state", state_name(lang, state, last).into())]),
            closings: closings(lang, &data.calendar, year),
            both: differ
                .then(|| (lang.count(told), lang.count(own), Variance::of(lang, own - told))),
            published,
            other: match (differ, published) {
                (_, true) => Some(address),
                (true, false) => Some(format!("{address}?basis=published")),
                (false, false) => None,
            },
            bridge: (state == YearState::Closed)
                .then(|| format!("/restatements?programme={code}&year={year}")),
        }
    }
}
