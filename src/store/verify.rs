//! x
pub struct Verification;
