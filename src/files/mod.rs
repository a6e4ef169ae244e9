//! Bytes ⇄ domain values: the files people bring and take away (DESIGN 8).
//!
//! In: bytes are told apart in [`table`], text and workbooks become a [`sheet`] of lines and
//! cells, cells the typed lines of [`entries`], [`estates`], [`plan`] or [`dwellings`]; what
//! cannot be read becomes a [`problem`] with its
//! line, column, value and what would be right. Out: the cells of a table go through
//! [`cells`] to [`csv`], a [`book`] or [`json`].

pub mod archive;
pub mod book;
mod building;
pub mod cells;
pub mod closings;
mod columns;
pub mod csv;
mod decode;
pub mod dwellings;
pub mod entries;
pub mod estates;
pub mod export;
pub mod figure;
mod guard;
pub mod json;
pub mod kinds;
pub mod limits;
mod line;
pub mod pace;
pub mod pack;
pub mod plan;
pub mod problem;
pub mod reconciliation;
pub mod remarks;
pub mod rpls;
pub mod sheet;
pub mod table;
mod workbook;

pub use line::Lines;
