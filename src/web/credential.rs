//! What a request shows to be let in: the cookie of a sign-in, or for the API a token in its
//! `Authorization` header.

use rocket::Request;

use super::cookies;
use crate::domain::event::Hash;

/// How tokens of the API begin, so that one that leaked is recognised and none is ever taken for
/// the token of a sign-in.
pub const TOKEN_PREFIX: &str = "corons_";

/// What was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credential {
    /// The SHA-256 of the token of a sign-in.
    SignIn(Hash),
    /// The SHA-256 of a token of the API.
    Token(Hash),
}

impl Credential {
    /// What a request shows. A token counts at addresses of the API only, and there before any
    /// cookie.
    pub(super) fn of(request: &Request<'_>) -> Option<Self> {
        match bearer(request) {
            Some(token) => {
                token.starts_with(TOKEN_PREFIX).then(|| Self::Token(Hash::of(token.as_bytes())))
            }
            None => cookies::token(request).map(Self::SignIn),
        }
    }

    /// The hash.
    pub(super) fn hash(&self) -> &Hash {
        match self {
            Self::SignIn(hash) | Self::Token(hash) => hash,
        }
    }
}

/// The token in the header of a request to the API. A browser sends none by itself: a request
/// with one comes from no foreign page.
pub(super) fn bearer<'r>(request: &'r Request<'_>) -> Option<&'r str> {
    if !is_api(request) {
        return None;
    }
    let (scheme, token) = request.headers().get_one("Authorization")?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether an address is one of the API.
pub(super) fn is_api(request: &Request<'_>) -> bool {
    request.uri().path().as_str().starts_with("/api/")
}
