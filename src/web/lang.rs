//! Which language an answer is in: `?lang=`, else what was chosen before in this browser, else the
//! language of whoever is signed in, else French.

use rocket::Request;

use super::cookies;
use crate::text::Lang;

/// The language of a request.
pub(super) fn of(request: &Request<'_>) -> Lang {
    of_owner(request, None)
}

/// The language of a request of somebody who may have chosen one.
pub(super) fn of_owner(request: &Request<'_>, own: Option<Lang>) -> Lang {
    asked(request)
        .or_else(|| request.cookies().get(cookies::LANG)?.value().parse().ok())
        .or(own)
        .unwrap_or_default()
}

/// The language asked for in the address.
pub(super) fn asked(request: &Request<'_>) -> Option<Lang> {
    request.query_value::<&str>("lang")?.ok()?.parse().ok()
}
