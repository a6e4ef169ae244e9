//! Figures: the page of one, the list that makes it, and the form that finds one again.

pub(super) mod api;
pub(super) mod entries;
pub(super) mod find;
mod page;
mod rows;
pub(super) mod show;

use super::db::Done;
use super::error::Failure;
use super::guards::Reader;
use crate::domain::explanation::{Explanation, NoFigure};
use crate::domain::figure::Reference;
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::store::{Depth, Read};

/// The address of a figure.
#[must_use]
pub(super) fn address(reference: &Reference) -> String {
    format!("/figures/{reference}")
}

fn refused(why: NoFigure) -> Failure {
    Failure::Refused(Refusal::NoFigure(why))
}

/// The reference somebody wrote.
fn parsed(text: &str) -> Done<Reference> {
    text.parse().map_err(|error| refused(NoFigure::Malformed(error)))
}

/// The figure at the position its reference names.
fn explained(read: &mut Read<'_>, reference: &Reference, depth: Depth) -> Done<Explanation> {
    match at(read, reference.position)? {
        Point::Head => Ok(read.explain(reference, depth)?),
    }
}

/// Where a position lies.
enum Point {
    /// Nothing was recorded after it.
    Head,
}

fn at(read: &mut Read<'_>, asked: Position) -> Done<Point> {
    let head = read.head()?.position;
    match asked {
        asked if asked == head => Ok(Point::Head),
        asked if asked > head => Err(refused(NoFigure::Ahead { asked, head })),
        _ => Err(Failure::NotYet(String::new())),
    }
}

impl Reader {
    /// The reference of an address, in the one way it is printed.
    ///
    /// # Errors
    /// A sentence on what is wrong with it.
    fn reference(&self, text: &str) -> Done<(Reference, bool)> {
        let reference = parsed(text)?;
        let printed = reference.to_string() == text;
        Ok((reference, printed))
    }
}
