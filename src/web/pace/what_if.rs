//! What another pace, another end date or fewer estates would give. All inputs are in the
//! address; nothing is written.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::Ground;
use super::checked::{Checked, check, expected};
use crate::domain::calendar::{Day, last_day_of};
use crate::domain::pace::{End, projected, reached_on, required_per_month};
use crate::domain::rollup::EstateRow;
use crate::text::Lang;
use crate::text::sentences::pace::{average, leads_to};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Reader;
use crate::web::marks::{bar, emphasised, escaped};
use crate::web::page::{Page, Place};
use crate::web::visit::{Moment, Visit, with_query};

/// Estates offered to be left out.
const OFFERED: usize = 12;

#[derive(Template)]
#[template(path = "pace/what_if.html")]
struct WhatIfPage {
    page: Page,
    code: String,
    programme: String,
    to: String,
    to_day: String,
    net: bool,
    form: Typed,
    errors: Errors,
    pace_hint: String,
    /// None when nothing can be calculated.
    can: bool,
    result: Option<Outcome>,
    candidates: Vec<Candidate>,
}

/// What came of it.
struct Outcome {
    /// As markup.
    say: String,
    more: Vec<String>,
    rows: Vec<YearRow>,
}

struct YearRow {
    day: String,
    bar: String,
    done: String,
    left: String,
}

struct Candidate {
    name: String,
    href: String,
    expected: String,
    out: bool,
}

#[get("/programmes/<code>/what-if")]
pub(in crate::web) async fn page(reader: Reader, code: String) -> Done<Answer> {
    if reader.scope().is_some() {
        return Err(Failure::NotFound);
    }
    let asked = (reader.read_at()?, reader.net()?);
    let (ground, estates, moment) = reader
        .render(move |read| {
            let ground = Ground::read(read, &code, asked, [None, None])?;
            let estates = read.estate_rows(&ground.asked)?;
            Ok((ground, estates, Moment::read(read)?))
        })
        .await?;
    let lang = reader.lang;
    let form = given(&reader, &ground);
    let mut errors = Errors::default();
    let can = ground.pace.main().is_some_and(|end| end.remaining.is_some());
    let checked = if can { check(lang, &ground, &estates, &form, &mut errors) } else { None };
    let result = checked.as_ref().map(|checked| outcome(lang, &ground, checked));
    let out: Vec<&EstateRow> = checked.map(|it| it.without).unwrap_or_default();
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    let last = ground.pace.ground.last.map(|it| lang.count(average(it.dwellings)));
    let html = WhatIfPage {
        candidates: if can { candidates(&reader, &form, &estates, &out) } else { Vec::new() },
        to: lang.day_in_words(ground.years.to),
        to_day: ground.years.to.to_string(),
        net: ground.years.net,
        pace_hint: match last {
            Some(n) => lang.say_with("what-if-pace-hint", &[("text", n.into())]),
            None => lang.say("what-if-pace-hint-none").into_owned(),
        },
        page: reader
            .page()
            .at(&moment)
            .titled(lang.say("what-if-title"))
            .place(Place::Programme)
            .programme(ground.programme.code.as_str()),
        code: ground.programme.code.to_string(),
        programme: ground.programme.name.clone(),
        form,
        errors,
        can,
        result,
    }
    .render()?;
    Ok(Answer::page(status, reader.kept_there(html)))
}

/// What the address says, and where it says nothing the programme's own end and twelve months.
fn given(visit: &Visit, ground: &Ground) -> Typed {
    let last = ground.pace.ground.last.map(|it| average(it.dwellings)).filter(|n| *n > 0);
    let end = ground.pace.main();
    let pace = last.or(end.and_then(|end| end.per_month)).unwrap_or(1).max(1).to_string();
    let day = end.map_or(ground.years.last_day, |end| end.day).to_string();
    let of = |name: &str, usual: &str| visit.param(name).unwrap_or(usual).to_owned();
    let (pace, day, without) = (of("pace", &pace), of("date", &day), of("without", ""));
    Typed::given(&[("pace", &pace), ("date", &day), ("without", &without)])
}

