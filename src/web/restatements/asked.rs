//! What an address asks of the bridge.

use chrono::Datelike;

use crate::domain::calendar::last_day_of;
use crate::domain::knowledge::Knowledge;
use crate::domain::restatement::{Line, Restatement, Split};
use crate::domain::territory::TerritoryLine;
use crate::store::{BridgeQuestion, Start};
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::visit::{Visit, with_query};

/// The parameters a bridge is asked for by, in the order of its form.
const PARAMETERS: [&str; 7] = ["programme", "from", "to", "year", "by", "stage", "net"];

/// The bridge of a request: by default from the last day of the past year to today.
pub(super) fn question(visit: &Visit) -> Done<BridgeQuestion> {
    let today = visit.moment.today;
    let year = match visit.param("year") {
        None => None,
        Some(text) => {
            let year: Option<i32> = text.parse().ok().filter(|it| (1900..=2199).contains(it));
            Some(year.ok_or_else(|| visit.wrong("year"))?)
        }
    };
    let split = match visit.param("by") {
        None => Split::Whole,
        Some("territory") => Split::Territory,
        Some("estate") => Split::Estate,
        Some(_) => return Err(visit.wrong("by")),
    };
    let from = match (knowledge(visit, "from")?, year) {
        (Some(known), _) => Start::Known(known),
        (None, Some(_)) => Start::Published,
        (None, None) => Start::Known(Knowledge::Day(last_day_of(today.year() - 1))),
    };
    Ok(BridgeQuestion {
        programme: visit.param("programme").unwrap_or(&visit.app.programme).to_owned(),
        stage: visit.parsed("stage")?,
        net: visit.parsed("net")?.unwrap_or(false),
        from,
        to: knowledge(visit, "to")?.unwrap_or(Knowledge::Day(today)),
        year,
        split,
    })
}

fn knowledge(visit: &Visit, name: &str) -> Result<Option<Knowledge>, Failure> {
    visit.parsed(name)
}

/// The bridge a request asks for. Looking at the past, today is the point looked at, and what was
/// not reached there is no point yet.
pub(in crate::web) async fn bridge(visit: &Visit) -> Done<Restatement> {
    let mut asked = question(visit)?;
    if let Some(there) = visit.back() {
        let today = Knowledge::Day(visit.moment.today);
        let mut points = vec![&mut asked.to];
        if let Start::Known(from) = &mut asked.from {
            points.push(from);
        }
        points.into_iter().filter(|it| **it == today).for_each(|it| *it = there);
        let (from, to) = (asked.from, asked.to);
        visit
            .read(move |read| {
                if let Start::Known(from) = from {
                    read.point(from)?;
                }
                read.point(to).map(drop)
            })
            .await?;
    }
    visit.db().bridge(asked).await
}

/// The same bridge at another address, with more parameters.
pub(super) fn address(visit: &Visit, path: &str, more: &[(&str, &str)]) -> String {
    let kept = PARAMETERS
        .into_iter()
        .filter(|name| more.iter().all(|(other, _)| other != name))
        .filter_map(|name| Some((name.to_owned(), visit.param(name)?.to_owned())));
    let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    with_query(path, &kept.chain(more).collect::<Vec<_>>())
}

/// The word of a line in addresses, tables and JSON, as in references.
pub(super) fn word(of: &Restatement, line: &Line) -> String {
    match line {
        Line::Whole => "all".to_owned(),
        Line::Estate(id) => {
            let code = of.estates.get(id).map(|it| it.0.as_str()).unwrap_or_default();
            format!("est-{code}")
        }
        Line::Territory(TerritoryLine::Bucket) => "none".to_owned(),
        Line::Territory(TerritoryLine::NoCommune) => "nocom".to_owned(),
        Line::Territory(TerritoryLine::Epci(department, None)) => format!("dep-{department}"),
        Line::Territory(TerritoryLine::Epci(department, Some(siren))) => {
            format!("epci-{siren}-{department}")
        }
    }
}
