//! Answers rendered once for each state of the ledger.
//!
//! The key is everything an answer is made from: address with its parameters, head, Paris day,
//! role, scope, language, program; in the past, its head and its day, so that what was made stays. Nothing else may influence the bytes, so there is nothing to
//! invalidate: what is old is no longer asked for and makes room.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rocket::http::{ContentType, Status};
use rocket::tokio::sync::Mutex as Flight;

use super::answer::{Answer, Bytes, Encoding};
use super::compress::Body;
use super::db::Done;
use super::page::Page;
use super::visit::{Moment, Visit};
use super::{cookies, statics};
use crate::domain::event::Hash;
use crate::exports::Format;
use crate::store::Read;
use crate::text::Lang;

/// Locks that keep two requests from rendering the same answer; keys share them by their hash.
const FLIGHTS: usize = 64;

/// The answers kept.
pub(super) struct Cache {
    kept: Mutex<Kept>,
    flights: Vec<Flight<()>>,
    room: usize,
    hits: AtomicU64,
    misses: AtomicU64,
}

#[derive(Default)]
struct Kept {
    answers: HashMap<Hash, (Arc<Body>, u64)>,
    weight: usize,
    uses: u64,
}

impl Cache {
    pub(super) fn new(room: usize) -> Self {
        let flights = (0..FLIGHTS).map(|_| Flight::default()).collect();
        let (hits, misses) = Default::default();
        Self { kept: Mutex::default(), flights, room, hits, misses }
    }

    /// How many answers were there already, and how many were made.
    pub(super) fn asked(&self) -> (u64, u64) {
        (self.hits.load(Ordering::Relaxed), self.misses.load(Ordering::Relaxed))
    }

    fn get(&self, key: &Hash) -> Option<Arc<Body>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.uses += 1;
        let now = kept.uses;
        let (body, used) = kept.answers.get_mut(key)?;
        *used = now;
        Some(Arc::clone(body))
    }

    /// Keeps an answer; those unused for longest make room.
    fn put(&self, key: Hash, body: &Arc<Body>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if body.weight() > self.room / 4 {
            return;
        }
        kept.uses += 1;
        let now = kept.uses;
        kept.weight += body.weight();
        if let Some((old, _)) = kept.answers.insert(key, (Arc::clone(body), now)) {
            kept.weight -= old.weight();
        }
        while kept.weight > self.room {
            let oldest =
                kept.answers.iter().min_by_key(|(_, (_, used))| *used).map(|(key, _)| *key);
            let Some((gone, _)) = oldest.and_then(|key| kept.answers.remove(&key)) else { break };
            kept.weight -= gone.weight();
        }
    }

    fn flight(&self, key: &Hash) -> Option<&Flight<()>> {
        let first = key.0.first().copied().map_or(0, usize::from);
        self.flights.get(first % FLIGHTS)
    }
}

/// Whether bytes of that type are compressed as they are: pixels, and workbooks, which are ZIPs.
fn is_packed(media: &ContentType) -> bool {
    media.is_png() || *media == super::format::media(Format::Xlsx(Lang::Fr))
}

