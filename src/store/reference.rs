//! The reference data of a new database: territories, landlords, estates, the two programmes.
//!
//! They load as one event that names each file with its SHA-256 and holds the landlords and
//! estates as they were loaded (DESIGN 2.1). Sources and attributions stand in `data/README.md`.

use csv::{ReaderBuilder, StringRecord};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::Tx;
use super::error::{Result, StoreError};
use super::schema::{communes, departments, epcis, memberships};
use super::{as_json, parsed};
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::domain::event::{EventKind, Hash};
use crate::domain::ids::{Insee, Position, Siren};
use crate::domain::landlord::Landlord;
use crate::domain::operation::Kind;
use crate::domain::programme::Programme;
use crate::domain::stage::Stage;

/// The files, in the order they load.
pub(super) const FILES: [(&str, &[u8]); 4] = [
    ("communes.csv", include_bytes!("../../data/communes.csv")),
    ("epci.csv", include_bytes!("../../data/epci.csv")),
    ("commune_epci.csv", include_bytes!("../../data/commune_epci.csv")),
    ("estates.csv", include_bytes!("../../data/estates.csv")),
];

const DEPARTMENTS: [(&str, &str); 2] = [("59", "Nord"), ("62", "Pas-de-Calais")];

/// Landlords in the order of their numbers; the programmes name them by it.
const LANDLORDS: [(&str, &str); 3] =
    [("maisons-et-cites", "Maisons & Cités"), ("sia-habitat", "SIA Habitat"), ("sigh", "SIGH")];

/// How the rows of each territory file read in the tables: the second path of `verify`.
pub(super) const CONTENTS: [(&str, &str); 3] = [
    (
        "communes.csv",
        "SELECT insee AS key, insee || ';' || name || ';' || department || ';' || \
         coalesce(population, '') || ';' || coalesce(until, '') AS sum FROM communes ORDER BY insee",
    ),
    (
        "epci.csv",
        "SELECT siren AS key, siren || ';' || name || ';' || \
         CASE signatory WHEN 1 THEN '1' ELSE '' END AS sum FROM epcis ORDER BY siren",
    ),
    (
        "commune_epci.csv",
        "SELECT commune AS key, commune || ';' || epci || ';' || coalesce(from_day, '') || ';' || \
         coalesce(to_day, '') AS sum FROM memberships WHERE position = \
         (SELECT max(position) FROM events WHERE kind = 'reference') ORDER BY id",
    ),
];

/// A file that was loaded.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LoadedFile {
    pub(super) name: String,
    pub(super) sha256: String,
    pub(super) rows: usize,
    /// SHA-256 of its rows as the tables hold them, cells parted by semicolons; empty for the
    /// estates, which stand in the event themselves.
    pub(super) content: String,
}

/// The body of the event.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Loaded {
    pub(super) files: Vec<LoadedFile>,
    pub(super) landlords: Vec<Landlord>,
    pub(super) estates: Vec<Estate>,
}

fn rows(bytes: &[u8]) -> Result<Vec<StringRecord>> {
    ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(bytes)
        .records()
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| StoreError::Corrupt(format!("reference data: {error}")))
}

/// The SHA-256 of a territory file's rows, in the order of their first cell but for memberships,
/// which keep the order of the file.
fn content(name: &str, sheet: &[StringRecord]) -> String {
    if !CONTENTS.iter().any(|(file, _)| *file == name) {
        return String::new();
    }
    let mut lines: Vec<String> =
        sheet.iter().map(|row| row.iter().map(str::trim).collect::<Vec<_>>().join(";")).collect();
    if name != "commune_epci.csv" {
        lines.sort_by(|a, b| a.split(';').next().cmp(&b.split(';').next()));
    }
    Hash::of(lines.join("\n").as_bytes()).to_string()
}

fn cell(row: &StringRecord, column: usize) -> &str {
    row.get(column).unwrap_or_default().trim()
}

fn maybe<T: std::str::FromStr>(row: &StringRecord, column: usize) -> Result<Option<T>> {
    let text = cell(row, column);
    if text.is_empty() { Ok(None) } else { parsed(text).map(Some) }
}

