//! The log as a page, the latest line first, and as a table.

use askama::Template;
use chrono::SecondsFormat;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::filter::{Asked, NARROWING, Told};
use super::told;
use crate::domain::role::Role;
use crate::files::export::CsvWriter;
use crate::store::Log;
use crate::text::Lang;
use crate::web::answer::{Answer, Encoding};
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Auditor;
use crate::web::listing::Choice;
use crate::web::page::Page;
use crate::web::visit::{Visit, with_query};

/// Lines of one page.
const LINES: usize = 50;
/// Lines of a table, at most; the filter takes the rest in pieces.
const ROWS: usize = 100_000;

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

/// All lines of a filter. The table is French in every language, as other exports are.
#[get("/audit.csv")]
pub(in crate::web) async fn csv(who: Auditor) -> Done<Answer> {
    let mut errors = Errors::default();
    let asked = Asked::of(&typed(&who), Lang::Fr, sees_all(&who), &mut errors);
    if let Some((_, sentence)) = errors.all().next() {
        return Err(Failure::Unreadable(sentence.to_owned()));
    }
    let bytes = who
        .render(move |read| {
            let (lines, _) = asked.read(read, ROWS)?;
            table(&lines).map_err(|error| Failure::Broken(error.to_string()))
        })
        .await?;
    Ok(Answer::body(Status::Ok, ContentType::CSV, bytes.into(), Encoding::Plain)
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"corons-audit.csv\""))
}

/// Administrators read both logs.
fn sees_all(who: &Auditor) -> bool {
    who.role().is_some_and(Role::may_administer)
}

/// The parameters of the address, as if they were a form.
fn typed(visit: &Visit) -> Typed {
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

fn table(lines: &[Told]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let head = ["quand", "journal", "auteur", "action", "phrase", "position", "adresse"];
    let mut csv = CsvWriter::new(&mut bytes, head)?;
    for (line, sentence) in lines {
        csv.text(&line.at.to_rfc3339_opts(SecondsFormat::Millis, true))?;
        csv.text(&Lang::Fr.say(&format!("audit-kind-{}", line.place.log.as_str())))?;
        csv.text(&told::visible(&line.author))?;
        csv.text(&told::visible(&line.action))?;
        csv.text(sentence)?;
        csv.opt_int(line.position)?;
        csv.opt_text(line.address.as_deref())?;
        csv.end_row()?;
    }
    csv.finish()?;
    Ok(bytes)
}
