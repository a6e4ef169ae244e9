//! Forms: what was typed is kept as it was typed, so that a form can be shown again with errors
//! beside its fields.

use std::collections::BTreeMap;

use rocket::data::{self, Data, FromData, ToByteUnit};
use rocket::http::ContentType;
use rocket::outcome::Outcome;
use rocket::tokio::time::timeout;
use rocket::{Request, http::RawStr};

use super::app_of;
use super::error::Failure;
use crate::domain::event::Hash;
use crate::store::OnceKey;
use crate::text::Lang;

/// The name of the hidden field that makes a form count once.
pub const ONCE: &str = "once";

/// What was typed into a form.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    fields: Vec<(String, String)>,
    address: String,
}

impl Typed {
    /// Fields filled in by us: an empty form with what is known already.
    #[must_use]
    pub fn given(fields: &[(&str, &str)]) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self { fields: fields.iter().map(own).collect(), address: String::new() }
    }

    /// The value of a field without spaces around it; empty when it is missing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// The value of a field as it was typed, spaces included: for passwords.
    #[must_use]
    pub fn exact(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The value of a field that is filled in.
    #[must_use]
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// All values of a field, as ticked boxes send them.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// Whether a box with that value is ticked.
    #[must_use]
    pub fn ticked(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|ticked| ticked == value)
    }

    /// All fields in order, the key excepted.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter().filter(|(name, _)| name != ONCE);
        fields.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The key of the form, to be shown again with it: a new one for a new form.
    #[must_use]
    pub fn key(&self) -> String {
        match self.get(ONCE) {
            "" => new_key(),
            key => key.to_owned(),
        }
    }

    /// The key and the hash of what was asked with it.
    ///
    /// # Errors
    /// [`Failure::StaleForm`] when the form has none.
    pub fn once(&self) -> Result<OnceKey, Failure> {
        let key = self.get(ONCE);
        if !(8..=100).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(Failure::StaleForm);
        }
        let mut asked = self.address.clone();
        for (name, value) in self.fields() {
            asked.push('\n');
            asked.push_str(&RawStr::new(name).percent_encode().to_string());
            asked.push('=');
            asked.push_str(&RawStr::new(value).percent_encode().to_string());
        }
        Ok(OnceKey { key: key.to_owned(), request: Hash::of(asked.as_bytes()) })
    }
}

/// A new key of a form.
fn new_key() -> String {
    super::token::random().chars().take(32).collect()
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Typed {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(typed) => Outcome::Success(typed),
            Err(failure) => Outcome::Error((failure.keep(request), ())),
        }
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Typed, Failure> {
    let lang = super::lang::of(request);
    let unreadable = |key| Failure::Unreadable(Lang::say(lang, key).into_owned());
    let limits = app_of(request).map(|app| app.config.limits.clone()).unwrap_or_default();
    if request.content_type() != Some(&ContentType::Form) {
        return Err(unreadable("form-not-a-form"));
    }
    let body = data.open(limits.form_bytes.bytes()).into_string();
    let body = timeout(limits.form_time, body).await.map_err(|_| Failure::TooSlow)?;
    let body = body.map_err(|_| unreadable("form-not-text"))?;
    if !body.is_complete() {
        return Err(Failure::TooLarge);
    }
    let mut fields = Vec::new();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = |text| RawStr::new(text).url_decode().map(std::borrow::Cow::into_owned);
        let (Ok(name), Ok(value)) = (decoded(name), decoded(value)) else {
            return Err(unreadable("form-not-text"));
        };
        // What nobody types and no page shows would stay in the ledger for ever.
        if value.contains(is_unwritable) {
            return Err(unreadable("form-not-text"));
        }
        if value.len() > limits.field_bytes || fields.len() >= limits.form_fields {
            return Err(Failure::TooLarge);
        }
        fields.push((name, value));
    }
    Ok(Typed { fields, address: request.uri().path().to_string() })
}

/// Whether a character is one that steers a device: no line break, no tabulation.
fn is_unwritable(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\r' | '\n' | '\t')
}

/// Sentences about fields, shown beside them.
#[derive(Debug, Clone, Default)]
pub struct Errors(BTreeMap<String, String>);

impl Errors {
    /// Says what is wrong with a field.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.entry(field.to_owned()).or_insert_with(|| sentence.into());
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them: field and sentence.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }

    /// Keeps the value of a field, or says what is wrong with it.
    pub fn take<T>(&mut self, field: &str, read: Result<T, String>) -> Option<T> {
        read.map_err(|sentence| self.add(field, sentence)).ok()
    }
}
