//! A step in the life of a year, told before it is taken: what will happen, what would be frozen,
//! what is still missing, and whether a second person is needed.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::waiting::Waiting;
use crate::domain::calendar::last_day_of;
use crate::domain::progress::progress;
use crate::domain::rollup::Grain;
use crate::domain::stage::Stage;
use crate::domain::year::{ReopeningReason, Step};
use crate::store::{FigureQuestion, Outcome, Read, Result as Stored, Terms, Tx};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Manager;
use crate::web::listing::Choice;
use crate::web::page::{Page, Place};

/// The longest note.
const NOTE: usize = 1_000;

/// What is asked of a year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    CorrectionsOnly,
    Closing,
    Reopening,
}

impl Asked {
    /// As addresses and messages write it.
    fn word(self) -> &'static str {
        match self {
            Self::CorrectionsOnly => "corrections-only",
            Self::Closing => "closing",
            Self::Reopening => "reopening",
        }
    }

    /// The step it would be, as far as rules look at it.
    fn step(self) -> Step {
        match self {
            Self::CorrectionsOnly => Step::CorrectionsOnly,
            Self::Closing => Step::Closed(0),
            Self::Reopening => {
                Step::Reopened { reason: ReopeningReason::Audit, note: String::new() }
            }
        }
    }

    fn belongs(self, year: i32, terms: &Terms) -> bool {
        match (self, terms) {
            (Self::Closing, Terms::Closing { year: of, .. })
            | (Self::Reopening, Terms::Reopening { year: of, .. }) => *of == year,
            _ => false,
        }
    }
}

/// What a closing would freeze of a programme.
struct Freezing {
    name: String,
    /// Dwellings of each stage, the first stage first.
    stages: Vec<String>,
    /// Months in which not every estate expected to report did.
    missing: Option<String>,
}

#[derive(Template)]
#[template(path = "closings/act.html")]
struct ActPage {
    page: Page,
    word: &'static str,
    year: i32,
    /// Sentences: what will happen.
    says: Vec<String>,
    /// What the state of the year refuses.
    refused: Option<String>,
    second: String,
    stages: Vec<String>,
    freezing: Vec<Freezing>,
    waiting: Vec<Waiting>,
    /// Nothing refuses it and nothing that can be confirmed waits: the form is shown.
    ready: bool,
    reasons: Vec<Choice>,
    note: String,
    once: String,
    errors: Errors,
}

#[get("/years/<year>/corrections-only")]
pub(in crate::web) async fn corrections_only_form(manager: Manager, year: &str) -> Done<Answer> {
    show(&manager, Status::Ok, Asked::CorrectionsOnly, number(year)?, Typed::default(), None).await
}

#[get("/years/<year>/closing")]
pub(in crate::web) async fn closing_form(manager: Manager, year: &str) -> Done<Answer> {
    show(&manager, Status::Ok, Asked::Closing, number(year)?, Typed::default(), None).await
}

#[get("/years/<year>/reopening")]
pub(in crate::web) async fn reopening_form(manager: Manager, year: &str) -> Done<Answer> {
    show(&manager, Status::Ok, Asked::Reopening, number(year)?, Typed::default(), None).await
}

#[post("/years/<year>/corrections-only", data = "<form>")]
pub(in crate::web) async fn take_corrections_only(
    manager: Manager,
    year: &str,
    form: Typed,
) -> Done<Answer> {
    let year = number(year)?;
    act(&manager, Asked::CorrectionsOnly, year, form, move |tx| {
        tx.take_corrections_only(year).map(Outcome::Done)
    })
    .await
}

#[post("/years/<year>/closing", data = "<form>")]
pub(in crate::web) async fn close(manager: Manager, year: &str, form: Typed) -> Done<Answer> {
    let year = number(year)?;
    act(&manager, Asked::Closing, year, form, move |tx| tx.close_year(year)).await
}

#[post("/years/<year>/reopening", data = "<form>")]
pub(in crate::web) async fn reopen(manager: Manager, year: &str, form: Typed) -> Done<Answer> {
    let (year, lang) = (number(year)?, manager.lang);
    let mut errors = Errors::default();
    let reason = form.get("reason").parse::<ReopeningReason>();
    let reason =
        errors.take("reason", reason.map_err(|_| lang.say("closings-reason-needed").into_owned()));
    let note = form.get("note").to_owned();
    if note.is_empty() {
        errors.add("note", lang.say("closings-note-needed"));
    }
    if note.chars().count() > NOTE {
        errors.add("note", lang.say_with("register-too-long", &[("n", NOTE.into())]));
    }
    let Some(reason) = reason.filter(|_| errors.is_empty()) else {
        let status = Status::UnprocessableEntity;
        return show(&manager, status, Asked::Reopening, year, form, Some(errors)).await;
    };
    act(&manager, Asked::Reopening, year, form, move |tx| tx.reopen_year(year, reason, &note)).await
}

fn number(year: &str) -> Result<i32, Failure> {
    let year = year.parse().map_err(|_| Failure::NotFound)?;
    if (1900..=2199).contains(&year) { Ok(year) } else { Err(Failure::NotFound) }
}

