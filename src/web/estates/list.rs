//! The list of estates: found by name, commune or code, sorted by any column.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::format::plain;
use super::super::guards::Reader;
use super::super::lens::{Asked, Lens};
use super::super::listing::{Choice, Column, Head, Listing, Order, Pages, compare};
use super::super::marks::{Number, Variance, bar};
use super::super::page::{Page, Place};
use crate::domain::calendar::Month;
use crate::domain::figure::{FigureScope, Quantity};
use crate::domain::names::fold;
use crate::domain::rollup::EstateRow;
use crate::exports::{self, Format};
use crate::text::Lang;

/// By what the list can be sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Name,
    Epci,
    Dwellings,
    Actual,
    Planned,
    Variance,
    Remaining,
    Last,
}

const fn column(by: By, word: &'static str, title: &'static str, down: bool) -> Column<By> {
    let right = !matches!(by, By::Name | By::Epci | By::Last);
    Column { by, word, title, right, down }
}

const COLUMNS: [Column<By>; 8] = [
    column(By::Name, "name", "estates-head-name", false),
    column(By::Epci, "epci", "estates-head-epci", false),
    column(By::Dwellings, "dwellings", "estates-head-dwellings", true),
    column(By::Actual, "actual", "estates-head-actual", true),
    column(By::Planned, "planned", "estates-head-planned", true),
    column(By::Variance, "variance", "estates-head-variance", false),
    column(By::Remaining, "remaining", "estates-head-remaining", true),
    column(By::Last, "last", "estates-head-last", true),
];

/// The states a list can be narrowed to: words of the address and keys of their names.
const STATES: [(&str, &str); 4] = [
    ("behind", "estates-state-behind"),
    ("ahead", "estates-state-ahead"),
    ("silent", "estates-state-silent"),
    ("unknown", "estates-state-unknown"),
];

#[derive(Template)]
#[template(path = "estates/list.html")]
struct EstatesPage {
    page: Page,
    /// What the list is read through.
    about: String,
    /// Why nothing is compared, if nothing is.
    uncompared: Option<&'static str>,
    /// Address and name of the other programmes.
    others: Vec<(String, String)>,
    q: String,
    epcis: Vec<Choice>,
    states: Vec<Choice>,
    orders: Vec<Choice>,
    hidden: Vec<(String, String)>,
    heads: Vec<Head>,
    csv: String,
    rows: Vec<Row>,
    pages: Option<Pages>,
    /// The list without search; given when nothing was found.
    bare: Option<String>,
    silent: String,
}

/// A row as it is shown.
struct Row {
    code: String,
    name: String,
    commune: Option<String>,
    epci: Option<String>,
    dwellings: Option<String>,
    fictional: bool,
    silent: bool,
    actual: Number,
    planned: Option<Number>,
    variance: Option<Variance>,
    bar: String,
    remaining: Option<Number>,
    last: Option<String>,
}

#[get("/estates")]
pub(in super::super) async fn list(reader: Reader) -> Done<Answer> {
    let asked = Asked::of(&reader)?;
    let listing = Listing::of(&reader);
    reader
        .cached(ContentType::HTML, move |read, page| {
            let lens = Lens::read(read, &asked)?;
            let rows = read.estate_rows(&lens.whole)?;
            Ok(shown(page, &lens, &listing, rows).render()?)
        })
        .await
}

/// The same table as a French spreadsheet opens it.
#[get("/estates.csv")]
pub(in super::super) async fn csv(reader: Reader) -> Done<Answer> {
    file(&reader, Format::CSV).await
}

/// The same table as a workbook.
#[get("/estates.xlsx")]
pub(in super::super) async fn xlsx(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Xlsx(Lang::Fr)).await
}

/// The same table for programs.
#[get("/estates.json")]
pub(in super::super) async fn json(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Json).await
}

