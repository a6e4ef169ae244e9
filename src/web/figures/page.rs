//! The pages of a figure.

use askama::Template;

use super::rows::{Row, Table, row, tables};
use crate::domain::explanation::{Explanation, What};
use crate::domain::figure::{Quantity, Reference};
use crate::domain::ids::Position;
use crate::text::Lang;
use crate::web::db::Done;
use crate::web::marks::address;
use crate::web::page::Page;

/// Lines of one page of the list.
const LINES: usize = 500;

/// What the head knows of the figure.
pub(super) enum Newer {
    /// Nothing was recorded since.
    Newest,
    /// It has this to say.
    Is(Box<Explanation>),
    /// What it is about is no longer there.
    Gone(Position),
}

/// What both pages begin with.
struct Head {
    reference: String,
    value: Option<String>,
    /// "logements livrés".
    unit: String,
    definition: String,
    known: String,
    programme: (String, String),
}

#[derive(Template)]
#[template(path = "figures/show.html")]
struct FigurePage {
    page: Page,
    head: Head,
    absent: Option<String>,
    missing: Option<String>,
    newer: String,
    newer_href: Option<String>,
    made: String,
    tables: Vec<Table>,
    /// The name of the last line, where two lists lead to it.
    result: Option<&'static str>,
    /// There are lines of the ledger to be seen one by one.
    entries: bool,
}

#[derive(Template)]
#[template(path = "figures/entries.html")]
struct EntriesPage {
    page: Page,
    head: Head,
    rows: Vec<Row>,
    /// The sum before the first row.
    carried: Option<String>,
    /// The sum of all, on the last page.
    total: Option<String>,
    here: Option<String>,
    before: Option<usize>,
    after: Option<usize>,
}

/// A value as pages write it: what compares bears its sign.
fn written(lang: Lang, reference: &Reference, value: i64) -> String {
    match reference.quantity {
        Quantity::Variance(_) => lang.signed(value),
        _ => lang.count(value),
    }
}

impl Head {
    fn of(lang: Lang, of: &Explanation) -> Self {
        let recorded = of.known.at.map_or(of.known.on, crate::domain::calendar::paris_day);
        let known =
            [("position", of.known.position.into()), ("day", lang.day_in_words(recorded).into())];
        Self {
            reference: of.reference.to_string(),
            value: of.value.as_ref().ok().map(|n| written(lang, &of.reference, *n)),
            unit: lang.stage_dwellings(of.reference.stage).into_owned(),
            definition: lang.definition(of),
            known: lang.say_with("figures-known-at", &known),
            programme: (of.programme.code.to_string(), of.programme.name.clone()),
        }
    }

    fn title(&self, page: &Page) -> String {
        let value = self.value.clone().unwrap_or_else(|| page.say("figures-none").into_owned());
        format!("{value} {}", self.unit)
    }
}

/// The page of a figure.
pub(super) fn render(page: Page, of: &Explanation, newer: &Newer) -> Done<String> {
    let lang = page.lang;
    let head = Head::of(lang, of);
    let (newer, newer_href) = said_of(lang, of, newer);
    let grouped = of
        .lists
        .iter()
        .any(|list| list.lines.iter().any(|line| matches!(line.what, What::Group(..))));
    let mut made = Vec::new();
    if !matches!(of.reference.quantity, Quantity::Plan(_)) && of.value.is_ok() {
        made.push(lang.say_with("figures-made-entries", &[("n", of.entries.into())]));
    }
    if grouped {
        made.push(lang.say("figures-made-grouped").into_owned());
    }
    if of.value.is_ok() {
        made.push(lang.say("figures-made-sum").into_owned());
    }
    let absent = of.value.as_ref().err().map(|absence| lang.absence(absence));
    let missing = (absent.is_none() && !of.missing.is_empty()).then(|| {
        let args = [("n", of.missing.len().into()), ("years", lang.years(&of.missing).into())];
        lang.say_with("figures-missing", &args)
    });
    let html = FigurePage {
        absent,
        missing,
        newer,
        newer_href,
        made: made.join(" "),
        tables: tables(lang, of),
        result: match of.reference.quantity {
            Quantity::Variance(_) => Some("figures-result-var"),
            Quantity::Remaining(_) => Some("figures-result-rem"),
            Quantity::Actual | Quantity::Plan(_) => None,
        },
        entries: of.entries > 0,
        page: page.programme(of.programme.code.as_str()),
        head,
    };
    let title = html.head.title(&html.page);
    let html = FigurePage { page: html.page.clone().titled(title), ..html };
    Ok(html.render()?)
}

/// Whether a newer value exists, in a sentence, and where it stands.
fn said_of(lang: Lang, of: &Explanation, newer: &Newer) -> (String, Option<String>) {
    let now = match newer {
        Newer::Newest => return (lang.say("figures-newest").into_owned(), None),
        Newer::Gone(head) => {
            let args = [("position", (*head).into())];
            return (lang.say_with("figures-newer-gone", &args), None);
        }
        Newer::Is(now) => now,
    };
    let position = ("position", now.known.position.into());
    let href = Some(address(&now.reference));
    match &now.value {
        value if *value == of.value => (lang.say_with("figures-unchanged", &[position]), href),
        Ok(value) => {
            let value = ("value", written(lang, &now.reference, *value).into());
            (lang.say_with("figures-newer", &[value, position]), href)
        }
        Err(_) => (lang.say_with("figures-newer-none", &[position]), href),
    }
}

/// A page of the list of every line.
pub(super) fn render_entries(page: Page, of: &Explanation, number: usize) -> Done<String> {
    let lang = page.lang;
    let lines: Vec<_> = of.running().collect();
    let last = lines.len().div_ceil(LINES).max(1);
    let number = number.clamp(1, last);
    let skipped = (number - 1) * LINES;
    let carried = skipped.checked_sub(1).and_then(|at| lines.get(at)).map(|(_, sum)| *sum);
    let shown = lines.iter().skip(skipped).take(LINES);
    let rows: Vec<Row> = shown.map(|(line, running)| row(lang, line, *running)).collect();
    let here = (last > 1).then(|| {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
        let args = [
            ("from", count(skipped + 1)),
            ("to", count(skipped + rows.len())),
            ("count", count(lines.len())),
        ];
        lang.say_with("figures-pages", &args)
    });
    let head = Head::of(lang, of);
    let title = head.title(&page);
    Ok(EntriesPage {
        page: page.titled(title).programme(of.programme.code.as_str()),
        rows,
        carried: carried.map(|n| lang.count(n)),
        total: (number == last).then(|| head.value.clone()).flatten(),
        here,
        before: (number > 1).then(|| number - 1),
        after: (number < last).then(|| number + 1),
        head,
    }
    .render()?)
}