fn outcome(lang: Lang, ground: &Ground, checked: &Checked<'_>) -> Outcome {
    let (to, actual) = (ground.years.to, ground.pace.actual.unwrap_or(0));
    let main = ground.pace.main();
    let left: i64 = checked.without.iter().map(|row| expected(row)).sum();
    let target = main.map_or(0, |end| end.target) - left;
    let remaining = target - actual;
    let yearly = checked.pace.saturating_mul(12);
    let end = End {
        day: checked.day,
        current: false,
        target,
        remaining: Some(remaining),
        days_left: (checked.day - to).num_days(),
        per_month: required_per_month(remaining, to, checked.day),
        per_year: None,
        projected: Some(projected(actual, to, yearly, checked.day)),
        reached_on: reached_on(remaining, to, yearly),
    };
    let rate = lang.say_with("pace-rate-given", &[("n", checked.pace.into())]);
    let mut more = Vec::new();
    if let Some(needed) = end.per_month.filter(|needed| *needed > 0) {
        let args = [("day", lang.day_in_words(end.day).into()), ("n", needed.into())];
        more.push(escaped(&lang.say_with("what-if-required", &args)));
    }
    more.extend(without(lang, &checked.without, left, target));
    Outcome {
        say: emphasised(&leads_to(lang, &rate, &end, ground.programme.stage)),
        more,
        rows: rows(lang, (actual, to), yearly, &end),
    }
}

/// What leaving estates out does to the target, as markup.
fn without(lang: Lang, estates: &[&EstateRow], left: i64, target: i64) -> Vec<String> {
    let names = |of: &dyn Fn(&EstateRow) -> bool| {
        let names: Vec<String> =
            estates.iter().filter(|row| of(row)).map(|row| row.name.clone()).collect();
        (!names.is_empty()).then(|| lang.list(&names))
    };
    let planned = names(&|row| expected(row) > 0).map(|names| {
        let args =
            [("names", names.into()), ("n", left.into()), ("target", lang.count(target).into())];
        lang.say_with("what-if-left", &args).replace("**", "")
    });
    let unplanned = names(&|row| expected(row) == 0)
        .map(|names| lang.say_with("what-if-unplanned", &[("text", names.into())]));
    planned.into_iter().chain(unplanned).map(|text| escaped(&text)).collect()
}

/// The day read at, each end of a year and the end date.
fn rows(lang: Lang, (actual, to): (i64, Day), yearly: i64, end: &End) -> Vec<YearRow> {
    let years = chrono::Datelike::year(&to)..=chrono::Datelike::year(&end.day);
    let days = years.map(last_day_of).filter(|day| *day > to && *day < end.day);
    std::iter::once(to)
        .chain(days)
        .chain(std::iter::once(end.day))
        .map(|day| {
            let done = projected(actual, to, yearly, day);
            YearRow {
                day: lang.day_in_words(day),
                bar: bar(240, done, Some(end.target), end.target.max(done)),
                done: lang.count(done),
                left: lang.count((end.target - done).max(0)),
            }
        })
        .collect()
}

/// Estates of which the plan still expects most and those left out, each with a link that
/// changes that.
fn candidates(
    visit: &Visit,
    form: &Typed,
    estates: &[EstateRow],
    out: &[&EstateRow],
) -> Vec<Candidate> {
    let lang = visit.lang;
    let is_out = |row: &EstateRow| out.iter().any(|it| it.code == row.code);
    let mut offered: Vec<&EstateRow> = estates.iter().filter(|row| expected(row) > 0).collect();
    offered.sort_by_key(|row| std::cmp::Reverse(expected(row)));
    offered.truncate(OFFERED);
    let more = out.iter().copied().filter(|row| !offered.iter().any(|it| it.code == row.code));
    let all: Vec<&EstateRow> = offered.iter().copied().chain(more).collect();
    let candidate = |row: &&EstateRow| {
        let mut codes: Vec<&str> =
            out.iter().filter(|it| it.code != row.code).map(|it| it.code.as_str()).collect();
        if !is_out(row) {
            codes.push(row.code.as_str());
        }
        let own = ["pace", "date", "without"];
        let mut query: Vec<(String, String)> = visit
            .query
            .iter()
            .filter(|(key, _)| !own.contains(&key.as_str()) && key != "known")
            .cloned()
            .collect();
        query.push(("pace".to_owned(), form.get("pace").to_owned()));
        query.push(("date".to_owned(), form.get("date").to_owned()));
        if !codes.is_empty() {
            query.push(("without".to_owned(), codes.join(",")));
        }
        Candidate {
            name: row.name.clone(),
            href: with_query(&visit.path, &query),
            expected: lang.say_with("what-if-expected", &[("n", expected(row).into())]),
            out: is_out(row),
        }
    };
    all.iter().map(candidate).collect()
}
