//! The page of the form to correct.

use askama::Template;

use super::correction::rows;
use super::fields::{Choice, EntryFields, estate_choices, telling};
use super::questions::Asks;
use super::rows::EntryRow;
use crate::domain::calendar::{When, WrittenDate};
use crate::domain::entry::CorrectionReason;
use crate::domain::ids::Position;
use crate::domain::question::Question;
use crate::store::{ListedEntry, Read, Result as Stored};
use crate::text::Lang;
use crate::text::reading::parse_count;
use crate::web::db::Done;
use crate::web::fields::{Errors, Typed};
use crate::web::page::{Page, Place};

/// Lines a form can have: a total of a year broken down by estate.
pub(super) const ROWS: usize = 40;

/// The end of the names of a line's fields; the whole form has none.
pub(super) fn suffix(line: usize) -> String {
    if line == 0 { String::new() } else { format!("-{line}") }
}

/// What the question about a breakdown is about: the reason and every count.
pub(super) fn about_fields(form: &Typed) -> Vec<String> {
    let counts = (1..=rows(form)).map(|line| format!("dwellings{}", suffix(line)));
    ["reason", "rows", "act"].map(str::to_owned).into_iter().chain(counts).collect()
}

/// A form as it came, if it did, and what is wrong with it.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) form: Option<Typed>,
    pub(super) errors: Errors,
    /// The line the questions are about, 0 for the whole, and the questions.
    pub(super) asked: Option<(usize, Vec<Question>)>,
}

#[derive(Template)]
#[template(path = "entries/correction.html")]
pub(super) struct CorrectionPage {
    page: Page,
    once: String,
    position: Position,
    at: String,
    original: EntryRow,
    reasons: Vec<Choice>,
    reason: String,
    note: String,
    lines: Vec<EntryFields>,
    /// What the lines sum to, against the entry.
    parts: Option<String>,
    asks: Asks,
    errors: Errors,
    estates: Vec<Choice>,
}

impl CorrectionPage {
    pub(super) fn new(
        read: &mut Read<'_>,
        page: Page,
        wrong: &ListedEntry,
        shown: Shown,
    ) -> Done<Self> {
        let lang = page.lang;
        let Shown { form, mut errors, asked } = shown;
        let form = match form {
            Some(form) => form,
            None => first_form(read, wrong)?,
        };
        let ask = |line: usize, names: &[String], errors: &mut Errors| match &asked {
            Some((at, asked)) if *at == line => {
                Asks::new(lang, &form, &suffix(line), names, asked, errors)
            }
            _ => Asks::none(&form, &suffix(line), names),
        };
        let asks = ask(0, &about_fields(&form), &mut errors);
        let mut lines = Vec::new();
        for line in 1..=rows(&form) {
            let suffix = suffix(line);
            let asks = ask(line, &telling(&suffix), &mut errors);
            lines.push(EntryFields::new(read, lang, &form, &suffix, None, asks, &errors)?);
        }
        let position = wrong.entry.position;
        let at = lang.position(position);
        let title = lang.say_with("entries-correcting", &[("text", (&at).into())]);
        Ok(Self {
            page: page.titled(title).place(Place::Entries),
            once: form.key(),
            position,
            original: EntryRow::of(lang, wrong),
            reasons: CorrectionReason::ALL
                .map(|it| Choice {
                    value: it.as_str().to_owned(),
                    label: lang.reason_name(it).into_owned(),
                })
                .into(),
            reason: form.get("reason").to_owned(),
            note: form.get("note").to_owned(),
            parts: parts(lang, &form, wrong.entry.dwellings),
            estates: estate_choices(read)?,
            at,
            lines,
            asks,
            errors,
        })
    }
}

/// What several lines sum to, against the entry they replace.
fn parts(lang: Lang, form: &Typed, total: i64) -> Option<String> {
    let lines = rows(form);
    let counts = (1..=lines).map(|line| form.get(&format!("dwellings{}", suffix(line))).to_owned());
    let sum: i64 = counts.filter_map(|text| parse_count(&text).ok()).map(|it| it.get()).sum();
    let said = [("parts", sum.into()), ("total", total.into())];
    (lines > 1).then(|| lang.say_with("entries-parts", &said))
}

/// The form as it opens: one line that says what the entry says.
fn first_form(read: &mut Read<'_>, wrong: &ListedEntry) -> Stored<Typed> {
    let entry = &wrong.entry;
    let operation = read.operation_by_id(entry.operation)?;
    let estate = read.estate_by_id(operation.estate)?;
    let several = read.operations_of(estate.id)?.len() > 1;
    let named = !operation.unspecified || several;
    let on = as_typed(entry.when);
    if estate.is_bucket() {
        return Ok(breakdown_form(entry.stage.as_str(), &on));
    }
    let landlord = if named || estate.landlords.len() == 1 { "" } else { &wrong.landlord };
    let landlord = read.landlord(landlord)?.map(|it| it.code.to_string()).unwrap_or_default();
    let dwellings = entry.dwellings.to_string();
    Ok(Typed::given(&[
        ("rows", "1"),
        ("estate-1", &wrong.estate),
        ("operation-1", if named { &wrong.operation } else { "" }),
        ("landlord-1", &landlord),
        ("stage-1", entry.stage.as_str()),
        ("on-1", &on),
        ("dwellings-1", &dwellings),
        ("note-1", entry.note.as_deref().unwrap_or_default()),
        ("reference-1", entry.reference.as_deref().unwrap_or_default()),
    ]))
}

/// The form for a total that was never broken down: lines for the estates it holds.
fn breakdown_form(stage: &str, on: &str) -> Typed {
    let reason = CorrectionReason::Breakdown.as_str();
    Typed::given(&[
        ("reason", reason),
        ("rows", "3"),
        ("stage-1", stage),
        ("on-1", on),
        ("stage-2", stage),
        ("on-2", on),
        ("stage-3", stage),
        ("on-3", on),
    ])
}

/// A date as people type it.
fn as_typed(when: When) -> String {
    match when.written() {
        WrittenDate::Day(day) => day.format("%d/%m/%Y").to_string(),
        WrittenDate::Month(month) => format!("{:02}/{}", month.number(), month.year()),
        WrittenDate::Year(year) => year.to_string(),
    }
}

/// An entry that this person cannot correct now: why, and where to go.
#[derive(Template)]
#[template(path = "entries/blocked.html")]
pub(super) struct BlockedPage {
    page: Page,
    sentence: String,
    position: Position,
    at: String,
    by: Option<(Position, String)>,
}

impl BlockedPage {
    pub(super) fn new(
        page: Page,
        position: Position,
        sentence: String,
        by: Option<Position>,
    ) -> Self {
        let lang = page.lang;
        let at = lang.position(position);
        let title = lang.say_with("entries-correcting", &[("text", (&at).into())]);
        let page = page.titled(title).place(Place::Entries);
        Self { page, sentence, position, at, by: by.map(|by| (by, lang.position(by))) }
    }
}