impl Tx<'_> {
    /// Loads the reference data into a new database.
    pub(super) fn load_reference(&mut self) -> Result<()> {
        self.add_builtin_accounts()?;
        let mut files = Vec::new();
        let mut sheets = Vec::new();
        for (name, bytes) in FILES {
            let sheet = rows(bytes)?;
            let sha256 = Hash::of(bytes).to_string();
            let content = content(name, &sheet);
            files.push(LoadedFile { name: name.to_owned(), sha256, rows: sheet.len(), content });
            sheets.push(sheet);
        }
        let landlords = LANDLORDS
            .iter()
            .zip(1..)
            .map(|((code, name), id)| {
                Ok(Landlord { id, code: parsed(code)?, name: (*name).to_owned() })
            })
            .collect::<Result<Vec<_>>>()?;
        let [communes, epcis, memberships, estates] = sheets.as_slice() else {
            return Err(StoreError::Corrupt("reference data".into()));
        };
        let estates = estates
            .iter()
            .zip(1..)
            .map(|(row, id)| estate(row, id, &landlords))
            .collect::<Result<Vec<_>>>()?;
        let body = Loaded { files, landlords, estates };
        let (position, _) = self.append(EventKind::Reference, None, &as_json(&body)?)?;
        self.insert_territories(communes, epcis, memberships, position)?;
        for landlord in &body.landlords {
            self.insert_landlord(landlord, position)?;
        }
        for estate in &body.estates {
            self.insert_estate(estate, position)?;
        }
        self.add_the_two_programmes()
    }

    fn insert_territories(
        &mut self,
        communes: &[StringRecord],
        epcis: &[StringRecord],
        memberships: &[StringRecord],
        position: Position,
    ) -> Result<()> {
        for (code, name) in DEPARTMENTS {
            diesel::insert_into(departments::table)
                .values((departments::code.eq(code), departments::name.eq(name)))
                .execute(self.conn)?;
        }
        for row in epcis {
            let siren: Siren = parsed(cell(row, 0))?;
            diesel::insert_into(epcis::table)
                .values((
                    epcis::siren.eq(siren.as_str()),
                    epcis::name.eq(cell(row, 1)),
                    epcis::signatory.eq(cell(row, 2) == "1"),
                    epcis::position.eq(position),
                ))
                .execute(self.conn)?;
        }
        for row in communes {
            let insee: Insee = parsed(cell(row, 0))?;
            diesel::insert_into(communes::table)
                .values((
                    communes::insee.eq(insee.as_str()),
                    communes::name.eq(cell(row, 1)),
                    communes::department.eq(cell(row, 2)),
                    communes::population.eq(maybe::<i32>(row, 3)?),
                    communes::until.eq(maybe::<Day>(row, 4)?),
                    communes::position.eq(position),
                ))
                .execute(self.conn)?;
        }
        for row in memberships {
            diesel::insert_into(memberships::table)
                .values((
                    memberships::commune.eq(cell(row, 0)),
                    memberships::epci.eq(cell(row, 1)),
                    memberships::from_day.eq(maybe::<Day>(row, 2)?),
                    memberships::to_day.eq(maybe::<Day>(row, 3)?),
                    memberships::position.eq(position),
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// The programmes of a new database. Their exact days are our convention; a manager may set
    /// them before version 1 of the plan.
    fn add_the_two_programmes(&mut self) -> Result<()> {
        let kinds = vec![Kind::Heavy, Kind::Light, Kind::Scattered, Kind::Unknown];
        let day = parsed::<Day>;
        self.add_programme(Programme {
            id: 0,
            code: parsed("mc")?,
            name: "Maisons & Cités — 20 000 logements".to_owned(),
            first_day: day("2018-06-15")?,
            last_day: day("2028-06-14")?,
            landlords: vec![1],
            stage: Stage::Delivered,
            kinds: kinds.clone(),
            target: 20_000,
        })?;
        self.add_programme(Programme {
            id: 0,
            code: parsed("erbm")?,
            name: "ERBM — 23 000 logements".to_owned(),
            first_day: day("2017-03-07")?,
            last_day: day("2027-03-06")?,
            landlords: vec![1, 2],
            stage: Stage::Delivered,
            kinds,
            target: 23_000,
        })
    }
}

/// An estate of the reference file. Empty is unknown, never "no".
fn estate(row: &StringRecord, id: i32, landlords: &[Landlord]) -> Result<Estate> {
    let text = |column| {
        let text = cell(row, column);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let landlord = landlords.iter().find(|landlord| landlord.name == cell(row, 4));
    Ok(Estate {
        id,
        code: parsed(cell(row, 0))?,
        former_codes: Vec::new(),
        name: cell(row, 1).replace('\'', "’"),
        commune: maybe(row, 3)?,
        other_communes: Vec::new(),
        landlords: landlord.map(|it| it.id).into_iter().collect(),
        dwellings: maybe(row, 5)?,
        dwellings_on: None,
        source: text(10),
        heritage: (cell(row, 6) == "1").then_some(true),
        priority: (cell(row, 7) == "1").then_some(true),
        latitude: maybe(row, 8)?,
        longitude: maybe(row, 9)?,
        remark: text(11),
        fictional: false,
        withdrawn: false,
    })
}
