//! Years: what they take, and the steps from one state to the next (DESIGN 4).

use chrono::Datelike;
use diesel::prelude::*;
use serde_json::json;

use super::error::{Result, StoreError};
use super::events::instant;
use super::requests::{Outcome, Terms};
use super::schema::{events, programmes, year_states};
use super::{Read, Tx, parsed};
use crate::domain::calendar::Day;
use crate::domain::event::EventKind;
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;
use crate::domain::year::{Calendar, ReopeningReason, Step, YearState, YearStep, frozen_hash};

type StateRow =
    (i64, i32, String, Option<i64>, Option<String>, Option<String>, Option<String>, bool);

impl Read<'_> {
    /// The years of the ledger: where it begins, and every step taken.
    pub fn years(&mut self) -> Result<Calendar> {
        let rows: Vec<(StateRow, (String, String, Day))> = year_states::table
            .inner_join(events::table.on(events::position.eq(year_states::position)))
            .order(year_states::position)
            .select((
                year_states::all_columns,
                (events::author, events::recorded_at, events::recorded_on),
            ))
            .load(self.conn)?;
        let first: Option<Day> =
            programmes::table.select(diesel::dsl::min(programmes::first_day)).first(self.conn)?;
        let steps =
            rows.into_iter().map(|(row, around)| step(row, around)).collect::<Result<_>>()?;
        let first = first.map_or_else(|| self.today().year(), |day| day.year());
        Ok(Calendar { first, steps })
    }
}

fn step(row: StateRow, (author, at, recorded_on): (String, String, Day)) -> Result<YearStep> {
    let (position, year, state, number, reason, note, requested_by, unconfirmed) = row;
    let step = match (state.as_str(), number) {
        ("corrections-only", None) => Step::CorrectionsOnly,
        ("closed", Some(number)) => Step::Closed(number),
        ("reopened", None) => Step::Reopened {
            reason: parsed(reason.as_deref().unwrap_or_default())?,
            note: note.unwrap_or_default(),
        },
        _ => return Err(StoreError::Corrupt(format!("year_states {position}"))),
    };
    let recorded_at = instant(&at)?;
    Ok(YearStep {
        position,
        year,
        step,
        author,
        requested_by,
        unconfirmed,
        recorded_at,
        recorded_on,
    })
}

