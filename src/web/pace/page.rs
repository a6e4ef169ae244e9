//! The page of paces, and its table: `/programmes/mc/pace.csv`.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::Ground;
use super::ends::{EndRow, Observed, ends, formula, observed};
use crate::domain::calendar::Day;
use crate::domain::pace::{ENOUGH, Pace};
use crate::exports::{self, Format, about};
use crate::text::Lang;
use crate::text::sentences::pace as sentences;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::format::plain;
use crate::web::guards::Reader;
use crate::web::marks::emphasised;
use crate::web::page::{Page, Place};
use crate::web::visit::{Visit, with_query};

#[derive(Template)]
#[template(path = "pace/page.html")]
struct PacePage {
    page: Page,
    code: String,
    programme: String,
    to: String,
    say: Option<String>,
    forecast: Option<String>,
    formula: Option<String>,
    ends: Vec<EndRow>,
    observed: Vec<Observed>,
    enough: String,
    /// The end dates chosen, as fields hold them.
    chosen: [String; 2],
    /// What the form asks besides.
    to_day: String,
    net: bool,
    csv: String,
    json: String,
    what_if: String,
}

#[get("/programmes/<code>/pace")]
pub(in crate::web) async fn page(reader: Reader, code: String) -> Done<Answer> {
    let (asked, chosen) = asked(&reader)?;
    reader
        .cached(ContentType::HTML, move |read, page| {
            show(page, &Ground::read(read, &code, asked, chosen)?)
        })
        .await
}

/// The table of end dates.
#[get("/programmes/<code>/pace.csv")]
pub(in crate::web) async fn csv(reader: Reader, code: String) -> Done<Answer> {
    table(&reader, code, Format::CSV).await
}

/// The same as a workbook.
#[get("/programmes/<code>/pace.xlsx")]
pub(in crate::web) async fn xlsx(reader: Reader, code: String) -> Done<Answer> {
    table(&reader, code, Format::Xlsx(Lang::Fr)).await
}

/// The paces for programs.
#[get("/programmes/<code>/pace.json")]
pub(in crate::web) async fn json(reader: Reader, code: String) -> Done<Answer> {
    table(&reader, code, Format::Json).await
}

async fn table(visit: &Visit, code: String, format: Format) -> Done<Answer> {
    let (asked, chosen) = asked(visit)?;
    let name = format!("{}-rythme", plain(&code));
    visit
        .table(&name, format, move |read, format| {
            let pace: Pace = Ground::read(read, &code, asked, chosen)?.pace;
            let mut about = about::plain(read, format.lang(), "pace")?;
            about.known = pace.known.clone();
            Ok(exports::pace(&pace, &about, format)?)
        })
        .await
}

type Asked = ((Option<Day>, bool), [Option<Day>; 2]);

/// What the address asks; a whole programme is no business of who sees a part of it.
fn asked(visit: &Visit) -> Result<Asked, Failure> {
    if visit.scope().is_some() {
        return Err(Failure::NotFound);
    }
    let chosen = [visit.day_param("end")?, visit.day_param("other")?];
    Ok(((visit.read_at()?, visit.net()?), chosen))
}

fn show(page: Page, ground: &Ground) -> Done<String> {
    let lang = page.lang;
    let Ground { programme, years, pace, chosen, .. } = ground;
    let code = programme.code.to_string();
    let query = |ends: bool| {
        let mut query = vec![("to".to_owned(), years.to.to_string())];
        if ends {
            query.push(("end".to_owned(), chosen[0].to_string()));
            query.push(("other".to_owned(), chosen[1].to_string()));
        }
        if years.net {
            query.push(("net".to_owned(), "true".to_owned()));
        }
        query
    };
    let address =
        |what: &str, ends| with_query(&format!("/programmes/{code}/{what}"), &query(ends));
    let stage = programme.stage;
    let html = PacePage {
        to: lang.day_in_words(years.to),
        say: sentences::required(lang, pace).as_ref().map(emphasised),
        forecast: sentences::forecast(lang, pace, stage).as_ref().map(emphasised),
        formula: formula(lang, years, pace),
        ends: ends(lang, years, pace),
        observed: observed(lang, years, pace),
        enough: lang.count(i64::from(ENOUGH)),
        chosen: chosen.map(|day| day.to_string()),
        to_day: years.to.to_string(),
        net: years.net,
        csv: address("pace.csv", true),
        json: address("pace.json", true),
        what_if: address("what-if", false),
        programme: programme.name.clone(),
        page: page.titled(lang.say("pace-title")).place(Place::Programme).programme(&code),
        code,
    }
    .render()?;
    Ok(html)
}
