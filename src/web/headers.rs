//! Headers of every answer, errors and redirects too.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Request, Response};

use super::credential::is_api;
use super::{api, app_of, cookies, lang};
use crate::config::Config;

/// Nothing but our own: no foreign origin, no inline script or style, no frame.
const CONTENT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
     script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// On every answer, whoever makes it.
pub(super) const ALWAYS: [(&str, &str); 7] = [
    ("Content-Security-Policy", CONTENT),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    // Not no-referrer: browsers would send `Origin: null` with our own forms.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Those of one service.
pub(super) fn all(config: &Config) -> impl Iterator<Item = (&'static str, &'static str)> {
    let secure = config.behind_tls.then_some(("Strict-Transport-Security", "max-age=31536000"));
    ALWAYS.into_iter().chain(secure)
}

/// Sets the headers, and keeps the language that was asked for.
pub(super) struct Headers;

#[rocket::async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info { name: "headers of every answer", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let Some(app) = app_of(request) else { return };
        for (name, value) in all(&app.config) {
            response.set_raw_header(name, value);
        }
        if is_api(request) {
            response
                .set_raw_header("Vary", "Accept-Encoding, Accept-Language, Authorization, Cookie");
        }
        for (name, value) in api::rate::headers(request) {
            response.set_raw_header(name, value);
        }
        let secure = app.config.behind_tls;
        if let Some(asked) = lang::asked(request) {
            response.adjoin_header(cookies::lang(asked, secure));
        }
    }
}
