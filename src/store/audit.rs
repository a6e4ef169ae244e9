//! Every act, in the transaction of its effect.

use std::fmt;
use std::str::FromStr;

use diesel::prelude::*;

use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::{audit, security};
use super::{Read, Tx};
use crate::domain::calendar::Instant;
use crate::domain::event::written;
use crate::domain::ids::Position;

/// Which log a line stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Log {
    /// What touches figures: kept for ever.
    Figures,
    /// Accounts and doors: kept twelve months.
    Security,
}

impl Log {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Figures, Self::Security];

    /// Its word in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Security => "security",
        }
    }
}

/// A line: who did what, when.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditLine {
    /// Where it stands among all lines.
    pub place: Place,
    /// When.
    pub at: Instant,
    /// A login, or what was typed as one.
    pub author: String,
    /// What was done.
    pub action: String,
    /// The event it made.
    pub position: Option<Position>,
    /// From which address, where that is told.
    pub address: Option<String>,
    /// What the sentence names.
    pub detail: serde_json::Value,
}

/// Where a line stands: lines are read from the latest to the first, and one added meanwhile moves
/// none of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    at: String,
    /// The log.
    pub log: Log,
    id: i64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}_{}", self.at, self.log.as_str(), self.id)
    }
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let wrong = || text.to_owned();
        let mut parts = text.splitn(3, '_');
        let (at, log, id) = (parts.next(), parts.next(), parts.next());
        let at = at.filter(|at| instant(at).is_ok()).ok_or_else(wrong)?.to_owned();
        let log = Log::ALL.into_iter().find(|it| Some(it.as_str()) == log).ok_or_else(wrong)?;
        let id = id.and_then(|id| id.parse().ok()).ok_or_else(wrong)?;
        Ok(Self { at, log, id })
    }
}

/// Which lines are asked for.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Only those of this log.
    pub log: Option<Log>,
    /// Only those of this author.
    pub author: Option<String>,
    /// Only those from this instant on.
    pub from: Option<Instant>,
    /// Only those before this instant.
    pub until: Option<Instant>,
    /// Only those before this place.
    pub before: Option<Place>,
    /// At most so many.
    pub limit: i64,
}

type Row = (i64, String, String, String, Option<i64>, Option<String>, String);

impl Read<'_> {
    /// Lines, the latest first.
    pub fn audit_lines(&mut self, asked: &AuditFilter) -> Result<Vec<AuditLine>> {
        let mut lines = Vec::new();
        if asked.log != Some(Log::Security) {
            lines.extend(told(Log::Figures, self.figures_lines(asked)?)?);
        }
        if asked.log != Some(Log::Figures) {
            lines.extend(told(Log::Security, self.security_lines(asked)?)?);
        }
        lines.sort_by(|one, other| other.place.cmp(&one.place));
        lines.truncate(usize::try_from(asked.limit).unwrap_or(usize::MAX));
        Ok(lines)
    }

    fn figures_lines(&mut self, asked: &AuditFilter) -> Result<Vec<Row>> {
        let mut rows = audit::table
            .order((audit::at.desc(), audit::id.desc()))
            .limit(asked.limit)
            .select((
                audit::id,
                audit::at,
                audit::author,
                audit::action,
                audit::position,
                diesel::dsl::sql::<diesel::sql_types::Nullable<diesel::sql_types::Text>>("NULL"),
                audit::detail,
            ))
            .into_boxed();
        if let Some(author) = &asked.author {
            rows = rows.filter(audit::author.eq(author));
        }
        if let Some(from) = asked.from {
            rows = rows.filter(audit::at.ge(written(from)));
        }
        if let Some(until) = asked.until {
            rows = rows.filter(audit::at.lt(written(until)));
        }
        if let Some(before) = &asked.before {
            // At one instant the lines of the security log come first.
            let at = before.at.clone();
            let earlier = audit::at.lt(at.clone());
            let id = if before.log == Log::Figures { before.id } else { i64::MAX };
            rows = rows.filter(earlier.or(audit::at.eq(at).and(audit::id.lt(id))));
        }
        Ok(rows.load(self.conn)?)
    }

    fn security_lines(&mut self, asked: &AuditFilter) -> Result<Vec<Row>> {
        let mut rows = security::table
            .order((security::at.desc(), security::id.desc()))
            .limit(asked.limit)
            .select((
                security::id,
                security::at,
                security::author,
                security::action,
                diesel::dsl::sql::<diesel::sql_types::Nullable<diesel::sql_types::BigInt>>("NULL"),
                security::address,
                security::detail,
            ))
            .into_boxed();
        if let Some(author) = &asked.author {
            rows = rows.filter(security::author.eq(author));
        }
        if let Some(from) = asked.from {
            rows = rows.filter(security::at.ge(written(from)));
        }
        if let Some(until) = asked.until {
            rows = rows.filter(security::at.lt(written(until)));
        }
        if let Some(before) = &asked.before {
            let at = before.at.clone();
            let earlier = security::at.lt(at.clone());
            let id = if before.log == Log::Security { before.id } else { 0 };
            rows = rows.filter(earlier.or(security::at.eq(at).and(security::id.lt(id))));
        }
        Ok(rows.load(self.conn)?)
    }
}

fn told(log: Log, rows: Vec<Row>) -> Result<Vec<AuditLine>> {
    rows.into_iter()
        .map(|(id, at, author, action, position, address, detail)| {
            let detail = serde_json::from_str(&detail)
                .map_err(|error| StoreError::Corrupt(error.to_string()))?;
            let when = instant(&at)?;
            let place = Place { at, log, id };
            Ok(AuditLine { place, at: when, author, action, position, address, detail })
        })
        .collect()
}

impl Tx<'_> {
    /// Writes an audit line: what was done, the event it made, and what the sentence names.
    pub(super) fn note(
        &mut self,
        action: &str,
        position: Option<Position>,
        detail: &serde_json::Value,
    ) -> Result<()> {
        let at = written(self.now);
        let author = self.login.clone();
        diesel::insert_into(audit::table)
            .values((
                audit::at.eq(at),
                audit::author.eq(author),
                audit::action.eq(action),
                audit::position.eq(position),
                audit::detail.eq(detail.to_string()),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}
