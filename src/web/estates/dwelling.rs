//! Changing what the register says of one dwelling. The state before stays in the ledger.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::error::Failure;
use super::super::fields::{Errors, Typed};
use super::super::flash::Flash;
use super::super::guards::Contributor;
use super::super::page::{Page, Place};
use super::dwellings::estate;
use crate::domain::dwelling::{Dwelling, DwellingFacts, DwellingProblem};
use crate::domain::estate::Estate;
use crate::domain::refusal::Refusal;
use crate::store::StoreError;
use crate::text::Lang;

#[derive(Template)]
#[template(path = "estates/dwelling.html")]
struct DwellingPage {
    page: Page,
    code: String,
    name: String,
    id: i32,
    once: String,
    form: Typed,
    errors: Errors,
}

#[get("/estates/<code>/dwellings/<id>/edit")]
pub(in super::super) async fn form(who: Contributor, code: &str, id: i32) -> Done<Answer> {
    let (estate, known) = found(&who, code, id).await?;
    let surface = known.surface.map(|it| it.to_string()).unwrap_or_default();
    let form = Typed::given(&[
        ("number", &known.number),
        ("rpls", known.rpls.as_deref().unwrap_or_default()),
        ("address", known.address.as_deref().unwrap_or_default()),
        ("surface", &surface),
    ]);
    show(&who, Status::Ok, &estate, id, form, Errors::default())
}

#[post("/estates/<code>/dwellings/<id>/edit", data = "<form>")]
pub(in super::super) async fn change(
    who: Contributor,
    code: &str,
    id: i32,
    form: Typed,
) -> Done<Answer> {
    let (estate, _) = found(&who, code, id).await?;
    let read = DwellingFacts::read(
        form.get("number"),
        form.get("rpls"),
        form.get("address"),
        form.get("surface"),
    );
    let facts = match read {
        Ok(facts) => facts,
        Err(problems) => {
            let errors = errors(who.lang, problems.iter());
            return show(&who, Status::UnprocessableEntity, &estate, id, form, errors);
        }
    };
    let address = format!("/estates/{}/dwellings", estate.code);
    let done = who
        .write_once(&form, move |tx| {
            tx.change_dwelling(id, &facts)?;
            Ok(address)
        })
        .await;
    match done {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-dwelling-changed", None)))
        }
        Err(Failure::Refused(Refusal::Dwellings(problems))) => {
            let errors = errors(who.lang, problems.iter().map(|(_, problem)| problem));
            show(&who, Status::UnprocessableEntity, &estate, id, form, errors)
        }
        Err(other) => Err(other),
    }
}

async fn found(who: &Contributor, code: &str, id: i32) -> Done<(Estate, Dwelling)> {
    let code = code.to_owned();
    who.read(move |read| {
        let estate = estate(read, &code)?;
        let known = read.dwelling(id)?.filter(|it| it.estate == estate.id);
        Ok((estate, known.ok_or(StoreError::NotFound)?))
    })
    .await
}

fn errors<'a>(lang: Lang, problems: impl Iterator<Item = &'a DwellingProblem>) -> Errors {
    let mut errors = Errors::default();
    for problem in problems {
        let field = match problem {
            DwellingProblem::Rpls(_) | DwellingProblem::RplsTaken { .. } => "rpls",
            DwellingProblem::Surface(_) => "surface",
            DwellingProblem::AddressTooLong => "address",
            _ => "number",
        };
        errors.add(field, lang.dwelling_problem(problem));
    }
    errors
}

fn show(
    who: &Contributor,
    status: Status,
    estate: &Estate,
    id: i32,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    let title = who.lang.say("dwellings-edit").into_owned();
    let html = DwellingPage {
        page: who.page().titled(title).place(Place::Estates),
        code: estate.code.to_string(),
        name: estate.name.clone(),
        id,
        once: form.key(),
        form,
        errors,
    }
    .render()?;
    Ok(Answer::page(status, html))
}
