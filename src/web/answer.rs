//! Every answer with a body: its type, its encoding, what may keep it.

use std::io::Cursor;
use std::sync::Arc;

use rocket::Request;
use rocket::http::{ContentType, Cookie, Status};
use rocket::response::{self, Responder, Response};

use super::flash::Flash;
use super::visit::Visit;

/// Bytes of an answer, in the program or shared with the cache.
#[derive(Clone)]
pub enum Bytes {
    /// Part of the program.
    Embedded(&'static [u8]),
    /// Made while running.
    Shared(Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Shared(bytes.into())
    }
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Not at all.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli, the smaller of the two.
    Brotli,
}

impl Encoding {
    /// The best of what a client accepts.
    #[must_use]
    pub fn accepted(header: Option<&str>) -> Self {
        let accepts = |name: &str| {
            header.into_iter().flat_map(|header| header.split(',')).any(|part| {
                let (coding, weight) = part.split_once(';').unwrap_or((part, ""));
                let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
                coding.trim().eq_ignore_ascii_case(name) && !refused
            })
        };
        if accepts("br") {
            Self::Brotli
        } else if accepts("gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// Its name in headers; none for plain.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// An answer. Says itself what may keep it: nothing unless told.
pub struct Answer {
    status: Status,
    body: Option<(ContentType, Bytes)>,
    headers: Vec<(&'static str, String)>,
    say: Option<Flash>,
    cookies: Vec<Cookie<'static>>,
}

impl Answer {
    fn new(status: Status) -> Self {
        Self { status, body: None, headers: Vec::new(), say: None, cookies: Vec::new() }
    }

    /// A page that is not kept anywhere: it holds a form or an error.
    #[must_use]
    pub fn page(status: Status, html: String) -> Self {
        Self::body(status, ContentType::HTML, html.into(), Encoding::Plain)
            .header("Cache-Control", "no-store")
    }

    /// Goes to another page with GET. The address is one of ours.
    #[must_use]
    pub fn see_other(address: &str) -> Self {
        Self::new(Status::SeeOther).header("Location", address).header("Cache-Control", "no-store")
    }

    /// The thing lives at another address now. Not kept: it may be given its old one again.
    #[must_use]
    pub fn moved(address: &str) -> Self {
        Self::new(Status::PermanentRedirect)
            .header("Location", address)
            .header("Cache-Control", "no-store")
    }

    /// A page for somebody limited to a scope: its links lead somewhere for them. One that was
    /// encoded was made so before.
    #[must_use]
    pub(super) fn within_scope(mut self) -> Self {
        let encoded = self.headers.iter().any(|(name, _)| *name == "Content-Encoding");
        if let Some((media, bytes)) = &mut self.body
            && media.is_html()
            && !encoded
            && let Ok(text) = std::str::from_utf8(bytes.as_ref())
        {
            *bytes = super::scope::within(text).into();
        }
        self
    }

    /// A body.
    #[must_use]
    pub fn body(status: Status, media: ContentType, bytes: Bytes, encoding: Encoding) -> Self {
        let mut answer = Self::new(status);
        if let Some(name) = encoding.name() {
            answer = answer.header("Content-Encoding", name);
        }
        answer.body = Some((media, bytes));
        answer
    }

    /// Nothing but a status.
    #[must_use]
    pub fn empty(status: Status) -> Self {
        Self::new(status)
    }

    /// What the client has is still right.
    #[must_use]
    pub fn not_modified() -> Self {
        Self::new(Status::NotModified)
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Saying something on the next page.
    #[must_use]
    pub fn say(mut self, flash: Flash) -> Self {
        self.say = Some(flash);
        self
    }

    /// Setting a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(mut self, request: &'r Request<'_>) -> response::Result<'static> {
        if Visit::is_limited(request) {
            self = self.within_scope();
        }
        let mut response = Response::new();
        response.set_status(self.status);
        for (name, value) in self.headers {
            response.set_raw_header(name, value);
        }
        for cookie in self.cookies {
            request.cookies().add(cookie);
        }
        if let Some(flash) = self.say {
            let secure = super::app_of(request).is_some_and(|app| app.config.behind_tls);
            request.cookies().add(super::cookies::say(&flash, secure));
        }
        if let Some((media, bytes)) = self.body {
            response.set_header(media);
            let size = bytes.as_ref().len();
            response.set_sized_body(size, Cursor::new(bytes));
            // One chunk: Rocket's 4 KB ones halve the speed of a page.
            response.set_max_chunk_size(size.max(1));
        }
        Ok(response)
    }
}
