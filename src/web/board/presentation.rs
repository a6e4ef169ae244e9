//! The board page for a projector: one screen a message, moved through with keys or a finger, a
//! plain scroll without script, one A4 page each on paper.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::data::BoardData;
use super::estates::{Rank, ranks};
use super::figures::since;
use super::houses::houses;
use super::territories::{Line, capital, lines};
use crate::charts;
use crate::domain::calendar::Day;
use crate::store::Read;
use crate::text::sentences;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::marks::emphasised;
use crate::web::pace::ends::{EndRow, ends};
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "presentation/page.html")]
struct Presentation<'a> {
    page: Page,
    data: &'a BoardData,
    code: &'a str,
    done: String,
    to: String,
    known: String,
    definition: String,
    /// "Situation n° 1 842".
    situation: String,
    answer: String,
    outlook: Option<String>,
    since: Option<String>,
    curve: Option<Picture>,
    years: Option<Picture>,
    pace: Option<String>,
    pace_more: Option<String>,
    ends: Vec<EndRow>,
    territories: Vec<Line>,
    territories_say: Option<String>,
    planned: bool,
    behind: Vec<Rank>,
    ahead: Vec<Rank>,
    estates_say: Option<String>,
    houses: Option<String>,
    reporting: Option<String>,
}

/// A sentence and what proves it.
struct Picture {
    say: String,
    chart: String,
}

/// The board page of a programme, one screen a message.
#[get("/programmes/<code>/presentation")]
pub(in crate::web) async fn presentation(reader: Reader, code: String) -> Done<Answer> {
    if reader.scope().is_some() {
        return Err(Failure::NotFound);
    }
    let (to, net) = (reader.read_at()?, reader.net()?);
    reader.cached(ContentType::HTML, move |read, page| presented(read, page, &code, to, net)).await
}

/// The presentation as HTML.
pub(in crate::web) fn presented(
    read: &mut Read<'_>,
    page: Page,
    code: &str,
    to: Option<Day>,
    net: bool,
) -> Done<String> {
    let data = &BoardData::read(read, code, to, net)?;
    let lang = page.lang;
    let (years, known) = (&data.years, !data.is_empty());
    let compared = known && !data.lacks_years();
    let said = |sentence: Option<sentences::Sentence>| sentence.as_ref().map(emphasised);
    let answer = sentences::answer(lang, years);
    let (behind, ahead) = ranks(lang, data);
    let counts = (data.reporting.reported, data.reporting.expected);
    let reporting = sentences::reporting(lang, data.reporting.month, counts.0, counts.1);
    let title = reporting.as_ref().map(ToString::to_string).unwrap_or_default();
    let distributed = data.territories.iter().any(|row| row.planned.is_some());
    let proved = sentences::years(lang, years);
    let html = Presentation {
        done: capital(&lang.stage_name(data.programme.stage)),
        to: lang.day_in_words(years.to),
        known: lang.day_in_words(years.known.on),
        definition: lang.stage_definition(data.programme.stage).into_owned(),
        situation: page.say_text("foot-position", &lang.count(years.known.position)),
        outlook: said(sentences::outlook(lang, years)),
        since: since(lang, years),
        curve: known.then(|| Picture {
            say: said(sentences::trend(lang, &data.months))
                .unwrap_or_else(|| lang.say("board-curve-say").into_owned()),
            chart: charts::in_page(lang, "p", |style| {
                charts::progress(&data.months, &answer.plain(), style)
            }),
        }),
        years: known.then(|| Picture {
            say: said(proved.clone()).unwrap_or_else(|| lang.say("board-years-say").into_owned()),
            chart: charts::in_page(lang, "y", |style| {
                charts::years(years, &proved.as_ref().unwrap_or(&answer).plain(), style)
            }),
        }),
        pace: said(sentences::pace::required(lang, &data.pace)),
        pace_more: said(sentences::pace::forecast(lang, &data.pace, data.programme.stage)),
        ends: ends(lang, years, &data.pace),
        territories: if known { lines(lang, data) } else { Vec::new() },
        territories_say: (compared && distributed)
            .then(|| emphasised(&sentences::territories(lang, &data.territories))),
        planned: !data.is_indicative(),
        estates_say: compared.then(|| emphasised(&sentences::estates(lang, &data.estates))),
        houses: houses(counts.0, counts.1, &title, &lang.say("board-houses-explained")),
        reporting: said(reporting),
        answer: emphasised(&answer),
        page: page.titled(&data.programme.name).programme(code),
        behind,
        ahead,
        data,
        code,
    }
    .render()?;
    Ok(html)
}

impl Presentation<'_> {
    /// The board page this presents, at the same day.
    fn back(&self) -> String {
        let net = if self.data.years.net { "&net=true" } else { "" };
        format!("/programmes/{}?to={}{net}", self.code, self.data.years.to)
    }
}
