//! The register of estates.

use std::collections::HashMap;
use std::rc::Rc;

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::estates;
use super::{Read, Tx, as_json, listed, parsed};
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::domain::event::EventKind;
use crate::domain::ids::{EstateCode, EstateId, Position};
use crate::domain::names::fold;
use crate::domain::refusal::Refusal;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = estates, treat_none_as_null = true)]
struct Row {
    id: i32,
    code: String,
    former_codes: String,
    name: String,
    commune: Option<String>,
    other_communes: String,
    landlords: String,
    dwellings: Option<i64>,
    dwellings_on: Option<Day>,
    source: Option<String>,
    heritage: Option<bool>,
    priority: Option<bool>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    remark: Option<String>,
    fictional: bool,
    position: i64,
    withdrawn: bool,
}

impl Row {
    fn of(estate: &Estate, position: Position) -> Result<Self> {
        Ok(Self {
            id: estate.id,
            code: estate.code.to_string(),
            former_codes: as_json(&estate.former_codes)?,
            name: estate.name.clone(),
            commune: estate.commune.as_ref().map(ToString::to_string),
            other_communes: as_json(&estate.other_communes)?,
            landlords: as_json(&estate.landlords)?,
            dwellings: estate.dwellings,
            dwellings_on: estate.dwellings_on,
            source: estate.source.clone(),
            heritage: estate.heritage,
            priority: estate.priority,
            latitude: estate.latitude,
            longitude: estate.longitude,
            remark: estate.remark.clone(),
            fictional: estate.fictional,
            position,
            withdrawn: estate.withdrawn,
        })
    }

    fn estate(self) -> Result<Estate> {
        Ok(Estate {
            id: self.id,
            code: parsed(&self.code)?,
            former_codes: listed(&self.former_codes)?,
            name: self.name,
            commune: self.commune.as_deref().map(parsed).transpose()?,
            other_communes: listed(&self.other_communes)?,
            landlords: listed(&self.landlords)?,
            dwellings: self.dwellings,
            dwellings_on: self.dwellings_on,
            source: self.source,
            heritage: self.heritage,
            priority: self.priority,
            latitude: self.latitude,
            longitude: self.longitude,
            remark: self.remark,
            fictional: self.fictional,
            withdrawn: self.withdrawn,
        })
    }
}

/// Estates to look one up by code, former code or name.
pub(super) struct EstateIndex {
    by_code: HashMap<String, EstateId>,
    by_name: HashMap<String, Vec<EstateId>>,
    pub(super) estates: HashMap<EstateId, Rc<Estate>>,
}

impl EstateIndex {
    pub(super) fn new(estates: Vec<Estate>) -> Self {
        let mut index =
            Self { by_code: HashMap::new(), by_name: HashMap::new(), estates: HashMap::new() };
        for estate in estates {
            for former in &estate.former_codes {
                index.by_code.insert(former.to_string(), estate.id);
            }
            index.by_name.entry(fold(&estate.name)).or_default().push(estate.id);
            index.estates.insert(estate.id, Rc::new(estate));
        }
        // Codes of today go last: they win over somebody else's former one.
        for estate in index.estates.values() {
            index.by_code.insert(estate.code.to_string(), estate.id);
        }
        index
    }

    /// The estate of that code or former code.
    pub(super) fn of_code(&self, code: &EstateCode) -> Option<&Estate> {
        self.by_code.get(code.as_str()).and_then(|id| self.estates.get(id)).map(Rc::as_ref)
    }

    /// The estate of that code, former code or name.
    pub(super) fn find(&self, text: &str) -> std::result::Result<&Rc<Estate>, Refusal> {
        let code = text.trim().to_uppercase();
        let unknown = || Refusal::UnknownEstate(text.trim().to_owned());
        if let Some(id) = self.by_code.get(&code) {
            return self.estates.get(id).ok_or_else(unknown);
        }
        match self.by_name.get(&fold(text)).map(Vec::as_slice) {
            None | Some([]) => Err(unknown()),
            Some([one]) => self.estates.get(one).ok_or_else(unknown),
            Some(several) => Err(Refusal::AmbiguousEstate {
                name: text.trim().to_owned(),
                codes: several
                    .iter()
                    .filter_map(|id| self.estates.get(id))
                    .map(|estate| estate.code.to_string())
                    .collect(),
            }),
        }
    }
}

