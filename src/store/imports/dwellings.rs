//! Dwelling files: new dwellings join the register of their estate, known ones change where a
//! cell is filled, and a day of delivery names a dwelling where it can only mean one entry. No
//! figure moves by any of it.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::delivered::Delivered;
use super::outcome;
use crate::domain::calendar::WrittenDate;
use crate::domain::dwelling::{Dwelling, DwellingProblem};
use crate::domain::energy::EnergyCell;
use crate::domain::estate::Estate;
use crate::domain::ids::{DwellingId, EstateId, LandlordId};
use crate::domain::proposal::{
    Column, DwellingChange, DwellingLine, DwellingsEffect, Import, ImportFile, ImportOptions,
    MOST_WRONG, Why, WrongLine,
};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::Tx;
use crate::store::error::{Result, StoreError};

/// A progress is told each time so many lines are checked.
const TELL_EVERY: usize = 5_000;

/// A file on its way in.
struct Pass {
    next: DwellingId,
    /// The line each dwelling and each RPLS number of the file stands on.
    lines: HashMap<(LandlordId, String), u64>,
    codes: HashMap<String, u64>,
    /// The landlord of estates that have one.
    landlords: HashMap<EstateId, LandlordId>,
    states: BTreeMap<EstateId, Vec<Dwelling>>,
    delivered: Vec<Delivered>,
    added: BTreeMap<EstateId, usize>,
    wrong: Vec<WrongLine>,
    effect: DwellingsEffect,
}

impl Pass {
    fn refuse(&mut self, line: &DwellingLine, column: Column, value: &str, why: Why) {
        let value = value.to_owned();
        self.wrong.push(WrongLine { line: line.line, column, value, why });
    }
}

