//! Estates: the list, the page of one, what managers state about them.

pub(super) mod dwelling;
pub(super) mod dwellings;
mod facts;
mod figures;
pub(super) mod list;
pub(super) mod one;
pub(super) mod register;
pub(super) mod statements;
