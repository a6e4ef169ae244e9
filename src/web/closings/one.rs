//! What a closing froze, as page and table. It never changes: what was learned later stands
//! beside it, on the page of the year.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::by;
use crate::domain::stage::Stage;
use crate::domain::year::{FrozenSum, Step, YearStep, frozen_hash};
use crate::exports;
use crate::store::{Read, Result as Stored, StoreError};
use crate::web::answer::Answer;
use crate::web::board::territories::capital;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::format::parted;
use crate::web::guards::Reader;
use crate::web::page::{Page, Place};

/// A programme in a closing.
struct Frozen {
    name: String,
    /// Gross dwellings of each stage, the first stage first.
    stages: Vec<String>,
    /// Defective dwellings among those delivered.
    defective: String,
    /// By booked month, in the stage its target is about.
    months: Vec<(String, String)>,
    /// That stage, and the sum of its months.
    stage: String,
    total: String,
}

#[derive(Template)]
#[template(path = "closings/one.html")]
struct ClosingPage {
    page: Page,
    year: i32,
    number: i64,
    by: String,
    unconfirmed: bool,
    position: i64,
    at: String,
    hash: String,
    /// The closing that holds now, where it is another one; 0 where the year is open again.
    now: Option<i64>,
    stages: Vec<String>,
    programmes: Vec<Frozen>,
    rows: String,
}

#[get("/years/<year>/closings/<name>")]
pub(in crate::web) async fn one(reader: Reader, year: &str, name: &str) -> Done<Answer> {
    let year: i32 = year.parse().map_err(|_| Failure::NotFound)?;
    let (number, format) = parted(name);
    let number: i64 = number.parse().map_err(|_| Failure::NotFound)?;
    match format {
        None => {
            reader
                .cached(ContentType::HTML, move |read, page| content(read, page, year, number))
                .await
        }
        Some(format) => {
            reader
                .table(&format!("corons-cloture-{year}-{number}"), format, move |read, format| {
                    let step = closing(read, year, number)?;
                    Ok(exports::closing(read, &step, format)?)
                })
                .await
        }
    }
}

fn closing(read: &mut Read<'_>, year: i32, number: i64) -> Stored<YearStep> {
    let found = read
        .years()?
        .steps
        .into_iter()
        .find(|it| it.year == year && it.step == Step::Closed(number));
    found.ok_or(StoreError::NotFound)
}

fn content(read: &mut Read<'_>, page: Page, year: i32, number: i64) -> Done<String> {
    let lang = page.lang;
    let step = closing(read, year, number)?;
    let sums = read.frozen_sums(step.position)?;
    let years = read.years()?;
    let holds = years.closed().get(&year).copied();
    let now = match holds {
        Some(position) if position == step.position => None,
        Some(_) => Some(years.next_number(year) - 1),
        None => Some(0),
    };
    let frozen = |programme: &crate::domain::programme::Programme| {
        let own: Vec<&FrozenSum> = sums.iter().filter(|it| it.programme == programme.id).collect();
        let of = |stage: Stage| own.iter().filter(move |it| it.stage == stage);
        let mut months = std::collections::BTreeMap::new();
        for sum in of(programme.stage) {
            *months.entry(sum.month).or_insert(0) += sum.dwellings;
        }
        Frozen {
            name: programme.name.clone(),
            stages: Stage::ALL
                .map(|stage| lang.count(of(stage).map(|it| it.dwellings).sum()))
                .to_vec(),
            defective: lang.count(own.iter().map(|it| it.defective).sum()),
            total: lang.count(months.values().sum()),
            months: months
                .into_iter()
                .map(|(month, n)| (lang.month_in_words(month), lang.count(n)))
                .collect(),
            stage: capital(&lang.stage_name(programme.stage)),
        }
    };
    let programmes = read.programmes()?.iter().map(frozen).collect();
    let args = [("year", year.to_string().into()), ("n", number.to_string().into())];
    let shown = ClosingPage {
        year,
        number,
        by: by(lang, &step),
        unconfirmed: step.unconfirmed,
        position: step.position,
        at: lang.position(step.position),
        hash: frozen_hash(&sums).to_string(),
        now,
        stages: Stage::ALL.map(|stage| capital(&lang.stage_name(stage))).to_vec(),
        programmes,
        rows: lang.count(i64::try_from(sums.len()).unwrap_or(i64::MAX)),
        page: page.titled(lang.say_with("closings-one-title", &args)).place(Place::Years),
    };
    Ok(shown.render()?)
}
