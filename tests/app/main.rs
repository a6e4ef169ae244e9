//! The service as browsers meet it: over HTTP only, one file for each resource.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

mod accounts;
mod annotations;
mod api;
mod audit;
mod board;
mod board_links;
mod cache;
mod charts;
mod clock;
mod closings;
mod communes;
mod corrections;
mod defects;
mod dwellings;
mod editions;
mod entries;
mod estates;
mod explained;
mod exports;
mod figures;
mod headers;
mod health;
mod history;
mod known;
mod missing;
mod operations;
mod pace;
mod paper;
mod past;
mod plans;
mod proposal_lines;
mod proposals;
mod reconciliation;
mod restatements;
mod routes;
mod same_numbers;
mod scope;
mod scope_rules;
mod second_factor;
mod second_person;
mod sign_in;
mod support;
mod templates;
mod tokens;
mod trace;
mod typography;
mod undoing;
mod users;
mod years;
