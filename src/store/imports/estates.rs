//! Estate files: new estates are made, known ones change where a cell is filled.

use crate::domain::estate::Estate;
use crate::domain::ids::{Insee, LandlordCode, LandlordId};
use crate::domain::names::lower_code;
use crate::domain::proposal::{
    Column, EstateChange, EstateLine, EstatesEffect, Import, ImportFile, ImportOptions, MOST_WRONG,
    Why, WrongLine,
};
use crate::domain::role::Role;
use crate::store::Tx;
use crate::store::error::{Result, StoreError};

use super::outcome;

/// What a line names.
struct Named {
    commune: Option<Insee>,
    landlord: Option<LandlordId>,
}

impl Tx<'_> {
    /// Takes in the lines of an estate file. A landlord not known yet is made. The caller keeps
    /// the transaction only when the answer is [`Import::Done`].
    pub fn adopt_estates(
        &mut self,
        file: &ImportFile,
        lines: &[EstateLine],
        options: &ImportOptions<'_>,
    ) -> Result<Import<EstatesEffect>> {
        self.require(if options.dry_run { Role::may_record } else { Role::may_manage })?;
        if let Some(before) = self.taken_before("estates", &file.sha256)? {
            return Ok(Import::Again(before));
        }
        let start = self.tip()?.position;
        let batch = self.begin_batch("estates", file, lines.len(), options)?;
        let mut effect = EstatesEffect { rows: lines.len(), ..EstatesEffect::default() };
        let mut wrong = Vec::new();
        for line in lines {
            self.adopt_estate(line, &mut effect, &mut wrong)?;
            if wrong.len() >= MOST_WRONG {
                break;
            }
        }
        effect.positions = self.end_batch("estates", (batch, start), file, lines.len())?;
        Ok(outcome(wrong, effect, options))
    }

    fn adopt_estate(
        &mut self,
        line: &EstateLine,
        effect: &mut EstatesEffect,
        wrong: &mut Vec<WrongLine>,
    ) -> Result<()> {
        let known = self.estate_index()?.of_code(&line.code).cloned();
        let before = wrong.len();
        let mut refuse = |column, value: &str, why| {
            wrong.push(WrongLine { line: line.line, column, value: value.to_owned(), why });
        };
        if line.code.as_str() == crate::domain::estate::BUCKET {
            refuse(Column::Code, line.code.as_str(), Why::Bucket);
            return Ok(());
        }
        if known.is_none() && line.name.is_none() {
            refuse(Column::Estate, "", Why::NameNeeded);
        }
        let commune = match self.commune_of(line.commune.as_ref(), line.insee.as_ref())? {
            Ok(commune) => commune,
            Err((column, value, why)) => {
                refuse(column, &value, why);
                None
            }
        };
        let landlord = match &line.landlord {
            None => None,
            Some(text) => {
                let found = self.landlord_of_file(text, effect)?;
                if found.is_none() {
                    refuse(Column::Landlord, text, Why::LandlordName);
                }
                found
            }
        };
        if wrong.len() > before {
            return Ok(());
        }
        let is_new = known.is_none();
        let mut estate = known.unwrap_or_else(|| unknown_estate(line));
        let columns = filled_in(&mut estate, line, &Named { commune, landlord });
        if columns.is_empty() && !is_new {
            effect.unchanged += 1;
            return Ok(());
        }
        let (code, name) = (estate.code.clone(), estate.name.clone());
        if self.within.is_some() {
            let (column, value) = (Column::Code, code.to_string());
            wrong.push(WrongLine { line: line.line, column, value, why: Why::Register });
            return Ok(());
        }
        let change = EstateChange { line: line.line, code, name, columns };
        if is_new { &mut effect.added } else { &mut effect.changed }.push(change);
        self.save_estate(estate).map(drop)
    }

    /// The landlord of that code or name; one is made where there is none. None where no code
    /// can be made from the name, or where the author is limited to a scope.
    pub(super) fn landlord_of_file(
        &mut self,
        text: &str,
        effect: &mut EstatesEffect,
    ) -> Result<Option<LandlordId>> {
        match self.landlord_of_text(text) {
            Ok(known) => return Ok(Some(known)),
            Err(StoreError::Refused(_)) => {}
            Err(other) => return Err(other),
        }
        if self.within.is_some() {
            return Ok(None);
        }
        let Ok(code) = lower_code(text).parse::<LandlordCode>() else { return Ok(None) };
        if self.landlords()?.iter().any(|other| other.code == code) {
            return Ok(None);
        }
        let made = self.landlord_named(text)?;
        self.books.forget_registers();
        effect.landlords.push(made.name);
        Ok(Some(made.id))
    }

    /// The commune a line names by code, by name or by both.
    pub(super) fn commune_of(
        &mut self,
        name: Option<&String>,
        insee: Option<&Insee>,
    ) -> Result<std::result::Result<Option<Insee>, (Column, String, Why)>> {
        let fold = crate::domain::names::fold;
        if let Some(insee) = insee {
            let Some(commune) = self.commune(insee)? else {
                return Ok(Err((Column::Insee, insee.to_string(), Why::UnknownInsee)));
            };
            if let Some(name) = name.filter(|it| fold(it) != fold(&commune.name)) {
                let why = Why::CommuneDiffers { name: commune.name };
                return Ok(Err((Column::Commune, name.clone(), why)));
            }
            return Ok(Ok(Some(commune.insee)));
        }
        let Some(name) = name else { return Ok(Ok(None)) };
        let mut found = self.communes_named(name)?;
        // A commune of today wins over one that has ceased.
        if found.iter().any(|it| it.until.is_none()) {
            found.retain(|it| it.until.is_none());
        }
        Ok(match found.as_slice() {
            [] => Err((Column::Commune, name.clone(), Why::UnknownCommune)),
            [one] => Ok(Some(one.insee.clone())),
            several => {
                let codes = several.iter().map(|it| it.insee.to_string()).collect();
                Err((Column::Commune, name.clone(), Why::AmbiguousCommune { codes }))
            }
        })
    }
}

