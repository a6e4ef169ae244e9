//! The history of registers: who changed what, when, from what to what.

pub mod files;
mod filter;
pub mod page;
mod words;
