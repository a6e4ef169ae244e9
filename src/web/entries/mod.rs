//! Entries: the list, one of them, the form to record, the form to correct.

pub(super) mod correction;
mod correction_page;
mod event;
pub(super) mod export;
mod fields;
mod filter;
pub(super) mod list;
mod questions;
pub(super) mod record;
mod record_page;
pub(super) mod rows;
pub(super) mod show;
