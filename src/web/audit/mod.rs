//! Who did what (DESIGN 9): managers read what touches figures, administrators accounts and
//! sign-ins too.

pub(super) mod files;
mod filter;
pub(super) mod page;
mod told;
