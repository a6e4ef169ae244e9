//! Operations: the list, the page of one, what managers state about them.

pub(super) mod files;
pub(super) mod list;
pub(super) mod one;
pub(super) mod register;
pub(super) mod rows;
