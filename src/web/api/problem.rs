//! Refusals as RFC 9457 problems: `application/problem+json`, each fault with its field, its code
//! and its sentence.

use rocket::http::{ContentType, Status};
use serde::Serialize;

use crate::domain::question::Question;
use crate::domain::refusal::Refusal;
use crate::text::Lang;
use crate::web::answer::{Answer, Encoding};
use crate::web::entries::fields::field_of;
use crate::web::error::Failure;

/// What a problem says (RFC 9457), with its faults.
#[derive(Debug, Serialize)]
struct Problem {
    title: String,
    status: u16,
    detail: String,
    errors: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::web) struct Fault {
    /// The field it is about; empty for the whole.
    pub(in crate::web) field: String,
    /// A word for programs.
    pub(in crate::web) code: String,
    /// A sentence for people.
    pub(in crate::web) message: String,
}

impl Fault {
    /// A fault of a field.
    pub(in crate::web) fn new(field: &str, code: &str, message: impl Into<String>) -> Self {
        Self { field: field.to_owned(), code: code.to_owned(), message: message.into() }
    }
}

/// The answer to a failure.
pub(in crate::web) fn of(failure: &Failure, lang: Lang) -> Answer {
    let faults = match failure {
        Failure::Refused(Refusal::Questions(asked)) => {
            let fault = |it: &Question| Fault::new("confirm", it.code(), lang.question(it));
            asked.iter().map(fault).collect()
        }
        Failure::Refused(refusal) => {
            vec![Fault::new(field_of(refusal), refusal.code(), lang.refusal(refusal))]
        }
        _ => Vec::new(),
    };
    saying(failure.status(), failure.title(lang), failure.sentence(lang), faults)
}

/// The answer to a body whose fields cannot be taken as they are.
pub(in crate::web) fn unprocessable(lang: Lang, faults: Vec<Fault>) -> Answer {
    let title = lang.say("api-unprocessable-title").into_owned();
    let detail = lang.say("api-unprocessable").into_owned();
    saying(Status::UnprocessableEntity, title, detail, faults)
}

fn saying(status: Status, title: String, detail: String, errors: Vec<Fault>) -> Answer {
    let problem = Problem { title, status: status.code, detail, errors };
    let text = serde_json::to_string(&problem).unwrap_or_default() + "\n";
    let media = ContentType::new("application", "problem+json");
    Answer::body(status, media, text.into(), Encoding::Plain).header("Cache-Control", "no-store")
}
