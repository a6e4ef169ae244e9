//! Whether the process lives, and whether everything it needs is in order.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use rocket::get;
use rocket::http::{ContentType, Status};
use rocket::tokio::sync::Mutex;
use serde::Serialize;

use super::App;
use super::answer::{Answer, Encoding};
use super::guards::Open;
use crate::config::Limits;
use crate::store::Health;

/// The process lives.
#[get("/healthz")]
pub(super) fn healthz(_open: Open) -> Answer {
    body(Status::Ok, ContentType::Plain, "ok\n".into())
}

/// The database answers and can be written, the disk has room, the last backup is not too old and
/// was restored well: 200, else 503, and why.
#[get("/readyz")]
pub(super) async fn readyz(open: Open) -> Answer {
    let report = open.app().ready.look(open.app()).await;
    let status = if report.ok { Status::Ok } else { Status::ServiceUnavailable };
    body(status, ContentType::JSON, serde_json::to_vec(&*report).unwrap_or_default())
}

fn body(status: Status, media: ContentType, bytes: Vec<u8>) -> Answer {
    Answer::body(status, media, bytes.into(), Encoding::Plain).header("Cache-Control", "no-store")
}

/// What was found, for those who watch the service.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Report {
    ok: bool,
    checks: Checks,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Checks {
    database: Check,
    writes: Check,
    disk: Check,
    backup: Check,
    restore_test: Check,
    verification: Check,
}

/// One check; what does not belong to it is left out.
#[derive(Debug, Clone, Default, Serialize)]
struct Check {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    free_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanted_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsaved_seconds: Option<i64>,
}

impl Check {
    fn of(ok: bool) -> Self {
        Self { ok, ..Self::default() }
    }
}

/// The last report: whoever asks more often than the limit says is given it again, so that
/// nobody can keep the writer busy by asking.
#[derive(Default)]
pub(super) struct Ready {
    last: Mutex<Option<(Instant, Arc<Report>)>>,
}

impl Ready {
    async fn look(&self, app: &App) -> Arc<Report> {
        let mut last = self.last.lock().await;
        if let Some((at, report)) = &*last
            && at.elapsed() < app.config.limits.ready
        {
            return Arc::clone(report);
        }
        let report = Arc::new(look(app).await);
        *last = Some((Instant::now(), Arc::clone(&report)));
        report
    }
}

async fn look(app: &App) -> Report {
    let health = app.db.health().await;
    let writes = Check::of(app.db.probe().await.is_ok());
    let checks = match &health {
        Ok(health) => Checks { writes, ..checks(health, &app.config.limits, app.config.keeps) },
        Err(_) => Checks { writes, ..Checks::default() },
    };
    let all = [
        &checks.database,
        &checks.writes,
        &checks.disk,
        &checks.backup,
        &checks.restore_test,
        &checks.verification,
    ];
    Report { ok: all.iter().all(|check| check.ok), checks }
}

/// What the facts come to. A service that keeps nothing, the demonstration, lacks no backup.
fn checks(health: &Health, limits: &Limits, keeps: bool) -> Checks {
    let age = |at: crate::domain::calendar::Instant| Some((health.at - at).num_seconds());
    let (test, verified) = (&health.notes.restore_test, &health.notes.verification);
    let unsaved = health.unsaved_for();
    Checks {
        database: Check::of(true),
        writes: Check::default(),
        disk: Check {
            free_bytes: Some(health.free),
            wanted_bytes: Some(limits.disk_reserve),
            ..Check::of(health.free >= limits.disk_reserve)
        },
        backup: Check {
            age_seconds: health.saved_at().and_then(age),
            unsaved_seconds: unsaved.map(|it| it.num_seconds()),
            ..Check::of(!keeps || unsaved.is_none_or(|it| it <= long(limits.unsaved)))
        },
        restore_test: Check {
            age_seconds: test.as_ref().and_then(|it| age(it.at)),
            ..Check::of(!keeps || health.restores(long(limits.restore_test)))
        },
        verification: Check {
            age_seconds: verified.as_ref().and_then(|it| age(it.at)),
            ..Check::of(health.is_verified())
        },
    }
}

pub(super) fn long(time: Duration) -> TimeDelta {
    TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX)
}
