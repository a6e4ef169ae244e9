//! Published board packs: made by a manager in one act, numbered, never changed afterwards.

mod contents;
pub(super) mod list;
pub(super) mod make;
pub(super) mod one;
mod tables;

pub use make::next;
