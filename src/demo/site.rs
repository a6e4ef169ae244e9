//! One estate under works: its tranches, and how far each stage has come.
//!
//! Stages are counted over the whole estate, tranche after tranche, so that financed ≥ ordered ≥
//! started ≥ delivered holds for every tranche once it holds for the estate.

use std::collections::BTreeMap;

use crate::domain::calendar::Month;
use crate::domain::estate::Estate;
use crate::domain::ids::LandlordId;
use crate::domain::operation::{Kind, Operation, PlannedDays, Schedule};
use crate::domain::plan::Years;
use crate::domain::stage::Stage;

use super::cast::{EARLY, temper};
use super::chance::Chance;
use super::curve::{index_of, month_at};

/// One tranche, and the dwellings of the estate that come before it.
#[derive(Debug, Clone)]
pub(super) struct Tranche {
    pub(super) operation: Operation,
    pub(super) before: i64,
    pub(super) planned: i64,
}

/// An estate under works.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) estate: Estate,
    pub(super) tranches: Vec<Tranche>,
    /// Dwellings of all tranches.
    pub(super) planned: i64,
    /// Months from June 2018 to the first delivery.
    pub(super) first: i32,
    /// Planned dwellings in a thousand months.
    pub(super) rate: i64,
    /// Deliveries in percent of an ordinary estate's.
    pub(super) pace: i64,
    /// What the plans give it.
    pub(super) lines: Years,
    /// Dwellings that have reached each stage.
    pub(super) reached: BTreeMap<Stage, i64>,
    /// Dwellings of each month it reported, per stage.
    pub(super) months: BTreeMap<Stage, BTreeMap<Month, i64>>,
}

impl Site {
    /// The works on an estate; none where no count is known. `first` is overruled by its temper.
    pub(super) fn new(estate: &Estate, landlord: LandlordId, first: i32) -> Option<Self> {
        let code = estate.code.as_str();
        let dwellings = estate.dwellings?;
        let mut chance = Chance::of(code, 0, "works");
        let percent = if dwellings < 130 { 100 } else { chance.between(72, 92) };
        let planned = (dwellings * percent / 100).max(1);
        let temper = temper(code);
        let first = temper.as_ref().map_or(first, |it| it.first);
        let months = if code == EARLY { 104 } else { chance.between(42, 66) };
        let rate = (planned * 1_000 / months).max(1_200);
        let pace = temper.map_or_else(|| chance.between(88, 112), |it| it.pace);
        let mut site = Self {
            estate: estate.clone(),
            tranches: Vec::new(),
            planned,
            first,
            rate,
            pace,
            lines: Years::new(),
            reached: BTreeMap::new(),
            months: BTreeMap::new(),
        };
        site.cut(landlord, &mut chance);
        Some(site)
    }

    /// Cuts the works into one to four tranches.
    fn cut(&mut self, landlord: LandlordId, chance: &mut Chance) {
        let parts = match self.planned {
            ..90 => 1,
            90..230 => 2,
            230..420 => 3,
            _ => 4,
        };
        let mut before = 0;
        for part in 1..=parts {
            let left = self.planned - before;
            let even = left / (parts - part + 1);
            let planned = if part == parts {
                left
            } else {
                chance.between(even * 85 / 100, even * 115 / 100)
            };
            let Some(operation) = self.operation(part, before, planned, landlord, chance) else {
                continue;
            };
            self.tranches.push(Tranche { operation, before, planned });
            before += planned;
        }
    }

    fn operation(
        &self,
        part: i64,
        before: i64,
        planned: i64,
        landlord: LandlordId,
        chance: &mut Chance,
    ) -> Option<Operation> {
        let kind = match chance.between(1, 100) {
            ..=74 => Kind::Heavy,
            75..=90 => Kind::Light,
            _ if part == 1 => Kind::Heavy,
            _ => Kind::Scattered,
        };
        let name = if kind == Kind::Scattered {
            format!("Tranche {part}, diffus")
        } else {
            format!("Tranche {part}")
        };
        Some(Operation {
            id: 0,
            code: format!("{}-T{part}", self.estate.code).parse().ok()?,
            name,
            estate: self.estate.id,
            landlord,
            contract: None,
            kind,
            planned: Some(planned),
            schedule: self.schedule(before, planned),
            outside: false,
            cdc_loan: Some(chance.percent(70)),
            reports: false,
            unspecified: false,
        })
    }

