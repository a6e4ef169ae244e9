//! What programs ask and send: JSON under `/api/v1` (INTERFACES). Refusals are problems of RFC
//! 9457.

pub(super) mod entries;
mod json;
pub(super) mod problem;
pub(super) mod programmes;
