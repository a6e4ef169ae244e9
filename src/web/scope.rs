//! What a person limited to a scope can open (DESIGN 9): a short list of addresses, which show what
//! lies within; everything else is not there for them, and nothing leads there.

use askama::Template;
use rocket::Request;
use rocket::http::ContentType;

use super::answer::Answer;
use super::db::Done;
use super::guards::Reader;
use super::lens::{Asked, Lens};
use super::marks::Number;
use super::page::{Page, Place};
use crate::domain::figure::{FigureScope, Quantity, Reference};
use crate::domain::rollup::EstateRow;
use crate::text::Lang;

/// The addresses that show only what lies within a scope. What is not here is not found.
const OPEN: [&str; 54] = [
    "/",
    "/programmes/<name>",
    "/estates",
    "/estates.csv",
    "/estates.xlsx",
    "/estates.json",
    "/estates/<code>",
    "/estates/<code>/entries",
    "/estates/<code>/statements",
    "/estates/<code>/dwellings",
    "/estates/<code>/dwellings.csv",
    "/estates/<code>/dwellings.xlsx",
    "/estates/<code>/dwellings.json",
    "/estates/<code>/dwellings/<id>/edit",
    "/communes/<insee>",
    "/operations",
    "/operations.csv",
    "/operations.xlsx",
    "/operations.json",
    "/operations/<code>",
    "/operations/<code>/entries",
    "/charts/<file>",
    "/figures",
    "/figures/<name>",
    "/figures/<reference>/entries",
    "/figures/<reference>/entries.csv",
    "/figures/<reference>/entries.xlsx",
    "/figures/<reference>/entries.json",
    "/api/v1/entries",
    "/api/v1/figures/<reference>",
    "/api/v1/figures/<reference>/entries",
    "/entries",
    "/entries.csv",
    "/entries.xlsx",
    "/entries.json",
    "/entries/new",
    "/entries/<position>",
    "/entries/<position>/correction",
    "/entries/<position>/defects",
    "/entries/<position>/cures",
    "/entries/<position>/defects/<defect>/reversal",
    "/entries/<position>/dwellings",
    "/entries/<position>/dwellings/removal",
    "/known",
    "/reconciliation",
    "/proposals",
    "/proposals/<id>",
    "/proposals/<id>/remarks",
    "/proposals/<id>/removal",
    "/templates",
    "/templates/entries.xlsx",
    "/templates/estates.xlsx",
    "/templates/dwellings.xlsx",
    "/sign-out",
];

/// Those of the API.
const OPEN_API: [&str; 15] = [
    "/api/v1/openapi.json",
    "/api/v1/programmes/<code>/progress",
    "/api/v1/estates",
    "/api/v1/estates/<code>",
    "/api/v1/estates/<code>/dwellings",
    "/api/v1/operations",
    "/api/v1/operations/<code>",
    "/api/v1/entries",
    "/api/v1/entries/<position>",
    "/api/v1/entries/<position>/correction",
    "/api/v1/entries/<position>/defects",
    "/api/v1/entries/<position>/cures",
    "/api/v1/entries/<position>/defects/<defect>/reversal",
    "/api/v1/proposals",
    "/api/v1/proposals/<id>",
];

/// Whether a route is one of these, or of the person's own account.
fn is_open(uri: &str) -> bool {
    OPEN.contains(&uri)
        || OPEN_API.contains(&uri)
        || uri == "/account"
        || uri.starts_with("/account/")
}

/// Whether somebody limited to a scope may open what is asked for.
pub(super) fn opens(request: &Request<'_>) -> bool {
    let uri = request.route().map(|route| route.uri.to_string());
    uri.is_some_and(|uri| is_open(uri.split('?').next().unwrap_or_default()))
}

/// Whether a link leads somewhere for who is limited to a scope.
fn leads(address: &str) -> bool {
    let (path, query) = address.split_once(['?', '#']).unwrap_or((address, ""));
    if path.starts_with("/static/") || path.starts_with("/sign-") {
        return true;
    }
    let named = |name: &str| path.strip_prefix(name).filter(|rest| !rest.is_empty());
    if let Some(rest) = named("/figures/") {
        let text = rest.split('/').next().unwrap_or_default();
        let endings = [".csv", ".xlsx", ".json"];
        let text = endings.iter().find_map(|it| text.strip_suffix(it)).unwrap_or(text);
        return text.parse::<Reference>().is_ok_and(|it| is_part(&it.scope));
    }
    if named("/charts/").or(named("/programmes/")).is_some() {
        let parts = ["estate=", "epci=", "commune=", "landlord="];
        return parts.iter().any(|part| query.contains(part));
    }
    is_open(path) || OPEN.iter().any(|route| matches(route, path))
}

/// Whether a figure can be of a part within a scope.
fn is_part(scope: &FigureScope) -> bool {
    matches!(
        scope,
        FigureScope::Epci(_)
            | FigureScope::Commune(_)
            | FigureScope::Estate(_)
            | FigureScope::Landlord(_)
            | FigureScope::Operation(_)
    )
}

