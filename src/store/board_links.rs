//! Links that show one programme to a board member (DESIGN 9): read-only, with an end, revocable,
//! counted. The link is shown once; the SHA-256 of its 256-bit secret is kept.

use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::{board_links as links, programmes};
use super::{Read, Tx};
use crate::domain::calendar::Instant;
use crate::domain::event::{Hash, written};
use crate::domain::ids::ProgrammeCode;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;

/// Days a link may be good for, least and most.
pub const BOARD_LINK_DAYS: std::ops::RangeInclusive<i64> = 1..=366;

/// A board link, without what opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardLink {
    /// Its number.
    pub id: i32,
    /// For whom it is.
    pub name: String,
    /// Code of the programme it shows.
    pub programme: String,
    /// The login of who made it.
    pub created_by: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends.
    pub expires: Instant,
    /// How often its page was opened.
    pub opened: i64,
    /// When it was opened last.
    pub opened_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

impl BoardLink {
    /// Whether it still opens.
    #[must_use]
    pub fn is_good(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && self.expires > now
    }
}

type Row = ((i32, String, String), (String, String, String), (i64, Option<String>, Option<String>));

fn link(((id, name, programme), made, ended): Row) -> Result<BoardLink> {
    let (created_by, created_at, expires) = made;
    let (opened, opened_at, revoked_at) = ended;
    Ok(BoardLink {
        id,
        name,
        programme,
        created_by,
        created_at: instant(&created_at)?,
        expires: instant(&expires)?,
        opened,
        opened_at: opened_at.as_deref().map(instant).transpose()?,
        revoked_at: revoked_at.as_deref().map(instant).transpose()?,
    })
}

impl Read<'_> {
    /// All links, the latest first.
    pub fn board_links(&mut self) -> Result<Vec<BoardLink>> {
        let rows: Vec<Row> = links::table
            .inner_join(programmes::table.on(programmes::id.eq(links::programme)))
            .order(links::id.desc())
            .select((
                (links::id, links::name, programmes::code),
                (links::created_by, links::created_at, links::expires_at),
                (links::opened, links::opened_at, links::revoked_at),
            ))
            .load(self.conn)?;
        rows.into_iter().map(link).collect()
    }

    /// The link of that secret, if it still opens.
    pub fn board_link(&mut self, secret: &Hash) -> Result<Option<BoardLink>> {
        let id: Option<i32> = links::table
            .filter(links::token.eq(secret.0.as_slice()))
            .select(links::id)
            .first(self.conn)
            .optional()?;
        let now = self.now;
        let found = self.board_links()?.into_iter().find(|it| Some(it.id) == id);
        Ok(found.filter(|it| it.is_good(now)))
    }
}

impl Tx<'_> {
    /// Makes a link to a programme. Gives its number.
    ///
    /// # Errors
    /// [`Refusal::BoardLinkDays`] outside [`BOARD_LINK_DAYS`], and not found for a programme
    /// nobody knows.
    pub fn add_board_link(
        &mut self,
        name: &str,
        programme: &ProgrammeCode,
        days: i64,
        secret: &Hash,
    ) -> Result<i32> {
        self.require(may_invite)?;
        if !BOARD_LINK_DAYS.contains(&days) {
            let (least, most) = (*BOARD_LINK_DAYS.start(), *BOARD_LINK_DAYS.end());
            return Err(Refusal::BoardLinkDays { least, most }.into());
        }
        let found = self.programme(programme.as_str())?.ok_or(StoreError::NotFound)?;
        let (now, by) = (self.now, self.login.clone());
        let id = diesel::insert_into(links::table)
            .values((
                links::token.eq(secret.0.as_slice()),
                links::name.eq(name),
                links::programme.eq(found.id),
                links::created_by.eq(by),
                links::created_at.eq(written(now)),
                links::expires_at.eq(written(now + chrono::TimeDelta::days(days))),
            ))
            .returning(links::id)
            .get_result(self.conn)?;
        let detail = json!({ "name": name, "programme": programme, "days": days });
        self.note_security("board-link-added", None, &detail)?;
        Ok(id)
    }

    /// Revokes a link: it opens nothing any more.
    pub fn revoke_board_link(&mut self, id: i32) -> Result<()> {
        self.require(may_invite)?;
        let link = self.board_links()?.into_iter().find(|it| it.id == id);
        let link = link.ok_or(StoreError::NotFound)?;
        if link.revoked_at.is_some() {
            return Ok(());
        }
        let now = written(self.now);
        diesel::update(links::table.find(id)).set(links::revoked_at.eq(now)).execute(self.conn)?;
        let detail = json!({ "name": link.name, "programme": link.programme });
        self.note_security("board-link-revoked", None, &detail)
    }

    /// Counts that the page of a link was opened.
    pub fn count_opening(&mut self, id: i32) -> Result<()> {
        let now = written(self.now);
        diesel::update(links::table.find(id))
            .set((links::opened.eq(links::opened + 1), links::opened_at.eq(now)))
            .execute(self.conn)?;
        Ok(())
    }
}

/// Managers prepare the board, administrators keep the doors.
fn may_invite(role: Role) -> bool {
    role.may_manage() || role == Role::Admin
}
