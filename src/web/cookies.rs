//! The three cookies: the sign-in, the language, something to say once.

use rocket::Request;
use rocket::http::{Cookie, SameSite};
use rocket::time::Duration;

use super::flash::Flash;
use crate::domain::event::Hash;
use crate::text::Lang;

const SIGN_IN: &str = "corons";
pub(super) const LANG: &str = "corons_lang";
const FLASH: &str = "corons_flash";

/// The hash of the sign-in's token, if the request carries one.
pub(super) fn token(request: &Request<'_>) -> Option<Hash> {
    let cookie = request.cookies().get(SIGN_IN)?;
    let value = cookie.value();
    (value.len() == 64).then(|| Hash::of(value.as_bytes()))
}

/// What is to be said once.
pub(super) fn flash(request: &Request<'_>) -> Option<Flash> {
    Flash::parse(request.cookies().get(FLASH)?.value())
}

/// The cookie of a new sign-in.
pub(super) fn sign_in(token: &str, secure: bool, days: i64) -> Cookie<'static> {
    built(SIGN_IN, token.to_owned(), Duration::days(days), secure)
}

/// Ends the sign-in in the browser.
pub(super) fn no_sign_in(secure: bool) -> Cookie<'static> {
    built(SIGN_IN, String::new(), Duration::ZERO, secure)
}

/// Keeps the language for a year.
pub(super) fn lang(lang: Lang, secure: bool) -> Cookie<'static> {
    built(LANG, lang.to_string(), Duration::days(365), secure)
}

/// Says something on the next page.
pub(super) fn say(flash: &Flash, secure: bool) -> Cookie<'static> {
    built(FLASH, flash.to_string(), Duration::minutes(1), secure)
}

/// It has been said.
pub(super) fn said(secure: bool) -> Cookie<'static> {
    built(FLASH, String::new(), Duration::ZERO, secure)
}

fn built(name: &'static str, value: String, age: Duration, secure: bool) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure)
        .max_age(age)
        .build()
}
