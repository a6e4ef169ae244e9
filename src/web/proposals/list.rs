//! All proposals one may see, and the form that brings a file.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::reading::guess;
use super::upload::Upload;
use crate::domain::proposal::{Kind, Settings};
use crate::store::{Proposal, ProposalFilter, Read};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::flash::Flash;
use crate::web::guards::{Contributor, SignedIn};
use crate::web::listing::Choice;
use crate::web::page::{Page, Place};

/// Lines of one page.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "proposals/list.html")]
struct ListPage {
    page: Page,
    answer: String,
    error: Option<String>,
    kinds: Vec<Choice>,
    lines: Vec<ListLine>,
    /// The first page, from another one.
    first: Option<&'static str>,
    next: Option<String>,
    limit: u64,
}

struct ListLine {
    id: i32,
    file: String,
    kind: String,
    by: String,
    at: String,
    state: String,
    alone: bool,
}

/// The proposals of one account, or all of them for who may adopt.
pub(in crate::web) fn of(who: &SignedIn) -> Option<i32> {
    let account = who.account();
    (!account.role.may_manage()).then_some(account.id)
}

pub(super) fn kinds(lang: Lang, chosen: Option<Kind>) -> Vec<Choice> {
    let choice = |kind: Kind| {
        let key = format!("proposals-kind-{}", kind.as_str());
        Choice::new(kind.as_str(), lang.say(&key), |_| Some(kind) == chosen)
    };
    Kind::ALL.into_iter().map(choice).collect()
}

/// What became of a proposal, in words.
pub(super) fn state(lang: Lang, proposal: &Proposal) -> String {
    let key = format!("proposals-state-{}", proposal.state.as_str());
    match &proposal.decided {
        None => lang.say(&key).into_owned(),
        Some((by, at)) => {
            lang.say_with(&key, &[("by", by.into()), ("at", lang.instant(*at).into())])
        }
    }
}

#[get("/proposals")]
pub(in crate::web) async fn list(who: Contributor) -> Done<Answer> {
    show(&who, Status::Ok, None).await
}

async fn show(who: &Contributor, status: Status, error: Option<String>) -> Done<Answer> {
    let (page, lang, own) = (who.page().place(Place::Entries), who.lang, of(who));
    let limit = who.app.config.limits.upload_bytes / 1024 / 1024;
    let before: Option<i32> = who.parsed("before")?;
    let filter = ProposalFilter {
        of: own,
        before,
        limit: i64::try_from(LINES + 1).ok(),
        ..ProposalFilter::default()
    };
    let read =
        move |read: &mut Read<'_>| Ok((read.proposals(&filter)?, read.waiting_proposals(own)?));
    let (mut all, waiting) = who.db().read(read).await?;
    let more = all.len() > LINES;
    all.truncate(LINES);
    let last = all.last().filter(|_| more);
    let none = all.is_empty() && before.is_none();
    let key = if none { "proposals-none" } else { "proposals-answer" };
    let line = |it: &Proposal| ListLine {
        id: it.id,
        file: it.file.clone(),
        kind: lang.say(&format!("proposals-kind-{}", it.kind.as_str())).into_owned(),
        by: it.login.clone(),
        at: lang.instant(it.at),
        state: state(lang, it),
        alone: it.alone,
    };
    let html = ListPage {
        page: page.titled(lang.say("proposals-title")),
        answer: lang.say_with(key, &[("n", waiting.into())]),
        error,
        kinds: kinds(lang, None),
        lines: all.iter().map(line).collect(),
        first: before.map(|_| "/proposals"),
        next: last.map(|it| format!("/proposals?before={}", it.id)),
        limit,
    };
    Ok(Answer::page(status, html.render()?))
}

#[post("/proposals", data = "<upload>")]
pub(in crate::web) async fn bring(who: Contributor, upload: Upload) -> Done<Answer> {
    if upload.file.is_empty() {
        let said = who.lang.say("proposals-no-file").into_owned();
        return show(&who, Status::UnprocessableEntity, Some(said)).await;
    }
    let wanted = upload.get("kind").parse::<Kind>().ok();
    let history = Some(upload.get("history")).filter(|it| !it.is_empty()).map(str::to_owned);
    let (file, bytes) = (upload.file.clone(), upload.bytes);
    // What it is can take as long to find out as reading it: no page waits in between.
    let (kind, bytes) = {
        let name = file.clone();
        let found =
            move || (wanted.or_else(|| guess(&name, &bytes)).unwrap_or(Kind::Entries), bytes);
        who.db().compute(found).await?
    };
    let programme = (kind == Kind::Plan).then(|| who.app.programme.clone());
    let settings = Settings { programme, history, ..Settings::default() };
    let id = who.write(move |tx| tx.bring_proposal(kind, &file, &bytes, &settings)).await?;
    Ok(Answer::see_other(&format!("/proposals/{id}")).say(Flash::new("flash-file-brought", None)))
}
