//! The health of the service in sentences, for those who answer for it.

use askama::Template;
use rocket::get;
use rocket::http::Status;

use super::answer::Answer;
use super::db::Done;
use super::guards::Steward;
use super::health::long;
use super::page::Page;
use crate::config::{Config, Limits};
use crate::domain::ids::Position;
use crate::store::{Backup, Health, Note};
use crate::text::Lang;

/// Backups shown.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "health/page.html")]
struct HealthPage {
    page: Page,
    aside: String,
    answer: String,
    facts: Vec<Fact>,
    /// Whether this service makes copies, or has some.
    copies: bool,
    rows: Vec<Row>,
}

/// A sentence about one thing, and whether something is to be done.
struct Fact {
    name: String,
    say: String,
    wrong: bool,
}

/// A backup.
struct Row {
    name: String,
    when: String,
    position: String,
    size: String,
}

#[get("/health")]
pub(super) async fn page(steward: Steward) -> Done<Answer> {
    let lang = steward.lang;
    let health = steward.db().health().await?;
    let backups = steward.db().backups(SHOWN).await?;
    let facts = facts(lang, &health, &steward.app.config);
    let wrong = facts.iter().filter(|it| it.wrong).count();
    let key = if wrong == 0 { "keeping-all-well" } else { "keeping-not-well" };
    let keeps = steward.app.config.keeps;
    let page = HealthPage {
        page: steward.page().titled(lang.say("keeping-title")),
        aside: lang.say(if keeps { "keeping-aside" } else { "keeping-aside-off" }).into_owned(),
        copies: keeps || !backups.is_empty(),
        answer: lang.say_with(key, &[("n", wrong.into())]),
        facts,
        rows: backups.iter().map(|(it, reaches)| row(lang, it, *reaches)).collect(),
    };
    Ok(Answer::page(Status::Ok, page.render()?))
}

fn row(lang: Lang, backup: &Backup, reaches: Option<Position>) -> Row {
    Row {
        name: backup.name(),
        when: backup.at.map(|at| lang.instant(at)).unwrap_or_default(),
        position: reaches.map(|at| lang.position(at)).unwrap_or_default(),
        size: size(lang, backup.bytes),
    }
}

fn facts(lang: Lang, health: &Health, config: &Config) -> Vec<Fact> {
    let limits = &config.limits;
    let mut facts = vec![backup(lang, health, config)];
    let failed = health.notes.backup.as_ref().and_then(|it| it.why.as_ref());
    if let Some(why) = failed {
        let say = lang.say_with("keeping-backup-failed", &[("text", why.into())]);
        facts.push(Fact { name: lang.say("keeping-backup").into_owned(), say, wrong: true });
    }
    // A service that keeps nothing speaks only of what was done there all the same.
    let (tested, verified) = (&health.notes.restore_test, &health.notes.verification);
    if config.keeps || tested.is_some() {
        let old = config.keeps && !health.restores(long(limits.restore_test));
        facts.push(noted(lang, "keeping-restore-test", tested.as_ref(), old));
    }
    if config.keeps || verified.is_some() {
        let wrong = !health.is_verified();
        facts.push(noted(lang, "keeping-verification", verified.as_ref(), wrong));
    }
    facts.push(disk(lang, health, limits));
    let sqlite = &health.sqlite;
    let args = [
        ("size", size(lang, health.bytes).into()),
        ("sqlite", sqlite.into()),
        ("version", env!("CARGO_PKG_VERSION").into()),
    ];
    facts.push(Fact {
        name: lang.say("keeping-database").into_owned(),
        say: lang.say_with("keeping-database-say", &args),
        wrong: false,
    });
    facts
}

fn backup(lang: Lang, health: &Health, config: &Config) -> Fact {
    let name = lang.say("keeping-backup").into_owned();
    if !config.keeps {
        return Fact { name, say: lang.say("keeping-backup-off").into_owned(), wrong: false };
    }
    let late = health.unsaved_for().is_some_and(|it| it > long(config.limits.unsaved));
    let last = match health.saved_at() {
        Some(at) => lang.say_with("keeping-backup-last", &[("text", lang.instant(at).into())]),
        None => lang.say("keeping-backup-none").into_owned(),
    };
    let since = match health.unsaved_since {
        Some(at) => lang.say_with("keeping-unsaved", &[("text", lang.instant(at).into())]),
        None => lang.say("keeping-all-saved").into_owned(),
    };
    Fact { name, say: format!("{last} {since}"), wrong: late }
}

/// What came of something done once a day.
fn noted(lang: Lang, key: &str, note: Option<&Note>, wrong: bool) -> Fact {
    let say = match note {
        None => lang.say(&format!("{key}-none")).into_owned(),
        Some(note) => {
            let ending = if note.is_good() { "ok" } else { "failed" };
            let args = [
                ("text", lang.instant(note.at).into()),
                ("position", note.position.map(|at| lang.count(at)).unwrap_or_default().into()),
                ("file", note.file.as_deref().unwrap_or_default().into()),
                ("why", note.why.as_deref().unwrap_or_default().into()),
            ];
            lang.say_with(&format!("{key}-{ending}"), &args)
        }
    };
    Fact { name: lang.say(key).into_owned(), say, wrong }
}

fn disk(lang: Lang, health: &Health, limits: &Limits) -> Fact {
    let wrong = health.free < limits.disk_reserve;
    let key = if wrong { "keeping-disk-short" } else { "keeping-disk-ok" };
    let args = [
        ("free", size(lang, health.free).into()),
        ("wanted", size(lang, limits.disk_reserve).into()),
    ];
    Fact { name: lang.say("keeping-disk").into_owned(), say: lang.say_with(key, &args), wrong }
}

/// Mebibytes, as people write them; at least one.
fn size(lang: Lang, bytes: u64) -> String {
    let whole = i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    lang.say_with("keeping-size", &[("n", whole.into())])
}