    /// Planned days of a tranche, had the estate an ordinary pace.
    fn schedule(&self, before: i64, planned: i64) -> Schedule {
        let after = |dwellings: i64| {
            self.first + i32::try_from(dwellings * 1_000 / self.rate).unwrap_or_default()
        };
        let (from, to) = (after(before), after(before + planned));
        let span = |from: i32, to: i32| PlannedDays {
            first: Some(month_at(from.max(0)).first_day().max(super::curve::first_day())),
            last: Some(month_at(to.max(from).max(0)).last_day()),
        };
        Schedule {
            financed: span(from - 16, from - 14),
            ordered: span(from - 10, from - 8),
            started: span(from - 4, to - 4),
            delivered: span(from, to),
        }
    }

    /// Dwellings that have reached a stage.
    pub(super) fn at(&self, stage: Stage) -> i64 {
        self.reached.get(&stage).copied().unwrap_or(0)
    }

    /// Dwellings a month by the plan's line or, outside it, by a slow ordinary pace; in thousands.
    pub(super) fn usual(&self, month: Month) -> i64 {
        let line = |year: i32| {
            let months = if year == 2028 { 5 } else { 12 };
            self.lines.get(&year).copied().unwrap_or(0) * 1_000 / months
        };
        line(month.year()).max(self.rate * 35 / 100)
    }

    /// How much of what is delivered in a month falls to this estate.
    pub(super) fn weight(&self, month: Month) -> i64 {
        let ready = self.ready() > 0 && index_of(month) >= self.first;
        if !ready {
            return 0;
        }
        let luck = Chance::of(self.estate.code.as_str(), index_of(month), "luck").between(45, 155);
        self.usual(month) * self.pace * luck / 10_000
    }

    /// Dwellings under works, which is all that can be delivered.
    pub(super) fn ready(&self) -> i64 {
        self.at(Stage::Started) - self.at(Stage::Delivered)
    }

    /// The most a stage can report in a month without being asked about it.
    pub(super) fn most(&self, stage: Stage, month: Month) -> i64 {
        let Some(months) = self.months.get(&stage) else { return i64::MAX };
        let others = months.iter().filter(|(other, _)| **other != month);
        let best = others.clone().map(|(_, sum)| *sum).max().unwrap_or(0);
        if others.count() >= 5 { best * 2 } else { i64::MAX }
    }

    /// Moves a stage on and tells which tranches it concerns, with their share.
    pub(super) fn advance(&mut self, stage: Stage, month: Month, by: i64) -> Vec<(usize, i64)> {
        let from = self.at(stage);
        let to = (from + by.max(0)).min(self.planned);
        if to == from {
            return Vec::new();
        }
        self.reached.insert(stage, to);
        *self.months.entry(stage).or_default().entry(month).or_default() += to - from;
        let share = |(at, tranche): (usize, &Tranche)| {
            let inside = |total: i64| (total - tranche.before).clamp(0, tranche.planned);
            let share = inside(to) - inside(from);
            (share > 0).then_some((at, share))
        };
        self.tranches.iter().enumerate().filter_map(share).collect()
    }

    /// Whether it is expected to report: a tranche that is not scattered is between its start
    /// and its full delivery.
    pub(super) fn reports(&self) -> bool {
        let (started, delivered) = (self.at(Stage::Started), self.at(Stage::Delivered));
        self.tranches.iter().any(|it| {
            it.operation.kind != Kind::Scattered
                && started > it.before
                && delivered < it.before + it.planned
        })
    }
}
