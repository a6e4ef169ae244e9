//! The fields of registers and their values in words.

use std::collections::HashMap;
use std::fmt::Display;

use serde_json::Value;

use crate::domain::calendar::Day;
use crate::domain::history::MEMBERSHIPS;
use crate::domain::operation::Kind;
use crate::domain::stage::Stage;
use crate::domain::territory::Span;
use crate::store::{Read, RegisterChange};
use crate::text::Lang;
use crate::web::communes::span;
use crate::web::db::Done;

/// The names that changes of registers hold numbers of.
pub(super) struct Words {
    lang: Lang,
    /// For a table: days and numbers as programs write them, what is unknown empty.
    plain: bool,
    landlords: HashMap<i64, String>,
    estates: HashMap<i64, String>,
    communes: HashMap<String, String>,
    epcis: HashMap<String, String>,
}

impl Words {
    /// Reads them.
    pub(super) fn read(
        read: &mut Read<'_>,
        lang: Lang,
        plain: bool,
        changes: &[RegisterChange],
    ) -> Done<Self> {
        let mut insees = Vec::new();
        for it in changes.iter().flat_map(|it| &it.items).flat_map(|it| &it.fields) {
            if matches!(it.field.as_str(), "commune" | "other_communes") {
                texts(&it.before, &mut insees);
                texts(&it.after, &mut insees);
            }
        }
        Ok(Self {
            lang,
            plain,
            landlords: read.landlords()?.into_iter().map(|it| (it.id.into(), it.name)).collect(),
            estates: read.estates()?.into_iter().map(|it| (it.id.into(), it.name)).collect(),
            communes: read.commune_names(&insees)?,
            epcis: read.epcis()?.into_iter().map(|it| (it.siren.to_string(), it.name)).collect(),
        })
    }

    /// The name of a field.
    pub(super) fn field(&self, field: &str) -> String {
        if let Some(planned) = field.strip_prefix("schedule.")
            && let Some((stage, end)) = planned.split_once('.')
            && let Ok(stage) = stage.parse::<Stage>()
        {
            let key = if end == "first" { "operations-first-day" } else { "operations-last-day" };
            return self.lang.say_with(key, &[("text", self.lang.stage_name(stage).into())]);
        }
        let key = format!("history-field-{}", field.replace(['_', '.'], "-"));
        self.lang.say(&key).into_owned()
    }

    /// A value of a field.
    pub(super) fn value(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null if self.plain => String::new(),
            Value::Null => self.lang.say("history-unset").into_owned(),
            Value::Bool(true) => self.lang.say("estates-yes").into_owned(),
            Value::Bool(false) => self.lang.say("estates-no").into_owned(),
            Value::Array(values) if values.is_empty() && self.plain => String::new(),
            Value::Array(values) if values.is_empty() => {
                self.lang.say("history-nothing").into_owned()
            }
            Value::Array(values) => {
                let words: Vec<String> = values.iter().map(|it| self.value(field, it)).collect();
                if field == MEMBERSHIPS { words.join("\u{a0}; ") } else { self.lang.list(&words) }
            }
            Value::Number(number) => self.number(field, number),
            Value::String(text) => self.text(field, text),
            Value::Object(_) => self.span(value),
        }
    }

    fn number(&self, field: &str, number: &serde_json::Number) -> String {
        let named = |names: &HashMap<i64, String>, id: i64| {
            names.get(&id).cloned().unwrap_or_else(|| id.to_string())
        };
        match (field, number.as_i64()) {
            ("landlord" | "landlords", Some(id)) => named(&self.landlords, id),
            ("estate", Some(id)) => named(&self.estates, id),
            (_, Some(number)) if self.plain => number.to_string(),
            ("cost", Some(cents)) => self.lang.euros(cents),
            ("surface", Some(number)) => format!("{}\u{a0}m²", self.lang.count(number)),
            (_, Some(number)) => self.lang.count(number),
            (_, None) => number.to_string(),
        }
    }

    fn text(&self, field: &str, text: &str) -> String {
        let lang = self.lang;
        match field {
            "commune" | "other_communes" => self.named(&self.communes, text),
            "kind" | "kinds" => or(text, text.parse::<Kind>(), |it| lang.kind_name(it)),
            "stage" => or(text, text.parse::<Stage>(), |it| lang.stage_name(it)),
            "dwellings_on" | "first_day" | "last_day" | "energy_before.on" | "energy_after.on"
                if !self.plain =>
            {
                self.day(text)
            }
            _ if field.starts_with("schedule.") && !self.plain => self.day(text),
            _ => text.to_owned(),
        }
    }

    fn day(&self, text: &str) -> String {
        or(text, text.parse::<Day>(), |day| self.lang.day_in_words(day))
    }

    /// The name of a place; in a table with its code.
    fn named(&self, names: &HashMap<String, String>, code: &str) -> String {
        match names.get(code) {
            Some(name) if self.plain => format!("{name} ({code})"),
            Some(name) => name.clone(),
            None => code.to_owned(),
        }
    }

    /// An EPCI and since when until when.
    fn span(&self, value: &Value) -> String {
        let Ok(it) = serde_json::from_value::<Span>(value.clone()) else {
            return self.lang.say("history-unset").into_owned();
        };
        let name = self.named(&self.epcis, it.epci.as_str());
        if (it.from, it.to) == (None, None) {
            return name;
        }
        let days = span(self.lang, &it);
        let mut letters = days.chars();
        let first = letters.next().map(char::to_lowercase).into_iter().flatten();
        let days: String = first.chain(letters).collect();
        self.lang
            .say_with("history-membership-span", &[("name", name.into()), ("text", days.into())])
    }
}

/// The texts a value holds.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|it| texts(it, into)),
        _ => {}
    }
}

/// A word in words; the word itself when nobody knows it.
fn or<T, E, W: Display>(text: &str, read: Result<T, E>, say: impl FnOnce(T) -> W) -> String {
    read.map_or_else(|_| text.to_owned(), |it| say(it).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::FIELDS;

    fn words(lang: Lang) -> Words {
        let none = HashMap::new;
        let (landlords, estates) = (HashMap::new(), HashMap::new());
        Words { lang, plain: false, landlords, estates, communes: none(), epcis: none() }
    }

    #[test]
    fn every_field_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            for field in FIELDS.into_iter().chain([MEMBERSHIPS]) {
                let name = words(lang).field(field);
                assert!(!name.contains("history-") && !name.contains("operations-"), "{field}");
            }
        }
    }

    #[test]
    fn no_value_is_shown_as_it_is_stored() {
        let french = words(Lang::Fr);
        let said = |field: &str, json: &str| {
            french.value(field, &serde_json::from_str::<Value>(json).unwrap())
        };
        assert_eq!(said("heritage", "null"), "non renseigné");
        assert_eq!(said("heritage", "false"), "non");
        assert_eq!(said("kinds", r#"["heavy","facade"]"#), "réhabilitation lourde et façade seule");
        assert_eq!(said("first_day", r#""2018-06-15""#), "15 juin 2018");
        assert_eq!(said("schedule.ordered.last", r#""2018-06-01""#), "1er juin 2018");
        assert_eq!(said("planned", "1234"), "1\u{202f}234");
        assert_eq!(said("surface", "72"), "72\u{a0}m²");
        assert_eq!(said("other_communes", "[]"), "rien");
        let span = r#"[{"epci":"246200364","from":"2020-01-01","to":null}]"#;
        assert_eq!(said("memberships", span), "246200364 (depuis le 1er janvier 2020)");
    }
}