impl Tx<'_> {
    /// The years, read once in this transaction.
    pub(super) fn years_kept(&mut self) -> Result<&Calendar> {
        if self.books.years.is_none() {
            self.books.years = Some(self.read.years()?);
        }
        self.books.years.as_ref().ok_or(StoreError::NotFound)
    }

    /// The day something that happened on a day is booked on: that day, or today where its year
    /// is closed (DESIGN 4).
    ///
    /// # Errors
    /// [`Refusal::ManagersOnly`] where the year takes corrections only and the author is no
    /// manager.
    pub fn booked_for(&mut self, day: Day) -> Result<Day> {
        let year = day.year();
        match self.years_kept()?.state(year) {
            YearState::Open => Ok(day),
            YearState::Closed => Ok(self.today()),
            YearState::CorrectionsOnly if self.role().may_manage() => Ok(day),
            YearState::CorrectionsOnly => Err(Refusal::ManagersOnly(year).into()),
        }
    }

    /// Refuses a contributor who corrects what is of a year that is no longer open, and everybody
    /// where nothing may be said of a closed year.
    pub(super) fn require_open(&mut self, year: i32) -> Result<()> {
        match self.years_kept()?.state(year) {
            YearState::Open => Ok(()),
            YearState::CorrectionsOnly => Err(Refusal::ManagersOnly(year).into()),
            YearState::Closed => Err(Refusal::YearClosed(year).into()),
        }
    }

    /// Lets a year that is over take corrections only.
    pub fn take_corrections_only(&mut self, year: i32) -> Result<Position> {
        self.require(Role::may_manage)?;
        self.check_step(year, &Step::CorrectionsOnly)?;
        self.append_step(year, Step::CorrectionsOnly, None, false)
    }

    /// Closes a year, or asks a second manager to.
    ///
    /// # Errors
    /// [`Refusal::YearNotOver`], [`Refusal::YearIs`], [`Refusal::EarlierYearOpen`].
    pub fn close_year(&mut self, year: i32) -> Result<Outcome<Position>> {
        self.require(Role::may_manage)?;
        let step = Step::Closed(self.years_kept()?.next_number(year));
        self.check_step(year, &step)?;
        if self.needs_second()? {
            let terms = Terms::Closing { year, sums: self.freezing(year)?.to_string() };
            return self.ask(&terms).map(Outcome::Asked);
        }
        self.append_step(year, step, None, true).map(Outcome::Done)
    }

    /// Opens a closed year again, or asks a second manager to.
    pub fn reopen_year(
        &mut self,
        year: i32,
        reason: ReopeningReason,
        note: &str,
    ) -> Result<Outcome<Position>> {
        self.require(Role::may_manage)?;
        let step = Step::Reopened { reason, note: note.to_owned() };
        self.check_step(year, &step)?;
        if self.needs_second()? {
            let number = self.years_kept()?.next_number(year) - 1;
            let terms = Terms::Reopening { year, number, reason, note: note.to_owned() };
            return self.ask(&terms).map(Outcome::Asked);
        }
        self.append_step(year, step, None, true).map(Outcome::Done)
    }

    /// The hash of what a closing recorded now would freeze.
    pub(super) fn freezing(&mut self, year: i32) -> Result<crate::domain::event::Hash> {
        Ok(frozen_hash(&self.sums_to_freeze(year, None)?))
    }

    /// Whether a step may follow; the database checks the same.
    pub(super) fn check_step(&mut self, year: i32, step: &Step) -> Result<()> {
        let today = self.today();
        Ok(self.years_kept()?.check(year, step, today)?)
    }

    /// Appends a step and, for a closing, what it freezes.
    pub(super) fn append_step(
        &mut self,
        year: i32,
        step: Step,
        requested_by: Option<String>,
        unconfirmed: bool,
    ) -> Result<Position> {
        let closes = matches!(step, Step::Closed(_));
        let sums = if closes { self.sums_to_freeze(year, None)? } else { Vec::new() };
        let step = YearStep {
            position: 0,
            year,
            step,
            author: String::new(),
            requested_by,
            unconfirmed,
            recorded_at: self.now,
            recorded_on: self.today(),
        };
        let (kind, state, action) = match step.step {
            Step::CorrectionsOnly => {
                (EventKind::CorrectionsOnly, "corrections-only", "year-corrections-only")
            }
            Step::Closed(_) => (EventKind::Closing, "closed", "year-closed"),
            Step::Reopened { .. } => (EventKind::Reopening, "reopened", "year-reopened"),
        };
        let body = step.body(closes.then(|| frozen_hash(&sums)));
        let (position, _) = self.append(kind, Some(year), &body)?;
        let (number, reason, note) = match &step.step {
            Step::CorrectionsOnly => (None, None, None),
            Step::Closed(number) => (Some(*number), None, None),
            Step::Reopened { reason, note } => (None, Some(reason.as_str()), Some(note.clone())),
        };
        diesel::insert_into(year_states::table)
            .values((
                year_states::position.eq(position),
                year_states::year.eq(year),
                year_states::state.eq(state),
                year_states::number.eq(number),
                year_states::reason.eq(reason),
                year_states::note.eq(note),
                year_states::requested_by.eq(&step.requested_by),
                year_states::unconfirmed.eq(unconfirmed),
            ))
            .execute(self.conn)?;
        self.freeze(position, &sums)?;
        self.books.years = None;
        self.note(action, Some(position), &json!({ "year": year, "number": number }))?;
        Ok(position)
    }
}
