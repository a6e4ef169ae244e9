//! What managers note on the pictures, in the month they note it.

use crate::domain::calendar::Month;

use super::act::{Act, Sitting, Who, working_day};

/// Year and month of noting, the day it is about, the line.
const NOTES: [((i32, u32), &str, &str); 4] = [
    ((2020, 4), "2020-03-17", "Chantiers arrêtés par le confinement"),
    ((2020, 6), "2020-05-11", "Reprise des chantiers, deux équipes sur trois"),
    ((2022, 9), "2022-09-01", "Accord-cadre de travaux infructueux sur deux lots"),
    ((2024, 2), "2024-01-15", "Nouvel accord-cadre\u{a0}: huit entreprises au lieu de cinq"),
];

/// The last sitting of a month, empty where nothing is noted.
pub(super) fn notes(month: Month) -> Sitting {
    let mut sitting = Sitting::new(working_day(month, 31), 17, Who::Manager);
    let now = |it: &&((i32, u32), &str, &str)| it.0 == (month.year(), month.number());
    let acts = NOTES
        .iter()
        .filter(now)
        .filter_map(|(_, on, text)| on.parse().ok().map(|on| Act::Annotate(on, text)));
    sitting.acts.extend(acts);
    sitting
}
