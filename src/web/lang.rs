//! Which language an answer is in: `?lang=`, else what was chosen before in this browser, else the
//! language of whoever is signed in, else French.

use rocket::Request;

use super::cookies;
use super::credential::is_api;
use crate::text::Lang;

/// The language of a request.
pub(super) fn of(request: &Request<'_>) -> Lang {
    of_owner(request, None)
}

/// The language of a request of somebody who may have chosen one.
pub(super) fn of_owner(request: &Request<'_>, own: Option<Lang>) -> Lang {
    asked(request)
        .or_else(|| request.cookies().get(cookies::LANG)?.value().parse().ok())
        .or_else(|| accepted(request))
        .or(own)
        .unwrap_or_default()
}

/// The language a program prefers. Browsers are asked in French unless somebody chose: the pages
/// are French first.
fn accepted(request: &Request<'_>) -> Option<Lang> {
    let header = request.headers().get_one("Accept-Language").filter(|_| is_api(request))?;
    header.split(',').find_map(|part| {
        let tag = part.split([';', '-']).next().unwrap_or_default();
        tag.trim().to_ascii_lowercase().parse().ok()
    })
}

/// The language asked for in the address.
pub(super) fn asked(request: &Request<'_>) -> Option<Lang> {
    request.query_value::<&str>("lang")?.ok()?.parse().ok()
}
