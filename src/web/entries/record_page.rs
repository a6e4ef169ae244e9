//! The page of the form to record.

use askama::Template;

use super::fields::{Choice, EntryFields, estate_choices, telling};
use super::questions::Asks;
use super::record::Spot;
use super::rows::EntryRow;
use crate::domain::estate::Estate;
use crate::domain::progress::default_to;
use crate::domain::question::Question;
use crate::domain::stage::Stage;
use crate::domain::territory::Scope;
use crate::store::{EntryFilter, FigureQuestion, Read};
use crate::text::Lang;
use crate::text::reading::parse_count;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::page::{Page, Place};

/// Entries shown below the form.
const LAST: i64 = 8;

/// What is known of the estate, in the margin.
pub(super) struct Margin {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) commune: Option<String>,
    pub(super) dwellings: Option<String>,
    pub(super) delivered: String,
    pub(super) variance: Option<String>,
    pub(super) behind: bool,
    pub(super) best: Option<String>,
}

#[derive(Template)]
#[template(path = "entries/record.html")]
pub(super) struct RecordPage {
    page: Page,
    once: String,
    action: String,
    estates: Vec<Choice>,
    fields: EntryFields,
    margin: Option<Margin>,
    errors: Errors,
    submit: String,
    back: String,
    last: Vec<EntryRow>,
}

/// A form as it came, and what is wrong with it.
pub(super) struct Shown {
    pub(super) spot: Spot,
    pub(super) form: Typed,
    pub(super) errors: Errors,
    pub(super) asked: Vec<Question>,
}

impl RecordPage {
    pub(super) fn new(
        read: &mut Read<'_>,
        page: Page,
        programme: &str,
        shown: Shown,
    ) -> Done<Self> {
        let Shown { spot, form, mut errors, asked } = shown;
        let lang = page.lang;
        let estate = spot.estate(read)?;
        let names = telling("");
        let asks = match asked.as_slice() {
            [] => Asks::none(&form, "", &names),
            asked => Asks::new(lang, &form, "", &names, asked, &mut errors),
        };
        let mut fields = EntryFields::new(read, lang, &form, "", estate.as_ref(), asks, &errors)?;
        if matches!(spot, Spot::Operation(_)) {
            // The address says which one, and with it the landlord.
            fields.operations.clear();
            fields.landlords.clear();
        }
        let known = match &estate {
            Some(estate) => Some(estate.clone()),
            None => form.filled("estate").and_then(|text| read.estate_named(text).ok()),
        };
        let margin = known.as_ref().map(|it| margin(read, lang, programme, it)).transpose()?;
        let last = match &known {
            Some(estate) => last_entries(read, lang, estate)?,
            None => Vec::new(),
        };
        Ok(Self {
            page: page.titled(lang.say("entries-new")).place(Place::Entries),
            once: form.key(),
            action: spot.action(),
            estates: if estate.is_some() { Vec::new() } else { estate_choices(read)? },
            submit: submit(lang, form.get("dwellings")),
            back: spot.back(),
            fields,
            margin,
            errors,
            last,
        })
    }
}

/// "Enregistrer 24 logements" once the count is known.
fn submit(lang: Lang, dwellings: &str) -> String {
    match parse_count(dwellings) {
        Ok(count) => lang.say_with("entries-submit-count", &[("n", count.get().into())]),
        Err(_) => lang.say("entries-submit").into_owned(),
    }
}

fn last_entries(read: &mut Read<'_>, lang: Lang, estate: &Estate) -> Done<Vec<EntryRow>> {
    let filter = EntryFilter {
        estate: Some(estate.code.to_string()),
        limit: Some(LAST),
        ..EntryFilter::default()
    };
    Ok(read.entries(&filter)?.iter().map(|it| EntryRow::of(lang, it)).collect())
}

fn margin(read: &mut Read<'_>, lang: Lang, programme: &str, estate: &Estate) -> Done<Margin> {
    let commune = estate.commune.as_ref().map(|code| read.commune(code)).transpose()?.flatten();
    let filter = EntryFilter {
        estate: Some(estate.code.to_string()),
        stage: Some(Stage::Delivered),
        ..EntryFilter::default()
    };
    let delivered = read.entry_sums(&filter)?.first().map_or(0, |sum| sum.dwellings);
    let variance = variance(read, programme, estate)?;
    let best = read.best_month(estate.id, Stage::Delivered)?;
    Ok(Margin {
        code: estate.code.to_string(),
        name: estate.name.clone(),
        commune: commune.map(|it| it.name),
        dwellings: estate.dwellings.map(|n| lang.count(n)),
        delivered: lang.count(delivered),
        variance: variance.map(|n| lang.signed(n)),
        behind: variance.is_some_and(|n| n < 0),
        best: best.map(|(month, n)| format!("{}, {}", lang.count(n), lang.month_in_words(month))),
    })
}

/// The estate's variance to the plan in force of a programme, where it has lines in it.
fn variance(read: &mut Read<'_>, programme: &str, estate: &Estate) -> Done<Option<i64>> {
    let programme = read.programme(programme)?.ok_or(Failure::NotFound)?;
    let known = read.known_now()?;
    let question = FigureQuestion {
        stage: programme.stage,
        net: false,
        published: false,
        scope: Scope::All,
        to: default_to(known.on, programme.first_day),
        known,
        reporting: false,
        programme,
    };
    let rows = read.estate_rows(&question)?;
    Ok(rows.iter().find(|row| row.id == estate.id).and_then(|row| row.variance()))
}
