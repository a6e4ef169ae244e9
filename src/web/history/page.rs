//! The history of registers as a page, the latest change first.

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::filter::{self, NARROWING};
use super::words::Words;
use crate::domain::history::{FieldChange, RegisterKind};
use crate::domain::ids::Position;
use crate::domain::refusal::Refusal;
use crate::store::{ChangedItem, HistoryFilter, Read, RegisterChange};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Reader;
use crate::web::listing::Choice;
use crate::web::page::{Page, Place};
use crate::web::visit::with_query;

/// Changes of one page.
const CHANGES: usize = 50;
/// New dwellings named, and changed dwellings shown, of one change.
const DWELLINGS: usize = 12;

#[derive(Template)]
#[template(path = "history/page.html")]
struct HistoryPage {
    page: Page,
    typed: Typed,
    errors: Errors,
    kinds: Vec<Choice>,
    /// Code and name of estates, to choose from.
    estates: Vec<(String, String)>,
    narrowed: bool,
    say: String,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    csv: String,
}

/// A change.
struct Row {
    position: Position,
    at: String,
    when: String,
    by: String,
    register: String,
    name: String,
    code: String,
    href: String,
    parts: Vec<Part>,
}

/// What changed of one thing.
struct Part {
    /// "Nouvelle fiche", "Logement 12"; none where the row says it already.
    title: Option<String>,
    /// Something new: all it says is folded away.
    folded: bool,
    lines: Vec<Line>,
}

/// A field.
struct Line {
    field: String,
    /// None for something new.
    before: Option<String>,
    after: String,
}

impl HistoryPage {
    /// A page without a change yet: its form, and what is wrong with it.
    fn new(read: &mut Read<'_>, page: Page, typed: Typed, errors: Errors) -> Done<Self> {
        let lang = page.lang;
        let chosen = |value: &str| typed.get("kind") == value;
        let any = Choice::new("", lang.say("history-any-kind"), chosen);
        let kinds = RegisterKind::ALL
            .into_iter()
            .map(|kind| Choice::new(kind.as_str(), register(lang, kind), chosen));
        let estates = read.estates()?;
        Ok(Self {
            page: page.place(Place::Entries),
            kinds: std::iter::once(any).chain(kinds).collect(),
            estates: estates.into_iter().map(|it| (it.code.to_string(), it.name)).collect(),
            narrowed: NARROWING.iter().any(|name| typed.filled(name).is_some()),
            typed,
            errors,
            say: String::new(),
            rows: Vec::new(),
            first: None,
            next: None,
            csv: String::new(),
        })
    }

    fn fill(&mut self, read: &mut Read<'_>, mut asked: HistoryFilter) -> Done<()> {
        let lang = self.page.lang;
        asked.limit = i64::try_from(CHANGES + 1).ok();
        let mut changes = read.register_history(&asked)?;
        let more = changes.len() > CHANGES;
        changes.truncate(CHANGES);
        let words = Words::read(read, lang, false, &changes)?;
        self.rows = changes.iter().map(|it| row(lang, &words, it)).collect();
        if self.rows.is_empty() {
            let key = if self.narrowed { "history-none-match" } else { "history-none-yet" };
            self.say = lang.say(key).into_owned();
        }
        if more && let Some(last) = self.rows.last() {
            self.next = Some(self.address("/history", Some(last.position)));
        }
        if asked.before.is_some() {
            self.first = Some(self.address("/history", None));
        }
        self.csv = self.address("/history.csv", None);
        Ok(())
    }

    /// An address with the same filter, from a position on.
    fn address(&self, path: &str, before: Option<Position>) -> String {
        let mut query: Vec<(String, String)> = NARROWING
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), self.typed.filled(name)?.to_owned())))
            .collect();
        query.extend(before.map(|before| ("before".to_owned(), before.to_string())));
        with_query(path, &query)
    }
}

/// The name of a register.
pub(super) fn register(lang: Lang, kind: RegisterKind) -> String {
    lang.say(&format!("history-kind-{kind}")).into_owned()
}

