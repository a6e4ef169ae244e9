//! Figures: the page of one, the list that makes it, and the form that finds one again.

pub(super) mod api;
pub(super) mod entries;
pub(super) mod find;
mod page;
mod rows;
pub(super) mod show;

use rocket::http::ContentType;

use super::answer::{Answer, Bytes};
use super::db::{Done, View};
use super::error::Failure;
use super::guards::Reader;
use super::page::Page;
use crate::domain::explanation::{Explanation, NoFigure};
use crate::domain::figure::Reference;
use crate::domain::knowledge::Knowledge;
use crate::domain::refusal::Refusal;
use crate::store::{Depth, Read};

/// The reference somebody wrote.
fn parsed(text: &str) -> Done<Reference> {
    text.parse().map_err(|error| Refusal::NoFigure(NoFigure::Malformed(error)).into())
}

impl Reader {
    /// The figure at the position its reference names: there it never changes.
    async fn explained(&self, reference: &Reference, depth: Depth) -> Done<Explanation> {
        let known = Knowledge::Position(reference.position);
        if self.back().is_some() {
            // In the past, a figure of later on is not reached yet.
            self.read(move |read| read.point(known)).await?;
        }
        let reference = reference.clone();
        let view = View { known: Some(known), ..self.view() };
        self.db().read_as(view, move |read| read.explain(&reference, depth)).await
    }

    /// An answer made from a figure and from what the head knows of it, kept until that grows.
    async fn figure<B: Into<Bytes>>(
        &self,
        media: ContentType,
        (reference, depth): (Reference, Depth),
        render: impl FnOnce(&mut Read<'_>, Page, &Explanation) -> Done<B> + Send + 'static,
    ) -> Done<Answer> {
        let of = if self.is_kept() { None } else { Some(self.explained(&reference, depth).await?) };
        self.cached(media, move |read, page| {
            // Kept a moment ago and gone since: the next try reads it.
            render(read, page, of.as_ref().ok_or(Failure::Busy)?)
        })
        .await
    }
}
