//! A commune: what it belongs to over time, and the form with which a manager says that it has
//! moved. Each state is an event: the one before stays readable.

use askama::Template;
use rocket::http::{ContentType, Status};
use rocket::{get, post};

use super::answer::Answer;
use super::db::Done;
use super::error::Failure;
use super::fields::{Errors, Typed};
use super::flash::Flash;
use super::guards::{Manager, Reader};
use super::listing::Choice;
use super::page::{Page, Place};
use super::register::Reading;
use super::visit::Visit;
use crate::domain::ids::{Insee, Siren};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::{Read, StoreError};
use crate::text::Lang;

#[derive(Template)]
#[template(path = "communes/one.html")]
struct CommunePage {
    page: Page,
    insee: Insee,
    /// EPCI and since when until when, in words.
    memberships: Vec<(String, String)>,
    /// Code and name of each estate.
    estates: Vec<(String, String)>,
    /// For managers.
    form: Option<Form>,
}

struct Form {
    once: String,
    from: String,
    epcis: Vec<Choice>,
    errors: Errors,
}

#[get("/communes/<insee>")]
pub(super) async fn one(reader: Reader, insee: &str) -> Done<Answer> {
    let insee: Insee = insee.parse().map_err(|_| Failure::NotFound)?;
    if reader.role().is_some_and(Role::may_manage) {
        return fresh(&reader, Status::Ok, insee, Typed::default(), Errors::default()).await;
    }
    reader.cached(ContentType::HTML, move |read, page| content(read, page, insee, None)).await
}

#[post("/communes/<insee>", data = "<form>")]
pub(super) async fn change(who: Manager, insee: &str, form: Typed) -> Done<Answer> {
    let insee: Insee = insee.parse().map_err(|_| Failure::NotFound)?;
    let mut it = Reading::new(who.lang, &form);
    let from = it.day("from");
    if from.is_none() {
        it.wrong("from", "communes-from-needed");
    }
    let epci: Option<Siren> = match form.get("epci") {
        "none" => None,
        text => {
            let read = text.parse().ok();
            if read.is_none() {
                it.wrong("epci", "communes-epci-needed");
            }
            read
        }
    };
    let mut errors = it.errors;
    let Some(from) = from.filter(|_| errors.is_empty()) else {
        return fresh(&who, Status::UnprocessableEntity, insee, form, errors).await;
    };
    let commune = insee.clone();
    let done = who.write_once(&form, move |tx| {
        tx.commune(&commune)?.ok_or(StoreError::NotFound)?;
        let stated = tx.belonging(&commune)?.since(epci, from);
        tx.set_memberships(stated)?;
        Ok(format!("/communes/{commune}"))
    });
    match done.await {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-membership-saved", None)))
        }
        Err(Failure::Refused(refusal)) => {
            let field = if matches!(refusal, Refusal::UnknownEpci(_)) { "epci" } else { "from" };
            errors.add(field, who.lang.refusal(&refusal));
            fresh(&who, Status::UnprocessableEntity, insee, form, errors).await
        }
        Err(other) => Err(other),
    }
}

async fn fresh(
    visit: &Visit,
    status: Status,
    insee: Insee,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    visit.fresh(status, move |read, page| content(read, page, insee, Some((form, errors)))).await
}

fn content(
    read: &mut Read<'_>,
    page: Page,
    insee: Insee,
    typed: Option<(Typed, Errors)>,
) -> Done<String> {
    let lang = page.lang;
    let commune = read.commune(&insee)?.ok_or(Failure::NotFound)?;
    let estates = read.estates_in(&insee)?;
    if page.limited && estates.is_empty() {
        return Err(Failure::NotFound);
    }
    let epcis = read.epcis()?;
    let name = |siren: &Siren| {
        let found = epcis.iter().find(|it| it.siren == *siren);
        found.map_or_else(|| siren.to_string(), |it| it.name.clone())
    };
    let memberships = read.belonging(&insee)?.memberships;
    let form = typed.map(|(form, errors)| {
        let chosen = |value: &str| form.get("epci") == value;
        let none = [("", "quick-choose"), ("none", "communes-no-epci")];
        let none = none.map(|(value, key)| Choice::new(value, lang.say(key), chosen));
        let epcis = epcis.iter().map(|it| Choice::new(it.siren.as_str(), &it.name, chosen));
        Form {
            once: form.key(),
            from: form.get("from").to_owned(),
            epcis: none.into_iter().chain(epcis).collect(),
            errors,
        }
    });
    Ok(CommunePage {
        memberships: memberships.iter().map(|it| (name(&it.epci), span(lang, it))).collect(),
        estates,
        form,
        insee,
        page: page.titled(commune.name).place(Place::Estates),
    }
    .render()?)
}

/// "depuis le 1er janvier 2020", "du … au …", "depuis toujours".
pub(super) fn span(lang: Lang, it: &crate::domain::territory::Span) -> String {
    let day = |day| lang.day_in_words(day).into();
    match (it.from, it.to) {
        (None, None) => lang.say("communes-always").into_owned(),
        (Some(from), None) => lang.say_with("communes-since", &[("from", day(from))]),
        (None, Some(to)) => lang.say_with("communes-until", &[("to", day(to))]),
        (Some(from), Some(to)) => {
            lang.say_with("communes-between", &[("from", day(from)), ("to", day(to))])
        }
    }
}
