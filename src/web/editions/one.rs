//! One edition: its answer, its files with their hashes, what changed since another one. Its ZIP.

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Status};

use super::list::Line;
use crate::domain::edition::Edition;
use crate::domain::knowledge::Knowledge;
use crate::domain::restatement::Restatement;
use crate::domain::stage::Stage;
use crate::files::pack::manifest::Manifest;
use crate::text::Lang;
use crate::text::sentences::restatement as said;
use crate::web::answer::{Answer, Encoding};
use crate::web::board::territories::capital;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::marks::{Variance, emphasised};
use crate::web::pack::{Since, bridge_question};
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "editions/one.html")]
struct EditionPage {
    page: Page,
    line: Line,
    answer: String,
    known: String,
    position: String,
    manifest_hash: String,
    /// The position of its event: read there, every page is as the edition shows it.
    event: i64,
    /// A head to check the ledger against.
    head: String,
    files: Vec<(String, String, String)>,
    others: Vec<(i32, String, bool)>,
    changed: Option<Changed>,
}

/// What two editions say of a stage.
struct Both {
    stage: String,
    before: String,
    here: String,
    moved: Variance,
}

/// What changed since another edition: what both say, and the bridge between them.
struct Changed {
    /// The names of both, with the day each is read at.
    heads: [String; 2],
    stages: Vec<Both>,
    say: String,
    opening: (String, String),
    steps: Vec<(String, Variance)>,
    closing: (String, String),
    residual: String,
    href: String,
}

#[get("/editions/<name>")]
pub(in crate::web) async fn one(reader: Reader, name: &str) -> Done<Answer> {
    match name.strip_suffix(".zip") {
        Some(number) => archive(&reader, number).await,
        None => page(&reader, name).await,
    }
}

fn numbered(text: &str) -> Done<i32> {
    let digits = text.bytes().all(|it| it.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| digits).ok_or(Failure::NotFound)
}

/// The very bytes that were sealed.
async fn archive(reader: &Reader, number: &str) -> Done<Answer> {
    let number = numbered(number)?;
    let bytes = reader.read(move |read| read.edition_archive(number)).await?;
    let bytes = bytes.ok_or(Failure::NotFound)?;
    let name = format!("attachment; filename=\"corons-edition-{number}.zip\"");
    Ok(Answer::body(Status::Ok, ContentType::ZIP, bytes.into(), Encoding::Plain)
        .header("Content-Disposition", name)
        .header("Cache-Control", "private, no-cache"))
}

async fn page(reader: &Reader, number: &str) -> Done<Answer> {
    let number = numbered(number)?;
    let (all, manifest) =
        reader.read(move |read| Ok((read.editions()?, read.edition_manifest(number)?))).await?;
    let found = all.iter().find(|it| it.sealed.number == number).cloned();
    let (Some(edition), Some(manifest)) = (found, manifest) else {
        return Err(Failure::NotFound);
    };
    let manifest = opened(&manifest)?;
    let before: Vec<Edition> = all
        .into_iter()
        .filter(|it| it.programme == edition.programme && it.sealed.number < number)
        .collect();
    let from = match reader.param("from") {
        None => before.first().cloned(),
        Some(text) => {
            let from = numbered(text)?;
            let found = before.iter().find(|it| it.sealed.number == from).cloned();
            Some(found.ok_or(Failure::NotFound)?)
        }
    };
    let changed = match &from {
        Some(from) => changed(reader, from, &edition, &manifest).await?,
        None => None,
    };
    let chosen = from.map(|it| it.sealed.number);
    reader
        .fresh(Status::Ok, move |_, page| {
            let lang = page.lang;
            Ok(shown(lang, page, &edition, &manifest, (&before, chosen), changed).render()?)
        })
        .await
}

fn shown(
    lang: Lang,
    page: Page,
    of: &Edition,
    manifest: &Manifest,
    (before, chosen): (&[Edition], Option<i32>),
    changed: Option<Changed>,
) -> EditionPage {
    let line = Line::new(lang, of);
    let [french, english] = &manifest.answer;
    let page = page.titled(line.name.clone()).programme(&of.programme);
    EditionPage {
        answer: if lang == Lang::Fr { french.clone() } else { english.clone() },
        known: lang.day_in_words(of.sealed.known_on),
        position: lang.position(of.sealed.known),
        manifest_hash: of.sealed.manifest.clone(),
        event: of.position,
        head: format!("{}:{}", of.position, of.hash.short()),
        files: manifest
            .files
            .iter()
            .map(|it| {
                let size = i64::try_from(it.bytes.div_ceil(1024)).unwrap_or(i64::MAX);
                let size = lang.say_with("editions-size", &[("n", size.into())]);
                (it.name.clone(), size, it.sha256.clone())
            })
            .collect(),
        others: before
            .iter()
            .map(|it| {
                let number = it.sealed.number;
                (number, Line::new(lang, it).name, chosen == Some(number))
            })
            .collect(),
        changed,
        line,
        page,
    }
}

/// What moved between the states two editions show.
async fn changed(
    reader: &Reader,
    from: &Edition,
    to: &Edition,
    here: &Manifest,
) -> Done<Option<Changed>> {
    let since = Since::Edition(from.sealed.number, from.position);
    let known = Knowledge::Position(to.position);
    let asked = bridge_question(&to.programme, since, known, false);
    let of = match reader.db().bridge(asked).await {
        Ok(of) => of,
        Err(Failure::Refused(_)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let number = from.sealed.number;
    let before = reader.read(move |read| read.edition_manifest(number)).await?;
    let before = opened(&before.ok_or(Failure::NotFound)?)?;
    let lang = reader.lang;
    let heads = [from, to].map(|edition| {
        let name = Line::new(lang, edition).name;
        let day = lang.day_in_words(edition.sealed.to);
        lang.say_with("editions-at", &[("text", name.into()), ("day", day.into())])
    });
    let stages = Stage::ALL.map(|stage| {
        let of = |manifest: &Manifest| manifest.totals.get(stage.as_str()).map_or(0, |it| it.total);
        let (before, here) = (of(&before), of(here));
        Both {
            stage: capital(&lang.stage_name(stage)),
            before: lang.count(before),
            here: lang.count(here),
            moved: Variance::of(lang, here - before),
        }
    });
    Ok(Some(Changed { heads, stages: stages.into(), ..bridge(lang, &of) }))
}

/// A manifest as it was kept.
fn opened(manifest: &str) -> Done<Manifest> {
    serde_json::from_str(manifest).map_err(|error| Failure::Broken(error.to_string()))
}

fn bridge(lang: Lang, of: &Restatement) -> Changed {
    let bridge = &of.bridge;
    let end = |key: &str, known, n| {
        let point = said::point(lang, of, known, false);
        (format!("{} {point}", lang.say(key)), lang.count(n))
    };
    Changed {
        heads: Default::default(),
        stages: Vec::new(),
        say: emphasised(&said::restatement(lang, of, false)),
        opening: end("restatements-opening", &of.from, bridge.opening_sum()),
        steps: bridge
            .at_work()
            .into_iter()
            .map(|cause| {
                let moved = Variance::of(lang, bridge.cause_sum(cause));
                (capital(&said::cause(lang, cause)), moved)
            })
            .collect(),
        closing: end("restatements-closing", &of.to, bridge.closing_sum()),
        residual: lang.signed(bridge.residual()),
        href: format!(
            "/restatements?programme={}&from=@{}&to=@{}&by=estate",
            of.programme.code, of.from.position, of.to.position
        ),
    }
}
