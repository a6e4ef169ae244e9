//! The estates most behind and most ahead, ranked in dwellings, never in percent.

use super::data::BoardData;
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::progress::behind_and_ahead;
use crate::domain::rollup::EstateRow;
use crate::text::Lang;
use crate::web::marks::{Number, Variance, bar, explained};
use crate::web::yardstick::Yardstick;

/// How many of each side.
const RANKED: usize = 6;

/// An estate in a ranking.
pub(super) struct Rank {
    pub href: String,
    pub name: String,
    pub commune: String,
    pub variance: Variance,
    pub bar: String,
    /// As markup.
    pub counts: String,
}

/// Behind, then ahead; none while whole years are missing, since nothing is compared then.
pub(super) fn ranks(lang: Lang, data: &BoardData) -> (Vec<Rank>, Vec<Rank>) {
    if data.lacks_years() {
        return (Vec::new(), Vec::new());
    }
    let (behind, ahead) = behind_and_ahead(&data.estates, RANKED);
    let most = |row: &&&EstateRow| row.actual.max(row.planned.unwrap_or(0));
    let most = behind.iter().chain(&ahead).map(|row| most(&row)).max().unwrap_or(0);
    let version = Yardstick::Current.version(&data.years);
    let figure = |row: &EstateRow, quantity| {
        let whole = data.years.reference(quantity, data.years.to_date());
        whole.within(FigureScope::Estate(row.code.clone()))
    };
    let rank = |row: &EstateRow| Rank {
        href: format!("/estates/{}", row.code),
        name: row.name.clone(),
        commune: row.commune.clone().unwrap_or_else(|| lang.say("no-commune").into_owned()),
        variance: Variance::of(lang, row.variance().unwrap_or(0))
            .figure(&figure(row, Quantity::Variance(version))),
        bar: bar(420, row.actual, row.planned, most),
        counts: explained(
            &lang.say_with(
                "board-of-planned",
                &[("n", row.actual.into()), ("planned", row.planned.unwrap_or(0).into())],
            ),
            &[
                Number::of(lang, row.actual, &figure(row, Quantity::Actual)),
                Number::of(lang, row.planned.unwrap_or(0), &figure(row, Quantity::Plan(version))),
            ],
        ),
    };
    let ranked = |side: Vec<&EstateRow>| side.into_iter().map(rank).collect();
    (ranked(behind), ranked(ahead))
}
