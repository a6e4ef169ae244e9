//! Passwords: Argon2id, and what may be one.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::db::{Db, Done};
use super::error::Failure;
use crate::config::Limits;
use crate::text::Lang;

/// Checked where there is no account or no password, so that both cases take as long.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hash_now(&super::token::random()).unwrap_or_default());

/// The hash of a password, in PHC form, on this thread: for the command line.
///
/// # Errors
/// [`Failure::Broken`] when there is no randomness or memory.
pub fn hash_now(password: &str) -> Done<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| Failure::Broken(error.to_string()))
}

/// The hash of a password, in PHC form.
pub async fn hash(db: &Db, password: String) -> Done<String> {
    db.password(move || hash_now(&password)).await
}

/// Whether a password matches; none is never matched, and found out no sooner.
pub async fn matches(db: &Db, phc: Option<String>, password: String) -> Done<bool> {
    db.password(move || {
        let known = phc.is_some();
        let phc = phc.unwrap_or_else(|| NOBODYS.clone());
        let parsed = PasswordHash::new(&phc).map_err(|error| Failure::Broken(error.to_string()))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
}

/// What is wrong with a password that is being chosen, in a sentence.
#[must_use]
pub fn problem(password: &str, login: &str, limits: &Limits, lang: Lang) -> Option<String> {
    let (least, most) = limits.password_length;
    let length = password.chars().count();
    let lower = password.to_lowercase();
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    if length < least {
        return Some(lang.say_with("password-short", &[("n", least.into())]));
    }
    if length > most {
        return Some(lang.say_with("password-long", &[("n", most.into())]));
    }
    if letters.len() < 5 {
        return Some(lang.say("password-plain").into_owned());
    }
    if !login.is_empty() && lower.contains(&login.to_lowercase()) {
        return Some(lang.say("password-login").into_owned());
    }
    None
}
