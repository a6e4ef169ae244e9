//! Words of managers on days of a programme: written and withdrawn, each as an event.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::schema::{annotation_withdrawals, annotations, events};
use super::{Fault, Read, Tx};
use crate::domain::annotation::{Annotation, MOST, OneLine, Withdrawn, Written};
use crate::domain::calendar::Day;
use crate::domain::event::EventKind;
use crate::domain::ids::{Position, ProgrammeId};
use crate::domain::programme::Programme;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;

/// An annotation with who wrote it, and who withdrew it if anybody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnnotation {
    /// What it says.
    pub annotation: Annotation,
    /// The login of who wrote it.
    pub author: String,
    /// The Paris day it was written.
    pub written_on: Day,
    /// The position that withdrew it, the login of who did, and the Paris day.
    pub withdrawn: Option<(Position, String, Day)>,
}

type Row = (i64, Day, String);

fn annotation((position, on, text): Row) -> Annotation {
    Annotation { position, on, text }
}

impl Read<'_> {
    /// The annotations of a programme that stand, by their day.
    pub fn annotations(&mut self, programme: ProgrammeId) -> Result<Vec<Annotation>> {
        let rows: Vec<Row> = annotations::table
            .left_join(
                annotation_withdrawals::table
                    .on(annotation_withdrawals::annotation.eq(annotations::position)),
            )
            .filter(annotations::programme.eq(programme))
            .filter(annotation_withdrawals::position.nullable().is_null())
            .order((annotations::on_day, annotations::position))
            .select((annotations::position, annotations::on_day, annotations::text))
            .load(self.conn)?;
        Ok(rows.into_iter().map(annotation).collect())
    }

    /// All annotations of a programme, those withdrawn too, the latest written first.
    pub fn all_annotations(&mut self, programme: ProgrammeId) -> Result<Vec<KeptAnnotation>> {
        type Told = (i64, Day, String, String, Day);
        let rows: Vec<Told> = annotations::table
            .inner_join(events::table.on(events::position.eq(annotations::position)))
            .filter(annotations::programme.eq(programme))
            .order(annotations::position.desc())
            .select((
                annotations::position,
                annotations::on_day,
                annotations::text,
                events::author,
                events::recorded_on,
            ))
            .load(self.conn)?;
        let gone: Vec<(i64, i64, String, Day)> = annotation_withdrawals::table
            .inner_join(events::table.on(events::position.eq(annotation_withdrawals::position)))
            .select((
                annotation_withdrawals::annotation,
                events::position,
                events::author,
                events::recorded_on,
            ))
            .load(self.conn)?;
        let all = rows.into_iter().map(|(position, on, text, author, written_on)| {
            let withdrawn = gone.iter().find(|(of, ..)| *of == position);
            KeptAnnotation {
                annotation: Annotation { position, on, text },
                author,
                written_on,
                withdrawn: withdrawn.map(|(_, at, by, day)| (*at, by.clone(), *day)),
            }
        });
        Ok(all.collect())
    }

    /// The days an annotation may be about: those the pictures of a programme show.
    pub fn annotated_days(&mut self, programme: &Programme) -> Result<(Day, Day)> {
        let plans = self.plan_versions(programme.id)?;
        let ends = plans.iter().map(|it| it.plan.last_day);
        let last = ends.chain([programme.last_day, self.today()]).max();
        Ok((programme.first_day, last.unwrap_or(programme.last_day)))
    }

    /// Each annotation and each withdrawal is what its event said, and the other way round.
    pub(super) fn verify_annotations(&mut self) -> Result<Option<Fault>> {
        type Event = (i64, Option<i32>, Option<String>);
        let said = |conn: &mut SqliteConnection, kind: EventKind| -> Result<Vec<Event>> {
            Ok(events::table
                .filter(events::kind.eq(kind.as_str()))
                .order(events::position)
                .select((events::position, events::subject, events::body))
                .load(conn)?)
        };
        let fault = |table: &str, id: i64| Some(Fault::Register { table: table.into(), id });
        let rows: Vec<(i64, i32, Day, String)> =
            annotations::table.order(annotations::position).load(self.conn)?;
        let kept: Vec<Event> = rows
            .into_iter()
            .map(|(at, of, on, text)| (at, Some(of), Some(Written { on, text }.body())))
            .collect();
        if let Some(id) = difference(&said(self.conn, EventKind::Annotation)?, &kept) {
            return Ok(fault("annotations", id));
        }
        let rows: Vec<(i64, i64)> = annotation_withdrawals::table
            .order(annotation_withdrawals::position)
            .load(self.conn)?;
        let kept: Vec<Event> = rows
            .into_iter()
            .map(|(at, annotation)| {
                let of = kept.iter().find(|(position, ..)| *position == annotation);
                (at, of.and_then(|it| it.1), Some(Withdrawn { annotation }.body()))
            })
            .collect();
        let gone = difference(&said(self.conn, EventKind::AnnotationWithdrawal)?, &kept);
        Ok(gone.and_then(|id| fault("annotation_withdrawals", id)))
    }
}

