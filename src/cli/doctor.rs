//! `corons doctor`: what is weak, line by line. Exit 1 only when something is grave.

use chrono::TimeDelta;
use clap::{ArgMatches, Command};

use super::{Context, Outcome, Stop, print, verify};
use crate::config::Limits;
use crate::store::{Condition, Health, StoreError, Verification};
use crate::text::{Arg, Lang};

pub(super) fn arguments(_: Lang, command: Command) -> Command {
    command
}

/// How bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Ok,
    Attention,
    Grave,
}

impl Weight {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Attention => "attention",
            Self::Grave => "grave",
        }
    }
}

/// What was found, in the order it is said.
struct Findings {
    lang: Lang,
    lines: Vec<(Weight, String)>,
}

impl Findings {
    fn say(&mut self, weight: Weight, key: &str, args: &[(&str, Arg<'_>)]) {
        self.lines.push((weight, self.lang.say_with(key, args)));
    }

    /// One of two sentences: in order, or not.
    fn judge(&mut self, good: bool, otherwise: Weight, key: &str, args: &[(&str, Arg<'_>)]) {
        let (weight, ending) = if good { (Weight::Ok, "ok") } else { (otherwise, "wrong") };
        self.say(weight, &format!("{key}-{ending}"), args);
    }
}

pub(super) fn run(context: &Context, _: &ArgMatches) -> Outcome {
    let store = context.open_existing()?;
    let stop = |error: StoreError| context.stop(&error);
    let condition = store.condition().map_err(stop)?;
    let health = store.health().map_err(stop)?;
    let verified = store.read(|read| read.verify(None)).map_err(stop)?;
    let mut found = Findings { lang: context.lang, lines: Vec::new() };
    let limits = Limits::default();
    database(&mut found, &condition, &health, &verified);
    place(&mut found, &condition, &health, &limits);
    keeping(&mut found, &health, &limits);
    people(&mut found, &condition);
    found.say(Weight::Ok, "doctor-listening", &[]);
    for (weight, sentence) in &found.lines {
        print(&format!("{:<10}{sentence}", weight.word()));
    }
    let grave = found.lines.iter().filter(|(weight, _)| *weight == Weight::Grave).count();
    if grave > 0 {
        return Err(Stop::refused(context.lang, "doctor-grave", &[("n", grave.into())]));
    }
    Ok(())
}

fn database(found: &mut Findings, condition: &Condition, health: &Health, it: &Verification) {
    let lang = found.lang;
    found.say(Weight::Ok, "doctor-sqlite", &[("text", (&health.sqlite).into())]);
    found.judge(condition.settings.are_safe(), Weight::Grave, "doctor-settings", &[]);
    let strange = condition.strange.join(", ");
    let schema = condition.strange.is_empty();
    found.judge(schema, Weight::Grave, "doctor-schema", &[("text", strange.into())]);
    match &it.fault {
        None => {
            let args = [("text", lang.count(it.position).into()), ("hash", it.hash.short().into())];
            found.say(Weight::Ok, "doctor-ledger", &args);
        }
        Some(fault) => found.lines.push((Weight::Grave, verify::said(lang, fault, it))),
    }
    if let Some(last) = health.head.at {
        let args = [("text", lang.instant(last).into())];
        found.judge(last <= health.at, Weight::Attention, "doctor-clock", &args);
    }
}

fn place(found: &mut Findings, condition: &Condition, health: &Health, limits: &Limits) {
    let open: Vec<_> = condition.open_to_others.iter().map(|it| it.display().to_string()).collect();
    let args = [("text", open.join(", ").into())];
    found.judge(open.is_empty(), Weight::Attention, "doctor-rights", &args);
    let args = [
        ("free", size(found.lang, health.free).into()),
        ("wanted", size(found.lang, limits.disk_reserve).into()),
    ];
    found.judge(health.free >= limits.disk_reserve, Weight::Grave, "doctor-disk", &args);
}

fn keeping(found: &mut Findings, health: &Health, limits: &Limits) {
    let lang = found.lang;
    match health.saved_at() {
        None => found.say(Weight::Attention, "doctor-backup-none", &[]),
        Some(at) => {
            let late = health.unsaved_for().is_some_and(|it| it > long(limits.unsaved));
            let args = [("text", lang.instant(at).into())];
            found.judge(!late, Weight::Attention, "doctor-backup", &args);
        }
    }
    if let Some(why) = health.notes.backup.as_ref().and_then(|it| it.why.as_ref()) {
        found.say(Weight::Attention, "doctor-backup-failed", &[("text", why.into())]);
    }
    match &health.notes.restore_test {
        None => found.say(Weight::Attention, "doctor-restore-test-none", &[]),
        Some(test) => {
            let args = [
                ("text", lang.instant(test.at).into()),
                ("why", test.why.as_deref().unwrap_or_default().into()),
            ];
            if test.is_good() {
                let young = health.restores(long(limits.restore_test));
                found.judge(young, Weight::Attention, "doctor-restore-test", &args);
            } else {
                found.say(Weight::Grave, "doctor-restore-test-failed", &args);
            }
        }
    }
}

fn people(found: &mut Findings, condition: &Condition) {
    found.judge(condition.administrators > 0, Weight::Attention, "doctor-administrator", &[]);
    found.judge(condition.managers > 1, Weight::Attention, "doctor-managers", &[]);
    if condition.managers + condition.administrators > 0 {
        let args = [("n", condition.one_factor.into())];
        found.judge(condition.one_factor == 0, Weight::Attention, "doctor-factors", &args);
    }
}

fn long(time: std::time::Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)
}

/// Mebibytes, as people write them.
fn size(lang: Lang, bytes: u64) -> String {
    let whole = i64::try_from(bytes / (1 << 20)).unwrap_or(i64::MAX);
    lang.say_with("keeping-size", &[("n", whole.into())])
}
