//! Plans: a draft per programme, and the versions that were published (DESIGN 3).

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::appending::Recorded;
use super::error::Result;
use super::events::{hash, instant};
use super::requests::{Outcome, Terms};
use super::schema::{events, plan_draft_lines, plan_drafts, plan_lines, plans};
use super::{Read, Tx, as_json};
use crate::domain::calendar::{Day, Instant};
use crate::domain::draft::check_draft;
use crate::domain::event::{EventKind, written};
use crate::domain::ids::{EstateId, ProgrammeId};
use crate::domain::plan::{PlanVersion, Publication, Years};
use crate::domain::programme::Programme;
use crate::domain::refusal::Refusal;
use crate::domain::role::Role;

/// A draft: the numbers of the next version, not adopted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Rises with each save; 0 while nothing was saved.
    pub revision: i32,
    /// Its target.
    pub target: i64,
    /// Its last day.
    pub last_day: Day,
    /// Dwellings of each year.
    pub years: Years,
    /// Dwellings of each estate and year.
    pub estates: BTreeMap<EstateId, Years>,
    /// The login of who saved it last.
    pub updated_by: String,
    /// When it was saved last.
    pub updated_at: Option<Instant>,
}

impl Draft {
    /// The version this draft would be.
    #[must_use]
    pub fn version(&self, programme: &Programme, version: i32, words: &Adoption) -> PlanVersion {
        PlanVersion {
            programme: programme.id,
            version,
            adopted_on: words.adopted_on,
            decision: words.decision.trim().to_owned(),
            reason: words.reason.trim().to_owned(),
            unconfirmed: true,
            requested_by: None,
            target: self.target,
            first_day: programme.first_day,
            last_day: self.last_day,
            years: self.years.clone(),
            estates: self.estates.clone(),
        }
    }
}

/// What a publication says beside the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// The day a board adopted it.
    pub adopted_on: Day,
    /// The reference of the decision.
    pub decision: String,
    /// Why.
    pub reason: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = plans)]
struct Row {
    position: i64,
    programme: i32,
    version: i32,
    adopted_on: Day,
    decision: String,
    reason: String,
    unconfirmed: bool,
    target: i64,
    first_day: Day,
    last_day: Day,
    requested_by: Option<String>,
}

type Line = (i32, Option<i32>, i64);

/// The lines of a sheet as years and years of estates.
fn sheet(lines: Vec<Line>) -> (Years, BTreeMap<EstateId, Years>) {
    let mut years = Years::new();
    let mut estates: BTreeMap<EstateId, Years> = BTreeMap::new();
    for (year, estate, dwellings) in lines {
        let line = match estate {
            None => &mut years,
            Some(estate) => estates.entry(estate).or_default(),
        };
        line.insert(year, dwellings);
    }
    (years, estates)
}

/// The lines of a sheet, years first.
fn lines<'a>(
    years: &'a Years,
    estates: &'a BTreeMap<EstateId, Years>,
) -> impl Iterator<Item = Line> + 'a {
    let own = years.iter().map(|(year, dwellings)| (*year, None, *dwellings));
    let of_estates = estates.iter().flat_map(|(estate, years)| {
        years.iter().map(|(year, dwellings)| (*year, Some(*estate), *dwellings))
    });
    own.chain(of_estates)
}

