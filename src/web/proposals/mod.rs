//! Proposals: files people bring, looked at before anything happens, adopted by a manager, undone
//! as a whole (DESIGN 8 and 9).

pub(in crate::web) mod acts;
mod checks;
pub(in crate::web) mod list;
mod look;
pub(in crate::web) mod one;
mod reading;
pub(in crate::web) mod remarks;
pub(in crate::web) mod settings;
mod upload;

pub(in crate::web) use self::checks::Checks;
