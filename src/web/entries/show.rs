//! One entry: all that is known of it, its corrections, its place in the chain.

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::event;
use super::family::{Family, family};
use super::names::named_count;
use super::rows::dwellings_at;
use crate::domain::calendar::Precision;
use crate::domain::entry::Entry;
use crate::domain::estate::BUCKET;
use crate::domain::ids::Position;
use crate::domain::role::Role;
use crate::domain::stage::Stage;
use crate::store::{ListedEntry, Read, StoreError};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::page::{Page, Place};

/// A fact: its name, itself, the page about it.
struct Fact {
    name: String,
    text: String,
    link: Option<String>,
}

#[derive(Template)]
#[template(path = "entries/show.html")]
struct EntryPage {
    page: Page,
    at: String,
    what: String,
    margin: Vec<Fact>,
    facts: Vec<Fact>,
    confirmed: Vec<(String, String)>,
    family: Family,
    net: Option<(String, String)>,
    /// It is a total that was never broken down.
    bucket: bool,
    /// Where its defects and its named dwellings are.
    defects: Option<String>,
    names: Option<String>,
    hash: String,
    previous: String,
    /// Where this reader may correct it.
    correction: Option<String>,
}

#[get("/entries/<position>")]
pub(in crate::web) async fn show(reader: Reader, position: &str) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    if position > reader.moment.head.position {
        return Err(Failure::NotFound);
    }
    if reader.role() != Some(Role::Contributor) {
        let may = reader.role().is_some_and(Role::may_manage);
        return reader
            .cached(ContentType::HTML, move |read, page| render(read, page, position, &|_| may))
            .await;
    }
    // A contributor corrects only their own: this page is of one person and kept by nobody.
    let login = reader.account().login.to_string();
    let mut page = reader.page();
    let flash = reader.flash_sentence();
    let said = flash.is_some().then(|| reader.said());
    if let Some(flash) = flash {
        page = page.saying(flash);
    }
    let html = reader
        .render(move |read| render(read, page, position, &|entry| entry.author == login))
        .await?;
    let answer = Answer::page(Status::Ok, html);
    Ok(match said {
        Some(cookie) => answer.cookie(cookie),
        None => answer,
    })
}

/// A position as addresses write it.
pub(super) fn number(text: &str) -> Option<Position> {
    let digits = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    digits.then(|| text.parse().ok()).flatten()
}

fn render(
    read: &mut Read<'_>,
    page: Page,
    position: Position,
    may_correct: &dyn Fn(&Entry) -> bool,
) -> Done<String> {
    let event = read.event(position)?.ok_or(StoreError::NotFound)?;
    let Some(listed) = read.listed_entry(position)? else {
        return event::render(read, page, position, event);
    };
    let lang = page.lang;
    let entry = &listed.entry;
    let at = lang.position(position);
    let what = headline(lang, &listed);
    let members = read.family(position)?;
    let family = family(read, lang, &members)?;
    let may = entry.is_live() && may_correct(entry);
    let open = |what: &str| format!("/entries/{position}/{what}");
    let correction = may.then(|| open("correction"));
    let defects = (may && entry.stage == Stage::Delivered).then(|| open("defects"));
    let mut facts = facts(lang, &listed);
    facts.extend(batch(read, lang, entry, page.may_manage())?);
    facts.extend(standing(read, lang, &listed)?);
    let confirmed = entry.confirmed.iter().map(|it| {
        (lang.say(&format!("entries-confirmed-{}", it.question)).into_owned(), it.reason.clone())
    });
    let page = page.titled(format!("{at} · {what}")).place(Place::Entries);
    Ok(EntryPage {
        at,
        what,
        margin: margin(lang, &listed),
        facts,
        bucket: listed.estate == BUCKET,
        names: (may && listed.estate != BUCKET).then(|| open("dwellings")),
        defects,
        confirmed: confirmed.collect(),
        net: net(lang, &members),
        family,
        hash: entry.hash.clone(),
        previous: event.previous.to_string(),
        correction,
        page,
    }
    .render()?)
}

fn headline(lang: Lang, listed: &ListedEntry) -> String {
    let entry = &listed.entry;
    let dwellings = dwellings_at(lang, entry.stage, entry.dwellings.abs());
    let key = if entry.reverses.is_some() { "entries-undoes" } else { "entries-says" };
    lang.say_with(key, &[("text", dwellings.into()), ("date", lang.when(entry.when).into())])
}

fn fact(lang: Lang, key: &str, text: impl Into<String>, link: Option<String>) -> Fact {
    Fact { name: lang.say(key).into_owned(), text: text.into(), link }
}

/// Where it belongs.
fn margin(lang: Lang, listed: &ListedEntry) -> Vec<Fact> {
    vec![
        fact(
            lang,
            "entries-estate",
            &listed.estate_name,
            Some(format!("/estates/{}", listed.estate)),
        ),
        fact(
            lang,
            "entries-operation",
            &listed.operation_name,
            Some(format!("/operations/{}", listed.operation)),
        ),
        fact(lang, "entries-landlord", &listed.landlord, None),
    ]
}

