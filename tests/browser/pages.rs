//! Every page there is, from the mounted addresses: one with places in it has an example here,
//! and a new one without is a red test.

use corons::web;
use libtest_mimic::Failed;
use rocket::http::Method;

/// Who looks at a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Nobody,
    Manager,
    Admin,
}

/// An example of an address: as it is, or the first link on another page that begins so.
pub enum Example {
    At(&'static str),
    Linked(&'static str, &'static str),
    /// A board link made for the test, and what follows it.
    Board(&'static str),
}

use Example::{At, Board, Linked};
use Who::{Admin, Manager, Nobody};

/// What answers something else than a page.
const NO_PAGES: [&str; 9] = [
    "/api/v1/",
    "/static/",
    "/charts/",
    "/healthz",
    "/readyz",
    "/metrics",
    "/board/<_>/charts/",
    "/sign-in/code",
    "/proposals/<id>/remarks",
];
const ENDINGS: [&str; 8] = [".csv", ".json", ".svg", ".png", ".xlsx", ".pdf", ".zip", "/<file>"];

/// The addresses with places, or whose reader is not the manager.
const EXAMPLES: &[(&str, Who, Example)] = &[
    ("/accessibility", Nobody, At("/accessibility")),
    ("/board/<_>/presentation", Nobody, Board("/presentation")),
    ("/board/<name>", Nobody, Board("")),
    ("/communes/<insee>", Manager, At("/communes/62498")),
    ("/entries/<position>", Manager, Linked("/entries", "/entries/")),
    ("/entries/<position>/correction", Manager, Linked("/entries/*", "/entries/*/correction")),
    ("/entries/<position>/defects", Manager, Linked("/entries/*", "/entries/*/defects")),
    ("/entries/<position>/dwellings", Manager, Linked("/entries/*", "/entries/*/dwellings")),
    ("/estates/<code>", Manager, At("/estates/LENS-4")),
    ("/estates/<code>/dwellings", Manager, At("/estates/LENS-4/dwellings")),
    ("/estates/<code>/dwellings/<id>/edit", Manager, At("/estates/LENS-4/dwellings")),
    ("/estates/<code>/edit", Manager, At("/estates/LENS-4/edit")),
    ("/figures/<name>", Manager, Linked("/", "/figures/")),
    ("/figures/<reference>/entries", Manager, Linked("/figures/*", "/figures/*/entries")),
    ("/invitation/<secret>", Nobody, At("/invitation/1")),
    ("/operations/<code>", Manager, Linked("/operations", "/operations/")),
    ("/operations/<code>/edit", Manager, Linked("/operations/*", "/operations/*/edit")),
    ("/editions/<name>", Manager, Linked("/editions", "/editions/")),
    ("/programmes/<code>/annotations", Manager, At("/programmes/mc/annotations")),
    ("/programmes/<code>/charts", Manager, At("/programmes/mc/charts")),
    ("/programmes/<code>/days", Manager, At("/programmes/erbm/days")),
    ("/programmes/<code>/missing", Manager, At("/programmes/mc/missing")),
    ("/programmes/<code>/pace", Manager, At("/programmes/mc/pace")),
    ("/programmes/<code>/plans", Manager, At("/programmes/mc/plans")),
    ("/programmes/<code>/plans/<number>", Manager, At("/programmes/mc/plans/2")),
    (
        "/programmes/<code>/plans/<number>/publication",
        Manager,
        At("/programmes/mc/plans/3/publication"),
    ),
    (
        "/programmes/<code>/plans/comparison",
        Manager,
        At("/programmes/mc/plans/comparison?from=1&to=2"),
    ),
    ("/programmes/<code>/plans/draft", Manager, At("/programmes/mc/plans/draft")),
    ("/programmes/<code>/presentation", Manager, At("/programmes/mc/presentation")),
    ("/programmes/<code>/what-if", Manager, At("/programmes/mc/what-if?pace=300&without=LENS-4")),
    ("/programmes/<code>/years/<year>", Manager, At("/programmes/mc/years/2024")),
    ("/programmes/<name>", Manager, At("/programmes/erbm")),
    ("/proposals/<id>", Manager, Linked("/proposals", "/proposals/")),
    ("/restatements/entries", Manager, At("/restatements/entries?from=@4000&cause=late")),
    ("/setup/<secret>", Nobody, At("/setup/1")),
    ("/sign-in", Nobody, At("/sign-in")),
    ("/tokens", Admin, At("/tokens")),
    ("/users", Admin, At("/users")),
    ("/users/<login>", Admin, At("/users/lecture")),
    ("/users/new", Admin, At("/users/new")),
    ("/years/<year>/closing", Manager, At("/years/2025/closing")),
    ("/years/<year>/closings/<name>", Manager, At("/years/2018/closings/1")),
    ("/years/<year>/corrections-only", Manager, At("/years/2025/corrections-only")),
    ("/years/<year>/reopening", Manager, At("/years/2018/reopening")),
];

/// The addresses of pages, as they are mounted.
fn mounted() -> Vec<String> {
    let mut pages: Vec<String> = web::routes()
        .iter()
        .filter(|route| route.method == Method::Get)
        .map(|route| route.uri.to_string().split('?').next().unwrap_or_default().to_owned())
        .filter(|uri| !NO_PAGES.iter().any(|it| uri.starts_with(it)))
        .filter(|uri| !ENDINGS.iter().any(|it| uri.ends_with(it)))
        .collect();
    pages.sort();
    pages.dedup();
    pages
}

/// Every page with who looks at it and where it is.
pub fn all() -> Vec<(String, Who, Option<&'static Example>)> {
    let page = |uri: String| {
        let example = EXAMPLES.iter().find(|(of, ..)| *of == uri);
        let (who, at) = example.map_or((Manager, None), |(_, who, at)| (*who, Some(at)));
        (uri, who, at)
    };
    mounted().into_iter().map(page).collect()
}

/// No page is left without an example, and no example without its page.
pub fn complete() -> Result<(), Failed> {
    let mounted = mounted();
    for (uri, _, example) in all() {
        if uri.contains('<') && example.is_none() {
            return Err(format!("{uri} has no example in tests/browser/pages.rs").into());
        }
    }
    for (uri, ..) in EXAMPLES {
        if !mounted.iter().any(|it| it == uri) {
            return Err(format!("{uri} is not mounted any more").into());
        }
    }
    Ok(())
}
