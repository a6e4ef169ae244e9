//! The history of registers: what a new state of something changed, field by field.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use super::event::EventKind;

/// What a register is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterKind {
    /// Landlords.
    Landlord,
    /// Estates.
    Estate,
    /// Operations.
    Operation,
    /// Programmes.
    Programme,
    /// What communes belong to.
    Membership,
    /// Dwellings of estates.
    Dwellings,
}

impl RegisterKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Estate,
        Self::Operation,
        Self::Dwellings,
        Self::Membership,
        Self::Programme,
        Self::Landlord,
    ];

    /// The events that hold its states.
    #[must_use]
    pub fn event(self) -> EventKind {
        match self {
            Self::Landlord => EventKind::Landlord,
            Self::Estate => EventKind::Estate,
            Self::Operation => EventKind::Operation,
            Self::Programme => EventKind::Programme,
            Self::Membership => EventKind::Membership,
            Self::Dwellings => EventKind::Dwellings,
        }
    }

    /// The word in addresses and in the chain.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.event().as_str()
    }
}

impl fmt::Display for RegisterKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RegisterKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| text.to_owned())
    }
}

/// The fields of the registers, in the order people read them; a field of a field follows it
/// after a full stop. Numbers that only the database knows are none.
pub const FIELDS: [&str; 51] = [
    "code",
    "former_codes",
    "number",
    "rpls",
    "name",
    "address",
    "surface",
    "energy_before.class",
    "energy_before.on",
    "energy_before.kwh",
    "energy_before.co2",
    "energy_after.class",
    "energy_after.on",
    "energy_after.kwh",
    "energy_after.co2",
    "cost",
    "estate",
    "commune",
    "other_communes",
    "landlord",
    "landlords",
    "dwellings",
    "dwellings_on",
    "source",
    "heritage",
    "priority",
    "latitude",
    "longitude",
    "remark",
    "fictional",
    "withdrawn",
    "contract",
    "kind",
    "planned",
    "schedule.financed.first",
    "schedule.financed.last",
    "schedule.ordered.first",
    "schedule.ordered.last",
    "schedule.started.first",
    "schedule.started.last",
    "schedule.delivered.first",
    "schedule.delivered.last",
    "outside",
    "cdc_loan",
    "reports",
    "unspecified",
    "first_day",
    "last_day",
    "stage",
    "kinds",
    "target",
];

/// What a commune belongs to: the one field of its register.
pub const MEMBERSHIPS: &str = "memberships";

/// Marks that are not set unless somebody sets them: something new without one says nothing.
const MARKS: [&str; 5] = ["fictional", "withdrawn", "outside", "reports", "unspecified"];

/// A field that a change set to something else. Null is unknown or none.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its name: one of [`FIELDS`], or [`MEMBERSHIPS`].
    pub field: String,
    /// What it was.
    pub before: Value,
    /// What it became.
    pub after: Value,
}

/// What a new state changed, by field. Something new, without a state before, sets every field
/// that says something.
#[must_use]
pub fn differences(before: Option<&Value>, after: &Value) -> Vec<FieldChange> {
    let new = before.is_none();
    let (mut old, mut now) = (Vec::new(), Vec::new());
    flatten(String::new(), before.unwrap_or(&Value::Null), &mut old);
    flatten(String::new(), after, &mut now);
    let gone = old.iter().filter(|(field, _)| now.iter().all(|(other, _)| other != field));
    let gone: Vec<_> = gone.map(|(field, _)| (field.clone(), &Value::Null)).collect();
    let mut changes: Vec<FieldChange> = now
        .into_iter()
        .chain(gone)
        .filter(|(field, _)| !field.is_empty() && field != "id")
        .map(|(field, after)| {
            let before = old.iter().find(|(other, _)| *other == field);
            let before = before.map_or(Value::Null, |(_, value)| (*value).clone());
            FieldChange { field, before, after: after.clone() }
        })
        .filter(|it| if new { speaks(it) } else { it.before != it.after })
        .collect();
    let order = |it: &FieldChange| FIELDS.iter().position(|field| *field == it.field);
    changes.sort_by_cached_key(|it| (order(it).unwrap_or(FIELDS.len()), it.field.clone()));
    changes
}

/// The fields of a state, those of a field among them.
fn flatten<'v>(name: String, value: &'v Value, into: &mut Vec<(String, &'v Value)>) {
    let Value::Object(fields) = value else {
        into.push((name, value));
        return;
    };
    for (field, value) in fields {
        let name = if name.is_empty() { field.clone() } else { format!("{name}.{field}") };
        flatten(name, value, into);
    }
}

/// Whether a field of something new says anything.
fn speaks(it: &FieldChange) -> bool {
    match &it.after {
        Value::Null => false,
        Value::Bool(false) => !MARKS.contains(&it.field.as_str()),
        Value::Array(values) => !values.is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(before: Option<Value>, after: &Value) -> Vec<(String, Value, Value)> {
        let changes = differences(before.as_ref(), after);
        changes.into_iter().map(|it| (it.field, it.before, it.after)).collect()
    }

    #[test]
    fn only_what_changed_is_told_in_the_order_of_the_form() {
        let before = json!({"id": 4, "planned": 3, "name": "a", "code": "X", "kinds": ["heavy"],
            "schedule": {"financed": {"first": null, "last": null}}, "loan": null});
        let after = json!({"id": 4, "planned": null, "name": "b", "code": "X", "kinds": ["light"],
            "schedule": {"financed": {"first": "2024-01-01", "last": null}}});
        assert_eq!(
            told(Some(before.clone()), &after),
            [
                ("name".to_owned(), json!("a"), json!("b")),
                ("planned".to_owned(), json!(3), Value::Null),
                ("schedule.financed.first".to_owned(), Value::Null, json!("2024-01-01")),
                ("kinds".to_owned(), json!(["heavy"]), json!(["light"])),
            ]
        );
        assert_eq!(told(Some(before.clone()), &before), []);
    }

    #[test]
    fn a_field_that_is_no_longer_there_was_something_and_is_nothing() {
        assert_eq!(
            told(Some(json!({"source": "x"})), &json!({})),
            [("source".to_owned(), json!("x"), Value::Null)]
        );
    }

    #[test]
    fn something_new_tells_what_it_says_and_no_more() {
        let new = json!({"id": 1, "name": "a", "remark": null, "former_codes": [],
            "heritage": false, "fictional": false});
        assert_eq!(
            told(None, &new),
            [
                ("name".to_owned(), Value::Null, json!("a")),
                ("heritage".to_owned(), Value::Null, json!(false)),
            ]
        );
    }

    #[test]
    fn every_kind_is_read_again_from_its_word() {
        for kind in RegisterKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
        assert!("entry".parse::<RegisterKind>().is_err());
    }
}