/// Whether a path is one of a route's.
pub(super) fn matches(route: &str, path: &str) -> bool {
    let (mut of_route, mut of_path) = (route.split('/'), path.split('/'));
    loop {
        match (of_route.next(), of_path.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) if one.starts_with('<') && !other.is_empty() => {}
            _ => return false,
        }
    }
}

/// A page whose links lead somewhere for who is limited to a scope: of the others the words stay.
pub(super) fn within(html: &str) -> String {
    keep_links(html, leads)
}

/// A page without links to figures: what it sums is a part of what they are.
pub(super) fn without_figures(html: &str) -> String {
    keep_links(html, |address| !address.starts_with("/figures/"))
}

fn keep_links(html: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    // Links do not stand within one another: each end belongs to the last beginning.
    let mut gone = false;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let end = from.find('>').map_or(from.len(), |end| end + 1);
        let (tag, after) = from.split_at(end);
        if tag.starts_with("<a ") {
            let address = tag.split_once(" href=\"").map(|(_, it)| it.split('"').next());
            let address = address.flatten().unwrap_or_default().replace("&amp;", "&");
            gone = address.starts_with('/') && !keep(&address.replace("&#38;", "&"));
        }
        let closes = tag == "</a>";
        if !(gone && (closes || tag.starts_with("<a "))) {
            kept.push_str(tag);
        }
        gone &= !closes;
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[derive(Template)]
#[template(path = "scope.html")]
struct StartPage {
    page: Page,
    says: String,
    about: String,
    /// Address and name of the other programmes.
    others: Vec<(String, String)>,
    head: String,
    rows: Vec<Row>,
}

/// An estate within.
struct Row {
    code: String,
    name: String,
    commune: Option<String>,
    actual: Number,
    last: Option<String>,
}

/// Where somebody limited to a scope begins: what they see, what they may do, their estates.
pub(super) async fn start(reader: Reader) -> Done<Answer> {
    let asked = Asked::of(&reader)?;
    let scope = reader.scope().cloned().unwrap_or_default();
    reader
        .cached(ContentType::HTML, move |read, page| {
            let lang = page.lang;
            let lens = Lens::read(read, &asked)?;
            let names = read.scope_names(&scope)?;
            let found = read.estate_rows(&lens.whole)?;
            let rows = found.into_iter().map(|it| row(lang, &lens, it)).collect();
            let says = page.say_text("scope-says", &lang.scope_in_words(&names));
            let title = page.say("scope-title");
            let others = lens.programmes.iter();
            let others = others.filter(|it| it.code != lens.whole.programme.code);
            Ok(StartPage {
                says,
                about: lens.about(lang),
                others: others
                    .map(|it| (format!("/?programme={}", it.code), it.name.clone()))
                    .collect(),
                head: page.say_text("scope-head-actual", &lang.stage_dwellings(lens.whole.stage)),
                rows,
                page: page.titled(title).place(Place::Programme),
            }
            .render()?)
        })
        .await
}

fn row(lang: Lang, lens: &Lens, it: EstateRow) -> Row {
    let figure = lens.whole.reference(Quantity::Actual);
    let figure = (!it.in_part).then(|| figure.within(FigureScope::Estate(it.code.clone())));
    Row {
        code: it.code.to_string(),
        name: it.name,
        commune: it.commune,
        actual: Number::maybe(lang, it.actual, figure.as_ref()),
        last: it.last_on.map(|day| lang.day_short(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_address_is_one_of_the_service() {
        let routes: Vec<String> =
            super::super::routes().iter().map(|it| it.uri.to_string()).collect();
        for open in OPEN.into_iter().chain(OPEN_API) {
            let found = routes.iter().any(|uri| uri.split('?').next() == Some(open));
            assert!(found, "{open}");
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_loses_its_address_and_keeps_its_words() {
        let page = "<p><a href=\"/years\">2025</a> <a class=\"n\" href=\"/estates/LENS-4\"><b>x</b></a> \
                    <a href=\"#top\">y</a> <a href=\"/history?subject=A&amp;x=1\">z</a></p>";
        assert_eq!(
            within(page),
            "<p>2025 <a class=\"n\" href=\"/estates/LENS-4\"><b>x</b></a> \
             <a href=\"#top\">y</a> z</p>"
        );
        for (address, leads_there) in [
            ("/", true),
            ("/estates?q=lens", true),
            ("/entries/4", true),
            ("/programmes/mc", false),
            ("/programmes/mc/plans", false),
            ("/charts/progress.svg?estate=LENS-4", true),
            ("/charts/progress.svg", false),
            ("/years?programme=mc", false),
            ("/restatements?programme=mc", false),
            ("/account/password", true),
            ("/estates/", false),
        ] {
            assert_eq!(leads(address), leads_there, "{address}");
        }
    }
}
