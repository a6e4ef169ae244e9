//! The history of registers, read from the chain: every state stands in its event, and the one
//! before it in an earlier event of the same thing or in the reference load.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Nullable, Text};
use serde_json::{Value, json};

use super::error::{Result, StoreError};
use super::events::instant;
use super::past::of_json;
use super::reference::Loaded;
use super::schema::events;
use super::{Read, parsed};
use crate::domain::calendar::{Day, Instant};
use crate::domain::event::EventKind;
use crate::domain::history::{FieldChange, RegisterKind, differences};
use crate::domain::ids::{EstateId, Insee, Position};
use crate::domain::refusal::Refusal;

/// Which changes of registers are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Of one register.
    pub kind: Option<RegisterKind>,
    /// Of one thing: its code or name as people type it; the dwellings of an estate with it.
    pub subject: Option<String>,
    /// Only those before this position: the page after.
    pub before: Option<Position>,
    /// At most so many.
    pub limit: Option<i64>,
}

/// A change of a register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterChange {
    /// Its position in the chain.
    pub position: Position,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The login of who recorded it.
    pub author: String,
    /// The register.
    pub kind: RegisterKind,
    /// The code of what it is about.
    pub code: String,
    /// Its name: as the change left it.
    pub name: String,
    /// What changed: one thing, or dwellings of an estate.
    pub items: Vec<Item>,
}

/// Something a change is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The number of a dwelling; none where the change is about one thing.
    pub number: Option<String>,
    /// It had no state before.
    pub new: bool,
    /// What changed.
    pub fields: Vec<FieldChange>,
}

/// One thing of a register: the number of its row, or a commune.
enum Subject {
    Row(i32),
    Commune(Insee),
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events)]
struct Row {
    position: i64,
    kind: String,
    recorded_at: String,
    author: String,
    subject: Option<i32>,
    body: Option<String>,
}

#[derive(QueryableByName)]
struct Belonged {
    #[diesel(sql_type = Text)]
    epci: String,
    #[diesel(sql_type = Nullable<Date>)]
    from_day: Option<Day>,
    #[diesel(sql_type = Nullable<Date>)]
    to_day: Option<Day>,
}

/// What was read for one change and serves the others too.
#[derive(Default)]
struct Earlier {
    loads: Option<Vec<Loaded>>,
    /// By estate, the states of its dwellings by position.
    dwellings: HashMap<EstateId, Vec<(Position, Vec<Value>)>>,
}

