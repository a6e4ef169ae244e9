//! All years of the ledger: the state of each, what is true and what was published of it.

use askama::Template;
use chrono::Datelike;
use rocket::get;
use rocket::http::Status;

use super::steps::{Line, lines};
use super::waiting::Waiting;
use crate::domain::progress::progress;
use crate::domain::rollup::Grain;
use crate::domain::year::{Calendar, YearState};
use crate::store::FigureQuestion;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "closings/list.html")]
struct YearsPage {
    page: Page,
    /// Code, name, and whether it is the one shown.
    programmes: Vec<(String, String, bool)>,
    answer: String,
    counted: String,
    waiting: Vec<Waiting>,
    lines: Vec<Line>,
}

/// Kept by nobody: what waits for a second person is no event of the ledger.
#[get("/years")]
pub(in crate::web) async fn list(reader: Reader) -> Done<Answer> {
    let code = reader.param("programme").unwrap_or(&reader.app.programme).to_owned();
    let account = reader.account().id;
    reader
        .fresh(Status::Ok, move |read, page| {
            let lang = page.lang;
            let programmes = read.programmes()?;
            let programme = programmes.iter().find(|it| it.code.as_str() == code);
            let programme = programme.ok_or(Failure::NotFound)?;
            let known = read.known_now()?;
            let today = known.on;
            let asked = question(programme, known, Some(today));
            let actual = progress(&read.progress_input(&asked)?, Grain::Year);
            let asked = FigureQuestion { published: true, ..asked };
            let published = progress(&read.progress_input(&asked)?, Grain::Year);
            let years = read.years()?;
            let waiting = if page.may_manage() {
                Waiting::all(read, lang, account, |_| true)?
            } else {
                Vec::new()
            };
            let shown = YearsPage {
                answer: answer(lang, &years, today.year()),
                counted: lang.stage_dwellings(actual.stage).into_owned(),
                lines: lines(lang, &years, &actual, &published, today),
                programmes: programmes
                    .iter()
                    .map(|it| (it.code.to_string(), it.name.clone(), it.code.as_str() == code))
                    .collect(),
                waiting,
                page: page.titled(lang.say("closings-title")).place(Place::Years).programme(&code),
            };
            Ok(shown.render()?)
        })
        .await
}

/// Up to which year the ledger is closed, and what waits.
fn answer(lang: Lang, years: &Calendar, this: i32) -> String {
    let open: Vec<i32> =
        (years.first..this).filter(|year| years.state(*year) != YearState::Closed).collect();
    let closed = (years.first..this).rev().find(|year| years.state(*year) == YearState::Closed);
    let names: Vec<String> = open.iter().map(ToString::to_string).collect();
    let args = [
        ("closed", closed.map(|year| year.to_string()).unwrap_or_default().into()),
        ("first", years.first.to_string().into()),
        ("open", lang.list(&names).into()),
        ("n", open.len().into()),
    ];
    let key = match (closed, open.is_empty()) {
        (None, _) => "closings-answer-none",
        (Some(_), true) => "closings-answer-all",
        (Some(_), false) => "closings-answer-some",
    };
    lang.say_with(key, &args)
}
