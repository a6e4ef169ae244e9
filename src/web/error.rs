//! What can go wrong at the edge: one enum, a status and a sentence with what to do for each.

use rocket::Request;
use rocket::http::Status;
use rocket::response::{self, Responder};

use super::trace::{self, Trace};
use crate::domain::refusal::Refusal;
use crate::store::StoreError;
use crate::text::Lang;

/// A request that was not fulfilled. Nothing was changed.
#[derive(Debug)]
pub enum Failure {
    /// Nobody is signed in.
    SignedOut,
    /// Nobody is signed in any more, and a form was sent.
    SignedOutForm,
    /// The role does not allow it.
    Forbidden,
    /// The act wants two persons, and a token is none.
    PersonNeeded,
    /// The request does not come from one of our own pages.
    Foreign,
    /// A board link that opens nothing: unknown, expired or revoked.
    DeadBoardLink,
    /// The request did not come through the guard at the door.
    Outside,
    /// There is no such page or thing.
    NotFound,
    /// The address or form holds something unreadable; the sentence says what.
    Unreadable(String),
    /// A parameter of the address cannot be taken as it is; the sentence says why.
    Parameter {
        /// Its name.
        name: String,
        /// What is wrong and what to do.
        sentence: String,
    },
    /// The address takes other methods, these.
    NotAllowed(String),
    /// The body is of a kind that is not read; the sentence says which is.
    Media(String),
    /// The past is looked at, and nothing can be done there.
    Past,
    /// The past is looked at, before anything was recorded.
    NothingYet,
    /// The body is larger than allowed.
    TooLarge,
    /// The body took too long to arrive.
    TooSlow,
    /// The form lacks its key, or the key came with another request.
    StaleForm,
    /// A rule of the domain refuses it.
    Refused(Refusal),
    /// Too many requests wait.
    Busy,
    /// Too many attempts to sign in.
    TooMany,
    /// One account or address asks more often than it may; seconds until it may again.
    TooFast(u32),
    /// The disk is full.
    Full,
    /// The data cannot be written.
    ReadOnly,
    /// Something of ours is broken; for the log.
    Broken(String),
}

impl Failure {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Self::SignedOut | Self::SignedOutForm => Status::Unauthorized,
            Self::Forbidden | Self::PersonNeeded | Self::Foreign | Self::Outside | Self::Past => {
                Status::Forbidden
            }
            Self::NotFound | Self::NothingYet | Self::DeadBoardLink => Status::NotFound,
            Self::Unreadable(_) | Self::Parameter { .. } => Status::BadRequest,
            Self::NotAllowed(_) => Status::MethodNotAllowed,
            Self::Media(_) => Status::UnsupportedMediaType,
            Self::TooLarge => Status::PayloadTooLarge,
            Self::TooSlow => Status::RequestTimeout,
            Self::Refused(Refusal::Questions(_)) => Status::Conflict,
            Self::StaleForm | Self::Refused(_) => Status::UnprocessableEntity,
            Self::Busy => Status::ServiceUnavailable,
            Self::TooMany | Self::TooFast(_) => Status::TooManyRequests,
            Self::Full | Self::ReadOnly => Status::InsufficientStorage,
            Self::Broken(_) => Status::InternalServerError,
        }
    }

    /// Seconds after which it is worth trying again.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Busy => Some(5),
            Self::TooMany => Some(30),
            Self::TooFast(seconds) => Some(*seconds),
            _ => None,
        }
    }

    /// The title of its page.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        lang.say(&format!("error-{}-title", self.key())).into_owned()
    }

    /// What happened and what to do.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable(sentence)
            | Self::Parameter { sentence, .. }
            | Self::Media(sentence) => sentence.clone(),
            Self::Refused(refusal) => lang.refusal(refusal),
            _ => lang.say(&format!("error-{}", self.key())).into_owned(),
        }
    }

    /// The word its messages bear.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::SignedOut => "signed-out",
            Self::SignedOutForm => "signed-out-form",
            Self::Forbidden => "forbidden",
            Self::PersonNeeded => "person-needed",
            Self::Foreign => "foreign",
            Self::DeadBoardLink => "dead-board-link",
            Self::Outside => "outside",
            Self::NotFound => "not-found",
            Self::Unreadable(_) | Self::Parameter { .. } | Self::Media(_) => "unreadable",
            Self::NotAllowed(_) => "not-allowed",
            Self::TooFast(_) => "too-fast",
            Self::Past => "past",
            Self::NothingYet => "nothing-yet",
            Self::TooLarge => "too-large",
            Self::TooSlow => "too-slow",
            Self::StaleForm => "stale-form",
            Self::Refused(_) => "refused",
            Self::Busy => "busy",
            Self::TooMany => "too-many",
            Self::Full => "full",
            Self::ReadOnly => "read-only",
            Self::Broken(_) => "broken",
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self::Refused(refusal),
            StoreError::NotFound => Self::NotFound,
            StoreError::Forbidden => Self::Forbidden,
            StoreError::KeyReused => Self::StaleForm,
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::Full,
            StoreError::ReadOnly(_) => Self::ReadOnly,
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Broken(format!("template: {error}"))
    }
}

/// A failure kept with its request, so that the catcher of its status can say it.
#[derive(Default)]
pub(super) struct Kept(pub(super) Option<Failure>);

impl Failure {
    /// Keeps the failure with the request; the catcher makes the page.
    pub(super) fn keep(self, request: &Request<'_>) -> Status {
        let status = self.status();
        if let Self::Broken(what) = &self {
            let path = trace::shown(request.uri().path().as_str());
            tracing::error!(request = %Trace::of(request).id, %path, "{what}");
        }
        request.local_cache(|| Kept(Some(self)));
        status
    }
}

impl<'r> Responder<'r, 'static> for Failure {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        Err(self.keep(request))
    }
}
