//! Entries: the list, one of them, the form to record, the form to correct.

mod event;
mod fields;
mod filter;
pub(super) mod list;
mod questions;
pub(super) mod record;
mod record_page;
pub(super) mod rows;
pub(super) mod show;
