//! Entries: the list, one of them, the form to record, the form to correct.

pub(super) mod correction;
mod correction_page;
pub(super) mod defects;
mod event;
pub(super) mod export;
mod family;
pub(super) mod fields;
mod filter;
pub(super) mod list;
pub(super) mod names;
mod questions;
pub(super) mod record;
mod record_page;
pub(super) mod rows;
pub(super) mod show;
