//! A file as a program sends it: its bytes as the body, or a form with a file and short fields.

use std::fmt::Write as _;

use rocket::Request;
use rocket::data::{self, Data, FromData, ToByteUnit};
use rocket::outcome::Outcome;
use rocket::tokio::time::timeout;

use super::super::json;
use crate::domain::event::Hash;
use crate::store::OnceKey;
use crate::web::app_of;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::proposals::upload::{Upload, parse, plain_name};

/// The kinds of bodies that are a file, and what each is called where the request names it not.
pub(in crate::web::api) const MEDIA: [(&str, &str); 7] = [
    ("text/csv", "csv"),
    ("text/plain", "csv"),
    ("text/tab-separated-values", "csv"),
    ("application/csv", "csv"),
    ("application/vnd.ms-excel", "csv"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/octet-stream", ""),
];

/// How a workbook begins, like every ZIP.
const ZIP: &[u8] = b"PK";

/// A file that was sent, or why it cannot be read.
pub(in crate::web) struct Sent(Done<Whole>);

/// One that is whole.
pub(super) struct Whole {
    /// The file, and the fields beside it.
    pub(super) upload: Upload,
    /// The key it came with.
    key: Option<String>,
    path: String,
}

impl Sent {
    /// The file.
    ///
    /// # Errors
    /// When it is of a kind that is not read, too large, too slow, or its key is malformed.
    pub(super) fn open(self) -> Done<Whole> {
        self.0
    }
}

impl Whole {
    /// The key with what was asked: two forms may hold the same file between other boundaries.
    pub(super) fn once(&self, query: &[(String, String)]) -> Option<OnceKey> {
        let key = self.key.clone()?;
        let mut asked = format!("{}\n{}\n", self.path, self.upload.file);
        let mut fields: Vec<_> = query.iter().chain(self.upload.fields()).collect();
        fields.sort_unstable();
        for (name, value) in fields.into_iter().filter(|(name, _)| name != "lang") {
            let _ = writeln!(asked, "{name}={value}");
        }
        asked.push_str(&Hash::of(&self.upload.bytes).to_string());
        Some(OnceKey { key, request: Hash::of(asked.as_bytes()) })
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Sent {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        Outcome::Success(Self(read(request, data).await))
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Done<Whole> {
    let lang = crate::web::lang::of(request);
    let say = |key: &str| lang.say(key).into_owned();
    let limits = app_of(request).map(|app| app.config().limits.clone()).unwrap_or_default();
    let media = request.content_type();
    let form = media.is_some_and(|it| it.is_form_data());
    let named = media.map(|it| format!("{}/{}", it.top(), it.sub()).to_lowercase());
    let file = MEDIA.iter().find(|(known, _)| Some(*known) == named.as_deref());
    if !form && file.is_none() {
        return Err(Failure::Media(say("api-not-a-file")));
    }
    let body = data.open(limits.upload_bytes.bytes()).into_bytes();
    let body = timeout(limits.body_time, body).await.map_err(|_| Failure::TooSlow)?;
    let body = body.map_err(|_| Failure::Unreadable(say("form-not-a-form")))?;
    if !body.is_complete() {
        return Err(Failure::TooLarge);
    }
    let bytes = body.into_inner();
    let upload = if let Some((_, ending)) = file {
        let book = *ending == "xlsx" || (ending.is_empty() && bytes.starts_with(ZIP));
        let name = if book { "api.xlsx" } else { "api.csv" };
        Upload::file(name, bytes)
    } else {
        let boundary = media.and_then(|it| it.param("boundary")).filter(|it| !it.is_empty());
        let upload = boundary.and_then(|boundary| parse(&bytes, boundary));
        upload.ok_or_else(|| Failure::Unreadable(say("form-not-a-form")))?
    };
    let (key, path) = (json::key(request)?, request.uri().path().to_string());
    Ok(Whole { upload, key, path })
}

/// A name of a file as it is kept.
pub(super) fn named(name: &str) -> Option<String> {
    Some(plain_name(name)).filter(|name| !name.is_empty())
}
