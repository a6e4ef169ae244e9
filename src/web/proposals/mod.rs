//! Proposals: files people bring, looked at before anything happens, adopted by a manager, undone
//! as a whole (DESIGN 8 and 9).

pub(in crate::web) mod acts;
pub(in crate::web) mod checks;
pub(in crate::web) mod list;
pub(in crate::web) mod look;
pub(in crate::web) mod one;
pub(in crate::web) mod reading;
pub(in crate::web) mod remarks;
pub(in crate::web) mod settings;
pub(in crate::web) mod upload;

pub(in crate::web) use self::checks::Checks;
