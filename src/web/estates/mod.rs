//! Estates: the list, the page of one, what managers state about them.

mod facts;
mod figures;
pub(super) mod list;
pub(super) mod one;
pub(super) mod register;
pub(super) mod statements;