fn row(lang: Lang, words: &Words, change: &RegisterChange) -> Row {
    let code = &change.code;
    Row {
        position: change.position,
        at: lang.position(change.position),
        when: lang.instant(change.recorded_at),
        by: change.author.clone(),
        register: register(lang, change.kind),
        href: match change.kind {
            RegisterKind::Estate => format!("/estates/{code}"),
            RegisterKind::Dwellings => format!("/estates/{code}/dwellings"),
            RegisterKind::Operation => format!("/operations/{code}"),
            RegisterKind::Programme => format!("/programmes/{code}"),
            RegisterKind::Membership => format!("/communes/{code}"),
            RegisterKind::Landlord => format!("/entries?landlord={code}"),
        },
        name: change.name.clone(),
        code: code.clone(),
        parts: parts(lang, words, &change.items),
    }
}

/// What changed, thing by thing; new dwellings by their numbers alone.
fn parts(lang: Lang, words: &Words, items: &[ChangedItem]) -> Vec<Part> {
    let added: Vec<String> =
        items.iter().filter(|it| it.new).filter_map(|it| it.number.clone()).collect();
    let mut parts = Vec::new();
    if !added.is_empty() {
        let mut list = added.get(..DWELLINGS).unwrap_or(&added).join(", ");
        list.extend(more(lang, added.len()).map(|it| format!(" {it}")));
        let field = lang.say_with("history-dwellings-added", &[("n", added.len().into())]);
        parts.push(Part {
            title: None,
            folded: false,
            lines: vec![Line { field, before: None, after: list }],
        });
    }
    let others: Vec<&ChangedItem> =
        items.iter().filter(|it| !it.new || it.number.is_none()).collect();
    parts.extend(others.iter().take(DWELLINGS).map(|it| Part {
        title: match &it.number {
            Some(number) => Some(lang.say_with("history-dwelling", &[("text", number.into())])),
            None => it.new.then(|| lang.say("history-new").into_owned()),
        },
        folded: it.new,
        lines: it.fields.iter().map(|field| line(words, it.new, field)).collect(),
    }));
    parts.extend(more(lang, others.len()).map(|said| Part {
        title: Some(said),
        folded: false,
        lines: Vec::new(),
    }));
    parts
}

/// "et 11 de plus, dans le fichier CSV".
fn more(lang: Lang, count: usize) -> Option<String> {
    let rest = count.checked_sub(DWELLINGS).filter(|rest| *rest > 0)?;
    Some(lang.say_with("history-and-more", &[("n", rest.into())]))
}

fn line(words: &Words, new: bool, it: &FieldChange) -> Line {
    Line {
        field: words.field(&it.field),
        before: (!new).then(|| words.value(&it.field, &it.before)),
        after: words.value(&it.field, &it.after),
    }
}

#[get("/history")]
pub(in crate::web) async fn page(reader: Reader) -> Done<Answer> {
    let typed = filter::typed(&reader);
    let mut errors = Errors::default();
    let asked = filter::read_filter(&typed, reader.lang, &mut errors);
    if !errors.is_empty() {
        return unreadable(&reader, typed, errors).await;
    }
    let form = typed.clone();
    let shown = reader
        .cached(ContentType::HTML, move |read, page| {
            let title = page.say("history-title");
            let mut list = HistoryPage::new(read, page.titled(title), form, Errors::default())?;
            list.fill(read, asked)?;
            Ok(list.render()?)
        })
        .await;
    match shown {
        Err(Failure::Refused(
            refusal @ (Refusal::UnknownSubject(_) | Refusal::AmbiguousEstate { .. }),
        )) => {
            errors.add("subject", reader.lang.refusal(&refusal));
            unreadable(&reader, typed, errors).await
        }
        done => done,
    }
}

/// The form with what was typed and what is wrong with it.
async fn unreadable(reader: &Reader, typed: Typed, errors: Errors) -> Done<Answer> {
    reader
        .fresh(Status::UnprocessableEntity, move |read, page| {
            let title = page.say("history-title");
            Ok(HistoryPage::new(read, page.titled(title), typed, errors)?.render()?)
        })
        .await
}
