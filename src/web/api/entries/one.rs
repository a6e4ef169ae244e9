//! `GET /api/v1/entries/<position>`: an entry with everything that is linked to it.

use chrono::{DateTime, NaiveDate, Utc};
use rocket::get;
use rocket::http::ContentType;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::answers::{bytes, number};
use super::Entry;
use crate::domain::defect::{Defect, DefectKind};
use crate::domain::rollup::Known;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;

/// An entry and what is linked to it.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct EntryAlone {
    known: Known,
    entry: Entry,
    /// Positions of the chain of corrections it is part of, oldest first, itself among them.
    family: Vec<i64>,
    /// Its defects, cures and what undid some, in the order they were recorded.
    defects: Vec<DefectLine>,
    /// Its dwellings less those whose defects are not cured.
    net: i64,
}

/// Defects that were reported or cured, or what undid such a report.
#[derive(Serialize, ToSchema)]
struct DefectLine {
    /// Its position in the chain.
    position: i64,
    kind: DefectKind,
    on: NaiveDate,
    /// The day it is booked on.
    booked: NaiveDate,
    /// Dwellings; below 0 for what undoes a report.
    dwellings: i64,
    /// The report it undoes.
    reverses: Option<i64>,
    /// What undid it.
    reversed_by: Option<i64>,
    note: Option<String>,
    recorded_at: DateTime<Utc>,
    /// Login of who recorded it.
    author: String,
}

impl From<Defect> for DefectLine {
    fn from(it: Defect) -> Self {
        Self {
            position: it.position,
            kind: it.kind,
            on: it.on,
            booked: it.booked,
            dwellings: it.dwellings,
            reverses: it.reverses,
            reversed_by: it.reversed_by,
            note: it.note,
            recorded_at: it.recorded_at,
            author: it.author,
        }
    }
}

/// One entry.
#[get("/api/v1/entries/<position>")]
pub(in crate::web) async fn one(reader: Reader, position: &str) -> Done<Answer> {
    let position = number(position)?;
    reader
        .cached(ContentType::JSON, move |read, _| {
            let listed = read.listed_entry(position)?.ok_or(Failure::NotFound)?;
            let family = read.family(position)?.iter().map(|it| it.entry.position).collect();
            let defects = read.defects_of(position)?;
            let net = defects.iter().fold(listed.entry.dwellings, |net, it| match it.kind {
                DefectKind::Defect => net - it.dwellings,
                DefectKind::Cure => net + it.dwellings,
            });
            bytes(&EntryAlone {
                known: read.known_now()?,
                entry: listed.into(),
                family,
                defects: defects.into_iter().map(DefectLine::from).collect(),
                net,
            })
        })
        .await
}