fn unknown_estate(line: &EstateLine) -> Estate {
    Estate {
        id: 0,
        code: line.code.clone(),
        former_codes: Vec::new(),
        name: line.name.clone().unwrap_or_default(),
        commune: None,
        other_communes: Vec::new(),
        landlords: Vec::new(),
        dwellings: None,
        dwellings_on: None,
        source: None,
        heritage: None,
        priority: None,
        latitude: None,
        longitude: None,
        remark: None,
        fictional: false,
        withdrawn: false,
    }
}

/// Puts the filled cells of a line into an estate and gives the columns that changed it. An
/// empty cell never erases.
fn filled_in(estate: &mut Estate, line: &EstateLine, named: &Named) -> Vec<Column> {
    fn set<T: PartialEq + Clone>(held: &mut Option<T>, cell: Option<&T>) -> bool {
        let differs = cell.is_some() && held.as_ref() != cell;
        if differs {
            *held = cell.cloned();
        }
        differs
    }
    let mut changed = Vec::new();
    let mut note = |column, differs: bool| {
        if differs {
            changed.push(column);
        }
    };
    if let Some(name) = &line.name {
        note(Column::Estate, estate.name != *name);
        estate.name.clone_from(name);
    }
    note(Column::Commune, set(&mut estate.commune, named.commune.as_ref()));
    if let Some(landlord) = named.landlord.filter(|it| !estate.landlords.contains(it)) {
        estate.landlords = vec![landlord];
        note(Column::Landlord, true);
    }
    let counted = set(&mut estate.dwellings, line.dwellings.as_ref());
    if counted {
        // The file does not say of which day its number is.
        estate.dwellings_on = None;
    }
    note(Column::Dwellings, counted);
    note(Column::Heritage, set(&mut estate.heritage, line.heritage.as_ref()));
    note(Column::Priority, set(&mut estate.priority, line.priority.as_ref()));
    let north = set(&mut estate.latitude, line.latitude.as_ref());
    let east = set(&mut estate.longitude, line.longitude.as_ref());
    note(Column::Coordinates, north || east);
    note(Column::Source, set(&mut estate.source, line.source.as_ref()));
    note(Column::Remark, set(&mut estate.remark, line.remark.as_ref()));
    changed
}
