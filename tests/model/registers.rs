//! What changes around the ledger: years, plans, registers, statements.

use chrono::Days;
use corons::domain::calendar::{Month, first_day_of};
use corons::domain::operation::Kind;
use corons::domain::plan::indicative;
use corons::domain::stage::Stage;
use corons::domain::territory::Belonging;
use corons::domain::year::ReopeningReason;
use corons::store::{Adoption, Draft, Outcome};
use rand::RngExt as _;

use crate::history::{COMMUNES, EPCIS, ESTATES, FIRST_YEAR, History, day};
use crate::naive::Said;

impl History {
    /// The next step of the years in order; now and then one is opened again.
    pub(crate) fn year(&mut self) {
        if self.chance.random_bool(0.2) && self.year > FIRST_YEAR {
            let year = self.chance.random_range(FIRST_YEAR..self.year);
            let reopened =
                self.done(|tx| tx.reopen_year(year, ReopeningReason::ErrorFound, "vérifié"));
            if let Some(Outcome::Done(position)) = reopened {
                self.know(position, Said::Year { year, closed: false });
            }
        }
        for year in FIRST_YEAR..=self.year {
            if let Some(position) = self.done(|tx| tx.take_corrections_only(year)) {
                self.know(position, Said::Year { year, closed: false });
            }
            if let Some(Outcome::Done(position)) = self.done(|tx| tx.close_year(year)) {
                self.know(position, Said::Year { year, closed: true });
                self.year = self.year.max(year + 1);
                return;
            }
        }
    }

    pub(crate) fn plan(&mut self) {
        let programme = self.naive.registers(self.head()).programme;
        let share = self.chance.random_range(0..50);
        let published = self.done(|tx| {
            let known = tx.plan_versions(programme.id)?;
            let years = match known.last() {
                Some(version) => version.plan.years.clone(),
                None => indicative(&programme).lines.first().cloned().unwrap_or_default(),
            };
            let mut draft = Draft {
                revision: 0,
                target: programme.target,
                last_day: programme.last_day,
                years,
                estates: std::collections::BTreeMap::new(),
                updated_by: String::new(),
                updated_at: None,
            };
            // What one of the last years loses the other takes.
            *draft.years.entry(2027).or_default() -= share;
            *draft.years.entry(2028).or_default() += share;
            draft.revision = tx.plan_draft(programme.id)?.map_or(0, |it| it.revision);
            let revision = tx.save_plan_draft(programme.id, &draft)?;
            let words = Adoption {
                adopted_on: tx.today(),
                decision: "CA".into(),
                reason: "révision".into(),
            };
            tx.publish_plan(&programme, revision, &words)
        });
        if let Some(Outcome::Done(done)) = published {
            let versions = self.store.read(|read| read.plan_versions(programme.id)).unwrap();
            self.know(done.position, Said::Plan(versions.last().unwrap().plan.clone()));
        }
    }

    pub(crate) fn estate(&mut self) {
        let code = ESTATES[self.chance.random_range(0..3)];
        let insee = COMMUNES[self.chance.random_range(0..3)];
        let lost = self.chance.random_bool(0.2);
        let done = self.done(|tx| {
            let mut estate = tx.estate(code)?.unwrap();
            estate.commune = (!lost).then(|| insee.parse().unwrap());
            estate.dwellings = Some(tx.head()?.position);
            tx.save_estate(estate.clone())?;
            Ok((tx.head()?.position, estate))
        });
        if let Some((position, estate)) = done {
            self.know(position, Said::Estate(estate));
        }
    }

    pub(crate) fn operation(&mut self) {
        let registers = self.naive.registers(self.head());
        let all: Vec<_> = registers.operations.keys().copied().collect();
        let Some(id) = self.one_of(&all) else { return };
        let mut changed = registers.operations[&id].clone();
        match self.chance.random_range(0..3) {
            0 => changed.outside = !changed.outside,
            1 => changed.kind = self.one_of(&Kind::ALL).unwrap(),
            _ => {
                let homes: Vec<_> = registers
                    .estates
                    .values()
                    .filter(|it| ESTATES[..3].contains(&it.code.as_str()))
                    .map(|it| it.id)
                    .collect();
                changed.estate = self.one_of(&homes).unwrap();
            }
        }
        changed.planned = Some(self.chance.random_range(1..900));
        let done = self.done(|tx| {
            tx.save_operation(changed.clone())?;
            Ok(tx.head()?.position)
        });
        if let Some(position) = done {
            self.know(position, Said::Operation(changed));
        }
    }

    pub(crate) fn belong(&mut self) {
        let commune = COMMUNES[self.chance.random_range(0..3)].parse().unwrap();
        let epci = EPCIS[self.chance.random_range(0..3)].parse().unwrap();
        let since = self.clock.today() - Days::new(self.chance.random_range(0..700));
        let done = self.done(|tx| {
            let stated: Belonging = tx.belonging(&commune)?.since(Some(epci), since);
            let position = tx.set_memberships(stated)?;
            Ok((position, tx.belonging(&commune)?))
        });
        if let Some((Some(position), it)) = done {
            self.know(position, Said::Belongs { commune: it.commune, spans: it.memberships });
        }
    }

    pub(crate) fn programme(&mut self) {
        let first = first_day_of(FIRST_YEAR) + Days::new(self.chance.random_range(0..200));
        let done = self.done(|tx| {
            let before = tx.head()?.position;
            tx.set_programme_days("mc", first, day("2028-06-14"))?;
            Ok((before, tx.head()?.position, tx.programme("mc")?.unwrap()))
        });
        if let Some((before, position, programme)) = done
            && before != position
        {
            self.know(position, Said::Programme(programme));
        }
    }

    pub(crate) fn state(&mut self) {
        let code = ESTATES[self.chance.random_range(0..3)];
        let back = self.chance.random_range(1..20);
        let month = Month::of(self.clock.today()).plus(-back);
        if let Some(done) = self.done(|tx| tx.state_nothing(code, Stage::Delivered, month)) {
            self.know(done.position, Said::Silent);
        }
    }
}
