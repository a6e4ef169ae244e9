//! Board links: made and revoked by managers and administrators, opened by whoever holds one.

mod guest;
pub(super) mod manage;
pub(super) mod open;
