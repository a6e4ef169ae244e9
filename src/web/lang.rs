//! Which language an answer is in: `?lang=`, else what was chosen before, else French.

use rocket::Request;

use super::cookies;
use crate::text::Lang;

/// The language of a request.
pub(super) fn of(request: &Request<'_>) -> Lang {
    asked(request)
        .or_else(|| request.cookies().get(cookies::LANG)?.value().parse().ok())
        .unwrap_or_default()
}

/// The language asked for in the address.
pub(super) fn asked(request: &Request<'_>) -> Option<Lang> {
    request.query_value::<&str>("lang")?.ok()?.parse().ok()
}
