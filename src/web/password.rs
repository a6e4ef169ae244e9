//! Passwords: Argon2id, and what may be one.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

use super::db::{Db, Done};
use super::error::Failure;
use super::visit::Visit;
use crate::config::Limits;
use crate::domain::names::fold;
use crate::text::Lang;

/// What French people choose first; `data/README.md` says where it is from.
const COMMON: &str = include_str!("../../data/common_passwords_fr.txt");
/// What anybody here thinks of.
const HOUSE: [&str; 10] = [
    "corons",
    "coron",
    "bassin minier",
    "bassinminier",
    "terril",
    "mineur",
    "mines",
    "logement",
    "habitat",
    "rénovation",
];

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

/// What is wrong with a password that is being chosen, in a sentence. What is known of its owner
/// and of the house makes it easier to guess.
pub(super) async fn problem(
    visit: &Visit,
    password: &str,
    login: &str,
    name: &str,
) -> Done<Option<String>> {
    let landlords = visit.db().read(|read| read.landlords()).await?;
    let mut known = vec![login.to_owned(), name.to_owned()];
    known.extend(landlords.into_iter().flat_map(|it| [it.code.to_string(), it.name]));
    let (limits, lang) = (visit.app.config.limits.clone(), visit.lang);
    let typed = password.to_owned();
    visit.db().password(move || Ok(judge(&typed, &known, &limits, lang))).await
}

/// The judgement; `known` begins with the login.
fn judge(password: &str, known: &[String], limits: &Limits, lang: Lang) -> Option<String> {
    let (least, most) = limits.password_length;
    let length = password.chars().count();
    if length < least {
        return Some(lang.say_with("password-short", &[("n", least.into())]));
    }
    if length > most {
        return Some(lang.say_with("password-long", &[("n", most.into())]));
    }
    let lower = password.to_lowercase();
    let login = known.first().map(|login| login.to_lowercase()).unwrap_or_default();
    if !login.is_empty() && lower.contains(&login) {
        return Some(lang.say("password-login").into_owned());
    }
    let words: Vec<String> = known.iter().flat_map(|text| words(text)).collect();
    let house = words.iter().map(String::as_str).chain(HOUSE).chain(COMMON.lines());
    let guessable: Vec<&str> = house.filter(|word| !word.starts_with('#')).collect();
    let found = zxcvbn(password, &guessable);
    if found.score() >= Score::Three {
        return None;
    }
    let warning = found.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    let reason = lang.say(warning.map_or("password-guessed-soon", reason));
    Some(format!("{reason} {}", lang.say("password-advice")))
}

/// A name and its parts, with and without accents, and all of it in one word.
fn words(text: &str) -> Vec<String> {
    let (lower, folded) = (text.to_lowercase(), fold(text));
    let mut words: Vec<String> = [&lower, &folded]
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|part| part.len() > 2)
        .map(str::to_owned)
        .collect();
    words.push(folded.split(' ').collect());
    words.push(lower);
    words
}

/// Why a password is found soon.
fn reason(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => "password-keys",
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "password-repeats",
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "password-common",
        Warning::SequencesLikeAbcAreEasyToGuess => "password-sequence",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "password-date",
        Warning::AWordByItselfIsEasyToGuess => "password-word",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "password-name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(password: &str) -> Option<String> {
        let known = ["lea", "Léa Delvaux", "maisons-et-cites", "Maisons & Cités"];
        judge(password, &known.map(str::to_owned), &Limits::default(), Lang::Fr)
    }

    #[test]
    fn length_counts_and_what_is_guessed_soon_is_refused_with_the_reason() {
        for (weak, because) in [
            ("court", "trop court"),
            ("aaaaaaaaaaaaaaaa", "répète"),
            ("azertyuiopqsdfghjklm", "Ajoutez"),
            ("motdepasse123456", "Ajoutez"),
            ("password12345", "Ajoutez"),
            ("lea au travail ici", "identifiant"),
            ("corons-corons-2026", "Ajoutez"),
            ("delvauxdelvaux", "Ajoutez"),
            ("maisonsetcites62", "Ajoutez"),
            ("abcdefghijklmnop", "suite"),
        ] {
            let said = said(weak).unwrap_or_else(|| panic!("{weak} was taken"));
            assert!(said.contains(because), "{weak}: {said}");
        }
        assert!(said(&"x1".repeat(101)).unwrap().contains("trop long"));
        for good in ["houille terril coron", "briques rouges en rang", "tulipe-grue-vendredi"] {
            assert_eq!(said(good), None, "{good}");
        }
    }

    #[test]
    fn every_reason_is_a_sentence_in_both_languages() {
        for key in [
            "password-keys",
            "password-repeats",
            "password-common",
            "password-sequence",
            "password-date",
            "password-word",
            "password-name",
            "password-guessed-soon",
            "password-advice",
        ] {
            assert!(Lang::ALL.iter().all(|lang| lang.knows(key)), "{key}");
        }
    }
}