impl Read<'_> {
    /// Changes of registers, the latest first.
    ///
    /// # Errors
    /// [`Refusal::UnknownSubject`] when the registers hold nothing of that code or name,
    /// [`Refusal::AmbiguousEstate`].
    pub fn register_history(&mut self, filter: &HistoryFilter) -> Result<Vec<RegisterChange>> {
        let kinds = filter.kind.map_or_else(|| RegisterKind::ALL.to_vec(), |kind| vec![kind]);
        let mut query = events::table.select(Row::as_select()).into_boxed();
        if let Some(text) = &filter.subject {
            let subjects = self.subjects(&kinds, text)?;
            if subjects.is_empty() {
                return Err(Refusal::UnknownSubject(text.clone()).into());
            }
            for (kind, subject) in subjects {
                let of_kind = events::kind.eq(kind.as_str());
                query = match subject {
                    Subject::Row(id) => query.or_filter(of_kind.and(events::subject.eq(id))),
                    Subject::Commune(insee) => {
                        let told = sql::<Bool>("json_extract(body, '$.commune') = ");
                        let told = told.bind::<Text, _>(insee.to_string());
                        query.or_filter(of_kind.and(told))
                    }
                };
            }
        }
        let words: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
        query = query.filter(events::kind.eq_any(words)).order(events::position.desc());
        if let Some(before) = filter.before {
            query = query.filter(events::position.lt(before));
        }
        if let Some(limit) = filter.limit {
            query = query.limit(limit);
        }
        let mut earlier = Earlier::default();
        let rows: Vec<Row> = query.load(self.conn)?;
        rows.into_iter().map(|row| self.register_change(row, &mut earlier)).collect()
    }

    /// What a code or a name may mean in some registers.
    fn subjects(
        &mut self,
        kinds: &[RegisterKind],
        text: &str,
    ) -> Result<Vec<(RegisterKind, Subject)>> {
        let mut found = Vec::new();
        for kind in kinds {
            let row = match kind {
                RegisterKind::Landlord => self.landlord(text)?.map(|it| it.id),
                RegisterKind::Operation => self.operation(text)?.map(|it| it.id),
                RegisterKind::Programme => {
                    self.programme(&text.trim().to_lowercase())?.map(|it| it.id)
                }
                RegisterKind::Estate | RegisterKind::Dwellings => match self.estate_named(text) {
                    Ok(estate) => Some(estate.id),
                    Err(StoreError::Refused(Refusal::UnknownEstate(_))) => None,
                    Err(other) => return Err(other),
                },
                RegisterKind::Membership => {
                    let of_code = match text.trim().parse() {
                        Ok(insee) => self.commune(&insee)?,
                        Err(_) => None,
                    };
                    let named = self.communes_named(text)?;
                    let insees = of_code.into_iter().chain(named).map(|it| it.insee);
                    found.extend(insees.map(|insee| (*kind, Subject::Commune(insee))));
                    None
                }
            };
            found.extend(row.map(|id| (*kind, Subject::Row(id))));
        }
        Ok(found)
    }

    fn register_change(&mut self, row: Row, earlier: &mut Earlier) -> Result<RegisterChange> {
        let event: EventKind = parsed(&row.kind)?;
        let kind = RegisterKind::ALL.into_iter().find(|kind| kind.event() == event);
        let kind = kind.ok_or_else(|| StoreError::Corrupt(row.kind.clone()))?;
        let body: Value = of_json(row.body.as_deref().unwrap_or_default())?;
        let (code, name, items) = match kind {
            RegisterKind::Dwellings => {
                let estate = self.estate_by_id(row.subject.unwrap_or_default())?;
                let items = self.changed_dwellings(estate.id, row.position, earlier)?;
                (estate.code.to_string(), estate.name, items)
            }
            RegisterKind::Membership => {
                let insee: Insee = parsed(&text(&body, "commune"))?;
                let name = self.commune(&insee)?.map(|it| it.name).unwrap_or_default();
                let before = self.belonged(&insee, row.position)?;
                let mut fields = differences(Some(&before), &body);
                fields.retain(|it| it.field != "commune");
                (insee.to_string(), name, vec![Item { number: None, new: false, fields }])
            }
            _ => {
                let before = self.state_before(kind, row.subject, row.position, earlier)?;
                let (new, fields) = (before.is_none(), differences(before.as_ref(), &body));
                let items = vec![Item { number: None, new, fields }];
                (text(&body, "code"), text(&body, "name"), items)
            }
        };
        Ok(RegisterChange {
            position: row.position,
            recorded_at: instant(&row.recorded_at)?,
            author: row.author,
            kind,
            code,
            name,
            items,
        })
    }

    /// The body of the latest event of a kind before a position.
    fn body_before(
        &mut self,
        kind: RegisterKind,
        subject: Option<i32>,
        position: Position,
    ) -> Result<Option<Value>> {
        let body: Option<Option<String>> = events::table
            .filter(events::kind.eq(kind.as_str()).and(events::subject.eq(subject)))
            .filter(events::position.lt(position))
            .order(events::position.desc())
            .select(events::body)
            .first(self.conn)
            .optional()?;
        body.flatten().as_deref().map(of_json).transpose()
    }

    /// The state before a position: an event's of its own, or the reference load's.
    fn state_before(
        &mut self,
        kind: RegisterKind,
        subject: Option<i32>,
        position: Position,
        earlier: &mut Earlier,
    ) -> Result<Option<Value>> {
        let own = self.body_before(kind, subject, position)?;
        if own.is_some() || !matches!(kind, RegisterKind::Landlord | RegisterKind::Estate) {
            return Ok(own);
        }
        if earlier.loads.is_none() {
            let bodies: Vec<Option<String>> = events::table
                .filter(events::kind.eq(EventKind::Reference.as_str()))
                .order(events::position.desc())
                .select(events::body)
                .load(self.conn)?;
            let read = |it: Option<String>| of_json(&it.unwrap_or_default());
            earlier.loads = Some(bodies.into_iter().map(read).collect::<Result<_>>()?);
        }
        let mut loads = earlier.loads.iter().flatten();
        Ok(loads.find_map(|load| match kind {
            RegisterKind::Landlord => {
                load.landlords.iter().find(|it| Some(it.id) == subject).map(|it| json!(it))
            }
            _ => load.estates.iter().find(|it| Some(it.id) == subject).map(|it| json!(it)),
        }))
    }

    /// What a commune belonged to before a position.
    fn belonged(&mut self, commune: &Insee, position: Position) -> Result<Value> {
        let told: Option<Option<String>> = events::table
            .filter(events::kind.eq(EventKind::Membership.as_str()))
            .filter(events::position.lt(position))
            .filter(
                sql::<Bool>("json_extract(body, '$.commune') = ")
                    .bind::<Text, _>(commune.to_string()),
            )
            .order(events::position.desc())
            .select(events::body)
            .first(self.conn)
            .optional()?;
        if let Some(body) = told.flatten() {
            return of_json(&body);
        }
        // Rows of the reference load stay whatever ended them since, and they have no event of
        // their own: in the past too they are read where they stand.
        let rows: Vec<Belonged> = diesel::sql_query(
            "SELECT epci, from_day, to_day FROM main.memberships WHERE commune = ?1 \
             AND position IN (SELECT position FROM events WHERE kind = 'reference') \
             ORDER BY from_day",
        )
        .bind::<Text, _>(commune.as_str())
        .load(self.conn)?;
        let span = |it: &Belonged| json!({ "epci": it.epci, "from": it.from_day, "to": it.to_day });
        let spans: Vec<Value> = rows.iter().map(span).collect();
        Ok(json!({ "commune": commune, "memberships": spans }))
    }

    /// All that was told of the dwellings of an estate, oldest first.
    fn told_of_dwellings(&mut self, estate: EstateId) -> Result<Vec<(Position, Vec<Value>)>> {
        let told: Vec<(Position, Option<String>)> = events::table
            .filter(events::kind.eq(EventKind::Dwellings.as_str()))
            .filter(events::subject.eq(estate))
            .order(events::position)
            .select((events::position, events::body))
            .load(self.conn)?;
        let states = |(position, body): (Position, Option<String>)| {
            let body: Value = of_json(&body.unwrap_or_default())?;
            let dwellings = body.get("dwellings").and_then(Value::as_array).cloned();
            Ok((position, dwellings.unwrap_or_default()))
        };
        told.into_iter().map(states).collect()
    }

    /// The dwellings an event is about, with the state each had before.
    fn changed_dwellings(
        &mut self,
        estate: EstateId,
        position: Position,
        earlier: &mut Earlier,
    ) -> Result<Vec<Item>> {
        let told = match earlier.dwellings.entry(estate) {
            Entry::Occupied(told) => told.into_mut(),
            Entry::Vacant(none) => none.insert(self.told_of_dwellings(estate)?),
        };
        let mut before: HashMap<i64, &Value> = HashMap::new();
        let id = |state: &Value| state.get("id").and_then(Value::as_i64).unwrap_or_default();
        for (at, states) in &*told {
            if *at == position {
                let item = |state: &Value| {
                    let old = before.get(&id(state)).copied();
                    let mut fields = differences(old, state);
                    fields.retain(|it| it.field != "estate");
                    Item { number: Some(text(state, "number")), new: old.is_none(), fields }
                };
                return Ok(states.iter().map(item).collect());
            }
            before.extend(states.iter().map(|state| (id(state), state)));
        }
        Err(StoreError::NotFound)
    }
}

/// A text field of a state.
fn text(state: &Value, field: &str) -> String {
    state.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}
