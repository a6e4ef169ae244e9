//! Who may call what: every mounted address, by everybody.

mod actors;
mod matrix;
mod sessions;
mod table;
