//! Progress values as a ledger would give them, typical and extreme.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::domain::annotation::Annotation;
use crate::domain::calendar::{Day, Month, last_day_of};
use crate::domain::plan::Curve;
use crate::domain::programme::Programme;
use crate::domain::restatement::{Bridge, Cause, Line, Restatement, Split, Sums};
use crate::domain::rollup::{
    EstateRow, Grain, Known, MonthSum, PlanStatus, Progress, ProgressInput,
};
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A bridge with causes that add and take away, of figures that large and that small.
pub(super) fn bridges() -> Vec<(&'static str, Restatement)> {
    use crate::domain::entry::CorrectionReason::{TypingError, WrongEstate};
    use crate::domain::restatement::Reason;
    let corrected = |reason| Cause::Corrected(Reason(reason));
    let usual = [
        (Cause::Booked, 12),
        (Cause::Late, 30),
        (corrected(TypingError), -52),
        (corrected(WrongEstate), -9),
        (Cause::Perimeter, 4),
    ];
    let mut usual = bridge(8_412, &usual);
    (usual.closing, usual.fictional) = (Some(1), true);
    vec![
        ("usual", usual),
        ("nothing", bridge(0, &[])),
        ("one", bridge(1, &[(Cause::Defects, -1)])),
        ("large", bridge(0, &[(Cause::New, 123_456_789), (corrected(TypingError), -9)])),
        ("down", bridge(9_000, &[(Cause::Perimeter, -8_000), (Cause::Moved, -999)])),
    ]
}

pub(super) fn bridge(opening: i64, causes: &[(Cause, i64)]) -> Restatement {
    let sums = |n: i64| Sums::from([(Line::Whole, n)]);
    let moved: i64 = causes.iter().map(|(_, n)| n).sum();
    let known = |on: &str, position| Known {
        on: day(on),
        position,
        head: "7f3a9c215d0e4b86".to_owned(),
        at: None,
    };
    Restatement {
        programme: Sample::usual().programme(),
        stage: Stage::Delivered,
        net: false,
        first: day("2018-06-15"),
        last: day("2024-12-31"),
        from: known("2025-01-15", 1_234),
        to: known("2026-11-23", 1_842),
        to_now: true,
        closing: None,
        split: Split::Whole,
        bridge: Bridge {
            opening: sums(opening),
            closing: sums(opening + moved),
            causes: causes.iter().map(|(cause, n)| (*cause, sums(*n))).collect(),
            ..Bridge::default()
        },
        estates: BTreeMap::new(),
        epcis: BTreeMap::new(),
        fictional: false,
    }
}

/// What a sample is made of.
#[derive(Clone)]
pub(super) struct Sample {
    pub name: &'static str,
    pub first: Day,
    pub last: Day,
    pub to: Day,
    pub original: Option<Curve>,
    pub current: Option<Curve>,
    pub adopted: bool,
    /// Dwellings by month, the same in each, scaled by the month's number of the year.
    pub months: BTreeMap<Month, i64>,
    pub year_only: BTreeMap<i32, i64>,
    pub fictional: bool,
    pub long_name: bool,
    pub annotations: Vec<Annotation>,
}

/// A plan of equal years, prorated at both ends by days.
pub(super) fn straight(target: i64, first: Day, last: Day, version: i32) -> Curve {
    let days = |from: Day, to: Day| (to - from).num_days() + 1;
    let all = days(first, last);
    let mut years = BTreeMap::new();
    let mut before = 0;
    for year in first.year()..=last.year() {
        let until = last_day_of(year).min(last);
        let upto = target * days(first, until) / all;
        years.insert(year, upto - before);
        before = upto;
    }
    let adopted_on = match version {
        0 => None,
        1 => Some(first),
        _ => Some(day("2022-03-10").max(first)),
    };
    Curve { version, adopted_on, first_day: first, last_day: last, lines: vec![years] }
}

impl Sample {
    /// The demonstration: both plans, behind, a dip in spring 2020.
    pub(super) fn usual() -> Self {
        let (first, last) = (day("2018-06-15"), day("2028-06-14"));
        let mut current = straight(20_000, first, last, 2);
        let share = [1095, 1999, 2004, 1999, 1500, 1500, 1700, 2050, 2300, 2600, 1253];
        for (year, count) in current.lines[0].values_mut().zip(share) {
            *year = count;
        }
        let mut months = BTreeMap::new();
        let mut month = Month::new(2018, 8).unwrap();
        while month < Month::new(2026, 11).unwrap() {
            let age = i64::from(month.year() - 2018);
            let wave = i64::from((month.number() * 7 + month.year().unsigned_abs()) % 5) * 14;
            let dip = (month.year() == 2020 && (3..6).contains(&month.number())).then_some(0);
            months.insert(month, dip.unwrap_or(50 + age * 9 + wave));
            month = month.next();
        }
        Self {
            name: "usual",
            first,
            last,
            to: day("2026-10-31"),
            original: Some(straight(20_000, first, last, 1)),
            current: Some(current),
            adopted: true,
            months,
            year_only: BTreeMap::new(),
            fictional: true,
            long_name: false,
            annotations: Vec::new(),
        }
    }

