//! The named dwellings of an entry: "k nommés, n−k non nommés", naming and taking names back
//! (DESIGN 2.6).

use askama::Template;
use rocket::http::{ContentType, Status};
use rocket::{get, post};

use super::defects::status;
use super::rows::EntryRow;
use super::show::number;
use crate::domain::dwelling::{Dwelling, WorksClass};
use crate::domain::estate::BUCKET;
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::store::{Read, StoreError};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Typed;
use crate::web::flash::Flash;
use crate::web::guards::{Contributor, Reader};
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "entries/names.html")]
struct NamesPage {
    page: Page,
    position: Position,
    at: String,
    entry: EntryRow,
    /// "k nommés, n−k non nommés".
    count: String,
    named: Vec<Dwelling>,
    /// The register of the estate.
    register: String,
    forms: Option<Forms>,
    problems: Vec<String>,
}

/// What who may record on this entry can do.
struct Forms {
    name: String,
    remove: String,
    /// Dwellings of the estate that no entry of this stage and class counts.
    free: Vec<Dwelling>,
    /// Every dwelling the entry counts is named.
    full: bool,
    numbers: String,
    chosen: String,
}

#[get("/entries/<position>/dwellings")]
pub(in crate::web) async fn names(reader: Reader, position: &str) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    let (login, role) = (reader.account().login.to_string(), reader.role());
    if role.is_some_and(Role::may_record) {
        return reader
            .fresh(Status::Ok, move |read, page| {
                render(read, page, position, &login, &Typed::default(), Vec::new())
            })
            .await;
    }
    reader
        .cached(ContentType::HTML, move |read, page| {
            render(read, page, position, "", &Typed::default(), Vec::new())
        })
        .await
}

#[post("/entries/<position>/dwellings", data = "<form>")]
pub(in crate::web) async fn name(who: Contributor, position: &str, form: Typed) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    let chosen = form.all("dwelling").filter(|it| !it.is_empty()).map(str::to_owned);
    let pasted = form.get("numbers").split(['\n', ';', '\t']).map(str::trim);
    let pasted = pasted.filter(|it| !it.is_empty()).map(str::to_owned);
    let numbers: Vec<String> = chosen.chain(pasted).collect();
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    let done = who
        .write_once(&form, move |tx| {
            tx.name_dwellings(position, &numbers)?;
            Ok(format!("/entries/{position}/dwellings"))
        })
        .await;
    answer(&who, position, form, done, Flash::new("flash-named", Some(position)).counting(count))
        .await
}

#[post("/entries/<position>/dwellings/removal", data = "<form>")]
pub(in crate::web) async fn remove(who: Contributor, position: &str, form: Typed) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    let numbers: Vec<String> = form.all("number").map(str::to_owned).collect();
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    let done = who
        .write_once(&form, move |tx| {
            tx.unname_dwellings(position, &numbers)?;
            Ok(format!("/entries/{position}/dwellings"))
        })
        .await;
    let said = Flash::new("flash-names-taken-back", Some(position)).counting(count);
    answer(&who, position, form, done, said).await
}

async fn answer(
    who: &Contributor,
    position: Position,
    form: Typed,
    done: Done<String>,
    said: Flash,
) -> Done<Answer> {
    match done {
        Ok(address) => Ok(Answer::see_other(&address).say(said)),
        Err(Failure::Refused(refusal)) => {
            let login = who.account().login.to_string();
            let problems = sentences(who.lang, &refusal);
            who.fresh(status(&refusal), move |read, page| {
                render(read, page, position, &login, &form, problems)
            })
            .await
        }
        Err(other) => Err(other),
    }
}

/// Each thing that is wrong in a sentence of its own.
fn sentences(lang: Lang, refusal: &Refusal) -> Vec<String> {
    match refusal {
        Refusal::Dwellings(problems) => {
            problems.iter().map(|(_, problem)| lang.dwelling_problem(problem)).collect()
        }
        other => vec![lang.refusal(other)],
    }
}

fn render(
    read: &mut Read<'_>,
    page: Page,
    position: Position,
    login: &str,
    form: &Typed,
    problems: Vec<String>,
) -> Done<String> {
    let lang = page.lang;
    // What was never broken down has no dwellings.
    let listed = read.listed_entry(position)?.filter(|it| it.estate != BUCKET);
    let listed = listed.ok_or(StoreError::NotFound)?;
    let entry = &listed.entry;
    let named = read.named_by(position)?;
    let operation = read.operation_by_id(entry.operation)?;
    let class = WorksClass::of(operation.kind);
    let own = page.may_manage() || entry.author == login;
    let forms = if page.may_record() && own && entry.is_live() {
        let mut free = Vec::new();
        let rows = read.dwelling_rows(operation.estate)?;
        for it in read.dwellings_of(operation.estate)? {
            let row = rows.iter().find(|row| row.id == it.id);
            let held = row.is_some_and(|row| {
                row.held.iter().any(|by| by.stage == entry.stage && by.class == class)
            });
            if it.landlord == operation.landlord && !held {
                free.push(it);
            }
        }
        let kept = |name: &str| form.get(name).to_owned();
        Some(Forms {
            name: form.key(),
            remove: Typed::default().key(),
            free,
            full: named_all(&named, entry.dwellings),
            numbers: kept("numbers"),
            chosen: kept("dwelling"),
        })
    } else {
        None
    };
    let at = lang.position(position);
    let title = lang.say_with("dwellings-of-entry", &[("text", (&at).into())]);
    Ok(NamesPage {
        page: page.titled(title).place(Place::Entries),
        position,
        count: named_count(lang, named.len(), entry.dwellings),
        entry: EntryRow::of(lang, &listed),
        register: format!("/estates/{}/dwellings", listed.estate),
        at,
        named,
        forms,
        problems,
    }
    .render()?)
}

fn named_all(named: &[Dwelling], dwellings: i64) -> bool {
    i64::try_from(named.len()).is_ok_and(|named| named >= dwellings)
}

/// "2 nommés, 22 non nommés".
pub(super) fn named_count(lang: Lang, named: usize, dwellings: i64) -> String {
    let named = i64::try_from(named).unwrap_or(i64::MAX);
    lang.say_with(
        "dwellings-named-count",
        &[("n", named.into()), ("rest", dwellings.saturating_sub(named).into())],
    )
}
