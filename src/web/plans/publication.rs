//! Publishing the draft as the next version: when it was adopted, by which decision, and why.
//! It never changes afterwards (DESIGN 3.1).

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::comparison::{Line, totals, years};
use super::draft::must_be;
use super::ground::{Ground, Problem};
use super::sheet::Seen;
use super::{indicative_version, last_version, version_name};
use crate::domain::calendar::{Day, WrittenDate};
use crate::domain::draft::DraftProblem;
use crate::domain::refusal::Refusal;
use crate::store::{Adoption, Draft, Outcome, Read, StoreError};
use crate::text::Lang;
use crate::text::reading::parse_date;
use crate::web::answer::Answer;
use crate::web::closings::waiting::Waiting;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Manager;
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "plans/publication.html")]
struct PublicationPage {
    page: Page,
    code: String,
    next: i32,
    answer: String,
    once: String,
    seen: Seen,
    form: Typed,
    errors: Errors,
    problems: Vec<Problem>,
    /// Requests that wait for a second person.
    waiting: Vec<Waiting>,
    /// Whether one is needed, in a sentence.
    second: String,
    /// Nothing is wrong with the sheet itself and nothing waits: the form is shown.
    ready: bool,
    before: String,
    years: Vec<Line>,
    totals: Line,
}

#[get("/programmes/<code>/plans/<number>/publication")]
pub(in crate::web) async fn form(manager: Manager, code: &str, number: &str) -> Done<Answer> {
    let number: i32 = number.parse().map_err(|_| Failure::NotFound)?;
    let ground = Ground::of(&manager, code).await?;
    if (1..=last_version(&ground.versions)).contains(&number) {
        return Ok(Answer::see_other(&format!("/programmes/{code}/plans/{number}")));
    }
    if number != ground.next() {
        return Err(Failure::NotFound);
    }
    let seen = Seen::of(ground.draft.as_ref());
    let state = State { seen, ..State::default() };
    show(&manager, Status::Ok, &ground, Typed::default(), state).await
}

#[post("/programmes/<code>/plans/<number>/publication", data = "<form>")]
pub(in crate::web) async fn publish(
    manager: Manager,
    code: &str,
    number: &str,
    form: Typed,
) -> Done<Answer> {
    let number: i32 = number.parse().map_err(|_| Failure::NotFound)?;
    let lang = manager.lang;
    let mut state = State { seen: Seen::typed(&form, "revision", "saved"), ..State::default() };
    let adopted_on = state.errors.take("adopted", adoption_day(lang, form.get("adopted")));
    for (field, problem) in
        [("decision", DraftProblem::DecisionMissing), ("reason", DraftProblem::ReasonMissing)]
    {
        if form.filled(field).is_none() {
            state.errors.add(field, lang.draft_problem(&problem));
        }
    }
    let Some(adopted_on) = adopted_on.filter(|_| state.errors.is_empty()) else {
        let ground = Ground::of(&manager, code).await?;
        return show(&manager, Status::UnprocessableEntity, &ground, form, state).await;
    };
    let words = Adoption {
        adopted_on,
        decision: form.get("decision").to_owned(),
        reason: form.get("reason").to_owned(),
    };
    let (own_code, seen) = (code.to_owned(), state.seen.clone());
    let done = manager.write_once(&form, move |tx| {
        let programme = tx.programme(&own_code)?.ok_or(StoreError::NotFound)?;
        must_be(tx, programme.id, &seen)?;
        let next = last_version(&tx.plan_versions(programme.id)?) + 1;
        if number != next {
            return Err(Refusal::NoDraft.into());
        }
        Ok(match tx.publish_plan(&programme, seen.revision, &words)? {
            Outcome::Done(_) => format!("/programmes/{own_code}/plans/{next}"),
            Outcome::Asked(_) => format!("/programmes/{own_code}/plans/{next}/publication"),
        })
    });
    match done.await {
        Ok(address) => {
            let asked = address.ends_with("/publication");
            let key = if asked { "flash-asked" } else { "flash-plan-published" };
            Ok(Answer::see_other(&address).say(Flash::new(key, None)))
        }
        Err(Failure::Refused(refusal)) => {
            let ground = Ground::of(&manager, code).await?;
            let status = state.refused(lang, &ground, &refusal);
            show(&manager, status, &ground, form, state).await
        }
        Err(other) => Err(other),
    }
}

