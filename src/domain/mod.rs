//! What is true of a renovation programme.
//!
//! Everything here is pure: no input or output, no clock, no web, no database. A rule
//! takes values and gives values, so that each can be tested by itself and replayed.

pub mod annotation;
pub mod backup;
pub mod calendar;
pub mod comparison;
pub mod defect;
pub mod draft;
pub mod dwelling;
pub mod dwellings;
pub mod edition;
pub mod energy;
pub mod entry;
pub mod estate;
pub mod event;
pub mod explanation;
pub mod export;
pub mod figure;
pub mod history;
pub mod ids;
pub mod knowledge;
pub mod landlord;
pub mod months;
pub mod names;
pub mod operation;
pub mod pace;
pub mod part;
pub mod plan;
pub mod programme;
pub mod progress;
pub mod proposal;
pub mod proration;
pub mod question;
pub mod reconciliation;
pub mod refusal;
pub mod reporting;
pub mod restatement;
pub mod role;
pub mod rollup;
pub mod scope;
pub mod stage;
pub mod territory;
pub mod year;
