//! The service as browsers meet it: over HTTP only, one file for each resource.

mod cache;
mod headers;
mod routes;
mod sign_in;
mod support;