/// The day a board adopted it: a day, not a month.
fn adoption_day(lang: Lang, text: &str) -> Result<Day, String> {
    match parse_date(text) {
        Ok(WrittenDate::Day(day)) => Ok(day),
        Ok(_) => Err(lang.say("plans-adopted-whole-day").into_owned()),
        Err(problem) => Err(problem.sentence(lang)),
    }
}

/// What the form says beside what was typed.
#[derive(Default)]
struct State {
    seen: Seen,
    errors: Errors,
    problems: Vec<Problem>,
}

impl State {
    /// Puts each problem beside its field, or above the form; gives the status.
    fn refused(&mut self, lang: Lang, ground: &Ground, refusal: &Refusal) -> Status {
        let Refusal::Draft(problems) = refusal else {
            let sentence = lang.refusal(refusal);
            self.problems.push(Problem { about: String::new(), sentence });
            return Status::Conflict;
        };
        for (problem, said) in problems.iter().zip(ground.sentences(lang, problems)) {
            match problem {
                DraftProblem::AdoptedInTheFuture { .. }
                | DraftProblem::AdoptedBeforePrevious { .. } => {
                    self.errors.add("adopted", said.sentence);
                }
                DraftProblem::DecisionMissing => self.errors.add("decision", said.sentence),
                DraftProblem::ReasonMissing => self.errors.add("reason", said.sentence),
                _ => self.problems.push(said),
            }
        }
        Status::UnprocessableEntity
    }
}

async fn show(
    manager: &Manager,
    status: Status,
    ground: &Ground,
    form: Typed,
    state: State,
) -> Done<Answer> {
    let lang = manager.lang;
    let draft = ground.draft.as_ref().ok_or(Refusal::NoDraft)?;
    let last = last_version(&ground.versions);
    let (new, line) = (ground.would_be(draft), indicative_version(&ground.programme));
    let before = ground.in_force().unwrap_or(&line);
    let own = ground.problems(lang, draft);
    let account = manager.account().id;
    let (waiting, several) = {
        let ground = ground.clone();
        let read = move |read: &mut Read<'_>| {
            Ok((ground.waiting(read, lang, account)?, read.managers_lately()? >= 2))
        };
        manager.read(read).await?
    };
    let second = if several { "closings-second-needed" } else { "closings-second-none" };
    let ready = own.is_empty() && waiting.iter().all(|it| it.void.is_some());
    let problems = if state.problems.is_empty() { own } else { state.problems };
    let flash = manager.flash_sentence().filter(|_| status == Status::Ok);
    let mut page = manager
        .page()
        .titled(lang.say_with("plans-publish-title", &[("text", ground.next().to_string().into())]))
        .place(Place::Plans)
        .programme(ground.programme.code.as_str());
    page.flash.clone_from(&flash);
    let shown = PublicationPage {
        page,
        code: ground.programme.code.to_string(),
        next: ground.next(),
        answer: answer(lang, ground, draft),
        once: form.key(),
        seen: state.seen,
        form,
        errors: state.errors,
        problems,
        waiting,
        second: lang.say(second).into_owned(),
        ready,
        before: version_name(lang, last, last),
        years: years(lang, before, &new, None),
        totals: totals(lang, before, &new, None),
    };
    let answer = Answer::page(status, shown.render()?);
    Ok(if flash.is_some() { answer.cookie(manager.said()) } else { answer })
}

fn answer(lang: Lang, ground: &Ground, draft: &Draft) -> String {
    lang.say_with(
        "plans-publish-answer",
        &[
            ("target", lang.dwellings(draft.target).into()),
            ("date", lang.day_in_words(draft.last_day).into()),
            ("first", lang.day_in_words(ground.programme.first_day).into()),
            ("n", draft.estates.len().into()),
        ],
    )
}
