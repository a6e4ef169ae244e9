//! Every page of the demonstration is opened, and every figure on it compared with what its
//! reference gives and with the sum of the lines that explain it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use corons::domain::figure::Reference;
use corons::store::Depth;
use corons::text::Lang;

use crate::board::{deliver, number, publish, steady};
use crate::support::{Service, Voice};

/// Pages of one kind that are opened at most.
const OF_A_KIND: usize = 16;

/// A link to a figure, and what stands on it.
struct Link {
    page: String,
    reference: Reference,
    text: String,
}

/// What a crawl found.
#[derive(Default)]
struct Found {
    links: Vec<Link>,
    /// Pages and figures by kind of page.
    kinds: BTreeMap<String, (usize, usize)>,
}

/// The kind of page an address is: its path without names and numbers.
fn kind(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap();
    let words =
        ["", "years", "plans", "comparison", "entries", "operations", "estates", "programmes"];
    let parts = path.split('/').skip(1).map(|part| {
        let own = words.contains(&part) || !part.chars().any(|c| c.is_ascii_digit());
        let code = ["mc", "erbm"].contains(&part) || part.to_uppercase() == part;
        if own && (!code || part.is_empty()) { part } else { "*" }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The addresses and texts of the links of a page.
fn anchors(html: &str) -> Vec<(String, String)> {
    html.split("<a ")
        .skip(1)
        .filter_map(|rest| {
            let (tag, rest) = rest.split_once('>')?;
            let href = tag.split("href=\"").nth(1)?.split('"').next()?;
            let inner = rest.split("</a>").next()?;
            Some((href.replace("&#38;", "&").replace("&amp;", "&"), inner.to_owned()))
        })
        .collect()
}

/// Whether a page is opened: pages of reading, in one language, in one order.
fn is_read(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap();
    address.starts_with('/')
        && !["/figures", "/static", "/charts", "/account", "/sign", "/known"]
            .iter()
            .any(|it| path.starts_with(it))
        && ![".csv", ".xlsx", ".json", ".svg", ".png"].iter().any(|it| path.ends_with(it))
        && !["sort=", "lang=", "before="].iter().any(|it| address.contains(it))
}

fn crawl(reader: &Voice<'_>, start: &[&str]) -> Found {
    let mut found = Found::default();
    let mut queue: VecDeque<String> = start.iter().map(|it| (*it).to_owned()).collect();
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    while let Some(page) = queue.pop_front() {
        let counted = found.kinds.entry(kind(&page)).or_default();
        if counted.0 == OF_A_KIND {
            continue;
        }
        counted.0 += 1;
        let answer = reader.get(&page);
        if answer.status.code == 308 {
            continue;
        }
        assert_eq!(answer.status.code, 200, "{page}");
        for (href, text) in anchors(answer.text()) {
            if let Some(reference) = href.strip_prefix("/figures/") {
                let reference = reference.parse().unwrap_or_else(|_| panic!("{page}: {href}"));
                counted.1 += 1;
                found.links.push(Link { page: page.clone(), reference, text });
            } else if is_read(&href) {
                let address = href.split('#').next().unwrap().to_owned();
                if seen.insert(address.clone()) {
                    queue.push_back(address);
                }
            }
        }
    }
    found
}

/// Compares each link with its figure and with the sum of its explanation.
fn compare(service: &Service, found: &Found) {
    let unique: BTreeMap<String, &Reference> =
        found.links.iter().map(|link| (link.reference.to_string(), &link.reference)).collect();
    let values: BTreeMap<String, i64> = service
        .store
        .read(|read| {
            let mut values = BTreeMap::new();
            for (name, reference) in &unique {
                let explained = read.explain(reference, Depth::Grouped)?;
                let value = explained.value.clone().unwrap_or_else(|why| panic!("{name}: {why:?}"));
                assert_eq!(explained.sum(), value, "{name}: the lines sum to something else");
                values.insert(name.clone(), value);
            }
            Ok(values)
        })
        .unwrap();
    for Link { page, reference, text } in &found.links {
        let value = values[&reference.to_string()];
        assert_eq!(number(text), value, "{page}: {text:?} is not {reference}");
        let written = [Lang::Fr.count(value), Lang::Fr.signed(value)];
        assert!(written.contains(text), "{page}: {text:?}");
    }
}

/// Compares what the tables that are downloaded sum to.
fn download(reader: &Voice<'_>, found: &Found) {
    for link in found.links.iter().step_by(found.links.len() / 40) {
        for ending in [".csv", "/entries.csv"] {
            let table = reader.get(&format!("/figures/{}{ending}", link.reference)).expect(200);
            let cell = |line: &str, place: usize| -> i64 {
                line.split(';').nth(place).unwrap().parse().unwrap()
            };
            let lines: Vec<&str> = table.text().lines().skip(1).collect();
            let (last, lines) = lines.split_last().unwrap();
            let sum: i64 = lines.iter().map(|line| cell(line, 6)).sum();
            let value = number(&link.text);
            assert_eq!((sum, cell(last, 6)), (value, value), "{}", link.reference);
            assert!(lines.last().is_none_or(|line| cell(line, 7) == value), "{}", link.reference);
        }
        reader.get(&format!("/figures/{}", link.reference)).expect(200);
    }
}

#[test]
fn every_number_that_is_a_figure_equals_the_sum_of_its_explanation() {
    let service = Service::demonstration("2026-11-23T08:14:00Z");
    let reader = service.reader();
    let found = crawl(&reader, &["/", "/programmes/erbm"]);
    for (kind, pages, figures) in [
        ("", 1, 150),
        ("programmes/*", 2, 150),
        ("programmes/*/years/*", 16, 1_500),
        ("programmes/*/plans", 1, 2),
        ("programmes/*/plans/*", 2, 500),
        ("programmes/*/plans/comparison", 2, 40),
        ("estates", 3, 200),
        ("estates/*", 10, 200),
        ("operations", 2, 200),
        ("operations/*", 10, 40),
        ("entries", 1, 0),
        ("entries/*", 2, 0),
    ] {
        let met = found.kinds.get(kind).copied().unwrap_or_default();
        assert!(met.0 >= pages && met.1 >= figures, "{kind:?}: {met:?} in {:?}", found.kinds);
    }
    compare(&service, &found);
    download(&reader, &found);
}

#[test]
fn figures_read_in_the_middle_of_a_month_and_dated_by_a_year_are_explained_too() {
    let service = Service::with(|store| {
        deliver(store, "LENS-4", "2026", 15);
        steady(store);
        deliver(store, "LENS-4", "2021", 150);
        deliver(store, "LENS-4", "2022", 15);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    });
    let reader = service.reader();
    let pages = [
        "/programmes/mc?to=2026-09-14",
        "/programmes/mc?to=2026-11-23",
        "/programmes/mc/years/2026?to=2026-03-09",
        "/programmes/mc/years/2026?to=2026-11-23",
        "/programmes/mc/years/2021",
        "/estates?to=2026-09-14",
        "/estates/LENS-12-14?to=2025-02-28",
        "/programmes/erbm",
        "/operations",
    ];
    let found = crawl(&reader, &pages);
    assert!(found.links.len() > 500, "{}", found.links.len());
    compare(&service, &found);
    let empty = Service::with(|store| deliver(store, "NON-REPARTI", "2021", 1_500));
    let found = crawl(&empty.reader(), &["/"]);
    assert!(found.links.len() > 100, "{}", found.links.len());
    compare(&empty, &found);
}
