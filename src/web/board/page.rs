//! The page itself: what the templates show of the data.

use askama::Template;

use super::curve::{self, Table};
use super::data::BoardData;
use super::estates::{Rank, ranks};
use super::figures::{Figure, figures, since};
use super::houses::houses;
use super::lacks::{Lack, lacks};
use super::territories::{Line, capital, lines};
use crate::charts;
use crate::text::sentences;
use crate::web::annotations::{Noted, noted};
use crate::web::db::Done;
use crate::web::marks::emphasised;
use crate::web::pace::ends::{EndRow, ends};
use crate::web::page::{Page, Place};

#[derive(Template)]
#[template(path = "board/page.html")]
struct BoardPage<'a> {
    page: Page,
    data: &'a BoardData,
    code: &'a str,
    stage: String,
    /// `Livrés`
    done: String,
    definition: String,
    answer: String,
    outlook: Option<String>,
    since: Option<String>,
    not_compared: Option<String>,
    figures: Vec<Figure>,
    curve: Section,
    years: Section,
    pace_say: Option<String>,
    pace_more: Option<String>,
    ends: Vec<EndRow>,
    territories: Vec<Line>,
    territories_say: Option<String>,
    planned_by_territory: bool,
    behind: Vec<Rank>,
    ahead: Vec<Rank>,
    estates_say: Option<String>,
    estates_count: i64,
    houses: Option<String>,
    reporting: Option<String>,
    lacks: Vec<Lack>,
}

/// A sentence, a picture, a table.
struct Section {
    say: String,
    chart: String,
    table: Table,
    notes: Vec<Noted>,
}

/// The page as HTML.
pub(super) fn render(page: Page, data: &BoardData) -> Done<String> {
    let lang = page.lang;
    let compared = !data.lacks_years();
    let years = &data.years;
    let answer = sentences::answer(lang, years);
    let said = |sentence: Option<sentences::Sentence>| sentence.as_ref().map(emphasised);
    let (behind, ahead) = ranks(lang, data);
    let reporting = sentences::reporting(
        lang,
        data.reporting.month,
        data.reporting.reported,
        data.reporting.expected,
    );
    let title = reporting.as_ref().map(ToString::to_string).unwrap_or_default();
    let code = data.programme.code.as_str();
    let page = page.titled(&data.programme.name).place(Place::Programme).programme(code);
    let distributed = data.territories.iter().any(|row| row.planned.is_some());
    let html = BoardPage {
        stage: lang.stage_dwellings(data.programme.stage).into_owned(),
        done: capital(&lang.stage_name(data.programme.stage)),
        definition: lang.stage_definition(data.programme.stage).into_owned(),
        answer: emphasised(&answer),
        outlook: said(sentences::outlook(lang, years)),
        since: since(lang, years),
        not_compared: (!compared && !data.is_empty()).then(|| {
            let missing = &years.total.missing_years;
            let args = [("n", missing.len().into()), ("years", lang.years(missing).into())];
            lang.say_with("board-not-compared", &args)
        }),
        figures: figures(lang, data),
        curve: Section {
            say: said(sentences::trend(lang, &data.months))
                .unwrap_or_else(|| lang.say("board-curve-say").into_owned()),
            chart: charts::in_page(lang, "p", |style| {
                charts::progress(&data.months, &answer.plain(), style)
            }),
            table: curve::cumulative(lang, years),
            notes: noted(lang, years),
        },
        years: years_section(&page, data),
        pace_say: said(sentences::pace::required(lang, &data.pace)),
        pace_more: said(sentences::pace::forecast(lang, &data.pace, data.programme.stage)),
        ends: ends(lang, years, &data.pace),
        territories: lines(lang, data),
        territories_say: (compared && distributed)
            .then(|| emphasised(&sentences::territories(lang, &data.territories))),
        planned_by_territory: !data.is_indicative(),
        behind,
        ahead,
        estates_say: compared.then(|| emphasised(&sentences::estates(lang, &data.estates))),
        estates_count: data.territories.iter().map(|row| row.estates).sum(),
        houses: houses(
            data.reporting.reported,
            data.reporting.expected,
            &title,
            &lang.say("board-houses-explained"),
        ),
        reporting: said(reporting),
        lacks: lacks(&page, data),
        data,
        code,
        page,
    }
    .render()?;
    Ok(html)
}

fn years_section(page: &Page, data: &BoardData) -> Section {
    let (lang, years) = (page.lang, &data.years);
    let say = sentences::years(lang, years);
    let proved = say.clone().unwrap_or_else(|| sentences::answer(lang, years)).plain();
    Section {
        say: say.as_ref().map_or_else(|| lang.say("board-years-say").into_owned(), emphasised),
        chart: charts::in_page(lang, "y", |style| charts::years(years, &proved, style)),
        table: curve::years(lang, years),
        notes: noted(lang, years),
    }
}

impl BoardPage<'_> {
    /// The same page gross instead of net, or net instead of gross where that differs.
    fn other_measure(&self) -> Option<(String, String)> {
        let (net, to) = (self.data.years.net, self.data.years.to);
        let key = if net { "defects-read-gross" } else { "defects-read-net" };
        let differs = net || self.data.years.total.defective != 0;
        let asked = if net { "" } else { "&net=true" };
        let href = format!("/programmes/{}?to={to}{asked}", self.code);
        differs.then(|| (href, self.page.say(key).into_owned()))
    }

    /// What the addresses of pictures and tables ask for besides.
    fn measure(&self) -> &'static str {
        if self.data.years.net { "&net=true" } else { "" }
    }

    /// The day totals are read at, in words.
    fn to(&self) -> String {
        self.page.lang.day_in_words(self.data.years.to)
    }

    fn known(&self) -> String {
        self.page.lang.day_in_words(self.data.years.known.on)
    }

    fn days(&self) -> String {
        let day = |day| self.page.lang.day_in_words(day);
        format!("{} – {}", day(self.data.programme.first_day), day(self.data.programme.last_day))
    }

    fn landlords(&self) -> String {
        self.page.lang.list(&self.data.landlords)
    }

    /// The address of a picture as this page shows it.
    fn chart(&self, name: &str) -> String {
        let to = self.data.years.to;
        let lang = self.page.lang;
        format!("/charts/{name}.svg?programme={}&to={to}&lang={lang}{}", self.code, self.measure())
    }

    /// The same in pixels, wide enough for a slide.
    fn pixels(&self, name: &str) -> String {
        self.chart(name).replacen(".svg?", ".png?width=1600&", 1)
    }

    /// The address of this page on paper.
    fn pdf(&self) -> String {
        let (to, lang) = (self.data.years.to, self.page.lang);
        format!("/programmes/{}.pdf?to={to}&lang={lang}{}", self.code, self.measure())
    }

    /// The address of the table behind it.
    fn table(&self, format: &str, by: &str) -> String {
        format!(
            "/programmes/{}.{format}?by={by}&to={}{}",
            self.code,
            self.data.years.to,
            self.measure()
        )
    }
}
