//! What the pages of a draft stand on, read in one transaction.

use crate::domain::calendar::Day;
use crate::domain::draft::{DraftProblem, check_sheet};
use crate::domain::estate::Estate;
use crate::domain::ids::EstateId;
use crate::domain::plan::{PlanVersion, Publication};
use crate::domain::programme::Programme;
use crate::store::{Adoption, Draft, Read, Result as Stored, StoreError, Terms};
use crate::text::Lang;
use crate::web::closings::waiting::Waiting;
use crate::web::db::Done;
use crate::web::guards::Manager;

/// A programme, its versions and its draft.
#[derive(Clone)]
pub(super) struct Ground {
    pub(super) programme: Programme,
    pub(super) versions: Vec<Publication>,
    pub(super) draft: Option<Draft>,
    /// Estates by name, the bucket left out: it is no estate to plan for.
    pub(super) estates: Vec<Estate>,
    pub(super) today: Day,
}

impl Ground {
    /// Reads it for a manager.
    pub(super) async fn of(manager: &Manager, code: &str) -> Done<Self> {
        let code = code.to_owned();
        manager.read(move |read| Self::read(read, &code)).await
    }

    /// Reads it; there is nothing at the address of an unknown programme.
    pub(super) fn read(read: &mut Read<'_>, code: &str) -> Stored<Self> {
        let programme = read.programme(code)?.ok_or(StoreError::NotFound)?;
        let mut estates = read.estates()?;
        estates.retain(|estate| !estate.is_bucket());
        Ok(Self {
            versions: read.plan_versions(programme.id)?,
            draft: read.plan_draft(programme.id)?,
            programme,
            estates,
            today: read.today(),
        })
    }

    /// Requests to publish this programme's draft, as a manager sees them.
    pub(super) fn waiting(
        &self,
        read: &mut Read<'_>,
        lang: Lang,
        account: i32,
    ) -> Stored<Vec<Waiting>> {
        let own = &self.programme.code;
        let belongs =
            |terms: &Terms| matches!(terms, Terms::Plan { programme, .. } if programme == own);
        Waiting::all(read, lang, account, belongs)
    }

    /// The version in force.
    pub(super) fn in_force(&self) -> Option<&PlanVersion> {
        self.versions.last().map(|it| &it.plan)
    }

    /// The number the draft would be published under.
    pub(super) fn next(&self) -> i32 {
        self.in_force().map_or(1, |plan| plan.version + 1)
    }

    /// The version a draft would be, adopted today as far as the sheet knows.
    pub(super) fn would_be(&self, draft: &Draft) -> PlanVersion {
        let words =
            Adoption { adopted_on: self.today, decision: String::new(), reason: String::new() };
        draft.version(&self.programme, self.next(), &words)
    }

    /// What is wrong with the numbers of a draft.
    pub(super) fn problems(&self, lang: Lang, draft: &Draft) -> Vec<Problem> {
        self.sentences(lang, &check_sheet(&self.would_be(draft)))
    }

    /// Problems as sentences, each with the estate it is about.
    pub(super) fn sentences(&self, lang: Lang, problems: &[DraftProblem]) -> Vec<Problem> {
        let about = |problem: &DraftProblem| match problem {
            DraftProblem::EstateYearOutside { estate, .. }
            | DraftProblem::EstateNegative { estate, .. }
            | DraftProblem::PastEstateAltered { estate, .. } => self.estate_name(*estate),
            _ => String::new(),
        };
        let said =
            |problem| Problem { about: about(problem), sentence: lang.draft_problem(problem) };
        problems.iter().map(said).collect()
    }

    fn estate_name(&self, id: EstateId) -> String {
        let found = self.estates.iter().find(|estate| estate.id == id);
        found.map(|estate| estate.name.clone()).unwrap_or_default()
    }
}

/// What is wrong with a draft, beside the estate it is about.
pub(super) struct Problem {
    /// The estate's name; empty when it is about the programme.
    pub(super) about: String,
    /// What is wrong and what to do.
    pub(super) sentence: String,
}
