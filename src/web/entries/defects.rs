//! Reporting defects of delivered dwellings, their cures, and undoing either (DESIGN 2.5).

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::correction::obstacle;
use super::family::defect_words;
use super::rows::EntryRow;
use super::show::number;
use crate::domain::calendar::{Day, WrittenDate, paris_day};
use crate::domain::defect::DefectKind;
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::domain::stage::Stage;
use crate::store::{Read, Result as Stored, StoreError};
use crate::text::Lang;
use crate::text::reading::{parse_count, parse_date};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Contributor;
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "entries/defects.html")]
struct DefectsPage {
    page: Page,
    position: Position,
    at: String,
    entry: EntryRow,
    lines: Vec<Line>,
    /// Delivered, reported, cured and net, in words.
    sums: String,
    forms: Vec<ReportForm>,
    /// Why nothing can be reported, or why the last request was refused.
    problem: Option<String>,
}

/// A defect or cure with what can be done about it.
struct Line {
    position: Position,
    at: String,
    when: String,
    what: String,
    dwellings: String,
    note: String,
    by: String,
    undone: bool,
    /// The key of the form that undoes it.
    undo: Option<String>,
}

/// A form to report defects, or cures.
struct ReportForm {
    /// `defect` or `cure`: what the names of its fields begin with.
    kind: &'static str,
    action: String,
    once: String,
    form: Typed,
    errors: Errors,
}

impl ReportForm {
    fn value(&self, name: &str) -> &str {
        self.form.get(&format!("{}-{name}", self.kind))
    }

    fn error(&self, name: &str) -> Option<&str> {
        self.errors.of(&format!("{}-{name}", self.kind))
    }

    fn key(&self, name: &str) -> String {
        format!("defects-{}-{name}", self.kind)
    }
}

/// What came back with a form that was not taken.
#[derive(Default)]
struct Refused {
    kind: Option<DefectKind>,
    form: Typed,
    errors: Errors,
    problem: Option<String>,
}

#[get("/entries/<position>/defects")]
pub(in crate::web) async fn form(who: Contributor, position: &str) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    show(&who, Status::Ok, position, Refused::default()).await
}

#[post("/entries/<position>/defects", data = "<form>")]
pub(in crate::web) async fn report(who: Contributor, position: &str, form: Typed) -> Done<Answer> {
    take(&who, position, DefectKind::Defect, form).await
}

#[post("/entries/<position>/cures", data = "<form>")]
pub(in crate::web) async fn cure(who: Contributor, position: &str, form: Typed) -> Done<Answer> {
    take(&who, position, DefectKind::Cure, form).await
}

