//! Published board packs: numbered, sealed by their event, never changed.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::events::{hash, instant};
use super::schema::{editions, events, programmes};
use super::{Fault, Read, Tx, listed};
use crate::domain::calendar::Day;
use crate::domain::edition::{Edition, Sealed};
use crate::domain::event::{EventKind, Hash};
use crate::domain::ids::Position;
use crate::domain::role::Role;

/// A pack that was made and is to be published.
#[derive(Debug, Clone)]
pub struct NewEdition {
    /// The number it bears on its pages.
    pub number: i32,
    /// The code of its programme.
    pub programme: String,
    /// The position it shows.
    pub known: Position,
    /// The day of knowledge.
    pub known_on: Day,
    /// The day totals are read at.
    pub to: Day,
    /// What its manager says.
    pub comment: Option<String>,
    /// The manifest, JSON.
    pub manifest: String,
    /// The ZIP.
    pub archive: Vec<u8>,
}

type Row = (i64, String, String, Option<String>, Vec<u8>, String, String);

fn edition((position, author, at, body, own, code, name): Row) -> Result<Edition> {
    let sealed = sealed(&body.unwrap_or_default())?;
    Ok(Edition {
        sealed,
        position,
        hash: hash(&own)?,
        programme: code,
        programme_name: name,
        author,
        made_at: instant(&at)?,
    })
}

fn sealed(body: &str) -> Result<Sealed> {
    let mut all = listed::<Sealed>(&format!("[{body}]"))?;
    if all.len() == 1 { Ok(all.remove(0)) } else { Err(StoreError::Corrupt("edition".into())) }
}

impl Read<'_> {
    /// The editions known here, the latest first.
    pub fn editions(&mut self) -> Result<Vec<Edition>> {
        let rows: Vec<Row> = editions::table
            .inner_join(events::table.on(events::position.eq(editions::position)))
            .inner_join(programmes::table.on(programmes::id.eq(editions::programme)))
            .order(editions::number.desc())
            .select((
                events::position,
                events::author,
                events::recorded_at,
                events::body,
                events::hash,
                programmes::code,
                programmes::name,
            ))
            .load(self.conn)?;
        rows.into_iter().map(edition).collect()
    }

    /// The edition of that number.
    pub fn edition(&mut self, number: i32) -> Result<Option<Edition>> {
        Ok(self.editions()?.into_iter().find(|it| it.sealed.number == number))
    }

    /// The number and the position of the latest edition of a programme: read there, everything
    /// is as it shows it.
    pub fn latest_edition(&mut self, code: &str) -> Result<Option<(i32, Position)>> {
        Ok(editions::table
            .inner_join(programmes::table.on(programmes::id.eq(editions::programme)))
            .filter(programmes::code.eq(code))
            .order(editions::number.desc())
            .select((editions::number, editions::position))
            .first(self.conn)
            .optional()?)
    }

    /// The number the next edition bears.
    pub fn next_edition(&mut self) -> Result<i32> {
        let last: Option<i32> =
            editions::table.select(diesel::dsl::max(editions::number)).first(self.conn)?;
        Ok(last.unwrap_or(0) + 1)
    }

    /// The bytes of an edition, as they were made.
    pub fn edition_archive(&mut self, number: i32) -> Result<Option<Vec<u8>>> {
        Ok(editions::table.find(number).select(editions::archive).first(self.conn).optional()?)
    }

    /// The manifest of an edition, as it was made.
    pub fn edition_manifest(&mut self, number: i32) -> Result<Option<String>> {
        Ok(editions::table.find(number).select(editions::manifest).first(self.conn).optional()?)
    }

    /// Each edition is what its event sealed, and each such event has its edition.
    pub(super) fn verify_editions(&mut self) -> Result<Option<Fault>> {
        type Kept = (i32, i64, i32, i64, Day, Day, Option<String>);
        let wrong = |id: i64| Some(Fault::Register { table: "editions".into(), id });
        let sealings: Vec<(i64, Option<String>)> = events::table
            .filter(events::kind.eq(EventKind::Edition.as_str()))
            .order(events::position)
            .select((events::position, events::body))
            .load(self.conn)?;
        let count: i64 = editions::table.count().get_result(self.conn)?;
        for (position, body) in &sealings {
            let row: Option<Kept> = editions::table
                .filter(editions::position.eq(position))
                .select((
                    editions::number,
                    editions::position,
                    editions::programme,
                    editions::known,
                    editions::known_on,
                    editions::to_day,
                    editions::comment,
                ))
                .first(self.conn)
                .optional()?;
            let Some((number, _, programme, known, known_on, to, comment)) = row else {
                return Ok(wrong(*position));
            };
            let digest = |bytes: &[u8]| Hash::of(bytes).to_string();
            let archive = self.edition_archive(number)?.unwrap_or_default();
            let manifest = self.edition_manifest(number)?.unwrap_or_default();
            let (archive, manifest) = (digest(&archive), digest(manifest.as_bytes()));
            let kept =
                Sealed { number, programme, known, known_on, to, comment, manifest, archive };
            if Some(kept.body()) != *body {
                return Ok(wrong(number.into()));
            }
        }
        let events = i64::try_from(sealings.len()).unwrap_or(i64::MAX);
        Ok(if count == events { None } else { wrong(count) })
    }
}

impl Tx<'_> {
    /// Publishes a pack. Gives its position; none when it no longer shows what is known now: the
    /// ledger has moved on since it was read, the day is another, or its number is taken.
    ///
    /// # Errors
    /// Forbidden unless the author may manage; not found for a programme nobody knows.
    pub fn publish_edition(&mut self, new: &NewEdition) -> Result<Option<Position>> {
        self.require(Role::may_manage)?;
        let now = (self.head()?.position, self.today());
        if self.next_edition()? != new.number || now != (new.known, new.known_on) {
            return Ok(None);
        }
        let programme = self.programme(&new.programme)?.ok_or(StoreError::NotFound)?;
        let sealed = Sealed {
            number: new.number,
            programme: programme.id,
            known: new.known,
            known_on: new.known_on,
            to: new.to,
            comment: new.comment.clone(),
            manifest: Hash::of(new.manifest.as_bytes()).to_string(),
            archive: Hash::of(&new.archive).to_string(),
        };
        let (position, _) = self.append(EventKind::Edition, Some(new.number), &sealed.body())?;
        diesel::insert_into(editions::table)
            .values((
                editions::number.eq(new.number),
                editions::position.eq(position),
                editions::programme.eq(programme.id),
                editions::known.eq(new.known),
                editions::known_on.eq(new.known_on),
                editions::to_day.eq(new.to),
                editions::comment.eq(&new.comment),
                editions::manifest.eq(&new.manifest),
                editions::archive.eq(&new.archive),
            ))
            .execute(self.conn)?;
        let detail = json!({ "number": new.number, "programme": new.programme });
        self.note("edition-published", Some(position), &detail)?;
        Ok(Some(position))
    }
}