/// The first position at which two lists part.
fn difference<T: PartialEq>(
    said: &[(i64, T, Option<String>)],
    kept: &[(i64, T, Option<String>)],
) -> Option<i64> {
    let longest = said.len().max(kept.len());
    (0..longest).find_map(|index| {
        let (a, b) = (said.get(index), kept.get(index));
        (a != b).then(|| a.or(b).map_or(0, |it| it.0))
    })
}

impl Tx<'_> {
    /// Writes an annotation of a programme.
    ///
    /// # Errors
    /// Forbidden unless the author may manage; [`Refusal::AnnotationDay`] for a day no picture
    /// shows, [`Refusal::TooManyAnnotations`] when there are as many as go.
    pub fn annotate(&mut self, programme: &Programme, on: Day, line: &OneLine) -> Result<Position> {
        self.require(Role::may_manage)?;
        let (first, last) = self.annotated_days(programme)?;
        if on < first || on > last {
            return Err(Refusal::AnnotationDay { first, last }.into());
        }
        if self.annotations(programme.id)?.len() >= MOST {
            return Err(Refusal::TooManyAnnotations.into());
        }
        let written = Written { on, text: line.as_str().to_owned() };
        let (position, _) =
            self.append(EventKind::Annotation, Some(programme.id), &written.body())?;
        diesel::insert_into(annotations::table)
            .values((
                annotations::position.eq(position),
                annotations::programme.eq(programme.id),
                annotations::on_day.eq(on),
                annotations::text.eq(line.as_str()),
            ))
            .execute(self.conn)?;
        let detail = json!({ "programme": programme.code.as_str(), "text": line.as_str() });
        self.note("annotation-written", Some(position), &detail)?;
        Ok(position)
    }

    /// Withdraws an annotation of a programme: pictures of today no longer show it, those of a
    /// past point of knowledge do.
    ///
    /// # Errors
    /// Forbidden unless the author may manage; not found where the programme has no such
    /// annotation; [`Refusal::AnnotationWithdrawn`] when somebody has done so already.
    pub fn withdraw_annotation(
        &mut self,
        programme: &Programme,
        annotation: Position,
    ) -> Result<Position> {
        self.require(Role::may_manage)?;
        let all = self.all_annotations(programme.id)?;
        let found = all.into_iter().find(|it| it.annotation.position == annotation);
        let found = found.ok_or(StoreError::NotFound)?;
        if found.withdrawn.is_some() {
            return Err(Refusal::AnnotationWithdrawn.into());
        }
        let (position, _) = self.append(
            EventKind::AnnotationWithdrawal,
            Some(programme.id),
            &Withdrawn { annotation }.body(),
        )?;
        diesel::insert_into(annotation_withdrawals::table)
            .values((
                annotation_withdrawals::position.eq(position),
                annotation_withdrawals::annotation.eq(annotation),
            ))
            .execute(self.conn)?;
        let detail = json!({ "programme": programme.code.as_str(), "text": found.annotation.text });
        self.note("annotation-withdrawn", Some(position), &detail)?;
        Ok(position)
    }
}