    /// The public record: two years known by their year alone, the rest missing, no plan adopted.
    pub(super) fn record() -> Self {
        let usual = Self::usual();
        let line = straight(20_000, usual.first, usual.last, 0);
        Self {
            name: "record",
            original: Some(line.clone()),
            current: Some(line),
            adopted: false,
            months: BTreeMap::new(),
            year_only: [(2021, 1500), (2022, 1737)].into(),
            fictional: false,
            ..usual
        }
    }

    /// The demonstration with what a manager would note, one of it of a day to come.
    pub(super) fn annotated() -> Self {
        let noted = [
            ("2020-03-17", "Chantiers arrêtés par le confinement"),
            ("2020-05-11", "Reprise des chantiers"),
            ("2022-03-10", "Le conseil adopte le plan révisé & son calendrier"),
            ("2027-01-01", "Nouveau marché à bons de commande"),
        ];
        Self { name: "annotated", annotations: notes(&noted), ..Self::usual() }
    }

    /// As many annotations as go, as long as go, several of one day, at both ends.
    fn crowded() -> Self {
        let days = ["2018-06-15", "2018-06-15", "2018-07-01", "2019-02-01", "2019-12-31"];
        let more = ["2020-01-01", "2020-01-20", "2020-02-10", "2020-03-01", "2021-06-30"];
        let late = ["2024-05-05", "2024-05-05", "2024-05-05", "2026-10-31", "2026-11-20"];
        let last = ["2027-07-01", "2028-05-01", "2028-06-12", "2028-06-14", "2028-06-14"];
        let long =
            "Chantiers de Hénin-Beaumont arrêtés, W & M : reprise non datée, coût à chiffrer.";
        let noted: Vec<_> =
            [days, more, late, last].concat().into_iter().map(|on| (on, long)).collect();
        Self { name: "crowded-with-annotations", annotations: notes(&noted), ..Self::usual() }
    }

    fn flat(name: &'static str, target: i64, per_month: i64) -> Self {
        let mut sample = Self::usual();
        let line = straight(target, sample.first, sample.last, 1);
        sample.name = name;
        (sample.original, sample.current) = (Some(line.clone()), Some(line));
        sample.months.values_mut().for_each(|count| *count = per_month);
        sample
    }

    fn between(name: &'static str, first: &str, last: &str, to: &str, target: i64) -> Self {
        let (first, last) = (day(first), day(last));
        let line = straight(target, first, last, 1);
        let mut months = BTreeMap::new();
        let mut month = Month::of(first);
        while month.first_day() <= day(to) {
            months.insert(month, target / 150 + 1);
            month = month.next();
        }
        Self {
            name,
            first,
            last,
            to: day(to),
            original: Some(line.clone()),
            current: Some(line),
            months,
            ..Self::usual()
        }
    }

    /// Typical and extreme inputs.
    pub(super) fn all() -> Vec<Self> {
        let mut nothing = Self::flat("nothing-delivered", 20_000, 0);
        nothing.long_name = true;
        let mut no_plan = Self::flat("no-plan", 20_000, 40);
        (no_plan.original, no_plan.current) = (None, None);
        let mut late = Self::usual();
        late.name = "original-end-passed";
        late.current = Some(straight(20_000, late.first, day("2031-12-31"), 3));
        late.to = day("2029-05-31");
        let mut between = Self::flat("between-plans", 20_000, 130);
        between.current = Some(straight(8_000, between.first, between.last, 2));
        let mut gap_year = Self::usual();
        gap_year.name = "one-year-missing";
        gap_year.months.retain(|month, _| month.year() != 2019);
        let mut year_only = Self::usual();
        year_only.name = "one-year-by-year-alone";
        year_only.months.retain(|month, _| month.year() != 2020);
        year_only.year_only = [(2020, 700)].into();
        let mut noted_record = Self { name: "record-annotated", ..Self::record() };
        noted_record.annotations = notes(&[("2019-05-01", "Avant"), ("2021-05-01", "Pendant")]);
        vec![
            Self::usual(),
            Self::annotated(),
            Self::crowded(),
            noted_record,
            Self::record(),
            Self::flat("target-1", 1, 0),
            Self::flat("target-100000", 100_000, 900),
            nothing,
            Self::flat("all-ahead", 20_000, 220),
            Self::flat("beyond-the-target", 3_000, 60),
            Self::flat("on-the-line", 20_000, 166),
            no_plan,
            late,
            between,
            gap_year,
            year_only,
            Self::between("at-the-very-end", "2018-06-15", "2028-06-14", "2028-06-14", 20_000),
            Self::between(
                "at-the-very-beginning",
                "2018-06-15",
                "2028-06-14",
                "2018-06-30",
                20_000,
            ),
            Self::between("one-year", "2026-01-01", "2026-12-31", "2026-08-31", 700),
            Self::between("thirty-years", "2000-01-01", "2029-12-31", "2026-10-31", 90_000),
        ]
    }

