//! The story, month after month: from the registers as they are to all that was recorded.
//!
//! Everything recorded in a month follows from what came before and from that month alone: a
//! story told further only adds months.

use std::collections::BTreeSet;

use crate::domain::calendar::{Month, WrittenDate};
use crate::domain::entry::{Correction, Recording};
use crate::domain::estate::{BUCKET, Estate};
use crate::domain::landlord::Landlord;
use crate::domain::programme::Programme;
use crate::domain::stage::Stage;

use super::act::{Act, Mark, Sitting, Who, working_day, working_day_after};
use super::cast::{Landlords, invented};
use super::chance::Chance;
use super::curve::{UNALLOCATED_2019, expected, expected_of_sia, first_day, index_of, month_at};
use super::deliveries::{Delivery, Papers, deliver, shares};
use super::notes::notes;
use super::plans::{draw_lines, original, revised, revised_in};
use super::site::Site;
use super::slips::slip;
use super::works::{decide, start};

/// Estates that record a month's deliveries only in the next, in a hundred.
const LATE: i64 = 7;
/// The months at whose board an edition was published, and what its manager said.
const BOARDS: [(i32, u32, &str); 2] = [
    (2025, 12, "Avant la fin de l’année : des procès-verbaux de novembre sont encore attendus."),
    (2026, 6, "À lire avec le tableau des cités : trois d’entre elles font l’essentiel du retard."),
];
/// The year that was opened again after its closing.
const OPENED_AGAIN: i32 = 2023;

/// The estates of one landlord, and what they still owe to the curve.
struct Front {
    sites: Vec<Site>,
    owed: i64,
    expected: fn(Month) -> i64,
}

/// What is told so far.
struct Teller {
    told: Vec<Sitting>,
    fronts: Vec<Front>,
    papers: Papers,
    marks: Mark,
    /// For the next month to record.
    late: Vec<Recording>,
    /// What is learned of a December only once its year is closed.
    news: Vec<Recording>,
    silent: Vec<(String, Month)>,
    corrections: Vec<(Mark, Correction)>,
}

/// All that is recorded from 15 June 2018 to the last day of a month.
pub(super) fn tell(
    estates: &[Estate],
    landlords: &[Landlord],
    programme: &Programme,
    until: Month,
) -> Vec<Sitting> {
    let Some(landlords) = Landlords::among(landlords) else { return Vec::new() };
    let mut known: Vec<Estate> = estates.to_vec();
    let mut opening = Sitting::new(first_day(), 12, Who::Manager);
    for estate in &mut known {
        if let Some(invented) = invented(estate, landlords) {
            *estate = invented.clone();
            opening.acts.push(Act::Estate(Box::new(invented)));
        }
    }
    let mut ours = sites(&known, landlords.maisons_et_cites, 90);
    draw_lines(&mut ours);
    let sia = sites(&known, landlords.sia, 72);
    opening.acts.push(Act::Publish(Box::new(original(programme, &ours))));
    let revision = revised(programme, &ours);
    let mut teller = Teller {
        told: vec![opening],
        fronts: vec![
            Front { sites: ours, owed: 0, expected },
            Front { sites: sia, owed: 0, expected: expected_of_sia },
        ],
        papers: Papers::default(),
        marks: 0,
        late: Vec::new(),
        news: Vec::new(),
        silent: Vec::new(),
        corrections: Vec::new(),
    };
    for index in 0..=index_of(until) {
        let month = month_at(index);
        teller.told.extend(board_pack(month));
        teller.catch_up(month);
        teller.years(month);
        teller.told.push(inspections(month));
        if index_of(month) == 20 {
            teller.told.push(unallocated(month));
        }
        teller.month(month);
        if revised_in(month) {
            let mut board = Sitting::new(working_day(month, 31), 16, Who::Manager);
            board.acts.push(Act::Publish(Box::new(revision.clone())));
            teller.told.push(board);
        }
        teller.told.push(notes(month));
    }
    teller.told.retain(|sitting| !sitting.acts.is_empty());
    teller.told
}

