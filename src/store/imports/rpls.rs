//! Detail files of the national register: a line is a dwelling of ours by its RPLS number, by its
//! landlord's number, or by an address that one dwelling of the commune and one line bear. No
//! dwelling is made from one, and no estate is ever guessed: the other lines are counted.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use crate::domain::calendar::Day;
use crate::domain::dwelling::Dwelling;
use crate::domain::ids::DwellingId;
use crate::domain::proposal::{
    DwellingsEffect, Import, ImportFile, ImportOptions, RplsLeft, RplsLine, street,
};
use crate::domain::stage::Stage;
use crate::store::Tx;
use crate::store::error::Result;
use crate::store::schema::{entries, named};

/// Dwellings by what a line may tell them by; several share a key that tells none of them.
struct Known {
    rpls: HashMap<String, Vec<usize>>,
    numbers: HashMap<(String, String), Vec<usize>>,
    addresses: HashMap<(String, String), Vec<usize>>,
}

/// A dwelling that a line means.
enum Meant {
    One { at: usize, by_address: bool },
    Several,
    None,
}

fn one(found: Option<&Vec<usize>>) -> Option<Meant> {
    match found.map(Vec::as_slice)? {
        [] => None,
        [at] => Some(Meant::One { at: *at, by_address: false }),
        _ => Some(Meant::Several),
    }
}

impl Known {
    fn meant(&self, line: &RplsLine, shared: &HashSet<(String, String)>) -> Meant {
        let commune = || line.commune.clone();
        if let Some(found) = line.rpls.as_ref().and_then(|it| one(self.rpls.get(it))) {
            return found;
        }
        let number = line.number.as_ref().map(|it| (commune(), it.clone()));
        if let Some(found) = number.and_then(|it| one(self.numbers.get(&it))) {
            return found;
        }
        // Whoever bears a number of its own that is not ours is another dwelling.
        if line.rpls.is_some() || line.number.is_some() {
            return Meant::None;
        }
        let Some(address) = &line.address else { return Meant::None };
        let key = (commune(), street(address));
        match one(self.addresses.get(&key)) {
            Some(_) if shared.contains(&key) => Meant::Several,
            Some(Meant::One { at, .. }) => Meant::One { at, by_address: true },
            Some(other) => other,
            None => Meant::None,
        }
    }
}

/// Addresses that several lines of a file bear.
fn shared(lines: &[RplsLine]) -> HashSet<(String, String)> {
    let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
    for line in lines {
        let Some(address) = &line.address else { continue };
        let key = (line.commune.clone(), street(address));
        if !seen.insert(key.clone()) {
            shared.insert(key);
        }
    }
    shared
}

impl Tx<'_> {
    /// Takes in a detail file: certificates, and what is not known yet of dwellings that are. The
    /// caller keeps the transaction only when the answer is [`Import::Done`].
    pub fn adopt_rpls(
        &mut self,
        file: &ImportFile,
        lines: &[RplsLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<DwellingsEffect>> {
        let estates: HashMap<_, _> = self.estates()?.into_iter().map(|it| (it.id, it)).collect();
        let landlords: HashMap<_, _> =
            self.landlords()?.into_iter().map(|it| (it.id, it.code)).collect();
        let ours: HashSet<String> = estates
            .values()
            .flat_map(|it| it.commune.iter().chain(&it.other_communes))
            .map(ToString::to_string)
            .collect();
        let mut dwellings: Vec<Dwelling> = Vec::new();
        for (it, _) in self.dwellings()? {
            let seen = !it.withdrawn && estates.contains_key(&it.estate);
            if seen && landlords.contains_key(&it.landlord) {
                dwellings.push(it);
            }
        }
        let known = known(&dwellings, |it| {
            let estate = estates.get(&it.estate);
            estate.into_iter().flat_map(|it| it.commune.iter().chain(&it.other_communes)).collect()
        });
        let delivered = self.delivered_on()?;
        let shared = shared(lines);
        let (mut left, mut taken, mut met) = (RplsLeft::default(), Vec::new(), HashSet::new());
        for line in lines {
            if !ours.contains(&line.commune) {
                left.elsewhere += 1;
                continue;
            }
            let (at, by_address) = match known.meant(line, &shared) {
                Meant::One { at, by_address } if met.insert(at) => (at, by_address),
                Meant::One { .. } | Meant::Several => {
                    left.several += 1;
                    continue;
                }
                Meant::None => {
                    left.unknown += 1;
                    continue;
                }
            };
            let Some(dwelling) = dwellings.get(at) else { continue };
            let estate = estates.get(&dwelling.estate).map(|it| it.code.as_str());
            let landlord = landlords.get(&dwelling.landlord).map(|it| it.as_str());
            let place = (estate.unwrap_or_default(), landlord.unwrap_or_default());
            let (line, older) = line.of(dwelling, place, delivered.get(&dwelling.id).copied());
            left.met += 1;
            left.by_address += usize::from(by_address);
            left.older += usize::from(older);
            taken.push(line);
        }
        let mut import = self.adopt_dwellings(file, &taken, options)?;
        if let Import::Done(effect) | Import::Rehearsed(effect) = &mut import {
            (effect.rows, effect.rpls) = (lines.len(), Some(left));
        }
        Ok(import)
    }

    /// The latest day each dwelling was delivered, of those that are named.
    fn delivered_on(&mut self) -> Result<HashMap<DwellingId, Day>> {
        let rows: Vec<(DwellingId, Day)> = named::table
            .inner_join(entries::table.on(entries::position.eq(named::entry)))
            .filter(named::stage.eq(Stage::Delivered.as_str()))
            .order(entries::on_day)
            .select((named::dwelling, entries::on_day))
            .load(self.conn)?;
        Ok(rows.into_iter().collect())
    }
}

fn known<'d>(
    dwellings: &'d [Dwelling],
    communes: impl Fn(&'d Dwelling) -> Vec<&'d crate::domain::ids::Insee>,
) -> Known {
    let mut known =
        Known { rpls: HashMap::new(), numbers: HashMap::new(), addresses: HashMap::new() };
    for (at, it) in dwellings.iter().enumerate() {
        if let Some(code) = &it.rpls {
            known.rpls.entry(code.clone()).or_default().push(at);
        }
        for commune in communes(it) {
            let commune = commune.to_string();
            let number = (commune.clone(), it.number.clone());
            known.numbers.entry(number).or_default().push(at);
            if let Some(address) = &it.address {
                known.addresses.entry((commune, street(address))).or_default().push(at);
            }
        }
    }
    known
}
