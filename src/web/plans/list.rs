//! The versions of a programme's plan. Not cached: the draft is no event of the ledger.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::ground::Ground;
use super::{Choice, Planned, choices, indicative_version, last_version, version_name};
use crate::domain::figure::FigureScope;
use crate::domain::plan::indicative;
use crate::text::{Arg, Lang};
use crate::web::answer::Answer;
use crate::web::closings::waiting::Waiting;
use crate::web::db::Done;
use crate::web::guards::Reader;
use crate::web::marks::Number;
use crate::web::page::{Page, Place};

/// A version in the list.
struct Version {
    number: i32,
    name: String,
    adopted: String,
    recorded: String,
    author: String,
    decision: String,
    reason: String,
    target: Number,
    last_day: String,
    unconfirmed: bool,
    requested_by: Option<String>,
}

#[derive(Template)]
#[template(path = "plans/list.html")]
struct PlansPage {
    page: Page,
    code: String,
    programme: String,
    days: String,
    target: String,
    answer: String,
    versions: Vec<Version>,
    /// Who saved the draft and when.
    draft: Option<String>,
    waiting: Vec<Waiting>,
    next: i32,
    from: Vec<Choice>,
    to: Vec<Choice>,
    /// The indicative line while it stands in: year, number, cumulated.
    line: Vec<(i32, Number, Number)>,
}

#[get("/programmes/<code>/plans")]
pub(in crate::web) async fn list(reader: Reader, code: &str) -> Done<Answer> {
    let code = code.to_owned();
    let account = reader.account().id;
    reader
        .fresh(Status::Ok, move |read, page| {
            let ground = Ground::read(read, &code)?;
            let planned = Planned::read(read, &ground.programme)?;
            let waiting = if page.may_manage() {
                ground.waiting(read, page.lang, account)?
            } else {
                Vec::new()
            };
            Ok(shown(page, &ground, &planned, waiting).render()?)
        })
        .await
}

fn shown(page: Page, ground: &Ground, planned: &Planned, waiting: Vec<Waiting>) -> PlansPage {
    let lang = page.lang;
    let programme = &ground.programme;
    let versions = &ground.versions;
    let last = last_version(versions);
    let page = page.titled(lang.say("plans-title")).place(Place::Plans);
    let page = page.programme(programme.code.as_str());
    PlansPage {
        code: programme.code.to_string(),
        programme: programme.name.clone(),
        days: lang.days(programme.first_day, programme.last_day),
        target: lang.dwellings(programme.target),
        answer: answer(lang, ground),
        versions: versions
            .iter()
            .rev()
            .map(|it| Version {
                number: it.plan.version,
                name: version_name(lang, it.plan.version, last),
                adopted: lang.day_short(it.plan.adopted_on),
                recorded: lang.day_short(it.recorded_on),
                author: it.author.clone(),
                decision: it.plan.decision.clone(),
                reason: it.plan.reason.clone(),
                target: Number::of(
                    lang,
                    it.plan.target,
                    &planned.whole(&it.plan, FigureScope::All),
                ),
                last_day: lang.day_short(it.plan.last_day),
                unconfirmed: it.plan.unconfirmed,
                requested_by: it.plan.requested_by.clone(),
            })
            .collect(),
        draft: ground.draft.as_ref().map(|draft| draft_line(lang, draft)),
        waiting,
        next: ground.next(),
        from: choices(lang, versions, (last - 1).max(0)),
        to: choices(lang, versions, last),
        line: if versions.is_empty() { line(lang, ground, planned) } else { Vec::new() },
        page,
    }
}

/// What is promised, in one sentence.
fn answer(lang: Lang, ground: &Ground) -> String {
    let target = |n: i64| Arg::from(lang.dwellings(n));
    match ground.versions.as_slice() {
        [] => lang.say_with(
            "plans-answer-none",
            &[
                ("target", target(ground.programme.target)),
                ("date", lang.day_in_words(ground.programme.last_day).into()),
            ],
        ),
        [only] => lang.say_with(
            "plans-answer-one",
            &[
                ("target", target(only.plan.target)),
                ("date", lang.day_in_words(only.plan.last_day).into()),
                ("adopted", lang.day_in_words(only.plan.adopted_on).into()),
            ],
        ),
        [first, .., last] => lang.say_with(
            "plans-answer-two",
            &[
                ("target", target(last.plan.target)),
                ("date", lang.day_in_words(last.plan.last_day).into()),
                ("adopted", lang.day_in_words(last.plan.adopted_on).into()),
                ("first", target(first.plan.target)),
                ("until", lang.day_in_words(first.plan.last_day).into()),
            ],
        ),
    }
}

/// "Enregistré par lea le 23 novembre 2026, 9 h 14 : 20 000 logements."
pub(super) fn draft_line(lang: Lang, draft: &crate::store::Draft) -> String {
    let at = draft.updated_at.map(|at| lang.instant(at)).unwrap_or_default();
    lang.say_with(
        "plans-draft-saved-by",
        &[
            ("by", (&draft.updated_by).into()),
            ("at", at.into()),
            ("target", lang.dwellings(draft.target).into()),
        ],
    )
}

fn line(lang: Lang, ground: &Ground, planned: &Planned) -> Vec<(i32, Number, Number)> {
    let plan = indicative_version(&ground.programme);
    let of = |n, figure| Number::of(lang, n, &figure);
    let mut cumulated: i64 = 0;
    let years = indicative(&ground.programme).lines.into_iter().flatten();
    years
        .map(|(year, number)| {
            cumulated = cumulated.saturating_add(number);
            (
                year,
                of(number, planned.year(0, FigureScope::All, year)),
                of(cumulated, planned.until(&plan, FigureScope::All, year)),
            )
        })
        .collect()
}
