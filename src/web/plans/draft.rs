//! The draft: one sheet of years and estates, whose buttons work on the server.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::ground::{Ground, Problem};
use super::rows::{Row, rows};
use super::sheet::{Seen, Sheet};
use crate::domain::ids::ProgrammeId;
use crate::domain::proration::straight_line;
use crate::domain::refusal::Refusal;
use crate::store::{Draft, Result as Stored, StoreError, Tx};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::Typed;
use crate::web::flash::Flash;
use crate::web::guards::Manager;
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "plans/draft.html")]
struct DraftPage {
    page: Page,
    code: String,
    programme: String,
    first_day: String,
    next: i32,
    once: String,
    /// The key of the form that throws the draft away.
    discard_once: String,
    sheet: Sheet,
    years: Vec<i32>,
    rows: Vec<Row>,
    /// Estates without a row.
    others: Vec<(i32, String)>,
    /// Years from which the sheet can be opened; empty before version 1.
    openings: Vec<i32>,
    problems: Vec<Problem>,
    /// What could not be done.
    note: Option<String>,
    /// Somebody else's draft that stands in the way.
    stale: Option<(String, Seen)>,
    saved: Option<String>,
}

#[get("/programmes/<code>/plans/draft")]
pub(in crate::web) async fn form(manager: Manager, code: &str) -> Done<Answer> {
    let ground = Ground::of(&manager, code).await?;
    let draft = match (&ground.draft, ground.in_force(), manager.param("start")) {
        (Some(draft), ..) => draft.clone(),
        (None, Some(plan), _) => Draft::from(plan),
        (None, None, start) => first_draft(&ground, start == Some("line")),
    };
    let sheet = Sheet::of_draft(&ground, &draft);
    show(&manager, Status::Ok, &ground, &Typed::default(), sheet, Said::default())
}

/// The draft of version 1: empty, or a straight line.
fn first_draft(ground: &Ground, line: bool) -> Draft {
    let programme = &ground.programme;
    let (first, last) = (programme.first_day, programme.last_day);
    Draft {
        revision: 0,
        target: programme.target,
        last_day: last,
        years: if line { straight_line(programme.target, first, last) } else { [].into() },
        estates: [].into(),
        updated_by: String::new(),
        updated_at: None,
    }
}

#[post("/programmes/<code>/plans/draft", data = "<form>")]
pub(in crate::web) async fn change(manager: Manager, code: &str, form: Typed) -> Done<Answer> {
    let ground = Ground::of(&manager, code).await?;
    let lang = manager.lang;
    let mut sheet = Sheet::of_form(&ground, lang, &form);
    let mut said = Said::default();
    match form.get("do") {
        "save" => return save(&manager, ground, form, sheet).await,
        "overwrite" => {
            sheet.seen = Seen::typed(&form, "their-revision", "their-saved");
            return save(&manager, ground, form, sheet).await;
        }
        "fill" if !sheet.fill(&ground) => {
            said.note = Some(lang.say("plans-cannot-fill").into_owned());
        }
        "add" => sheet.add(&ground, form.get("add")),
        asked => {
            if let Some(id) = asked.strip_prefix("remove-") {
                sheet.remove(id);
            }
        }
    }
    show(&manager, Status::Ok, &ground, &form, sheet, said)
}

async fn save(manager: &Manager, ground: Ground, form: Typed, sheet: Sheet) -> Done<Answer> {
    if !sheet.errors.is_empty() {
        let status = Status::UnprocessableEntity;
        return show(manager, status, &ground, &form, sheet, Said::default());
    }
    let (draft, seen, id) = (sheet.draft(&ground), sheet.seen.clone(), ground.programme.id);
    let address = format!("/programmes/{}/plans/draft", ground.programme.code);
    let done = manager
        .write_once(&form, move |tx| {
            must_be(tx, id, &seen)?;
            tx.save_plan_draft(id, &draft)?;
            Ok(address)
        })
        .await;
    match done {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-plan-draft-saved", None)))
        }
        Err(Failure::Refused(refusal @ Refusal::StaleDraft { .. })) => {
            let ground = Ground::of(manager, ground.programme.code.as_str()).await?;
            let sheet = Sheet::of_form(&ground, manager.lang, &form);
            let theirs = Seen::of(ground.draft.as_ref());
            let stale = Some((manager.lang.refusal(&refusal), theirs));
            let said = Said { stale, ..Said::default() };
            show(manager, Status::Conflict, &ground, &form, sheet, said)
        }
        Err(other) => Err(other),
    }
}

/// Refuses when the draft is not the one that was seen. A draft thrown away and begun again
/// counts from 1 again: the instant tells them apart.
pub(super) fn must_be(tx: &mut Tx<'_>, programme: ProgrammeId, seen: &Seen) -> Stored<()> {
    let held = tx.plan_draft(programme)?;
    if Seen::of(held.as_ref()) == *seen {
        return Ok(());
    }
    let by = held.map(|held| held.updated_by).unwrap_or_default();
    Err(StoreError::Refused(Refusal::StaleDraft { by }))
}

#[post("/programmes/<code>/plans/draft/discard", data = "<form>")]
pub(in crate::web) async fn discard(manager: Manager, code: &str, form: Typed) -> Done<Answer> {
    let code = code.to_owned();
    let seen = Seen::typed(&form, "revision", "saved");
    let done = manager.write_once(&form, move |tx| {
        let id = tx.programme(&code)?.ok_or(StoreError::NotFound)?.id;
        must_be(tx, id, &seen)?;
        tx.discard_plan_draft(id)?;
        Ok(format!("/programmes/{code}/plans"))
    });
    let address = done.await?;
    Ok(Answer::see_other(&address).say(Flash::new("flash-plan-draft-discarded", None)))
}

/// What the sheet says beside its numbers.
#[derive(Default)]
struct Said {
    note: Option<String>,
    stale: Option<(String, Seen)>,
}

fn show(
    manager: &Manager,
    status: Status,
    ground: &Ground,
    form: &Typed,
    sheet: Sheet,
    said: Said,
) -> Done<Answer> {
    let lang = manager.lang;
    let flash = manager.flash_sentence().filter(|_| status == Status::Ok);
    let mut page = manager.page().titled(lang.say("plans-draft-title")).place(Place::Plans).wide();
    page = page.programme(ground.programme.code.as_str());
    page.flash.clone_from(&flash);
    let openings = ground.in_force().map_or(Vec::new(), |plan| {
        use chrono::Datelike;
        (plan.adopted_on.year()..=ground.today.year()).collect()
    });
    let others = ground.estates.iter().filter(|it| !sheet.estates.contains_key(&it.id));
    let years = sheet.columns(ground);
    let shown = DraftPage {
        page,
        code: ground.programme.code.to_string(),
        programme: ground.programme.name.clone(),
        first_day: lang.day_in_words(ground.programme.first_day),
        next: ground.next(),
        once: form.key(),
        discard_once: Typed::default().key(),
        rows: rows(lang, ground, &sheet, &years),
        others: others.map(|it| (it.id, format!("{} ({})", it.name, it.code))).collect(),
        openings,
        problems: ground.problems(lang, &sheet.draft(ground)),
        note: said.note,
        stale: said.stale,
        saved: ground.draft.as_ref().map(|draft| super::list::draft_line(lang, draft)),
        years,
        sheet,
    };
    let answer = Answer::page(status, shown.render()?);
    Ok(if flash.is_some() { answer.cookie(manager.said()) } else { answer })
}