impl Tx<'_> {
    /// Takes in the lines of a dwelling file. The caller keeps the transaction only when the
    /// answer is [`Import::Done`].
    pub fn adopt_dwellings(
        &mut self,
        file: &ImportFile,
        lines: &[DwellingLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<DwellingsEffect>> {
        self.require(if options.dry_run { Role::may_record } else { Role::may_manage })?;
        if let Some(before) = self.taken_before("dwellings", &file.sha256)? {
            return Ok(Import::Again(before));
        }
        let start = self.tip()?.position;
        let batch = self.begin_batch("dwellings", file, lines.len(), options)?;
        let mut pass = Pass {
            next: self.next_dwelling_id()?,
            lines: HashMap::new(),
            codes: HashMap::new(),
            landlords: HashMap::new(),
            states: BTreeMap::new(),
            delivered: Vec::new(),
            added: BTreeMap::new(),
            wrong: Vec::new(),
            effect: DwellingsEffect { rows: lines.len(), ..DwellingsEffect::default() },
        };
        for (at, line) in lines.iter().enumerate() {
            if let Some(tell) = options.progress.filter(|_| at % TELL_EVERY == 0) {
                tell(at);
            }
            self.adopt_dwelling(&mut pass, line)?;
            if pass.wrong.len() >= MOST_WRONG {
                break;
            }
        }
        if !pass.wrong.is_empty() {
            return Ok(Import::Wrong(pass.wrong));
        }
        for (estate, states) in std::mem::take(&mut pass.states) {
            let estate = self.estate_kept(estate)?;
            self.append_dwellings(&estate, states)?;
        }
        for (estate, count) in &pass.added {
            let estate = self.estate_kept(*estate)?;
            pass.effect.added.push((estate.code.clone(), estate.name.clone(), *count));
        }
        self.name_delivered(&pass.delivered, &mut pass.effect)?;
        let batch = (batch, start);
        pass.effect.positions = self.end_batch("dwellings", batch, file, lines.len())?;
        Ok(outcome(pass.wrong, pass.effect, options))
    }

    fn adopt_dwelling(&mut self, pass: &mut Pass, line: &DwellingLine) -> Result<()> {
        let before = pass.wrong.len();
        let place = self.place_of(pass, line)?;
        self.refuse_days_to_come(pass, line);
        let Some((estate, landlord)) = place else { return Ok(()) };
        let number = line.facts.number.clone();
        let first = *pass.lines.entry((landlord, number.clone())).or_insert(line.line);
        if first != line.line {
            pass.refuse(line, Column::Dwelling, &number, Why::DwellingTwice { line: first });
        }
        let known = self.dwelling_numbered(landlord, &number)?;
        if let Some(other) = known.as_ref().filter(|it| it.estate != estate.id) {
            let problem = self.number_taken(number.clone(), other)?;
            pass.refuse(line, Column::Dwelling, &number, Why::Dwelling(problem));
        }
        self.check_rpls(pass, line, known.as_ref())?;
        let mut state = known.clone().unwrap_or_else(|| unknown(&estate, landlord, number.clone()));
        fill_in(&mut state, line);
        let energy = (state.energy_before, state.energy_after);
        match line.energy.merge(energy, state.surface) {
            Ok((before, after)) => (state.energy_before, state.energy_after) = (before, after),
            Err(problems) => {
                for (cell, problem) in problems {
                    let (column, value) = cell_of(line, cell);
                    pass.refuse(line, column, &value, Why::Energy(problem));
                }
            }
        }
        if pass.wrong.len() > before {
            return Ok(());
        }
        keep(pass, line, &estate, known, state);
        Ok(())
    }

    /// The estate and the landlord of a line; none after what is wrong with them was said.
    fn place_of(
        &mut self,
        pass: &mut Pass,
        line: &DwellingLine,
    ) -> Result<Option<(Rc<Estate>, LandlordId)>> {
        let estate = match self.estate_index()?.find(&line.estate) {
            Ok(estate) if estate.is_bucket() => {
                pass.refuse(line, Column::Estate, &line.estate, Why::Bucket);
                None
            }
            Ok(estate) => Some(Rc::clone(estate)),
            Err(refusal) => {
                pass.refuse(line, Column::Estate, &line.estate, Why::Refused(refusal));
                None
            }
        };
        let found = match (&line.landlord, &estate) {
            (Some(text), _) => self.landlord_of_text(text),
            (None, None) => return Ok(None),
            (None, Some(estate)) => match pass.landlords.get(&estate.id) {
                Some(known) => Ok(*known),
                None => self.only_landlord(estate),
            },
        };
        let landlord = match found {
            Ok(landlord) => landlord,
            Err(StoreError::Refused(refusal)) => {
                let value = line.landlord.clone().unwrap_or_default();
                pass.refuse(line, Column::Landlord, &value, Why::Refused(refusal));
                return Ok(None);
            }
            Err(other) => return Err(other),
        };
        if let (None, Some(estate)) = (&line.landlord, &estate) {
            pass.landlords.insert(estate.id, landlord);
        }
        Ok(estate.map(|estate| (estate, landlord)))
    }

    /// What has not happened yet is not taken in: a certificate, a delivery.
    fn refuse_days_to_come(&mut self, pass: &mut Pass, line: &DwellingLine) {
        let dated = [line.energy.before_on, line.energy.on];
        let dated = dated.into_iter().flatten().map(|on| (Column::EnergyOn, WrittenDate::Day(on)));
        let delivered = line.delivered.map(|it| (Column::Delivered, it));
        for (column, date) in dated.chain(delivered) {
            if let Err(future) = date.settle(self.today()) {
                pass.refuse(line, column, "", Why::Refused(Refusal::Future(future)));
            }
        }
    }

    /// An RPLS number is of one dwelling: of this one, of no other line and of no other known.
    fn check_rpls(
        &mut self,
        pass: &mut Pass,
        line: &DwellingLine,
        known: Option<&Dwelling>,
    ) -> Result<()> {
        let Some(rpls) = &line.facts.rpls else { return Ok(()) };
        let first = *pass.codes.entry(rpls.clone()).or_insert(line.line);
        if first != line.line {
            pass.refuse(line, Column::Rpls, rpls, Why::DwellingTwice { line: first });
            return Ok(());
        }
        let other = self.dwelling_of_rpls(rpls)?;
        if let Some(other) = other.filter(|it| known.is_none_or(|known| known.id != it.id)) {
            let problem =
                DwellingProblem::RplsTaken { rpls: rpls.clone(), number: other.number.clone() };
            pass.refuse(line, Column::Rpls, rpls, Why::Dwelling(problem));
        }
        Ok(())
    }
}

fn unknown(estate: &Estate, landlord: LandlordId, number: String) -> Dwelling {
    Dwelling {
        id: 0,
        estate: estate.id,
        landlord,
        number,
        rpls: None,
        address: None,
        surface: None,
        energy_before: None,
        energy_after: None,
        cost: None,
        withdrawn: false,
    }
}

/// Puts the filled cells of a line into a dwelling, its certificates apart.
fn fill_in(state: &mut Dwelling, line: &DwellingLine) {
    fn set<T: Clone>(held: &mut Option<T>, cell: Option<&T>) {
        if cell.is_some() {
            *held = cell.cloned();
        }
    }
    set(&mut state.rpls, line.facts.rpls.as_ref());
    set(&mut state.address, line.facts.address.as_ref());
    set(&mut state.surface, line.facts.surface.as_ref());
    set(&mut state.cost, line.cost.as_ref());
}

/// A dwelling whose line holds: new, changed or as it was.
fn keep(
    pass: &mut Pass,
    line: &DwellingLine,
    estate: &Estate,
    known: Option<Dwelling>,
    mut state: Dwelling,
) {
    if known.is_none() {
        state.id = pass.next;
        pass.next += 1;
        *pass.added.entry(estate.id).or_default() += 1;
    }
    if let Some(date) = line.delivered {
        pass.delivered.push(Delivered {
            line: line.line,
            dwelling: state.id,
            number: state.number.clone(),
            place: (estate.id, state.landlord),
            date,
        });
    }
    if known.as_ref() == Some(&state) {
        pass.effect.unchanged += 1;
        return;
    }
    if let Some(before) = known {
        let (estate, after) = (estate.code.clone(), state.clone());
        pass.effect.changed.push(DwellingChange { line: line.line, estate, before, after });
    }
    pass.states.entry(estate.id).or_default().push(state);
}

/// The column a certificate's problem is about, and what it says.
fn cell_of(line: &DwellingLine, cell: EnergyCell) -> (Column, String) {
    let stated = |it: Option<crate::domain::energy::Stated>| {
        let class = it.and_then(|it| it.class).map(|it| it.to_string());
        let values = it.and_then(|it| it.values).map(|(kwh, co2)| format!("{kwh}/{co2}"));
        class.into_iter().chain(values).collect::<Vec<_>>().join(" ")
    };
    match cell {
        EnergyCell::Before => (Column::EnergyBefore, stated(line.energy.before)),
        EnergyCell::After => (Column::EnergyAfter, stated(line.energy.after)),
        EnergyCell::On => {
            let day = line.energy.on.or(line.energy.before_on);
            (Column::EnergyOn, day.map(|it| it.format("%d/%m/%Y").to_string()).unwrap_or_default())
        }
    }
}