impl Read<'_> {
    /// The published versions of a programme, the original first.
    pub fn plan_versions(&mut self, programme: ProgrammeId) -> Result<Vec<Publication>> {
        let rows: Vec<(Row, String, Day, Vec<u8>)> = plans::table
            .inner_join(events::table.on(events::position.eq(plans::position)))
            .filter(plans::programme.eq(programme))
            .order(plans::version)
            .select((Row::as_select(), events::author, events::recorded_on, events::hash))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(row, author, recorded_on, bytes)| {
                let (years, estates) = sheet(self.plan_sheet(row.position)?);
                Ok(Publication {
                    position: row.position,
                    hash: hash(&bytes)?.to_string(),
                    recorded_on,
                    author,
                    plan: version(row, years, estates),
                })
            })
            .collect()
    }

    /// The version of a programme in force, if one is published.
    pub fn plan_in_force(&mut self, programme: ProgrammeId) -> Result<Option<PlanVersion>> {
        Ok(self.plan_versions(programme)?.pop().map(|it| it.plan))
    }

    fn plan_sheet(&mut self, position: i64) -> Result<Vec<Line>> {
        Ok(plan_lines::table
            .filter(plan_lines::plan.eq(position))
            .select((plan_lines::year, plan_lines::estate, plan_lines::dwellings))
            .load(self.conn)?)
    }

    /// The draft of a programme.
    pub fn plan_draft(&mut self, programme: ProgrammeId) -> Result<Option<Draft>> {
        type Head = (i64, Day, i32, String, String);
        if self.past {
            return Ok(None);
        }
        let head: Option<Head> = plan_drafts::table
            .find(programme)
            .select((
                plan_drafts::target,
                plan_drafts::last_day,
                plan_drafts::revision,
                plan_drafts::updated_by,
                plan_drafts::updated_at,
            ))
            .first(self.conn)
            .optional()?;
        let Some((target, last_day, revision, updated_by, at)) = head else { return Ok(None) };
        let (years, estates) = sheet(
            plan_draft_lines::table
                .filter(plan_draft_lines::programme.eq(programme))
                .select((
                    plan_draft_lines::year,
                    plan_draft_lines::estate,
                    plan_draft_lines::dwellings,
                ))
                .load(self.conn)?,
        );
        let updated_at = Some(instant(&at)?);
        Ok(Some(Draft { revision, target, last_day, years, estates, updated_by, updated_at }))
    }
}

fn version(row: Row, years: Years, estates: BTreeMap<EstateId, Years>) -> PlanVersion {
    PlanVersion {
        programme: row.programme,
        version: row.version,
        adopted_on: row.adopted_on,
        decision: row.decision,
        reason: row.reason,
        unconfirmed: row.unconfirmed,
        requested_by: row.requested_by,
        target: row.target,
        first_day: row.first_day,
        last_day: row.last_day,
        years,
        estates,
    }
}

