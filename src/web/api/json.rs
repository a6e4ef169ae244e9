//! A body of JSON, read whole and within its limit, and the key that makes it count once.

use rocket::Request;
use rocket::data::{self, Data, FromData, ToByteUnit};
use rocket::http::ContentType;
use rocket::outcome::Outcome;
use rocket::tokio::time::timeout;

use crate::domain::event::Hash;
use crate::store::OnceKey;
use crate::web::app_of;
use crate::web::db::Done;
use crate::web::error::Failure;

/// The header that makes a request count once.
const KEY: &str = "Idempotency-Key";

/// A body of JSON, not yet read; or why it cannot be, told after what the address names was found.
pub(in crate::web) struct JsonBody(Done<Body>);

/// A body that is whole.
pub(in crate::web) struct Body {
    /// Its text.
    pub(in crate::web) text: String,
    /// The key it came with.
    pub(in crate::web) once: Option<OnceKey>,
}

impl JsonBody {
    /// The body.
    ///
    /// # Errors
    /// When it is no JSON, too large, too slow, or its key is malformed.
    pub(in crate::web) fn open(self) -> Done<Body> {
        self.0
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for JsonBody {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        Outcome::Success(Self(read(request, data).await))
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Done<Body> {
    let lang = crate::web::lang::of(request);
    let unreadable = |key| Failure::Unreadable(lang.say(key).into_owned());
    let limits = app_of(request).map(|app| app.config().limits.clone()).unwrap_or_default();
    let named = request.content_type();
    let other = || Failure::Media(lang.say("api-not-json").into_owned());
    if named.is_some_and(|media| !is_json(media)) {
        return Err(other());
    }
    let text = data.open(limits.form_bytes.bytes()).into_string();
    let text = timeout(limits.form_time, text).await.map_err(|_| Failure::TooSlow)?;
    let text = text.map_err(|_| unreadable("form-not-text"))?;
    if !text.is_complete() {
        return Err(Failure::TooLarge);
    }
    let mut text = text.into_inner();
    if text.trim().is_empty() {
        // What takes no field may come without a body.
        "{}".clone_into(&mut text);
    } else if named.is_none() {
        return Err(other());
    }
    let once = key(request)?.map(|key| {
        let asked = format!("{}\n{text}", request.uri().path());
        OnceKey { key, request: Hash::of(asked.as_bytes()) }
    });
    Ok(Body { text, once })
}

/// The key of a request, where it has one.
///
/// # Errors
/// When it is malformed.
pub(super) fn key(request: &Request<'_>) -> Done<Option<String>> {
    let Some(key) = request.headers().get_one(KEY) else { return Ok(None) };
    if (8..=100).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) {
        return Ok(Some(key.to_owned()));
    }
    let lang = crate::web::lang::of(request);
    Err(Failure::Unreadable(lang.say("api-key-malformed").into_owned()))
}

fn is_json(media: &ContentType) -> bool {
    media.top() == "application" && media.sub() == "json"
}
