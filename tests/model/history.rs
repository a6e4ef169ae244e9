//! Random histories: the same acts go to the program and into the naive list.

use std::path::Path;

use chrono::{Datelike as _, Days};
use corons::clock::Clock;
use corons::domain::calendar::{Day, Month, WrittenDate, first_day_of};
use corons::domain::dwelling::DwellingFacts;
use corons::domain::entry::{Confirmation, Correction, CorrectionReason, Recording};
use corons::domain::ids::{OperationCode, Position};
use corons::domain::operation::{Kind, Operation, Schedule};
use corons::domain::stage::Stage;
use corons::store::{Author, Result, Store, StoreError, Tx};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::naive::{Counted, Fact, Naive, Said};

/// Estates the histories are about: of both departments, of two landlords' sort, the bucket.
pub const ESTATES: [&str; 4] = ["LENS-4", "DOUAI-CLOCHETTE", "OIGNIES-DECLERCQ", "NON-REPARTI"];
pub const COMMUNES: [&str; 3] = ["62498", "59178", "62637"];
pub const EPCIS: [&str; 3] = ["246200364", "200044618", "246200299"];
pub const FIRST_YEAR: i32 = 2023;

/// A history under way.
pub struct History {
    pub store: Store,
    pub clock: Clock,
    pub naive: Naive,
    pub chance: StdRng,
    /// Entries and defects that still stand, to choose from.
    live: Vec<Position>,
    defects: Vec<Position>,
    pub(crate) year: i32,
    houses: i64,
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn everything_confirmed() -> Vec<Confirmation> {
    [
        "over-estate",
        "over-earlier-stage",
        "unusual-month",
        "twin",
        "no-programme",
        "may-be-unallocated",
        "breakdown-differs",
    ]
    .iter()
    .map(|code| Confirmation { question: (*code).to_owned(), reason: "vu".into() })
    .collect()
}

/// The ledger every history begins with: two operations an estate, both programmes from 2023 on.
pub fn beginning(folder: &Path) {
    let clock = Clock::standing_at("2024-01-09T08:00:00.000Z".parse().unwrap());
    let store = Store::open(folder, clock).unwrap();
    store
        .write(&Author::CommandLine, |tx| {
            for code in ["mc", "erbm"] {
                tx.set_programme_days(code, first_day_of(FIRST_YEAR), day("2028-06-14"))?;
            }
            for (number, estate) in ESTATES.iter().enumerate() {
                let estate = tx.estate(estate)?.unwrap();
                for (kind, letter) in [(Kind::Heavy, 'A'), (Kind::Light, 'B')] {
                    let code: OperationCode = format!("OP-{number}-{letter}").parse().unwrap();
                    tx.save_operation(Operation {
                        id: 0,
                        code,
                        name: format!("Tranche {letter}"),
                        estate: estate.id,
                        landlord: 1,
                        contract: None,
                        kind,
                        planned: None,
                        schedule: Schedule::default(),
                        outside: false,
                        cdc_loan: None,
                        reports: false,
                        unspecified: false,
                    })?;
                }
            }
            Ok(())
        })
        .unwrap();
}

impl History {
    pub fn open(folder: &Path, seed: u64) -> Self {
        let clock = Clock::standing_at("2024-01-10T08:00:00.000Z".parse().unwrap());
        let store = Store::open(folder, clock.clone()).unwrap();
        let (head, estates, operations, programme, belongs) = store
            .read(|read| {
                let belongs = COMMUNES
                    .iter()
                    .map(|insee| read.belonging(&insee.parse().unwrap()))
                    .collect::<Result<Vec<_>>>()?;
                let mc = read.programme("mc")?.unwrap();
                Ok((read.head()?, read.estates()?, read.operations()?, mc, belongs))
            })
            .unwrap();
        let mut facts = Vec::new();
        let mut know = |said| facts.push(Fact { position: head.position, said });
        for it in estates {
            know(Said::Estate(it));
        }
        for it in operations {
            know(Said::Operation(it));
        }
        know(Said::Programme(programme));
        for it in belongs {
            know(Said::Belongs { commune: it.commune, spans: it.memberships });
        }
        Self {
            store,
            clock,
            naive: Naive { facts },
            chance: StdRng::seed_from_u64(seed),
            live: Vec::new(),
            defects: Vec::new(),
            year: FIRST_YEAR,
            houses: 0,
        }
    }

    pub fn head(&self) -> Position {
        self.naive.facts.last().map_or(0, |fact| fact.position)
    }

    pub(crate) fn know(&mut self, position: Position, said: Said) {
        assert!(position > self.head(), "positions follow each other");
        self.naive.facts.push(Fact { position, said });
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { Some(all[self.chance.random_range(0..all.len())]) }
    }

