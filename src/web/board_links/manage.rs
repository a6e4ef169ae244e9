//! The list of board links, with the form that makes one.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use crate::domain::calendar::{Instant, paris_day};
use crate::domain::ids::ProgrammeCode;
use crate::domain::programme::Programme;
use crate::domain::refusal::Refusal;
use crate::store::BoardLink;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Steward;
use crate::web::page::Page;
use crate::web::token;

/// Days a new link is good for unless told otherwise.
const DEFAULT_DAYS: i64 = 30;

#[derive(Template)]
#[template(path = "board_links/list.html")]
struct LinksPage {
    page: Page,
    lines: Vec<Line>,
    programmes: Vec<Programme>,
    form: Typed,
    errors: Errors,
    good: i64,
}

#[derive(Template)]
#[template(path = "board_links/made.html")]
struct MadePage {
    page: Page,
    name: String,
    /// None when it was shown before.
    path: Option<String>,
}

/// A link in the list.
struct Line {
    id: i32,
    name: String,
    programme: String,
    made: String,
    by: String,
    expires: String,
    opened: String,
    opened_at: Option<String>,
    state: &'static str,
    good: bool,
}

impl Line {
    fn new(lang: Lang, link: BoardLink, now: Instant) -> Self {
        let day = |at| lang.day_in_words(paris_day(at));
        let good = link.is_good(now);
        let state = match (link.revoked_at, good) {
            (Some(_), _) => "board-links-revoked",
            (None, false) => "board-links-expired",
            (None, true) => "board-links-good",
        };
        Self {
            id: link.id,
            made: day(link.created_at),
            expires: day(link.expires),
            opened: lang.count(link.opened),
            opened_at: link.opened_at.map(day),
            name: link.name,
            programme: link.programme,
            by: link.created_by,
            state,
            good,
        }
    }
}

#[get("/board-links")]
pub(in crate::web) async fn list(steward: Steward) -> Done<Answer> {
    let form = Typed::given(&[("days", &DEFAULT_DAYS.to_string())]);
    show(&steward, Status::Ok, form, Errors::default()).await
}

#[post("/board-links", data = "<form>")]
pub(in crate::web) async fn add(steward: Steward, form: Typed) -> Done<Answer> {
    let lang = steward.lang;
    let mut errors = Errors::default();
    let name = form.filled("name").map(str::to_owned);
    if name.is_none() {
        errors.add("name", lang.say("board-links-name-missing"));
    }
    let programme = form.get("programme").parse::<ProgrammeCode>();
    let unknown = |_| lang.say("board-links-programme-missing").into_owned();
    let programme = errors.take("programme", programme.map_err(unknown));
    let days = form.get("days").parse::<i64>();
    let malformed = |_| lang.say("board-links-days-malformed").into_owned();
    let days = errors.take("days", days.map_err(malformed));
    let (Some(name), Some(programme), Some(days)) = (name, programme, days) else {
        return show(&steward, Status::UnprocessableEntity, form, errors).await;
    };
    let secret = token::random();
    let kept = token::hash(&secret);
    let (made, own_name) = (kept.to_string(), name.clone());
    let done = steward.write_once(&form, move |tx| {
        tx.add_board_link(&own_name, &programme, days, &kept)?;
        Ok(kept.to_string())
    });
    match done.await {
        Ok(answer) => {
            let page = steward.page().titled(lang.say("board-links-made"));
            // Sent twice, the answer is that of the first time: nobody has its link any more.
            let path = (answer == made).then(|| format!("/board/{secret}"));
            Ok(Answer::page(Status::Created, MadePage { page, name, path }.render()?))
        }
        Err(Failure::Refused(refusal)) => {
            let field =
                if matches!(refusal, Refusal::BoardLinkDays { .. }) { "days" } else { "name" };
            errors.add(field, lang.refusal(&refusal));
            show(&steward, Status::UnprocessableEntity, form, errors).await
        }
        Err(other) => Err(other),
    }
}

#[post("/board-links/<id>/revocation", data = "<form>")]
pub(in crate::web) async fn revoke(steward: Steward, id: &str, form: Typed) -> Done<Answer> {
    let id: i32 = id.parse().map_err(|_| Failure::NotFound)?;
    steward
        .write_once(&form, move |tx| {
            tx.revoke_board_link(id)?;
            Ok("/board-links".to_owned())
        })
        .await?;
    Ok(Answer::see_other("/board-links").say(Flash::new("flash-board-link-revoked", None)))
}

async fn show(steward: &Steward, status: Status, form: Typed, errors: Errors) -> Done<Answer> {
    steward
        .fresh(status, move |read, page| {
            let (lang, now) = (page.lang, read.now());
            let given = read.board_links()?;
            let good = given.iter().filter(|it| it.is_good(now)).count();
            let lines = given.into_iter().map(|it| Line::new(lang, it, now)).collect();
            let programmes = read.programmes()?;
            let page = page.titled(lang.say("board-links-title"));
            let good = i64::try_from(good).unwrap_or(i64::MAX);
            Ok(LinksPage { page, lines, programmes, form, errors, good }.render()?)
        })
        .await
}