async fn file(reader: &Reader, format: Format) -> Done<Answer> {
    let asked = Asked::of(reader)?;
    let name = format!("{}-cites", plain(asked.programme().unwrap_or(&reader.app.programme)));
    reader
        .table(&name, format, move |read, format| {
            let lens = Lens::read(read, &asked)?;
            Ok(exports::estates(read, &lens.whole, format)?)
        })
        .await
}

fn shown(page: Page, lens: &Lens, listing: &Listing, mut rows: Vec<EstateRow>) -> EstatesPage {
    let lang = page.lang;
    if lens.lacking {
        // Nothing is compared to date while a whole year is missing.
        for row in &mut rows {
            (row.planned, row.target) = (None, None);
        }
    }
    let title = title(lang, &rows);
    let epcis = epcis(&rows, listing, lang);
    let most = rows.iter().map(|row| row.actual.max(row.planned.unwrap_or(0))).max().unwrap_or(0);
    let has_plan = rows.iter().any(|row| row.planned.is_some());
    let first = Order { by: if has_plan { By::Variance } else { By::Name }, down: false };
    let order = listing.order(&COLUMNS).unwrap_or(first);
    rows.retain(|row| wanted(row, listing));
    sort(&mut rows, order);
    let (rows, pages) = listing.page(rows, lang);
    let rows: Vec<Row> = rows.iter().map(|it| row(lang, it, lens, most)).collect();
    EstatesPage {
        about: about(lang, lens, has_plan),
        uncompared: match (lens.lacking, has_plan) {
            (true, _) => Some("estates-lacking"),
            (false, false) => Some("estates-no-plan-by-estate"),
            (false, true) => None,
        },
        others: lens
            .programmes
            .iter()
            .filter(|it| it.code != lens.whole.programme.code)
            .map(|it| (listing.with("programme", it.code.as_str()), it.name.clone()))
            .collect(),
        q: listing.get("q").unwrap_or_default().to_owned(),
        epcis,
        states: states(listing, lang),
        orders: Listing::orders(&COLUMNS, order, lang),
        hidden: listing.hidden(&["q", "epci", "state", "sort"]),
        heads: listing.heads(&COLUMNS, order, lang),
        csv: listing.file("csv"),
        bare: rows.is_empty().then(|| listing.bare().to_owned()),
        rows,
        pages,
        silent: lang.month_in_words(Month::of(lens.whole.to)),
        page: page
            .titled(title)
            .place(Place::Estates)
            .programme(lens.whole.programme.code.as_str())
            .wide(),
    }
}

/// "66 cités : 29 en retard, 3 au plan, 9 en avance, 25 sans plan".
fn title(lang: Lang, rows: &[EstateRow]) -> String {
    let count = |wanted: fn(&Option<i64>) -> bool| {
        rows.iter().map(EstateRow::variance).filter(wanted).count()
    };
    let none = count(Option::is_none);
    let key = match none {
        none if none == rows.len() => "estates-title-unplanned",
        0 => "estates-title-planned",
        _ => "estates-title-some-planned",
    };
    lang.say_with(
        key,
        &[
            ("n", rows.len().into()),
            ("behind", count(|it| it.is_some_and(|v| v < 0)).into()),
            ("even", count(|it| *it == Some(0)).into()),
            ("ahead", count(|it| it.is_some_and(|v| v > 0)).into()),
            ("none", none.into()),
        ],
    )
}

fn about(lang: Lang, lens: &Lens, has_plan: bool) -> String {
    let key = if has_plan { "estates-about-planned" } else { "estates-about" };
    lang.say_with(
        key,
        &[
            ("programme", (&lens.whole.programme.name).into()),
            ("stage", lang.stage_name(lens.whole.stage).into()),
            ("day", lang.day_in_words(lens.whole.to).into()),
        ],
    )
}