    /// What was done, or nothing where the rules refuse: then nothing may be left behind.
    pub(crate) fn done<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Option<T> {
        match self.store.write(&Author::CommandLine, work) {
            Ok(done) => Some(done),
            Err(StoreError::Refused(_)) => {
                let head = self.store.read(|read| read.head()).unwrap();
                assert_eq!(head.position, self.head(), "what is refused leaves nothing behind");
                None
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// One act, and some days go by.
    pub fn act(&mut self) {
        match self.chance.random_range(0..100) {
            0..40 => self.record(),
            40..56 => self.correct(),
            56..64 => self.defect(),
            64..67 => self.undo_defect(),
            67..73 => self.name(),
            73..79 => self.year(),
            79..83 => self.plan(),
            83..88 => self.estate(),
            88..93 => self.operation(),
            93..95 => self.belong(),
            95..97 => self.programme(),
            _ => self.state(),
        }
        let hours = self.chance.random_range(0..24 * 30);
        self.clock.set(self.clock.now() + chrono::TimeDelta::hours(hours));
    }

    fn recording(&mut self) -> Recording {
        let number = self.chance.random_range(0..ESTATES.len());
        let letter = if self.chance.random_bool(0.6) { 'A' } else { 'B' };
        let back = self.chance.random_range(0..900);
        let on = self.clock.today() - Days::new(back);
        let date = match self.chance.random_range(0..8) {
            0 => WrittenDate::Year(on.year()),
            1 => WrittenDate::Month(Month::of(on)),
            _ => WrittenDate::Day(on),
        };
        let stage = if self.chance.random_bool(0.8) { Stage::Delivered } else { Stage::Ordered };
        Recording {
            estate: None,
            operation: Some(format!("OP-{number}-{letter}")),
            landlord: None,
            stage,
            date,
            dwellings: self.chance.random_range(1..30_i64).try_into().unwrap(),
            note: None,
            reference: None,
            confirmed: everything_confirmed(),
        }
    }

    /// What a recording says, booked by the naive rule.
    fn counted(&self, it: &Recording) -> Counted {
        let registers = self.naive.registers(self.head());
        let code = it.operation.as_deref().unwrap();
        let operation = registers.operations.values().find(|op| op.code.as_str() == code).unwrap();
        let on = it.date.settle(self.clock.today()).unwrap().on;
        let booked = self.booked(on);
        let dwellings = it.dwellings.get();
        Counted { operation: operation.id, stage: it.stage, on, booked, dwellings }
    }

    fn booked(&self, on: Day) -> Day {
        let mut closed = false;
        for fact in &self.naive.facts {
            match fact.said {
                Said::Year { year, closed: now } if year == on.year() => closed = now,
                _ => {}
            }
        }
        if closed { self.clock.today() } else { on }
    }

    fn record(&mut self) {
        let recording = self.recording();
        if let Some(done) = self.done(|tx| tx.record(&recording)) {
            self.know(done.position, Said::Entry(self.counted(&recording)));
            self.live.push(done.position);
        }
    }

    fn correct(&mut self) {
        let Some(wrong) = self.one_of(&self.live.clone()) else { return };
        let rights = self.chance.random_range(0..3);
        let replacements: Vec<_> = (0..rights).map(|_| self.recording()).collect();
        let reason = self.one_of(&CorrectionReason::ALL).unwrap();
        let with =
            Correction { reason, note: None, replacements, confirmed: everything_confirmed() };
        let Some(done) = self.done(|tx| tx.correct(wrong, &with)) else { return };
        let old = self.naive.entry(wrong);
        let undone = Counted { dwellings: -old.dwellings, booked: self.booked(old.on), ..old };
        self.know(done[0].position, Said::Entry(undone));
        self.live.retain(|it| *it != wrong);
        for (right, at) in with.replacements.iter().zip(&done[1..]) {
            self.know(at.position, Said::Entry(self.counted(right)));
            self.live.push(at.position);
        }
    }

    fn defect(&mut self) {
        let Some(entry) = self.one_of(&self.live.clone()) else { return };
        let on = self.clock.today() - Days::new(self.chance.random_range(0..300));
        let dwellings = self.chance.random_range(1..10_i64);
        let count = dwellings.try_into().unwrap();
        let cured = self.chance.random_bool(0.4);
        let done = self.done(|tx| {
            if cured {
                tx.cure(entry, on, count, None)
            } else {
                tx.report_defect(entry, on, count, None)
            }
        });
        if let Some(done) = done {
            let net = if cured { dwellings } else { -dwellings };
            let booked = self.booked(on);
            self.know(done.position, Said::Defect { entry, on, booked, net });
            self.defects.push(done.position);
        }
    }

    fn undo_defect(&mut self) {
        let Some(wrong) = self.one_of(&self.defects.clone()) else { return };
        let Some(done) = self.done(|tx| tx.undo_defect(wrong, None)) else { return };
        let said = self.naive.facts.iter().find(|fact| fact.position == wrong);
        let Some(&Said::Defect { entry, on, net, .. }) = said.map(|fact| &fact.said) else {
            panic!("{wrong} is no defect")
        };
        let booked = self.booked(on);
        self.know(done.position, Said::Defect { entry, on, booked, net: -net });
        self.defects.retain(|it| *it != wrong);
    }

    /// Registers houses on the entry's estate, and names one of them or takes one name back.
    fn name(&mut self) {
        let Some(entry) = self.one_of(&self.live.clone()) else { return };
        let registers = self.naive.registers(self.head());
        let estate = registers.operations[&self.naive.entry(entry).operation].estate;
        let code = registers.estates[&estate].code.to_string();
        self.houses += 1;
        let number = format!("M-{}", self.houses);
        let facts = [DwellingFacts { number: number.clone(), ..DwellingFacts::default() }];
        let landlord = Some("Maisons & Cités");
        let Some(done) = self.done(|tx| tx.add_dwellings(&code, landlord, &facts)) else { return };
        self.know(done.position, Said::Silent);
        let numbers = [number];
        if let Some(done) = self.done(|tx| tx.name_dwellings(entry, &numbers)) {
            self.know(done.position, Said::Named { entry, more: 1 });
            if self.chance.random_bool(0.3)
                && let Some(done) = self.done(|tx| tx.unname_dwellings(entry, &numbers))
            {
                self.know(done.position, Said::Named { entry, more: -1 });
            }
        }
    }
}
