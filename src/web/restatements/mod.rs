//! The restatement bridge: from one figure to another, every cause counted (DESIGN 4).

pub(super) mod asked;
pub mod chart;
pub mod entries;
pub mod files;
pub mod page;
pub(super) mod told;