/// What it says, who says so, and since when.
fn facts(lang: Lang, listed: &ListedEntry) -> Vec<Fact> {
    let entry = &listed.entry;
    let other = |key: &str, at: Position| {
        fact(lang, key, lang.position(at), Some(format!("/entries/{at}")))
    };
    let mut facts = vec![
        fact(lang, "entries-stage", lang.stage_dwellings(entry.stage), None),
        fact(lang, "entries-dwellings", lang.count(entry.dwellings), None),
        fact(lang, "entries-on", on(lang, entry), None),
        fact(lang, "entries-recorded", lang.instant(entry.recorded_at), None),
        fact(lang, "entries-booked", lang.day_in_words(entry.booked), None),
        fact(lang, "entries-author", &entry.author, None),
    ];
    facts.extend(entry.reverses.map(|at| other("entries-fact-reverses", at)));
    facts.extend(entry.reversed_by.map(|at| other("entries-fact-reversed-by", at)));
    facts.extend(entry.replaces.map(|at| other("entries-fact-replaces", at)));
    facts.extend(entry.reason.map(|it| fact(lang, "entries-reason", lang.reason_name(it), None)));
    facts.extend(entry.note.as_ref().map(|it| fact(lang, "entries-note", it, None)));
    facts.extend(entry.reference.as_ref().map(|it| fact(lang, "entries-reference", it, None)));
    facts
}

/// The file it came from, and the history that file took over.
fn batch(read: &mut Read<'_>, lang: Lang, entry: &Entry, opens: bool) -> Done<Option<Fact>> {
    let Some(number) = entry.batch else { return Ok(None) };
    let Some(it) = read.batch(number)? else { return Ok(None) };
    let key = if it.history.is_some() { "undoing-batch-history" } else { "undoing-batch" };
    let args = [
        ("file", (&it.file).into()),
        ("number", i64::from(number).into()),
        ("history", it.history.as_deref().unwrap_or_default().into()),
    ];
    let mut text = lang.say_with(key, &args);
    if it.undone {
        text = lang.say_with("undoing-batch-undone", &[("text", text.into())]);
    }
    let link = it.proposal.filter(|_| opens).map(|id| format!("/proposals/{id}"));
    Ok(Some(fact(lang, "entries-batch", text, link)))
}

/// What hangs on an entry that counts: dwellings with defects, and those that are named.
fn standing(read: &mut Read<'_>, lang: Lang, listed: &ListedEntry) -> Done<Vec<Fact>> {
    let mut facts = Vec::new();
    let entry = &listed.entry;
    let taken: i64 = read.defects_of(entry.position)?.iter().map(|it| -it.to_net()).sum();
    if taken != 0 {
        let net = entry.dwellings - taken;
        let text = lang.say_with("defects-fact", &[("n", taken.into()), ("net", net.into())]);
        facts.push(fact(lang, "defects-of", text, None));
    }
    // A total without breakdown is of no estate, so none of its dwellings can be named.
    if entry.is_live() && listed.estate != BUCKET {
        let named = read.named_by(entry.position)?.len();
        let text = named_count(lang, named, entry.dwellings);
        let href = format!("/entries/{}/dwellings", entry.position);
        facts.push(fact(lang, "dwellings-crumb", text, Some(href)));
    }
    Ok(facts)
}

/// The day, and how precisely it is known.
fn on(lang: Lang, entry: &Entry) -> String {
    let when = lang.when(entry.when);
    if entry.when.precision == Precision::Day {
        return when;
    }
    lang.say_with(
        "entries-counted-on",
        &[
            ("text", when.into()),
            ("precision", lang.precision_name(entry.when.precision).into()),
            ("date", lang.day_in_words(entry.when.on).into()),
        ],
    )
}

/// `42 − 42 + 24` and what it makes; nothing for an entry alone, or where stages differ.
fn net(lang: Lang, family: &[ListedEntry]) -> Option<(String, String)> {
    let (first, rest) = family.split_first()?;
    if rest.is_empty() || rest.iter().any(|it| it.entry.stage != first.entry.stage) {
        return None;
    }
    let mut formula = vec![lang.count(first.entry.dwellings)];
    for it in rest {
        formula.push(if it.entry.dwellings < 0 { "−" } else { "+" }.to_owned());
        formula.push(lang.count(it.entry.dwellings.abs()));
    }
    let sum = family.iter().map(|it| it.entry.dwellings).sum();
    Some((formula.join("\u{a0}"), lang.count(sum)))
}

impl EntryPage {
    fn own_hash(&self) -> &str {
        &self.hash
    }

    fn previous_hash(&self) -> &str {
        &self.previous
    }
}
