//! The list of entries, the latest recorded first.

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::filter::{self, NARROWING};
use super::rows::{EntryRow, dwellings_at};
use crate::domain::refusal::Refusal;
use crate::domain::stage::Stage;
use crate::store::{EntryFilter, Read, StageSum};
use crate::text::{Arg, Lang};
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::guards::Reader;
use crate::web::page::{Page, Place};
use crate::web::visit::with_query;

/// Lines of one page.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "entries/list.html")]
struct ListPage {
    page: Page,
    typed: Typed,
    errors: Errors,
    estates: Vec<(String, String)>,
    programmes: Vec<(String, String)>,
    narrowed: bool,
    rows: Vec<EntryRow>,
    say: String,
    /// The sum of all entries of the filter, where they are of one stage.
    total: Option<(String, String)>,
    first: Option<String>,
    next: Option<String>,
    csv: String,
}

impl ListPage {
    /// A page without a line yet: its form, and what is wrong with it.
    fn new(read: &mut Read<'_>, page: Page, typed: Typed, errors: Errors) -> Done<Self> {
        let estates = read.estates()?;
        let programmes = read.programmes()?;
        Ok(Self {
            page: page.place(Place::Entries),
            narrowed: NARROWING.iter().any(|name| typed.filled(name).is_some()),
            typed,
            errors,
            estates: estates.into_iter().map(|it| (it.code.to_string(), it.name)).collect(),
            programmes: programmes.into_iter().map(|it| (it.code.to_string(), it.name)).collect(),
            rows: Vec::new(),
            say: String::new(),
            total: None,
            first: None,
            next: None,
            csv: String::new(),
        })
    }

    fn fill(&mut self, read: &mut Read<'_>, mut filter: EntryFilter) -> Done<()> {
        let lang = self.page.lang;
        filter::settle(read, &mut filter)?;
        let sums = read.entry_sums(&filter)?;
        filter.limit = i64::try_from(LINES + 1).ok();
        let mut listed = read.entries(&filter)?;
        let more = listed.len() > LINES;
        listed.truncate(LINES);
        self.rows = listed.iter().map(|it| EntryRow::of(lang, it)).collect();
        self.say = heading(lang, &sums, self.narrowed);
        self.total = match sums.as_slice() {
            [one] => Some((lang.count(one.dwellings), total(lang, one))),
            _ => None,
        };
        if more && let Some(last) = self.rows.last() {
            self.next = Some(self.address("/entries", Some(last.position)));
        }
        self.csv = self.address("/entries.csv", None);
        if filter.before.is_some() {
            self.first = Some(self.address("/entries", None));
        }
        Ok(())
    }

    /// An address with the same filter, from a position on.
    fn address(&self, path: &str, before: Option<i64>) -> String {
        let mut query: Vec<(String, String)> = NARROWING
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), self.typed.filled(name)?.to_owned())))
            .collect();
        query.extend(before.map(|before| ("before".to_owned(), before.to_string())));
        with_query(path, &query)
    }

    fn stages(&self) -> [(Stage, String); 4] {
        Stage::ALL.map(|stage| (stage, self.page.lang.stage_name(stage).into_owned()))
    }
}

fn entries(lang: Lang, n: i64) -> String {
    lang.say_with("entries-count", &[("n", Arg::Count(n))])
}

/// `61 saisies : 516 logements livrés et 540 logements mis en chantier.`
fn heading(lang: Lang, sums: &[StageSum], narrowed: bool) -> String {
    if sums.is_empty() {
        let key = if narrowed { "entries-none-match" } else { "entries-none" };
        return lang.say(key).into_owned();
    }
    let all = entries(lang, sums.iter().map(|sum| sum.entries).sum());
    let parts: Vec<String> =
        sums.iter().map(|sum| dwellings_at(lang, sum.stage, sum.dwellings)).collect();
    lang.say_with("entries-heading", &[("text", all.into()), ("list", lang.list(&parts).into())])
}

fn total(lang: Lang, sum: &StageSum) -> String {
    lang.say_with("entries-total", &[("text", entries(lang, sum.entries).into())])
}

#[get("/entries")]
pub(in crate::web) async fn list(reader: Reader) -> Done<Answer> {
    let typed = filter::typed(&reader);
    let mut errors = Errors::default();
    let asked = filter::read_filter(&typed, reader.lang, &mut errors);
    if !errors.is_empty() {
        return unreadable(&reader, typed, errors).await;
    }
    let title = reader.lang.say("entries-title");
    let form = typed.clone();
    let shown = reader
        .cached(ContentType::HTML, move |read, page| {
            let mut list = ListPage::new(read, page.titled(title), form, Errors::default())?;
            list.fill(read, asked)?;
            Ok(list.render()?)
        })
        .await;
    match shown {
        Err(Failure::Refused(
            refusal @ (Refusal::UnknownEstate(_) | Refusal::AmbiguousEstate { .. }),
        )) => {
            errors.add("estate", reader.lang.refusal(&refusal));
            unreadable(&reader, typed, errors).await
        }
        done => done,
    }
}

/// The form with what was typed and what is wrong with it.
async fn unreadable(reader: &Reader, typed: Typed, errors: Errors) -> Done<Answer> {
    reader
        .fresh(Status::UnprocessableEntity, move |read, page| {
            let title = page.say("entries-title");
            Ok(ListPage::new(read, page.titled(title), typed, errors)?.render()?)
        })
        .await
}
