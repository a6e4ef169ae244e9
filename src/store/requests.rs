//! What waits for a second person (DESIGN 9): publishing a plan, closing and opening again a year.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::error::{Result, StoreError};
use super::events::instant;
use super::schema::{accounts, requests};
use super::{Adoption, Read, Tx, as_json, listed};
use crate::domain::calendar::Instant;
use crate::domain::event::written;
use crate::domain::ids::{Position, ProgrammeCode};
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::year::{ReopeningReason, Step};

/// Whoever was a manager within so many days counts as one (DESIGN 9): disabling the others
/// leaves nobody free to act alone.
const LATELY_DAYS: i64 = 30;

/// An act that wants a second person: done at once where there is none, or asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It was done.
    Done(T),
    /// A second person is asked; the number of the request.
    Asked(i32),
}

impl<T> Outcome<T> {
    /// What was done, if it was.
    pub fn done(self) -> Option<T> {
        match self {
            Self::Done(it) => Some(it),
            Self::Asked(_) => None,
        }
    }
}

/// What is asked for. It is void once what it names has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Terms {
    /// To publish the draft of a programme.
    Plan {
        /// The programme.
        programme: ProgrammeCode,
        /// The version it would be.
        version: i32,
        /// The revision of the draft.
        revision: i32,
        /// When that was saved: a draft begun again counts from 1 again.
        saved: Option<Instant>,
        /// What the publication says beside the numbers.
        words: Adoption,
    },
    /// To close a year.
    Closing {
        /// The year.
        year: i32,
        /// The hash of what would be frozen.
        sums: String,
    },
    /// To open a closed year again.
    Reopening {
        /// The year.
        year: i32,
        /// The closing it is about.
        number: i64,
        /// Why.
        reason: ReopeningReason,
        /// In words.
        note: String,
    },
}

impl Terms {
    fn act(&self) -> (&'static str, String) {
        match self {
            Self::Plan { programme, .. } => ("plan", programme.to_string()),
            Self::Closing { year, .. } => ("closing", year.to_string()),
            Self::Reopening { year, .. } => ("reopening", year.to_string()),
        }
    }
}

/// A request that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its number.
    pub id: i32,
    /// What is asked for.
    pub terms: Terms,
    /// The account that asks.
    pub account: i32,
    /// Its login.
    pub login: String,
    /// When it was asked.
    pub at: Instant,
    /// What was asked has changed meanwhile: nobody can confirm it.
    pub void: bool,
}

type Row = (i32, String, i32, String, String);

impl Read<'_> {
    /// All requests that wait, the oldest first.
    pub fn requests(&mut self) -> Result<Vec<Request>> {
        let rows: Vec<Row> = requests::table
            .inner_join(accounts::table.on(accounts::id.eq(requests::account)))
            .order(requests::id)
            .select((
                requests::id,
                requests::terms,
                requests::account,
                accounts::login,
                requests::at,
            ))
            .load(self.conn)?;
        let mut all = Vec::new();
        for (id, terms, account, login, at) in rows {
            let terms = listed::<Terms>(&format!("[{terms}]"))?.remove(0);
            let void = !self.holds(&terms)?;
            all.push(Request { id, terms, account, login, at: instant(&at)?, void });
        }
        Ok(all)
    }

    /// Whether what was asked is still what is there.
    fn holds(&mut self, terms: &Terms) -> Result<bool> {
        match terms {
            Terms::Plan { programme, version, revision, saved, .. } => {
                let programme = self.programme(programme.as_str())?.ok_or(StoreError::NotFound)?;
                let last = self.plan_in_force(programme.id)?.map_or(0, |plan| plan.version);
                let draft = self.plan_draft(programme.id)?;
                let same =
                    draft.is_some_and(|it| it.revision == *revision && it.updated_at == *saved);
                Ok(same && last + 1 == *version)
            }
            Terms::Closing { year, sums } => {
                let now = self.sums_to_freeze(*year, None)?;
                Ok(crate::domain::year::frozen_hash(&now).to_string() == *sums)
            }
            Terms::Reopening { year, number, .. } => {
                Ok(self.years()?.next_number(*year) == *number + 1)
            }
        }
    }

    /// How many managers there are, or were within the last 30 days.
    pub fn managers_lately(&mut self) -> Result<i64> {
        let since = written(self.now - TimeDelta::days(LATELY_DAYS));
        let now = accounts::role.eq(Role::Manager.as_str()).and(accounts::disabled.eq(false));
        let lately = accounts::manager_until.is_not_null().and(accounts::manager_until.gt(since));
        Ok(accounts::table
            .filter(accounts::builtin.eq(false))
            .filter(now.or(lately.assume_not_null()))
            .count()
            .get_result(self.conn)?)
    }
}

