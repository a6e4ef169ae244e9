//! What every request to the API meets after its guard has seen who it is: how often it may ask,
//! and whether it says only what the address knows. A parameter that is misspelt would else answer
//! another question than the one that was asked.

use rocket::Request;

use super::rate::{self, Caller};
use super::{description, rate::count};
use crate::text::Lang;
use crate::web::credential::is_api;
use crate::web::error::Failure;
use crate::web::visit::Visit;

/// Lets in a request of an account.
///
/// # Errors
/// [`Failure::TooFast`], or [`Failure::Parameter`] for one that is unknown, empty, given twice,
/// or written with spaces around it.
pub(in crate::web) fn enter(
    request: &Request<'_>,
    visit: &Visit,
    account: i32,
) -> Result<(), Failure> {
    count(request, Caller::Account(account))?;
    let Some(route) = request.route() else { return Ok(()) };
    let known = description::query_of(route.method, route.uri.path());
    let given = request.uri().query();
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in given.iter().flat_map(|query| query.segments()) {
        let wrong = |key: &str| {
            let short = |text: &str| text.chars().take(40).collect::<String>();
            let args = [
                ("name", short(name).into()),
                ("value", short(value).into()),
                ("known", visit.lang.list(&all(known)).into()),
            ];
            let sentence = visit.lang.say_with(key, &args);
            Failure::Parameter { name: short(name), sentence }
        };
        if name != "lang" && !known.contains(&name) {
            return Err(wrong("api-parameter-unknown"));
        }
        if seen.contains(&name) {
            return Err(wrong("api-parameter-twice"));
        }
        let good = !value.is_empty() && value.trim() == value;
        if !good || (name == "lang" && value.parse::<Lang>().is_err()) {
            return Err(wrong("asked-wrong"));
        }
        seen.push(name);
    }
    Ok(())
}

/// The names an address knows.
fn all(known: &[&str]) -> Vec<String> {
    known.iter().chain(&["lang"]).map(|it| (*it).to_owned()).collect()
}

/// Counts a request of nobody.
///
/// # Errors
/// [`Failure::TooFast`].
pub(in crate::web) fn knock(request: &Request<'_>, _: &Visit) -> Result<(), Failure> {
    if is_api(request) { rate::count(request, Caller::at(request)) } else { Ok(()) }
}
