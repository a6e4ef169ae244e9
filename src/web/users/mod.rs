//! The administrator's pages: who has an account, and what may be done about it.

pub(super) mod acts;
mod fields;
pub(super) mod list;
pub(super) mod new;
pub(super) mod one;
