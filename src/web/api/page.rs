//! The page that tells people what programs can ask: made from the same table as the description,
//! with examples to copy.

use std::fmt::Write as _;

use askama::Template;
use rocket::get;
use rocket::http::{ContentType, Method};

use super::description::{self, Described, template};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Reader;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "api/page.html")]
struct ApiPage {
    page: Page,
    intro: String,
    limit: String,
    first: String,
    parts: Vec<Part>,
}

/// Addresses about one thing.
struct Part {
    id: &'static str,
    title: String,
    routes: Vec<Route>,
}

/// One method of one address.
struct Route {
    id: &'static str,
    method: &'static str,
    path: String,
    summary: String,
    more: Option<String>,
    role: String,
    parameters: Vec<(String, String)>,
    statuses: String,
    example: String,
}

/// The page.
#[get("/api")]
pub(in crate::web) async fn page(reader: Reader) -> Done<Answer> {
    let limits = &reader.app.config.limits;
    let (most, window) = (limits.api_requests, limits.api_window.as_secs());
    reader
        .cached(ContentType::HTML, move |_, page| {
            let lang = page.lang;
            let limit = [("n", i64::from(most).into()), ("text", window.to_string().into())];
            let shown = ApiPage {
                intro: lang.say("api-doc-intro").into_owned(),
                limit: lang.say_with("api-doc-limit", &limit),
                first: description::table().first().map(|it| call(it, lang)).unwrap_or_default(),
                parts: parts(lang),
                page: page.titled(lang.say("api-doc-title")),
            };
            Ok(shown.render()?)
        })
        .await
}

fn parts(lang: Lang) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for it in description::table() {
        let route = route(it, lang);
        match parts.last_mut().filter(|part| part.id == it.tag) {
            Some(part) => part.routes.push(route),
            None => parts.push(Part {
                id: it.tag,
                title: lang.say(&format!("api-tag-{}", it.tag)).into_owned(),
                routes: vec![route],
            }),
        }
    }
    parts
}

fn route(it: &Described, lang: Lang) -> Route {
    let names = it.path.split('/').filter_map(|part| part.strip_prefix('<'));
    let names = names.map(|part| part.trim_end_matches('>')).chain(it.query.iter().copied());
    let more = format!("api-op-{}-more", it.id);
    let statuses = it.answers.iter().chain(it.problems).map(ToString::to_string);
    Route {
        id: it.id,
        method: it.method.as_str(),
        path: template(it.path),
        summary: lang.say(&format!("api-op-{}", it.id)).into_owned(),
        more: lang.knows(&more).then(|| lang.say(&more).into_owned()),
        role: lang.role_name(it.role).into_owned(),
        parameters: names
            .map(|name| {
                let meaning = description::parameters::meaning(it.id, name);
                (name.to_owned(), lang.say(&format!("api-param-{meaning}")).into_owned())
            })
            .collect(),
        statuses: statuses.collect::<Vec<_>>().join(" · "),
        example: call(it, lang),
    }
}

/// A call to copy, with something in the places of the address.
fn call(it: &Described, lang: Lang) -> String {
    let filled: Vec<&str> = it
        .path
        .split('/')
        .map(|part| match part {
            "<code>" if it.path.contains("estates") => "LENS-4",
            "<code>" if it.path.contains("operations") => "LENS-4-T1",
            "<code>" => "mc",
            "<year>" => "2025",
            "<id>" => "12",
            "<reference>" => "mc.act.del.g.t.all.2025@1234-R",
            part if part.starts_with('<') => "1234",
            part => part,
        })
        .collect();
    let host = lang.say("api-doc-host");
    let token = lang.say("api-doc-your-token");
    let mut call = String::from("curl");
    if it.method != Method::Get {
        let _ = write!(call, " --request {}", it.method);
    }
    let _ = write!(call, " --header \"Authorization: Bearer {token}\"");
    if it.method != Method::Get {
        let key = lang.say("api-doc-your-key");
        let _ = write!(call, " \\\n  --header \"Idempotency-Key: {key}\"");
    }
    if let Some(body) = it.body {
        call.push_str(" \\\n  --header \"Content-Type: application/json\"");
        let _ = write!(call, " \\\n  --data '{}'", body.example);
    }
    if it.file {
        call.push_str(" \\\n  --header \"Content-Type: text/csv\"");
        call.push_str(" \\\n  --data-binary @suivi.csv");
    }
    let _ = write!(call, " \\\n  \"{host}{}{}\"", filled.join("/"), it.example);
    call
}
