//! The list of operations: found by name, estate or code, sorted by any column.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::guards::Reader;
use super::super::listing::{Choice, Column, Head, Listing, Order, Pages, compare};
use super::super::page::{Page, Place};
use super::rows::{Row, name, row};
use crate::domain::names::fold;
use crate::domain::operation::Kind;
use crate::domain::rollup::OperationRow;
use crate::text::Lang;

/// By what the list can be sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Name,
    Estate,
    Landlord,
    Planned,
    Financed,
    Ordered,
    Started,
    Delivered,
    Last,
}

const fn text(by: By, word: &'static str, title: &'static str) -> Column<By> {
    Column { by, word, title, right: false, down: false }
}

const fn number(by: By, word: &'static str, title: &'static str) -> Column<By> {
    Column { by, word, title, right: true, down: true }
}

const COLUMNS: [Column<By>; 9] = [
    text(By::Name, "name", "operations-head-name"),
    text(By::Estate, "estate", "operations-head-estate"),
    text(By::Landlord, "landlord", "operations-head-landlord"),
    number(By::Planned, "planned", "operations-head-planned"),
    number(By::Financed, "financed", "stage-financed"),
    number(By::Ordered, "ordered", "stage-ordered"),
    number(By::Started, "started", "stage-started"),
    number(By::Delivered, "delivered", "stage-delivered"),
    Column { by: By::Last, word: "last", title: "estates-head-last", right: false, down: true },
];

#[derive(Template)]
#[template(path = "operations/list.html")]
struct OperationsPage {
    page: Page,
    q: String,
    kinds: Vec<Choice>,
    landlords: Vec<Choice>,
    orders: Vec<Choice>,
    hidden: Vec<(String, String)>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    pages: Option<Pages>,
    /// There is no operation at all.
    none: bool,
    /// The list without search; given when nothing was found.
    bare: Option<String>,
}

#[get("/operations")]
pub(in super::super) async fn list(reader: Reader) -> Done<Answer> {
    let listing = Listing::of(&reader);
    reader
        .cached(ContentType::HTML, move |read, page| {
            let rows = read.operation_rows(None)?;
            Ok(shown(page, &listing, rows).render()?)
        })
        .await
}

fn shown(page: Page, listing: &Listing, mut rows: Vec<OperationRow>) -> OperationsPage {
    let lang = page.lang;
    let none = rows.is_empty();
    let title = lang.say_with("operations-title", &[("n", rows.len().into())]);
    let landlords = landlords(&rows, listing, lang);
    let order = listing.order(&COLUMNS).unwrap_or(Order { by: By::Estate, down: false });
    rows.retain(|row| wanted(row, listing, lang));
    sort(&mut rows, order, lang);
    let (rows, pages) = listing.page(rows, lang);
    OperationsPage {
        q: listing.get("q").unwrap_or_default().to_owned(),
        kinds: kinds(listing, lang),
        landlords,
        orders: Listing::orders(&COLUMNS, order, lang),
        hidden: listing.hidden(&["q", "kind", "landlord", "sort"]),
        heads: listing.heads(&COLUMNS, order, lang),
        none,
        bare: rows.is_empty().then(|| listing.bare().to_owned()),
        rows: rows.iter().map(|it| row(lang, it)).collect(),
        pages,
        page: page.titled(title).place(Place::Operations).wide(),
    }
}

fn kinds(listing: &Listing, lang: Lang) -> Vec<Choice> {
    let chosen = listing.get("kind").unwrap_or_default();
    std::iter::once(Choice::new("", lang.say("list-every-f"), |it| it == chosen))
        .chain(
            Kind::ALL
                .into_iter()
                .map(|kind| Choice::new(kind.as_str(), lang.kind_name(kind), |it| it == chosen)),
        )
        .collect()
}

/// The landlords of some operation, by name.
fn landlords(rows: &[OperationRow], listing: &Listing, lang: Lang) -> Vec<Choice> {
    let mut names: Vec<&str> = rows.iter().map(|row| row.landlord.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let chosen = listing.get("landlord").unwrap_or_default();
    std::iter::once(Choice::new("", lang.say("list-every"), |it| it == chosen))
        .chain(names.into_iter().map(|name| Choice::new(name, name, |it| it == chosen)))
        .collect()
}

fn wanted(row: &OperationRow, listing: &Listing, lang: Lang) -> bool {
    let found = listing.get("q").is_none_or(|text| {
        let text = fold(text);
        let holds = |field: &str| fold(field).contains(&text);
        holds(&name(lang, row))
            || holds(row.code.as_str())
            || holds(&row.estate_name)
            || holds(row.estate.as_str())
    });
    found
        && listing.get("kind").is_none_or(|kind| row.kind.as_str() == kind)
        && listing.get("landlord").is_none_or(|landlord| fold(&row.landlord) == fold(landlord))
}

/// Sorts; ties and what is missing stay in the order of estates and codes.
fn sort(rows: &mut [OperationRow], order: Order<By>, lang: Lang) {
    let down = order.down;
    rows.sort_by_cached_key(|row| (fold(&row.estate_name), row.code.clone()));
    match order.by {
        By::Estate if down => rows.reverse(),
        By::Estate => {}
        By::Name => {
            rows.sort_by_cached_key(|row| fold(&name(lang, row)));
            if down {
                rows.reverse();
            }
        }
        By::Landlord => {
            rows.sort_by(|a, b| compare(Some(&a.landlord), Some(&b.landlord), down));
        }
        By::Last => rows.sort_by(|a, b| compare(a.last_on, b.last_on, down)),
        By::Planned | By::Financed | By::Ordered | By::Started | By::Delivered => {
            let number = |row: &OperationRow| match order.by {
                By::Planned => row.planned,
                By::Financed => Some(row.financed),
                By::Ordered => Some(row.ordered),
                By::Started => Some(row.started),
                _ => Some(row.delivered),
            };
            rows.sort_by(|a, b| compare(number(a), number(b), down));
        }
    }
}
