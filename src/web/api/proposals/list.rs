//! `GET /api/v1/proposals`: the files one may see, in the order they came, page by page.

use rocket::get;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::answers::{bytes, tagged};
use super::super::entries::list::{LINES, MOST, whole};
use super::ProposalLine;
use crate::store::ProposalFilter;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Contributor;
use crate::web::proposals::list::of;
use crate::web::visit::with_query;

/// A page of proposals.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct ProposalPage {
    /// In the order they came.
    proposals: Vec<ProposalLine>,
    /// Where the next page is; none on the last one.
    next: Option<String>,
}

/// A page of proposals.
#[get("/api/v1/proposals")]
pub(in crate::web) async fn list(who: Contributor) -> Done<Answer> {
    let limit = whole(&who, "limit", 1, MOST)?.unwrap_or(LINES);
    let after = whole(&who, "after", 0, i64::from(i32::MAX))?.unwrap_or(0);
    let filter = ProposalFilter {
        of: of(&who),
        state: who.parsed("state")?,
        kind: who.parsed("kind")?,
        after: i32::try_from(after).ok(),
        limit: Some(limit + 1),
        ..ProposalFilter::default()
    };
    let mut listed = who.db().read(move |read| read.proposals(&filter)).await?;
    let rest = listed.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if rest {
        listed.pop();
    }
    let next = listed.last().filter(|_| rest).map(|last| {
        let kept = who.query.iter().filter(|(name, _)| name != "after").cloned();
        let own = ("after".to_owned(), last.id.to_string());
        with_query("/api/v1/proposals", &kept.chain([own]).collect::<Vec<_>>())
    });
    let proposals = listed.into_iter().map(ProposalLine::from).collect();
    Ok(tagged(&who, bytes(&ProposalPage { proposals, next })?))
}
