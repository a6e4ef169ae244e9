//! The page of one estate: what was promised, what was done, what is left, and by which entries.

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::super::answer::Answer;
use super::super::board::since;
use super::super::db::Done;
use super::super::error::Failure;
use super::super::families::{Line, lines};
use super::super::guards::Reader;
use super::super::lens::{Asked, Lens};
use super::super::marks::emphasised;
use super::super::operations::rows::{Row, row};
use super::super::page::{Page, Place};
use super::super::quick::{Nothing, Quick, silent_months};
use super::super::scope::without_figures;
use super::super::visit::{Visit, with_query};
use super::facts::{Around, Fact, facts};
use super::figures::{Figures, Year, years};
use crate::charts;
use crate::domain::calendar::Month;
use crate::domain::estate::Estate;
use crate::domain::ids::EstateCode;
use crate::domain::progress::progress;
use crate::domain::role::Role;
use crate::domain::rollup::{Grain, ProgressInput};
use crate::store::{EntryFilter, Read};
use crate::text::sentences;

/// Entries shown on the page.
const LATEST: i64 = 12;

#[derive(Template)]
#[template(path = "estates/one.html")]
struct EstatePage {
    page: Page,
    code: EstateCode,
    commune: Option<String>,
    facts: Vec<Fact>,
    about: String,
    /// Address and name of the other programmes.
    others: Vec<(String, String)>,
    answer: String,
    since: Option<String>,
    figures: Figures,
    /// The reader's scope holds only a part of it.
    in_part: bool,
    chart: Option<String>,
    years: Vec<Year>,
    revised: bool,
    operations: Vec<Row>,
    lines: Vec<Line>,
    entries: String,
    /// Months for which "nothing" was stated, in words.
    stated: Option<String>,
    forms: Option<Forms>,
}

#[derive(Template)]
#[template(path = "estates/bucket.html")]
struct BucketPage {
    page: Page,
    answer: String,
    about: String,
    lines: Vec<Line>,
    entries: String,
    problem: Option<String>,
}

/// What who may record can do here.
struct Forms {
    quick: Quick,
    nothing: Vec<Nothing>,
    stage: &'static str,
    /// Why the last request was refused.
    problem: Option<String>,
}

#[get("/estates/<code>")]
pub(in super::super) async fn one(reader: Reader, code: &str) -> Done<Answer> {
    let wanted = code.to_owned();
    let found = reader.read(move |read| read.estate(&wanted)).await?.ok_or(Failure::NotFound)?;
    if found.code.as_str() != code {
        return Ok(Answer::moved(&with_query(&format!("/estates/{}", found.code), &reader.query)));
    }
    if reader.role().is_some_and(Role::may_record) {
        return fresh(&reader, found.code, Status::Ok, None).await;
    }
    let asked = Asked::of(&reader)?;
    reader
        .cached(ContentType::HTML, move |read, page| content(read, page, &found.code, &asked, None))
        .await
}

/// The page with its forms, for who may record; with what was refused, if anything.
pub(super) async fn fresh(
    visit: &Visit,
    code: EstateCode,
    status: Status,
    problem: Option<String>,
) -> Done<Answer> {
    let asked = Asked::of(visit)?;
    visit.fresh(status, move |read, page| content(read, page, &code, &asked, problem)).await
}

fn content(
    read: &mut Read<'_>,
    page: Page,
    code: &EstateCode,
    asked: &Asked,
    problem: Option<String>,
) -> Done<String> {
    let lang = page.lang;
    let estate = read.estate(code.as_str())?.ok_or(Failure::NotFound)?;
    let lens = Lens::read(read, asked)?;
    let input = lens.of_estate(read, &estate.code)?;
    let page = page.place(Place::Estates).programme(input.programme.code.as_str());
    let about = lang.say_with(
        "estates-about",
        &[
            ("programme", (&input.programme.name).into()),
            ("stage", lang.stage_name(input.stage).into()),
            ("day", lang.day_in_words(input.to).into()),
        ],
    );
    let latest = EntryFilter { estate: Some(estate.code.to_string()), ..EntryFilter::default() };
    let lines = lines(read, lang, latest, LATEST)?;
    let entries = format!("/entries?estate={}", estate.code);
    let months = progress(&input, Grain::Month);
    let sentence = sentences::answer(lang, &months);
    let answer = emphasised(&sentence);
    if estate.is_bucket() {
        let page = page.titled(lang.say("estates-bucket-title"));
        return Ok(BucketPage { page, answer, about, lines, entries, problem }.render()?);
    }
    let around = Around::read(read, &estate, read.today())?;
    let operations = read.operation_rows(Some(estate.id))?;
    let text = sentence.plain();
    let shown = !lines.is_empty() || months.current.is_some();
    let chart = shown.then(|| {
        charts::in_page(lang, "progress", |style| charts::progress(&months, &text, style))
    });
    let forms =
        if page.may_record() { Some(forms(read, &page, &estate, &input, problem)?) } else { None };
    let in_part = !read.sees_all_of(estate.id);
    // A part is not read against the size of the whole.
    let size = Estate { dwellings: estate.dwellings.filter(|_| !in_part), ..estate.clone() };
    let html = EstatePage {
        code: estate.code.clone(),
        facts: facts(lang, &estate, &around),
        commune: around.commune,
        about,
        others: others(&lens, &estate),
        since: since(lang, &months),
        figures: Figures::new(lang, &months, &size),
        in_part,
        chart,
        years: years(lang, &progress(&input, Grain::Year)),
        revised: months.original.as_ref().map(|it| it.version)
            != months.current.as_ref().map(|it| it.version),
        operations: operations.iter().map(|it| row(lang, it)).collect(),
        lines,
        entries,
        stated: stated(read, &page, &estate, &input)?,
        forms,
        answer,
        page: page.titled(&estate.name),
    }
    .render()?;
    Ok(if in_part { without_figures(&html) } else { html })
}

fn forms(
    read: &mut Read<'_>,
    page: &Page,
    estate: &Estate,
    input: &ProgressInput,
    problem: Option<String>,
) -> Done<Forms> {
    let (lang, stage, today) = (page.lang, input.stage, read.today());
    Ok(Forms {
        quick: Quick::of_estate(read, lang, estate, stage, today)?,
        nothing: silent_months(read, lang, estate, stage)?,
        stage: stage.as_str(),
        problem,
    })
}

/// The same page through the other programmes.
fn others(lens: &Lens, estate: &Estate) -> Vec<(String, String)> {
    lens.programmes
        .iter()
        .filter(|it| it.code != lens.whole.programme.code)
        .map(|it| (format!("/estates/{}?programme={}", estate.code, it.code), it.name.clone()))
        .collect()
}

/// The latest months for which "nothing" was stated, in words.
fn stated(
    read: &mut Read<'_>,
    page: &Page,
    estate: &Estate,
    input: &ProgressInput,
) -> Done<Option<String>> {
    let (from, to) = (Month::of(input.programme.first_day), Month::of(input.known.on));
    let all = read.stated_months(input.stage, from, to)?;
    let months: Vec<String> = all
        .into_iter()
        .rev()
        .filter(|(_, id)| *id == estate.id)
        .take(6)
        .map(|(month, _)| page.lang.month_in_words(month))
        .collect();
    Ok((!months.is_empty()).then(|| page.say_text("estates-stated", &page.lang.list(&months))))
}
