//! What is missing: which estates were expected to report a month and did not, by month and by
//! person, each with the next act (DESIGN 2.10).

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::answer::Answer;
use super::board::question;
use super::db::Done;
use super::error::Failure;
use super::fields::Typed;
use super::format::plain;
use super::guards::Reader;
use super::marks::emphasised;
use super::page::{Page, Place};
use crate::domain::calendar::{Day, Month};
use crate::domain::rollup::Reporting;
use crate::exports::{self, Format, about};
use crate::files::cells::{Heading, Rows, situation};
use crate::store::{FigureQuestion, MissingReport, Read, StoreError};
use crate::text::{Lang, sentences};

/// Columns of the table.
const COLUMNS: [Heading; 5] = [
    Heading::of("mois", "month", "missing-month"),
    Heading::of("code", "estate", "estate-code"),
    Heading::of("cite", "estate_name", "estate-name"),
    Heading::of("dernier auteur", "last_by", "last-by"),
    Heading::new("situation", "situation"),
];
/// Months looked back on.
const MONTHS: i32 = 24;

#[derive(Template)]
#[template(path = "missing/page.html")]
struct MissingPage {
    page: Page,
    code: String,
    programme: String,
    /// The month shown: `2026-10`, and in words.
    month: (String, String),
    answer: Option<String>,
    people: Vec<Person>,
    months: Vec<Line>,
    stage: &'static str,
    csv: String,
}

impl Person {
    fn count(&self) -> i64 {
        i64::try_from(self.estates.len()).unwrap_or(i64::MAX)
    }
}

/// What is missing of estates somebody last recorded for.
struct Person {
    name: String,
    estates: Vec<Estate>,
}

struct Estate {
    code: String,
    name: String,
    once: String,
}

/// A month of the table.
struct Line {
    month: String,
    name: String,
    here: bool,
    /// "38 sur 41".
    reported: String,
    missing: Option<String>,
}

#[get("/programmes/<code>/missing")]
pub(super) async fn page(reader: Reader, code: String) -> Done<Answer> {
    let to = reader.read_at()?;
    let month: Option<Month> = reader.parsed("month")?;
    let show = move |read: &mut Read<'_>, page: Page| content(read, page, &code, to, month);
    if reader.role().is_some_and(crate::domain::role::Role::may_record) {
        return reader.fresh(Status::Ok, show).await;
    }
    reader.cached(ContentType::HTML, show).await
}

/// The months looked back on as a table, one row a missing report.
#[get("/programmes/<code>/missing.csv")]
pub(super) async fn csv(reader: Reader, code: String) -> Done<Answer> {
    file(&reader, code, Format::CSV).await
}

/// The same as a workbook.
#[get("/programmes/<code>/missing.xlsx")]
pub(super) async fn xlsx(reader: Reader, code: String) -> Done<Answer> {
    file(&reader, code, Format::Xlsx(Lang::Fr)).await
}

/// The same for programs.
#[get("/programmes/<code>/missing.json")]
pub(super) async fn json(reader: Reader, code: String) -> Done<Answer> {
    file(&reader, code, Format::Json).await
}

async fn file(reader: &Reader, code: String, format: Format) -> Done<Answer> {
    let to = reader.read_at()?;
    let name = format!("{}-manquants", plain(&code));
    reader
        .table(&name, format, move |read, format| {
            let asked = asked(read, &code, to)?;
            let (_, missing) = read.missing_reports(&asked, MONTHS)?;
            let about = about::asked(read, &asked, format.lang(), "missing")?;
            let situation = situation(&asked.known);
            let fill = |out: &mut dyn Rows| fill(out, &missing, &situation);
            Ok(exports::made(format, &COLUMNS, &about, fill)?)
        })
        .await
}

fn asked(read: &mut Read<'_>, code: &str, to: Option<Day>) -> Done<FigureQuestion> {
    let programme = read.programme(code)?.ok_or(StoreError::NotFound)?;
    Ok(question(&programme, read.known_now()?, to))
}

fn content(
    read: &mut Read<'_>,
    page: Page,
    code: &str,
    to: Option<Day>,
    month: Option<Month>,
) -> Done<String> {
    let lang = page.lang;
    let asked = asked(read, code, to)?;
    let (months, mut missing) = read.missing_reports(&asked, MONTHS)?;
    let month = month.unwrap_or(Month::of(asked.to));
    let of_month = months.iter().find(|it| it.month == month).ok_or(Failure::NotFound)?;
    let said = sentences::reporting(lang, month, of_month.reported, of_month.expected);
    let lines = months.iter().map(|it| line(lang, it, month)).collect();
    missing.retain(|it| it.month == month);
    Ok(MissingPage {
        programme: asked.programme.name.clone(),
        month: (month.to_string(), lang.month_in_words(month)),
        answer: said.map(|it| emphasised(&it)),
        people: people(lang, missing),
        months: lines,
        stage: asked.stage.as_str(),
        csv: format!("/programmes/{code}/missing.csv"),
        page: page.titled(lang.say("missing-title")).place(Place::Programme).programme(code),
        code: code.to_owned(),
    }
    .render()?)
}

fn line(lang: Lang, it: &Reporting, shown: Month) -> Line {
    let lacking = it.expected - it.reported;
    let of = [("n", it.reported.into()), ("expected", lang.count(it.expected).into())];
    Line {
        month: it.month.to_string(),
        name: lang.month_in_words(it.month),
        here: it.month == shown,
        reported: if it.expected == 0 {
            lang.say("missing-nobody").into_owned()
        } else {
            lang.say_with("missing-of", &of)
        },
        missing: (lacking > 0).then(|| lang.count(lacking)),
    }
}

/// By who last recorded, those of nobody last.
fn people(lang: Lang, missing: Vec<MissingReport>) -> Vec<Person> {
    let mut people: Vec<(Option<String>, Vec<Estate>)> = Vec::new();
    for it in missing {
        let estate = Estate { code: it.estate, name: it.name, once: Typed::default().key() };
        match people.iter_mut().find(|(who, _)| *who == it.last_by) {
            Some((_, estates)) => estates.push(estate),
            None => people.push((it.last_by, vec![estate])),
        }
    }
    people.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    people
        .into_iter()
        .map(|(who, estates)| Person {
            name: who.unwrap_or_else(|| lang.say("missing-no-one-yet").into_owned()),
            estates,
        })
        .collect()
}

fn fill(out: &mut dyn Rows, missing: &[MissingReport], situation: &str) -> std::io::Result<()> {
    for it in missing {
        out.text(&it.month.to_string())?;
        out.text(&it.estate)?;
        out.text(&it.name)?;
        out.opt_text(it.last_by.as_deref())?;
        out.text(situation)?;
        out.end_row()?;
    }
    Ok(())
}
