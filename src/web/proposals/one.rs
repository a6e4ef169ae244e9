//! The page of one proposal: what it is, how it is read, what is wrong, what it would change.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::acts::found;
use super::checks::Checked;
use super::list::{kinds, of, state};
use super::look::Look;
use super::settings::UNREAD;
use crate::domain::event::EventKind;
use crate::domain::proposal::Kind;
use crate::domain::refusal::Refusal;
use crate::files::kinds as columns;
use crate::store::{Proposal, ProposalState, Standing};
use crate::text::Lang;
use crate::text::imports::stretches;
use crate::web::answer::Answer;
use crate::web::db::{Db, Done, View};
use crate::web::error::Failure;
use crate::web::fields::Typed;
use crate::web::guards::{Contributor, Manager};
use crate::web::listing::Choice;
use crate::web::page::{Page, Place};

/// Seconds after which a page of something under way asks again.
const AGAIN: &str = "2";

#[derive(Template)]
#[template(path = "proposals/one.html")]
#[expect(clippy::struct_excessive_bools, reason = "what the page shows or leaves out")]
struct OnePage {
    page: Page,
    id: i32,
    file: String,
    kind: String,
    by: String,
    at: String,
    hash: String,
    history: Option<String>,
    answer: String,
    alone: bool,
    /// Something was refused.
    error: Option<String>,
    revision: i32,
    waiting: bool,
    look: Look,
    form: ReadingForm,
    reason: String,
    /// May adopt it, now that nothing is wrong.
    adopts: bool,
    /// Why this manager may not adopt it.
    not_own: bool,
    /// It would be adopted without a second person.
    alone_ahead: bool,
    undoes: bool,
    undo_aside: String,
    later: Vec<(i64, String)>,
    later_draft: Option<String>,
    positions: Option<(i64, i64)>,
    once: Vec<String>,
}

/// How the file is read.
#[derive(Default)]
struct ReadingForm {
    kinds: Vec<Choice>,
    sheets: Vec<Choice>,
    columns: Vec<(usize, String, String, Vec<Choice>)>,
    unread: String,
    programmes: Vec<Choice>,
    passed: Vec<String>,
    rows: usize,
}

#[derive(Template)]
#[template(path = "proposals/under_way.html")]
struct UnderWay {
    page: Page,
    id: i32,
    answer: String,
    done: usize,
    rows: usize,
}

#[get("/proposals/<id>")]
pub(in crate::web) async fn one(who: Contributor, id: &str) -> Done<Answer> {
    let proposal = found(&who, id).await?;
    let place = who.page().place(Place::Entries);
    let page =
        place.titled(who.lang.say_with("proposals-one", &[("n", proposal.id.to_string().into())]));
    if let Some(job) = who.app.checks.adoption(proposal.id) {
        return under_way(page, proposal.id, "proposals-adopting", job.progress());
    }
    if proposal.state != ProposalState::Waiting {
        return shown(&who, page, Status::Ok, proposal, None, None).await;
    }
    let position = who.db().read(|read| read.head()).await?.position;
    let job = who.app.checks.check(who.db(), who.account().id, &proposal, position).await;
    match job.done() {
        None => under_way(page, proposal.id, "proposals-checking", job.progress()),
        Some(checked) if checked.busy => Err(Failure::Busy),
        Some(checked) => shown(&who, page, Status::Ok, proposal, Some(checked), None).await,
    }
}

fn under_way(page: Page, id: i32, key: &str, (done, rows): (usize, usize)) -> Done<Answer> {
    let key = if rows == 0 { "proposals-reading" } else { key };
    let args = [("done", done.into()), ("rows", rows.into())];
    let answer = page.lang.say_with(key, &args);
    let html = UnderWay { page, id, answer, done, rows }.render()?;
    Ok(Answer::page(Status::Ok, html).header("Refresh", AGAIN))
}

/// The page of an adopted proposal with what refuses to undo it.
pub(super) async fn refused(
    manager: &Manager,
    id: i32,
    status: Status,
    refusal: &Refusal,
) -> Done<Answer> {
    let proposal = manager.db().read(move |read| read.proposal(id, None)).await?;
    let proposal = proposal.ok_or(Failure::NotFound)?;
    let place = manager.page().place(Place::Entries);
    let page =
        place.titled(manager.lang.say_with("proposals-one", &[("n", id.to_string().into())]));
    let said = manager.lang.refusal(refusal);
    let account = manager.account().id;
    let door = (manager.db(), manager.view());
    build(door, (account, true), page, status, proposal, None, Some(said)).await
}

async fn shown(
    who: &Contributor,
    page: Page,
    status: Status,
    proposal: Proposal,
    checked: Option<&Checked>,
    error: Option<String>,
) -> Done<Answer> {
    let person = (who.account().id, of(who).is_none());
    build((who.db(), who.view()), person, page, status, proposal, checked, error).await
}