    /// The table a page would read.
    pub(super) fn progress(&self, by: Grain) -> Progress {
        let (told, stated): (Vec<_>, Vec<_>) =
            self.months.iter().partition(|(_, dwellings)| **dwellings > 0);
        let by_month = told.into_iter().map(|(&month, &dwellings)| sum(month, false, dwellings));
        let by_year = self
            .year_only
            .iter()
            .map(|(&year, &dwellings)| sum(Month::new(year, 12).unwrap(), true, dwellings));
        let mut sums: Vec<MonthSum> = by_month.chain(by_year).collect();
        sums.sort_by_key(|sum| (sum.month, sum.year_only));
        let known_on = day("2026-11-22").max(self.to + chrono::Days::new(22));
        let input = ProgressInput {
            programme: self.programme(),
            stage: Stage::Delivered,
            net: false,
            published: false,
            scope: if self.long_name {
                Scope::Epci("246200364".parse().unwrap())
            } else {
                Scope::All
            },
            known: Known {
                on: known_on,
                position: 1842,
                head: "7f3a9c2112e4b8d0".into(),
                at: None,
            },
            to: self.to,
            sums,
            tail: Vec::new(),
            defects: Vec::new(),
            stated: stated.into_iter().map(|(&month, _)| month).collect(),
            reporting: Vec::new(),
            plan_status: if self.adopted { PlanStatus::Adopted } else { PlanStatus::Indicative },
            last_day: self.last,
            last_day_current: self.current.as_ref().map_or(self.last, |curve| curve.last_day),
            original: self.original.clone(),
            current: self.current.clone(),
            fictional: self.fictional,
            annotations: self.annotations.clone(),
        };
        crate::domain::progress::progress(&input, by)
    }

    fn programme(&self) -> Programme {
        Programme {
            id: 1,
            code: "mc".parse().unwrap(),
            name: if self.long_name {
                "Maisons & Cités — réhabilitation thermique de 20 000 logements miniers".into()
            } else {
                "Maisons & Cités — 20\u{202f}000 logements".into()
            },
            first_day: self.first,
            last_day: self.last,
            landlords: vec![1],
            stage: Stage::Delivered,
            kinds: Vec::new(),
            target: 20_000,
        }
    }
}

/// Annotations, numbered as positions.
pub(super) fn notes(noted: &[(&str, &str)]) -> Vec<Annotation> {
    let note = |(position, (on, text)): (i64, &(&str, &str))| Annotation {
        position,
        on: day(on),
        text: (*text).to_owned(),
    };
    (1..).zip(noted).map(note).collect()
}

fn sum(month: Month, year_only: bool, dwellings: i64) -> MonthSum {
    MonthSum { month, year_only, dwellings, entries: 1 }
}

/// Estates of all kinds: behind, ahead, done, unknown size, without plan, a very long name.
pub(super) fn estate_rows() -> Vec<EstateRow> {
    let row = |id: i32, name: &str, numbers: (i64, Option<i64>, Option<i64>)| EstateRow {
        defective: 0,
        id,
        code: format!("E-{id}").parse().unwrap(),
        name: name.into(),
        insee: None,
        commune: (id != 3).then(|| "Hénin-Beaumont".to_owned()),
        epci: None,
        epci_name: None,
        dwellings: numbers.2,
        actual: numbers.0,
        planned: numbers.1,
        target: None,
        last_on: None,
        silent: false,
        fictional: id == 1,
        in_part: false,
    };
    vec![
        row(1, "Cité Darcy", (247, Some(796), Some(1024))),
        row(2, "Cité du 2/5 (Calonne)", (304, Some(691), Some(700))),
        row(
            3,
            "Cités Chabaud-Latour ancienne et nouvelle, Quartier du Moulin",
            (0, Some(528), None),
        ),
        row(4, "Cité 9-9bis", (507, None, Some(1))),
        row(
            5,
            "Anhiersetsaintamandlesfossesetlescitesminieresdelavalleeduhau",
            (1300, Some(40), Some(90)),
        ),
        row(6, "Cité des Électriciens", (43, Some(43), Some(43))),
    ]
}