/// The EPCI some estate lies in, by name.
fn epcis(rows: &[EstateRow], listing: &Listing, lang: Lang) -> Vec<Choice> {
    let mut found: Vec<(&str, &str)> =
        rows.iter().filter_map(|row| row.epci_name.as_deref().zip(row.epci.as_deref())).collect();
    found.sort_unstable();
    found.dedup();
    let chosen = listing.get("epci").unwrap_or_default();
    let all = Choice::new("", lang.say("list-every"), |it| it == chosen);
    let none = Choice::new("none", lang.say("no-commune"), |it| it == chosen);
    std::iter::once(all)
        .chain(found.into_iter().map(|(name, siren)| Choice::new(siren, name, |it| it == chosen)))
        .chain(std::iter::once(none))
        .collect()
}

fn states(listing: &Listing, lang: Lang) -> Vec<Choice> {
    let chosen = listing.get("state").unwrap_or_default();
    std::iter::once(("", "list-every"))
        .chain(STATES)
        .map(|(word, key)| Choice::new(word, lang.say(key), |it| it == chosen))
        .collect()
}

/// Whether a row is searched for. Words nobody knows find nothing rather than everything.
fn wanted(row: &EstateRow, listing: &Listing) -> bool {
    let found = listing.get("q").is_none_or(|text| {
        let text = fold(text);
        let holds = |field: &str| fold(field).contains(&text);
        holds(&row.name)
            || holds(row.code.as_str())
            || row.commune.as_deref().is_some_and(holds)
            || row.insee.as_deref() == Some(text.as_str())
    });
    found
        && listing.get("epci").is_none_or(|epci| match epci {
            "none" => row.insee.is_none(),
            siren => row.epci.as_deref() == Some(siren),
        })
        && listing.get("state").is_none_or(|state| match state {
            "behind" => row.variance().is_some_and(|variance| variance < 0),
            "ahead" => row.variance().is_some_and(|variance| variance > 0),
            "silent" => row.silent,
            "unknown" => row.dwellings.is_none(),
            _ => false,
        })
}

/// Sorts; ties and what is missing stay in the order of names.
fn sort(rows: &mut [EstateRow], order: Order<By>) {
    let down = order.down;
    rows.sort_by_cached_key(|row| fold(&row.name));
    match order.by {
        By::Name if down => rows.reverse(),
        By::Name => {}
        By::Epci => {
            rows.sort_by(|a, b| compare(a.epci_name.as_ref(), b.epci_name.as_ref(), down));
        }
        By::Last => rows.sort_by(|a, b| compare(a.last_on, b.last_on, down)),
        By::Dwellings | By::Actual | By::Planned | By::Variance | By::Remaining => {
            let number = |row: &EstateRow| match order.by {
                By::Dwellings => row.dwellings,
                By::Planned => row.planned,
                By::Variance => row.variance(),
                By::Remaining => row.remaining(),
                _ => Some(row.actual),
            };
            rows.sort_by(|a, b| compare(number(a), number(b), down));
        }
    }
}

fn row(lang: Lang, it: &EstateRow, lens: &Lens, most: i64) -> Row {
    let version = lens.version();
    let figure =
        |quantity| lens.whole.reference(quantity).within(FigureScope::Estate(it.code.clone()));
    // What is left of the estate's size is no figure: its size stands in no ledger.
    let remaining = it.target.map(|_| figure(Quantity::Remaining(version)));
    let actual = (!it.in_part).then(|| figure(Quantity::Actual));
    Row {
        code: it.code.to_string(),
        name: it.name.clone(),
        commune: it.commune.clone(),
        epci: it.epci_name.clone(),
        dwellings: it.dwellings.map(|n| lang.count(n)),
        fictional: it.fictional,
        silent: it.silent,
        actual: Number::maybe(lang, it.actual, actual.as_ref()),
        planned: it.planned.map(|n| Number::of(lang, n, &figure(Quantity::Plan(version)))),
        variance: it
            .variance()
            .map(|n| Variance::of(lang, n).figure(&figure(Quantity::Variance(version)))),
        bar: bar(144, it.actual, it.planned, most),
        remaining: it
            .remaining()
            .filter(|_| !lens.lacking)
            .map(|n| Number::maybe(lang, n, remaining.as_ref())),
        last: it.last_on.map(|day| lang.day_short(day)),
    }
}