#[post("/entries/<position>/defects/<defect>/reversal", data = "<form>")]
pub(in crate::web) async fn undo(
    who: Contributor,
    position: &str,
    defect: &str,
    form: Typed,
) -> Done<Answer> {
    let entry = number(position).ok_or(Failure::NotFound)?;
    let defect = number(defect).ok_or(Failure::NotFound)?;
    let note = form.filled("note").map(str::to_owned);
    let done = who
        .write_once(&form, move |tx| {
            if tx.defect(defect)?.is_none_or(|it| it.entry != entry) {
                return Err(StoreError::Refused(Refusal::UnknownDefect(defect)));
            }
            tx.undo_defect(defect, note.as_deref())?;
            Ok(format!("/entries/{entry}"))
        })
        .await;
    match done {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-defect-undone", Some(defect))))
        }
        Err(Failure::Refused(refusal)) => {
            let problem = Some(who.lang.refusal(&refusal));
            show(&who, status(&refusal), entry, Refused { problem, ..Refused::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// Reads a form and records it, or shows it again.
async fn take(who: &Contributor, position: &str, kind: DefectKind, form: Typed) -> Done<Answer> {
    let position = number(position).ok_or(Failure::NotFound)?;
    let lang = who.lang;
    let name = |field: &str| format!("{}-{field}", kind.as_str());
    let mut errors = Errors::default();
    let on = errors.take(&name("on"), day(lang, form.get(&name("on"))));
    let count = parse_count(form.get(&name("dwellings"))).map_err(|it| it.sentence(lang));
    let count = errors.take(&name("dwellings"), count);
    let (Some(on), Some(count)) = (on, count) else {
        let refused = Refused { kind: Some(kind), form, errors, problem: None };
        return show(who, Status::UnprocessableEntity, position, refused).await;
    };
    let note = form.filled(&name("note")).map(str::to_owned);
    let done = who
        .write_once(&form, move |tx| {
            match kind {
                DefectKind::Defect => tx.report_defect(position, on, count, note.as_deref())?,
                DefectKind::Cure => tx.cure(position, on, count, note.as_deref())?,
            };
            Ok(format!("/entries/{position}"))
        })
        .await;
    match done {
        Ok(address) => {
            let key = format!("flash-{}-reported", kind.as_str());
            let flash = Flash::new(&key, Some(position)).counting(count.get());
            Ok(Answer::see_other(&address).say(flash))
        }
        Err(Failure::Refused(refusal)) => {
            let sentence = lang.refusal(&refusal);
            let mut refused = Refused { kind: Some(kind), form, errors, problem: None };
            match field_of(&refusal) {
                Some(field) => refused.errors.add(&name(field), sentence),
                None => refused.problem = Some(sentence),
            }
            show(who, status(&refusal), position, refused).await
        }
        Err(other) => Err(other),
    }
}

/// A defect happens on a day.
fn day(lang: Lang, text: &str) -> Result<Day, String> {
    match parse_date(text).map_err(|it| it.sentence(lang))? {
        WrittenDate::Day(day) => Ok(day),
        _ => Err(lang.say("defects-day-needed").into_owned()),
    }
}

fn field_of(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Future(_) | Refusal::BeforeDelivery { .. } => Some("on"),
        Refusal::MoreThanDelivered { .. } | Refusal::MoreThanReported { .. } => Some("dwellings"),
        _ => None,
    }
}

pub(super) fn status(refusal: &Refusal) -> Status {
    match refusal {
        Refusal::UnknownEntry(_) | Refusal::UnknownDefect(_) => Status::NotFound,
        Refusal::NotYours(_) => Status::Forbidden,
        Refusal::AlreadyReversed { .. } | Refusal::CuresNeedIt { .. } => Status::Conflict,
        _ => Status::UnprocessableEntity,
    }
}

async fn show(
    who: &Contributor,
    status: Status,
    position: Position,
    refused: Refused,
) -> Done<Answer> {
    let entry = who.read(move |read| read.entry(position)).await?.ok_or(Failure::NotFound)?;
    let undelivered = (entry.stage != Stage::Delivered).then_some(Refusal::NotDelivered(position));
    let obstacle = obstacle(who, Some(&entry), position).or(undelivered);
    let why = obstacle.map(|refusal| who.lang.refusal(&refusal));
    who.fresh(status, move |read, page| Ok(render(read, page, position, refused, why)?.render()?))
        .await
}

fn render(
    read: &mut Read<'_>,
    page: Page,
    position: Position,
    refused: Refused,
    why: Option<String>,
) -> Stored<DefectsPage> {
    let lang = page.lang;
    let listed = read.listed_entry(position)?.ok_or(StoreError::NotFound)?;
    let may = why.is_none();
    let defects = read.defects_of(position)?;
    let of = |kind: DefectKind| {
        defects.iter().filter(|it| it.kind == kind).map(|it| it.dwellings).sum::<i64>()
    };
    let (reported, cured) = (of(DefectKind::Defect), of(DefectKind::Cure));
    let gross = listed.entry.dwellings;
    let sums = lang.say_with(
        "defects-sums",
        &[
            ("gross", gross.into()),
            ("reported", reported.into()),
            ("cured", cured.into()),
            ("net", (gross - reported + cured).into()),
        ],
    );
    let lines = defects.iter().map(|it| Line {
        position: it.position,
        at: lang.position(it.position),
        when: lang.day_short(it.on),
        what: defect_words(lang, it),
        dwellings: lang.count(it.dwellings),
        note: it.note.clone().unwrap_or_default(),
        by: format!("{}, {}", it.author, lang.day_short(paris_day(it.recorded_at))),
        undone: it.reversed_by.is_some(),
        undo: (may && it.is_live()).then(|| Typed::default().key()),
    });
    let Refused { kind, form, errors, problem } = refused;
    let report = |of: DefectKind, action: &str| ReportForm {
        kind: of.as_str(),
        action: format!("/entries/{position}/{action}"),
        once: if kind == Some(of) { form.key() } else { Typed::default().key() },
        form: if kind == Some(of) { form.clone() } else { Typed::default() },
        errors: if kind == Some(of) { errors.clone() } else { Errors::default() },
    };
    let mut forms = Vec::new();
    if may {
        forms.push(report(DefectKind::Defect, "defects"));
    }
    if may && reported > cured {
        forms.push(report(DefectKind::Cure, "cures"));
    }
    // A cure that was refused keeps its form, whatever stands now.
    if may && kind == Some(DefectKind::Cure) && forms.len() == 1 {
        forms.push(report(DefectKind::Cure, "cures"));
    }
    let at = lang.position(position);
    let title = lang.say_with("defects-title", &[("text", (&at).into())]);
    Ok(DefectsPage {
        page: page.titled(title).place(Place::Entries),
        position,
        entry: EntryRow::of(lang, &listed),
        lines: lines.collect(),
        sums,
        forms,
        problem: problem.or(why),
        at,
    })
}
