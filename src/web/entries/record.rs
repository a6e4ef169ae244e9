//! Recording an entry: on an estate, on an operation, or on whatever is named.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::fields::{field_of, recording};
use super::record_page::{RecordPage, Shown};
use crate::domain::entry::Recording;
use crate::domain::estate::{BUCKET, Estate};
use crate::domain::ids::Position;
use crate::domain::question::Question;
use crate::domain::refusal::Refusal;
use crate::store::{Read, Result as Stored, StoreError};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Contributor;

/// Where an entry is recorded.
#[derive(Debug, Clone)]
pub(super) enum Spot {
    /// On the estate that is typed.
    Anywhere,
    /// On the estate of that code.
    Estate(String),
    /// On the operation of that code.
    Operation(String),
}

impl Spot {
    /// The estate it says, if it does.
    pub(super) fn estate(&self, read: &mut Read<'_>) -> Stored<Option<Estate>> {
        match self {
            Self::Anywhere => Ok(None),
            Self::Estate(code) => read.estate(code)?.ok_or(StoreError::NotFound).map(Some),
            Self::Operation(code) => {
                let operation = read.operation(code)?.ok_or(StoreError::NotFound)?;
                read.estate_by_id(operation.estate).map(Some)
            }
        }
    }

    /// Where its form goes.
    pub(super) fn action(&self) -> String {
        match self {
            Self::Anywhere => "/entries".to_owned(),
            Self::Estate(code) => format!("/estates/{code}/entries"),
            Self::Operation(code) => format!("/operations/{code}/entries"),
        }
    }

    /// Where giving up leads.
    pub(super) fn back(&self) -> String {
        match self {
            Self::Anywhere => "/entries".to_owned(),
            Self::Estate(code) => format!("/estates/{code}"),
            Self::Operation(code) => format!("/operations/{code}"),
        }
    }

    /// What it says that the form does not.
    fn complete(&self, recording: &mut Recording) {
        match self {
            Self::Anywhere => {}
            Self::Estate(code) => recording.estate = Some(code.clone()),
            Self::Operation(code) => {
                recording.operation = Some(code.clone());
                recording.estate = None;
                recording.landlord = None;
            }
        }
    }

    /// The page that shows what was recorded, at its line.
    fn page(&self, read: &mut Read<'_>, position: Position) -> Stored<String> {
        let listed = read.listed_entry(position)?.ok_or(StoreError::NotFound)?;
        let page = match self {
            Self::Operation(_) => format!("/operations/{}", listed.operation),
            _ if listed.estate == BUCKET => format!("/entries/{position}"),
            _ => format!("/estates/{}", listed.estate),
        };
        Ok(format!("{page}#entry-{position}"))
    }
}

/// The position an address ends with.
pub(super) fn position_in(address: &str) -> Option<Position> {
    address.rsplit_once("#entry-")?.1.parse().ok()
}

#[get("/entries/new")]
pub(in crate::web) async fn form(who: Contributor) -> Done<Answer> {
    let given = |name: &str| who.param(name).map(str::to_owned);
    let spot = match (given("operation"), given("estate")) {
        (Some(code), _) => Spot::Operation(code.to_uppercase()),
        (None, Some(code)) => Spot::Estate(code.to_uppercase()),
        (None, None) => Spot::Anywhere,
    };
    let stage = given("stage").unwrap_or_default();
    let operation = given("operation").unwrap_or_default().to_uppercase();
    let form = Typed::given(&[("stage", &stage), ("operation", &operation)]);
    let shown = Shown { spot, form, errors: Errors::default(), asked: Vec::new() };
    show(&who, Status::Ok, shown).await
}

#[post("/entries", data = "<form>")]
pub(in crate::web) async fn record(who: Contributor, form: Typed) -> Done<Answer> {
    take(who, Spot::Anywhere, form).await
}

#[post("/estates/<code>/entries", data = "<form>")]
pub(in crate::web) async fn record_on_estate(
    who: Contributor,
    code: &str,
    form: Typed,
) -> Done<Answer> {
    take(who, Spot::Estate(code.to_uppercase()), form).await
}

#[post("/operations/<code>/entries", data = "<form>")]
pub(in crate::web) async fn record_on_operation(
    who: Contributor,
    code: &str,
    form: Typed,
) -> Done<Answer> {
    take(who, Spot::Operation(code.to_uppercase()), form).await
}

async fn take(who: Contributor, spot: Spot, form: Typed) -> Done<Answer> {
    let mut errors = Errors::default();
    if matches!(spot, Spot::Anywhere)
        && form.filled("estate").is_none()
        && form.filled("operation").is_none()
    {
        errors.add("estate", who.lang.say("entries-estate-missing"));
    }
    let read = recording(&form, "", who.lang, &mut errors);
    let Some(mut recording) = read.filter(|_| errors.is_empty()) else {
        return refused(&who, spot, form, errors).await;
    };
    spot.complete(&mut recording);
    let (count, stage) = (recording.dwellings.get(), recording.stage);
    let at = spot.clone();
    let done = who
        .write_once(&form, move |tx| {
            // An address that names nothing is not there, whatever its form says.
            at.estate(tx)?;
            let recorded = tx.record(&recording)?;
            at.page(tx, recorded.position)
        })
        .await;
    match done {
        Ok(address) => {
            let flash = Flash::new(&format!("flash-recorded-{stage}"), position_in(&address));
            Ok(Answer::see_other(&address).say(flash.counting(count)))
        }
        Err(Failure::Refused(Refusal::Questions(asked))) => {
            let shown = Shown { spot, form, errors, asked };
            show(&who, Status::Conflict, shown).await
        }
        Err(Failure::Refused(refusal)) => {
            errors.add(field_of(&refusal), who.lang.refusal(&refusal));
            refused(&who, spot, form, errors).await
        }
        Err(other) => Err(other),
    }
}

async fn refused(who: &Contributor, spot: Spot, form: Typed, errors: Errors) -> Done<Answer> {
    let asked: Vec<Question> = Vec::new();
    show(who, Status::UnprocessableEntity, Shown { spot, form, errors, asked }).await
}

async fn show(who: &Contributor, status: Status, shown: Shown) -> Done<Answer> {
    let page = who.page();
    let programme = page.programme.clone();
    let html = who
        .render(move |read| Ok(RecordPage::new(read, page, &programme, shown)?.render()?))
        .await?;
    Ok(Answer::page(status, html))
}
