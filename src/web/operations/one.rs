//! The page of one operation: its four stages, what was planned for when, its entries.

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::error::Failure;
use super::super::families::{Line, lines};
use super::super::guards::Reader;
use super::super::marks::Number;
use super::super::page::{Page, Place};
use super::super::quick::{Quick, operation_name};
use super::super::visit::with_query;
use crate::domain::ids::OperationCode;
use crate::domain::operation::{Operation, PlannedDays};
use crate::domain::role::Role;
use crate::domain::rollup::OperationRow;
use crate::domain::stage::Stage;
use crate::store::{EntryFilter, Read};
use crate::text::Lang;

/// Entries shown on the page.
const LATEST: i64 = 12;

#[derive(Template)]
#[template(path = "operations/one.html")]
struct OperationPage {
    page: Page,
    code: String,
    estate: String,
    estate_name: String,
    landlord: String,
    kind: String,
    contract: Option<String>,
    planned: Option<String>,
    outside: bool,
    unspecified: bool,
    loan: &'static str,
    reports: bool,
    stages: Vec<StageLine>,
    lines: Vec<Line>,
    entries: String,
    quick: Option<Quick>,
}

/// One stage of it.
struct StageLine {
    name: String,
    definition: String,
    count: Number,
    /// What it counts net, where defects are not cured.
    net: Option<String>,
    /// What of the planned dwellings has not reached it; none without a plan.
    left: Option<String>,
    /// First and last planned day, in words.
    days: Option<String>,
}

#[get("/operations/<code>")]
pub(in super::super) async fn one(reader: Reader, code: &str) -> Done<Answer> {
    let wanted = code.to_owned();
    let found = reader.read(move |read| read.operation(&wanted)).await?;
    let found = found.ok_or(Failure::NotFound)?;
    if found.code.as_str() != code {
        return Ok(Answer::moved(&with_query(
            &format!("/operations/{}", found.code),
            &reader.query,
        )));
    }
    if reader.role().is_some_and(Role::may_record) {
        return reader.fresh(Status::Ok, move |read, page| content(read, page, &found.code)).await;
    }
    reader.cached(ContentType::HTML, move |read, page| content(read, page, &found.code)).await
}

fn content(read: &mut Read<'_>, page: Page, code: &OperationCode) -> Done<String> {
    let lang = page.lang;
    let operation = read.operation(code.as_str())?.ok_or(Failure::NotFound)?;
    let rows = read.operation_rows(Some(operation.estate))?;
    let row = rows.into_iter().find(|row| row.code == *code).ok_or(Failure::NotFound)?;
    let latest = EntryFilter { operation: Some(code.to_string()), ..EntryFilter::default() };
    let today = read.today();
    let quick =
        page.may_record().then(|| Quick::of_operation(lang, &operation, Stage::Delivered, today));
    Ok(OperationPage {
        code: code.to_string(),
        estate: row.estate.to_string(),
        estate_name: row.estate_name.clone(),
        landlord: row.landlord.clone(),
        kind: lang.kind_name(row.kind).into_owned(),
        contract: operation.contract.clone(),
        planned: operation.planned.map(|n| lang.count(n)),
        outside: operation.outside,
        unspecified: operation.unspecified,
        loan: match operation.cdc_loan {
            Some(true) => "estates-yes",
            Some(false) => "estates-no",
            None => "unknown",
        },
        reports: operation.reports,
        stages: stages(lang, &operation, &row),
        lines: lines(read, lang, latest, LATEST)?,
        entries: format!("/entries?operation={code}"),
        quick,
        page: page.titled(operation_name(lang, &operation)).place(Place::Operations),
    }
    .render()?)
}

fn stages(lang: Lang, operation: &Operation, row: &OperationRow) -> Vec<StageLine> {
    Stage::ALL
        .into_iter()
        .enumerate()
        .map(|(number, stage)| {
            let (count, days) = match stage {
                Stage::Financed => (row.financed, operation.schedule.financed),
                Stage::Ordered => (row.ordered, operation.schedule.ordered),
                Stage::Started => (row.started, operation.schedule.started),
                Stage::Delivered => (row.delivered, operation.schedule.delivered),
            };
            StageLine {
                name: lang.stage_name(stage).into_owned(),
                definition: lang.stage_definition(stage).into_owned(),
                count: super::rows::count(lang, row, number),
                net: (stage == Stage::Delivered && row.defective != 0).then(|| {
                    let net = row.delivered - row.defective;
                    lang.say_with("defects-net-short", &[("n", net.into())])
                }),
                left: row.planned.map(|planned| lang.count(planned - count)),
                days: planned_days(lang, days),
            }
        })
        .collect()
}

/// "du 3 mars 2025 au 30 juin 2026"; half of it when only one day is planned.
fn planned_days(lang: Lang, days: PlannedDays) -> Option<String> {
    let words = |key: &str, first: String, last: String| {
        lang.say_with(key, &[("first", first.into()), ("last", last.into())])
    };
    let day = |day| lang.day_in_words(day);
    match (days.first, days.last) {
        (Some(first), Some(last)) => Some(words("operations-days", day(first), day(last))),
        (Some(first), None) => Some(words("operations-days-from", day(first), String::new())),
        (None, Some(last)) => Some(words("operations-days-to", String::new(), day(last))),
        (None, None) => None,
    }
}
