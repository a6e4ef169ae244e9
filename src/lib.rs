//! Corons follows a housing-renovation programme and answers, to the unit and with its proof:
//! how many dwellings were renovated, where, when, against which plan, and who said so when.
//!
//! The rooms, and whom each may name:
//! - [`domain`], what is true of a renovation programme: nobody;
//! - [`text`], words, numbers and dates: domain;
//! - [`store`], the ledger in SQLite: domain;
//! - [`files`], bytes to domain values and back: domain and text;
//! - [`charts`], pictures: domain and text;
//! - [`exports`], the tables that web and command line both give: domain, text, files and store;
//! - [`guard`], the door: connections, their deadlines and their number: nobody but config;
//! - [`web`], pages and the API: all of these;
//! - [`cli`], the command line: all but charts.
//!
//! [`clock`] is the one clock, [`config`] what can be set.

pub mod charts;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod exports;
pub mod files;
pub mod guard;
pub mod store;
pub mod text;
pub mod web;
