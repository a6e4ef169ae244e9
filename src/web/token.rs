//! Random tokens: 256 bits in 64 hexadecimal digits. Only their SHA-256 is kept.

use crate::domain::event::Hash;

/// A new token.
#[must_use]
pub fn random() -> String {
    Hash(rand::random()).to_string()
}

/// What is kept of a token.
#[must_use]
pub fn hash(token: &str) -> Hash {
    Hash::of(token.as_bytes())
}