impl Tx<'_> {
    /// Saves a draft over the revision it was made from, and gives the new revision.
    ///
    /// # Errors
    /// [`Refusal::StaleDraft`] when somebody saved it meanwhile.
    pub fn save_plan_draft(&mut self, programme: ProgrammeId, draft: &Draft) -> Result<i32> {
        self.require(Role::may_manage)?;
        let held = self.plan_draft(programme)?;
        let revision = held.as_ref().map_or(0, |held| held.revision);
        if revision != draft.revision {
            let by = held.map(|held| held.updated_by).unwrap_or_default();
            return Err(Refusal::StaleDraft { by }.into());
        }
        diesel::delete(plan_drafts::table.find(programme)).execute(self.conn)?;
        let (login, now) = (self.login.clone(), written(self.now));
        diesel::insert_into(plan_drafts::table)
            .values((
                plan_drafts::programme.eq(programme),
                plan_drafts::target.eq(draft.target),
                plan_drafts::last_day.eq(draft.last_day),
                plan_drafts::revision.eq(revision + 1),
                plan_drafts::updated_by.eq(login),
                plan_drafts::updated_at.eq(now),
            ))
            .execute(self.conn)?;
        for (year, estate, dwellings) in lines(&draft.years, &draft.estates) {
            diesel::insert_into(plan_draft_lines::table)
                .values((
                    plan_draft_lines::programme.eq(programme),
                    plan_draft_lines::year.eq(year),
                    plan_draft_lines::estate.eq(estate),
                    plan_draft_lines::dwellings.eq(dwellings),
                ))
                .execute(self.conn)?;
        }
        Ok(revision + 1)
    }

    /// Throws a draft away.
    pub fn discard_plan_draft(&mut self, programme: ProgrammeId) -> Result<()> {
        self.require(Role::may_manage)?;
        diesel::delete(plan_drafts::table.find(programme)).execute(self.conn)?;
        self.note("plan-draft-discarded", None, &json!({ "programme": programme }))
    }

    /// Publishes the draft as the next version, or asks a second manager to. Where there is none
    /// it is marked "sans double validation" (DESIGN 9).
    ///
    /// # Errors
    /// [`Refusal::NoDraft`], [`Refusal::StaleDraft`] and [`Refusal::Draft`] with all problems.
    pub fn publish_plan(
        &mut self,
        programme: &Programme,
        revision: i32,
        words: &Adoption,
    ) -> Result<Outcome<Recorded>> {
        self.require(Role::may_manage)?;
        let plan = self.publishable(programme, revision, words)?;
        if self.needs_second()? {
            let saved = self.plan_draft(programme.id)?.and_then(|draft| draft.updated_at);
            let terms = Terms::Plan {
                programme: programme.code.clone(),
                version: plan.version,
                revision,
                saved,
                words: words.clone(),
            };
            return self.ask(&terms).map(Outcome::Asked);
        }
        self.put_in_force(programme, plan).map(Outcome::Done)
    }

    /// The draft as the version it would be, when nothing is wrong with it.
    pub(super) fn publishable(
        &mut self,
        programme: &Programme,
        revision: i32,
        words: &Adoption,
    ) -> Result<PlanVersion> {
        let draft = self.plan_draft(programme.id)?.ok_or(Refusal::NoDraft)?;
        if draft.revision != revision {
            return Err(Refusal::StaleDraft { by: draft.updated_by }.into());
        }
        let versions = self.plan_versions(programme.id)?;
        let in_force = versions.last().map(|it| &it.plan);
        let next = in_force.map_or(1, |plan| plan.version + 1);
        let plan = draft.version(programme, next, words);
        let problems = check_draft(&plan, in_force, self.today());
        if !problems.is_empty() {
            return Err(Refusal::Draft(problems).into());
        }
        Ok(plan)
    }

    /// Publishes a version; its draft goes.
    pub(super) fn put_in_force(
        &mut self,
        programme: &Programme,
        plan: PlanVersion,
    ) -> Result<Recorded> {
        let next = plan.version;
        let recorded = self.append_plan(plan)?;
        diesel::delete(plan_drafts::table.find(programme.id)).execute(self.conn)?;
        let detail = json!({ "programme": programme.code, "version": next });
        self.note("plan-published", Some(recorded.position), &detail)?;
        Ok(recorded)
    }

    fn append_plan(&mut self, plan: PlanVersion) -> Result<Recorded> {
        let (position, hash) =
            self.append(EventKind::Plan, Some(plan.programme), &as_json(&plan)?)?;
        let sheet: Vec<Line> = lines(&plan.years, &plan.estates).collect();
        let row = Row {
            position,
            programme: plan.programme,
            version: plan.version,
            adopted_on: plan.adopted_on,
            decision: plan.decision,
            reason: plan.reason,
            unconfirmed: plan.unconfirmed,
            target: plan.target,
            first_day: plan.first_day,
            last_day: plan.last_day,
            requested_by: plan.requested_by,
        };
        diesel::insert_into(plans::table).values(&row).execute(self.conn)?;
        for (year, estate, dwellings) in sheet {
            diesel::insert_into(plan_lines::table)
                .values((
                    plan_lines::plan.eq(position),
                    plan_lines::year.eq(year),
                    plan_lines::estate.eq(estate),
                    plan_lines::dwellings.eq(dwellings),
                ))
                .execute(self.conn)?;
        }
        Ok(Recorded { position, hash })
    }
}

impl From<&PlanVersion> for Draft {
    /// A draft that starts from a published version.
    fn from(plan: &PlanVersion) -> Self {
        Self {
            revision: 0,
            target: plan.target,
            last_day: plan.last_day,
            years: plan.years.clone(),
            estates: plan.estates.clone(),
            updated_by: String::new(),
            updated_at: None,
        }
    }
}
