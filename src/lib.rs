//! Corons follows a housing-renovation programme and answers, to the unit and with its proof:
//! how many dwellings were renovated, where, when, against which plan, and who said so when.

pub mod charts;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod exports;
pub mod files;
pub mod store;
pub mod text;
pub mod web;