impl Visit {
    /// Answers with what `render` makes of the database, or with what it made before from the
    /// same state. `render` runs on a blocking thread in one read transaction; whatever it shows
    /// must come from that transaction, the page and the address.
    pub async fn cached<B: Into<Bytes>>(
        &self,
        media: ContentType,
        render: impl FnOnce(&mut Read<'_>, Page) -> Done<B> + Send + 'static,
    ) -> Done<Answer> {
        let render = self.keeping_known(media.is_html(), render);
        if let (Some(flash), true) = (&self.flash, media.is_html()) {
            return self.said_once(flash.sentence(self.lang), render).await;
        }
        let key = self.key(&self.moment);
        let cache = &self.app.cache;
        let encoding = if is_packed(&media) { Encoding::Plain } else { self.encoding };
        if self.has(&key, encoding) {
            cache.hits.fetch_add(1, Ordering::Relaxed);
            return Ok(kept_answer(Answer::not_modified(), &key, encoding));
        }
        let (key, body) = if let Some(body) = cache.get(&key) {
            cache.hits.fetch_add(1, Ordering::Relaxed);
            (key, body)
        } else {
            cache.misses.fetch_add(1, Ordering::Relaxed);
            self.fly(key, encoding, render).await?
        };
        let bytes = match body.ready(encoding) {
            Some(bytes) => bytes,
            None => self.app.db.compute(move || body.encoded(encoding)).await?,
        };
        Ok(kept_answer(Answer::body(Status::Ok, media, bytes, encoding), &key, encoding))
    }

    /// Whether [`Self::cached`] will answer without rendering: what a page needs beside its own
    /// transaction is not read for nothing.
    pub(super) fn is_kept(&self) -> bool {
        let key = self.key(&self.moment);
        self.flash.is_none()
            && (self.has(&key, self.encoding) || self.app.cache.get(&key).is_some())
    }

    /// Renders unless another request has done it meanwhile.
    async fn fly<B: Into<Bytes>>(
        &self,
        key: Hash,
        encoding: Encoding,
        render: impl FnOnce(&mut Read<'_>, Page) -> Done<B> + Send + 'static,
    ) -> Done<(Hash, Arc<Body>)> {
        let cache = &self.app.cache;
        let _flight = match cache.flight(&key) {
            Some(flight) => Some(flight.lock().await),
            None => None,
        };
        if let Some(body) = cache.get(&key) {
            return Ok((key, body));
        }
        let page = self.page();
        let (moment, body) = self
            .render(move |read| {
                // The ledger may have grown since the request was met: the answer says of what it is.
                let moment = Moment::read(read)?;
                let bytes = render(read, page.at(&moment))?;
                let body = Body::new(bytes.into());
                drop(body.encoded(encoding));
                Ok((moment, Arc::new(body)))
            })
            .await?;
        let key = self.key(&moment);
        cache.put(key, &body);
        Ok((key, body))
    }

    /// A page that says something once: for this person now, kept by nobody.
    async fn said_once<B: Into<Bytes>>(
        &self,
        flash: String,
        render: impl FnOnce(&mut Read<'_>, Page) -> Done<B> + Send + 'static,
    ) -> Done<Answer> {
        let page = self.page().saying(flash);
        let bytes: Bytes = self
            .render(move |read| {
                let moment = Moment::read(read)?;
                Ok(render(read, page.at(&moment))?.into())
            })
            .await?;
        Ok(Answer::body(Status::Ok, ContentType::HTML, bytes, Encoding::Plain)
            .header("Cache-Control", "no-store")
            .cookie(cookies::said(self.app.config.behind_tls)))
    }

    fn key(&self, moment: &Moment) -> Hash {
        let role = self.own_role().map(crate::domain::role::Role::as_str).unwrap_or_default();
        let scope = self.scope().map(ToString::to_string).unwrap_or_default();
        let made_from = format!(
            "{}\n{}\n{}\n{}\n{}\n{role} {scope}\n{}\n{} {}",
            self.address(),
            moment.head.position,
            moment.head.hash,
            moment.today,
            moment.fictional,
            self.lang,
            env!("CARGO_PKG_VERSION"),
            statics::hash(),
        );
        Hash::of(made_from.as_bytes())
    }

    /// Whether the client has that answer already.
    fn has(&self, key: &Hash, encoding: Encoding) -> bool {
        let etag = etag(key, encoding);
        self.known_etag.as_deref().is_some_and(|known| {
            known.trim() == "*"
                || known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
        })
    }
}

/// A strong tag names the very bytes: each encoding has its own.
fn etag(key: &Hash, encoding: Encoding) -> String {
    let half: String = key.to_string().chars().take(32).collect();
    match encoding.name() {
        Some(name) => format!("\"{half}-{name}\""),
        None => format!("\"{half}\""),
    }
}

fn kept_answer(answer: Answer, key: &Hash, encoding: Encoding) -> Answer {
    answer
        .header("ETag", etag(key, encoding))
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding, Cookie")
}