/// The works of a landlord's estates, begun one after the other over so many months, more of
/// them early than late.
fn sites(estates: &[Estate], landlord: i32, months: i64) -> Vec<Site> {
    let mut own: Vec<&Estate> =
        estates.iter().filter(|it| it.landlords.first() == Some(&landlord)).collect();
    own.sort_by_cached_key(|it| {
        (Chance::of(it.code.as_str(), 0, "turn").between(0, i64::from(i32::MAX)), it.code.clone())
    });
    let count = i64::try_from(own.len()).unwrap_or(1).max(1);
    let site = |(turn, estate): (i64, &Estate)| {
        let turn = turn * 1_000 / count;
        let wait = months * (400 * turn + 600 * turn * turn / 1_000) / 1_000_000;
        Site::new(estate, landlord, 3 + i32::try_from(wait).unwrap_or_default())
    };
    (0..).zip(own).filter_map(site).collect()
}

/// The total of 2019 that was published without breakdown, known two months later.
fn unallocated(month: Month) -> Sitting {
    let mut sitting = Sitting::new(working_day_after(month, 5), 10, Who::Manager);
    let december = WrittenDate::Month(month.plus(-2));
    if let Ok(dwellings) = UNALLOCATED_2019.try_into() {
        let recording = Recording {
            estate: Some(BUCKET.to_owned()),
            operation: None,
            landlord: Some("Maisons & Cités".to_owned()),
            stage: Stage::Delivered,
            date: december,
            dwellings,
            note: Some("Total de 2019 publié sans détail par cité".to_owned()),
            reference: Some("RA-2019".to_owned()),
            confirmed: Vec::new(),
        };
        sitting.acts.push(Act::Record(Box::new(recording), None));
    }
    sitting
}

/// What is found on delivered houses half a year later, and once which houses they were.
fn inspections(month: Month) -> Sitting {
    let mut sitting = Sitting::new(working_day_after(month, 9), 11, Who::Manager);
    match month.number() {
        9 if month.year() > 2019 => sitting.acts.push(Act::Inspect(month.plus(-6))),
        11 if month.year() > 2019 => sitting.acts.push(Act::Cure(month.plus(-8))),
        6 if month.year() == 2024 => sitting.acts.push(Act::Name(month.plus(-3))),
        _ => {}
    }
    sitting
}

/// The pack of a board that meets before the latest news of the month before is in: the next one
/// tells what that changed.
fn board_pack(month: Month) -> Option<Sitting> {
    let of = |board: &&(i32, u32, &str)| (board.0, board.1) == (month.year(), month.number());
    let (_, _, comment) = BOARDS.iter().find(of)?;
    let mut board = Sitting::new(working_day_after(month, 1), 6, Who::Manager);
    board.acts.push(Act::Edition(comment));
    Some(board)
}

/// The years that follow a year's end: 2017, in which another programme begins, with the first.
fn closable(year: i32) -> impl Iterator<Item = i32> {
    let first = if year == 2018 { 2017 } else { year };
    first..=year
}

/// Whether a late delivery is heard of in spring only: some of December, but not of the year of
/// which a total stands without breakdown.
fn belated(month: Month, late: bool, chance: &mut Chance) -> bool {
    month.number() == 12 && month.year() > 2019 && (late || chance.percent(4))
}

impl Teller {
    /// What was left over from the month before: corrections, late entries, statements.
    fn catch_up(&mut self, month: Month) {
        let mut manager = Sitting::new(working_day_after(month, 2), 8, Who::Manager);
        let corrections = self.corrections.drain(..);
        manager
            .acts
            .extend(corrections.map(|(mark, correction)| Act::Correct(mark, Box::new(correction))));
        let mut contributor = Sitting::new(working_day_after(month, 4), 9, Who::Contributor);
        let late = self.late.drain(..).map(|it| Act::Record(Box::new(it), None));
        contributor.acts.extend(late);
        let silent = self.silent.drain(..).map(|(code, of)| Act::Nothing(code, of));
        contributor.acts.extend(silent);
        self.told.extend([manager, contributor]);
    }

    fn month(&mut self, month: Month) {
        let early = if index_of(month) == 0 { 22 } else { 12 };
        let middle = if index_of(month) == 0 { 28 } else { 22 };
        let mut decisions = Sitting::new(working_day(month, early), 7, Who::Manager);
        let mut sittings = [
            Sitting::new(working_day(month, early), 13, Who::Contributor),
            Sitting::new(working_day(month, middle), 9, Who::Contributor),
            Sitting::new(working_day(month, 31), 14, Who::Contributor),
        ];
        let mut starts = Vec::new();
        for number in 0..self.fronts.len() {
            let Some(front) = self.fronts.get_mut(number) else { continue };
            for site in &mut front.sites {
                decisions.acts.extend(decide(site, month));
            }
            let written = front.deliver(month, &mut self.papers);
            // Before works start: a mistake leans on what had started the month before.
            self.write_down(number, written, month, &mut sittings);
            if let Some(front) = self.fronts.get_mut(number) {
                starts.extend(front.sites.iter_mut().flat_map(|site| start(site, month)));
            }
            self.remember_silent(number, month);
        }
        let [_, second, _] = &mut sittings;
        second.acts.extend(starts);
        self.told.push(decisions);
        self.told.extend(sittings);
    }