/// Takes the step, or asks for it; what refuses it is said on the same page.
async fn act(
    manager: &Manager,
    asked: Asked,
    year: i32,
    form: Typed,
    work: impl FnOnce(&mut Tx<'_>) -> Stored<Outcome<i64>> + Send + 'static,
) -> Done<Answer> {
    let done = manager.write_once(&form, move |tx| {
        Ok(match work(tx)? {
            Outcome::Done(_) => "/years".to_owned(),
            Outcome::Asked(_) => format!("/years/{year}/{}", asked.word()),
        })
    });
    match done.await {
        Ok(address) => {
            let key = match asked {
                _ if address != "/years" => "flash-asked".to_owned(),
                asked => format!("flash-year-{}", asked.word()),
            };
            Ok(Answer::see_other(&address).say(Flash::new(&key, None)))
        }
        Err(Failure::Refused(refusal)) => {
            let mut errors = Errors::default();
            errors.add("", manager.lang.refusal(&refusal));
            let status = Status::UnprocessableEntity;
            show(manager, status, asked, year, form, Some(errors)).await
        }
        Err(other) => Err(other),
    }
}

async fn show(
    manager: &Manager,
    status: Status,
    asked: Asked,
    year: i32,
    form: Typed,
    errors: Option<Errors>,
) -> Done<Answer> {
    let account = manager.account().id;
    manager
        .fresh(status, move |read, page| {
            let lang = page.lang;
            let years = read.years()?;
            let refused = years.check(year, &asked.step(), read.today()).err();
            let errors = errors.unwrap_or_default();
            let refused = errors
                .of("")
                .map(str::to_owned)
                .or_else(|| refused.map(|refusal| lang.refusal(&refusal)));
            let next = years.next_number(year);
            let args = [("year", year.to_string().into()), ("n", next.to_string().into())];
            let title = lang.say_with(&format!("closings-{}-title", asked.word()), &args);
            let says = ["first", "second"]
                .map(|which| lang.say_with(&format!("closings-{}-{which}", asked.word()), &args));
            let freezing = asked != Asked::Reopening && refused.is_none();
            let chosen = |value: &str| form.get("reason") == value;
            let reason = |reason: ReopeningReason| {
                let label = lang.say(&format!("closings-reason-{}", reason.as_str()));
                Choice::new(reason.as_str(), label, chosen)
            };
            let none = Choice::new("", lang.say("quick-choose"), chosen);
            let waiting = Waiting::all(read, lang, account, |it| asked.belongs(year, it))?;
            let shown = ActPage {
                word: asked.word(),
                year,
                says: says.to_vec(),
                second: second(read, lang, asked)?,
                stages: Stage::ALL.map(|stage| capital(&lang.stage_name(stage))).to_vec(),
                freezing: if freezing { freezings(read, lang, year)? } else { Vec::new() },
                ready: refused.is_none() && waiting.iter().all(|it| it.void.is_some()),
                waiting,
                reasons: std::iter::once(none)
                    .chain(ReopeningReason::ALL.map(reason))
                    .filter(|_| asked == Asked::Reopening)
                    .collect(),
                note: form.get("note").to_owned(),
                once: form.key(),
                errors: if refused.is_some() { Errors::default() } else { errors },
                refused,
                page: page.titled(title).place(Place::Years),
            };
            Ok(shown.render()?)
        })
        .await
}

fn capital(text: &str) -> String {
    crate::web::board::territories::capital(text)
}

/// Whether somebody else must confirm, in a sentence; nothing where nobody need.
fn second(read: &mut Read<'_>, lang: Lang, asked: Asked) -> Done<String> {
    if asked == Asked::CorrectionsOnly {
        return Ok(String::new());
    }
    let several = read.managers_lately()? >= 2;
    let key = if several { "closings-second-needed" } else { "closings-second-none" };
    Ok(lang.say(key).into_owned())
}

/// What would be frozen of each programme, and which of its months lack a report.
fn freezings(read: &mut Read<'_>, lang: Lang, year: i32) -> Done<Vec<Freezing>> {
    let sums = read.sums_to_freeze(year, None)?;
    let known = read.known_now()?;
    let mut all = Vec::new();
    for programme in read.programmes()? {
        let stages = Stage::ALL.map(|stage| {
            let own = sums.iter().filter(|it| it.programme == programme.id && it.stage == stage);
            lang.count(own.map(|it| it.dwellings).sum())
        });
        let asked = question(&programme, known.clone(), Some(last_day_of(year)));
        let asked = FigureQuestion { reporting: true, ..asked };
        let months = progress(&read.progress_input(&asked)?, Grain::Month).periods;
        let lacking: Vec<String> = months
            .iter()
            .filter(|it| it.period.starts_with(&year.to_string()))
            .filter_map(|it| {
                let (reported, expected) = it.reported.zip(it.expected)?;
                let month = crate::domain::calendar::Month::of(it.from);
                (reported < expected).then(|| {
                    let args = [
                        ("month", lang.month_name(month.number()).into()),
                        ("reported", reported.into()),
                        ("expected", expected.into()),
                    ];
                    lang.say_with("closings-month-missing", &args)
                })
            })
            .collect();
        all.push(Freezing {
            name: programme.name.clone(),
            stages: stages.to_vec(),
            missing: (!lacking.is_empty()).then(|| lang.list(&lacking)),
        });
    }
    Ok(all)
}
