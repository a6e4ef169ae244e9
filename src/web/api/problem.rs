//! Refusals as RFC 9457 problems: `application/problem+json`, each fault with its field, its code
//! and its sentence.

use rocket::http::{ContentType, Status};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::question::Question;
use crate::domain::refusal::Refusal;
use crate::text::Lang;
use crate::web::answer::{Answer, Encoding};
use crate::web::entries::fields::field_of;
use crate::web::error::Failure;

/// What a problem says (RFC 9457), with its faults.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// What it is, in a few words.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What happened and what to do.
    detail: String,
    /// Everything that is wrong, at once.
    errors: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::web) struct Fault {
    /// The field, parameter or header it is about; empty for the whole.
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
    let (title, detail) = words(failure, lang);
    let faults = match failure {
        Failure::Refused(refusal) => faults(refusal, "", lang),
        Failure::Parameter { name, sentence } => vec![Fault::new(name, "malformed", sentence)],
        Failure::PersonNeeded => vec![Fault::new("", failure.key(), detail.clone())],
        Failure::StaleForm => vec![Fault::new("Idempotency-Key", "key-reused", detail.clone())],
        Failure::Media(sentence) => vec![Fault::new("Content-Type", "media", sentence)],
        _ => Vec::new(),
    };
    saying(status(failure), title, detail, faults)
}

/// Title and sentence; some speak of pages and forms, where programs meet neither.
fn words(failure: &Failure, lang: Lang) -> (String, String) {
    let own = format!("api-error-{}", failure.key());
    let title = format!("{own}-title");
    let detail = match failure {
        Failure::Unreadable(_) | Failure::Parameter { .. } | Failure::Media(_) => None,
        _ => lang.knows(&own).then(|| lang.say(&own).into_owned()),
    };
    let title = lang.knows(&title).then(|| lang.say(&title).into_owned());
    (title.unwrap_or_else(|| failure.title(lang)), detail.unwrap_or_else(|| failure.sentence(lang)))
}

/// The faults of a refusal, below the field it came by.
fn faults(refusal: &Refusal, below: &str, lang: Lang) -> Vec<Fault> {
    let field = |name: &str| match (below, name) {
        ("", name) => name.to_owned(),
        (below, "") => below.to_owned(),
        (below, name) => format!("{below}.{name}"),
    };
    match refusal {
        Refusal::Questions(asked) => {
            let fault = |it: &Question| Fault::new(&field("confirm"), it.code(), lang.question(it));
            asked.iter().map(fault).collect()
        }
        Refusal::InReplacement { row, refusal } => {
            faults(refusal, &field(&format!("replacements[{row}]")), lang)
        }
        refusal => {
            vec![Fault::new(&field(named(refusal)), refusal.code(), lang.refusal(refusal))]
        }
    }
}

/// The field a refusal is about.
fn named(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::BeforeDelivery { .. } => "on",
        Refusal::MoreThanDelivered { .. } | Refusal::MoreThanReported { .. } => "dwellings",
        other => field_of(other),
    }
}

/// The status of a failure: what is not there is 404, what somebody else may do 403, and what the
/// state of the ledger forbids now 409, like a question.
pub(super) fn status(failure: &Failure) -> Status {
    let Failure::Refused(refusal) = failure else { return failure.status() };
    match refusal {
        Refusal::InReplacement { refusal, .. } => match **refusal {
            Refusal::Questions(_) => Status::Conflict,
            _ => Status::UnprocessableEntity,
        },
        Refusal::UnknownEntry(_) | Refusal::UnknownDefect(_) | Refusal::RequestGone => {
            Status::NotFound
        }
        Refusal::NotYours(_) => Status::Forbidden,
        Refusal::AlreadyReversed { .. }
        | Refusal::HasFamily { .. }
        | Refusal::CuresNeedIt { .. }
        | Refusal::YearIs { .. }
        | Refusal::EarlierYearOpen { .. }
        | Refusal::AlreadyAsked { .. }
        | Refusal::OwnRequest
        | Refusal::RequestVoid
        | Refusal::ProposalDecided
        | Refusal::ProposalChanged
        | Refusal::OwnProposal
        | Refusal::NotUndoable
        | Refusal::LaterDraft { .. }
        | Refusal::LaterStand { .. } => Status::Conflict,
        _ => failure.status(),
    }
}

/// The answer to a body whose fields cannot be taken as they are.
pub(in crate::web) fn unprocessable(lang: Lang, faults: Vec<Fault>) -> Answer {
    refusing(Status::UnprocessableEntity, lang, faults)
}

/// The answer to a body that is refused for all of these.
pub(super) fn refusing(status: Status, lang: Lang, faults: Vec<Fault>) -> Answer {
    let title = lang.say("api-unprocessable-title").into_owned();
    let detail = lang.say("api-unprocessable").into_owned();
    saying(status, title, detail, faults)
}

fn saying(status: Status, title: String, detail: String, errors: Vec<Fault>) -> Answer {
    let problem = Problem { title, status: status.code, detail, errors };
    let text = serde_json::to_string(&problem).unwrap_or_default() + "\n";
    let media = ContentType::new("application", "problem+json");
    Answer::body(status, media, text.into(), Encoding::Plain).header("Cache-Control", "no-store")
}