async fn build(
    (db, view): (&Db, View),
    (account, manages): (i32, bool),
    page: Page,
    status: Status,
    proposal: Proposal,
    checked: Option<&Checked>,
    error: Option<String>,
) -> Done<Answer> {
    let lang = page.lang;
    let adopted = Some(proposal.clone()).filter(|_| manages);
    let (estates, programmes, people, standing) = db
        .read_as(view, move |read| {
            let standing = match adopted {
                Some(proposal) => read.standing_on_file(&proposal)?,
                None => None,
            };
            Ok((read.estates()?, read.programmes()?, read.managers_lately()?, standing))
        })
        .await?;
    let undoes = standing.is_some();
    let Standing { later, draft } = standing.unwrap_or_default();
    let event = |(at, kind): (i64, EventKind)| {
        (at, lang.say(&format!("entries-event-{}", kind.as_str())).into_owned())
    };
    let settings = &proposal.settings;
    let look = checked.map(|it| Look::new(lang, it, settings, &estates).shortened());
    let look = look.unwrap_or_default();
    let programmes = programmes.iter().map(|it| (it.code.to_string(), it.name.clone()));
    let form = checked.map(|it| form(lang, &proposal, it, programmes.collect()));
    let own = account == proposal.account;
    let waiting = proposal.state == ProposalState::Waiting;
    let (ready, second) = (look.ready && manages, people >= 2);
    let html = OnePage {
        id: proposal.id,
        file: proposal.file.clone(),
        kind: lang.say(&format!("proposals-kind-{}", proposal.kind.as_str())).into_owned(),
        by: proposal.login.clone(),
        at: lang.instant(proposal.at),
        hash: proposal.sha256.short(),
        history: settings.history.clone(),
        answer: answer(lang, &proposal, &look),
        alone: proposal.alone,
        error,
        revision: proposal.revision,
        waiting,
        reason: settings.reason.clone(),
        adopts: ready && !(own && second),
        not_own: ready && own && second,
        alone_ahead: ready && own && !second,
        undoes,
        undo_aside: lang.say(&format!("undoing-aside-{}", proposal.kind.as_str())).into_owned(),
        later: later.into_iter().map(event).collect(),
        later_draft: draft.map(|by| lang.say_with("undoing-later-draft", &[("text", by.into())])),
        positions: proposal.positions,
        once: (0..6).map(|_| Typed::default().key()).collect(),
        form: form.unwrap_or_default(),
        look,
        page,
    };
    Ok(Answer::page(status, html.render()?))
}

/// The page in one sentence.
fn answer(lang: Lang, proposal: &Proposal, look: &Look) -> String {
    if proposal.state != ProposalState::Waiting {
        return state(lang, proposal);
    }
    let key = if look.problem.is_some() {
        "proposals-say-unread"
    } else if look.wrong > 0 {
        "proposals-say-wrong"
    } else if look.again.is_some() {
        "proposals-say-again"
    } else if look.asked.iter().any(|it| !it.confirmed) {
        "proposals-say-asked"
    } else if look.nothing {
        "proposals-say-nothing"
    } else {
        "proposals-say-ready"
    };
    lang.say_with(key, &[("n", look.wrong.into())])
}

fn form(
    lang: Lang,
    proposal: &Proposal,
    checked: &Checked,
    programmes: Vec<(String, String)>,
) -> ReadingForm {
    let (reading, settings) = (&checked.reading, &proposal.settings);
    let chosen = reading.sheets.get(reading.chosen).map(|it| it.name.clone());
    let sheets = reading.sheets.iter().map(|it| {
        let key = if it.hidden { "proposals-sheet-hidden" } else { "proposals-sheet" };
        let label = lang.say_with(key, &[("text", (&it.name).into())]);
        Choice::new(it.name.as_str(), label, |name| Some(name) == chosen.as_deref())
    });
    let columns = reading.columns.iter().enumerate().map(|(index, column)| {
        let names = columns::names(proposal.kind);
        let own = names.map(|name| Choice::new(name, name, |name| name == column.read_as));
        let not =
            Choice::new(UNREAD, lang.say("proposals-column-unread"), |_| column.read_as.is_empty());
        (
            index,
            column.name.clone(),
            column.sample.clone(),
            std::iter::once(not).chain(own).collect(),
        )
    });
    let unread: Vec<String> = reading
        .columns
        .iter()
        .filter(|it| it.read_as.is_empty() && !it.name.is_empty())
        .map(|it| it.name.clone())
        .collect();
    let mut passed = Vec::new();
    for (key, lines) in
        [("proposals-titles", &reading.titles), ("proposals-totals", &reading.totals)]
    {
        if !lines.is_empty() {
            let list = stretches(lines.iter().copied());
            passed.push(lang.say_with(key, &[("list", list.into()), ("n", lines.len().into())]));
        }
    }
    if reading.blank > 0 {
        let blank = usize::try_from(reading.blank).unwrap_or(usize::MAX);
        passed.push(lang.say_with("proposals-blank", &[("n", blank.into())]));
    }
    let planned = proposal.kind == Kind::Plan;
    ReadingForm {
        kinds: kinds(lang, Some(proposal.kind)),
        sheets: sheets.collect(),
        columns: columns.collect(),
        unread: lang.list(&unread),
        programmes: programmes
            .into_iter()
            .filter(|_| planned)
            .map(|(code, name)| {
                Choice::new(code, name, |code| Some(code) == settings.programme.as_deref())
            })
            .collect(),
        passed,
        rows: reading.rows,
    }
}
