//! Who may call what: every mounted address, by everybody.

pub mod actors;
mod matrix;
mod sessions;
mod table;