impl Tx<'_> {
    /// Whether this author needs a second person. The command line acts at once, and what it does
    /// is marked.
    pub(super) fn needs_second(&mut self) -> Result<bool> {
        Ok(self.account.is_some() && self.managers_lately()? >= 2)
    }

    /// Asks for a second person.
    ///
    /// # Errors
    /// [`Refusal::AlreadyAsked`] while the same act waits; a void request makes room.
    pub(super) fn ask(&mut self, terms: &Terms) -> Result<i32> {
        let account = self.author_in_person()?;
        let (act, subject) = terms.act();
        if let Some(held) =
            self.requests()?.into_iter().find(|it| it.terms.act() == (act, subject.clone()))
        {
            if !held.void {
                return Err(Refusal::AlreadyAsked { by: held.login }.into());
            }
            diesel::delete(requests::table.find(held.id)).execute(self.conn)?;
        }
        let at = written(self.now);
        let id = diesel::insert_into(requests::table)
            .values((
                requests::act.eq(act),
                requests::subject.eq(&subject),
                requests::terms.eq(as_json(terms)?),
                requests::account.eq(account),
                requests::at.eq(at),
            ))
            .returning(requests::id)
            .get_result(self.conn)?;
        self.note("second-person-asked", None, &json!({ "act": act, "subject": subject }))?;
        Ok(id)
    }

    /// Does what somebody else asked for. The author of the act is who confirms.
    ///
    /// # Errors
    /// [`Refusal::RequestGone`], [`Refusal::OwnRequest`], [`Refusal::RequestVoid`], and whatever
    /// refuses the act itself.
    pub fn confirm_request(&mut self, id: i32) -> Result<Position> {
        self.require(Role::may_manage)?;
        let author = self.author_in_person()?;
        let request = self.request(id)?;
        if author == request.account {
            return Err(Refusal::OwnRequest.into());
        }
        if request.void {
            return Err(Refusal::RequestVoid.into());
        }
        diesel::delete(requests::table.find(id)).execute(self.conn)?;
        let by = Some(request.login);
        match request.terms {
            Terms::Plan { programme, revision, words, .. } => {
                let programme = self.programme(programme.as_str())?.ok_or(StoreError::NotFound)?;
                let mut plan = self.publishable(&programme, revision, &words)?;
                (plan.unconfirmed, plan.requested_by) = (false, by);
                Ok(self.put_in_force(&programme, plan)?.position)
            }
            Terms::Closing { year, .. } => {
                let step = Step::Closed(self.years_kept()?.next_number(year));
                self.check_step(year, &step)?;
                self.append_step(year, step, by, false)
            }
            Terms::Reopening { year, reason, note, .. } => {
                let step = Step::Reopened { reason, note };
                self.check_step(year, &step)?;
                self.append_step(year, step, by, false)
            }
        }
    }

    /// Takes a request away: withdrawn by who asked, declined by another manager.
    pub fn drop_request(&mut self, id: i32) -> Result<()> {
        self.require(Role::may_manage)?;
        let request = self.request(id)?;
        diesel::delete(requests::table.find(id)).execute(self.conn)?;
        let own = self.account == Some(request.account);
        let action = if own { "second-person-withdrawn" } else { "second-person-declined" };
        let (act, subject) = request.terms.act();
        self.note(action, None, &json!({ "act": act, "subject": subject, "by": request.login }))
    }

    fn request(&mut self, id: i32) -> Result<Request> {
        let found = self.requests()?.into_iter().find(|it| it.id == id);
        Ok(found.ok_or(Refusal::RequestGone)?)
    }
}
