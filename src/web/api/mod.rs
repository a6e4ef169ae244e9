//! What programs ask and send: JSON under `/api/v1` (INTERFACES), described at
//! `/api/v1/openapi.json` and on the page `/api`. Refusals are problems of RFC 9457.
//!
//! A request passes the [`door`] with its guard: how often it asks, which parameters it names. What
//! an address takes and answers stands once, in [`description`]; the door goes by it.

mod answers;
pub(super) mod description;
pub(super) mod door;
pub(super) mod entries;
pub(super) mod estates;
mod json;
pub(super) mod operations;
pub(super) mod page;
pub(super) mod problem;
pub(super) mod programmes;
pub(super) mod proposals;
pub(super) mod rate;
pub(super) mod requests;
pub(super) mod restatements;
pub(super) mod years;

pub(super) use self::answers::bytes;

use rocket::Request;
use rocket::http::Status;

use super::credential::is_api;
use super::error::Failure;

/// What a status of Rocket's own means for a program: an address that is there takes other
/// methods, and says which.
pub(super) fn meant(status: Status, request: &Request<'_>) -> Option<Failure> {
    // A method nobody has heard of is 400 to Rocket.
    if !matches!(status.code, 400 | 404 | 405) || request.route().is_some() {
        return None;
    }
    let path = request.uri().path();
    let methods = description::methods_of(path.as_str());
    (!methods.is_empty()).then(|| Failure::NotAllowed(methods.join(", ")))
}

/// Headers that only a failure has.
pub(super) fn headers(request: &Request<'_>, failure: &Failure) -> Vec<(&'static str, String)> {
    match failure {
        Failure::NotAllowed(methods) => vec![("Allow", methods.clone())],
        Failure::SignedOut | Failure::SignedOutForm if is_api(request) => {
            vec![("WWW-Authenticate", "Bearer realm=\"corons\"".to_owned())]
        }
        _ => Vec::new(),
    }
}
