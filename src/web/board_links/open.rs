//! What a board link opens: the board page of one programme, its tables and its pictures.

use std::ops::Deref;
use std::sync::Arc;

use rocket::Request;
use rocket::get;
use rocket::http::ContentType;
use rocket::request::{FromRequest, Outcome};

use super::guest::Opened;
use crate::exports::Format;
use crate::store::{Author, BoardLink};
use crate::web::answer::Answer;
use crate::web::board::presentation::presented;
use crate::web::board::{page_of, pdf, table};
use crate::web::charts::picture;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::format::parted;
use crate::web::guards::kept_status;
use crate::web::token;
use crate::web::visit::Visit;

/// Whoever holds a link that opens. The address is the proof.
pub(in crate::web) struct Guest {
    visit: Arc<Visit>,
    link: BoardLink,
    /// `/board/<secret>`, without what follows.
    base: String,
}

impl Deref for Guest {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Guest {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let Some(visit) = Visit::of(request).await else {
            return Outcome::Error((kept_status(request), ()));
        };
        match Self::of(visit).await {
            Ok(guest) => Outcome::Success(guest),
            Err(failure) => Outcome::Error((failure.keep(request), ())),
        }
    }
}

impl Guest {
    async fn of(visit: Arc<Visit>) -> Done<Self> {
        let named = visit.path.split('/').nth(2).unwrap_or_default();
        let secret = named.split('.').next().unwrap_or_default();
        let kept = token::hash(secret);
        let link = visit.db().read(move |read| read.board_link(&kept)).await?;
        let link = link.ok_or(Failure::DeadBoardLink)?;
        let base = format!("/board/{secret}");
        Ok(Self { visit, link, base })
    }

    /// Nobody looks for a link like this.
    fn unlisted(answer: Answer) -> Answer {
        answer.header("X-Robots-Tag", "noindex, nofollow")
    }
}

/// The board page, or its table as `/board/<secret>.csv`.
#[get("/board/<name>")]
pub(in crate::web) async fn board(guest: Guest, name: &str) -> Done<Answer> {
    let code = guest.link.programme.clone();
    if name.rsplit_once('.').is_some_and(|(_, ending)| ending == "pdf") {
        return Ok(Guest::unlisted(pdf(&guest, &code).await?));
    }
    match parted(name) {
        (_, None) => page(&guest, code).await,
        (_, Some(Format::Json)) => Err(Failure::NotFound),
        (_, Some(format)) => Ok(Guest::unlisted(table(&guest, &code, format).await?)),
    }
}

async fn page(guest: &Guest, code: String) -> Done<Answer> {
    let id = guest.link.id;
    let (to, net, base) = (guest.read_at()?, guest.net()?, guest.base.clone());
    let answer = guest
        .cached(ContentType::HTML, move |read, page| {
            let html = page_of(read, page.for_guest(), &code, to, net)?;
            Ok(Opened { base: &base, code: &code }.narrowed(&html))
        })
        .await?;
    // Counting is no reason to refuse the page: a full queue of writers loses one.
    drop(guest.db().write(Author::Corons, move |tx| tx.count_opening(id)).await);
    Ok(Guest::unlisted(answer))
}

/// The page for a projector.
#[get("/board/<_>/presentation")]
pub(in crate::web) async fn presentation(guest: Guest) -> Done<Answer> {
    let code = guest.link.programme.clone();
    let (to, net, base) = (guest.read_at()?, guest.net()?, guest.base.clone());
    let answer = guest
        .cached(ContentType::HTML, move |read, page| {
            let html = presented(read, page.for_guest(), &code, to, net)?;
            Ok(Opened { base: &base, code: &code }.narrowed(&html))
        })
        .await?;
    Ok(Guest::unlisted(answer))
}

/// A picture of the page.
#[get("/board/<_>/charts/<file>")]
pub(in crate::web) async fn chart(guest: Guest, file: &str) -> Done<Answer> {
    let code = guest.link.programme.clone();
    Ok(Guest::unlisted(picture(&guest, file, code).await?))
}