impl Read<'_> {
    /// All estates by name, the bucket among them.
    pub fn estates(&mut self) -> Result<Vec<Estate>> {
        let rows: Vec<Row> = estates::table
            .filter(estates::withdrawn.eq(false))
            .order((estates::name, estates::id))
            .select(Row::as_select())
            .load(self.conn)?;
        rows.into_iter().filter(|it| self.sees_estate(it.id)).map(Row::estate).collect()
    }

    /// All rows of the register, those that were withdrawn among them.
    pub(super) fn estates_ever(&mut self) -> Result<Vec<Estate>> {
        let rows: Vec<Row> =
            estates::table.order(estates::id).select(Row::as_select()).load(self.conn)?;
        rows.into_iter().map(Row::estate).collect()
    }

    /// The estate of that code, or of that former code.
    pub fn estate(&mut self, code: &str) -> Result<Option<Estate>> {
        let code = code.trim().to_uppercase();
        let row: Option<Row> = estates::table
            .filter(estates::code.eq(&code).and(estates::withdrawn.eq(false)))
            .select(Row::as_select())
            .first(self.conn)
            .optional()?;
        if let Some(row) = row {
            return if self.sees_estate(row.id) { row.estate().map(Some) } else { Ok(None) };
        }
        let index = EstateIndex::new(self.estates()?);
        let found = index.by_code.get(&code).and_then(|id| index.estates.get(id));
        Ok(found.map(|it| Estate::clone(it)))
    }

    /// The estate of that code, former code or name, as people type it.
    ///
    /// # Errors
    /// [`Refusal::UnknownEstate`], [`Refusal::AmbiguousEstate`].
    pub fn estate_named(&mut self, text: &str) -> Result<Estate> {
        let index = EstateIndex::new(self.estates()?);
        Ok(Estate::clone(index.find(text)?))
    }

    /// The estate of that number.
    pub fn estate_by_id(&mut self, id: EstateId) -> Result<Estate> {
        let row = estates::table.find(id).select(Row::as_select()).first(self.conn)?;
        Row::estate(row)
    }
}

impl Tx<'_> {
    /// Records a new state of an estate, or a new estate when its number is 0. Figures by
    /// territory are made again, since its commune may have changed.
    pub fn save_estate(&mut self, mut estate: Estate) -> Result<EstateId> {
        let withdrawn = self.withdrawn_estate(&estate.code)?;
        let known = estate.id != 0 || withdrawn.is_some();
        if estate.id == 0 {
            estate.id = withdrawn.map_or_else(|| self.next_estate_id(), Ok)?;
        }
        let taken = self.estate(estate.code.as_str())?.map(|it| it.id).or(withdrawn);
        if taken.is_some_and(|other| other != estate.id) {
            return Err(Refusal::CodeTaken(estate.code.to_string()).into());
        }
        self.must_be_landlords(&estate.landlords)?;
        let (position, _) = self.append(EventKind::Estate, Some(estate.id), &as_json(&estate)?)?;
        if known {
            let row = Row::of(&estate, position)?;
            let changed =
                diesel::update(estates::table.find(estate.id)).set(row).execute(self.conn)?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            self.books.rebuild = true;
        } else {
            self.insert_estate(&estate, position)?;
        }
        self.books.forget_registers();
        self.note("estate-saved", Some(position), &json!({ "estate": estate.code.as_str() }))?;
        Ok(estate.id)
    }

    /// The estate that bore a code and was withdrawn: whoever bears it again is that row.
    fn withdrawn_estate(&mut self, code: &EstateCode) -> Result<Option<EstateId>> {
        Ok(estates::table
            .filter(estates::code.eq(code.as_str()).and(estates::withdrawn.eq(true)))
            .select(estates::id)
            .first(self.conn)
            .optional()?)
    }

    pub(super) fn next_estate_id(&mut self) -> Result<EstateId> {
        let last: Option<EstateId> =
            estates::table.select(diesel::dsl::max(estates::id)).first(self.conn)?;
        Ok(last.unwrap_or(0) + 1)
    }

    pub(super) fn insert_estate(&mut self, estate: &Estate, position: Position) -> Result<()> {
        put(self.conn, estate, position)
    }
}

/// Puts a row into the register.
pub(super) fn put(conn: &mut SqliteConnection, it: &Estate, position: Position) -> Result<()> {
    diesel::insert_into(estates::table).values(Row::of(it, position)?).execute(conn)?;
    Ok(())
}
