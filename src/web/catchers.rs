//! Error pages: what happened, what to do, a way out.

use askama::Template;
use rocket::http::Status;
use rocket::{Request, catch};

use super::answer::Answer;
use super::api::{self, problem};
use super::credential::is_api;
use super::error::{Failure, Kept};
use super::headers::ALWAYS;
use super::known::keep_known;
use super::lang;
use super::page::Page;
use super::sign_in::{SignInPage, return_path};
use super::trace::Trace;
use super::visit::Visit;
use crate::text::Lang;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    sentence: String,
    sign_in: bool,
    request: String,
}

/// The page of every error.
#[catch(default)]
pub(super) async fn any(status: Status, request: &Request<'_>) -> Answer {
    let visit = Visit::of(request).await;
    let page = match &visit {
        Some(visit) => visit.page(),
        None => Page::bare(lang::of(request)),
    };
    let kept = request.local_cache(Kept::default);
    let lang = page.lang;
    let meant = if is_api(request) { api::meant(status, request) } else { None };
    let meant = meant.unwrap_or_else(|| self::meant(status, lang));
    let failure = kept.0.as_ref().unwrap_or(&meant);
    let mut answer = if is_api(request) {
        problem::of(failure, lang)
    } else {
        Answer::page(failure.status(), error_page(page, failure, request, visit.as_deref()))
    };
    // Rocket answers a request it cannot read without asking its fairings.
    for (name, value) in ALWAYS {
        answer = answer.header(name, value);
    }
    for (name, value) in api::headers(request, failure) {
        answer = answer.header(name, value);
    }
    answer = answer.header("X-Request-Id", Trace::of(request).id.clone());
    if let Some(seconds) = failure.retry_after() {
        answer = answer.header("Retry-After", seconds.to_string());
    }
    answer
}

/// What happened, for a person: the page that asks who is there, or a sentence with a way out.
fn error_page(
    page: Page,
    failure: &Failure,
    request: &Request<'_>,
    visit: Option<&Visit>,
) -> String {
    let lang = page.lang;
    let html = if matches!(failure, Failure::SignedOut | Failure::SignedOutForm) {
        SignInPage::after_failure(page, &return_path(request), failure.sentence(lang)).render()
    } else {
        let sentence = failure.sentence(lang);
        let sign_in = page.role.is_none();
        let page = page.titled(failure.title(lang));
        let request = Trace::of(request).id.clone();
        ErrorPage { page, status: failure.status().code, sentence, sign_in, request }.render()
    };
    let html = html.unwrap_or_else(|_| failure.sentence(lang));
    match visit.and_then(Visit::back) {
        Some(known) => keep_known(&html, known),
        None => html,
    }
}

/// What a status of Rocket's own means: an address it cannot read is a page that is not there.
fn meant(status: Status, lang: Lang) -> Failure {
    match status.code {
        400 => Failure::Unreadable(lang.say("error-unreadable").into_owned()),
        401 => Failure::SignedOut,
        403 => Failure::Forbidden,
        404 | 405 | 422 => Failure::NotFound,
        413 => Failure::TooLarge,
        503 => Failure::Busy,
        code => Failure::Broken(format!("status {code}")),
    }
}
