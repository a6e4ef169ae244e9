//! The page of the pictures that compare: months, stages, territories, years. Each with its
//! sentence, its picture and its table, all of the same cells.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::draw::{heat, territories};
use super::tables::{self, Table};
use crate::charts::{self, Style};
use crate::domain::months::Months;
use crate::domain::progress::progress;
use crate::domain::rollup::Grain;
use crate::domain::territory::Scope;
use crate::store::{FigureQuestion, Read};
use crate::text::{Lang, sentences};
use crate::web::annotations::{Noted, noted};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Reader;
use crate::web::marks::{emphasised, escaped};
use crate::web::page::{Page, Place};
use crate::web::visit::with_query;

#[derive(Template)]
#[template(path = "charts/page.html")]
struct ChartsPage {
    page: Page,
    code: String,
    /// `Logements livrés, lus au 31 octobre 2026.`
    lede: String,
    sections: Vec<Section>,
}

/// A sentence, a picture, a table.
struct Section {
    name: &'static str,
    topic: String,
    read: String,
    say: String,
    chart: String,
    table: Table,
    svg: String,
    png: String,
    notes: Vec<Noted>,
    /// The same of another breakdown.
    more: Option<(String, String)>,
}

/// Where pictures of what is shown can be fetched.
struct Addresses {
    query: Vec<(String, String)>,
    lang: Lang,
}

impl Addresses {
    fn of(&self, name: &str, ending: &str, more: &[(&str, &str)]) -> String {
        let mut query = self.query.clone();
        query.extend(more.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        query.push(("lang".to_owned(), self.lang.to_string()));
        with_query(&format!("/charts/{name}.{ending}"), &query)
    }
}

/// The pictures of a programme or of a part of it.
#[get("/programmes/<code>/charts")]
pub(in crate::web) async fn page(reader: Reader, code: &str) -> Done<Answer> {
    let asked = reader.asked(code)?;
    let by_estate = match reader.param("by") {
        None | Some("epci") => false,
        Some("estate") => true,
        Some(_) => return Err(reader.wrong("by")),
    };
    let kept = |key: &str| !matches!(key, "by" | "programme");
    let mut query: Vec<(String, String)> =
        reader.query.iter().filter(|(key, _)| kept(key)).cloned().collect();
    query.insert(0, ("programme".to_owned(), code.to_owned()));
    let addresses = Addresses { query, lang: reader.lang };
    reader
        .cached(ContentType::HTML, move |read, page| {
            let asked = asked.question(read)?;
            show(read, page, &asked, by_estate, &addresses)
        })
        .await
}

fn show(
    read: &mut Read<'_>,
    page: Page,
    asked: &FigureQuestion,
    by_estate: bool,
    addresses: &Addresses,
) -> Done<String> {
    let lang = page.lang;
    let code = asked.programme.code.to_string();
    let mut sections =
        vec![months(read, asked, lang, addresses)?, stages(read, asked, lang, addresses)?];
    if matches!(asked.scope, Scope::All | Scope::Department(_) | Scope::Epci(_)) {
        sections.push(by_territory(read, asked, lang, addresses)?);
    }
    if !matches!(asked.scope, Scope::Landlord(_)) {
        sections.push(by_year(read, asked, by_estate, lang, addresses)?);
    }
    let args = [
        ("programme", asked.programme.name.as_str().into()),
        ("stage", lang.stage_dwellings(asked.stage).into()),
        ("day", lang.day_in_words(asked.to).into()),
    ];
    let lede = lang.say_with("pictures-lede", &args);
    let title = lang.say("pictures-title").into_owned();
    let page = page.titled(&title).place(Place::Programme).programme(&code);
    Ok(ChartsPage { page, code, lede, sections }.render()?)
}

fn months(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    lang: Lang,
    addresses: &Addresses,
) -> Done<Section> {
    let asked = FigureQuestion { reporting: true, ..asked.clone() };
    let by_month = progress(&read.progress_input(&asked)?, Grain::Month);
    let months = Months::of(&by_month, None);
    let said = sentences::months(lang, &months, &by_month);
    let draw = |style: &Style| charts::months(&months, &by_month, &said.plain(), style);
    Ok(Section {
        say: emphasised(&said),
        chart: charts::in_page(lang, "months", draw),
        table: tables::months(lang, &months, &by_month),
        notes: noted(lang, &by_month),
        ..section(lang, "months", addresses, &[])
    })
}

fn stages(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    lang: Lang,
    addresses: &Addresses,
) -> Done<Section> {
    let stages = read.stage_progress(asked, Grain::Month)?;
    let said = sentences::stages(lang, &stages);
    let draw = |style: &Style| charts::stages(&stages, &said.plain(), style);
    Ok(Section {
        say: emphasised(&said),
        chart: charts::in_page(lang, "stages", draw),
        table: tables::stages(lang, &stages),
        notes: stages.last().map(|about| noted(lang, about)).unwrap_or_default(),
        ..section(lang, "stages", addresses, &[])
    })
}

fn by_territory(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    lang: Lang,
    addresses: &Addresses,
) -> Done<Section> {
    let (parts, said) = territories(read, asked, lang)?;
    let draw = |style: &Style| charts::territories(&parts, &said, style);
    Ok(Section {
        say: escaped(&said),
        chart: charts::in_page(lang, "territories", draw),
        table: tables::territories(lang, &parts),
        ..section(lang, "territories", addresses, &[])
    })
}

fn by_year(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    by_estate: bool,
    lang: Lang,
    addresses: &Addresses,
) -> Done<Section> {
    let by_estate = by_estate || matches!(asked.scope, Scope::Commune(_) | Scope::Estate(_));
    let parts = heat(read, asked, by_estate, None, lang)?;
    let said = sentences::heat(lang, &parts);
    let draw = |style: &Style| charts::heat(&parts, by_estate, &said.plain(), style);
    let by = if by_estate { "estate" } else { "epci" };
    let other = if by_estate { "epci" } else { "estate" };
    let mut query: Vec<(String, String)> =
        addresses.query.iter().filter(|(key, _)| key != "programme").cloned().collect();
    query.push(("by".to_owned(), other.to_owned()));
    let path = format!("/programmes/{}/charts", asked.programme.code);
    let text = lang.say(if by_estate { "pictures-by-epci" } else { "pictures-by-estate" });
    Ok(Section {
        say: emphasised(&said),
        chart: charts::in_page(lang, "heat", draw),
        table: tables::heat(lang, &parts, by_estate),
        more: Some((format!("{}#heat", with_query(&path, &query)), text.into_owned())),
        ..section(lang, "heat", addresses, &[("by", by)])
    })
}

/// What every section has: its words and where its picture can be fetched.
fn section(
    lang: Lang,
    name: &'static str,
    addresses: &Addresses,
    more: &[(&str, &str)],
) -> Section {
    let wide: Vec<(&str, &str)> = more.iter().copied().chain([("width", "1600")]).collect();
    Section {
        name,
        topic: lang.say(&format!("pictures-{name}")).into_owned(),
        read: lang.say(&format!("pictures-{name}-read")).into_owned(),
        say: String::new(),
        chart: String::new(),
        table: Table { caption: String::new(), heads: Vec::new(), rows: Vec::new() },
        svg: addresses.of(name, "svg", more),
        png: addresses.of(name, "png", &wide),
        notes: Vec::new(),
        more: None,
    }
}
