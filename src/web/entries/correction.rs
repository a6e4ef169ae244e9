//! Correcting an entry: it is reversed, with none, one or several right ones in its place
//! (DESIGN 2.3).

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::correction_page::{BlockedPage, CorrectionPage, ROWS, Shown, about_fields, suffix};
use super::fields::{field_of, recording};
use super::questions::answers;
use super::show::number;
use crate::domain::entry::{Correction, Entry};
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::store::StoreError;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, ONCE, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Contributor;

#[get("/entries/<position>/correction")]
pub(in crate::web) async fn form(who: Contributor, position: &str) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    show(&who, Status::Ok, position, Shown::default()).await
}

#[post("/entries/<position>/correction", data = "<form>")]
pub(in crate::web) async fn correct(who: Contributor, position: &str, form: Typed) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    if let Some(form) = reshaped(&form) {
        let shown = Shown { form: Some(form), ..Shown::default() };
        return show(&who, Status::Ok, position, shown).await;
    }
    let mut errors = Errors::default();
    let read = read(&form, who.lang, &mut errors);
    let Some(correction) = read.filter(|_| errors.is_empty()) else {
        let shown = Shown { form: Some(form), errors, ..Shown::default() };
        return show(&who, Status::UnprocessableEntity, position, shown).await;
    };
    let done = who
        .write_once(&form, move |tx| {
            tx.correct(position, &correction)?;
            Ok(format!("/entries/{position}"))
        })
        .await;
    match done {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-corrected", Some(position))))
        }
        Err(Failure::Refused(refusal)) => answer(&who, position, form, refusal).await,
        Err(other) => Err(other),
    }
}

/// The form again, with what is asked or refused beside its line.
async fn answer(
    who: &Contributor,
    position: Position,
    form: Typed,
    refusal: Refusal,
) -> Done<Answer> {
    let mut shown = Shown { form: Some(form), ..Shown::default() };
    let (line, refusal) = match refusal {
        Refusal::InReplacement { row, refusal } => (row + 1, *refusal),
        other => (0, other),
    };
    if line == 0 && !matches!(refusal, Refusal::Questions(_)) {
        return blocked(who, position, &refusal);
    }
    if let Refusal::Questions(asked) = refusal {
        shown.asked = Some((line, asked));
        return show(who, Status::Conflict, position, shown).await;
    }
    let field = format!("{}{}", field_of(&refusal), suffix(line));
    shown.errors.add(&field, who.lang.refusal(&refusal));
    show(who, Status::UnprocessableEntity, position, shown).await
}

/// What keeps this person from correcting that entry now, whatever the form says.
pub(super) fn obstacle(
    who: &Contributor,
    entry: Option<&Entry>,
    position: Position,
) -> Option<Refusal> {
    let Some(entry) = entry else { return Some(Refusal::UnknownEntry(position)) };
    if entry.reverses.is_some() {
        return Some(Refusal::IsReversal(position));
    }
    if let Some(by) = entry.reversed_by {
        return Some(Refusal::AlreadyReversed { entry: position, by });
    }
    let own = entry.author == who.account().login.as_str();
    let may = own || who.account().role.may_manage();
    (!may).then_some(Refusal::NotYours(position))
}

fn blocked(who: &Contributor, position: Position, refusal: &Refusal) -> Done<Answer> {
    let (status, by) = match refusal {
        Refusal::UnknownEntry(_) => (Status::NotFound, None),
        Refusal::NotYours(_) => (Status::Forbidden, None),
        Refusal::AlreadyReversed { by, .. } => (Status::Conflict, Some(*by)),
        _ => (Status::UnprocessableEntity, None),
    };
    let page = BlockedPage::new(who.page(), position, who.lang.refusal(refusal), by);
    Ok(Answer::page(status, page.render()?))
}

async fn show(who: &Contributor, status: Status, position: Position, shown: Shown) -> Done<Answer> {
    let (entry, standing) =
        who.read(move |read| Ok((read.entry(position)?, read.standing_on(position)?))).await?;
    if let Some(refusal) = obstacle(who, entry.as_ref(), position).or(standing) {
        return blocked(who, position, &refusal);
    }
    let page = who.page();
    let html = who
        .render(move |read| {
            let listed = read.listed_entry(position)?.ok_or(StoreError::NotFound)?;
            Ok(CorrectionPage::new(read, page, &listed, shown)?.render()?)
        })
        .await?;
    Ok(Answer::page(status, html))
}

/// Reads the form; what is wrong is said beside its field.
fn read(form: &Typed, lang: Lang, errors: &mut Errors) -> Option<Correction> {
    let reason = form.get("reason").parse();
    let reason = errors
        .take("reason", reason.map_err(|_: String| lang.say("entries-no-reason").into_owned()));
    let lines = if form.get("act") == "reverse" { 0 } else { rows(form) };
    let mut replacements = Vec::new();
    for line in 1..=lines {
        let suffix = suffix(line);
        let named = ["estate", "operation"].map(|name| form.filled(&format!("{name}{suffix}")));
        if named.iter().all(Option::is_none) {
            errors.add(&format!("estate{suffix}"), lang.say("entries-estate-missing"));
        }
        replacements.extend(recording(form, &suffix, lang, errors));
    }
    Some(Correction {
        reason: reason?,
        note: form.filled("note").map(str::to_owned),
        replacements,
        confirmed: answers(form, "", &about_fields(form)),
    })
}

/// How many lines the form has.
pub(super) fn rows(form: &Typed) -> usize {
    form.get("rows").parse().unwrap_or(0).min(ROWS)
}

/// The form with one line more or less, where that is what was asked.
fn reshaped(form: &Typed) -> Option<Typed> {
    let act = form.get("act");
    let mut kept: Vec<usize> = (1..=rows(form)).collect();
    if act == "add" {
        // A new line begins with the date and stage of the last one.
        kept.push(0);
    } else {
        let gone: usize = act.strip_prefix("remove-")?.parse().ok()?;
        kept.retain(|line| *line != gone);
    }
    kept.truncate(ROWS);
    let last = suffix(rows(form));
    let mut pairs = vec![
        (ONCE.to_owned(), form.key()),
        ("reason".to_owned(), form.get("reason").to_owned()),
        ("note".to_owned(), form.get("note").to_owned()),
        ("rows".to_owned(), kept.len().to_string()),
    ];
    for (line, old) in kept.iter().enumerate() {
        let fields: &[&str] = if *old == 0 { &["stage", "on"] } else { &FIELDS };
        let from = if *old == 0 { last.clone() } else { suffix(*old) };
        for name in fields {
            let value = form.get(&format!("{name}{from}")).to_owned();
            pairs.push((format!("{name}{}", suffix(line + 1)), value));
        }
    }
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Some(Typed::given(&pairs))
}

/// What a line keeps when it moves.
const FIELDS: [&str; 8] =
    ["estate", "operation", "landlord", "stage", "on", "dwellings", "note", "reference"];
