//! The log as a page, the latest line first, and as a table.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::filter::{Asked, NARROWING, Told};
use super::told;
use crate::domain::role::Role;
use crate::store::Log;
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Auditor;
use crate::web::listing::Choice;
use crate::web::page::Page;
use crate::web::visit::{Visit, with_query};

/// Lines of one page.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "audit/page.html")]
struct AuditPage {
    page: Page,
    typed: Typed,
    errors: Errors,
    kinds: Vec<Choice>,
    actions: Vec<Choice>,
    narrowed: bool,
    say: String,
    lines: Vec<Line>,
    first: Option<String>,
    next: Option<String>,
    csv: String,
}

struct Line {
    when: String,
    sentence: String,
    /// The event it made: its address and how it is called.
    event: Option<(String, String)>,
    address: String,
}

#[get("/audit")]
pub(in crate::web) async fn page(who: Auditor) -> Done<Answer> {
    let (all, typed) = (sees_all(&who), typed(&who));
    let mut errors = Errors::default();
    let asked = Asked::of(&typed, who.lang, all, &mut errors);
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    who.fresh(status, move |read, page| {
        let (lines, more) =
            if errors.is_empty() { asked.read(read, LINES)? } else { (Vec::new(), false) };
        Ok(AuditPage::of(page, typed, errors, all, &lines, more).render()?)
    })
    .await
}

/// Administrators read both logs.
pub(super) fn sees_all(who: &Auditor) -> bool {
    who.role().is_some_and(Role::may_administer)
}

/// The parameters of the address, as if they were a form.
pub(super) fn typed(visit: &Visit) -> Typed {
    let pairs: Vec<(&str, &str)> =
        visit.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Typed::given(&pairs)
}

impl AuditPage {
    fn of(page: Page, typed: Typed, errors: Errors, all: bool, lines: &[Told], more: bool) -> Self {
        let lang = page.lang;
        let choice = |field: &'static str, value: &str, key: &str| {
            Choice::new(value, lang.say(key), |it| typed.get(field) == it)
        };
        let mut kinds = vec![choice("kind", "", "audit-all")];
        kinds.extend(
            Log::ALL
                .map(|log| choice("kind", log.as_str(), &format!("audit-kind-{}", log.as_str()))),
        );
        if !all {
            kinds.clear();
        }
        let mut actions = vec![choice("action", "", "audit-all-actions")];
        actions.extend(
            told::GROUPS
                .iter()
                .map(|(group, _)| *group)
                .chain(["others"])
                .map(|group| choice("action", group, &format!("audit-group-{group}"))),
        );
        let narrowed = NARROWING.iter().any(|name| typed.filled(name).is_some());
        let say = match (lines.is_empty(), errors.is_empty(), narrowed) {
            (true, true, true) => lang.say("audit-none-match").into_owned(),
            (true, true, false) => lang.say("audit-none-yet").into_owned(),
            _ => String::new(),
        };
        let last = lines.last().filter(|_| more).map(|(line, _)| line.place.to_string());
        Self {
            kinds,
            actions,
            narrowed,
            say,
            first: typed.filled("before").map(|_| address("/audit", &typed, None)),
            next: last.map(|last| address("/audit", &typed, Some(last))),
            csv: address("/audit.csv", &typed, None),
            lines: lines.iter().map(|told| Line::of(lang, told)).collect(),
            page: page.titled(lang.say("audit-title")),
            typed,
            errors,
        }
    }
}

impl Line {
    fn of(lang: Lang, (line, sentence): &Told) -> Self {
        Self {
            when: lang.instant(line.at),
            sentence: sentence.clone(),
            event: line.position.map(|at| (format!("/entries/{at}"), lang.position(at))),
            address: line.address.clone().unwrap_or_default(),
        }
    }
}

/// An address with the same filter, from a place on.
fn address(path: &str, typed: &Typed, before: Option<String>) -> String {
    let mut query: Vec<(String, String)> = NARROWING
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), typed.filled(name)?.to_owned())))
        .collect();
    query.extend(before.map(|before| ("before".to_owned(), before)));
    with_query(path, &query)
}
