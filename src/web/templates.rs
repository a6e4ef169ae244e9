//! Files to fill in, and the page that offers them.

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use super::answer::Answer;
use super::db::Done;
use super::format::plain;
use super::guards::Contributor;
use super::page::{Page, Place};
use crate::domain::proposal::Kind;
use crate::exports::Format;
use crate::exports::templates::{Held, held, template};
use crate::text::Lang;

#[derive(Template)]
#[template(path = "templates/page.html")]
struct TemplatesPage {
    page: Page,
    /// There is no estate to record anything on.
    none: bool,
    lines: Vec<Line>,
}

/// A file.
struct Line {
    href: String,
    name: String,
    about: String,
    /// What it holds already.
    holds: String,
}

#[get("/templates")]
pub(super) async fn page(who: Contributor) -> Done<Answer> {
    let manages = who.account().role.may_manage();
    // A plan is the whole programme's: it lies within no scope.
    let kinds = Kind::ALL.into_iter().filter(|it| who.scope().is_none() || *it != Kind::Plan);
    let kinds: Vec<Kind> = kinds.collect();
    who.cached(ContentType::HTML, move |read, page| {
        let held = held(read, manages)?;
        let mut lines = Vec::new();
        for kind in kinds {
            if kind == Kind::Plan {
                for programme in read.programmes()? {
                    let href = format!("/templates/plan.xlsx?programme={}", programme.code);
                    let holds = programme.name.clone();
                    lines.push(Line { href, holds, ..line(page.lang, kind, &held) });
                }
            } else {
                lines.push(line(page.lang, kind, &held));
            }
        }
        let none = held.estates.is_empty();
        let title = page.say("templates-title");
        let page = page.titled(title).place(Place::Entries);
        Ok(TemplatesPage { page, none, lines }.render()?)
    })
    .await
}

fn line(lang: Lang, kind: Kind, held: &Held) -> Line {
    let word = kind.as_str();
    let count = |key: &str, n: usize| lang.say_with(key, &[("n", n.into())]);
    let estates = count("templates-n-estates", held.estates.len());
    let operations = count("templates-n-operations", held.operations.len());
    let months = count("templates-n-months", held.months.len());
    Line {
        href: format!("/templates/{word}.xlsx"),
        name: lang.say(&format!("templates-name-{word}")).into_owned(),
        about: lang.say(&format!("templates-about-{word}")).into_owned(),
        holds: match kind {
            Kind::Entries => [estates, operations, months].join(" · "),
            _ => estates,
        },
    }
}

#[get("/templates/entries.xlsx")]
pub(super) async fn entries(who: Contributor) -> Done<Answer> {
    file(&who, Kind::Entries, "corons-modele-saisies").await
}

#[get("/templates/estates.xlsx")]
pub(super) async fn estates(who: Contributor) -> Done<Answer> {
    file(&who, Kind::Estates, "corons-modele-cites").await
}

#[get("/templates/plan.xlsx")]
pub(super) async fn plan(who: Contributor) -> Done<Answer> {
    let name = plain(programme(&who));
    file(&who, Kind::Plan, &format!("{name}-modele-plan")).await
}

#[get("/templates/dwellings.xlsx")]
pub(super) async fn dwellings(who: Contributor) -> Done<Answer> {
    file(&who, Kind::Dwellings, "corons-modele-logements").await
}

/// The programme asked for, else the default one.
fn programme(who: &Contributor) -> &str {
    who.param("programme").unwrap_or(&who.app.programme)
}

async fn file(who: &Contributor, kind: Kind, name: &str) -> Done<Answer> {
    let (manages, programme) = (who.account().role.may_manage(), programme(who).to_owned());
    who.table(name, Format::Xlsx(who.lang), move |read, format| {
        Ok(template(read, kind, format.lang(), manages, &programme)?)
    })
    .await
}