    /// The year before takes corrections only in January and is closed in March; what is learned
    /// of it afterwards is booked in April. One year is opened again for that, and closed twice.
    fn years(&mut self, month: Month) {
        let year = month.year() - 1;
        let day = working_day_after(month, 8);
        let acts = match month.number() {
            1 => closable(year).map(Act::CorrectionsOnly).collect(),
            3 => closable(year).map(Act::Close).collect(),
            4 if year == OPENED_AGAIN => {
                let mut acts = vec![Act::Reopen(year, "Procès-verbaux de décembre reçus en avril")];
                acts.extend(self.news.drain(..).map(|it| Act::Record(Box::new(it), None)));
                acts.push(Act::Close(year));
                acts
            }
            4 => {
                let mut news = Sitting::new(day, 9, Who::Contributor);
                let late = self.news.drain(..).map(|it| Act::Record(Box::new(it), None));
                news.acts.extend(late);
                self.told.push(news);
                return;
            }
            _ => return,
        };
        let mut sitting = Sitting::new(day, 10, Who::Manager);
        sitting.acts = acts;
        self.told.push(sitting);
    }

    /// Each delivery is recorded at the first sitting after it, or next month where the estate
    /// is late; some wrongly.
    fn write_down(
        &mut self,
        front: usize,
        written: Vec<(usize, Vec<Delivery>)>,
        month: Month,
        sittings: &mut [Sitting; 3],
    ) {
        let Some(front) = self.fronts.get(front) else { return };
        let mut touched = BTreeSet::new();
        for (at, deliveries) in written {
            let Some(site) = front.sites.get(at) else { continue };
            let mut chance = Chance::of(site.estate.code.as_str(), index_of(month), "late");
            let late = chance.percent(LATE);
            let vague = late && deliveries.len() == 1 && chance.percent(50);
            for delivery in deliveries {
                let mut right = delivery.recording.clone();
                if belated(month, late, &mut chance) {
                    self.news.push(right);
                    continue;
                }
                if late {
                    if vague {
                        right.date = WrittenDate::Month(month);
                    }
                    self.late.push(right);
                    continue;
                }
                let sitting = sittings.iter_mut().find(|it| right.date.last_day() <= it.day());
                let Some(sitting) = sitting else { continue };
                let Some(slip) = slip(&front.sites, at, &delivery, month, &mut touched) else {
                    sitting.acts.push(Act::Record(Box::new(right), None));
                    continue;
                };
                self.marks += 1;
                if slip.twice {
                    sitting.acts.push(Act::Record(Box::new(right), None));
                }
                sitting.acts.push(Act::Record(Box::new(slip.wrong), Some(self.marks)));
                self.corrections.push((self.marks, slip.correction));
            }
        }
    }

    /// Estates under works that delivered nothing say so in the next month.
    fn remember_silent(&mut self, front: usize, month: Month) {
        let Some(front) = self.fronts.get(front) else { return };
        for site in front.sites.iter().filter(|site| site.reports()) {
            let of_month = site.months.get(&Stage::Delivered).and_then(|it| it.get(&month));
            let code = site.estate.code.as_str();
            // Now and then nobody says anything.
            let said = Chance::of(code, index_of(month), "said").percent(97);
            if of_month.is_none() && said {
                self.silent.push((code.to_owned(), month));
            }
        }
    }
}

impl Front {
    /// The deliveries of a month, with the number of their site.
    fn deliver(&mut self, month: Month, papers: &mut Papers) -> Vec<(usize, Vec<Delivery>)> {
        let expected = (self.expected)(month);
        let number = expected + self.owed.min(expected / 2);
        let shares = shares(&self.sites, month, number);
        self.owed += expected - shares.iter().sum::<i64>();
        let sites = self.sites.iter_mut().enumerate().zip(shares);
        sites.map(|((at, site), share)| (at, deliver(site, month, share, papers))).collect()
    }
}
